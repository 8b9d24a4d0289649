"""A stranger's script answers from the JSON alone what Schedule answers from the files."""

import random
import runpy
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perhekeskus.hours import FINLAND
from perhekeskus.opendata.times import opening_hours

SCRIPT = Path(__file__).parent / "stranger_json.py"
stranger = SimpleNamespace(**runpy.run_path(str(SCRIPT)))
DAY = timedelta(days=1)
TUESDAY = "2026-12-01T10:00"


def listed(schedule, moment):
    """Whether some opening holds that a family can walk into, confirmed or not."""
    return schedule.first <= moment.date() <= schedule.last and any(span.start <= moment < span.end and span.slot.sure and not span.slot.by_appointment for span in schedule.spans(moment.date() - 2 * DAY, moment.date()))


def truly_open(data, region, moment, confirmed):
    """Ids of the region's places, as the schedules say it."""
    schedules = {id: data.timetable.schedule(id) for id in data.catalogue.places_of_region.get(region, ())}
    if confirmed:
        return sorted(id for id, schedule in schedules.items() if schedule.state(moment.replace(tzinfo=FINLAND)).kind == "open")
    return sorted(id for id, schedule in schedules.items() if listed(schedule, moment))


@pytest.fixture(scope="module")
def folders(open_data, example_data, real_data, filled_data, put, tmp_path_factory):
    """Open data, each with the folder of its files."""
    return [(data, put(data, tmp_path_factory.mktemp("site"))) for data in (open_data, example_data, real_data, filled_data)]


def moments(today, chance):
    """Hours of a year and more, and what lies beside it."""
    yield from (datetime(2026, 12, 1, 10), datetime(2026, 12, 24, 10), datetime(2027, 1, 6, 10))
    for _ in range(40):
        day = today + DAY * chance.choice((chance.randint(-20, 30), chance.randint(-20, 420)))
        yield datetime(day.year, day.month, day.day, chance.randint(8, 19), chance.choice((0, 30, 59)))


@pytest.mark.parametrize("confirmed", [False, True])
def test_the_json_alone_tells_what_is_open(folders, confirmed):
    """Every region of four countries, at ordinary and odd moments."""
    chance, found = random.Random(9), 0
    for data, folder in folders:
        for moment in moments(data.timetable.today, chance):
            for id, region in data.catalogue.regions.items():
                wanted = truly_open(data, id, moment, confirmed)
                assert stranger.open_places(folder, region.code, moment.isoformat(), confirmed) == wanted, (id, moment)
                found += len(wanted)
    assert found > (300 if confirmed else 400)


@given(st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_whatever_a_file_says_of_hours_is_told_alike(shared, chance):
    """Schedules made at random, at the moments where mistakes are made."""
    made = shared.made(chance)
    timetable = shared.timetable(*made)
    schedule, status = timetable.schedule("here"), made.place["status"]
    place = {"status": status, "opening_hours": opening_hours(schedule)}
    for moment in shared.moments_near(list(schedule.spans(made.today - 15 * DAY, made.today + 50 * DAY)), made.today, chance, 20):
        clock = moment.astimezone(FINLAND).replace(tzinfo=None)
        assert stranger.is_open(place, clock, False) is (bool(schedule) and listed(schedule, clock))
        assert stranger.is_open(place, clock, True) is (schedule.state(moment).kind == "open")


def test_it_runs_by_itself(folders):
    """With the name of a region as a reader knows it, and nothing of ours to import."""
    data, folder = folders[3]
    for confirmed in (False, True):
        command = [sys.executable, "-I", SCRIPT, folder, "Österbotten", TUESDAY, *(["--confirmed"] if confirmed else [])]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
        assert result.stdout.splitlines() == truly_open(data, "pohjanmaa", datetime.fromisoformat(TUESDAY), confirmed) != []
    assert "perhekeskus" not in SCRIPT.read_text(encoding="utf-8")
