"""Opening times as values: minutes of a day, and which days they are true on. No clock, no calendar, no language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_RANGES = {f"{a}-{b}": DAYS[i : j + 1] for i, a in enumerate(DAYS) for j, b in enumerate(DAYS) if j > i}
DAY_LENGTH = 1440  # minutes

# Pieces of patterns, also for whoever looks for times inside a longer text.
DASH = "[-‐‑‒–—−]"
AND = r"(?:ja|sekä|och|samt|and)(?!\w)"
ALL_DAY = r"(?:24 ?/ ?7|24 ?(?:h|t|tuntia|tim|timmar|hours)|(?:ympäri vuorokauden|vuorokauden ympäri|dygnet runt|around the clock))(?!\w)"
_AT = r"(?:(?:klo|kello|klockan|kl|at)[.:]? ?)"
_TIME = r"[0-9]{1,2}(?:[.:][0-9]{2})?(?![\w:]|\.[0-9])"
_NEXT_DAY = r"(?:\+ ?1(?![0-9])|\(?(?:seuraavana päivänä|seuraavaan päivään|nästa dag|följande dag|(?:the )?next day)(?!\w)\)?)"
# One stretch as people write it, a faulty one too: an end that is missing, a third time.
SPAN = rf"(?P<times>{_AT}?{_TIME}(?:(?: ?{DASH} ?{_AT}?{_TIME})+| ?{DASH}(?= ?(?:$|[,;.)]))|))(?: ?(?P<next_day>{_NEXT_DAY}))?"
SPAN_AHEAD = rf"{_AT}?{_TIME} ?{DASH}"
# Times of a day as a whole, without names of groups, for editors' programs: looser than reading, which also knows that 9-8 is nothing.
_WHOLE = rf"(?:{_AT}?{_TIME} ?{DASH} ?{_AT}?{_TIME}(?: ?{_NEXT_DAY})?|{ALL_DAY})"
TIMES = rf"{_WHOLE}(?:(?:[,;] ?(?={AND})| )? ?{AND} ?{_WHOLE}| ?[,;&] ?{_WHOLE})*[ .]*"

_SPAN, _ALL_DAY = re.compile(SPAN, re.I), re.compile(ALL_DAY, re.I)
_BETWEEN = re.compile(rf" ?(?:[,;] ?(?={AND})| )?(?<!\w){AND} ?| ?[,;&] ?", re.I)


class HoursError(ValueError):
    """Times that cannot be read. `kind` names the sentence for the editor, `value` is the part that is wrong.

    `details` fill in the rest of the sentence: `understood` is what was clear, `write` and `other` are what may be written instead.
    """

    def __init__(self, kind: str, value: str, **details: object):
        super().__init__(f"{kind}: {value}")
        self.kind, self.value, self.details = kind, value, details


@dataclass(frozen=True, order=True)
class Opening:
    """One stretch of time, in minutes after midnight; `end` is later than `start`, by 1440 at most, and so above 1440 when it is on the next day."""

    start: int
    end: int


@cache  # the same times stand in many files
def read_openings(text: str) -> tuple[Opening, ...]:
    """'9-12, 13-15.30' → two openings in order; '20-2+1' ends on the next day.

    Raises HoursError: hours-form, hours-no-such-time, hours-end-missing, hours-three-times, hours-reversed, hours-too-long, hours-overlap.
    """
    text = " ".join(text.split())
    openings = sorted(_read_opening(part or text) for part in _BETWEEN.split(text.rstrip(" .")))
    if overlapping(openings):
        raise HoursError("hours-overlap", text, write=canonical(_joined(openings)))
    return tuple(openings)


def canonical(openings: Iterable[Opening]) -> str:
    """Openings as a file has them: '9-12, 13-15.30', '20-2+1'."""
    return ", ".join(f"{_clock(o.start)}-{_clock(o.end)}" if o.end <= DAY_LENGTH else f"{_clock(o.start)}-{_clock(o.end - DAY_LENGTH)}+1" for o in openings)


def overlapping(openings: Iterable[Opening]) -> bool:
    """Whether any two of one day have a minute in common."""
    openings = sorted(openings)
    return any(later.start < earlier.end for earlier, later in zip(openings, openings[1:]))


def days_of(key: str) -> tuple[str, ...]:
    """'tue' → ('tue',), 'tue-thu' → ('tue', 'wed', 'thu'), anything else → ()."""
    return (key,) if key in DAYS else DAY_RANGES.get(key, ())


def keys_of_days(days: Iterable[int]) -> tuple[str, ...]:
    """Numbers of days as keys, neighbours of one week together: [4, 5, 6, 0] → ('fri-sun', 'mon')."""
    runs = [[day for _, day in run] for _, run in groupby(enumerate(days), lambda pair: pair[1] - pair[0])]
    return tuple(DAYS[run[0]] if len(run) == 1 else f"{DAYS[run[0]]}-{DAYS[run[-1]]}" for run in runs)


def keys_through(first: int, last: int) -> tuple[str, ...]:
    """The keys of all days from one number to another, over a Sunday if need be."""
    return keys_of_days((first + step) % 7 for step in range((last - first) % 7 + 1))


def keys_without(keys: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The days of some keys without those of others, as keys."""
    named, left_out = ({day for key in of for day in days_of(key)} for of in (keys, others))
    return keys_of_days(index for index, day in enumerate(DAYS) if day in named - left_out)


def _read_opening(text: str) -> Opening:
    if _ALL_DAY.fullmatch(text):
        return Opening(0, DAY_LENGTH)
    found = _SPAN.fullmatch(text)
    if not found:
        raise HoursError("hours-form", text)
    written = re.findall(_TIME, found["times"])
    for time in written:
        if not _is_time(time):
            raise HoursError("hours-no-such-time", time, write=_instead(written))
    start, *ends = map(_minutes, written)
    if start == DAY_LENGTH:
        raise HoursError("hours-no-such-time", written[0], write=_instead(written))
    if not ends:
        raise HoursError("hours-end-missing", text, understood=f"{_clock(start)}-…", write=f"{_clock(start)}-{_clock(_likely_end(start))}")
    if len(ends) > 1:
        raise _three_times(text, [start, *ends])
    return _opening(text, start, ends[0], bool(found["next_day"]))


def _opening(text: str, start: int, end: int, next_day: bool) -> Opening:
    if next_day and end > start:
        raise HoursError("hours-too-long", text, write=canonical([Opening(start, end)]))
    if not next_day and end <= start:
        raise HoursError("hours-reversed", text, write=canonical([Opening(start, end + DAY_LENGTH)]))
    return Opening(start, end + DAY_LENGTH * next_day)


def _three_times(text: str, times: list[int]) -> HoursError:
    """9-14-16 may be two stretches or one with a time too many; times in no order get an example instead."""
    if times != sorted(set(times)):
        return HoursError("hours-three-times", text, understood=_clock(times[0]), write="9-14, 14-16", other="9-16")
    steps = [Opening(*pair) for pair in zip(times, times[1:])]
    return HoursError("hours-three-times", text, understood=canonical(steps[:1]), write=canonical(steps), other=canonical([Opening(times[0], times[-1])]))


def _joined(openings: list[Opening]) -> list[Opening]:
    """Openings in order, those that overlap made one, a day long at most."""
    joined = openings[:1]
    for opening in openings[1:]:
        last = joined[-1]
        if opening.start < last.end:
            joined[-1] = Opening(last.start, min(max(last.end, opening.end), last.start + DAY_LENGTH))
        else:
            joined.append(opening)
    return joined


def _instead(written: list[str]) -> str:
    """What may be meant by an end after 24: that time of the next day, when it is not a day later; else an example."""
    start, end = _minutes(written[0]), _minutes(written[-1])
    if len(written) == 2 and start < DAY_LENGTH < end <= start + DAY_LENGTH and all(map(_has_minutes, written)):
        return canonical([Opening(start, end)])
    return "9-16"


def _is_time(text: str) -> bool:
    return _has_minutes(text) and _minutes(text) <= DAY_LENGTH


def _has_minutes(text: str) -> bool:
    return int(text.replace(":", ".").partition(".")[2] or 0) < 60


def _minutes(text: str) -> int:
    hour, _, minute = text.replace(":", ".").partition(".")
    return int(hour) * 60 + int(minute or 0)


def _likely_end(start: int) -> int:
    """For an example only: a working day's end, or two hours later."""
    return 16 * 60 if start < 15 * 60 else min(start + 120, DAY_LENGTH)


def _clock(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour}.{minute:02}" if minute else str(hour)
