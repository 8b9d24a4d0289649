"""Opening hours in the words of schema.org, read back by somebody who knows nothing else and put beside the schedule."""

import runpy
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perhekeskus.almanac import week_of
from perhekeskus.hours import FINLAND
from perhekeskus.linkeddata.times import DAYS_TOLD, WEEKDAYS, opening_hours

shared = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "hours" / "cases.py")))
DAY = timedelta(days=1)


def said_of(day, node):
    """The rows that speak of a day: what is said of the day itself wins over the week."""
    special = [row for row in node.get("specialOpeningHoursSpecification", ()) if row["validFrom"] <= day.isoformat() <= row["validThrough"]]
    usual = [row for row in node.get("openingHoursSpecification", ()) if WEEKDAYS[day.weekday()] in row["dayOfWeek"] and row.get("validFrom", "") <= day.isoformat() <= row["validThrough"]]
    return special or usual


def is_open(node, moment):
    """As schema.org defines it: what closes before it opens closes on the next day; "00:00 to 00:00" is never open, and what closes at 23:59 at the end of that minute."""
    clock, today, yesterday = f"{moment:%H:%M}", said_of(moment.date(), node), said_of(moment.date() - DAY, node)
    begun = any(row["opens"] <= clock and (clock < row["closes"] or row["closes"] < row["opens"] or clock == row["closes"] == "23:59") for row in today)
    return begun or any(row["closes"] < row["opens"] and clock < row["closes"] for row in yesterday)


def moments(today, schedule):
    """The edges of every opening of the days that are told, and what lies between; from the Monday after the first midnight, since what began on Sunday is not told."""
    first = week_of(today)[0]
    spans = list(schedule.spans(first, min(first + (DAYS_TOLD - 2) * DAY, schedule.last - DAY)))
    near = {edge + timedelta(minutes=minutes) for span in spans for edge in (span.start, span.end) for minutes in (-1, 0, 1)}
    around = {datetime(day.year, day.month, day.day, 11, 7) for day in (first + number * DAY for number in range(1, DAYS_TOLD))}
    return [moment for moment in sorted(near | around) if first < moment.date() < min(first + DAYS_TOLD * DAY, schedule.last)]


def disagreements(timetable):
    schedule = timetable.schedule("here")
    node = opening_hours(schedule, timetable.today)
    unsure = {span.start.date() + number * DAY for span in schedule.spans(schedule.first, min(schedule.last, timetable.today + 60 * DAY)) if not span.slot.sure for number in (0, 1)} if schedule.sure else set()
    found = ((moment, is_open(node, moment), schedule.state(moment.replace(tzinfo=FINLAND)).kind) for moment in moments(timetable.today, schedule) if moment.date() not in unsure)
    return [row for row in found if row[1] != (row[2] == "open")]


@pytest.mark.parametrize("written", shared.written(), ids=lambda written: written.name)
def test_what_is_read_back_is_what_the_schedule_says(written):
    """Of every place in tests/hours, around every opening of four weeks."""
    if written.timetable.schedule("here").sure:
        assert disagreements(written.timetable) == []
    else:
        assert opening_hours(written.timetable.schedule("here"), written.timetable.today) == {}


@given(st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_any_schedule_is_read_back(random):
    """With seasons, weeks, breaks and exceptions at random."""
    timetable = shared.timetable(*shared.made(random))
    assert not timetable.schedule("here").sure or disagreements(timetable) == []


@given(st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_no_day_is_called_open_on_which_it_is_not(random):
    """As long as the week's times are told: who kept the page since autumn meets no locked door at Christmas."""
    timetable = shared.timetable(*shared.made(random))
    schedule = timetable.schedule("here")
    node, first = opening_hours(schedule, timetable.today), week_of(timetable.today)[0] + DAY
    for number in range((schedule.last - first).days if node else 0):
        moments = [datetime.combine(first + number * DAY, time(*map(int, row["opens"].split(":")))) for row in said_of(first + number * DAY, node)]
        assert [moment for moment in moments if is_open(node, moment) and schedule.state(moment.replace(tzinfo=FINLAND)).kind not in ("open", "unknown")] == []


def test_a_break_far_ahead_is_told():
    """Summer as well, when it is autumn; times of some weeks are not told so far ahead, and a day that closes them neither."""
    rows = hours(hours=[{"mon-fri": "9-12"}, {"sat": "10-12", "weeks": "first"}], exceptions=[{"from": "2027-06-05", "to": "2027-08-08", "closed": {"fi": "loma", "sv": "ledigt"}}], holidays="as-usual")["specialOpeningHoursSpecification"]
    assert [(row["validFrom"], row["validThrough"], row["opens"], row["closes"]) for row in rows] == [("2026-11-07", "2026-11-07", "10:00", "12:00"), ("2027-06-07", "2027-08-06", "00:00", "00:00")]


def test_where_one_books_no_day_is_called_closed():
    """There are no times of the week that a closed day could change."""
    assert hours(date(2026, 12, 14), hours=[{"mon-fri": "9-12", "by_appointment": "yes"}]) == {}


def test_nothing_is_said_beyond_what_is_confirmed():
    """A season goes on, the confirmation does not."""
    rows = hours(hours=[{"mon": "9-12", "season": {"from": "2026-08-10", "to": "2028-05-28"}}, {"tue": "9-12"}])["openingHoursSpecification"]
    assert [row["validThrough"] for row in rows] == ["2027-10-01", "2027-10-01"] and rows[0]["validFrom"] == "2026-08-10"


def hours(today=shared.TODAY, closures=None, **place):
    timetable = shared.timetable(place, None, closures, today)
    return opening_hours(timetable.schedule("here"), today)


def test_days_of_the_same_times_stand_together():
    """With the last day for which somebody has confirmed them."""
    assert hours(hours=[{"tue-thu": "9-12"}])["openingHoursSpecification"] == [{"@type": "OpeningHoursSpecification", "dayOfWeek": ["Tuesday", "Wednesday", "Thursday"], "opens": "09:00", "closes": "12:00", "validThrough": "2027-10-01"}]


def test_a_break_is_one_row():
    """Weekends, on which the place is never open, do not cut it."""
    closed = {"fi": "loma", "sv": "ledigt"}
    rows = hours(hours=[{"mon-fri": "9-12"}], exceptions=[{"from": "2026-11-05", "to": "2026-11-17", "closed": closed}], holidays="as-usual")["specialOpeningHoursSpecification"]
    assert rows == [{"@type": "OpeningHoursSpecification", "validFrom": "2026-11-05", "validThrough": "2026-11-17", "opens": "00:00", "closes": "00:00"}]


def test_times_of_some_weeks_are_told_day_by_day():
    """schema.org knows no odd weeks; a day that has usual times besides keeps them."""
    node = hours(hours=[{"fri": "9-11"}, {"fri": "17-19", "weeks": "odd"}], holidays="as-usual")
    rows = [(row["validFrom"], row["opens"]) for row in node["specialOpeningHoursSpecification"]]
    assert rows == [("2026-11-06", "09:00"), ("2026-11-06", "17:00"), ("2026-11-20", "09:00"), ("2026-11-20", "17:00")]


@pytest.mark.parametrize("place", [{"checked": {"date": "2025-01-01", "by": "Seurakunta"}}, {"status": "unconfirmed"}, {"arrival": "booking"}, {"hours": [{"mon": "9-12", "unsure": "yes"}]}], ids=["old", "unconfirmed", "by appointment", "unsure"])
def test_what_is_not_surely_open_has_no_hours(place):
    """A search engine would say "open" without a word of doubt."""
    assert hours(**{"hours": [{"mon": "9-12"}]} | place) == {}


def test_nothing_changes_within_a_week():
    """So that a page stays the same from Tuesday to Sunday."""
    told = [hours(date(2026, 11, day), hours=[{"mon-fri": "9-12"}], exceptions=[{"date": "2026-11-12", "open": "10-11"}]) for day in range(2, 9)]
    assert told[0] and all(node == told[0] for node in told)
