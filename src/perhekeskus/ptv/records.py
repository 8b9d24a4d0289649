"""Service locations of the catalogue as values. What is not there, or has another shape than documented, is absent, and fields that nobody knows are passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import get_args

from ..clock import FINLAND
from ..model import ServedIn
from ..persons import names_somebody

LANGUAGES = ("fi", "sv", "en")
LONGEST_LABEL = 60  # letters
SERVED_IN = {code: code for code in get_args(ServedIn)} | {"sgn-fi": "sign"}  # the catalogue's languages of service that a place's file knows
Words = Mapping[str, str]  # by language, of those in LANGUAGES


@dataclass(frozen=True)
class Number:
    """A phone number as it can be dialled in Finland, and by language what stands beside it, such as whose it is."""

    number: str
    beside: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Location:
    """One service location. `point` is metres east and north; `hours` are the catalogue's own blocks; `municipalities` and `counties` are codes of where it serves."""

    id: str
    organisation: str = ""
    name: Words = field(default_factory=dict)
    phones: tuple[Number, ...] = ()
    emails: tuple[str, ...] = ()
    website: Words = field(default_factory=dict)
    street: Words = field(default_factory=dict)
    whereabouts: Words = field(default_factory=dict)
    postal_code: str | None = None
    point: tuple[float, float] | None = None
    addresses: int = 0
    municipalities: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    published: date | None = None
    hours: Mapping = field(default_factory=dict)


@dataclass(frozen=True)
class Organisation:
    name: Words
    kind: str = ""


def location_of(item: Mapping) -> Location | None:
    """None for what is no service location, or has no name."""
    versions = _versions(item)
    name = {language: words for language, version in versions.items() if (words := _name(version))}
    if item.get("serviceChannelType") != "ServiceLocation" or not isinstance(item.get("contentId"), str) or not name:
        return None
    streets, others = (_list(_mapping(item, "location"), kind) for kind in ("streetAddresses", "otherAddresses"))
    address = next(iter([*streets, *others]), {})
    return Location(
        item["contentId"], _text(item, "organizationContentId"), name, tuple(_phones(versions)),
        tuple(dict.fromkeys(email for version in versions.values() for row in _list(version, "contactEmails") if (email := _text(row, "email")))),
        {language: url for language, version in versions.items() if (url := next((url for row in _list(version, "contactWebPages") if (url := _text(row, "url"))), ""))},
        _street(address), words_of(address.get("additionalInformation")), _text(address, "postalCode") or None, _point(address), len(streets) + len(others),
        _codes(_mapping(item, "area"), "municipalities"), _codes(_mapping(item, "area"), "wellbeingServicesCounties"),
        tuple(dict.fromkeys(SERVED_IN[code] for code in _codes(item, "serviceLanguages") if code in SERVED_IN)),
        _day(item.get("publishedAt")), _mapping(item, "serviceHours"),
    )  # fmt: skip


def organisation_of(item: Mapping) -> Organisation:
    return Organisation(_each(_versions(item), "name"), _text(item, "organizationType"))


def is_label(words: Words) -> bool:
    """Whether it names a thing, such as a café for babies: a sentence is somebody's own words, and is not copied, nor is what names a person."""
    return bool(words) and all(len(part) <= LONGEST_LABEL and not part.endswith((".", "!", "?")) and not names_somebody(part) for part in words.values())


def words_of(value: object) -> Words:
    """Texts by language; the catalogue writes an empty text where there is none."""
    return {language: words for language in LANGUAGES if (words := _text(value, language))} if isinstance(value, dict) else {}


def _versions(item: Mapping) -> Mapping[str, Mapping]:
    return {language: version for language, version in _mapping(item, "languageVersions").items() if language in LANGUAGES and isinstance(version, dict)}


def _name(version: Mapping) -> str:
    return version.get("isAlternativeNamePrimary") is True and _text(version, "alternativeName") or _text(version, "name")


def _each(versions: Mapping[str, Mapping], key: str) -> Words:
    return {language: words for language, version in versions.items() if (words := _text(version, key))}


def _phones(versions: Mapping[str, Mapping]) -> Iterator[Number]:
    """Each number once, with what is said of it in every language."""
    found: dict[str, dict[str, str]] = {}
    for language, version in versions.items():
        for row in _list(version, "contactPhoneNumbers"):
            if number := _dialled(_text(row, "dialCode"), _text(row, "number")):
                found.setdefault(number, {})
                if words := _text(row, "additionalInformation"):
                    found[number].setdefault(language, words)
    return (Number(number, beside) for number, beside in found.items())


def _dialled(dial_code: str, number: str) -> str:
    """+358 40 1234567 as it is dialled at home; foreign numbers keep their code."""
    code, number = dial_code.lstrip("+0"), re.sub(r"^\+358 ?(?:\(0\) ?)?", "0", number)
    number = " ".join(re.sub(r"[-()./]", " ", number).split())
    if code == "358":
        return number if number.startswith("0") else f"0{number}"
    return f"+{code} {number}" if code else number


def _street(address: Mapping) -> Words:
    detail = _text(address, "addressDetail")
    return {language: f"{street} {detail}".strip() for language, street in words_of(address.get("streetName")).items()}


def _point(address: Mapping) -> tuple[float, float] | None:
    """What the land survey knows before what somebody has typed."""
    points = [row for row in _list(address, "coordinates") if row.get("system") == "EPSG:3067" and all(type(row.get(part)) in (int, float) for part in ("easting", "northing"))]
    best = min(points, key=lambda row: row.get("source") == "User", default=None)
    return (float(best["easting"]), float(best["northing"])) if best else None


def _day(value: object) -> date | None:
    """The day in Finland of a moment."""
    try:
        moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        return moment and (moment.astimezone(FINLAND) if moment.tzinfo else moment).date()
    except (ValueError, OverflowError):
        return None


def _codes(value: Mapping, key: str) -> tuple[str, ...]:
    codes = value.get(key)
    return tuple(code for code in codes if isinstance(code, str)) if isinstance(codes, list) else ()


def _text(value: object, key: str) -> str:
    words = value.get(key) if isinstance(value, dict) else None
    return " ".join(words.split()) if isinstance(words, str) else ""


def _list(value: Mapping, key: str) -> list[dict]:
    rows = value.get(key)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _mapping(value: Mapping, key: str) -> Mapping:
    found = value.get(key)
    return found if isinstance(found, dict) else {}
