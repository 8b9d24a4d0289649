"""`perhekeskus report`: what editors should look at next."""

from __future__ import annotations

import argparse
import json
import os
import sys

from ..clock import today_in_finland
from ..problems import DataError
from ..urls import REPORTS
from .options import add_command, add_language, add_source, example_of

EXAMPLE = """example:
  perhekeskus report                                  # all of them
  perhekeskus report translations --region kainuu
  perhekeskus report freshness --format json --language sv
"""


def add_to(commands) -> None:
    command = add_command(
        commands, "report", "tells what is old, untranslated, missing, doubtful or hard to read", EXAMPLE,
        more="The same reports are pages of the site, below fi/toimitus/ and sv/redaktion/. EDIT_URL names the address before a file's path at which it can be edited.",
    )  # fmt: skip
    command.add_argument("reports", nargs="*", metavar="REPORT", help=f"which ones: {', '.join(REPORTS)} (all)")
    command.add_argument("--format", choices=("text", "json"), default="text", help="text for people, json for programs (text)")
    command.add_argument("--region", metavar="ID", help="only what belongs to one region, by the name of its folder")
    add_language(command, what="language of the report")
    add_source(command)
    command.set_defaults(run=run, wrong_use=command.error)


def run(options: argparse.Namespace) -> int:
    from ..building import desk
    from ..reports import Words, as_data, as_text

    _refuse_unknown(options)
    try:
        found = desk(options.root, today=today_in_finland(), example=example_of(options), edit=os.environ.get("EDIT_URL", ""), region=options.region)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    if options.region and options.region not in found.catalogue.regions:
        options.wrong_use(f"there is no region {options.region}; choose {', '.join(found.catalogue.regions)}")
    names, words = options.reports or list(REPORTS), Words(options.language)
    if options.format == "json":
        print(json.dumps([as_data(found, name, words) for name in names], ensure_ascii=False, indent=1))
    else:
        print("\n".join(as_text(found, name, words) for name in names), end="")
    return 0


def _refuse_unknown(options: argparse.Namespace) -> None:
    """Not by argparse, whose `choices` would refuse that none is named."""
    for name in options.reports:
        if name not in REPORTS:
            options.wrong_use(f"there is no report {name}; choose {', '.join(REPORTS)}")
