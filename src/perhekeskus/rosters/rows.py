"""The rows of a table, one after the other: which of them are places, and what their cells say together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ..newcomer import Answer, missing, town_named
from .cells import Cell, Finding, Sheet
from .entries import KEYS, Entry, Fact
from .headings import DAY, Column, Headings, Plan, language_named, plain, plan_of
from .readings import BILINGUAL, CodeWord, Doubtful, organiser_code, organiser_of, read, with_town, words_of

ASIDE = ("language", "organiser", "street", "municipality", "hours", DAY, "days", "opens", "closes", "latitude", "longitude")  # what is not taken as it stands
OF_ALL = {"municipality": "Vaasa", "kind": "meeting-place", "organiser": "association"}  # what an option can say for every row, with an example
Answers, Towns = Mapping[str, Answer], Mapping[str, str]


def entries(sheets: list[Sheet], given: Answers, towns: Towns) -> tuple[list[Entry], list[Finding]]:
    """Every row that means a place, and what is to be said of sheets, columns and other rows. `given` holds where a row says nothing; `towns` are names with their ids."""
    found: list[Entry] = []
    told: list[Finding] = []
    for sheet in filter(lambda sheet: sheet.rows, sheets):
        if plan := plan_of(sheet):
            rows = _Rows(sheet, plan, given, towns)
            found += rows.entries()
            told += [*plan.findings, *rows.told]
        else:
            told.append(Finding.at(Cell(sheet.name, 1, 1), "sheet-without-headings", of="sheet", severity="notice"))
    return found, told


class _Rows:
    """Those of one sheet. A town that stands alone on a row is that of the rows below, where no column says it."""

    def __init__(self, sheet: Sheet, plan: Plan, given: Answers, towns: Towns):
        self.sheet, self.first, self.given, self.towns = sheet, plan.first, dict(given), towns
        self.columns = {column.number: column for column in plan.columns}
        self.keys = {column.key for column in plan.columns}
        self.told: list[Finding] = []

    def entries(self) -> list[Entry]:
        """None at all while a column is missing that every row needs: what else is wrong would be told on each of them."""
        rows = [cells for row in range(self.first, len(self.sheet.rows)) if (cells := self._cells(row))]
        lacking = [option for option in OF_ALL if option not in self.keys and option not in self.given]
        if "municipality" in lacking and any(self._town_alone(cells) for cells in rows):
            lacking.remove("municipality")
        for option in lacking:
            self.told.append(Finding.at(Cell(self.sheet.name, self.first, 1), "column-missing", of="sheet", column=Headings(keys=(option,)), option=f"--{option} {OF_ALL[option]}"))
        return [] if lacking else [entry for cells, below in self._joined(rows) if (entry := self._entry(cells, below))]

    def _cells(self, row: int) -> list[Cell]:
        """Those of a row that a column explains; none for the row of headings again, as on every page of a printed list."""
        cells = [cell for cell in self.sheet.cells(row) if cell.column in self.columns]
        is_headings = all(isinstance(cell.value, str) and plain(cell.value) == plain(self.columns[cell.column].heading) for cell in cells)
        return [] if is_headings else cells

    def _joined(self, rows: list[list[Cell]]) -> Iterator[tuple[list[Cell], list[Cell]]]:
        """Each row with the one below, where that says the same place in the other language; else with nothing."""
        at = 0
        while at < len(rows):
            below = rows[at + 1] if at + 1 < len(rows) and self._says_the_same(rows[at], rows[at + 1]) else []
            yield rows[at], below
            at += 1 + bool(below)

    def _says_the_same(self, cells: list[Cell], below: list[Cell]) -> bool:
        """Whether two rows name different languages, and whatever is in none stands in the first."""
        languages = {self._language(cells), self._language(below)}
        plain_cells = {(cell.column, cell.shown) for cell in below if self.columns[cell.column].key not in (*BILINGUAL, "language")}
        return len(languages) == 2 and "" not in languages and plain_cells <= {(cell.column, cell.shown) for cell in cells}

    def _language(self, cells: list[Cell]) -> str:
        return next((language_named(cell.shown) for cell in cells if self.columns[cell.column].key == "language"), "")

    def _column(self, cell: Cell, language: str) -> Column:
        """With the language of its row, where no other column says it in that."""
        column = self.columns[cell.column]
        is_alone = sum(other.key == column.key for other in self.columns.values()) == 1
        return replace(column, languages=(language,)) if language and is_alone and column.key in BILINGUAL else column

    def _town_alone(self, cells: list[Cell]) -> str | None:
        town = town_named(str(cells[0].value).strip(), self.towns)
        return town if len(cells) == 1 and town in self.towns and "municipality" not in self.keys else None

    def _entry(self, cells: list[Cell], below: list[Cell]) -> Entry | None:
        """A place, from one row or from two; None for a title, which is noted."""
        if town := self._town_alone(cells):
            self.given["municipality"] = town
            self.told.append(Finding.at(cells[0], "row-town", of="row", severity="answer", value=town))
            return None
        if len(cells) == 1 and len(self.columns) > 1:
            self.told.append(Finding.at(cells[0], "row-alone", of="row", severity="notice", value=cells[0].shown))
            return None
        entry = Entry(self.sheet.name, cells[0].row, dict(self.given))
        facts = [fact for row in (cells, below) for cell in row if (fact := _fact(entry, cell, self._column(cell, self._language(row))))]
        if below:
            entry.findings.append(Finding.at(entry.start, "row-joined", of="row", severity="answer", other=below[0].row))
        _take(entry, facts, self.towns)
        for option in missing(entry.given):
            if KEYS.get(option, option) not in entry.doubted:
                entry.findings.append(Finding.at(entry.start, "row-needs", key=option, of="row", column=Headings(keys=(option,))))
        return entry


def _fact(entry: Entry, cell: Cell, column: Column) -> Fact | None:
    """What a cell says; what is in doubt is noted."""
    try:
        fact = Fact(cell, column, read(cell.value, column))
    except Doubtful as doubt:
        entry.findings.append(Finding.at(cell, doubt.kind, heading=column.heading, key=KEYS.get(column.key, column.key), severity=doubt.severity, **doubt.values))
        return None
    if column.key in ("postal_code", "phone") and _signs(fact.answer) != _signs(words_of(cell.value)):
        entry.answer(fact, "cell-read", read=fact.answer)
    return fact if fact.answer else None


def _take(entry: Entry, facts: list[Fact], towns: Towns) -> None:
    """Puts together what the cells of a row say."""
    if any(fact.column.key == "source" for fact in facts):
        entry.given.pop("source_date", None)  # that of the table
    for fact in facts:
        match fact.column.key:
            case "municipality":
                entry.put("municipality", fact._replace(answer=town_named(fact.answer, towns)))
            case "organiser":
                _take_organiser(entry, fact)
            case "street":
                _take_street(entry, fact)
            case key if key not in ASIDE:
                entry.put(key, fact)
    _take_hours(entry, facts)
    _take_spot(entry, facts)


def _take_organiser(entry: Entry, fact: Fact) -> None:
    """'Seurakunta' is a kind, 'Rantakunnan seurakunta' a name that tells one."""
    names = list(fact.answer.values()) if isinstance(fact.answer, dict) else [fact.answer]
    if kind := organiser_code(names[0]):
        entry.put("organiser", fact._replace(answer=kind))
        return
    entry.put("organiser_name", fact, ("organiser", "name"))
    kind = next((kind for kind in map(organiser_of, names) if kind != "unknown"), "unknown")
    if entry.given.get("organiser", "unknown") == "unknown":
        entry.given["organiser"] = kind
        entry.answer(fact, "cell-organiser-unknown" if kind == "unknown" else "cell-organiser", read=CodeWord("organiser", kind))


def _take_street(entry: Entry, fact: Fact) -> None:
    """Without a postal code and a town behind it; the code goes where it belongs."""
    by_language = fact.answer if isinstance(fact.answer, dict) else {"": fact.answer}
    found = {language: parts for language, text in by_language.items() if (parts := with_town(text))}
    for street, code in found.values():
        entry.answer(fact, "cell-street", street=street, code=code)
        if "postal_code" not in entry.given:
            entry.put("postal_code", fact._replace(answer=code))
    streets = {language: found[language][0] if language in found else text for language, text in by_language.items()}
    entry.put("street", fact._replace(answer=streets.get("", streets)))


def _take_hours(entry: Entry, facts: list[Fact]) -> None:
    """From one cell with rows, from a column for each day, from days and two times."""
    rows = [(row, fact) for fact in facts if fact.column.key == "hours" for row in re.split(r"[;\n]", fact.answer) if row.strip()]
    rows += [(f"{fact.column.heading} {', '.join(fact.answer.splitlines())}", fact) for fact in facts if fact.column.key == DAY]
    apart = {fact.column.key: fact for fact in facts if fact.column.key in ("days", "opens", "closes")}
    if apart and "hours" not in entry.doubted:
        days, opens, closes = (str(apart[key].answer) if key in apart else "" for key in ("days", "opens", "closes"))
        rows.append((f"{days} {opens}-{closes}".strip(" -") if opens or closes else days, next(iter(apart.values()))))
    for number, (_, fact) in enumerate(rows, 1):
        entry.origins.setdefault(("hours",), fact)
        entry.origins["hours", str(number)] = fact
    if rows:
        entry.given["hours"] = "; ".join(row for row, _ in rows)


def _take_spot(entry: Entry, facts: list[Fact]) -> None:
    degrees = {fact.column.key: fact for fact in facts if fact.column.key in ("latitude", "longitude")}
    if degrees:
        spot = ",".join(str(degrees[key].answer) for key in ("latitude", "longitude") if key in degrees)
        entry.put("coordinates", next(iter(degrees.values()))._replace(answer=spot))


def _signs(text: str) -> str:
    return "".join(filter(str.isalnum, text))
