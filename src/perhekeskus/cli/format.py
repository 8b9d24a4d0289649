"""`perhekeskus format`: files as they should be written, saying what they said."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..checking import COLUMNS
from ..faircopy import fair_copy, names_in, nouns_in
from ..reading import read_csv
from .desk import Desk
from .options import add_command, add_files, add_language, said

EXAMPLE = """examples:
  perhekeskus format                       # kaikki tiedot / alla uppgifter
  perhekeskus format data/regions/rannikko/places/rantakunta-majakka.yaml
  perhekeskus format --check --language sv # vain katsoo, ei kirjoita / tittar bara, skriver inget
"""
MORE = "Keys come in their order, hours become keys such as tue-fri: 9-14, comments stay at their keys, and what a file says stays the same. Twice is as good as once."


def add_to(commands) -> None:
    command = add_command(commands, "format", "writes files as they should be written", EXAMPLE, more=MORE)
    add_files(command, "*", "a file below data/ or examples/ (all below data/)")
    command.add_argument("--check", action="store_true", help="only shows what would change, and ends with 1 if anything would")
    add_language(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    desk = Desk(options)
    paths = [path.absolute() for path in options.files] or sorted(path for path in (options.root / "data").rglob("*.yaml") if nouns_in(path, options.root / "data"))
    known = {path for path in paths if nouns_in(path, desk.folder(path)) and path.exists()}
    faults = desk.faults(known)
    changed = same = 0
    for path in paths:
        if path not in known:
            desk.tell("format-no-record", path)
        elif faults[path]:
            desk.refuse(path, faults[path])
        else:
            old = path.read_bytes().decode("utf-8")
            new = _copy(desk, path, old)
            same += new == old
            changed += new != old and _put(desk, path, new, old, options.check)
    kind = "format-would" if options.check else "format-summary"
    print(said(kind, options.language, changed=changed, same=same, refused=len(paths) - changed - same), file=sys.stderr)
    return 1 if same + changed < len(paths) or options.check and changed else 0


def _copy(desk: Desk, path: Path, text: str) -> str:
    folder = desk.folder(path)
    model, many = nouns_in(path, folder)
    names = names_in(read_csv(folder / "municipalities.csv", desk.root, tuple(COLUMNS))) if not many else {}
    return fair_copy(text, model, many=many, names=names)


def _put(desk: Desk, path: Path, new: str, old: str, only_check: bool) -> bool:
    if not only_check:
        return desk.write(path, new, old)
    desk.show(path, new, old)
    return True
