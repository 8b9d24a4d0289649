"""How far long work has come, on one line of a terminal that is written over; elsewhere not a word."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")
PATIENCE = 1.0  # seconds before anything is said: short work needs no line
PAUSE = 0.2  # seconds between two lines: writing to a terminal costs more than a page
CLEARED = "\r\033[K"


def counted(items: Iterable[T], total: int, words: str, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> Iterator[T]:
    """The items as they are. On a terminal the line `words` is filled with `done`, `total` and `left`, the seconds that the rest will take; it goes when the work is done or broken off."""
    if not stream.isatty():
        yield from items
        return
    began = said = clock()
    try:
        for done, item in enumerate(items, 1):
            yield item
            now = clock()
            if now - began >= PATIENCE and now - said >= PAUSE:
                said = now
                stream.write(CLEARED + words.format(done=f"{done:,}".replace(",", "\u00a0"), total=f"{total:,}".replace(",", "\u00a0"), left=round((now - began) / done * (total - done))))
                stream.flush()
    finally:
        stream.write(CLEARED)
        stream.flush()
