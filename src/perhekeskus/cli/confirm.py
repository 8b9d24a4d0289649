"""`perhekeskus confirm`: nothing has changed, and somebody has seen to it."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from ..confirmation import By, confirmed
from ..faircopy import nouns_in
from ..hours import today_in_finland
from ..reading import Document, read
from .desk import Desk
from .options import add_command, add_files, add_language, both, said

EXAMPLE = """examples:
  perhekeskus confirm data/regions/rannikko/places/rantakunta-majakka.yaml
  perhekeskus confirm data/regions/rannikko/places/saari-luoto.yaml --by "Rantakunnan seurakunta/Strandkommuns församling"
  perhekeskus confirm data/regions/rannikko/places/*.yaml --by organiser --date 2026-10-01

Mikään ei ole muuttunut: päivä ja organisaatio kohtaan `checked`, muu pysyy ennallaan.
Ingenting har ändrats: dag och organisation i `checked`, resten förblir som det var.
"""
MORE = "Sets `checked` and touches nothing else; who confirmed it stays as it was unless --by says otherwise."


def add_to(commands) -> None:
    command = add_command(commands, "confirm", "says that a place or region was looked through and nothing has changed", EXAMPLE, more=MORE)
    add_files(command, "+", "the file of a place or region")
    command.add_argument("--by", type=both, metavar="FINNISH/SWEDISH", help="the organisation that confirms it, or 'organiser': the one that the file names as such (the one that did so before)")
    command.add_argument("--date", type=_past_day, metavar="YEAR-MONTH-DAY", help="the day it was looked through (today in Finland)")
    add_language(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    desk, paths = Desk(options), [path.absolute() for path in options.files]
    records = {path for path in paths if (found := nouns_in(path, desk.folder(path))) and not found[1] and path.exists()}
    faults = desk.faults(records)
    done = sum(_confirm(desk, path, faults[path], options) if path in records else desk.tell("confirm-no-record", path) or False for path in paths)
    print(said("confirm-summary", options.language, done=done, refused=len(paths) - done), file=sys.stderr)
    return 0 if done == len(paths) else 1


def _confirm(desk: Desk, path: Path, faults: list, options: argparse.Namespace) -> bool:
    """Whether the file could be confirmed; what was done, or why not, is said."""
    if faults:
        desk.refuse(path, faults)
        return False
    old = path.read_bytes().decode("utf-8")
    document = read(path, desk.root)
    by = _organiser(document, path, desk.root) if options.by == "organiser" else options.by
    if options.by and not by:
        desk.tell("confirm-organiser-unnamed", path)
        return False
    if not by and not document.data.get("checked"):
        desk.tell("confirm-by-whom", path)
        return False
    new = confirmed(old, options.date or today_in_finland(), by)
    if faults := desk.faults([path], {path: new})[path]:
        desk.refuse(path, faults)
        return False
    return desk.write(path, new, old)


def _organiser(document: Document, path: Path, root: Path) -> By | None:
    """The name of who arranges a place; of a wellbeing services county, as its region has it."""
    organiser = document.data.get("organiser") or {}
    if organiser.get("kind") == "wellbeing-services-county" and not organiser.get("name"):
        return read(path.parents[1] / "region.yaml", root).data.get("official_name")
    return organiser.get("name") or document.data.get("official_name")


def _past_day(text: str) -> date:
    day = date.fromisoformat(text)
    if day > today_in_finland():
        raise argparse.ArgumentTypeError(f"{text} is in the future")
    return day
