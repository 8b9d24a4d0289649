"""The schedules of all places on one day of building, and what is on where in a week."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from .catalogue import Catalogue
from .compact import compact
from .hours import Schedule, Slot, days_known
from .model import Closure

TOLD = ("active", "unconfirmed")  # the hours of a place that is planned, paused or closed are nobody's business this week

NONE = Schedule((), sure=False)


class Entry(NamedTuple):
    """One opening on one day. Without `sure` nobody has confirmed it: such entries come with a word of doubt."""

    day: date
    slot: Slot
    place: str
    sure: bool


class Timetable:
    """Made once for a build; each schedule is worked out once, when it is first asked for."""

    def __init__(self, catalogue: Catalogue, today: date):
        self.catalogue, self.today = catalogue, today
        self._schedules: dict[str, Schedule] = {}
        self._compact: dict[str, dict] = {}
        self._to_go: dict[str, tuple[str, ...]] = {}
        self._entries: dict[tuple, list[Entry]] = {}

    def schedule(self, id: str) -> Schedule:
        """The place's schedule; empty, and so false, where no times are known or none hold."""
        if id not in self._schedules:
            self._schedules[id] = self._made(id)
        return self._schedules[id]

    def complete(self) -> None:
        """Works all of them out."""
        for id in self.catalogue.places:
            self.compact(id)

    def compact(self, id: str) -> dict:
        """The place's schedule as the browser reads it."""
        if id not in self._compact:
            self._compact[id] = compact(self.schedule(id), self.catalogue.places[id].hours)
        return self._compact[id]

    def _made(self, id: str) -> Schedule:
        place = self.catalogue.places[id]
        return Schedule.of(place, self.catalogue.terms, self.closures(id), self.today, self.catalogue.limits) if place.status in TOLD else NONE

    def closures(self, id: str) -> list[Closure]:
        """What its region has closed for this place as well."""
        closures = self.catalogue.regions[self.catalogue.region_of_place[id]].closures
        return [row for row in closures if not row.places or id in row.places]

    def with_times(self, ids: Iterable[str]) -> list[str]:
        """Those of whose openings anything is known."""
        return [id for id in ids if self.schedule(id)]

    def to_go(self, municipality: str) -> tuple[str, ...]:
        """Its places with times that one can go to; a service point, where one has an appointment, is no answer to "where shall we go"."""
        if municipality not in self._to_go:
            timed = self.with_times(self.catalogue.places_in.get(municipality, ()))
            self._to_go[municipality] = tuple(id for id in timed if self.catalogue.places[id].kind != "service-point")
        return self._to_go[municipality]

    def entries(self, ids: Iterable[str], days: Iterable[date]) -> list[Entry]:
        """What is open on these days, by day and time; on equal times the confirmed before the others. When a confirmation runs out, what follows is doubtful."""
        asked = tuple(ids), tuple(days)
        if asked not in self._entries:  # each week of a municipality is asked for by several pages in two languages
            self._entries[asked] = self._sought(*asked)
        return self._entries[asked]

    def _sought(self, ids: Iterable[str], days: Iterable[date]) -> list[Entry]:
        first, last = days_known(self.today)
        days = [day for day in days if first <= day <= last]
        found = [Entry(day, slot, id, schedule.sure and slot.sure and day <= schedule.last) for id in ids if (schedule := self.schedule(id)) for day in days for slot in schedule.slots(day)]
        return sorted(found, key=lambda entry: (entry.day, entry.slot.start, not entry.sure, entry.slot.end, entry.place))
