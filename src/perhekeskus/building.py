"""One build from its start: data checked, addresses given, pages staged for the engine. What follows is `Site.write`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from .checking import check
from .output import Site
from .pages import Pages
from .pen import Icons
from .problems import Problem
from .staging import stage
from .urls import Addresses


class DataError(ValueError):
    """The data has errors; the text is every one of them in the editor's language (PERHEKESKUS_LANGUAGE, Finnish unless said)."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        language = os.environ.get("PERHEKESKUS_LANGUAGE", "fi")
        super().__init__("\n".join(problem.line_for_people(language) for problem in self.problems))


def prepare(root: Path, staged: Path, folder: Path, *, today: date, example: Path | None = None, icons: Path | None = None, directories: bool = True, url: str = "") -> Site:
    """The site that will stand at `url` and be written to `folder`; the engine's input is in `staged`. Raises DataError."""
    checked = check(root, example, today)
    if checked.catalogue is None:
        raise DataError(checked.errors)
    pages = Pages(checked.catalogue, Addresses.of(checked.catalogue, directories), today, Icons(icons))
    stage(root, staged, pages)
    return Site(pages, url, folder)
