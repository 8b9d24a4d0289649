"""Two libraries that know nothing of each other read every calendar; what they find is what the Schedule says."""

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from perhekeskus.almanac import HOLIDAYS
from perhekeskus.calendars import Calendars, escaped, folded, has_events
from perhekeskus.hours import Change, Schedule, Slot
from perhekeskus.model import Closure, Period, Place, Term, Text
from perhekeskus.openings import DAY_RANGES, DAYS, Opening, canonical
from perhekeskus.series import series_of
from perhekeskus.stencils import stencils
from perhekeskus.timetable import Timetable
from perhekeskus.urls import Addresses

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 3)
FINLAND = ZoneInfo("Europe/Helsinki")
DAY = timedelta(days=1)
TERMS = {"school-term": Term(name=Text(fi="lukukausi", sv="termin"), periods=({"from": date(2026, 8, 10), "to": date(2026, 12, 18)}, {"from": date(2027, 1, 7), "to": date(2027, 6, 4)})), "some-day": Term(name=Text(fi="joskus", sv="ibland"))}


def a_place(**values) -> Place:
    told = {"kind": "meeting-place", "name": {"fi": "Lyhty", "sv": "Lyktan"}, "status": "active", "municipality": "rantakunta", "organiser": {"kind": "parish"}, "hours": ["ti-to 9-12"], "sources": [{"url": "https://lyhty.example/", "date": "2026"}]}
    return Place.model_validate(told | {"checked": {"date": "2026-10-28", "by": "Seurakunta"}} | values)


@pytest.fixture(scope="module")
def calendars_of(pages):
    """Gives the calendars of a country with these places, all in one municipality, as they are built on a day."""

    def made(today=TODAY, url="", closures=(), **places) -> Calendars:
        regions = pages.catalogue.regions | {"rannikko": pages.catalogue.regions["rannikko"].model_copy(update={"closures": tuple(closures)})}
        catalogue = replace(pages.catalogue, places=places, region_of_place=dict.fromkeys(places, "rannikko"), regions=regions, terms=TERMS)
        return Calendars(Timetable(catalogue, today), Addresses.of(catalogue), pages.wordings, url)

    return made


@pytest.fixture
def text_of(calendars_of):
    """Gives the Finnish calendar of one place made from these values of its file."""
    return lambda today=TODAY, closures=(), **values: calendars_of(today, closures=closures, lyhty=a_place(**values)).text(("place", "lyhty"), "fi")


def naive(moment: date) -> datetime:
    """On a clock in Finland; a whole day begins at its midnight."""
    return moment.astimezone(FINLAND).replace(tzinfo=None) if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)


def first_reading(text: str, first: date, last: date) -> list[tuple[datetime, datetime]]:
    """What icalendar and recurring-ical-events find to begin on these days."""
    events = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(naive(first - DAY), naive(last + 2 * DAY))
    return sorted(times for event in events if first <= (times := (naive(event["DTSTART"].dt), naive(event["DTEND"].dt)))[0].date() <= last)


def second_reading(text: str, first: date, last: date) -> list[tuple[datetime, datetime]]:
    """What ical finds."""
    events = IcsCalendarStream.calendar_from_ics(text).timeline_tz(FINLAND).overlapping(naive(first - DAY).replace(tzinfo=FINLAND), naive(last + 2 * DAY).replace(tzinfo=FINLAND))
    return sorted(times for event in events if first <= (times := (naive(event.dtstart), naive(event.dtend)))[0].date() <= last)


def both_readings(text: str, first: date, last: date) -> list[tuple[datetime, datetime]]:
    found = first_reading(text, first, last)
    assert second_reading(text, first, last) == found
    return found


def read(text: str, first: date = TODAY, days: int = 60) -> list[str]:
    """'2026-11-03 09:00–12:00' for each opening of the coming days."""
    return [f"{start:%Y-%m-%d %H:%M}–{end:%H:%M}" for start, end in both_readings(text, first, first + days * DAY)]


def events_in(text: str) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def uids(text: str) -> list[str]:
    return [str(event["UID"]) for event in events_in(text)]


def plain(text: str) -> str:
    return text.replace("\r\n ", "")


# ---------------------------------------------------------------- days


def test_a_weekly_time_is_one_event_for_all_its_days(text_of):
    """Tuesday to Thursday is one event that repeats, and ends when the confirmation lapses."""
    text = text_of()
    assert text.count("BEGIN:VEVENT") == 1 and "RRULE:FREQ=WEEKLY;BYDAY=TU,WE,TH;UNTIL=20271028T060000Z" in text
    assert read(text, days=7) == ["2026-11-03 09:00–12:00", "2026-11-04 09:00–12:00", "2026-11-05 09:00–12:00", "2026-11-10 09:00–12:00"]
    assert both_readings(text, date(2027, 10, 20), date(2028, 10, 20))[-1][0].date() == date(2027, 10, 28)


def test_it_begins_in_the_week_of_the_confirmation(text_of):
    """The first time is a real one: what is closed that week is passed over."""
    text = text_of(exceptions=[{"date": "2026-10-27", "closed": "loma"}])
    assert "DTSTART;TZID=Europe/Helsinki:20261028T090000" in text


def test_a_calendar_is_the_same_on_every_day_of_building(text_of):
    """A phone has nothing to take in when nobody has edited anything, though the known days have moved on."""
    values = {"exceptions": [{"date": "2026-10-28", "closed": "loma"}, {"holiday": "midsummer-eve", "open": "9-10"}], "hours": ["parilliset viikot ti 9-12", {"wed": "9-10", "season": "school-term"}]}
    assert len({text_of(today, **values) for today in (TODAY, date(2026, 11, 30), date(2027, 2, 28), date(2027, 10, 28))}) == 1


def test_holidays_are_left_out(text_of):
    """Closed on the days everybody has off, unless the place says otherwise."""
    assert "2027-01-06 09:00–12:00" not in read(text_of(), days=80)
    assert "2027-01-06 09:00–12:00" in read(text_of(holidays="as-usual"), days=80)


def test_closures_of_the_region_are_left_out(text_of):
    """One line of the region closes the place as well."""
    closure = Closure.model_validate({"from": date(2026, 11, 2), "to": date(2026, 11, 9), "closed": "siirto"})
    assert read(text_of(closures=[closure]), days=8) == ["2026-11-10 09:00–12:00", "2026-11-11 09:00–12:00"]


def test_an_exception_is_an_event_of_its_own(text_of):
    """Other hours stand instead of the week's, with their reason."""
    text = text_of(exceptions=[{"date": "2026-11-04", "open": "17-19", "reason": {"fi": "isien ilta", "sv": "pappakväll"}}])
    assert read(text, days=2) == ["2026-11-03 09:00–12:00", "2026-11-04 17:00–19:00", "2026-11-05 09:00–12:00"]
    assert next(event for event in events_in(text) if "20261104" in event["UID"])["DESCRIPTION"].startswith("isien ilta\n")


def test_other_hours_after_the_confirmation_are_no_event(text_of):
    """They are as unconfirmed as the week then is."""
    days = [{"date": day, "open": "17-19"} for day in ("2027-10-27", "2027-11-10")]
    assert [row for row in read(text_of(exceptions=days), days=400) if "17:00" in row] == ["2027-10-27 17:00–19:00"]


def test_a_stretch_of_other_hours_is_one_event(text_of):
    """A summer's hours repeat weekly, and leave out the holidays in it; the same hours months later are another event."""
    text = text_of(exceptions=[{"from": "2027-06-14", "to": "2027-07-02", "open": "10-14"}, {"from": "2027-08-03", "to": "2027-08-05", "open": "10-14"}, {"date": "2027-06-23", "closed": "retki"}])
    assert [event["RRULE"]["FREQ"] for event in events_in(text)] == [["WEEKLY"]] * 3
    assert [row for row in read(text, date(2027, 6, 10), 60) if "10:00" in row] == [f"2027-{day} 10:00–14:00" for day in ("06-15", "06-16", "06-17", "06-22", "06-24", "06-29", "06-30", "07-01", "08-03", "08-04", "08-05")]


@pytest.mark.parametrize(
    ("weeks", "days"),
    [("odd", ["2026-12-15", "2026-12-29", "2027-01-05", "2027-01-19"]), ("even", ["2026-12-08", "2026-12-22", "2027-01-12", "2027-01-26"])],
)
def test_odd_and_even_weeks_are_right_after_week_53(text_of, weeks, days):
    """After 53 comes 1: two odd weeks in a row, and three weeks between even ones."""
    text = text_of(hours=[{"tue": "9-12", "weeks": weeks}], holidays="as-usual")
    assert read(text, date(2026, 12, 8), 49) == [f"{day} 09:00–12:00" for day in days]
    assert "BYWEEKNO" not in text and text.count("INTERVAL=2") == 2


def test_odd_and_even_together_are_every_week(text_of):
    """Nothing is left to limit."""
    text = text_of(hours=[{"tue": "9-12", "weeks": "odd, even"}])
    assert ";INTERVAL=" not in text and len(read(text, days=20)) == 3


def test_days_of_the_month(text_of):
    """First and last Friday by rules that every calendar knows, each its own."""
    text = text_of(hours=[{"fri": "9-12", "weeks": "first, last"}], holidays="as-usual")
    assert "FREQ=MONTHLY;BYDAY=1FR;" in text and "FREQ=MONTHLY;BYDAY=-1FR;" in text
    assert read(text) == [f"{day} 09:00–12:00" for day in ("2026-11-06", "2026-11-27", "2026-12-04", "2026-12-25", "2027-01-01")]


def test_the_last_of_a_month_may_be_the_fourth(text_of):
    """Then it is told once: in November 2026 they are the same Friday, in July 2027 they are not."""
    text = text_of(hours=[{"fri": "9-12", "weeks": "fourth, last"}], holidays="as-usual")
    assert read(text, days=30) == ["2026-11-27 09:00–12:00"] and [row[:10] for row in read(text, date(2027, 7, 1), 31)] == ["2027-07-23", "2027-07-30"]


def test_weeks_that_no_rule_can_tell(text_of):
    """Even weeks and the first of the month: a weekly event that leaves out the rest."""
    text = text_of(hours=[{"tue": "9-12", "weeks": "even, first"}])
    assert read(text, days=30) == [f"{day} 09:00–12:00" for day in ("2026-11-03", "2026-11-10", "2026-11-24", "2026-12-01")]


def test_a_term_is_an_event_for_each_of_its_stretches(text_of):
    """Between the terms there is nothing that would have to be left out."""
    text = text_of(hours=[{"mon": "9-12", "season": "school-term"}])
    assert text.count("BEGIN:VEVENT") == 2
    assert [row[:10] for row in read(text, date(2026, 12, 7), 40)] == ["2026-12-07", "2026-12-14", "2027-01-11"]


def test_periods_that_overlap_are_one(calendars_of):
    """A day in two of them is told once."""
    calendars = calendars_of(lyhty=a_place(hours=[{"mon": "9-12", "season": "school-term"}]))
    periods = ({"from": date(2026, 8, 10), "to": date(2026, 12, 18)}, {"from": date(2026, 12, 1), "to": date(2027, 6, 4)})
    calendars.timetable.catalogue.terms["school-term"] = Term(name="t", periods=periods)
    try:
        assert [row[:10] for row in read(calendars.text(("place", "lyhty"), "fi"), date(2026, 11, 30), 14)] == ["2026-11-30", "2026-12-07", "2026-12-14"]
    finally:
        calendars.timetable.catalogue.terms["school-term"] = Term(name="t", periods=(Period.model_validate({"from": date(2026, 8, 10), "to": date(2026, 12, 18)}), Period.model_validate({"from": date(2027, 1, 7), "to": date(2027, 6, 4)})))


def test_past_midnight(text_of):
    """Friday from ten to two ends on Saturday."""
    assert both_readings(text_of(hours=["pe 22-2+1"]), TODAY, TODAY + 7 * DAY) == [(datetime(2026, 11, 6, 22), datetime(2026, 11, 7, 2))]


@pytest.mark.parametrize(("row", "begins", "start", "end"), [("la 22-6+1", -1, 22, 30), ("su 1-5", 0, 1, 5), ("su 3.30-6", 0, 3.5, 6)])
@pytest.mark.parametrize("sunday", [date(2026, 10, 25), date(2027, 3, 28)])
def test_a_night_on_which_the_clock_turns(text_of, sunday, row, begins, start, end):
    """Open by the clock on the wall: an event of its own, as calendars differ in how long a repeated one lasts then."""
    night = sunday + begins * DAY
    text = text_of(hours=[row], holidays="as-usual", checked={"date": "2026-10-19", "by": "X"}, today=date(2026, 10, 20))
    assert f"UID:lyhty.{night:%Y%m%d}." in text and text.count("BEGIN:VEVENT") == 3
    if sunday.month == 10 or start != 3.5:
        assert both_readings(text, night, night) == [(naive(night) + timedelta(hours=start), naive(night) + timedelta(hours=end))]
    assert len(both_readings(text, night - 8 * DAY, night + 8 * DAY)) == (2 if sunday.month == 10 else 3)


def test_a_changed_night_on_which_the_clock_turns(text_of):
    """Other hours in a row of days are one event up to that night, which stands alone."""
    text = text_of(hours=["ma-su 9-12"], exceptions=[{"from": "2027-03-25", "to": "2027-03-30", "open": "22-6+1"}], holidays="as-usual")
    assert [uid for uid in uids(text) if "2200" in uid] == ["lyhty.20270327.2200-3000.fi@perhekeskus", "lyhty.20270325.2200-3000.fi@perhekeskus"]
    assert [f"{start:%d %H}" for start, _ in both_readings(text, date(2027, 3, 25), date(2027, 3, 30))] == [f"{day} 22" for day in range(25, 31)]


def test_always_open_is_whole_days(text_of):
    """Around the clock is a line at the top of each day, not a block from edge to edge."""
    text = text_of(hours=["24/7"], holidays="open", exceptions=[{"date": "2026-11-05", "closed": "remontti"}])
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20261026\r\nDTEND;VALUE=DATE:20261027" in text and "EXDATE;VALUE=DATE:20261105" in text and "UNTIL=20271028\r\n" in text
    assert read(text, days=3) == ["2026-11-03 00:00–00:00", "2026-11-04 00:00–00:00", "2026-11-06 00:00–00:00"]


# ---------------------------------------------------------------- only what is sure


@pytest.mark.parametrize(
    "values",
    [{"status": "unconfirmed"}, {"status": "paused"}, {"status": "closed"}, {"status": "planned"}, {"checked": None}, {"checked": {"date": "2025-11-02", "by": "X"}}, {"hours": []}, {"hours": [{"mon": "9-12", "unsure": True}]}, {"hours": [{"mon": "9-12", "season": "some-day"}]}],
)  # fmt: skip
def test_what_nobody_has_confirmed_is_never_in_a_calendar(calendars_of, values):
    """There is a calendar, and nothing in it; pages do not offer it."""
    calendars = calendars_of(lyhty=a_place(**values))
    text = calendars.text(("place", "lyhty"), "fi")
    assert "VEVENT" not in text and read(text) == []
    assert not has_events(calendars.timetable, ["lyhty"])


def test_an_unsure_time_of_a_changed_day_is_left_out():
    """Sure and unsure may stand on one day."""
    day = TODAY.toordinal()
    schedule = Schedule((), {TODAY: Change((Slot(540, 600), Slot(660, 720, sure=False)))}, TODAY, TODAY + DAY)
    assert [(series.days, series.slot.start) for series in series_of(schedule)] == [([day], 540)]


def test_a_calendar_is_offered_where_something_is_ahead(calendars_of):
    """One confirmed place among others is enough; what is over is not."""
    calendars = calendars_of(lyhty=a_place(), vanha=a_place(status="closed"), kesa=a_place(hours=[{"mon": "9-12", "season": {"from": "2026-06-01", "to": "2026-10-30"}}]))
    assert has_events(calendars.timetable, ["vanha", "lyhty"])
    assert not has_events(calendars.timetable, ["vanha", "kesa"]) and not has_events(calendars.timetable, [])


def test_by_appointment_is_said_in_title_and_text(text_of):
    """Nobody comes without an appointment because a calendar kept silent."""
    event = events_in(text_of(hours=[{"wed": "17-19", "by_appointment": True, "what": {"fi": "ohjaajan aika", "sv": "tid"}}]))[0]
    assert event["SUMMARY"] == "Lyhty: ohjaajan aika (ajanvarauksella)" and "Käynti: Ajanvarauksella" in event["DESCRIPTION"]
    assert events_in(text_of(arrival="referral"))[0]["SUMMARY"] == "Lyhty (lähetteellä)"


# ---------------------------------------------------------------- against the Schedule, with random files

QUARTERS = st.integers(0, 95).map(lambda quarter: quarter * 15)
NEAR_TODAY = st.integers(-40, 75)


@st.composite
def openings(draw):
    """One or two openings, some past midnight, as a file has them."""
    starts = sorted({draw(QUARTERS), draw(QUARTERS)})
    ends = [draw(st.integers(1, 8 if len(starts) > 1 else 96)) * 15 + start for start in starts]
    if len(starts) > 1 and ends[0] > starts[1]:
        ends[0] = starts[1]
    return canonical(Opening(start, end) for start, end in zip(starts, ends))


@st.composite
def rows(draw, today):
    """A row of hours; each has words of its own, so that no two are the same."""
    row = {key: draw(openings()) for key in draw(st.sets(st.sampled_from([*DAYS, *DAY_RANGES]), min_size=1, max_size=2))}
    weeks = draw(st.sets(st.sampled_from(["odd", "even", "first", "second", "third", "fourth", "last"]), max_size=3) | st.sampled_from([{"odd"}, {"even"}]))
    season = draw(st.none() | st.sampled_from(["school-term", "some-day"]) | st.tuples(NEAR_TODAY, st.integers(0, 120)))
    row |= {"season": {"from": today + season[0] * DAY, "to": today + sum(season) * DAY}} if isinstance(season, tuple) else {"season": season} if season else {}
    row |= {"weeks": sorted(weeks)} if weeks else {}
    return row | {name: True for name in ("unsure", "by_appointment") if draw(st.integers(0, 7)) == 0}


@st.composite
def exceptions(draw, today):
    day, length = today + draw(NEAR_TODAY) * DAY, draw(st.integers(0, 20))
    when = draw(st.sampled_from([{"date": day}, {"from": day, "to": day + length * DAY}, {"holiday": draw(st.sampled_from(HOLIDAYS))}, {"during": "school-term"}]))
    return when | ({"closed": "loma"} if draw(st.booleans()) else {"open": draw(openings())})


@st.composite
def countries(draw):
    today = draw(st.sampled_from([TODAY, date(2026, 10, 20), date(2026, 12, 20), date(2027, 3, 15), date(2028, 2, 20)]))
    hours = [row | {"what": f"asia {number}"} for number, row in enumerate(draw(st.lists(rows(today), min_size=1, max_size=4)))]
    closures = [{"from": (day := today + draw(NEAR_TODAY) * DAY), "to": day + 9 * DAY, "closed": "tauko"}] * draw(st.integers(0, 1))
    checked = {"date": today - draw(st.integers(0, 366)) * DAY, "by": "X"}
    return today, closures, {"hours": hours, "exceptions": draw(st.lists(exceptions(today), max_size=3)), "holidays": draw(st.sampled_from([None, "as-usual"])), "checked": checked}


def on_a_clock_that_leaps(times) -> bool:
    """Between three and four on the last Sunday of March: there is no such time, and each calendar has its own."""
    return any(moment.month == 3 and moment.day > 24 and moment.weekday() == 6 and moment.hour == 3 for moment in times)


@settings(max_examples=100)
@given(country=countries())
def test_what_calendars_read_is_what_the_schedule_says(calendars_of, country):
    """For sixty days from today, and for all the days the calendar speaks of, two libraries find the sure openings and nothing else."""
    today, closures, values = country
    calendars = calendars_of(today, closures=[Closure.model_validate(closure) for closure in closures], lyhty=a_place(**values))
    schedule, text = calendars.timetable.schedule("lyhty"), calendars.text(("place", "lyhty"), "fi")
    spans = schedule.spans(today, today + 60 * DAY) if schedule.sure else ()
    sure = {(span.start, span.end, span.slot.rule and span.slot.rule.what.fi) for span in spans if span.slot.sure}  # a day twice in one row is one event
    expected = sorted((start, end) for start, end, _ in sure)
    found = both_readings(text, today, today + 60 * DAY)
    assert [times for times in found if not on_a_clock_that_leaps(times)] == [times for times in expected if not on_a_clock_that_leaps(times)]
    assert has_events(calendars.timetable, ["lyhty"]) or not found
    for event in events_in(text):
        assert_well_formed(event)
    assert max(Counter(uids(text)).values(), default=1) == 1


def assert_well_formed(event):
    """What RFC 5545 asks for of an event that repeats."""
    start, end = event["DTSTART"], event["DTEND"]
    assert end.dt > start.dt and type(start.dt) is type(end.dt)
    if "RRULE" in event:
        until = event["RRULE"]["UNTIL"][0]
        assert until.utcoffset() == timedelta(0) if isinstance(start.dt, datetime) else not isinstance(until, datetime)
    if "EXDATE" in event:
        assert event["EXDATE"].params.get("TZID") == start.params.get("TZID")
        assert all(type(skipped.dt) is type(start.dt) and start.dt < skipped.dt < until for skipped in event["EXDATE"].dts)
    assert "RDATE" not in event


# ---------------------------------------------------------------- what stays the same


HASH_OF_ALL = """
import hashlib, sys
from datetime import date
from pathlib import Path
from perhekeskus.calendars import Calendars
from perhekeskus.checking import check
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses
root = Path(sys.argv[1])
catalogue = check(root, root / "examples", date(2026, 11, 3)).catalogue
pages = Pages(catalogue, Addresses.of(catalogue), date(2026, 11, 3))
calendars = Calendars(pages.timetable, pages.addresses, pages.wordings)
print(hashlib.sha256("".join(file + calendars.text(*about) for file, about in calendars.addresses.calendars.items()).encode()).hexdigest())
"""


def test_the_same_bytes_each_time():
    """Two processes that scatter their sets differently write the same."""
    runs = [subprocess.run([sys.executable, "-c", HASH_OF_ALL, str(ROOT)], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, timeout=60) for seed in ("1", "2")]
    assert runs[0].stdout == runs[1].stdout and len(runs[0].stdout.strip()) == 64, runs[0].stderr


def test_ids_stay_when_rows_come_and_move(text_of):
    """An event keeps its id when another row is added, the rows change places, or somebody confirms the place anew."""
    hours = [{"tue-thu": "9-12", "what": "avoin ovi"}, {"fri": "9-10", "weeks": "odd"}, {"mon": "9-10", "season": "school-term"}]
    before = uids(text_of(hours=hours))
    assert len(set(before)) == len(before) > 4
    assert set(uids(text_of(hours=hours[::-1]))) == set(before)
    assert set(uids(text_of(hours=[{"sat": "10-12"}, *hours]))) > set(before)
    assert set(uids(text_of(hours=hours, checked={"date": "2026-11-02", "by": "X"}))) == set(before)


def test_ids_are_unlike_for_what_is_on_at_the_same_time(text_of):
    """Two groups in two rooms are two events; a row written twice is one."""
    both = uids(text_of(hours=[{"mon": "9-10", "what": "kerho"}, {"mon": "9-10", "what": "kahvila"}]))
    assert len(set(both)) == 2
    assert len(uids(text_of(hours=[{"mon": "9-10"}, {"mon": "9-10"}]))) == 1


def test_ids_of_two_places_and_two_languages_are_unlike(calendars_of):
    """Whoever subscribes to two calendars gets all of both."""
    calendars = calendars_of(lyhty=a_place(), majakka=a_place())
    found = [*uids(calendars.text(("municipality", "rantakunta"), "fi")), *uids(calendars.text(("municipality", "rantakunta"), "sv"))]
    assert len(set(found)) == len(found) == 4


def test_a_new_confirmation_is_a_newer_version(text_of):
    """The stamps follow the day of the confirmation, never the clock."""
    older, newer = (events_in(text_of(checked={"date": day, "by": "X"}))[0] for day in ("2026-10-01", "2026-10-28"))
    assert newer["SEQUENCE"] > older["SEQUENCE"]
    assert newer["DTSTAMP"].dt == newer["LAST-MODIFIED"].dt == datetime(2026, 10, 28, tzinfo=UTC)


# ---------------------------------------------------------------- which calendars there are


def test_every_place_municipality_and_region_has_one_in_both_languages(calendars_of):
    """Also without any event, and also at a former address of a place: no subscription ever loses its file."""
    files = calendars_of(lyhty=a_place(slug={"fi": "lyhty", "sv": "lyktan"}, aliases=["valo"]), vanha=a_place(status="closed")).addresses.calendars
    assert {"fi/kalenterit/paikat/lyhty.ics", "sv/kalendrar/platser/lyktan.ics", "fi/kalenterit/paikat/valo.ics", "sv/kalendrar/platser/valo.ics", "fi/kalenterit/paikat/vanha.ics"} <= set(files)
    assert {"fi/kalenterit/kunnat/rantakunta.ics", "sv/kalendrar/kommuner/strandkommun.ics", "fi/kalenterit/alueet/rannikko.ics", "sv/kalendrar/omraden/kusten.ics"} <= set(files)
    assert files["sv/kalendrar/platser/valo.ics"] == (("place", "lyhty"), "sv")


def test_a_page_that_is_gone_leaves_an_empty_calendar(departed, pages):
    """It says why, and no event of former days stays on a phone."""
    text = Calendars(Timetable(departed, TODAY), Addresses.of(departed), pages.wordings, "https://perhekeskus.example/").text(("departure", "vanha-tupa"), "fi")
    assert "BEGIN:VEVENT" not in text and "DESCRIPTION:Kerho päättyi keväällä." in text
    assert "URL:https://perhekeskus.example/fi/kunnat/rantakunta/" in text
    assert icalendar.Calendar.from_ical(text)["X-WR-CALNAME"] == "Sivu on poistettu"


def test_a_municipality_and_a_region_join_their_places(calendars_of):
    """The events are those of the places, letter for letter."""
    calendars = calendars_of(b=a_place(hours=["ma 9-10"]), a=a_place(hours=["ti 9-10"]))
    alone = [re.findall("BEGIN:VEVENT.*END:VEVENT\r\n", calendars.text(("place", id), "fi"), re.S)[0] for id in ("a", "b")]
    for key in (("municipality", "rantakunta"), ("region", "rannikko")):
        assert calendars.text(key, "fi").endswith("END:VTIMEZONE\r\n" + "".join(alone) + "END:VCALENDAR\r\n")


# ---------------------------------------------------------------- words


def test_the_calendar_says_what_it_is_and_how_often_to_look(calendars_of):
    """Name, language of the maker, time zone and how long a copy holds, in the ways that different calendars know."""
    calendar = icalendar.Calendar.from_ical(calendars_of(url="https://perhekeskus.example/", lyhty=a_place()).text(("place", "lyhty"), "sv"))
    assert (calendar["VERSION"], calendar["PRODID"], calendar["METHOD"]) == ("2.0", "-//perhekeskus//calendars//SV", "PUBLISH")
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Lyktan: tider" and calendar["X-WR-TIMEZONE"] == "Europe/Helsinki"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=12) and calendar["X-PUBLISHED-TTL"] == "PT12H"
    assert calendar["URL"] == "https://perhekeskus.example/sv/platser/lyhty/"


def test_an_event_says_what_a_family_needs(calendars_of):
    """What, where, for whom, at what price, how to come, whom to call, how sure it is, and to look at the page first."""
    place = a_place(
        street={"fi": "Rantakatu 1; B, 2", "sv": "Strandgatan 1"}, postal_code="00100", coordinates=[60.2, 24.9], cost={"code": "free", "note": {"fi": "Kahvi maksaa.", "sv": "Kaffet kostar."}}, arrival="walk-in",
        phone={"number": "000 000 0000"}, **{"for": {"ages": "0-6", "groups": ["child-with-adult"]}}, hours=[{"tue": "9-12", "what": {"fi": "vauvakahvila", "sv": "babycafé"}, "ages": "0-1", "run_by": {"fi": "Yhdistys", "sv": "Föreningen"}}],
    )  # fmt: skip
    event = events_in(calendars_of(url="https://perhekeskus.example/", lyhty=place).text(("place", "lyhty"), "fi"))[0]
    assert event["SUMMARY"] == "Lyhty: vauvakahvila" and event["LOCATION"] == "Rantakatu 1; B, 2, 00100 Rantakunta"
    assert event["GEO"].to_ical() == "60.2;24.9" and event["TRANSP"] == "TRANSPARENT" and event["URL"] == "https://perhekeskus.example/fi/paikat/lyhty/"
    assert event["DESCRIPTION"].split("\n") == [
        "Kenelle: 0–1-vuotiaat, lapsi ja aikuinen yhdessä", "Hinta: Maksuton. Kahvi maksaa.", "Käynti: Ilman ilmoittautumista", "Järjestäjä: Yhdistys", "Puhelin: 000 000 0000",
        "Vahvistettu 28.10.2026", "Katso paikan sivu, ennen kuin lähdette. https://perhekeskus.example/fi/paikat/lyhty/",
    ]  # fmt: skip


def test_each_row_and_exception_says_its_own(text_of):
    """Two groups, two days with a reason each: no event borrows the words of another."""
    text = text_of(hours=[{"mon": "9-10", "what": "kerho"}, {"tue": "9-10", "what": "kahvila"}], exceptions=[{"date": "2026-11-05", "open": "9-10", "reason": "juhla"}, {"date": "2026-11-06", "open": "9-10", "reason": "retki"}])
    assert [(str(event["SUMMARY"]), event["DESCRIPTION"].split("\n")[0]) for event in events_in(text)] == [
        ("Lyhty: kerho", "Vahvistettu 28.10.2026"), ("Lyhty: kahvila", "Vahvistettu 28.10.2026"), ("Lyhty", "juhla"), ("Lyhty", "retki"),
    ]  # fmt: skip


def test_without_an_address_nothing_is_made_up(text_of):
    """The site's address is not known, and nothing is said of price or place but what the file has."""
    event = events_in(text_of(cost="unknown"))[0]
    assert "URL" not in event and "GEO" not in event and event["LOCATION"] == "Rantakunta"
    assert event["DESCRIPTION"].split("\n") == ["Vahvistettu 28.10.2026", "Katso paikan sivu, ennen kuin lähdette."]
    assert "LOCATION" not in events_in(text_of(kind="digital"))[0]


def test_words_in_the_other_language_carry_it(calendars_of):
    """A name that exists in Swedish alone is marked so in the Finnish calendar; what is half Finnish is not."""
    swedish = calendars_of(lyhty=a_place(name={"sv": "Skäret"}, street={"sv": "Strandvägen 1"})).text(("place", "lyhty"), "fi")
    assert "SUMMARY;LANGUAGE=sv:Skäret\r\n" in swedish and "LOCATION;LANGUAGE=sv:Strandvägen 1\\, Rantakunta\r\n" in swedish and "NAME;LANGUAGE=sv:" in swedish
    assert "LANGUAGE" not in calendars_of(lyhty=a_place(name={"sv": "Skäret"}, hours=[{"mon": "9-10", "what": {"fi": "kerho", "sv": "klubb"}}])).text(("place", "lyhty"), "fi").split("BEGIN:VEVENT")[1]


# ---------------------------------------------------------------- lines


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])))
def test_a_folded_line_is_short_and_unfolds_to_itself(line):
    """No piece is longer than 75 octets, and no letter is cut in two."""
    pieces = folded(line).encode().split(b"\r\n")
    assert pieces.pop() == b"" and all(len(piece) <= 75 and piece.decode() is not None for piece in pieces)
    assert plain(folded(line)) == line + "\r\n"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n")))
def test_escaped_words_are_read_back(words):
    """Commas, semicolons, backslashes and line ends come through."""
    event = events_in(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n{folded(f'SUMMARY:{escaped(words)}')}END:VEVENT\r\nEND:VCALENDAR\r\n")[0]
    assert event["SUMMARY"] == words


def test_every_line_ends_as_the_format_wants_it(calendars_of):
    """CR LF after each, 75 octets at most, no empty lines."""
    text = calendars_of(url="https://perhekeskus.example/", lyhty=a_place(hours=["ma-su 9-12"])).text(("region", "rannikko"), "sv")
    lines = text.encode().split(b"\r\n")
    assert lines.pop() == b"" and all(0 < len(line) <= 75 and b"\n" not in line for line in lines)


def test_the_time_zone_is_that_of_finland(text_of):
    """Its rule gives the same offsets as the system's table for the years to come: when the turning of the clock is abolished, this fails."""
    zone = icalendar.Calendar.from_ical(text_of()).walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)
    moments = [moment for number in range(6 * 8766) if (moment := datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=number)).month in (3, 10) or moment.hour == 12]
    assert not [moment for moment in moments if moment.astimezone(zone).utcoffset() != moment.astimezone(FINLAND).utcoffset()]


# ---------------------------------------------------------------- the block on a page


@pytest.fixture(scope="module")
def subscribe(pages):
    """Gives the block of a page, in Finnish."""
    template = stencils(pages.wordings["fi"], pages.icons).from_string('{% import "calendar.html.j2" as c with context %}{{ c.subscribe(href_ics, webcal) }}')
    return lambda webcal=None: template.render(p=pages.pen("fi/", "fi"), w=pages.wordings["fi"], href_ics="../kalenterit/paikat/lyhty.ics", webcal=webcal)


def test_a_page_offers_to_subscribe_and_to_download(subscribe):
    """With a word for each kind of phone."""
    block = subscribe("webcal://perhekeskus.example/fi/kalenterit/paikat/lyhty.ics")
    assert 'href="webcal://perhekeskus.example/fi/kalenterit/paikat/lyhty.ics"' in block and 'href="../kalenterit/paikat/lyhty.ics"' in block
    assert "iPhone: paina" in block and "<code>webcal://" in block


def test_without_an_address_a_page_offers_the_file_alone(subscribe):
    """And says that it will not follow changes."""
    block = subscribe()
    assert "webcal" not in block and "Tilaa" not in block and 'href="../kalenterit/paikat/lyhty.ics"' in block and "avaa ladattu tiedosto" in block
