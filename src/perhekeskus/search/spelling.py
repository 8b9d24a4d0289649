"""Words as they are written and as they are compared. overrides/assets/search-words.js does the same to a query; tests/search holds the two together."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# Letters that no decomposition takes apart.
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ß": "ss", "ŋ": "n", "ŧ": "t"})
_MARKS = re.compile(r"[\u0300-\u036f]")


def words(text: str) -> list[str]:
    """The words of a text in small letters; a word with hyphens comes whole and in parts."""
    found = []
    for word in WORD.findall(unicodedata.normalize("NFC", text).lower()):
        found.append(word)
        if "-" in word:
            found += word.split("-")
    return found


@cache
def folded(word: str) -> str:
    """'Äitiysneuvola' → 'aitiysneuvola': what a hurried thumb types."""
    return _MARKS.sub("", unicodedata.normalize("NFD", word.lower().translate(_LETTERS)))
