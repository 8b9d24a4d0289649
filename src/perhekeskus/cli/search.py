"""`perhekeskus search`: why a page answers what a reader types."""

from __future__ import annotations

import argparse
import sys

from ..clock import today_in_finland
from ..problems import LANGUAGES, DataError
from .options import add_command, add_language, add_source, example_of, number, said

MOST_FORMS = 5
EXAMPLE = """example:
  perhekeskus search --language fi "perhetyötä"
  perhekeskus search --language sv "öppet daghem i Jakobstad" --most 5
"""


def add_to(commands) -> None:
    command = add_command(
        commands, "search", "shows which pages answer what a reader types, and why: term, form, where it stands and what it weighs", EXAMPLE,
        more="The site's own search also weighs beginnings, slips of the finger and words typed apart.",
    )  # fmt: skip
    command.add_argument("query", help="what a reader types")
    add_language(command, default="fi", languages=LANGUAGES[:2], what="language of the pages and the messages")
    command.add_argument("--most", type=number, default=10, metavar="NUMBER", help="how many pages to show (10)")
    add_source(command)
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from ..building import findable  # with the dictionary, for which nobody waits who only checks
    from ..search import Index, explain, read_as

    try:
        entries = findable(options.root, today=today_in_finland(), example=example_of(options)).entries(options.language)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    index = Index(options.language, entries)
    for word, terms in read_as(index, options.query).items():
        print(said("search-reads" if terms else "search-unknown", options.language, word=word, terms=", ".join(f"{term} ({share:.2g})" for term, share in terms.items())))
    answers = explain(index, options.query, options.most)
    for place, answer in enumerate(answers, 1):
        print(f"\n{place}. {answer.entry.title} · {answer.entry.id} · {answer.score:.1f}")
        for reason in answer.reasons:
            forms = ", ".join(reason.forms[:MOST_FORMS]) + (" …" if len(reason.forms) > MOST_FORMS else "")
            print(f"   {reason.term} ← {forms} · {said(f'search-{reason.field}', options.language)} · {reason.weight:.1f}")
    if not answers:
        print(said("search-nothing", options.language))
    return 0 if answers else 1
