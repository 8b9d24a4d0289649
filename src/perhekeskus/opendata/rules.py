"""A schedule as rules of whole days, of which the last that holds counts alone: the week, the week of each season, and single days.

Each rule tells a day from midnight to midnight, with what has been going on since the evening before. The rules of weeks are a proposal; whatever they
would get wrong is found day by day and told by its date, so that nothing has to be left out because it is rare.
"""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from itertools import chain, groupby, pairwise, repeat
from typing import NamedTuple

from ..almanac import weeks_of
from ..hours import DAY, Schedule, Slot, Weekly
from ..openings import DAY_LENGTH

APPOINTMENT, UNSURE, OPEN = 1, 2, 3  # of two at the same time the greater counts
EVERY, LAST = 0, -1  # of a month's Mondays, say


class Piece(NamedTuple):
    """A part of one day, in minutes after its midnight, 1440 at most."""

    start: int
    end: int
    kind: int


Pieces = tuple[Piece, ...]  # of a day, in order; none touches another of its kind
Which = tuple[str, int]  # odd or even weeks, or '' for all; which of the month's Mondays


class Season(NamedTuple):
    """A stretch of days, and the rows of the week that hold on all of them."""

    begin: date
    end: date
    rows: Sequence[Weekly]


class Rule(NamedTuple):
    """Days of the week within a season, and what is on then."""

    begin: date
    end: date
    week: str
    nth: tuple[int, ...]
    pieces: Pieces
    weekdays: Sequence[int]

    def holds(self, day: date) -> bool:
        return day.weekday() in self.weekdays and self.begin <= day <= self.end and self.week in ("", _parity(day)) and any(number in (EVERY, _number(day), _from_end(day)) for number in self.nth)


class Alike(NamedTuple):
    """Days of one weekday in weeks of the same kinds, of which the rows therefore say the same."""

    days: Sequence[date]
    pieces: Pieces


class Week(NamedTuple):
    """One weekday in a season: what the rows say of its days (of the first one, where they are all alike), and how that is `told` by kinds of weeks."""

    season: Season
    weekday: int
    alike: Sequence[Alike]
    told: Mapping[Which, Pieces]


class Rules(NamedTuple):
    """`weekly` in the order in which they override each other; `single` days by what is on then, as stretches [first, last], override them all."""

    weekly: list[Rule]
    single: Mapping[Pieces, list[list[date]]]


def rules_of(schedule: Schedule) -> Rules:
    """True of each day from `first_told` to the schedule's last."""
    on = cache(partial(_on, schedule))
    seasons = list(_seasons(schedule))
    told = [week for season in seasons for week in _weeks(season, schedule)]
    rules = _rules(told)
    doubtful = _edges(seasons, schedule) | {day for week in told if {group.pieces for group in week.alike} != set(week.told.values()) for group in week.alike for day in group.days}
    wrong = {day: pieces for day in sorted(doubtful) if (pieces := on(day)) != _given(rules, day)}
    return Rules(rules, _by_pieces(wrong, on))


def first_told(schedule: Schedule) -> date:
    """Of the day before the first known one nobody knows what went on past midnight."""
    return schedule.first + DAY


# days


def _on(schedule: Schedule, day: date) -> Pieces:
    return _pieces(schedule.slots(day - DAY), schedule.slots(day))


def _pieces(before: Iterable[Slot], begun: Iterable[Slot]) -> Pieces:
    """A day from midnight to midnight, of the slots of the day before and its own."""
    parts = [(slot.start - DAY_LENGTH, slot.end - DAY_LENGTH, _kind(slot)) for slot in before if slot.end > DAY_LENGTH]
    parts += [(slot.start, slot.end, _kind(slot)) for slot in begun]
    if not parts:
        return ()
    if len(parts) == 1:
        (start, end, kind), = parts
        return (Piece(max(start, 0), min(end, DAY_LENGTH), kind),)
    edges = sorted({min(max(edge, 0), DAY_LENGTH) for part in parts for edge in part[:2]})
    kinds = [(start, end, max((kind for first, last, kind in parts if first <= start < last), default=0)) for start, end in pairwise(edges)]
    runs = [(kind, list(run)) for kind, run in groupby(kinds, key=lambda stretch: stretch[2]) if kind]
    return tuple(Piece(run[0][0], run[-1][1], kind) for kind, run in runs)


def _kind(slot: Slot) -> int:
    return UNSURE if not slot.sure else APPOINTMENT if slot.by_appointment else OPEN


@cache
def _parity(day: date) -> str:
    return "odd" if day.isocalendar().week % 2 else "even"


def _number(day: date) -> int:
    return (day.day - 1) // 7 + 1


@cache
def _from_end(day: date) -> int:
    """-1 for the month's last Monday, say."""
    return -((calendar.monthrange(day.year, day.month)[1] - day.day) // 7 + 1)


# the week, and the week of a season


def _seasons(schedule: Schedule) -> Iterator[Season]:
    """The whole year, where some rows hold all year; then each stretch in which the same others hold beside them."""
    always = [row for row in schedule.weekly if row.periods is None]
    if always:
        yield Season(date.min, date.max, always)
    periods = [period for row in schedule.weekly for period in row.periods or ()]
    edges = {period.start for period in periods} | {period.end + DAY for period in periods if period.end < schedule.last} | {schedule.last + DAY}
    for begin, after in pairwise(sorted(edges)):
        rows = [row for row in schedule.weekly if row.periods is None or any(period.start <= begin <= period.end for period in row.periods)]
        if begin <= schedule.last and after > first_told(schedule) and len(rows) > len(always):
            yield Season(begin, after - DAY, rows)


def _weeks(season: Season, schedule: Schedule) -> Iterator[Week]:
    first, last = max(season.begin, first_told(schedule)), min(season.end, schedule.last)
    for weekday in range(7):
        rows = [row for row in season.rows if row.weekday == weekday or (row.weekday + 1) % 7 == weekday and row.slot.end > DAY_LENGTH]
        days = range(first.toordinal() + (weekday - first.weekday()) % 7, last.toordinal() + 1, 7)
        if rows and days:
            alike = [Alike(group, _pieces(_usual(rows, group[0] - DAY), _usual(rows, group[0]))) for group in _by_weeks(days if any(row.weeks for row in rows) else days[:1])]
            yield Week(season, weekday, alike, _told_apart(alike))


@cache
def _by_weeks(days: range) -> Sequence[Sequence[date]]:
    """Those together whose weeks, and those of the days before them, are of the same kinds. Many places have the same seasons."""
    found: dict[tuple[frozenset[str], frozenset[str]], list[date]] = {}
    for day in map(date.fromordinal, days):
        found.setdefault((weeks_of(day - DAY), weeks_of(day)), []).append(day)
    return tuple(found.values())


def _usual(rows: Iterable[Weekly], day: date) -> list[Slot]:
    return [row.slot for row in rows if row.in_some_season(day)]


_SPLITS: tuple[Callable[[date], Which], ...] = (
    lambda day: ("", EVERY),
    lambda day: (_parity(day), EVERY),
    lambda day: ("", _number(day)),
    lambda day: ("", LAST if _from_end(day) == LAST else _number(day)),
)


def _told_apart(alike: Sequence[Alike]) -> dict[Which, Pieces]:
    """What is on in which weeks, for one weekday; where no kind of week tells its days apart, what most of them have."""
    for which in _SPLITS:
        found: dict[Which, Pieces] = {}
        if all(found.setdefault(which(days[0]), pieces) == pieces for days, pieces in alike):
            return dict(sorted(found.items(), key=lambda pair: pair[0][1] % 7))  # the month's last after its fourth, which it may be
    return {("", EVERY): Counter(chain.from_iterable(repeat(pieces, len(days)) for days, pieces in alike)).most_common(1)[0][0]}


def _rules(weeks: Iterable[Week]) -> list[Rule]:
    """Weekdays with the same hours together. A season tells a weekday only where it differs from the year, and then also when it is closed."""
    found: dict[tuple, list[int]] = {}
    usual: dict[int, Mapping[Which, Pieces]] = {}
    for season, weekday, _, told in weeks:
        if season.begin == date.min:
            usual[weekday] = told
        elif told.items() <= usual.get(weekday, {}).items():
            continue
        for key, own in _alike(told, season.begin > date.min and weekday in usual):
            found.setdefault((season.begin, season.end, *key, weekday if own else None), []).append(weekday)
    return [Rule(*key[:-1], weekdays) for key, weekdays in found.items()]


def _alike(told: Mapping[Which, Pieces], overrides: bool) -> Iterator[tuple[tuple[str, tuple[int, ...], Pieces], bool]]:
    """The kinds of weeks that have the same hours as one; those without any only where that has to be said. The month's last comes after its fourth,
    which it may be, and so stays apart from other weekdays."""
    found: dict[tuple[str, Pieces], list[int]] = {}
    for (week, nth), pieces in told.items():
        if pieces or overrides or nth == LAST:
            found.setdefault((week, pieces), []).append(nth)
    return (((week, tuple(nth), pieces), LAST in nth) for (week, pieces), nth in sorted(found.items(), key=lambda group: LAST in group[1]))


# single days


def _edges(seasons: Iterable[Season], schedule: Schedule) -> set[date]:
    """Days on which rules of the week may be wrong: those that differ; and where anything goes on past midnight, the mornings after, and the edges of seasons."""
    days = set(schedule.changes)
    if any(slot.end > DAY_LENGTH for slot in (*(row.slot for row in schedule.weekly), *(slot for change in schedule.changes.values() for slot in change.slots))):
        days |= {day for season in seasons if season.begin > date.min for day in (season.begin, season.end + DAY)}
        days |= {day + DAY for day in days}
    return {day for day in days if first_told(schedule) <= day <= schedule.last}


def _given(rules: list[Rule], day: date) -> Pieces:
    """What the rules say of a day: the last that holds."""
    return next((rule.pieces for rule in reversed(rules) if rule.holds(day)), ())


def _by_pieces(days: Mapping[date, Pieces], on: Callable[[date], Pieces]) -> dict[Pieces, list[list[date]]]:
    """The stretches of days on which the same is on."""
    alike: dict[Pieces, list[date]] = {}
    for day, pieces in days.items():
        alike.setdefault(pieces, []).append(day)
    return {pieces: _stretches(dates, lambda day: on(day) == pieces) for pieces, dates in alike.items()}


def _stretches(days: Iterable[date], same: Callable[[date], bool]) -> list[list[date]]:
    """[first, last] of days that follow each other, or have nothing else between them for up to a week."""
    found: list[list[date]] = []
    for day in days:
        if found and (day - found[-1][1]).days <= 7 and all(same(found[-1][1] + number * DAY) for number in range(1, (day - found[-1][1]).days)):
            found[-1][1] = day
        else:
            found.append([day, day])
    return found
