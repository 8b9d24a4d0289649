"""How far a record can be trusted today: when somebody confirmed it, or how old its newest source is, and until when that holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .model import Check, Limits, Noun
from .values import RoughDate

USUAL = 365  # days, of what has sources and no limit of its own in Limits
State = Literal["confirmed", "recent", "old", "undated"]


@dataclass(frozen=True)
class Freshness:
    """`since` is the day of confirming (`by_check`), or the newest source's date; undated when no source gives one.

    `until` is the last day of this state, of an old record the day on which it grew old; `due` the last day by which somebody should
    check it. Both are None when it is undated.
    """

    state: State
    since: RoughDate
    by_check: bool = False
    until: date | None = None
    due: date | None = None

    @property
    def doubtful(self) -> bool:
        return self.state in ("old", "undated")


def freshness(record: Noun, limits: Limits, today: date, whole: Noun | None = None) -> Freshness:
    """Of a record, or of anything with sources: a confirmation counts for as long as `limit_of` says, a date twice as long; after that the reader is told.

    Who confirms the `whole` that a record is a part of, as a region is of its contacts, confirms it too.
    """
    limit, checked = limit_of(record, limits), check_of(record, whole)
    newest = newest_date(source.date for source in record.sources)
    if checked and (today - checked.date <= limit or newest.latest() is None or newest.latest() < checked.date):
        return _seen(_day(checked.date), limit, today, by_check=True)
    return _seen(newest, limit, today)


def _seen(since: RoughDate, limit: timedelta, today: date, *, by_check: bool = False) -> Freshness:
    latest = since.latest()
    if latest is None:
        return Freshness("undated", since)
    due = latest + limit
    if by_check and today <= due:
        return Freshness("confirmed", since, True, due, due)
    return Freshness("recent" if today <= due + limit else "old", since, by_check, due + limit, due)


def check_of(record: Noun, whole: Noun | None = None) -> Check | None:
    """The last confirmation of a record: its own, or that of the whole it is a part of."""
    checks = [checked for noun in (record, whole) if (checked := getattr(noun, "checked", None))]
    return max(checks, key=lambda checked: checked.date, default=None)


def limit_of(record: Noun, limits: Limits) -> timedelta:
    """How long a confirmation of it holds: as it says itself, or else its kind."""
    own = getattr(record, "check_every", None)
    return timedelta(days=own.days if own else getattr(limits, type(record).__name__.casefold(), USUAL))


def _day(day: date) -> RoughDate:
    return RoughDate(day.year, day.month, day.day)


def newest_date(dates: Iterable[RoughDate]) -> RoughDate:
    """The date that reaches furthest; undated ones lose against any other."""
    return max(dates, key=lambda rough: rough.latest() or date.min, default=RoughDate())
