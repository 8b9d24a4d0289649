"""Everything the site knows, checked and frozen, with the questions that pages ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .freshness import Freshness, freshness
from .model import (
    Advice,
    Contact,
    ContentPage,
    Corrections,
    Departure,
    Exemption,
    Explanation,
    Helpline,
    Limits,
    Method,
    Municipality,
    Noun,
    Place,
    PlanPart,
    Region,
    Service,
    Situation,
    Statement,
    Term,
    Text,
)

LANGUAGES = ("fi", "sv")
OTHER = {"fi": "sv", "sv": "fi"}
Key = tuple[str, str]  # (kind, id)
RECORDS = {"service": "services", "situation": "situations", "method": "methods", "helpline": "helplines", "region": "regions", "municipality": "municipalities", "place": "places"}


def _none() -> Mapping:
    return field(default_factory=dict)


@dataclass(frozen=True)
class Catalogue:
    """Records by id. `pages` holds each hand-written page by language; `statements` what such a page leaves to data, by the page's id; `corrections` where readers tell what is wrong, `limits` how long a confirmation holds, `exemptions` which addresses of others need no check; `origins` says which file a record came from."""

    regions: Mapping[str, Region] = _none()
    municipalities: Mapping[str, Municipality] = _none()
    places: Mapping[str, Place] = _none()
    region_of_place: Mapping[str, str] = _none()
    services: Mapping[str, Service] = _none()
    situations: Mapping[str, Situation] = _none()
    methods: Mapping[str, Method] = _none()
    helplines: Mapping[str, Helpline] = _none()
    terms: Mapping[str, Term] = _none()
    explanations: Mapping[str, Explanation] = _none()
    wordbank: Mapping[str, Advice] = _none()
    exemptions: Mapping[str, Exemption] = _none()
    labels: Mapping[str, Text] = _none()
    plan: Mapping[str, PlanPart] = _none()
    departures: Mapping[str, Departure] = _none()
    statements: Mapping[str, Statement] = _none()
    corrections: Corrections | None = None
    limits: Limits = Limits()
    pages: Mapping[str, Mapping[str, ContentPage]] = _none()
    origins: Mapping[Key, str] = _none()
    outlines: object = None
    is_example: bool = False
    _fresh: dict[tuple[int, date], tuple[Noun, Freshness]] = field(default_factory=dict, compare=False, repr=False)  # with the record itself, so that no other takes its number

    def records(self, kind: str) -> Mapping:
        """All records of a kind by id: 'service' → services."""
        return getattr(self, RECORDS[kind])

    @cached_property
    def municipalities_of(self) -> Mapping[str, tuple[str, ...]]:
        """Region id → ids of its municipalities."""
        return _grouped((id, municipality.region) for id, municipality in self.municipalities.items())

    @cached_property
    def places_in(self) -> Mapping[str, tuple[str, ...]]:
        """Municipality id → ids of its places."""
        return _grouped((id, place.municipality) for id, place in self.places.items())

    @cached_property
    def places_of_region(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(self.region_of_place.items())

    @cached_property
    def places_named(self) -> Counter[str]:
        """Name → how many places have it, in either language."""
        return Counter(name for place in self.places.values() for name in {place.name.fi, place.name.sv})

    @cached_property
    def served_in(self) -> tuple[str, ...]:
        """Languages in which some place serves, Finnish, Swedish and English first."""
        first = ("fi", "sv", "en")
        return (*first, *sorted({code for place in self.places.values() for code in place.served_in} - {*first}))

    @cached_property
    def places_by_service(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((id, service) for id, place in self.places.items() for service in place.services)

    @cached_property
    def regions_by_method(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((id, row.method) for id, region in self.regions.items() for row in region.methods if row.method)

    @cached_property
    def situations_by_service(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((id, service) for id, situation in self.situations.items() for service in situation.services)

    @cached_property
    def methods_by_service(self) -> Mapping[str, tuple[str, ...]]:
        """Service id → methods, whichever of the two files names the other."""
        named = ((method, service) for service, record in self.services.items() for method in record.methods)
        return _grouped([*named, *((id, service) for id, method in self.methods.items() for service in method.services)])

    @cached_property
    def services_by_method(self) -> Mapping[str, tuple[str, ...]]:
        """The same seen from the method, its own order first."""
        named = ((service, method) for method, record in self.methods.items() for service in record.services)
        return _grouped([*named, *((id, method) for id, service in self.services.items() for method in service.methods)])

    @cached_property
    def plain_versions(self) -> Mapping[Key, str]:
        """An ordinary page → the id of the hand-written page that says it in plain language."""
        return {key: id for id, by_language in self.pages.items() for page in by_language.values() for key in page.ordinary}

    @cached_property
    def region_of_contact(self) -> Mapping[int, Region]:
        """The number (`id`) of each contact → its region, of which it is a part."""
        return {id(contact): region for region in self.regions.values() for contact in region.contacts}

    def freshness(self, record: Noun, today: date) -> Freshness:
        """How far a record, or a contact of a region, can be trusted on a day; worked out once."""
        key = id(record), today
        if key not in self._fresh:
            self._fresh[key] = record, freshness(record, self.limits, today, self.region_of_contact.get(id(record)))
        return self._fresh[key][1]

    def contacts(self, region: str, *kinds: str, service: str | None = None) -> tuple[Contact, ...]:
        """The region's contacts of these kinds, or those for one service."""
        return tuple(c for c in self.regions[region].contacts if c.kind in kinds or (service is not None and service in c.services))

    def first_contacts(self, municipality: str) -> tuple[Contact, ...]:
        """Whom to call there when one does not know whom."""
        contacts = self.contacts(self.municipalities[municipality].region, "first-contact", "switchboard")
        return tuple(c for c in contacts if not c.municipalities or municipality in c.municipalities)

    def numbers_of_service(self, service: str) -> tuple[Contact, ...]:
        """Whom somebody can call about a service, anywhere in the country; the way into a shelter is the help line for all of them."""
        return tuple(c for region in self.regions for c in self.contacts(region, service=service) if c.phone and c.kind != "shelter")


def _grouped(pairs) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for member, group in pairs:
        groups.setdefault(group, []).append(member)
    return {group: tuple(dict.fromkeys(members)) for group, members in groups.items()}
