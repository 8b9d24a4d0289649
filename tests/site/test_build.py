import os
import random
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from perhekeskus.publishing import is_whole

ROOT = Path(__file__).parents[2]
PARTS = ("data", "content", "examples", "hooks", "overrides", "src", "mkdocs.yml", "Makefile", "pyproject.toml", "requirements.lock", "README.md")


@pytest.fixture
def clone(tmp_path):
    """The project in another folder, with this one's environment, and a site/ from an earlier build."""
    for name in PARTS:
        source, target = ROOT / name, tmp_path / name
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")) if source.is_dir() else shutil.copy(source, target)
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("the last good build", encoding="utf-8")
    return tmp_path


def make(folder, *arguments, **kwargs):
    environment = {name: value for name, value in os.environ.items() if name not in ("SITE_DIR", "MAKEFLAGS", "MAKELEVEL")}
    return subprocess.Popen(["make", "-o", ".venv/site-ready", *arguments], cwd=folder, env=environment | {"PERHEKESKUS_LANGUAGE": "en"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **kwargs)


def test_the_site_has_all_its_pages(site):
    """At least 1,500 pages, as many in Finnish as in Swedish."""
    count = {language: len(list((site / language).rglob("index.html"))) for language in ("fi", "sv")}
    assert count["fi"] == count["sv"]
    assert sum(count.values()) >= 1500


def test_no_mark_of_a_frame_is_left(site):
    """Every place for a title, a text or a link has been filled."""
    assert not [path for path in site.rglob("*.html") if "@@pk-" in path.read_text(encoding="utf-8")]


def test_a_page_is_small(site):
    """A page weighs at most 25 KB but for the lists and regions, which carry hundreds of links; nothing carries the whole country's menu."""
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*.html")}
    places = [size for path, size in sizes.items() if path.split("/")[1:2] in (["paikat"], ["platser"]) and path.count("/") > 2]
    assert max(places) < 25_000


def test_make_site_builds_beside_and_swaps(clone):
    """After `make site` the new site stands in site/, and nothing else is left of the build."""
    done = make(clone, "site", "EXAMPLE=1")
    out, err = done.communicate(timeout=600)
    assert done.returncode == 0, err
    assert "site/index.html" in out and is_whole(clone / "site")
    assert (clone / "site" / "fi" / "index.html").exists()
    assert sorted(path.name for path in clone.iterdir() if path.name.startswith("site")) == ["site"]


def test_wrong_data_leaves_the_last_good_site(clone):
    """A faulty file stops the build with its line, without a traceback, and site/ stays as it was."""
    place = next((clone / "data" / "regions" / "pohjanmaa" / "places").glob("*.yaml"))
    place.write_text(place.read_text(encoding="utf-8").replace("municipality:", "municipalty:"), encoding="utf-8")
    done = make(clone, "site")
    _, err = done.communicate(timeout=600)
    assert done.returncode != 0
    assert f"{place.relative_to(clone).as_posix()}:" in err and "Did you mean municipality?" in err
    assert "Traceback" not in err
    assert [path.name for path in (clone / "site").iterdir()] == ["index.html"]
    assert (clone / "site" / "index.html").read_text(encoding="utf-8") == "the last good build"


def test_a_killed_build_leaves_the_last_good_site(clone):
    """Killed in the middle, the build leaves site/ as it was, and the next one succeeds. KILLS=50, as in `make bench`, also kills at random moments."""
    chance = random.Random(2026)
    for moment in [None, *(chance.uniform(0, 5) for _ in range(int(os.environ.get("KILLS", "0"))))]:
        begun = make(clone, "site", "EXAMPLE=1", start_new_session=True)
        deadline = None if moment is None else time.monotonic() + moment
        while begun.poll() is None and not (time.monotonic() > deadline if deadline else (clone / "site.new" / "assets").exists()):
            time.sleep(0.02)
        with suppress(ProcessLookupError):  # it had come to its end
            os.killpg(begun.pid, signal.SIGKILL)
        begun.communicate(timeout=60)
        assert (clone / "site" / "index.html").read_text(encoding="utf-8") == "the last good build" or is_whole(clone / "site")
    again = make(clone, "site", "EXAMPLE=1")
    _, err = again.communicate(timeout=600)
    assert again.returncode == 0, err
    assert (clone / "site" / "sv" / "index.html").exists() and not (clone / "site.new").exists()


def test_a_template_that_breaks_says_so(clone):
    """A fault of ours, a label that does not exist, stops the build and leaves the last good site."""
    labels = clone / "data" / "labels.yaml"
    labels.write_text(labels.read_text(encoding="utf-8").replace("front_title:", "front_titel:"), encoding="utf-8")
    done = make(clone, "site")
    _, err = done.communicate(timeout=600)
    assert done.returncode != 0 and "front_title" in err
    assert (clone / "site" / "index.html").read_text(encoding="utf-8") == "the last good build"
