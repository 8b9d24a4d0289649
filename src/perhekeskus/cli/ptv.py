"""`perhekeskus ptv`: the national service catalogue, fetched, compared with our places, and proposed for their files."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from ..catalogue import Catalogue
from ..ptv import telling
from ..ptv.fetching import PRODUCTION, Wishes, fetch
from ..ptv.offers import FIELDS, KINDS
from ..ptv.shelf import Shelf
from ..ptv.survey import Survey
from ..ptv.trouble import Trouble
from ..turns import Busy
from .desk import Desk
from .options import add_command, add_language, add_root, length_of_time
from .ptvdesk import Work, at_shelf, told, with_survey
from .ptvproposal import proposed

KEY, ADDRESS = "PTV_API_KEY", "PTV_API_URL"
EXAMPLE = f"""examples:
  {KEY}=… perhekeskus ptv fetch --region pohjanmaa
  perhekeskus ptv compare
  perhekeskus ptv propose --check
  perhekeskus ptv propose 6f1d0c4e-5a1b-4c7e-9d2f-3b8a7e6c5d41 --take hours

Haku ei muuta tietoja, ja vertailu kertoo erot. Ehdotus täyttää tyhjät kohdat; oma tieto vaihtuu vain, jos nimeät sen avaimen: --take.
Hämtningen ändrar inget, och jämförelsen visar skillnaderna. Förslaget fyller i det som är tomt; en egen uppgift byts bara om du nämner dess nyckel: --take.
"""


def add_to(commands) -> None:
    command = add_command(commands, "ptv", "fetches the national service catalogue, compares it with our places and proposes their files", EXAMPLE)
    steps = command.add_subparsers(required=True, metavar="STEP")
    _add_fetch(steps)
    _add_compare(steps)
    _add_propose(steps)


def _add_fetch(steps) -> None:
    more = f"The key stands in the environment as {KEY}. Whoever is interrupted goes on where it was; the last whole fetch stays until the new one is whole. Ends with 2 when it could not be finished."
    step = add_command(steps, "fetch", "fetches the service locations of families' services", EXAMPLE, more=more)
    step.add_argument("--region", action="append", default=[], metavar="ID", help="only this region, by the name of its folder; may be given again (the whole country)")
    step.add_argument("--base", default=os.environ.get(ADDRESS, PRODUCTION), metavar="ADDRESS", help=f"the catalogue's address, also {ADDRESS} in the environment ({PRODUCTION})")
    step.add_argument("--delay", type=length_of_time, default=0.5, metavar="SECONDS", help="between two questions (0.5)")
    step.add_argument("--patience", type=length_of_time, default=60.0, metavar="SECONDS", help="how long the server may take (60)")
    _add_common(step, run_fetch)


def _add_compare(steps) -> None:
    step = add_command(steps, "compare", "tells what the catalogue and our files say differently", EXAMPLE, more="Ends with 1 when there is something to look at, with 2 without a fetch.")
    step.add_argument("--format", choices=("text", "json"), default="text", help="text for people, json for programs (text)")
    _add_survey(step, _compared)


def _add_propose(steps) -> None:
    more = "What an editor has written is told and left as it is, unless --take names its key. Ends with 1 when something that was to be written could not be."
    step = add_command(steps, "propose", "writes what the catalogue knows into files of places, as a proposal", EXAMPLE, more=more)
    step.add_argument("only", nargs="*", metavar="PTV-ID", help="only these service locations (all)")
    step.add_argument("--take", action="append", default=[], choices=FIELDS, metavar="KEY", help=f"a key whose value the catalogue's replaces; may be given again: {', '.join(FIELDS)}")
    step.add_argument("--kind", action="append", default=[], choices=(*KINDS, "service-point"), metavar="KIND", help=f"kinds of new places; may be given again ({', '.join(KINDS)})")
    step.add_argument("--municipality", metavar="NAME", help="where the named locations lie, for those of which the catalogue does not say it")
    step.add_argument("--anyway", action="store_true", help="adds the named locations although places much like them are there already")
    step.add_argument("--check", action="store_true", help="only shows what would change, and ends with 1 if anything would")
    _add_survey(step, proposed)


def _add_survey(step: argparse.ArgumentParser, work: Work) -> None:
    _add_common(step, lambda options: with_survey(options, work))


def _add_common(step: argparse.ArgumentParser, run) -> None:
    step.add_argument("--cache", type=Path, metavar="FOLDER", help="where the answers are kept (build/ptv)")
    add_language(step)
    add_root(step)
    step.set_defaults(run=run, wrong_use=step.error)


# ---------------------------------------------------------------- fetch


def run_fetch(options: argparse.Namespace) -> int:
    catalogue = Desk(options).check(None).catalogue
    if catalogue is None:
        return told(options, "ptv-data-faulty", 1)
    wishes = _wishes(options, catalogue)
    if not wishes.classes:
        return told(options, "ptv-no-classes", 2)
    try:
        with at_shelf(options) as shelf:
            return _fetched(options, shelf, wishes)
    except ImportError:
        return told(options, "ptv-no-library", 2)
    except Trouble as trouble:
        return told(options, f"ptv-trouble-{trouble.kind}", 2, about=trouble.about)
    except Busy:
        return told(options, "ptv-busy", 2)
    except KeyboardInterrupt:
        return told(options, "ptv-stopped", 2)
    except OSError as error:
        return told(options, "review-not-written", 2, file=error.filename, said=error.strerror)


def _wishes(options: argparse.Namespace, catalogue: Catalogue) -> Wishes:
    for region in options.region:
        if region not in catalogue.regions:
            options.wrong_use(f"there is no region {region}; choose {', '.join(catalogue.regions)}")
    classes = sorted({service.ptv_class for service in catalogue.services.values() if service.ptv_class})
    return Wishes(options.base.rstrip("/"), tuple(sorted(catalogue.regions[region].code for region in set(options.region))), tuple(classes))


def _fetched(options: argparse.Namespace, shelf: Shelf, wishes: Wishes) -> int:
    """Raises Trouble, OSError, ImportError without the extra `ptv`."""
    from ..ptv.wire import Wire

    key = os.environ.get(KEY, "").strip()
    if not key:
        raise Trouble("key-missing", KEY)
    for step in fetch(Wire(wishes.base, key, options.delay, options.patience), shelf, wishes):
        if sys.stderr.isatty():
            print(f"\r\033[K{step.name}: {step.number} / {step.of}", end="", file=sys.stderr, flush=True)
    return told(options, "ptv-fetched", 0, places=shelf.kept.about["whole"]["places"], folder=shelf.kept.folder)


# ---------------------------------------------------------------- compare


def _compared(options: argparse.Namespace, desk: Desk, survey: Survey) -> int:
    """Each finding is told as it comes, so that no more than one is in memory; as data they are one list."""
    catalogue, withdrawn, data = survey.catalogue, survey.withdrawn(), []
    same = differing = perhaps = 0
    for finding in survey.findings():
        same, differing = same + finding.is_ours, differing + len(finding.differences)
        perhaps += finding.match is not None and not finding.is_ours
        if options.format == "json" and finding.match:
            data.append(telling.as_data(finding, catalogue))
        elif options.format == "text":
            _print(telling.lines_of(finding, catalogue, options.language))
    if options.format == "json":
        print(json.dumps({"fetched": survey.fetch.about["begun"], "withdrawn": withdrawn, "findings": data}, ensure_ascii=False, indent=1))
    else:
        _print(telling.withdrawn_lines(withdrawn, catalogue, options.language))
    return told(options, "ptv-compared", int(bool(differing or perhaps or withdrawn)), same=same, differing=differing, perhaps=perhaps, withdrawn=len(withdrawn))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
