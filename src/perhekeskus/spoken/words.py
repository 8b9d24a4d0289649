"""A text as words: times, days, limits and whatever else stands between them, each with what it says."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..openings import DAYS, keys_through
from .vocabulary import DAY_OF, FROM, KINDS, PATTERN, UNTIL

_LETTERS, _ANYTHING = re.compile(r"([^\W\d_]+)[.]?"), re.compile(r"[^ ,;()]+")


@dataclass(frozen=True)
class Word:
    """A word, a sign or a phrase: its kind, as it was written, what it says (a number of a day, keys, a code)."""

    kind: str
    text: str
    value: str | int | None = None
    keys: tuple[str, ...] = ()


def words_of(text: str) -> list[Word]:
    """The words of a tidied text that say anything; days and ranges of days with their keys."""
    words, at = [], 0
    while at < len(text):
        word, at = _word_at(text, at)
        words.append(word)
    return _days_joined([word for word in words if word.kind != "filler"])


def tidied(text: str) -> str:
    """With plain single spaces, and one sign for each letter."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _word_at(text: str, at: int) -> tuple[Word, int]:
    """The word that begins at `at`, and where it ends."""
    if found := PATTERN.match(text, at):
        kind, value = KINDS[int(found.lastgroup[1:])]
        return Word(kind, found[0].strip(), value), found.end()
    letters = _LETTERS.match(text, at)
    for kind, days in (("day", DAY_OF), ("from", FROM), ("until", UNTIL)):
        if letters and (day := days.get(letters[1].casefold())) is not None:
            return Word(kind, letters[0], day), letters.end()
    found = _ANYTHING.match(text, at)
    return Word("unknown", found[0].rstrip(".:") or found[0]), found.end()


def _days_joined(words: list[Word]) -> list[Word]:
    """The same words, with days and ranges of days as their keys."""
    joined, at = [], 0
    while at < len(words):
        word, length = _days_at(words[at : at + 3])
        joined.append(word)
        at += length
    return joined


def _days_at(words: list[Word]) -> tuple[Word, int]:
    """The first of up to three words, as keys if it is a day or begins a range, and how many words that took."""
    first, kinds = words[0], [word.kind for word in words]
    if kinds == ["day", "dash", "day"]:
        return _range(first, words[2], "-"), 3
    if kinds[:2] == ["from", "until"]:
        return _range(first, words[1], " "), 2
    if first.kind == "day":
        return Word("days", first.text, keys=(DAYS[first.value],)), 2 if kinds == ["day", "dash", "unknown"] else 1
    if first.kind == "every-day":
        return Word("days", first.text, keys=("mon-sun",)), 1
    return (Word("unknown", first.text), 1) if first.kind in ("dash", "from", "until") else (first, 1)


def _range(first: Word, last: Word, between: str) -> Word:
    """From one day to another, over a Sunday if need be; from a day to itself is a slip."""
    text = f"{first.text}{between}{last.text}"
    if first.value == last.value:
        return Word("unknown", text)
    return Word("days", text, keys=keys_through(first.value, last.value))
