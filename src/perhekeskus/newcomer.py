"""A place that is to be added: its id and file, what the file says, and the places that it may be already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import product
from pathlib import Path

from .catalogue import Catalogue
from .faircopy import Names, fair_copy
from .manuscript import flow_text
from .model import Coordinates, Place, Text
from .order import kilometres
from .urls import slug

LONGEST_ID = 80
SAME_SPOT = 0.05  # kilometres
SAME_WORD = 0.85  # of two words, how much has to be the same: a slip of the keys, or another ending
ON_LINES = ("summary",)  # what is too long for one


def id_of(names: Mapping[str, str], municipality: str) -> str:
    """'rantakunta-pikkutupa', from the names of a place and the id of its municipality; without the municipality where the name begins with it."""
    name = slug(names.get("fi") or names["sv"])
    id = name if name.startswith(municipality) else f"{municipality}-{name}"
    return id if len(id) <= LONGEST_ID else id[:LONGEST_ID].rsplit("-", 1)[0]


def file_of(id: str, municipality: str, catalogue: Catalogue, folder: Path) -> Path:
    """Where its file belongs below data/ or examples/."""
    return folder / "regions" / catalogue.municipalities[municipality].region / "places" / f"{id}.yaml"


def text_of(data: Mapping[str, object], names: Names) -> str:
    """The file of a place, from the values of its keys; rows of hours are texts or mappings."""
    return fair_copy("".join(_lines(data)), Place, names=names)


def likenesses(id: str, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """(id, "name", "address" or "distance") of each other place of the municipality that it may be, by the first that shows it."""
    place = catalogue.places[id]
    for another in catalogue.places_in[place.municipality]:
        other = catalogue.places[another]
        if another == id:
            continue
        if any(_alike(*pair) for pair in product(_slugs(place.name), _slugs(other.name))):
            yield another, "name"
        elif set(_slugs(place.street)) & set(_slugs(other.street)):
            yield another, "address"
        elif _near(place.coordinates, other.coordinates):
            yield another, "distance"


def _lines(data: Mapping[str, object]) -> Iterator[str]:
    for key, value in data.items():
        if key == "hours":
            yield "hours:\n" + "".join(f"  - {flow_text(row)}\n" for row in value)
        elif key in ON_LINES and isinstance(value, Mapping):
            yield f"{key}:\n" + "".join(f"  {language}: {flow_text(words)}\n" for language, words in value.items())
        else:
            yield f"{key}: {flow_text(value)}\n"


def _slugs(text: Text | None) -> list[str]:
    """Words in each language, in plain letters."""
    return [slug(words) for words in (text.fi, text.sv, text.en) if words] if text else []


def _alike(one: str, other: str) -> bool:
    """Whether every word of the shorter name is in the longer one; a single word says too little of a longer name."""
    short, long = sorted((one.split("-"), other.split("-")), key=len)
    return (len(short) > 1 or len(long) == 1) and all(get_close_matches(word, long, n=1, cutoff=SAME_WORD) for word in short)


def _near(one: Coordinates | None, other: Coordinates | None) -> bool:
    return one is not None and other is not None and kilometres(one, other) <= SAME_SPOT
