"""Contents of files, as they were once, as records: which there are in a file, and what their readers read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from ..catalogue import LANGUAGES, Catalogue, Key
from ..facts import Facts, facts_of, paragraphs
from ..faults import problems_of
from ..icons import Icons
from ..model import ContentPage, Helpline, Method, Noun, Place, Region, Service, Situation
from ..pen import Pen
from ..reading import Document, parse, parse_front_matter
from ..urls import Addresses
from ..wording import Wording

SHARED: Mapping[str, tuple[str, type[Noun]]] = {"services": ("service", Service), "situations": ("situation", Situation), "methods": ("method", Method), "helplines": ("helpline", Helpline)}
TEXT = ("text",)  # of a hand-written page
# What helps to find a record, and is not read on its page.
UNREAD = (("search_words",), ("urgent_words",), ("aliases",))


class Unreadable(ValueError):
    """What was written once and cannot be told today: today's model refuses it, or it names what is no more."""


class Kept(NamedTuple):
    """A record as a file had it: what the file says of it, and in which language, None for both. `region` is that of what belongs to one."""

    document: Document
    path: tuple
    data: object
    model: type[Noun]
    region: str | None = None
    language: str | None = None
    body: str = ""

    @property
    def says(self) -> tuple:
        return self.data, self.body


Records = dict[Key, dict[str | None, Kept]]  # a hand-written page has one file for each language


class Subject(NamedTuple):
    """What a file is about, by its name: one record, or with an empty id all of a kind."""

    key: Key
    model: type[Noun]
    region: str | None = None
    language: str | None = None


def subject_of(file: str, local: str) -> Subject | None:
    """None for files without records that are told; `local` is the folder with the regions."""
    path = PurePosixPath(file)
    match path.parts:
        case (folder, "regions", region, "region.yaml") if folder == local:
            return Subject(("region", region), Region, region)
        case (folder, "regions", region, "places", _) if folder == local and path.suffix == ".yaml":
            return Subject(("place", path.stem), Place, region)
        case ("data", _) if path.suffix == ".yaml" and path.stem in SHARED:
            kind, model = SHARED[path.stem]
            return Subject((kind, ""), model)
        case ("content", language, _) if language in LANGUAGES and path.suffix == ".md" and path.stem not in ("index", "README"):
            return Subject(("page", path.stem), ContentPage, None, language)
    return None


def records_in(subject: Subject, file: str, text: str) -> Records:
    """The records in a file, whatever is wrong with them."""
    (kind, id), model, region, language = subject
    if language:
        document, body, _ = parse_front_matter(text, file)
        return {subject.key: {language: Kept(document, (), document.data, model, region, language, body)}}
    document = parse(text, file)
    if id:
        return {subject.key: {None: Kept(document, (), document.data, model, region)}}
    rows = document.data if isinstance(document.data, dict) else {}
    return {(kind, id): {None: Kept(document, (id,), row, model)} for id, row in rows.items()}


class Reader:
    """Reads records as readers did on a day, in the words of today and with the names that things have today."""

    def __init__(self, catalogue: Catalogue, addresses: Addresses, wordings: Mapping[str, Wording], day: date):
        self.pens = {language: Pen(catalogue, addresses, wording, "", day, Icons()) for language, wording in wordings.items()}
        towns = {name: id for id, town in catalogue.municipalities.items() for name in (town.name.fi, town.name.sv) if name}
        self._context = {"municipality": towns, "today": day, "example": catalogue.is_example}

    def record(self, kept: Kept) -> Noun:
        """Raises Unreadable."""
        record = None if kept.data is None else problems_of(kept.document, kept.model, kept.data, kept.path, self._context)[0]
        if record is None:
            raise Unreadable(kept.document.file)
        return record

    def facts(self, record: Noun, kept: Kept) -> dict[str, Facts]:
        """By language. Raises Unreadable."""
        try:
            found = {language: facts_of(record, pen) for language, pen in self.pens.items() if kept.language in (None, language)}
        except KeyError as error:
            raise Unreadable(str(error)) from None
        text = {TEXT: tuple(paragraphs(kept.body))} if kept.body else {}
        return {language: {path: lines for path, lines in facts.items() if path not in UNREAD} | text for language, facts in found.items()}
