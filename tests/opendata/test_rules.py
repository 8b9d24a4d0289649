"""The rules of whole days against the Schedule they were made from, day by day and minute by minute."""

import runpy
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from perhekeskus.opendata.rules import (
    APPOINTMENT,
    OPEN,
    UNSURE,
    Piece,
    first_told,
    rules_of,
)

shared = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "hours" / "cases.py")))
DAY = timedelta(days=1)
NIGHT = [{"fri": "22-2+1", "weeks": "odd"}]


def rules(terms=None, closures=None, **place):
    return rules_of(shared.timetable(place, terms, closures).schedule("here"))


def days(schedule):
    """All that the rules are true of."""
    return [first_told(schedule) + number * DAY for number in range((schedule.last - first_told(schedule)).days + 1)]


def said(rules, day):
    """What the last rule that holds says of a day."""
    single = [pieces for pieces, stretches in rules.single.items() if any(first <= day <= last for first, last in stretches)]
    assert len(single) <= 1, "single days do not override each other"
    weekly = [rule.pieces for rule in rules.weekly if rule.holds(day)]
    return (single or weekly[-1:] or [()])[0]


def minutes(pieces):
    return {minute: piece.kind for piece in pieces for minute in range(piece.start, piece.end)}


def true_minutes(schedule, day):
    """The same from the slots: the surest of those at a minute counts, but a doubt more than an appointment."""
    found = {}
    for slots, midnight in ((schedule.slots(day - DAY), -1440), (schedule.slots(day), 0)):
        for slot in slots:
            kind = UNSURE if not slot.sure else APPOINTMENT if slot.by_appointment else OPEN
            for minute in range(max(slot.start + midnight, 0), min(slot.end + midnight, 1440)):
                found[minute] = max(found.get(minute, 0), kind)
    return found


@given(st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_every_known_day_is_told_as_it_is(random):
    """Whatever a file says, for each minute of thirteen months."""
    made = shared.made(random)
    schedule = shared.timetable(*made).schedule("here")
    found = rules_of(schedule)
    for day in days(schedule):
        assert minutes(said(found, day)) == true_minutes(schedule, day), (made, day)


@given(st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_parts_of_a_day_are_in_order_and_do_not_touch(random):
    """What goes on is one part, and what is at the same time is told once."""
    found = rules_of(shared.timetable(*shared.made(random)).schedule("here"))
    for pieces in (*(rule.pieces for rule in found.weekly), *found.single):
        assert all(0 <= piece.start < piece.end <= 1440 for piece in pieces)
        assert all(one.end < other.start or one.end == other.start and one.kind != other.kind for one, other in zip(pieces, pieces[1:]))


def test_an_ordinary_week_needs_no_single_day():
    """One rule for the days with the same hours."""
    found = rules(hours=[{"mon-thu": "9-15"}], holidays="as-usual")
    assert [(rule.weekdays, rule.pieces) for rule in found.weekly] == [([0, 1, 2, 3], (Piece(540, 900, OPEN),))]
    assert not found.single


def test_what_goes_on_past_midnight_belongs_to_two_days():
    """Friday night of odd weeks is Friday evening and Saturday morning of odd weeks."""
    found = rules(hours=NIGHT, holidays="as-usual")
    assert [(rule.week, rule.weekdays, rule.pieces) for rule in found.weekly] == [("odd", [4], (Piece(1320, 1440, OPEN),)), ("odd", [5], (Piece(0, 120, OPEN),))]
    assert not found.single


def test_the_night_after_a_closed_day_is_closed_as_well():
    """Nothing is left of an opening that did not begin; the night before goes on into the closed day."""
    found = rules(hours=[{"mon-sun": "22-2+1"}], holidays="as-usual", exceptions=[{"date": "2026-11-10", "closed": "Remontti"}])
    assert found.single == {(Piece(0, 120, OPEN),): [[date(2026, 11, 10)] * 2], (Piece(1320, 1440, OPEN),): [[date(2026, 11, 11)] * 2]}


def test_weeks_that_no_rule_can_tell_become_days():
    """Odd weeks and each fourth Friday: most Fridays as a rule, the others by their dates."""
    found = rules(hours=[{"fri": "9-10", "weeks": "odd, fourth"}], holidays="as-usual")
    assert [(rule.week, rule.nth) for rule in found.weekly] == [("", (0,))]
    assert all(first == last and first.weekday() == 4 for stretches in found.single.values() for first, last in stretches)


def test_the_fourth_may_be_the_last():
    """Another time on the last Monday, which in most months is the fourth, wins there."""
    found = rules(hours=[{"mon": "9-10", "weeks": "fourth"}, {"mon": "9-12", "weeks": "last"}], holidays="as-usual")
    assert [(rule.nth, rule.pieces) for rule in found.weekly] == [((4,), (Piece(540, 600, OPEN),)), ((-1,), (Piece(540, 720, OPEN),))]


def test_a_season_says_that_a_day_is_closed_only_where_it_is_open_all_year():
    """The summer's Wednesday overrides nothing, its shorter Monday does."""
    summer = {"from": "2027-06-01", "to": "2027-08-31"}
    found = rules(hours=[{"mon": "9-12"}, {"mon": "12-15", "season": summer}, {"wed": "9-12", "season": summer}], holidays="as-usual")
    assert [(rule.begin.year, rule.weekdays, rule.pieces) for rule in found.weekly] == [(1, [0], (Piece(540, 720, OPEN),)), (2027, [0], (Piece(540, 900, OPEN),)), (2027, [2], (Piece(540, 720, OPEN),))]


def test_closed_days_around_a_weekend_are_one_stretch():
    """Nothing is open in between; a day that is open parts them."""
    closed = [{"date": f"2026-11-{day}", "closed": "Remontti"} for day in (13, 16, 18)]
    found = rules(hours=[{"mon-fri": "9-15"}], holidays="as-usual", exceptions=closed)
    assert found.single == {(): [[date(2026, 11, 13), date(2026, 11, 16)], [date(2026, 11, 18)] * 2]}
