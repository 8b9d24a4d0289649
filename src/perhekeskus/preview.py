"""What a preview keeps between edits, so that one file costs one file: which files have changed, what was checked before, and whether the engine has to work at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from .checking import Known
from .output import Site
from .pages import Page

OF_THE_ENGINE = ("labels.yaml",)  # in data/, yet part of what surrounds every page
Stamp = tuple[int, int]


class Preview:
    """`prepare` makes a Site from the files, with what is Known; `facts` are folders whose files only pages made from data tell of, `engine` those
    whose files go through the engine. `rendered`, filled while the engine works, holds each hand-written page by id and language: its HTML."""

    def __init__(self, prepare: Callable[[Known], Site], facts: Iterable[Path], engine: Iterable[Path]):
        self._prepare, self._facts, self._engine = prepare, tuple(facts), tuple(engine)
        self._known = Known()
        self._seen: tuple[Mapping[Path, Stamp], Mapping[Path, Stamp]] | None = None
        self.rendered: dict[tuple[str, str], str] = {}
        self.site: Site | None = None

    def begin(self) -> Site:
        """Before the engine works, which clears its folder: the site as the files say now. Raises DataError; then the site before it stands, its pages to be made anew."""
        self._seen = self._files()
        self.rendered.clear()
        if self.site:
            self.site.withdraw()
        self.site = self._prepare(self._known)
        return self.site

    def follow(self) -> bool:
        """Takes up what has changed since. False when that goes through the engine, which then has to begin. Raises DataError, once for each state of the files."""
        facts, engine = self._files()
        if self._seen is None or engine != self._seen[1]:
            return False
        if facts == self._seen[0]:
            return True
        self._seen = facts, engine
        renewed = self._prepare(self._known)
        if renewed.restaged or self._written(renewed) != self._written(self.site):
            self._seen = None
            return False
        self.site.withdraw()
        self.site = renewed
        renewed.write_shared()
        return True

    def _written(self, site: Site) -> dict[tuple[str, str], Page | None]:
        """The hand-written pages, which may tell of records; of one that the engine has not seen yet nothing is known."""
        return {(id, language): site.pages.written(id, language, html) if id in site.pages.catalogue.pages else None for (id, language), html in self.rendered.items()}

    def _files(self) -> tuple[Mapping[Path, Stamp], Mapping[Path, Stamp]]:
        facts = _stamps(self._facts)
        moved = {path: facts.pop(path) for path in list(facts) if path.name in OF_THE_ENGINE}
        return facts, _stamps(self._engine) | moved


def _stamps(roots: Iterable[Path]) -> dict[Path, Stamp]:
    """File → when it was changed and how long it is."""
    files = (path for root in roots for path in ([root] if root.is_file() else root.rglob("*")) if path.suffix != ".pyc")
    return {path: (stat.st_mtime_ns, stat.st_size) for path in files if not (stat := path.stat()).st_mode & 0o040000}
