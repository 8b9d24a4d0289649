"""`perhekeskus outside`: whether the pages of others that the site links to are still there."""

from __future__ import annotations

import argparse
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from .. import checking
from ..checking import Checked
from ..clock import FINLAND, today_in_finland
from ..keeping import save
from ..links.answers import Answer, Reply, read_answers, save_answers
from ..links.exceptions import Exceptions
from ..links.mentions import mentions
from ..links.outcome import Outcome, Telling
from ..links.rounds import agent, due, taken
from ..progress import counted
from ..tables import file_link
from .options import add_command, add_language, add_source, example_of, number, refused, said

EXAMPLE = """example:
  perhekeskus outside                          # in a terminal
  perhekeskus outside --only soite.fi
  perhekeskus outside --cache build/links/answers.json --issue build/links/issue.md      # on a timetable
"""
PAUSE = 10.0  # seconds between two times that the answers are kept


def add_to(commands) -> None:
    command = add_command(
        commands, "outside", "asks whether the pages of others that the data and the hand-written pages link to are still there", EXAMPLE,
        more="An address is dead only when it failed three times or more over five days, so answers are kept between rounds; good ones hold for about two weeks. Ends with 1 when there is something to do, with 2 when no server could be asked.",
    )  # fmt: skip
    add_arguments(command)
    command.set_defaults(run=run_outside)


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("--cache", type=Path, default=Path("build/links/answers.json"), metavar="FILE", help="where answers are kept between rounds (build/links/answers.json)")
    command.add_argument("--issue", type=Path, metavar="FILE", help="also write the text of the issue to this file, empty when there is nothing to do")
    command.add_argument("--format", choices=("text", "json"), default="text", help="text for people, json for programs (text)")
    command.add_argument("--only", default="", metavar="TEXT", help="ask only those addresses that have this in them")
    command.add_argument("--kept", action="store_true", help="ask nobody, and tell what is known from earlier rounds")
    command.add_argument("--delay", type=_seconds, default=1.0, metavar="SECONDS", help="between two requests to one host (1)")
    command.add_argument("--patience", type=_seconds, default=20.0, metavar="SECONDS", help="how long a server may take (20)")
    command.add_argument("--side-by-side", type=number, default=16, metavar="NUMBER", help="how many hosts to ask at once (16)")
    command.add_argument("--most-minutes", type=_seconds, default=30.0, metavar="MINUTES", help="what is not asked by then waits for the next round (30)")
    command.add_argument("--loopback-port", type=int, action="append", default=[], metavar="PORT", help="for tests: a server of this machine that may be asked, though it is not public")
    add_language(command)
    add_source(command)


def run_outside(options: argparse.Namespace) -> int:
    checked = checking.check(options.root, example_of(options))
    if checked.catalogue is None:
        print("\n".join(problem.line_for_people(options.language) for problem in checked.errors), file=sys.stderr)
        return 1
    try:
        return _told(options, checked)
    except OSError as error:
        print(said("review-not-written", options.language, file=error.filename2 or error.filename, said=error.strerror), file=sys.stderr)
        return 2


def _told(options: argparse.Namespace, checked: Checked) -> int:
    catalogue, found = checked.catalogue, mentions(options.root, checked.catalogue)
    exceptions = Exceptions.on(catalogue.exemptions, today_in_finland())
    wanted = list(dict.fromkeys(mention.address for mention in found if not exceptions.cover(mention.address)))
    answers = _known(options, wanted)
    if not options.kept and not _asked(options, agent(catalogue), [address for address in wanted if options.only in address], answers):
        return 2
    outcome = Outcome.of(options.root, catalogue, found, answers, exceptions, datetime.now(FINLAND))
    telling = Telling(outcome, options.language, lambda file, line: file_link(file, os.environ, line))
    print(getattr(telling, options.format)(), end="")
    if options.issue:
        options.issue.parent.mkdir(parents=True, exist_ok=True)
        save(options.issue, telling.issue())
    return 0 if outcome.is_fine else 1


def _known(options: argparse.Namespace, wanted: Iterable[str]) -> dict[str, Answer]:
    """Earlier answers about addresses that somebody still names."""
    kept = read_answers(options.cache)
    if kept is None:
        print(said("outside-cache-not-read", options.language, file=options.cache), file=sys.stderr)
    return {address: kept[address] for address in wanted if address in kept} if kept else {}


def _asked(options: argparse.Namespace, who: str, wanted: list[str], answers: dict[str, Answer]) -> bool:
    """Whether a round of asking came about; what it found is in `answers` and in their file, also when it was broken off."""
    try:
        asking = _asking(options, who)
    except ImportError:
        print(said("outside-no-library", options.language), file=sys.stderr)
        return False
    waiting = due(wanted, answers, datetime.now(UTC))
    heard, kept_at = not waiting, time.monotonic()
    try:
        for heard in counted(taken(asking(waiting), waiting, answers, lambda: datetime.now(UTC)), len(waiting), said("outside-progress", options.language, **_LEFT_OPEN), sys.stderr):
            if time.monotonic() - kept_at > PAUSE:
                save_answers(options.cache, answers)
                kept_at = time.monotonic()
    finally:
        save_answers(options.cache, answers)
    if not heard:
        print(said("outside-no-network", options.language), file=sys.stderr)
    return heard


_LEFT_OPEN: Mapping[str, str] = {name: f"{{{name}}}" for name in ("done", "total", "left")}


def _asking(options: argparse.Namespace, who: str) -> Callable[[list[str]], Iterator[tuple[str, Reply]]]:
    """Gives the replies of addresses as they come. Raises ImportError without the extra `links`."""
    from ..links.outside import Asker, Stopped, Turns, ask_all
    from ..links.wire import Wire

    stop = threading.Event()

    def sleep(seconds: float) -> None:
        if stop.wait(seconds):
            raise Stopped

    asker = Asker(Wire(who, options.patience, frozenset(options.loopback_port)), Turns(options.delay, sleep=sleep))
    return partial(ask_all, ask=asker.ask, side_by_side=options.side_by_side, seconds=options.most_minutes * 60, stop=stop)


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value < float("inf"):
        raise refused("option-no-time", value=text)
    return value
