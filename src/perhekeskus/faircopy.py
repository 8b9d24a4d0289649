"""A file as it should be written: keys in the order of their noun, hours as keys, the line that names the record at the top. What it says stays the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from . import reading
from .faults import fields_of, owner_of, problems_of
from .manuscript import Collection, Entry, Manuscript, Node, Scalar, is_block, notes_of
from .model import LAST_KEYS, SHARED, HoursException, HoursRule, Noun, Place, Record, Region, keys_of, rows_of
from .openings import DAYS, HoursError, canonical, days_of, read_openings
from .problems import remarks
from .spoken import read_keys, read_spoken

REMARK_COLUMN = 31  # where the remark beside an empty `checked` begins
Names = Mapping[str, tuple[str, str]]  # either name of a municipality to both


def fair_copy(text: str, model: type[Noun], *, many: bool = False, names: Names | None = None) -> str:
    """The text of one record, or of `many` by their ids, as it should be written. Twice is as good as once.

    For texts that the check has nothing against. One that cannot be written anew without losing a word comes back as it was.
    """
    text = plain_lines(text)
    manuscript = Manuscript.of(text)
    if many and isinstance(manuscript.root, Collection):
        for entry in manuscript.root.entries:
            _settle(entry.node, model)
    else:
        _settle(manuscript.root, model)
    if is_block(manuscript.root) and not many and model in (Place, Region):
        _title(manuscript, model, names or {})
        _remark(manuscript.root)
    copy = manuscript.written()
    return copy if _says_the_same(text, copy, model, many) else text


def plain_lines(text: str) -> str:
    """As `reading` takes it: without a mark at the start, lines ending in one way."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def without_remark(beside: str) -> str:
    """What stands beside `checked`, without the words that nobody has confirmed the record."""
    return "" if beside.strip() == unconfirmed() else beside


def unconfirmed() -> str:
    """The comment beside an empty `checked`."""
    return _in_both("made-unconfirmed")


def guide() -> str:
    """The comment at the top of a place that tells how to change it."""
    return _in_both("made-guide")


def title(data: Mapping, model: type[Noun], names: Names) -> str:
    """The comment that names a record: '# Majakka, Rantakunta / Fyren, Strandkommun'. Empty for one without a Finnish or Swedish name."""
    name = data["name"] if isinstance(data["name"], dict) else {"fi": data["name"]}
    if not (fi := name.get("fi") or name.get("sv")):
        return ""
    sv = name.get("sv") or fi
    if model is Region:
        return f"# {fi} – {sv}" if fi != sv else f"# {fi}"
    towns = names.get(data["municipality"], (data["municipality"],) * 2)
    if fi == sv:
        return f"# {fi}" if towns[0] in fi else f"# {fi}, {' / '.join(dict.fromkeys(towns))}"
    return "# " + " / ".join(called if town in called else f"{called}, {town}" for called, town in zip((fi, sv), towns))


def names_in(register: reading.Document) -> Names:
    """Of municipalities.csv, read."""
    both = [(row["fi"], row.get("sv", row["fi"])) for row in register.data or () if "fi" in row]
    return {name: pair for pair in both for name in pair}


def nouns_in(path: Path, folder: Path) -> tuple[type[Noun], bool] | None:
    """What a file below `folder`, which is data/ or examples/, holds, and whether many by their ids; None for what is no record's file."""
    match path.relative_to(folder).parts if path.is_relative_to(folder) and path.suffix == ".yaml" else ():
        case (_,) if path.stem in SHARED:
            return SHARED[path.stem], True
        case ("regions", _, "region.yaml"):
            return Region, False
        case ("regions", _, "places", name) if not name.startswith("."):
            return Place, False
    return None


def _in_both(kind: str) -> str:
    said = remarks()[kind]
    return f"# {said['fi']} / {said['sv']}"


# ---------------------------------------------------------------- keys


def _settle(node: Node, noun: type[Noun] | None) -> None:
    """Keys in order, times as a file has them, here and in everything below."""
    if noun is None or not isinstance(node, Collection):
        return
    if not node.mapping:
        for entry in node.entries:
            _settle(entry.node, noun)
        return
    for entry in node.entries:
        key = entry.key.value
        below = owner_of(noun, (key,)) if key in keys_of(noun) else None
        if below is HoursRule:
            entry.node = _rows(entry.node)
        if noun is HoursException and key == "open":
            entry.node = _times(entry.node)
        _settle(entry.node, below)
    order = _order(noun)
    node.entries.sort(key=lambda entry: order.get(entry.key.value, len(order)))


def _order(noun: type[Noun]) -> dict[str, int]:
    """Each key of a noun, with its place among the others."""
    if noun is HoursRule:
        days = sorted((key for key in fields_of(HoursRule) if days_of(key)), key=lambda key: (DAYS.index(days_of(key)[0]), -len(days_of(key))))
        keys = [*days, *keys_of(HoursRule)]
    else:
        keys = [key for key in keys_of(noun) if not issubclass(noun, Record) or key not in LAST_KEYS] + [key for key in LAST_KEYS if key in keys_of(noun)]
    return {key: place for place, key in enumerate(keys)}


# ---------------------------------------------------------------- hours


def _rows(hours: Node) -> Node:
    """All hours of a place as rows of keys, however they were written."""
    if isinstance(hours, Scalar):
        if not hours.value:
            return hours
        return Collection([Entry(_new_row(read_spoken(row))) for row in rows_of(hours.value)], mapping=False)
    for entry in hours.entries:
        if isinstance(entry.node, Scalar):
            row = _new_row(read_spoken(entry.node.value))
            entry.node, row.entries[0].beside, entry.beside = row, entry.beside, ""
        else:
            _days_as_keys(entry.node)
    return hours


def _new_row(row: Mapping[str, str]) -> Collection:
    return Collection([Entry(Scalar(value), Scalar(key)) for key, value in row.items()])


def _days_as_keys(row: Collection) -> None:
    """{'ti–pe': 'klo 9–12'} as {'tue-fri': '9-12'}."""
    written = {entry.key.value: entry.node.value if isinstance(entry.node, Scalar) else None for entry in row.entries}
    read = read_keys(written, keys_of(HoursRule))
    if set(read) != set(written):
        row.entries = _renamed(row.entries, read)
    for entry in row.entries:
        if days_of(entry.key.value):
            entry.node = _times(entry.node)
        elif read[entry.key.value] != written[entry.key.value]:
            entry.node = Scalar(read[entry.key.value])


def _renamed(entries: list[Entry], read: Mapping[str, object]) -> list[Entry]:
    """The entries with the keys that were `read` from theirs; comments go with the first of the keys that their own has become."""
    found: dict[str, Entry] = {}
    for entry in entries:
        if entry.key.value in keys_of(HoursRule):
            found[entry.key.value] = entry
            continue
        for key in read_keys({entry.key.value: entry.node.value}, ()):
            new = found.setdefault(key, Entry(Scalar(read[key]), Scalar(key)))
            new.above, new.beside, entry = new.above + entry.above, new.beside + entry.beside, Entry(entry.node, entry.key)
    return list(found.values())


def _times(node: Node) -> Node:
    """'9.00–12' as '9-12'."""
    if not isinstance(node, Scalar) or not node.value:
        return node
    try:
        times = canonical(read_openings(node.value))
    except HoursError:
        return node
    return node if times == node.value else Scalar(times)


# ---------------------------------------------------------------- comments that are made


def _title(manuscript: Manuscript, model: type[Noun], names: Names) -> None:
    """The line that names the record: made where there is none, and made anew where the guide stands below it."""
    line, header = title(reading.parse(manuscript.text, "").data, model, names), manuscript.header
    if not any(header):
        manuscript.header = [*filter(None, [line, guide() if model is Place else ""]), ""]
    elif line and guide() in header[1:]:
        header[header.index(guide(), 1) - 1] = line


def _remark(root: Collection) -> None:
    """That nobody has confirmed the record stands beside `checked` as long as it is true."""
    checked = root.get("checked")
    if checked and isinstance(checked.node, Scalar) and not checked.node.value:
        if not checked.beside:
            checked.node = Scalar("null", "null")
            checked.beside = " " * (REMARK_COLUMN - len("checked: null")) + unconfirmed()
    elif checked:
        checked.beside = without_remark(checked.beside)


# ---------------------------------------------------------------- the promise


def _says_the_same(text: str, copy: str, model: type[Noun], many: bool) -> bool:
    """Whether both are the same records with the same comments, apart from those that are made."""
    return records(text, model, many) == records(copy, model, many) and _kept(text) <= Counter(notes_of(copy))


def records(text: str, model: type[Noun], many: bool) -> list:
    """(id, record) of each record in a text, by itself: whether what it names exists is not asked."""
    document = reading.parse(text, "")
    rows = document.data.items() if many and isinstance(document.data, dict) else [("", document.data)]
    return [(id, *problems_of(document, model, row, (id,) if many else (), {})) for id, row in rows]


def _kept(text: str) -> Counter[str]:
    """The comments that have to stay."""
    notes = notes_of(text)
    made = {notes.index(guide()) - 1} if guide() in notes[1:] else set()
    return Counter(note for at, note in enumerate(notes) if at not in made and note != unconfirmed())
