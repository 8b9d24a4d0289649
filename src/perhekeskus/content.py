"""Hand-written pages: their front matter, their twins, and the links in them that name a record instead of a path."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from . import reading
from .catalogue import LANGUAGES, OTHER
from .faults import problems_of
from .model import ContentPage
from .problems import Problem, suggest
from .reading import Document
from .urls import INDEXES

RECORD_KINDS = ("service", "situation", "method", "region", "municipality", "place", "page", "helpline", "index")
LOCAL_KINDS = ("region", "municipality", "place")
_LINK = re.compile(r"\]\(\s*([^)\s]+)")
_RECORD_LINK = re.compile(r"\]\((" + "|".join(RECORD_KINDS) + r"):([a-z0-9-]+)(#[\w-]+)?\)")
_HTML = re.compile(r"<\s*[a-zA-Z/!][^>\n]*>?")


class _Anything(dict):
    def __contains__(self, key: object) -> bool:
        return True


@dataclass
class Written:
    """One Markdown file."""

    document: Document
    body: str
    first_line: int


@dataclass
class Pages:
    """All hand-written pages as files, by id and language; a page id is its file's name."""

    documents: dict[str, dict[str, Written]] = field(default_factory=dict)

    @property
    def origins(self) -> dict[tuple[str, str], str]:
        return {("page", id): next(iter(written.values())).document.file for id, written in self.documents.items()}

    def located(self) -> dict[tuple[str, str], tuple[Document, tuple]]:
        return {("page", id): (next(iter(written.values())).document, ("slug",)) for id, written in self.documents.items()}

    def validated(self, context: Mapping, problems: list[Problem]) -> dict[str, dict[str, ContentPage]]:
        found: dict[str, dict[str, ContentPage]] = {}
        for id, by_language in self.documents.items():
            for language, written in by_language.items():
                if written.document.data is None:
                    continue
                page, faults = problems_of(written.document, ContentPage, written.document.data, (), context)
                problems += faults
                if page:
                    found.setdefault(id, {})[language] = page
        return found


def read_pages(root: Path, problems: list[Problem]) -> Pages:
    """Every content/<language>/<id>.md, with what is wrong in the files or missing beside them added to `problems`."""
    pages = Pages()
    for language in LANGUAGES:
        for path in sorted((root / "content" / language).glob("*.md")):
            if path.stem == "index":
                continue
            document, body, first_line = reading.read_front_matter(path, root)
            problems += document.problems
            pages.documents.setdefault(path.stem, {})[language] = Written(document, body, first_line)
    for id, by_language in pages.documents.items():
        if len(by_language) < len(LANGUAGES):
            problems.append(_twin_problem(id, by_language))
    return pages


def _twin_problem(id: str, by_language: Mapping[str, Written]) -> Problem:
    (language, written), *_ = by_language.items()
    twin = f"content/{OTHER[language]}/{id}.md"
    if language == "fi":
        return written.document.problem((), "translation-page-missing", severity="notice", value=twin)
    return written.document.problem((), "twin-missing", value=twin)


def link_problems(pages: Pages, context: Mapping[str, Mapping], national_only: bool) -> list[Problem]:
    """Links that lead nowhere or that a page may not have, and HTML, each with its line. `national_only` passes over local records."""
    known = {kind: context.get(kind, {}) for kind in RECORD_KINDS} | {"index": INDEXES}
    known["municipality"] = dict.fromkeys(context["municipality"].values())
    if national_only:
        known |= dict.fromkeys(LOCAL_KINDS, _Anything())
    found = []
    for by_language in pages.documents.values():
        for written in by_language.values():
            for offset, line in enumerate(written.body.split("\n")):
                found += _line_problems(written.document, written.first_line + offset, line, known)
    return found


def _line_problems(document: Document, number: int, line: str, known: Mapping[str, Mapping]) -> Iterator[Problem]:
    for match in _LINK.finditer(line):
        kind, separator, rest = match[1].partition(":")
        column = match.start(1) + 1
        if kind in ("http", "https", "mailto", "tel") or match[1].startswith("#"):
            continue
        if not separator or kind not in known:
            values = {"value": match[1][:60], "suggestion": suggest(kind, RECORD_KINDS, most=0)}
            yield Problem(document.file, number, column, document.id, "url-scheme" if kind in ("javascript", "data", "vbscript", "file") else "unknown-kind", values)
        elif (id := rest.partition("#")[0]) not in known[kind]:
            yield Problem(document.file, number, column, document.id, f"unknown-{kind}", {"value": id[:60], "suggestion": suggest(id, known[kind])})
    if match := _HTML.search(line):
        yield Problem(document.file, number, match.start() + 1, document.id, "html-in-text", {"value": match[0][:60]})


def with_addresses(markdown: str, address: Callable[[str, str], str]) -> str:
    """Markdown whose `](kind:id)` links have become addresses; `address(kind, id)` gives each."""
    return _RECORD_LINK.sub(lambda match: f"]({address(match[1], match[2])}{match[3] or ''})", markdown)
