"""Each record as programs of others read it: what its file says, how far it can be trusted, and where its page is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..catalogue import LANGUAGES, Key
from ..model import Noun
from .plain import plain
from .times import opening_hours

if TYPE_CHECKING:
    from . import OpenData

FACTS, OPEN = "facts-only", "cc-by-4.0"  # the licences there are


def record(data: OpenData, kind: str, id: str) -> dict:
    """Of a kind that Catalogue.records knows. Raises KeyError when there is none of that id."""
    noun = data.catalogue.records(kind)[id]
    return {"id": id, **plain(noun), **_of_kind(data, kind, id), **_trust(data, noun), "licence": OPEN if kind == "municipality" else FACTS, "page": page(data, _page_of(kind, id))}


def page(data: OpenData, key: Key) -> Mapping[str, str]:
    """The addresses of a page by language; relative to the site's root where the site's own is not known."""
    return {language: data.url + data.addresses.link(data.addresses.path(key, language)) for language in LANGUAGES}


def _page_of(kind: str, id: str) -> Key:
    return ("index", "help") if kind == "helpline" else (kind, id)


def _of_kind(data: OpenData, kind: str, id: str) -> dict:
    """What stands in no file of the record itself."""
    catalogue = data.catalogue
    if kind == "municipality":
        return {"region_code": catalogue.regions[catalogue.municipalities[id].region].code}
    if kind != "place":
        return {}
    region, municipality = catalogue.region_of_place[id], catalogue.places[id].municipality
    hours = opening_hours(data.timetable.schedule(id))
    codes = {"region": region, "region_code": catalogue.regions[region].code, "municipality_code": catalogue.municipalities[municipality].code}
    return codes | ({"opening_hours": hours} if hours else {})


def _trust(data: OpenData, noun: Noun) -> dict:
    """Who confirmed it, if anybody, and what that and its sources are worth today. A municipality is told by its licence."""
    if not hasattr(noun, "sources"):
        return {}
    found = data.catalogue.freshness(noun, data.timetable.today)
    return {"sources": plain(noun.sources), "checked": plain(noun.checked), "freshness": {"state": found.state, "since": plain(found.since), "until": plain(found.until)}}
