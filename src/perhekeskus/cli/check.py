"""`perhekeskus check`: everything that is wrong, at once."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from .. import checking
from ..problems import Problem
from ..tables import cell, file_link, table
from .desk import Desk
from .options import add_command, add_language, add_source, as_file, example_of, problem_lines, said

EXAMPLE = """example:
  perhekeskus check --language sv
  perhekeskus check rantakunta-majakka --notices
  perhekeskus check --format github        # as annotations of a pull request
  perhekeskus check --format gitlab > gl-code-quality-report.json
"""
FORMATS = ("text", "github", "gitlab")
MOST_IN_TABLE = 200


def add_to(commands) -> None:
    command = add_command(commands, "check", "reads all data and hand-written pages and shows everything that is wrong, and how hours in words were understood", EXAMPLE)
    command.add_argument("files", nargs="*", type=as_file, metavar="FILE", help="only what is wrong in these, each a file, a folder, or the id of a place or region (all)")
    add_language(command)
    command.add_argument("--format", choices=FORMATS, default="text", help="text for people, github for annotations of a pull request, gitlab for its code quality report (text)")
    command.add_argument("--summary", type=Path, metavar="FILE", help="also write the same as a table in Markdown at the end of this file, such as $GITHUB_STEP_SUMMARY")
    command.add_argument("--notices", action="store_true", help="also show what may wait, such as missing translations outside bilingual regions")
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    checked = checking.check(options.root, example_of(options))
    desk = Desk(options)
    only = [desk.found(path) for path in options.files]
    if not all([desk.is_there(path) for path in only]):
        return 2
    found = [problem for problem in checked.problems if not only or any((options.root / problem.file).is_relative_to(path) for path in only)]
    errors = sum(problem.severity == "error" for problem in found)
    problems = [problem for problem in found if options.notices or problem.severity != "notice"]
    for line in problem_lines(problems, options.format, options.language):
        print(line)
    if options.format == "text":
        print(_summary(found, errors, options.language), file=sys.stderr)
    if options.summary and not _written(options.summary, _table(problems, options.language), options.language):
        return 2
    return 1 if errors else 0


def _summary(found: list[Problem], errors: int, language: str) -> str:
    notices = sum(problem.severity == "notice" for problem in found)
    return said("summary-errors" if errors else "summary-fine", language, errors=errors, notices=notices)


def _table(problems: list[Problem], language: str) -> str:
    """Errors before what may wait, each linked to its line."""
    ordered = sorted(problems, key=lambda problem: problem.severity != "error")
    errors = sum(problem.severity == "error" for problem in problems)
    rows = ([said(f"review-{problem.severity}", language), file_link(problem.file, os.environ, problem.line), cell(problem.said(language))] for problem in ordered[:MOST_IN_TABLE])
    parts = [f"## {said('review-heading', language)}", said("review-errors" if errors else "review-fine", language, errors=errors)]
    parts += [table([said(f"review-{column}", language) for column in ("severity", "where", "what")], rows)] if ordered else []
    parts += [said("review-more", language, count=len(ordered) - MOST_IN_TABLE)] if len(ordered) > MOST_IN_TABLE else []
    return "\n\n".join(parts) + "\n\n"


def _written(file: Path, text: str, language: str) -> bool:
    """Whether the file took it; if not, that is said."""
    try:
        with file.open("a", encoding="utf-8") as summary:
            summary.write(text)
    except OSError as error:
        print(said("review-not-written", language, file=file, said=error.strerror), file=sys.stderr)
        return False
    return True
