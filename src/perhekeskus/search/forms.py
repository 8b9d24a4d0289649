"""What a word says besides itself: its base form, and the parts of a compound. The lexicon knows the words of the language, the corpus its own."""

from __future__ import annotations

from collections.abc import Iterable

from .lexicon import lexicon
from .spelling import folded

VOWELS = frozenset("aeiouyäöå")
# Short words that a compound is never cut into, though they are words.
NO_PARTS = {
    "fi": frozenset("ja on ei jos kun nyt hän nii iso asti alas isi amis ope täi".split()),
    "sv": frozenset("och den det att som med för var har man kan ska hos vid era ens ute vän same mor far aga unge mens amma ensam kris".split()),
}
SHORTEST_REST = {"fi": 4, "sv": 5}  # 'erna' and 'arna' are endings, though the dictionary has them as words
JOINT = {"fi": "n", "sv": "s"}  # Oulunkylä is not Oulu
SHORTEST_PART, SHORTEST_KNOWN, SHORTEST_TAIL, SHORTEST_COMPOUND = 3, 4, 5, 6


class Forms:
    """Made once for a language and the vocabulary of a corpus."""

    def __init__(self, language: str, vocabulary: Iterable[str]):
        self.language, self._lexicon = language, lexicon(language)
        self._lemmas: dict[str, str] = {}
        self.attested = {word for word in vocabulary if len(word) >= SHORTEST_PART and word not in NO_PARTS[language]}
        self.bases = self.attested | {self._lemma(word) for word in self.attested}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._firsts: dict[str, tuple[str, ...]] = {}

    def _lemma(self, word: str) -> str:
        if word not in self._lemmas:
            self._lemmas[word] = self._own_lemma(word)
        return self._lemmas[word]

    def _own_lemma(self, word: str) -> str:
        """The dictionary's base form, when it is the word's own: it also takes 'työ', work, for a dialect's 'you', and 'vauvakerho' for a 'vauva'."""
        lemma = self._lexicon.lemma(word)
        rest = word.removeprefix(lemma)
        cut_off = len(rest) < len(word) and any(len(last) >= SHORTEST_REST[self.language] and self._lexicon.is_known(last) for last in (rest, rest.removeprefix(JOINT[self.language])))
        return lemma if folded(lemma)[:1] == folded(word)[:1] and not cut_off else word

    def base(self, word: str) -> str:
        """'neuvolassa' → 'neuvola'. An unknown compound takes the base form of its last part: 'perhekahvilassa' → 'perhekahvila'."""
        base = self._lemma(word)
        if base != word or self._lexicon.is_known(word):
            return base
        for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART):
            last = word[cut:]
            whole = word[:cut] + self._lemma(last)
            if whole != word and (last in self.attested or self._lexicon.is_known(last)) and (whole in self.attested or self._first(word[:cut])):
                return whole
        return base

    def parts(self, word: str, base: str) -> tuple[str, ...]:
        """'perhekahvila' → 'perhe', 'kahvila', and every attested word that it ends with; never itself."""
        found = dict.fromkeys(self._cut(base) or self._cut(word))
        found |= dict.fromkeys(base[cut:] for cut in range(SHORTEST_PART, len(base) - SHORTEST_TAIL + 1) if base[cut:] in self.bases)
        return tuple(part for part in found if len(part) >= SHORTEST_PART and part not in (word, base))

    def _is_part(self, text: str) -> bool:
        if len(text) < SHORTEST_PART or VOWELS.isdisjoint(text):
            return False
        return text in self.attested or len(text) >= SHORTEST_KNOWN and (text in self.bases or self._lexicon.is_known(text))

    def _first(self, text: str) -> tuple[str, ...]:
        if text not in self._firsts:
            self._firsts[text] = self._read_first(text)
        return self._firsts[text]

    def _read_first(self, text: str) -> tuple[str, ...]:
        """The words in the first part of a compound, with the letters that join undone: 'barns' → 'barn', 'nais' → 'nainen'; empty when there are none."""
        if self._is_part(text):
            return (self._lemma(text),)
        for word in _unjoined(text, self.language):
            if self._is_part(word):
                return (self._lemma(word),)
        return self._cut(text)

    def _cut(self, word: str) -> tuple[str, ...]:
        if word not in self._parts:
            self._parts[word] = ()  # ends a cut that would come back to itself
            self._parts[word] = self._read_cut(word)
        return self._parts[word]

    def _read_cut(self, word: str) -> tuple[str, ...]:
        """The parts at the best place to cut, the longer one cut again; empty when the word is no compound of known words."""
        if len(word) < SHORTEST_COMPOUND:
            return ()
        cuts = [(weight, cut) for cut in range(SHORTEST_PART, len(word) - 2) if (weight := self._weight(word, cut))]
        if not cuts:
            return ()
        cut = max(cuts, key=lambda row: (row[0], -row[1]))[1]
        first, last = self._first(word[:cut]), word[cut:]
        inner = self._cut(word[:cut]) if len(first) == 1 else ()
        return tuple(dict.fromkeys((self._lemma(last), last, *first, *self._cut(last), *inner)))

    def _weight(self, word: str, cut: int) -> float:
        """How good a cut is, 0 for none: best between two words that the corpus itself uses, near the middle."""
        last = word[cut:]
        if not self._is_part(last):
            return 0
        base, first = self._lemma(last), self._first(word[:cut])
        own_last, own_first = last in self.bases or base in self.bases, bool(first) and any(part in self.bases for part in first)
        if not first or not (own_last or own_first):
            return 0
        return 1 + 2 * own_last + 2 * (first[0] in self.bases) + (len(first) == 1) + min(cut, len(last)) / 10


def _unjoined(text: str, language: str) -> tuple[str, ...]:
    """What a first part may be without the letters that join it to the next."""
    if language == "sv":
        return (*((text[:-1],) if text.endswith(("s", "e", "o")) else ()), text + "a", text + "e")
    return (text[:-1] + "nen", text[:-1] + "inen") if text.endswith("s") else ()
