"""Where we know of nothing: municipalities without a place, regions that say nothing of an own worker, services that nobody offers."""

from __future__ import annotations

from collections import Counter

from ..catalogue import Catalogue
from ..model import Region
from .values import Figure, Item, Items, Report, Row, Table, said

KNOWN = ("active", "unconfirmed")  # where families go, or did; what is planned, paused or closed covers nothing
OWN_WORKER = "own-worker"


def report(catalogue: Catalogue) -> Report:
    empty, unsure = _municipalities(catalogue, KNOWN), _municipalities(catalogue, KNOWN[:1])
    silent = [id for id, region in catalogue.regions.items() if not _tells_of_own_worker(region)]
    unoffered = [id for id in catalogue.services if not _offered(catalogue, id)]
    figures = (
        Figure("municipalities-empty", len(empty), len(catalogue.municipalities)), Figure("municipalities-unsure", len(unsure) - len(empty), len(catalogue.municipalities)),
        Figure("regions-without-own-worker", len(silent), len(catalogue.regions)), Figure("services-unoffered", len(unoffered), len(catalogue.services)),
    )  # fmt: skip
    matters = said("coverage-matters", n=len(empty), all=len(catalogue.municipalities)) if empty else said("coverage-fine", all=len(catalogue.municipalities))
    return Report("coverage", matters, figures, (_gaps(catalogue, empty),), (
        Items("regions-without-own-worker", tuple(_item(catalogue, "region", id) for id in silent)),
        Items("services-unoffered", tuple(_item(catalogue, "service", id) for id in unoffered)),
    ))  # fmt: skip


def _municipalities(catalogue: Catalogue, states: tuple[str, ...]) -> list[str]:
    """Those without a place in one of these states."""
    return [id for id in catalogue.municipalities if not any(catalogue.places[place].status in states for place in catalogue.places_in.get(id, ()))]


def _tells_of_own_worker(region: Region) -> bool:
    return bool(region.own_worker) or any(OWN_WORKER in contact.services for contact in region.contacts)


def _offered(catalogue: Catalogue, service: str) -> bool:
    """Whether any place or contact anywhere says so."""
    at_places = any(catalogue.places[id].status in KNOWN for id in catalogue.places_by_service.get(service, ()))
    return at_places or any(service in contact.services for region in catalogue.regions.values() for contact in region.contacts)


def _gaps(catalogue: Catalogue, empty: list[str]) -> Table:
    without = Counter(catalogue.municipalities[id].region for id in empty)
    rows = [
        Row(catalogue.regions[id].name, (len(own), len(own) - without[id], without[id], tuple(catalogue.municipalities[m].name for m in own if m in empty)), ("region", id))
        for id, own in ((id, catalogue.municipalities_of.get(id, ())) for id in catalogue.regions)
    ]  # fmt: skip
    columns = ("municipalities", "with-place", "without-place", "which")
    return Table("gaps", columns, tuple(sorted(rows, key=lambda row: (-row.cells[2], str(row.key)))), bars=("with-place", "without-place"), picture=True)


def _item(catalogue: Catalogue, kind: str, id: str) -> Item:
    return Item(catalogue.records(kind)[id].name, catalogue.origins.get((kind, id), ""), at=() if kind == "region" else (id,), key=(kind, id), region=id if kind == "region" else None)
