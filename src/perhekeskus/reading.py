"""YAML and Markdown files to plain text values, each with the line it stands on. Reads as typed: 00100 stays 00100, no stays no."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

import yaml

from .problems import ARROW, Problem

LARGEST_FILE = 1_000_000  # bytes: the largest real file is a tenth of this; what is larger is a mistake or an attack
DEEPEST = 30
Place = tuple[int, int]
_Parser = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Document:
    """The content of one file: strings, lists and mappings, with the position of every value and key."""

    file: str
    data: object = None
    problems: list[Problem] = field(default_factory=list)
    values_at: dict[tuple, Place] = field(default_factory=dict)
    keys_at: dict[tuple, Place] = field(default_factory=dict)

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
            return self.keys_at[path]
        while path and path not in self.values_at:
            path = path[:-1]
        return self.values_at.get(path, (1, 1))

    def problem(self, path: Iterable, kind: str, *, of_key: bool = False, severity: str = "error", **values: object) -> Problem:
        """A Problem at `path`, named for people as `record › field › 1 › field`."""
        path = tuple(path)
        line, column = self.position(path, of_key)
        names = [str(part + 1) if isinstance(part, int) else str(part) for part in path]
        where = ARROW.join(filter(None, [self.id, *names]))
        return Problem(self.file, line, column, where, kind, values, severity)


def read(path: Path, root: Path) -> Document:
    """One YAML file. Never raises for what stands in the file: everything wrong is in `problems`."""
    file = path.relative_to(root).as_posix()
    text, problem = _text(path, file)
    if problem:
        return Document(file, problems=[problem])
    return parse(text, file)


def parse(text: str, file: str) -> Document:
    """YAML text that came from `file`."""
    document = Document(file)
    try:
        _Builder(document, text).build()
    except yaml.MarkedYAMLError as error:
        document.problems.append(_syntax_problem(error, file))
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        document.problems.append(Problem(file, line, 1, "", "invisible-character", {"value": f"U+{code:04X}"}))
    except _TooDeep:
        document.problems.append(Problem(file, *document.position(()), "", "too-deep", {"most": DEEPEST}))
    return document


def read_front_matter(path: Path, root: Path) -> tuple[Document, str, int]:
    """A Markdown file: its front matter, its body, and the line its body begins on."""
    file = path.relative_to(root).as_posix()
    text, problem = _text(path, file)
    if problem:
        return Document(file, problems=[problem]), "", 1
    if not text.startswith("---\n") or "\n---\n" not in text[4:]:
        return Document(file, problems=[Problem(file, 1, 1, "", "front-matter-missing")]), text, 1
    head, body = text[4:].split("\n---\n", 1)
    document = parse("\n" + head, file)  # the empty line stands for '---', so that lines count as in the file
    return document, body, head.count("\n") + 4


def read_csv(path: Path, root: Path) -> Document:
    """A CSV file with a header as a list of mappings; positions are lines."""
    file = path.relative_to(root).as_posix()
    text, problem = _text(path, file)
    if problem:
        return Document(file, problems=[problem])
    document = Document(file, data=[])
    for index, row in enumerate(csv.DictReader(StringIO(text), restkey="?")):
        line = index + 2
        document.data.append({key: value for key, value in row.items() if value})
        document.values_at[(index,)] = (line, 1)
        document.values_at.update({(index, key): (line, 1) for key in row})
    return document


def _text(path: Path, file: str) -> tuple[str, Problem | None]:
    try:
        raw = path.read_bytes()
    except OSError:
        return "", Problem(file, 1, 1, "", "file-missing")
    if len(raw) > LARGEST_FILE:
        return "", Problem(file, 1, 1, "", "file-too-large", {"size": len(raw) // 1000, "most": LARGEST_FILE // 1000})
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n"), None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return "", Problem(file, line, 1, "", "not-utf8", {"value": f"0x{raw[error.start]:02x}"})


class _TooDeep(Exception):
    pass


class _Builder:
    """Events of the YAML parser to plain values. Works from events because composing deep nesting can end the process,
    and resolves no numbers, dates or booleans: the model decides what a value is."""

    def __init__(self, document: Document, text: str):
        self.document = document
        self.parser = _Parser(text)

    def build(self) -> None:
        try:
            self.parser.get_event()  # the stream begins
            if self.parser.check_event(yaml.StreamEndEvent):
                self.document.problems.append(Problem(self.document.file, 1, 1, "", "file-empty"))
                return
            self.parser.get_event()  # the document begins
            self.document.data = self._value(self.parser.get_event(), ())
            self.parser.get_event()  # the document ends
            if not self.parser.check_event(yaml.StreamEndEvent):
                line, column = _place(self.parser.get_event())
                self.document.problems.append(Problem(self.document.file, line, column, "", "yaml-two-documents"))
        finally:
            self.parser.dispose()

    def _value(self, event: yaml.Event, path: tuple) -> object:
        if len(path) > DEEPEST:
            raise _TooDeep
        self.document.values_at[path] = _place(event)
        if isinstance(event, yaml.AliasEvent):
            self.document.problems.append(self.document.problem(path, "alias"))
            return None
        if event.tag and event.tag != "!":
            self.document.problems.append(self.document.problem(path, "yaml-tag", value=event.tag.rpartition(":")[2]))
        if isinstance(event, yaml.ScalarEvent):
            return None if not event.style and event.value in ("", "~", "null") else event.value
        return self._list(path) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(path)

    def _list(self, path: tuple) -> list:
        built: list[object] = []
        while not isinstance(event := self.parser.get_event(), yaml.SequenceEndEvent):
            built.append(self._value(event, (*path, len(built))))
        return built

    def _mapping(self, path: tuple) -> dict:
        built: dict[str, object] = {}
        while not isinstance(event := self.parser.get_event(), yaml.MappingEndEvent):
            key = self._key(event, path)
            if key in built:
                first, place = self.document.keys_at[(*path, key)][0], _place(event)
                self._repeated((*path, key), place, first)
                self._value(self.parser.get_event(), (*path, "", place))  # read past the second value
                continue
            self.document.keys_at[(*path, key)] = _place(event)
            built[key] = self._value(self.parser.get_event(), (*path, key))
        return built

    def _key(self, event: yaml.Event, path: tuple) -> str:
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        line, column = _place(event)
        self.document.problems.append(Problem(self.document.file, line, column, self.document.id, "key-not-text"))
        self._value(event, (*path, "?"))
        return "?"

    def _repeated(self, path: tuple, place: Place, first: int) -> None:
        problem = self.document.problem(path, "key-repeated", key=path[-1], first=first)
        self.document.problems.append(replace(problem, line=place[0], column=place[1]))


def _place(event: yaml.Event) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _syntax_problem(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    text = f"{error.problem or ''} {error.context or ''}"
    if "\\t" in text or "'\t'" in text or "tab" in text:
        return Problem(file, line, column, "", "yaml-tab")
    if "undefined alias" in text:
        return Problem(file, line, column, "", "alias")
    if "expected a single document" in text:
        return Problem(file, line, column, "", "yaml-two-documents")
    if "mapping values are not allowed" in text:
        return Problem(file, line, column, "", "yaml-colon")
    if "did not find expected key" in text or "block mapping" in text or "block sequence" in text or "block collection" in text:
        return Problem(file, line, column, "", "yaml-indent")
    return Problem(file, line, column, "", "yaml-syntax")
