"""The folder of a site as its files come into it one by one, and go again."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path


class Folder:
    """Names of files are relative to `path`; `made` are those that were put there."""

    def __init__(self, path: Path):
        self.path = path
        self.made: set[str] = set()
        self._laid: set[str] = set()  # folders that are there

    def put(self, file: str, content: str | bytes) -> None:
        self._lay(file.rpartition("/")[0])
        with open(f"{self.path}/{file}", "wb", buffering=0) as target:
            target.write(content if isinstance(content, bytes) else content.encode())
        self.made.add(file)

    def put_all(self, files: Mapping[str, Callable[[], str | bytes]]) -> None:
        """Each with what makes its content."""
        for file, make in files.items():
            self.put(file, make())

    def withdraw(self) -> None:
        """Takes away what was put there."""
        for file in self.made:
            (self.path / file).unlink(missing_ok=True)
        self.made.clear()
        self._laid.clear()

    def _lay(self, folder: str) -> None:
        """With those above it; each is asked for once."""
        if folder in self._laid:
            return
        if folder:
            self._lay(folder.rpartition("/")[0])
        with suppress(FileExistsError):
            os.mkdir(f"{self.path}/{folder}")
        self._laid.add(folder)
