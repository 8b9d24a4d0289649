"""What is wrong with where pages stand: two at one address, or one that is gone and leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .catalogue import Catalogue, Key
from .meaning import Documents
from .problems import Problem, suggest
from .reading import Document
from .urls import REGION_SERVICE, Addresses

SEEN = ("place", "municipality", "region", "service", "situation", "method", "page", "index")  # what a page that is gone can lead to


def address_problems(catalogue: Catalogue, documents: Documents, written: Mapping[tuple[str, str], Document]) -> list[Problem]:
    """Two pages that want the same address, each told at the record that came second, and pages that are gone and lead nowhere. `written` is by page id and language."""
    addresses = Addresses.of(catalogue)
    found = list(_departure_problems(catalogue, addresses, documents))
    for key, other, path in addresses.collisions():
        if REGION_SERVICE in (key[0], other[0]):  # follows from two services or two regions with one slug
            continue
        language = path.split("/")[0]
        document, at = (written[key[1], language], ()) if key[0] == "page" else documents[key]
        found.append(document.problem((*at, *_place_of_address(key, path, language, catalogue, addresses)), "address-taken", value=f"/{path}", other=" ".join(other)))
    return found


def _place_of_address(key: Key, path: str, language: str, catalogue: Catalogue, addresses: Addresses) -> tuple:
    """Where a record says that it stands at `path`, now or formerly; nowhere, where the address follows from its name."""
    kind, id = key
    if kind == "departure":
        return "addresses", catalogue.departures[id].addresses.index(f"/{path}")
    if addresses.paths[key][language] != path:
        return ("aliases",)
    return ("slug",) if kind == "page" else ("slug", language) if kind in ("service", "situation", "method", "place") else ()


def _departure_problems(catalogue: Catalogue, addresses: Addresses, documents: Documents) -> Iterator[Problem]:
    """Pages to go to that are not there."""
    known = [f"{kind}:{id}" for kind, id in addresses.paths if kind in SEEN]
    for id, departure in catalogue.departures.items():
        if departure.see not in known:
            document, at = documents["departure", id]
            yield document.problem((*at, "see"), "departure-target", value=departure.see, suggestion=suggest(departure.see, known))
