"""A record confirmed: the same file with another `checked`, and not a byte else changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .faircopy import without_remark
from .manuscript import Collection, Entry, Manuscript, flow_text, is_block
from .model import LAST_KEYS

By = str | Mapping[str, str]  # an organisation, once or in each language


def confirmed(text: str, day: date, by: By | None = None) -> str:
    """The text of a place or region, checked on a day by an organisation, or by the same as before.

    For texts that the check has nothing against. Raises ValueError when nobody is named, neither before nor now.
    """
    mark, text = text[: text.startswith("\ufeff")], text.removeprefix("\ufeff")
    root = Manuscript.of(text).root
    checked = root.get("checked")
    if checked and isinstance(checked.node, Collection):
        return mark + _renewed(text, checked.node, day, by)
    if not by:
        raise ValueError("nobody has confirmed the record yet, and nobody is named")
    value = flow_text({"date": day.isoformat(), "by": by})
    return mark + (_filled_in(text, checked, value) if checked else _added(text, root, value))


def _renewed(text: str, checked: Collection, day: date, by: By | None) -> str:
    new = {"by": flow_text(by)} if by else {}
    new["date"] = day.isoformat()
    for key in sorted(new, key=lambda key: checked.get(key).node.start, reverse=True):  # from the end, so that what is left stays where it was
        node = checked.get(key).node
        text = _replaced(text, node.start, node.end, new[key])
    return text


def _filled_in(text: str, checked: Entry, value: str) -> str:
    """In place of nothing, and of the comment that nobody has confirmed it."""
    node, beside = checked.node, without_remark(checked.beside)
    return _replaced(text, node.start, node.end + len(checked.beside), f"{'' if node.source else ' '}{value}{beside}")


def _added(text: str, root: Collection, value: str) -> str:
    """Where a file has it: above what stands after it, or at the end."""
    if not is_block(root):
        return _replaced(text, root.start + 1, root.start + 1, f"checked: {value}, ")
    later = LAST_KEYS[LAST_KEYS.index("checked") + 1 :]
    before = [entry for entry in root.entries if entry.key.value not in later][-1]
    end = text.find("\n", before.node.end) + 1 or len(text)
    ending = "\r\n" if "\r\n" in text else "\n"
    return _replaced(text, end, end, f"{'' if text[:end].endswith(chr(10)) else ending}checked: {value}{ending}")


def _replaced(text: str, start: int, end: int, by: str) -> str:
    return text[:start] + by + text[end:]
