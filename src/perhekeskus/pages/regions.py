"""A region: whom to call, what stands there, and what is told of its work."""

from __future__ import annotations

from ..model import Region
from ..opendata import feed_of
from ..pen import Pen
from .places import calendar_of, cards
from .press import Page, Press


def region_page(press: Press, id: str, pen: Pen) -> Page:
    key, region, w = ("region", id), press.catalogue.regions[id], pen.wording
    name, places = pen.plain(region.official_name), press.catalogue.places_of_region.get(id, ())
    return press.printed(
        key, pen, "region", name, pen.plain(region.summary) if region.summary else w.label("region_description", region=name),
        region=region, region_id=id, usable=[row for row in region.digital if row.usable], calendar=calendar_of(press, key, places, pen), kicker=_kicker(region, pen), places=cards(press, places, pen),
        below=lambda *page: press.addresses.href_below(page, key, pen.language), feed=f"{pen.root}{feed_of(key, pen.language)}" if press.url else None,
        languages=w.languages(("fi", "sv") if region.bilingual else (region.main_language,)), **_contacts(press, id), **_municipalities(press, id, pen), **_services(press, id, pen),
    )  # fmt: skip


def background_page(press: Press, id: str, pen: Pen) -> Page:
    region, w = press.catalogue.regions[id], pen.wording
    name = pen.plain(region.name)
    return press.printed(("background", id), pen, "background", f"{w.background}, {name}", w.label("background_lead", region=name), region=region, region_id=id, planned=[row for row in region.digital if not row.usable])


def _kicker(region: Region, pen: Pen) -> str:
    w = pen.wording
    return f"{w.code('region_kind', region.kind)} · {w.region_languages_two if region.bilingual else w.code('region_language', region.main_language)}"


def _contacts(press: Press, id: str) -> dict:
    """By what one calls them for; the rest of them under `others`."""
    contacts = press.catalogue.contacts
    return {"first": contacts(id, "first-contact", "switchboard"), "emergency": contacts(id, "emergency"), "shelters": contacts(id, "shelter"), "others": [c for c in contacts(id, "service") if not c.services]}


def _municipalities(press: Press, id: str, pen: Pen) -> dict:
    """By name, and the landscapes they lie in."""
    names = press.order.by_name("municipality", press.catalogue.municipalities_of.get(id, ()), pen.language)
    landscapes = dict.fromkeys(pen.plain(press.catalogue.municipalities[name].landscape) for name in names)
    return {"municipalities": names, "only": names[0] if len(names) == 1 else None, "landscapes": ", ".join(landscapes)}


def _services(press: Press, id: str, pen: Pen) -> dict:
    """Those that have a page in the region, in their groups, and which of them have a contact of their own."""
    region = press.catalogue.regions[id]
    arranged = {service: record for service, record in press.catalogue.services.items() if pen.region_service(id, service)}
    return {"groups": press.order.service_groups(arranged), "services_text": pen.wording.code("services_here_text", region.kind), "contacted": {s for c in region.contacts for s in c.services}}
