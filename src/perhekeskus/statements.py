"""What a hand-written page leaves to data: marks in its text, such as [[gaps]], and what takes their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

OF_STATEMENT = dict.fromkeys(("assessed", "state", "gaps", "feedback"), "statement")  # each mark with the template that says its part
ANYWHERE = {"kept": "device", "opened": "device", "where": "where-to-tell", "data": "open-data", "examples": "open-data"}
_ALONE = re.compile(r"<p>\[\[([\w-]+)\]\]</p>")
_WRITTEN = re.compile(r"(?<!\\)\[\[([^\[\]\n]*)\]\](?![\[(])")  # but [[1]](page:about) is a link
_BEFORE = re.compile(r"(?:\A|\n[ \t]*\n) {0,3}\Z")
_AFTER = re.compile(r"[ \t]*(?:\n[ \t]*\n|\n?\Z)")


def marks(has_statement: bool) -> Mapping[str, str]:
    """What may stand in double brackets on a hand-written page, each with its template. Those of a statement only where there is one."""
    return {**(OF_STATEMENT if has_statement else {}), **ANYWHERE}


def with_parts(body: str, parts: Mapping[str, str]) -> str:
    """The HTML of a page with each paragraph that is a mark replaced by its part. Raises KeyError for a mark without one."""
    return _ALONE.sub(lambda mark: parts[mark[1]], body)


def marked_paragraphs(markdown: str) -> str:
    """The same with each mark that stands alone as the HTML that `with_parts` looks for."""
    return _WRITTEN.sub(lambda mark: f"<p>{mark[0]}</p>" if _stands_alone(markdown, mark) else mark[0], markdown)


def marks_in(markdown: str) -> Iterator[tuple[int, str, bool]]:
    """(position, name, whether it is a paragraph of its own, without which it would stay as it is) for all that looks like a mark."""
    for mark in _WRITTEN.finditer(markdown):
        yield mark.start(), mark[1], _stands_alone(markdown, mark)


def _stands_alone(markdown: str, mark: re.Match) -> bool:
    return bool(_BEFORE.search(markdown, 0, mark.start()) and _AFTER.match(markdown, mark.end()))
