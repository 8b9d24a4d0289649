"""What a file is made of, and the comments of each part."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Scalar:
    """One value, from `start` to `end` of the text. `source` is how it was written; without one it is new, and written as it needs to be."""

    value: str | None
    source: str | None = None
    start: int = 0
    end: int = 0


@dataclass
class Collection:
    """A list or a mapping, on lines of its own or in brackets (`flow`).

    In brackets it may go over several lines (`wide`), and has a `source` where only that keeps everything, such as a comment inside.
    `foot` is what stands below the last entry and belongs to none.
    """

    entries: list[Entry] = field(default_factory=list)
    mapping: bool = True
    flow: bool = False
    wide: bool = False
    source: str | None = None
    foot: list[str] = field(default_factory=list)
    start: int = 0
    end: int = 0

    def get(self, key: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.key and entry.key.value == key), None)


Node = Scalar | Collection


@dataclass
class Entry:
    """A row of a list, or a key with its value, and the comments that are its own.

    `above` are lines, '' an empty one; `beside_key` and `beside` end a line and begin with the blanks before '#'.
    """

    node: Node
    key: Scalar | None = None
    above: list[str] = field(default_factory=list)
    beside_key: str = ""
    beside: str = ""


def is_block(node: Node) -> bool:
    return isinstance(node, Collection) and not node.flow
