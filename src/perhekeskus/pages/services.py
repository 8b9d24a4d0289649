"""Services, in general and in a region."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from ..glosses import Glosses
from ..lists import way
from ..model import Contact, Service
from ..pen import Pen
from ..serviceviews import service_facts
from ..urls import REGION_SERVICE
from .places import cards
from .press import Page, Press

OWN_WORKER = "own-worker"  # the service whose pages tell what a region says of it
PARTS = ("essence", "facts", "more", "trust")  # of what all pages of one service share


def service_page(press: Press, id: str, pen: Pen) -> Page:
    service, name = press.catalogue.services[id], pen.plain(press.catalogue.services[id].name)
    by_region = press.lists.regions_offering(id, pen)
    by_municipality = [] if by_region else press.lists.municipalities_offering(id, pen)
    explained = Glosses(pen, name, *getattr(service.also_called, pen.language)).in_words
    return press.printed(
        ("service", id), pen, "service", name, pen.plain(service.summary), **_care(service), service=service, heading=pen.words(service.name), by_region=by_region, by_municipality=by_municipality,
        numbers=() if by_region else press.catalogue.numbers_of_service(id), places={"any": False}, parts=_parts(press, id, pen, explained),
    )  # fmt: skip


def region_service_page(press: Press, pair: str, pen: Pen) -> Page:
    region_id, id = pair.split("/")
    catalogue, w = press.catalogue, pen.wording
    service, region = catalogue.services[id], catalogue.regions[region_id]
    own = set(catalogue.places_of_region.get(region_id, ()))
    asked, contacts = _asked(press, region_id, id)
    first = tuple(c for c in catalogue.contacts(region_id, "first-contact", "switchboard") if c not in contacts)
    return press.printed(
        (REGION_SERVICE, pair), pen, "service", f"{pen.plain(service.name)}, {pen.plain(region.name)}", w.label("region_service_description", service=pen.plain(service.name), region=pen.plain(region.official_name)), **_care(service),
        region=region, contacts=contacts, asked_at=pen.name("service", asked) if asked else None, own_worker=region.own_worker if id == OWN_WORKER else None, first=first, service=service, heading=Markup("{}, {}").format(pen.words(service.name), pen.words(region.name)),
        by_region=(), by_municipality=(), numbers=(), places=cards(press, [place for place in catalogue.places_by_service.get(id, ()) if place in own], pen), parts=_parts(press, id, pen),
    )  # fmt: skip


def _care(service: Service) -> dict[str, bool]:
    """Who may see that somebody reads of it."""
    return {"sensitive": service.sensitive, "quiet": service.group == "safety"}


def _asked(press: Press, region: str, id: str) -> tuple[str | None, tuple[Contact, ...]]:
    """The region's contacts for a service, or those of the first service at which one asks for it, and which that is."""
    for service in (id, *press.catalogue.services[id].asked_at):
        if contacts := press.catalogue.contacts(region, service=service):
            return (service if service != id else None), contacts
    return None, ()


def _parts(press: Press, id: str, pen: Pen, explained: Callable[[Markup], Markup] = Markup) -> Mapping[str, Markup]:
    """What all pages of one service share. It is the same for all regions, since their links start from the same depth; only its own page is `explained`."""
    return pen.once(("parts", id), lambda: _parts_made(press, id, pen, explained))


def _parts_made(press: Press, id: str, pen: Pen, explained: Callable[[Markup], Markup]) -> Mapping[str, Markup]:
    catalogue, service = press.catalogue, press.catalogue.services[id]
    situations = [way("situation", s, pen) for s in catalogue.situations_by_service.get(id, ()) if not catalogue.situations[s].sensitive]
    values = {"service": service, "rows": service_facts(service, pen), "also_called": getattr(service.also_called, pen.language), "situations": situations, "methods": catalogue.methods_by_service.get(id, ()), "explained": explained}
    module = press.module("serviceparts", pen, **press.macros(pen), **values)
    return {part: getattr(module, part) for part in PARTS}
