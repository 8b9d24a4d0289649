"""Service hours as a file has them: all six kinds of block, holidays, weeks, and what is left to an editor."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ptvrecords import block, hour, week

from perhekeskus.model import Place
from perhekeskus.openings import days_of
from perhekeskus.ptv.exceptions import HOLIDAYS
from perhekeskus.ptv.hours import times_of

TODAY = date(2026, 11, 3)
OTHER = {"fi": "poikkeava aika", "sv": "avvikande tid"}
BREAK = {"fi": "Talvitauko", "sv": "Vinterpaus"}


@pytest.fixture
def times(catalogue):
    """Gives the times of some blocks, and of holidays."""
    return lambda *blocks, holidays=None: times_of({"hours": list(blocks), "holidayServiceHours": holidays}, catalogue.labels, TODAY)


def left(times):
    return [(one.kind, one.days or one.row) for one in times.left]


WEEKLY, DATED = "WeeklyUntilFurtherNotice", "WeeklyDateRange"


@pytest.mark.parametrize(
    ("given_week", "rows"),
    [
        (week(monday=[hour("09:00", "12:00")]), [{"mon": "9-12"}]),
        (week(monday=[hour("09:00", "12:00"), hour("13:00", "15:30")], tuesday=[hour("09:00", "12:00")], wednesday=[hour("09:00", "12:00")]), [{"mon": "9-12, 13-15.30", "tue-wed": "9-12"}]),
        (week(monday=[hour("09:00", "12:00")], wednesday=[hour("13:00", "15:00", "OpenOnReservation", "OddWeeks")]), [{"mon": "9-12"}, {"wed": "13-15", "weeks": "odd", "by_appointment": "yes"}]),
        (week(friday=[hour("09:00", "12:00", weeks="EvenWeeks", fi="vauvat", sv="bebisar")]), [{"fri": "9-12", "weeks": "even", "what": {"fi": "vauvat", "sv": "bebisar"}}]),
        (week(saturday=[hour("22:00", "02:00")], sunday=[hour("00:00", "24:00")]), [{"sat": "22-2+1", "sun": "0-24"}]),
        (week(), []),
    ],
)  # fmt: skip
def test_weeks_until_further_notice(times, given_week, rows):
    """Days with the same times stand together; status, parity and words divide rows."""
    found = times(block(WEEKLY, {"fi": "Avoinna", "sv": "Öppet"}, weeklyHours=given_week))
    assert found.rows == rows and not found.left


def test_a_heading_that_says_something_is_kept(times):
    """Beside the times it is about."""
    assert times(block(WEEKLY, {"fi": "Perhekahvila"}, weeklyHours=week(monday=[hour("09:00", "12:00")]))).rows == [{"mon": "9-12", "what": {"fi": "Perhekahvila"}}]


def test_weeks_between_dates_have_a_season(times):
    """Those that are over are left out."""
    days = week(monday=[hour("09:00", "12:00")])
    found = times(block(DATED, weeklyHours=days, fromDate="2027-06-01", toDate="2027-08-15"), block(DATED, weeklyHours=days, fromDate="2026-06-01", toDate="2026-08-15"))
    assert found.rows == [{"mon": "9-12", "season": {"from": "2027-06-01", "to": "2027-08-15"}}] and not found.left


def test_dated_weeks_beside_others_are_not_sure(times):
    """It is not documented whether they stand instead of them."""
    found = times(block(WEEKLY, weeklyHours=week(monday=[hour("09:00", "12:00")])), block(DATED, weeklyHours=week(tuesday=[hour("09:00", "12:00")]), fromDate="2027-06-01", toDate="2027-08-15"))
    assert [row["unsure"] for row in found.rows] == ["yes", "yes"] and left(found) == [("hours-side-by-side", "1.6.2027–15.8.2027")]


def test_each_season_that_is_not_sure_is_named(times):
    """Once."""
    june, july = ({"fromDate": f"2027-0{month}-01", "toDate": f"2027-0{month}-20"} for month in (6, 7))
    days = week(monday=[hour("09:00", "12:00")], tuesday=[hour("09:00", "12:00", weeks="OddWeeks")])
    assert left(times(block(WEEKLY, weeklyHours=days), block(DATED, weeklyHours=days, **june), block(DATED, weeklyHours=days, **july))) == [("hours-side-by-side", "1.6.2027–20.6.2027, 1.7.2027–20.7.2027")]


def test_always_open(times):
    assert times(block("ContinuousAlwaysValid", openingStatus="Open")).rows == [{"mon-sun": "0-24"}]
    assert times(block("ContinuousAlwaysValid", openingStatus="OpenOnReservation")).rows == [{"mon-sun": "0-24", "by_appointment": "yes"}]


@pytest.mark.parametrize(
    ("span", "rows"),
    [
        (("Monday", "Thursday", "08:00", "16:00"), [{"mon": "8-24", "tue-wed": "0-24", "thu": "0-16"}]), (("Saturday", "Monday", "20:00", "00:00"), [{"sat": "20-24", "sun": "0-24"}]),
        (("Tuesday", "Tuesday", "08:00", "16:00"), [{"tue": "8-16"}]), (("Saturday", "Monday", "00:00", "24:00"), [{"mon": "0-24", "sat-sun": "0-24"}]),
    ],
)  # fmt: skip
def test_from_weekday_to_weekday(times, span, rows):
    """Over a Sunday, too; midnight ends the day before."""
    found = times(block("ContinuousWeekdaysUntilFurtherNotice", openingStatus="Open", **dict(zip(("fromDay", "toDay", "fromTime", "toTime"), span)))).rows
    assert [[*row.items()] for row in found] == [[*row.items()] for row in rows]


def test_from_weekday_to_weekday_between_dates(times):
    """Only where both readings mean the same: within a week, from that day to that day."""
    clear = block("ContinuousDateRange", openingStatus="Open", fromDate="2026-12-11", toDate="2026-12-13", fromDay="Friday", toDay="Sunday", fromTime="18:00", toTime="12:00")
    assert times(clear).rows == [{"fri": "18-24", "sat": "0-24", "sun": "0-12", "season": {"from": "2026-12-11", "to": "2026-12-13"}}]
    unclear = times(clear | {"toDate": "2026-12-27"})
    assert not unclear.rows and left(unclear) == [("hours-unclear", "11.12.2026–27.12.2026")]


CLOSED = hour("00:00", "00:00", "Closed")


@pytest.mark.parametrize(
    ("span", "given_week", "exceptions"),
    [
        (("2026-12-21", "2027-01-06"), week(monday=[CLOSED], wednesday=[CLOSED]), [{"from": "2026-12-21", "to": "2027-01-06", "closed": BREAK}]),
        (("2026-12-04", "2026-12-04"), week(friday=[CLOSED]), [{"date": "2026-12-04", "closed": BREAK}]),
        (("2026-12-03", "2026-12-05"), week(thursday=[hour("09:00", "12:00")], friday=[CLOSED]), [{"date": "2026-12-03", "open": "9-12", "reason": BREAK}, {"date": "2026-12-04", "closed": BREAK}, {"date": "2026-12-05", "closed": BREAK}]),
        (("2026-11-23", "2026-11-23"), week(monday=[hour("09:00", "12:00", weeks="OddWeeks")]), [{"date": "2026-11-23", "closed": BREAK}]),
        (("2026-12-04", "2026-12-11"), week(monday=[hour("00:00", "00:00", "Closed", "OddWeeks")]), [{"from": "2026-12-04", "to": "2026-12-11", "closed": BREAK}]),
        (("2026-06-01", "2026-11-02"), week(monday=[CLOSED]), []),
        (("2026-06-01", "2026-11-03"), week(monday=[CLOSED]), [{"from": "2026-06-01", "to": "2026-11-03", "closed": BREAK}]),
    ],
)  # fmt: skip
def test_days_that_differ(times, span, given_week, exceptions):
    """A closed stretch is one row, others are told day by day; a weekday that is not named is not open."""
    found = times(block("ExceptionalDateRange", BREAK, fromDate=span[0], toDate=span[1], weeklyHours=given_week))
    assert found.exceptions == exceptions and not found.left


@pytest.mark.parametrize(("last", "kinds"), [("2027-01-09", []), ("2027-01-10", ["hours-unsaid"])])
def test_forty_days_that_differ_are_no_exceptions_any_more(times, last, kinds):
    """They are told day by day."""
    found = times(block("ExceptionalDateRange", BREAK, fromDate="2026-12-01", toDate=last, weeklyHours=week(monday=[hour("09:00", "12:00")])))
    assert [one.kind for one in found.left] == kinds and len(found.exceptions) == (0 if kinds else 40)


def test_an_exception_without_a_heading_has_our_words(times):
    assert times(block("ExceptionalDateRange", fromDate="2026-12-04", toDate="2026-12-04", weeklyHours=week(friday=[CLOSED]))).exceptions == [{"date": "2026-12-04", "closed": OTHER}]


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (block("ExceptionalDateRange", fromDate="2026-12-04", toDate="2027-12-04", weeklyHours=week(friday=[hour("09:00", "12:00")])), "hours-unsaid"),
        (block("ExceptionalDateRange", fromDate="2026-12-04", toDate="2026-12-04", weeklyHours=week(friday=[hour("09:00", "12:00", "OpenOnReservation")])), "hours-unsaid"),
        (block("ExceptionalDateRange", fromDate="2026-12-04", toDate="2026-12-04", weeklyHours=week(friday=[hour("09:00", "12:00"), hour("11:00", "13:00")])), "hours-contradict"),
        (block("ExceptionalDateRange", fromDate="2026-12-04", toDate="2026-12-03", weeklyHours=week(friday=[CLOSED])), "hours-unclear"),
        (block(WEEKLY, weeklyHours=week(monday=[hour("09:00", "12:00"), hour("11:00", "13:00")])), "hours-contradict"),
        (block(WEEKLY, weeklyHours=week(monday=[hour("00:00", "00:00")])), "hours-unclear"),
        (block(WEEKLY, weeklyHours=week(monday=[hour("9", "12:00")])), "hours-unclear"),
        (block(WEEKLY, weeklyHours=week(monday=[hour("09:00", "25:00")])), "hours-unclear"),
        (block(WEEKLY, weeklyHours=week(monday=[hour("09:75", "12:00")])), "hours-unclear"),
        (block(WEEKLY, weeklyHours=week(monday=[hour("24:00", "08:00")])), "hours-unclear"),
        (block(WEEKLY, weeklyHours=week(monday=[hour("09:00", "12:00"), "13-15"])), "hours-unsaid"),
        (block("ContinuousDateRange", openingStatus="Open", fromDate="2026-12-11", toDate="2026-12-18", fromDay="Friday", toDay="Friday", fromTime="08:00", toTime="18:00"), "hours-unclear"),
        (block("ContinuousDateRange", openingStatus="Open", fromDate="2026-12-11", toDate="2026-12-13", fromDay="Thursday", toDay="Sunday", fromTime="08:00", toTime="18:00"), "hours-unclear"),
        (block(WEEKLY, weeklyHours=week(monday=[hour("09:00", "12:00", "Closed")])), "hours-unsaid"),
        (block(WEEKLY, weeklyHours=week(monday=[hour("09:00", "12:00", weeks="FirstWeeks")])), "hours-unsaid"),
        (block("SomethingNew"), "hours-unsaid"),
        (block("ContinuousWeekdaysUntilFurtherNotice", openingStatus="Open", fromDay="Monday", toDay="Monday", fromTime="08:00", toTime="08:00"), "hours-unclear"),
    ],
)  # fmt: skip
def test_what_cannot_be_said_is_left_whole(times, wrong, kind):
    """No half of a block stands in a file."""
    found = times(wrong)
    assert [one.kind for one in found.left] == [kind] and not found.rows and not found.exceptions


def test_two_blocks_that_contradict_each_other(times):
    """The first stands; one that says the same again is not told."""
    first, second = (block(WEEKLY, weeklyHours=week(monday=[hour(start, "12:00")])) for start in ("09:00", "10:00"))
    assert (times(first, second).rows, left(times(first, second))) == ([{"mon": "9-12"}], [("hours-contradict", "mon: 10-12")])
    assert (times(first, first).rows, times(first, first).left) == ([{"mon": "9-12"}], [])


def test_holidays_of_every_year_by_their_names(times, catalogue):
    """Open or closed; the reason is the holiday."""
    rows = [{"holidayName": "MidsummerEve", "hours": [CLOSED]}, {"holidayName": "MayDayEve", "hours": [hour("09:00", "12:00", "Open")]}]
    found = times(holidays={"repetition": {"type": "RepetitionEveryYear"}, "holidays": rows})
    assert found.exceptions == [{"holiday": "midsummer-eve", "closed": {"fi": "juhannusaatto", "sv": "midsommarafton"}}, {"holiday": "may-day-eve", "open": "9-12", "reason": {"fi": "vapunaatto", "sv": "valborgsmässoafton"}}]


def test_holidays_of_some_years_by_their_days(times):
    """Those that are past are left out."""
    found = times(holidays={"repetition": {"type": "RepetitionInSelectedYears", "years": [2025, 2026, 2027]}, "holidays": [{"holidayName": "GoodFriday", "hours": [CLOSED]}]})
    assert [row["date"] for row in found.exceptions] == ["2027-03-26"]


@pytest.mark.parametrize(("today", "days"), [(date(2026, 12, 24), ["2026-12-24", "2031-12-24"]), (date(2026, 12, 25), ["2031-12-24"])])
def test_holidays_of_years_are_told_from_today_on_and_not_of_a_distant_future(catalogue, today, days):
    """Today is not past; a year that somebody mistyped would be shown for ever."""
    holidays = {"repetition": {"type": "RepetitionInSelectedYears", "years": [2026, 2031, 2032, True, "2027"]}, "holidays": [{"holidayName": "ChristmasEve", "hours": [CLOSED]}]}
    assert [row["date"] for row in times_of({"holidayServiceHours": holidays}, catalogue.labels, today).exceptions] == days


def test_a_holiday_that_nobody_knows_is_left(times):
    found = times(holidays={"repetition": {"type": "RepetitionEveryYear"}, "holidays": [{"holidayName": "Runeberg", "hours": [CLOSED]}, {"holidayName": "MayDay", "hours": [hour("09:00", "12:00", "OpenOnReservation")]}]})
    assert [one.kind for one in found.left] == ["hours-unsaid"] * 2 and not found.exceptions


def test_every_holiday_of_the_catalogue_is_one_of_ours(catalogue):
    """And has a name."""
    assert len(HOLIDAYS) == 18 == len(set(HOLIDAYS.values()))
    assert all(f"holiday_{id.replace('-', '_')}" in catalogue.labels for id in HOLIDAYS.values())


CLOCK = st.builds(lambda h, m: f"{h:02}:{m:02}", st.integers(0, 24), st.sampled_from([0, 15, 30, 59]))
HOURS = st.builds(hour, CLOCK, CLOCK, st.sampled_from(["Open", "OpenOnReservation", "Closed"]), st.sampled_from(["Weekly", "OddWeeks", "EvenWeeks"]))
WEEK = st.dictionaries(st.sampled_from(["monday", "tuesday", "friday", "sunday"]), st.lists(HOURS, max_size=2)).map(lambda days: week(**days))
DATE = st.dates(date(2026, 6, 1), date(2027, 12, 31)).map(str)
DAY = st.sampled_from(["Monday", "Wednesday", "Sunday"])
ANY = st.sampled_from([WEEKLY, DATED, "ContinuousAlwaysValid", "ContinuousWeekdaysUntilFurtherNotice", "ContinuousDateRange", "ExceptionalDateRange"])
BLOCKS = st.builds(lambda kind, days, status, dates, names, clocks: block(kind, weeklyHours=days, openingStatus=status, fromDate=dates[0], toDate=dates[1], fromDay=names[0], toDay=names[1], fromTime=clocks[0], toTime=clocks[1]), ANY, WEEK, st.sampled_from(["Open", "OpenOnReservation"]), st.lists(DATE, min_size=2, max_size=2), st.tuples(DAY, DAY), st.tuples(CLOCK, CLOCK))  # fmt: skip
PLACE = {"kind": "meeting-place", "name": "Tupa", "status": "active", "municipality": "x", "organiser": {"kind": "parish"}, "sources": [{"url": "https://tupa.example/", "date": "2026"}]}


@given(st.lists(BLOCKS, max_size=4))
def test_whatever_the_blocks_say_a_file_may_have_it(catalogue, blocks):
    """The model takes every row; each block that is not past is there or is told."""
    found = times_of({"hours": blocks}, catalogue.labels, TODAY)
    Place.model_validate(PLACE | {"hours": found.rows, "exceptions": found.exceptions})
    assert all(any(map(days_of, row)) for row in found.rows)
