"""Where readers come in: the front page and the lists."""

from __future__ import annotations

from ..catalogue import LANGUAGES
from ..lists import way
from ..pen import Pen
from .press import Page, Press

FRONT_SERVICES = {
    "maternity-clinic": "human-baby-changing-table", "child-health-clinic": "baby-face-outline", "open-meeting-place": "door-open", "family-work": "home-heart", "family-counselling": "chat-outline", "home-service": "account-heart-outline",
}  # fmt: skip
FRONT_SITUATIONS = ("baby-does-not-sleep", "exhausted-parent", "separation", "loneliness", "child-development", "violence")


def front_page(press: Press, id: str, pen: Pen) -> Page:
    w, catalogue = pen.wording, press.catalogue
    services = [{**way("service", service, pen), "icon": icon} for service, icon in FRONT_SERVICES.items() if service in catalogue.services]
    situations = [way("situation", situation, pen) for situation in FRONT_SITUATIONS if situation in catalogue.situations]
    return press.printed(("front", id), pen, "front", f"{w.site_name}: {w.front_title}", w.site_description, situations=situations, services=services, regions=press.order.all("region", pen.language))


def list_page(press: Press, name: str, pen: Pen) -> Page:
    heading, lead = pen.wording.label(name), pen.wording.label(f"{name}_lead")
    return press.printed(("index", name), pen, f"index-{name}", heading, lead, heading=heading, lead=lead, **press.lists.of(name, pen))


def country_map(press: Press) -> str:
    """The picture of the country, in which an address such as map.svg#r15 marks a region; empty without outlines."""
    outlines = press.catalogue.outlines
    return press.template("map.svg", LANGUAGES[0], outlines=outlines) if outlines else ""
