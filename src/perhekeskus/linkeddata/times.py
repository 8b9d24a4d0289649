"""Opening hours as schema.org has them: the week, and the days that differ from it. Only what is sure and needs no appointment counts as open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..almanac import week_of
from ..hours import DAY, Schedule, Slot
from ..model import Period
from ..openings import DAY_LENGTH
from ..series import is_whole_day

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAYS_TOLD = 28  # of times of some weeks only, from this Monday on: what is told has to fit on a page
CLOSED = ((0, 0),)  # how closed is written: who reads "no times" as "the usual times" sends a family to a locked door

Times = tuple[tuple[int, int], ...]


def opening_hours(schedule: Schedule, today: date) -> dict[str, list[dict]]:
    """The properties of a place that tell when it is open; none unless somebody has confirmed its hours."""
    if not schedule.sure:
        return {}
    monday = week_of(today)[0]
    found = {"openingHoursSpecification": list(_weekly(schedule, monday)), "specialOpeningHoursSpecification": [_special(*run) for run in _runs(schedule, monday)]}
    return {name: rows for name, rows in found.items() if rows}


def _weekly(schedule: Schedule, monday: date) -> Iterator[dict]:
    """Days with the same times together. Times of some weeks only are no rule that schema.org knows: their days are told one by one."""
    found: dict[tuple, list[int]] = {}
    for row in schedule.weekly:
        if _walk_in(row.slot) and not row.weeks:
            found.setdefault((row.slot[:2], row.periods), []).append(row.weekday)
    for (times, periods), weekdays in found.items():
        days = [WEEKDAYS[day] for day in sorted(set(weekdays))]
        for valid in _validities(periods, monday, schedule.last):
            yield {"@type": "OpeningHoursSpecification", "dayOfWeek": days, **_opens(*times), **valid}


def _validities(periods: Iterable[Period] | None, monday: date, last: date) -> Iterator[dict[str, str]]:
    """From when and until when times hold, never beyond the `last` day that is confirmed; what was over before `monday` is not told."""
    if periods is None:
        yield {"validThrough": last.isoformat()}
        return
    for period in periods:
        end = min(period.end, last)
        if end >= max(period.start, monday):
            yield {"validFrom": period.start.isoformat(), "validThrough": end.isoformat()}


def _runs(schedule: Schedule, monday: date) -> Iterator[tuple[date, date, tuple[int, int]]]:
    """(first, last day, times) of days that differ, those that follow each other with the same times together."""
    begun: tuple[date, date, Times] | None = None
    for day in _days_that_differ(schedule, monday):
        times = _times(schedule.slots(day))
        if begun and times == begun[2] and _follows(schedule, begun[1], day, times):
            begun = begun[0], day, times
        else:
            yield from _told(begun)
            begun = day, day, times
    yield from _told(begun)


def _days_that_differ(schedule: Schedule, monday: date) -> list[date]:
    """What changes the times of the week, for as long as these are told; times of some weeks only, each day of which is a row, for DAYS_TOLD."""
    walk_in = [row for row in schedule.weekly if _walk_in(row.slot)]
    some_weeks, usual = [row for row in walk_in if row.weeks], [row for row in walk_in if not row.weeks]
    added = {day for day in (monday + number * DAY for number in range(DAYS_TOLD)) if any(row.on(day) for row in some_weeks)}
    changed = {day for day, change in schedule.changes.items() if day >= monday and (_times(change.slots) or any(row.on(day) for row in usual))}
    return sorted(day for day in added | changed if day <= schedule.last)


def _follows(schedule: Schedule, end: date, day: date, times: Times) -> bool:
    """A day on which nothing is open anyway, such as a Sunday, ends no break."""
    between = range(end.toordinal() + 1, day.toordinal())
    return not between or not times and not any(_times(schedule.slots(date.fromordinal(number))) for number in between)


def _told(run: tuple[date, date, Times] | None) -> Iterator[tuple[date, date, tuple[int, int]]]:
    if run:
        first, last, times = run
        yield from ((first, last, time) for time in times or CLOSED)


def _times(slots: Iterable[Slot]) -> Times:
    return tuple(slot[:2] for slot in slots if _walk_in(slot))


def _walk_in(slot: Slot) -> bool:
    return slot.sure and not slot.by_appointment


def _special(first: date, last: date, times: tuple[int, int]) -> dict:
    return {"@type": "OpeningHoursSpecification", "validFrom": first.isoformat(), "validThrough": last.isoformat(), **_opens(*times)}


def _opens(start: int, end: int) -> dict[str, str]:
    """What ends before it begins ends on the next day; a whole day is written up to its last minute, since "00:00 to 00:00" means closed."""
    end = end - 1 if is_whole_day(Slot(start, end)) else end
    return {"opens": _clock(start), "closes": _clock(end % DAY_LENGTH)}


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
