"""A schedule in few numbers, as overrides/assets/hours.js reads it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .hours import DAY, Schedule, Slot
from .model import HoursRule

_WEEK_LETTERS = {"odd": "o", "even": "e", "first": "1", "second": "2", "third": "3", "fourth": "4", "last": "l"}
_APPOINTMENT, _UNSURE = 1, 2
_EPOCH = date(1970, 1, 1)


def compact(schedule: Schedule, rules: tuple[HoursRule, ...]) -> dict:
    """A schedule as hours.js reads it. Days are numbers since 1970, times minutes; what is empty is left out.

    f, l: first and last day · p: 1 when never to be called open · w: rows [weekdays '135', start, end, flags, index in `rules`,
    weeks 'o' 'e' '1'–'4' 'l', periods [from, to, …]] · x: changes [from, to, [start, end, flags], …]; flags: 1 by appointment, 2 unsure.
    """
    days: dict[tuple, str] = {}
    for weekly in schedule.weekly:
        slot = weekly.slot
        periods = tuple(_day_number(day) for period in weekly.periods or () for day in (period.start, period.end))
        row = (slot.start, slot.end, _flags(slot), rules.index(slot.rule), "".join(_WEEK_LETTERS[week] for week in weekly.weeks), periods)
        days[row] = days.get(row, "") + str(weekly.weekday + 1)
    data = {"f": _day_number(schedule.first), "l": _day_number(schedule.last), "w": [_trimmed([numbers, *row]) for row, numbers in days.items()], "x": list(_stretches(schedule))}
    return {name: value for name, value in ({"p": 0 if schedule.sure else 1} | data).items() if value}


def _day_number(day: date) -> int:
    return day.toordinal() - _EPOCH.toordinal()


def _flags(slot: Slot) -> int:
    return _APPOINTMENT * slot.by_appointment + _UNSURE * (not slot.sure)


def _trimmed(row: list) -> list:
    """Without what is empty at its end."""
    while not row[-1]:
        row.pop()
    return row


def _stretches(schedule: Schedule) -> Iterator[list]:
    """Changes of days that follow each other as one row; between closed days, one on which nothing is open does no harm."""
    row: list = []
    for day, change in schedule.changes.items():
        slots = [_trimmed([slot.start, slot.end, _flags(slot)]) for slot in change.slots]
        number = _day_number(day)
        if row and row[2:] == slots and (number == row[1] + 1 or not slots and not any(schedule.slots(_EPOCH + between * DAY) for between in range(row[1] + 1, number))):
            row[1] = number
            continue
        if row:
            yield row
        row = [number, number, *slots]
    if row:
        yield row
