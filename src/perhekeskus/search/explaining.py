"""Why a page comes up: how a query was read, and what in a page answers it. The browser's own order also weighs beginnings, slips and neighbours."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from .entries import Entry
from .index import Index, fields
from .spelling import words

SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class Reason:
    """A term of the query that stands in a field of a page: the forms it has there, and the most that one weighs."""

    term: str
    field: str
    forms: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Answer:
    entry: Entry
    score: float
    reasons: tuple[Reason, ...]


def read_as(index: Index, query: str) -> dict[str, dict[str, float]]:
    """Word of the query → the terms it is looked for as, each with its share: base form 1, parts and other words less. A word that the index
    does not know stands for the terms that begin with it."""
    found = {}
    for word in words(query):
        known = {term: share for term, share in index.terms(word) if term in index.postings}
        found[word] = known or {term: 0.5 for term in _beginning(index, index.terms(word)[0][0])}
    return found


def explain(index: Index, query: str, most: int = 10) -> list[Answer]:
    """The pages that answer best, with all their reasons, the best first."""
    terms: dict[str, float] = {}
    for shares in read_as(index, query).values():
        for term, share in shares.items():
            terms[term] = max(share, terms.get(term, 0.0))
    scores: dict[int, float] = {}
    for term, share in terms.items():
        rarity = math.log(1 + len(index.entries) / len(index.postings[term]))
        for number, weight in index.postings[term]:
            scores[number] = scores.get(number, 0.0) + share * rarity * weight * index.entries[number].boost
    best = sorted(scores, key=lambda number: (-scores[number], number))[:most]
    return [Answer(index.entries[number], scores[number], tuple(_reasons(index, index.entries[number], terms))) for number in best]


def _beginning(index: Index, start: str) -> list[str]:
    return [term for term in index.postings if len(start) >= SHORTEST_BEGINNING and term.startswith(start)]


def _reasons(index: Index, entry: Entry, terms: Mapping[str, float]) -> list[Reason]:
    """The weightiest first."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    for field, weight, text in fields(entry):
        for form in words(text):
            for term, share in index.terms(form):
                if term in terms:
                    found.setdefault((term, field), {})[form] = weight * share
    reasons = [Reason(term, field, tuple(forms), max(forms.values())) for (term, field), forms in found.items()]
    return sorted(reasons, key=lambda reason: (-reason.weight * terms[reason.term], reason.term))
