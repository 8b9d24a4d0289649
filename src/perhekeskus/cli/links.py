"""`perhekeskus links`: whether every link of the built site leads where it should, without asking anybody on the net."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from .. import checking
from ..problems import code_quality
from .options import add_command, add_language, add_source, example_of, said

if TYPE_CHECKING:
    from ..links.findings import Finding
    from ..links.pages import Site

EXAMPLE = """example:
  perhekeskus links                        # the site in site/
  perhekeskus links build/demo --example --language sv
  perhekeskus links --format github        # as annotations of a pull request
  perhekeskus links --format gitlab > gl-code-quality-report.json
"""
FORMATS = ("text", "json", "github", "gitlab")
LIBRARY = "selectolax"


def add_to(commands) -> None:
    command = add_command(
        commands, "links", "checks the links, anchors, parts, language versions and sitemap of the built site, each with the file and line it comes from", EXAMPLE,
        more="Ends with 0 when all is well, with 1 where something is wrong, and with 2 where there is no site. Pages of others are not asked for.",
    )  # fmt: skip
    command.add_argument("folder", nargs="?", type=Path, metavar="SITE", help="the folder of the built site (site/ in the project)")
    command.add_argument("--url", default=os.environ.get("SITE_URL") or None, metavar="ADDRESS", help="where the site will stand (SITE_URL, or what its pages say)")
    command.add_argument("--format", choices=FORMATS, default="text", help="text for people, json for programs, github for annotations of a pull request, gitlab for its code quality report (text)")
    command.add_argument("--notices", action="store_true", help="also show what may wait, such as links to former addresses")
    add_language(command)
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    folder = options.folder or options.root / "site"
    if not find_spec(LIBRARY):
        return _refused("links-no-library", options, name=LIBRARY)
    if not any(folder.rglob("*.html")):
        return _refused("links-no-site", options, folder=folder)
    from ..links.pages import read  # with a library that only this command needs

    try:
        site = read(folder, options.url)
    except OSError as error:
        return _refused("links-unreadable", options, file=error.filename, said=error.strerror)
    found = _found(site, options)
    errors = sum(finding.severity == "error" for finding in found)
    for line in _lines([finding for finding in found if options.notices or finding.severity == "error"], site, options):
        print(line)
    if options.format == "text":
        count = sum(len(page.links) for page in site.pages.values())
        print(said("links-summary", options.language, pages=len(site.pages), links=count, errors=errors, notices=len(found) - errors), file=sys.stderr)
    return 1 if errors else 0


def _found(site: Site, options: argparse.Namespace) -> list[Finding]:
    """The data is read only where something is wrong, to tell where it comes from."""
    from ..links.findings import findings
    from ..links.inside import faults
    from ..links.origins import Origins

    wrong = list(faults(site))
    if not wrong:
        return []
    origins = Origins(options.root, site, checking.check(options.root, example_of(options)).catalogue, example_of(options))
    folder = site.folder.resolve()
    name = folder.relative_to(options.root).as_posix() if folder.is_relative_to(options.root) else site.folder.as_posix()
    return findings(wrong, site, name, origins.source, origins.record)


def _lines(found: list[Finding], site: Site, options: argparse.Namespace) -> Iterator[str]:
    if options.format == "json":
        told = {"schema_version": 1, "address": site.address, "pages": len(site.pages), "findings": [finding.as_data(options.language) for finding in found]}
        yield json.dumps(told, ensure_ascii=False, indent=1)
    elif options.format == "gitlab":
        yield json.dumps(code_quality(found, options.language), ensure_ascii=False, indent=1)
    else:
        yield from (finding.annotation(options.language) if options.format == "github" else finding.line_for_people(options.language) for finding in found)


def _refused(kind: str, options: argparse.Namespace, **values: object) -> int:
    print(said(kind, options.language, **values), file=sys.stderr)
    return 2
