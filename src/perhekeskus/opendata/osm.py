"""Opening hours as OpenStreetMap writes them: one line that any program which knows its specification (0.7.2) reads as the Schedule does.

What is not sure to be open is `unknown`: times that the file is not sure of, times by appointment (with these words as a comment), and all days after
the last known one. The line says nothing of days that were over when it was made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from ..hours import DAY, Schedule
from ..timetable import Timetable
from .rules import APPOINTMENT, EVERY, OPEN, UNSURE, Piece, Pieces, Rule, rules_of

_SAID = {OPEN: "open", UNSURE: "unknown", APPOINTMENT: 'unknown "by appointment"'}
_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS = ("", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKS = {"": "", "odd": "week 1-53/2", "even": "week 2-52/2"}


class Lines:
    """The lines of all places, each worked out once for whatever shows it."""

    def __init__(self, timetable: Timetable):
        self.timetable = timetable
        self._lines: dict[str, str | None] = {}

    def of(self, id: str) -> str | None:
        """None for a place of whose openings nothing is known."""
        if id not in self._lines:
            self._lines[id] = opening_hours(self.timetable.schedule(id))
        return self._lines[id]


def opening_hours(schedule: Schedule) -> str | None:
    """'Mo-Fr 09:00-15:00; 2026 Dec 24-2026 Dec 26 off; 2027 Oct 29-2027 Dec 31 unknown; 2028+ unknown'. None where no time is known."""
    if not schedule:
        return None
    rules = rules_of(schedule)
    single = (_told(",".join(_dates(*stretch) for stretch in stretches), pieces) for pieces, stretches in rules.single.items())
    return "; ".join((*map(_rule_text, rules.weekly), *single, *_afterwards(schedule.last)))


def _afterwards(last: date) -> Iterator[str]:
    """All that comes after the last known day."""
    after = last + DAY
    if after.year == last.year:
        yield f"{_dates(after, date(after.year, 12, 31))} unknown"
    yield f"{last.year + 1}+ unknown"


# words


def _rule_text(rule: Rule) -> str:
    dates = _dates(rule.begin, rule.end) if rule.begin > date.min else ""
    return _told(" ".join(filter(None, (dates, _WEEKS[rule.week], _weekdays(rule)))), rule.pieces)


def _weekdays(rule: Rule) -> str:
    """'Mo-Fr', 'Mo,We', 'Mo[1,3],Tu[1,3]'."""
    if rule.nth != (EVERY,):
        return ",".join(f"{_WEEKDAYS[weekday]}[{','.join(map(str, rule.nth))}]" for weekday in rule.weekdays)
    runs = [[weekday for _, weekday in run] for _, run in groupby(enumerate(rule.weekdays), key=lambda pair: pair[1] - pair[0])]
    return ",".join(f"{_WEEKDAYS[run[0]]}-{_WEEKDAYS[run[-1]]}" if len(run) > 2 else ",".join(_WEEKDAYS[weekday] for weekday in run) for run in runs)


def _dates(first: date, last: date) -> str:
    """'2026 Dec 24', '2027 Feb 24-2027 Feb 28': the short 'Feb 24-28' is valid as well, but some programs misread it at the end of a month."""
    return _date(first) if first == last else f"{_date(first)}-{_date(last)}"


def _date(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month]} {day.day:02}"


def _told(days: str, pieces: Pieces) -> str:
    """Days with their times; of several kinds each says what it is, and adds to those before it."""
    if not pieces:
        return f"{days} off"
    kinds = sorted({piece.kind for piece in pieces}, reverse=True)
    said = [f"{days} {_times(piece for piece in pieces if piece.kind == kind)}" for kind in kinds]
    return said[0] if kinds == [OPEN] else ", ".join(f"{times} {_SAID[kind]}" for times, kind in zip(said, kinds))


def _times(pieces: Iterable[Piece]) -> str:
    return ",".join(f"{_clock(piece.start)}-{_clock(piece.end)}" for piece in pieces)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
