"""The Catalogue as pages: each an address, a title, a body and its twin in the other language. Plain values, for any site engine."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from .catalogue import LANGUAGES, OTHER, Catalogue, Key
from .freshness import freshness
from .model import ContentPage, Place
from .pen import Icons, Pen
from .placeviews import place_card, place_view
from .urls import INDEXES, REGION_SERVICE, Addresses
from .wording import Wording

FRONT_SERVICES = ("maternity-clinic", "child-health-clinic", "open-meeting-place", "family-work", "family-counselling", "home-service")
FRONT_ICONS = ("human-baby-changing-table", "baby-face-outline", "door-open", "home-heart", "chat-outline", "account-heart-outline")
FRONT_SITUATIONS = ("baby-does-not-sleep", "exhausted-parent", "separation", "loneliness", "child-development", "violence")
MUNICIPALITY_SERVICES = (
    "maternity-clinic", "child-health-clinic", "school-health-care", "home-service", "family-work", "family-counselling", "child-welfare-supervisor", "family-social-work",
)  # fmt: skip
NEARBY = 5
NEAR = 80  # kilometres: about an hour by car; further away is no answer for an afternoon
GROUPS = ("health", "everyday", "psychosocial", "specialist", "community", "safety")


@dataclass(frozen=True)
class Page:
    """One page in one language. `twin` is the address of the same page in the other language; `translated` is False
    where the text stands in that other language, which then is the page to index, and `paired` only where both have a text of their own."""

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


class Pages:
    """All pages of one site. `today` decides what counts as old; the same catalogue and day give the same bytes."""

    def __init__(self, catalogue: Catalogue, addresses: Addresses, today: date, icons: Icons | None = None):
        self.catalogue, self.addresses, self.today = catalogue, addresses, today
        self.icons = icons or Icons()
        self.wordings = {language: Wording(language, catalogue.labels) for language in LANGUAGES}

    # every kind of page

    def generated(self) -> Iterator[Page]:
        """All pages made from data, in both languages."""
        for language in LANGUAGES:
            yield self._front(language)
            for name in INDEXES:
                yield self._index(name, language)
            for kind, ids in self._records():
                make = self._makers[kind]
                for id in ids:
                    yield make(id, language)
            for kind, id in self.addresses.paths:
                if kind == REGION_SERVICE:
                    yield self._region_service(*id.split("/"), language)

    def written(self, id: str, language: str, body: str) -> Page:
        """A hand-written page around its rendered text; in a missing language the other one's text stands under a notice."""
        by_language = self.catalogue.pages[id]
        own: ContentPage | None = by_language.get(language)
        page = own or by_language[OTHER[language]]
        foreign = None if own else OTHER[language]
        heading = Markup('<span lang="{}">{}</span>').format(foreign, page.title) if foreign else page.title
        return self._page(
            ("page", id), language, "written", page.title, page.description, translated=own is not None, paired=len(by_language) == len(LANGUAGES), sensitive=page.sensitive,
            page=page, heading=heading, body=Markup(body), foreign=foreign,
        )  # fmt: skip

    def pen(self, path: str, language: str) -> Pen:
        return Pen(self.catalogue, self.addresses, self.wordings[language], path, self.today, self.icons)

    def template(self, template: str, /, **values: object) -> str:
        return _templates().get_template(f"{template}.html.j2").render(**values)

    def _records(self) -> Iterable[tuple[str, Iterable[str]]]:
        c = self.catalogue
        return (("region", c.regions), ("municipality", c.municipalities), ("place", c.places), ("service", c.services), ("situation", c.situations), ("method", c.methods))

    @cached_property
    def _makers(self) -> Mapping[str, Callable[[str, str], Page]]:
        return {"region": self._region, "municipality": self._municipality, "place": self._place, "service": self._service, "situation": self._situation, "method": self._method}

    def _page(self, key: Key, language: str, template: str, title: str, description: str, *, translated: bool = True, paired: bool = True, sensitive: bool = False, **values: object) -> Page:
        path = self.addresses.path(key, language)
        wording = self.wordings[language]
        body = self.template(template, p=self.pen(path, language), w=wording, key=key, **values)
        browser_title = wording.neutral_title if sensitive else title if key[0] == "front" else f"{title} – {wording.site_name}"
        return Page(key, language, path, browser_title, description, body, self.addresses.path(key, OTHER[language]), self.catalogue.origins.get(key), translated, paired, sensitive)

    # lists

    def _front(self, language: str) -> Page:
        w, pen = self.wordings[language], self._front_pen(language)
        services = [{**self._way("service", id, pen), "icon": icon} for id, icon in zip(FRONT_SERVICES, FRONT_ICONS) if id in self.catalogue.services]
        situations = [self._way("situation", id, pen) for id in FRONT_SITUATIONS if id in self.catalogue.situations]
        return self._page(("front", "front"), language, "front", f"{w.site_name}: {w.front_title}", w.site_description, situations=situations, services=services, regions=self._by_name("region", language))

    def _front_pen(self, language: str) -> Pen:
        return self.pen(f"{language}/", language)

    def _index(self, name: str, language: str) -> Page:
        w = self.wordings[language]
        key = ("index", name)
        pen = self.pen(self.addresses.path(key, language), language)
        return self._page(key, language, f"index-{name}", w.label(name), w.label(f"{name}_lead"), heading=w.label(name), lead=w.label(f"{name}_lead"), **getattr(self, f"_list_{name}")(pen))

    def _list_regions(self, pen: Pen) -> dict:
        return {"regions": self._by_name("region", pen.language)}

    def _list_municipalities(self, pen: Pen) -> dict:
        letters: dict[str, list] = {}
        for id in self._by_name("municipality", pen.language):
            letter = pen.plain(self.catalogue.municipalities[id].name)[0].upper()
            letters.setdefault(letter, []).append(self._name_row("municipality", id, pen))
        return {"letters": list(letters.items())}

    def _list_places(self, pen: Pen) -> dict:
        regions = []
        for id in self._by_name("region", pen.language):
            ids = [place for place in self.catalogue.places_of_region.get(id, ()) if self.catalogue.places[place].status != "closed"]
            rows = [{"href": pen.href("place", i), "name": pen.name("place", i), "municipality": pen.name("municipality", self.catalogue.places[i].municipality)} for i in self._sorted_places(ids, pen.language)]
            if rows:
                regions.append({"id": id, "count": len(rows), "rows": rows})
        return {"regions": regions}

    def _list_services(self, pen: Pen) -> dict:
        return {"groups": self._service_groups(self.catalogue.services)}

    def _list_situations(self, pen: Pen) -> dict:
        return {"situations": [self._way("situation", id, pen) for id in self.catalogue.situations]}

    def _list_methods(self, pen: Pen) -> dict:
        rated_first = sorted(self.catalogue.methods.items(), key=lambda item: item[1].rating is None)
        return {"methods": [{"id": id, "rating": method.rating} for id, method in rated_first]}

    def _list_help(self, pen: Pen) -> dict:
        kinds = ("emergency", "violence", "medical", "crisis", "child", "parent", "crime")
        by_kind = [(kind, [id for id, line in self.catalogue.helplines.items() if line.kind == kind]) for kind in kinds]
        return {"kinds": [(kind, ids) for kind, ids in by_kind if ids], "regions": self._by_name("region", pen.language)}

    def _list_search(self, pen: Pen) -> dict:
        groups = []
        for kind, index in (("situation", "situations"), ("service", "services"), ("method", "methods"), ("region", "regions"), ("municipality", "municipalities"), ("place", "places")):
            rows = [self._name_row(kind, id, pen) for id in self._by_name(kind, pen.language)]
            groups.append({"title": pen.wording.label(index), "rows": rows})
        texts = [{"href": pen.href("page", id), "name": pen.name("page", id), "hint": None, "words": pen.summary("page", id).striptags().casefold()} for id in self.catalogue.pages]
        return {"groups": [{"title": pen.wording.texts, "rows": texts}, *groups]}

    def _name_row(self, kind: str, id: str, pen: Pen) -> dict:
        """A link with the words that should find it: both names and the editors' search words."""
        record = pen.record(kind, id)
        words = {*filter(None, (record.name.fi, record.name.sv, record.name.en))}
        if kind not in ("municipality", "region"):
            words |= set(getattr(record.search_words, pen.language))
        hint = pen.name("municipality", record.municipality) if kind == "place" else None
        return {"href": pen.href(kind, id), "name": pen.name(kind, id), "hint": hint, "words": " ".join(sorted(words)).casefold()}

    # records

    def _region(self, id: str, language: str) -> Page:
        region, w = self.catalogue.regions[id], self.wordings[language]
        pen = self.pen(self.addresses.path(("region", id), language), language)
        municipalities = self._sorted_names("municipality", self.catalogue.municipalities_of.get(id, ()), language)
        landscapes = {pen.plain(self.catalogue.municipalities[m].landscape): None for m in municipalities}
        arranged = {service: record for service, record in self.catalogue.services.items() if pen.region_service(id, service)}
        return self._page(
            ("region", id), language, "region", pen.plain(region.name), pen.plain(region.summary) if region.summary else w.label("region_description", region=pen.plain(region.official_name)),
            region=region, region_id=id, kicker=f"{w.code('region_kind', region.kind)} · {w.region_languages_two if region.bilingual else w.code('region_language', region.main_language)}",
            first=self.catalogue.contacts(id, "first-contact", "switchboard"), emergency=self.catalogue.contacts(id, "emergency"), shelters=self.catalogue.contacts(id, "shelter"),
            others=self.catalogue.contacts(id, "service"), municipalities=municipalities, places=self._grouped_places(self.catalogue.places_of_region.get(id, ()), pen),
            groups=self._service_groups(arranged), services_text=w.code("services_here_text", region.kind), contacted={s for c in region.contacts for s in c.services},
            landscapes=", ".join(landscapes), languages=w.languages(("fi", "sv") if region.bilingual else (region.main_language,)),
        )  # fmt: skip

    def _municipality(self, id: str, language: str) -> Page:
        municipality, w = self.catalogue.municipalities[id], self.wordings[language]
        pen = self.pen(self.addresses.path(("municipality", id), language), language)
        region = self.catalogue.regions[municipality.region]
        places = self._grouped_places(self.catalogue.places_in.get(id, ()), pen)
        first = [c for c in self.catalogue.contacts(municipality.region, "first-contact", "switchboard") if not c.municipalities or id in c.municipalities]
        other_name = municipality.name.sv if language == "fi" else municipality.name.fi
        kicker = [pen.words(region.official_name)]
        if other_name and other_name != pen.plain(municipality.name):
            kicker.append(Markup('<span lang="{}">{}</span>').format(OTHER[language], other_name))
        municipal = [s for s in ("early-childhood-education", "open-early-childhood-education") if s in self.catalogue.services]
        return self._page(
            ("municipality", id), language, "municipality", pen.plain(municipality.name), w.label("municipality_description", municipality=pen.plain(municipality.name)),
            municipality=municipality, region=region, region_id=municipality.region, kicker=Markup(" · ").join(kicker), places=places, first=first,
            nearby=self._nearby(id, pen) if not places["go"] else (), services=[s for s in MUNICIPALITY_SERVICES if pen.region_service(municipality.region, s)], municipal=municipal,
        )  # fmt: skip

    def _place(self, id: str, language: str) -> Page:
        place = self.catalogue.places[id]
        pen = self.pen(self.addresses.path(("place", id), language), language)
        w = self.wordings[language]
        description = pen.plain(place.summary) if place.summary else w.label("place_description", kind=w.code("place_kind", place.kind), municipality=str(pen.plain(self.catalogue.municipalities[place.municipality].name)))
        return self._page(("place", id), language, "place", pen.plain(place.name), description, place=place, region_id=self.catalogue.region_of_place[id], **place_view(place, pen))

    def _service(self, id: str, language: str) -> Page:
        service, w = self.catalogue.services[id], self.wordings[language]
        pen = self.pen(self.addresses.path(("service", id), language), language)
        by_region = [{"href": href, "name": pen.name("region", region)} for region in self._by_name("region", language) if (href := pen.region_service(region, id))]
        places = {"any": False} if id in ("open-meeting-place", "peer-support") else self._grouped_places(self.catalogue.places_by_service.get(id, ()), pen)
        crumbs = [(("front", "front"), w.home), (("index", "services"), w.services)]
        return self._page(("service", id), language, "service", pen.plain(service.name), pen.plain(service.summary), **self._service_view(id, pen, crumbs, pen.words(service.name), by_region, places))

    def _region_service(self, region_id: str, id: str, language: str) -> Page:
        service, region = self.catalogue.services[id], self.catalogue.regions[region_id]
        key = (REGION_SERVICE, f"{region_id}/{id}")
        pen = self.pen(self.addresses.path(key, language), language)
        w = self.wordings[language]
        own = set(self.catalogue.places_of_region.get(region_id, ()))
        places = self._grouped_places([place for place in self.catalogue.places_by_service.get(id, ()) if place in own], pen)
        crumbs = [(("front", "front"), w.home), (("region", region_id), pen.name("region", region_id)), (("service", id), pen.name("service", id))]
        title = f"{pen.plain(service.name)}, {pen.plain(region.name)}"
        heading = Markup("{}, {}").format(pen.words(service.name), pen.words(region.name))
        view = self._service_view(id, pen, crumbs, heading, (), places)
        contacts = self.catalogue.contacts(region_id, service=id)
        first = [c for c in self.catalogue.contacts(region_id, "first-contact", "switchboard") if c not in contacts]
        return self._page(key, language, "service", title, w.label("region_service_description", service=pen.plain(service.name), region=pen.plain(region.official_name)), region=region, contacts=contacts, first=first, **view)

    def _service_view(self, id: str, pen: Pen, crumbs: list, heading: str, by_region: Iterable, places: Mapping) -> dict:
        service, w = self.catalogue.services[id], pen.wording
        facts = [(w.arranged_by, ", ".join(w.code("arranger", code) for code in service.arranged_by))]
        if service.audience.ages:
            facts.append((w.age, w.ages(service.audience.ages)))
        if service.audience.who:
            facts.append((w.for_whom, pen.words(service.audience.who)))
        cost = escape(w.code("cost", service.cost.code))
        facts.append((w.cost, Markup("{}<br>{}").format(cost, pen.words(service.cost.note)) if service.cost.note else cost))
        situations = [self._way("situation", s, pen) for s in self.catalogue.situations_by_service.get(id, ()) if not self.catalogue.situations[s].sensitive]
        return {
            "service": service, "crumbs": crumbs, "heading": heading, "kicker": w.code("group", service.group), "also_called": getattr(service.also_called, pen.language),
            "facts": facts, "places": places, "situations": situations, "by_region": by_region,
        }  # fmt: skip

    def _situation(self, id: str, language: str) -> Page:
        situation = self.catalogue.situations[id]
        text = situation.summary.read_in(language)[0]
        told = set(situation.danger.helplines) if situation.danger else set()
        helplines = [line for line in situation.helplines if line not in told]
        return self._page(("situation", id), language, "situation", situation.name.read_in(language)[0], text, sensitive=situation.sensitive, situation=situation, helplines=helplines)

    def _method(self, id: str, language: str) -> Page:
        method = self.catalogue.methods[id]
        pen = self.pen(self.addresses.path(("method", id), language), language)
        regions = [
            {"href": pen.href("region", region), "name": pen.name("region", region), "note": row.note, "sources": row.sources}
            for region in self._sorted_names("region", self.catalogue.regions_by_method.get(id, ()), language) for row in self.catalogue.regions[region].methods if row.method == id
        ]  # fmt: skip
        return self._page(("method", id), language, "method", pen.plain(method.name), pen.plain(method.summary), method=method, regions=regions)

    # what several of them show

    def _way(self, kind: str, id: str, pen: Pen) -> dict:
        record = pen.record(kind, id)
        hint = record.hint if kind == "situation" else record.summary
        return {"href": pen.href(kind, id), "title": pen.name(kind, id), "hint": pen.words(hint), "icon": getattr(record, "icon", "help-circle-outline")}

    def _service_groups(self, services: Mapping) -> list[tuple[str, list[str]]]:
        groups = [(group, [id for id, service in services.items() if service.group == group]) for group in GROUPS]
        return [(group, ids) for group, ids in groups if ids]

    def _grouped_places(self, ids: Iterable[str], pen: Pen) -> dict:
        """Cards in groups: where one can go, where one has an appointment, what is to come, what we are not sure of, what has closed."""
        groups: dict[str, list] = {"go": [], "offices": [], "planned": [], "unsure": [], "closed": []}
        for id in self._sorted_places(ids, pen.language):
            place = self.catalogue.places[id]
            groups[_group(place)].append(place_card(id, place, pen))
        return {**groups, "any": any(groups.values())}

    def _sorted_places(self, ids: Iterable[str], language: str) -> list[str]:
        """Confirmed ones first, old and undated ones last; each of the three by municipality and name."""
        def order(id: str) -> tuple:
            place = self.catalogue.places[id]
            fresh = freshness(place.checked, place.sources, self.today)
            municipality = self.catalogue.municipalities[place.municipality].name.read_in(language)[0]
            return fresh.state != "confirmed", fresh.doubtful, _alphabetical(municipality), _alphabetical(place.name.read_in(language)[0])

        return sorted(ids, key=order)

    def _nearby(self, id: str, pen: Pen) -> list[dict]:
        """The nearest municipalities where we know of a place to go to, with the distance between centres: those near, or else the one nearest."""
        here = self.catalogue.municipalities[id].centre
        near = sorted((_kilometres(here, self.catalogue.municipalities[m].centre), m) for m in self._with_places if m != id)
        return [{"href": pen.href("municipality", m), "name": pen.name("municipality", m), "hint": pen.wording.label("kilometres", n=round(km))} for km, m in [n for n in near if n[0] <= NEAR][:NEARBY] or near[:1]]

    @cached_property
    def _with_places(self) -> tuple[str, ...]:
        return tuple(m for m, ids in self.catalogue.places_in.items() if any(_group(self.catalogue.places[id]) == "go" for id in ids))

    def _by_name(self, kind: str, language: str) -> list[str]:
        """All ids of a kind in the alphabetical order of one language, sorted once."""
        if (kind, language) not in self._orders:
            self._orders[kind, language] = self._sorted_names(kind, dict(self._records())[kind], language)
        return self._orders[kind, language]

    @cached_property
    def _orders(self) -> dict[tuple[str, str], list[str]]:
        return {}

    def _sorted_names(self, kind: str, ids: Iterable[str], language: str) -> list[str]:
        records = dict(self._records())[kind]
        return sorted(ids, key=lambda id: _alphabetical(records[id].name.read_in(language)[0]))


@cache
def _templates() -> Environment:
    """The same for every site: reading the templates takes ten times as long as filling them."""
    return Environment(loader=PackageLoader("perhekeskus"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def _group(place: Place) -> str:
    if place.status in ("planned", "closed"):
        return place.status
    can_be_found = bool(place.street or place.location or place.website or place.phone)
    if place.status != "active" or not can_be_found:
        return "unsure"
    return "offices" if place.kind == "service-point" else "go"


def _kilometres(a, b) -> float:
    """Great-circle distance between two points in degrees; good to a kilometre inside Finland."""
    north = math.radians(b.latitude - a.latitude)
    east = math.radians(b.longitude - a.longitude) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return 6371 * math.hypot(north, east)


_ALPHABET = {letter: index for index, letter in enumerate("abcdefghijklmnopqrstuvwxyzåäö")}


def _alphabetical(name: str) -> tuple:
    """Finnish and Swedish share the order: å, ä, ö come last."""
    return tuple(_ALPHABET.get(letter, -1) for letter in name.casefold().replace("é", "e").replace("ü", "u"))
