"""`perhekeskus diff`: what readers will see change."""

from __future__ import annotations

import argparse
import json
import os
import sys

from ..clock import today_in_finland
from ..problems import DataError
from ..tables import cell, file_link
from .options import add_command, add_language, add_source, example_of, number, said

EXAMPLE = """example:
  perhekeskus diff main
  perhekeskus diff HEAD~1 --language sv --format markdown
"""
FORMATS = ("text", "markdown", "json")
MOST_FAULTS = 10


def add_to(commands) -> None:
    command = add_command(
        commands, "diff", "shows what readers will see change between a version in git and the files as they are now: page, before and after, in both languages", EXAMPLE,
        more="Ends with 0 whether anything changes or not, with 1 where either side has faults, and with 2 where there is no such version.",
    )  # fmt: skip
    command.add_argument("ref", metavar="REF", help="a branch, a tag or a commit, as git names it")
    add_language(command, what="language of the summary")
    command.add_argument("--format", choices=FORMATS, default="text", help="text for people, markdown for pull requests, json for programs (text)")
    command.add_argument("--most", type=number, default=50, metavar="NUMBER", help="how many changes to show one by one in text and markdown (50)")
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from ..changes import FaultyBefore, HistoryError, Summary, since  # with the templates, for which nobody waits who only checks

    try:
        changes = since(options.root, options.ref, today_in_finland(), example_of(options))
    except HistoryError as error:
        print(said(error.kind, options.language, **error.values), file=sys.stderr)
        return 2
    except DataError as error:
        print(_faulty(error, "diff-faulty-before" if isinstance(error, FaultyBefore) else "diff-faulty-now", options))
        return 1
    summary = Summary(changes, options.ref, options.language, options.most, lambda file: file_link(file, os.environ))
    print(getattr(summary, options.format)(), end="")
    return 0


def _faulty(error: DataError, kind: str, options: argparse.Namespace) -> str:
    """Why there is nothing to compare, in the form that was asked for, so that it stands where the summary would."""
    sentence = said(kind, options.language, ref=options.ref, count=len(error.problems))
    lines = [problem.line_for_people(options.language) for problem in error.problems[:MOST_FAULTS]]
    if options.format == "json":
        return json.dumps({"schema_version": 1, "ref": options.ref, "faulty": sentence, "faults": lines}, ensure_ascii=False, indent=1)
    if options.format == "markdown":
        return "\n".join([f"## {said('diff-heading', options.language)}", "", cell(sentence), "", *(f"- {cell(line)}" for line in lines)])
    return "\n".join([sentence, *lines])
