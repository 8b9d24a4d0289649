"""All that readers can see at one moment of the repository, and who says what in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..catalogue import LANGUAGES, RECORDS, Catalogue, Key
from ..checking import check
from ..facts import Facts, facts_of, paragraphs
from ..icons import Icons
from ..model import Text
from ..pages import Pages
from ..pen import Pen
from ..problems import DataError
from ..staging import written_text
from ..urls import REGION_SERVICE, Addresses
from ..wording import Wording

# Records, by what a summary calls them, in the order it shows them; and where the catalogue keeps those that have no page of their own.
KINDS = ("place", "region", "municipality", "service", "situation", "method", "helpline", "page", "plan", "statement", "term", "explanation")
OTHERS = {"page": "pages", "plan": "plan", "statement": "statements", "term": "terms", "explanation": "explanations"}
PARTS = ("helpline", "plan", "statement", "term", "explanation")  # of pages
_FIRST_MARK = 0xE000  # signs for private use, which no text has


@dataclass(frozen=True)
class State:
    """`pens` write both languages in the site's words of today; `texts`: (page, language) → Markdown."""

    catalogue: Catalogue
    addresses: Addresses
    pens: Mapping[str, Pen]
    texts: Mapping[Key, str]

    @classmethod
    def read(cls, root: Path, today: date, example: Path | None = None, labels: Mapping[str, Text] | None = None) -> State:
        """With `labels`, those instead of its own: what the programme of today asks for, the words of yesterday may lack. Raises DataError."""
        checked = check(root, example, today)
        if checked.catalogue is None:
            raise DataError(checked.errors)
        catalogue, addresses = checked.catalogue, Addresses.of(checked.catalogue)
        pens = {language: Pen(catalogue, addresses, Wording(language, labels or catalogue.labels), "", today, Icons()) for language in LANGUAGES}
        return cls(catalogue, addresses, pens, {(id, language): written_text(root, id, language) for id, by_language in catalogue.pages.items() for language in by_language})

    def subjects(self) -> Iterator[Key]:
        """Everything of which something is told, in the order of KINDS."""
        return ((kind, id) for kind in KINDS for id in self._kept(kind))

    def _kept(self, kind: str) -> Mapping:
        return self.catalogue.records(kind) if kind in RECORDS else getattr(self.catalogue, OTHERS[kind])

    def knows(self, subject: Key) -> bool:
        return subject[1] in self._kept(subject[0])

    def content(self, subject: Key) -> object:
        """What has to be equal for nothing to have changed."""
        kind, id = subject
        return (self.catalogue.pages[id], [self.texts.get((id, language)) for language in LANGUAGES]) if kind == "page" else self._kept(kind)[id]

    def facts(self, subject: Key, language: str) -> Facts:
        """What is told of it in a language; of a hand-written page its own text only."""
        kind, id = subject
        if kind != "page":
            return facts_of(self._kept(kind)[id], self.pens[language])
        page = self.catalogue.pages[id].get(language)
        return {**facts_of(page, self.pens[language]), ("text",): tuple(paragraphs(self.texts[id, language]))} if page else {}

    def title(self, subject: Key, language: str) -> str:
        kind, id = subject
        pen, record = self.pens[language], self._kept(kind)[id]
        if kind == "statement":
            return pen.name("page", id).striptags()
        return pen.plain(record.title) if kind == "plan" else pen.name(kind, id).striptags() if kind in RECORDS or kind == "page" else pen.plain(record.name)

    def page(self, subject: Key) -> Key | None:
        """The page that tells of it; None for what only stands on pages of others."""
        kind, id = subject
        key = {"helpline": ("index", "help"), "plan": ("index", "plan"), "statement": ("page", id)}.get(kind, subject)
        return key if key in self.addresses.paths else None

    def path(self, key: Key, language: str) -> str:
        return f"/{self.addresses.path(key, language)}"

    def elsewhere(self, subject: Key) -> int:
        """On how many other pages, in each language, the same is told at length."""
        kind, id = subject
        if kind == "service":
            return sum(key[0] == REGION_SERVICE and key[1].endswith(f"/{id}") for key in self.addresses.paths)
        if kind == "region":
            return sum(key[0] == REGION_SERVICE and key[1].startswith(f"{id}/") for key in self.addresses.paths) + len(self.catalogue.municipalities_of.get(id, ()))
        if kind == "term":
            return sum(any(rule.season == id for rule in place.hours) for place in self.catalogue.places.values())
        return len(self.catalogue.municipalities) if kind == "helpline" and self.catalogue.helplines[id].always else 0

    def pages_with(self, labels: list[str], frame: str, today: date) -> dict[str, int]:
        """On how many Finnish pages each label stands: pages are made with a mark behind each. `frame` is the HTML around them all."""
        marks = {name: chr(_FIRST_MARK + number) for number, name in enumerate(labels)}
        marked = {name: text.model_copy(update={"fi": f"{text.fi}{marks[name]}"}) if name in marks else text for name, text in self.catalogue.labels.items()}
        pages = Pages(replace(self.catalogue, labels=marked), self.addresses, today)
        bodies = [pages.written(key[1], "fi", "").body if key[0] == "page" else pages.page(key, "fi").body for key in self.addresses.paths]
        return {name: len(bodies) if re.search(rf"\b{name}\b", frame) else sum(mark in body for body in bodies) for name, mark in marks.items()}
