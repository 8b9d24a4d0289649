"""The page around the page: what a site engine's theme renders once, with marks where pages differ, and pages fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

PARTS = ("title", "description", "head", "twin", "body")
_MARK = re.compile(r"@@pk-(\w+)@@")


def mark(part: str) -> str:
    """What stands in a frame where `part` will be."""
    return f"@@pk-{part}@@"


class FrameError(ValueError):
    """The theme lost or doubled a mark: a page would come out without its title, its language link or its text."""


@dataclass(frozen=True)
class Frame:
    """Literal text and marks in turn: texts[0] marks[0] texts[1] … texts[-1]."""

    texts: tuple[str, ...]
    marks: tuple[str, ...]

    @classmethod
    def of(cls, html: str, parts: tuple[str, ...] = PARTS) -> Frame:
        """Raises FrameError unless each of the `parts` is marked, nothing else is, and the body exactly once."""
        pieces = _MARK.split(html)
        marks = tuple(pieces[1::2])
        if set(marks) != set(parts) or marks.count("body") != 1:
            raise FrameError(f"marks in the theme's page: {', '.join(marks)}; expected {', '.join(parts)}")
        return cls(tuple(pieces[::2]), marks)

    def filled(self, parts: Mapping[str, str]) -> str:
        """The whole page. `parts` gives HTML for each mark."""
        joined = [self.texts[0]]
        for name, text in zip(self.marks, self.texts[1:]):
            joined += (parts[name], text)
        return "".join(joined)
