"""Which column of a table says what: by the words above it, in headings.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

import yaml

from ..problems import LANGUAGES, Phrase, suggest
from ..spoken import day_keys
from .cells import Cell, Finding, Sheet, Value

FURTHEST = 40  # rows from the top within which the headings stand
FEWEST = 2  # headings that make a row one of headings
DAY = "day"  # the key of a column for one day of the week, or several
VENUE = "venue"
BESIDE = "beside-person"  # the key of a column for a number or an address of the person in the column before
PASSED = ("person", BESIDE, "town")  # what is known and left out: what is about people, and the town of a postal code


@dataclass(frozen=True)
class Column:
    """`key` is an option of `new place` or a name of headings.yaml; `languages` those of its words, in the order in which a cell has them, none where nobody says."""

    number: int
    heading: str
    key: str
    languages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The columns of a sheet, its first row below the headings (from 0), and what is to be said of the columns."""

    columns: tuple[Column, ...]
    first: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Headings(Phrase):
    """The usual words above the columns of some keys, in the language of a sentence."""

    kind: str = ""
    keys: tuple[str, ...] = ()

    def sentence(self, language: str) -> str:
        words = (vocabulary()["columns"][key][language][0] for key in self.keys)
        return ", ".join(word[:1].upper() + word[1:] for word in words)


def plan_of(sheet: Sheet) -> Plan | None:
    """How a sheet is to be read; None without a row of headings, a name's among them."""
    rows = range(min(FURTHEST, len(sheet.rows)))
    best = max(rows, key=lambda row: len(_keys(_labels(sheet, row))), default=None)
    if best is None or len(keys := _keys(_labels(sheet, best))) < FEWEST or not keys & {"name", VENUE}:
        return None
    labels, first = _labels(sheet, best), best + 1
    while first < len(sheet.rows) and _only_headings(below := _labels(sheet, first)):
        labels, first = [f"{above}\n{under}" if under != above else above for above, under in zip(labels, below)], first + 1
    columns = list(_without_persons(_settled([_column(at + 1, label) for at, label in enumerate(labels)])))
    return Plan(tuple(_kept(columns)), first, tuple(_findings(sheet, first, columns, labels)))


def most_known(rows: Sequence[Sequence[Value]]) -> int:
    """How many columns the best row of headings tells."""
    sheet = Sheet("", tuple(map(tuple, rows[:FURTHEST])))
    return max((len(_keys(_labels(sheet, row))) for row in range(len(sheet.rows))), default=0)


@cache
def vocabulary() -> dict:
    """headings.yaml."""
    return yaml.safe_load(resources.files(__package__).joinpath("headings.yaml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """A heading or a word of a cell without what may differ: 'Nimi_(SV):' → 'nimi sv'."""
    return " ".join(re.sub(r"[^\w&+]|_", " ", text.casefold()).split())


def _labels(sheet: Sheet, row: int) -> list[str]:
    """The words of each column in a row, what joined cells say in each of theirs."""
    width = max(map(len, sheet.rows))
    values = [*sheet.rows[row], *[""] * (width - len(sheet.rows[row]))]
    said = (sheet.wide.get((row, at), value) for at, value in enumerate(values))
    return [value if isinstance(value, str) else "" for value in said]


def _keys(labels: Iterable[str]) -> set[str]:
    return {column.key for column in (_column(0, label) for label in labels) if column}


def _only_headings(labels: Iterable[str]) -> bool:
    """Whether a row below one of headings is another: names of columns or of languages, and nothing else."""
    said = [label for label in labels if label.strip()]
    return bool(said) and all(any(_read(part)) for label in said for part in _parts(label))


def _parts(label: str) -> list[str]:
    return [part for part in re.split(r"[/\n|]", label) if plain(part)]


def _column(number: int, label: str) -> Column | None:
    """What a heading says: 'Nimi / Namn' both languages, 'Nimi' over 'ruotsiksi' the second, what is not known None."""
    read = [_read(part) for part in _parts(label)]
    keys = list(dict.fromkeys(key for key, _, _ in read if key))
    if len(keys) != 1:
        return None
    marks = [mark for _, mark, _ in read if mark]
    languages = marks or [language for _, _, language in read if language]
    heading = " ".join(label.split())
    return Column(number, heading, keys[0], tuple(dict.fromkeys(language for language in languages if language != "en")))


@cache
def _read(part: str) -> tuple[str, str, str]:
    """(key, language that it names, language that it is in) of one part of a heading, each '' where it says none."""
    words = plain(part)
    if not words:
        return "", "", ""
    rest, mark = _without_mark(words)
    key, language = _known().get(words) or _known().get(rest, ("", ""))
    if not key and day_keys(part):
        key = DAY
    return key, mark, language


def language_named(text: str) -> str:
    """'På svenska' → 'sv'; '' for what names no language, or several."""
    return _marks().get(plain(text), "")


def _without_mark(words: str) -> tuple[str, str]:
    """'nimi på svenska' → ('nimi', 'sv')."""
    for mark, language in _marks().items():
        if words == mark:
            return "", language
        if words.endswith(f" {mark}"):
            return words.removesuffix(f" {mark}"), language
        if words.startswith(f"{mark} "):
            return words.removeprefix(f"{mark} "), language
    return words, ""


@cache
def _marks() -> dict[str, str]:
    """Each way to name a language, the longest first."""
    pairs = [(plain(mark), language) for language, marks in vocabulary()["languages"].items() for mark in marks]
    return dict(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _known() -> dict[str, tuple[str, str]]:
    """Words of a heading to (key, language)."""
    return {plain(words): (key, language) for key, by_language in vocabulary()["columns"].items() for language in LANGUAGES for words in by_language[language]}


def _settled(columns: list[Column | None]) -> list[Column | None]:
    """'Paikka' is a name where no other column is, and else where the place is: 'Kerho', 'Paikka'."""
    key = "location" if any(column and column.key == "name" for column in columns) else "name"
    return [replace(column, key=key) if column and column.key == VENUE else column for column in columns]


def _without_persons(columns: Iterable[Column | None]) -> Iterator[Column | None]:
    """A number or an address beside a person's name is that person's, unless its heading says that it is shared."""
    before = ""
    for column in columns:
        if column and before in ("person", BESIDE) and column.key in ("phone", "email") and not {*plain(column.heading).split()} & {*vocabulary()["shared"]}:
            column = replace(column, key=BESIDE)
        before = column.key if column else ""
        yield column


def _kept(columns: Iterable[Column | None]) -> Iterator[Column]:
    """Those that are read: of two that say the same, the first."""
    told = set()
    for column in filter(None, columns):
        same = (column.key, column.languages, column.heading if column.key == DAY else "")
        if column.key not in PASSED and same not in told:
            told.add(same)
            yield column


def _findings(sheet: Sheet, first: int, columns: Sequence[Column | None], labels: Sequence[str]) -> Iterator[Finding]:
    """What is not read, once for each column that says something."""
    kept = set(_kept(columns))
    words = [words for by_language in vocabulary()["columns"].values() for language in LANGUAGES for words in by_language[language]]
    for at, (column, label) in enumerate(zip(columns, labels)):
        cell = Cell(sheet.name, first, at + 1, " ".join(label.split()))
        if column in kept or not any(at < len(row) and str(row[at]).strip() for row in sheet.rows[first:]):
            continue
        kind = "column-unknown" if column is None else f"column-{column.key}" if column.key in PASSED else "column-twice"
        values = {"suggestion": suggest(plain(label), words, most=0)} if column is None else {}
        if kind != "column-town":
            yield Finding.at(cell, kind, of="column" if label.strip() else "nameless", severity="notice", **values)
