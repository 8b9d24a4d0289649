"""What readers can find: every page of the site, and every help line, as an entry of the search."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from .catalogue import RECORDS
from .dense import dense_text
from .model import Audience, Place, Text
from .pen import Pen
from .placeviews import shelf_of, status_line
from .search import Entry, Index, Section, kept_lexicon, shards
from .timetable import Timetable
from .urls import INDEXES, REGION_SERVICE
from .wording import Wording

# How much a kind is worth: what explains comes before what lists, and a place before others only for those who name its town.
BOOSTS = {"situation": 1.3, "service": 1.3, "index": 1.2, "municipality": 1.2, "page": 1.1, "helpline": 1.1, "place": 0.6, "region": 0.9, "method": 0.9, REGION_SERVICE: 0.5, "background": 0.4}
PLAIN = 0.4  # how much of a page's worth is left to the version in plain language, which comes after the ordinary one
LESS = 0.5  # how much of that is left to a place where nobody can go now, and to a page about the site
NOT_FOUND = ("search", "mine")  # pages that say nothing of themselves
ABOUT_THE_SITE = ("about", "accessibility", "background", "data-and-licences", "embed", "for-editors", "hsds", "materials", "methods-and-evidence", "open-data")
NOT_NOW = ("closed", "paused", "planned")
_MARKDOWN = re.compile(r"\[\[[\w-]+\]\]|\]\([^)]*\)|\{[^}]*\}|[*_>#|\[\]]+")
_HEADING = re.compile(r"^##+ +(.*)$", re.MULTILINE)


class Searching:
    """Made once for a build. `pens` write from the site's root; `texts`: (id, language) → Markdown of a hand-written page."""

    def __init__(self, pens: Mapping[str, Pen], timetable: Timetable, texts: Mapping[tuple[str, str], str]):
        self.pens, self.timetable, self.texts = pens, timetable, texts
        self.catalogue = timetable.catalogue

    def files(self, folder: str, language: str, cache: Path | None = None) -> dict[str, str]:
        """File in the folder → its text, of one language. What the dictionary has answered is kept in `cache` for the next build."""
        with kept_lexicon(language, cache):
            pieces = shards(Index(language, self.entries(language)))
        return {f"{folder}{name}.js": text for name, text in pieces.items()}

    def entries(self, language: str) -> list[Entry]:
        """All that can be found in a language."""
        pen = self.pens[language]
        kinds = [(kind, id) for kind in RECORDS for id in self.catalogue.records(kind)]
        local = [key for key in pen.addresses.paths if key[0] in (REGION_SERVICE, "background")]
        pages = [("page", id) for id in self.catalogue.pages]
        lists = [("index", name) for name in INDEXES if name not in NOT_FOUND]
        return [self._entry(kind, id, pen) for kind, id in (*kinds, *local, *pages, *lists)]

    def _entry(self, kind: str, id: str, pen: Pen) -> Entry:
        return self._makers[kind](id, pen)

    @property
    def _makers(self) -> Mapping[str, Callable[[str, Pen], Entry]]:
        return {
            "service": self._service, "situation": self._situation, "method": self._method, "helpline": self._helpline, "region": self._region, "municipality": self._municipality,
            "place": self._place, REGION_SERVICE: self._region_service, "background": self._background, "page": self._page, "index": self._index,
        }  # fmt: skip

    def _made(self, kind: str, id: str, pen: Pen, title: tuple[str, str], sections: Iterable[Section], words: Iterable[str] = (), teaser: str = "", urgent: Iterable[str] = (), towns: Iterable[str] = (), less: bool = False, **shown: object) -> Entry:
        """`title`: the words and their language. What is shown: the way from the site's root, the kind, and what the kind adds, such as `at`, where it stands: "region/municipality", or a region for all of it."""
        name, tongue = title
        facts = {"href": pen.href(kind, id), "kind": kind} | {key: value for key, value in shown.items() if value} | ({"lang": tongue} if tongue != pen.language else {})
        return Entry(f"{kind}/{id}", pen.language, name, tuple(section for section in sections if section.text), tuple(words), tuple(towns), kind == REGION_SERVICE, tuple(urgent), BOOSTS[kind] * (LESS if less else 1), teaser, facts)

    def _record(self, kind: str, id: str, pen: Pen, texts: Iterable[Text | None], words: Iterable[str] = (), *, steps: Iterable[Section] = (), **shown: object) -> Entry:
        record = self.catalogue.records(kind)[id]
        body = Section(None, " ".join(pen.plain(text) for text in texts if text))
        teaser = pen.plain(record.summary) if record.summary else ""
        return self._made(kind, id, pen, record.name.read_in(pen.language), (body, *steps), (*getattr(record.search_words, pen.language), *words), teaser, **shown)

    def _service(self, id: str, pen: Pen) -> Entry:
        s = self.catalogue.services[id]
        return self._record("service", id, pen, (s.summary, s.what, s.audience.who, s.how, s.cost.note, *s.good_to_know), getattr(s.also_called, pen.language), ages=_ages(s.audience))

    def _situation(self, id: str, pen: Pen) -> Entry:
        s = self.catalogue.situations[id]
        steps = [Section(pen.plain(step.title), pen.plain(step.text)) for step in s.steps]
        return self._record("situation", id, pen, (s.hint, s.summary, *s.good_to_know), steps=steps)

    def _method(self, id: str, pen: Pen) -> Entry:
        m = self.catalogue.methods[id]
        return self._record("method", id, pen, (m.summary, m.what, m.audience.who), ages=_ages(m.audience))

    def _helpline(self, id: str, pen: Pen) -> Entry:
        h = self.catalogue.helplines[id]
        return self._record("helpline", id, pen, (h.summary, h.note, h.hours), (h.number,), urgent=getattr(h.urgent_words, pen.language), where=h.number)

    def _region(self, id: str, pen: Pen) -> Entry:
        r = self.catalogue.regions[id]
        return self._record("region", id, pen, (r.official_name, r.summary, r.network), _names(r.name, r.former_name), at=id)

    def _municipality(self, id: str, pen: Pen) -> Entry:
        m = self.catalogue.municipalities[id]
        return self._made("municipality", id, pen, m.name.read_in(pen.language), (), _names(m.name), where=self._region_name(m.region, pen), at=f"{m.region}/{id}")

    def _region_name(self, id: str, pen: Pen) -> str:
        return pen.plain(self.catalogue.regions[id].name)

    def _place(self, id: str, pen: Pen) -> Entry:
        p: Place = self.catalogue.places[id]
        municipality = self.catalogue.municipalities[p.municipality]
        town = municipality.name
        words = (*_names(p.name, p.district), pen.wording.code("place_kind", p.kind))
        offered = Section(None, " ".join(pen.plain(self.catalogue.services[service].name) for service in p.services))
        texts = (p.summary, p.street, p.location, p.hours_note, p.note, p.organiser.name, p.audience.who if p.audience else None)
        return self._record("place", id, pen, texts, words, steps=(offered,), towns=_names(town), where=pen.plain(town), shelf=shelf_of(id) if self.timetable.schedule(id) else None, status=status_line(p, pen) if p.status in NOT_NOW else None, less=p.status in NOT_NOW, ages=_ages(p.audience), at=f"{municipality.region}/{p.municipality}")

    def _region_service(self, id: str, pen: Pen) -> Entry:
        region, service = id.split("/")
        names = self.catalogue.regions[region].name
        towns = _names(*(self.catalogue.municipalities[m].name for m in self.catalogue.municipalities_of.get(region, ())))
        return self._made(REGION_SERVICE, id, pen, self.catalogue.services[service].name.read_in(pen.language), (), towns=(*_names(names), *towns), where=pen.plain(names), ages=_ages(self.catalogue.services[service].audience), at=region)

    def _background(self, region: str, pen: Pen) -> Entry:
        r = self.catalogue.regions[region]
        texts = (*(row.note for row in r.methods), *(row.name for row in r.methods), *(row.text for row in r.history))
        title = f"{pen.wording.background}, {pen.plain(r.name)}"
        return self._made("background", region, pen, (title, pen.language), (Section(None, " ".join(pen.plain(text) for text in texts if text)),), towns=_names(r.name), where=pen.plain(r.name), at=region)

    def _page(self, id: str, pen: Pen) -> Entry:
        by_language = self.catalogue.pages[id]
        tongue = pen.language if pen.language in by_language else next(iter(by_language))
        page, text = by_language[tongue], self.texts.get((id, tongue), "")
        if page.plain_of:
            said = pen.wording.in_plain_language
            entry = self._made("page", id, pen, (page.title, tongue), _sections(page.description, text), (said, pen.wording.plain), teaser=page.description, where=said)
            return replace(entry, boost=entry.boost * PLAIN)
        return self._made("page", id, pen, (page.title, tongue), _sections(page.description, text), teaser=page.description, less=id in ABOUT_THE_SITE)

    def _index(self, name: str, pen: Pen) -> Entry:
        w = pen.wording
        return self._made("index", name, pen, (w.label(name), pen.language), (Section(None, w.label(f"{name}_lead")),), teaser=w.label(f"{name}_lead"), less=name in ABOUT_THE_SITE)


def labels(w: Wording) -> str:
    """What the search says to the reader, as a script that comes with it."""
    said = {
        "one": w.hits_one, "many": w.hits_many, "none": w.hits_none, "only": w.search_only_closest, "closest": w.search_closest, "failed": w.search_failed, "services": w.all_services, "all": w.search_all, "further": w.search_further,
        "best": w.search_best, "elsewhere": w.search_elsewhere, "other": w.search_other_language, "language": w.other_language_code, "today": w.today, "unsure": w.not_confirmed_time,
        # kind → the word for one, for its group, and the kind whose group it belongs to where that is another
        "kinds": {
            "service": [w.search_service, w.services], REGION_SERVICE: [w.search_region_service, w.services, "service"], "situation": [w.search_situation, w.situations], "method": [w.method, w.methods],
            "place": [w.search_place, w.places], "municipality": [w.search_municipality, w.municipalities], "region": [w.search_region, w.regions], "helpline": [w.search_helpline, w.help],
            "page": [w.search_page, w.texts], "index": [w.search_index, w.texts, "page"], "background": [w.search_page, w.texts, "page"],
        },
        "states": {"open": w.open_now, "closed": w.closed_now, "by-appointment": w.arrival_booking},
        "now": {"until": w.until, "today": w.opens_today, "tomorrow": w.opens_tomorrow, "day": w.opens_day, "days": list(w.day_short.values()), "appointment": w.by_appointment},
    }  # fmt: skip
    return f"pkLabels={dense_text(said)}\n"


def _ages(audience: Audience | None) -> list[int] | None:
    """[youngest, oldest] in years, before birth -1; None where nobody has said."""
    ages = audience.ages if audience else None
    return None if ages is None else [-1, -1] if ages.pregnancy else [ages.youngest, ages.oldest]


def _names(*texts: Text | None) -> tuple[str, ...]:
    """All names in all languages, each once."""
    return tuple(dict.fromkeys(name for text in texts if text for name in (text.fi, text.sv, text.en) if name))


def _sections(description: str, markdown: str) -> Iterator[Section]:
    """The headings of a hand-written text with what stands below each."""
    first, *rest = _HEADING.split(markdown)
    yield Section(None, f"{description} {_plain(first)}")
    for heading, text in zip(rest[::2], rest[1::2]):
        yield Section(_plain(heading), _plain(text))


def _plain(markdown: str) -> str:
    return " ".join(_MARKDOWN.sub(" ", markdown).split())
