"""The Catalogue as pages: each an address, a title, a body and its twin in the other language. Plain values, for any site engine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from .calendars import has_events
from .catalogue import LANGUAGES, OTHER, Catalogue, Key
from .corrections import ways
from .crumbs import way_down
from .dense import dense_text
from .glosses import Glosses
from .hours import DAY, week_of
from .hourviews import shown_week, week_rows
from .icons import Icons
from .lists import Lists, way
from .listings import Listings
from .model import Contact, ContentPage, Place
from .opendata import feed_of
from .opendata.edition import FOLDER as OPEN_DATA
from .order import PLACE_GROUPS, Order, place_group
from .pen import Pen
from .placeviews import PlaceCard, place_card, place_view
from .posters import poster
from .reports import Desk, Words
from .reportviews import gap_levels, most_items, most_rows, tones_of, words_of_page
from .serviceviews import service_facts
from .statements import marks, with_parts
from .stencils import stencils
from .timetable import Timetable
from .urls import REGION_SERVICE, REPORTS, Addresses, webcal
from .wording import Wording

PREVIEW = "http://127.0.0.1:8000/"  # where a site is seen that nobody has published
OWN_WORKER = "own-worker"  # the service whose pages tell what a region says of it
FRONT_SERVICES = ("maternity-clinic", "child-health-clinic", "open-meeting-place", "family-work", "family-counselling", "home-service")
FRONT_ICONS = ("human-baby-changing-table", "baby-face-outline", "door-open", "home-heart", "chat-outline", "account-heart-outline")
FRONT_SITUATIONS = ("baby-does-not-sleep", "exhausted-parent", "separation", "loneliness", "child-development", "violence")
MUNICIPALITY_SERVICES = (
    "maternity-clinic", "child-health-clinic", "school-health-care", "home-service", "family-work", "family-counselling", "child-welfare-supervisor", "family-social-work",
)  # fmt: skip
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


class Pages:
    """All pages of one site. `today` decides what counts as old; the same catalogue and day give the same bytes. `cache` is the folder for what one
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

    # every kind of page

    def generated(self) -> Iterator[Page]:
        """All pages made from data, in both languages."""
        for language in LANGUAGES:
            yield from self.in_language(language)

    def complete(self) -> None:
        """Works out what the pages of all languages share, before there are copies of it."""
        self.timetable.complete()
        self.order.complete()
        if self.addresses.has_reports:
            self.desk.complete()

    def in_language(self, language: str) -> Iterator[Page]:
        """Those in one language."""
        for key in self.addresses.paths:
            if key[0] != "page":
                yield self.page(key, language)

    @property
    def count(self) -> int:
        """How many pages are made from data."""
        return len(LANGUAGES) * sum(key[0] != "page" for key in self.addresses.paths)

    def page(self, key: Key, language: str) -> Page:
        """One page made from data. Raises KeyError for a kind that is not."""
        kind, id = key
        return self._makers[kind](id, language)

    def written(self, id: str, language: str, body: str) -> Page:
        """A hand-written page around its rendered text; in a missing language the other one's text stands under a notice."""
        by_language = self.catalogue.pages[id]
        own: ContentPage | None = by_language.get(language)
        page = own or by_language[OTHER[language]]
        foreign = None if own else OTHER[language]
        body = with_parts(body, self._parts(id, language))
        heading = Markup('<span lang="{}">{}</span>').format(foreign, page.title) if foreign else page.title
        return self._page(
            ("page", id), language, "written", page.title, page.description, translated=own is not None, paired=len(by_language) == len(LANGUAGES), sensitive=page.sensitive,
            page=page, heading=heading, body=Glosses(self.pen(self.addresses.path(("page", id), language), foreign or language)).in_written(body), foreign=foreign,
        )  # fmt: skip

    def _parts(self, id: str, language: str) -> Mapping[str, Markup]:
        """What takes the place of each mark on a hand-written page."""
        pen = self.pen(self.addresses.path(("page", id), language), language)
        statement = self.catalogue.statements.get(id)
        values = {**self._macros(pen), "id": id, "statement": statement, "opened_pages_stay": self.offline, "ways": ways(self.catalogue.corrections, pen.wording), **self._of_open_data}
        known = marks(statement is not None)
        modules = {template: self._module(template, pen, **values) for template in dict.fromkeys(known.values())}
        return {mark: getattr(modules[template], mark) for mark, template in known.items()}

    @property
    def _of_open_data(self) -> Mapping[str, str]:
        """What its examples name: the folder's address, or that of a preview, and the region with the most places."""
        by_places = sorted(self.catalogue.regions, key=lambda id: (-len(self.catalogue.places_of_region.get(id, ())), id))
        return {"data_base": f"{self.url or PREVIEW}{OPEN_DATA}", "data_region": next(iter(by_places), "")}

    def pen(self, path: str, language: str) -> Pen:
        """What writes in a language on pages as deep as the one at `path`."""
        root = self.addresses.root_from(path)
        if (language, root) not in self._pens:
            self._pens[language, root] = Pen(self.catalogue, self.addresses, self.wordings[language], root, self.today, self.icons)
        return self._pens[language, root]

    def map(self) -> str:
        """The picture of the country, in which an address such as map.svg#r15 marks a region; empty without outlines."""
        return self.template("map.svg", LANGUAGES[0], outlines=self.catalogue.outlines) if self.catalogue.outlines else ""

    def template(self, template: str, language: str, /, **values: object) -> str:
        return self._stencils[language].get_template(f"{template}.j2" if "." in template else f"{template}.html.j2").render(**values)

    def _module(self, template: str, pen: Pen, **values: object) -> object:
        return self._stencils[pen.language].get_template(f"{template}.html.j2").make_module({"p": pen, "w": pen.wording, **values})

    def _macros(self, pen: Pen) -> Mapping[str, object]:
        """The macros that templates share, made once for the pages of one language and depth."""
        return pen.once("macros", lambda: {name: self._module(file, pen) for name, file in MACROS.items()})

    @cached_property
    def _makers(self) -> Mapping[str, Callable[[str, str], Page]]:
        return {
            "front": self._front, "index": self._index, "region": self._region, "municipality": self._municipality, "week": self._week, "next-week": self._next_week, "place": self._place, "service": self._service,
            REGION_SERVICE: self._region_service, "background": self._background, "situation": self._situation, "method": self._method,
            "desk": self._desk, "report": self._report,
        }  # fmt: skip

    def _page(self, key: Key, language: str, template: str, title: str, description: str, *, translated: bool = True, paired: bool = True, sensitive: bool = False, quiet: bool = False, listed: bool = True, **values: object) -> Page:
        """`quiet` pages put nothing of theirs into a letter or a form elsewhere, where somebody else could find it; sensitive ones never do."""
        path = self.addresses.path(key, language)
        wording = self.wordings[language]
        pen = self.pen(path, language)
        report = None if sensitive or quiet else ways(self.catalogue.corrections, wording, title, key[1], self.url + self.addresses.link(path))
        body = self.template(template, language, p=pen, w=wording, **self._macros(pen), key=key, crumbs=way_down(key, self.catalogue), report=report, **values)
        browser_title = wording.neutral_title if sensitive else title if key[0] == "front" else f"{title} – {wording.site_name}"
        told = wording.site_description if sensitive else description
        return Page(key, language, path, browser_title, told, body, self.addresses.path(key, OTHER[language]), self.catalogue.origins.get(key), translated, paired, sensitive, listed)

    # lists

    def _front(self, id: str, language: str) -> Page:
        w, pen = self.wordings[language], self.pen(self.addresses.path(("front", id), language), language)
        services = [{**way("service", id, pen), "icon": icon} for id, icon in zip(FRONT_SERVICES, FRONT_ICONS) if id in self.catalogue.services]
        situations = [way("situation", id, pen) for id in FRONT_SITUATIONS if id in self.catalogue.situations]
        return self._page(("front", id), language, "front", f"{w.site_name}: {w.front_title}", w.site_description, situations=situations, services=services, regions=self.order.all("region", language))

    def _index(self, name: str, language: str) -> Page:
        w = self.wordings[language]
        key = ("index", name)
        pen = self.pen(self.addresses.path(key, language), language)
        return self._page(key, language, f"index-{name}", w.label(name), w.label(f"{name}_lead"), heading=w.label(name), lead=w.label(f"{name}_lead"), **self.lists.of(name, pen))

    # records

    def _region(self, id: str, language: str) -> Page:
        region, w = self.catalogue.regions[id], self.wordings[language]
        pen = self.pen(self.addresses.path(("region", id), language), language)
        municipalities = self.order.by_name("municipality", self.catalogue.municipalities_of.get(id, ()), language)
        landscapes = {pen.plain(self.catalogue.municipalities[m].landscape): None for m in municipalities}
        arranged = {service: record for service, record in self.catalogue.services.items() if pen.region_service(id, service)}
        return self._page(
            ("region", id), language, "region", pen.plain(region.official_name), pen.plain(region.summary) if region.summary else w.label("region_description", region=pen.plain(region.official_name)),
            region=region, region_id=id, usable=[row for row in region.digital if row.usable], calendar=self._calendar(("region", id), self.catalogue.places_of_region.get(id, ()), pen), kicker=f"{w.code('region_kind', region.kind)} · {w.region_languages_two if region.bilingual else w.code('region_language', region.main_language)}",
            first=self.catalogue.contacts(id, "first-contact", "switchboard"), emergency=self.catalogue.contacts(id, "emergency"), shelters=self.catalogue.contacts(id, "shelter"),
            others=[c for c in self.catalogue.contacts(id, "service") if not c.services], only=municipalities[0] if len(municipalities) == 1 else None, municipalities=municipalities, places=self._cards(self.catalogue.places_of_region.get(id, ()), pen),
            groups=self.order.service_groups(arranged), services_text=w.code("services_here_text", region.kind), contacted={s for c in region.contacts for s in c.services},
            below=lambda *page: self.addresses.href_below(page, ("region", id), language), feed=f"{pen.root}{feed_of(('region', id), language)}" if self.url else None,
            landscapes=", ".join(landscapes), languages=w.languages(("fi", "sv") if region.bilingual else (region.main_language,)),
        )  # fmt: skip

    def _background(self, id: str, language: str) -> Page:
        region, w = self.catalogue.regions[id], self.wordings[language]
        pen = self.pen(self.addresses.path(("background", id), language), language)
        return self._page(("background", id), language, "background", f"{w.background}, {pen.plain(region.name)}", w.label("background_lead", region=pen.plain(region.name)), region=region, region_id=id, planned=[row for row in region.digital if not row.usable])

    def _municipality(self, id: str, language: str) -> Page:
        municipality, w = self.catalogue.municipalities[id], self.wordings[language]
        pen = self.pen(self.addresses.path(("municipality", id), language), language)
        region = self.catalogue.regions[municipality.region]
        places = self._cards(self.catalogue.places_in.get(id, ()), pen)
        first = self._first_contacts(id)
        other_name = municipality.name.sv if language == "fi" else municipality.name.fi
        kicker = [pen.words(region.official_name)]
        if other_name and other_name != pen.plain(municipality.name):
            kicker.append(Markup('<span lang="{}">{}</span>').format(OTHER[language], other_name))
        week = self.week(id, pen)
        municipal = [s for s in ("early-childhood-education", "open-early-childhood-education") if s in self.catalogue.services]
        return self._page(
            ("municipality", id), language, "municipality", pen.plain(municipality.name), w.label("municipality_description", municipality=pen.plain(municipality.name)),
            id=id, calendar=self._calendar(("municipality", id), self.catalogue.places_in.get(id, ()), pen), sheet=self.listings.sheet_href(id, pen), municipality=municipality, region=region, region_id=municipality.region, week=week, week_dates=w.dates(shown_week(self.today)[0], shown_week(self.today)[-1]),
            lines=[line for line, record in self.catalogue.helplines.items() if record.always], has_times=bool(self.listings.with_times_near(id)), kicker=Markup(" · ").join(kicker), places=places, first=first,
            nearby=self._nearby(id, pen) if not places["go"] else (), services=[s for s in MUNICIPALITY_SERVICES if pen.region_service(municipality.region, s)], municipal=municipal,
        )  # fmt: skip

    def week(self, id: str, pen: Pen) -> list[dict]:
        """The week of a municipality's places that one can go to, for its page and its card; empty where no times are known."""
        own = self.timetable.to_go(id)
        return pen.once(("week", id), lambda: week_rows(own, self.timetable, pen)) if own else []

    def where_box(self, language: str) -> str:
        """A script with what stands in "where can we go" on every page that has it."""
        html = self._macros(self.pen("", language))["where"].box(self._served_in)
        return f"window.pkWhereBox={dense_text(html)}\n"

    def _first_contacts(self, municipality: str) -> tuple[Contact, ...]:
        """Whom to call there when one does not know whom."""
        contacts = self.catalogue.contacts(self.catalogue.municipalities[municipality].region, "first-contact", "switchboard")
        return tuple(c for c in contacts if not c.municipalities or municipality in c.municipalities)

    @cached_property
    def _served_in(self) -> list[str]:
        """Languages in which some place serves, Finnish, Swedish and English first."""
        served = {code for place in self.catalogue.places.values() for code in place.served_in}
        return ["fi", "sv", "en", *sorted(served - {"fi", "sv", "en"})]

    def _week(self, id: str, language: str, kind: str = "week", other: str = "next-week", day: date | None = None) -> Page:
        """The week on one sheet of paper; `other` is the page of the week that it links to."""
        w, pen = self.wordings[language], self.pen(self.addresses.path((kind, id), language), language)
        municipality = self.addresses.link(self.addresses.path(("municipality", id), language))
        sheet = poster(id, week_of(day or self.today), self.timetable, pen, self.url + municipality if self.url else "")
        description = w.label("sheet_description", municipality=pen.plain(self.catalogue.municipalities[id].name))
        links = {"href": pen.href(other, id), "title": w.label(f"sheet_{other.replace('-', '_')}")}
        return self._page((kind, id), language, "week", f"{sheet.title}, {sheet.week}", description, poster=sheet, municipality=id, other=links)

    def _next_week(self, id: str, language: str) -> Page:
        return self._week(id, language, "next-week", "week", self.today + 7 * DAY)

    def _place(self, id: str, language: str) -> Page:
        place = self.catalogue.places[id]
        pen = self.pen(self.addresses.path(("place", id), language), language)
        w = self.wordings[language]
        description = pen.plain(place.summary) if place.summary else w.label("place_description", kind=w.code("place_kind", place.kind), municipality=pen.plain(self.catalogue.municipalities[place.municipality].name))
        return self._page(("place", id), language, "place", self.known_from_others(place, pen), description, ask=None if place.street or place.location or place.phone or place.status == "closed" else self._first_contacts(place.municipality), place=place, id=id, calendar=self._calendar(("place", id), (id,), pen), region_id=self.catalogue.region_of_place[id], near=[self._card(other, pen) for other in self.order.near_place(id, language)], **self.view(id, pen))

    def view(self, id: str, pen: Pen) -> dict:
        """What the page of a place shows, worked out once: its card for the sites of others shows the most of it."""
        return pen.once(("view", id), lambda: self._view(id, pen))

    def _view(self, id: str, pen: Pen) -> dict:
        shown = place_view(id, self.catalogue.places[id], pen, self.timetable)
        macros = self._macros(pen)["m"]
        return shown | {"table": macros.hours(shown["hours"], shown["stale"]) if shown["hours"] else "", "changes": macros.changes(shown["exceptions"]) if shown["exceptions"] else ""}

    def known_from_others(self, place: Place, pen: Pen) -> str:
        """The name of a place, with its municipality when another place has the same name."""
        name = pen.plain(place.name)
        return f"{name}, {pen.plain(self.catalogue.municipalities[place.municipality].name)}" if self._namesakes[name] > 1 else name

    @cached_property
    def _namesakes(self) -> Counter[str]:
        """How many places have a name, in either language."""
        return Counter(name for place in self.catalogue.places.values() for name in {place.name.fi, place.name.sv})

    def _service(self, id: str, language: str) -> Page:
        service = self.catalogue.services[id]
        pen = self.pen(self.addresses.path(("service", id), language), language)
        by_region = self.lists.regions_offering(id, pen)
        by_municipality = [] if by_region else self.lists.municipalities_offering(id, pen)
        return self._page(("service", id), language, "service", pen.plain(service.name), pen.plain(service.summary), sensitive=service.sensitive, quiet=service.group == "safety", service=service, heading=pen.words(service.name), by_region=by_region, by_municipality=by_municipality, numbers=() if by_region else self.catalogue.numbers_of_service(id), places={"any": False}, parts=pen.once(("parts", id), lambda: self._parts_of_service(id, pen, Glosses(pen, pen.plain(service.name), *getattr(service.also_called, language)).in_words)))

    def _region_service(self, pair: str, language: str) -> Page:
        region_id, id = pair.split("/")
        service, region = self.catalogue.services[id], self.catalogue.regions[region_id]
        key = (REGION_SERVICE, pair)
        pen = self.pen(self.addresses.path(key, language), language)
        w = self.wordings[language]
        own = set(self.catalogue.places_of_region.get(region_id, ()))
        places = self._cards([place for place in self.catalogue.places_by_service.get(id, ()) if place in own], pen)
        title = f"{pen.plain(service.name)}, {pen.plain(region.name)}"
        heading = Markup("{}, {}").format(pen.words(service.name), pen.words(region.name))
        asked, contacts = self._asked(region_id, id)
        first = tuple(c for c in self.catalogue.contacts(region_id, "first-contact", "switchboard") if c not in contacts)
        return self._page(
            key, language, "service", title, w.label("region_service_description", service=pen.plain(service.name), region=pen.plain(region.official_name)), sensitive=service.sensitive, quiet=service.group == "safety",
            region=region, contacts=contacts, asked_at=pen.name("service", asked) if asked else None, own_worker=region.own_worker if id == OWN_WORKER else None, first=first, service=service, heading=heading, by_region=(), by_municipality=(), numbers=(), places=places, parts=pen.once(("parts", id), lambda: self._parts_of_service(id, pen)),
        )  # fmt: skip

    def _asked(self, region: str, id: str) -> tuple[str | None, tuple[Contact, ...]]:
        """The region's contacts for a service, or those of the first service at which one asks for it, and which that is."""
        for service in (id, *self.catalogue.services[id].asked_at):
            if contacts := self.catalogue.contacts(region, service=service):
                return (service if service != id else None), contacts
        return None, ()

    def _parts_of_service(self, id: str, pen: Pen, explained: Callable[[Markup], Markup] = Markup) -> Mapping[str, Markup]:
        """What all pages of one service share. It is the same for all regions, since their links start from the same depth; only its own page is `explained`."""
        service = self.catalogue.services[id]
        situations = [way("situation", s, pen) for s in self.catalogue.situations_by_service.get(id, ()) if not self.catalogue.situations[s].sensitive]
        values = {"service": service, "rows": service_facts(service, pen), "also_called": getattr(service.also_called, pen.language), "situations": situations, "methods": self.catalogue.methods_by_service.get(id, ()), "explained": explained}
        module = self._module("serviceparts", pen, **self._macros(pen), **values)
        return {part: getattr(module, part) for part in ("essence", "facts", "more", "trust")}

    def _situation(self, id: str, language: str) -> Page:
        situation = self.catalogue.situations[id]
        text = situation.summary.read_in(language)[0]
        told = set(situation.danger.helplines) if situation.danger else set()
        helplines = [line for line in situation.helplines if line not in told]
        return self._page(("situation", id), language, "situation", situation.name.read_in(language)[0], text, sensitive=situation.sensitive, situation=situation, helplines=helplines, explained=Glosses(self.pen(self.addresses.path(("situation", id), language), language), situation.name.read_in(language)[0]).in_words)

    def _method(self, id: str, language: str) -> Page:
        method = self.catalogue.methods[id]
        pen = self.pen(self.addresses.path(("method", id), language), language)
        services = self.catalogue.services_by_method.get(id, ())
        regions = [
            {"href": pen.href("background", region), "name": pen.name("region", region), "note": row.note, "sources": row.sources, "services": [{"href": href, "name": pen.name("service", service)} for service in services if (href := pen.region_service(region, service))]}
            for region in self.order.by_name("region", self.catalogue.regions_by_method.get(id, ()), language) for row in self.catalogue.regions[region].methods if row.method == id
        ]  # fmt: skip
        return self._page(("method", id), language, "method", pen.plain(method.name), pen.plain(method.summary), method=method, services=services, regions=regions)

    # the corner of editors

    def _desk(self, id: str, language: str) -> Page:
        say = words_of_page(self.pen(self.addresses.path(("desk", id), language), language))
        return self._page(("desk", id), language, "desk", say("desk"), say("desk-lead"), listed=False, quiet=True, say=say, reports=[self.desk.report(name) for name in REPORTS], form=self.form)

    def _report(self, name: str, language: str) -> Page:
        say = words_of_page(self.pen(self.addresses.path(("report", name), language), language))
        report = self.desk.report(name)
        others = [other for other in REPORTS if other != name]
        return self._page(("report", name), language, "report", say(name), Words(language).of(report.matters), listed=False, quiet=True, say=say, found=report, others=others, desk=self.desk, most_rows=most_rows, tones_of=tones_of, most_items=most_items(report))

    def gaps(self) -> str:
        """The picture of the country with its regions the darker the less we know of them; empty without outlines."""
        return self.template("gaps.svg", LANGUAGES[0], outlines=self.catalogue.outlines, levels=gap_levels(self.catalogue, self.desk.report("coverage"))) if self.catalogue.outlines else ""

    # what several of them show

    def _cards(self, ids: Iterable[str], pen: Pen) -> dict:
        """Cards of places by PLACE_GROUPS, and whether there are `any`."""
        groups: dict[str, list] = {group: [] for group in PLACE_GROUPS}
        for id in self.order.places(ids, pen.language):
            place = self.catalogue.places[id]
            groups[place_group(place)].append(self._card(id, pen))
        return {**groups, "any": any(groups.values())}

    def _card(self, id: str, pen: Pen) -> PlaceCard:
        """The same object on all pages of one depth, so that the HTML of a card is made once as well."""
        return pen.once(("card", id), lambda: place_card(id, self.catalogue.places[id], pen))

    def _calendar(self, key: Key, ids: Iterable[str], pen: Pen) -> dict | None:
        """Where these places can be subscribed to; None where their calendar would be empty."""
        if not has_events(self.timetable, ids):
            return None
        return {"href": self.addresses.calendar_href(key, pen.language, pen.root), "webcal": webcal(self.addresses.calendar_href(key, pen.language, self.url)) if self.url else None}

    def _nearby(self, id: str, pen: Pen) -> list[dict]:
        return [{"href": pen.href("municipality", m), "name": pen.name("municipality", m), "hint": pen.wording.label("kilometres", n=round(km))} for km, m in self.order.near(id)]
