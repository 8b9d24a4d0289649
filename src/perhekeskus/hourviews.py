"""Opening hours as pages show them: the week with its dates, what differs from it, and what the browser needs to tell "now"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import groupby, islice

from markupsafe import Markup, escape

from .almanac import holidays_of, week_of
from .hours import DAY, Change, Schedule, Slot, days_meant
from .model import Closure, HoursException, HoursRule, Place
from .openings import DAYS
from .pen import Pen
from .timetable import Entry, Timetable

CHANGES_AHEAD = timedelta(days=60)
NEXT_DATES = 3
SATURDAY = 5


def shown_week(today: date) -> tuple[date, ...]:
    """The week a page shows: this one, and at the weekend the next, which is what one plans then."""
    return week_of(today + 2 * DAY if today.weekday() >= SATURDAY else today)


# one place


def programme(id: str, timetable: Timetable, pen: Pen) -> list[dict]:
    """The week of one place, day by day, where it is more than its table of hours says: what is on, for whom, who runs it, and what is cancelled."""
    schedule, place = timetable.schedule(id), pen.catalogue.places[id]
    if not schedule.sure:
        return []
    days = [day for day in shown_week(pen.today) if day <= schedule.last]
    differs = any(day in schedule.changes for day in days) or any(rule.what or rule.run_by or rule.weeks or rule.season for rule in place.hours)
    if not differs:
        return []
    return [row for day in days for row in _day_rows(day, schedule, pen)]


def _day_rows(day: date, schedule: Schedule, pen: Pen) -> Iterator[dict]:
    slots, change = schedule.slots(day), schedule.changes.get(day)
    base = {"date": day.isoformat(), "day": pen.wording.weekday_and_date(day)}
    for slot in slots:
        yield base | {"time": pen.wording.openings([slot]), "what": _joined(_slot_words(slot, change, pen))}
    if change and change.closes:
        yield base | {"time": pen.wording.closed, "what": change_words(change, pen)}


def _slot_words(slot: Slot, change: Change | None, pen: Pen) -> Iterator[Markup]:
    """'vauvakahvila', '0–1-vuotiaat', 'ajanvarauksella', who runs it; an exception's reason."""
    rule = slot.rule
    if rule and rule.what:
        yield pen.words(rule.what)
    if rule and rule.ages:
        yield escape(pen.wording.ages(rule.ages))
    if rule and rule.run_by:
        yield pen.words(rule.run_by)
    if slot.by_appointment:
        yield escape(pen.wording.by_appointment)
    if rule and rule.unsure:
        yield escape(pen.wording.unsure_time)
    elif not slot.sure:  # a term whose dates we do not know
        yield pen.words(pen.catalogue.terms[rule.season].name)
    if change and (change.reason or change.holiday):
        yield change_words(change, pen)


def change_words(change: Change, pen: Pen) -> Markup:
    """Why a day is different: 'henkilöstön koulutus', 'jouluaatto'."""
    return pen.words(change.reason) if change.reason else escape(pen.wording.code("holiday", change.holiday) if change.holiday else "")


def next_dates(rule: HoursRule, weekday: str, schedule: Schedule, pen: Pen) -> str | None:
    """'seuraavat 6.11., 20.11. ja 4.12.' of one weekday ('fri') of times of certain weeks only: nobody knows the number of a week by heart."""
    if not rule.weeks:
        return None
    on = (day for day in _days(pen.today, schedule.last) if DAYS[day.weekday()] == weekday and any(slot.rule is rule and slot.sure for slot in schedule.slots(day)))
    days = list(islice(on, NEXT_DATES))
    return pen.wording.label("next_dates", dates=pen.wording.listed(pen.wording.day_and_month(day) for day in days)) if days else None


def _days(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))


def upcoming_changes(place: Place, schedule: Schedule, closures: Iterable[Closure], pen: Pen) -> list[dict]:
    """What differs from the week from today on: the file's own exceptions and shared closures as they are written, and the next holidays."""
    last_told = schedule.last if schedule else pen.today + CHANGES_AHEAD
    rows = ((row, days_meant(row, pen.catalogue.terms, pen.today, last_told)) for row in (*place.exceptions, *closures))
    found = [(stretch, row_words(row, pen)) for row, days in rows for stretch in _stretches_won(row, days, schedule)]
    if schedule.sure:
        found += [((day, day), Markup("{}, {}").format(pen.wording.closed, change_words(change, pen))) for day in _holidays_ahead(pen.today) if (change := schedule.changes.get(day)) and _is_holiday(change)]
    return [{"when": pen.wording.dates(*stretch), "what": what} for stretch, what in sorted(found, key=lambda pair: pair[0][0])]


@cache
def _holidays_ahead(today: date) -> tuple[date, ...]:
    """The few days on which a holiday may change a week: a schedule knows a year of them."""
    return tuple(day for year in (today.year, today.year + 1) for day in holidays_of(year) if today <= day <= today + CHANGES_AHEAD)


def _is_holiday(change: Change) -> bool:
    """Closed because of the day itself: an exception has its reason."""
    return change.holiday is not None and not change.slots and change.reason is None


def _stretches_won(row: HoursException | Closure, days: list[date], schedule: Schedule) -> Iterator[tuple[date, date]]:
    """The stretches of a row's days, but not one that something else wins over all the time: a page that says both leaves the reader at a loss."""
    for first, last in _stretches(days):
        beaten = [_is_beaten(row, schedule.changes[day]) for day in _days(first, last) if day in schedule.changes]
        if not beaten or not all(beaten):
            yield first, last


def _is_beaten(row: HoursException | Closure, change: Change) -> bool:
    """Whether the day's change says something else than the row."""
    if not (change.slots or change.closes):
        return False
    times = [(opening.start, opening.end) for opening in getattr(row, "open", None) or ()]
    return [slot[:2] for slot in change.slots] != times or change.reason != (row.closed or getattr(row, "reason", None))


def _stretches(days: list[date]) -> Iterator[tuple[date, date]]:
    """Days that follow each other as (first, last)."""
    for _, group in groupby(enumerate(days), key=lambda pair: pair[1].toordinal() - pair[0]):
        members = [day for _, day in group]
        yield members[0], members[-1]


def row_words(row: HoursException | Closure, pen: Pen) -> Markup:
    """'suljettu, juhannusaatto, henkilöstön koulutus', '9.00–11.00, kokous'."""
    why = row.closed or getattr(row, "reason", None)
    holiday = pen.wording.code("holiday", row.holiday) if row.holiday else None
    times = getattr(row, "open", None)
    said = [escape(pen.wording.openings(times) if times else pen.wording.closed), *([escape(holiday)] if holiday else []), *([pen.words(why)] if why else [])]
    return Markup(", ").join(said)


# several places


def week_rows(ids: Iterable[str], timetable: Timetable, pen: Pen) -> list[dict]:
    """The week of several places: each day with its times and who is open then, the confirmed apart from the others, and who is closed that day and why."""
    ids = timetable.with_times(ids)
    days = shown_week(pen.today)
    entries = timetable.entries(ids, days)
    return [{"date": day.isoformat(), "day": pen.wording.weekday_and_date(day), "rows": _time_rows([entry for entry in entries if entry.day == day], timetable, pen), "closed": _closed_rows(ids, day, timetable, pen)} for day in days]


def _time_rows(entries: list[Entry], timetable: Timetable, pen: Pen) -> list[dict]:
    """Places that are open at the same time in one row."""
    by_time: dict[tuple, list[Entry]] = {}
    for entry in entries:
        by_time.setdefault((entry.slot.start, entry.slot.end, entry.sure), []).append(entry)
    return [{"time": pen.wording.openings([members[0].slot]), "sure": sure, "places": [_open_place(entry, timetable, pen) for entry in members]} for (_, _, sure), members in by_time.items()]


def _open_place(entry: Entry, timetable: Timetable, pen: Pen) -> dict:
    change = timetable.schedule(entry.place).changes.get(entry.day)
    return {"id": entry.place, "href": pen.href("place", entry.place), "name": pen.name("place", entry.place), "what": _joined(_slot_words(entry.slot, change, pen))}


def _closed_rows(ids: Iterable[str], day: date, timetable: Timetable, pen: Pen) -> list[dict]:
    changes = ((id, timetable.schedule(id).changes.get(day)) for id in ids if timetable.schedule(id).sure)
    return [{"id": id, "href": pen.href("place", id), "name": pen.name("place", id), "why": change_words(change, pen)} for id, change in changes if change and change.closes]


def _joined(words: Iterable[Markup]) -> Markup:
    return Markup(", ").join(words)
