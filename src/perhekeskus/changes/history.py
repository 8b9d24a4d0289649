"""What git knows: the repository as it was, and which files differ now."""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

READ = ("data", "content", "examples")


class HistoryError(Exception):
    """What was asked for is not to be had; `kind` names a sentence, `values` fill it in."""

    def __init__(self, kind: str, **values: object):
        super().__init__(kind)
        self.kind, self.values = kind, values


@contextmanager
def as_it_was(root: Path, ref: str) -> Iterator[Path]:
    """A folder with the data and pages of `root` at a version, for as long as somebody reads it. Raises HistoryError."""
    commit = _commit(root, ref)
    kept = _git(root, "ls-tree", "-d", "--name-only", commit, *READ).decode().split()
    if "data" not in kept:
        raise HistoryError("diff-no-data", ref=ref)
    with TemporaryDirectory(prefix="perhekeskus-") as folder, tarfile.open(fileobj=io.BytesIO(_git(root, "archive", "--format=tar", commit, *kept))) as archive:
        archive.extractall(folder, [member for member in archive if member.isfile() or member.isdir()], filter="data")
        yield Path(folder)


def files_changed(root: Path, ref: str) -> tuple[str, ...]:
    """Files below `root` that are not as they were, new ones too, as seen from there."""
    told = _git(root, "diff", "--name-only", "--relative", "-z", _commit(root, ref)) + _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return tuple(sorted(set(filter(None, told.decode(errors="replace").split("\0")))))


def _commit(root: Path, ref: str) -> str:
    try:
        _git(root, "rev-parse", "--git-dir")
    except _GitError as error:
        raise HistoryError("diff-no-repository", folder=root, **error.values) from None
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").decode().strip()
    except _GitError:
        cut = _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        raise HistoryError("diff-shallow" if cut else "diff-unknown-ref", ref=ref) from None


class _GitError(HistoryError):
    """What git says, on one line."""

    def __init__(self, said: bytes):
        super().__init__("diff-git-says", said=" ".join(said.decode(errors="replace").split()).removesuffix("."))


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True)
    except FileNotFoundError:
        raise HistoryError("diff-no-git") from None
    if done.returncode:
        raise _GitError(done.stderr)
    return done.stdout
