"""A schedule in numbers. That hours.js reads them as they are meant stands in tests/browser/test_hours.py."""

import json
import runpy
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perhekeskus.compact import compact

shared = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "hours" / "cases.py")))
DAY = timedelta(days=1)
RANDOM = st.randoms(use_true_random=False)


@pytest.mark.parametrize(
    "place",
    [
        {"hours": [{"mon-fri": "8-16"}]},
        {"hours": [{"tue-thu": "9-12, 13-15"}, {"sat": "10-12", "weeks": "first", "what": "Perhekahvila"}], "exceptions": [{"date": "2026-11-20", "closed": "Koulutus"}, {"from": "2027-06-21", "to": "2027-08-01", "closed": "Kesätauko"}]},
        {"hours": [{"mon": "9-11", "season": "term"}, {"wed": "13-15", "weeks": "odd", "by_appointment": "yes"}]},
    ],
)
def test_a_typical_place_is_small(place):
    """A list of fifty places is read over a telephone network."""
    terms = {"term": {"name": "lukukausi", "periods": [{"from": "2026-08-10", "to": "2026-12-19"}, {"from": "2027-01-07", "to": "2027-06-05"}]}}
    made = shared.timetable(place, terms)
    assert len(json.dumps(compact(made.schedule("here"), made.catalogue.places["here"].hours), separators=(",", ":"))) < 400


@given(RANDOM)
@settings(max_examples=60)
def test_nothing_empty_travels(random):
    """Whatever a file says comes through JSON, and no key, nor the end of a row, is empty."""
    made = shared.timetable(*shared.made(random))
    data = json.loads(json.dumps(compact(made.schedule("here"), made.catalogue.places["here"].hours)))
    assert all(data.values()) and all(row[-1] for row in data.get("w", []))


def changes_sent(*exceptions):
    """The days of November that differ from a week of Mondays to Fridays, as (first, last, openings)."""
    made = shared.timetable({"hours": [{"mon-fri": "8-16"}], "holidays": "as-usual", "exceptions": list(exceptions)})
    before = (date(2026, 10, 31) - date(1970, 1, 1)).days
    return [(first - before, last - before, slots) for first, last, *slots in compact(made.schedule("here"), made.catalogue.places["here"].hours)["x"]]


def test_closed_days_on_both_sides_of_a_weekend_are_one_stretch():
    """Saturday and Sunday are closed in any case; a day on which it is open lies between two stretches."""
    assert changes_sent({"date": "2026-11-13", "closed": "Remontti"}, {"date": "2026-11-16", "closed": "Remontti"}) == [(13, 16, [])]
    assert changes_sent({"date": "2026-11-10", "closed": "Remontti"}, {"date": "2026-11-12", "closed": "Remontti"}) == [(10, 10, []), (12, 12, [])]


def test_open_days_on_both_sides_of_a_closed_one_stay_apart():
    """Or the weekend between a long Friday and a long Monday would open."""
    assert changes_sent({"date": "2026-11-13", "open": "8-20"}, {"date": "2026-11-16", "open": "8-20"}) == [(13, 13, [[480, 1200]]), (16, 16, [[480, 1200]])]
    assert changes_sent({"from": "2026-11-12", "to": "2026-11-13", "open": "8-20"}) == [(12, 13, [[480, 1200]])]


def test_all_that_comes_after_an_end_travels_as_one_row():
    """Holidays and weekends are not told apart in it."""
    made = shared.timetable({"hours": [{"mon-fri": "8-16"}], "until": "2026-11-30"})
    (row,) = compact(made.schedule("here"), made.catalogue.places["here"].hours)["x"]
    assert [date(1970, 1, 1) + number * DAY for number in row] == [date(2026, 12, 1), date(2027, 12, 3)]


def test_equal_days_travel_as_one_row():
    """Five days of the same times, and a break of six weeks, are a row each."""
    made = shared.timetable({"hours": [{"mon-fri": "8-16"}], "holidays": "as-usual", "exceptions": [{"from": "2027-06-21", "to": "2027-08-01", "closed": "Kesätauko"}]})
    data = compact(made.schedule("here"), made.catalogue.places["here"].hours)
    assert data["w"] == [["12345", 480, 960]]
    assert [date(1970, 1, 1) + number * DAY for number in data["x"][0]] == [date(2027, 6, 21), date(2027, 7, 30)]
