"""`perhekeskus report`: what it prints, and how it ends."""

import json

import pytest

from perhekeskus.cli import main
from perhekeskus.urls import REPORTS


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    """Whoever runs the tests may have set a language or an address."""
    monkeypatch.delenv("PERHEKESKUS_LANGUAGE", raising=False)
    monkeypatch.delenv("EDIT_URL", raising=False)


def printed(capsys, root, *arguments):
    assert main(["report", *arguments, "--root", str(root)]) == 0
    out, err = capsys.readouterr()
    assert not err
    return out


def test_all_reports_are_told_when_none_is_named(root, capsys):
    """In their order, in Finnish unless said."""
    titles = [line.split(" · ")[0] for line in printed(capsys, root).splitlines() if " · Tilanne " in line]
    assert titles == ["Tuoreus", "Käännökset", "Kattavuus", "Lähteet", "Kieli"]


def test_those_that_are_named_are_told_alone(root, capsys):
    """In the order and the language asked for."""
    out = printed(capsys, root, "sources", "coverage", "--language", "sv")
    assert [line.split(" · ")[0] for line in out.splitlines() if " · Läget " in line] == ["Källor", "Täckning"]


def test_programs_get_json(root, capsys):
    """One list, an entry for each report."""
    assert [entry["report"] for entry in json.loads(printed(capsys, root, "--format", "json"))] == list(REPORTS)


def test_where_a_file_can_be_edited_comes_from_the_environment(root, capsys, monkeypatch):
    """As it does for the site."""
    monkeypatch.setenv("EDIT_URL", "https://edit.example/main")
    assert '"edit": "https://edit.example/main/data/regions/sisamaa/region.yaml"' in printed(capsys, root, "coverage", "--format", "json")


def test_one_region_is_enough_for_its_coordinator(root, capsys):
    """Nothing of another is listed."""
    out = printed(capsys, root, "coverage", "--region", "sisamaa")
    assert "data/regions/sisamaa/region.yaml" in out and "data/regions/rannikko" not in out


@pytest.mark.parametrize(("arguments", "words"), [(["freshnes"], "there is no report freshnes; choose freshness"), (["--region", "x"], "there is no region x; choose rannikko, sisamaa"), (["--format", "xml"], "invalid choice")])
def test_wrong_use_ends_with_2_and_says_what_there_is(root, capsys, arguments, words):
    """Nothing is printed as if it were a report."""
    with pytest.raises(SystemExit) as ended:
        main(["report", *arguments, "--root", str(root)])
    out, err = capsys.readouterr()
    assert (ended.value.code, out, words in err) == (2, "", True)


def test_wrong_data_tells_its_faults(root, capsys):
    """There is nothing to report on."""
    path = root / "data" / "services.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("group: health", "group: helth"), encoding="utf-8")
    assert main(["report", "--root", str(root)]) == 1
    assert "helth" in capsys.readouterr().err


def test_help_shows_an_example(capsys):
    """And names every report."""
    with pytest.raises(SystemExit) as ended:
        main(["report", "--help"])
    out = capsys.readouterr().out
    assert ended.value.code == 0 and "perhekeskus report translations --region kainuu" in out and all(name in out for name in REPORTS)
