"""From text to nodes: the events of the YAML parser beside the comments between them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

import yaml

from .nodes import Collection, Entry, Node, Scalar

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_AROUND = (yaml.StreamStartEvent, yaml.StreamEndEvent, yaml.DocumentStartEvent, yaml.DocumentEndEvent)


@dataclass(frozen=True)
class _Note:
    """A comment, or an empty line: where it begins, and whether it has its line to itself."""

    index: int
    column: int
    text: str
    alone: bool


class Intake:
    """Events of the YAML parser beside the comments between them, both from the first to the last."""

    def __init__(self, text: str):
        self.text = text
        self.events = [event for event in yaml.parse(text, Loader=_PARSER) if not isinstance(event, _AROUND)]
        self.notes = self._notes([self._scalar(event) for event in self.events if type(event) is yaml.ScalarEvent])
        self.at = self.noted = 0

    def ahead(self) -> yaml.Event:
        return self.events[self.at]

    def node(self) -> Node:
        event = self._next()
        if type(event) is yaml.ScalarEvent:
            return self._scalar(event)
        collection = Collection(mapping=type(event) is yaml.MappingStartEvent, flow=bool(event.flow_style), start=event.start_mark.index)
        while not isinstance(self.ahead(), yaml.CollectionEndEvent):
            collection.entries.append(self._entry(collection))
        end = self._next()
        if collection.flow:
            self._close(collection, end.end_mark.index)
        else:
            collection.end = collection.entries[-1].node.end
            collection.foot = self._foot(event.start_mark.column, end.start_mark)
        return collection

    def notes_before(self, index: int) -> list[str]:
        """All that have not been taken yet."""
        first = self.noted
        while self.noted < len(self.notes) and self.notes[self.noted].index < index:
            self.noted += 1
        return [note.text for note in self.notes[first : self.noted]]

    def _next(self) -> yaml.Event:
        self.at += 1
        return self.events[self.at - 1]

    def _entry(self, collection: Collection) -> Entry:
        begin = self.ahead().start_mark.index
        if collection.flow:
            return Entry(key=self._scalar(self._next()) if collection.mapping else None, node=self.node())
        above, key, beside_key = self.notes_before(begin), None, ""
        if collection.mapping:
            key = self._scalar(self._next())
            beside_key = self._beside(key.end, self.ahead().start_mark.index).lstrip(":")
        inline = type(self.ahead()) is yaml.ScalarEvent or self.ahead().flow_style
        if inline:
            above += [*filter(None, [beside_key.strip()]), *self.notes_before(self.ahead().start_mark.index)]
        node = self.node()
        return Entry(node, key, above, "" if inline else beside_key, self._beside(node.end, len(self.text)) if inline else "")

    def _beside(self, end: int, before: int) -> str:
        """What ends the line on which something has ended: a comment and what is in front of it."""
        if self.noted == len(self.notes) or self.notes[self.noted].index >= before:
            return ""
        note = self.notes[self.noted]
        if "\n" in self.text[end : note.index]:
            return ""
        self.noted += 1
        return self.text[end : note.index] + note.text

    def _close(self, collection: Collection, end: int) -> None:
        collection.end = end
        source = self.text[collection.start : end]
        collection.wide = "\n" in source
        if any(self.notes_before(end)) or any(_is_long(entry.node) or entry.key and _is_long(entry.key) for entry in collection.entries):
            collection.source = source

    def _foot(self, column: int, next_one: yaml.Mark) -> list[str]:
        """Comments below the last entry that stand deeper than what follows."""
        end = self.noted
        for at in range(self.noted, len(self.notes)):
            note = self.notes[at]
            if note.index >= next_one.index or note.text and not max(next_one.column + 1, column) <= note.column:
                break
            end = at + 1 if note.text else end
        return self.notes_before(self.notes[end - 1].index + 1) if end > self.noted else []

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, source = event.start_mark.index, self.text[event.start_mark.index : event.end_mark.index]
        if event.style in ("|", ">"):  # the empty lines below belong to what follows, unless they are to be kept
            source = source.removesuffix("\n") if "+" in source.split("\n")[0] else re.sub(r"(\n *)+\Z", "", source)
        empty = not event.style and event.value in ("", "~", "null")
        return Scalar(None if empty else event.value, source, start, start + len(source))

    def _notes(self, scalars: list[Scalar]) -> list[_Note]:
        found, at = [], 0
        starts, ends = [scalar.start for scalar in scalars], [scalar.end for scalar in scalars]
        for line in self.text.splitlines(keepends=True):
            if not line.strip():
                inside = bisect_left(starts, at) - 1
                if inside < 0 or ends[inside] <= at:
                    found.append(_Note(at, 0, "", True))
            at += len(line)
        for start, end in zip([0, *ends], [*starts, len(self.text)]):
            for comment in re.finditer("#[^\r\n]*", self.text[start:end]):
                index = start + comment.start()
                column = index - self.text.rfind("\n", 0, index) - 1
                found.append(_Note(index, column, comment[0].rstrip(), not self.text[index - column : index].strip()))
        return sorted(found, key=lambda note: note.index)


def _is_long(node: Node) -> bool:
    """Whether only its own lines can say what is in it."""
    return bool(node.source) and (isinstance(node, Collection) or "\n" in node.source)
