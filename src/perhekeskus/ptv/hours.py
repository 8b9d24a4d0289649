"""Service hours of the catalogue as a place's file has them: rows, exceptions, and in words what neither can say. Nothing is guessed: what has two meanings is left to an editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from ..almanac import holidays_of
from ..model import Text
from ..openings import DAY_LENGTH, DAYS, Opening, canonical, days_of, overlapping, read_openings
from ..problems import remarks
from ..spoken import keys_of_days
from .records import is_label, words_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKS = {"Weekly": None, "OddWeeks": "odd", "EvenWeeks": "even"}
HOLIDAYS = {
    "NewYearEve": "new-years-eve", "NewYearDay": "new-year", "Epiphany": "epiphany", "MaundyThursday": "maundy-thursday", "GoodFriday": "good-friday", "EasterSunday": "easter-sunday", "EasterMonday": "easter-monday",
    "MayDayEve": "may-day-eve", "MayDay": "may-day", "AscensionDay": "ascension-day", "WhitSunday": "whit-sunday", "MidsummerEve": "midsummer-eve", "MidsummerDay": "midsummer-day", "AllSaintsDay": "all-saints",
    "IndependenceDay": "independence-day", "ChristmasEve": "christmas-eve", "ChristmasDay": "christmas-day", "SecondDayOfChristmas": "boxing-day",
}  # fmt: skip
SAY_NOTHING = {"avoinna", "auki", "aukiolo", "aukioloaika", "aukioloajat", "normaalit aukioloajat", "öppet", "öppettid", "öppettider", "open", "opening hours"}  # headings
MOST_EXCEPTIONS = 40  # rows: more would be no exceptions
A_WEEK = timedelta(days=7)
Row = dict[str, object]


class Unsaid(Exception):
    """A block that the file cannot say, or that has two meanings; `kind` is one of the doubts in remarks.yaml."""

    def __init__(self, kind: str = "hours-unsaid"):
        super().__init__(kind)
        self.kind = kind


class Left(NamedTuple):
    """What is left to an editor: why, what it is called, and its days."""

    kind: str
    heading: Mapping[str, str]
    days: str


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
    for block in _dicts(hours.get("hours")):
        if not _is_past(block, today):
            _take(times, block)
    if isinstance(holidays := hours.get("holidayServiceHours"), dict):
        _take_holidays(times, holidays, labels, today)
    times.rows = _rows_that_agree(times)
    _doubt_what_is_side_by_side(times)
    times.exceptions = _each_day_once(times)
    return times


def _is_past(block: Mapping, today: date) -> bool:
    last = _date(block.get("toDate"))
    return last is not None and last < today


def _take(times: Times, block: Mapping) -> None:
    """One block, whole or not at all."""
    times.notes += [note for value in (block.get("additionalInformation"), block.get("heading")) if (note := words_of(value)) and not (value is block.get("heading") and is_label(note))]
    try:
        kind = str(block.get("type"))
        if kind == "ExceptionalDateRangeServiceHour":
            times.exceptions += _exceptions(block)
        elif kind in _ROWS:
            times.rows += _ROWS[kind](block)
        else:
            raise Unsaid
    except Unsaid as unsaid:
        days = "–".join(str(day) for key in ("fromDate", "toDate") if (day := _date(block.get(key))))
        times.left.append(Left(unsaid.kind, words_of(block.get("heading")), days))


# ---------------------------------------------------------------- weeks


def _weekly(block: Mapping) -> list[Row]:
    """A row for all hours that have the same weeks, status and words."""
    groups: dict[tuple, dict[str, list[Opening]]] = {}
    heading = _of_heading(block)
    for day, hour in _hours_in(block):
        status, weeks = _open_status(hour), hour.get("repetition", "Weekly")
        if weeks not in [*WEEKS]:
            raise Unsaid
        what = _label(hour.get("additionalInformation")) or heading
        groups.setdefault((WEEKS[weeks], status, *sorted(what.items())), {}).setdefault(DAYS[day], []).append(_opening(hour))
    return [_row(days, weeks, status, dict(what)) for (weeks, status, *what), days in groups.items()]


def _row(days: Mapping[str, list[Opening]], weeks: str | None, status: str, what: Mapping[str, str]) -> Row:
    if any(overlapping(openings) for openings in days.values()):
        raise Unsaid("hours-contradict")
    written: dict[str, list[int]] = {}
    for day, openings in sorted(days.items(), key=lambda pair: DAYS.index(pair[0])):
        written.setdefault(canonical(sorted(openings)), []).append(DAYS.index(day))
    row: Row = {key: times for times, numbers in written.items() for key in keys_of_days(numbers)}
    return row | ({"weeks": weeks} if weeks else {}) | ({"by_appointment": "yes"} if status == "OpenOnReservation" else {}) | ({"what": dict(what)} if what else {})


def _in_season(block: Mapping, rows: list[Row]) -> list[Row]:
    first, last = _range(block)
    return [row | {"season": {"from": first.isoformat(), "to": last.isoformat()}} for row in rows]


def _always(block: Mapping) -> list[Row]:
    return [_row({day: [Opening(0, DAY_LENGTH)] for day in DAYS}, None, _open_status(block), _of_heading(block))]


def _through_days(block: Mapping) -> list[Row]:
    """From a time of one weekday to a time of another, each week."""
    first, last = (_weekday(block.get(key)) for key in ("fromDay", "toDay"))
    begin, end = (_minutes(block.get(key)) for key in ("fromTime", "toTime"))
    length = (last - first) % 7
    if not length and end <= begin:
        raise Unsaid("hours-unclear")  # a week long, or nothing
    days: dict[str, list[Opening]] = {}
    for step in range(length + 1):
        opening = Opening(begin if not step else 0, end if step == length else DAY_LENGTH)
        if opening.end > opening.start:
            days[DAYS[(first + step) % 7]] = [opening]
    return [_row(days, None, _open_status(block), _of_heading(block))]


def _through_dates(block: Mapping) -> list[Row]:
    """The same between two dates. Whether a longer stretch is open throughout or from weekday to weekday is not documented; where both mean the same, it is clear."""
    first, last = _range(block)
    if last - first >= A_WEEK or (first.weekday(), last.weekday()) != tuple(_weekday(block.get(key)) for key in ("fromDay", "toDay")):
        raise Unsaid("hours-unclear")
    return _in_season(block, _through_days(block))


_ROWS = {
    "WeeklyUntilFurtherNoticeServiceHour": _weekly, "WeeklyDateRangeServiceHour": lambda block: _in_season(block, _weekly(block)), "ContinuousAlwaysValidServiceHour": _always,
    "ContinuousWeekdaysUntilFurtherNoticeServiceHour": _through_days, "ContinuousDateRangeServiceHour": _through_dates,
}  # fmt: skip


def _rows_that_agree(times: Times) -> list[Row]:
    """Of two rows that tell the same thing at overlapping times the first; the other is told, unless it is the same."""
    found: list[Row] = []
    told: dict[tuple[str, str], list[Opening]] = {}
    for row in times.rows:
        thing = str({key: value for key, value in row.items() if not days_of(key)})
        days = [(thing, day, read_openings(str(value))) for key, value in row.items() for day in days_of(key)]
        if any(overlapping([*told.get((thing, day), ()), *openings]) for thing, day, openings in days):
            times.left += [] if row in found else [Left("hours-contradict", {}, ", ".join(f"{key}: {value}" for key, value in row.items() if days_of(key)))]
            continue
        found.append(row)
        for thing, day, openings in days:
            told.setdefault((thing, day), []).extend(openings)
    return found


def _doubt_what_is_side_by_side(times: Times) -> None:
    """Whether dated weeks take the place of the others or come beside them is not documented: then both are shown and neither is called open."""
    dated = [row for row in times.rows if "season" in row]
    if dated and len(dated) < len(times.rows):
        for row in times.rows:
            row["unsure"] = "yes"
        times.left.append(Left("hours-side-by-side", {}, ", ".join(f"{row['season']['from']}–{row['season']['to']}" for row in dated[:1])))


# ---------------------------------------------------------------- days that differ


def _exceptions(block: Mapping) -> list[Row]:
    """Days of a range. A weekday that the block does not name is not open, as the catalogue says."""
    first, last = _range(block)
    hours = list(_hours_in(block))
    reason = _label(block.get("heading")) or _in_both("made-exception")
    statuses = [hour.get("openingStatus") for _, hour in hours]
    if not hours or any(status not in ("Open", "Closed") for status in statuses):
        raise Unsaid
    if "Open" not in statuses and all(hour.get("repetition", "Weekly") == "Weekly" for _, hour in hours):
        return [_on(first, last) | {"closed": dict(reason)}]
    if last - first > timedelta(days=MOST_EXCEPTIONS - 1):
        raise Unsaid
    return [_on(day, day) | _open_or_closed(_hours_on(day, hours), reason) for day in _days(first, last)]


def _hours_on(day: date, hours: Iterable[tuple[int, Mapping]]) -> list[Mapping]:
    parity = "OddWeeks" if day.isocalendar().week % 2 else "EvenWeeks"
    return [hour for number, hour in hours if number == day.weekday() and hour.get("repetition", "Weekly") in ("Weekly", parity)]


def _open_or_closed(hours: Iterable[Mapping], reason: Mapping[str, str]) -> Row:
    openings = sorted(_opening(hour) for hour in hours if hour.get("openingStatus") == "Open")
    if overlapping(openings):
        raise Unsaid("hours-contradict")
    return {"open": canonical(openings), "reason": dict(reason)} if openings else {"closed": dict(reason)}


def _take_holidays(times: Times, block: Mapping, labels: Mapping[str, Text], today: date) -> None:
    """Each holiday by its name, of every year or by its date in the years that are named."""
    years = _years(block.get("repetition"), today)
    for row in _dicts(block.get("holidays")):
        name, hours = str(row.get("holidayName")), _dicts(row.get("hours"))
        id = HOLIDAYS.get(name)
        reason = labels[f"holiday_{id.replace('-', '_')}"].model_dump(exclude_none=True) if id else {}
        try:
            if not id or not hours or any(hour.get("openingStatus") not in ("Open", "Closed") for hour in hours):
                raise Unsaid
            said = _open_or_closed(hours, reason)
        except Unsaid as unsaid:
            times.left.append(Left(unsaid.kind, reason, "" if reason else name))
            continue
        times.exceptions += [{"holiday": id} | said] if years is None else [_on(day, day) | said for day in _days_of(id, years) if day >= today]


def _years(repetition: object, today: date) -> list[int] | None:
    """Those that are named and not yet past; None for every year."""
    if not isinstance(repetition, dict) or repetition.get("type") != "RepetitionInSelectedYears":
        return None
    years = repetition.get("years")
    return [year for year in years if type(year) is int and today.year <= year <= today.year + 5] if isinstance(years, list) else []


def _days_of(holiday: str, years: Iterable[int]) -> Iterator[date]:
    return (day for year in years for day, id in holidays_of(year).items() if id == holiday)


def _each_day_once(times: Times) -> list[Row]:
    """Of two rows for the same days the first; the other is told."""
    found: dict[tuple, Row] = {}
    for row in times.exceptions:
        days = tuple(row.get(key) for key in ("date", "from", "to", "holiday"))
        if found.setdefault(days, row) != row:
            times.left.append(Left("hours-contradict", row.get("closed") or row["reason"], "–".join(filter(None, days))))
    return list(found.values())


def _on(first: date, last: date) -> Row:
    return {"date": first.isoformat()} if first == last else {"from": first.isoformat(), "to": last.isoformat()}


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=step) for step in range((last - first).days + 1))


# ---------------------------------------------------------------- words and numbers of a block


def _hours_in(block: Mapping) -> Iterator[tuple[int, Mapping]]:
    """(weekday, hour) of a block's week."""
    week = block.get("weeklyHours") if isinstance(block.get("weeklyHours"), dict) else {}
    for number, name in enumerate(WEEKDAYS):
        day = week.get(name)
        yield from ((number, hour) for hour in _dicts(day.get("hours") if isinstance(day, dict) else None))


def _opening(hour: Mapping) -> Opening:
    """An end before its beginning is on the next day; one at the same time says nothing."""
    start, end = (_minutes(hour.get(key)) for key in ("start", "end"))
    if start == end or start == DAY_LENGTH:
        raise Unsaid("hours-unclear")
    return Opening(start, end if end > start else end + DAY_LENGTH)


def _minutes(time: object) -> int:
    parts = time.split(":") if isinstance(time, str) else []
    if not (len(parts) in (2, 3) and all(part.isascii() and part.isdigit() and len(part) == 2 for part in parts)):
        raise Unsaid("hours-unclear")
    minutes = int(parts[0]) * 60 + int(parts[1])
    if minutes > DAY_LENGTH or int(parts[1]) > 59:
        raise Unsaid("hours-unclear")
    return minutes


def _range(block: Mapping) -> tuple[date, date]:
    first, last = (_date(block.get(key)) for key in ("fromDate", "toDate"))
    if first is None or last is None or last < first:
        raise Unsaid("hours-unclear")
    return first, last


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def _weekday(name: object) -> int:
    if not isinstance(name, str) or name.casefold() not in WEEKDAYS:
        raise Unsaid("hours-unclear")
    return WEEKDAYS.index(name.casefold())


def _open_status(block: Mapping) -> str:
    if block.get("openingStatus") not in ("Open", "OpenOnReservation"):
        raise Unsaid
    return block["openingStatus"]


def _of_heading(block: Mapping) -> Mapping[str, str]:
    """What its times are of; that they are opening times says nothing."""
    heading = _label(block.get("heading"))
    return {} if all(words.strip(" :").casefold() in SAY_NOTHING for words in heading.values()) else heading


def _label(value: object) -> Mapping[str, str]:
    words = words_of(value)
    return words if is_label(words) else {}


def _dicts(value: object) -> list[dict]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _in_both(kind: str) -> Mapping[str, str]:
    return {language: remarks()[kind][language] for language in ("fi", "sv")}
