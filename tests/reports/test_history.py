"""What git tells of the time when words were written."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from perhekeskus.reports import history as history_module
from perhekeskus.reports.history import read_history, words_of

FILE = "data/regions/a.yaml"
FI, SV = "Avoin kohtaamispaikka rannassa.", "En öppen mötesplats vid stranden."
BOTH = f"summary:\n  fi: {FI}\n  sv: {SV}\n"
NEWER = "Kohtaamispaikka on muuttanut kirjastoon."


def days(folder, *texts, file=FILE, cache=None):
    """The day of each text, or None for one that nobody has committed."""
    found = read_history(folder, {file: texts}, cache)
    return [change and change.day.isoformat() for change in (found.change(file, text) for text in texts)]


def test_both_languages_of_one_commit_are_of_one_age(repository):
    """However many commits come after it that touch other words."""
    repository.commit("2026-01-01", a=BOTH)
    repository.commit("2026-02-01", a=f"{BOTH}status: active\n")
    assert days(repository.folder, FI, SV) == ["2026-01-01", "2026-01-01"]


def test_one_language_changed_alone_is_newer(repository):
    """Finnish in February, Swedish in March."""
    repository.commit("2026-01-01", a=BOTH)
    repository.commit("2026-02-01", a=BOTH.replace(FI, NEWER))
    assert days(repository.folder, NEWER, SV) == ["2026-02-01", "2026-01-01"]
    repository.commit("2026-03-01", a=BOTH.replace(FI, NEWER).replace(SV, "Mötesplatsen har flyttat."))
    assert days(repository.folder, NEWER, "Mötesplatsen har flyttat.") == ["2026-02-01", "2026-03-01"]


@pytest.mark.parametrize(
    "same",
    [
        f"summary:\n    fi:   {FI}\n\n    sv: {SV}\n", f'summary: {{fi: "{FI}", sv: "{SV}"}}\n', f"summary:\n  fi: >\n    Avoin kohtaamispaikka\n    rannassa.\n  sv: {SV}\n", f"status: active\nsummary:\n  sv: {SV}\n  fi: {FI}\n", BOTH.replace("\n", "\r\n"),
    ],
    ids=["spaces", "quotes", "wrapped", "order", "line ends"],
)  # fmt: skip
def test_another_form_is_no_change(repository, same):
    """Spaces, quotes, line breaks and the order of keys say nothing to a reader."""
    repository.commit("2026-01-01", a=BOTH)
    repository.commit("2026-02-01", a=same)
    assert days(repository.folder, FI, SV) == ["2026-01-01", "2026-01-01"]


def test_what_moves_from_the_end_to_the_beginning_is_no_change(repository):
    """The difference ends with the line that went away."""
    more = "# paikka\n" * 9
    repository.commit("2026-01-01", a=f"{more}fi: {FI}\nsv: {SV}\n")
    repository.commit("2026-02-01", a=f"sv: {SV}\n{more}fi: {FI}\n")
    assert days(repository.folder, FI, SV) == ["2026-01-01", "2026-01-01"]


def test_a_long_text_changes_with_any_of_its_lines(repository):
    """Also when the line that changed is far from its key."""
    lines = [f"rivi {word}" for word in "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän".split()]
    text = "note:\n  fi: >\n    " + "\n    ".join(lines) + f"\n  sv: {SV}\n"
    repository.commit("2026-01-01", a=text)
    repository.commit("2026-02-01", a=text.replace("yhdeksän", "kymmenen"))
    assert days(repository.folder, " ".join(lines).replace("yhdeksän", "kymmenen"), SV) == ["2026-02-01", "2026-01-01"]


@pytest.mark.parametrize("also", ["", "status: active\n"], ids=["renamed", "renamed and edited"])
def test_a_renamed_file_keeps_its_past(repository, also):
    """What was written under the former name is as old as it is."""
    repository.commit("2026-01-01", former=BOTH + "# paikka\n" * 9)
    repository.commit("2026-02-01", former=BOTH.replace(FI, NEWER) + "# paikka\n" * 9)
    repository.commit("2026-03-01", former=None, a=BOTH.replace(FI, NEWER) + "# paikka\n" * 9 + also)
    assert days(repository.folder, NEWER, SV) == ["2026-02-01", "2026-01-01"]


def test_what_is_not_committed_has_no_day(repository):
    """It is newer than everything that has one."""
    repository.commit("2026-01-01", a=BOTH)
    assert days(repository.folder, NEWER, SV) == [None, "2026-01-01"]


def test_lines_of_a_file_are_not_taken_for_lines_of_git(repository):
    """A text may look like the head of a difference or of a commit."""
    strange = "\n".join(["note: |", "  diff --git a/x b/x", "  +++ b/data/regions/b.yaml", "  @@ -1 +1 @@", "--- a/x", ""])
    repository.commit("2026-01-01", a=strange + BOTH)
    repository.commit("2026-02-01", a=BOTH, b=f"fi: {NEWER}\n")
    assert days(repository.folder, FI, SV) == ["2026-01-01", "2026-01-01"]
    assert days(repository.folder, NEWER, file="data/regions/b.yaml") == ["2026-02-01"]


def test_names_with_letters_of_our_own_are_read(repository):
    """Git writes them in octal numbers unless told otherwise."""
    repository.commit("2026-01-01", **{"äyräs": BOTH})
    assert days(repository.folder, FI, file="data/regions/äyräs.yaml") == ["2026-01-01"]


def test_a_shallow_clone_knows_where_its_knowledge_begins(repository, tmp_path):
    """What is as old as the oldest commit that is here may be older; what is newer is known for sure."""
    repository.commit("2026-01-01", a=BOTH)
    repository.commit("2026-02-01", a=BOTH + "status: active\n")
    repository.commit("2026-03-01", a=BOTH.replace(FI, NEWER))
    repository.git("clone", "--quiet", "--depth", "2", repository.folder.as_uri(), str(tmp_path / "shallow"))
    found = read_history(tmp_path / "shallow", {FILE: [NEWER, SV]}, tmp_path / "cache")
    assert (found.state, found.change(FILE, NEWER).first, found.change(FILE, SV).first) == ("shallow", False, True)
    assert not (tmp_path / "cache").exists()  # what git fetches later is to be seen at once


@pytest.mark.parametrize("what", ["no repository", "no commit", "no git"])
def test_without_a_history_there_is_none(tmp_path, monkeypatch, what):
    """No fault: a copy of the files is enough to build from."""
    if what == "no commit":
        subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    if what == "no git":
        monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert read_history(tmp_path, {FILE: [FI]}) == history_module.History("missing", {})


def test_nothing_wanted_asks_nobody(tmp_path, monkeypatch):
    """Git is not even started."""
    monkeypatch.setattr(subprocess, "Popen", None)
    assert read_history(tmp_path, {}).state == "missing"


def test_a_folder_inside_a_repository_has_its_own_paths(repository):
    """The data may stand below the top of a repository."""
    (repository.folder / "site").mkdir()
    repository.commit("2026-01-01", **{"../../site/data/regions/a": BOTH})
    assert days(repository.folder / "site", FI) == ["2026-01-01"]


# ---------------------------------------------------------------- between builds


@pytest.fixture
def passes(monkeypatch):
    """How often the log was gone through."""
    counted = []
    once = history_module._followed
    monkeypatch.setattr(history_module, "_followed", lambda *arguments: counted.append(1) or once(*arguments))
    return counted


def test_a_second_build_asks_git_for_its_newest_commit_alone(repository, tmp_path, passes):
    """The answers are the same, also those that there are none."""
    repository.commit("2026-01-01", a=BOTH)
    first, second = (days(repository.folder, FI, SV, NEWER, cache=tmp_path / "cache") for _ in range(2))
    assert first == second == ["2026-01-01", "2026-01-01", None]
    assert len(passes) == 1


def test_a_new_commit_or_text_is_looked_at(repository, tmp_path, passes):
    """A commit that does not touch the data is neither."""
    cache = tmp_path / "cache"
    repository.commit("2026-01-01", a=BOTH)
    days(repository.folder, FI, cache=cache)
    (repository.folder / "README.md").write_text("Lue minut", encoding="utf-8")
    repository.commit("2026-01-02")
    assert days(repository.folder, FI, cache=cache) == ["2026-01-01"] and len(passes) == 1
    repository.commit("2026-02-01", a=BOTH.replace(FI, NEWER))
    assert days(repository.folder, NEWER, cache=cache) == ["2026-02-01"] and len(passes) == 2
    assert days(repository.folder, SV, cache=cache) == ["2026-01-01"] and len(passes) == 3


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"key": 1}', '{"changes": {}}'])
def test_a_damaged_answer_counts_as_none(repository, tmp_path, passes, damaged):
    """It is written anew."""
    repository.commit("2026-01-01", a=BOTH)
    days(repository.folder, FI, cache=tmp_path)
    (tmp_path / "history.json").write_text(damaged, encoding="utf-8")
    assert days(repository.folder, FI, cache=tmp_path) == ["2026-01-01"] and len(passes) == 2
    assert days(repository.folder, FI, cache=tmp_path) == ["2026-01-01"] and len(passes) == 2


def test_one_process_is_enough(repository, monkeypatch):
    """However many files and commits there are."""
    for month in range(1, 6):
        repository.commit(f"2026-0{month}-01", a=BOTH.replace("Avoin", f"Avoin {month}"), b=BOTH)
    started, start = [], subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *arguments, **named: started.append(arguments) or start(*arguments, **named))
    read_history(repository.folder, {FILE: [FI], "data/regions/b.yaml": [SV]})
    assert len(started) == 1


def test_words_are_words():
    """Letters and digits, small, with a space around each."""
    assert words_of("“Avoin”, klo 9–12\n   Äiti!") == " avoin klo 9 12 äiti "


def test_the_day_is_the_author_s(repository):
    """When commits are moved later, the words do not become newer."""
    repository.commit("2026-01-01", a=BOTH)
    repository.git("commit", "--quiet", "--amend", "--no-edit")
    assert read_history(Path(repository.folder), {FILE: [FI]}).change(FILE, FI).day == date(2026, 1, 1)
