"""Two programs that know nothing of each other read every line (opening-hours in Rust, opening_hours.js); what they find is what the Schedule says."""

import json
import os
import random
import re
import runpy
import shutil
import subprocess
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opening_hours import OpeningHours, State

from perhekeskus.hours import FINLAND
from perhekeskus.opendata.osm import Lines, opening_hours
from perhekeskus.opendata.rules import first_told

ROOT = Path(__file__).parents[2]
EVALUATE = Path(__file__).parent / "evaluate.cjs"
TODAY = date(2026, 11, 3)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
shared = SimpleNamespace(**runpy.run_path(str(ROOT / "tests" / "hours" / "cases.py")))
LETTERS = {State.OPEN: "o", State.CLOSED: "c", State.UNKNOWN: "u"}
node = pytest.mark.skipif(not shutil.which("node") and not os.environ.get("CI"), reason="no Node here: it comes with npm")


def expected(schedule, moment):
    """What a line must say: the state that the times have by themselves, whether anybody has confirmed them or not."""
    kind = replace(schedule, sure=True).state(moment).kind
    return {"open": "o", "closed": "c", "by-appointment": "u", "unknown": "u"}[kind]


def in_finland(moment):
    """The same instant by the clock there: in the hour that is left out in March no clock shows what was meant."""
    return datetime.fromtimestamp(moment.timestamp(), FINLAND)


def told(schedule, moments):
    return [moment for moment in map(in_finland, moments) if moment.date() >= first_told(schedule)]


def first_reading(line, moments):
    """What opening-hours finds."""
    hours = OpeningHours(line)
    return "".join(LETTERS[hours.state(moment.replace(tzinfo=None))[0]] for moment in moments)


@pytest.fixture(scope="module")
def second_readings(tool):
    """Gives what opening_hours.js finds for each (line, moments)."""

    def read(asked):
        told = json.dumps([{"line": line, "moments": [moment.timestamp() for moment in moments]} for line, moments in asked])
        done = subprocess.run(["node", str(EVALUATE), str(tool("opening_hours/build/opening_hours.js"))], input=told, env=os.environ | {"TZ": "Europe/Helsinki"}, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return read


def every_turn(schedule, line):
    """The moments at which either the Schedule or the line changes, and a minute before each: between them nothing happens."""
    first, last = (datetime(day.year, day.month, day.day) for day in (first_told(schedule), schedule.last + 40 * DAY))
    turns = {edge for span in schedule.spans(schedule.first, schedule.last) for edge in span[:2]} | {edge for start, end, *_ in OpeningHours(line).intervals(first, last) for edge in (start, end)}
    return [in_finland(moment.replace(tzinfo=FINLAND)) for turn in sorted(turns) for moment in (turn - MINUTE, turn) if first <= moment < last]


@given(st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_all_that_is_known_is_told(chance):
    """Whatever a file says, at each turn in thirteen months and in the weeks after, of which nothing is known."""
    made = shared.made(chance)
    schedule = shared.timetable(*made).schedule("here")
    if schedule:
        line = opening_hours(schedule)
        moments = every_turn(schedule, line)
        assert first_reading(line, moments) == "".join(expected(schedule, moment) for moment in moments), (made, line)


@node
def test_the_second_reading_is_the_same(second_readings):
    """At thousands of moments around everything that may go wrong: edges, midnights, the nights on which clocks change, the turn of a year, week 53."""
    asked, true = [], []
    for seed in range(200):
        chance = random.Random(seed)
        made = shared.made(chance)
        schedule = shared.timetable(*made).schedule("here")
        if schedule:
            line = opening_hours(schedule)
            moments = [*told(schedule, shared.moments_near(list(schedule.spans(made.today, made.today + 50 * DAY)), made.today, chance, 20)), *chance.sample(turns := every_turn(schedule, line), min(len(turns), 30))]
            asked.append((line, moments))
            true.append("".join(expected(schedule, moment) for moment in moments))
    assert sum(map(len, true)) >= 5000
    assert second_readings(asked) == true


@node
def test_dated_cases_are_read_as_an_editor_would_say(second_readings):
    """Each row of tests/hours/*.yaml, by both."""
    asked, true = [], []
    for written in shared.written():
        schedule = written.timetable.schedule("here")
        if schedule:
            moments = told(schedule, (moment for _, moment, _ in written.cases))
            asked.append((opening_hours(schedule), moments))
            true.append("".join(expected(schedule, moment) for moment in moments))
    assert [first_reading(*pair) for pair in asked] == true
    assert second_readings(asked) == true


@node
def test_every_line_there_is_is_read_by_both(second_readings, real_data, example_data, open_data):
    """Of the real places, the example and the small country: each hour of three weeks and around the turn of the year."""
    hours = [datetime(2026, 11, 18, tzinfo=FINLAND) + number * timedelta(minutes=47) for number in (*range(650), *range(1200, 1800))]
    asked, true = [], []
    for timetable in (data.timetable for data in (real_data, example_data, open_data)):
        lines = Lines(timetable)
        for id in timetable.with_times(timetable.catalogue.places):
            asked.append((lines.of(id), hours))
            true.append("".join(expected(timetable.schedule(id), moment) for moment in hours))
    assert len(asked) > 20
    assert [first_reading(*pair) for pair in asked] == true
    assert second_readings(asked) == true


# ---------------------------------------------------------------- how a line reads


def line(terms=None, closures=None, today=TODAY, **place):
    """Without its end, which tells of the days after the last known one."""
    found = opening_hours(shared.timetable({"holidays": "as-usual"} | place, terms, closures, today).schedule("here"))
    return re.sub(r"(?:; )?(?:\d{4} \w{3} \d\d-[\w ]+ unknown; )?\d{4}\+ unknown$", "", found) if found else found


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ([{"mon-fri": "8-16"}], "Mo-Fr 08:00-16:00"),
        ([{"mon": "9-12"}, {"tue": "9-12, 13-15.30"}, {"wed": "9-12"}], "Mo,We 09:00-12:00; Tu 09:00-12:00,13:00-15:30"),
        ([{"mon-sun": "0-24"}], "Mo-Su 00:00-24:00"),
        ([{"fri": "20-2+1"}], "Fr 20:00-24:00; Sa 00:00-02:00"),
        ([{"wed": "17-19", "weeks": "even"}], "week 2-52/2 We 17:00-19:00"),
        ([{"wed": "17-19", "weeks": "odd"}], "week 1-53/2 We 17:00-19:00"),
        ([{"wed": "17-19", "weeks": "odd"}, {"wed": "9-12", "weeks": "even"}], "week 1-53/2 We 17:00-19:00; week 2-52/2 We 09:00-12:00"),
        ([{"sat": "10-13", "weeks": "first, third"}, {"sun": "10-13", "weeks": "first, third"}], "Sa[1,3],Su[1,3] 10:00-13:00"),
        ([{"sat": "10-13", "weeks": "last"}], "Sa[-1] 10:00-13:00"),
        ([{"mon": "9-12", "by_appointment": "yes"}], 'Mo 09:00-12:00 unknown "by appointment"'),
        ([{"mon": "9-12"}, {"mon": "12-14", "unsure": "yes"}, {"mon": "13-15", "by_appointment": "yes"}], 'Mo 09:00-12:00 open, Mo 12:00-14:00 unknown, Mo 14:00-15:00 unknown "by appointment"'),
        ([{"mon": "9-12", "season": {"from": "2026-09-07", "to": "2026-12-14"}}], "2026 Sep 07-2026 Dec 14 Mo 09:00-12:00"),
        ([{"mon": "9-12", "season": {"from": "2025-09-07", "to": "2026-05-14"}}], ""),
    ],
)
def test_a_line_is_short_and_reads_well(hours, expected):
    """As somebody who knows the format would write it."""
    assert line(hours=hours) == expected


def test_closed_days_stand_by_their_dates():
    """Holidays and eves, a closure of the region, the place's own: no reader has to know the holidays of Finland. Days between on which it is never open count with them."""
    closures = [{"from": "2027-06-28", "to": "2027-07-25", "closed": "Kesätauko"}]
    found = line(closures=closures, hours=[{"thu-fri": "9-15"}], holidays="closed", exceptions=[{"date": "2026-11-12", "closed": "Koulutus"}])
    assert found == "Th,Fr 09:00-15:00; 2026 Nov 12,2026 Dec 24-2027 Jan 01,2027 Mar 25-2027 Mar 26,2027 Apr 30-2027 May 06,2027 Jun 25-2027 Jul 23 off"


def test_other_hours_of_a_day_stand_by_its_date():
    """Instead of the week's."""
    assert line(hours=[{"tue": "9-15"}], exceptions=[{"date": "2026-11-10", "open": "10-11, 12-13"}]) == "Tu 09:00-15:00; 2026 Nov 10 10:00-11:00,12:00-13:00"


@pytest.mark.parametrize(
    ("checked", "end"),
    [("2026-10-01", "2027 Oct 02-2027 Dec 31 unknown; 2028+ unknown"), ("2025-12-30", "2026 Dec 31 unknown; 2027+ unknown"), ("2025-12-31", "2027+ unknown"), ("2020-01-01", "2027 Dec 04-2027 Dec 31 unknown; 2028+ unknown")],
)
def test_after_the_last_known_day_nothing_is_open(checked, end):
    """When a confirmation runs out, or the thirteen months of holidays: the same words as for any time that is not sure."""
    found = opening_hours(shared.timetable({"hours": [{"mon": "9-12"}], "holidays": "as-usual", "checked": {"date": checked, "by": "Seurakunta"}}).schedule("here"))
    assert found == f"Mo 09:00-12:00; {end}"


def test_a_stretch_is_written_in_full():
    """'2027 Feb 24-28' is valid as well, but opening_hours.js 3.15 misses it, because it ends with the month."""
    found = line(hours=[{"mon-sun": "9-15"}], exceptions=[{"from": "2027-02-24", "to": "2027-02-28", "closed": "Remontti"}])
    assert found == "Mo-Su 09:00-15:00; 2027 Feb 24-2027 Feb 28 off"


def test_a_place_without_times_has_no_line():
    """Neither one of which nobody knows when it is open nor one that has closed."""
    assert line() is None
    assert line(hours=[{"mon": "9-12"}], status="closed") is None
