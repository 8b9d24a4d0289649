"""A region with its areas, contacts and history, and a municipality."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..refusals import fault
from ..values import (
    Id,
    MethodId,
    MunicipalityCode,
    MunicipalityId,
    Phone,
    RegionCode,
    Rough,
    ServiceId,
    Words,
)
from .places import Closure, Coordinates
from .words import (
    Check,
    CheckEvery,
    Language,
    Noun,
    Prose,
    Record,
    ServedIn,
    Source,
    Summary,
    Text,
    Website,
)


class Area(Noun):
    """A family-centre area inside a region; municipalities only where a source names them."""

    id: Id
    name: Text
    municipalities: tuple[MunicipalityId, ...] = ()
    note: Prose | None = None
    sources: tuple[Source, ...] = ()


class Contact(Noun):
    """Whom to call or write in a region: a role, never a person."""

    kind: Literal["first-contact", "service", "emergency", "shelter", "switchboard"]
    services: tuple[ServiceId, ...] = ()
    name: Text
    municipalities: tuple[MunicipalityId, ...] = ()
    for_whom: Prose | None = None
    phone: Phone | None = None
    phone_note: Prose | None = None
    hours: Prose | None = None
    address: Text | None = None
    website: Website | None = None
    served_in: tuple[ServedIn, ...] = ()
    note: Prose | None = None
    doubt: Prose | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    checked: Check | None = None
    check_every: CheckEvery | None = None

    @model_validator(mode="after")
    def _can_be_reached(self) -> Contact:
        if not (self.phone or self.website or self.address or self.note):
            raise fault("contact-without-way")
        return self


class DigitalService(Noun):
    name: Text
    kind: Literal["website", "chat", "phone", "form", "app", "video", "booking", "several"]
    status: Literal["in-use", "trial", "planned", "unknown"]
    as_of: Rough
    website: Website | None = None
    hours: Prose | None = None
    note: Prose | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @property
    def usable(self) -> bool:
        """Whether a family can try it: a plan only belongs to the background."""
        return self.status in ("in-use", "trial")


class RegionMethod(Noun):
    """A method in use in a region: one of methods.yaml, or a name the source gives."""

    method: MethodId | None = None
    name: Text | None = None
    note: Prose | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_name(self) -> RegionMethod:
        if (self.method is None) == (self.name is None):
            raise fault("method-or-name")
        return self


class HistoryItem(Noun):
    """What was told or decided once. Never shown as present fact."""

    date: Rough
    status: Literal["proposed", "planned", "active", "frozen", "closed", "told"]
    text: Prose
    doubt: Prose | None = None
    sources: tuple[Source, ...] = ()


class OwnWorker(Noun):
    text: Prose
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Region(Record):
    """A wellbeing services county, Helsinki or Åland. `aliases` are former parts of its address, as names give them."""

    code: RegionCode
    kind: Literal["wellbeing-services-county", "city", "autonomous-region"]
    name: Text
    official_name: Text
    former_name: Text | None = None
    aliases: tuple[Id, ...] = ()
    bilingual: bool
    main_language: Language = "fi"
    website: Website
    summary: Summary | None = None
    network: Prose | None = None
    areas: tuple[Area, ...] = ()
    contacts: tuple[Contact, ...] = ()
    digital: tuple[DigitalService, ...] = ()
    methods: tuple[RegionMethod, ...] = ()
    own_worker: OwnWorker | None = None
    closures: tuple[Closure, ...] = ()
    history: tuple[HistoryItem, ...] = ()
    notice: Prose | None = None
    missing_translation: dict[str, Words] = {}
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Municipality(Noun):
    """One of the official municipalities; id is the Finnish name as a slug. `aliases` are former names as slugs, its own and of those that have joined it."""

    code: MunicipalityCode
    name: Text
    region: Id
    landscape: Text
    languages: Literal["fi", "fi-sv", "sv-fi", "sv"]
    centre: Coordinates
    aliases: tuple[Id, ...] = ()
