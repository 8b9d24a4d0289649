"""Everything the site knows, checked and frozen, with the questions that pages ask of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from .model import Contact, ContentPage, Helpline, Method, Municipality, Place, Region, Service, Situation, Term, Text

LANGUAGES = ("fi", "sv")
OTHER = {"fi": "sv", "sv": "fi"}
Key = tuple[str, str]  # (kind, id)
_EMPTY: Mapping = MappingProxyType({})


@dataclass(frozen=True)
class Catalogue:
    """Records by id. `pages` holds each hand-written page by language; `origins` says which file a record came from."""

    regions: Mapping[str, Region] = _EMPTY
    municipalities: Mapping[str, Municipality] = _EMPTY
    places: Mapping[str, Place] = _EMPTY
    region_of_place: Mapping[str, str] = _EMPTY
    services: Mapping[str, Service] = _EMPTY
    situations: Mapping[str, Situation] = _EMPTY
    methods: Mapping[str, Method] = _EMPTY
    helplines: Mapping[str, Helpline] = _EMPTY
    terms: Mapping[str, Term] = _EMPTY
    labels: Mapping[str, Text] = _EMPTY
    pages: Mapping[str, Mapping[str, ContentPage]] = _EMPTY
    origins: Mapping[Key, str] = field(default_factory=dict)
    outlines: object = None
    is_example: bool = False

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
    def places_by_service(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((id, service) for id, place in self.places.items() for service in place.services)

    @cached_property
    def regions_by_method(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((id, row.method) for id, region in self.regions.items() for row in region.methods if row.method)

    @cached_property
    def situations_by_service(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((id, service) for id, situation in self.situations.items() for service in situation.services)

    def contacts(self, region: str, *kinds: str, service: str | None = None) -> tuple[Contact, ...]:
        """The region's contacts of these kinds, or those for one service."""
        return tuple(c for c in self.regions[region].contacts if c.kind in kinds or (service is not None and service in c.services))


def _grouped(pairs) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for member, group in pairs:
        groups.setdefault(group, []).append(member)
    return {group: tuple(dict.fromkeys(members)) for group, members in groups.items()}
