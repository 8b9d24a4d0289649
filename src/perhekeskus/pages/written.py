"""A hand-written page around its rendered text."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from ..catalogue import LANGUAGES, OTHER
from ..corrections import ways
from ..glosses import Glosses
from ..opendata.edition import FOLDER as OPEN_DATA
from ..pen import Pen
from ..statements import marks, with_parts
from .press import Page, Press

PREVIEW = "http://127.0.0.1:8000/"  # where a site is seen that nobody has published


def written_page(press: Press, id: str, language: str, body: str) -> Page:
    """In a missing language the other one's text stands under a notice."""
    key, by_language = ("page", id), press.catalogue.pages[id]
    page, foreign = (by_language[language], None) if language in by_language else (by_language[OTHER[language]], OTHER[language])
    path = press.addresses.path(key, language)
    pen = press.pen(path, language)
    heading = Markup('<span lang="{}">{}</span>').format(foreign, page.title) if foreign else page.title
    text = Glosses(press.pen(path, foreign or language)).in_written(with_parts(body, _parts(press, id, pen)))
    return press.printed(key, pen, "written", page.title, page.description, translated=not foreign, paired=len(by_language) == len(LANGUAGES), sensitive=page.sensitive, page=page, heading=heading, body=text, foreign=foreign)


def _parts(press: Press, id: str, pen: Pen) -> Mapping[str, Markup]:
    """What takes the place of each mark in the text."""
    statement = press.catalogue.statements.get(id)
    values = {**press.macros(pen), "id": id, "statement": statement, "opened_pages_stay": press.offline, "ways": ways(press.catalogue.corrections, pen.wording), **_of_open_data(press)}
    known = marks(statement is not None)
    modules = {template: press.module(template, pen, **values) for template in dict.fromkeys(known.values())}
    return {mark: getattr(modules[template], mark) for mark, template in known.items()}


def _of_open_data(press: Press) -> Mapping[str, str]:
    """What its examples name: the folder's address, or that of a preview, and the region with the most places."""
    by_places = sorted(press.catalogue.regions, key=lambda id: (-len(press.catalogue.places_of_region.get(id, ())), id))
    return {"data_base": f"{press.url or PREVIEW}{OPEN_DATA}", "data_region": next(iter(by_places), "")}
