"""One build from its start: data checked, addresses given, pages staged for the engine. What follows is `Site.write`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from .catalogue import Catalogue
from .checking import Known, check
from .form import FOLDER, Form
from .handover import hand_over
from .icons import Icons
from .output import Site
from .pages import Pages
from .problems import DataError
from .reports import Desk
from .searching import Searching
from .staging import stage, written_text
from .urls import Addresses


def prepare(
    root: Path, staged: Path, folder: Path, *, today: date, example: Path | None = None, icons: Path | None = None, directories: bool = True, url: str = "", known: Known | None = None, guarded: bool = True, offline: bool = False, cores: int = 1, form: Form | None = None, edit: str = "", reports: bool = True,
) -> Site:
    """The site that will stand at `url` and be written to `folder`; the engine's input is in `staged`; `known` is what earlier builds found out; see Site for `guarded`, `cores` and `form`, Pages for `offline`, Desk for `edit`, Addresses for `reports`. Raises DataError."""
    catalogue, cache = _checked(root, example, today, known), _cache(root)
    pages = Pages(catalogue, Addresses.of(catalogue, directories, reports), today, _icons(icons, catalogue), url, cache=cache, offline=offline, desk=Desk(catalogue, today, root, cache, edit), form=f"{FOLDER}index.html" if form else "")
    return Site(pages, url, folder, _texts(root, catalogue), cache, restaged=stage(root, staged, pages), guarded=guarded, cores=cores, form=form)


def handed_over(root: Path, folder: Path, *, today: date, example: Path | None = None, icons: Path | None = None, url: str = "", reports: bool = True) -> int:
    """The whole site below `folder`, for another engine; returns the number of its pages. Raises DataError, ForeignFolder and OSError."""
    catalogue, cache = _checked(root, example, today), _cache(root)
    pages = Pages(catalogue, Addresses.of(catalogue, reports=reports), today, _icons(icons, catalogue), url, cache=cache, desk=Desk(catalogue, today, root, cache))
    pages.complete()
    return hand_over(root, folder, lambda files: Site(pages, url, files, _texts(root, catalogue), cache))


def findable(root: Path, *, today: date, example: Path | None = None) -> Searching:
    """What readers of the site will find, without building it. Raises DataError."""
    catalogue = _checked(root, example, today)
    pages = Pages(catalogue, Addresses.of(catalogue), today)
    return Searching(pages.listings.pens, pages.timetable, _texts(root, catalogue))


def desk(root: Path, *, today: date, example: Path | None = None, edit: str = "", region: str | None = None) -> Desk:
    """The reports for editors, all or those of one region; `edit` is the address before a file's path at which it can be edited. Raises DataError."""
    return Desk(_checked(root, example, today), today, root, _cache(root), edit, region)


def _icons(folder: Path | None, catalogue: Catalogue) -> Icons:
    return Icons(folder, tuple(sorted({situation.icon for situation in catalogue.situations.values()})))


def _cache(root: Path) -> Path:
    """Where one build leaves what the next need not find out again."""
    return root / "build" / "cache"


def _checked(root: Path, example: Path | None, today: date, known: Known | None = None) -> Catalogue:
    checked = check(root, example, today, known)
    if checked.catalogue is None:
        raise DataError(checked.errors)
    return checked.catalogue


def _texts(root: Path, catalogue: Catalogue) -> dict[tuple[str, str], str]:
    return {(id, language): written_text(root, id, language) for id, by_language in catalogue.pages.items() for language in by_language}
