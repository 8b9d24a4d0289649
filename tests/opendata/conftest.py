"""The open data of the small country, of the example and of the real site, without any page."""

import json
import runpy
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest

from perhekeskus.checking import check
from perhekeskus.opendata import OpenData
from perhekeskus.timetable import Timetable
from perhekeskus.urls import Addresses
from perhekeskus.wording import Wording

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 3)
URL = "https://perhekeskus.example/"


def open_data_of(catalogue, today=TODAY, url=URL):
    return OpenData(Timetable(catalogue, today), Addresses.of(catalogue), {language: Wording(language, catalogue.labels) for language in ("fi", "sv")}, url)


@pytest.fixture(scope="session")
def open_data(catalogue):
    """Of the small country."""
    return open_data_of(catalogue)


@pytest.fixture(scope="session")
def example_data():
    """Of the example, which has one of everything."""
    return open_data_of(check(ROOT, ROOT / "examples", TODAY).catalogue)


@pytest.fixture(scope="session")
def real_data(real_addresses):
    return open_data_of(real_addresses[1], date(2026, 11, 30))


@pytest.fixture(scope="session")
def filled_data(real_data, shared):
    """The real places with hours made at random, since of few of them any are known, on TODAY."""
    chance, catalogue = Random(7), real_data.catalogue
    made = (made for made in iter(lambda: shared.made(chance), None) if made.today == TODAY)
    places = {id: place.model_copy(update=_hours_of(shared.timetable(*next(made)).catalogue.places["here"])) for id, place in catalogue.places.items()}
    return open_data_of(replace(catalogue, places=places, terms=shared.timetable(*next(made)).catalogue.terms))


def _hours_of(place):
    return {name: getattr(place, name) for name in ("status", "checked", "hours", "exceptions", "holidays", "arrival", "since", "until")}


@pytest.fixture(scope="session", params=["open_data", "example_data", "real_data"])
def any_data(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def read():
    """Gives what a JSON file below data/v1/ says: read(open_data, "index.json")."""
    return lambda data, name: json.loads(data.files[f"data/v1/{name}"]())


@pytest.fixture(scope="session")
def put():
    """Writes the files of open data below a folder, as a build does."""

    def write(data, folder: Path) -> Path:
        for name, make in data.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(make())
        return folder

    return write


@pytest.fixture(scope="session")
def shared():
    """Schedules made at random, and moments where mistakes are made."""
    return SimpleNamespace(**runpy.run_path(str(ROOT / "tests" / "hours" / "cases.py")))
