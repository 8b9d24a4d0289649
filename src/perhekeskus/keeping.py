"""A file kept: the old one stays whole until the new one is."""

from __future__ import annotations

import os
from pathlib import Path


def save(path: Path, text: str) -> None:
    """Writes beside and then renames, so that whoever is interrupted, or reads meanwhile, has the old file whole or the new one; what is written also
    outlasts a power cut.

    Raises OSError; then the old file is as it was. The name beside begins with a point: the check passes over it, and the next try takes it again.
    """
    put(path, text.encode(), lasting=True)
    _make_the_name_last(path.resolve().parent)


def put(path: Path, content: bytes, lasting: bool = False) -> None:
    """As `save`, for many files that can be written again: a power cut may spoil one."""
    path = path.resolve()  # the file itself, where this is a link to it
    beside = beside_of(path)
    try:
        with open(beside, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        if path.exists():
            beside.chmod(path.stat().st_mode)
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def beside_of(path: Path) -> Path:
    """Where a file is written before it has its name."""
    return path.with_name(f".{path.name}.new")


def _make_the_name_last(folder: Path) -> None:
    """A folder is written to the disk like a file; some systems know no such thing, and need none."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
