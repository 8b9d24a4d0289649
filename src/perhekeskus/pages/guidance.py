"""What helps in a situation, and what a method is."""

from __future__ import annotations

from ..glosses import Glosses
from ..model import RegionMethod
from ..pen import Pen
from .press import Page, Press


def situation_page(press: Press, id: str, pen: Pen) -> Page:
    situation = press.catalogue.situations[id]
    name = pen.plain(situation.name)
    told = set(situation.danger.helplines) if situation.danger else set()
    helplines = [line for line in situation.helplines if line not in told]
    return press.printed(("situation", id), pen, "situation", name, pen.plain(situation.summary), sensitive=situation.sensitive, situation=situation, helplines=helplines, explained=Glosses(pen, name).in_words)


def method_page(press: Press, id: str, pen: Pen) -> Page:
    catalogue, method = press.catalogue, press.catalogue.methods[id]
    services = catalogue.services_by_method.get(id, ())
    regions = press.order.by_name("region", catalogue.regions_by_method.get(id, ()), pen.language)
    offered = [_offered(region, row, services, pen) for region in regions for row in catalogue.regions[region].methods if row.method == id]
    return press.printed(("method", id), pen, "method", pen.plain(method.name), pen.plain(method.summary), method=method, services=services, regions=offered)


def _offered(region: str, row: RegionMethod, services: tuple[str, ...], pen: Pen) -> dict:
    """Where a region tells that it works so, and its pages of the services that do."""
    pages = [{"href": href, "name": pen.name("service", service)} for service in services if (href := pen.region_service(region, service))]
    return {"href": pen.href("background", region), "name": pen.name("region", region), "note": row.note, "sources": row.sources, "services": pages}
