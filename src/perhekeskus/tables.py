"""Markdown for those who review: tables in which a fact is never taken for a sign of the markup, and links to files where the repository is kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

_SIGNS = re.compile(r"[\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)")


def cell(text: str) -> str:
    """The text as it stands, on one line."""
    return _SIGNS.sub(lambda sign: "\\" + sign[0], " ".join(text.split()).replace("&", "&amp;"))


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Cells are Markdown already: see `cell`."""
    head = list(head)
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows))


def file_link(file: str, environment: Mapping[str, str], line: int | None = None) -> str:
    """A file of the repository, linked to its line at the commit that a check on GitHub or GitLab runs for; elsewhere to itself."""
    said = f"{file}:{line}" if line else file
    return f"[{cell(said)}]({_folder(environment)}{quote(file)}{f'#L{line}' if line else ''})"


def _folder(environment: Mapping[str, str]) -> str:
    if commit := environment.get("GITHUB_SHA"):
        return f"{environment.get('GITHUB_SERVER_URL', 'https://github.com')}/{environment.get('GITHUB_REPOSITORY', '')}/blob/{commit}/"
    if commit := environment.get("CI_COMMIT_SHA"):
        return f"{environment.get('CI_PROJECT_URL', '')}/-/blob/{commit}/"
    return ""
