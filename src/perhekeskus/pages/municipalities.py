"""A municipality: where one can go this week, on its page and on paper."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from ..almanac import week_of
from ..catalogue import OTHER
from ..dense import dense_text
from ..hours import DAY
from ..hourviews import shown_week, week_rows
from ..model import Municipality
from ..pen import Pen
from ..posters import poster
from .places import calendar_of, cards
from .press import Page, Press

SERVICES = (
    "maternity-clinic", "child-health-clinic", "school-health-care", "home-service", "family-work", "family-counselling", "child-welfare-supervisor", "family-social-work",
)  # fmt: skip
OF_MUNICIPALITIES = ("early-childhood-education", "open-early-childhood-education")  # services that they arrange themselves


def municipality_page(press: Press, id: str, pen: Pen) -> Page:
    key, catalogue, w = ("municipality", id), press.catalogue, pen.wording
    municipality, ids = catalogue.municipalities[id], catalogue.places_in.get(id, ())
    name, places, days = pen.plain(municipality.name), cards(press, ids, pen), shown_week(press.today)
    return press.printed(
        key, pen, "municipality", name, w.label("municipality_description", municipality=name),
        id=id, municipality=municipality, region=catalogue.regions[municipality.region], region_id=municipality.region, kicker=_kicker(municipality, pen), first=catalogue.first_contacts(id),
        calendar=calendar_of(press, key, ids, pen), sheet=press.listings.sheet_href(id, pen), week=week_in(press, id, pen), week_dates=w.dates(days[0], days[-1]), has_times=bool(press.listings.with_times_near(id)),
        places=places, nearby=() if places["go"] else _nearby(press, id, pen), lines=[line for line, record in catalogue.helplines.items() if record.always],
        services=[s for s in SERVICES if pen.region_service(municipality.region, s)], municipal=[s for s in OF_MUNICIPALITIES if s in catalogue.services],
    )  # fmt: skip


def week_page(press: Press, id: str, pen: Pen) -> Page:
    """The week on one sheet of paper."""
    return _sheet(press, ("week", id), press.today, "next-week", pen)


def next_week_page(press: Press, id: str, pen: Pen) -> Page:
    return _sheet(press, ("next-week", id), press.today + 7 * DAY, "week", pen)


def week_in(press: Press, id: str, pen: Pen) -> list[dict]:
    """The week of a municipality's places that one can go to, for its page and its card; empty where no times are known."""
    own = press.timetable.to_go(id)
    return pen.once(("week", id), lambda: week_rows(own, press.timetable, pen)) if own else []


def where_box(press: Press, language: str) -> str:
    """A script with what stands in "where can we go" on every page that has it."""
    html = press.macros(press.pen("", language))["where"].box(press.catalogue.served_in)
    return f"window.pkWhereBox={dense_text(html)}\n"


def _kicker(municipality: Municipality, pen: Pen) -> Markup:
    """The region, and the municipality's name in the other language where it is another."""
    said = [pen.words(pen.record("region", municipality.region).official_name)]
    other = municipality.name.sv if pen.language == "fi" else municipality.name.fi
    if other and other != pen.plain(municipality.name):
        said.append(Markup('<span lang="{}">{}</span>').format(OTHER[pen.language], other))
    return Markup(" · ").join(said)


def _nearby(press: Press, id: str, pen: Pen) -> list[dict]:
    return [{"href": pen.href("municipality", m), "name": pen.name("municipality", m), "hint": pen.wording.label("kilometres", n=round(km))} for km, m in press.order.near(id)]


def _sheet(press: Press, key: tuple[str, str], day: date, other: str, pen: Pen) -> Page:
    """The week of a day; `other` is the page of the week that it links to."""
    id, w = key[1], pen.wording
    municipality = press.addresses.link(press.addresses.path(("municipality", id), pen.language))
    sheet = poster(id, week_of(day), press.timetable, pen, press.url + municipality if press.url else "")
    description = w.label("sheet_description", municipality=pen.plain(press.catalogue.municipalities[id].name))
    links = {"href": pen.href(other, id), "title": w.label(f"sheet_{other.replace('-', '_')}")}
    return press.printed(key, pen, "week", f"{sheet.title}, {sheet.week}", description, poster=sheet, municipality=id, other=links)
