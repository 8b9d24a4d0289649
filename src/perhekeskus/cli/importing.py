"""`perhekeskus import`: a coordinator's table of places as their files."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from ..catalogue import Catalogue
from ..clock import today_in_finland
from ..keeping import save
from ..likeness import likenesses
from ..newcomer import NOBODY, Answer, data_of, faults_of, file_of, id_of, sentence_of, text_of, told_otherwise, town_named
from ..problems import ARROW, Problem, Quote
from ..rosters.cells import Finding, TableError
from ..rosters.entries import Entry, data_from
from ..rosters.files import sheets_of
from ..rosters.headings import Headings, plan_of, vocabulary
from ..rosters.rows import entries
from .desk import Desk
from .interview import LANGUAGES, QUESTIONS, add_questions
from .options import add_command, add_language, add_source, as_file, both, example_of, said

EXAMPLE = """examples:
  perhekeskus import --template fi paikat.csv
  perhekeskus import paikat.xlsx --source https://www.rantakunta.example/kerhot --source-date 2026-10
  perhekeskus import paikat.xlsx --source https://www.rantakunta.example/kerhot --source-date 2026-10 --kind meeting-place --write

Ensin vain näytetään, mitä luettiin ja mikä on epäselvää. --write tallentaa rivit, joissa mikään ei ole epäselvää.
Först visas bara vad som lästes och vad som är oklart. --write sparar de rader där inget är oklart.
"""
MORE = "Without --write it only shows what would be written and every cell that is in doubt. Reads .xlsx, .xls, .ods and .csv with headings in Finnish, Swedish or English, in any order. A place that has a file is never changed. Ends with 1 while a row is in doubt."
FOR_ALL = ("municipality", "kind", "status", "organiser", "organiser_name")  # what may be the same for every row
NOT_COMPARED = ("municipality", "sources")


def add_to(commands) -> None:
    command = add_command(commands, "import", "adds the places of a table, such as a coordinator's list in Excel", EXAMPLE, more=MORE)
    command.add_argument("file", nargs="?", type=as_file, metavar="FILE", help="the table")
    command.add_argument("--write", action="store_true", help="write the files of all rows in which nothing is in doubt")
    command.add_argument("--source", metavar="URL", help="the page where the table, or what is in it, can be read")
    command.add_argument("--source-date", metavar="DATE", help="the date that the table itself gives: a day, a month or a year, or undated")
    command.add_argument("--by", type=both, metavar="FINNISH/SWEDISH", help="the organisation that has checked all of it today (nobody)")
    add_questions(command.add_argument_group("for all rows that say nothing of it"), [question for question in QUESTIONS if question.option in FOR_ALL])
    command.add_argument("--leave-out", action="store_true", help="take a row that is in doubt without the cells that are; hours are kept in its memo, which readers never see")
    command.add_argument("--anyway", action="store_true", help="although places much like some are there already")
    command.add_argument("--template", choices=LANGUAGES, help="write a table to be filled in, into FILE (.csv)")
    add_language(command)
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    try:
        return _template(options) if options.template and options.file else _Import(options).run()
    except TableError as error:
        print(said(error.kind, options.language, file=options.file, **error.values), file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("\n" + said("import-broken-off", options.language), file=sys.stderr)
        return 1


def _template(options: argparse.Namespace) -> int:
    """A table to be filled in, as Excel opens it: with a mark in front, between semicolons."""
    if options.file.suffix.casefold() != ".csv":
        raise TableError("import-template-csv")
    if options.file.exists():
        raise TableError("import-there")
    rows, text = vocabulary()["template"][options.template], StringIO()
    csv.writer(text, delimiter=";").writerows([rows.keys(), rows.values()])
    try:
        save(options.file, f"\ufeff{text.getvalue()}")
    except OSError as error:
        raise TableError("import-not-saved", why=error.strerror) from None
    print(said("import-template", options.language, file=options.file), file=sys.stderr)
    return 0


@dataclass
class _Row:
    """What comes of one row: a new file, or none."""

    entry: Entry
    path: Path | None = None
    text: str = ""
    is_there: bool = False

    @property
    def is_new(self) -> bool:
        return bool(self.text) and not self.is_there and not self.entry.waits

    def doubt(self, kind: str, **values: object) -> None:
        self.entry.findings.append(Finding.at(self.entry.start, kind, of="row", **values))


class _Import:
    """One table, from its cells to files."""

    def __init__(self, options: argparse.Namespace):
        self.options, self.language, self.desk, self.example = options, options.language, Desk(options), example_of(options)
        self.today = today_in_finland()

    def run(self) -> int:
        needed = ("file",) if self.options.template else ("file", "source", "source_date")
        if missing := [name for name in needed if not getattr(self.options, name)]:
            return self._end("import-needs", 2, what=", ".join("FILE" if name == "file" else f"--{name.replace('_', '-')}" for name in missing))
        sheets = sheets_of(self.options.file)
        catalogue = self.desk.check(self.example).catalogue
        if catalogue is None:
            return self._end("new-data-faulty", 1)
        towns = {name: id for id, town in catalogue.municipalities.items() for name in (town.name.fi, town.name.sv) if name}
        given = self._given(towns)
        if faults := [f"--{_option(problem)}: {sentence_of(problem, self.language)}" for problem in faults_of(data_of(given, self.today), towns)]:
            print("\n".join(faults), file=sys.stderr)
            return 2
        if not any(map(plan_of, sheets)):
            raise TableError("import-no-headings")
        found, told = entries(sheets, given, towns)
        rows = [self._row(entry, towns, catalogue) for entry in found]
        return self._settle(rows, told) if self._check(rows) else self._end("new-nothing", 1)

    def _given(self, towns: dict[str, str]) -> dict[str, Answer]:
        """What holds for all rows."""
        given = {name: value for name in ("source", "source_date", *FOR_ALL) if (value := getattr(self.options, name))}
        given |= {"municipality": town_named(given["municipality"], towns)} if "municipality" in given else {}
        return given | {"by": self.options.by or NOBODY}

    def _row(self, entry: Entry, towns: dict[str, str], catalogue: Catalogue) -> _Row:
        data = data_from(entry, towns, self.today, self.options.leave_out)
        if data is None:
            return _Row(entry)
        town = towns[data["municipality"]]
        id = id_of(data["name"] if isinstance(data["name"], dict) else {"fi": data["name"]}, town)
        path = file_of(id, town, catalogue, self.example or self.options.root / "data")
        row = _Row(entry, path, text_of(data, self.desk.names(path)), path.exists())
        if row.is_there:
            self._compare(row)
        return row

    def _compare(self, row: _Row) -> None:
        """A place that has a file: is it told otherwise there?"""
        told = dict.fromkeys(path[0] for path in row.entry.origins)
        if otherwise := told_otherwise([key for key in told if key not in NOT_COMPARED], row.text, row.path.read_text(encoding="utf-8")):
            row.doubt("row-otherwise", file=self.desk.name(row.path), keys=Headings(keys=tuple(otherwise)))

    def _check(self, rows: list[_Row]) -> bool:
        """All new files together, as the check sees them: two for one place, faults, places much like others. False where they would spoil files of others."""
        self._doubt_repetitions(rows)
        by_name = {self.desk.name(row.path): row for row in rows if row.is_new}
        for problem in self.desk.check(self.example, _drafts(rows)).errors:
            if problem.file in by_name:
                by_name[problem.file].entry.find(replace(problem, where=problem.where.partition(ARROW)[2]))  # without the place's id
        checked = self.desk.check(self.example, _drafts(rows))
        for problem in checked.errors:
            print(problem.line_for_people(self.language))
        if checked.catalogue and not self.options.anyway:
            self._doubt_likenesses(rows, checked.catalogue)
        return checked.catalogue is not None

    def _doubt_repetitions(self, rows: list[_Row]) -> None:
        first: dict[Path, _Row] = {}
        for row in filter(lambda row: row.is_new, rows):
            if (other := first.setdefault(row.path, row)) is not row:
                row.doubt("row-twice", other=other.entry.row)

    def _doubt_likenesses(self, rows: list[_Row], catalogue: Catalogue) -> None:
        """Of two rows with nearly one name the second waits; that several clubs meet at one address, the table itself says."""
        at = {row.path.stem: number for number, row in enumerate(rows) if row.is_new or row.is_there}
        for row in filter(lambda row: row.is_new, rows):
            for other, why in likenesses(row.path.stem, catalogue):
                if other not in at or why == "name" and at[other] < at[row.path.stem]:
                    row.doubt(f"like-{why}", name=Quote.of(*(catalogue.places[other].name.read_in(language)[0] for language in LANGUAGES)), file=catalogue.origins["place", other])

    def _settle(self, rows: list[_Row], told: list[Finding]) -> int:
        """Writes what is to be written, and says everything."""
        new = [row for row in rows if row.is_new]
        done = self._write(new) if self.options.write else sum(self.desk.show(row.path, row.text) for row in new)
        findings = told + [finding for row in rows if not row.is_there or row.entry.waits for finding in sorted(row.entry.findings, key=lambda finding: finding.cell.column)]
        for severity in ("answer", "notice", "error"):
            self._say(f"import-{severity}", [finding for finding in findings if finding.severity == severity])
        waiting = sum(row.entry.waits for row in rows)
        there = sum(row.is_there and not row.entry.waits for row in rows)
        kind = "import-done" if self.options.write else "import-shown" if new else "import-nothing-new"
        return self._end(kind, 1 if done < len(new) or any(finding.is_doubt for finding in findings) else 0, new=done, there=there, waiting=waiting)

    def _write(self, rows: list[_Row]) -> int:
        """How many could be written; after one that could not, no other is tried."""
        for done, row in enumerate(rows):
            if not self.desk.write(row.path, row.text):
                return done
        return len(rows)

    def _say(self, kind: str, findings: list[Finding]) -> None:
        if findings:
            print(said(kind, self.language))
        for finding in findings:
            print(f"  {finding.line(self.language)}")
        if any(finding.is_doubt and finding.problem.kind.startswith("like-") for finding in findings):
            print(said("new-anyway", self.language))

    def _end(self, kind: str, code: int, **values: object) -> int:
        print(said(kind, self.language, **values), file=sys.stderr)
        return code


def _option(problem: Problem) -> str:
    """The one that a fault of the file comes from."""
    key, *_, last = problem.where.split(ARROW) * 2
    return {"sources": "source-date" if last == "date" else "source", "organiser": "organiser-name", "checked": "by"}.get(key, key)


def _drafts(rows: Iterable[_Row]) -> dict[Path, str]:
    return {row.path: row.text for row in rows if row.is_new}
