"""Places as a table for a spreadsheet program, in each language: semicolons, the mark by which Excel knows UTF-8, a row a place.

A spreadsheet program guesses what a cell is. What begins like a formula gets an apostrophe, so that no text of ours is ever run (OWASP, CSV injection);
a phone number is written as it is dialled in Finland, with a space, so that neither its plus nor its first zero gets lost.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from ..catalogue import LANGUAGES
from ..icons import Icons
from ..model import Organiser, Place, Text
from ..pen import Pen
from ..placeviews import times_in_words
from .api import FOLDER
from .osm import Lines
from .records import page

if TYPE_CHECKING:
    from . import Files, OpenData

BYTE_ORDER_MARK = "\ufeff"
BETWEEN = " | "  # several values in one cell
LONGEST_WHOLE = 6  # digits of a number that is spoken as one: 116117
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")  # the last four are the wide forms of the others, which some editions of Excel read as those
_AFTER_SEPARATOR = re.compile(f"([,;])(?={'|'.join(map(re.escape, _FORMULA))})")  # where a program that splits at commas would begin a new cell


def files(data: OpenData, lines: Lines) -> Files:
    return {f"{FOLDER}places.{language}.csv": partial(places, data, lines, language) for language in LANGUAGES}


def places(data: OpenData, lines: Lines, language: str) -> str:
    """All places, by region, municipality and id."""
    pen = Pen(data.catalogue, data.addresses, data.wordings[language], "", data.timetable.today, Icons())
    rows = sorted((Row(id, data.catalogue.places[id], data, lines, pen) for id in data.catalogue.places), key=lambda row: (row.region.code, row.municipality.code, row.id))
    return written([[pen.wording.label(f"column_{name}") for name in COLUMNS], *([told(row) for told in COLUMNS.values()] for row in rows)])


def written(rows: Iterable[Iterable[object]]) -> str:
    """A whole file. None is an empty cell."""
    file = io.StringIO()
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return BYTE_ORDER_MARK + file.getvalue()


def cell(value: object) -> str:
    """On one line, and nothing that a spreadsheet program would take for a formula."""
    if value is None:
        return ""
    text = " ".join(str(value).split())
    if "," in text or ";" in text:
        text = _AFTER_SEPARATOR.sub(r"\1 ", text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def dialled(number: str) -> str:
    """'+358 40 1234567' → '040 1234567', '+46812345' → '00 46812345': as it is dialled in Finland, and nothing that looks like a number to count with."""
    if number.startswith("+358"):
        number = "0" + number.removeprefix("+358").lstrip()
    number = re.sub(r"^\+ ?", "00 ", number)
    return number if " " in number or len(number) <= LONGEST_WHOLE else f"{number[:3]} {number[3:]}"


class Row:
    """One place in one language."""

    def __init__(self, id: str, place: Place, data: OpenData, lines: Lines, pen: Pen):
        self.id, self.place, self.data, self.lines, self.pen = id, place, data, lines, pen
        self.w = pen.wording
        self.municipality = data.catalogue.municipalities[place.municipality]
        self.region = data.catalogue.regions[data.catalogue.region_of_place[id]]

    def read(self, text: Text | None) -> str | None:
        return self.pen.plain(text) if text else None

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
        return f"{getattr(self.place.coordinates, name):.6f}".replace(".", ",") if self.place.coordinates else None

    @property
    def sources(self) -> str:
        """'https://a.example/ (lokakuu 2026)'."""
        return BETWEEN.join(f"{source.url} ({self.w.rough(source.date)})" for source in self.place.sources)


COLUMNS: Mapping[str, Callable[[Row], object]] = {
    "id": lambda row: row.id,
    "name": lambda row: row.read(row.place.name),
    "kind": lambda row: row.w.code("place_kind", row.place.kind),
    "status": lambda row: row.w.code("status", row.place.status),
    "region": lambda row: row.read(row.region.name),
    "region_code": lambda row: row.region.code,
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
    "website": lambda row: row.place.website.read_in(row.w.language)[0] if row.place.website else None,
    "hours": lambda row: BETWEEN.join(times_in_words(row.place, row.pen)),
    "hours_note": lambda row: row.read(row.place.hours_note),
    "osm": lambda row: row.lines.of(row.id),
    "confirmed_until": lambda row: row.confirmed_until,
    "services": lambda row: BETWEEN.join(row.pen.plain(row.data.catalogue.services[id].name) for id in row.place.services),
    "note": lambda row: row.read(row.place.note),
    "doubt": lambda row: row.read(row.place.doubt),
    "trust": lambda row: row.pen.trust_title(row.pen.freshness(row.place)),
    "checked": lambda row: row.place.checked and row.place.checked.date,
    "checked_by": lambda row: row.place.checked and row.read(row.place.checked.by),
    "sources": lambda row: row.sources,
    "licence": lambda row: row.w.licence_facts_only,
    "page": lambda row: page(row.data, ("place", row.id))[row.w.language],
}
