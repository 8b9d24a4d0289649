"""Wrong files as editors meet them, each beside what the check must say of it: tests/problems/.

A case is two files of one name, a wrong file (.yaml, .md, .csv, .geojson) and a .txt, whose form stands in guide/guide.py: where the
wrong file stands in the small country, how the guide explains it, and every line of `perhekeskus check --language en`.
A case without lines, or with answers only, is a file that looks wrong and is right.
"""

import re
import shutil
from contextlib import contextmanager
from datetime import date
from functools import cache

import guide
import pytest

from perhekeskus.checking import check
from perhekeskus.problems import LANGUAGES, Phrase

TODAY = date(2026, 11, 3)
CASES = [case for case in guide.all_cases() if "file" in case.head]
EXCUSED = {case.head["kind"]: case.head["elsewhere"] for case in guide.all_cases() if "elsewhere" in case.head}


@contextmanager
def standing(path, content):
    """A file for a while, or none where `content` is None; afterwards what stood there before, and no new folders."""
    before = path.read_bytes() if path.exists() else None
    new_folders = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink() if content is None else path.write_bytes(content)
    try:
        yield
    finally:
        path.unlink() if before is None else path.write_bytes(before)
        for folder in new_folders:
            folder.rmdir()


@pytest.fixture(scope="module")
def problems_of(small_root, tmp_path_factory):
    """Gives all problems of a case, by its name."""
    root = shutil.copytree(small_root, tmp_path_factory.mktemp("spoiled"), dirs_exist_ok=True)

    @cache
    def found(name):
        (case,) = [case for case in CASES if case.name == name]
        with standing(root / case.head["file"], case.wrong_file and case.wrong_file.read_bytes()):
            return check(root, today=TODAY).problems

    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_wrong_file_gives_its_lines(case, problems_of):
    """The check says exactly what stands in the case, and says it in every language."""
    shown = [problem for problem in problems_of(case.name) if "with" in case.head or problem.severity != "notice"]
    assert tuple(problem.line_for_people("en") for problem in shown) == case.lines
    left_open = [problem.sentence(language) for problem in shown for language in LANGUAGES if re.search(r"\{\w*\}", problem.sentence(language))]
    assert not left_open


@pytest.mark.parametrize("case", [case for case in CASES if "kind" in case.head], ids=lambda case: case.name)
def test_a_case_explains_what_it_gives(case, problems_of):
    """What the guide shows of a kind stands beside a file that brings this kind about."""
    assert case.head["kind"] in {problem.kind for problem in problems_of(case.name)}


def test_every_part_of_a_sentence_is_met(problems_of):
    """Suggestions and shapes stand in the sentences of others, so a case has to bring them about as well."""
    values = [value for case in CASES for problem in problems_of(case.name) for value in problem.values.values() if isinstance(value, Phrase)]
    assert guide.PARTS_OF_OTHERS - {"allowed-are"} <= {value.kind for value in values}  # that one is another form of did-you-mean


def test_no_kind_of_problem_is_excused_without_need(problems_of):
    """A kind that a wrong file can bring about stands beside that file."""
    assert not {problem.kind for case in CASES for problem in problems_of(case.name)} & set(EXCUSED)
    assert len(EXCUSED) == 4


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


def test_a_municipality_may_have_former_names(root):
    """In a column that there need not be; what is no part of an address is told in its line."""
    path = root / "data" / "municipalities.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{head},aliases", f"{rows[0]},vanha-kunta toinen", *(f"{row}," for row in rows[1:])]), encoding="utf-8")
    assert check(root, today=TODAY).catalogue.municipalities["rantakunta"].aliases == ("vanha-kunta", "toinen")
    path.write_text(path.read_text(encoding="utf-8").replace("vanha-kunta", "Vanha"), encoding="utf-8")
    assert [line for line in lines_of(root) if line.startswith("data/municipalities.csv:2:1:") and "Vanha" in line]


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
