"""What the catalogue and a place's file say differently, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ..model import HoursRule, Period, Place, Text, Website
from ..order import kilometres
from .offers import FIELDS, Offer

SAME_SPOT = 0.1  # kilometres


class Difference(NamedTuple):
    """`lacks` where the file has nothing yet, so that nobody's word is lost; `ours` and `theirs` are values as files have them."""

    field: str
    lacks: bool
    ours: object
    theirs: object


def differences(data: Mapping[str, object], place: Place, offer: Offer, today: date) -> Iterator[Difference]:
    """Of the file's `data`, its `place`, and what is offered for it. Times come as one: exceptions say nothing without the week they differ from; seasons
    that are over make no difference. Of a place that has closed, only that the catalogue still has it."""
    if place.status == "closed":
        yield Difference("status", False, data["status"], "active")
        return
    if offer.place is None:
        return
    same_week = _weeks(place.hours, today) == _weeks(offer.place.hours, today) != set()
    for name in FIELDS:
        theirs = getattr(offer.place, name)
        if not theirs:
            continue
        ours = getattr(place, name)
        if not ours:
            if _may_be_filled(name, data, same_week):
                yield Difference(name, True, None, offer.data[name])
        elif isinstance(ours, (Text, Website)):
            yield from _of_languages(name, data, ours, offer)
        elif not (same_week if name == "hours" else _SAME.get(name, lambda one, other: one == other)(ours, theirs)):
            yield Difference(name, False, data[name], offer.data[name])


_SAID_BESIDE = {"hours": ("hours_note",), "hours_note": ("hours",), "exceptions": ("hours", "hours_note")}


def _may_be_filled(name: str, data: Mapping[str, object], same_week: bool) -> bool:
    """What is empty because the file says it otherwise stays so: where there are times in words, or other times, exceptions and notes do not come beside them."""
    return name in ("hours_note", "exceptions") and same_week or not any(data.get(key) for key in _SAID_BESIDE.get(name, ()))


def _of_languages(name: str, data: Mapping[str, object], ours: Text | Website, offer: Offer) -> Iterator[Difference]:
    """A text by its languages: one that the file lacks, without saying so, is no contradiction."""
    theirs = getattr(offer.place, name)
    pairs = {language: (getattr(ours, language), getattr(theirs, language)) for language in ("fi", "sv", "en") if getattr(theirs, language)}
    if any(one and _plain(one) != _plain(other) for one, other in pairs.values()):
        yield Difference(name, False, data[name], offer.data[name])
    elif name not in (data.get("missing_translation") or {}) and (missing := {language: other for language, (one, other) in pairs.items() if not one and language != "en"}):
        yield Difference(name, True, data[name], {**_by_language(ours), **missing})


def _by_language(text: Text | Website) -> dict[str, str]:
    return {language: words for language in ("fi", "sv", "en") if (words := getattr(text, language))}


def _plain(words: str) -> str:
    """Without what nobody means: capital letters, a full stop, a slash at the end of an address."""
    return re.sub(r"^https?://(?:www\.)?", "", " ".join(words.split()).casefold()).rstrip("./")


def _weeks(rules: tuple[HoursRule, ...], today: date) -> set[tuple]:
    """Every opening of a week that is not over."""
    coming = [rule for rule in rules if not (isinstance(rule.season, Period) and rule.season.end < today)]
    return {(day, opening, rule.weeks, _season(rule), rule.by_appointment) for rule in coming for day, openings in rule.openings() for opening in openings}


def _season(rule: HoursRule) -> object:
    return (rule.season.start, rule.season.end) if isinstance(rule.season, Period) else rule.season


_SAME: Mapping[str, Callable] = {
    "coordinates": lambda ours, theirs: kilometres(ours, theirs) <= SAME_SPOT,
    "phone": lambda ours, theirs: _digits(ours.number) == _digits(theirs.number),
    "email": lambda ours, theirs: ours.casefold() == theirs.casefold(),
    "served_in": lambda ours, theirs: set(ours) == set(theirs),
    "exceptions": lambda ours, theirs: {_of_exception(row) for row in theirs} <= {_of_exception(row) for row in ours},
}


def _of_exception(row: object) -> tuple:
    return row.date, row.start, row.end, row.holiday, row.during, row.open, row.closed is not None


def _digits(number: str) -> str:
    return re.sub(r"^\+358", "0", re.sub(r"[^0-9+]", "", number))
