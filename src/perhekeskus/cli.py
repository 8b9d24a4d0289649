"""The commands for editors. The only module of the package that prints and gives exit codes: 0 nothing wrong, 1 faults found, 2 wrong use."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from .checking import Checked, check
from .hours import today_in_finland
from .problems import LANGUAGES, DataError, Problem, sentences

CHECK_EXAMPLE = """example:
  perhekeskus check --language sv
  perhekeskus check --format github        # as annotations of a pull request
"""

MOST_FORMS = 5
SEARCH_EXAMPLE = """example:
  perhekeskus search --language fi "perhetyötä"
  perhekeskus search --language sv "öppet daghem i Jakobstad" --most 5
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code; argparse itself exits with 2 on wrong use."""
    options = _parser().parse_args(arguments)
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
    checking = commands.add_parser(
        "check", help="reads all data and hand-written pages and shows everything that is wrong, and how hours in words were understood",
        description="Reads all data and hand-written pages and shows everything that is wrong, and how hours in words were understood.", epilog=CHECK_EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    checking.add_argument("--language", type=_language, choices=LANGUAGES, default=os.environ.get("PERHEKESKUS_LANGUAGE", "fi"), help="language of the messages (fi)")
    checking.add_argument("--format", choices=FORMATS, default="text", help="text for people, github for annotations of a pull request (text)")
    checking.add_argument("--notices", action="store_true", help="also show what may wait, such as missing translations outside bilingual regions")
    _add_source(checking)
    checking.set_defaults(run=_check)
    searching = commands.add_parser(
        "search", help="shows which pages answer what a reader types, and why: term, form, where it stands and what it weighs",
        description="Shows which pages answer what a reader types, and why: term, form, where it stands and what it weighs. The site's own search also weighs beginnings, slips of the finger and words typed apart.",
        epilog=SEARCH_EXAMPLE, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    searching.add_argument("query", help="what a reader types")
    searching.add_argument("--language", type=_language, choices=LANGUAGES[:2], default="fi", help="language of the pages and the messages (fi)")
    searching.add_argument("--most", type=int, default=10, metavar="NUMBER", help="how many pages to show (10)")
    _add_source(searching)
    searching.set_defaults(run=_search)
    return parser


def _add_source(command: argparse.ArgumentParser) -> None:
    command.add_argument("--root", type=_folder, default=".", metavar="FOLDER", help="the folder with data/ and content/ (this folder)")
    command.add_argument("--example", action="store_true", help="the fictional region in examples/ instead of the real ones")


def _language(text: str) -> str:
    """As a type, because argparse does not compare a default, which the environment may have set, with the choices."""
    if text not in LANGUAGES:
        raise argparse.ArgumentTypeError(f"there is no language {text}; choose {', '.join(LANGUAGES)}")
    return text


def _folder(text: str) -> Path:
    path = Path(text)
    if not (path / "data").is_dir():
        raise argparse.ArgumentTypeError(f"there is no folder data/ in {path.resolve()}")
    return path.resolve()


def _check(options: argparse.Namespace) -> int:
    checked = check(options.root, options.root / "examples" if options.example else None)
    shown = [problem for problem in checked.problems if options.notices or problem.severity != "notice"]
    for problem in shown:
        print(FORMATS[options.format](problem, options.language))
    if options.format == "text":
        print(_summary(checked, options.language), file=sys.stderr)
    return 1 if checked.errors else 0


def _summary(checked: Checked, language: str) -> str:
    notices = sum(problem.severity == "notice" for problem in checked.problems)
    kind = "summary-errors" if checked.errors else "summary-fine"
    return sentences()[kind][language].format(errors=len(checked.errors), notices=notices)


def _search(options: argparse.Namespace) -> int:
    from .building import findable  # with the dictionary, for which nobody waits who only checks
    from .search import Index, explain, read_as

    try:
        entries = findable(options.root, today=today_in_finland(), example=options.root / "examples" if options.example else None).entries(options.language)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    index = Index(options.language, entries)
    for word, terms in read_as(index, options.query).items():
        print(_said("search-reads" if terms else "search-unknown", options.language, word=word, terms=", ".join(f"{term} ({share:.2g})" for term, share in terms.items())))
    answers = explain(index, options.query, options.most)
    for place, answer in enumerate(answers, 1):
        print(f"\n{place}. {answer.entry.title} · {answer.entry.id} · {answer.score:.1f}")
        for reason in answer.reasons:
            forms = ", ".join(reason.forms[:MOST_FORMS]) + (" …" if len(reason.forms) > MOST_FORMS else "")
            print(f"   {reason.term} ← {forms} · {_said(f'search-{reason.field}', options.language)} · {reason.weight:.1f}")
    if not answers:
        print(_said("search-nothing", options.language))
    return 0 if answers else 1


def _said(kind: str, language: str, **values: object) -> str:
    return sentences()[kind][language].format(**values)


FORMATS = {"text": Problem.line_for_people, "github": Problem.annotation}
