"""What readers saw change, as JSON and as feeds to subscribe to (Atom, RFC 4287): of the whole country and of each region."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, partial
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..catalogue import LANGUAGES, Key
from ..dense import dense
from ..news import DAYS, Entry, Fact, News, news_of
from ..wording import Wording
from .edition import FOLDER as DATA
from .edition import TERMS, edition
from .records import FACTS

if TYPE_CHECKING:
    from . import Files, OpenData

FOLDER = f"{DATA}changes/"
WHOLE = "all"  # the country, beside regions by their ids
BEGAN = "2026-11-30T00:00:00Z"  # when feeds of this form began: what a feed says that has nothing to tell yet


def feed(region: str | None, language: str) -> str:
    """The file of a feed: 'data/v1/changes/pohjanmaa.sv.atom'."""
    return f"{FOLDER}{region or WHOLE}.{language}.atom"


def feed_of(page: Key, language: str) -> str | None:
    """The file of the feed that tells of a page and all below it; only the front page and regions have one."""
    kind, id = page
    return feed(id if kind == "region" else None, language) if kind in ("region", "front") else None


def files(data: OpenData) -> Files:
    """Feeds need the site's address: whoever reads them elsewhere knows no other way from an entry to its page."""
    changes, regions = Changes(data), (None, *data.catalogue.regions)
    feeds = {feed(region, language): partial(changes.atom, region, language) for region in regions for language in LANGUAGES}
    lists = {f"{FOLDER}{region or WHOLE}.json": partial(changes.json, region) for region in regions}
    return lists | (feeds if data.url else {})


class Changes:
    """Made once for a build."""

    def __init__(self, data: OpenData):
        self.data = data

    @cached_property
    def news(self) -> News:
        return news_of(self.data.root, self.data.catalogue, self.data.addresses, self.data.wordings, self.data.timetable.today, self.data.cache)

    def json(self, region: str | None) -> bytes:
        """Everything that is told of a region, or of the country, in both languages."""
        news = self.news
        told = {"days": DAYS, "complete": news.complete(region), "history": news.state, "not_readable": news.unreadable, "changes": [self._as_data(entry) for entry in news.of(region)]}
        return dense(edition(self.data) | told) + b"\n"

    def _as_data(self, entry: Entry) -> dict:
        facts = {language: [fact._asdict() for fact in facts] for language, facts in entry.facts.items() if facts}
        return {"kind": entry.kind, "id": entry.id, "region": entry.region, "happens": entry.happens, "day": entry.day, "updated": entry.moment, "title": entry.title, "page": self._page(_shown_on(entry)), "facts": facts, "sensitive": entry.sensitive, "licence": FACTS}

    def _page(self, key: Key) -> dict[str, str] | None:
        """Its addresses, from the site's root where that of the site is not known."""
        return {language: self._link(key, language) for language in LANGUAGES} if self._has(key) else None

    def atom(self, region: str | None, language: str) -> bytes:
        """What is sensitive is left out: a feed shows its titles on a screen that others may see."""
        entries = [entry for entry in self.news.of(region) if entry.concerns(language) and not entry.sensitive]
        parts = (*self._head(region, language, entries), *(self._entry(entry, language) for entry in entries))
        return "".join(('<?xml version="1.0" encoding="UTF-8"?>\n', f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">\n', *parts, "</feed>\n")).encode()

    def _head(self, region: str | None, language: str, entries: list[Entry]) -> Iterator[str]:
        w, page = self.data.wordings[language], ("region", region) if region else ("front", "front")
        name = self.data.catalogue.regions[region].name.read_in(language)[0] if region else w.site_name
        yield _element("id", self._tag(f"changes/{region or WHOLE}/{language}"))
        yield _element("title", w.label("changes_title", name=name))
        yield _element("subtitle", " ".join((w.label("changes_about", days=DAYS), *self._doubts(region, w))))
        yield _element("updated", entries[0].moment if entries else BEGAN)
        yield f"<author>\n{_element('name', w.site_name)}</author>\n"
        yield _link("self", self.data.url + feed(region, language))
        yield from (_link(relation, self._link(key, language)) for relation, key in (("alternate", page), ("license", TERMS)) if self._has(key))

    def _doubts(self, region: str | None, w: Wording) -> Iterator[str]:
        if self.news.state != "whole":
            yield w.code("changes", self.news.state)
        elif not self.news.complete(region):
            yield w.changes_more

    def _entry(self, entry: Entry, language: str) -> str:
        said, pages = self.data.wordings[language].code("changes", entry.happens), (_shown_on(entry), ("region", entry.region or ""), ("front", "front"))
        rows = "".join(map(_fact, entry.facts.get(language, ())))
        return "".join((
            "<entry>\n", _element("id", self._tag(f"{entry.kind}/{entry.id}/{entry.day}/{language}")), _element("title", f"{entry.title[language]}: {said}"), _element("updated", entry.moment),
            _link("alternate", self._link(next(filter(self._has, pages)), language)),  # of what is gone, the page above it
            _element("content", f"<ul>{rows}</ul>" if rows else f"<p>{escape(said)}</p>", ' type="html"'), "</entry>\n",
        ))  # fmt: skip

    def _has(self, key: Key) -> bool:
        """Whether there is such a page: none of what is gone, and small countries have few."""
        return key in self.data.addresses.paths

    def _link(self, key: Key, language: str) -> str:
        return self.data.url + self.data.addresses.link(self.data.addresses.path(key, language))

    def _tag(self, rest: str) -> str:
        """A name for ever (RFC 4151), wherever the page moves."""
        return f"tag:{urlsplit(self.data.url).hostname},2026:{rest}"


def _shown_on(entry: Entry) -> Key:
    return ("index", "help") if entry.kind == "helpline" else (entry.kind, entry.id)


def _fact(fact: Fact) -> str:
    before, after = ("<br>".join(map(escape, side)) for side in (fact.before, fact.after))
    change = " → ".join(filter(None, (before and f"<del>{before}</del>", after)))
    return f"<li><b>{escape(fact.name)}{':' if change else ''}</b> {change}</li>"


def _link(relation: str, address: str) -> str:
    return f'<link rel="{relation}" href="{escape(address)}"/>\n'


def _element(name: str, words: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{escape(words, quote=False)}</{name}>\n"
