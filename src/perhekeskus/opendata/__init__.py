"""What the site knows, for programs of others: files beside the pages, made from the same Catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..catalogue import Catalogue
from ..timetable import Timetable
from ..urls import Addresses
from ..wording import Wording
from . import api, changes, geojson, hsds, officials
from .changes import feed_of
from .hsds.schedules import Times
from .osm import Lines

__all__ = ["Files", "OpenData", "feed_of"]

Files = Mapping[str, Callable[[], bytes]]  # file under the site's folder → what makes it


@dataclass(frozen=True)
class OpenData:
    """What exports are made from. `url` is the site's address, ending with '/', or '' when it is not known; `wordings` are by language; `root` is the folder of
    the data, whose history git may know, `cache` the folder for what one build keeps for the next."""

    timetable: Timetable
    addresses: Addresses
    wordings: Mapping[str, Wording]
    url: str = ""
    root: Path | None = None
    cache: Path | None = None

    @property
    def catalogue(self) -> Catalogue:
        return self.timetable.catalogue

    @cached_property
    def times(self) -> Times:
        return Times(self.timetable)

    def complete(self) -> None:
        """Works out what all languages share."""
        self.times.complete()

    @property
    def files(self) -> Files:
        """All of them, each part's own together."""
        lines = Lines(self.timetable)
        return {**api.files(self), **changes.files(self), **geojson.files(self, lines), **officials.files(self, lines), **hsds.files(self)}
