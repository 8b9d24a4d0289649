"""Everything that is published, as the reports walk through it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..catalogue import Catalogue, Key
from ..model import Record, Text

KINDS = ("place", "region", "service", "situation", "method", "helpline")
OF_ONE_FILE_EACH = ("place", "region")


class Published(NamedTuple):
    """A record, its page, its file, the path inside the file, and the region it belongs to (None: the whole country)."""

    key: Key
    record: Record
    file: str
    at: tuple
    region: str | None

    @property
    def name(self) -> Text:
        return self.record.name


def published(catalogue: Catalogue) -> Iterator[Published]:
    """All records but places that have closed for good, which nobody has to look after."""
    for kind in KINDS:
        for id, record in catalogue.records(kind).items():
            if kind != "place" or record.status != "closed":
                region = catalogue.region_of_place[id] if kind == "place" else id if kind == "region" else None
                yield Published((kind, id), record, catalogue.origins.get((kind, id), ""), () if kind in OF_ONE_FILE_EACH else (id,), region)
