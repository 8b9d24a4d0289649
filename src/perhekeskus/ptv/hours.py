"""Service hours of the catalogue as a place's file has them: rows, exceptions, and what neither can say. Nothing is guessed: what has two meanings is left to an editor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ..model import Text
from .blocks import Left, Row, Unsaid, date_of, dicts, hours_in, stretch_words
from .exceptions import each_day_once, exceptions_of, holidays_in
from .records import is_label, words_of
from .weeks import ROWS, rows_that_agree

SIDE_BY_SIDE = "hours-side-by-side"  # what is left though it is shown


@dataclass
class Times:
    """`rows` and `exceptions` as a file has them; `notes` are sentences of the catalogue by language; `left` is what could not be said."""

    rows: list[Row] = field(default_factory=list)
    exceptions: list[Row] = field(default_factory=list)
    notes: list[Mapping[str, str]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def times_of(hours: Mapping, labels: Mapping[str, Text], today: date) -> Times:
    """Of `serviceHours`. What is past is left out; `labels` say why a place is closed where the catalogue does not."""
    times = Times()
    for block in dicts(hours.get("hours")):
        if not _is_past(block, today):
            _take(times, block)
    if isinstance(holidays := hours.get("holidayServiceHours"), dict):
        rows, left = holidays_in(holidays, labels, today)
        times.exceptions, times.left = times.exceptions + rows, times.left + left
    times.rows, contradicted = rows_that_agree(times.rows)
    times.exceptions, twice = each_day_once(times.exceptions)
    times.left += [*contradicted, *twice]
    _doubt_what_is_side_by_side(times)
    return times


def _is_past(block: Mapping, today: date) -> bool:
    last = date_of(block.get("toDate"))
    return last is not None and last < today


def _take(times: Times, block: Mapping) -> None:
    """One block, whole or not at all."""
    heading = words_of(block.get("heading"))
    try:
        times.notes += _sentences(block, heading)
        kind = str(block.get("type"))
        if kind == "ExceptionalDateRangeServiceHour":
            times.exceptions += exceptions_of(block)
        elif kind in ROWS:
            times.rows += ROWS[kind](block)
        else:
            raise Unsaid
    except Unsaid as unsaid:
        days = stretch_words(*(date_of(block.get(key)) for key in ("fromDate", "toDate")))
        times.left.append(Left(unsaid.kind, heading if is_label(heading) else {}, days))


def _sentences(block: Mapping, heading: Mapping[str, str]) -> list[Mapping[str, str]]:
    """What a block says besides, and where it does so in whole sentences: an editor has to say it in other words."""
    others = [heading, *(words_of(hour.get("additionalInformation")) for _, hour in hours_in(block))]
    return [words for words in (words_of(block.get("additionalInformation")), *(words for words in others if not is_label(words))) if words]


def _doubt_what_is_side_by_side(times: Times) -> None:
    """Whether dated weeks take the place of the others or come beside them is not documented: then both are shown and neither is called open."""
    dated = [row for row in times.rows if "season" in row]
    if dated and len(dated) < len(times.rows):
        for row in times.rows:
            row["unsure"] = "yes"
        seasons = dict.fromkeys(stretch_words(*(date_of(row["season"][key]) for key in ("from", "to"))) for row in dated)
        times.left.append(Left(SIDE_BY_SIDE, {}, ", ".join(seasons)))
