"""A file as sheets of values: what a table program wrote, or lines of text between commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
import struct
import zipfile
import zlib
from collections.abc import Sized
from io import BytesIO, StringIO
from pathlib import Path

from .cells import Sheet, TableError, Value
from .headings import most_known

LARGEST_FILE = 10_000_000  # bytes; a table of all places of the country is a tenth of this
MOST_ROWS, MOST_COLUMNS = 20_000, 500
SEPARATORS = (";", ",", "\t")
LARGEST_UNPACKED = 200_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # what files of table programs begin with
_CELL = re.compile(rb'<(?:\w+:)?c (?:[^>]*? )?r="([A-Z]{1,3})([0-9]{1,7})"')
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def sheets_of(path: Path) -> list[Sheet]:
    """The sheets that are not hidden, joined cells downwards filled. Raises TableError for what is no table."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise TableError("import-not-opened", why=error.strerror) from None
    if len(raw) > LARGEST_FILE:
        raise TableError("import-too-large", most=LARGEST_FILE // 1_000_000)
    return _workbook(raw) if raw.startswith((_ZIP, _OLE)) else [Sheet("", _lines(_text(raw)))]


def _text(raw: bytes) -> str:
    """As Excel writes it: UTF-8, UTF-16 with a mark, or else what Windows calls ANSI."""
    for encoding in ("utf-16",) if raw.startswith(_UTF16) else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError("import-not-a-table")


def _lines(text: str) -> tuple[tuple[str, ...], ...]:
    """Rows of text, between whichever separator shows the most headings."""
    first, _, rest = text.partition("\n")
    if said := re.fullmatch(r"sep=(.)\r?", first, re.I):  # a line for Excel alone, which does not count it
        return _between(said[1], rest)
    return max((_between(separator, text) for separator in SEPARATORS), key=most_known)


def _between(separator: str, text: str) -> tuple[tuple[str, ...], ...]:
    rows = []
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=separator):
            rows.append(tuple(cells))
            _refuse_too_many(rows, cells)
    except csv.Error:
        raise TableError("import-not-a-table") from None
    return tuple(rows)


def _refuse_too_many(rows: Sized, columns: Sized) -> None:
    if len(rows) > MOST_ROWS or len(columns) > MOST_COLUMNS:
        raise TableError("import-too-many", rows=MOST_ROWS, columns=MOST_COLUMNS)


def _workbook(raw: bytes) -> list[Sheet]:
    try:
        import python_calamine as calamine
    except ImportError:
        raise TableError("import-no-library") from None
    if raw.startswith(_ZIP):
        _refuse_far_cells(raw)
    try:
        book = calamine.CalamineWorkbook.from_filelike(BytesIO(raw))
        names = [sheet.name for sheet in book.sheets_metadata if sheet.visible == calamine.SheetVisibleEnum.Visible and sheet.typ == calamine.SheetTypeEnum.WorkSheet]
        return [_sheet(book.get_sheet_by_name(name), name if len(names) > 1 else "") for name in names]
    except calamine.CalamineError:
        raise TableError("import-not-a-table") from None


def _refuse_far_cells(raw: bytes) -> None:
    """A word in the last corner of a sheet would make the library ask for 500 GB, and end the process."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as parts:
            if sum(part.file_size for part in parts.infolist()) > LARGEST_UNPACKED:
                raise TableError("import-too-large", most=LARGEST_FILE // 1_000_000)
            sheets = [_CELL.findall(parts.read(name)) for name in parts.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, LookupError, OSError, RuntimeError, ValueError):
        raise TableError("import-not-a-table") from None
    for cells in filter(None, sheets):
        if max(map(_column_of, {column for column, _ in cells})) * max(int(row) for _, row in cells) > MOST_ROWS * MOST_COLUMNS:
            raise TableError("import-too-many", rows=MOST_ROWS, columns=MOST_COLUMNS)


def _column_of(letters: bytes) -> int:
    """b'AB' → 28."""
    return sum((letter - 64) * 26**place for place, letter in enumerate(reversed(letters)))


def _sheet(sheet, name: str) -> Sheet:
    _refuse_too_many(range(sheet.total_height), range(sheet.total_width))
    rows = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    wide: dict[tuple[int, int], Value] = {}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top >= len(rows) or left >= len(rows[top]):
            continue
        for row in range(top, min(bottom + 1, len(rows))):
            rows[row][left] = rows[top][left]
            wide |= {(row, column): rows[top][left] for column in range(left + 1, min(right + 1, len(rows[row])))}
    return Sheet(name, tuple(map(tuple, rows)), wide)
