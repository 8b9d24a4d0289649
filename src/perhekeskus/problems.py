"""What is wrong, where, and what to write instead: one shape for every message to an editor."""

from __future__ import annotations

import difflib
import hashlib
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

import yaml

LANGUAGES = ("fi", "sv", "en")
ARROW = " › "
LONGEST_SHOWN = 100
SHORTEST_BEGINNING = 4  # letters of a name that a longer word begins with: Loviisa of 'Loviisan kaupunki'


@dataclass(frozen=True, order=True)
class Problem:
    """One fault. `line` and `column` count from 1; `kind` names a sentence in sentences.yaml, `values` fill it in.

    `severity` is "error", "notice" for what may wait, or "answer" for what is right and was understood in a certain way: always shown, never counted.
    """

    file: str
    line: int
    column: int
    where: str
    kind: str
    values: Mapping[str, object] = field(default_factory=dict, compare=False)
    severity: str = "error"

    def sentence(self, language: str) -> str:
        """The fault and its remedy in fi, sv or en. Raises KeyError for a kind that has no sentence."""
        return sentences()[self.kind][language].format_map(self.filled_in(language))

    def filled_in(self, language: str) -> dict[str, str]:
        """What its sentence is filled in with."""
        return {"suggestion": "", **{name: value.sentence(language) if isinstance(value, Phrase) else shown(value) for name, value in self.values.items()}}

    def line_for_people(self, language: str) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.said(language)}"

    def annotation(self, language: str) -> str:
        """The fault as a GitHub workflow command, so that it stands on its line of the pull request."""
        level = "error" if self.severity == "error" else "notice"
        return f"::{level} file={_escaped_property(self.file)},line={self.line},col={self.column}::{_escaped(self.said(language))}"

    def said(self, language: str) -> str:
        """Place and sentence, without the file."""
        return f"{self.where}: {self.sentence(language)}" if self.where else self.sentence(language)


class DataError(ValueError):
    """The data has errors; the text is every one of them in the editor's language (PERHEKESKUS_LANGUAGE, Finnish unless said)."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        language = os.environ.get("PERHEKESKUS_LANGUAGE", "fi")
        super().__init__("\n".join(problem.line_for_people(language) for problem in self.problems))

    def __reduce__(self):
        return DataError, (self.problems,)


@dataclass(frozen=True)
class Phrase:
    """A part of a sentence that has its own words in each language."""

    kind: str
    example: str = ""

    def sentence(self, language: str) -> str:
        return sentences()[self.kind][language].format(example=self.example)


@dataclass(frozen=True)
class Suggestion(Phrase):
    """What may be written instead: the nearest word, or all of them when they are few."""

    kind: str = "did-you-mean"
    nearest: str | None = None
    allowed: tuple[str, ...] = ()

    def sentence(self, language: str) -> str:
        if self.nearest:
            return " " + sentences()[self.kind][language].format(nearest=shown(self.nearest))
        if self.allowed:
            return " " + sentences()["allowed-are"][language].format(allowed=", ".join(map(shown, self.allowed)))
        return ""


@dataclass(frozen=True)
class Quote(Phrase):
    """Words of a file, in the language of the message where the file has them."""

    kind: str = ""
    words: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, fi: str | None, sv: str | None) -> Quote:
        return cls(words=tuple((language, words) for language, words in (("fi", fi), ("sv", sv)) if words))

    def sentence(self, language: str) -> str:
        """Empty where the file has neither language."""
        words = dict(self.words)
        return shown(words.get(language) or next(iter(words.values()), ""))


def code_quality(problems: Iterable[Problem], language: str) -> list[dict]:
    """The faults as GitLab's code quality report wants them. A fingerprint says nothing of lines, so that a fault is known again when it has moved."""
    met: Counter[tuple] = Counter()
    found = []
    for problem in problems:
        same = (problem.file, problem.where, problem.kind, shown(problem.values.get("value", "")))
        met[same] += 1
        fingerprint = hashlib.sha256("\0".join((*same, str(met[same]))).encode(errors="replace")).hexdigest()
        severity = "major" if problem.severity == "error" else "info"
        found.append({"description": problem.said(language), "check_name": problem.kind, "fingerprint": fingerprint, "severity": severity, "location": {"path": problem.file, "lines": {"begin": problem.line}}})
    return found


def shown(value: object) -> str:
    """A value from a file as a message may show it: on one line, short, without what a terminal would obey."""
    text = "{…}" if isinstance(value, dict) else "[…]" if isinstance(value, (list, tuple)) else str(value)
    text = " ".join("".join(letter if letter.isprintable() or letter.isspace() else "�" for letter in text).split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"


def suggest(word: object, options: Iterable[str], most: int = 12, *, names: bool = False) -> Suggestion:
    """The option nearest to `word`, if one is near; else up to `most` options. Of `names`, such as those of towns, the longest that the word begins
    with, or one very near: they are much alike, and another one is worse than none."""
    known = list(dict.fromkeys(options))
    by_folded = {option.casefold(): option for option in known}
    folded = str(word).casefold()[:60]
    begun = sorted((option for option in by_folded if names and len(option) >= SHORTEST_BEGINNING and folded.startswith(option)), key=len)
    near = begun[-1:] or difflib.get_close_matches(folded, by_folded, n=1, cutoff=0.75 if names else 0.6)
    if near:
        return Suggestion(nearest=by_folded[near[0]])
    return Suggestion(allowed=tuple(known) if len(known) <= most else ())


def sentences() -> dict[str, dict[str, str]]:
    """What is said of each kind of fault, in every language."""
    return _spoken("sentences.yaml")


def remarks() -> dict[str, dict[str, str]]:
    """What commands say besides, in every language."""
    return _spoken("remarks.yaml")


@cache
def _spoken(name: str) -> dict[str, dict[str, str]]:
    text = resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # every command waits for it


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
