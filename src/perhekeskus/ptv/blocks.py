"""Pieces of the catalogue's blocks of hours: weekdays, times, dates, headings. What has another shape than documented makes its block unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ..openings import DAY_LENGTH, Opening
from .records import is_label, words_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SAY_NOTHING = {"avoinna", "auki", "aukiolo", "aukioloaika", "aukioloajat", "normaalit aukioloajat", "öppet", "öppettid", "öppettider", "open", "opening hours"}  # headings
Row = dict[str, object]  # as a file has it


class Unsaid(Exception):
    """A block that the file cannot say, or that has two meanings; `kind` is one of the doubts in remarks.yaml."""

    def __init__(self, kind: str = "hours-unsaid"):
        super().__init__(kind)
        self.kind = kind


class Left(NamedTuple):
    """What is left to an editor: why, what it is called, its days as both languages write them, and a row that only an editor can read."""

    kind: str
    heading: Mapping[str, str]
    days: str = ""
    row: str = ""


def hours_in(block: Mapping) -> Iterator[tuple[int, Mapping]]:
    """(weekday, hour) of a block's week."""
    week = block.get("weeklyHours") if isinstance(block.get("weeklyHours"), dict) else {}
    for number, name in enumerate(WEEKDAYS):
        day = week.get(name, {})
        hours = day.get("hours") if isinstance(day, dict) else None
        if not isinstance(hours, list | None) or len(dicts(hours)) < len(hours or ()):
            raise Unsaid
        yield from ((number, hour) for hour in hours or ())


def opening_of(hour: Mapping) -> Opening:
    """An end before its beginning is on the next day; one at the same time says nothing."""
    start, end = (minutes_of(hour.get(key)) for key in ("start", "end"))
    if start == end or start == DAY_LENGTH:
        raise Unsaid("hours-unclear")
    return Opening(start, end if end > start else end + DAY_LENGTH)


def minutes_of(time: object) -> int:
    parts = time.split(":") if isinstance(time, str) else []
    if not (len(parts) in (2, 3) and all(part.isascii() and part.isdigit() and len(part) == 2 for part in parts)):
        raise Unsaid("hours-unclear")
    minutes = int(parts[0]) * 60 + int(parts[1])
    if minutes > DAY_LENGTH or int(parts[1]) > 59:
        raise Unsaid("hours-unclear")
    return minutes


def range_of(block: Mapping) -> tuple[date, date]:
    first, last = (date_of(block.get(key)) for key in ("fromDate", "toDate"))
    if first is None or last is None or last < first:
        raise Unsaid("hours-unclear")
    return first, last


def date_of(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def stretch_words(*days: date | None) -> str:
    """'4.12.2026–6.1.2027', which is Finnish and Swedish."""
    return "–".join(dict.fromkeys(f"{day.day}.{day.month}.{day.year}" for day in days if day))


def weekday_of(name: object) -> int:
    if not isinstance(name, str) or name.casefold() not in WEEKDAYS:
        raise Unsaid("hours-unclear")
    return WEEKDAYS.index(name.casefold())


def open_status(block: Mapping) -> str:
    if block.get("openingStatus") not in ("Open", "OpenOnReservation"):
        raise Unsaid
    return block["openingStatus"]


def heading_of(block: Mapping) -> Mapping[str, str]:
    """What its times are of; that they are opening times says nothing."""
    heading = label_of(block.get("heading"))
    return {} if all(words.strip(" :").casefold() in SAY_NOTHING for words in heading.values()) else heading


def label_of(value: object) -> Mapping[str, str]:
    words = words_of(value)
    return words if is_label(words) else {}


def dicts(value: object) -> list[dict]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
