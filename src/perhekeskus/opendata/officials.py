"""Tables for officials, in each language: places, and whom to call in a region."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ..catalogue import LANGUAGES
from ..icons import Icons
from ..model import Contact, Organiser, Place, Text, Website
from ..pen import Pen
from ..placeviews import times_in_words
from .edition import FOLDER
from .osm import Lines
from .records import page
from .spreadsheets import BETWEEN, dialled, link, written

if TYPE_CHECKING:
    from . import Files, OpenData


def files(data: OpenData, lines: Lines) -> Files:
    made = {f"places.{language}.csv": partial(places, data, lines, language) for language in LANGUAGES}
    made |= {f"contacts.{language}.csv": partial(contacts, data, language) for language in LANGUAGES}
    return {FOLDER + name: make for name, make in made.items()}


def places(data: OpenData, lines: Lines, language: str) -> bytes:
    """All of them, by region, municipality and id."""
    pen = _pen(data, language)
    rows = (PlaceRow(id, place, data, lines, pen) for id, place in data.catalogue.places.items())
    return _table(PLACES, sorted(rows, key=lambda row: (row.region.code, row.municipality.code, row.id)), pen)


def contacts(data: OpenData, language: str) -> bytes:
    """Of all regions, in the order of their files."""
    pen = _pen(data, language)
    regions = sorted(data.catalogue.regions.items(), key=lambda pair: pair[1].code)
    return _table(CONTACTS, (Row(contact, id, data, pen) for id, region in regions for contact in region.contacts), pen)


def _pen(data: OpenData, language: str) -> Pen:
    return Pen(data.catalogue, data.addresses, data.wordings[language], "", data.timetable.today, Icons())


def _table(columns: Mapping[str, Callable], rows: Iterable[Row], pen: Pen) -> bytes:
    return written([[pen.wording.label(f"column_{name}") for name in columns], *([told(row) for told in columns.values()] for row in rows)])


class Row:
    """A record of a region in one language."""

    def __init__(self, record: Place | Contact, region: str, data: OpenData, pen: Pen):
        self.record, self.data, self.pen = record, data, pen
        self.w, self.region, self.check = pen.wording, data.catalogue.regions[region], pen.check(record)

    def read(self, text: Text | None) -> str | None:
        return self.pen.plain(text) if text else None

    def names(self, kind: str, ids: Iterable[str]) -> str:
        return BETWEEN.join(self.pen.plain(self.pen.record(kind, id).name) for id in ids)

    def address_of(self, website: Website | None) -> str | None:
        found = website and website.read_in(self.w.language)
        return found and link(found[0])

    @property
    def sources(self) -> str:
        """'https://a.example/ (lokakuu 2026)'."""
        return BETWEEN.join(f"{link(source.url)} ({self.w.rough(source.date)})" for source in self.record.sources)


class PlaceRow(Row):
    """A place."""

    def __init__(self, id: str, place: Place, data: OpenData, lines: Lines, pen: Pen):
        super().__init__(place, data.catalogue.region_of_place[id], data, pen)
        self.id, self.place, self.lines = id, place, lines
        self.municipality = data.catalogue.municipalities[place.municipality]

    @property
    def address(self) -> str | None:
        """As on an envelope; none where only the town is known."""
        known = [self.read(text) for text in (self.place.street or self.place.location, self.place.district) if text]
        town = " ".join(filter(None, (self.place.postal_code, self.read(self.municipality.name))))
        return ", ".join((*known, town)) if known else None

    def organiser(self, organiser: Organiser) -> str:
        return self.read(organiser.name) or self.w.code("organiser", organiser.kind)

    @property
    def for_whom(self) -> str | None:
        audience = self.place.audience
        if not audience:
            return None
        return BETWEEN.join(filter(None, (self.w.ages(audience.ages) if audience.ages else None, *(self.w.code("audience", group) for group in audience.groups), self.read(audience.who))))

    def age(self, end: str) -> int | None:
        """'youngest' or 'oldest', in years."""
        return getattr(self.place.audience.ages, end) if self.place.audience and self.place.audience.ages else None

    @property
    def cost(self) -> str | None:
        cost = self.place.cost
        return ". ".join(filter(None, (self.w.code("cost", cost.code), self.read(cost.note)))) if cost and cost.code != "unknown" else None

    @property
    def confirmed_until(self) -> str | None:
        schedule = self.lines.timetable.schedule(self.id)
        return schedule.last.isoformat() if schedule and schedule.sure else None

    def degrees(self, name: str) -> str | None:
        """With the decimal comma of Finland."""
        return str(getattr(self.place.coordinates, name)).replace(".", ",") if self.place.coordinates else None


_REGION: Mapping[str, Callable[[Row], object]] = {
    "region": lambda row: row.read(row.region.name),
    "region_code": lambda row: row.region.code,
}
_TRUST: Mapping[str, Callable[[Row], object]] = {
    "note": lambda row: row.read(row.record.note),
    "doubt": lambda row: row.read(row.record.doubt),
    "trust": lambda row: row.pen.trust_title(row.pen.freshness(row.record)),
    "checked": lambda row: row.check and row.check.date,
    "checked_by": lambda row: row.check and row.read(row.check.by),
    "sources": lambda row: row.sources,
    "licence": lambda row: row.w.licence_facts_only,
}
PLACES: Mapping[str, Callable[[PlaceRow], object]] = {
    "id": lambda row: row.id,
    "name": lambda row: row.read(row.place.name),
    "kind": lambda row: row.w.code("place_kind", row.place.kind),
    "status": lambda row: row.w.code("status", row.place.status),
    **_REGION,
    "municipality": lambda row: row.read(row.municipality.name),
    "municipality_code": lambda row: row.municipality.code,
    "address": lambda row: row.address,
    "latitude": lambda row: row.degrees("latitude"),
    "longitude": lambda row: row.degrees("longitude"),
    "organiser": lambda row: row.organiser(row.place.organiser),
    "organiser_kind": lambda row: row.w.code("organiser", row.place.organiser.kind),
    "partners": lambda row: BETWEEN.join(map(row.organiser, row.place.partners)),
    "for_whom": lambda row: row.for_whom,
    "age_from": lambda row: row.age("youngest"),
    "age_to": lambda row: row.age("oldest"),
    "languages": lambda row: row.w.languages(row.place.served_in),
    "arrival": lambda row: row.w.code("arrival", row.place.arrival) if row.place.arrival else None,
    "cost": lambda row: row.cost,
    "phone": lambda row: dialled(row.place.phone.number) if row.place.phone else None,
    "email": lambda row: row.place.email,
    "website": lambda row: row.address_of(row.place.website),
    "hours": lambda row: BETWEEN.join(times_in_words(row.place, row.pen)),
    "hours_note": lambda row: row.read(row.place.hours_note),
    "osm": lambda row: row.lines.of(row.id),
    "confirmed_until": lambda row: row.confirmed_until,
    "services": lambda row: row.names("service", row.place.services),
    **_TRUST,
    "page": lambda row: page(row.data, ("place", row.id))[row.w.language],
    "ptv": lambda row: row.place.ptv and row.place.ptv.id,
}
CONTACTS: Mapping[str, Callable[[Row], object]] = {
    **_REGION,
    "kind": lambda row: row.w.code("contact_kind", row.record.kind),
    "name": lambda row: row.read(row.record.name),
    "services": lambda row: row.names("service", row.record.services),
    "municipalities": lambda row: row.names("municipality", row.record.municipalities),
    "for_whom": lambda row: row.read(row.record.for_whom),
    "phone": lambda row: row.record.phone and dialled(row.record.phone),
    "phone_note": lambda row: row.read(row.record.phone_note),
    "phone_hours": lambda row: row.read(row.record.hours),
    "address": lambda row: row.read(row.record.address),
    "website": lambda row: row.address_of(row.record.website),
    "languages": lambda row: row.w.languages(row.record.served_in),
    **_TRUST,
}
