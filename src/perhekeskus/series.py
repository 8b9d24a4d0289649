"""Openings as events that repeat: which days each begins on, and the rule a calendar repeats it by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import blake2b
from itertools import groupby
from typing import NamedTuple

from .hours import FINLAND, Schedule, Slot, Weekly
from .model import Prose
from .openings import DAY_LENGTH, DAYS

BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "-1"}
_BY_PARITY = {"odd", "even"}
_NIGHT_FROM, _NIGHT_TO = DAY_LENGTH + 180, 240  # the clock is turned between three and four


class Series(NamedTuple):
    """An event and its repetitions. Days are numbers, as `date.toordinal` gives them.

    `days` are those it begins on; `skipped` are those that `rule` (an RRULE without its end) would give beside them; `key` tells it from the place's others.
    """

    key: str
    slot: Slot
    days: list[int]
    rule: str = ""
    skipped: tuple[int, ...] = ()
    reason: Prose | None = None


def series_of(schedule: Schedule) -> list[Series]:
    """A schedule's sure openings: weekly ones as repeating events, those of changed days as events of their own."""
    changed = {day.toordinal() for day in schedule.changes}
    weekly = [series for rows in _rows_by_time(schedule) for series in _weekly(rows, schedule, changed)]
    return _told_apart([*weekly, *_of_changes(schedule)])


def _rows_by_time(schedule: Schedule) -> Iterable[list[Weekly]]:
    """The weekdays of one row of hours that have the same time, together."""
    found: dict[tuple, dict[int, Weekly]] = {}
    for weekly in schedule.weekly:
        if weekly.slot.sure:
            found.setdefault((id(weekly.slot.rule), weekly.slot[:2]), {})[weekly.weekday] = weekly
    return [[by_weekday[weekday] for weekday in sorted(by_weekday)] for by_weekday in found.values()]


def _weekly(rows: list[Weekly], schedule: Schedule, changed: set[int]) -> Iterator[Series]:
    slot, weeks = rows[0].slot, rows[0].weeks
    times = f"{'-'.join(DAYS[row.weekday] for row in rows)}.{clock_stamp(slot.start)}-{clock_stamp(slot.end)}"
    for begin, season in _stretches(rows[0], schedule):
        key = ".".join(filter(None, (times, "-".join(sorted(weeks)), begin)))
        for mark, rule, ruled, wanted in _patterns(rows, season):
            turning, days = _turning([day for day in wanted if day not in changed], slot)
            yield from (Series(f"{day_stamp(day)}.{times}", slot, [day]) for day in turning)
            if days:
                on = set(days)
                yield Series(key + mark, slot, days, rule, tuple(day for day in ruled if days[0] < day < days[-1] and day not in on))


def _stretches(row: Weekly, schedule: Schedule) -> Iterator[tuple[str, range]]:
    """(its first day as the file has it, the known days in it) for each stretch a row holds in; one without a name when it has no season."""
    known = range(schedule.first.toordinal(), schedule.last.toordinal() + 1)
    if row.periods is None:
        yield "", known
        return
    joined: list[list[date]] = []
    for period in sorted(row.periods, key=lambda period: (period.start, period.end)):
        if joined and period.start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], period.end)
        else:
            joined.append([period.start, period.end])
    for start, end in joined:
        yield day_stamp(start.toordinal()), range(max(start.toordinal(), known.start), min(end.toordinal() + 1, known.stop))


def _patterns(rows: list[Weekly], season: range) -> Iterator[tuple[str, str, list[int], list[int]]]:
    """(mark for the key, RRULE, days the rule gives, days that are meant).

    Odd or even weeks are every second week only up to a week 53: each run between two such years is a rule of its own, marked by whether its Mondays
    fall on an even or an odd week counted from the year 1, which stays true for good. BYWEEKNO would say it in one rule, but many calendars do not know it.
    """
    weeks, on_weekday = set(rows[0].weeks), {row.weekday: row for row in rows}
    every = sorted(day for weekday in on_weekday for day in range(season.start + (weekday - season.start + 1) % 7, season.stop, 7))
    weekly = _every_week(on_weekday)
    if not weeks or weeks >= _BY_PARITY:
        yield "", weekly, every, every
        return
    meant = [day for day in every if on_weekday[(day - 1) % 7].on(date.fromordinal(day))]
    if not weeks & _BY_PARITY:
        for row in rows:
            yield from _monthly(row, meant)
    elif len(weeks) == 1:
        for run, days in groupby(meant, key=lambda day: (day - 1) // 7 % 2):
            fortnight = list(days)
            yield f".{run}", weekly.replace("WEEKLY;", "WEEKLY;INTERVAL=2;WKST=MO;"), fortnight, fortnight
    else:  # odd weeks and the first of each month, say: no single rule can tell
        yield "", weekly, every, meant


def _monthly(row: Weekly, meant: list[int]) -> Iterator[tuple[str, str, list[int], list[int]]]:
    """A rule for each week of the month: many calendars know the first Friday, not all the first and the third in one rule. The last may be the fourth."""
    told: set[int] = set()
    for week, number in _NTH.items():
        if week in row.weeks:
            limited = row._replace(weeks=(week,))
            days = [day for day in meant if limited.on(date.fromordinal(day))]
            yield f".{DAYS[row.weekday]}-{week}", f"FREQ=MONTHLY;BYDAY={number}{BYDAY[row.weekday]}", days, [day for day in days if day not in told]
            told.update(days)


def _every_week(weekdays: Iterable[int]) -> str:
    return "FREQ=WEEKLY;BYDAY=" + ",".join(BYDAY[weekday] for weekday in weekdays)


def _turning(days: list[int], slot: Slot) -> tuple[list[int], list[int]]:
    """The days on which the clock is turned during a slot, and the others: calendars differ in when the repetition of an event ends then, so each becomes an event of its own."""
    if _NIGHT_TO <= slot.start and slot.end <= _NIGHT_FROM or is_whole_day(slot):
        return [], days
    turning = [day for day in days if FINLAND.utcoffset(moment(day, slot.start)) != FINLAND.utcoffset(moment(day, slot.end))]
    return turning, [day for day in days if day not in turning]


def _of_changes(schedule: Schedule) -> Iterator[Series]:
    """Openings of changed days; the same one on days that are close, a summer's other hours, say, is one event that repeats."""
    found: dict[tuple, tuple[Slot, Prose | None, list[int]]] = {}
    for day, change in sorted(schedule.changes.items()):
        for slot in change.slots:
            if slot.sure and schedule.first <= day <= schedule.last:
                found.setdefault((slot[:2], repr(change.reason)), (slot, change.reason, []))[2].append(day.toordinal())
    for slot, reason, days in found.values():
        turning, others = _turning(days, slot)
        for run in (*([day] for day in turning), *_runs(others)):
            weekdays, on = sorted({(day - 1) % 7 for day in run}), set(run)
            skipped = tuple(day for day in range(run[0], run[-1]) if (day - 1) % 7 in weekdays and day not in on)
            yield Series(f"{day_stamp(run[0])}.{clock_stamp(slot.start)}-{clock_stamp(slot.end)}", slot, run, _every_week(weekdays), skipped, reason)


def _runs(days: Iterable[int]) -> Iterator[list[int]]:
    """Days no more than a week apart."""
    run: list[int] = []
    for day in days:
        if run and day > run[-1] + 7:
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _told_apart(found: list[Series]) -> list[Series]:
    """Those at the same time get a key that tells what they are; what stands twice in a file is one event."""
    times = Counter(series.key for series in found)
    named = (series if times[series.key] == 1 else series._replace(key=f"{series.key}.{_digest(series)}") for series in found)
    return list({series.key: series for series in named}.values())


def _digest(series: Series) -> str:
    rule = series.slot.rule
    return blake2b(repr((series.slot.by_appointment, series.reason, rule and (rule.what, rule.run_by, rule.ages))).encode(), digest_size=4).hexdigest()


def is_whole_day(slot: Slot) -> bool:
    """From midnight to midnight."""
    return (slot.start, slot.end) == (0, DAY_LENGTH)


def moment(day: int, minutes: int) -> datetime:
    """Naive, as a clock on a wall shows it."""
    return datetime.fromordinal(day) + timedelta(minutes=minutes)


@cache
def day_stamp(day: int) -> str:
    """'20261224'."""
    found = date.fromordinal(day)
    return f"{found.year:04}{found.month:02}{found.day:02}"


def clock_stamp(minutes: int) -> str:
    """'0930'."""
    return f"{minutes // 60:02}{minutes % 60:02}"
