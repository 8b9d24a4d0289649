"""How the texts read: words that the term bank advises against, long sentences, long words. Advice, never a fault."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..catalogue import LANGUAGES, Catalogue, Key
from ..model import Advice, Text
from .translations import sentences
from .values import Figure, Item, Items, Report, Row, Table, in_language, said
from .written import Block

# What is more than this is worth a second look. Finnish says in one word what Swedish says in two; plain language keeps to half.
LONGEST_SENTENCE = {"fi": 18, "sv": 22}  # words
LONGEST_PLAIN_SENTENCE = {"fi": 13, "sv": 16}
LONGEST_WORD = {"fi": 24, "sv": 22}  # letters
_SENTENCE = re.compile(r"(?<=[.!?…:])\s+(?=[A-ZÅÄÖ0-9”\"])|\s*\|\s*")  # cells of a table stand alone
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_LONG_WORD = {language: re.compile(rf"[^\W\d_]{{{most + 1},}}") for language, most in LONGEST_WORD.items()}
Written = Mapping[tuple[str, str], tuple[Block, ...]]


class Passage(NamedTuple):
    """A text in one language, what it belongs to, and where it stands."""

    about: Text | str
    file: str
    language: str
    text: str
    at: tuple = ()
    line: int | None = None
    key: Key | None = None
    region: str | None = None
    plain: bool = False


def passages(catalogue: Catalogue, written: Written) -> Iterator[Passage]:
    """Everything that somebody wrote for readers: records, hand-written pages, the site's own words."""
    for row in sentences(catalogue):
        about = row.about
        yield from _in_each_language(row.text, about.name, about.file, (*about.at, *row.path), about.key, about.region)
    for id, label in catalogue.labels.items():
        yield from _in_each_language(label, id, catalogue.origins.get(("label", id), ""), (id,))
    for (id, language), blocks in written.items():
        page = catalogue.pages[id][language]
        for block in blocks:
            yield Passage(in_language(page.title, language), f"content/{language}/{id}.md", language, block.text, line=block.line, key=("page", id), plain=bool(page.plain_of))


def _in_each_language(text: Text, about: Text | str, file: str, at: tuple, key: Key | None = None, region: str | None = None) -> Iterator[Passage]:
    for language in LANGUAGES:
        if words := getattr(text, language):
            yield Passage(about, file, language, " ".join(words.split()), (*at, language), key=key, region=region)


def report(catalogue: Catalogue, written: Written) -> Report:
    every = list(passages(catalogue, written))
    bank = WordBank(catalogue.wordbank)
    words = [_advised(passage, found, id, catalogue.wordbank[id]) for passage in every for found, id in bank.found(passage)]
    sentences = sorted(((length, passage, sentence) for passage in every for length, sentence in _long_sentences(passage)), key=lambda row: (-row[0], row[1].file, row[1].at))
    long_words = _long_words(every)
    figures = (Figure("words-advised", len(words)), Figure("long-sentences", len(sentences)), Figure("long-words", len(long_words)))
    lists = (
        Items("words-advised", tuple(words)), Items("long-sentences", tuple(_item(passage, sentence, said("sentence-length", n=length), length) for length, passage, sentence in sentences)),
        Items("long-words", tuple(_item(passage, _around(passage.text, word), said("word-length", word=in_language(word, passage.language), n=len(word), times=times), len(word)) for word, (passage, times) in long_words)),
    )  # fmt: skip
    matters = said("language-matters", words=len(words), sentences=len(sentences)) if words or sentences else said("language-fine")
    return Report("language", matters, figures, (_bank_table(catalogue, words),), lists)


def _item(passage: Passage, sentence: str, note: object, measure: int) -> Item:
    return Item(passage.about, passage.file, (note,), passage.at, passage.line, passage.key, passage.region, (sentence, passage.language), {"language": passage.language, "measure": measure})


# ---------------------------------------------------------------- words


class WordBank:
    """Advice by the beginnings of the words it is about, capitals or not, in the language of each."""

    def __init__(self, bank: Mapping[str, Advice]):
        self.bank = {(advice.language, beginning.casefold()): id for id, advice in bank.items() for beginning in advice.avoid}
        self.advice = bank
        self.patterns = {language: self._pattern([beginning for tongue, beginning in self.bank if tongue == language]) for language in LANGUAGES}

    @staticmethod
    def _pattern(beginnings: Iterable[str]) -> re.Pattern[str]:
        """The longest first, so that the nearest advice is given; without any, a pattern that fits nothing."""
        return re.compile(rf"(?<![\w-])({'|'.join(re.escape(b).replace(' ', ' +') for b in sorted(beginnings, key=len, reverse=True)) or '(?!)'})[\w-]*", re.I)

    def found(self, passage: Passage) -> Iterator[tuple[str, str]]:
        """(the words as they stand, the advice's id). A name keeps its words: what has a capital within a sentence is one."""
        for match in self.patterns[passage.language].finditer(passage.text):
            id = self.bank[passage.language, " ".join(match[1].casefold().split())]
            if not _is_name(passage.text, match) and not any(match[0].casefold().startswith(word.casefold()) for word in self.advice[id].keep):
                yield match[0], id


def _is_name(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()].rstrip(" “”\"'(*")
    return match[0][0].isupper() and bool(before) and before[-1] not in ".!?:–\n"


def _advised(passage: Passage, found: str, id: str, advice: Advice) -> Item:
    notes = (said("advised", found=in_language(found, advice.language), use=in_language(advice.use, advice.language)), advice.why)
    return Item(passage.about, passage.file, notes, passage.at, passage.line, passage.key, passage.region, (_around(passage.text, found), passage.language), {"language": passage.language, "advice": id, "found": found, "use": advice.use})


def _around(text: str, word: str) -> str:
    """The sentence with the word."""
    return next((sentence for sentence in _SENTENCE.split(text) if word in sentence), text)


def _bank_table(catalogue: Catalogue, words: Iterable[Item]) -> Table:
    times = Counter(item.facts["advice"] for item in words)
    rows = [Row(in_language(advice.use, advice.language), (tuple(in_language(word, advice.language) for word in advice.avoid), times[id])) for id, advice in catalogue.wordbank.items()]
    return Table("word-bank", ("avoid", "times-found"), tuple(sorted(rows, key=lambda row: -row.cells[1])), about="write")


# ---------------------------------------------------------------- lengths


def _long_sentences(passage: Passage) -> Iterator[tuple[int, str]]:
    most = (LONGEST_PLAIN_SENTENCE if passage.plain else LONGEST_SENTENCE)[passage.language]
    for sentence in _SENTENCE.split(passage.text):
        if len(sentence) > 2 * most and (length := len(_WORD.findall(sentence))) > most:  # so many words take more letters than that
            yield length, sentence


def _long_words(every: Iterable[Passage]) -> list[tuple[str, tuple[Passage, int]]]:
    """Each long word once, the most frequent first, with the first text it stands in."""
    first: dict[str, Passage] = {}
    times: Counter[str] = Counter()
    for passage in every:
        for word in _LONG_WORD[passage.language].findall(passage.text):
            times[word.casefold()] += 1
            first.setdefault(word.casefold(), passage)
    return [(word, (first[word], n)) for word, n in times.most_common()]
