"""The commands for editors, a module each. The only room of the package that prints and gives exit codes: 0 nothing wrong, 1 faults found, 2 wrong use."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from . import addresses, check, confirm, diff, format, importing, links, new, outside, publish, report, schema, search, stage, swap

COMMANDS = (check, new, importing, confirm, format, report, diff, search, links, outside, schema, addresses, stage, swap, publish)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; argparse itself exits with 2 on wrong use."""
    parser = _parser()
    if not (sys.argv[1:] if arguments is None else arguments):  # whoever does not know yet what there is
        parser.exit(2, parser.format_help())
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that lacks a letter still shows the rest
    try:
        code = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="perhekeskus", description="Family services of Finland: checks the data of the site.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    return parser
