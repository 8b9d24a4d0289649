from datetime import date, timedelta

import holidays
import pytest

from perhekeskus.almanac import HOLIDAYS, holiday_on, holidays_of, week_of, weeks_of

# Easter Sunday, Midsummer Eve (the Friday from 19 to 25 June) and All Saints' Day (the Saturday from 31 October to 6 November), as almanacs print them.
MOVABLE = {
    2024: ("2024-03-31", "2024-06-21", "2024-11-02"),
    2025: ("2025-04-20", "2025-06-20", "2025-11-01"),
    2026: ("2026-04-05", "2026-06-19", "2026-10-31"),
    2027: ("2027-03-28", "2027-06-25", "2027-11-06"),
    2028: ("2028-04-16", "2028-06-23", "2028-11-04"),
    2029: ("2029-04-01", "2029-06-22", "2029-11-03"),
    2030: ("2030-04-21", "2030-06-21", "2030-11-02"),
    2031: ("2031-04-13", "2031-06-20", "2031-11-01"),
    2032: ("2032-03-28", "2032-06-25", "2032-11-06"),
    2033: ("2033-04-17", "2033-06-24", "2033-11-05"),
    2034: ("2034-04-09", "2034-06-23", "2034-11-04"),
    2035: ("2035-03-25", "2035-06-22", "2035-11-03"),
}
FIXED = {"new-year": (1, 1), "epiphany": (1, 6), "may-day-eve": (4, 30), "may-day": (5, 1), "independence-day": (12, 6), "christmas-eve": (12, 24), "christmas-day": (12, 25), "boxing-day": (12, 26), "new-years-eve": (12, 31)}
FROM_EASTER = {"maundy-thursday": -3, "good-friday": -2, "easter-saturday": -1, "easter-sunday": 0, "easter-monday": 1, "ascension-day": 39, "whit-sunday": 49}


@pytest.mark.parametrize("year", MOVABLE)
def test_every_day_of_the_year_is_where_almanacs_have_it(year):
    """All nineteen, and nothing beside them, in the order of the year."""
    easter, midsummer, all_saints = map(date.fromisoformat, MOVABLE[year])
    expected = {date(year, *day): id for id, day in FIXED.items()} | {easter + timedelta(days): id for id, days in FROM_EASTER.items()}
    expected |= {midsummer: "midsummer-eve", midsummer + timedelta(1): "midsummer-day", all_saints: "all-saints"}
    assert list(holidays_of(year).items()) == sorted(expected.items())
    assert sorted(holidays_of(year).values()) == sorted(HOLIDAYS)


def test_no_id_is_there_twice():
    """An editor's word for a day means one day."""
    assert len(set(HOLIDAYS)) == len(HOLIDAYS) == 19


@pytest.mark.parametrize("year", range(1995, 2100))
def test_every_public_holiday_has_an_id(year):
    """Whatever the library calls a holiday in Finland is one here, so that a newer library cannot bring a day without a name."""
    assert set(holidays.Finland(years=year)) <= set(holidays_of(year))


def test_where_two_fall_on_one_day_the_public_holiday_is_named():
    """In 2008 Ascension Day was on the first of May: the day is one holiday, not none."""
    assert holiday_on(date(2008, 5, 1)) == "ascension-day"


@pytest.mark.parametrize(("day", "id"), [("2027-06-25", "midsummer-eve"), ("2027-06-24", None), ("2028-02-29", None), ("2026-12-06", "independence-day")])
def test_a_day_is_a_holiday_or_not(day, id):
    """By its date, whatever its weekday."""
    assert holiday_on(date.fromisoformat(day)) == id


@pytest.mark.parametrize(("day", "monday"), [(date(2026, 11, 3), date(2026, 11, 2)), (date(2026, 11, 8), date(2026, 11, 2)), (date(2027, 1, 1), date(2026, 12, 28))])
def test_a_week_begins_on_monday(day, monday):
    """Also the week in which the year turns."""
    assert week_of(day) == tuple(monday + timedelta(days=number) for number in range(7))


@pytest.mark.parametrize(
    ("day", "weeks"), [(date(2026, 11, 2), {"odd", "first"}), (date(2026, 11, 30), {"odd", "last"}), (date(2026, 11, 24), {"even", "fourth", "last"}), (date(2027, 1, 1), {"odd", "first"}), (date(2028, 2, 22), {"even", "fourth"})]
)
def test_which_weeks_a_day_is_in(day, weeks):
    """By the number of the week, and by how often its weekday has been in the month; the first days of a year may be in the last week of the one before."""
    assert weeks_of(day) == weeks
