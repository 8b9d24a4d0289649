"""What the steps of `perhekeskus ptv` have in common: where answers are kept, one at a time, and why there is nothing to work with."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..clock import today_in_finland
from ..ptv.shelf import Shelf
from ..ptv.survey import Survey
from ..ptv.trouble import Trouble
from ..turns import Busy, turn
from .desk import Desk
from .options import said

Work = Callable[[argparse.Namespace, Desk, Survey], int]


def told(options: argparse.Namespace, kind: str, code: int, **values: object) -> int:
    """Says how it ended, and gives the exit code."""
    print(said(kind, options.language, **values), file=sys.stderr)
    return code


@contextmanager
def at_shelf(options: argparse.Namespace) -> Iterator[Shelf]:
    """The answers, to one process at a time. Raises Busy, OSError."""
    shelf = Shelf(options.cache or options.root / "build" / "ptv")
    shelf.folder.mkdir(parents=True, exist_ok=True)
    with turn(shelf.folder / ".lock", lambda: told(options, "ptv-waiting", 0)):
        yield shelf


def with_survey(options: argparse.Namespace, work: Work) -> int:
    """A step's work with our places and the last whole fetch, or why there is none."""
    desk = Desk(options)
    catalogue = desk.check(None).catalogue
    if catalogue is None:
        return told(options, "ptv-data-faulty", 1)
    try:
        with at_shelf(options) as shelf:
            if not shelf.kept.about:
                return told(options, "ptv-nothing-kept", 2)
            return work(options, desk, Survey(options.root, catalogue, shelf.kept, today_in_finland()))
    except ImportError:
        return told(options, "ptv-no-library", 2)
    except Trouble as trouble:
        return told(options, f"ptv-trouble-{trouble.kind}", 2, about=trouble.about)
    except Busy:
        return told(options, "ptv-busy", 2)
