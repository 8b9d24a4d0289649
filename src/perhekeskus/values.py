"""The small types that nouns are made of: words, dates, phones, addresses. Each refuses what would mislead a reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema

from .almanac import HOLIDAYS, holidays_of
from .openings import TIMES, HoursError, Opening, read_openings
from .problems import shown
from .refusals import fault, is_real

LONGEST_WORDS = 4000
_MARKUP = re.compile(r"<\s*[a-zA-Z/!?][^>\n]*>?|&(?:[a-zA-Z]{2,8}|#\w{1,6});")
_PLACEHOLDER = re.compile(r"\bTODO\b|\bFIXME\b|\bTBA\b|\bXXX\b|lorem ipsum|\[email.{0,3}protected\]|etunimi\.sukunimi|fornamn\.efternamn", re.I)
_PLACEHOLDER_HAS = ("todo", "fixme", "tba", "xxx", "lorem ipsum", "[email", "etunimi.", "fornamn.")  # sought first: the pattern is slow, and every text of the country is read
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PAGE_ADDRESS = re.compile(rf"/(?:fi|sv)(?:/{_ID.pattern})+/")
_PHONE = re.compile(r"\+?[0-9][0-9 ]{1,18}[0-9]")
_PHONE_PLACEHOLDER = re.compile(r"[xX?_]{2,}|\.{3}|…")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PTV_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_HOST = re.compile(r"[^.]+(?:\.[^.]+)+")
_NAMELESS_EMAIL = re.compile(r"etunimi|sukunimi|fornamn|förnamn|efternamn|firstname|lastname|\[email", re.I)


def unfit(text: str) -> Iterator[tuple[int, str, str]]:
    """(position, kind of problem, what to show) of what no text for readers may hold, one of each kind."""
    if found := _MARKUP.search(text):
        yield found.start(), "html-in-text", found[0]
    folded = text.lower()
    if any(sign in folded for sign in _PLACEHOLDER_HAS) and (found := _PLACEHOLDER.search(text)):
        yield found.start(), "placeholder", found[0]
    if found := _INVISIBLE.search(text):
        yield found.start(), "invisible-character", f"U+{ord(found[0]):04X}"


def _words(text: str) -> str:
    text = text.strip()
    if len(text) > LONGEST_WORDS:
        raise fault("text-too-long", length=len(text), most=LONGEST_WORDS)
    for _, kind, value in unfit(text):
        raise fault(kind, value=value)
    return text


def _id(text: str) -> str:
    if not _ID.fullmatch(text) or len(text) > 80:
        raise fault("id-form", value=text)
    return text


def _page_address(text: str) -> str:
    if not _PAGE_ADDRESS.fullmatch(text):
        raise fault("page-address-form", value=text)
    return text


def _phone(text: str, info: ValidationInfo) -> str:
    text = " ".join(text.split())
    if _PHONE_PLACEHOLDER.search(text):
        raise fault("phone-placeholder", value=text)
    if not _PHONE.fullmatch(text):
        raise fault("phone-form", value=text)
    if set(text) <= set("0 ") and is_real(info):
        raise fault("from-guide", value=text)
    return text


def _email(text: str, info: ValidationInfo) -> str:
    if _NAMELESS_EMAIL.search(text):
        raise fault("email-placeholder", value=text)
    if not _EMAIL.fullmatch(text):
        raise fault("email-form", value=text)
    if text.endswith(".example") and is_real(info):
        raise fault("from-guide", value=text)
    return text


def _url(text: str, info: ValidationInfo) -> str:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise fault("url-form", value=text) from None
    if parts.scheme not in ("http", "https"):
        raise fault("url-scheme", value=text)
    if not _HOST.fullmatch(host) or re.search(r"[\s<>\"'\\]", text) or _INVISIBLE.search(text) or "@" in parts.netloc:
        raise fault("url-form", value=text)
    if host.endswith(".example") and is_real(info):
        raise fault("from-guide", value=text)
    return text


def _addresses(text: str) -> str:
    if not re.fullmatch(_ADDRESSES, text):
        raise fault("exemption-address", value=text)
    return text


def _code(digits: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not re.fullmatch(f"[0-9]{{{digits}}}", text):
            raise fault("code-form", value=text, digits=digits)
        return text

    return check


def _ptv_id(text: str, info: ValidationInfo) -> str:
    if not _PTV_ID.fullmatch(text):
        raise fault("ptv-id-form", value=text)
    if text.startswith("00000000-") and is_real(info):
        raise fault("from-guide", value=text)
    return text


def _postal_code(text: str) -> str:
    if not re.fullmatch(r"[0-9]{5}", text):
        raise fault("postal-code-form", value=text)
    return text


def _in_our_time(text: str) -> None:
    """A year before 1900 or after 2100 is a slip of the keys."""
    if re.match(r"[0-9]{4}", text) and not 1900 <= int(text[:4]) <= 2100:
        raise fault("no-such-date", value=shown(text))


def _holiday_named(word: str, info: ValidationInfo) -> tuple[str, date] | None:
    """(what it is called, the next day of it) of a holiday whose name begins with the word, among those that are known."""
    names: Mapping[str, str] = (info.context or {}).get("holiday") or {}
    name = next((name for name in names if len(word) >= 3 and name.startswith(word.casefold())), None)
    if name is None:
        return None
    today = info.context["today"]
    return name, next(day for year in range(today.year, today.year + 3) for day, id in holidays_of(year).items() if id == names[name] and day >= today)


def _day(value: object, info: ValidationInfo) -> date:
    if isinstance(value, date):
        return value
    _in_our_time(str(value))
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
            return date.fromisoformat(str(value))
    except ValueError:
        raise fault("no-such-date", value=str(value)) from None
    if named := _holiday_named(str(value), info):
        raise fault("date-of-holiday", value=shown(value), holiday=named[0], day=named[1].isoformat())
    raise fault("date-form", value=shown(value))


@dataclass(frozen=True)
class RoughDate:
    """A date as exactly as a source gives it: a day, a month, a year, or nothing ('undated')."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def earliest(self) -> date | None:
        """The first day it can mean, or None when undated."""
        return None if self.year is None else date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date | None:
        """The last day it can mean, or None when undated."""
        if self.year is None:
            return None
        if self.month is None:
            return date(self.year, 12, 31)
        if self.day is None:
            after = date(self.year + self.month // 12, self.month % 12 + 1, 1)
            return date.fromordinal(after.toordinal() - 1)
        return date(self.year, self.month, self.day)

    def __str__(self) -> str:
        parts = [f"{self.year:04}" if self.year else "undated", f"{self.month:02}" if self.month else "", f"{self.day:02}" if self.day else ""]
        return "-".join(filter(None, parts))


def _rough_date(value: object) -> RoughDate:
    if isinstance(value, RoughDate):
        return value
    text = str(value)
    if text == "undated":
        return RoughDate()
    _in_our_time(text)
    found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
    if not found:
        raise fault("rough-date-form", value=shown(value))
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise fault("no-such-date", value=text) from None
    return RoughDate(year, month, day)


@dataclass(frozen=True)
class Ages:
    """Years of age from `youngest` to `oldest`, both included; before birth is `pregnancy`."""

    youngest: int | None = None
    oldest: int | None = None
    pregnancy: bool = False


def _ages(value: object) -> Ages:
    if isinstance(value, Ages):
        return value
    text = str(value)
    if text == "pregnancy":
        return Ages(pregnancy=True)
    found = re.fullmatch(r"([0-9]{1,2})(?:\s*[-–]\s*([0-9]{1,2}))?", text)
    if not found:
        raise fault("ages-form", value=shown(value))
    youngest, oldest = int(found[1]), int(found[2] or found[1])
    if oldest < youngest:
        raise fault("ages-reversed", value=text)
    return Ages(youngest, oldest)


def _openings(value: object) -> tuple[Opening, ...]:
    if not isinstance(value, str):
        raise fault("hours-form", value=shown(value))
    try:
        return read_openings(value)
    except HoursError as error:
        raise fault(error.kind, value=error.value, **error.details) from None


def _holiday(text: str) -> str:
    if text not in HOLIDAYS:
        raise fault("unknown-holiday", value=text, options=HOLIDAYS)
    return text


def _known(kind: str) -> Callable[[str, ValidationInfo], str]:
    def check(text: str, info: ValidationInfo) -> str:
        known: Mapping[str, Any] | None = (info.context or {}).get(kind)
        if known is None:
            return text
        if text not in known:
            raise fault(f"unknown-{kind}", value=text, options=_names(known))
        return known[text] if isinstance(known[text], str) else text

    return check


def _names(known: Collection[str]) -> tuple[str, ...]:
    return tuple(known)


def _written(kind: str, pattern: str, *also: str, **limits: object) -> WithJsonSchema:
    """How a file writes it, for an editor's program: as text of a pattern, or as what YAML takes it for, such as a number; else a fault of that kind.
    What a pattern cannot say, only checking finds."""
    return WithJsonSchema({"type": ["string", *also] if also else "string", "pattern": f"^\\s*(?:{pattern})\\s*$", "fault": kind, **limits})


def _one_of(kind: str) -> WithJsonSchema:
    """The id of a record: an editor's program offers those it knows, and only checking knows them all."""
    return WithJsonSchema({"known": kind})


_UNFIT = {"not": {"type": "string", "pattern": "|".join(pattern.pattern for pattern in (_MARKUP, _PLACEHOLDER, _INVISIBLE))}}
_YEAR = "(?:19[0-9]{2}|20[0-9]{2}|2100)"
_MONTH, _DAY_OF_MONTH = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_ADDRESS = r"""[hH][tT][tT][pP][sS]?://[^\s<>"'\\@/?#.]+(?:\.[^\s<>"'\\@/?#.]+)+(?:[/?#][^\s<>"'\\]*)?"""

# An address in which * after the host stands for anything.
_ADDRESSES = r"https?://[^\s*/]+\.[^\s*/]+(?:/\S*)?"

Words = Annotated[str, AfterValidator(_words), WithJsonSchema({"type": ["string", "number"], "maxLength": LONGEST_WORDS, **_UNFIT})]
Id = Annotated[str, AfterValidator(_id), _written("id-form", _ID.pattern, "integer", maxLength=80)]
PageAddress = Annotated[str, AfterValidator(_page_address), _written("page-address-form", _PAGE_ADDRESS.pattern)]
Phone = Annotated[str, AfterValidator(_phone), _written("phone-form", _PHONE.pattern, "integer")]
Email = Annotated[str, AfterValidator(_email), _written("email-form", f"(?!.*(?:{_NAMELESS_EMAIL.pattern})){_EMAIL.pattern}")]
Url = Annotated[str, AfterValidator(_url), _written("url-form", _ADDRESS)]
Addresses = Annotated[str, AfterValidator(_addresses), _written("exemption-address", _ADDRESSES)]
RegionCode = Annotated[str, AfterValidator(_code(2)), _written("code-form", "[0-9]{2}", "integer")]
MunicipalityCode = Annotated[str, AfterValidator(_code(3)), _written("code-form", "[0-9]{3}", "integer")]
PostalCode = Annotated[str, AfterValidator(_postal_code), _written("postal-code-form", "[0-9]{5}", "integer", maximum=99999)]
PtvId = Annotated[str, AfterValidator(_ptv_id), _written("ptv-id-form", _PTV_ID.pattern)]
Day = Annotated[date, BeforeValidator(_day), _written("date-form", f"{_YEAR}-{_MONTH}-{_DAY_OF_MONTH}")]
Rough = Annotated[RoughDate, BeforeValidator(_rough_date), _written("rough-date-form", f"undated|{_YEAR}(?:-{_MONTH}(?:-{_DAY_OF_MONTH})?)?", "integer", minimum=1900, maximum=2100)]
AgeRange = Annotated[Ages, BeforeValidator(_ages), _written("ages-form", r"pregnancy|[0-9]{1,2}(?:\s*[-–]\s*[0-9]{1,2})?", "integer", minimum=0, maximum=99)]
HolidayId = Annotated[str, AfterValidator(_holiday), WithJsonSchema({"enum": list(HOLIDAYS)})]
Openings = Annotated[tuple[Opening, ...], BeforeValidator(_openings), _written("hours-form", TIMES)]

# References: the validation context holds, for each kind, the ids that exist (for municipalities: name → id).
ServiceId = Annotated[str, AfterValidator(_known("service")), _one_of("service")]
MethodId = Annotated[str, AfterValidator(_known("method")), _one_of("method")]
HelplineId = Annotated[str, AfterValidator(_known("helpline")), _one_of("helpline")]
SituationId = Annotated[str, AfterValidator(_known("situation")), _one_of("situation")]
PageId = Annotated[str, AfterValidator(_known("page")), _one_of("page")]
MunicipalityId = Annotated[str, AfterValidator(_known("municipality")), _one_of("municipality")]
TermId = Annotated[str, AfterValidator(_known("term")), _one_of("term")]
