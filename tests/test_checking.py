"""Wrong files as editors meet them, each beside what the check must say of it: tests/problems/.

A case is two files of one name. NAME.txt begins with `file:` and where the wrong file stands in the small country, then
`with: --notices` if notices are to be shown, then every line of `perhekeskus check --language en`. NAME.yaml (.md, .csv,
.geojson) is the wrong file itself. A case without lines, or with answers only, is a file that looks wrong and is right.
"""

import re
import shutil
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from perhekeskus.checking import check
from perhekeskus.problems import LANGUAGES, Phrase, sentences

TODAY = date(2026, 11, 3)
CASES = sorted(Path(__file__).parent.joinpath("problems").glob("*.txt"))
WITHOUT_CASE = {
    "file-missing": "a file that is not there cannot stand as a case: see below",
    "file-too-large": "made in test_reading.py",
    "not-utf8": "made in test_reading.py",
    "not-accepted": "the answer to whatever the model will refuse one day without a sentence of its own",
    "label-missing": "only the pages know which words they need: see test_wording.py",
    "did-you-mean": "part of other sentences",
    "allowed-are": "part of other sentences",
}


def head_and_lines(case):
    """Where the wrong file stands, whether notices are shown, and what must be said."""
    head, *lines = case.read_text(encoding="utf-8").splitlines()
    notices = bool(lines) and lines[0] == "with: --notices"
    return head.removeprefix("file: "), notices, lines[1:] if notices else lines


def wrong_file(case):
    (found,) = [path for path in case.parent.glob(f"{case.stem}.*") if path != case]
    return found


@contextmanager
def standing(path, content):
    """A file for a while; afterwards what stood there before, and no new folders."""
    before = path.read_bytes() if path.exists() else None
    new_folders = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    try:
        yield
    finally:
        path.unlink() if before is None else path.write_bytes(before)
        for folder in new_folders:
            folder.rmdir()


@pytest.fixture(scope="module")
def problems_of(small_root, tmp_path_factory):
    """Gives all problems of a case."""
    root = shutil.copytree(small_root, tmp_path_factory.mktemp("spoiled"), dirs_exist_ok=True)

    @cache
    def found(case):
        with standing(root / head_and_lines(case)[0], wrong_file(case).read_bytes()):
            return check(root, today=TODAY).problems

    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_wrong_file_gives_its_lines(case, problems_of):
    """The check says exactly what stands in the case, and says it in every language."""
    _, notices, expected = head_and_lines(case)
    shown = [problem for problem in problems_of(case) if notices or problem.severity != "notice"]
    assert [problem.line_for_people("en") for problem in shown] == expected
    left_open = [problem.sentence(language) for problem in shown for language in LANGUAGES if re.search(r"\{\w*\}", problem.sentence(language))]
    assert not left_open


def test_every_kind_of_problem_has_a_case(problems_of):
    """A new sentence needs a wrong file that brings it about."""
    met = set()
    for problem in (problem for case in CASES for problem in problems_of(case)):
        met |= {problem.kind} | {value.kind for value in problem.values.values() if isinstance(value, Phrase)}
    assert set(sentences()) - met - set(WITHOUT_CASE) == set()


def test_no_kind_of_problem_is_excused_without_need(problems_of):
    """A kind that has a case needs no excuse, and an excuse needs a sentence."""
    met = {problem.kind for case in CASES for problem in problems_of(case)}
    assert not met & set(WITHOUT_CASE)
    assert set(WITHOUT_CASE) <= set(sentences())


def test_the_small_country_is_in_order(small_root):
    """Without a wrong file nothing is wrong, so that every line of a case comes from its file."""
    assert not check(small_root, today=TODAY).errors


def lines_of(root, **how):
    return [problem.line_for_people("en") for problem in check(root, today=TODAY, **how).errors]


@pytest.mark.parametrize("file", ["services.yaml", "situations.yaml", "methods.yaml", "helplines.yaml", "calendar.yaml", "labels.yaml", "plan.yaml", "municipalities.csv"])
def test_a_missing_file_is_told_once(root, file):
    """What refers to it is not told as well."""
    (root / "data" / file).unlink()
    assert lines_of(root) == [f"data/{file}:1:1: the file is missing; bring it back or correct its name."]


@pytest.mark.parametrize("file", ["services.yaml", "regions/rannikko/region.yaml"])
def test_a_folder_where_a_file_belongs_is_told_as_missing(root, file):
    """A folder of that name is no file."""
    path = root / "data" / file
    path.unlink()
    path.mkdir()
    name = "rannikko: " if "region" in file else ""
    assert lines_of(root) == [f"data/{file}:1:1: {name}the file is missing; bring it back or correct its name."]


def test_a_folder_with_places_needs_its_region_file(root):
    """The message names the file that is missing, not every place beside it."""
    (root / "data" / "regions" / "rannikko" / "region.yaml").unlink()
    assert lines_of(root) == ["data/regions/rannikko/region.yaml:1:1: rannikko: the file is missing; bring it back or correct its name."]


def test_a_region_that_is_gone_is_told_once(root):
    """Not for each of its municipalities."""
    shutil.rmtree(root / "data" / "regions" / "rannikko")
    assert lines_of(root) == ["data/municipalities.csv:2:1: 1 › region: there is no region rannikko; the regions are the folders of data/regions. Allowed: sisamaa."]


def test_a_renamed_region_folder_is_told_once(root):
    """Neither its municipalities nor its places are told to be elsewhere."""
    (root / "data" / "regions" / "rannikko").rename(root / "data" / "regions" / "ranniko")
    assert lines_of(root) == ["data/regions/ranniko/region.yaml:1:1: ranniko: there is no region ranniko; the regions are the folders of data/regions. Did you mean rannikko?"]


def test_a_missing_map_is_told(root):
    """The map is a file like the others."""
    (root / "data" / "regions.geojson").unlink()
    assert lines_of(root) == ["data/regions.geojson:1:1: the map data cannot be read; bring back the last version."]


def test_what_an_editors_tools_leave_behind_is_passed_over(root):
    """Hidden files, such as .DS_Store, are nobody's mistake."""
    (root / "data" / "regions" / ".DS_Store").write_bytes(b"\0")
    (root / "content" / ".keep").write_bytes(b"")
    assert not lines_of(root)


def test_all_faults_of_all_files_come_at_once(root):
    """Nobody has to run the check once for each mistake; lines come in the order of files and lines."""
    for file, old, new in [("services.yaml", "group: health", "group: healt"), ("methods.yaml", "form: talk", "form: talkk"), ("methods.yaml", "level: 3", "level: 9")]:
        path = root / "data" / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert [line.split(":")[:2] for line in lines_of(root)] == [["data/methods.yaml", "7"], ["data/methods.yaml", "16"], ["data/services.yaml", "5"]]


def test_errors_leave_no_catalogue(root):
    """Nothing is built from data with errors; notices alone do not stop a build."""
    assert check(root, today=TODAY).catalogue and check(root, today=TODAY).problems
    (root / "data" / "calendar.yaml").write_text("", encoding="utf-8")
    assert check(root, today=TODAY).catalogue is None


def test_the_example_takes_the_place_of_the_regions(root):
    """Its region, municipalities and map come from its own folder, all else from data/; the real regions are not read."""
    example = root / "examples"
    example.mkdir()
    for name in ("regions", "municipalities.csv", "regions.geojson"):
        (root / "data" / name).rename(example / name)
    stray = root / "data" / "regions" / "rannikko" / "region.yaml"
    stray.parent.mkdir(parents=True)
    stray.write_text("", encoding="utf-8")
    checked = check(root, example, TODAY)
    assert not checked.errors
    assert checked.catalogue.is_example and set(checked.catalogue.regions) == {"rannikko", "sisamaa"}


def test_the_record_knows_its_file(catalogue):
    """So that each page can link to where its facts are corrected."""
    assert catalogue.origins["place", "saari-luoto"] == "data/regions/rannikko/places/saari-luoto.yaml"
    assert catalogue.origins["service", "family-work"] == "data/services.yaml"
    assert catalogue.origins["page", "own-worker"] == "content/fi/own-worker.md"
