"""What pages are made with: templates, pens, and what is worked out once for all of them; and what a page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..catalogue import LANGUAGES, OTHER, Catalogue, Key
from ..corrections import ways
from ..crumbs import way_down
from ..icons import Icons
from ..listings import Listings
from ..lists import Lists
from ..order import Order
from ..pen import Pen
from ..reports import Desk
from ..stencils import stencils
from ..timetable import Timetable
from ..urls import Addresses
from ..wording import Wording

MACROS = {"m": "macros", "where": "where", "c": "calendar", "mine": "mine", "safe": "safety"}  # what templates call them, and their files


@dataclass(frozen=True)
class Page:
    """One page in one language. `twin` is the address of the same page in the other language; `translated` is False
    where the text stands in that other language, which then is the page to index, and `paired` only where both have a text of their own;
    `listed` is False where nobody is to find it but those who know its address."""

    key: Key
    language: str
    path: str
    title: str
    description: str
    body: str
    twin: str
    origin: str | None = None
    translated: bool = True
    paired: bool = True
    sensitive: bool = False
    listed: bool = True


class Press:
    """Of one site. `today` decides what counts as old; the same catalogue and day give the same bytes. `cache` is the folder for what one
    build keeps for the next. With `offline`, opened pages are kept on the reader's device. `form` is where the form for editors stands, if it does."""

    def __init__(self, catalogue: Catalogue, addresses: Addresses, today: date, icons: Icons | None = None, url: str = "", *, cache: Path | None = None, offline: bool = False, desk: Desk | None = None, form: str = ""):
        self.catalogue, self.addresses, self.today, self.url, self.offline, self.form = catalogue, addresses, today, url, offline, form
        self.icons = icons or Icons()
        self.desk = desk or Desk(catalogue, today)
        self.order = Order(catalogue, today)
        self.timetable = Timetable(catalogue, today)
        self._pens: dict[tuple[str, str], Pen] = {}
        self.wordings = {language: Wording(language, catalogue.labels) for language in LANGUAGES}
        self._stencils = {language: stencils(wording, self.icons, cache / "templates" if cache else None) for language, wording in self.wordings.items()}
        self.lists = Lists(self.order)
        self.listings = Listings(self.order, self.timetable, {language: self.pen("", language) for language in LANGUAGES})

    def complete(self) -> None:
        """Works out what the pages of all languages share, before there are copies of it."""
        self.timetable.complete()
        self.order.complete()
        if self.addresses.has_reports:
            self.desk.complete()

    def pen(self, path: str, language: str) -> Pen:
        """What writes in a language on pages as deep as the one at `path`."""
        root = self.addresses.root_from(path)
        if (language, root) not in self._pens:
            self._pens[language, root] = Pen(self.catalogue, self.addresses, self.wordings[language], root, self.today, self.icons)
        return self._pens[language, root]

    def template(self, template: str, language: str, /, **values: object) -> str:
        return self._stencils[language].get_template(f"{template}.j2" if "." in template else f"{template}.html.j2").render(**values)

    def module(self, template: str, pen: Pen, **values: object) -> object:
        """A template whose parts are asked for by name."""
        return self._stencils[pen.language].get_template(f"{template}.html.j2").make_module({"p": pen, "w": pen.wording, **values})

    def macros(self, pen: Pen) -> Mapping[str, object]:
        """The macros that templates share, made once for the pages of one language and depth."""
        return pen.once("macros", lambda: {name: self.module(file, pen) for name, file in MACROS.items()})

    def printed(self, key: Key, pen: Pen, template: str, title: str, description: str, *, translated: bool = True, paired: bool = True, sensitive: bool = False, quiet: bool = False, listed: bool = True, **values: object) -> Page:
        """A page from its template. `quiet` pages put nothing of theirs into a letter or a form elsewhere, where somebody else could find it; sensitive ones never do."""
        language, w = pen.language, pen.wording
        path = self.addresses.path(key, language)
        report = None if sensitive or quiet else ways(self.catalogue.corrections, w, title, key[1], self.url + self.addresses.link(path))
        body = self.template(template, language, p=pen, w=w, **self.macros(pen), key=key, crumbs=way_down(key, self.catalogue), report=report, **values)
        browser_title = w.neutral_title if sensitive else title if key[0] == "front" else f"{title} – {w.site_name}"
        told = w.site_description if sensitive else description
        return Page(key, language, path, browser_title, told, body, self.addresses.path(key, OTHER[language]), self.catalogue.origins.get(key), translated, paired, sensitive, listed)
