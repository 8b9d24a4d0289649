"""`perhekeskus ptv propose`: files of places with what the catalogue offers, checked before anything is written."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..newcomer import file_of, id_of
from ..problems import Problem
from ..ptv import proposal, telling
from ..ptv.offers import KINDS, Offer
from ..ptv.survey import Finding, Survey
from .desk import Desk, Draft
from .ptvdesk import told


def proposed(options: argparse.Namespace, desk: Desk, survey: Survey) -> int:
    if options.anyway and not options.only:
        options.wrong_use("--anyway needs the ids of the service locations that it is meant for")
    if options.municipality:
        survey = replace(survey, town=_town(options, survey))
    return _Proposal(options, desk, survey).run()


def _town(options: argparse.Namespace, survey: Survey) -> str:
    """The municipality that is named for locations that do not say theirs."""
    towns = {name: id for id, town in survey.catalogue.municipalities.items() for name in (town.name.fi, town.name.sv) if name}
    if options.municipality not in towns or not options.only:
        options.wrong_use(f"--municipality needs a municipality's name, and the ids of the service locations that lie there; {options.municipality} was given")
    return towns[options.municipality]


@dataclass
class _Proposal:
    """Drafts of all files first; then all of them are checked together, and those that nothing is wrong with are written. `left` counts what is for an editor."""

    options: argparse.Namespace
    desk: Desk
    survey: Survey
    drafts: dict[Path, Draft] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)
    left: int = 0

    def run(self) -> int:
        wanted = set(self.options.only)
        for finding in self.survey.findings():
            if not self.options.only or finding.offer.location.id in wanted:
                wanted.discard(finding.offer.location.id)
                self._take(finding)
        faults = self._faults()
        for path, problems in faults.items():
            self.desk.refuse(path, problems)
        written = sum(self._settled(path, draft) for path, draft in self.drafts.items() if path not in faults)
        told(self.options, "ptv-would" if self.options.check else "ptv-proposed", 0, written=written, left=self.left + len(faults))
        for id in sorted(wanted):
            told(self.options, "ptv-not-kept", 1, id=id)
        return int(bool(wanted) or written < len(self.drafts) or self.options.check and written > 0)

    def _take(self, finding: Finding) -> None:
        if finding.is_ours:
            self._renew(finding)
        elif finding.match and not self.options.anyway:
            self._leave(telling.perhaps_line(finding, self.survey.catalogue, self.options.language))
        elif self.options.only or finding.offer.kind in (self.options.kind or KINDS):
            self._add(finding.offer)

    def _renew(self, finding: Finding) -> None:
        """What the file lacks, and what was asked for; the rest is told."""
        is_checked = self.survey.catalogue.places[finding.match.place].checked is not None
        taken = [one for one in finding.differences if one.field in self.options.take or one.lacks and not (is_checked and proposal.opens_on_days(one))]
        for one in finding.differences:
            if one not in taken:
                self._leave(telling.line_of(finding, one, self.options.language))
        path = self.desk.root / finding.document.file
        old = path.read_bytes().decode("utf-8")
        try:
            new = proposal.renewed(old, proposal.cautious(taken) if is_checked else taken, self.survey.offers.source(finding.offer.location), self.desk.names(path))
        except proposal.Unwritable:
            self.desk.tell("ptv-in-braces", path)
            self.left += 1
            return
        if new != old:
            self.drafts[path] = Draft(new, old)
            self._tell_doubts(finding.offer)
            if is_checked and any(one.field == "hours" for one in taken):
                self.desk.tell("ptv-unasked", path)

    def _add(self, offer: Offer) -> None:
        """A new file, unless something is missing that only an editor knows."""
        self._tell_doubts(offer)
        if offer.place is None or offer.municipality is None:
            self.left += 1
            return
        catalogue = self.survey.catalogue
        id = self._free_id(offer, offer.municipality)
        path = file_of(id, offer.municipality, catalogue, self.desk.root / "data")
        town = catalogue.municipalities[offer.municipality].name.fi
        self.drafts[path] = Draft(proposal.new_file(offer, town, self.survey.offers.source(offer.location), self.desk.names(path)))
        self.survey.matcher.add(id, offer)

    def _free_id(self, offer: Offer, municipality: str) -> str:
        """From its name; with the beginning of the catalogue's id where another place has that."""
        names = offer.location.name
        id = id_of({"fi": names.get("fi") or names.get("sv") or names["en"]}, municipality)
        if id in self.survey.catalogue.places or id in self.ids:
            id = f"{id[:71].rstrip('-')}-{offer.location.id[:8]}"
        self.ids.add(id)
        return id

    def _leave(self, line: str) -> None:
        print(line)
        self.left += 1

    def _tell_doubts(self, offer: Offer) -> None:
        for line in telling.doubt_lines(offer, self.options.language):
            print(line)

    def _faults(self) -> dict[Path, list[Problem]]:
        """What the check would have against each draft."""
        found = self.desk.problems(self.drafts, self.drafts) if self.drafts else {}
        faults = {path: [problem for problem in problems if problem.severity == "error"] for path, problems in found.items()}
        return {path: problems for path, problems in faults.items() if problems}

    def _settled(self, path: Path, draft: Draft) -> bool:
        if self.options.check:
            return self.desk.show(path, *draft)
        return self.desk.write(path, *draft)
