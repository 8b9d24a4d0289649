"""Blocks that tell of days unlike the week, and holidays, as exceptions of a place's file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from ..almanac import holidays_of
from ..model import Text
from ..openings import canonical, overlapping
from ..problems import remarks
from .blocks import Left, Row, Unsaid, date_of, dicts, hours_in, label_of, opening_of, range_of, stretch_words

HOLIDAYS = {
    "NewYearEve": "new-years-eve", "NewYearDay": "new-year", "Epiphany": "epiphany", "MaundyThursday": "maundy-thursday", "GoodFriday": "good-friday", "EasterSunday": "easter-sunday", "EasterMonday": "easter-monday",
    "MayDayEve": "may-day-eve", "MayDay": "may-day", "AscensionDay": "ascension-day", "WhitSunday": "whit-sunday", "MidsummerEve": "midsummer-eve", "MidsummerDay": "midsummer-day", "AllSaintsDay": "all-saints",
    "IndependenceDay": "independence-day", "ChristmasEve": "christmas-eve", "ChristmasDay": "christmas-day", "SecondDayOfChristmas": "boxing-day",
}  # fmt: skip
MOST_EXCEPTIONS = 40  # rows: more would be no exceptions


def exceptions_of(block: Mapping) -> list[Row]:
    """Days of a range. A weekday that the block does not name is not open, as the catalogue says."""
    first, last = range_of(block)
    hours = list(hours_in(block))
    reason = label_of(block.get("heading")) or _in_both("made-exception")
    statuses = [hour.get("openingStatus") for _, hour in hours]
    if not hours or any(status not in ("Open", "Closed") for status in statuses):
        raise Unsaid
    if "Open" not in statuses:
        return [_on(first, last) | {"closed": dict(reason)}]
    if last - first > timedelta(days=MOST_EXCEPTIONS - 1):
        raise Unsaid
    return [_on(day, day) | _open_or_closed(_hours_on(day, hours), reason) for day in _days(first, last)]


def _hours_on(day: date, hours: Iterable[tuple[int, Mapping]]) -> list[Mapping]:
    parity = "OddWeeks" if day.isocalendar().week % 2 else "EvenWeeks"
    return [hour for number, hour in hours if number == day.weekday() and hour.get("repetition", "Weekly") in ("Weekly", parity)]


def _open_or_closed(hours: Iterable[Mapping], reason: Mapping[str, str]) -> Row:
    openings = sorted(opening_of(hour) for hour in hours if hour.get("openingStatus") == "Open")
    if overlapping(openings):
        raise Unsaid("hours-contradict")
    return {"open": canonical(openings), "reason": dict(reason)} if openings else {"closed": dict(reason)}


def holidays_in(block: Mapping, labels: Mapping[str, Text], today: date) -> tuple[list[Row], list[Left]]:
    """Each holiday by its name, of every year or by its date in the years that are named; and those that cannot be said."""
    rows, left, years = [], [], _years(block.get("repetition"), today)
    for row in dicts(block.get("holidays")):
        name = str(row.get("holidayName"))
        id = HOLIDAYS.get(name)
        reason = labels[f"holiday_{id.replace('-', '_')}"].model_dump(exclude_none=True) if id else {}
        try:
            said = _on_holiday(dicts(row.get("hours")) if id else [], reason)
        except Unsaid as unsaid:
            left.append(Left(unsaid.kind, reason, row="" if reason else name))
        else:
            rows += [{"holiday": id} | said] if years is None else [_on(day, day) | said for day in _days_of(id, years) if day >= today]
    return rows, left


def _on_holiday(hours: list[Mapping], reason: Mapping[str, str]) -> Row:
    if not hours or any(hour.get("openingStatus") not in ("Open", "Closed") for hour in hours):
        raise Unsaid
    return _open_or_closed(hours, reason)


def _years(repetition: object, today: date) -> list[int] | None:
    """Those that are named and not yet past; None for every year."""
    if not isinstance(repetition, dict) or repetition.get("type") != "RepetitionInSelectedYears":
        return None
    years = repetition.get("years")
    return [year for year in years if type(year) is int and today.year <= year <= today.year + 5] if isinstance(years, list) else []


def _days_of(holiday: str, years: Iterable[int]) -> Iterator[date]:
    return (day for year in years for day, id in holidays_of(year).items() if id == holiday)


def _on(first: date, last: date) -> Row:
    return {"date": first.isoformat()} if first == last else {"from": first.isoformat(), "to": last.isoformat()}


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))


def _in_both(kind: str) -> Mapping[str, str]:
    return {language: remarks()[kind][language] for language in ("fi", "sv")}


def each_day_once(rows: Iterable[Row]) -> tuple[list[Row], list[Left]]:
    """Of two rows for the same days the first; and what others say differently."""
    found: dict[tuple, Row] = {}
    left = []
    for row in rows:
        days = tuple(row.get(key) for key in ("date", "from", "to", "holiday"))
        if found.setdefault(days, row) != row:
            left.append(Left("hours-contradict", row.get("closed") or row["reason"], stretch_words(*(date_of(row.get(key)) for key in ("date", "from", "to")))))
    return list(found.values()), left
