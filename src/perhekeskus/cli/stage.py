"""`perhekeskus stage`: the whole site for another engine."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ..clock import ClockError, day_of_build
from ..problems import DataError
from .options import add_command, add_language, add_source, example_of, said

EXAMPLE = """example:
  perhekeskus stage build/handover
  SITE_URL=https://perhekeskus.example/ perhekeskus stage build/handover --icons node_modules/@mdi/svg/svg
"""


def add_to(commands) -> None:
    command = add_command(
        commands, "stage", "writes every page as Markdown with front matter, for another site engine", EXAMPLE,
        more="Pages stand in pages/, all other files finished in files/, and addresses.json says which file each address is. The folder is written anew; one with something else in it is refused.",
    )  # fmt: skip
    command.add_argument("folder", type=Path, metavar="FOLDER", help="where to write")
    command.add_argument("--icons", type=Path, metavar="FOLDER", help="Material Design Icons as SVG; without them pages have no icons")
    add_language(command)
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from ..building import handed_over
    from ..handover import ForeignFolder

    try:
        count = handed_over(options.root, options.folder.resolve(), today=day_of_build(os.environ), example=example_of(options), icons=options.icons, url=os.environ.get("SITE_URL", ""), reports=os.environ.get("REPORTS") != "0")
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except ForeignFolder:
        print(said("stage-foreign", options.language, folder=options.folder), file=sys.stderr)
        return 2
    except (OSError, ClockError) as error:
        print(error, file=sys.stderr)
        return 2
    print(said("stage-done", options.language, count=count, folder=options.folder))
    return 0
