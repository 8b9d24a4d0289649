"""What the site knows, for programs of others: files beside the pages, made from the same Catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..catalogue import Catalogue
from ..timetable import Timetable
from ..urls import Addresses
from ..wording import Wording
from . import api

Files = Mapping[str, Callable[[], str]]  # file under the site's folder → what makes its text


@dataclass(frozen=True)
class OpenData:
    """What exports are made from. `url` is the site's address, ending with '/', or '' when it is not known; `wordings` are by language."""

    timetable: Timetable
    addresses: Addresses
    wordings: Mapping[str, Wording]
    url: str = ""

    @property
    def catalogue(self) -> Catalogue:
        return self.timetable.catalogue

    @property
    def files(self) -> Files:
        """All of them, each part's own together."""
        return {**api.files(self)}
