"""How a table is written for a spreadsheet program: semicolons, the mark by which Excel knows UTF-8, a line a row.

Such a program guesses what a cell is. What begins like a formula gets an apostrophe, so that no text of ours is ever run (OWASP, CSV injection);
a phone number is written as it is dialled in Finland, with a space, so that neither its plus nor its first zero gets lost.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from urllib.parse import quote

BETWEEN = " | "  # several values in one cell
LONGEST_WHOLE = 6  # digits of a number that is spoken as one: 116117
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # the last four are the wide forms of the others, which some editions of Excel read as those
_AFTER_SEPARATOR = re.compile(f"([,;])(?={'|'.join(map(re.escape, _FORMULA))})")  # where a program that splits at commas would begin a new cell


def written(rows: Iterable[Iterable[object]]) -> bytes:
    """A whole file. None is an empty cell."""
    file = io.StringIO()
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """On one line, and nothing that a spreadsheet program would take for a formula."""
    if value is None:
        return ""
    text = " ".join(str(value).split())
    if "," in text or ";" in text:
        text = _AFTER_SEPARATOR.sub(r"\1 ", text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def link(url: str) -> str:
    """An address that `cell` leaves whole: it has no room for a space, so a separator before such a sign is written by its number."""
    return _AFTER_SEPARATOR.sub(lambda found: quote(found[1], safe=""), url)


def dialled(number: str) -> str:
    """'+358 40 1234567' → '040 1234567', '+46812345' → '00 46812345': as it is dialled in Finland, and nothing that looks like a number to count with."""
    if number.startswith("+358"):
        number = "0" + number.removeprefix("+358").lstrip()
    number = re.sub(r"^\+ ?", "00 ", number)
    return number if " " in number or len(number) <= LONGEST_WHOLE else f"{number[:3]} {number[3:]}"
