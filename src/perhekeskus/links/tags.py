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
NEAR = 3  # pieces on each side that are compared after the nearest
SURROUNDINGS = 200  # letters that are compared on each side


class Tag(NamedTuple):
    """A tag of a template; `file` and `line` from 1, `pattern` what it can become, with what may be missing as groups, `letters` how many others are sure,
    `words` what its expressions quote; `before` and `after` are the sure pieces around it, the nearest first."""

    file: str
    line: int
    column: int
    name: str
    pattern: re.Pattern
    letters: int
    words: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


def tags_in(file: str, text: str) -> Iterator[Tag]:
    """Every tag of a template or of a module that writes HTML."""
    for found in _TAG.finditer(text):
        parts = _PART.split(found[0])
        pattern, letters = _pattern(parts)
        line = text.count("\n", 0, found.start()) + 1
        words = tuple(first or second for part in parts[1::2] for first, second in _QUOTED.findall(part))
        before = tuple(_PART.split(text[max(found.start() - SURROUNDINGS, 0) : found.start()])[::-2])
        after = tuple(_PART.split(text[found.end() : found.end() + SURROUNDINGS])[::2])
        yield Tag(file, line, found.start() - text.rfind("\n", 0, found.start()), found[1].lower(), re.compile(pattern, re.S), letters, words, before, after)


def _pattern(parts: list[str]) -> tuple[str, int]:
    """What is between two statements may be missing; an expression may become anything that does not end the attribute it stands in. And how many letters are sure."""
    pattern, depth, quotes, letters = "", 0, 0, 0
    for number, part in enumerate(parts):
        if number % 2 == 0:
            pattern += f"({re.escape(part)})?" if depth and part else re.escape(part)
            quotes, letters = quotes + part.count('"'), letters + (0 if depth else len(part))
        elif part.startswith("{%"):
            word = part.strip("{%-+ }").split(" ")[0]
            depth += 1 if word in ("if", "for") else -1 if word in ("endif", "endfor") else 0
        elif not part.startswith("{#"):
            pattern += r'[^<>"]*?' if quotes % 2 else r"[^<>]*?"
    return pattern, letters


def made_by(tags: Iterable[Tag], page: str, mark: Mark, hints: Iterable[str] = ()) -> list[Tag]:
    """The tags that may have made the one at `mark` in the text of a page; more than one when nothing tells them apart. `hints` are words that its expression may quote."""
    written = page[mark.start : mark.end]
    name = re.match(r"<([\w-]+)", written)[1].lower()
    best, found = 0, []
    for tag in tags:
        if tag.name == name and (fits := tag.pattern.fullmatch(written)):
            score = 2 * (tag.letters + sum(map(len, filter(None, fits.groups())))) + _alike(tag, page, mark) + sum(4 * len(word) for word in set(tag.words) if word in hints)
            if score >= best:
                best, found = score, [*(found if score == best else []), tag]
    return found


def _alike(tag: Tag, page: str, mark: Mark) -> int:
    """How many letters around a tag are the same on a page."""
    behind = page[max(mark.start - 2 * SURROUNDINGS, 0) : mark.start][::-1]
    return _met(tag.after, page[mark.end : mark.end + 2 * SURROUNDINGS]) + _met([piece[::-1] for piece in tag.before], behind)


def _met(pieces: Iterable[str], text: str) -> int:
    """How many letters of pieces stand in a text in their order: the first at its beginning, or as much of it as does."""
    first, *others = pieces
    letters = at = len(commonprefix([first, text]))
    if at < len(first):
        return letters
    for piece in others[:NEAR]:
        if len(piece.strip()) > 1 and (found := text.find(piece, at, at + SURROUNDINGS)) >= 0:
            letters, at = letters + len(piece), found + len(piece)
    return letters


def templates(root: Path, package: Path) -> list[Path]:
    """Every file that pages take tags from: templates of the package, what is around pages, and modules with HTML in their texts."""
    around = [path for path in (root / "overrides").rglob("*.html")]
    return sorted([*(package / "templates").glob("*.j2"), *around, *(path for path in package.rglob("*.py") if package / "links" not in path.parents)])
