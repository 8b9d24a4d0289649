"""A stranger who has the HSDS files alone, and a library for rules of calendars, finds out what is open when."""

import runpy
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perhekeskus.hours import FINLAND
from perhekeskus.opendata import OpenData, hsds
from perhekeskus.opendata.hsds.places import rest_of_service
from perhekeskus.opendata.hsds.telling import Telling

SCRIPT = Path(__file__).parent / "stranger_hsds.py"
stranger = SimpleNamespace(**runpy.run_path(str(SCRIPT)))
DAY = timedelta(days=1)
TUESDAY = datetime(2026, 12, 1, 10)


@pytest.fixture(scope="module")
def sites(open_data, example_data, real_data, filled_data, tmp_path_factory):
    """Open data, each with a folder that has its HSDS files and nothing else."""
    return [(data, published(data, tmp_path_factory.mktemp("site"))) for data in (open_data, example_data, real_data, filled_data)]


def published(data: OpenData, folder: Path) -> Path:
    for file, make in hsds.files(data).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(make())
    return folder


def times_say(schedule, moment: datetime) -> bool:
    """Whether some time that anybody can come in on holds at a moment, whoever has confirmed it."""
    return schedule.first <= moment.date() <= schedule.last and any(span.start <= moment < span.end for span in schedule.spans(moment.date() - DAY, moment.date()) if span.slot.sure and not span.slot.by_appointment)


def surely(schedule, moment: datetime) -> bool:
    return schedule.state(moment.replace(tzinfo=FINLAND)).kind == "open"


def some_moments(today, chance: Random) -> list[datetime]:
    """Within the year ahead, more of them soon, and a few outside what is known."""
    days = [today + DAY * chance.choice((chance.randint(1, 40), chance.randint(1, 400), chance.randint(-30, 500))) for _ in range(60)]
    return [TUESDAY, *(datetime(day.year, day.month, day.day, chance.randint(7, 20), chance.choice((0, 15, 59))) for day in days)]


@pytest.mark.parametrize(("confirmed", "is_open"), [(False, times_say), (True, surely)])
def test_hsds_alone_tells_what_is_open(sites, confirmed, is_open):
    """Each region of four countries by its code and names, at ordinary and odd moments."""
    found = 0
    for data, folder in sites:
        for number, moment in enumerate(some_moments(data.timetable.today, Random(3))):
            for id, region in data.catalogue.regions.items():
                called = (region.code, region.name.fi or region.code, region.name.sv or region.code)[number % 3]
                wanted = sorted(place for place in data.catalogue.places_of_region.get(id, ()) if is_open(data.timetable.schedule(place), moment))
                assert stranger.open_places(folder, called, moment.isoformat(), confirmed) == wanted, (called, moment)
                found += len(wanted)
    assert found > 300


@pytest.fixture(scope="module")
def told(open_data):
    """Gives the schedules of the place 'here', put into a whole country, and until when they are confirmed."""

    def tell(timetable) -> tuple[list[dict], str | None]:
        timetable.schedule("here")  # with the closures of its own country
        place = timetable.catalogue.places["here"].model_copy(update={"municipality": "rantakunta"})
        timetable.catalogue = replace(open_data.catalogue, places={"here": place}, region_of_place={"here": "rannikko"}, terms=timetable.catalogue.terms)
        service = rest_of_service("here", Telling(replace(open_data, timetable=timetable), "fi"))
        return service["service_at_locations"][0].get("schedules", []), stranger.attribute(service, "confirmed_until")

    return tell


@settings(max_examples=150)
@given(st.randoms(use_true_random=False))
def test_whatever_a_file_says_of_hours_is_told_alike(shared, told, chance):
    """Schedules made at random, at the moments where mistakes are made. Only the hour that comes twice in October is passed over: a clock shows
    a time of it twice, and what tells how far it is from UTC means one of them."""
    made = shared.made(chance)
    timetable = shared.timetable(*made)
    schedule, (rows, until) = timetable.schedule("here"), told(timetable)
    for moment in shared.moments_near(list(schedule.spans(made.today - 15 * DAY, made.today + 50 * DAY)), made.today, chance, 20):
        clock = moment.astimezone(FINLAND).replace(tzinfo=None)
        if FINLAND.utcoffset(clock.replace(fold=0)) != FINLAND.utcoffset(clock.replace(fold=1)):
            continue
        open_now = [row for row in rows if stranger.is_open(row, clock)]
        assert bool(open_now) is times_say(schedule, clock)
        assert any(stranger.is_sure(row, clock, until) for row in open_now) is (schedule.state(moment).kind == "open")


@pytest.mark.parametrize("name", ["Pohjanmaa", "Österbotten", "17"])
def test_on_tuesday_at_ten_in_pohjanmaa(sites, name):
    """The question as somebody would ask it, in a shell, with nothing of ours to import."""
    data, folder = sites[3]
    done = subprocess.run([sys.executable, "-I", SCRIPT, folder, name, TUESDAY.isoformat()], capture_output=True, text=True, check=True)
    assert done.stdout.split() == sorted(id for id in data.catalogue.places_of_region["pohjanmaa"] if times_say(data.timetable.schedule(id), TUESDAY)) != []
    assert "perhekeskus" not in SCRIPT.read_text(encoding="utf-8")
