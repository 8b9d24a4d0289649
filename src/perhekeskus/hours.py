"""When a place is open: pure functions of (schedule, moment). All times are what a clock on a wall in Finland shows.

A Schedule knows a stretch of days, from shortly before the day it was made until thirteen months after it. What differs from
the week in that stretch (exceptions, shared closures, holidays) is worked out when it is made; weekly times stay as rules.
The browser gets the same two things (compact.py), and overrides/assets/hours.js gives the same answers from them.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from typing import Literal, NamedTuple

from .almanac import holidays_of, weeks_of
from .clock import FINLAND
from .freshness import freshness
from .model import Closure, Days, HoursException, HoursRule, Limits, Period, Place, Prose, Term
from .openings import DAYS

MONTHS_AHEAD = 13
DAYS_BEHIND = 14
DAY = timedelta(days=1)
# An opening that goes on for longer than this has no end that anybody would want to be told.
LONGEST_TOLD = timedelta(days=8)
# A summer is the longest pause between two periods of a term. When none has been written after it, the term may be on again.
LONGEST_PAUSE = timedelta(weeks=10)
# A winter break whose dates are those of last winter says nothing of the next one.
BREAK_RETURNS = timedelta(weeks=43)


class Slot(NamedTuple):
    """One opening of one day, in minutes after its midnight; `end` may lie on the next day. `rule` is None for an exception's."""

    start: int
    end: int
    by_appointment: bool = False
    sure: bool = True
    rule: HoursRule | None = None


class Span(NamedTuple):
    """A slot on its day: naive datetimes in Finland."""

    start: datetime
    end: datetime
    slot: Slot


class Weekly(NamedTuple):
    """A slot of every week: weekday 0–6, the weeks it is limited to, and the periods, None when it holds all year."""

    weekday: int
    slot: Slot
    weeks: tuple[str, ...] = ()
    periods: tuple[Period, ...] | None = None

    def on(self, day: date) -> bool:
        return self.in_some_season(day) and (self.periods is None or any(period.start <= day <= period.end for period in self.periods))

    def in_some_season(self, day: date) -> bool:
        """Whether the day's weekday and week are its own."""
        return day.weekday() == self.weekday and (not self.weeks or not weeks_of(day).isdisjoint(self.weeks))


class Change(NamedTuple):
    """How a day differs from the week, and why: an exception's own words, or the holiday; neither before a place begins and after it ends."""

    slots: tuple[Slot, ...]
    reason: Prose | None = None
    holiday: str | None = None

    @property
    def closes(self) -> bool:
        """Whether it is a day closed for once, with a reason to tell; a place that has not begun or has ended is not."""
        return not self.slots and bool(self.reason or self.holiday)


@dataclass(frozen=True)
class State:
    """`until` is the end of what is now, None when no end is in sight; `next` the next opening, None when not known."""

    kind: Literal["open", "closed", "by-appointment", "unknown"]
    until: datetime | None = None
    next: datetime | None = None
    next_by_appointment: bool = False


UNKNOWN = State("unknown")


@dataclass(frozen=True)
class Schedule:
    """The openings of one place from `first` to `last` day. Without `sure` it tells times, and never that it is open."""

    weekly: tuple[Weekly, ...]
    changes: Mapping[date, Change] = field(default_factory=dict)
    first: date = date.min
    last: date = date.max
    sure: bool = True
    _slots: dict[date, tuple[Slot, ...]] = field(default_factory=dict, compare=False, repr=False)  # of the days asked for

    @classmethod
    def of(cls, place: Place, terms: Mapping[str, Term], closures: Iterable[Closure], today: date, limits: Limits = Limits()) -> Schedule:
        """What the place's file, the terms it names and its region's closures say, seen from `today`.

        Sure is what somebody has confirmed within its time, of a place that is active, as long as the dates of its breaks are known.
        """
        weekly, closures = tuple(weekly_times(place, terms)), tuple(closures)
        first, last = days_known(today)
        changes = _changes(place, weekly, terms, closures, first, last)
        breaks_known = min((_break_known_until(_periods_of(row.during, terms)) for row in (*place.exceptions, *closures) if row.during), default=date.max)
        fresh = freshness(place, limits, today)
        sure = place.status == "active" and fresh.state == "confirmed" and breaks_known >= today
        return cls(weekly, changes, first, min(last, breaks_known, fresh.until) if sure else last, sure)

    def __bool__(self) -> bool:
        """Whether any time is known."""
        return bool(self.weekly or any(change.slots for change in self.changes.values()))

    def slots(self, day: date) -> tuple[Slot, ...]:
        """The openings that begin on a day, in order; they may overlap."""
        if day not in self._slots:
            change = self.changes.get(day)
            self._slots[day] = change.slots if change else tuple(sorted((weekly.slot for weekly in self._by_weekday[day.weekday()] if weekly.on(day)), key=_by_time))
        return self._slots[day]

    @cached_property
    def _by_weekday(self) -> list[list[Weekly]]:
        return [[weekly for weekly in self.weekly if weekly.weekday == number] for number in range(7)]

    def spans(self, first: date, last: date) -> Iterator[Span]:
        """The openings that begin from `first` to `last` day, within what is known."""
        day = max(first, self.first)
        while day <= min(last, self.last):
            yield from (_span(day, slot) for slot in self.slots(day))
            day += DAY

    def state(self, moment: datetime) -> State:
        """What is true at a moment (aware, any time zone). Unknown outside the known days and wherever the file is not sure."""
        now = moment.astimezone(FINLAND).replace(tzinfo=None)
        if not (self and self.sure and self.first < now.date() <= self.last):
            return UNKNOWN
        at_hand = [span for span in self.spans(now.date() - 2 * DAY, now.date()) if span.start <= now < span.end]
        walk_in = [span for span in at_hand if span.slot.sure and not span.slot.by_appointment]
        if walk_in:
            return State("open", self._until(walk_in, by_appointment=False))
        if any(not span.slot.sure for span in at_hand):
            return UNKNOWN
        if at_hand:
            return State("by-appointment", self._until(at_hand, by_appointment=True))
        return self._closed(now)

    def _closed(self, now: datetime) -> State:
        """With the next opening, unless the first to come is one that the file is not sure of."""
        start = next((span.start for span in self.spans(now.date(), self.last) if span.start > now), None)
        sure = [span.slot for span in self.spans(start.date(), start.date()) if span.start == start and span.slot.sure] if start else []
        return State("closed", next=start, next_by_appointment=all(slot.by_appointment for slot in sure)) if sure else State("closed")

    def _until(self, spans: list[Span], *, by_appointment: bool) -> datetime | None:
        """When the last of openings that touch or overlap ends."""
        end, begin = max(span.end for span in spans), spans[0].start
        following = [span for span in self.spans(begin.date(), begin.date() + LONGEST_TOLD) if span.slot.by_appointment is by_appointment and span.slot.sure]
        for span in following:
            if span.start <= end:
                end = max(end, span.end)
        return None if end - begin >= LONGEST_TOLD or end.date() > self.last else end


def _by_time(slot: Slot) -> tuple:
    return slot.start, slot.end, slot.by_appointment


def _span(day: date, slot: Slot) -> Span:
    midnight = datetime(day.year, day.month, day.day)
    return Span(midnight + timedelta(minutes=slot.start), midnight + timedelta(minutes=slot.end), slot)


def weekly_times(place: Place, terms: Mapping[str, Term]) -> Iterator[Weekly]:
    """Each opening of each rule; those of a term a second time, unsure, for when its known dates have run out."""
    for rule in place.hours:
        by_appointment = rule.by_appointment or place.arrival in ("booking", "referral")
        for periods, known in _seasons(rule, terms):
            for day, openings in rule.openings():
                for opening in openings:
                    yield Weekly(DAYS.index(day), Slot(opening.start, opening.end, by_appointment, known and not rule.unsure, rule), rule.weeks, periods)


def _seasons(rule: HoursRule, terms: Mapping[str, Term]) -> Iterator[tuple[tuple[Period, ...] | None, bool]]:
    """The periods a rule holds in, and whether they are known: a term without dates may be on at any time, one whose dates are over some time after them."""
    if rule.season is None or isinstance(rule.season, Period):
        yield rule.season and (rule.season,), True
    elif periods := _periods_of(rule.season, terms):
        yield periods, True
        yield (Period.model_validate({"from": unknown_from(periods), "to": date.max}),), False
    else:
        yield None, False


def _break_known_until(periods: tuple[Period, ...]) -> date:
    """The last day on which the dates of a break tell whether it is on: without dates it may be on at any time, and it comes back within the year."""
    return max(period.end for period in periods) + BREAK_RETURNS if periods else date.min


def unknown_from(periods: tuple[Period, ...]) -> date:
    """The first day on which nobody knows whether a term of these periods is on."""
    return max(period.end for period in periods) + LONGEST_PAUSE if periods else date.min


def _periods_of(term: str, terms: Mapping[str, Term]) -> tuple[Period, ...]:
    """None known for a term that is faulty in its file: that is told there."""
    return terms[term].periods if term in terms else ()


def _changes(place: Place, weekly: tuple[Weekly, ...], terms: Mapping[str, Term], closures: tuple[Closure, ...], first: date, last: date) -> dict[date, Change]:
    """Day by day what wins over the week: the place's own exceptions, the shorter before the longer, then its region's closures, then holidays.

    Before it begins and after it ends a place is closed, whatever else is written.
    Only a single day or a holiday by its name opens what is otherwise closed. A longer stretch of other hours opens neither a closure
    nor a holiday, nor a day on which the place is never open in the week, if it has a week at all.
    """
    long_ones = sorted((row for row in place.exceptions if not _names_a_day(row)), key=lambda row: _length(row, terms), reverse=True)
    day_by_day = sorted((row for row in place.exceptions if _names_a_day(row)), key=lambda row: single_day(row) is not None)
    as_usual = place.holidays in ("as-usual", "open")
    by_appointment = place.arrival in ("booking", "referral")
    found: dict[date, Change] = {}
    for row in long_ones:
        days = [day for day in days_meant(row, terms, first, last) if not (row.open and weekly) or any(slot.in_some_season(day) for slot in weekly)]
        found |= dict.fromkeys(days, _exceptional(row, by_appointment))
    if not as_usual:
        found |= {day: change for day, change in _closed_on_holidays(first, last).items() if day not in found or found[day].slots}
    for closure in closures:
        closed = dict.fromkeys(days_meant(closure, terms, first, last), Change((), closure.closed))
        found |= {day: change for day, change in closed.items() if day not in found or found[day].slots or found[day].holiday}
    for row in day_by_day:
        found |= dict.fromkeys(days_meant(row, terms, first, last), _exceptional(row, by_appointment))
    found |= dict.fromkeys(_days_outside(place, first, last), Change(()))
    return {day: change for day, change in sorted(found.items()) if change.slots or any(weekly_slot.on(day) for weekly_slot in weekly)}


@cache
def _closed_on_holidays(first: date, last: date) -> Mapping[date, Change]:
    """The same for every place that is looked at from one day."""
    return {day: Change((), holiday=id) for year in range(first.year, last.year + 1) for day, id in holidays_of(year).items() if first <= day <= last}


def _names_a_day(row: Days) -> bool:
    return single_day(row) is not None or row.holiday is not None


def single_day(row: Days) -> date | None:
    """The one day that is meant; a stretch from a day to the same is one as well."""
    return row.date or (row.start if row.start == row.end else None)


def _days_outside(place: Place, first: date, last: date) -> Iterator[date]:
    """Those on which the place has surely not begun yet, or has surely ended: a rough date is read in its favour."""
    begin, end = place.since and place.since.earliest() or first, place.until and place.until.latest() or last
    known = range(first.toordinal(), last.toordinal() + 1)
    before, after = range(known.start, min(begin.toordinal(), known.stop)), range(max(end.toordinal() + 1, known.start), known.stop)
    return map(date.fromordinal, (*before, *after))


def days_meant(row: Days, terms: Mapping[str, Term], first: date, last: date) -> list[date]:
    """The days from `first` to `last` that an exception or closure speaks of."""
    if row.date:
        stretches = [(row.date, row.date)]
    elif row.holiday:
        stretches = [(day, day) for year in range(first.year, last.year + 1) for day, id in holidays_of(year).items() if id == row.holiday]
    elif row.during:
        stretches = [(period.start, period.end) for period in _periods_of(row.during, terms)]
    else:
        stretches = [(row.start, row.end)]
    return [date.fromordinal(number) for start, end in stretches for number in range(max(start, first).toordinal(), min(end, last).toordinal() + 1)]


def _length(row: Days, terms: Mapping[str, Term]) -> timedelta:
    """Of a stretch, or of the longest of a term's; all of it, also what is over or far ahead."""
    periods = _periods_of(row.during, terms) if row.during else (row,)
    return max((period.end - period.start for period in periods), default=timedelta())


def _exceptional(row: HoursException, by_appointment: bool) -> Change:
    slots = tuple(Slot(opening.start, opening.end, by_appointment) for opening in row.open or ())
    return Change(slots, row.closed or row.reason, row.holiday)


def days_known(today: date) -> tuple[date, date]:
    """The first and the last day for which it is worked out on a day how they differ from the week."""
    return today - DAYS_BEHIND * DAY, _months_after(today, MONTHS_AHEAD)


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
