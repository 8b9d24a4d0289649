"""What a report is made of: plain values, the same for a terminal, for programs and for a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..catalogue import Key
from ..model import Text


@dataclass(frozen=True)
class Said:
    """A sentence of words.yaml by its name, and what fills it in: numbers, days, a Text in the reader's language, another Said."""

    name: str
    values: Mapping[str, object] = field(default_factory=dict)


def said(name: str, /, **values: object) -> Said:
    return Said(name, values)


def in_language(words: str, language: str) -> Text:
    """Words that are what they are in one language, so that a page in the other marks them."""
    return Text.model_construct(**{language: words})


@dataclass(frozen=True)
class Figure:
    """A number that matters; `of` is what it is a part of."""

    name: str
    number: int
    of: int | None = None


@dataclass(frozen=True)
class Row:
    """A line of a table: what it is about, and a number, or names, for each column. `key` is its page on the site."""

    about: Text | Said
    cells: tuple[int | tuple[Text, ...], ...]
    key: Key | None = None


@dataclass(frozen=True)
class Table:
    """`bars` are the columns that together make a bar, from the best to the worst; `picture` is for a map of the regions by how bad each is.
    `about` heads the first column."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    bars: tuple[str, ...] = ()
    picture: bool = False
    about: str = "about"

    def numbers(self, row: Row) -> list[int]:
        """What a row's bar is made of."""
        return [row.cells[self.columns.index(name)] for name in self.bars]


@dataclass(frozen=True)
class Item:
    """One thing to look at: what it is, what there is to say of it, and where it stands.

    `at` is the path inside the file, and `line` the line where that is known already; `words` is a source text with its language; `facts` are for programs.
    """

    about: Text | Said | str
    file: str
    notes: tuple[Said | Text, ...] = ()
    at: tuple = ()
    line: int | None = None
    key: Key | None = None
    region: str | None = None
    words: tuple[str, str] | None = None
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Items:
    """A list, the most pressing first."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Report:
    """`matters` says in one sentence what matters most; `unknown` what the report could not know."""

    name: str
    matters: Said
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    lists: tuple[Items, ...] = ()
    unknown: tuple[Said, ...] = ()


def of_region(report: Report, region: str) -> Report:
    """What of a report belongs to one region. Its numbers stay those of the whole country, beside which one's own can be seen."""
    lists = (replace(listed, items=tuple(item for item in listed.items if item.region == region)) for listed in report.lists)
    tables = (replace(table, rows=tuple(row for row in table.rows if row.key in (None, ("region", region)))) for table in report.tables)
    return replace(report, lists=tuple(lists), tables=tuple(tables))
