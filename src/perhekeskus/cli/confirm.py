"""`perhekeskus confirm`: nothing has changed, and somebody has seen to it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..confirmation import By, confirmed
from ..clock import today_in_finland
from ..problems import Problem
from ..reading import Document, read
from ..slips import LEFT_IN_DOUBT
from .desk import Desk, Draft
from .options import add_command, add_files, add_language, both, past_day, said

EXAMPLE = """examples:
  perhekeskus confirm data/regions/rannikko/places/rantakunta-majakka.yaml
  perhekeskus confirm data/regions/rannikko/places/saari-luoto.yaml --by "Rantakunnan seurakunta/Strandkommuns församling"
  perhekeskus confirm saari-luoto --by organiser --date 1.10.2026

Mikään ei ole muuttunut: päivä ja organisaatio kohtaan `checked`, muu pysyy ennallaan.
Ingenting har ändrats: dag och organisation i `checked`, resten förblir som det var.
"""
MORE = "Sets `checked` and touches nothing else, and says what the file leaves in doubt; who confirmed it stays as it was unless --by says otherwise."


def add_to(commands) -> None:
    command = add_command(commands, "confirm", "says that a place or region was looked through and nothing has changed", EXAMPLE, more=MORE)
    add_files(command, "+", "the file of a place or region, or its id")
    command.add_argument("--by", type=both, metavar="FINNISH/SWEDISH", help="the organisation that confirms it, or 'organiser': the one that the file names as such (the one that did so before)")
    command.add_argument("--date", type=past_day, metavar="YEAR-MONTH-DAY", help="the day it was looked through (today in Finland)")
    add_language(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    desk = Desk(options)
    files = list(dict.fromkeys(map(desk.found, options.files)))
    records = [path for path in files if desk.is_record(path)]
    for path in files:
        if path not in records and desk.is_there(path):
            desk.tell("confirm-no-record", path)
    drafts = {path: draft for path, faults in desk.faults(records).items() if (draft := _draft(desk, path, faults, options))}
    told = desk.problems(drafts, drafts)
    done = sum(_settled(desk, path, draft, told[path]) for path, draft in drafts.items())
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


def _settled(desk: Desk, path: Path, draft: Draft, problems: list[Problem]) -> bool:
    """Whether the file could be written; then what it leaves in doubt is said, for whoever confirms it may know better."""
    if errors := [problem for problem in problems if problem.severity == "error"]:
        return desk.refuse(path, errors)
    if not desk.write(path, *draft):
        return False
    for problem in problems:
        if problem.kind in LEFT_IN_DOUBT:
            print(problem.line_for_people(desk.language))
    return True


def _organiser(document: Document, path: Path, root: Path) -> By | None:
    """The name of who arranges a place; of a wellbeing services county, as its region has it."""
    organiser = document.data.get("organiser") or {}
    if organiser.get("kind") == "wellbeing-services-county" and not organiser.get("name"):
        return read(path.parents[1] / "region.yaml", root).data.get("official_name")
    return organiser.get("name") or document.data.get("official_name")
