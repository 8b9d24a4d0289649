"""Opening hours as calendars that a phone can subscribe to (RFC 5545): one for each place, municipality and region, in both languages.

A calendar holds what is confirmed, from the Monday of the week it was confirmed in for as long as that counts. Nothing in it depends
on the day of the build: it stays the same, byte for byte, until somebody edits or confirms a place, or a confirmation lapses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date

from .catalogue import Key
from .hours import DAY, DAYS_BEHIND, FINLAND, Schedule, Slot
from .model import Place, Text
from .openings import DAY_LENGTH
from .series import Series, clock_stamp, day_stamp, is_whole_day, moment, series_of
from .timetable import Timetable
from .urls import Addresses
from .wording import Wording

OCTETS = 75  # of a line, without its end
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

    def complete(self) -> None:
        """Works out all that is the same in every language."""
        for id in self.catalogue.places:
            self.series(id)

    def text(self, key: Key, language: str) -> str:
        """A whole calendar. Lines end as the format wants it, with CR LF."""
        return "".join((self._head(key, language), _TIMEZONE, *(self._events(place, language) for place in sorted(self._places(*key))), "END:VCALENDAR\r\n"))

    def _places(self, kind: str, id: str) -> tuple[str, ...]:
        """Whose events a calendar has; one of a page that is gone has none, so that they leave the phones that took them."""
        of_several = {"municipality": self.catalogue.places_in, "region": self.catalogue.places_of_region, "departure": {}}
        return (id,) if kind == "place" else of_several[kind].get(id, ())

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
        return Schedule.of(place, self.catalogue.terms, self.timetable.closures(id), monday + DAYS_BEHIND * DAY, self.catalogue.limits)

    def _head(self, key: Key, language: str) -> str:
        w, (name, tongue) = self.wordings[language], self._named(key, language)
        said = w.calendar_only_confirmed if key[0] != "departure" else self.catalogue.departures[key[1]].why.read_in(language)[0]
        address = self._address(key, language)
        return "".join(map(folded, (
            "BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//perhekeskus//calendars//{language.upper()}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            _words("NAME", name, {tongue}, language), f"X-WR-CALNAME:{escaped(name)}", f"DESCRIPTION:{escaped(said)}", f"X-WR-CALDESC:{escaped(said)}",
            "X-WR-TIMEZONE:Europe/Helsinki", "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H", *([f"URL:{address}"] if address else ()),
        )))  # fmt: skip

    def _named(self, key: Key, language: str) -> tuple[str, str]:
        """What a calendar is called, and the language of the name in it."""
        kind, id = key
        w = self.wordings[language]
        if kind == "departure":
            return w.gone_title, language
        name, tongue = self.catalogue.records(kind)[id].name.read_in(language)
        return w.label("calendar_of_place", place=name) if kind == "place" else w.label("calendar_of_area", area=name), tongue

    def _address(self, key: Key, language: str) -> str:
        key = self.catalogue.departures[key[1]].target if key[0] == "departure" else key
        return self.url + self.addresses.link(self.addresses.path(key, language)) if self.url else ""

    def _events(self, id: str, language: str) -> str:
        """All events of a place, made once for the three calendars they stand in."""
        if (id, language) not in self._texts:
            found = self.series(id)
            told = _Told(id, self.catalogue.places[id], self.catalogue.municipalities[self.catalogue.places[id].municipality].name, self.wordings[language], self._address(("place", id), language)) if found else None
            self._texts[id, language] = "".join(told.event(series) for series in found)
        return self._texts[id, language]


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
    whole = is_whole_day(slot)
    kind = ";VALUE=DATE:" if whole else ";TZID=Europe/Helsinki:"

    def stamp(day: int, minutes: int) -> str:
        return day_stamp(day + minutes // DAY_LENGTH) + ("" if whole else f"T{clock_stamp(minutes % DAY_LENGTH)}00")

    yield f"DTSTART{kind}{stamp(first, slot.start)}"
    yield f"DTEND{kind}{stamp(first, slot.end)}"
    if last > first:
        yield f"RRULE:{series.rule};UNTIL={day_stamp(last) if whole else format(moment(last, slot.start).replace(tzinfo=FINLAND).astimezone(UTC), '%Y%m%dT%H%M%SZ')}"
    if series.skipped:
        yield f"EXDATE{kind}" + ",".join(stamp(day, slot.start) for day in series.skipped)


def _words(name: str, words: str, tongues: set[str], language: str) -> str:
    """A property of words, with their language where all of them are in another than the calendar's."""
    other = f";LANGUAGE={tongues.copy().pop()}" if len(tongues) == 1 and language not in tongues else ""
    return f"{name}{other}:{escaped(words)}"


def escaped(words: str) -> str:
    return "\n".join(words.splitlines()).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


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
