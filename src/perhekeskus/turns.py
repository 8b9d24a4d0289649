"""One at a time: what others must not do meanwhile waits for its turn."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None

PATIENCE = 600.0  # seconds
LOOK = 0.1  # seconds between looks whether the other has ended


class Busy(Exception):
    """Somebody else had the turn for as long as we were ready to wait."""


@contextmanager
def turn(path: Path, waiting: Callable[[], None] = lambda: None, patience: float = PATIENCE) -> Iterator[int]:
    """Holds the file at `path`, which stays there afterwards; `waiting` is called once if somebody else has it. Gives the file's number.

    The system lets go of it when the last process ends that has the number, however it ends, so nothing is left of one that was killed. A process that
    is begun with the number (`pass_fds`) shares the turn: as long as it goes on writing, nobody else begins. Libraries for locks keep the number to
    themselves. Where the system knows no such locks, nobody waits. Raises Busy, or OSError when the file cannot be made.
    """
    number = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(number, waiting, time.monotonic() + patience)
        yield number
    finally:
        os.close(number)


def _wait(number: int, waiting: Callable[[], None], until: float) -> None:
    if _taken(number):
        return
    waiting()
    while not _taken(number):
        if time.monotonic() > until:
            raise Busy
        time.sleep(LOOK)


def _taken(number: int) -> bool:
    if not fcntl:
        return True
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
