"""A stranger who has the GeoJSON alone, and a library for hours of OpenStreetMap, knows which places are open as well as we do."""

import runpy
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from perhekeskus.hours import FINLAND
from perhekeskus.opendata.rules import first_told
from perhekeskus.timetable import TOLD

SCRIPT = Path(__file__).parent / "stranger_geojson.py"
FILE = "data/v1/places.geojson"
DAY = timedelta(days=1)
TUESDAY_AT_TEN = "2026-12-01T10:00"
stranger = SimpleNamespace(**runpy.run_path(str(SCRIPT)))
# Each hour of the day and each day of the week of the next months; holidays and their eves, the turn of the year in week 53, the nights on which clocks
# change, days far ahead of which nobody knows anything.
MOMENTS = [datetime(2026, 11, 18) + number * timedelta(hours=13, minutes=11) for number in range(160)]
MOMENTS += [datetime(*day, hour, 30) for day in ((2026, 12, 24), (2026, 12, 28), (2027, 1, 1), (2027, 1, 4), (2027, 3, 28), (2027, 6, 25), (2027, 10, 31), (2030, 1, 7)) for hour in (2, 9, 13)]


@pytest.fixture(scope="module")
def sites(tmp_path_factory, real_data, example_data, open_data, filled_data):
    """Open data, each with a folder that has its GeoJSON and nothing else."""
    return [(data, published(data, tmp_path_factory.mktemp("site"))) for data in (real_data, example_data, open_data, filled_data)]


def published(data, folder):
    (folder / FILE).parent.mkdir(parents=True)
    (folder / FILE).write_bytes(data.files[FILE]())
    return folder


def listed_as_open(timetable, id, moment):
    """Whether some time of a place that is running, sure and without an appointment, covers a moment among the known days."""
    schedule, day = timetable.schedule(id), moment.date()
    if timetable.catalogue.places[id].status not in TOLD or not schedule or not first_told(schedule) <= day <= schedule.last:
        return False
    return any(span.start <= moment < span.end and span.slot.sure and not span.slot.by_appointment for span in schedule.spans(day - 2 * DAY, day))


def confirmed_open(timetable, id, moment):
    return timetable.schedule(id).state(moment.replace(tzinfo=FINLAND)).kind == "open"


@pytest.mark.parametrize(("confirmed", "is_open"), [(False, listed_as_open), (True, confirmed_open)])
def test_it_finds_what_the_schedules_say(sites, confirmed, is_open):
    """Of each region that has times, at many moments; by the region's code and by its names."""
    found = 0
    for data, folder in sites:
        timed = {id: region for id, region in data.catalogue.regions.items() if data.timetable.with_times(data.catalogue.places_of_region.get(id, ()))}
        for number, moment in enumerate(MOMENTS):
            id, region = list(timed.items())[number % len(timed)]
            called = (region.code, region.name.fi or region.code, region.name.sv or region.code)[number % 3]
            expected = [place for place in sorted(data.catalogue.places_of_region[id]) if is_open(data.timetable, place, moment)]
            assert stranger.open_places(folder, called, moment, confirmed) == expected, (id, moment)
            found += len(expected)
    assert found > 100


@pytest.mark.parametrize("name", ["Pohjanmaa", "Österbotten", "17"])
def test_on_tuesday_at_ten_in_pohjanmaa(sites, name):
    """The question as somebody would ask it, on the command line: of the real places, and with hours made up for all of them."""
    for data, folder in (sites[0], sites[3]):
        done = subprocess.run([sys.executable, "-I", str(SCRIPT), str(folder), name, TUESDAY_AT_TEN], capture_output=True, text=True, check=True)
        expected = [place for place in sorted(data.catalogue.places_of_region["pohjanmaa"]) if listed_as_open(data.timetable, place, datetime.fromisoformat(TUESDAY_AT_TEN))]
        assert done.stdout.split() == expected
    assert expected


def test_it_asks_for_nothing_of_ours():
    """Only the published file, the standard library and the library for hours."""
    assert "perhekeskus" not in SCRIPT.read_text(encoding="utf-8")
