"""What commands that write have in common: which files are meant, what is wrong with them, what was changed."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .. import checking
from ..checking import Known
from ..keeping import save
from ..problems import Problem
from .options import said


class Desk:
    """Files of one project, checked as they are and as they would be. Paths are absolute."""

    def __init__(self, options: argparse.Namespace):
        self.root, self.language = options.root, options.language
        self._known: dict[Path | None, Known] = {}

    def folder(self, path: Path) -> Path:
        """data/ or examples/, whichever a file is in."""
        examples = self.root / "examples"
        return examples if path.is_relative_to(examples) else self.root / "data"

    def faults(self, paths: Iterable[Path], drafts: Mapping[Path, str] | None = None) -> dict[Path, list[Problem]]:
        """What is wrong in each of some files, which may be drafts that nobody has written yet."""
        found: dict[Path, list[Problem]] = {path: [] for path in paths}
        for folder in {self.folder(path) for path in found}:
            example = folder if folder.name == "examples" else None
            here = {path: text for path, text in (drafts or {}).items() if self.folder(path) == folder}
            for problem in checking.check(self.root, example, known=self._known.setdefault(example, Known()), drafts=here).errors:
                found.get(self.root / problem.file, []).append(problem)
        return found

    def refuse(self, path: Path, problems: Iterable[Problem]) -> None:
        """Says why a file is left as it is."""
        for problem in problems:
            print(problem.line_for_people(self.language))
        self.tell("file-refused", path)

    def write(self, path: Path, new: str, old: str | None = None) -> bool:
        """Writes a file and shows what has changed in it; or says why it could not, and the old one is whole."""
        try:
            save(path, new)
        except OSError as error:
            self.tell("file-not-written", path, why=error.strerror or error)
            return False
        self.show(path, new, old)
        return True

    def show(self, path: Path, new: str, old: str | None = None) -> None:
        for line in _changes((old or "").splitlines(), new.splitlines()):
            found = re.match(r"@@ -(\d+)", line)
            if found and old is not None:
                print(said("change-line", self.language, file=self.name(path), line=max(int(found[1]), 1)))
            elif found:
                print(said("change-new", self.language, file=self.name(path)))
            else:
                print(f"  {line[0]} {line[1:]}".rstrip())

    def tell(self, kind: str, path: Path, **values: object) -> None:
        print(said(kind, self.language, file=self.name(path), **values), file=sys.stderr)

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def _changes(old: list[str], new: list[str]) -> Iterator[str]:
    """The lines of a comparison, without those that name the two sides."""
    lines = difflib.unified_diff(old, new, n=0, lineterm="")
    return (line for at, line in enumerate(lines) if at > 1)
