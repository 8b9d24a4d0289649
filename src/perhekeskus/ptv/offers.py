"""What a service location offers for a place's file, and what of it is left to an editor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from pydantic import ValidationError

from ..catalogue import Catalogue
from ..model import Coordinates, Place
from ..persons import is_persons, names_somebody
from ..problems import remarks, shown
from ..urls import slug
from .blocks import Left
from .grid import degrees_of
from .hours import SIDE_BY_SIDE, times_of
from .records import Location, Number, Organisation, Words, is_label

FIELDS = ("name", "street", "postal_code", "coordinates", "phone", "email", "website", "served_in", "hours", "hours_note", "exceptions")  # what the catalogue knows of a place; its sentences are not copied
NEEDS_BOTH = ("phone", "hours", "hours_note", "exceptions")  # in which a missing language is to be declared
# What a place is, by the words of its name in plain letters; the first that is there: a family centre's meeting place is a meeting place.
KINDS = {
    "meeting-place": ("kohtaamispaik", "perhekahvil", "perhetupa", "perhekerho", "motesplats", "familjecafe"),
    "open-early-childhood-education": ("avoin-varhaiskasv", "avoin-paivak", "avoimet-paivak", "oppen-smabarn", "oppna-smabarn", "oppet-daghem", "oppna-daghem"),
    "family-centre": ("perhekesku", "familjecent"),
}  # fmt: skip
ORGANISERS = {"State": "state", "Municipality": "municipality", "Company": "private"}
CHURCH, COUNTY = ("seurakun", "forsamling"), ("hyvinvointialue", "valfardsomr")


class Doubt(NamedTuple):
    """What an editor is told; `kind` is one of ptv-doubt-… in remarks.yaml, `what` fills it in."""

    kind: str
    what: str = ""


@dataclass(frozen=True)
class Offer:
    """`data` is what a place's file would say, without what only an editor can; `municipality` is None where it is not clear."""

    location: Location
    data: Mapping[str, object]
    municipality: str | None
    kind: str
    organiser: Mapping[str, object]
    doubts: tuple[Doubt, ...]
    place: Place | None = None  # the same, checked; its municipality means something only where `municipality` does


@dataclass(frozen=True)
class Offers:
    """`postal` is the name of each postal code by language, `organisations` who keeps what, `base` the address of the catalogue; `town` is the
    municipality that an editor has named for what does not say it."""

    catalogue: Catalogue
    base: str
    today: date
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    postal: Mapping[str, Words] = field(default_factory=dict)
    town: str | None = None

    def of(self, location: Location) -> Offer:
        doubts: list[Doubt] = []
        data = {key: value for key, value in self._data(location, doubts) if value}
        municipality = self._municipality(location, doubts)
        kind, organiser = kind_of(location.name), self._organiser(location)
        place, refused = self._checked(location, data, municipality, kind, organiser)
        doubts += (Doubt("refused", f"{key}: {words}") for key, words in refused.items())
        return Offer(location, {key: value for key, value in data.items() if key not in refused}, municipality, kind, organiser, tuple(dict.fromkeys(doubts)), place)

    def source(self, location: Location) -> dict[str, object]:
        """Where all of this was read, and the day that the catalogue gives it."""
        return {"url": f"{self.base}/api/v12/service-channel/{location.id}", "date": location.published.isoformat() if location.published else "undated"}

    def _data(self, location: Location, doubts: list[Doubt]) -> Iterator[tuple[str, object]]:
        yield "name", _short(location.name)
        yield "street", _short(location.street)
        yield "postal_code", location.postal_code if location.street else None
        yield "coordinates", _coordinates(location, doubts)
        yield "phone", _phone(location.phones, doubts)
        yield "email", _email(location, doubts)
        yield "website", _short(location.website)
        yield "served_in", [*location.languages]
        if location.addresses > 1:
            doubts.append(Doubt("addresses", str(location.addresses)))
        times = times_of(location.hours, self.catalogue.labels, self.today)
        doubts += (Doubt(left.kind, " ".join(filter(None, [_called(left), left.row])) or "–") for left in times.left)
        doubts += (_not_copied(words) for words in (location.whereabouts, *times.notes) if words)
        yield "hours", times.rows
        yield "hours_note", _note(times.left)
        yield "exceptions", times.exceptions

    def _municipality(self, location: Location, doubts: list[Doubt]) -> str | None:
        """From the only municipality where it serves, and from the name of its postal code where that lies in the area; the address itself does not say."""
        served = {self._by_code[code] for code in location.municipalities if code in self._by_code}
        only = next(iter(served)) if len(served) == 1 else None
        post = next((id for words in self.postal.get(location.postal_code or "", {}).values() if (id := self._by_name.get(words.casefold()))), None)
        if only and post in (None, only):
            return only
        if post and not only and (post in served or self._serves(location, post)):
            return post
        if self.town:
            return self.town
        doubts.append(Doubt("municipality", " / ".join(sorted({*served, *filter(None, [post])})) or (location.postal_code or "–")))
        return None

    def _serves(self, location: Location, municipality: str) -> bool:
        return self.catalogue.regions[self.catalogue.municipalities[municipality].region].code in location.counties

    @cached_property
    def _by_code(self) -> Mapping[str, str]:
        return {municipality.code: id for id, municipality in self.catalogue.municipalities.items()}

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return {name.casefold(): id for id, town in self.catalogue.municipalities.items() for name in (town.name.sv, town.name.fi) if name}

    def _organiser(self, location: Location) -> Mapping[str, object]:
        organisation = self.organisations.get(location.organisation)
        if not organisation or not organisation.name:
            return {"kind": "unknown"}
        plain = slug(" ".join(organisation.name.values()))
        named = "wellbeing-services-county" if _has(plain, COUNTY) else "parish" if _has(plain, CHURCH) else "association" if organisation.kind == "Organization" else "unknown"
        return {"kind": ORGANISERS.get(organisation.kind, named), "name": _short(organisation.name)}

    def _checked(self, location: Location, data: Mapping[str, object], municipality: str | None, kind: str, organiser: Mapping) -> tuple[Place | None, dict[str, str]]:
        """The place that the data make, without keys that would be refused; and those, each with what it says."""
        whole = {"kind": kind, "status": "active", "municipality": municipality or next(iter(self.catalogue.municipalities)), "organiser": organiser, "sources": [self.source(location)], "ptv": {"id": location.id}, **data}
        refused: dict[str, str] = {}
        for _ in range(2):
            try:
                return Place.model_validate(whole, context=self._context), refused
            except ValidationError as error:
                refused |= {str(fault["loc"][0]): shown(fault["input"]) for fault in error.errors(include_url=False, include_context=False) if fault["loc"]}
                whole = {key: value for key, value in whole.items() if key not in refused or key not in data}
        return None, refused

    @cached_property
    def _context(self) -> Mapping[str, object]:
        names = {name: id for id, town in self.catalogue.municipalities.items() for name in (town.name.fi, town.name.sv, id) if name}
        return {"municipality": names, "example": self.catalogue.is_example, "today": self.today}


def kind_of(names: Words) -> str:
    """What a place is, as far as its name says: any other is a point of service."""
    plain = " ".join(map(slug, names.values()))
    return next((kind for kind, words in KINDS.items() if _has(plain, words)), "service-point")


def _has(plain: str, words: tuple[str, ...]) -> bool:
    return any(word in plain for word in words)


def _short(words: Words) -> object:
    """A name that is the same in both languages is written once."""
    return words["fi"] if words.keys() == {"fi", "sv"} and words["fi"] == words["sv"] else dict(words)


def _coordinates(location: Location, doubts: list[Doubt]) -> list[str] | None:
    if not location.point:
        return None
    pair = [str(part) for part in degrees_of(*location.point)]
    try:
        Coordinates.model_validate(pair)
    except ValidationError:
        doubts.append(Doubt("point", ", ".join(f"{part:.0f}" for part in location.point)))
        return None
    return pair


def _phone(phones: tuple[Number, ...], doubts: list[Doubt]) -> dict[str, object] | None:
    """The first number that is nobody's own."""
    for phone in phones:
        if any(map(names_somebody, phone.beside.values())):
            doubts.append(Doubt("person", "phone"))
            continue
        if len(phones) > 1:
            doubts.append(Doubt("phones", str(len(phones))))
        if phone.beside and not is_label(phone.beside):
            doubts.append(_not_copied(phone.beside))
            return {"number": phone.number}
        return {"number": phone.number} | ({"who": dict(phone.beside)} if phone.beside else {})
    return None


def _email(location: Location, doubts: list[Doubt]) -> str | None:
    for email in location.emails:
        if not is_persons(email, location.name):
            return email
        doubts.append(Doubt("person", "email"))
    return None


def _not_copied(words: Words) -> Doubt:
    return Doubt("named" if any(map(names_somebody, words.values())) else "words", next(iter(words.values())))


def _note(left: list[Left]) -> dict[str, str] | None:
    """That there is more than the times tell."""
    hidden = [one for one in left if one.kind != SIDE_BY_SIDE]
    return {language: " ".join(dict.fromkeys(_sentence(one, language) for one in hidden)) for language in ("fi", "sv")} if hidden else None


def _sentence(left: Left, language: str) -> str:
    what = _called(left, language)
    return remarks()["made-hours-left"][language].format(what=f" ({what})" if what else "")


def _called(left: Left, language: str = "fi") -> str:
    """By its heading, in another language if need be, and its days."""
    return " ".join(filter(None, [left.heading.get(language) or next(iter(left.heading.values()), ""), left.days]))


def declared_missing(data: Mapping[str, object]) -> list[str]:
    """The keys in which a sentence has one language only, for `missing_translation`."""
    return [key for key in NEEDS_BOTH if key in data and _lacks(data[key])]


def _lacks(value: object) -> bool:
    if isinstance(value, list):
        return any(map(_lacks, value))
    if not isinstance(value, dict):
        return False
    if value.keys() & {"fi", "sv", "en"}:
        return not {"fi", "sv"} <= value.keys()
    return any(map(_lacks, value.values()))
