"""Which comes first, which belongs together, which lies near: the order of everything that a page lists."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import islice

from .catalogue import Catalogue
from .model import Coordinates, Place

PLACE_GROUPS = ("go", "offices", "planned", "unsure", "closed")
SERVICE_GROUPS = ("health", "everyday", "psychosocial", "specialist", "community", "safety")
MOST_NEARBY = 5
MOST_NEAR_PLACE = 3
NEAR = 80  # kilometres: about an hour by car; further away is no answer for an afternoon
_ALPHABET = {letter: index for index, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}


class Order:
    """The orders of one catalogue on one day, in either language; each is worked out once."""

    def __init__(self, catalogue: Catalogue, today: date):
        self.catalogue, self.today = catalogue, today
        self._all: dict[tuple[str, str], list[str]] = {}
        self._first: dict[tuple[str, str], tuple] = {}
        self._around: dict[str, list[tuple[float, str]]] = {}
        self._to_go: dict[tuple[str, str], list[str]] = {}

    def all(self, kind: str, language: str) -> list[str]:
        """All ids of a kind by their names."""
        if (kind, language) not in self._all:
            self._all[kind, language] = self.by_name(kind, self.catalogue.records(kind), language)
        return self._all[kind, language]

    def by_name(self, kind: str, ids: Iterable[str], language: str) -> list[str]:
        records = self.catalogue.records(kind)
        return sorted(ids, key=lambda id: alphabetical(records[id].name.read_in(language)[0]))

    def places(self, ids: Iterable[str], language: str) -> list[str]:
        """Confirmed ones first, old and undated ones last; each of the three by municipality and name."""
        return sorted(ids, key=lambda id: self._first.get((id, language)) or self._put_first(id, language))

    def _put_first(self, id: str, language: str) -> tuple:
        """What a place is sorted by, worked out once."""
        place = self.catalogue.places[id]
        fresh = self.catalogue.freshness(place, self.today)
        municipality = self.catalogue.municipalities[place.municipality].name.read_in(language)[0]
        found = fresh.state != "confirmed", fresh.doubtful, alphabetical(municipality), alphabetical(place.name.read_in(language)[0])
        self._first[id, language] = found
        return found

    def service_groups(self, ids: Iterable[str]) -> list[tuple[str, list[str]]]:
        """(group, its services) for each group that has any."""
        wanted = list(ids)
        groups = [(group, [id for id in wanted if self.catalogue.services[id].group == group]) for group in SERVICE_GROUPS]
        return [(group, members) for group, members in groups if members]

    def near(self, id: str, among: Iterable[str] | None = None) -> list[tuple[float, str]]:
        """(kilometres, municipality) where we know of a place to go to, or `among` others: those near, or else the one nearest."""
        wanted = self._with_places if among is None else set(among)
        found = list(islice((pair for pair in self._all_around(id) if pair[1] in wanted), MOST_NEARBY))
        return [pair for pair in found if pair[0] <= NEAR] or found[:1]

    def _all_around(self, id: str) -> list[tuple[float, str]]:
        """(kilometres, municipality) of all others, the nearest first, worked out once."""
        if id not in self._around:
            centre = self.catalogue.municipalities[id].centre
            self._around[id] = sorted((kilometres(centre, other.centre), m) for m, other in self.catalogue.municipalities.items() if m != id)
        return self._around[id]

    def near_place(self, id: str, language: str) -> list[str]:
        """Other places to go to: those of the same municipality, then those of the nearest ones."""
        municipality = self.catalogue.places[id].municipality
        if (municipality, language) not in self._to_go:
            self._to_go[municipality, language] = self._first_to_go(municipality, language)
        return [other for other in self._to_go[municipality, language] if other != id][:MOST_NEAR_PLACE]

    def _first_to_go(self, municipality: str, language: str) -> list[str]:
        """One more than a place shows of others, because it may be among them."""
        found: list[str] = []
        for m in (municipality, *(m for _, m in self.near(municipality))):
            found += self.places((id for id in self.catalogue.places_in.get(m, ()) if place_group(self.catalogue.places[id]) == "go"), language)
            if len(found) > MOST_NEAR_PLACE:
                break
        return found[: MOST_NEAR_PLACE + 1]

    def complete(self) -> None:
        """Works out what all languages share."""
        for id in self.catalogue.municipalities:
            self._all_around(id)

    @cached_property
    def _with_places(self) -> set[str]:
        return {m for m, ids in self.catalogue.places_in.items() if any(place_group(self.catalogue.places[id]) == "go" for id in ids)}


def place_group(place: Place) -> str:
    """One of PLACE_GROUPS: where one can go, where one has an appointment, what is to come, what we are not sure of, what has closed."""
    if place.status in ("planned", "closed"):
        return place.status
    can_be_found = bool(place.street or place.location or place.website or place.phone)
    if place.status != "active" or not can_be_found:
        return "unsure"
    return "offices" if place.kind == "service-point" else "go"


def alphabetical(name: str) -> tuple[int, ...]:
    """A key to sort by. Finnish and Swedish share the order: å, ä, ö come last."""
    return tuple(_ALPHABET.get(letter, -1) for letter in name.casefold().replace("é", "e").replace("ü", "u"))


def kilometres(a: Coordinates, b: Coordinates) -> float:
    """Great-circle distance between two points in degrees; good to a kilometre inside Finland."""
    north = math.radians(b.latitude - a.latitude)
    east = math.radians(b.longitude - a.longitude) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return 6371 * math.hypot(north, east)
