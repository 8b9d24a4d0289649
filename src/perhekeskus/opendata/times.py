"""A schedule as a program of others reads it, which has a clock and a calendar and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..hours import Change, Schedule, Slot, Weekly
from ..model import Period
from ..openings import DAYS
from .plain import plain


def opening_hours(schedule: Schedule) -> dict | None:
    """Rules of the week, and the stretches of days that differ from it; None where no times are known."""
    if not schedule:
        return None
    known = {"from": schedule.first.isoformat(), "to": schedule.last.isoformat(), "confirmed": schedule.sure}
    return known | {"weekly": list(_weekly(schedule)), "changes": [_changed(*stretch) for stretch in stretches(schedule)]}


def stretches(schedule: Schedule) -> Iterator[tuple[date, date, Change]]:
    """(first day, last day, how they differ) of days that differ in one way, within what is known. A closed stretch goes on over days on which nothing is ever open."""
    begin = end = None
    same: Change | None = None
    for day, change in schedule.changes.items():
        if not schedule.first <= day <= schedule.last:
            continue
        if same is None or change != same or not _joined(schedule, end, day, change):
            if same is not None:
                yield begin, end, same
            begin, same = day, change
        end = day
    if same is not None:
        yield begin, end, same


def _joined(schedule: Schedule, end: date, day: date, change: Change) -> bool:
    between = range(end.toordinal() + 1, day.toordinal())
    return not between or not change.slots and not any(schedule.slots(date.fromordinal(number)) for number in between)


def _weekly(schedule: Schedule) -> Iterator[dict]:
    """Rows that differ in the weekday alone are one."""
    found: dict[tuple, list[Weekly]] = {}
    for row in schedule.weekly:
        slot = row.slot
        found.setdefault((id(slot.rule), slot.start, slot.end, slot.sure, row.weeks, row.periods), []).append(row)
    for rows in found.values():
        yield {"days": [DAYS[number] for number in sorted({row.weekday for row in rows})]} | _opening(rows[0].slot) | _limits(rows[0])


def _limits(row: Weekly) -> dict:
    """The weeks and periods that it holds in, and what it is."""
    rule = row.slot.rule
    told = {"weeks": list(row.weeks), "periods": [_period(period) for period in row.periods or ()]}
    said = {name: plain(value) for name in ("what", "run_by", "ages") if (value := getattr(rule, name, None))}
    return {name: value for name, value in told.items() if value} | said


def _period(period: Period) -> dict:
    return {"from": period.start.isoformat(), "to": None if period.end == date.max else period.end.isoformat()}


def _opening(slot: Slot) -> dict:
    return {"opens": clock(slot.start), "closes": clock(slot.end), "by_appointment": slot.by_appointment, "sure": slot.sure}


def _changed(first: date, last: date, change: Change) -> dict:
    why = ({"reason": plain(change.reason)} if change.reason else {}) | ({"holiday": change.holiday} if change.holiday else {})
    return {"from": first.isoformat(), "to": last.isoformat(), "openings": [_opening(slot) for slot in change.slots]} | why


def clock(minutes: int) -> str:
    """'09:30'; what is after midnight goes on: '25:30'."""
    return f"{minutes // 60:02}:{minutes % 60:02}"
