"""The nouns of the site, frozen: what a region, a place, a service, a method, a situation and a phone line are."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from .hours import days_of
from .values import (
    AgeRange, Day, Email, HelplineId, Id, MethodId, MunicipalityCode, MunicipalityId, Openings, PageId, Phone, PostalCode, RegionCode, Rough,
    ServiceId, SituationId, TermId, Url, Words, fault,
)  # fmt: skip

SUMMARY_LENGTH = 150
Language = Literal["fi", "sv"]
ServedIn = Literal["ar", "en", "es", "et", "fa", "fi", "prs", "ru", "se", "sign", "smn", "sms", "so", "ckb", "sv", "th", "uk"]
YesNo = Literal["yes", "no", "unknown"]


class Noun(BaseModel):
    """Frozen, refuses unknown keys; an empty value of a known key counts as absent, because forms write empty strings."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if not _is_blank(value) or not cls._is_key(key)}
        return data

    @classmethod
    def _is_key(cls, key: str) -> bool:
        return key in keys_of(cls)


def _is_blank(value: object) -> bool:
    return value is None or isinstance(value, str) and not value.strip()


@cache
def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a noun as a file has them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


class Text(Noun):
    """Words for readers in Finnish and Swedish. Written once, they are the same in both."""

    fi: Words | None = None
    sv: Words | None = None
    en: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _once_for_both(cls, data: Any) -> Any:
        return {"fi": data, "sv": data} if isinstance(data, str) and data else data

    @model_validator(mode="after")
    def _not_empty(self) -> Text:
        if not (self.fi or self.sv or self.en):
            raise fault("text-empty")
        return self

    def read_in(self, language: str) -> tuple[str, str]:
        """The words and the language they are really in: the asked one, else the other, else English."""
        for tongue in (language, "fi", "sv", "en"):
            if words := getattr(self, tongue):
                return words, tongue
        raise AssertionError("a Text is never empty")


class Prose(Text):
    """A sentence: unlike a name it is written for the reader, so a missing language is reported."""


class Summary(Prose):
    """One line that stands alone in lists and search results."""

    @model_validator(mode="after")
    def _short(self) -> Summary:
        for tongue in ("fi", "sv"):
            if len(getattr(self, tongue) or "") > SUMMARY_LENGTH:
                raise fault("summary-too-long", keys=[tongue], length=len(getattr(self, tongue)), most=SUMMARY_LENGTH)
        return self


class Website(Noun):
    """The address of a page, by the language of that page."""

    fi: Url | None = None
    sv: Url | None = None
    en: Url | None = None

    @model_validator(mode="before")
    @classmethod
    def _once_for_both(cls, data: Any) -> Any:
        return {"fi": data, "sv": data} if isinstance(data, str) and data else data

    def read_in(self, language: str) -> tuple[str, str] | None:
        """Address and its language, the reader's own first; None when there is no address."""
        same = self.fi == self.sv
        for tongue in (language, "fi", "sv", "en"):
            if url := getattr(self, tongue):
                return url, language if same and tongue in ("fi", "sv") else tongue
        return None


class Source(Noun):
    """Where a fact was read, and the date the page itself gives."""

    url: Url
    date: Rough
    fields: tuple[str, ...] = Field(default=(), alias="for")


class Check(Noun):
    """Somebody confirmed the record: when, and which organisation."""

    date: Day
    by: Text


class Link(Noun):
    url: Url
    title: Text
    language: Literal["fi", "sv", "en"]


class WordLists(Noun):
    """Everyday words that should find the record."""

    fi: tuple[Words, ...] = ()
    sv: tuple[Words, ...] = ()


class Slug(Noun):
    """The record's part of its address in each language."""

    fi: Id
    sv: Id


class Audience(Noun):
    """Whom it is for. `who` is a sentence, or codes where codes can say it."""

    ages: AgeRange | None = None
    who: Prose | None = None
    groups: tuple[Literal["child-with-adult", "child", "young", "parent", "expecting", "whole-family", "everyone"], ...] = ()


class Cost(Noun):
    code: Literal["free", "fee", "varies", "unknown"]
    note: Prose | None = None

    @model_validator(mode="before")
    @classmethod
    def _code_alone(cls, data: Any) -> Any:
        return {"code": data} if isinstance(data, str) else data


class Record(Noun):
    """What every published record carries."""

    search_words: WordLists = WordLists()
    links: tuple[Link, ...] = ()
    sources: tuple[Source, ...] = ()
    checked: Check | None = None
    mission: tuple[str, ...] = ()


Group = Literal["health", "everyday", "psychosocial", "specialist", "community", "safety"]
Arranger = Literal["county", "municipality", "state", "association", "parish", "private"]


class Service(Record):
    name: Text
    slug: Slug
    also_called: WordLists = WordLists()
    group: Group
    arranged_by: Annotated[tuple[Arranger, ...], Field(min_length=1)]
    summary: Summary
    what: Prose
    audience: Audience = Field(alias="for")
    how: Prose
    cost: Cost
    good_to_know: tuple[Prose, ...] = ()
    ptv_class: str | None = None
    related: tuple[ServiceId, ...] = ()
    methods: tuple[MethodId, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Rating(Noun):
    """How strong the evidence is, always with its scale and date; `about` is the year an undated page speaks of."""

    level: Annotated[int, Field(ge=0, le=5)]
    of: Annotated[int, Field(ge=3, le=5)]
    scale: Prose
    date: Rough
    about: int | None = None
    source: Url

    @model_validator(mode="after")
    def _within_its_scale(self) -> Rating:
        if self.level > self.of:
            raise fault("rating-above-scale", keys=["level"], level=self.level, of=self.of)
        return self


class Method(Record):
    name: Text
    slug: Slug
    summary: Summary
    what: Prose
    audience: Audience = Field(alias="for")
    form: Literal["parent-group", "group", "talk", "therapy", "family-therapy", "home-visits", "internet-and-phone", "peer-group", "unknown"]
    rating: Rating | None = None
    rating_note: Prose | None = None
    services: tuple[ServiceId, ...] = ()

    @model_validator(mode="after")
    def _says_what_is_known_of_evidence(self) -> Method:
        if not self.rating and not self.rating_note:
            raise fault("rating-missing")
        return self


class Helpline(Record):
    name: Text
    kind: Literal["emergency", "medical", "violence", "crisis", "child", "parent", "crime"]
    number: Phone
    languages: tuple[ServedIn, ...] = ()
    interpreted: tuple[ServedIn, ...] = ()
    always: bool = False
    hours: Prose | None = None
    cost: Literal["free", "unknown"]
    summary: Summary
    note: Prose | None = None
    operator: Text
    website: Website | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Danger(Noun):
    text: Prose
    helplines: tuple[HelplineId, ...] = ()


class Step(Noun):
    """One thing to do, and at most one door to it."""

    title: Prose
    text: Prose
    service: ServiceId | None = None
    method: MethodId | None = None
    helpline: HelplineId | None = None
    page: PageId | None = None
    link: Link | None = None


class Situation(Record):
    name: Prose
    slug: Slug
    icon: Id
    hint: Prose
    summary: Summary
    sensitive: bool = False
    danger: Danger | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=5)]
    good_to_know: tuple[Prose, ...] = ()
    services: tuple[ServiceId, ...] = ()
    methods: tuple[MethodId, ...] = ()
    helplines: tuple[HelplineId, ...] = ()
    pages: tuple[PageId, ...] = ()


# ---------------------------------------------------------------- places

PlaceKind = Literal["meeting-place", "family-centre", "open-early-childhood-education", "service-point", "digital"]
Status = Literal["planned", "active", "unconfirmed", "paused", "closed"]
OrganiserKind = Literal["wellbeing-services-county", "municipality", "association", "parish", "private", "state", "several", "unknown"]


class Organiser(Noun):
    kind: OrganiserKind
    name: Text | None = None


class PlacePhone(Noun):
    number: Phone
    who: Prose | None = None
    hours: Prose | None = None


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


class HoursRule(Noun):
    """Weekly times: a key per day or range of days ('tue-thu'), and what limits or explains them."""

    model_config = ConfigDict(extra="allow", frozen=True, arbitrary_types_allowed=True)
    __pydantic_extra__: dict[str, Openings]

    weeks: Literal["odd", "even", "first", "second", "third", "fourth", "last"] | None = None
    season: Annotated[Annotated[TermId, Tag("term")] | Annotated[Period, Tag("period")], Discriminator(_season_form)] | None = None
    by_appointment: bool = False
    what: Prose | None = None
    ages: AgeRange | None = None

    @classmethod
    def _is_key(cls, key: str) -> bool:
        return bool(days_of(key)) or super()._is_key(key)

    @model_validator(mode="before")
    @classmethod
    def _more_than_words(cls, data: Any) -> Any:
        if isinstance(data, str):
            raise fault("hours-without-day")
        return data

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


class HoursException(Noun):
    """A day or days that differ from the week: closed with its reason, or open at other times."""

    date: Day | None = None
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")
    closed: Prose | None = None
    open: Openings | None = None

    @model_validator(mode="after")
    def _one_of_each(self) -> HoursException:
        whole_period = self.start is not None and self.end is not None
        if (self.date is not None) == whole_period or (not whole_period and (self.start or self.end)):
            raise fault("exception-without-date")
        if whole_period and self.end < self.start:
            raise fault("dates-reversed", keys=["to"], start=self.start.isoformat(), end=self.end.isoformat())
        if (self.closed is None) == (self.open is None):
            raise fault("exception-open-or-closed")
        return self


class FirstVisit(Noun):
    door: Prose | None = None
    prams: Prose | None = None
    inside: Prose | None = None
    snacks: Prose | None = None


class Accessibility(Noun):
    step_free: YesNo | None = Field(default=None, alias="step-free")
    lift: YesNo | None = None
    prams_inside: YesNo | None = Field(default=None, alias="prams-inside")
    changing_table: YesNo | None = Field(default=None, alias="changing-table")
    toilet: YesNo | None = None
    quiet_hour: YesNo | None = Field(default=None, alias="quiet-hour")
    own_snacks: YesNo | None = Field(default=None, alias="own-snacks")


class Coordinates(Noun):
    """WGS84 degrees, within Finland."""

    latitude: float
    longitude: float

    @model_validator(mode="before")
    @classmethod
    def _pair(cls, data: Any) -> Any:
        if isinstance(data, (list, tuple)):
            if len(data) != 2:
                raise fault("coordinates-form")
            return {"latitude": data[0], "longitude": data[1]}
        return data

    @model_validator(mode="after")
    def _in_finland(self) -> Coordinates:
        if _in_finland(self.longitude, self.latitude):
            raise fault("coordinates-swapped", latitude=self.latitude, longitude=self.longitude)
        if not _in_finland(self.latitude, self.longitude):
            raise fault("coordinates-outside", latitude=self.latitude, longitude=self.longitude)
        return self


def _in_finland(latitude: float, longitude: float) -> bool:
    return 59.4 <= latitude <= 70.2 and 19.0 <= longitude <= 31.7


class Place(Record):
    """One family centre or meeting place. Its id is the file's name and never changes."""

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
    hours: tuple[HoursRule, ...] = ()
    hours_note: Prose | None = None
    exceptions: tuple[HoursException, ...] = ()
    holidays: Literal["closed", "open", "as-usual"] | None = None
    first_visit: FirstVisit | None = None
    accessibility: Accessibility | None = None
    services: tuple[ServiceId, ...] = ()
    methods: tuple[MethodId, ...] = ()
    note: Prose | None = None
    doubt: Prose | None = None
    slug: Slug | None = None
    aliases: tuple[Id, ...] = ()
    missing_translation: dict[str, Words] = {}
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Place:
        if self.since and self.until and (self.until.latest() or date.max) < (self.since.earliest() or date.min):
            raise fault("dates-reversed", keys=["until"], start=str(self.since), end=str(self.until))
        return self


# ---------------------------------------------------------------- regions


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
    """A wellbeing services county, Helsinki or Åland."""

    code: RegionCode
    kind: Literal["wellbeing-services-county", "city", "autonomous-region"]
    name: Text
    official_name: Text
    former_name: Text | None = None
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
    history: tuple[HistoryItem, ...] = ()
    notice: Prose | None = None
    missing_translation: dict[str, Words] = {}
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Municipality(Noun):
    """One of the official municipalities; id is the Finnish name as a slug."""

    code: MunicipalityCode
    name: Text
    region: Id
    landscape: Text
    languages: Literal["fi", "fi-sv", "sv-fi", "sv"]
    centre: Coordinates


class Term(Noun):
    """A stretch of the year that many places share, such as a school term. Without periods its dates are not known to us."""

    name: Text
    periods: tuple[Period, ...] = ()
    sources: tuple[Source, ...] = ()


class ContentPage(Noun):
    """The front matter of a hand-written page."""

    title: Words
    slug: Id
    description: Words
    mission: tuple[str, ...] = ()
    sensitive: bool = False
    sources: tuple[Source, ...] = ()
    situations: tuple[SituationId, ...] = ()
