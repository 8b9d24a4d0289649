"""The small country at the desk of its editors, and folders with a history."""

import os
import subprocess
from datetime import date
from types import SimpleNamespace

import pytest

from perhekeskus.reports import Desk

TODAY = date(2026, 11, 3)
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C"}
ENVIRONMENT |= {f"GIT_{who}_{what}": "editor@perhekeskus.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


@pytest.fixture
def desk(catalogue, small_root):
    return Desk(catalogue, TODAY, small_root)


@pytest.fixture
def desk_after(changed, root):
    """Gives the desk after some keys of a file below data/ got other values."""
    return lambda file, values: Desk(changed(file, values).catalogue, TODAY, root)


def git(folder, *arguments, **environment):
    return subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT | environment, capture_output=True, text=True, check=True).stdout


def _commit(folder, day, **texts):
    """One commit of a day; the names of files have _ for /, and None takes one away."""
    for name, text in texts.items():
        path = folder / "data" / "regions" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", f"on {day}", GIT_AUTHOR_DATE=f"{day}T12:00:00Z", GIT_COMMITTER_DATE=f"{day}T12:00:00Z")


@pytest.fixture
def repository(tmp_path):
    """An empty repository: `commit(day, name=text)` writes data/regions/name.yaml, `git(…)` runs git, `folder` is where it is."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "--quiet")
    return SimpleNamespace(folder=folder, commit=lambda day, **texts: _commit(folder, day, **texts), git=lambda *arguments, at=folder: git(at, *arguments))
