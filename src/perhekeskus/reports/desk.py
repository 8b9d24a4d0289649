"""The reports of one catalogue on one day, each made once and only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from .. import reading
from ..catalogue import Catalogue
from ..urls import REPORTS
from . import coverage, freshness, language, sources, translations
from .history import History, read_history
from .values import Item, Report, of_region
from .written import Block, blocks


class Desk:
    """`root` is the folder of the data: without it there is no history, no hand-written text and no line. What git has told is kept in `cache`;
    `edit` is where a file can be edited, its path comes after it; with a `region`, lists and tables keep only what belongs to it."""

    def __init__(self, catalogue: Catalogue, today: date, root: Path | None = None, cache: Path | None = None, edit: str = "", region: str | None = None):
        self.catalogue, self.today, self.root, self.cache, self.edit, self.region = catalogue, today, root, cache, edit, region
        self._made: dict[str, Report] = {}
        self._documents: dict[str, reading.Document] = {}

    def report(self, name: str) -> Report:
        """One of `urls.REPORTS`."""
        if name not in self._made:
            self._made[name] = of_region(self._makers[name](), self.region) if self.region else self._makers[name]()
        return self._made[name]

    def complete(self) -> None:
        """Makes all of them."""
        for name in REPORTS:
            self.report(name)

    @property
    def _makers(self) -> Mapping[str, Callable[[], Report]]:
        makers = {
            "freshness": lambda: freshness.report(self.catalogue, self.today), "translations": lambda: translations.report(self.catalogue, self._history, self._paragraphs),
            "coverage": lambda: coverage.report(self.catalogue), "sources": lambda: sources.report(self.catalogue, self.today), "language": lambda: language.report(self.catalogue, self._written),
        }  # fmt: skip
        return {name: makers[name] for name in REPORTS}

    @cached_property
    def _written(self) -> Mapping[tuple[str, str], tuple[Block, ...]]:
        pairs = ((id, language) for id, by_language in self.catalogue.pages.items() for language in by_language)
        return {(id, language): blocks(self.root, id, language) for id, language in pairs} if self.root else {}

    @property
    def _paragraphs(self) -> translations.Paragraphs:
        return {key: tuple(block.raw for block in found if block.text.count(" ") > 2) for key, found in self._written.items()}

    @cached_property
    def _history(self) -> History:
        return read_history(self.root, translations.wanted(self.catalogue, self._paragraphs), self.cache) if self.root else History()

    def line(self, item: Item) -> int:
        """Where an item stands in its file; 1 when nobody can tell."""
        if item.line or not self.root:
            return item.line or 1
        if item.file not in self._documents:
            self._documents[item.file] = reading.read(self.root / item.file, self.root)
        return self._documents[item.file].position(item.at, of_key=True)[0]

    def edit_address(self, file: str) -> str | None:
        """Where a file can be edited; None when nobody has said."""
        return f"{self.edit.rstrip('/')}/{file}" if self.edit else None
