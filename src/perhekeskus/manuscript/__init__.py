"""A YAML file as text to be changed: what stands where, each comment with the key it belongs to, and the whole written anew.

For texts that `reading.parse` has nothing against: one document without aliases and tags. What the values mean is not known here.
"""

from __future__ import annotations

from dataclasses import dataclass

from .intake import Intake
from .layout import block, flow_text, inline, notes
from .nodes import Collection, Entry, Node, Scalar, is_block

__all__ = ["Collection", "Entry", "Manuscript", "Node", "Scalar", "flow_text", "is_block", "notes_of"]


@dataclass
class Manuscript:
    """`header` is the comment at the top, with the empty line after it; `tail` what stands below everything."""

    text: str
    root: Node
    header: list[str]
    tail: list[str]

    @classmethod
    def of(cls, text: str) -> Manuscript:
        reader = Intake(text)
        header = reader.notes_before(reader.ahead().start_mark.index)
        while header and not header[0]:
            del header[0]
        root = reader.node()
        manuscript = cls(text, root, header, reader.notes_before(len(text)))
        if is_block(root) and "" in header:  # what follows the last empty line speaks of the first key
            at = len(header) - header[::-1].index("")
            manuscript.header, root.entries[0].above = header[:at], header[at:]
        return manuscript

    def written(self) -> str:
        """The text anew: even steps, no empty lines but single ones, comments at their keys."""
        body = block(self.root, 0) if is_block(self.root) else inline(self.root, 0).split("\n")
        while not body[0]:
            del body[0]
        return "\n".join([*notes(self.header, 0), *body, *notes(self.tail, 0)]).rstrip("\n") + "\n"


def notes_of(text: str) -> list[str]:
    """Every comment of a text, in the order of the text."""
    return [note.text for note in Intake(text).notes if note.text]
