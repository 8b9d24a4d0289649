"""A page in its frame: what its head tells browsers and programs of it, and what may run on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from html import escape

from .catalogue import OTHER
from .frames import Frame
from .linkeddata import LinkedData
from .offline import EMPTIED_ON, tag
from .opendata import feed_of
from .pages import Page, Pages
from .policy import CardPolicy, Policy


class Framing:
    """`url` is the site's address, '' when it is not known. Where it is not `guarded`, no page says what may run."""

    def __init__(self, pages: Pages, url: str, guarded: bool = True):
        self.pages, self.url, self.guarded = pages, url, guarded
        self.addresses = pages.addresses
        self._policies: dict[tuple[str, ...], str] = {}

    def joined(self, page: Page, frame: Frame) -> str:
        """The whole HTML of a page, with the policy that its frame needs: a script in the body, which no page of ours has, is not among what may run."""
        parts = self.parts(page)
        return frame.filled({**parts, "head": self.policy(*frame.texts) + parts["head"] + self._offline_tag(page)})

    def parts(self, page: Page) -> dict[str, str]:
        """What fills a frame."""
        return {
            "title": escape(page.title),
            "description": escape(page.description),
            "head": self.head(page),
            "twin": self.addresses.root_from(page.path) + self.addresses.link(page.twin),
            "body": page.body,
        }

    def head(self, page: Page) -> str:
        """What the page's own address is, which page says the same in the other language, and what programs are told of it."""
        here, there = self._address(page.path, page), self._address(page.twin, page)
        links = [f'<link rel="canonical" href="{here if page.translated else there}">' if self.url else ""]
        if page.sensitive:
            # What a shared link shows is as neutral as the tab; that no other site learns where its visitor came from is the policy of every page.
            links.append(f'<meta property="og:title" content="{escape(page.title)}"><meta property="og:description" content="{escape(page.description)}">')
        if not page.translated or not page.listed:
            links.append('<meta name="robots" content="noindex">')
        else:
            if page.paired:
                links.append(alternates(dict(sorted({page.language: here, OTHER[page.language]: there}.items())), bool(self.url)))
            links.append(self._for_programs(page))
        return "".join(links)

    def policy(self, *texts: str) -> str:
        """The tag that says what of these texts may run; worked out once for each frame, of which thousands of pages are made."""
        if not self.guarded:
            return ""
        if texts not in self._policies:
            self._policies[texts] = self.policy_of(texts).meta
        return self._policies[texts]

    def policy_of(self, texts: Iterable[str]) -> Policy:
        return Policy.of(texts, self._on_disk)

    @property
    def card_policy(self) -> CardPolicy:
        return CardPolicy(self._on_disk)

    @property
    def _on_disk(self) -> bool:
        return not self.addresses.directories

    def _address(self, path: str, page: Page) -> str:
        """Of the page at `path`, as whole as it is known; else as seen from `page`."""
        return (self.url or self.addresses.root_from(page.path)) + self.addresses.link(path)

    def _for_programs(self, page: Page) -> str:
        """Where a feed tells what changes, and what the page is about; of a sensitive one nothing."""
        if page.sensitive:
            return ""
        found = feed_of(page.key, page.language) if self.url else None
        link = f'<link rel="alternate" type="application/atom+xml" href="{self.addresses.root_from(page.path)}{found}">' if found else ""
        return link + self._linked.tag(page.key, page.language)

    @cached_property
    def _linked(self) -> LinkedData:
        return LinkedData(self.pages.timetable, self.addresses, self.pages.wordings, self.url)

    def _offline_tag(self, page: Page) -> str:
        if not self.pages.offline:
            return ""
        root = self.addresses.root_from(page.path)
        return str(tag(root, self.addresses.href(("index", "mine"), page.language, root), self.pages.wordings[page.language], page.key in EMPTIED_ON))  # what Markup is added to would be escaped


def alternates(addresses: Mapping[str, str], known: bool) -> str:
    """Links to the pages that say the same in each language, by address. Search engines demand whole addresses; where the site's own is not `known`, a space in
    front of the relation, which means the same to browsers, keeps them from taking offence at short ones."""
    relation = "alternate" if known else " alternate"
    return "".join(f'<link rel="{relation}" hreflang="{language}" href="{address}">' for language, address in addresses.items())
