"""What is told of a change, as plain values, so that one build can leave them for the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple


DAYS = 90  # that news go back
MOST = 100  # entries in one list, the newest


class Fact(NamedTuple):
    """What a fact is called, and what was and is to be read, in one language. A side without lines was not there, or is a contact of before; without any, the fact is too long to be told, or a contact that is gone."""

    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]


class Entry(NamedTuple):
    """What one day did to one record. `moment` is in UTC; titles and facts are by language: a hand-written page has those of the file that changed, what is gone has no facts; `region` is that of what belongs to one."""

    kind: str
    id: str
    happens: Literal["new", "changed", "gone"]
    day: str
    moment: str
    title: Mapping[str, str]
    facts: Mapping[str, tuple[Fact, ...]]
    region: str | None = None
    sensitive: bool = False

    def concerns(self, language: str) -> bool:
        """Whether readers of a language read anything else than before."""
        return language in self.title and (self.happens != "changed" or bool(self.facts.get(language)))


@dataclass(frozen=True)
class News:
    """`entries` are newest first: the newest MOST of the country and of each region, and one more where there are more. `state` is that of Past;
    `unreadable` counts changes that today's programme cannot tell."""

    state: Literal["whole", "shallow", "missing"] = "missing"
    entries: tuple[Entry, ...] = ()
    unreadable: int = 0

    def of(self, region: str | None = None) -> tuple[Entry, ...]:
        """Those of a region, or of the whole country."""
        return self._all_of(region)[:MOST]

    def complete(self, region: str | None = None) -> bool:
        """Whether that is all there was in the last DAYS."""
        return self.state == "whole" and not self.unreadable and len(self._all_of(region)) <= MOST

    def _all_of(self, region: str | None) -> tuple[Entry, ...]:
        return self.entries if region is None else tuple(entry for entry in self.entries if entry.region == region)
