"""Opening times as values: minutes of a day, and which days they are true on. No clock, no calendar, no language."""

from __future__ import annotations

import re
from dataclasses import dataclass

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_RANGES = {f"{a}-{b}": DAYS[i : j + 1] for i, a in enumerate(DAYS) for j, b in enumerate(DAYS) if j > i}
_TIMES = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[.:](\d{2}))?", re.ASCII)
_NAMES = (
    "ma maanantai maanantaina mån måndag", "ti tiistai tiistaina tis tisdag", "ke keskiviikko keskiviikkona ons onsdag", "to torstai torstaina tor tors torsdag",
    "pe perjantai perjantaina fre fredag", "la lauantai lauantaina lör lördag", "su sunnuntai sunnuntaina sön söndag",
)  # fmt: skip
_DAY_OF_NAME = {name: day for day, names in zip(DAYS, _NAMES) for name in (day, *names.split())}
_SPOKEN = re.compile(r"(\w+)(?:\s*[-–]\s*([^\W\d]+))?(?:[\s:]+\d.*)?")


class HoursError(ValueError):
    """A time that cannot be read. `kind` names the sentence for the editor, `value` is the part that is wrong."""

    def __init__(self, kind: str, value: str):
        super().__init__(f"{kind}: {value}")
        self.kind, self.value = kind, value


@dataclass(frozen=True, order=True)
class Opening:
    """One stretch of a day, in minutes after midnight; `end` is later than `start` and at most 1440."""

    start: int
    end: int


def read_openings(text: str) -> tuple[Opening, ...]:
    """'9-12, 13-15.30' → two openings in order. Raises HoursError: hours-form, hours-no-such-time, hours-reversed, hours-overlap."""
    openings = sorted(_read_opening(part.strip()) for part in text.split(","))
    for earlier, later in zip(openings, openings[1:]):
        if later.start < earlier.end:
            raise HoursError("hours-overlap", text)
    return tuple(openings)


def _read_opening(text: str) -> Opening:
    found = _TIMES.fullmatch(text)
    if not found:
        raise HoursError("hours-form", text)
    start_hour, start_minute, end_hour, end_minute = (int(part or 0) for part in found.groups())
    start, end = start_hour * 60 + start_minute, end_hour * 60 + end_minute
    if max(start_minute, end_minute) > 59 or start >= 1440 or end > 1440:
        raise HoursError("hours-no-such-time", text)
    if end <= start:
        raise HoursError("hours-reversed", text)
    return Opening(start, end)


def days_of(key: str) -> tuple[str, ...]:
    """'tue' → ('tue',), 'tue-thu' → ('tue', 'wed', 'thu'), anything else → ()."""
    return (key,) if key in DAYS else DAY_RANGES.get(key, ())


def spoken_days(text: str) -> str | None:
    """What 'ma-pe', 'tisdag' or 'ma-pe 9-16' is as a key of ours, 'mon-fri'; None for anything else."""
    found = _SPOKEN.fullmatch(text.strip().casefold())
    if not found:
        return None
    key = "-".join(_DAY_OF_NAME.get(name, "") for name in found.groups() if name)
    return key if days_of(key) else None
