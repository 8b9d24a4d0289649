"""Rows of a file whose keys are in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from ..openings import HoursError, canonical, days_of, read_openings
from .rows import read_spoken
from .words import tidied, words_of


def day_keys(text: str) -> tuple[str, ...]:
    """What a text that names days and nothing else is as keys: 'ma, ke' → ('mon', 'wed'), 'pe-ma' → ('fri-sun', 'mon'); () for anything else."""
    words = words_of(tidied(text))
    is_days = bool(words) and all(word.kind in ("days", "join") for word in words) and words[0].kind == words[-1].kind == "days"
    is_apart = not any(one.kind == other.kind for one, other in zip(words, words[1:]))
    return tuple(key for word in words for key in word.keys) if is_days and is_apart else ()


def read_keys(row: Mapping[str, object], others: Collection[str]) -> dict[str, object]:
    """A row with keys, days in words among them, as a row with the keys of a file: {'ti–pe': '9-14'} → {'tue-fri': '9-14'}.

    Keys in `others`, and those that say nothing of days, stay as they are. Raises HoursError as read_spoken does, with the key in its details as `keys`.
    """
    found: dict[str, object] = {}
    for key, value in row.items():
        for name, times in _in_file_words(key, value).items() if key not in others else [(key, value)]:
            found[name] = f"{found[name]}, {times}" if isinstance(found.get(name), str) and isinstance(times, str) else times
    if isinstance(weeks := found.get("weeks"), str):
        found["weeks"] = _weeks_in_file_words(weeks) or weeks
    return found


@cache
def _weeks_in_file_words(text: str) -> str | None:
    """'jämna veckor' → 'even', as a row would read it; None for what is no limit of weeks, and for what a file says already."""
    try:
        row = read_spoken(f"{text} mon 0-24")
    except HoursError:
        return None
    return row["weeks"] if set(row) == {"mon", "weeks"} else None


def _in_file_words(key: str, value: object) -> Mapping[str, object]:
    if keys := (key,) if days_of(key) else day_keys(key):
        return dict.fromkeys(keys, _times_in_file_words(value))
    if any(word.kind in ("days", "vague-days") for word in words_of(tidied(key))) and (value is None or isinstance(value, str)):
        try:
            return read_spoken(f"{key} {value or ''}")  # 'to myös: 15-19', and 'ma-pe 9-16:' with a colon too many
        except HoursError as error:
            raise HoursError(error.kind, error.value, **error.details, keys=[key]) from None
    return {key: value}


def _times_in_file_words(value: object) -> object:
    """'klo 9-12' as '9-12'; what has no words in it, or cannot be read, stays for the model to read or refuse."""
    try:
        return canonical(read_openings(value)) if isinstance(value, str) and re.search(r"[^\W\d]|/", value) else value
    except HoursError:
        return value
