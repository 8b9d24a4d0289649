"""`perhekeskus format`: files as they should be written, saying what they said."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..faircopy import fair_copy
from .desk import Desk, Draft
from .options import add_command, add_files, add_language, said

EXAMPLE = """examples:
  perhekeskus format                       # kaikki tiedot / alla uppgifter
  perhekeskus format data/regions/rannikko/places/rantakunta-majakka.yaml
  perhekeskus format --check --language sv # vain katsoo, ei kirjoita / tittar bara, skriver inget
"""
MORE = "Keys come in their order, hours become keys such as tue-fri: 9-14, comments stay at their keys, and what a file says stays the same. Twice is as good as once."


def add_to(commands) -> None:
    command = add_command(commands, "format", "writes files as they should be written", EXAMPLE, more=MORE)
    add_files(command, "*", "a file below data/ or examples/, or the id of a place or region (all below data/)")
    command.add_argument("--check", action="store_true", help="only shows what would change, and ends with 1 if anything would")
    add_language(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    desk = Desk(options)
    paths = [desk.found(path) for path in options.files] or sorted(path for path in (options.root / "data").rglob("*.yaml") if desk.noun(path))
    faults = desk.faults(path for path in paths if desk.noun(path) and path.exists())
    changed = same = 0
    for path in paths:
        if path not in faults:
            if desk.is_there(path):
                desk.tell("format-no-record", path)
        elif faults[path]:
            desk.refuse(path, faults[path])
        else:
            draft = _draft(desk, path)
            same += draft.new == draft.old
            changed += draft.new != draft.old and (desk.show if options.check else desk.write)(path, *draft)
    kind = "format-would" if options.check else "format-summary"
    print(said(kind, options.language, changed=changed, same=same, refused=len(paths) - changed - same), file=sys.stderr)
    return 1 if same + changed < len(paths) or options.check and changed else 0


def _draft(desk: Desk, path: Path) -> Draft:
    old = path.read_bytes().decode("utf-8")
    model, many = desk.noun(path)
    return Draft(fair_copy(old, model, many=many, names=desk.names(path)), old)
