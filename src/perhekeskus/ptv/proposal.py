"""A place's file with what the catalogue offers: a new one, or the same with what was empty filled in. What an editor has written changes only where it is asked for by name."""

from __future__ import annotations

from collections.abc import Collection as SomeOf
from collections.abc import Iterable, Mapping

from ..faircopy import Names, fair_copy, plain_lines
from ..manuscript import Collection, Entry, Manuscript, Node, Scalar, is_block, notes_of
from ..model import Place
from ..newcomer import in_both, lines_of, text_of
from .comparison import Difference
from .offers import FIELDS, Offer, declared_missing


class Unwritable(Exception):
    """A file in braces, which nobody writes by hand, is not changed by halves."""


def new_file(offer: Offer, town: str, source: Mapping[str, object], names: Names) -> str:
    """The file of a place that is not there yet: nobody of ours has confirmed it, and its source says so."""
    data = {key: offer.data.get(key) for key in FIELDS}
    first = {"kind": offer.kind, "name": data.pop("name"), "status": "active", "municipality": town}
    missing = {key: in_both("made-translation") for key in declared_missing(offer.data)}
    last = {"ptv": {"id": offer.location.id}, "missing_translation": missing, "sources": [source]}
    whole = {**first, **data, "organiser": offer.organiser, **last}
    return text_of({key: value for key, value in whole.items() if value} | {"checked": None}, names)


def cautious(taken: Iterable[Difference]) -> list[Difference]:
    """The same for a file that somebody has confirmed: what is confirmed there is not these times, so they are unsure until the place has been asked."""
    return [one._replace(theirs=[row | {"unsure": "yes"} for row in one.theirs]) if one.field == "hours" else one for one in taken]


def opens_on_days(difference: Difference) -> bool:
    """Whether it says of single days that a place is open, which a file cannot leave unsure."""
    return difference.field == "exceptions" and any("open" in row for row in difference.theirs)


def renewed(text: str, taken: list[Difference], source: Mapping[str, object], names: Names) -> str:
    """The file with some differences taken over, and their source; the same text where there are none. Raises Unwritable."""
    if not taken:
        return text
    manuscript = Manuscript.of(plain_lines(text))
    root = manuscript.root
    if not is_block(root):
        raise Unwritable
    for difference in taken:
        _put(root, difference.field, difference.theirs)
        _declare(root, difference.field, difference.theirs)
    _put_source(root, source, [difference.field for difference in taken])
    return fair_copy(manuscript.written(), Place, names=names)


def _put(collection: Collection, key: str, value: object) -> None:
    """A key's value, beside the comments that are the key's own; those inside the value that goes stand above it."""
    new = Manuscript.of("".join(lines_of({key: value}))).root.entries[0]
    old = collection.get(key)
    if old is None:
        collection.entries.append(new)
        return
    old.above += _notes_inside(old.node)
    old.node = new.node


def _notes_inside(node: Node) -> list[str]:
    """Comments of a list or a mapping, in the order of the file."""
    if not isinstance(node, Collection):
        return []
    if node.source:
        return notes_of(f"value: {node.source}")
    parts = ([*entry.above, entry.beside_key.strip(), *_notes_inside(entry.node), entry.beside.strip()] for entry in node.entries)
    return [note for part in (*parts, node.foot) for note in part if note]


def _declare(root: Collection, key: str, value: object) -> None:
    """That a sentence has only one language for now, or no longer."""
    entry = root.get("missing_translation")
    declared = entry.node if entry and isinstance(entry.node, Collection) else None
    there = declared and declared.get(key)
    if declared_missing({key: value}) and not there:
        declared.entries.append(Entry(Scalar(in_both("made-translation")), Scalar(key))) if declared else _put(root, "missing_translation", {key: in_both("made-translation")})
    elif there and not declared_missing({key: value}):
        declared.entries.remove(there)
        if not declared.entries:
            root.entries.remove(entry)


def _put_source(root: Collection, source: Mapping[str, object], fields: SomeOf[str]) -> None:
    """The catalogue among the file's sources, with the fields that come from it and its newest date."""
    rows = root.get("sources").node
    row = next((entry.node for entry in rows.entries if isinstance(entry.node, Collection) and (url := entry.node.get("url")) and url.node.value == source["url"]), None)
    if row is None:
        rows.entries.append(Manuscript.of("".join(lines_of({"sources": [{**source, "for": list(fields)}]}))).root.entries[0].node.entries[0])
        return
    named = row.get("for")
    before = [entry.node.value for entry in named.node.entries] if named and isinstance(named.node, Collection) else []
    _put(row, "date", source["date"])
    if before:  # without `for` it speaks of the whole file
        _put(row, "for", list(dict.fromkeys([*before, *fields])))
