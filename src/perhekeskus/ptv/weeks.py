"""Blocks that tell of weeks, as rows of a place's file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from ..openings import (
    DAY_LENGTH,
    DAYS,
    Opening,
    canonical,
    days_of,
    keys_of_days,
    overlapping,
    read_openings,
)  # fmt: skip
from .blocks import Left, Row, Unsaid, heading_of, hours_in, label_of, minutes_of, open_status, opening_of, range_of, weekday_of

WEEKS = {"Weekly": None, "OddWeeks": "odd", "EvenWeeks": "even"}
A_WEEK = timedelta(days=7)


def _weekly(block: Mapping) -> list[Row]:
    """A row for all hours that have the same weeks, status and words."""
    groups: dict[tuple, dict[str, list[Opening]]] = {}
    heading = heading_of(block)
    for day, hour in hours_in(block):
        status, weeks = open_status(hour), hour.get("repetition", "Weekly")
        if weeks not in [*WEEKS]:
            raise Unsaid
        what = label_of(hour.get("additionalInformation")) or heading
        groups.setdefault((WEEKS[weeks], status, *sorted(what.items())), {}).setdefault(DAYS[day], []).append(opening_of(hour))
    return [_row(days, weeks, status, dict(what)) for (weeks, status, *what), days in groups.items()]


def _row(days: Mapping[str, list[Opening]], weeks: str | None, status: str, what: Mapping[str, str]) -> Row:
    if any(overlapping(openings) for openings in days.values()):
        raise Unsaid("hours-contradict")
    written: dict[str, list[int]] = {}
    for day, openings in sorted(days.items(), key=lambda pair: DAYS.index(pair[0])):
        written.setdefault(canonical(sorted(openings)), []).append(DAYS.index(day))
    row: Row = {key: times for times, numbers in written.items() for key in keys_of_days(numbers)}
    return row | ({"weeks": weeks} if weeks else {}) | ({"by_appointment": "yes"} if status == "OpenOnReservation" else {}) | ({"what": dict(what)} if what else {})


def _in_season(block: Mapping, rows: list[Row]) -> list[Row]:
    first, last = range_of(block)
    return [row | {"season": {"from": first.isoformat(), "to": last.isoformat()}} for row in rows]


def _always(block: Mapping) -> list[Row]:
    return [_row({day: [Opening(0, DAY_LENGTH)] for day in DAYS}, None, open_status(block), heading_of(block))]


def _through_days(block: Mapping) -> list[Row]:
    """From a time of one weekday to a time of another, each week."""
    first, last = (weekday_of(block.get(key)) for key in ("fromDay", "toDay"))
    begin, end = (minutes_of(block.get(key)) for key in ("fromTime", "toTime"))
    length = (last - first) % 7
    if not length and end <= begin:
        raise Unsaid("hours-unclear")  # a week long, or nothing
    days: dict[str, list[Opening]] = {}
    for step in range(length + 1):
        opening = Opening(begin if not step else 0, end if step == length else DAY_LENGTH)
        if opening.end > opening.start:
            days[DAYS[(first + step) % 7]] = [opening]
    return [_row(days, None, open_status(block), heading_of(block))]


def _through_dates(block: Mapping) -> list[Row]:
    """The same between two dates. Whether a longer stretch is open throughout or from weekday to weekday is not documented; where both mean the same, it is clear."""
    first, last = range_of(block)
    if last - first >= A_WEEK or (first.weekday(), last.weekday()) != tuple(weekday_of(block.get(key)) for key in ("fromDay", "toDay")):
        raise Unsaid("hours-unclear")
    return _in_season(block, _through_days(block))


ROWS = {
    "WeeklyUntilFurtherNoticeServiceHour": _weekly, "WeeklyDateRangeServiceHour": lambda block: _in_season(block, _weekly(block)), "ContinuousAlwaysValidServiceHour": _always,
    "ContinuousWeekdaysUntilFurtherNoticeServiceHour": _through_days, "ContinuousDateRangeServiceHour": _through_dates,
}  # fmt: skip


def rows_that_agree(rows: Iterable[Row]) -> tuple[list[Row], list[Left]]:
    """Of two rows that tell the same thing at overlapping times the first; and the others, unless they say the same again."""
    found, left = [], []
    told: dict[tuple[str, str], list[Opening]] = {}
    for row in rows:
        days = _times_by_thing(row)
        if any(overlapping([*told.get(at, ()), *openings]) for at, openings in days):
            left += [] if row in found else [Left("hours-contradict", {}, row=", ".join(f"{key}: {value}" for key, value in row.items() if days_of(key)))]
            continue
        found.append(row)
        for at, openings in days:
            told.setdefault(at, []).extend(openings)
    return found, left


def _times_by_thing(row: Row) -> list[tuple[tuple[str, str], tuple[Opening, ...]]]:
    """((what a row tells of, day), openings): beside another thing, times may overlap."""
    thing = str({key: value for key, value in row.items() if not days_of(key)})
    return [((thing, day), read_openings(str(value))) for key, value in row.items() for day in days_of(key)]
