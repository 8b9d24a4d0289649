"""What is known of the addresses of others: as lines for a terminal, as JSON for programs, and as the text of the one issue that is kept up to date."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from .. import reading
from ..catalogue import Catalogue
from ..hours import FINLAND
from ..model import Text
from ..problems import ARROW, remarks, shown
from ..tables import cell, table
from .answers import FAILED, NOTICED, Answer
from .exceptions import Exceptions
from .mentions import Mention

SCHEMA_VERSION = 1
TO_DO = ("dead", "front-page", "leads-inside", "leads-off-web", "fragment-missing", "moved")  # the most pressing first
GROUPS = (*TO_DO, "failing", "unasked", "waiting", "exempt", "fine")
LISTED = GROUPS[: GROUPS.index("waiting")]
LONGEST_ADDRESS = 500
MOST_ROWS = 150  # of an issue, which GitHub cuts at 65,536 letters
_NOT_SHOWN = re.compile(r"[^\w/:?#&=%+,;!$'().~\[\]*-]")


class Finding(NamedTuple):
    """An address, one of GROUPS, what was answered, and where it stands."""

    group: str
    address: str
    answer: Answer | None
    mentions: tuple[Mention, ...]


class Ended(NamedTuple):
    """An exemption that is to be looked at again, and its line; `kind` is expired or unused."""

    kind: str
    file: str
    line: int
    id: str
    until: str
    reason: str


@dataclass(frozen=True)
class Outcome:
    """`regions` are the names of the regions by id, in their order."""

    made: datetime
    findings: tuple[Finding, ...]
    ended: tuple[Ended, ...]
    regions: Mapping[str, Text]

    @classmethod
    def of(cls, root: Path, catalogue: Catalogue, found: list[Mention], answers: Mapping[str, Answer], exceptions: Exceptions, made: datetime) -> Outcome:
        by_address: dict[str, list[Mention]] = {}
        for mention in found:
            by_address.setdefault(mention.address, []).append(mention)
        findings = [Finding("exempt" if exceptions.cover(address) else group_of(answers.get(address)), address, answers.get(address), tuple(places)) for address, places in by_address.items()]
        ended = [("expired", id, exceptions.expired[id]) for id in exceptions.expired] + [("unused", id, exceptions.valid[id]) for id in exceptions.unused(by_address)]
        return cls(
            made, tuple(sorted(findings, key=lambda finding: (GROUPS.index(finding.group), finding.mentions[0].file, finding.mentions[0].line))),
            tuple(Ended(kind, *_place(root, catalogue, id), id, exemption.until.isoformat(), exemption.reason) for kind, id, exemption in ended), {id: region.official_name for id, region in catalogue.regions.items()},
        )  # fmt: skip

    @property
    def to_do(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.group in TO_DO)

    @property
    def is_fine(self) -> bool:
        """Whether there is nothing that somebody has to do."""
        return not self.to_do and not any(ended.kind == "expired" for ended in self.ended)

    @property
    def counts(self) -> Mapping[str, int]:
        counts = Counter(finding.group for finding in self.findings)
        return {group: counts[group] for group in GROUPS}


def group_of(answer: Answer | None) -> str:
    if answer is None:
        return "waiting"
    if answer.kind in FAILED:
        return "dead" if answer.is_dead else "failing"
    return answer.kind if answer.kind == "fine" or answer.kind in NOTICED else "unasked"


def _place(root: Path, catalogue: Catalogue, id: str) -> tuple[str, int]:
    """File and line of an exemption."""
    file = catalogue.origins["exemption", id]
    return file, reading.read(root / file, root).position((id,), of_key=True)[0]


@dataclass(frozen=True)
class Telling:
    """An outcome in a reader's language; `link` makes a link to a line of a file in Markdown."""

    outcome: Outcome
    language: str
    link: Callable[[str, int], str]

    def text(self) -> str:
        parts = [f"{self._say('outside-heading')} · {self._day(self.outcome.made)}\n{self._counted()}"]
        for group in LISTED:
            if lines := [line for finding in self.outcome.findings if finding.group == group for line in self._lines(finding)]:
                parts.append("\n".join([f"{self._say(f'outside-{group}')} ({self.outcome.counts[group]})", *lines]))
        if self.outcome.ended:
            parts.append("\n".join(f"{ended.file}:{ended.line}: {self._of_ended(ended)}" for ended in self.outcome.ended))
        return "\n\n".join(parts) + "\n"

    def json(self) -> str:
        findings = [self._as_data(finding) for finding in self.outcome.findings if finding.group != "fine"]
        whole = {"schema_version": SCHEMA_VERSION, "made": self.outcome.made.isoformat(timespec="seconds"), "counts": self.outcome.counts, "findings": findings, "exemptions": [ended._asdict() for ended in self.outcome.ended]}
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    def issue(self) -> str:
        """Empty when there is nothing to do: the issue can be closed."""
        if self.outcome.is_fine:
            return ""
        rows = [(region, row) for region in (None, *self.outcome.regions) for finding in self.outcome.to_do if (row := self._row(finding, region))]
        parts = [f"## {self._say('outside-heading')}", self._say("outside-intro", day=self._day(self.outcome.made))]
        for region in dict.fromkeys(region for region, _ in rows[:MOST_ROWS]):
            head = [self._say(f"outside-column-{column}") for column in ("what", "record", "owner", "address", "where")]
            parts += [f"### {cell(self._name(self.outcome.regions[region]) if region else self._say('outside-whole-country'))}", table(head, [row for its, row in rows[:MOST_ROWS] if its == region])]
        parts += [self._say("outside-more", count=len(rows) - MOST_ROWS)] if len(rows) > MOST_ROWS else []
        parts += ["\n".join(f"- {self.link(ended.file, ended.line)}: {cell(self._of_ended(ended))}" for ended in self.outcome.ended)] if self.outcome.ended else []
        return "\n\n".join([*parts, cell(self._counted())]) + "\n"

    # what all forms say

    def _say(self, kind: str, **values: object) -> str:
        return remarks()[kind][self.language].format(**values)

    def _name(self, text: Text) -> str:
        return text.read_in(self.language)[0]

    def _names(self, mention: Mention) -> str:
        return ARROW.join(map(self._name, mention.names))

    def _day(self, moment: datetime) -> str:
        day = moment.astimezone(FINLAND)
        return f"{day.day}.{day.month}.{day.year}"

    def _counted(self) -> str:
        return " · ".join(f"{self._say(f'outside-{group}')} {number}" for group, number in self.outcome.counts.items() if number)

    def _what(self, answer: Answer) -> str:
        """What is wrong, with the status and the tries where they tell something. Where it led is a stranger's word."""
        parts = [self._say(f"outside-is-{answer.kind}", to=_harmless(answer.to or ""))]
        parts += [f"({answer.status})"] if answer.status and answer.kind not in NOTICED else []
        said = " ".join(parts)
        return f"{said}; {self._say('outside-tries', tries=answer.tries, since=self._day(answer.since))}" if answer.since else said

    def _of_ended(self, ended: Ended) -> str:
        return self._say(f"outside-{ended.kind}", id=ended.id, until=ended.until, reason=ended.reason)

    def _lines(self, finding: Finding) -> Iterator[str]:
        for mention in finding.mentions:
            owner = f" ({self._name(mention.owner)})" if mention.owner else ""
            yield f"{mention.file}:{mention.line}: {shown(self._names(mention))}{owner}: {finding.address}: {self._what(finding.answer)}"

    def _row(self, finding: Finding, region: str | None) -> list[str]:
        """The cells of an address that stands in records of the region; none where it does not."""
        here = [mention for mention in finding.mentions if mention.region == region]
        names = dict.fromkeys(self._names(mention) for mention in here)
        owners = dict.fromkeys(self._name(mention.owner) for mention in here if mention.owner)
        lines = ", ".join(self.link(mention.file, mention.line) for mention in here)
        return [cell(self._what(finding.answer)), cell("; ".join(names)), cell("; ".join(owners)), f"<{_harmless(finding.address)}>", lines] if here else []

    def _as_data(self, finding: Finding) -> dict:
        answer, fields = finding.answer, {}
        if answer:
            fields = {"kind": answer.kind, "status": answer.status, "to": answer.to, "tries": answer.tries or None, "asked": answer.asked.isoformat(), "since": answer.since and answer.since.isoformat()}
        places = [{"file": each.file, "line": each.line, "kind": each.key[0], "id": each.key[1], "name": self._names(each), "region": each.region, "owner": each.owner and self._name(each.owner)} for each in finding.mentions]
        return {"group": finding.group, "address": finding.address, **{name: value for name, value in fields.items() if value is not None}, "mentions": places}


def _harmless(address: str) -> str:
    """An address without what a table, an issue or a terminal would obey."""
    return _NOT_SHOWN.sub(lambda sign: quote(sign[0], errors="replace"), address[:LONGEST_ADDRESS])
