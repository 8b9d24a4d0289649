"""Work on several cores: the same done for each of some parts, in copies of this process."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

P, R = TypeVar("P"), TypeVar("R")
LOOK = 0.05  # seconds between a copy's looks whether anybody still waits for it


def available() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def side_by_side(make: Callable[[P], Iterable[R]], parts: Sequence[P], cores: int) -> Iterator[R]:
    """What `make` gives for each part, in their order. With more than one core the first part is made in this process and each other in a copy of it
    that has begun when the first result comes; what it gives is pickled. Raises what a copy raises; EOFError when a copy was killed."""
    if cores < 2 or "fork" not in multiprocessing.get_all_start_methods():
        for part in parts:
            yield from make(part)
        return
    context = multiprocessing.get_context("fork")  # what is in memory is there at once, and nobody copies it
    pipes = [context.Pipe(duplex=False) for _ in parts[1:]]
    copies = [context.Process(target=_copy, args=(make, part, sender, os.getpid())) for part, (_, sender) in zip(parts[1:], pipes)]
    try:
        for copy, (_, sender) in zip(copies, pipes):
            copy.start()
            sender.close()
        yield from make(parts[0])
        for receiver, _ in pipes:
            yield from _told(receiver)
    finally:
        for copy in copies:
            copy.kill()
            copy.join()


def _copy(make: Callable[[P], Iterable[R]], part: P, sender: Connection, waiting: int) -> None:
    """Ends by itself soon after the process that waits has gone: a killed build must not go on writing."""
    signal.signal(signal.SIGALRM, lambda *_: None if os.getppid() == waiting else os._exit(1))
    signal.setitimer(signal.ITIMER_REAL, LOOK, LOOK)
    try:
        sender.send((list(make(part)), None))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is raised again where somebody hears it
        sender.send((None, error))


def _told(receiver: Connection) -> Iterable:
    results, error = receiver.recv()
    if error:
        raise error
    return results
