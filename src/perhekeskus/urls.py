"""Addresses: the only place that knows where a page stands, in both languages, and how to link to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from .catalogue import LANGUAGES, Catalogue, Key
from .model import Place, Service

# Part of the public contract: a changed word here breaks every address under it.
SECTIONS = {
    "region": {"fi": "alueet", "sv": "omraden"},
    "municipality": {"fi": "kunnat", "sv": "kommuner"},
    "place": {"fi": "paikat", "sv": "platser"},
    "service": {"fi": "palvelut", "sv": "tjanster"},
    "situation": {"fi": "tilanteet", "sv": "situationer"},
    "method": {"fi": "menetelmat", "sv": "metoder"},
}
INDEXES = {
    "regions": SECTIONS["region"],
    "municipalities": SECTIONS["municipality"],
    "places": SECTIONS["place"],
    "services": SECTIONS["service"],
    "situations": SECTIONS["situation"],
    "methods": SECTIONS["method"],
    "help": {"fi": "apua-nyt", "sv": "hjalp-nu"},
    "search": {"fi": "haku", "sv": "sok"},
    "mine": {"fi": "omat-paikat", "sv": "mina-platser"},
    "plan": {"fi": "vanhemmuussuunnitelma/lomake", "sv": "foraldraplan/blankett"},
    "embed": {"fi": "omalle-sivustolle", "sv": "till-din-webbplats"},
    "plain": {"fi": "selkokieli", "sv": "lattlast"},
}
# The folder of calendars, which stand in it as their pages stand in the language: a phone keeps these addresses for years.
CALENDARS = {"fi": "kalenterit", "sv": "kalendrar"}
# The folder of cards for the sites of others, which stand in it as their pages stand on the site. One for both languages: hosts are told of it that anybody may show what is in it.
EMBEDS = "embed/"
# The week on one sheet of paper, below a municipality.
WEEKS = {"week": {"fi": "viikko", "sv": "vecka"}, "next-week": {"fi": "ensi-viikko", "sv": "nasta-vecka"}}
# What methods a region uses and how its family centres came to be, below the region.
BACKGROUND = {"fi": "menetelmat-ja-tausta", "sv": "metoder-och-bakgrund"}
# What editors look at, in a corner of its own: one page per report below it.
DESK = {"fi": "toimitus", "sv": "redaktion"}
REPORTS = {
    "freshness": {"fi": "tuoreus", "sv": "aktualitet"},
    "translations": {"fi": "kaannokset", "sv": "oversattningar"},
    "coverage": {"fi": "kattavuus", "sv": "tackning"},
    "sources": {"fi": "lahteet", "sv": "kallor"},
    "language": {"fi": "kieli", "sv": "sprak"},
}
REGION_SERVICE = "region-service"
LOCAL_KINDS = ("region", "municipality", "place")  # what the example has of its own
CARD_KINDS = ("municipality", "place")  # what has a card
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d"})


def slug(name: str) -> str:
    """'Östra Nyland' → 'ostra-nyland'; letters lose their marks, the rest becomes hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def webcal(address: str) -> str:
    """'https://perhekeskus.example/a.ics' → 'webcal://perhekeskus.example/a.ics', which asks a phone to subscribe."""
    return "webcal:" + address.partition(":")[2]


def region_service_key(region: str, service: str) -> Key:
    return REGION_SERVICE, f"{region}/{service}"


@dataclass(frozen=True)
class Addresses:
    """Page key → path from the site's root, by language; a path ends with '/' and never starts with one.

    `directories` False writes 'x.html' instead of 'x/', for reading from a disk without a server.
    """

    paths: dict[Key, dict[str, str]]
    moved: tuple[tuple[str, Key], ...]  # (former path, page that took its place)
    directories: bool = True
    gone: tuple[tuple[str, str], ...] = ()  # (path of a page that is gone for good, id of the departure that says why)

    @classmethod
    def of(cls, catalogue: Catalogue, directories: bool = True, reports: bool = True) -> Addresses:
        """Without `reports`, those of the editors' corner are left out."""
        paths = dict(_paths(catalogue)) | (dict(_paths_of_editors()) if reports else {})
        gone = tuple((address.removeprefix("/"), id) for id, departure in catalogue.departures.items() for address in departure.addresses)
        return cls(paths, tuple(_moved(catalogue, paths)), directories, gone)

    def collisions(self) -> list[tuple[Key, Key, str]]:
        """(page, page that has the address already, address) for every address given twice, former ones too."""
        taken: dict[str, Key] = {}
        found = []
        wanted = [(path, key) for key, by_language in self.paths.items() for path in by_language.values()]
        for path, key in (*wanted, *self.moved, *self.departed):
            if path in taken:
                found.append((key, taken[path], path))
            taken.setdefault(path, key)
        return found

    @property
    def departed(self) -> Iterator[tuple[str, Key]]:
        """(path, key of the departure) of every page that is gone for good."""
        return ((path, ("departure", id)) for path, id in self.gone)

    def path(self, key: Key, language: str) -> str:
        """Raises KeyError for a page that does not exist: a link to nowhere is a fault of ours."""
        return self.paths[key][language]

    @property
    def has_reports(self) -> bool:
        return ("desk", "desk") in self.paths

    @cached_property
    def by_file(self) -> dict[str, tuple[Key, str]]:
        """File under the site's folder → the page in it and its language."""
        return {self.file(path): (key, language) for key, by_language in self.paths.items() for language, path in by_language.items()}

    def file(self, path: str) -> str:
        """The file under the site's folder that serves `path`."""
        if self.directories or path.count("/") <= 1:
            return path + "index.html"
        return path.rstrip("/") + ".html"

    def link(self, path: str) -> str:
        """What an href to `path` says after the way up to the root."""
        return path if self.directories else self.file(path)

    def href(self, key: Key, language: str, root: str) -> str:
        """The way to a page from one in the same language whose way up to the site's root is `root`: it goes no higher than the
        language's folder. Raises KeyError when there is no such page."""
        link = self.link(self.path(key, language))
        return root[len("../") :] + link[len(language) + 1 :] or "./" if root else link

    def href_below(self, key: Key, above: Key, language: str) -> str:
        """The same from the page under which it stands: 'lastenneuvola/' from a region to its service."""
        folder = self.file(self.path(above, language)).rpartition("/")[0]
        return self.link(self.path(key, language)).removeprefix(f"{folder}/")

    def calendar(self, path: str) -> str:
        """The file with the calendar of what the page at `path` is about: 'fi/paikat/lyhty/' → 'fi/kalenterit/paikat/lyhty.ics'."""
        language, rest = path.rstrip("/").split("/", 1)
        return f"{language}/{CALENDARS[language]}/{rest}.ics"

    @cached_property
    def calendars(self) -> dict[str, tuple[Key, str]]:
        """File under the site's folder → what the calendar in it is about, and its language.

        Every place, municipality and region has one, empty or not: whoever subscribed never meets a page that is gone. So have former addresses.
        """
        return {self.calendar(path): (key, path.split("/")[0]) for path, key in self._known_as(LOCAL_KINDS)}

    def calendar_href(self, key: Key, language: str, root: str) -> str:
        """The way to the calendar of a place, municipality or region."""
        return root + self.calendar(self.path(key, language))

    def embed(self, path: str) -> str:
        """The file with the card of what the page at `path` is about: 'fi/paikat/lyhty/' → 'embed/fi/paikat/lyhty.html'."""
        return f"{EMBEDS}{path.rstrip('/')}.html"

    @cached_property
    def embeds(self) -> dict[str, tuple[Key, str]]:
        """File under the site's folder → what the card in it is about, and its language. Every place and municipality has one, also at former addresses: nobody looks after a frame that was put up years ago."""
        return {self.embed(path): (key, path.split("/")[0]) for path, key in self._known_as(CARD_KINDS)}

    @property
    def moved_embeds(self) -> Iterator[tuple[str, str]]:
        """(file, file with the same card today) for each card at a former address."""
        for file, (key, language) in self.embeds.items():
            if key in self.paths and file != (now := self.embed(self.path(key, language))):
                yield file, now

    def _known_as(self, kinds: tuple[str, ...]) -> Iterator[tuple[str, Key]]:
        """(path, page or departure) of all pages of some kinds: first those at former addresses, then those of today."""
        sections = tuple(f"{language}/{SECTIONS[kind][language]}/" for kind in kinds for language in LANGUAGES)
        yield from ((path, key) for path, key in (*self.moved, *self.departed) if path.startswith(sections) and path.count("/") == 3)
        yield from ((by_language[language], key) for key, by_language in self.paths.items() if key[0] in kinds for language in LANGUAGES)

    def root_from(self, path: str) -> str:
        """The way from a page up to the site's root: '' or '../../'."""
        return "../" * self.file(path).count("/")


def _paths(catalogue: Catalogue) -> Iterator[tuple[Key, dict[str, str]]]:
    yield ("front", "front"), {language: f"{language}/" for language in LANGUAGES}
    for name, words in INDEXES.items():
        yield ("index", name), {language: f"{language}/{words[language]}/" for language in LANGUAGES}
    for id, by_language in catalogue.pages.items():
        slugs = {language: (by_language.get(language) or next(iter(by_language.values()))).slug for language in LANGUAGES}
        below = {language: f"{INDEXES['plain'][language]}/" if any(page.plain_of for page in by_language.values()) else "" for language in LANGUAGES}
        yield ("page", id), {language: f"{language}/{below[language]}{slugs[language]}/" for language in LANGUAGES}
    for kind, records in (("service", catalogue.services), ("situation", catalogue.situations), ("method", catalogue.methods)):
        for id, record in records.items():
            yield (kind, id), _in_section(kind, {"fi": record.slug.fi, "sv": record.slug.sv})
    for kind, records in (("region", catalogue.regions), ("municipality", catalogue.municipalities)):
        for id, record in records.items():
            yield (kind, id), _in_section(kind, {language: slug(record.name.read_in(language)[0]) for language in LANGUAGES})
    for id in catalogue.municipalities:
        if any(_may_have_times(catalogue.places[place]) for place in catalogue.places_in.get(id, ())):
            slugs = {language: slug(catalogue.municipalities[id].name.read_in(language)[0]) for language in LANGUAGES}
            for kind, words in WEEKS.items():
                yield (kind, id), _in_section("municipality", {language: f"{slugs[language]}/{words[language]}" for language in LANGUAGES})
    for id, place in catalogue.places.items():
        yield ("place", id), _in_section("place", {"fi": place.slug.fi, "sv": place.slug.sv} if place.slug else dict.fromkeys(LANGUAGES, id))
    for id in catalogue.regions:
        yield from _paths_below_region(catalogue, id)


def _paths_of_editors() -> Iterator[tuple[Key, dict[str, str]]]:
    yield ("desk", "desk"), {language: f"{language}/{DESK[language]}/" for language in LANGUAGES}
    for name, words in REPORTS.items():
        yield ("report", name), {language: f"{language}/{DESK[language]}/{words[language]}/" for language in LANGUAGES}


def _paths_below_region(catalogue: Catalogue, region_id: str) -> Iterator[tuple[Key, dict[str, str]]]:
    """What lies behind its work, and what it arranges. Åland has laws of its own, so there only what a source tells us."""
    region = catalogue.regions[region_id]
    region_slugs = {language: slug(region.name.read_in(language)[0]) for language in LANGUAGES}
    if region.history or region.methods or any(not row.usable for row in region.digital):
        yield ("background", region_id), _in_section("region", {language: f"{region_slugs[language]}/{BACKGROUND[language]}" for language in LANGUAGES})
    known = {service for contact in region.contacts for service in contact.services} if region.kind == "autonomous-region" else catalogue.services
    for id, service in catalogue.services.items():
        if "county" in service.arranged_by and id in known:
            slugs = {"fi": service.slug.fi, "sv": service.slug.sv}
            yield region_service_key(region_id, id), _in_section("region", {language: f"{region_slugs[language]}/{slugs[language]}" for language in LANGUAGES})


def _may_have_times(place: Place) -> bool:
    """Whether its file has opening times, whatever today is: an address must not come and go with the day of the build."""
    return place.status in ("active", "unconfirmed") and bool(place.hours or any(row.open for row in place.exceptions))


def _in_section(kind: str, slugs: dict[str, str]) -> dict[str, str]:
    return {language: f"{language}/{SECTIONS[kind][language]}/{slugs[language]}/" for language in LANGUAGES}


def _moved(catalogue: Catalogue, paths: Mapping[Key, Mapping[str, str]]) -> Iterator[tuple[str, Key]]:
    """Former addresses, each with the page that took its place."""
    for kind, records in (("place", catalogue.places), ("service", catalogue.services), ("situation", catalogue.situations), ("method", catalogue.methods), ("region", catalogue.regions), ("municipality", catalogue.municipalities)):
        for id, record in records.items():
            for alias in record.aliases:
                yield from _moved_from(_in_section(kind, dict.fromkeys(LANGUAGES, alias)), (kind, id), paths)
                yield from _moved_below(kind, id, alias, catalogue, paths)
    for id, by_language in catalogue.pages.items():
        for language, path in paths["page", id].items():
            page = by_language.get(language) or next(iter(by_language.values()))
            yield from ((f"{path.rstrip('/').rpartition('/')[0]}/{alias}/", ("page", id)) for alias in page.aliases)


def _moved_from(former: Mapping[str, str], key: Key, paths: Mapping[Key, Mapping[str, str]]) -> Iterator[tuple[str, Key]]:
    """The address in both languages, but for one in which the page still stands there."""
    moved = [path for language, path in former.items() if path != paths[key][language]]
    yield from ((path, key) for path in moved or former.values())


def _moved_below(kind: str, id: str, alias: str, catalogue: Catalogue, paths: Mapping[Key, Mapping[str, str]]) -> Iterator[tuple[str, Key]]:
    """What stood below a former name goes where it stands now, or to the page of the whole: week sheets, a region's services, a service in each region."""
    if kind == "municipality":
        below = [((week, id), words) for week, words in WEEKS.items()]
    elif kind == "region":
        services = [(region_service_key(id, service), name) for service, record in catalogue.services.items() if "county" in record.arranged_by for name in _names(record)]
        below = [(("background", id), BACKGROUND), *services]
    elif kind == "service":
        yield from _moved_in_regions(id, alias, catalogue, paths)
        return
    else:
        return
    for key, words in below:
        for language, path in _in_section(kind, {language: f"{alias}/{words[language]}" for language in LANGUAGES}).items():
            if path != paths.get(key, {}).get(language):
                yield path, key if key in paths else (kind, id)


def _moved_in_regions(service: str, alias: str, catalogue: Catalogue, paths: Mapping[Key, Mapping[str, str]]) -> Iterator[tuple[str, Key]]:
    for region in catalogue.regions:
        key = region_service_key(region, service)
        if key in paths:
            yield from _moved_from({language: f"{paths['region', region][language]}{alias}/" for language in LANGUAGES}, key, paths)


def _names(service: Service) -> Iterator[dict[str, str]]:
    """All slugs that a service has had, by language."""
    yield {"fi": service.slug.fi, "sv": service.slug.sv}
    yield from (dict.fromkeys(LANGUAGES, alias) for alias in service.aliases)
