"""Which line of a template a tag of a page was made by: the tag that fits, with the most letters and the most of its surroundings in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from os.path import commonprefix
from pathlib import Path
from typing import NamedTuple

from .pages import Mark

_FILLED = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{[^{}%#\n]*\}"  # of Jinja, and of Python's own strings
_TAG = re.compile(rf"<([a-zA-Z][\w-]*)((?:{_FILLED}|[^<>{{}}])*)>", re.S)
_PART = re.compile(rf"({_FILLED})", re.S)
_QUOTED = re.compile(r"\"([^\"]+)\"|'([^']+)'")
SURROUNDINGS = 80  # letters that are compared on each side


class Tag(NamedTuple):
    """A tag of a template; `file` and `line` from 1, `pattern` what it can become, `letters` how many of those are sure, `words` what its expressions quote."""

    file: str
    line: int
    column: int
    name: str
    pattern: re.Pattern
    letters: int
    words: tuple[str, ...]
    before: str
    after: str


def tags_in(file: str, text: str) -> Iterator[Tag]:
    """Every tag of a template or of a module that writes HTML."""
    for found in _TAG.finditer(text):
        parts = _PART.split(found[0])
        sure = "".join(parts[::2])
        line = text.count("\n", 0, found.start()) + 1
        words = tuple(first or second for part in parts[1::2] for first, second in _QUOTED.findall(part))
        before = _PART.split(text[max(found.start() - SURROUNDINGS, 0) : found.start()])[-1]
        yield Tag(file, line, found.start() - text.rfind("\n", 0, found.start()), found[1].lower(), re.compile(_pattern(parts), re.S), len(sure), words, before, _PART.split(text[found.end() : found.end() + SURROUNDINGS])[0])


def _pattern(parts: list[str]) -> str:
    """What is between two statements may be missing; an expression may become anything but a tag."""
    pattern, depth = "", 0
    for number, part in enumerate(parts):
        if number % 2 == 0:
            pattern += f"(?:{re.escape(part)})?" if depth and part else re.escape(part)
        elif part.startswith("{%"):
            word = part.strip("{%-+ }").split(" ")[0]
            depth += 1 if word in ("if", "for") else -1 if word in ("endif", "endfor") else 0
        elif not part.startswith("{#"):
            pattern += r"[^<>]*?"
    return pattern


def made_by(tags: Iterable[Tag], page: str, mark: Mark, address: str) -> list[Tag]:
    """The tags that may have made the one at `mark` in the text of a page; more than one when nothing tells them apart."""
    written = page[mark.start : mark.end]
    name = re.match(r"<([\w-]+)", written)[1].lower()
    best, found = 0, []
    for tag in tags:
        if tag.name == name and tag.pattern.fullmatch(written):
            score = 2 * tag.letters + _alike(tag, page, mark) + sum(2 * len(word) for word in tag.words if len(word) > 2 and word in address)
            if score >= best:
                best, found = score, [*(found if score == best else []), tag]
    return found


def _alike(tag: Tag, page: str, mark: Mark) -> int:
    """How many letters around a tag are the same."""
    after = commonprefix([tag.after, page[mark.end : mark.end + SURROUNDINGS]])
    before = commonprefix([tag.before[::-1], page[max(mark.start - SURROUNDINGS, 0) : mark.start][::-1]])
    return len(after) + len(before)


def templates(root: Path, package: Path) -> list[Path]:
    """Every file that pages take tags from: templates of the package, what is around pages, and modules with HTML in their texts."""
    around = [path for path in (root / "overrides").rglob("*.html")]
    return sorted([*(package / "templates").glob("*.j2"), *around, *(path for path in package.rglob("*.py") if package / "links" not in path.parents)])
