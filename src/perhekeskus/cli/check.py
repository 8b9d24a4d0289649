"""`perhekeskus check`: everything that is wrong, at once."""

from __future__ import annotations

import argparse
import sys

from .. import checking
from ..checking import Checked
from ..problems import Problem
from .options import add_command, add_language, add_source, example_of, said

EXAMPLE = """example:
  perhekeskus check --language sv
  perhekeskus check --format github        # as annotations of a pull request
"""
FORMATS = {"text": Problem.line_for_people, "github": Problem.annotation}


def add_to(commands) -> None:
    command = add_command(commands, "check", "reads all data and hand-written pages and shows everything that is wrong, and how hours in words were understood", EXAMPLE)
    add_language(command)
    command.add_argument("--format", choices=FORMATS, default="text", help="text for people, github for annotations of a pull request (text)")
    command.add_argument("--notices", action="store_true", help="also show what may wait, such as missing translations outside bilingual regions")
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    checked = checking.check(options.root, example_of(options))
    for problem in checked.problems:
        if options.notices or problem.severity != "notice":
            print(FORMATS[options.format](problem, options.language))
    if options.format == "text":
        print(_summary(checked, options.language), file=sys.stderr)
    return 1 if checked.errors else 0


def _summary(checked: Checked, language: str) -> str:
    notices = sum(problem.severity == "notice" for problem in checked.problems)
    return said("summary-errors" if checked.errors else "summary-fine", language, errors=len(checked.errors), notices=notices)
