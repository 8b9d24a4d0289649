"""The week of one municipality on one sheet of paper: what it says, and how large its type can be. Values; the template and print.css draw them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

import segno
from markupsafe import Markup, escape

from .freshness import newest_date
from .hours import Change, Slot
from .hourviews import change_words
from .model import HoursRule, Place
from .openings import DAYS
from .pen import Pen
from .sheets import SMALLEST, Row, Sheet, fitted
from .timetable import Entry, Timetable

URGENT = ("emergency-112", "nollalinja")
MASK = 3  # of the eight patterns that the standard lays over a code
Thing = tuple[Markup, Markup]


class Event(NamedTuple):
    """What is on, or is not, on one day; `time` is '9–12' or the word for closed. `thing` is a title and the line below it, `place` the same with less in it."""

    day: date
    time: str
    thing: Thing
    place: Thing


@dataclass(frozen=True)
class Poster:
    """`address` and `code` (the address as a QR code) are None where the site's own address is not known."""

    week: str
    title: str
    sheet: Sheet
    lines: tuple[tuple[Markup, str, bool], ...]  # name, number, whether it answers round the clock
    checked: str | None
    address: str | None
    code: Markup | None


def poster(municipality: str, days: tuple[date, ...], timetable: Timetable, pen: Pen, url: str) -> Poster:
    """The week of `days`, Monday to Sunday. `url` is the absolute address of the municipality's page, or '' when not known."""
    w = pen.wording
    ids = timetable.with_times(pen.catalogue.places_in.get(municipality, ()))
    title = w.label("sheet_title", municipality=pen.plain(pen.catalogue.municipalities[municipality].name))
    helplines = [pen.catalogue.helplines[id] for id in URGENT if id in pen.catalogue.helplines]
    return Poster(
        week=w.label("sheet_of", number=days[0].isocalendar().week, dates=w.dates(days[0], days[-1])),
        title=title,
        sheet=_sheet(title, days, ids, timetable, pen),
        lines=tuple((pen.words(line.name), line.number, line.always) for line in helplines),
        checked=_checked(days, ids, timetable, pen),
        address=re.sub(r"^https?://|/$", "", url) or None,
        code=qr_code(url) if url else None,
    )


@cache
def qr_code(url: str) -> Markup:
    """The address as inline SVG, which a phone reads from a wall. The address stands beside it as text. Readers learn the mask from the code; to try all
    eight for the one that looks most even would be three quarters of the work."""
    svg = segno.make(url, error="m", micro=False, boost_error=False, mask=MASK).svg_inline(border=4, omitsize=True, svgclass="pk-qr", lineclass=None)
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))


# what stands on the sheet


def _sheet(title: str, days: tuple[date, ...], ids: list[str], timetable: Timetable, pen: Pen) -> Sheet:
    entries = timetable.entries(ids, days)
    sure = [(_event(entry, timetable, pen), entry.slot.by_appointment) for entry in entries if entry.sure] + _closed(days, ids, timetable, pen)
    walk_in = [event for event, booked in sure if not booked]
    by_appointment = [event for event, booked in sure if booked]
    unsure = list(_unsure_events(entries, pen))
    by_day = tuple((pen.wording.weekday_and_date(day), _rows_of_day(day, walk_in, pen)) for day in days) if walk_in else ()
    whole = Sheet(by_day, (), _joined(by_appointment, "thing", pen), _joined(unsure, "thing", pen), SMALLEST, 1)
    return fitted(whole, (_joined(walk_in, "thing", pen), _joined(walk_in, "place", pen)), title)


def _rows_of_day(day: date, events: Iterable[Event], pen: Pen) -> tuple[Row, ...]:
    """The day's events; on an empty day a row that says so."""
    same: dict[Thing, list[str]] = {}
    for event in events:
        if event.day == day:
            same.setdefault(event.thing, []).append(event.time)
    return tuple(Row(tuple(dict.fromkeys(times)), *thing) for thing, times in same.items()) or (Row(("–",), Markup(), escape(pen.wording.sheet_nothing)),)


def _joined(events: Iterable[Event], by: Literal["thing", "place"], pen: Pen) -> tuple[Row, ...]:
    """Events of the same thing, or at the same place, as one row with their days."""
    same: dict[Thing, dict[str, list[date]]] = {}
    for event in events:
        same.setdefault(getattr(event, by), {}).setdefault(event.time, []).append(event.day)
    return tuple(Row(tuple(f"{_days(days, pen)} {time}" for time, days in times.items()), *thing) for thing, times in same.items())


def _days(days: Iterable[date], pen: Pen) -> str:
    """'ma–ke, pe'."""
    runs = []
    for _, group in groupby(enumerate(sorted(set(days))), key=lambda pair: pair[1].toordinal() - pair[0]):
        names = [pen.wording.day_short[DAYS[day.weekday()]] for _, day in group]
        runs += [f"{names[0]}–{names[-1]}"] if len(names) > 2 else names
    return ", ".join(runs)


def _event(entry: Entry, timetable: Timetable, pen: Pen) -> Event:
    """A confirmed opening: what it is, or the place's name, in bold; then where, for whom and at what price."""
    change = timetable.schedule(entry.place).changes.get(entry.day)
    if change:
        return Event(entry.day, _times(entry.slot), *_things(entry, change, pen))
    # an ordinary opening is the same in every week
    return Event(entry.day, _times(entry.slot), *pen.once(("things", entry.place, id(entry.slot.rule)), lambda: _things(entry, None, pen)))


def _things(entry: Entry, change: Change | None, pen: Pen) -> tuple[Thing, Thing]:
    """What an opening is, as a thing of its own and as one of its place."""
    place, rule = pen.catalogue.places[entry.place], entry.slot.rule
    name, what = pen.words(place.name), pen.words(rule.what) if rule and rule.what else None
    why = change_words(change, pen) if change and not rule else None
    detail = _listed(name if what else None, _where(place, pen), _ages(place, rule, pen), _price(place, pen), why)
    return (_capital(what) if what else name, detail), (name, _listed(_where(place, pen), _ages(place, None, pen), _price(place, pen)))


def _closed(days: tuple[date, ...], ids: list[str], timetable: Timetable, pen: Pen) -> list[tuple[Event, bool]]:
    """Days on which a confirmed place is closed that would be open, by reason, and whether one would need an appointment there."""
    found: dict[tuple[date, Markup, bool], list[Markup]] = {}
    for day in days:
        for id in ids:
            schedule = timetable.schedule(id)
            change = schedule.changes.get(day)
            if change and change.closes and schedule.sure and schedule.first <= day <= schedule.last:
                appointment = all(weekly.slot.by_appointment for weekly in schedule.weekly if weekly.on(day))
                found.setdefault((day, change_words(change, pen), appointment), []).append(pen.words(pen.catalogue.places[id].name))
    things = [(day, (Markup(", ").join(names), why), appointment) for (day, why, appointment), names in found.items()]
    return [(Event(day, pen.wording.closed, thing, thing), appointment) for day, thing, appointment in things]


def _unsure_events(entries: Iterable[Entry], pen: Pen) -> Iterator[Event]:
    """Openings that nobody has confirmed, place by place, with the way to ask and the age of the source."""
    unsure: dict[str, list[Entry]] = {}
    for entry in entries:
        if not entry.sure:
            unsure.setdefault(entry.place, []).append(entry)
    for id in sorted(unsure):
        place, own = pen.catalogue.places[id], unsure[id]
        whats = dict.fromkeys(pen.words(entry.slot.rule.what) for entry in own if entry.slot.rule and entry.slot.rule.what)
        thing = pen.words(place.name), _listed(*whats, *pen.once(("about", id), lambda place=place: (_where(place, pen), _ages(place, None, pen), _price(place, pen), _way_to_ask(place, pen), _source(place, pen))))
        for entry in own:
            yield Event(entry.day, _times(entry.slot), thing, thing)


def _listed(*parts: Markup | str | None) -> Markup:
    """Parts with a dot between them that never begins a line."""
    return Markup("\u00a0· ").join(part for part in parts if part)


def _where(place: Place, pen: Pen) -> Markup:
    return Markup(", ").join(pen.words(text) for text in (place.street or place.location, place.district) if text)


def _ages(place: Place, rule: HoursRule | None, pen: Pen) -> Markup | None:
    ages = rule.ages if rule and rule.ages else place.audience.ages if place.audience else None
    return Markup('<span class="pk-nobreak">{}</span>').format(pen.wording.ages(ages)) if ages else None


def _price(place: Place, pen: Pen) -> Markup | None:
    """'maksuton'; where it costs something, what the file says of it."""
    cost = place.cost
    if not cost or cost.code == "unknown":
        return None
    if cost.note and cost.code != "free":
        return Markup(re.sub(r"\.(</span>)?$", r"\1", pen.words(cost.note)))
    words = pen.wording.code("cost", cost.code)
    return escape(words[:1].lower() + words[1:])


def _way_to_ask(place: Place, pen: Pen) -> str | None:
    if place.phone:
        return place.phone.number.replace(" ", "\u00a0")
    found = place.website.read_in(pen.language) if place.website else None
    return pen.host(found[0]) if found else None


def _source(place: Place, pen: Pen) -> str:
    newest = newest_date(source.date for source in place.sources if not source.fields or {"hours", "hours_note"} & set(source.fields))
    return pen.wording.label("sheet_source", date=pen.wording.rough(newest))


def _checked(days: tuple[date, ...], ids: Iterable[str], timetable: Timetable, pen: Pen) -> str | None:
    """Between which days the confirmed places of the sheet were confirmed."""
    shown = {entry.place for entry in timetable.entries(ids, days) if entry.sure}
    dates = sorted({pen.catalogue.places[id].checked.date for id in shown})
    return pen.wording.label("sheet_checked", dates=pen.wording.day(dates[0]) if len(dates) == 1 else pen.wording.dates(dates[0], dates[-1])) if dates else None


def _times(slot: Slot) -> str:
    """'9–12', '13–15.30', '20–2'."""
    return f"{_clock(slot.start)}–{_clock(slot.end)}"


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes if minutes <= 1440 else minutes - 1440, 60)
    return f"{hour}.{minute:02}" if minute else str(hour)


def _capital(words: Markup) -> Markup:
    """With a capital, also inside the mark of another language."""
    return Markup(re.sub(r"^((?:<[^>]*>)*)(\w)", lambda found: found[1] + found[2].upper(), str(words)))
