"""What the dictionary knows of a word: its base form, and whether it is a word at all. Kept between builds, because reading the dictionary costs more than all the questions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import version
from pathlib import Path

import simplemma

EDITION = f"simplemma {version('simplemma')}"  # another one may answer otherwise


class Lexicon:
    """Answers of one language, each asked of the dictionary once. `read` and `keep` carry them from one build to the next."""

    def __init__(self, language: str):
        self.language = language
        self._lemmas: dict[str, str] = {}
        self._known: dict[str, bool] = {}
        self._is_new = False

    def lemma(self, word: str) -> str:
        """The base form in small letters; a word that is not known is its own."""
        if word not in self._lemmas:
            self._is_new = True
            self._lemmas[word] = simplemma.lemmatize(word, lang=self.language).lower()
        return self._lemmas[word]

    def is_known(self, word: str) -> bool:
        if word not in self._known:
            self._is_new = True
            self._known[word] = simplemma.is_known(word, lang=self.language)
        return self._known[word]

    def read(self, folder: Path) -> None:
        """Takes up the answers that an earlier build has left; what is damaged or of another edition counts as nothing."""
        try:
            kept = json.loads(self._file(folder).read_text(encoding="utf-8"))
            if kept["edition"] == EDITION:
                self._lemmas = {**kept["lemmas"], **self._lemmas}
                self._known = {**kept["known"], **self._known}
        except (OSError, ValueError, LookupError, TypeError):
            pass

    def keep(self, folder: Path) -> None:
        """Leaves all answers for the next build; a reader at the same time finds the old file or the new one."""
        if not self._is_new:
            return
        folder.mkdir(parents=True, exist_ok=True)
        beside = self._file(folder).with_suffix(".new")
        beside.write_text(json.dumps({"edition": EDITION, "lemmas": self._lemmas, "known": self._known}, ensure_ascii=False), encoding="utf-8")
        beside.replace(self._file(folder))
        self._is_new = False

    def _file(self, folder: Path) -> Path:
        return folder / f"lexicon-{self.language}.json"


@contextmanager
def kept_lexicon(language: str, folder: Path | None) -> Iterator[None]:
    """Meanwhile the language's answers come from the folder, where there is one, and go back there."""
    if folder:
        lexicon(language).read(folder)
    yield
    if folder:
        lexicon(language).keep(folder)


@cache
def lexicon(language: str) -> Lexicon:
    """The one of this process."""
    return Lexicon(language)
