"""Which day is which: Finland's public holidays and the eves that count with them, whose names are labels, and the weeks that a day is in."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

# The public holidays by the library's English names, and beside them the eves and days between that the national service
# catalogue lets a place keep other hours on. Easter Saturday is ours: it lies between two holidays, and little is open.
_PUBLIC = {
    "New Year's Day": "new-year", "Epiphany": "epiphany", "Good Friday": "good-friday", "Easter Sunday": "easter-sunday", "Easter Monday": "easter-monday",
    "May Day": "may-day", "Ascension Day": "ascension-day", "Pentecost": "whit-sunday", "Midsummer Eve": "midsummer-eve", "Midsummer Day": "midsummer-day",
    "All Saints' Day": "all-saints", "Independence Day": "independence-day", "Christmas Eve": "christmas-eve", "Christmas Day": "christmas-day", "Second Day of Christmas": "boxing-day",
}  # fmt: skip
_BESIDE = {"maundy-thursday": ("good-friday", -1), "easter-saturday": ("easter-sunday", -1), "may-day-eve": ("may-day", -1)}
_NTH = ("first", "second", "third", "fourth")
HOLIDAYS = (*_PUBLIC.values(), *_BESIDE, "new-years-eve")


@cache
def holidays_of(year: int) -> Mapping[date, str]:
    """Each holiday and eve of a year by its day, in order. Where two fall on one day, the public holiday is named."""
    import holidays  # here, because a check, for which people wait, seldom asks

    public = {day: _PUBLIC[name.split("; ")[0]] for day, name in holidays.Finland(years=year, language="en_US").items()}
    day_of = {id: day for day, id in public.items()}
    eves = {day_of[other] + timedelta(days=days): id for id, (other, days) in _BESIDE.items() if other in day_of} | {date(year, 12, 31): "new-years-eve"}
    return dict(sorted((eves | public).items()))


def holiday_on(day: date) -> str | None:
    """'midsummer-eve' on 25.6.2027, None on an ordinary day."""
    return holidays_of(day.year).get(day)


def week_of(day: date) -> tuple[date, ...]:
    """The seven days, from Monday, of the week a day is in."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=number) for number in range(7))


@cache
def weeks_of(day: date) -> frozenset[str]:
    """Which of the weeks that rows can be limited to a day is in: 'odd', 'first' …"""
    number = (day.day - 1) // 7
    last = day.day + 7 > calendar.monthrange(day.year, day.month)[1]
    return frozenset(("odd" if day.isocalendar().week % 2 else "even", *_NTH[number : number + 1], *(("last",) if last else ())))
