"""How far a record can be trusted today: when somebody confirmed it, or how old its newest source is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .model import Check, Source
from .values import RoughDate

CONFIRMED_FOR = timedelta(days=365)
SOURCE_HOLDS_FOR = timedelta(days=730)
State = Literal["confirmed", "recent", "old", "undated"]


@dataclass(frozen=True)
class Freshness:
    """`since` is the day of confirming, or the newest source's date; undated when no source gives one."""

    state: State
    since: RoughDate

    @property
    def doubtful(self) -> bool:
        return self.state in ("old", "undated")


def freshness(checked: Check | None, sources: Iterable[Source], today: date) -> Freshness:
    """A confirmation counts for a year, a dated source for two; after that the reader is told."""
    newest = newest_date(source.date for source in sources)
    if checked and today - checked.date <= CONFIRMED_FOR:
        return Freshness("confirmed", RoughDate(checked.date.year, checked.date.month, checked.date.day))
    if checked and (newest.latest() is None or newest.latest() < checked.date):
        newest = RoughDate(checked.date.year, checked.date.month, checked.date.day)
    if newest.year is None:
        return Freshness("undated", newest)
    return Freshness("recent" if today - newest.latest() <= SOURCE_HOLDS_FOR else "old", newest)


def newest_date(dates: Iterable[RoughDate]) -> RoughDate:
    """The date that reaches furthest; undated ones lose against any other."""
    return max(dates, key=lambda rough: rough.latest() or date.min, default=RoughDate())
