"""All that has changed since a version: facts, words, the map, and what decides how pages look."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..catalogue import LANGUAGES
from ..model import SHARED
from ..problems import DataError
from .comparison import Changes, Word, changes_between, derived_pages
from .history import as_it_was, files_changed
from .state import State

PROGRAMME = ("src/", "overrides/", "hooks/", "mkdocs.yml", "requirements.lock", "pyproject.toml")
MAP = "regions.geojson"


class FaultyBefore(DataError):
    """Of the two states the earlier one has errors, at least by the programme of today."""


def since(root: Path, ref: str, today: date, example: Path | None = None) -> Changes:
    """From `ref` to the files as they are now; `example` as in `check`. Raises HistoryError, DataError for the present state and FaultyBefore."""
    with as_it_was(root, ref) as folder:
        after = State.read(root, today, example)
        _fill(folder)
        try:
            before = State.read(folder, today, folder / example.relative_to(root) if example else None, after.catalogue.labels)
        except DataError as error:
            raise FaultyBefore(error.problems) from None
        files = files_changed(root, ref)
        return Changes(
            changes_between(before, after), derived_pages(before, after), tuple(_words(before, after, root, today)), map=any(file.endswith(MAP) for file in files),
            programme=tuple(file for file in files if file.startswith(PROGRAMME)),
        )  # fmt: skip


def _fill(folder: Path) -> None:
    """Shared files that there were not yet, as empty ones: what stands in them now is new."""
    for name in SHARED:
        path = folder / "data" / f"{name}.yaml"
        if not path.exists():
            path.write_text("{}\n", encoding="utf-8")


def _words(before: State, after: State, root: Path, today: date) -> Iterator[Word]:
    """Labels that read differently. A new one comes with a changed template, where it is looked at."""
    old, new = before.catalogue.labels, after.catalogue.labels
    names = [name for name in new if name in old and old[name] != new[name]]
    if not names:
        return
    frame = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "overrides").rglob("*.html")))
    pages = after.pages_with(names, frame, today)
    for name in names:
        for language in LANGUAGES:
            if (was := getattr(old[name], language)) != (now := getattr(new[name], language)):
                yield Word(language, was or "", now or "", pages[name])
