"""`perhekeskus addresses`: every address of the site, and whether one that was published is no longer there."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

from ..checking import check
from ..clock import ClockError, day_of_build
from ..problems import DataError, Problem
from ..published import Comparison, all_addresses, compare, published
from ..sitemaps import SitemapError
from ..urls import Addresses
from .options import add_command, add_language, add_source, example_of, problem_lines, said

EXAMPLE = """example:
  perhekeskus addresses
  perhekeskus addresses --against sitemap.xml                 # the one last published
  perhekeskus addresses --against site.old --format github    # a folder that was built before; with its calendars
"""
FORMATS = ("text", "json", "github", "gitlab")
REASONS = "data/departures.yaml"  # where an address that vanishes is to be explained


def add_to(commands) -> None:
    command = add_command(
        commands, "addresses", "lists every address of the site, or what has become of those once published", EXAMPLE,
        more="Ends with 1 where a published address leads nowhere, and with 2 where what was published cannot be read. SITE_URL names the site that a sitemap has to be of; REPORTS=0 leaves out the pages of editors.",
    )  # fmt: skip
    command.add_argument("--against", type=Path, metavar="FILE", help="the sitemap that was published last (packed or not), or the folder of a site that was built")
    command.add_argument("--format", choices=FORMATS, default="text", help="text for people, json for programs, github for annotations of a pull request, gitlab for its code quality report (text)")
    add_language(command)
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    try:
        addresses = _addresses(options)
        if not options.against:
            print(_listed(addresses, options.format))
            return 0
        found = compare(addresses, published(options.against, os.environ.get("SITE_URL", "")))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    except SitemapError as error:
        return _refused(options, said(error.kind, options.language, **error.values))
    except OSError as error:
        return _refused(options, error.strerror or str(error))
    except ClockError as error:
        print(error, file=sys.stderr)
        return 2
    _tell(found, options)
    return 1 if found.vanished else 0


def _addresses(options: argparse.Namespace) -> Addresses:
    checked = check(options.root, example_of(options), day_of_build(os.environ))
    if checked.catalogue is None:
        raise DataError(checked.errors)
    return Addresses.of(checked.catalogue, reports=os.environ.get("REPORTS") != "0")


def _refused(options: argparse.Namespace, why: str) -> int:
    print(f"{options.against}: {why}", file=sys.stderr)
    return 2


def _listed(addresses: Addresses, form: str) -> str:
    rows = sorted(all_addresses(addresses))
    if form == "json":
        return json.dumps([{"address": address, "state": state, **({"to": about} if state == "moved" else {"departure": about} if state == "gone" else {})} for address, state, about in rows], ensure_ascii=False, indent=1)
    return "\n".join(f"{address} → {about}" if state == "moved" else f"{address} × {about}" if state == "gone" else address for address, state, about in rows)


def _tell(found: Comparison, options: argparse.Namespace) -> None:
    if options.format == "json":
        print(json.dumps({"schema_version": 1, "vanished": found.vanished, "new": found.new}, ensure_ascii=False, indent=1))
        return
    problems = [Problem(REASONS, 1, 1, "", "address-vanished", {"value": address}) for address in found.vanished]
    for line in problem_lines(problems, options.format, options.language):
        print(line)
    if options.format == "text":
        for address in found.new:
            print(said("addresses-new", options.language, address=address))
        print(said("addresses-summary", options.language, vanished=len(found.vanished), new=len(found.new)), file=sys.stderr)
