"""`perhekeskus swap`: a folder built anew, which takes the old one's place when it is whole."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from pathlib import Path

from ..publishing import is_whole
from ..swapping import rebuilt
from ..turns import Busy
from .options import add_command, add_language, said

EXAMPLE = """example:
  perhekeskus swap site -- mkdocs build --strict        # what make site does
"""


def add_to(commands) -> None:
    command = add_command(
        commands, "swap", "runs a command that builds a site into the folder SITE_DIR, and swaps it in when it is whole", EXAMPLE,
        more="If the command fails or is killed, the old folder stays as it was. Two at once take turns.",
    )  # fmt: skip
    command.add_argument("folder", type=Path, metavar="FOLDER", help="the folder to be replaced")
    command.add_argument("command", nargs="+", metavar="COMMAND", help="what builds, after --")
    add_language(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    def tell(kind: str, **values: object) -> int:
        print(said(kind, options.language, folder=options.folder, **values), file=sys.stderr)
        return 1

    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that what was begun ends, too
    try:
        return 0 if rebuilt(options.folder, options.command, os.environ, is_whole, lambda: tell("turn-waiting")) else tell("swap-nothing")
    except Busy:
        return tell("turn-busy")
    except OSError as error:
        return tell("swap-failed", why=f"{error.filename}: {error.strerror}" if error.filename else error)
    finally:
        signal.signal(signal.SIGTERM, before)
