"""What a hand-written page leaves to data: marks in its text, such as [[gaps]], and what takes their place."""

from __future__ import annotations

import re
from collections.abc import Mapping

MARK = re.compile(r"<p>\[\[([\w-]+)\]\]</p>")


def with_parts(body: str, parts: Mapping[str, str]) -> str:
    """The HTML of a page with each paragraph that is a mark replaced by its part. Raises KeyError for a mark without one."""
    return MARK.sub(lambda mark: parts[mark[1]], body)
