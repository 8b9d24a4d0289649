"""Which places may be one and the same: by their names, their street, their spot on the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import product

from .catalogue import Catalogue
from .model import Coordinates, Place, Text
from .order import kilometres
from .urls import slug

SAME_SPOT = 0.05  # kilometres
SAME_WORD = 0.85  # of two words, how much has to be the same: a slip of the keys, or another ending


def likenesses(id: str, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """(id, "name", "address" or "distance") of each other place of the municipality that it may be, by the first that shows it."""
    place = catalogue.places[id]
    for another in catalogue.places_in[place.municipality]:
        if another != id and (how := alike(place, catalogue.places[another])):
            yield another, how


def alike(place: Place, other: Place) -> str | None:
    """By what two places of a municipality may be one: "name", "address" or "distance", the first that shows it."""
    if any(_alike(*pair) for pair in product(_slugs(place.name), _slugs(other.name))):
        return "name"
    if set(_slugs(place.street)) & set(_slugs(other.street)):
        return "address"
    return "distance" if _near(place.coordinates, other.coordinates) else None


def namesakes(names: Iterable[str], town: str, catalogue: Catalogue) -> Iterator[str]:
    """The ids of a municipality's places that have nearly one of these names."""
    slugs = [slug(name) for name in names]
    for id in catalogue.places_in.get(town, ()):
        if any(_alike(*pair) for pair in product(slugs, _slugs(catalogue.places[id].name))):
            yield id


def doubles(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """(id, id of one before it) of places in one municipality that nobody could tell apart: one name in some language, or one street and one kind."""
    first: dict[tuple, str] = {}
    for id, place in catalogue.places.items():
        met = [first.setdefault((place.municipality, *key), id) for key in _keys(place)]
        if other := next((another for another in met if another != id), None):
            yield id, other


def _keys(place: Place) -> Iterator[tuple]:
    for language in ("fi", "sv", "en"):
        if words := getattr(place.name, language):
            yield language, words.casefold()
    if place.street:
        yield place.kind, place.street


def _slugs(text: Text | None) -> list[str]:
    """Words in each language, in plain letters."""
    return [slug(words) for words in (text.fi, text.sv, text.en) if words] if text else []


def _alike(one: str, other: str) -> bool:
    """Whether every word of the shorter name is in the longer one; a single word says too little of a longer name."""
    short, long = sorted((one.split("-"), other.split("-")), key=len)
    return (len(short) > 1 or len(long) == 1) and all(get_close_matches(word, long, n=1, cutoff=SAME_WORD) for word in short)


def _near(one: Coordinates | None, other: Coordinates | None) -> bool:
    return one is not None and other is not None and kilometres(one, other) <= SAME_SPOT
