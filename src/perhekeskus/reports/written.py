"""Hand-written pages as blocks of plain text, each with the line it begins on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from .. import reading

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"\[\[[\w-]+\]\]|\{[^}]*\}|[*_>#`]+")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+|^#+\s|^\|")


class Block(NamedTuple):
    """A paragraph, heading, list item or row of a table: its plain text, and as the file has it."""

    line: int
    text: str
    raw: str


def blocks(root: Path, id: str, language: str) -> tuple[Block, ...]:
    """Those of one page."""
    _, body, first = reading.read_front_matter(root / "content" / language / f"{id}.md", root)
    return tuple(Block(line, text, raw) for line, raw in _parts(body, first) if (text := _plain(raw)))


def _parts(body: str, first: int) -> Iterator[tuple[int, str]]:
    """(line, text) of what stands together: broken off by an empty line, a heading, an item or a row."""
    begun, lines = first, []
    for number, line in enumerate(body.splitlines(), first):
        if lines and (not line.strip() or _ITEM.match(line)):
            yield begun, " ".join(lines)
            lines = []
        if line.strip():
            begun = begun if lines else number
            lines.append(line)
    if lines:
        yield begun, " ".join(lines)


def _plain(markdown: str) -> str:
    text = _MARKS.sub("", _LINK.sub(r"\1", _ITEM.sub("", markdown)))
    cells = [" ".join(cell.split()) for cell in text.split("|")]
    return " | ".join(cell for cell in cells if cell.strip(":- "))
