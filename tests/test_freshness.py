from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.freshness import Freshness, freshness, newest_date
from perhekeskus.model import Check, CheckEvery, Contact, Limits, Place, Source
from perhekeskus.values import RoughDate

TODAY = date(2026, 11, 3)
STATES = ["confirmed", "recent", "old"]
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
ROUGH = st.one_of(st.just("undated"), DAYS.map(str), DAYS.map(lambda day: f"{day:%Y-%m}"), DAYS.map(lambda day: str(day.year)))


PLACE = Place.model_validate({"kind": "meeting-place", "name": "Majakka", "status": "active", "municipality": "a", "organiser": {"kind": "parish"}, "sources": [{"url": "https://a.example/", "date": "undated"}]})
CONTACT = Contact.model_validate({"kind": "switchboard", "name": "Vaihde", "phone": "000 000 0000", "sources": [{"url": "https://a.example/", "date": "2026-01-01"}]})
OFTEN = CheckEvery(days=90, why="Ohjelma vaihtuu usein.")


def dated(record, checked, *sources, **others):
    """The same record with these dates."""
    by = Check(date=checked, by="Seurakunta") if checked else None
    return record.model_copy(update={"checked": by, "sources": tuple(Source(url="https://a.example/", date=written) for written in sources), **others})


def seen(checked, *sources, today=TODAY):
    """How fresh a place with these dates is where nobody has set limits."""
    return freshness(dated(PLACE, checked, *sources), Limits(), today)


@pytest.mark.parametrize(
    ("checked", "sources", "state", "since"),
    [
        ("2025-11-03", ["undated"], "confirmed", "2025-11-03"),
        ("2025-11-02", ["undated"], "recent", "2025-11-02"),
        ("2025-11-02", ["2026-02"], "recent", "2026-02"),
        ("2026-10-01", ["2026-11-01"], "confirmed", "2026-10-01"),
        ("2023-01-01", ["2020"], "old", "2023-01-01"),
        (None, ["2024-11-03"], "recent", "2024-11-03"),
        (None, ["2024-11-02"], "old", "2024-11-02"),
        (None, ["2024-11"], "recent", "2024-11"),
        (None, ["2024"], "recent", "2024"),
        (None, ["2023"], "old", "2023"),
        (None, ["2019", "undated", "2026-01"], "recent", "2026-01"),
        (None, ["undated"], "undated", "undated"),
        (None, [], "undated", "undated"),
        (None, ["2027"], "recent", "2027"),
    ],
)
def test_a_record_is_as_fresh_as_its_confirmation_or_newest_source(checked, sources, state, since):
    """A confirmation holds a year to the day, a source two years; then the newer of the two dates is what is told."""
    fresh = seen(checked, *sources)
    assert (fresh.state, str(fresh.since)) == (state, since)


@pytest.mark.parametrize(("state", "doubtful"), [("confirmed", False), ("recent", False), ("old", True), ("undated", True)])
def test_old_and_undated_records_are_doubtful(state, doubtful):
    """What a reader should ring about first."""
    assert Freshness(state, RoughDate()).doubtful is doubtful


@given(st.none() | DAYS, st.lists(ROUGH, max_size=4), DAYS, st.integers(0, 4000))
def test_time_never_makes_a_record_fresher(checked, sources, today, days):
    """On a later day the same record is at most as fresh; an undated one stays undated."""
    now, later = seen(checked, *sources, today=today), seen(checked, *sources, today=today + timedelta(days))
    if "undated" in (now.state, later.state):
        assert now == later
    else:
        assert STATES.index(now.state) <= STATES.index(later.state)


@given(st.none() | DAYS, st.lists(ROUGH, max_size=4), ROUGH)
def test_another_source_never_makes_a_record_older(checked, sources, another):
    """Adding a source, however old, keeps the state or betters it."""
    order = [*STATES, "undated"]
    assert order.index(seen(checked, *sources, another).state) <= order.index(seen(checked, *sources).state)


@pytest.mark.parametrize(
    ("dates", "newest"),
    [
        ([RoughDate(), RoughDate(1999)], RoughDate(1999)),
        ([RoughDate(2026), RoughDate(2026, 12, 30)], RoughDate(2026)),
        ([RoughDate(2026, 11), RoughDate(2026, 12, 1)], RoughDate(2026, 12, 1)),
        ([], RoughDate()),
    ],
)
def test_the_newest_date_is_the_one_that_reaches_furthest(dates, newest):
    """A whole year reaches to its end, undated loses against any other, and nothing is undated."""
    assert newest_date(dates) == newest


@pytest.mark.parametrize(
    ("checked", "sources", "until", "due"),
    [
        ("2026-10-01", ["2020"], "2027-10-01", "2027-10-01"),
        ("2025-10-01", ["2020"], "2027-10-01", "2026-10-01"),
        (None, ["2026-03"], "2028-03-30", "2027-03-31"),
        (None, ["2020-01-01"], "2021-12-31", "2020-12-31"),
        (None, ["undated"], "None", "None"),
    ],
)
def test_a_record_says_until_when_it_holds_and_when_to_check_it(checked, sources, until, due):
    """The last day of its state, and the last day by which somebody should look; nobody knows of what is undated."""
    fresh = seen(checked, *sources)
    assert (str(fresh.until), str(fresh.due)) == (until, due)


@given(st.none() | DAYS, st.lists(ROUGH, max_size=4), DAYS, st.integers(1, 90))
def test_a_state_lasts_until_its_day_and_no_longer(checked, sources, today, days):
    """Whatever the limit: the same on `until`, another on the day after."""
    record = dated(PLACE, checked, *sources, check_every=CheckEvery(days=days, why="Syy."))
    fresh = freshness(record, Limits(), today)
    if not fresh.doubtful:
        states = [freshness(record, Limits(), day).state for day in (fresh.until, fresh.until + timedelta(days=1))]
        assert states[0] == fresh.state != states[1]


@pytest.mark.parametrize(("age", "state"), [(90, "confirmed"), (91, "recent"), (180, "recent"), (181, "old")])
@pytest.mark.parametrize("own", [True, False])
def test_a_limit_is_the_records_own_or_that_of_its_kind(age, state, own):
    """Ninety days by the record's own word, or by the publisher's for all places: the same."""
    limits = Limits(place=30) if own else Limits(place=90)
    assert freshness(dated(PLACE, TODAY - timedelta(age), "undated", check_every=OFTEN if own else None), limits, TODAY).state == state


def test_a_limit_is_of_its_kind_alone():
    """What is said of contacts changes no place."""
    limits = Limits(contact=10)
    assert freshness(dated(CONTACT, "2026-10-01", "undated"), limits, TODAY).state == "old"
    assert freshness(dated(PLACE, "2026-10-01", "undated"), limits, TODAY).state == "confirmed"


def test_who_confirms_the_whole_confirms_its_parts():
    """The later of the two counts."""
    region = dated(PLACE, "2026-10-01", "undated")
    assert str(freshness(CONTACT, Limits(), TODAY, region).since) == "2026-10-01"
    assert str(freshness(dated(CONTACT, "2026-10-20", "2020"), Limits(), TODAY, region).since) == "2026-10-20"
