"""A place that is to be added: its id and file, and what the file says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from .catalogue import Catalogue
from .faircopy import Names, fair_copy
from .manuscript import flow_text
from .model import Place
from .urls import slug

LONGEST_ID = 80
ON_LINES = ("summary", "hours_note")  # what is too long for one
ROWS = ("hours", "exceptions")


def id_of(names: Mapping[str, str], municipality: str) -> str:
    """'rantakunta-pikkutupa', from the names of a place and the id of its municipality; without the municipality where the name begins with it."""
    name = slug(names.get("fi") or names["sv"])
    id = name if name.startswith(municipality) else f"{municipality}-{name}"
    return id if len(id) <= LONGEST_ID else id[:LONGEST_ID].rsplit("-", 1)[0]


def file_of(id: str, municipality: str, catalogue: Catalogue, folder: Path) -> Path:
    """Where its file belongs below data/ or examples/."""
    return folder / "regions" / catalogue.municipalities[municipality].region / "places" / f"{id}.yaml"


def text_of(data: Mapping[str, object], names: Names) -> str:
    """The file of a place, from the values of its keys, None for an empty one; rows of hours are texts or mappings."""
    return fair_copy("".join(lines_of(data)), Place, names=names)


def lines_of(data: Mapping[str, object]) -> Iterator[str]:
    """Each key with its value, as a file may have it."""
    for key, value in data.items():
        if key in ROWS:
            yield f"{key}:\n" + "".join(f"  - {flow_text(row)}\n" for row in value)
        elif key in ON_LINES and isinstance(value, Mapping):
            yield f"{key}:\n" + "".join(f"  {language}: {flow_text(words)}\n" for language, words in value.items())
        else:
            yield f"{key}: {'null' if value is None else flow_text(value)}\n"
