"""What a template writes with: links, words and pictures as they must look from one page, in one language."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from datetime import date
from typing import TypeVar
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from .catalogue import OTHER, Catalogue
from .freshness import Freshness, check_of
from .icons import Icons
from .model import Check, Contact, ContentPage, Coordinates, Method, Noun, Rating, Source, Text
from .outlines import Outlines
from .urls import REGION_SERVICE, Addresses
from .wording import Wording

LOCATOR_MARGIN, LOCATOR_DOT = 0.08, 0.045  # of the longer side of the region
DOOR = 16  # from one small door of a rating to the next
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

T = TypeVar("T")


class Pen:
    """Made for each language and depth: `root` is the way from its pages up to the site's root, where every link starts. It knows no page, so what
    it has written once stands on all of them."""

    def __init__(self, catalogue: Catalogue, addresses: Addresses, wording: Wording, root: str, today: date, icon: Icons):
        self.catalogue, self.addresses, self.wording = catalogue, addresses, wording
        self.language, self.root, self.today, self.icon = wording.language, root, today, icon
        self._pieces: dict = {}

    @property
    def outlines(self) -> Outlines:
        return self.catalogue.outlines

    def kept(self, macro: Callable[..., Markup], *about: Hashable) -> Markup:
        """What a macro says about something, made once for all pages of this language and depth."""
        return self.once((macro.name, about), lambda: macro(*about))

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """The same for whatever Python makes."""
        if key not in self._pieces:
            self._pieces[key] = make()
        return self._pieces[key]

    # links

    def href(self, kind: str, id: str) -> str:
        """The way from this page to another, in this language. Raises KeyError when there is no such page."""
        if kind == "helpline":
            return f"{self.href('index', 'help')}#{self.anchor(id)}"
        return self.addresses.href((kind, id), self.language, self.root)

    def plain_version(self, kind: str, id: str) -> str | None:
        """The way to the page that says the same in plain language, where there is one."""
        page = self.catalogue.plain_versions.get((kind, id))
        return self.href("page", page) if page else None

    def asset(self, name: str) -> str:
        return f"{self.root}assets/{name}"

    @staticmethod
    def anchor(id: str) -> str:
        return f"linja-{id}"

    @staticmethod
    def host(url: str) -> str:
        return (urlsplit(url).hostname or url).removeprefix("www.")

    def by_site(self, sources: Iterable[Source]) -> Iterable[tuple[tuple[str, str], list[str]]]:
        """((host, date in words), addresses) of sources, each site and date once: a line of five links all called thl.fi tells nothing."""
        found: dict[tuple[str, str], list[str]] = {}
        for source in sources:
            found.setdefault((self.host(source.url), self.wording.rough(source.date)), []).append(source.url)
        return found.items()

    # words

    def words(self, text: Text) -> Markup:
        """The text in this language; words in another carry their `lang`."""
        return self._in_tongue(*text.read_in(self.language))

    def _in_tongue(self, words: str, tongue: str) -> Markup:
        return escape(words) if tongue == self.language else Markup('<span lang="{}">{}</span>').format(tongue, words)

    def plain(self, text: Text) -> str:
        return text.read_in(self.language)[0]

    def prose(self, text: Text) -> Markup:
        """Paragraphs; in another language they stand apart, under their own `lang`."""
        words, tongue = text.read_in(self.language)
        paragraphs = Markup("").join(Markup("<p>{}</p>").format(part.strip()) for part in words.split("\n\n") if part.strip())
        if tongue == self.language:
            return paragraphs
        notice = self.wording.code("only_in", tongue)
        return Markup('<p class="pk-hint">{}</p><div class="pk-foreign" lang="{}">{}</div>').format(notice, tongue, paragraphs)

    def name(self, kind: str, id: str) -> Markup:
        """What a record is called, for a link to it."""
        return self.once(("name", kind, id), lambda: self._name(kind, id))

    def _name(self, kind: str, id: str) -> Markup:
        if kind == "page":
            page, tongue = self._written(id)
            return self._in_tongue(page.title, tongue)
        return self.words(self.record(kind, id).name)

    def summary(self, kind: str, id: str) -> Markup | None:
        if kind == "page":
            page, tongue = self._written(id)
            return self._in_tongue(page.description, tongue)
        summary = getattr(self.record(kind, id), "summary", None)
        return self.words(summary) if summary else None

    def _written(self, id: str) -> tuple[ContentPage, str]:
        """A hand-written page in this language, or else in the other, and which of them it is."""
        by_language = self.catalogue.pages[id]
        tongue = self.language if self.language in by_language else OTHER[self.language]
        return by_language[tongue], tongue

    def record(self, kind: str, id: str):
        return self.catalogue.records(kind)[id]

    # trust

    def freshness(self, record: Noun) -> Freshness:
        return self.catalogue.freshness(record, self.today)

    def check(self, record: Noun) -> Check | None:
        """Who confirmed a record last, and when."""
        return check_of(record, self.catalogue.region_of_contact.get(id(record)))

    def surest_first(self, contacts: Iterable[Contact]) -> list[Contact]:
        """In their order, the old ones last; the number for an emergency stays where it is."""
        return sorted(contacts, key=lambda contact: contact.kind != "emergency" and self.freshness(contact).state == "old")

    def trust_title(self, fresh: Freshness) -> str:
        since = self.wording.rough(fresh.since)
        if fresh.by_check and fresh.state == "recent":
            return self.wording.label("trust_lapsed", date=since)
        return self.wording.label(f"trust_{fresh.state}", date=since)

    def next_check(self, record: Noun) -> str | None:
        """'viimeistään 1.10.2027', or that this day is past; None where there is nothing left to check."""
        due = self.freshness(record).due
        if getattr(record, "status", None) == "closed":
            return None
        if due is None:
            return self.wording.check_soon
        day = self.wording.day(due)
        return self.wording.label("check_late", date=day) if due < self.today else self.wording.label("check_due", date=day)

    def rating_date(self, rating: Rating) -> str:
        said = self.wording.rough(rating.date)
        return f"{said}, {self.wording.label('about_year', year=rating.about)}" if rating.about else said

    def doors(self, rating: Rating) -> Markup:
        """The level as small doors, filled or empty, which say their number to those who do not see them."""
        doors = [f"M{DOOR * number + 1} 19V7a6 6 0 0 1 12 0v12z" for number in range(rating.of)]
        said = self.wording.label("rated", level=rating.level, of=rating.of)
        return Markup('<svg class="pk-scale" viewBox="0 0 {} 20" role="img" aria-label="{}"><path class="on" d="{}"/><path d="{}"/></svg>').format(DOOR * rating.of - 2, said, "".join(doors[: rating.level]), "".join(doors[rating.level :]))

    def in_one_sentence(self, method: Method) -> Markup:
        """What happens, for whom, and what is known of its effect; in another language where the summary is."""
        summary, tongue = method.summary.read_in(self.language)
        what, rating = _SENTENCE_END.split(summary)[0].rstrip("."), method.rating
        if not rating:
            return self._in_tongue(self.wording.label("method_not_rated", what=what), tongue)
        level, of, date = rating.level, rating.of, self.rating_date(rating)
        if rating.word:
            return self._in_tongue(self.wording.label("method_rated", what=what, word=self.plain(rating.word), level=level, of=of, date=date), tongue)
        return self._in_tongue(self.wording.label("method_rated_shortly", what=what, level=level, of=of, date=date), tongue)

    # pictures

    def map_regions(self) -> Iterable[dict]:
        for id, region in self.catalogue.regions.items():
            if path := self.outlines.sketch.paths.get(region.code):
                yield {"id": id, "href": self.href("region", id), "name": self.plain(region.name), "path": path}

    def locator(self, region: str, point: Coordinates) -> dict | None:
        """The outline of a region with a point in it, for a small picture; None where there is no outline."""
        code = self.catalogue.regions[region].code
        if not self.outlines or code not in self.outlines.paths:
            return None
        left, top, width, height = self.outlines.boxes[code]
        margin = max(width, height) * LOCATOR_MARGIN
        x, y = self.outlines.at(point.longitude, point.latitude)
        return {"box": f"{left - margin:g} {top - margin:g} {width + 2 * margin:g} {height + 2 * margin:g}", "path": self.outlines.paths[code], "x": x, "y": y, "r": round(max(width, height) * LOCATOR_DOT, 1)}

    def region_service(self, region: str, service: str) -> str | None:
        key = (REGION_SERVICE, f"{region}/{service}")
        return self.href(*key) if key in self.addresses.paths else None

    def has_background(self, region: str) -> bool:
        return ("background", region) in self.addresses.paths
