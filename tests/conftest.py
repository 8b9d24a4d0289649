"""A small country of two regions, read once, and a copy of it that a test may spoil."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter
from filelock import FileLock
from hypothesis import settings

from perhekeskus import reading
from perhekeskus.checking import check
from perhekeskus.model import ContentPage
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests" / name) for name in ("guide", "reader", "servers")]
TODAY = date(2026, 11, 3)
settings.register_profile("steady", deadline=None, derandomize=True)  # the same examples everywhere, and no clock
settings.load_profile("steady")


def copy_country(folder: Path) -> Path:
    """tests/country, with the words of the real site, which every page needs."""
    shutil.copytree(ROOT / "tests" / "country", folder, dirs_exist_ok=True)
    shutil.copy(ROOT / "data" / "labels.yaml", folder / "data" / "labels.yaml")
    return folder


@pytest.fixture(scope="session")
def small_root(tmp_path_factory):
    """The small country as files. Not to be changed: see `root`."""
    return copy_country(tmp_path_factory.mktemp("country"))


def write_workbook(path: Path, sheets: dict) -> Path:
    """An Excel file of rows by the name of their sheet; a cell is a value, {time: 9.30}, {date: 2026-12-09} or a formula with its value. `merged` are ranges of the first sheet, `hidden` names of sheets."""
    merged, hidden = sheets.pop("merged", []), sheets.pop("hidden", [])
    with xlsxwriter.Workbook(path) as book:
        formats = {kind: book.add_format({"num_format": form}) for kind, form in (("date", "d.m.yyyy"), ("time", "h:mm"))}
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for address in merged if name == next(iter(sheets)) else ():
                sheet.merge_range(address, "")
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    _write_cell(sheet, at, column, value, formats)
            if name in hidden:
                sheet.hide()
    return path


def _write_cell(sheet, row: int, column: int, value: object, formats: dict) -> None:
    match value:
        case {"formula": formula, "value": result}:
            sheet.write_formula(row, column, formula, None, result)
        case {"date": day}:
            sheet.write_datetime(row, column, datetime.combine(day, time()), formats["date"])
        case {"time": clock}:
            sheet.write_datetime(row, column, time(*map(int, clock.split("."))), formats["time"])
        case _ if value != "":
            sheet.write(row, column, value)


@pytest.fixture
def workbook(tmp_path):
    """Writes one into the test's folder."""
    return lambda sheets, name="table.xlsx": write_workbook(tmp_path / name, dict(sheets))


@pytest.fixture
def root(tmp_path):
    """A fresh copy of the small country that the test may change."""
    return copy_country(tmp_path)


@pytest.fixture(scope="session")
def catalogue(small_root):
    checked = check(small_root, today=TODAY)
    assert checked.catalogue, [problem.line_for_people("en") for problem in checked.problems]
    return checked.catalogue


@pytest.fixture(scope="session")
def pages(catalogue):
    return Pages(catalogue, Addresses.of(catalogue), TODAY)


@pytest.fixture
def untranslated(catalogue, pages):
    """The small country with one hand-written page in Finnish only."""
    page = ContentPage(title="Oma", slug="oma", description="Kuvaus.")
    changed = replace(catalogue, pages={**catalogue.pages, "own-worker": {"fi": page}})
    return Pages(changed, Addresses.of(changed), pages.today)


GONE = """
vanha-tupa:
  addresses: [/fi/paikat/vanha-tupa/, /sv/platser/gamla-stugan/]
  date: 2026-05-31
  why: {fi: Kerho päättyi keväällä., sv: Klubben upphörde i våras.}
  see: municipality:rantakunta
"""


@pytest.fixture
def departed_root(root):
    """The small country after one of its pages has gone for good."""
    (root / "data" / "departures.yaml").write_text(GONE, encoding="utf-8")
    return root


@pytest.fixture
def departed(departed_root):
    """The same, read."""
    return check(departed_root, today=TODAY).catalogue


@pytest.fixture
def changed(root):
    """Gives the pages of the small country after some keys of a file below data/ got other values; None takes a key away."""

    def pages_after(file: str, values: dict) -> Pages:
        path = root / "data" / file
        record = _merged(reading.read(path, root).data, values)
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
        checked = check(root, today=TODAY)
        assert checked.catalogue, [problem.line_for_people("en") for problem in checked.errors]
        return Pages(checked.catalogue, Addresses.of(checked.catalogue), TODAY)

    return pages_after


def _merged(old: object, new: object) -> object:
    if isinstance(old, dict) and isinstance(new, dict):
        return old | {key: _merged(old.get(key), value) for key, value in new.items()}
    return new


# ---------------------------------------------------------------- built sites: each is built once for all tests

SITE_URL = "https://perhekeskus.example/"


def build_site(folder: Path, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess:
    """The site of `root`, built strictly into `folder` by the engine, as `make site` does it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(root / "mkdocs.yml")]
    settings = {"SITE_DIR": str(folder), "NO_MKDOCS_2_WARNING": "1", "PERHEKESKUS_LANGUAGE": "en", **environment}
    return subprocess.run(command, cwd=root, env=os.environ | settings, capture_output=True, text=True, timeout=600)


@pytest.fixture(scope="session")
def building():
    """Gives what one build says and how it ends: building(folder, root, TODAY=…)."""
    return build_site


@pytest.fixture(scope="session")
def built(tmp_path_factory, worker_id):
    """Gives the folder of a site: built("real", SITE_URL=…). Built once, even when several processes share the tests."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "sites"
    shared.mkdir(exist_ok=True)

    def build(name: str, **environment: str) -> Path:
        with FileLock(shared / f"{name}.lock"):
            if not (shared / name).exists():
                result = build_site(shared / f"{name}.new", **environment)
                assert result.returncode == 0, result.stderr
                assert not result.stderr, f"a strict build says nothing: {result.stderr}"
                (shared / f"{name}.new").rename(shared / name)
        return shared / name

    return build


@pytest.fixture(scope="session")
def site(built):
    """The real site, as it would be published at SITE_URL."""
    return built("real", SITE_URL=SITE_URL)


@pytest.fixture(scope="session")
def offline_site(built):
    """The real site for reading from a disk."""
    return built("offline", DIRECTORY_URLS="false")


@pytest.fixture(scope="session")
def example_site(built):
    """The fictional region on a day when some of it is fresh and some is old."""
    return built("example", EXAMPLE="1", TODAY=TODAY.isoformat())


@pytest.fixture(scope="session")
def keeping_site(built):
    """The fictional region as a site that keeps opened pages on the reader's device."""
    return built("keeping", EXAMPLE="1", TODAY=TODAY.isoformat(), OFFLINE_CACHE="1")


@pytest.fixture(scope="session")
def offline_example_site(built):
    """The fictional region for reading from a disk."""
    return built("offline-example", EXAMPLE="1", TODAY=TODAY.isoformat(), DIRECTORY_URLS="false")


@pytest.fixture(scope="session")
def real_addresses():
    """Addresses and catalogue of the real data."""
    checked = check(ROOT)
    assert checked.catalogue, [problem.line_for_people("en") for problem in checked.errors][:20]
    return Addresses.of(checked.catalogue), checked.catalogue


# ---------------------------------------------------------------- what others judge with


@pytest.fixture(scope="session")
def tool():
    """Gives the path of a file that `make tools` fetched from npm: tool("axe-core/axe.min.js"). On CI its absence is a failure, elsewhere a skip."""

    def path_of(name: str) -> Path:
        path = ROOT / "build" / "tools" / "node_modules" / name
        if not path.exists():
            (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{name} is not here; get it with: make tools (needs npm)")
        return path

    return path_of


@pytest.fixture(scope="session")
def form_program():
    """Where npm has put the form's program, and where its own scripts are. On CI its absence is a failure, elsewhere a skip."""
    if not (ROOT / "build" / "form" / "ready").exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("the form for editors is not here; get it with: make build/form/ready (needs npm)")
    return ROOT / "build" / "form" / "node_modules", ROOT / "form"


@pytest.fixture(scope="session")
def real_places():
    """The file of every place there is."""
    return sorted(path for folder in ("data", "examples", "tests/country/data") for path in (ROOT / folder / "regions").glob("*/places/*.yaml"))
