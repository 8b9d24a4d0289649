"""Which service location is which of our places: by the id that a file holds, else by likeness, which only an editor can confirm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..catalogue import Catalogue
from ..likeness import alike
from ..model import Place
from .offers import Offer


@dataclass(frozen=True)
class Match:
    """`place` is its id among ours; `how` is "id" where a file says so, else "name", "address" or "distance"."""

    place: str
    how: str


@dataclass
class Matcher:
    """Knows the catalogue, and the new places that have been accepted so far."""

    catalogue: Catalogue
    _by_id: dict[str, str] = field(init=False)
    _added: dict[str, dict[str, Place]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self._by_id = {place.ptv.id: id for id, place in self.catalogue.places.items() if place.ptv}

    @property
    def known(self) -> Mapping[str, str]:
        """The catalogue's id → our place, of those that are the same."""
        return self._by_id

    def match(self, offer: Offer) -> Match | None:
        """The place it is, or the first that it may be. One that is another location of the catalogue may well stand at the same address, but hardly under the same name."""
        if same := self._by_id.get(offer.location.id):
            return Match(same, "id")
        if offer.place is None or offer.municipality is None:
            return None
        ours = {id: self.catalogue.places[id] for id in self.catalogue.places_in.get(offer.municipality, ())} | self._added.get(offer.municipality, {})
        found = (Match(id, how) for id, place in ours.items() if (how := alike(offer.place, place)) and (how == "name" or not place.ptv))
        return next(found, None)

    def add(self, id: str, offer: Offer) -> None:
        """A new place, which the next ones may be like."""
        if offer.place and offer.municipality:
            self._added.setdefault(offer.municipality, {})[id] = offer.place
