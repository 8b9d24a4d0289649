"""Entries of one language as terms with weights: every word in its base form, compounds also in parts, everything folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

import yaml

from .entries import Entry
from .forms import Forms
from .spelling import folded, words

# What a word weighs by where it stands. Measured on tests/search; a title says what a page is about, a word in the text only that it is mentioned.
TITLE, ALMOST_TITLE, EDITORS, HEADING, LEAD, TEXT = 8.0, 7.4, 6.0, 1.2, 1.5, 1.0
PART = 0.4  # a part of a compound says less than the word
SAME_THING = 0.5  # another word for it, from everyday.yaml
REPEATED = 0.5  # how much a term may gain from being said again


class Index:
    """`entries` in the order of their ids. `postings`: term → [(number of entry, weight)]; `forms`: attested spelling → terms it stands for;
    `urgent`: [(number of an entry, words that together bring it first, each as its term and as it is written)]; `towns`: terms that name a town; `spellings`: term → how it is spelt.
    Two entries with one id, or of two languages, raise ValueError."""

    def __init__(self, language: str, entries: Iterable[Entry]):
        self.language = language
        self.entries = sorted(entries, key=lambda entry: entry.id)
        ids = [entry.id for entry in self.entries]
        if len(set(ids)) < len(ids) or any(entry.language != language for entry in self.entries):
            raise ValueError(f"an index of {language} needs entries of {language} with ids of their own")
        self._texts = {entry.id: [(weight, words(text)) for _, weight, text in fields(entry)] for entry in self.entries}
        self._read: dict[str, list[tuple[str, float]]] = {}
        self.spellings: dict[str, str] = {}
        self.forms: dict[str, set[str]] = defaultdict(set)
        self.postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for term, (best, all) in self._weights(entry).items():
                self.postings[term].append((number, _together(best, all)))
        self.urgent = [(number, [sorted({self.terms(word)[0][0], folded(word)}) for word in words(phrase)]) for number, entry in enumerate(self.entries) for phrase in entry.urgent]
        self.towns = {term for entry in self.entries for name in entry.towns for word in words(name) for term, share in self.terms(word) if share == 1}

    @cached_property
    def _linguist(self) -> Forms:
        return Forms(self.language, {word for texts in self._texts.values() for _, found in texts for word in found})

    def _weights(self, entry: Entry) -> dict[str, tuple[float, float]]:
        """Term → its greatest weight in the entry, and all its weights together."""
        found: dict[str, tuple[float, float]] = {}
        for weight, text in self._texts[entry.id]:
            for word in text:
                if len(word) > 1:
                    for term, share in self.terms(word):
                        best, all = found.get(term, (0.0, 0.0))
                        found[term] = max(best, weight * share), all + weight * share
        return found

    def terms(self, word: str) -> list[tuple[str, float]]:
        """The terms of one word, its base form first, each with its share of the word's weight."""
        if word not in self._read:
            self._read[word] = list(self._terms_read(word).items())
        return self._read[word]

    def _terms_read(self, word: str) -> dict[str, float]:
        base = self._linguist.base(word)
        if folded(word) != folded(base):
            self.forms[word].add(folded(base))
        found = {self._term(base): 1.0}
        for part in self._linguist.parts(word, base):
            found.setdefault(self._term(part), PART)
        for term, share in list(found.items()):
            for other, spelling in self._same_thing.get(term, ()):
                found.setdefault(self._term(other), share * SAME_THING)
                if folded(spelling) != folded(other):
                    self.forms[spelling].add(folded(other))
        return found

    def _term(self, spelling: str) -> str:
        term = folded(spelling)
        self.spellings.setdefault(term, spelling)
        return term

    @cached_property
    def _same_thing(self) -> dict[str, list[tuple[str, str]]]:
        """Term → the other words for the same thing, each in its base form and as it is written."""
        found = {}
        for group in everyday_words()[self.language]:
            bases = [(self._linguist.base(word), word) for word in group]
            found |= {folded(base): [pair for pair in bases if pair[0] != base] for base, _ in bases}
        return found


def everyday_words() -> dict[str, list[list[str]]]:
    """Groups of words for one thing, by language."""
    return _beside("everyday.yaml")


def quiet_words() -> dict[str, dict[str, str]]:
    """By language the words of a query that say `nothing` and those that say a `little`, each as one text with spaces."""
    return _beside("quiet.yaml")


@cache
def _beside(name: str) -> dict:
    return yaml.load((Path(__file__).parent / name).read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _together(best: float, all: float) -> float:
    """What a term weighs in an entry; only a word of the title reaches a title's weight, by which a browser knows it."""
    weight = best + min(all - best, best * REPEATED)
    return weight if best >= TITLE else min(weight, ALMOST_TITLE)


def fields(entry: Entry) -> Iterator[tuple[str, float, str]]:
    """(name of the field, what a word in it weighs, text), in the page's order."""
    yield "title", TITLE, entry.title
    for word in (*entry.words, *entry.towns, *entry.urgent):
        yield "search-words", EDITORS, word
    for section in entry.sections:
        if section.heading:
            yield "heading", HEADING, section.heading
        yield "text", TEXT if section.heading else LEAD, section.text
