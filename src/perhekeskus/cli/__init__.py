"""The commands for editors, a module each. The only room of the package that prints and gives exit codes: 0 nothing wrong, 1 faults found, 2 wrong use."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

COMMANDS = ("check", "new", "import", "confirm", "format", "report", "diff", "search", "links", "outside", "ptv", "schema", "addresses", "stage", "swap", "publish")
_MODULES = {"import": "importing"}  # where the word is Python's own


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; argparse itself exits with 2 on wrong use."""
    words = sys.argv[1:] if arguments is None else arguments
    parser = _parser(*words[:1])
    if not words:  # whoever does not know yet what there is
        parser.exit(2, parser.format_help())
    options = parser.parse_args(words)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that lacks a letter still shows the rest
    try:
        code = options.run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever reads, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser(asked: str = "") -> argparse.ArgumentParser:
    """Of the command asked for, or else of all: to load the others would be a tenth of a check."""
    parser = argparse.ArgumentParser(prog="perhekeskus", description="Family services of Finland: checks the data of the site.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in (asked,) if asked in COMMANDS else COMMANDS:
        import_module(f".{_MODULES.get(command, command)}", __package__).add_to(commands)
    return parser
