"""The small country in a repository with a history."""

import os
import subprocess
from datetime import date
from types import SimpleNamespace

import pytest

from perhekeskus.checking import check
from perhekeskus.news import news_of
from perhekeskus.urls import Addresses
from perhekeskus.wording import Wording

TODAY = date(2026, 11, 3)
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C"}
ENVIRONMENT |= {f"GIT_{who}_{what}": "editor@perhekeskus.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder, *arguments, **environment):
    return subprocess.run(["git", *arguments], cwd=folder, env=ENVIRONMENT | environment, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def country(root):
    """`commit(moment, {file: text or (old, new) or None})` edits files and commits them; `news()` is what is told of them on TODAY, or another day, in this folder or another."""
    git(root, "init", "--quiet", "--initial-branch=main")

    def commit(moment, edits=(), message="edited"):
        for file, edit in dict(edits).items():
            _edit(root / file, edit)
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--allow-empty", "--message", message, GIT_AUTHOR_DATE="2020-01-01T00:00:00Z", GIT_COMMITTER_DATE=moment)

    def news(today=TODAY, folder=root, cache=None):
        catalogue = check(folder, today=today).catalogue
        wordings = {language: Wording(language, catalogue.labels) for language in ("fi", "sv")}
        return news_of(folder, catalogue, Addresses.of(catalogue), wordings, today, cache)

    return SimpleNamespace(root=root, commit=commit, news=news, git=lambda *arguments, at=root, **environment: git(at, *arguments, **environment))


def _edit(path, edit):
    if edit is None:
        path.unlink()
    elif isinstance(edit, str):
        path.write_text(edit, encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        assert edit[0] in text, edit
        path.write_text(text.replace(*edit, 1), encoding="utf-8")
