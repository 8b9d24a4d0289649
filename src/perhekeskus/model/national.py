"""What is the same in the whole country: services, methods, phone lines, situations, terms, hand-written pages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..refusals import fault
from ..values import (
    HelplineId,
    Id,
    MethodId,
    PageId,
    Phone,
    Rough,
    ServiceId,
    SituationId,
    Url,
    Words,
)
from .places import Period
from .words import (
    Audience,
    Cost,
    Language,
    Link,
    Noun,
    Prose,
    Record,
    ServedIn,
    Slug,
    Source,
    Summary,
    Text,
    Website,
    WordLists,
)

MEANING_LENGTH = 120
Group = Literal["health", "everyday", "psychosocial", "specialist", "community", "safety"]
Arranger = Literal["county", "municipality", "state", "association", "parish", "private"]


class Saying(Noun):
    """Words to read out as they stand: what they are for, and the words themselves."""

    when: Prose
    words: Prose


class Service(Record):
    """`say` is what to say on the phone; `asked_at` names services whose contacts answer for this one where it has none of its own; `helplines` are its
    way in for the whole country; `koko` are concepts of the ontology KOKO that mean just this; `aliases` are former slugs, in either language."""

    name: Text
    slug: Slug
    aliases: tuple[Id, ...] = ()
    also_called: WordLists = WordLists()
    group: Group
    arranged_by: Annotated[tuple[Arranger, ...], Field(min_length=1)]
    summary: Summary
    what: Prose
    audience: Audience = Field(alias="for")
    how: Prose
    say: tuple[Saying, ...] = ()
    asked_at: tuple[ServiceId, ...] = ()
    helplines: tuple[HelplineId, ...] = ()
    cost: Cost
    good_to_know: tuple[Prose, ...] = ()
    sensitive: bool = False
    ptv_class: Words | None = None
    koko: tuple[Words, ...] = ()
    related: tuple[ServiceId, ...] = ()
    pages: tuple[PageId, ...] = ()
    methods: tuple[MethodId, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class Rating(Noun):
    """How strong the evidence is, always with its scale and date; `word` is what the level means, for a parent; `about` is the year an undated page speaks of."""

    level: Annotated[int, Field(ge=0, le=5)]
    of: Annotated[int, Field(ge=3, le=5)]
    scale: Prose
    word: Prose | None = None
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
    aliases: tuple[Id, ...] = ()
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
    urgent_words: WordLists = Field(default=WordLists(), alias="urgent-words")
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
    aliases: tuple[Id, ...] = ()
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


class Term(Noun):
    """A stretch of the year that many places share, such as a school term. Without periods its dates are not known to us."""

    name: Text
    periods: tuple[Period, ...] = ()
    sources: tuple[Source, ...] = ()


class Meaning(Noun):
    """What a word means: one sentence in each language, short enough to be read in passing."""

    fi: Words
    sv: Words

    @model_validator(mode="after")
    def _short(self) -> Meaning:
        for tongue in ("fi", "sv"):
            if len(getattr(self, tongue)) > MEANING_LENGTH:
                raise fault("summary-too-long", keys=[tongue], length=len(getattr(self, tongue)), most=MEANING_LENGTH)
        return self


class Explanation(Noun):
    """A word that offices use, with what it means. `forms` are beginnings by which texts made from data know the word; without them it is its name."""

    name: Text
    means: Meaning
    forms: WordLists = WordLists()
    sources: tuple[Source, ...] = ()


class Advice(Noun):
    """Words that are better left alone, by their beginnings, with what to write instead and why; `keep` are words that begin alike and are right."""

    language: Language
    use: Words
    avoid: Annotated[tuple[Words, ...], Field(min_length=1)]
    keep: tuple[Words, ...] = ()
    why: Prose


class ContentPage(Noun):
    """The front matter of a hand-written page. `plain_of` names, as kind:id, the ordinary pages that it says in plain language; `aliases` are former slugs in its language."""

    title: Words
    slug: Id
    aliases: tuple[Id, ...] = ()
    description: Words
    sensitive: bool = False
    sources: tuple[Source, ...] = ()
    situations: tuple[SituationId, ...] = ()
    plain_of: tuple[Words, ...] = ()

    @property
    def ordinary(self) -> tuple[tuple[str, str], ...]:
        """(kind, id) of each page that this is the plain version of."""
        return tuple((kind, id) for kind, _, id in (target.partition(":") for target in self.plain_of))
