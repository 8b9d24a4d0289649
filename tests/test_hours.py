"""Schedules against dated cases that people can read (tests/hours/*.yaml), and against a slow, plain reading of the raw words."""

import calendar
import runpy
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perhekeskus.hours import FINLAND, UNKNOWN, Schedule, State
from perhekeskus.model import Period

shared = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "hours" / "cases.py")))
WRITTEN = shared.written()
CASES = [pytest.param(written.timetable, moment, state, id=f"{written.name} {text}") for written in WRITTEN for text, moment, state in written.cases]
TODAY, DAY, QUARTER = shared.TODAY, timedelta(days=1), timedelta(minutes=15)
RANDOM = st.randoms(use_true_random=False)


def schedule(today=TODAY, terms=None, closures=None, **place) -> Schedule:
    return shared.timetable(place, terms, closures, today).schedule("here")


# ---------------------------------------------------------------- dated cases


@pytest.mark.parametrize(("timetable", "moment", "state"), CASES)
def test_at_a_moment_the_place_is_as_an_editor_would_say(timetable, moment, state):
    """Each row of tests/hours/*.yaml, worked out by hand."""
    assert timetable.schedule("here").state(moment) == state


def test_there_are_enough_dated_cases():
    """What is tried is not thinned out by and by."""
    assert len(CASES) >= 400


# ---------------------------------------------------------------- a slow reading of the raw words


class Slow:
    """Asks every exception, closure, holiday and rule for a day, and walks quarter by quarter. Shares nothing with Schedule."""

    def __init__(self, made):
        catalogue = shared.timetable(*made).catalogue
        self.place, self.terms, self.today = catalogue.places["here"], catalogue.terms, made.today
        self.closures = [row for row in catalogue.regions["region"].closures if not row.places or "here" in row.places]
        breaks = [self.stretches(row) for row in (*self.place.exceptions, *self.closures) if row.during]
        self.undated = any(not known or max(period.end for period in known) + timedelta(days=301) < self.today for known in breaks)
        ends = [max(period.end for period in known) + timedelta(days=301) for known in breaks if known]
        self.first, self.last = made.today - timedelta(days=14), min([self.place.checked.date + timedelta(days=365), *ends])
        self.begun_on, self.booked = cache(self._begun_on), self.place.arrival in ("booking", "referral")

    def _begun_on(self, day) -> list[tuple]:
        """Openings that begin on the day: (start, end, by appointment, sure)."""
        if before(day, self.place.since) or after(day, self.place.until):
            return []
        usual = [(rule, times) for rule in self.place.hours for name, times in rule.openings() if shared.DAYS[day.weekday()] == name and in_weeks(day, rule.weeks)]
        own = [row for row in self.place.exceptions if self.speaks_of(row, day)]
        dates, by_name = [row for row in own if row.date or row.start and row.start == row.end], [row for row in own if row.holiday]
        if dates or by_name:
            return self.other_hours((dates or by_name)[-1])
        if any(self.speaks_of(row, day) for row in self.closures) or (holiday(day) and self.place.holidays not in ("as-usual", "open")):
            return []
        if long_ones := [row for row in own if row.closed or usual or not self.place.hours]:
            shortest = min(map(self.length, long_ones))
            return self.other_hours([row for row in long_ones if self.length(row) == shortest][-1])
        return [slot for rule, times in usual for slot in self.weekly(rule, times, day)]

    def speaks_of(self, row, day) -> bool:
        if row.date:
            return row.date == day
        return holiday(day) == row.holiday if row.holiday else any(period.start <= day <= period.end for period in self.stretches(row))

    def stretches(self, row):
        return self.terms[row.during].periods if row.during else [row]

    def length(self, row):
        return max(period.end - period.start for period in self.stretches(row))

    def other_hours(self, row):
        return [(opening.start, opening.end, self.booked, True) for opening in row.open or ()]

    def weekly(self, rule, times, day):
        periods = [rule.season] if isinstance(rule.season, Period) else self.terms[rule.season].periods if rule.season else ()
        lost = isinstance(rule.season, str) and all(day >= period.end + timedelta(days=70) for period in periods)
        on = rule.season is None or lost or any(period.start <= day <= period.end for period in periods)
        return [(opening.start, opening.end, rule.by_appointment or self.booked, not rule.unsure and not lost) for opening in times if on]

    def at(self, now) -> list[tuple]:
        """The openings of which `now` is a minute: (start, by appointment, sure)."""
        days = [day for day in (now.date() - DAY, now.date()) if self.first <= day <= self.last]
        minutes = {day: (now - datetime(day.year, day.month, day.day)).total_seconds() / 60 for day in days}
        return [(now - timedelta(minutes=minutes[day] - start), *rest) for day in days for start, end, *rest in self.begun_on(day) if start <= minutes[day] < end]

    def says_nothing(self, day) -> bool:
        confirmed = self.place.status == "active" and self.last >= self.today
        times = self.place.hours or any(self.begun_on(self.today + timedelta(days=days)) for days in range(-14, 397))
        return not confirmed or self.undated or not times or not self.first < day <= self.last

    def state(self, moment) -> State:
        now = moment.astimezone(FINLAND).replace(tzinfo=None)
        if self.says_nothing(now.date()):
            return UNKNOWN
        here = self.at(now)
        if any(sure and not by_appointment for _, by_appointment, sure in here):
            return State("open", self.walk_to_the_end(now, by_appointment=False))
        if any(not sure for *_, sure in here):
            return UNKNOWN
        return State("by-appointment", self.walk_to_the_end(now, by_appointment=True)) if here else self.walk_to_the_next(now)

    def walk_to_the_end(self, now, by_appointment):
        begin, minute = min(start for start, other, sure in self.at(now) if sure and other is by_appointment), quarter(now)
        while any(sure and other is by_appointment for _, other, sure in self.at(minute)):
            minute += QUARTER
            if minute - begin >= timedelta(days=8):
                return None
        return minute if minute.date() <= self.last else None

    def walk_to_the_next(self, now):
        minute = quarter(now)
        while minute.date() <= self.last:
            empty_day = minute.time() == datetime.min.time() and not self.begun_on(minute.date())
            minute += DAY if empty_day else QUARTER
            if minute.date() <= self.last and (here := self.at(minute)):
                sure = [by_appointment for _, by_appointment, sure in here if sure]
                return State("closed", next=minute, next_by_appointment=all(sure)) if sure else State("closed")
        return State("closed")


def quarter(now):
    """The beginning of its quarter of an hour: nothing begins or ends within one."""
    return now.replace(minute=now.minute // 15 * 15, second=0)


def before(day, rough):
    """As far as the rough date goes: year, month, day."""
    known = [part for part in (rough.year, rough.month, rough.day) if part] if rough else []
    return [day.year, day.month, day.day][: len(known)] < known


def after(day, rough):
    return rough is not None and rough.year is not None and not before(day, rough) and day.isoformat()[: len(str(rough))] != str(rough)


def in_weeks(day, weeks):
    """No limit, or one of them holds."""
    number, length = day.isocalendar()[1], calendar.monthrange(day.year, day.month)[1]
    holds = {"odd": number % 2 == 1, "even": number % 2 == 0, "first": day.day <= 7, "second": 8 <= day.day <= 14, "third": 15 <= day.day <= 21, "fourth": 22 <= day.day <= 28, "last": day.day > length - 7}
    return not weeks or any(holds[week] for week in weeks)


@cache
def holiday(day):
    """Easter by hand, the others by their rules."""
    easter = {2026: (4, 5), 2027: (3, 28), 2028: (4, 16), 2029: (4, 1), 2032: (3, 28), 2033: (4, 17), 2034: (4, 9)}.get(day.year)
    days = {(1, 1): "new-year", (1, 6): "epiphany", (4, 30): "may-day-eve", (5, 1): "may-day", (12, 6): "independence-day", (12, 24): "christmas-eve", (12, 25): "christmas-day", (12, 26): "boxing-day", (12, 31): "new-years-eve"}
    if (day.month, day.day) in days:
        return days[day.month, day.day]
    if day.weekday() == 4 and day.month == 6 and 19 <= day.day <= 25:
        return "midsummer-eve"
    if day.weekday() == 5 and day.month == 6 and 20 <= day.day <= 26:
        return "midsummer-day"
    if day.weekday() == 5 and date(day.year, 10, 31) <= day <= date(day.year, 11, 6):
        return "all-saints"
    from_easter = {-3: "maundy-thursday", -2: "good-friday", -1: "easter-saturday", 0: "easter-sunday", 1: "easter-monday", 39: "ascension-day", 49: "whit-sunday"}
    return from_easter.get((day - date(day.year, *easter)).days) if easter else None


@given(RANDOM)
@settings(max_examples=300)
def test_a_schedule_agrees_with_the_slow_reading(random):
    """Kind, end, next opening and whether that is by appointment, at moments around everything that may go wrong."""
    made = shared.made(random)
    quick, slow = shared.timetable(*made).schedule("here"), Slow(made)
    for moment in shared.moments_near(list(quick.spans(made.today - 15 * DAY, made.today + 50 * DAY)), made.today, random, 6):
        assert quick.state(moment) == slow.state(moment), (made, moment)


@given(RANDOM)
@settings(max_examples=60)
def test_a_day_has_the_openings_of_the_slow_reading(random):
    """Every day that is known, also of places that nobody has confirmed: what begins on it, in order."""
    made = shared.made(random)
    quick, slow = shared.timetable(*made).schedule("here"), Slow(made)
    for number in range(quick.first.toordinal(), quick.last.toordinal() + 1):
        slots = [(slot.start, slot.end, slot.by_appointment, slot.sure) for slot in quick.slots(date.fromordinal(number))]
        assert sorted(slots) == sorted(slow.begun_on(date.fromordinal(number))), (made, date.fromordinal(number))
        assert slots == sorted(slots, key=lambda slot: slot[:3])


@given(RANDOM)
@settings(max_examples=60)
def test_what_a_state_says_comes_true(random):
    """A minute before the end it is as now, at the end it is no more; until the next opening it stays closed, and then it is not."""
    made = shared.made(random)
    quick = shared.timetable(*made).schedule("here")
    for moment in shared.moments_near(list(quick.spans(made.today, made.today + 50 * DAY)), made.today, random, 4):
        state = quick.state(moment)
        if state.until:
            assert quick.state(finland(state.until - timedelta(minutes=1))).kind in (state.kind, "open")
            assert quick.state(finland(state.until)).kind != state.kind
        if state.next:
            assert quick.state(finland(state.next - timedelta(minutes=1))).kind == "closed"
            assert quick.state(finland(state.next)).kind == ("by-appointment" if state.next_by_appointment else "open") or any(not slot.sure for slot in quick.slots(state.next.date()))


def finland(clock):
    """What a clock on a wall shows, as a moment."""
    return clock.replace(tzinfo=FINLAND)


# ---------------------------------------------------------------- single points


def test_a_day_that_differs_keeps_its_reason():
    """An exception's own words, the region's, or the holiday's name: whatever made the day different."""
    training = {"fi": "Koulutus", "sv": "Utbildning"}
    found = schedule(hours=[{"mon-fri": "9-15"}], exceptions=[{"date": "2026-11-10", "closed": training}, {"date": "2026-11-11", "open": "9-10", "reason": "Lyhyt"}], closures=[{"date": "2026-11-12", "closed": "Tauko"}]).changes
    assert [(found[date(2026, 11, day)].reason.fi, found[date(2026, 11, day)].holiday) for day in (10, 11, 12)] == [("Koulutus", None), ("Lyhyt", None), ("Tauko", None)]
    assert (found[date(2026, 12, 24)].reason, found[date(2026, 12, 24)].holiday) == (None, "christmas-eve")


def test_a_closure_tells_more_than_a_holiday():
    """A holiday inside the summer break is not what the reader is told."""
    found = schedule(hours=[{"mon-fri": "9-15"}], closures=[{"from": "2027-06-21", "to": "2027-07-30", "closed": "Kesätauko"}]).changes
    assert (found[date(2027, 6, 25)].reason.fi, found[date(2027, 6, 25)].holiday) == ("Kesätauko", None)


def test_before_it_begins_and_after_it_ends_a_place_gives_no_reason():
    """Nothing is cancelled then; a holiday or a closure is not what the reader is told."""
    found = schedule(hours=[{"mon-fri": "9-15"}], since="2026-10-22", until="2026-12-23", closures=[{"from": "2026-12-28", "to": "2026-12-30", "closed": "Tauko"}]).changes
    assert {(change.slots, change.reason, change.holiday) for day, change in found.items() if not date(2026, 10, 22) <= day <= date(2026, 12, 23)} == {((), None, None)}
    assert [day for day in found if day < date(2026, 11, 1)] == [date(2026, 10, day) for day in (20, 21)]


def test_times_of_a_term_that_is_over_are_not_sure():
    """From ten weeks after its last known day: shown, with doubt; in between there are none."""
    term = {"name": "lukukausi", "periods": [{"from": "2026-01-07", "to": "2026-08-29"}]}
    found = schedule(terms={"term": term}, hours=[{"mon-sun": "9-12", "season": "term"}], holidays="open")
    assert [[slot.sure for slot in found.slots(date(2026, *day))] for day in ((8, 29), (8, 30), (11, 6), (11, 7), (12, 31))] == [[True], [], [], [False], [False]]


def test_days_that_do_not_differ_are_not_kept():
    """A holiday on a day when the place is closed in any case is nothing to tell."""
    assert date(2026, 12, 24) not in schedule(hours=[{"mon": "9-15"}]).changes
    assert not schedule(hours=[{"mon": "9-15"}], holidays="as-usual").changes


def test_a_slot_knows_its_rule():
    """So that what happens then, and for whom, can be told beside the time."""
    found = schedule(hours=[{"mon": "9-12"}, {"mon": "13-15", "what": "Vauvat"}])
    assert [slot.rule.what and slot.rule.what.fi for slot in found.slots(date(2026, 11, 9))] == [None, "Vauvat"]


def test_spans_end_with_what_is_known():
    """No opening before the first or after the last known day is given, however far one asks."""
    found = schedule(hours=[{"mon-sun": "9-10"}], holidays="open")
    spans = list(found.spans(date(2000, 1, 1), date(2050, 1, 1)))
    assert (spans[0].start, spans[-1].start) == (datetime(2026, 10, 20, 9), datetime(2027, 10, 1, 9))


def test_thirteen_months_ahead_ends_on_a_day_that_exists():
    """31 January and thirteen months is the last of February."""
    assert schedule(today=date(2027, 1, 31), checked=None).last == date(2028, 2, 29)


def test_a_schedule_without_times_is_false():
    """A place of which nobody has told when it is open, and one whose only exception closes it."""
    assert not schedule()
    assert not schedule(exceptions=[{"date": "2026-11-10", "closed": "Remontti"}])
    assert schedule(exceptions=[{"date": "2026-11-10", "open": "9-10"}])
