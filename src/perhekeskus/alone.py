"""Pages without the theme's frame, each whole in itself: the one that chooses a language, the 404, and those that stand at former addresses."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from markupsafe import Markup

from .catalogue import LANGUAGES, Key
from .framing import alternates
from .pages import Pages
from .pen import Pen
from .urls import REGION_SERVICE

BELOW = {"background": "region", "week": "municipality", "next-week": "municipality"}  # pages without a name of their own, and whose name they go by


class Alone:
    """`url` is the site's address, '' when it is not known; `assets` the folder with its styles; `policy` makes the tag of what may run from the texts of a page."""

    def __init__(self, pages: Pages, url: str, assets: Path, policy: Callable[..., str]):
        self.pages, self.url, self.assets, self.policy = pages, url, assets, policy
        self.addresses = pages.addresses

    def files(self) -> dict[str, Callable[[], str]]:
        """File under the site's folder → what makes it."""
        found = {"index.html": self._chooser, "404.html": self._lost}
        found |= {self.addresses.file(path): partial(self._moved, path, key) for path, key in self.addresses.moved}
        return found | {self.addresses.file(path): partial(self._gone, path, id) for path, id in self.addresses.gone}

    def with_scripts(self) -> tuple[str, str]:
        """Those pages that have a script inside."""
        return self._chooser(), self._lost()

    def _of_both(self, template: str, **values: object) -> str:
        """A page that speaks both languages, with its policy."""
        language = LANGUAGES[0]  # either: it is given the words of both
        without = self.pages.template(template, language, policy="", **values, **self.pages.wordings)
        return self.pages.template(template, language, policy=Markup(self.policy(without)), **values, **self.pages.wordings)

    def _instead(self, template: str, former: str, key: Key, **values: object) -> str:
        """A page at a former address, in the language of the address, with the link to the page that `key` names."""
        language, root = former.split("/")[0], self.addresses.root_from(former)
        way = self.addresses.link(self.addresses.path(key, language))
        return self.pages.template(
            template, language, policy=Markup(self.policy()), language=language, w=self.pages.wordings[language], root=root, link=root + way, canonical=(self.url or root) + way, name=name_of(key, self.pages.pen(former, language)), **values,
        )  # fmt: skip

    def _links(self) -> dict[str, dict[str, str]]:
        targets = {"front": ("front", "front"), "help": ("index", "help")}
        return {language: {name: self.addresses.link(self.addresses.path(key, language)) for name, key in targets.items()} for language in LANGUAGES}

    def _chooser(self) -> str:
        links = {language: found["front"] for language, found in self._links().items()}
        head = alternates({language: self.url + link for language, link in links.items()}, bool(self.url))
        return self._of_both("chooser", links=links, head=Markup(head))

    def _lost(self) -> str:
        """Its style inside, because the address it answers to may be at any depth."""
        style = "".join((self.assets / name).read_text(encoding="utf-8") for name in ("tokens.css", "alone.css") if (self.assets / name).exists())
        return self._of_both("lost", links=self._links(), base=self.url or "/", style=Markup(style))

    def _moved(self, former: str, key: Key) -> str:
        """Leads on at once."""
        return self._instead("moved", former, key)

    def _gone(self, former: str, id: str) -> str:
        """Says why, and lets the reader decide."""
        departure, pen = self.pages.catalogue.departures[id], self.pages.pen(former, former.split("/")[0])
        return self._instead("gone", former, departure.target, departure=departure, p=pen, front=pen.href("front", "front"))


def name_of(key: Key, pen: Pen) -> str:
    """What the page is called that a reader goes on to."""
    kind, id = key
    if kind == REGION_SERVICE:
        region, service = id.split("/")
        return Markup("{}, {}").format(pen.name("service", service), pen.name("region", region))
    return pen.wording.label(id) if kind == "index" else pen.name(BELOW.get(kind, kind), id)
