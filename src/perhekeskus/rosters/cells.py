"""A table as values: its sheets and cells, and what is to be said of one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta

from ..newcomer import sentence_of
from ..problems import Problem, remarks, shown

Value = str | int | float | bool | date | time | timedelta


class TableError(Exception):
    """A file that cannot be read as a table. `kind` names a remark, `values` fill it in."""

    def __init__(self, kind: str, **values: object):
        super().__init__(kind)
        self.kind, self.values = kind, values


@dataclass(frozen=True)
class Cell:
    """`sheet` is empty where a file has only one; `row` and `column` count from 1, as a table program shows them."""

    sheet: str
    row: int
    column: int
    value: Value = ""

    @property
    def name(self) -> str:
        """'C7'."""
        return f"{letters(self.column)}{self.row}"

    @property
    def shown(self) -> str:
        """On one line, as a table program shows it."""
        return " ".join(as_text(self.value).split())


@dataclass(frozen=True)
class Sheet:
    """`rows` are the values from the first row and column on; `wide` is what joined cells say beside their first, by (row, column) from 0."""

    name: str
    rows: tuple[tuple[Value, ...], ...]
    wide: Mapping[tuple[int, int], Value] = field(default_factory=dict)

    def cells(self, row: int) -> list[Cell]:
        """Those of a row, counted from 0, that say something."""
        return [Cell(self.name, row + 1, at + 1, value) for at, value in enumerate(self.rows[row]) if not isinstance(value, str) or value.strip()]


@dataclass(frozen=True)
class Finding:
    """What is to be said of a cell, or of its whole row, column or sheet (`of`).

    As with problems of the data, an error keeps the row waiting, a notice says what is left out, an answer how a cell was read. `key` is the file's.
    """

    cell: Cell
    problem: Problem
    heading: str = ""
    key: str = ""
    of: str = "cell"

    @classmethod
    def at(cls, cell: Cell, kind: str, *, heading: str = "", key: str = "", of: str = "cell", severity: str = "error", **values: object) -> Finding:
        return cls(cell, Problem("", cell.row, cell.column, "", kind, values, severity), heading, key, of)

    @property
    def severity(self) -> str:
        return self.problem.severity

    @property
    def is_doubt(self) -> bool:
        return self.severity == "error"

    def left_out(self) -> Finding:
        """The same of a cell without which its row is taken."""
        return replace(self, problem=replace(self.problem, severity="notice")) if self.is_doubt else self

    def line(self, language: str) -> str:
        """'Paikat, C7 Aukiolo ”arkisin 9–14”: …' in fi, sv or en."""
        where = remarks()[f"import-of-{self.of}"][language].format(cell=self.cell.name, row=self.cell.row, column=letters(self.cell.column), heading=shown(self.heading), value=shown(self.cell.shown))
        return f"{', '.join(filter(None, [shown(self.cell.sheet), where]))}: {sentence_of(self.problem, language)}"


def as_text(value: Value) -> str:
    """A value as it was probably typed: 100.0 is '100', a time '9.30', a date '9.12.2026'."""
    match value:
        case bool() | str():
            return str(value)
        case int() | float():
            return str(int(value)) if float(value).is_integer() else repr(value)
        case time():
            return f"{value.hour}.{value.minute:02}"
        case timedelta():
            return "{}.{:02}".format(*divmod(round(value.total_seconds() / 60), 60))
        case _:
            return f"{value.day}.{value.month}.{value.year}"


def letters(column: int) -> str:
    """A column as a table program names it: 3 → 'C', 28 → 'AB'."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
