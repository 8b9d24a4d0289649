"""Which files changed on which day, and what was in them: one pass over git's log, and one over the contents it names.

A change counts on the day on which it came to this branch, so a merge tells what it brought.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal, NamedTuple

from ..clock import FINLAND

_COMMIT = "\x01"
_LOG = ("-c", "core.quotePath=false", "log", "--first-parent", "-m", "--raw", "--relative", "--no-renames", "--no-abbrev", "--no-color", "--no-ext-diff", "--no-show-signature", f"--format={_COMMIT}%H %cI %D")
_NOTHING = "0" * 40


class Edit(NamedTuple):
    """What a day did to a file: `before` and `after` name its contents, None where it is not there; `moment` is that of the day's last commit that touched it."""

    file: str
    before: str | None
    after: str | None
    moment: str


@dataclass(frozen=True)
class Past:
    """`state`: "whole" when git knows all of the days asked for, "shallow" when its history begins in them, "missing" without git or commits.
    `newest` names the last commit that counts; `days` are newest first."""

    state: Literal["whole", "shallow", "missing"] = "missing"
    newest: str = ""
    days: Mapping[date, tuple[Edit, ...]] = field(default_factory=dict)


def read_past(root: Path, folders: Iterable[str], first: date, last: date) -> Past:
    """The days from `first` to `last`, in Finland, as far as files below these folders of `root` changed on them."""
    since = datetime(first.year, first.month, first.day, tzinfo=FINLAND)
    until = datetime(last.year, last.month, last.day, tzinfo=FINLAND) + timedelta(days=1, seconds=-1)
    said = _git(root, *_LOG, f"--since={since.isoformat()}", f"--until={until.isoformat()}", "--", *folders)
    return Past() if said is None else _days(said.decode("utf-8", "replace").splitlines())


def contents(root: Path, names: Iterable[str]) -> dict[str, str]:
    """Name → text, of all contents at once; what git cannot give, as in a clone that fetches when asked, is not among them."""
    wanted = list(dict.fromkeys(names))
    said = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode()) if wanted else b""
    return dict(_texts(said or b""))


def _days(lines: Iterable[str]) -> Past:
    newest, shallow, met = "", False, {}
    moment: datetime | None = None  # of the commit whose files follow; None where they do not count
    for line in lines:
        if line.startswith(_COMMIT):
            commit, told, marks = line.removeprefix(_COMMIT).split(" ", 2)
            cut = "grafted" in marks.split(", ")  # to which all files look new
            newest, shallow, moment = newest or commit, shallow or cut, None if cut else datetime.fromisoformat(told).astimezone(FINLAND)
        elif line.startswith(":") and moment:
            _note(met.setdefault(moment.date(), {}), line, moment)
    return Past("shallow" if shallow else "whole", newest, {day: tuple(edits.values()) for day, edits in met.items()})


def _note(edits: dict[str, Edit], line: str, moment: datetime) -> None:
    """One line of a commit, ':100644 100644 before after M\tfile', into the edits of its day, whose later ones are there already."""
    head, _, file = line.partition("\t")
    before, after = (None if name == _NOTHING else name for name in head.split(" ")[2:4])
    later = edits.get(file)
    edits[file] = later._replace(before=before) if later else Edit(file, before, after, moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))


def _texts(said: bytes) -> Iterator[tuple[str, str]]:
    """What `cat-file --batch` prints: a line with name, type and length, the content, and an end of line."""
    at = 0
    while at < len(said):
        end = said.index(b"\n", at)
        name, kind, *length = said[at:end].decode().split(" ")
        at = end + 1
        size = int(length[0]) + 1 if length else 0
        if kind == "blob":
            yield name, said[at : at + size - 1].decode("utf-8-sig", "replace").replace("\r\n", "\n")
        at += size


def _git(root: Path, *arguments: str, given: bytes | None = None) -> bytes | None:
    """What git says; None where there is no git or it refuses."""
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        done = subprocess.run(["git", *arguments], cwd=root, env=environment, input=given, capture_output=True)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
