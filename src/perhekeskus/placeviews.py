"""A place as its page and its card show it: hours as rows, facts in one order, marks, and what may be doubted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote_plus

from markupsafe import Markup, escape

from .dense import dense_text
from .freshness import newest_date
from .hours import Schedule, unknown_from
from .hourviews import (
    next_dates,
    programme,
    shown_week,
    upcoming_changes,
)
from .model import HoursRule, Place
from .openings import DAYS
from .pen import Pen
from .timetable import Timetable

ICONS = {
    "meeting-place": "door-open", "family-centre": "home-heart", "open-early-childhood-education": "baby-face-outline",
    "service-point": "account-heart-outline", "digital": "chat-outline",
}  # fmt: skip
SHELVES = range(1, 65)
MARK_ICONS = {
    "step_free": "wheelchair-accessibility", "lift": "elevator", "prams_inside": "baby-carriage", "changing_table": "human-baby-changing-table",
    "toilet": "human-male-female", "quiet_hour": "sleep", "own_snacks": "food-apple-outline", "allergies": "food-off-outline",
}  # fmt: skip

MOST_TIMES_IN_SHORT = 2


@dataclass(frozen=True, eq=False)
class PlaceCard:
    """What a list shows of a place; `href` is its one link. `meta` and `where` stand on cards, the three shorter ones in lines."""

    href: str
    place: Place
    icon: str
    meta: Markup
    where: Markup | None
    times: str | None
    checked: str
    doubtful: bool
    kind: str
    municipality: Markup
    street: Markup | None


def place_card(id: str, place: Place, pen: Pen) -> PlaceCard:
    w = pen.wording
    fresh = pen.freshness(place)
    meta = [escape(w.code("place_kind", place.kind)), *([pen.words(place.organiser.name)] if place.organiser.name else [])]
    return PlaceCard(
        href=pen.href("place", id),
        place=place,
        icon="door-closed" if place.status in ("closed", "paused") else ICONS[place.kind],
        meta=Markup(" · ").join(meta),
        where=_where(place, pen),
        times=_times_in_short(place, pen) if place.status == "active" else None,
        checked=status_line(place, pen) if place.status != "active" else pen.trust_title(fresh),
        doubtful=fresh.doubtful or place.status != "active",
        kind=w.code("place_kind", place.kind),
        municipality=pen.name("municipality", place.municipality),
        street=pen.words(street) if (street := place.street or place.location) else None,
    )


def shelf_of(name: str) -> int:
    """In which file the row of a place lies, of its present name or a former one; mine.js reckons the same."""
    number = 0
    for letter in name:
        number = (number * 31 + ord(letter)) % len(SHELVES)
    return SHELVES[number]


def where_row(id: str, place: Place, pen: Pen, hours: dict) -> dict:
    """A place as the browser lists it by its openings (where.js, shortlist.js), `hours` being its schedule in few numbers. Links start from the site's root; what is not known is left out."""
    w, fresh = pen.wording, pen.freshness(place)
    name, tongue = place.name.read_in(pen.language)
    ages = place.audience.ages if place.audience else None
    row = {
        "id": id,
        "href": pen.addresses.link(pen.addresses.path(("place", id), pen.language)),
        "name": name,
        "lang": tongue if tongue != pen.language else None,
        "municipality": pen.plain(pen.catalogue.municipalities[place.municipality].name),
        "where": ", ".join(pen.plain(text) for text in (place.street or place.location, place.district) if text) or None,
        "ages": _ages_row(ages, pen) if ages else None,
        "arrival": w.inside(w.code("arrival", place.arrival)) if place.arrival else None,
        "cost": w.inside(w.code("cost", place.cost.code)) if place.cost and place.cost.code != "unknown" else None,
        "walk_in": place.arrival == "walk-in" or None,
        "free": place.cost is not None and place.cost.code == "free" or None,
        "served": list(place.served_in) or None,
        "phone": place.phone.number if place.phone else None,
        "checked": pen.trust_title(fresh) if place.status == "active" else f"{status_line(place, pen)}. {pen.trust_title(fresh)}",
        "hours": hours,
        "rules": [_rule_row(rule, pen) for rule in place.hours],
    }
    return {key: value for key, value in row.items() if value is not None}


def _rule_row(rule: HoursRule, pen: Pen) -> list:
    """What is on, what narrows it down, and for which ages: [words, [said, youngest, oldest]]."""
    limits = [pen.wording.unsure_time] if rule.unsure else []
    season = pen.plain(pen.catalogue.terms[rule.season].name) if isinstance(rule.season, str) and unknown_from(pen.catalogue.terms[rule.season].periods) <= pen.today else None
    words = ", ".join(filter(None, (pen.plain(rule.what) if rule.what else None, season, *limits)))
    return [words, _ages_row(rule.ages, pen)] if rule.ages else [words] if words else []


def _ages_row(ages, pen: Pen) -> list:
    return [pen.wording.ages(ages), *((-1, -1) if ages.pregnancy else (ages.youngest, ages.oldest))]


def place_view(id: str, place: Place, pen: Pen, timetable: Timetable) -> dict:
    """All values of the template place.html.j2 that have to be worked out."""
    w, fresh, schedule = pen.wording, pen.freshness(place), timetable.schedule(id)
    stale = fresh.doubtful or place.status != "active"
    since = w.rough(fresh.since)
    return {
        "fresh": fresh,
        "stale": stale,
        "kicker": Markup(" · ").join((w.code("place_kind", place.kind), pen.name("municipality", place.municipality) if place.organiser.kind == "unknown" else _organiser(place.organiser, pen))),
        "status": status_line(place, pen),
        "doubt_text": w.label(f"doubt_{fresh.state}", date=since) if fresh.doubtful else w.doubt_unconfirmed,
        "hours": _rows(place, pen, schedule),
        "now": dense_text(timetable.compact(id)) if schedule and schedule.sure else None,
        "programme": programme(id, timetable, pen),
        "programme_title": w.label("programme_of", dates=w.dates(shown_week(pen.today)[0], shown_week(pen.today)[-1])),
        "hours_title": _hours_title(place, pen) if stale else w.opening_hours,
        "exceptions": upcoming_changes(place, schedule, timetable.closures(id), pen),
        "holidays": place.holidays or ("assumed-closed" if schedule and schedule.sure else None),
        "map_link": _map_link(place, pen),
        "centre": place.coordinates or pen.catalogue.municipalities[place.municipality].centre,
        "facts": _facts(place, pen),
        "steps": _steps(place, pen),
        "marks": _marks(place, pen),
    }


def status_line(place: Place, pen: Pen) -> str:
    """'Suunnitteilla, 2028', 'Lopettanut 31.5.2024' …"""
    when = place.until if place.status == "closed" else place.since if place.status == "planned" else None
    words = pen.wording.code("status", place.status)
    return f"{words}, {pen.wording.rough(when)}" if when and when.year else words


def _where(place: Place, pen: Pen) -> Markup | None:
    parts = [pen.words(text) for text in (place.street or place.location, place.district) if text]
    return Markup(", ").join([*parts, pen.name("municipality", place.municipality)])


def _hours_title(place: Place, pen: Pen) -> str:
    dates = [source.date for source in place.sources if not source.fields or "hours" in source.fields or "hours_note" in source.fields]
    newest = newest_date(dates)
    return pen.wording.label("hours_as_of", date=pen.wording.rough(newest)) if newest.year else pen.wording.hours_undated


def _seasons(pen: Pen) -> dict[str, str]:
    return pen.once("seasons", lambda: {id: pen.plain(term.name) for id, term in pen.catalogue.terms.items()})


def _rows(place: Place, pen: Pen, schedule: Schedule) -> list[dict]:
    """One row per day and rule, in the order of the week and of the day."""
    rows = [(DAYS.index(day), times[0].start if times else 0, day, times, rule) for rule in place.hours for day, times in rule.openings()]
    seasons = _seasons(pen)
    return [_row(day, times, rule, seasons, pen, schedule) for _, _, day, times, rule in sorted(rows, key=lambda row: row[:2])]


def _row(day: str, times, rule: HoursRule, seasons: dict[str, str], pen: Pen, schedule: Schedule) -> dict:
    w = pen.wording
    limits = [escape(words) for words in w.rule_limits(rule, seasons, pen.today)]
    what = [pen.words(text) for text in (rule.what, rule.run_by) if text]
    upcoming = next_dates(rule, day, schedule, pen) if schedule.sure else None
    return {"weekday": DAYS.index(day) + 1, "day": w.day_short[day], "day_name": w.day_names[day], "times": w.openings(times), "what": Markup(", ").join([*what, *limits, *([escape(upcoming)] if upcoming else [])])}


def _times_in_short(place: Place, pen: Pen) -> str | None:
    """'ma–pe 9.00–16.00; la 10.00–12.00, parillisilla viikoilla'. What limits a time stands beside it, or the days alone with word that there is more."""
    w = pen.wording
    days_of_time: dict[tuple, list[str]] = {}
    seasons = _seasons(pen)
    for rule in place.hours:
        for day, openings in rule.openings():
            days_of_time.setdefault((w.openings(openings), *w.rule_limits(rule, seasons, pen.today)), []).append(day)
    if not days_of_time:
        return None
    if len(days_of_time) > MOST_TIMES_IN_SHORT:
        return w.label("days_see_times", days=_span({day for days in days_of_time.values() for day in days}, w.day_short))
    return "; ".join(", ".join((f"{_span(days, w.day_short)} {times}", *limits)) for (times, *limits), days in days_of_time.items())


def times_in_words(place: Place, pen: Pen) -> list[str]:
    """'ma–pe 9.00–16.00, vauvakahvila, parillisilla viikoilla': every time of the week, days of the same times together."""
    w, seasons = pen.wording, _seasons(pen)
    days_of_time: dict[tuple, list[str]] = {}
    for rule in place.hours:
        said = (*(pen.plain(text) for text in (rule.what, rule.run_by) if text), *w.rule_limits(rule, seasons, pen.today))
        for day, openings in rule.openings():
            days_of_time.setdefault((w.openings(openings), *said), []).append(day)
    return [", ".join((f"{_span(days, w.day_short)} {times}", *said)) for (times, *said), days in days_of_time.items()]


def _span(days: Iterable[str], short: dict[str, str]) -> str:
    days = sorted(set(days), key=DAYS.index)
    first, last = DAYS.index(days[0]), DAYS.index(days[-1])
    if len(days) > 2 and last - first == len(days) - 1:
        return f"{short[days[0]]}–{short[days[-1]]}"
    return ", ".join(short[day] for day in days)


def _map_link(place: Place, pen: Pen) -> str | None:
    """A plain link to a map of the address; nothing is fetched before the reader follows it."""
    if place.coordinates:
        c = place.coordinates
        return f"https://www.openstreetmap.org/?mlat={c.latitude}&mlon={c.longitude}#map=17/{c.latitude}/{c.longitude}"
    if not place.street:
        return None
    municipality = pen.catalogue.municipalities[place.municipality].name.fi
    return f"https://www.openstreetmap.org/search?query={quote_plus(f'{pen.plain(place.street)}, {municipality}')}"


def _facts(place: Place, pen: Pen) -> list[tuple[str, Markup | str]]:
    w = pen.wording
    facts: list[tuple[str, Markup | str]] = []
    audience = _audience(place, pen)
    if audience:
        facts.append((w.for_whom, audience))
    if place.cost:
        cost = w.code("cost", place.cost.code)
        facts.append((w.cost, Markup("{}<br>{}").format(cost, pen.words(place.cost.note)) if place.cost.note else cost))
    if place.arrival:
        facts.append((w.arrival, w.code("arrival", place.arrival)))
    if place.served_in:
        facts.append((w.served_in, w.languages(place.served_in)))
    if place.stop:
        facts.append((w.stop, pen.words(place.stop)))
    facts.append((w.organiser, _organiser(place.organiser, pen)))
    if place.partners:
        facts.append((w.partners, Markup(", ").join(_organiser(partner, pen) for partner in place.partners)))
    if place.since and place.status in ("active", "unconfirmed") and place.since.year:
        facts.append((w.since, w.rough(place.since)))
    return facts


def _organiser(organiser, pen: Pen) -> Markup:
    return pen.words(organiser.name) if organiser.name else escape(pen.wording.code("organiser", organiser.kind))


def _audience(place: Place, pen: Pen) -> Markup | None:
    if not place.audience:
        return None
    w, parts = pen.wording, []
    if place.audience.ages:
        parts.append(escape(w.ages(place.audience.ages)))
    parts += [escape(w.code("audience", group)) for group in place.audience.groups]
    if place.audience.who:
        parts.append(pen.words(place.audience.who))
    return Markup("<br>").join(parts) if parts else None


def _steps(place: Place, pen: Pen) -> list[tuple[str, object]]:
    if not place.first_visit:
        return []
    return [(pen.wording.label(f"first_visit_{name}"), text) for name in ("door", "prams", "inside", "snacks", "bring") if (text := getattr(place.first_visit, name))]


def _marks(place: Place, pen: Pen) -> list[dict]:
    if not place.accessibility:
        return []
    states = {name: getattr(place.accessibility, name) for name in MARK_ICONS}
    return [{"state": state, "icon": MARK_ICONS[name], "text": pen.wording.label(f"mark_{name}_{state}")} for name, state in states.items() if state]
