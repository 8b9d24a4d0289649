"""`perhekeskus format`: all files or some, written or only looked at."""

import os

import pytest

from perhekeskus.checking import check
from perhekeskus.cli import main

LIGHTHOUSE = "data/regions/rannikko/places/rantakunta-majakka.yaml"
ISLET = "data/regions/rannikko/places/saari-luoto.yaml"


@pytest.fixture(autouse=True)
def no_language_set(monkeypatch):
    monkeypatch.delenv("PERHEKESKUS_LANGUAGE", raising=False)


@pytest.fixture
def format(root):
    """Runs the command on the small country."""
    return lambda *arguments: main(["format", "--root", str(root), *(str(root / part) if "/" in part else part for part in arguments)])


def files_in(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_all_files_and_the_second_time_none(root, format, capsys):
    """And what they say is the same."""
    before = check(root).catalogue
    assert format() == 0
    assert "Muutettu" in capsys.readouterr().err
    assert check(root).catalogue.places == before.places and check(root).catalogue.services == before.services
    once = files_in(root)
    assert format("--check") == 0
    assert capsys.readouterr().out == ""
    assert format() == 0
    assert files_in(root) == once


def test_what_changes_is_shown_with_its_line(root, format, capsys):
    """Only in the files that were named."""
    path = root / LIGHTHOUSE
    path.write_text(path.read_text(encoding="utf-8").replace("  - tue-thu: 9-12, 13-15", "  - ti–to klo 9–12 ja 13–15  # talvella"), encoding="utf-8")
    format(LIGHTHOUSE)
    out, err = capsys.readouterr()
    assert f"{LIGHTHOUSE}, rivi 14:\n  -   - ti–to klo 9–12 ja 13–15  # talvella\n  +   - tue-thu: 9-12, 13-15  # talvella\n" in out
    assert ISLET not in out and err == "Muutettu 1, ennallaan 0, virheellisiä 0.\n"


def test_to_look_is_not_to_write(root, format, capsys):
    """It ends with 1 when something would change, as a fault would."""
    before = files_in(root)
    assert format("--check", "--language", "sv") == 1
    out, err = capsys.readouterr()
    assert f"{ISLET}, rad" in out and err.startswith("Skulle ändras:")
    assert files_in(root) == before


def test_a_broken_file_is_refused_and_the_others_written(root, format, capsys):
    """With its faults, and untouched."""
    (root / ISLET).write_text("kind: family-centre\nstatus:   auki\n", encoding="utf-8")
    assert format() == 1
    out, err = capsys.readouterr()
    assert "auki ei ole sallittu arvo" in out and f"{ISLET}: ei muutettu" in err and "virheellisiä 1." in err
    assert (root / ISLET).read_text(encoding="utf-8") == "kind: family-centre\nstatus:   auki\n"
    assert (root / LIGHTHOUSE).read_text(encoding="utf-8").startswith("# Majakka, Rantakunta / Fyren, Strandkommun\n")


@pytest.mark.parametrize("file", ["data/municipalities.csv", "content/fi/family-centre.md"])
def test_only_files_of_the_data(root, format, capsys, file):
    """Others are none of its business."""
    before = files_in(root)
    assert format(file) == 1
    assert "ei ole sivuston tietojen tiedosto" in capsys.readouterr().err
    assert files_in(root) == before


def test_a_file_that_is_not_there_is_told_as_that(root, format, capsys):
    """It may be a slip of its name."""
    before = files_in(root)
    assert format("data/regions/rannikko/places/ei-ole.yaml") == 1
    assert "Tiedostoa data/regions/rannikko/places/ei-ole.yaml ei löydy." in capsys.readouterr().err
    assert files_in(root) == before


def test_a_disk_that_is_full_leaves_every_file(root, format, capsys, monkeypatch):
    """And says so of each."""

    def fail(*_):
        raise OSError(28, "No space left on device")

    before = files_in(root)
    monkeypatch.setattr(os, "replace", fail)
    assert format() == 1
    assert "tallennus ei onnistunut" in capsys.readouterr().err
    assert files_in(root) == before


def test_help_shows_an_example(capsys):
    """With words of both languages."""
    with pytest.raises(SystemExit) as ended:
        main(["format", "--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert "perhekeskus format --check" in out and "kaikki tiedot / alla uppgifter" in out
