"""`perhekeskus diff`: what it prints, where, and how it ends."""

import json
import subprocess
from datetime import date

import pytest

from perhekeskus.cli import diff, main

MAJAKKA = "data/regions/rannikko/places/rantakunta-majakka.yaml"


def git(root, *arguments):
    settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture(autouse=True)
def one_day(monkeypatch):
    """Whenever the tests run, and in Finnish unless said."""
    monkeypatch.setattr(diff, "today_in_finland", lambda: date(2026, 11, 3))
    for name in ("PERHEKESKUS_LANGUAGE", "GITHUB_SHA", "CI_COMMIT_SHA"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def kept(root):
    """The small country as a repository with one commit."""
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "first")
    return root


def edit(root, file, old, new):
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(root, *arguments):
    return main(["diff", "HEAD", "--root", str(root), *arguments])


def test_nothing_changed_ends_with_0(kept, capsys):
    """And is said."""
    assert run(kept) == 0
    assert capsys.readouterr() == ("Sivujen tiedot ja tekstit ovat samat kuin versiossa HEAD.\n", "")


def test_a_change_ends_with_0_too(kept, capsys):
    """It is not a fault."""
    edit(kept, MAJAKKA, "00100", "00120")
    assert run(kept) == 0
    assert "  Postinumero (fi, sv):\n    − 00100\n    + 00120\n" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "heading"), [("fi", "Mitä lukijat näkevät muuttuvan"), ("sv", "Det här ser läsarna ändras"), ("en", "What readers will see change")])
def test_it_speaks_three_languages(kept, capsys, language, heading):
    """Those of the editors."""
    run(kept, "--language", language, "--format", "markdown")
    assert capsys.readouterr().out.startswith(f"## {heading}\n")


def test_files_are_linked_where_a_check_runs(kept, capsys, monkeypatch):
    """So that the summary leads from its page on GitHub."""
    monkeypatch.setenv("GITHUB_SHA", "abc")
    monkeypatch.setenv("GITHUB_REPOSITORY", "o/r")
    edit(kept, MAJAKKA, "00100", "00120")
    run(kept, "--format", "markdown")
    assert f"o/r/blob/abc/{MAJAKKA})" in capsys.readouterr().out


def test_a_label_is_told_once_with_its_pages(kept, capsys):
    """Not on every page that shows it. Words that the older version lacks do not matter."""
    edit(kept, "data/labels.yaml", "opening_hours: {fi: Aukioloajat,", "opening_hours: {fi: Milloin auki,")
    edit(kept, "data/labels.yaml", "opening_hours:", "made_up: {fi: x, sv: y}\nopening_hours:")
    assert run(kept, "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["words"] == [{"language": "fi", "before": "Aukioloajat", "after": "Milloin auki", "pages": 1}] and found["changes"] == []


def test_the_programme_and_the_map_are_named(kept, capsys):
    """Nothing can be said of how they look."""
    (kept / "overrides").mkdir()
    (kept / "overrides" / "site.css").touch()
    edit(kept, "data/regions.geojson", "{", "{ ")
    run(kept, "--language", "en")
    out = capsys.readouterr().out
    assert "overrides/site.css" in out and "The map of the regions changed" in out


def test_the_number_of_changes_can_be_chosen(kept, capsys):
    """The rest is counted."""
    edit(kept, MAJAKKA, "{fi: Rantatie 1, sv: Strandvägen 1}", "{fi: Rantatie 2, sv: Strandvägen 2}")
    run(kept, "--most", "1", "--language", "en")
    out = capsys.readouterr().out
    assert "Rantatie 2" in out and "Strandvägen 2" not in out and "1 changes more: places 1." in out


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_faulty_data_cannot_be_compared(kept, capsys, form):
    """That is said where the summary would stand, with the faults, and ends with 1."""
    edit(kept, MAJAKKA, "status: active", "status: auki")
    assert run(kept, "--format", form) == 1
    out = capsys.readouterr().out
    assert "Tiedoissa on virheitä (1)" in out and f"{MAJAKKA}:3:9: " in out
    assert form != "json" or json.loads(out)["faulty"]


def test_a_faulty_version_cannot_be_compared(kept, capsys):
    """It is told which of the two is meant."""
    edit(kept, MAJAKKA, "status: active", "status: auki")
    git(kept, "commit", "--quiet", "-a", "-m", "faulty")
    edit(kept, MAJAKKA, "status: auki", "status: active")
    assert run(kept) == 1
    assert "versiossa HEAD on virheitä (1)" in capsys.readouterr().out


def test_a_word_that_was_not_there_yet_is_no_fault(kept, capsys):
    """Both sides are told in the words of today."""
    labels = kept / "data" / "labels.yaml"
    text = labels.read_text(encoding="utf-8")
    labels.write_text(text.replace("trust_confirmed:", "trust_once:"), encoding="utf-8")
    git(kept, "commit", "--quiet", "-a", "-m", "before that word")
    labels.write_text(text, encoding="utf-8")
    edit(kept, MAJAKKA, "date: 2026-10-01, by", "date: 2026-11-02, by")
    assert run(kept) == 0
    assert "    − Vahvistettu 1.10.2026, Rantakunnan seurakunta\n    + Vahvistettu 2.11.2026" in capsys.readouterr().out


def test_a_file_that_was_not_there_yet_is_no_fault(kept, capsys):
    """What stands in it is new."""
    terms = kept / "data" / "terms.yaml"
    text = terms.read_text(encoding="utf-8")
    git(kept, "rm", "--quiet", "data/terms.yaml")
    for page in kept.glob("content/*/*.md"):
        page.write_text(page.read_text(encoding="utf-8").replace("(term:", "(https://a.example/"), encoding="utf-8")
    git(kept, "commit", "--quiet", "-a", "-m", "before terms")
    terms.write_text(text, encoding="utf-8")
    assert run(kept) == 0
    assert "hyvinvointialue · välfärdsområde: uutta\n" in capsys.readouterr().out


def test_an_unknown_version_is_wrong_use(kept, capsys):
    """With a sentence, beside the output."""
    assert main(["diff", "nowhere", "--root", str(kept)]) == 2
    assert capsys.readouterr() == ("", "Versiota nowhere ei ole tässä arkistossa; kirjoita haaran nimi tai esimerkiksi HEAD~1.\n")


def test_a_folder_without_history_is_wrong_use(root, capsys, monkeypatch):
    """With what git says of it."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    assert run(root, "--language", "sv") == 2
    assert capsys.readouterr().err.startswith(f"{root} är inget git-arkiv")


def test_the_example_is_compared_in_place_of_the_regions(kept, capsys):
    """On both sides."""
    (kept / "examples").mkdir()
    for name in ("regions", "municipalities.csv", "regions.geojson"):
        (kept / "data" / name).rename(kept / "examples" / name)
    git(kept, "add", "-A")
    git(kept, "commit", "--quiet", "-m", "example")
    edit(kept, MAJAKKA.replace("data", "examples", 1), "00100", "00120")
    assert run(kept, "--example") == 0
    assert "+ 00120" in capsys.readouterr().out
