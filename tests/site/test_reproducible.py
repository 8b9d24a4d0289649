"""The same input gives the same bytes, wherever and whenever it is built; and what may change with the day alone."""

import os
import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from perhekeskus.clock import FINLAND
from perhekeskus.freshness import freshness
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses

ROOT = Path(__file__).parents[2]
PARTS = ("data", "content", "examples", "hooks", "overrides", "src", "mkdocs.yml")
OF_HISTORY = ("fi/toimitus/", "sv/redaktion/", "data/v1/changes/")  # reports and news tell of git's history, which a copy of the files has not
# What a build of every night owns: each says of which day or week it is.
OF_THE_DAY = {"week", "next-week", "municipality", "place"}
TODAY = date(2026, 11, 3)  # of the example
DAY = timedelta(days=1)


@pytest.fixture
def elsewhere(tmp_path):
    """The project's files in another folder, all of them as old as the hills."""
    tree = tmp_path / "toinen kansio ä"
    for name in PARTS:
        source, target = ROOT / name, tree / name
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")) if source.is_dir() else (tree.mkdir(exist_ok=True), shutil.copy(source, target))
    for path in tree.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return tree


def files(folder):
    return {name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and not (name := path.relative_to(folder).as_posix()).startswith(OF_HISTORY)}


def test_another_machine_gives_the_same_bytes(example_site, elsewhere, tmp_path, building):
    """Another folder, seed, language, time zone and mask of files, no cache, and the day told in seconds."""
    noon = int(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=FINLAND).timestamp())
    other = {"PYTHONPATH": str(elsewhere / "src"), "PYTHONHASHSEED": "7", "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": str(noon), "TODAY": "", "EXAMPLE": "1"}
    mask = os.umask(0o077)
    try:
        result = building(tmp_path / "site b", elsewhere, **other)
    finally:
        os.umask(mask)
    assert (result.returncode, result.stderr) == (0, "")
    here, there = files(example_site), files(tmp_path / "site b")
    assert len(there) > 500 and here.keys() == there.keys()
    assert [name for name, content in there.items() if here[name] != content] == []


def test_a_day_that_is_none_ends_the_build(tmp_path, building):
    """With the setting, and without a traceback."""
    result = building(tmp_path / "site", EXAMPLE="1", TODAY="huomenna")
    assert result.returncode != 0 and "TODAY='huomenna' is no day" in result.stderr and "Traceback" not in result.stderr


def made(catalogue, day, kinds=None):
    """Every Finnish page of these kinds, those of editors apart, as it is on a day."""
    pages = Pages(catalogue, Addresses.of(catalogue, reports=False), day)
    return {key: pages.page(key, "fi") for key in pages.addresses.paths if key[0] != "page" and (kinds is None or key[0] in kinds)}


def test_only_what_a_night_owns_changes_with_the_day(catalogue):
    """A week of the small country, from one month into the next: all other pages say what they said the day before."""
    days = [date(2026, 11, 27) + number * DAY for number in range(6)]
    states = [made(catalogue, day) for day in days]
    assert not any(passes(catalogue, day) for day in days)
    changed = [{key for key in now if now[key] != then[key]} for then, now in zip(states, states[1:])]
    assert {kind for keys in changed for kind, _ in keys} <= OF_THE_DAY
    assert any(("week", "rantakunta") in keys for keys in changed)


def passes(catalogue, day):
    """Whether anything grows old in the night after a day."""
    records = [record for kind in ("place", "service", "situation", "method", "region", "helpline") for record in catalogue.records(kind).values()]
    records += [contact for region in catalogue.regions.values() for contact in region.contacts]
    return any(freshness(record, catalogue.limits, day) != freshness(record, catalogue.limits, day + DAY) for record in records)


def test_no_day_is_baked_into_the_national_pages(real_addresses):
    """Of the real site: services, situations, methods, regions, lists and the front page stay as they are until something grows old."""
    _, catalogue = real_addresses
    day = next(day for number in range(90) if not passes(catalogue, day := date(2026, 12, 2) + number * DAY))
    kinds = {"service", "situation", "method", "region", "background", "index", "front"}
    then, now = made(catalogue, day, kinds), made(catalogue, day + DAY, kinds)
    assert len(now) > 100 and [key for key in now if now[key] != then[key]] == []
