"""What every noun is made of: words in two languages, sources, links, checks."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from ..refusals import fault, must_be_a_name
from ..values import AgeRange, Day, Id, Rough, Url, Words

SUMMARY_LENGTH = 150
LAST_KEYS = ("search_words", "urgent-words", "links", "checked", "check_every", "sources")  # of a record: what is told of the whole, below what it says
NumberOfDays = Annotated[int, Field(ge=1, le=3650)]
Language = Literal["fi", "sv"]
ServedIn = Literal["ar", "en", "es", "et", "fa", "fi", "prs", "ru", "se", "sign", "smn", "sms", "so", "ckb", "sv", "th", "uk"]
YesNo = Literal["yes", "no", "unknown"]


class Noun(BaseModel):
    """Frozen, refuses unknown keys; an empty value of a known key counts as absent, because forms write empty strings."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, data: Any) -> Any:
        if isinstance(data, dict) and any(map(_is_blank, data.values())):
            return {key: value for key, value in data.items() if not _is_blank(value) or not cls._is_key(key)}
        return data

    @classmethod
    def _is_key(cls, key: str) -> bool:
        return key in keys_of(cls)


def _is_blank(value: object) -> bool:
    return value is None or type(value) is str and (not value or value.isspace())


@cache
def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a noun as a file has them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


class ByLanguage(Noun):
    """Something for each language. Written once, it is the same in Finnish and Swedish."""

    @model_validator(mode="before")
    @classmethod
    def _once_for_both(cls, data: Any) -> Any:
        return {"fi": data, "sv": data} if isinstance(data, str) and data else data


class Text(ByLanguage):
    """Words for readers in Finnish and Swedish."""

    fi: Words | None = None
    sv: Words | None = None
    en: Words | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Text:
        if not (self.fi or self.sv or self.en):
            raise fault("text-empty")
        return self

    def read_in(self, language: str) -> tuple[str, str]:
        """The words and the language they are really in: the asked one, else the other, else English."""
        if found := getattr(self, language):
            return found, language
        for tongue in ("fi", "sv", "en"):
            if words := getattr(self, tongue):
                return words, tongue
        raise AssertionError("a Text is never empty")


def _of_somebody(name: Text, info: ValidationInfo) -> Text:
    for words in filter(None, (name.fi, name.sv)):
        must_be_a_name(words, info)
    return name


Organisation = Annotated[Text, AfterValidator(_of_somebody)]  # its name


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


class Website(ByLanguage):
    """The address of a page, by the language of that page."""

    fi: Url | None = None
    sv: Url | None = None
    en: Url | None = None

    def read_in(self, language: str) -> tuple[str, str] | None:
        """Address and its language, the reader's own first; None when there is no address."""
        same = self.fi == self.sv
        if found := getattr(self, language):
            return found, language
        for tongue in ("fi", "sv", "en"):
            if url := getattr(self, tongue):
                return url, language if same and tongue in ("fi", "sv") else tongue
        return None


class Source(Noun):
    """Where a fact was read, and the date the page itself gives."""

    url: Url
    date: Rough
    fields: tuple[Words, ...] = Field(default=(), alias="for")


class Check(Noun):
    """Somebody confirmed the record: when, and which organisation."""

    date: Day
    by: Organisation


class CheckEvery(Noun):
    """For how many days a confirmation of this one record holds, where the limit of its kind does not fit, and why it does not."""

    days: NumberOfDays
    why: Prose

    @model_validator(mode="before")
    @classmethod
    def _for_a_reason(cls, data: Any) -> Any:
        if isinstance(data, str) or isinstance(data, dict) and _is_blank(data.get("why")):
            raise fault("check-every-without-reason")
        return data


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
    check_every: CheckEvery | None = None
