"""What the YAML parser could not read, told where the mistake begins rather than where the parser gave up."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from .openings import HoursError
from .spoken import read_spoken

DEEPEST = 30
# A space that does not break the line, which comes from a key held too long, is a letter to YAML: in front of a key, behind its colon, or behind a hyphen.
HARD = "\xa0"
_HARD_SPACE = re.compile("^ *\xa0|^ *- *\xa0|^[ -]*[\\w-]+ *\xa0 *:|^[ -]*[\\w-]+: *\xa0", re.MULTILINE)
Place = tuple[int, int]


class Mark(NamedTuple):
    """Where something stands, as the YAML parser counts: line and column from 0."""

    line: int
    column: int


def place_of(mark: Mark) -> Place:
    """Line and column as editors count them, from 1."""
    return mark.line + 1, mark.column + 1


def syntax_fault(error: yaml.MarkedYAMLError, text: str, last: yaml.Event | None) -> tuple[str, Place, dict]:
    """Kind, place and values of what the parser could not read, told where the mistake begins rather than where the parser gave up."""
    mark, opened = error.problem_mark or error.context_mark, error.context_mark
    said = f"{error.problem or ''}, {error.context or ''}"
    here, sign = (mark.line + 1, mark.column + 1), text[mark.index : mark.index + 1]
    begun = (opened.line + 1, opened.column + 1) if opened else here
    in_text = isinstance(last, yaml.ScalarEvent) and last.end_mark.line == mark.line and text[last.end_mark.index : mark.index].strip(" ") == ""
    many_lines = in_text and last.start_mark.line < mark.line
    if "flow level" in said:  # the parser looks ahead, and has a limit of its own
        return "too-deep", here, {"most": DEEPEST}
    if found := _HARD_SPACE.search(text, text.rfind("\n", 0, last.start_mark.index if last else 0) + 1, _end_of_line(text, mark.index)):
        at = found.end() - 1
        return "yaml-hard-space", (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)), {}
    if "tab" in said or "\t" in _indent(text, mark.index):
        return "yaml-tab", here, {}
    if "quoted scalar" in said:
        return ("yaml-backslash", here, {}) if "escape" in said else ("yaml-quote", begun, {})
    if text.startswith("```", mark.index):
        return "from-guide", here, {"value": "```"}
    if "cannot start any token" in said or "scanning an alias" in said or "scanning an anchor" in said:
        return "yaml-sign", begun, {"value": text[opened.index] if opened else sign}
    if in_text and last.style in ("'", '"'):
        return "yaml-quote", place_of(last.start_mark), {}
    if "flow mapping" in said or "flow sequence" in said:
        return ("yaml-colon", here, {}) if sign == ":" and not many_lines else ("yaml-bracket", begun, {"value": text[opened.index]})
    if "could not find expected ':'" in said:
        return "yaml-no-colon", begun, {}
    if isinstance(last, yaml.ScalarEvent) and len(_indent(text, mark.index)) >= last.start_mark.column > 0 and (row := _row_with_times(text, last)):
        return "hours-row-with-keys", place_of(last.start_mark), {"write": row}
    if "mapping values are not allowed" in said:
        return ("yaml-no-colon", place_of(last.start_mark), {}) if many_lines and ":" in last.value.split(" ")[0] else ("yaml-colon", here, {})
    if any(words in said for words in ("did not find expected key", "block mapping", "block sequence", "block collection", "<document start>")):
        return "yaml-indent", here, {}
    return "yaml-syntax", here, {}


def _end_of_line(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _row_with_times(text: str, last: yaml.ScalarEvent) -> str | None:
    """How a row of hours in words, 'ma 9–12', has to be written for keys to stand below it: 'ma: 9–12'. None where none begins at `last`."""
    line = text[last.start_mark.index : _end_of_line(text, last.start_mark.index)].split(" #")[0].strip()
    if text[last.start_mark.index - 2 : last.start_mark.index] != "- ":
        return None
    days, times = re.fullmatch(r"(\D*?)[\s:]*(?:klo|kl\.?)?\s*(\d.*)?", line).groups()
    try:
        return f"{days}: {times}" if times and read_spoken(line) else None
    except HoursError:
        return None


def _indent(text: str, index: int) -> str:
    """The blanks at the beginning of the line that `index` is in."""
    return re.match(r"[ \t]*", text[text.rfind("\n", 0, index) + 1 :])[0]
