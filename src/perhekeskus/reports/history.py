"""When words were written, from git: one pass over the log, newest commit first, in one process.

A text is older than a commit that neither brought its words nor took them away. So what a commit only moves, wraps,
quotes or indents anew counts as unchanged, and no earlier version of a file is ever read as YAML.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

CONTEXT = 25  # lines around a change, so that a text of several lines is seen whole when one of them changes
_COMMIT = "\x01"
_COMMAND = (
    "-c", "core.quotePath=false", "log", "--relative", "--find-renames", "--no-color", "--no-ext-diff", "--no-textconv", "--no-show-signature", "--src-prefix=a/", "--dst-prefix=b/", f"--unified={CONTEXT}", f"--format={_COMMIT}%h %as %D",
)  # fmt: skip
_HUNK = re.compile(r"@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@")
_WORD = re.compile(r"\w+")

Wanted = Mapping[str, Iterable[str]]  # file → texts of which it matters when they were written


class Change(NamedTuple):
    """The commit that brought a text: `order` counts back from the newest, 0; `first` where the history we have begins, so that the text may be older."""

    order: int
    day: date
    commit: str
    first: bool = False


@dataclass(frozen=True)
class History:
    """`whole`; `shallow`, when only the newest commits are here; or `missing`, without git or commits. Files are paths from the root of the data."""

    state: Literal["whole", "shallow", "missing"] = "missing"
    changes: Mapping[str, Mapping[str, Change]] = field(default_factory=dict)

    def change(self, file: str, text: str) -> Change | None:
        """Who brought these words; None for what nobody has committed yet."""
        return self.changes.get(file, {}).get(words_of(text))


def words_of(text: str) -> str:
    """Only the words, a space around each: what is left is the same however a text is wrapped, quoted or indented."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def read_history(root: Path, wanted: Wanted, cache: Path | None = None) -> History:
    """The history of the wanted texts below `root`. What one commit has answered is kept in the folder `cache` for the next asking."""
    texts = {file: tuple(dict.fromkeys(map(words_of, found))) for file, found in wanted.items()}
    if not texts:
        return History()
    environment = {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
    try:
        with subprocess.Popen(["git", *_COMMAND, "--", *sorted(set(map(_around, texts)))], cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as git:
            try:
                return _read((line.decode("utf-8", "replace").rstrip("\n") for line in git.stdout), texts, cache)
            finally:
                git.kill()  # it may have more to tell than anybody asked
    except OSError:
        return History()


def _around(file: str) -> str:
    """The file itself, or with its neighbours where a record may have moved from one to the other: 'data/regions/…'."""
    top, below, *rest = file.split("/", 2)
    return f":(glob){top}/{below}/**/*{Path(file).suffix}" if rest else file


def _read(lines: Iterator[str], texts: Mapping[str, tuple[str, ...]], cache: Path | None) -> History:
    newest = next(lines, None)
    if newest is None:
        return History()
    key = _key(newest, texts)
    if (kept := _kept(cache, key, texts)) is not None:
        return kept
    found = _followed(newest, lines, texts)
    if cache and found.state == "whole":  # a shallow history is short, and may grow without a new commit
        _keep(cache, key, found, texts)
    return found


@dataclass
class _Diff:
    """What one commit did to one file: the words before and after, as far as the hunks show them."""

    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    file: str = ""
    former: str = ""


def _followed(newest: str, lines: Iterator[str], texts: Mapping[str, tuple[str, ...]]) -> History:
    open_texts = {file: set(found) for file, found in texts.items()}
    changes: dict[str, dict[str, Change]] = {file: {} for file in texts}
    names: dict[str, str] = {}  # a former name → the name of today
    shallow = False
    for order, (commit, diffs) in enumerate(_commits(newest, lines)):
        hash, day, marks = (*commit.split(" ", 2), "")[:3]
        first = "grafted" in marks
        shallow = shallow or first
        change = Change(order, date.fromisoformat(day), hash, first)
        for diff in diffs:
            file = names.get(diff.file, diff.file)
            if diff.former:
                names[diff.former] = file
            for words in _brought(diff, open_texts.get(file, ())):
                changes[file][words] = change
                open_texts[file].discard(words)
    return History("shallow" if shallow else "whole", changes)


def _brought(diff: _Diff, wanted: Iterable[str]) -> list[str]:
    """Those wanted texts that this diff put there."""
    if not diff.after or not wanted:
        return []
    after, before = words_of("\n".join(diff.after)), words_of("\n".join(diff.before))
    return [words for words in wanted if words in after and words not in before]


def _commits(newest: str, lines: Iterator[str]) -> Iterator[tuple[str, list[_Diff]]]:
    """(the commit's own line, what it did to each file), as `git log --patch` prints them."""
    head, diffs = newest.removeprefix(_COMMIT), []
    for line in lines:
        if line.startswith(_COMMIT):
            yield head, diffs
            head, diffs = line.removeprefix(_COMMIT), []
        elif line.startswith("diff --git "):
            diffs.append(_Diff())
        elif diffs and (hunk := _HUNK.match(line)):
            _read_hunk(diffs[-1], lines, *(1 if count is None else int(count) for count in hunk.groups()))
        elif diffs:
            _read_head(diffs[-1], line)
    yield head, diffs


def _read_head(diff: _Diff, line: str) -> None:
    if line.startswith("rename from "):
        diff.former = _unquoted(line[12:])
    elif line.startswith("rename to "):
        diff.file = _unquoted(line[10:])
    elif line.startswith("+++ b/"):
        diff.file = _unquoted(line[6:])


def _unquoted(name: str) -> str:
    return name.rstrip("\t").strip('"')


def _read_hunk(diff: _Diff, lines: Iterator[str], before: int, after: int) -> None:
    """As many lines as the hunk's head counts, so that no line of a file is taken for one of git's."""
    while before > 0 or after > 0:
        line = next(lines, "")
        sign = line[:1] or " "
        if sign == "\\":
            continue
        if sign in " -":
            before -= 1
            diff.before.append(line[1:])
        if sign in " +":
            after -= 1
            diff.after.append(line[1:])


# ---------------------------------------------------------------- between builds


def _key(newest: str, texts: Mapping[str, tuple[str, ...]]) -> str:
    """The newest commit that touched the data, and the texts that were asked for."""
    asked = json.dumps(sorted(texts.items()), ensure_ascii=False)
    return f"{newest.split(' ')[0]} {hashlib.sha256(asked.encode()).hexdigest()}"


def _kept(cache: Path | None, key: str, texts: Mapping[str, tuple[str, ...]]) -> History | None:
    """What an earlier asking has left; what is damaged or of another commit counts as nothing."""
    if not cache:
        return None
    try:
        kept = json.loads((cache / "history.json").read_text(encoding="utf-8"))
        if kept["key"] != key:
            return None
        return History("whole", {file: {words: Change(row[0], date.fromisoformat(row[1]), row[2]) for words, row in zip(found, kept["changes"][file]) if row} for file, found in texts.items()})
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _keep(cache: Path, key: str, history: History, texts: Mapping[str, tuple[str, ...]]) -> None:
    rows = {file: [[change.order, change.day.isoformat(), change.commit] if (change := history.changes[file].get(words)) else None for words in found] for file, found in texts.items()}
    cache.mkdir(parents=True, exist_ok=True)
    beside = cache / "history.new"
    beside.write_text(json.dumps({"key": key, "changes": rows}), encoding="utf-8")
    beside.replace(cache / "history.json")
