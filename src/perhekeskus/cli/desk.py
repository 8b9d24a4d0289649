"""What commands that write have in common: which files are meant, what is wrong with them, what was changed."""

from __future__ import annotations

import argparse
import difflib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from .. import checking
from ..checking import COLUMNS, Checked, Known
from ..faircopy import Names, names_in, nouns_in
from ..keeping import save
from ..model import Noun
from ..problems import Problem, suggest
from ..reading import read_csv
from .options import said


class Draft(NamedTuple):
    """What a file would say, and what it says; nothing where there is none yet."""

    new: str
    old: str | None = None


class Desk:
    """Files of one project, checked as they are and as they would be."""

    def __init__(self, options: argparse.Namespace):
        self.root, self.language = options.root, options.language
        self._known: dict[Path | None, Known] = {}
        self._names: dict[Path, Names] = {}

    def folder(self, path: Path) -> Path:
        """data/ or examples/, whichever a file belongs to."""
        examples = self.root / "examples"
        return examples if path.is_relative_to(examples) else self.root / "data"

    def noun(self, path: Path) -> tuple[type[Noun], bool] | None:
        """What a file holds, and whether many of them; None for what is no file of the data."""
        return nouns_in(path, self.folder(path))

    def found(self, path: Path) -> Path:
        """The file that is meant by a path or, where there is none, by the id of a place or region."""
        if path.exists() or path.suffix:
            return path
        folders = [self.root / name / "regions" for name in ("data", "examples")]
        return next((file for folder in folders for pattern in (f"*/places/{path.name}.yaml", f"{path.name}/region.yaml") for file in folder.glob(pattern)), path)

    def is_there(self, path: Path) -> bool:
        """Whether what is meant is a file or folder of this project; if not, that is said, with what may have been meant."""
        if path.exists() and path.is_relative_to(self.root):
            return True
        if path.exists():
            self.tell("file-elsewhere", path, folder=self.root)
        elif path.suffix:
            self.tell("file-none", path)
        else:
            ids = [file.parent.name if file.stem == "region" else file.stem for name in ("data", "examples") for file in sorted((self.root / name).glob("regions/**/*.yaml"))]
            print(said("file-no-id", self.language, id=path.name, suggestion=suggest(path.name, ids, most=0).sentence(self.language)), file=sys.stderr)
        return False

    def is_record(self, path: Path) -> bool:
        """Whether it is the file of a place or a region."""
        noun = self.noun(path)
        return noun is not None and not noun[1] and path.exists()

    def names(self, path: Path) -> Names:
        """Of the municipalities that a file may speak of."""
        folder = self.folder(path)
        if folder not in self._names:
            self._names[folder] = names_in(read_csv(folder / "municipalities.csv", self.root, tuple(COLUMNS)))
        return self._names[folder]

    def check(self, example: Path | None, drafts: Mapping[Path, str] | None = None) -> Checked:
        """All data with some files as they would be; what an earlier check has found out is not looked for again."""
        return checking.check(self.root, example, known=self._known.setdefault(example, Known()), drafts=drafts)

    def faults(self, paths: Iterable[Path]) -> dict[Path, list[Problem]]:
        """What is wrong in each of some files."""
        return {path: [problem for problem in problems if problem.severity == "error"] for path, problems in self.problems(paths).items()}

    def problems(self, paths: Iterable[Path], drafts: Mapping[Path, Draft] | None = None) -> dict[Path, list[Problem]]:
        """What the check says of each of some files, of what may wait too."""
        found: dict[Path, list[Problem]] = {path: [] for path in paths}
        for folder in sorted({self.folder(path) for path in found}):
            here = {path: draft.new for path, draft in (drafts or {}).items() if self.folder(path) == folder}
            for problem in self.check(folder if folder.name == "examples" else None, here).problems:
                found.get(self.root / problem.file, []).append(problem)
        return found

    def refuse(self, path: Path, problems: Iterable[Problem]) -> bool:
        """Says why a file is left as it is: False, for it is not done."""
        for problem in problems:
            print(problem.line_for_people(self.language))
        self.tell("change-refused", path)
        return False

    def write(self, path: Path, new: str, old: str | None = None) -> bool:
        """Whether a file could be written: it shows what has changed, or says why nothing has."""
        try:
            path.parent.mkdir(exist_ok=True)
            save(path, new)
        except OSError as error:
            self.tell("change-not-saved", path, why=error.strerror or error)
            return False
        return self.show(path, new, old)

    def show(self, path: Path, new: str, old: str | None = None) -> bool:
        """Each changed line below the number of the first: '-' what it was, '+' what it is."""
        for line in _changes((old or "").splitlines(), new.splitlines()):
            if not (found := re.match(r"@@ -(\d+)", line)):
                print(f"  {line[0]} {line[1:]}".rstrip())
            elif old is None:
                print(said("change-new", self.language, file=self.name(path)))
            else:
                print(said("change-line", self.language, file=self.name(path), line=max(int(found[1]), 1)))
        return True

    def tell(self, kind: str, path: Path, **values: object) -> None:
        print(said(kind, self.language, file=self.name(path), **values), file=sys.stderr)

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()


def _changes(old: list[str], new: list[str]) -> Iterator[str]:
    """The lines of a comparison, without those that name the two sides."""
    lines = difflib.unified_diff(old, new, n=0, lineterm="")
    return (line for at, line in enumerate(lines) if at > 1)
