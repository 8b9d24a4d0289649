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
from .problems import Problem, Suggestion, suggest
from .reading import Document
from .statements import marks, marks_in
from .urls import INDEXES, LOCAL_KINDS, slug
from .values import unfit

RECORD_KINDS = ("service", "situation", "method", "region", "municipality", "place", "page", "helpline", "index")
SHOWN_KINDS = {"term": "explanation", "number": "helpline"}  # links that become an explained word and a phone number, and the records they name
PLAIN_KINDS = ("page", "service", "situation", "method", "index")  # what may have a version in plain language
_LINK = re.compile(r"\]\(\s*([^)\s]+)|^ {0,3}\[[^\]\n]+\]:\s*(\S+)", re.MULTILINE)
_RECORD_LINK = re.compile(r"\]\((" + "|".join(RECORD_KINDS) + r"):([a-z0-9-]+)(#[\w-]+)?\)")
_ATTRIBUTES = re.compile(r"\{(?!:?\s*lang=\w+\s*\})[^}\n]*=[^}\n]*\}")  # which the engine would write into the HTML; only lang is of use
_PICTURE = re.compile(r"(?<!\\)!\[[^\]\n]*\]?(?!\(\s*(?:javascript|data|vbscript|file):)", re.I)  # those are refused as addresses
_SCRIPTS = ("javascript", "data", "vbscript", "file")


class _Anything(dict):
    def __contains__(self, key: object) -> bool:
        return True


@dataclass
class Written:
    """One Markdown file."""

    document: Document
    body: str
    first_line: int

    @property
    def plain_of(self) -> list[str]:
        """The ordinary pages it names, whatever is wrong with the names; what is no list of texts is told by the model."""
        return [target for target in self._named if isinstance(target, str)] if isinstance(self._named, list) else []

    def names_as(self, other: Written) -> bool:
        """Whether both name the same pages, as far as that can be told."""
        readable = all(isinstance(written._named, list | None) for written in (self, other))
        return not readable or set(self.plain_of) == set(other.plain_of)

    @property
    def _named(self) -> object:
        return self.document.data.get("plain_of") if isinstance(self.document.data, dict) else None


@dataclass
class Pages:
    """All hand-written pages as files, by id and language; a page id is its file's name."""

    documents: dict[str, dict[str, Written]] = field(default_factory=dict)

    @property
    def origins(self) -> dict[tuple[str, str], str]:
        return {("page", id): next(iter(written.values())).document.file for id, written in self.documents.items()}

    def by_language(self) -> dict[tuple[str, str], Document]:
        """(id, language) → the file; a page without a twin has the same address in both languages."""
        return {(id, language): (written.get(language) or next(iter(written.values()))).document for id, written in self.documents.items() for language in LANGUAGES}

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
    for path in sorted((root / "content").rglob("*")):
        file = path.relative_to(root)
        if path.is_dir() or path.name.startswith(".") or path.name in ("index.md", "README.md"):
            continue
        if len(file.parts) != 3 or file.parts[1] not in LANGUAGES or path.suffix != ".md":
            problems.append(Problem(file.as_posix(), 1, 1, "", "file-not-here", {"suggestion": Suggestion(nearest=f"content/fi/{slug(path.stem)}.md")}))
            continue
        document, body, first_line = reading.read_front_matter(path, root)
        problems += document.problems
        if path.stem != slug(path.stem):
            problems.append(document.problem((), "file-name", value=path.name))
        else:
            pages.documents.setdefault(path.stem, {})[file.parts[1]] = Written(document, body, first_line)
    for id, by_language in pages.documents.items():
        if len(by_language) < len(LANGUAGES):
            problems.append(_twin_problem(id, by_language))
    return pages


def _twin_problem(id: str, by_language: Mapping[str, Written]) -> Problem:
    (language, written), *_ = by_language.items()
    twin = f"content/{OTHER[language]}/{id}.md"
    if language == "fi" and not written.plain_of:
        return written.document.problem((), "translation-page-missing", severity="notice", value=twin)
    return written.document.problem((), "twin-missing", value=twin)


def link_problems(pages: Pages, context: Mapping[str, Mapping], national_only: bool) -> list[Problem]:
    """Links that lead nowhere or that a page may not have, marks that nothing takes the place of, and HTML, each with its line. `national_only` passes over local records."""
    known = {kind: context.get(kind, _Anything()) for kind in RECORD_KINDS} | {"index": INDEXES}
    known |= {scheme: context.get(kind, _Anything()) for scheme, kind in SHOWN_KINDS.items()}
    if "municipality" in context:
        known["municipality"] = dict.fromkeys(context["municipality"].values())
    if national_only:
        known |= dict.fromkeys(LOCAL_KINDS, _Anything())
    found = []
    for id, by_language in pages.documents.items():
        allowed = marks(id in context.get("statement", _Anything()))
        for written in by_language.values():
            found += _body_problems(written, known, allowed)
    return found


def _body_problems(written: Written, known: Mapping[str, Mapping], allowed: Mapping[str, str]) -> Iterator[Problem]:
    body, document = written.body, written.document

    def at(position: int, kind: str, **values: object) -> Problem:
        line = written.first_line + body.count("\n", 0, position)
        return Problem(document.file, line, position - body.rfind("\n", 0, position), document.id, kind, values)

    for match in _LINK.finditer(body):
        target = match[1] or match[2]
        for kind, values in _link_faults(target, known):
            yield at(match.start(1 if match[1] else 2), kind, **values)
    for position, mark, alone in marks_in(body):
        if mark not in allowed:
            yield at(position, "unknown-mark", value=f"[[{mark}]]", suggestion=suggest(mark, allowed))
        elif not alone:
            yield at(position, "mark-not-alone", value=f"[[{mark}]]")
    for match in _PICTURE.finditer(body):
        yield at(match.start(), "picture-in-text", value=match[0])
    for line in re.finditer(r"[^\n]+", body):
        for position, kind, value in unfit(line[0]):
            yield at(line.start() + position, kind, value=value)
        if match := _ATTRIBUTES.search(line[0]):
            yield at(line.start() + match.start(), "html-in-text", value=match[0])


def _link_faults(target: str, known: Mapping[str, Mapping]) -> Iterator[tuple[str, dict]]:
    kind, separator, rest = target.partition(":")
    if kind in ("http", "https", "mailto", "tel") or target.startswith("#"):
        return
    if kind.casefold() in _SCRIPTS:
        yield "url-scheme", {"value": target}
    elif not separator or kind not in known:
        yield "unknown-kind", {"value": target, "suggestion": suggest(kind, (*RECORD_KINDS, *SHOWN_KINDS))}
    elif (id := rest.partition("#")[0]) not in known[kind]:
        yield f"unknown-{SHOWN_KINDS.get(kind, kind)}", {"value": id, "suggestion": suggest(id, known[kind])}


def plain_problems(pages: Pages, context: Mapping[str, Mapping]) -> Iterator[Problem]:
    """Pages in plain language that name no page, or one that has a plain version already, or another one than their twin does."""
    known = {kind: context.get(kind, _Anything()) for kind in PLAIN_KINDS} | {"index": INDEXES}
    known["page"] = {id: None for id, by_language in pages.documents.items() if not _is_plain(by_language)}
    taken: dict[str, str] = {}
    for id, by_language in pages.documents.items():
        for written in by_language.values():
            yield from _plain_faults(written, known, taken, id)
        first, *others = by_language.values()
        yield from (other.document.problem(("plain_of",), "plain-differs", value=first.document.file) for other in others if not other.names_as(first))


def _is_plain(by_language: Mapping[str, Written]) -> bool:
    return any(written.plain_of for written in by_language.values())


def _plain_faults(written: Written, known: Mapping[str, Mapping], taken: dict[str, str], id: str) -> Iterator[Problem]:
    """`taken`: each ordinary page → the page that says it in plain language; filled on the way."""
    for number, target in enumerate(written.plain_of):
        kind, _, record = target.partition(":")
        if kind not in known or record not in known[kind]:
            yield written.document.problem(("plain_of", number), "plain-target", value=target, suggestion=suggest(target, [f"{kind}:{id}" for kind, ids in known.items() for id in ids]))
        elif taken.setdefault(target, id) != id or written.plain_of.index(target) != number:
            yield written.document.problem(("plain_of", number), "plain-twice", value=target, other=taken[target])


def with_addresses(markdown: str, address: Callable[[str, str], str]) -> str:
    """Markdown whose `](kind:id)` links have become addresses; `address(kind, id)` gives each."""
    return _RECORD_LINK.sub(lambda match: f"]({address(match[1], match[2])}{match[3] or ''})", markdown)
