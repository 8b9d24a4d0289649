"""YAML and Markdown files to plain text values, each with the line it stands on. Reads as typed: 00100 stays 00100, no stays no."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

import yaml

from .problems import ARROW, Problem, shown
from .syntax import DEEPEST, HARD, Mark, Place, place_of, syntax_fault

LARGEST_FILE = 1_000_000  # bytes: the largest real file is a tenth of this; what is larger is a mistake or an attack
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
# What YAML forbids, and the line ends of Unicode, which would make our lines differ from the editor's.
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Document:
    """The content of one file: strings, lists and mappings, with the position of every value and key.

    Positions are kept as the parser gives them, because nearly none of them is ever asked for.
    `spoiled` holds the paths of values that reading refused and told about: what else is wrong there is an echo.
    """

    file: str
    data: object = None
    problems: list[Problem] = field(default_factory=list)
    values_at: dict[tuple, Mark] = field(default_factory=dict)
    keys_at: dict[tuple, Mark] = field(default_factory=dict)
    spoiled: list[tuple] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The record's name for people: empty where one file holds many records, whose paths begin with their ids."""
        path = Path(self.file)
        if path.parent.name == "data":
            return ""
        return path.parent.name if path.name == "region.yaml" else path.stem

    def position(self, path: Iterable, of_key: bool = False) -> Place:
        """Line and column of the value (or key) at `path`, or of the nearest thing around it that the file has."""
        path = tuple(path)
        if of_key and path in self.keys_at:
            return place_of(self.keys_at[path])
        while path and path not in self.values_at:
            path = path[:-1]
        return place_of(self.values_at.get(path, Mark(0, 0)))

    def problem(self, path: Iterable, kind: str, *, of_key: bool = False, severity: str = "error", **values: object) -> Problem:
        """A Problem at `path`, named for people as `record › field › 1 › field`."""
        path = tuple(path)
        line, column = self.position(path, of_key)
        names = [str(part + 1) if isinstance(part, int) else shown(part) for part in path]
        where = ARROW.join(filter(None, [self.id, *names]))
        return Problem(self.file, line, column, where, kind, values, severity)


def read(path: Path, root: Path) -> Document:
    """One YAML file. Never raises for what stands in the file: everything wrong is in `problems`."""
    file = path.relative_to(root).as_posix()
    text, problem = _text(path, file)
    if problem:
        return Document(file, problems=[problem])
    return parse(text, file)


class Shelf:
    """Documents that were read before: the same object again as long as its file says the same, byte for byte."""

    def __init__(self) -> None:
        self._known: dict[Path, tuple[bytes, Document]] = {}

    def read(self, path: Path, root: Path) -> Document:
        """As the function does."""
        try:
            raw = path.read_bytes()
        except OSError:
            return read(path, root)
        if path not in self._known or self._known[path][0] != raw:
            self._known[path] = raw, read(path, root)
        return self._known[path][1]


def parse(text: str, file: str) -> Document:
    """YAML text that came from `file`."""
    document = Document(file)
    if found := _FORBIDDEN.search(text):
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        document.problems.append(Problem(file, line, column, "", "invisible-character", {"value": f"U+{ord(found[0]):04X}"}))
        return document
    builder = _Builder(document, text)
    try:
        builder.build()
    except yaml.MarkedYAMLError as error:
        kind, (line, column), values = syntax_fault(error, text, builder.last)
        if not any((problem.kind, problem.line) == (kind, line) for problem in document.problems):
            document.problems.append(Problem(file, line, column, "", kind, values))
    except _TooDeep as error:
        document.problems.append(Problem(file, *error.place, "", "too-deep", {"most": DEEPEST}))
    return document


def read_front_matter(path: Path, root: Path) -> tuple[Document, str, int]:
    """A Markdown file: its front matter, its body, and the line its body begins on."""
    file = path.relative_to(root).as_posix()
    text, problem = _text(path, file)
    if problem:
        return Document(file, problems=[problem]), "", 1
    return parse_front_matter(text, file)


def parse_front_matter(text: str, file: str) -> tuple[Document, str, int]:
    """The same of Markdown that came from `file`."""
    if not text.startswith("---\n") or "\n---\n" not in text[4:]:
        return Document(file, problems=[Problem(file, 1, 1, "", "front-matter-missing")]), text, 1
    head, body = text[4:].split("\n---\n", 1)
    document = parse("\n" + head, file)  # the empty line stands for '---', so that lines count as in the file
    return document, body, head.count("\n") + 4


def read_csv(path: Path, root: Path, columns: Sequence[str], optional: Sequence[str] = ()) -> Document:
    """A CSV file whose first line names `columns`, and perhaps `optional` ones, as a list of mappings; positions are lines."""
    file = path.relative_to(root).as_posix()
    text, problem = _text(path, file)
    if problem:
        return Document(file, problems=[problem])
    document = Document(file)
    rows = list(_csv_rows(text))
    if not rows:
        document.problems.append(Problem(file, 1, 1, "", "file-empty"))
        return document
    (first, header), *rows = rows
    if sorted(header) != sorted((*columns, *(name for name in optional if name in header))):
        document.problems.append(Problem(file, first, 1, "", "csv-header", {"columns": ",".join(columns)}))
        return document
    document.problems += [Problem(file, line, 1, "", "csv-row", {"count": len(cells), "wanted": len(header)}) for line, cells in rows if len(cells) != len(header)]
    if not document.problems:
        document.data = [{name: cell for name, cell in zip(header, cells) if cell} for _, cells in rows]
        document.values_at = {(index,): Mark(line - 1, 0) for index, (line, _) in enumerate(rows)}
    return document


def _csv_rows(text: str) -> Iterable[tuple[int, list[str]]]:
    """(line it begins on, cells) of every row that is not empty; a row that cannot be read has no cells and is the last."""
    reader, line = csv.reader(StringIO(text)), 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        yield line, []


def _text(path: Path, file: str) -> tuple[str, Problem | None]:
    try:
        raw = path.read_bytes()
    except OSError:
        return "", Problem(file, 1, 1, "", "file-missing")
    if len(raw) > LARGEST_FILE:
        return "", Problem(file, 1, 1, "", "file-too-large", {"size": len(raw) // 1000, "most": LARGEST_FILE // 1000})
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"), None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", Problem(file, line, 1, "", "not-utf8", {"value": f"0x{raw[error.start]:02x}"})


class _TooDeep(Exception):
    def __init__(self, place: Place):
        self.place = place


class _Builder:
    """Events of the YAML parser to plain values. Works from events because composing deep nesting can end the process,
    and resolves no numbers, dates or booleans: the model decides what a value is."""

    def __init__(self, document: Document, text: str):
        self.document = document
        self.parser = _Parser(text)
        self.last: yaml.Event | None = None  # what was read before an error tells what the error is
        self.is_whole = True  # nothing stands elsewhere than it was meant to

    def build(self) -> None:
        try:
            self.parser.get_event()  # the stream begins
            if self.parser.check_event(yaml.StreamEndEvent):
                self.document.problems.append(Problem(self.document.file, 1, 1, "", "file-empty"))
                return
            self.parser.get_event()  # the document begins
            data = self._value(self._next(), ())
            self.parser.get_event()  # the document ends
            if not self.parser.check_event(yaml.StreamEndEvent):
                self._tell(self.parser.get_event(), (), "yaml-two-documents")
            elif data is None and not self.document.problems:
                self._tell(None, (), "file-empty")
            elif self.is_whole:
                self.document.data = data
        finally:
            self.parser.dispose()

    def _next(self) -> yaml.Event:
        self.last = self.parser.get_event()
        return self.last

    def _tell(self, event: yaml.Event | None, path: tuple, kind: str, **values: object) -> None:
        line, column = place_of(event.start_mark) if event else (1, 1)
        self.document.problems.append(replace(self.document.problem(path, kind, **values), line=line, column=column))

    def _spoil(self, event: yaml.Event, path: tuple, kind: str, **values: object) -> None:
        self._tell(event, path, kind, **values)
        self.document.spoiled.append(path)

    def _value(self, event: yaml.Event, path: tuple) -> object:
        if len(path) > DEEPEST:
            raise _TooDeep(place_of(event.start_mark))
        self.document.values_at[path] = event.start_mark
        if event.anchor:
            self._spoil(event, path, "alias")
        kind = type(event)
        if kind is yaml.AliasEvent:
            return None
        if event.tag and event.tag != "!":
            self._spoil(event, path, "yaml-tag", value=event.tag.removeprefix(_TAG).lstrip("!"))
        if kind is yaml.ScalarEvent:
            return event.value if event.style else self._plain(event, path)
        return self._list(path) if kind is yaml.SequenceStartEvent else self._mapping(path)

    def _plain(self, event: yaml.ScalarEvent, path: tuple) -> str | None:
        """A text without quotation marks, without the spaces around it; a hyphen in it that was to begin a row is told."""
        text = event.value.strip(HARD)
        if text.startswith(f"-{HARD}"):
            self._tell_hard_space(event, path)
        return None if text in ("", "~", "null") else text

    def _tell_hard_space(self, event: yaml.ScalarEvent, path: tuple) -> None:
        self._tell(event, path, "yaml-hard-space")
        self.is_whole = False

    def _list(self, path: tuple) -> list:
        built: list[object] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            built.append(self._value(event, (*path, len(built))))
        return built

    def _mapping(self, path: tuple) -> dict:
        built: dict[str, object] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                self._spoil(event, path, "key-not-text")
                self._pass_over(event, path)
                self._pass_over(self._next(), path)
                continue
            key, value, at = event.value, self._next(), (*path, event.value)
            if HARD in key and not event.style:
                self._tell_hard_space(event, path)
                self._pass_over(value, path)
            elif ":" in key and value.end_mark.index == event.end_mark.index:  # {fi:Majakka} is a key without a value
                self._tell(event, path, "yaml-no-space", value=key)
            elif key in built:
                self._spoil(event, at, "key-repeated", key=key, first=place_of(self.document.keys_at[at])[0])
                self._pass_over(value, path)
            else:
                self.document.keys_at[at] = event.start_mark
                built[key] = self._value(value, at)
        return built

    def _pass_over(self, event: yaml.Event, path: tuple) -> None:
        """Reads a value to its end and forgets it."""
        depth = 0
        while True:
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if len(path) + depth > DEEPEST:
                raise _TooDeep(place_of(event.start_mark))
            if depth == 0:
                return
            event = self._next()
