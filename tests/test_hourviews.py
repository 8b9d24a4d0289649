"""Weeks as pages show them. The small country, with places of its own; the day is Tuesday 3.11.2026 where nothing else is said."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.almanac import week_of
from perhekeskus.hours import Change
from perhekeskus.hourviews import (
    change_words,
    programme,
    shown_week,
    week_rows,
)
from perhekeskus.model import Place, Prose
from perhekeskus.pen import Pen
from perhekeskus.timetable import Timetable

TODAY = date(2026, 11, 3)
LEAST = {
    "kind": "meeting-place", "name": {"fi": "Majakka", "sv": "Fyren"}, "status": "active", "municipality": "rantakunta", "organiser": {"kind": "parish"},
    "checked": {"date": "2026-10-01", "by": "Seurakunta"}, "sources": [{"url": "https://a.example/", "date": "2026-10-01"}],
}  # fmt: skip
IDS = ("rantakunta-majakka", "saari-luoto", "jarvela-laituri")  # each has its page
CLOSED = {"fi": "Koulutus & kokous", "sv": "Kurs"}


@pytest.fixture
def shown(pages):
    """Gives (timetable, pen) of a page of a place, after the small country got these places, in the order of IDS."""

    def of(*places, today=TODAY, language="fi"):
        records = {id: Place.model_validate(LEAST | values) for id, values in zip(IDS, places)}
        catalogue = replace(pages.catalogue, places=records)
        addresses = pages.addresses
        return Timetable(catalogue, today), Pen(catalogue, addresses, pages.wordings[language], addresses.root_from(addresses.path(("place", IDS[0]), language)), today, pages.icons)

    return of


@pytest.fixture
def told(shown):
    """Gives the programme of one place as (day, time, what), with plain spaces."""

    def of(place, **seen):
        timetable, pen = shown(place, **seen)
        return [(plain(row["day"]), row["time"], str(row["what"])) for row in programme(IDS[0], timetable, pen)]

    return of


@pytest.fixture
def week(shown):
    """Gives the week of several places: day → (what is open then, as (time, sure, [(name, what)]); who is closed, as (name, why)). Days without either are left out."""

    def of(*places, **seen):
        timetable, pen = shown(*places, **seen)
        days = week_rows(IDS[: len(places)], timetable, pen)
        return {
            plain(day["day"]): ([(row["time"], row["sure"], [(str(place["name"]), str(place["what"])) for place in row["places"]]) for row in day["rows"]], [(str(row["name"]), str(row["why"])) for row in day["closed"]])
            for day in days if day["rows"] or day["closed"]
        }  # fmt: skip

    return of


def plain(words):
    return words.replace("\u00a0", " ")


# ---------------------------------------------------------------- which week


@pytest.mark.parametrize(
    ("today", "monday"),
    [
        (date(2026, 11, 2), date(2026, 11, 2)),
        (date(2026, 11, 6), date(2026, 11, 2)),
        (date(2026, 11, 7), date(2026, 11, 9)),
        (date(2026, 11, 8), date(2026, 11, 9)),
        (date(2026, 12, 31), date(2026, 12, 28)),
        (date(2027, 1, 2), date(2027, 1, 4)),
    ],
)
def test_at_the_weekend_the_next_week_is_shown(today, monday):
    """From Monday to Friday one looks at this week; on Saturday one plans the next."""
    assert shown_week(today) == tuple(monday + timedelta(days=number) for number in range(7))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_a_shown_week_is_a_whole_week_that_is_not_over(today):
    """From a Monday to a Sunday, and never in the past."""
    days = shown_week(today)
    assert days == week_of(days[0]) and days[-1] >= today


# ---------------------------------------------------------------- one place


def test_a_programme_tells_each_opening_of_the_week(told):
    """Day by day and in the order of the day: what is on, for whom, who runs it, by appointment or not."""
    place = {
        "hours": [
            {"wed": "13-15", "what": {"fi": "Vauvat & isät", "sv": "X"}, "ages": "0-1", "run_by": {"fi": "Ohjaaja", "sv": "X"}},
            {"mon": "9-11, 12-13"},
            {"wed": "9-10", "by_appointment": "yes"},
        ]
    }
    assert told(place) == [
        ("ma 2.11.", "9.00–11.00", ""),
        ("ma 2.11.", "12.00–13.00", ""),
        ("ke 4.11.", "9.00–10.00", "ajanvarauksella"),
        ("ke 4.11.", "13.00–15.00", "Vauvat &amp; isät, 0–1-vuotiaat, Ohjaaja"),
    ]


@pytest.mark.parametrize("limit", [{"what": {"fi": "Vauvat", "sv": "X"}}, {"run_by": "Ohjaaja"}, {"weeks": "odd"}, {"season": {"from": "2026-11-01", "to": "2026-12-31"}}])
def test_there_is_a_programme_where_the_table_does_not_say_it_all(told, limit):
    """A week of its own adds dates to what is on only sometimes, or is something special."""
    assert told({"hours": [{"mon": "9-12"}]}) == []
    assert told({"hours": [{"mon": "9-12", **limit}]})


def test_a_week_of_even_weeks_leaves_the_odd_time_out(told):
    """3.11.2026 is in week 45."""
    hours = [{"mon": "9-12", "weeks": "odd"}, {"tue": "9-12", "weeks": "even"}]
    assert [day for day, _, _ in told({"hours": hours})] == ["ma 2.11."]
    assert [day for day, _, _ in told({"hours": hours}, today=date(2026, 11, 7))] == ["ti 10.11."]


def test_a_cancelled_day_is_told_with_its_reason(told):
    """And other times with theirs; what is as usual stands around them."""
    exceptions = [{"date": "2026-11-04", "closed": CLOSED}, {"date": "2026-11-05", "open": "10-11", "reason": {"fi": "Retki", "sv": "X"}}, {"date": "2026-11-07", "open": "20-2+1"}]
    assert told({"hours": [{"tue-thu": "9-12"}], "exceptions": exceptions}) == [
        ("ti 3.11.", "9.00–12.00", ""),
        ("ke 4.11.", "suljettu", "Koulutus &amp; kokous"),
        ("to 5.11.", "10.00–11.00", "Retki"),
        ("la 7.11.", "20.00–2.00", ""),
    ]


def test_other_times_on_a_holiday_are_told_with_its_name(told):
    """Without a word of its own, the day itself is why."""
    assert told({"hours": [{"fri": "9-12"}], "exceptions": [{"holiday": "christmas-eve", "open": "9-10"}], "holidays": "as-usual"}, today=date(2026, 12, 22)) == [("to 24.12.", "9.00–10.00", "jouluaatto"), ("pe 25.12.", "9.00–12.00", "")]


def test_a_holiday_closes_and_is_named(told):
    """In the reader's language; a place that is open then has nothing to tell."""
    hours = {"hours": [{"thu": "9-12"}]}
    assert told(hours, today=date(2026, 12, 22), language="sv") == [("tors 24.12.", "stängt", "julafton")]
    assert told(hours | {"holidays": "as-usual"}, today=date(2026, 12, 22)) == []


@pytest.mark.parametrize("values", [{"checked": None}, {"status": "unconfirmed"}, {"status": "paused"}, {"status": "planned"}, {"status": "closed"}, {"checked": {"date": "2025-10-01", "by": "Me"}}, {"hours": []}])
def test_there_is_no_programme_of_what_nobody_has_confirmed(told, values):
    """A week with dates looks like a promise."""
    assert told({"hours": [{"mon": "9-12", "weeks": "odd"}]} | values) == []


def test_a_programme_ends_with_the_confirmation(told):
    """What was confirmed until Wednesday is not promised for Thursday, closed or open."""
    place = {"checked": {"date": "2025-11-04", "by": "Me"}, "hours": [{"tue-fri": "9-12", "what": {"fi": "Kerho", "sv": "X"}}], "exceptions": [{"date": "2026-11-06", "closed": CLOSED}]}
    assert [day for day, _, _ in told(place)] == ["ti 3.11.", "ke 4.11."]


def test_a_doubtful_time_says_so(told):
    """One that the file is not sure of, and one of a term whose dates we do not know."""
    hours = [{"mon": "9-12", "unsure": "yes", "what": {"fi": "Kerho", "sv": "X"}}, {"tue": "9-12", "season": "school-term"}]
    assert told({"hours": hours}) == [("ma 2.11.", "9.00–12.00", "Kerho, aika ei ole varma"), ("ti 3.11.", "9.00–12.00", "lukukausina")]


@pytest.mark.parametrize(("end", "times"), [("2026-08-24", []), ("2026-08-23", [("su 1.11.", "9.00–12.00", "Vauvat, lukukausina")])])
def test_a_time_of_a_term_that_has_run_out_names_the_term(shown, end, times):
    """So that it is shown as what it is: a time for whenever the term is on. Before that it is not shown."""
    timetable, pen = shown({"hours": [{"sun": "9-12", "season": "school-term", "what": {"fi": "Vauvat", "sv": "X"}}]}, today=date(2026, 10, 30))
    term = pen.catalogue.terms["school-term"].model_validate({"name": "lukukausina", "periods": [{"from": "2026-01-07", "to": end}]})
    timetable.catalogue = pen.catalogue = replace(pen.catalogue, terms={"school-term": term})
    assert [(plain(row["day"]), row["time"], str(row["what"])) for row in programme(IDS[0], timetable, pen)] == times


@pytest.mark.parametrize(("change", "words"), [(Change((), Prose(fi="A & B"), "new-year"), "A &amp; B"), (Change((), None, "new-year"), "uudenvuodenpäivä"), (Change(()), "")])
def test_a_change_is_explained_by_its_reason_or_its_holiday(shown, change, words):
    """The reason first; without either there is nothing to say."""
    assert change_words(change, shown()[1]) == words


# ---------------------------------------------------------------- several places


def test_a_week_has_all_its_days(shown):
    """Seven dated rows, also when nothing is known of any."""
    timetable, pen = shown({})
    days = week_rows(IDS[:1], timetable, pen)
    assert [(day["date"], plain(day["day"])) for day in days][::6] == [("2026-11-02", "ma 2.11."), ("2026-11-08", "su 8.11.")]
    assert len(days) == 7 and not any(day["rows"] or day["closed"] for day in days)


def test_places_open_at_the_same_time_share_a_row(week):
    """In the order of the day; with their names in the reader's language."""
    luoto = {"name": {"sv": "Skäret"}, "hours": [{"tue": "9-12, 13-15"}]}
    assert week({"hours": [{"tue": "9-12"}]}, luoto) == {"ti 3.11.": ([("9.00–12.00", True, [("Majakka", ""), ('<span lang="sv">Skäret</span>', "")]), ("13.00–15.00", True, [('<span lang="sv">Skäret</span>', "")])], [])}


def test_the_unconfirmed_stand_after_the_confirmed(week):
    """At the same time in a row of their own, so that the doubt is said of them alone."""
    doubtful = {"name": "Luoto", "checked": None, "hours": [{"tue": "9-12"}]}
    assert week(doubtful, {"hours": [{"tue": "9-12"}]}, {"name": "Laituri", "status": "unconfirmed", "hours": [{"tue": "8-10"}]}) == {
        "ti 3.11.": ([("8.00–10.00", False, [("Laituri", "")]), ("9.00–12.00", True, [("Majakka", "")]), ("9.00–12.00", False, [("Luoto", "")])], []),
    }  # fmt: skip


def test_a_time_that_is_not_sure_is_as_doubtful_as_a_place(week):
    """Beside what is sure at the same place, and with a word that says why."""
    rows = week({"hours": [{"tue": "9-12"}, {"tue": "9-12", "unsure": "yes", "what": {"fi": "Kerho", "sv": "X"}}]})
    assert rows == {"ti 3.11.": ([("9.00–12.00", True, [("Majakka", "")]), ("9.00–12.00", False, [("Majakka", "Kerho, aika ei ole varma")])], [])}


def test_what_is_confirmed_only_until_tomorrow_is_doubtful_after_it(week):
    """The time is still told, without a promise."""
    rows = week({"checked": {"date": "2025-11-04", "by": "Me"}, "hours": [{"tue-fri": "9-12"}]})
    assert [(day, opening[1]) for day, ((opening,), _) in rows.items()] == [("ti 3.11.", True), ("ke 4.11.", True), ("to 5.11.", False), ("pe 6.11.", False)]


@pytest.mark.parametrize("values", [{"arrival": "booking"}, {"hours": [{"tue": "9-12", "by_appointment": "yes"}]}])
def test_a_week_says_where_one_needs_an_appointment(week, values):
    """Whether the time or the whole place needs it: a family that just comes would stand at the door."""
    assert week({"hours": [{"tue": "9-12"}]} | values) == {"ti 3.11.": ([("9.00–12.00", True, [("Majakka", "ajanvarauksella")])], [])}


def test_an_appointment_is_needed_for_other_times_as_well(week):
    """Of a place that takes only those who have booked."""
    rows = week({"arrival": "referral", "exceptions": [{"date": "2026-11-03", "open": "10-11", "reason": {"fi": "Retki", "sv": "X"}}, {"date": "2026-11-04", "open": "10-11"}]})
    assert rows == {"ti 3.11.": ([("10.00–11.00", True, [("Majakka", "ajanvarauksella, Retki")])], []), "ke 4.11.": ([("10.00–11.00", True, [("Majakka", "ajanvarauksella")])], [])}


def test_a_week_tells_who_is_closed_and_why(week):
    """With the holiday or the reason; only days on which one would have come, and only of confirmed places."""
    places = [{"hours": [{"thu": "9-12"}]}, {"name": "Luoto", "hours": [{"wed": "9-12"}], "exceptions": [{"date": "2026-12-23", "closed": CLOSED}]}, {"name": "Laituri", "checked": None, "hours": [{"thu": "9-12"}]}]
    assert week(*places, today=date(2026, 12, 22)) == {"ke 23.12.": ([], [("Luoto", "Koulutus &amp; kokous")]), "to 24.12.": ([], [("Majakka", "jouluaatto")])}


@pytest.mark.parametrize("status", ["planned", "paused", "closed"])
def test_a_week_does_not_know_places_that_are_not_open_at_all(week, status):
    """Their hours are of another time."""
    assert week({"status": status, "hours": [{"mon-sun": "9-12"}]}) == {}


def test_links_of_a_week_lead_to_its_places(shown):
    """From the page on which it stands."""
    timetable, pen = shown({}, {"hours": [{"tue": "9-12"}], "exceptions": [{"date": "2026-11-10", "closed": CLOSED}]})
    (opening,) = week_rows(IDS[:2], timetable, pen)[1]["rows"]
    assert opening["places"][0]["href"] == "../../paikat/saari-luoto/"
    timetable, pen = shown({}, {"hours": [{"tue": "9-12"}], "exceptions": [{"date": "2026-11-03", "closed": CLOSED}]})
    assert week_rows(IDS[:2], timetable, pen)[1]["closed"][0]["href"] == "../../paikat/saari-luoto/"
