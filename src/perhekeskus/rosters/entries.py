"""A row of a table as a place: its answers to the questions of `new place`, the cells they come from, what is in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from ..newcomer import NEEDED, PROSE, Answer, data_of, faults_of
from ..problems import ARROW, Problem
from .cells import Cell, Finding
from .headings import DAY, Column

# The keys of the file that columns speak of, where they are called otherwise.
KEYS = {"organiser_name": "organiser", "source": "sources", "source_date": "sources", "latitude": "coordinates", "longitude": "coordinates", DAY: "hours", "days": "hours", "opens": "hours", "closes": "hours"}
KEPT_IN_MEMO = ("hours",)  # of what is left out; a number or an address may be somebody's own


class Fact(NamedTuple):
    """What one cell says."""

    cell: Cell
    column: Column
    answer: Answer


@dataclass
class Entry:
    """`given` are the answers, `origins` the fact behind each key of the file, and behind its parts in languages and rows of hours."""

    sheet: str
    row: int
    given: dict[str, Answer]
    origins: dict[tuple[str, ...], Fact] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def start(self) -> Cell:
        return Cell(self.sheet, self.row, 1)

    @property
    def waits(self) -> bool:
        return any(finding.is_doubt for finding in self.findings)

    @property
    def doubted(self) -> set[str]:
        """The keys of the file that something is in doubt about; '' for the row as a whole."""
        return {finding.key for finding in self.findings if finding.is_doubt}

    def put(self, option: str, fact: Fact, at: tuple[str, ...] = ()) -> None:
        """Takes what a fact says, beside what another has said in the other language; a name that is the same in both is written once."""
        at, answer, before = at or (KEYS.get(option, option),), fact.answer, self.given.get(option)
        if isinstance(answer, dict):
            self.origins |= {(*at, language): fact for language in answer}
            answer = {**before, **answer} if at in self.origins and isinstance(before, dict) else answer
            if option not in PROSE and len(answer) == 2 and answer["fi"] == answer["sv"]:
                answer = answer["fi"]
        self.origins.setdefault(at, fact)
        self.given[option] = answer

    def answer(self, fact: Fact, kind: str, **values: object) -> None:
        """Notes how a cell was read."""
        self.findings.append(Finding.at(fact.cell, kind, heading=fact.column.heading, severity="answer", **values))

    def find(self, problem: Problem) -> None:
        """Notes what is wrong in the file that this row would be, at the cell that it comes from."""
        path = tuple(problem.where.split(ARROW))
        fact = next((self.origins[path[:length]] for length in range(len(path), 0, -1) if path[:length] in self.origins), None)
        if fact:
            self.findings.append(Finding(fact.cell, problem, fact.column.heading, path[0]))
        else:
            self.findings.append(Finding(self.start, problem, key=path[0], of="row"))


def data_from(entry: Entry, towns: Mapping[str, str], today: date, leave_out: bool) -> dict[str, object] | None:
    """The values of its file's keys; None while something is in doubt. With `leave_out` it goes without that, unless no file can; hours are kept in its memo."""
    data = data_of(entry.given, today)
    for problem in faults_of(data, towns):
        entry.find(problem)
    if leave_out and (doubted := entry.doubted) and not doubted & {"", *(KEYS.get(option, option) for option in NEEDED)}:
        memo = "; ".join(f"{finding.heading}: {finding.cell.shown}" for finding in entry.findings if finding.is_doubt and finding.key in KEPT_IN_MEMO)
        entry.findings = [finding.left_out() for finding in entry.findings]
        given = {option: answer for option, answer in entry.given.items() if KEYS.get(option, option) not in doubted}
        data = data_of(given | ({"memo": memo} if memo else {}), today)
    return None if entry.waits else data
