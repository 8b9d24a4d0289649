"""A place, and what pages show of many: cards, and calendars to subscribe to."""

from __future__ import annotations

from collections.abc import Iterable

from ..calendars import has_events
from ..catalogue import Key
from ..model import Place
from ..order import PLACE_GROUPS, place_group
from ..pen import Pen
from ..placeviews import PlaceCard, place_card, place_view
from ..urls import webcal
from .press import Page, Press


def place_page(press: Press, id: str, pen: Pen) -> Page:
    key, catalogue, w = ("place", id), press.catalogue, pen.wording
    place = catalogue.places[id]
    description = pen.plain(place.summary) if place.summary else w.label("place_description", kind=w.code("place_kind", place.kind), municipality=_town(place, pen))
    is_told = place.street or place.location or place.phone or place.status == "closed"
    return press.printed(
        key, pen, "place", told_apart(place, pen), description, place=place, id=id, region_id=catalogue.region_of_place[id], ask=None if is_told else catalogue.first_contacts(place.municipality),
        calendar=calendar_of(press, key, (id,), pen), near=[_card(press, other, pen) for other in press.order.near_place(id, pen.language)], **view(press, id, pen),
    )  # fmt: skip


def view(press: Press, id: str, pen: Pen) -> dict:
    """What the page of a place shows, worked out once: its card for the sites of others shows the most of it."""
    return pen.once(("view", id), lambda: _view(press, id, pen))


def _view(press: Press, id: str, pen: Pen) -> dict:
    shown = place_view(id, press.catalogue.places[id], pen, press.timetable)
    macros = press.macros(pen)["m"]
    return shown | {"table": macros.hours(shown["hours"], shown["stale"]) if shown["hours"] else "", "changes": macros.changes(shown["exceptions"]) if shown["exceptions"] else ""}


def told_apart(place: Place, pen: Pen) -> str:
    """The name of a place, with its municipality when another place has the same name."""
    name = pen.plain(place.name)
    return f"{name}, {_town(place, pen)}" if pen.catalogue.places_named[name] > 1 else name


def cards(press: Press, ids: Iterable[str], pen: Pen) -> dict:
    """Cards of places by PLACE_GROUPS, and whether there are `any`."""
    groups: dict[str, list] = {group: [] for group in PLACE_GROUPS}
    for id in press.order.places(ids, pen.language):
        groups[place_group(press.catalogue.places[id])].append(_card(press, id, pen))
    return {**groups, "any": any(groups.values())}


def calendar_of(press: Press, key: Key, ids: Iterable[str], pen: Pen) -> dict | None:
    """Where these places can be subscribed to; None where their calendar would be empty."""
    if not has_events(press.timetable, ids):
        return None
    href = press.addresses.calendar_href
    return {"href": href(key, pen.language, pen.root), "webcal": webcal(href(key, pen.language, press.url)) if press.url else None}


def _card(press: Press, id: str, pen: Pen) -> PlaceCard:
    """The same object on all pages of one depth, so that the HTML of a card is made once as well."""
    return pen.once(("card", id), lambda: place_card(id, press.catalogue.places[id], pen))


def _town(place: Place, pen: Pen) -> str:
    return pen.plain(pen.record("municipality", place.municipality).name)
