"""A place: what it is, where, when, for whom."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    model_validator,
)

from ..openings import HoursError, days_of
from ..spoken import read_keys, read_spoken
from ..refusals import fault
from ..values import (
    AgeRange,
    Day,
    Email,
    HolidayId,
    Id,
    MethodId,
    MunicipalityId,
    Openings,
    Phone,
    PostalCode,
    PtvId,
    Rough,
    ServiceId,
    TermId,
    Words,
)
from .points import Coordinates
from .words import (
    Audience,
    Cost,
    Noun,
    Organisation,
    Prose,
    Record,
    ServedIn,
    Slug,
    Source,
    Summary,
    Text,
    Website,
    YesNo,
    keys_of,
)

PlaceKind = Literal["meeting-place", "family-centre", "open-early-childhood-education", "service-point", "digital"]
Status = Literal["planned", "active", "unconfirmed", "paused", "closed"]
OrganiserKind = Literal["wellbeing-services-county", "municipality", "association", "parish", "private", "state", "several", "unknown"]


class Organiser(Noun):
    kind: OrganiserKind
    name: Organisation | None = None


class PlacePhone(Noun):
    number: Phone
    who: Prose | None = None
    hours: Prose | None = None
    tip: Prose | None = None


class Period(Noun):
    start: Day = Field(alias="from")
    end: Day = Field(alias="to")

    @model_validator(mode="after")
    def _forwards(self) -> Period:
        if self.end < self.start:
            raise fault("dates-reversed", keys=["to"], start=self.start.isoformat(), end=self.end.isoformat())
        return self


def _season_form(value: object) -> str:
    return "term" if isinstance(value, str) else "period"


def _listed(value: object) -> object:
    """'first, third' is a list as well."""
    return tuple(part.strip() for part in value.split(",")) if isinstance(value, str) else value


class HoursRule(Noun):
    """Weekly times: a key per day or range of days ('tue-thu'), and what limits or explains them.

    A row may also be a text in an editor's words, 'ti–pe 9–14', and a day may have its Finnish or Swedish name.
    `unsure` times are shown, and never counted as open.
    """

    model_config = ConfigDict(extra="allow", frozen=True, arbitrary_types_allowed=True)
    __pydantic_extra__: dict[str, Openings]

    weeks: Annotated[tuple[Literal["odd", "even", "first", "second", "third", "fourth", "last"], ...], BeforeValidator(_listed)] = ()
    season: Annotated[Annotated[TermId, Tag("term")] | Annotated[Period, Tag("period")], Discriminator(_season_form)] | None = None
    by_appointment: bool = False
    unsure: bool = False
    what: Prose | None = None
    run_by: Text | None = None
    ages: AgeRange | None = None

    @classmethod
    def _is_key(cls, key: str) -> bool:
        return bool(days_of(key)) or super()._is_key(key)

    @model_validator(mode="before")
    @classmethod
    def _in_an_editors_words(cls, data: Any) -> Any:
        try:
            return read_spoken(data) if isinstance(data, str) else read_keys(data, keys_of(cls)) if isinstance(data, dict) else data
        except HoursError as error:
            raise fault(error.kind, value=error.value, **error.details) from None

    @model_validator(mode="after")
    def _only_days_beside(self) -> HoursRule:
        strangers = [key for key in self.__pydantic_extra__ if not days_of(key)]
        if strangers:
            raise fault("unknown-key", keys=strangers)
        if not self.__pydantic_extra__:
            raise fault("hours-without-day")
        return self

    def openings(self) -> tuple[tuple[str, Openings], ...]:
        """(day, openings) pairs as the keys name them, ranges taken apart."""
        return tuple((day, times) for key, times in self.__pydantic_extra__.items() for day in days_of(key))


class Days(Noun):
    """Which days are meant: one (`date`), a stretch (`from`, `to`), a holiday of every year, or a term of calendar.yaml (`during`)."""

    date: Day | None = None
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")
    holiday: HolidayId | None = None
    during: TermId | None = None

    @model_validator(mode="after")
    def _said_in_one_way(self) -> Days:
        stretch = self.start is not None and self.end is not None
        if sum((self.date is not None, stretch, self.holiday is not None, self.during is not None)) != 1 or (not stretch and (self.start or self.end)):
            raise fault("exception-without-date")
        if stretch and self.end < self.start:
            raise fault("dates-reversed", keys=["to"], start=self.start.isoformat(), end=self.end.isoformat())
        return self


def _with_a_reason(data: Any) -> Any:
    """'closed: yes' would be shown to readers as the reason, and 'closed: no' as closed."""
    if isinstance(data, dict) and str(data.get("closed")).casefold() in ("yes", "no", "true", "false"):
        raise fault("closed-without-reason", keys=["closed"], value=data["closed"])
    return data


class HoursException(Days):
    """Days that differ from the week: closed, with the reason, or open at other times."""

    closed: Prose | None = None
    open: Openings | None = None
    reason: Prose | None = None

    @model_validator(mode="after")
    def _open_or_closed(self) -> HoursException:
        if (self.closed is None) == (self.open is None):
            raise fault("exception-open-or-closed")
        return self

    @model_validator(mode="before")
    @classmethod
    def _closed_for_a_reason(cls, data: Any) -> Any:
        return _with_a_reason(data)


class Closure(Days):
    """Days on which all places of a region, or those named, are closed: one line for a whole summer break."""

    closed: Prose
    places: tuple[Id, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _closed_for_a_reason(cls, data: Any) -> Any:
        return _with_a_reason(data)


class FirstVisit(Noun):
    door: Prose | None = None
    prams: Prose | None = None
    inside: Prose | None = None
    snacks: Prose | None = None
    bring: Prose | None = None


class Accessibility(Noun):
    step_free: YesNo | None = Field(default=None, alias="step-free")
    lift: YesNo | None = None
    prams_inside: YesNo | None = Field(default=None, alias="prams-inside")
    changing_table: YesNo | None = Field(default=None, alias="changing-table")
    toilet: YesNo | None = None
    quiet_hour: YesNo | None = Field(default=None, alias="quiet-hour")
    own_snacks: YesNo | None = Field(default=None, alias="own-snacks")
    allergies: YesNo | None = None


class InCatalogue(Noun):
    """The same place in the national service catalogue: the id of its service location there."""

    id: PtvId


def rows_of(hours: str) -> list[str]:
    """All hours of a place as one text: 'ti–pe 9–14; la 10–12' is two rows."""
    return [row for row in re.split(r"[;\n]", hours) if row.strip()]


def _rows(value: object) -> object:
    return rows_of(value) or [value] if isinstance(value, str) else value


class Place(Record):
    """One family centre or meeting place. Its id is the file's name and never changes. `memo` is for the next editor and never shown to readers."""

    kind: PlaceKind
    name: Text
    status: Status
    since: Rough | None = None
    until: Rough | None = None
    area: Id | None = None
    municipality: MunicipalityId
    district: Text | None = None
    street: Text | None = None
    postal_code: PostalCode | None = None
    location: Prose | None = None
    coordinates: Coordinates | None = None
    summary: Summary | None = None
    organiser: Organiser
    partners: tuple[Organiser, ...] = ()
    audience: Audience | None = Field(default=None, alias="for")
    served_in: tuple[ServedIn, ...] = ()
    arrival: Literal["walk-in", "booking", "referral"] | None = None
    cost: Cost | None = None
    phone: PlacePhone | None = None
    email: Email | None = None
    website: Website | None = None
    stop: Prose | None = None
    hours: Annotated[tuple[HoursRule, ...], BeforeValidator(_rows)] = ()
    hours_note: Prose | None = None
    exceptions: tuple[HoursException, ...] = ()
    holidays: Literal["closed", "open", "as-usual"] | None = None
    first_visit: FirstVisit | None = None
    accessibility: Accessibility | None = None
    services: tuple[ServiceId, ...] = ()
    methods: tuple[MethodId, ...] = ()
    note: Prose | None = None
    doubt: Prose | None = None
    memo: Words | None = None
    slug: Slug | None = None
    aliases: tuple[Id, ...] = ()
    ptv: InCatalogue | None = None
    missing_translation: dict[str, Words] = {}
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Place:
        if self.since and self.until and (self.until.latest() or date.max) < (self.since.earliest() or date.min):
            raise fault("dates-reversed", keys=["until"], start=str(self.since), end=str(self.until))
        return self
