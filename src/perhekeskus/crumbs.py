"""The way down to a page: which pages lie between the front page and it."""

from __future__ import annotations

from .catalogue import Catalogue, Key
from .urls import REGION_SERVICE

# Pages below the list of their kind.
_BELOW_LIST = {"region": "regions", "service": "services", "situation": "situations", "method": "methods"}


def way_down(key: Key, catalogue: Catalogue) -> tuple[Key, ...] | None:
    """The pages below the front page that lead to a page of families, from the top; None where there is no way to show: on the front page itself, and where a
    page is sensitive, whose way would say what it is about."""
    kind, id = key
    if kind == "front" or _is_sensitive(kind, id, catalogue):
        return None
    if kind == "place":
        region, municipality = catalogue.region_of_place[id], catalogue.places[id].municipality
        step = () if catalogue.regions[region].name == catalogue.municipalities[municipality].name else (("region", region),)  # a city that is its own region is told once
        return *step, ("municipality", municipality)
    if kind == REGION_SERVICE:
        region, service = id.split("/")
        return ("region", region), ("service", service)
    if kind == "municipality":
        return (("region", catalogue.municipalities[id].region),)
    if kind in ("week", "next-week"):
        return (("municipality", id),)
    if kind == "background":
        return ("index", "regions"), ("region", id)
    if kind in _BELOW_LIST:
        return (("index", _BELOW_LIST[kind]),)
    return (("index", "plain"),) if kind == "page" and any(page.plain_of for page in catalogue.pages[id].values()) else ()


def _is_sensitive(kind: str, id: str, catalogue: Catalogue) -> bool:
    if kind == "page":
        return any(page.sensitive for page in catalogue.pages[id].values())
    if kind == REGION_SERVICE:
        return catalogue.services[id.split("/")[1]].sensitive
    return kind in ("service", "situation") and catalogue.records(kind)[id].sensitive
