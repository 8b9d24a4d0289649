"""An index in pieces that a browser can fetch one by one: a head, the terms by their first letter, their postings, what is shown of entries.

Each piece is a script of one line, `pkSearch(["fi/terms/k", {...}])`, which a worker reads as JSON and a page from a disk as a script.
overrides/assets/search-core.js reads them; a piece names its `edition`, so that an old piece in a browser's store is never mixed with new ones.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from functools import cache

from ..dense import dense, dense_text
from .index import Index, quiet_words
from .spelling import folded, words

POSTINGS_SIZE = 6000  # characters in a piece of postings, about 3 KB on its way
SHOWN_AT_ONCE = 16  # entries in a piece of what is shown
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
OTHER = "0"  # the piece of terms that begin with no letter from a to z


def shards(index: Index) -> dict[str, str]:
    """Name of a piece, such as 'fi/terms/k', → its text."""
    terms = sorted(index.postings)
    number = {term: position for position, term in enumerate(terms)}
    pieces = {f"terms/{letter}": piece for letter, piece in _terms(index, terms, number)}
    starts, postings = _postings(index, terms)
    pieces |= {f"postings/{position}": {"p": piece} for position, piece in enumerate(postings)}
    rows = [[entry.id, entry.title, entry.teaser, dict(entry.shown)] for entry in index.entries]
    pieces |= {f"shown/{start // SHOWN_AT_ONCE}": {"d": rows[start : start + SHOWN_AT_ONCE]} for start in range(0, len(rows), SHOWN_AT_ONCE)}
    head = {
        "count": len(rows),
        "terms": "".join(name.removeprefix("terms/") for name in pieces if name.startswith("terms/")),
        "starts": starts,
        "shown": SHOWN_AT_ONCE,
        "boosts": "".join(DIGITS[max(0, min(35, round(entry.boost * 10)))] for entry in index.entries),
        "titles": "".join(DIGITS[min(35, len(words(entry.title)))] for entry in index.entries),
        "stands": "".join("2" if entry.only_there else "1" if entry.towns else "0" for entry in index.entries),
        "urgent": index.urgent,
        **quiet_words()[index.language],
    }
    pieces["head"] = head
    edition = format(zlib.crc32(dense(pieces)), "x")
    return {f"{index.language}/{name}": _script(f"{index.language}/{name}", piece | {"edition": edition}) for name, piece in pieces.items()}


def _script(name: str, piece: Mapping[str, object]) -> str:
    return f"pkSearch({dense_text([name, piece])})\n"


def _terms(index: Index, terms: list[str], number: Mapping[str, int]) -> Iterator[tuple[str, dict]]:
    """By first letter: the number of the first term, the terms as they are spelt, and spellings of other forms with their terms."""
    forms: dict[str, list[str]] = {}
    for spelling, stands_for in sorted(index.forms.items()):
        forms.setdefault(_letter(folded(spelling)), []).append(f"{spelling}:{','.join(sorted(_digits(number[term]) for term in stands_for))}")
    groups: dict[str, list[str]] = {}
    for term in terms:
        groups.setdefault(_letter(term), []).append(term)
    for letter in sorted(groups.keys() | forms.keys()):
        own = groups.get(letter, [])
        yield letter, {
            "first": [number[term] for term in own] if letter == OTHER else number[own[0]] if own else 0,
            "t": " ".join(index.spellings[term] for term in own),
            "f": " ".join(forms.get(letter, [])),
            "towns": sorted(number[term] for term in own if term in index.towns),
        }


def _letter(term: str) -> str:
    return term[0] if "a" <= term[0] <= "z" else OTHER


def _postings(index: Index, terms: list[str]) -> tuple[list[int], list[str]]:
    """The number of the first term of each piece, and the pieces: for each term the steps from one entry to the next, and the weights."""
    starts, pieces, rows, size = [0], [], [], 0
    for position, term in enumerate(terms):
        row = _row(index.postings[term])
        if rows and size + len(row) > POSTINGS_SIZE:
            pieces.append(" ".join(rows))
            starts.append(position)
            rows, size = [], 0
        rows.append(row)
        size += len(row) + 1
    return starts, [*pieces, " ".join(rows)]


def _row(postings: list[tuple[int, float]]) -> str:
    """[(3, 8.0), (4, 1.0)] → '3.i1.6': a step of nothing is left out."""
    last, parts = 0, []
    for entry, weight in postings:
        parts.append(f"{_digits(entry - last) if entry != last else ''}.{_weight(weight)}")
        last = entry
    return "".join(parts)


@cache
def _weight(weight: float) -> str:
    """One character, as a root, because the difference between 1 and 2 matters and that between 20 and 21 does not."""
    return DIGITS[min(35, round((10 * weight) ** 0.5 * 2))]


@cache
def _digits(number: int) -> str:
    text = ""
    while True:
        number, rest = divmod(number, 36)
        text = DIGITS[rest] + text
        if not number:
            return text

