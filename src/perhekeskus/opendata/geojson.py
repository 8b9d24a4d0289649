"""Places as GeoJSON (RFC 7946): one feature a place, for maps and for programs of any kind. Without a known point `geometry` is null: the middle of a town is no place to go to.

Properties are flat, as maps want them: a text has a key for each language it has, `name_fi`, `name_sv`. What is not known is left out, but for `checked`
and the two keys that say until when times count, whose null is an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from ..catalogue import Key
from ..dense import dense
from ..model import Place, Text, Website
from .contract import contract
from .edition import FOLDER, TERMS
from .osm import Lines
from .plain import plain
from .records import FACTS, page
from .rules import first_told

if TYPE_CHECKING:
    from . import Files, OpenData


def files(data: OpenData, lines: Lines) -> Files:
    """All places, and those of each region."""
    features = Features(data, lines)
    of_regions = {f"{FOLDER}regions/{id}.geojson": partial(features.collection, data.catalogue.places_of_region.get(id, ())) for id in data.catalogue.regions}
    return {f"{FOLDER}places.geojson": partial(features.collection, data.catalogue.places), **of_regions}


class Features:
    """Each place's feature as text, made once for the two files it stands in."""

    def __init__(self, data: OpenData, lines: Lines):
        self.data, self.lines = data, lines
        self._texts: dict[str, bytes] = {}

    def collection(self, ids: Iterable[str]) -> bytes:
        """A file, a feature a line, in the order of ids."""
        head = {"type": "FeatureCollection", "schema_version": contract()["version"], "generated_at": self.data.timetable.today.isoformat(), "example": self.data.catalogue.is_example, "licence": self._licence()}
        return b'%b,"features":[\n%b\n]}\n' % (dense(head)[:-1], b",\n".join(map(self._text, sorted(ids))))

    def _licence(self) -> dict:
        """What may be done with it, in both languages, and where more is told, on a site that tells it."""
        said = {language: w.licence_facts_only for language, w in self.data.wordings.items()}
        return {"code": FACTS, **said, **(self._pages(TERMS) if TERMS[1] in self.data.catalogue.pages else {})}

    def _text(self, id: str) -> bytes:
        if id not in self._texts:
            self._texts[id] = dense(self.feature(id))
        return self._texts[id]

    def feature(self, id: str) -> dict:
        place = self.data.catalogue.places[id]
        at = place.coordinates
        point = {"type": "Point", "coordinates": [at.longitude, at.latitude]} if at else None
        told = {"id": id, "kind": place.kind, "status": place.status, **dict(self._facts(id, place)), **self._hours(id), **self._trust(place)}
        return {"type": "Feature", "id": id, "geometry": point, "properties": told}

    def _facts(self, id: str, place: Place) -> Iterator[tuple[str, object]]:
        catalogue, address = self.data.catalogue, place.street or place.location
        municipality, region = catalogue.municipalities[place.municipality], catalogue.regions[catalogue.region_of_place[id]]
        dates = {"since": plain(place.since), "until": plain(place.until)}
        codes = {"municipality_code": municipality.code, "region_code": region.code, "postal_code": place.postal_code, "phone": place.phone and place.phone.number, "email": place.email, "ptv": place.ptv and place.ptv.id}
        said = {"name": place.name, "municipality": municipality.name, "region": region.name, "address": address, "district": place.district, "organiser": place.organiser.name, "website": place.website}
        yield from ((key, value) for key, value in (dates | codes).items() if value)
        yield "organiser_kind", place.organiser.kind
        yield from (row for key, text in said.items() if text for row in _by_tongue(key, text))
        yield from self._pages(("place", id)).items()

    def _pages(self, key: Key) -> dict[str, str]:
        return {f"page_{language}": address for language, address in page(self.data, key).items()}

    def _hours(self, id: str) -> dict[str, str | None]:
        """The line, and for which days it counts: `until` the last known one, `confirmed_until` the same where somebody has confirmed it."""
        line = self.lines.of(id)
        if line is None:
            return {}
        schedule = self.lines.timetable.schedule(id)
        last = schedule.last.isoformat()
        return {"opening_hours": line, "opening_hours_from": first_told(schedule).isoformat(), "opening_hours_until": last, "opening_hours_confirmed_until": last if schedule.sure else None}

    def _trust(self, place: Place) -> dict[str, object]:
        """What limits the facts, who confirmed them, where they come from, what may be done with them."""
        limits = {"hours_note": place.hours_note, "note": place.note, "doubt": place.doubt}
        return {
            **{key: words for name, text in limits.items() if text for key, words in _by_tongue(name, text)},
            "checked": plain(place.checked),
            "freshness": self.data.catalogue.freshness(place, self.data.timetable.today).state,
            "sources": plain(place.sources),
            "licence": FACTS,
        }


def _by_tongue(key: str, text: Text | Website) -> Iterator[tuple[str, str]]:
    """('name_fi', …), ('name_sv', …): the languages it really has."""
    return ((f"{key}_{tongue}", words) for tongue, words in plain(text).items())

