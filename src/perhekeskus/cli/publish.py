"""`perhekeskus publish`: a built site into the folder that a host shows."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..packing import packings
from ..publishing import Refused, publish
from ..turns import Busy
from .options import add_command, add_language, said

EXAMPLE = """example:
  perhekeskus publish site /var/www/perhekeskus
  perhekeskus publish site /var/www/perhekeskus --precompress
"""


def add_to(commands) -> None:
    command = add_command(
        commands, "publish", "brings a built site into the folder that a web server shows, while readers read", EXAMPLE,
        more="New addresses come first, then what pages need, then pages; what has gone goes last. Files that have not changed are left alone, so that browsers need not fetch them again. "
        "A run that was killed leaves a folder that can be read, and the next one makes it whole.",
    )  # fmt: skip
    command.add_argument("site", type=Path, metavar="SITE", help="the folder that make site built")
    command.add_argument("target", type=Path, metavar="FOLDER", help="the folder that the web server shows; it is made if it is not there")
    command.add_argument("--precompress", action="store_true", help="put .gz and .br beside texts, for servers that send those (needs brotli, of the extra 'hosting')")
    command.add_argument("--into-anything", action="store_true", help="also into a folder that holds other things; they stay, but for files of the same name")
    add_language(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    def tell(kind: str, **values: object) -> int:
        print(said(kind, options.language, **values), file=sys.stderr)
        return 1

    try:
        forms = packings() if options.precompress else {}
        done = publish(options.site, options.target, forms, anywhere=options.into_anything, waiting=lambda: tell("turn-waiting"))
    except ModuleNotFoundError as error:
        return tell("publish-no-packing", name=error.name)
    except Refused as error:
        return tell(error.kind, **error.values)
    except Busy:
        return tell("turn-busy")
    except OSError as error:
        return tell("publish-failed", file=error.filename or options.target, why=error.strerror or error)
    print(said("publish-summary", options.language, **vars(done)))
    return 0
