"""From nodes to text: even steps, each comment where its key is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import takewhile

from ..reading import parse
from .nodes import Collection, Entry, Node, Scalar, is_block

STEP = 2  # blanks for each level
WIDEST = 150  # columns of a line, for what stands in brackets over several lines


def flow_text(value: object) -> str:
    """Strings, mappings and lists as a file has them on one line: '{fi: Majakka, sv: Fyren}'."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow_text(part)}" for key, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(flow_text, value)) + "]"
    return scalar_text(str(value))


def scalar_text(value: str | None, flow: bool = True) -> str:
    """A value without quotation marks where it reads back as it is; `flow` says that it stands in brackets."""
    if value is None:
        return ""
    around, wanted = ("{{a: {}, b: c}}", {"a": value, "b": "c"}) if flow else ("a: {}", {"a": value})
    read = parse(around.format(value), "")
    return value if not read.problems and read.data == wanted and "\n" not in value else json.dumps(value, ensure_ascii=False)


def block(collection: Collection, indent: int) -> list[str]:
    lines = [line for entry in collection.entries for line in (_pair if entry.key else _row)(entry, indent)]
    return lines + notes(collection.foot, indent)


def _pair(entry: Entry, indent: int) -> list[str]:
    above, key = notes(entry.above, indent), " " * indent + _source(entry.key, flow=False) + ":"
    if is_block(entry.node):
        return [*above, key + entry.beside_key + entry.beside, *block(entry.node, indent + STEP)]
    value = inline(entry.node, indent, len(key) + 1)
    return [*above, *f"{key}{' ' if value else ''}{value}{entry.beside}".split("\n")]


def _row(entry: Entry, indent: int) -> list[str]:
    if not is_block(entry.node):
        return [*notes(entry.above, indent), *f"{' ' * indent}- {inline(entry.node, indent, indent + 2)}{entry.beside}".split("\n")]
    lines = block(entry.node, indent + STEP)
    above = [line.strip() for line in takewhile(lambda line: not line or line.lstrip().startswith("#"), lines)]
    first, *others = lines[len(above) :]
    return [*notes(entry.above + above, indent), f"{' ' * indent}- {first[indent + STEP :]}", *others]


def notes(lines: list[str], indent: int) -> list[str]:
    """Comments and empty lines; of empty ones in a row, one."""
    return _indented((line for line, before in zip(lines, [None, *lines]) if line or before != ""), indent)


def _indented(lines: Iterable[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]


def inline(node: Node, indent: int, column: int = 0) -> str:
    """What follows 'key: ' or '- ' that stand at `indent`; it begins at `column`."""
    if node.source and "\n" in node.source:
        return _relaid(node.source, indent + STEP)
    text = _source(node, flow=False)
    if isinstance(node, Scalar) or not node.wide or column + len(text) <= WIDEST:
        return text
    return _filled([_part(entry) for entry in node.entries], *("{}" if node.mapping else "[]"), indent + STEP, column)


def _source(node: Node, flow: bool) -> str:
    if node.source is not None:
        return node.source
    if isinstance(node, Scalar):
        return scalar_text(node.value, flow)
    parts = ", ".join(map(_part, node.entries))
    return f"{{{parts}}}" if node.mapping else f"[{parts}]"


def _part(entry: Entry) -> str:
    value = _source(entry.node, flow=True)
    return f"{_source(entry.key, flow=True)}: {value}" if entry.key else value


def _filled(parts: list[str], opening: str, closing: str, indent: int, column: int) -> str:
    """Parts in brackets over as many lines as it takes."""
    text, width = opening, column + 1
    for at, part in enumerate(parts):
        part += "," if at < len(parts) - 1 else closing
        if at and width + 1 + len(part) > WIDEST:
            text, width = f"{text}\n{' ' * indent}{part}", indent + len(part)
        else:
            text, width = f"{text}{' ' if at else ''}{part}", width + bool(at) + len(part)
    return text


def _relaid(source: str, indent: int) -> str:
    """A value over several lines, its later lines at `indent`; in a block, lines that stand deeper still do."""
    first, *lines = source.split("\n")
    if first[0] not in "|>":
        return "\n".join([first.rstrip(), *_indented(map(str.strip, lines), indent)])
    if re.match(r"..?[1-9]", first):  # it says itself how deep it stands
        return source
    depth = next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)
    return "\n".join([first, *_indented((line[depth:] for line in lines), indent)])
