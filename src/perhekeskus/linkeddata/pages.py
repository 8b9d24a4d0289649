"""Which records a page is about, and the way down to it, as one block of JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..catalogue import Key
from ..crumbs import way_down
from ..dense import dense_text
from ..timetable import Timetable
from ..urls import REGION_SERVICE, Addresses
from ..wording import Wording
from .records import Node, Records

WITHOUT_WAY = "region"  # the heaviest pages of all, with nothing above them but the list of regions
PUBLISHED_BY = "accessibility"  # the page whose statement names the publisher


class LinkedData:
    """Made once for a build. `url` is the site's address, ending with '/'; where it is '' no address is said and no way is told, which is nothing but addresses."""

    def __init__(self, timetable: Timetable, addresses: Addresses, wordings: Mapping[str, Wording], url: str = ""):
        self.addresses, self.wordings, self.url = addresses, wordings, url
        self.catalogue = timetable.catalogue
        self._records = {language: Records(timetable, wording) for language, wording in wordings.items()}
        self._ways: dict[tuple, Node] = {}

    def tag(self, key: Key, language: str) -> str:
        """For the head of a page; '' where there is nothing to say. Nothing in it can end the tag, and no browser runs it."""
        nodes = [*self._about(key, language), *self._way(key, language)]
        if not nodes:
            return ""
        whole = {"@context": "https://schema.org", **(nodes[0] if len(nodes) == 1 else {"@graph": nodes})}
        said = dense_text(whole).replace("<", "\\u003c")
        return f'<script type="application/ld+json">{said}</script>'

    def _about(self, key: Key, language: str) -> Iterator[Node]:
        kind, id = key
        records = self._records[language]
        if key == ("index", "help"):
            yield from map(records.helpline, self.catalogue.helplines)
        elif kind == "front":
            yield {**records.site(), **self._address(key, language), **self._publisher(language)}
        elif kind == REGION_SERVICE:
            yield {**records.region_service(*id.split("/")), **self._address(key, language)}
        elif kind == "region":
            yield records.region(id)
        elif kind in ("place", "service") and (node := getattr(records, kind)(id)):
            yield {**node, **self._address(key, language)}

    def _publisher(self, language: str) -> Node:
        statement = self.catalogue.statements.get(PUBLISHED_BY)
        return {"publisher": {"@type": "Organization", "name": statement.publisher.read_in(language)[0]}} if statement and statement.publisher else {}

    def _address(self, key: Key, language: str) -> Node:
        return {"url": self._link(key, language)} if self.url else {}

    def _link(self, key: Key, language: str) -> str:
        return self.url + self.addresses.link(self.addresses.path(key, language))

    def _way(self, key: Key, language: str) -> Iterator[Node]:
        """The crumbs that the page shows; those of a page right below the front page lead nowhere else."""
        way = way_down(key, self.catalogue)
        if self.url and way and key[0] != WITHOUT_WAY:
            if (way, language) not in self._ways:
                steps = [self._step(number, step, language) for number, step in enumerate((("front", "front"), *way), 1)]
                self._ways[way, language] = {"@type": "BreadcrumbList", "itemListElement": steps}
            yield self._ways[way, language]

    def _step(self, number: int, key: Key, language: str) -> Node:
        return {"@type": "ListItem", "position": number, "name": self._name(key, language), "item": self._link(key, language)}

    def _name(self, key: Key, language: str) -> str:
        kind, id = key
        if kind == "front":
            return self.wordings[language].home
        return self.wordings[language].label(id) if kind == "index" else self.catalogue.records(kind)[id].name.read_in(language)[0]
