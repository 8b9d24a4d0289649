"""That others read them as they are meant stands in test_stranger_json.py."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from perhekeskus.opendata.times import clock, opening_hours, stretches

SURE = {"by_appointment": False, "sure": True}


def hours_of(shared, **place):
    return opening_hours(shared.timetable(place).schedule("here"))


def test_days_with_the_same_times_are_one_row(shared):
    """As a sign on a door has them."""
    assert hours_of(shared, hours=["ti–to 9–12, pe 9–11.30"])["weekly"] == [{"days": ["tue", "wed", "thu"], "opens": "09:00", "closes": "12:00", **SURE}, {"days": ["fri"], "opens": "09:00", "closes": "11:30", **SURE}]


def test_a_row_says_what_limits_and_explains_it(shared):
    """Weeks, periods, what it is, for whom."""
    rule = {"wed": "9-11", "weeks": "first, last", "season": {"from": "2026-08-10", "to": "2026-12-18"}, "what": {"fi": "vauvakahvila", "sv": "babycafé"}, "run_by": "Seurakunta", "ages": "0-1"}
    assert hours_of(shared, hours=[rule])["weekly"] == [
        {"days": ["wed"], "opens": "09:00", "closes": "11:00", **SURE, "weeks": ["first", "last"], "periods": [{"from": "2026-08-10", "to": "2026-12-18"}], "what": {"fi": "vauvakahvila", "sv": "babycafé"}, "run_by": {"fi": "Seurakunta", "sv": "Seurakunta"}, "ages": {"from": 0, "to": 1}}
    ]  # fmt: skip


def test_a_term_whose_next_dates_nobody_knows_is_unsure_after_them(shared):
    """And has no end."""
    made = shared.timetable({"hours": [{"mon": "9-11", "season": "term"}]}, {"term": {"name": "kausi", "periods": [{"from": "2026-08-10", "to": "2026-12-18"}]}})
    known, after = opening_hours(made.schedule("here"))["weekly"]
    assert known["sure"] and not after["sure"]
    assert after["periods"] == [{"from": "2027-02-26", "to": None}]


def test_what_closes_after_midnight_says_so(shared):
    """On the clock of the day it began on."""
    assert [row["closes"] for row in hours_of(shared, hours=["pe 20–2+1", "la 12–24"])["weekly"]] == ["26:00", "24:00"]
    assert clock(570) == "09:30"


def test_a_stretch_of_closed_days_is_one(shared):
    """Over days on which nothing is ever open; why it is closed comes along."""
    told = hours_of(shared, hours=["ti, to 9–12"], exceptions=[{"from": "2026-11-09", "to": "2026-11-22", "closed": {"fi": "remontti", "sv": "renovering"}}])
    assert told["changes"][0] == {"from": "2026-11-10", "to": "2026-11-19", "openings": [], "reason": {"fi": "remontti", "sv": "renovering"}}


def test_a_holiday_is_told_by_its_name(shared):
    """Also where nobody has written of it."""
    changes = hours_of(shared, hours=["ma–pe 9–12"])["changes"]
    assert {"from": "2026-12-24", "to": "2026-12-24", "openings": [], "holiday": "christmas-eve"} in changes


def test_what_nobody_confirmed_is_told_as_such(shared):
    """The times are there, and the days for which they are worked out."""
    told = hours_of(shared, hours=["ma 9–12"], checked=None)
    assert (told["confirmed"], told["from"], told["to"]) == (False, "2026-10-20", "2027-12-03")
    assert hours_of(shared, hours=["ma 9–12"])["to"] == "2027-10-01"


def test_without_times_there_are_no_hours(shared):
    """And none of a place that is only planned."""
    assert hours_of(shared) is None
    assert hours_of(shared, hours=["ma 9–12"], status="planned") is None


@given(st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_no_two_stretches_have_a_day_in_common(shared, chance):
    """Each day that differs lies in the one that says how; and in no other."""
    made = shared.made(chance)
    schedule = shared.timetable(*made).schedule("here")
    told = list(stretches(schedule))
    assert all(end < begin for (_, end, _), (begin, _, _) in zip(told, told[1:]))
    for day, change in schedule.changes.items():
        if schedule.first <= day <= schedule.last:
            assert [found for begin, end, found in told if begin <= day <= end] == [change]
    for begin, end, change in told:
        days = [begin + timedelta(number) for number in range((end - begin).days + 1)]
        assert all(schedule.slots(day) == change.slots or not change.slots and not schedule.slots(day) for day in days)
