"""Opening hours as calendars that a phone can subscribe to (RFC 5545): one for each place, municipality and region, in both languages.

A calendar holds what is confirmed, from the Monday of the week it was confirmed in for as long as that counts. Nothing in it depends
on the day of the build: it stays the same, byte for byte, until somebody edits or confirms a place, or a confirmation lapses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from hashlib import blake2b
from itertools import groupby
from typing import NamedTuple

from .catalogue import LANGUAGES, Key
from .hours import DAY, DAYS_BEHIND, FINLAND, Schedule, Slot, Weekly
from .model import Place, Prose, Text
from .openings import DAY_LENGTH, DAYS
from .timetable import Timetable
from .urls import Addresses
from .wording import Wording

OCTETS = 75  # of a line, without its end
_BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NTH = {"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "-1"}
_BY_PARITY = {"odd", "even"}
_NIGHT_FROM, _NIGHT_TO = DAY_LENGTH + 180, 240  # the clock is turned between three and four
# The rule of the whole European Union since 1996: no event of ours is older.
_TIMEZONE = """BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:DAYLIGHT
DTSTART:19970330T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T040000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")


def has_events(timetable: Timetable, ids: Iterable[str]) -> bool:
    """Whether any of these places has a confirmed opening ahead: what decides if a page offers a calendar."""
    schedules = (timetable.schedule(id) for id in ids)
    return any(span.slot.sure for schedule in schedules if schedule and schedule.sure for span in schedule.spans(timetable.today, schedule.last))


class Calendars:
    """Made once for a build. `url` is the site's address, ending with '/', or '' when it is not known."""

    def __init__(self, timetable: Timetable, addresses: Addresses, wordings: Mapping[str, Wording], url: str = ""):
        self.timetable, self.addresses, self.wordings, self.url = timetable, addresses, wordings, url
        self.catalogue = timetable.catalogue
        self._series: dict[str, list[Series]] = {}
        self._texts: dict[tuple[str, str], str] = {}

    @cached_property
    def files(self) -> dict[str, tuple[Key, str]]:
        """File under the site's folder → what it is about, and its language.

        Every place, municipality and region has one, empty or not: whoever subscribed never meets a page that is gone. So have former addresses of places.
        """
        keys = [(kind, id) for kind in ("place", "municipality", "region") for id in self.catalogue.records(kind)]
        now = {self.addresses.calendar(self.addresses.path(key, language)): (key, language) for key in keys for language in LANGUAGES}
        return {self.addresses.calendar(path): (key, path.split("/")[0]) for path, key in self.addresses.moved if key[0] == "place"} | now

    def text(self, key: Key, language: str) -> str:
        """A whole calendar. Lines end as the format wants it, with CR LF."""
        kind, id = key
        ids = (id,) if kind == "place" else (self.catalogue.places_in if kind == "municipality" else self.catalogue.places_of_region).get(id, ())
        return "".join((self._head(key, language), _TIMEZONE, *(self._events(place, language) for place in sorted(ids)), "END:VCALENDAR\r\n"))

    def series(self, id: str) -> list[Series]:
        """The place's events, worked out once for both languages; none unless somebody has confirmed its hours."""
        if id not in self._series:
            schedule = self.timetable.schedule(id)
            self._series[id] = series_of(self._since_confirmed(id)) if schedule and schedule.sure else []
        return self._series[id]

    def _since_confirmed(self, id: str) -> Schedule:
        """The schedule as it was known in the week of the confirmation: the same on every later day."""
        place = self.catalogue.places[id]
        monday = place.checked.date - place.checked.date.weekday() * DAY
        return Schedule.of(place, self.catalogue.terms, self.timetable.closures(id), monday + DAYS_BEHIND * DAY)

    def _head(self, key: Key, language: str) -> str:
        w, (name, tongue) = self.wordings[language], self.catalogue.records(key[0])[key[1]].name.read_in(language)
        name = w.label("calendar_of_place", place=name) if key[0] == "place" else w.label("calendar_of_area", area=name)
        address = self._address(key, language)
        return "".join(map(folded, (
            "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//perhekeskus//calendars//{language.upper()}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            _words("NAME", name, {tongue}, language), f"X-WR-CALNAME:{escaped(name)}", f"DESCRIPTION:{escaped(w.calendar_only_confirmed)}", f"X-WR-CALDESC:{escaped(w.calendar_only_confirmed)}",
            "X-WR-TIMEZONE:Europe/Helsinki", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H", *([f"URL:{address}"] if address else ()),
        )))  # fmt: skip

    def _address(self, key: Key, language: str) -> str:
        return self.addresses.href(key, language, self.url) if self.url else ""

    def _events(self, id: str, language: str) -> str:
        """All events of a place, made once for the three calendars they stand in."""
        if (id, language) not in self._texts:
            found = self.series(id)
            told = _Told(id, self.catalogue.places[id], self.catalogue.municipalities[self.catalogue.places[id].municipality].name, self.wordings[language], self._address(("place", id), language)) if found else None
            self._texts[id, language] = "".join(told.event(series) for series in found)
        return self._texts[id, language]


# ---------------------------------------------------------------- which days


class Series(NamedTuple):
    """An event and its repetitions. Days are numbers, as `date.toordinal` gives them.

    `days` are those it begins on; `skipped` are those that `rule` (an RRULE without its end) would give beside them; `key` tells it from the place's others.
    """

    key: str
    slot: Slot
    days: list[int]
    rule: str = ""
    skipped: tuple[int, ...] = ()
    reason: Prose | None = None


def series_of(schedule: Schedule) -> list[Series]:
    """A schedule's sure openings: weekly ones as repeating events, those of changed days as events of their own."""
    changed = {day.toordinal() for day in schedule.changes}
    weekly = [series for rows in _rows_by_time(schedule) for series in _weekly(rows, schedule, changed)]
    return _told_apart([*weekly, *_of_changes(schedule)])


def _rows_by_time(schedule: Schedule) -> Iterable[list[Weekly]]:
    """The weekdays of one row of hours that have the same time, together."""
    found: dict[tuple, dict[int, Weekly]] = {}
    for weekly in schedule.weekly:
        if weekly.slot.sure:
            found.setdefault((id(weekly.slot.rule), weekly.slot[:2]), {})[weekly.weekday] = weekly
    return [[by_weekday[weekday] for weekday in sorted(by_weekday)] for by_weekday in found.values()]


def _weekly(rows: list[Weekly], schedule: Schedule, changed: set[int]) -> Iterator[Series]:
    slot, weeks = rows[0].slot, rows[0].weeks
    times = f"{'-'.join(DAYS[row.weekday] for row in rows)}.{_clock(slot.start)}-{_clock(slot.end)}"
    for begin, season in _stretches(rows[0], schedule):
        key = ".".join(filter(None, (times, "-".join(sorted(weeks)), begin)))
        for mark, rule, ruled, wanted in _patterns(rows, season):
            days = [day for day in wanted if day not in changed]
            turning = [day for day in days if _clock_turns(day, slot)]
            days = [day for day in days if day not in turning]
            yield from (Series(f"{_date(day)}.{times}", slot, [day]) for day in turning)
            if days:
                on = set(days)
                yield Series(key + mark, slot, days, rule, tuple(day for day in ruled if days[0] < day < days[-1] and day not in on))


def _stretches(row: Weekly, schedule: Schedule) -> Iterator[tuple[str, range]]:
    """(its first day as the file has it, the known days in it) for each stretch a row holds in; one without a name when it has no season."""
    known = range(schedule.first.toordinal(), schedule.last.toordinal() + 1)
    if row.periods is None:
        yield "", known
        return
    joined: list[list[date]] = []
    for period in sorted(row.periods, key=lambda period: (period.start, period.end)):
        if joined and period.start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], period.end)
        else:
            joined.append([period.start, period.end])
    for start, end in joined:
        yield _date(start.toordinal()), range(max(start.toordinal(), known.start), min(end.toordinal() + 1, known.stop))


def _patterns(rows: list[Weekly], season: range) -> Iterator[tuple[str, str, list[int], list[int]]]:
    """(mark for the key, RRULE, days the rule gives, days that are meant).

    Odd or even weeks are every second week only up to a week 53: each run between two such years is a rule of its own, marked by whether its Mondays
    fall on an even or an odd week counted from the year 1, which stays true for good. BYWEEKNO would say it in one rule, but many calendars do not know it.
    """
    weeks, on_weekday = set(rows[0].weeks), {row.weekday: row for row in rows}
    every = sorted(day for weekday in on_weekday for day in range(season.start + (weekday - season.start + 1) % 7, season.stop, 7))
    weekly = _every_week(on_weekday)
    if not weeks or weeks >= _BY_PARITY:
        yield "", weekly, every, every
        return
    meant = [day for day in every if on_weekday[(day - 1) % 7].on(date.fromordinal(day))]
    if not weeks & _BY_PARITY:
        for row in rows:
            yield from _monthly(row, meant)
    elif len(weeks) == 1:
        for run, days in groupby(meant, key=lambda day: (day - 1) // 7 % 2):
            fortnight = list(days)
            yield f".{run}", weekly.replace("WEEKLY;", "WEEKLY;INTERVAL=2;WKST=MO;"), fortnight, fortnight
    else:  # odd weeks and the first of each month, say: no single rule can tell
        yield "", weekly, every, meant


def _monthly(row: Weekly, meant: list[int]) -> Iterator[tuple[str, str, list[int], list[int]]]:
    """A rule for each week of the month: many calendars know the first Friday, not all the first and the third in one rule. The last may be the fourth."""
    told: set[int] = set()
    for week, number in _NTH.items():
        if week in row.weeks:
            limited = replace(row, weeks=(week,))
            days = [day for day in meant if limited.on(date.fromordinal(day))]
            yield f".{DAYS[row.weekday]}-{week}", f"FREQ=MONTHLY;BYDAY={number}{_BYDAY[row.weekday]}", days, [day for day in days if day not in told]
            told.update(days)


def _every_week(weekdays: Iterable[int]) -> str:
    return "FREQ=WEEKLY;BYDAY=" + ",".join(_BYDAY[weekday] for weekday in weekdays)


def _clock_turns(day: int, slot: Slot) -> bool:
    """Whether the clock is turned during it: calendars differ in when the repetition of an event ends then, so it becomes an event of its own."""
    if _NIGHT_TO <= slot.start and slot.end <= _NIGHT_FROM or _is_whole_day(slot):
        return False
    return FINLAND.utcoffset(_moment(day, slot.start)) != FINLAND.utcoffset(_moment(day, slot.end))


def _of_changes(schedule: Schedule) -> Iterator[Series]:
    """Openings of changed days; the same one on days that are close, a summer's other hours, say, is one event that repeats."""
    found: dict[tuple, tuple[Slot, Prose | None, list[int]]] = {}
    for day, change in sorted(schedule.changes.items()):
        for slot in change.slots:
            if slot.sure:
                found.setdefault((slot[:2], repr(change.reason)), (slot, change.reason, []))[2].append(day.toordinal())
    for slot, reason, days in found.values():
        turning = [day for day in days if _clock_turns(day, slot)]
        for run in (*([day] for day in turning), *_runs(day for day in days if day not in turning)):
            weekdays, on = sorted({(day - 1) % 7 for day in run}), set(run)
            skipped = tuple(day for day in range(run[0], run[-1]) if (day - 1) % 7 in weekdays and day not in on)
            yield Series(f"{_date(run[0])}.{_clock(slot.start)}-{_clock(slot.end)}", slot, run, _every_week(weekdays), skipped, reason)


def _runs(days: Iterable[int]) -> Iterator[list[int]]:
    """Days no more than a week apart."""
    run: list[int] = []
    for day in days:
        if run and day > run[-1] + 7:
            yield run
            run = []
        run.append(day)
    if run:
        yield run


def _told_apart(found: list[Series]) -> list[Series]:
    """Those at the same time get a key that tells what they are; what stands twice in a file is one event."""
    times = Counter(series.key for series in found)
    named = (series if times[series.key] == 1 else series._replace(key=f"{series.key}.{_digest(series)}") for series in found)
    return list({series.key: series for series in named}.values())


def _digest(series: Series) -> str:
    rule = series.slot.rule
    return blake2b(repr((series.slot.by_appointment, series.reason, rule and (rule.what, rule.run_by, rule.ages))).encode(), digest_size=4).hexdigest()


# ---------------------------------------------------------------- as text


class _Told:
    """What the events of one place say in one language. `address` is its page, '' when the site's address is not known."""

    def __init__(self, id: str, place: Place, municipality: Text, wording: Wording, address: str):
        self.id, self.place, self.wording = id, place, wording
        stamp = f"{place.checked.date:%Y%m%d}T000000Z"
        self._stamps = f"DTSTAMP:{stamp}\r\nLAST-MODIFIED:{stamp}\r\nSEQUENCE:{place.checked.date.toordinal() - date(2020, 1, 1).toordinal()}\r\n"
        where = "".join(map(folded, filter(None, (self._where(municipality), f"GEO:{place.coordinates.latitude};{place.coordinates.longitude}" if place.coordinates else "", f"URL:{address}" if address else ""))))
        self._said_of: dict[tuple, str] = {}
        self._cost = self._line(wording.cost, ". ".join(filter(None, (wording.code("cost", place.cost.code), self._read(place.cost.note)))) if place.cost and place.cost.code != "unknown" else "")
        self._last_lines = [
            wording.label("calendar_phone", number=place.phone.number) if place.phone else "",
            wording.label("trust_confirmed", date=wording.day(place.checked.date)),
            f"{wording.calendar_look_first} {address}".strip(),
        ]
        self._end = f"{where}TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"  # that a place is open makes nobody busy

    def event(self, series: Series) -> str:
        return "".join((
            "BEGIN:VEVENT\r\n", folded(f"UID:{self.id}.{series.key}.{self.wording.language}@perhekeskus"), self._stamps, *map(folded, _times(series)),
            self._said(series), self._end,
        ))  # fmt: skip

    def _said(self, series: Series) -> str:
        """What it is and what there is to know, the same for all times of a row."""
        key = id(series.slot.rule), series.slot.by_appointment, id(series.reason)
        if key not in self._said_of:
            self._said_of[key] = folded(self._summary(series)) + folded(f"DESCRIPTION:{escaped(self._description(series))}")
        return self._said_of[key]

    def _summary(self, series: Series) -> str:
        """'Kohtaamispaikka Lyhty: vauvakahvila (ajanvarauksella)'."""
        rule = series.slot.rule
        read = [text.read_in(self.wording.language) for text in (self.place.name, rule and rule.what) if text]
        said = ": ".join(words for words, _ in read)
        if series.slot.by_appointment:
            said += f" ({self.wording.code('arrival', self._arrival(series.slot)).lower()})"
        return _words("SUMMARY", said, {tongue for _, tongue in read}, self.wording.language)

    def _where(self, municipality: Text) -> str:
        """The address; none for what is on the net."""
        place = self.place
        if place.kind == "digital":
            return ""
        read = [text.read_in(self.wording.language) for text in (place.street or place.location, place.district, municipality) if text]
        words = [words for words, _ in read]
        words[-1] = f"{place.postal_code} {words[-1]}" if place.postal_code else words[-1]
        return _words("LOCATION", ", ".join(words), {tongue for _, tongue in read[:-1]}, self.wording.language)

    def _arrival(self, slot: Slot) -> str | None:
        return "booking" if slot.by_appointment and self.place.arrival != "referral" else self.place.arrival

    def _description(self, series: Series) -> str:
        """A line each: why it is at another time, for whom, what it costs, how one comes, who runs it, whom to call, when it was confirmed."""
        w, rule = self.wording, series.slot.rule
        arrival = self._arrival(series.slot)
        lines = [
            self._read(series.reason),
            self._line(w.for_whom, self._audience(series)),
            self._cost,
            self._line(w.arrival, w.code("arrival", arrival) if arrival else ""),
            self._line(w.organiser, self._read(rule.run_by) if rule else ""),
            *self._last_lines,
        ]
        return "\n".join(filter(None, lines))

    def _audience(self, series: Series) -> str:
        w, audience, rule = self.wording, self.place.audience, series.slot.rule
        ages = rule and rule.ages or audience and audience.ages
        said = [w.ages(ages)] if ages else []
        if audience:
            said += [w.code("audience", group) for group in audience.groups] + ([self._read(audience.who)] if audience.who else [])
        return ", ".join(said)

    def _read(self, text: Text | None) -> str:
        return text.read_in(self.wording.language)[0] if text else ""

    @staticmethod
    def _line(name: str, words: str) -> str:
        return f"{name}: {words}" if words else ""


def _times(series: Series) -> Iterator[str]:
    """DTSTART, DTEND and what repeats them. Open from midnight to midnight is a whole day, shown as such."""
    slot, first, last = series.slot, series.days[0], series.days[-1]
    whole = _is_whole_day(slot)
    kind = ";VALUE=DATE:" if whole else ";TZID=Europe/Helsinki:"

    def stamp(day: int, minutes: int) -> str:
        return _date(day + minutes // DAY_LENGTH) + ("" if whole else f"T{_clock(minutes % DAY_LENGTH)}00")

    yield f"DTSTART{kind}{stamp(first, slot.start)}"
    yield f"DTEND{kind}{stamp(first, slot.end)}"
    if last > first:
        yield f"RRULE:{series.rule};UNTIL={_date(last) if whole else format(_moment(last, slot.start).replace(tzinfo=FINLAND).astimezone(UTC), '%Y%m%dT%H%M%SZ')}"
    if series.skipped:
        yield f"EXDATE{kind}" + ",".join(stamp(day, slot.start) for day in series.skipped)


def _is_whole_day(slot: Slot) -> bool:
    return (slot.start, slot.end) == (0, DAY_LENGTH)


def _moment(day: int, minutes: int) -> datetime:
    return datetime.fromordinal(day) + timedelta(minutes=minutes)


def _date(day: int) -> str:
    found = date.fromordinal(day)
    return f"{found.year:04}{found.month:02}{found.day:02}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}{minutes % 60:02}"


def _words(name: str, words: str, tongues: set[str], language: str) -> str:
    """A property of words, with their language where all of them are in another than the calendar's."""
    other = f";LANGUAGE={tongues.copy().pop()}" if len(tongues) == 1 and language not in tongues else ""
    return f"{name}{other}:{escaped(words)}"


def escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line with its end, in pieces of at most 75 octets, none of them inside a letter."""
    octets = line.encode()
    if len(octets) <= OCTETS:
        return line + "\r\n"
    pieces, start, room = [], 0, OCTETS
    while start < len(octets):
        end = start + room
        while end < len(octets) and octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end].decode())
        start, room = end, OCTETS - 1
    return "\r\n ".join(pieces) + "\r\n"
