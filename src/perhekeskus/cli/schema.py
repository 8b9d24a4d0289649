"""`perhekeskus schema`: what editors' programs are told of the files."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..checking import check
from ..problems import DataError
from .options import add_command, add_source, example_of

EXAMPLE = """example:
  perhekeskus schema schema        # after a change of the model: the files that .vscode/settings.json names
"""


def add_to(commands) -> None:
    command = add_command(commands, "schema", "writes JSON Schema for each kind of file, by which editors' programs offer, explain and refuse while somebody writes", EXAMPLE)
    command.add_argument("folder", type=Path, metavar="FOLDER", help="where to write them; what stands there by the same name is replaced")
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from ..schema import schema_files  # with pydantic's own descriptions, for which nobody waits who only checks

    checked = check(options.root, example_of(options))
    if checked.catalogue is None:
        print(DataError(checked.errors), file=sys.stderr)
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_files(checked.catalogue).items():
        changed = _written(options.folder / name, text)
        print(f"{options.folder / name}{'' if changed else ' (as before)'}")
    return 0


def _written(path: Path, text: str) -> bool:
    """Whether the file got another content."""
    before = path.read_text(encoding="utf-8") if path.exists() else None
    if before != text:
        path.write_text(text, encoding="utf-8", newline="")
    return before != text
