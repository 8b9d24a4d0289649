"""Where the data and the hand-written pages name addresses of others: file and line, the record, and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from .. import content, reading
from ..catalogue import Catalogue, Key
from ..model import Text
from ..reading import Document

ALONE = ("place", "region")  # kinds whose records have a file each; the others stand in one file by their ids
WITHOUT = ("municipality", "exemption", "page")  # no addresses, addresses that need no check, and files of another form
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]+", re.I)
_IN_MARKDOWN = re.compile(r"\]\(\s*(https?://[^)\s]+)|^ {0,3}\[[^\]\n]+\]:\s*(https?://\S+)", re.I | re.MULTILINE)
_AFTER = ".,;:!?)…”"  # what ends a sentence and no address


class Mention(NamedTuple):
    """One place where an address stands. `names` lead from the record to the part of it; `owner` is who runs it, where one is named; `region` is None in what is the same in the whole country."""

    address: str
    file: str
    line: int
    key: Key
    names: tuple[Text, ...]
    region: str | None = None
    owner: Text | None = None


def mentions(root: Path, catalogue: Catalogue) -> list[Mention]:
    """All of them, in order of files and lines; an address once for a line."""
    found = {(mention.file, mention.line, mention.address): mention for mention in (*_in_data(root, catalogue), *_in_pages(root, catalogue))}
    return [found[place] for place in sorted(found)]


def addresses_in(text: str) -> Iterator[str]:
    """The whole text where it is an address, else those inside it."""
    if _ADDRESS.fullmatch(text):
        yield text
    else:
        yield from (found.rstrip(_AFTER) for found in _ADDRESS.findall(text))


def _in_data(root: Path, catalogue: Catalogue) -> Iterator[Mention]:
    for file, kinds in _files(catalogue).items():
        document = reading.read(root / file, root)
        for path, text in _texts(document.data, ()):
            alone = next((key for key in kinds.values() if key[0] in ALONE), None)
            key = alone or kinds[path[0]]
            for address in addresses_in(text):
                yield Mention(address, file, document.position(path)[0], key, _names(document, path, key), *_whose(catalogue, key))


def _files(catalogue: Catalogue) -> Mapping[str, Mapping[str, Key]]:
    """File → the records in it by id."""
    found: dict[str, dict[str, Key]] = {}
    for key, file in catalogue.origins.items():
        if key[0] not in WITHOUT:
            found.setdefault(file, {})[key[1]] = key
    return found


def _in_pages(root: Path, catalogue: Catalogue) -> Iterator[Mention]:
    for id, by_language in content.read_pages(root, []).documents.items():
        for language, written in by_language.items():
            title = (Text.model_construct(**{language: catalogue.pages[id][language].title}),)
            file = written.document.file
            for path, text in _texts(written.document.data, ()):
                yield from (Mention(address, file, written.document.position(path)[0], ("page", id), title) for address in addresses_in(text))
            for match in _IN_MARKDOWN.finditer(written.body):
                line = written.first_line + written.body.count("\n", 0, match.start(match.lastindex))
                yield Mention(match[match.lastindex], file, line, ("page", id), title)


def _texts(data: object, path: tuple) -> Iterator[tuple[tuple, str]]:
    """(path, text) of every text in what a file says."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*path, key))


def _names(document: Document, path: Iterable, key: Key) -> tuple[Text, ...]:
    """The names on the way to `path`, the record's first; its id where it has none."""
    data, found = document.data, []
    for step in (*path, None):
        if isinstance(data, dict) and (name := _name(data)):
            found.append(name)
        data = data[step] if step is not None else None
    return tuple(found) or (Text.model_construct(fi=key[1], sv=key[1]),)


def _name(data: Mapping) -> Text | None:
    written = data.get("name") or data.get("title")
    by_language = {"fi": written, "sv": written} if isinstance(written, str) else written
    return Text.model_construct(**by_language) if isinstance(by_language, dict) else None


def _whose(catalogue: Catalogue, key: Key) -> tuple[str | None, Text | None]:
    """Region and owner of a record."""
    kind, id = key
    if kind == "place":
        return catalogue.region_of_place[id], _organiser(catalogue, id)
    return (id, catalogue.regions[id].official_name) if kind == "region" else (None, None)


def _organiser(catalogue: Catalogue, place: str) -> Text | None:
    """Whoever runs a place, by name or at least by kind."""
    organiser = catalogue.places[place].organiser
    if organiser.name or organiser.kind == "unknown":
        return organiser.name
    if organiser.kind == "wellbeing-services-county":
        return catalogue.regions[catalogue.region_of_place[place]].official_name
    return catalogue.labels[f"organiser_{organiser.kind}"]
