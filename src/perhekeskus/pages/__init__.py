"""The Catalogue as pages: each an address, a title, a body and its twin in the other language. Plain values, for any site engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..catalogue import LANGUAGES, Key
from ..pen import Pen
from ..urls import REGION_SERVICE
from .editors import desk_page, report_page
from .entrances import front_page, list_page
from .guidance import method_page, situation_page
from .municipalities import municipality_page, next_week_page, week_page
from .places import place_page
from .press import Page, Press
from .regions import background_page, region_page
from .services import region_service_page, service_page
from .written import written_page

__all__ = ["MADE", "Page", "Pages", "Press"]

# Every kind of page that is made from data.
MADE: Mapping[str, Callable[[Press, str, Pen], Page]] = {
    "front": front_page, "index": list_page, "region": region_page, "background": background_page, "municipality": municipality_page, "week": week_page, "next-week": next_week_page,
    "place": place_page, "service": service_page, REGION_SERVICE: region_service_page, "situation": situation_page, "method": method_page, "desk": desk_page, "report": report_page,
}  # fmt: skip


class Pages(Press):
    """All pages of one site."""

    @property
    def count(self) -> int:
        """How many pages are made from data."""
        return len(LANGUAGES) * sum(kind != "page" for kind, _ in self.addresses.paths)

    def generated(self) -> Iterator[Page]:
        """All pages made from data, in both languages."""
        for language in LANGUAGES:
            yield from self.in_language(language)

    def in_language(self, language: str) -> Iterator[Page]:
        """Those in one language."""
        for key in self.addresses.paths:
            if key[0] != "page":
                yield self.page(key, language)

    def page(self, key: Key, language: str) -> Page:
        """One page made from data. Raises KeyError for a kind that is not."""
        kind, id = key
        return MADE[kind](self, id, self.pen(self.addresses.path(key, language), language))

    def written(self, id: str, language: str, body: str) -> Page:
        """A hand-written page around its rendered text."""
        return written_page(self, id, language, body)
