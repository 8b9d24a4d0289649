"""A folder built anew beside the old one, which stays until the new one is whole."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .turns import turn

SWAP = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
HERE = -100  # AT_FDCWD: paths as everybody else reads them


def lock_of(folder: Path) -> Path:
    """The file that is held while a folder is built: beside it, because the folder itself changes places."""
    folder = folder.resolve()
    return folder.with_name(f".{folder.name}.lock")


def rebuilt(folder: Path, command: Sequence[str], environment: Mapping[str, str], is_whole: Callable[[Path], bool], waiting: Callable[[], None] = lambda: None) -> bool:
    """Whether `command` built a whole folder, given to it as SITE_DIR, that has now taken the place of `folder`. If not, nothing has changed.

    Whoever is killed at any moment leaves the old folder or the new one. What the command began goes on holding the turn, so that the next build waits
    for one that has lost its parent. Raises Busy, OSError.
    """
    folder = folder.resolve()  # the folder itself, where this is a link to it
    new = folder.with_name(f"{folder.name}.new")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with turn(lock_of(folder), waiting) as number:
        _mend(folder)
        _remove(new)
        try:
            built = _run(command, {**environment, "SITE_DIR": str(new)}, number) == 0 and is_whole(new)
            if built:
                replace(new, folder)
        finally:
            _remove(new)
    return built


def replace(new: Path, folder: Path) -> None:
    """`new` becomes `folder`; what stood there is gone or stands as `new`. There is no moment without a whole folder, where the system can exchange two names."""
    if not folder.exists():
        new.rename(folder)
        return
    try:
        exchange(new, folder)
    except OSError as error:
        if error.errno not in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
            raise
        _replace_in_two_steps(new, folder)


def exchange(one: Path, other: Path) -> None:
    """Two files or folders get each other's names, in one step. Raises OSError; ENOSYS, EINVAL or ENOTSUP where the system or its disk knows no such thing."""
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        call, arguments = _of_system("renameat2"), (HERE, paths[0], HERE, paths[1], SWAP)
    elif sys.platform == "darwin":
        call, arguments = _of_system("renamex_np"), (*paths, SWAP)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if call(*arguments):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def _of_system(name: str) -> Callable[..., int]:
    try:
        return getattr(ctypes.CDLL(None, use_errno=True), name)
    except AttributeError:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None


def _replace_in_two_steps(new: Path, folder: Path) -> None:
    """Between the two there is no folder; who is killed then is mended by the next."""
    old = _old(folder)
    _remove(old)
    folder.rename(old)
    new.rename(folder)
    _remove(old)


def _mend(folder: Path) -> None:
    if _old(folder).exists() and not folder.exists():
        _old(folder).rename(folder)
    _remove(_old(folder))


def _old(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.old")


def _run(command: Sequence[str], environment: Mapping[str, str], number: int) -> int:
    shared = (number,) if os.name == "posix" else ()
    return subprocess.run(command, env=environment, pass_fds=shared, check=False).returncode


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
