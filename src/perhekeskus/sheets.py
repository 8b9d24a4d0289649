"""How large the type of one A4 can be: rows and their reckoned heights. Values; print.css draws what is reckoned here."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from markupsafe import Markup

SMALLEST, LARGEST = 8, 24
SIZES = range(SMALLEST, LARGEST + 1)  # points; print.css has a class for each
SIZES_OF_COLUMNS = {1: SIZES, 2: range(SMALLEST, 13)}  # larger type would break every line of a narrow column
# Lengths in points, and parts of the type's size; print.css draws what is reckoned here.
PAGE = (515, 762)  # A4 within margins of 14 mm
RESERVE = 0.97
FOOT = 108  # the code is 30 mm high
GUTTER = 20
LETTER, BOLD_LETTER = 0.49, 0.53  # a letter's width on average: Roboto 0.46 and 0.47, Arial 0.46 and 0.49, measured on Finnish and Swedish addresses
LINE = 1.3
DAY_WIDTH, TIME_WIDTH = 6.2, 6.6
ROW_GAP, DAY_GAP, GROUP_GAP = 0.55, 0.5, 1.2
_TAG = re.compile("<[^>]*>")


class Row(NamedTuple):
    """What stands on one row: events of the same thing together, with all their times: '9–12' and '13–15', or 'ma–pe 9–16' and 'la 10–12'."""

    when: tuple[str, ...]
    title: Markup
    detail: Markup


@dataclass(frozen=True)
class Sheet:
    """One A4. `days` are (name, rows) for each day of the week; `joined` stands in their place where they would not fit, and both are
    empty when nothing is confirmed. `left_out` rows did not fit at all. Type is `size` points in `columns` columns."""

    days: tuple[tuple[str, tuple[Row, ...]], ...]
    joined: tuple[Row, ...]
    by_appointment: tuple[Row, ...]
    unsure: tuple[Row, ...]
    size: int
    columns: int
    left_out: int = 0


def fitted(whole: Sheet, shorter: Iterable[tuple[Row, ...]], title: str) -> Sheet:
    """The sheet with the largest type that fits on one page: by day if that can be, else with the first of the `shorter` rows that fit, else what fits of the last."""
    sheets = [whole, *(replace(whole, days=(), joined=rows) for rows in shorter)]
    for sheet in sheets:
        size, columns = max(((_largest(sheet, columns, title), columns) for columns in SIZES_OF_COLUMNS), key=lambda pair: (pair[0], -pair[1]))
        if size:
            return replace(sheet, size=size, columns=columns)
    return _cut(sheets[-1], title)


def _largest(sheet: Sheet, columns: int, title: str) -> int:
    """The largest type in which the sheet fits, or 0. The larger the type, the higher the rows, so that half of the sizes can be passed over at each look."""
    sizes = SIZES_OF_COLUMNS[columns]
    fitting = bisect_left(sizes, True, key=lambda size: _height(sheet, size, columns) > _room(title, size))
    return sizes[fitting - 1] if fitting else 0


def small_size(size: float) -> float:
    """The size of what stands under a bold line."""
    return max(0.88 * size, SMALLEST)


def _room(title: str, size: int) -> float:
    """What the title and the foot leave of the page's height."""
    heading = min(max(2 * size, 22), 36)
    return (PAGE[1] - FOOT - _lines(title, heading, PAGE[0], BOLD_LETTER) * heading * 1.15 - 2.2 * size) * RESERVE


def _height(sheet: Sheet, size: int, columns: int) -> float:
    """Of all rows. A row is never cut, so of two columns one may be longer by half a row than the half of all."""
    heights = _heights(sheet, size, columns)
    return sum(heights) if columns == 1 else (sum(heights) + max(heights)) / 2


def _heights(sheet: Sheet, size: int, columns: int) -> list[float]:
    """One height for each row, in order; a heading's goes with the first row below it."""
    width = PAGE[0] if columns == 1 else (PAGE[0] - GUTTER) / 2
    beside = TIME_WIDTH + (DAY_WIDTH if columns == 1 else 0)
    found = []
    for _, rows in sheet.days:
        rows_of_day = [_row_height(row, size, width - beside * size) for row in rows]
        rows_of_day[0] += DAY_GAP * size + (LINE * 1.1 * size if columns == 2 else 0)
        found += rows_of_day
    for group, own_size, heading_lines in ((sheet.joined, size, 0), (sheet.by_appointment, size, 1), (sheet.unsure, small_size(size), 2)):
        if group:
            rows_of_group = [_joined_height(row, own_size, width) for row in group]
            rows_of_group[0] += heading_lines * LINE * 1.1 * size + GROUP_GAP * size
            found += rows_of_group
    return found or [2 * size]


def _row_height(row: Row, size: float, width: float) -> float:
    title = _lines(row.title, size, width, BOLD_LETTER)
    return max(len(row.when) * LINE * size, title * LINE * size + _detail_height(row, size, width)) + ROW_GAP * size


def _joined_height(row: Row, size: float, width: float) -> float:
    times = [time.replace(" ", "\u00a0") for time in row.when]
    return _lines(" ".join((*times, row.title)), size, width, BOLD_LETTER) * LINE * size + _detail_height(row, size, width) + ROW_GAP * size


def _detail_height(row: Row, size: float, width: float) -> float:
    small = small_size(size)
    return _lines(row.detail, small, width, LETTER) * LINE * small


@lru_cache(maxsize=1 << 16)
def _lines(text: str, size: float, width: float, letter: float) -> int:
    """How many lines a text takes when its words are set one after the other; one too long for a line is cut."""
    letters_in_line = max(width / (letter * size), 1)
    lines, filled = 0, letters_in_line
    for word in _word_lengths(text):
        if filled + 1 + word <= letters_in_line:
            filled += 1 + word
        else:
            lines += math.ceil(word / letters_in_line)
            filled = word % letters_in_line
    return lines


@lru_cache(maxsize=1 << 16)
def _word_lengths(text: str) -> tuple[int, ...]:
    """Of HTML. What a space that does not break holds together is one word."""
    return tuple(len(word) for word in unescape(_TAG.sub("", text)).split(" ") if word)


def _cut(sheet: Sheet, title: str) -> Sheet:
    """As many rows as fit at the smallest type in two columns, the confirmed first; the rest is told as a number."""
    heights = _heights(sheet, SMALLEST, 2)
    room = 2 * (_room(title, SMALLEST) - 2 * LINE * SMALLEST) - max(heights)
    kept = sum(total <= room for total in accumulate(heights))
    groups = []
    for rows in (sheet.joined, sheet.by_appointment, sheet.unsure):
        groups.append(rows[:kept])
        kept -= len(groups[-1])
    total = len(sheet.joined) + len(sheet.by_appointment) + len(sheet.unsure)
    return Sheet((), *groups, SMALLEST, 2, total - sum(map(len, groups)))
