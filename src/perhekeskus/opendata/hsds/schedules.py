"""Openings as HSDS tells them: rules as in calendars, each for a stretch of days on which it holds without exception.

HSDS has no field for the dates that a rule leaves out. A rule is therefore cut wherever a day is closed or the clock is turned, so that
who follows the rules alone, and knows nothing of this site, finds no opening too many and none too few.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from ...hours import FINLAND, Schedule
from ...openings import DAY_LENGTH
from ...series import BYDAY, Series, day_stamp, is_whole_day, moment, series_of
from ...timetable import Timetable
from .parts import uuid_of



class Times:
    """The openings of all places, worked out once for all languages: there are no words in them."""

    def __init__(self, timetable: Timetable):
        self._timetable = timetable
        self._of: dict[str, list[tuple[Series, list[dict]]]] = {}

    def of(self, id: str) -> list[tuple[Series, list[dict]]]:
        """What is sure of a place: each series, which knows what there is to say of it, with its stretches as schedules of HSDS."""
        if id not in self._of:
            self._of[id] = list(_schedules(id, self._timetable.schedule(id)))
        return self._of[id]

    def complete(self) -> None:
        """Works all of them out."""
        for id in self._timetable.catalogue.places:
            self.of(id)


def _schedules(id: str, schedule: Schedule) -> Iterator[tuple[Series, list[dict]]]:
    valid = {"valid_from": str(schedule.first), "valid_to": str(schedule.last)}
    turns = _turns(schedule.first, schedule.last) if schedule else ()
    for series in series_of(schedule):
        yield series, [_stretch(id, series, first, last, valid) for first, last in _stretches(series, turns)]


def _stretches(series: Series, turns: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """First and last day of each."""
    days = series.days
    cuts = {bisect_left(days, day) for day in (*series.skipped, *turns)} | {bisect_right(days, day) for day in turns}
    bounds = sorted(cuts | {0, len(days)})
    return ((days[start], days[end - 1]) for start, end in zip(bounds, bounds[1:]))


def _stretch(id: str, series: Series, first: int, last: int, valid: dict) -> dict:
    """It is known by its last day, because the first moves with the day of the build; the last stretch, whose end moves as well, by having none."""
    start, end = series.slot[:2]
    known_by = day_stamp(last) if last < series.days[-1] else ""
    return {
        "id": uuid_of("place", id, "schedule", series.key, known_by),
        "dtstart": _iso(first),
        "until": _iso(last),
        "timezone": _hours_ahead(first, start),
        **_rule(series.rule or f"FREQ=WEEKLY;BYDAY={BYDAY[(first - 1) % 7]}"),
        "opens_at": _clock(first, start),
        "closes_at": f"23:59{_offset(first, end)}" if is_whole_day(series.slot) else _clock(first, end),  # as HSDS advises for all day
        **valid,
    }


@cache
def _rule(rule: str) -> dict[str, str | int]:
    """'FREQ=WEEKLY;INTERVAL=2' → {'freq': 'WEEKLY', 'interval': 2}."""
    parts = (part.split("=") for part in rule.split(";"))
    return {name.lower(): int(value) if name == "INTERVAL" else value for name, value in parts}


@cache
def _clock(day: int, minutes: int) -> str:
    """'09:30+02:00'; past midnight as the clock shows it then, so that an opening which closes no later than it opens closes on the next day."""
    if _hours_ahead(day, minutes) < _hours_ahead(day, minutes, fold=1):  # in the hour that is left out when the clock is turned forward: it is over at once
        minutes += 60 - minutes % 60
    return f"{minutes % DAY_LENGTH // 60:02}:{minutes % 60:02}{_offset(day, minutes)}"


@cache
def _hours_ahead(day: int, minutes: int, fold: int = 0) -> int:
    """Of UTC, in Finland."""
    return FINLAND.utcoffset(moment(day, minutes).replace(fold=fold)) // timedelta(hours=1)


@cache
def _iso(day: int) -> str:
    return str(date.fromordinal(day))


def _offset(day: int, minutes: int) -> str:
    return f"+{_hours_ahead(day, minutes):02}:00"


@cache
def _turns(first: date, last: date) -> tuple[int, ...]:
    """The days on which the clock is turned."""
    return tuple(day for day in range(first.toordinal(), last.toordinal() + 1) if _hours_ahead(day, 0) != _hours_ahead(day, DAY_LENGTH))
