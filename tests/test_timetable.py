import random
import runpy
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from perhekeskus.almanac import week_of
from perhekeskus.catalogue import Catalogue
from perhekeskus.model import Closure, Place, Region
from perhekeskus.timetable import Timetable

shared = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "hours" / "cases.py")))
TODAY, WEEK = shared.TODAY, week_of(shared.TODAY)
MON, TUE, WED, THU, FRI, SAT, SUN = WEEK


def timetable(places: dict[str, dict], closures=(), today=TODAY) -> Timetable:
    """Of one region and these places."""
    region = Region.model_construct(closures=tuple(map(Closure.model_validate, closures)))
    return Timetable(Catalogue(regions={"region": region}, places={id: Place.model_validate(shared.LEAST | place) for id, place in places.items()}, region_of_place=dict.fromkeys(places, "region")), today)


def told(timetable, days=WEEK):
    """What is on, as (day, hour it begins, place, sure)."""
    return [(entry.day, entry.slot.start // 60, entry.place, entry.sure) for entry in timetable.entries(timetable.catalogue.places, days)]


def test_entries_come_by_day_and_time():
    """Whatever the order of the places and of the days one asks for."""
    found = timetable({"b": {"hours": [{"mon-tue": "9-10"}]}, "a": {"hours": [{"tue": "8-10"}, {"mon": "12-14"}]}})
    assert told(found, [TUE, MON]) == told(found) == [(MON, 9, "b", True), (MON, 12, "a", True), (TUE, 8, "a", True), (TUE, 9, "b", True)]


def test_on_equal_times_the_confirmed_come_first():
    """Then the one that closes earlier, then by name."""
    found = timetable({"a": {"checked": None, "hours": [{"mon": "9-10"}]}, "b": {"hours": [{"mon": "9-12"}]}, "d": {"hours": [{"mon": "9-11"}]}, "c": {"hours": [{"mon": "9-11"}]}})
    assert [entry[2:] for entry in told(found)] == [("c", True), ("d", True), ("b", True), ("a", False)]


@pytest.mark.parametrize(
    "place",
    [
        {"status": "unconfirmed"},
        {"checked": None},
        {"checked": None, "sources": [{"url": "https://a.example/", "date": "2019"}]},
        {"checked": {"date": "2025-11-02", "by": "Seurakunta"}},
        {"hours": [{"mon": "9-12", "unsure": "yes"}]},
    ],
)
def test_what_nobody_has_confirmed_is_marked(place):
    """It is on the list, and never among the sure ones."""
    assert told(timetable({"a": {"hours": [{"mon": "9-12"}]} | place})) == [(MON, 9, "a", False)]


@pytest.mark.parametrize("status", ["planned", "paused", "closed"])
def test_a_place_that_is_not_in_use_has_no_entries(status):
    """Its hours may stand in its file; they are no times of this week."""
    found = timetable({"a": {"status": status, "hours": [{"mon": "9-12"}]}})
    assert (told(found), bool(found.schedule("a")), found.schedule("a").sure, found.with_times(["a"])) == ([], False, False, [])


def test_places_with_times_keep_their_order():
    """Those without hours, and those that are closed for good, are left out."""
    found = timetable({"a": {}, "b": {"hours": [{"mon": "9-12"}]}, "c": {"status": "closed", "hours": [{"mon": "9-12"}]}, "d": {"checked": None, "hours": [{"tue": "9-12"}]}})
    assert found.with_times(["d", "c", "b", "a"]) == ["d", "b"]


def test_a_closure_holds_for_the_places_it_names():
    """Or for all of the region when it names none."""
    places = {"a": {"hours": [{"mon-sun": "9-12"}]}, "b": {"hours": [{"mon-sun": "9-12"}]}}
    found = timetable(places, [{"date": TUE.isoformat(), "closed": "Koulutus"}, {"date": WED.isoformat(), "closed": "Koulutus", "places": ["b"]}])
    assert [(day, place) for day, _, place, _ in told(found, [MON, TUE, WED])] == [(MON, "a"), (MON, "b"), (WED, "a")]
    assert [len(found.closures(id)) for id in ("a", "b")] == [1, 2]


def test_after_the_year_of_a_confirmation_entries_are_doubtful():
    """A week in which the year runs out does not lose its later days."""
    found = timetable({"a": {"checked": {"date": "2025-11-04", "by": "Seurakunta"}, "hours": [{"mon-fri": "9-12"}]}})
    assert [(day, sure) for day, _, _, sure in told(found)] == [(MON, True), (TUE, True), (WED, True), (THU, False), (FRI, False)]


def test_far_days_have_no_entries():
    """Of a day for which holidays and closures are not worked out, nothing is told."""
    found = timetable({"a": {"holidays": "open", "hours": [{"mon-sun": "9-12"}]}})
    days = [day for day, *_ in told(found, [TODAY + timedelta(days) for days in range(-40, 500)])]
    assert (days[0], days[-1], len(days)) == (date(2026, 10, 20), date(2027, 12, 3), (days[-1] - days[0]).days + 1)


def test_sure_entries_are_the_sure_spans():
    """What a week says surely and what a place's own schedule says surely is the same, for hundred places made at random."""
    for seed in range(100):
        made = shared.timetable(*shared.made(random.Random(seed)))
        schedule, days = made.schedule("here"), [made.today + timedelta(days) for days in range(-20, 420, 3)]
        spans = [(span.start.date(), span.slot) for day in days for span in schedule.spans(day, day) if schedule.sure and span.slot.sure]
        assert [(entry.day, entry.slot) for entry in made.entries(["here"], days) if entry.sure] == spans, seed


def test_a_schedule_is_made_once():
    """Thousands of pages ask for it."""
    found = timetable({"a": {"hours": [{"mon": "9-12"}]}})
    assert found.schedule("a") is found.schedule("a")
