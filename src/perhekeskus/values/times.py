"""Days, also those of which a source tells only the month or the year, holidays by their names, and times of a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema

from ..almanac import HOLIDAYS, holidays_of
from ..openings import TIMES, HoursError, Opening, read_openings
from ..problems import shown
from ..refusals import fault, written

_YEAR = "(?:19[0-9]{2}|20[0-9]{2}|2100)"
_MONTH, _DAY_OF_MONTH = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"


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


def _holiday(text: str) -> str:
    if text not in HOLIDAYS:
        raise fault("unknown-holiday", value=text, options=HOLIDAYS)
    return text


def _openings(value: object) -> tuple[Opening, ...]:
    if not isinstance(value, str):
        raise fault("hours-form", value=shown(value))
    try:
        return read_openings(value)
    except HoursError as error:
        raise fault(error.kind, value=error.value, **error.details) from None


Day = Annotated[date, BeforeValidator(_day), written("date-form", f"{_YEAR}-{_MONTH}-{_DAY_OF_MONTH}")]
Rough = Annotated[RoughDate, BeforeValidator(_rough_date), written("rough-date-form", f"undated|{_YEAR}(?:-{_MONTH}(?:-{_DAY_OF_MONTH})?)?", "integer", minimum=1900, maximum=2100)]
HolidayId = Annotated[str, AfterValidator(_holiday), WithJsonSchema({"enum": list(HOLIDAYS)})]
Openings = Annotated[tuple[Opening, ...], BeforeValidator(_openings), written("hours-form", TIMES)]
