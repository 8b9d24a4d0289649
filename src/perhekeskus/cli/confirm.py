"""`perhekeskus confirm`: nothing has changed, and somebody has seen to it."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from ..confirmation import By, confirmed
from ..clock import today_in_finland
from ..problems import Problem
from ..reading import Document, read
from .desk import Desk, Draft
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
    desk, files = Desk(options), list(dict.fromkeys(options.files))
    records = [path for path in files if desk.is_record(path)]
    for path in files:
        if path not in records:
            desk.tell("confirm-no-record", path)
    drafts = {path: draft for path, faults in desk.faults(records).items() if (draft := _draft(desk, path, faults, options))}
    faults = desk.faults(drafts, drafts)
    done = sum(desk.refuse(path, faults[path]) if faults[path] else desk.write(path, new, old) for path, (new, old) in drafts.items())
    print(said("confirm-summary", options.language, done=done, refused=len(files) - done), file=sys.stderr)
    return 0 if done == len(files) else 1


def _draft(desk: Desk, path: Path, faults: list[Problem], options: argparse.Namespace) -> Draft | None:
    """The file confirmed, and as it is; None when it cannot be, and then why not has been said."""
    if faults:
        desk.refuse(path, faults)
        return None
    document = read(path, desk.root)
    by = _organiser(document, path, desk.root) if options.by == "organiser" else options.by
    if not by and (options.by or not document.data.get("checked")):
        desk.tell("confirm-organiser-unnamed" if options.by else "confirm-by-whom", path)
        return None
    old = path.read_bytes().decode("utf-8")
    return Draft(confirmed(old, options.date or today_in_finland(), by), old)


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
