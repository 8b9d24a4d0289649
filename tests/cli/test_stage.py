"""`perhekeskus stage`: the whole site for another engine."""

import json

import pytest

from perhekeskus.cli import main


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    """Whoever runs the tests may have set something; the day is a setting like any other."""
    for name in ("PERHEKESKUS_LANGUAGE", "SITE_URL", "SOURCE_DATE_EPOCH", "REPORTS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TODAY", "2026-11-03")


@pytest.fixture
def staged(root, tmp_path_factory):
    """Gives the exit code of staging the small country, and the folder."""
    folder = tmp_path_factory.mktemp("stage") / "handover"
    (root / "overrides" / "assets").mkdir(parents=True)

    def run(*arguments):
        return main(["stage", str(folder), "--root", str(root), "--language", "en", *arguments]), folder

    return run


def test_pages_and_files_are_written(staged, capsys):
    """With a list of what stands where; a second time they are written anew, and what was there before is gone."""
    code, folder = staged()
    assert code == 0 and sorted(path.name for path in folder.iterdir()) == ["addresses.json", "files", "pages"]
    pages = json.loads((folder / "addresses.json").read_text(encoding="utf-8"))
    assert capsys.readouterr().out == f"{len(pages)} pages in {folder}.\n"
    (folder / "pages" / "old.md").touch()
    assert staged()[0] == 0 and {f"pages/{path.relative_to(folder / 'pages').as_posix()}" for path in (folder / "pages").rglob("*.md")} == set(pages.values())
    assert [path.name for path in folder.parent.iterdir()] == ["handover"]


def test_a_folder_with_something_else_in_it_is_refused(staged, capsys):
    """Nobody loses their work to a slip of the keys; nor does a file become a folder."""
    _, folder = 0, staged()[1]
    (folder / "addresses.json").unlink()
    (folder / "thesis.txt").touch()
    assert staged()[0] == 2 and (folder / "thesis.txt").exists()
    assert "something else" in capsys.readouterr().err


def test_a_wrong_day_is_named(staged, monkeypatch, capsys):
    """Not with a traceback."""
    monkeypatch.setenv("TODAY", "huomenna")
    assert staged()[0] == 2 and "TODAY='huomenna'" in capsys.readouterr().err


def test_faulty_data_leaves_the_former_folder(staged, root, capsys):
    """As it was."""
    _, folder = staged()
    (root / "data" / "departures.yaml").write_text("a: {}\n", encoding="utf-8")
    assert staged()[0] == 1 and (folder / "addresses.json").exists()
    assert "data/departures.yaml:1:" in capsys.readouterr().err
