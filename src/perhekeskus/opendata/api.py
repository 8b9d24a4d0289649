"""The files of the JSON API: everything, by region, by municipality, by place, and what is the same in the whole country. One record is one line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from ..catalogue import RECORDS
from ..dense import dense
from .contract import contract, json_schema, openapi
from .edition import FOLDER, edition
from .plain import plain
from .records import record

if TYPE_CHECKING:
    from . import Files, OpenData

LOCAL = ("region", "municipality", "place")
NATIONAL = ("service", "situation", "method", "helpline")


def files(data: OpenData) -> Files:
    """All of them below FOLDER; a record is put in words once, for all files that it stands in."""
    api = Api(data)
    made = {"index.json": api.index, "all.json": partial(api.whole, *LOCAL, *NATIONAL), "openapi.json": api.openapi, "schema.json": api.schema}
    made |= {f"{RECORDS[kind]}.json": partial(api.whole, kind) for kind in NATIONAL}
    made |= {f"regions/{id}.json": partial(api.region, id) for id in data.catalogue.regions}
    made |= {f"municipalities/{id}.json": partial(api.municipality, id) for id in data.catalogue.municipalities}
    made |= {f"places/{id}.json": partial(api.place, id) for id in data.catalogue.places}
    return {FOLDER + name: make for name, make in made.items()}


class Api:
    """Made once for a build."""

    def __init__(self, data: OpenData):
        self.data, self.catalogue = data, data.catalogue
        self._texts: dict[tuple[str, str], bytes] = {}

    def index(self) -> bytes:
        regions = _rows(dense({"id": id, "code": region.code, "name": plain(region.name)}) for id, region in sorted(self.catalogue.regions.items()))
        municipalities = _rows(map(self._municipality_name, sorted(self.catalogue.municipalities)))
        addresses = [address.removeprefix("/") for address in contract()["files"] if self.data.url or not address.endswith(".atom")]  # feeds need the site's address
        return self._file(last_checked=dense(self._last_checked), counts=dense(self._counts), files=dense(addresses), regions=regions, municipalities=municipalities)

    def whole(self, *kinds: str) -> bytes:
        """All records of these kinds."""
        return self._file(**{RECORDS[kind]: self._all(kind, self.catalogue.records(kind)) for kind in kinds})

    def region(self, id: str) -> bytes:
        catalogue = self.catalogue
        return self._file(region=self._text("region", id), municipalities=self._all("municipality", catalogue.municipalities_of.get(id, ())), places=self._all("place", catalogue.places_of_region.get(id, ())))

    def municipality(self, id: str) -> bytes:
        return self._file(municipality=self._text("municipality", id), places=self._all("place", self.catalogue.places_in.get(id, ())))

    def place(self, id: str) -> bytes:
        return self._file(place=self._text("place", id))

    def openapi(self) -> bytes:
        """With ids that this site has as examples."""
        first = {RECORDS[kind]: min(self.catalogue.records(kind), default="") for kind in LOCAL}
        ids = {address: first.get(address.split("/")[1], first["regions"]) for address in contract()["files"] if "{id}" in address}
        return dense(openapi({address: id for address, id in ids.items() if id})) + b"\n"

    def schema(self) -> bytes:
        return dense(json_schema()) + b"\n"

    def _municipality_name(self, id: str) -> bytes:
        found = self.catalogue.municipalities[id]
        return dense({"id": id, "code": found.code, "name": plain(found.name), "region": found.region, "places": len(self.catalogue.places_in.get(id, ()))})

    @property
    def _last_checked(self) -> str | None:
        """Of any record, or of a region's contact."""
        whole = (noun for kind in RECORDS if kind != "municipality" for noun in self.catalogue.records(kind).values())
        parts = (contact for region in self.catalogue.regions.values() for contact in region.contacts)
        return max((noun.checked.date.isoformat() for noun in (*whole, *parts) if noun.checked), default=None)

    @property
    def _counts(self) -> dict[str, int]:
        confirmed = sum(bool(schedule) and schedule.sure for schedule in map(self.data.timetable.schedule, self.catalogue.places))
        return {RECORDS[kind]: len(self.catalogue.records(kind)) for kind in RECORDS} | {"confirmed_places": confirmed}

    def _text(self, kind: str, id: str) -> bytes:
        if (kind, id) not in self._texts:
            self._texts[kind, id] = dense(record(self.data, kind, id))
        return self._texts[kind, id]

    def _all(self, kind: str, ids: Iterable[str]) -> bytes:
        return _rows(self._text(kind, id) for id in sorted(ids))

    def _file(self, **parts: bytes) -> bytes:
        """A file of parts that are JSON already, after what every file begins with."""
        return b"{%b}\n" % b",\n".join((self._edition, *(b'"%b":%b' % (name.encode(), text) for name, text in parts.items())))

    @cached_property
    def _edition(self) -> bytes:
        return dense(edition(self.data))[1:-1]


def _rows(texts: Iterable[bytes]) -> bytes:
    return b"[%b]" % b",\n".join(texts)
