"""What git tells of the days that are asked for."""

from datetime import date

import pytest

from perhekeskus.news.commits import contents, read_past

FIRST, LAST = date(2026, 8, 6), date(2026, 11, 3)
MAJAKKA = "data/regions/rannikko/places/rantakunta-majakka.yaml"
LAITURI = "data/regions/sisamaa/places/jarvela-laituri.yaml"


def past(root, first=FIRST, last=LAST):
    return read_past(root, ("data", "content"), first, last)


def edits(found):
    return {day: {edit.file.split("/")[-1] for edit in edits} for day, edits in found.days.items()}


def test_a_change_counts_on_its_day_in_finland(country):
    """Half past ten at night in London is already the next day; an author's clock does not matter."""
    country.commit("2026-01-01T00:00:00Z")
    country.commit("2026-10-20T22:30:00+01:00", {MAJAKKA: ("9-12", "9-11")})
    country.commit("2026-10-22T12:00:00Z", {MAJAKKA: ("9-11", "9-10")})
    found = past(country.root)
    assert found.state == "whole" and list(edits(found)) == [date(2026, 10, 22), date(2026, 10, 21)]
    assert found.days[date(2026, 10, 22)][0].moment == "2026-10-22T12:00:00Z"


def test_several_commits_of_a_day_are_one_edit(country):
    """From the morning to the evening."""
    country.commit("2026-01-01T00:00:00Z")
    for moment, old, new in (("2026-10-20T08:00:00Z", "9-12", "9-11"), ("2026-10-20T09:00:00Z", "9-11", "9-10")):
        country.commit(moment, {MAJAKKA: (old, new)})
    (edit,) = past(country.root).days[date(2026, 10, 20)]
    texts = contents(country.root, (edit.before, edit.after))
    assert "tue-thu: 9-12" in texts[edit.before] and "tue-thu: 9-10" in texts[edit.after] and edit.moment == "2026-10-20T09:00:00Z"


def test_what_comes_and_goes_has_one_side(country):
    """A new file has nothing before it, one that is gone nothing after it."""
    country.commit("2026-10-01T08:00:00Z")
    country.commit("2026-10-02T08:00:00Z", {LAITURI: None})
    found = past(country.root)
    assert [(edit.before is None, edit.after is None) for edit in found.days[date(2026, 10, 2)]] == [(False, True)]
    assert {(edit.before is None, edit.after is None) for edit in found.days[date(2026, 10, 1)]} == {(True, False)}


def test_only_the_days_that_are_asked_for_count(country):
    """Neither what was before them nor what is after the day of the build."""
    for moment, old, new in (("2026-08-05T20:59:59Z", "9-12", "9-11"), ("2026-08-05T21:00:00Z", "9-11", "9-10"), ("2026-11-03T21:59:59Z", "9-10", "8-10"), ("2026-11-03T22:00:00Z", "8-10", "7-10")):
        country.commit("2026-01-01T00:00:00Z") if old == "9-12" else None
        country.commit(moment, {MAJAKKA: (old, new)})
    assert list(edits(past(country.root))) == [date(2026, 11, 3), date(2026, 8, 6)]


def test_a_merge_tells_what_it_brought_on_its_own_day(country):
    """Readers saw it then, not when it was written on a branch."""
    country.commit("2026-01-01T00:00:00Z")
    country.git("switch", "--quiet", "--create", "branch")
    country.commit("2026-09-01T08:00:00Z", {MAJAKKA: ("9-12", "9-11")})
    country.git("switch", "--quiet", "main")
    country.commit("2026-09-02T08:00:00Z", {LAITURI: ("9-11", "9-12")})
    country.git("merge", "--quiet", "--no-ff", "--message", "merged", "branch", GIT_COMMITTER_DATE="2026-10-20T08:00:00Z", GIT_AUTHOR_DATE="2026-10-20T08:00:00Z")
    assert edits(past(country.root)) == {date(2026, 10, 20): {"rantakunta-majakka.yaml"}, date(2026, 9, 2): {"jarvela-laituri.yaml"}}


def test_a_clone_without_history_says_so(country, tmp_path_factory):
    """To its first commit all files look new, which they are not."""
    country.commit("2026-01-01T00:00:00Z")
    country.commit("2026-10-20T08:00:00Z", {MAJAKKA: ("9-12", "9-11")})
    country.commit("2026-10-21T08:00:00Z", {MAJAKKA: ("9-11", "9-10")})
    short, enough = tmp_path_factory.mktemp("short") / "clone", tmp_path_factory.mktemp("enough") / "clone"
    for folder, depth in ((short, 2), (enough, 3)):
        country.git("clone", "--quiet", f"--depth={depth}", country.root.as_uri(), str(folder))
    assert past(short).state == "shallow" and edits(past(short)) == {date(2026, 10, 21): {"rantakunta-majakka.yaml"}}
    assert past(enough).state == "whole" and len(past(enough).days) == 2  # what is missing lies before the days that are asked for


def test_files_outside_what_was_asked_for_do_not_count(country):
    """Nor those above the folder of the data."""
    country.commit("2026-01-01T00:00:00Z")
    country.commit("2026-10-20T08:00:00Z", {"notes.md": "…"})
    assert past(country.root).days == {}


def test_the_project_may_be_a_folder_of_a_larger_repository(country):
    """Its files are named as it names them, and those of others do not count."""
    country.commit("2026-01-01T00:00:00Z", {"data/note.txt": "1"})
    country.commit("2026-10-20T08:00:00Z", {"data/note.txt": "2", MAJAKKA: ("9-12", "9-11")})
    (edit,) = read_past(country.root / "data", ("regions",), FIRST, LAST).days[date(2026, 10, 20)]
    assert edit.file == MAJAKKA.removeprefix("data/")


@pytest.mark.parametrize("folder", ["here", "nowhere"])
def test_without_a_history_nothing_is_known(tmp_path, folder):
    """No repository, or no folder at all."""
    (tmp_path / "here").mkdir()
    found = past(tmp_path / folder)
    assert found.state == "missing" and not found.days and contents(tmp_path / folder, ["0" * 40]) == {}


def test_without_git_nothing_is_known(country, monkeypatch):
    """The site is built all the same."""
    country.commit("2026-10-20T08:00:00Z")
    monkeypatch.setenv("PATH", "")
    assert past(country.root).state == "missing"


def test_a_content_that_git_cannot_give_is_left_out(country):
    """As in a clone that fetches contents when somebody asks for them, and what is no file, such as the commit of a repository inside."""
    country.commit("2026-10-20T08:00:00Z", {"data/letters.txt": "ä\r\nö"})
    name, commit = country.git("rev-parse", "HEAD:data/letters.txt", "HEAD").split()
    assert contents(country.root, ["1" * 40, commit, name]) == {name: "ä\nö"}
