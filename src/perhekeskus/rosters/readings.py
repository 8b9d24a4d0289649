"""What one cell says, in the words of a file. What could be read in two ways is refused, never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from ..newcomer import PROSE, Answer
from ..persons import is_persons, tells_contact
from ..problems import LANGUAGES, Phrase
from .cells import Value, as_text
from .headings import DAY, Column, plain, vocabulary

NOTHING = ("-", "–", "—", "")  # what people write where there is nothing
BILINGUAL = ("name", "organiser", "street", "district", "website", *PROSE)
_MOBILE, _ABROAD, _SHORT = r"(?:4\d|50)\d{7}", r"358\d{7,10}", r"1\d{2,5}"  # of digits that have lost what stood before them
_WITH_TOWN = re.compile(r"(?P<street>.*[^\s,]),?\s+(?:FI-)?(?P<postal_code>\d{5})(?:\s+[^\W\d][^\d]*)?")


class Doubtful(ValueError):
    """A cell that only whoever wrote it can read. `kind` names a remark, `values` fill it in; a notice is about what may be left out."""

    def __init__(self, kind: str, severity: str = "error", **values: object):
        super().__init__(kind)
        self.kind, self.severity, self.values = kind, severity, values


def words_of(value: Value, lines: bool = False) -> str:
    """A cell as text on one line, or with its `lines`. Raises Doubtful for what a table program has made of something else, and for a question."""
    if isinstance(value, bool):
        raise Doubtful("cell-yes-no")
    if isinstance(value, date):
        raise Doubtful("cell-date")
    text = unicodedata.normalize("NFC", as_text(value))
    if re.fullmatch(r"#[A-Z/0!?]+[!?]?|Err:\d+", text.strip()):
        raise Doubtful("cell-error")
    text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip() if lines else " ".join(text.split())
    if text.endswith("?") or "(?)" in text or "??" in text:
        raise Doubtful("cell-question")
    return "" if text in NOTHING else text


def clock(value: Value) -> str:
    """A time of the day, '9.30', also from a part of a day. Raises Doubtful for 9.3, which may be 9.03 or 9.30."""
    if isinstance(value, float) and 0 < value < 1:
        return as_text(timedelta(days=value))
    if isinstance(value, float) and not value.is_integer():
        raise Doubtful("cell-time")
    return words_of(value)


def postal_code(value: Value) -> str:
    """Five digits: the zeros that a table program has eaten can only have stood in front, and a town behind them is no part of it."""
    text = words_of(value)
    if found := re.fullmatch(r"(?:FI-)?(\d{5})(?: [^\d]+)?", text):
        return found[1]
    return text.zfill(5) if re.fullmatch(r"\d{3,4}", text) else text


def phone(value: Value) -> str:
    """Digits and spaces. Raises Doubtful for a number that has lost its beginning and may have had more than one."""
    text = re.sub(r"^\s*(?:puh|p|tel|tfn|tlf)\.?:?\s*(?=[+\d(])", "", words_of(value), flags=re.I)
    digits = " ".join(re.sub(r"(?<=358)\s*\(0\)|[-‐–/()]", " ", text).split())
    if not re.fullmatch(r"[1-9]\d+", digits) or re.fullmatch(_SHORT, digits):
        return digits
    if re.fullmatch(_MOBILE, digits):
        return f"0{digits}"
    if re.fullmatch(_ABROAD, digits):
        return f"+{digits}"
    raise Doubtful("cell-phone", write=f"0{digits}")


def email(value: Value) -> str:
    """A common address. Raises Doubtful for one that looks like a person's."""
    text = words_of(value)
    if is_persons(text, {}):
        raise Doubtful("cell-email", "notice")
    return text


def day(value: Value) -> str:
    """A date as a file has it, where a date belongs."""
    text = as_text(value) if isinstance(value, date) else words_of(value)
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text


def degrees(value: Value) -> str:
    """With a decimal point."""
    return words_of(value).replace(",", ".")


READERS: Mapping[str, Callable[[Value], str]] = {"postal_code": postal_code, "phone": phone, "email": email, "source_date": day, "latitude": degrees, "longitude": degrees, "opens": clock, "closes": clock}
ON_LINES = ("hours", DAY)


def read(value: Value, column: Column) -> Answer:
    """What a cell says in its column, '' for nothing. Raises Doubtful."""
    if column.key in READERS:
        return READERS[column.key](value)
    text = words_of(value, lines=column.key in ON_LINES or len(column.languages) > 1)
    if column.key == DAY and plain(text) in vocabulary()["closed"]:
        return ""
    if tells_contact(text):
        raise Doubtful("cell-person", "notice")
    if column.key in ("kind", "status"):
        return text and code(column.key, text)
    return in_languages(text, column) if text and column.key in BILINGUAL else text


def in_languages(text: str, column: Column) -> Answer:
    """Text by the languages of its column; under 'Nimi / Namn' it is 'Majakka / Fyren', or the same in both. Raises Doubtful where nobody says which language it is."""
    if column.key == "website":
        return {column.languages[0]: text} if len(column.languages) == 1 else text
    parts = [part.strip() for part in re.split(r"\n|/" if len(column.languages) > 1 else r" / ", text)]
    if len(column.languages) > 1 and len(parts) == 2 and all(parts):
        return dict(zip(column.languages, parts))
    if len(parts) > 1 and column.key not in PROSE:
        raise Doubtful("cell-languages")
    if len(column.languages) == 1:
        return {column.languages[0]: text}
    if column.key in PROSE:
        raise Doubtful("cell-language")
    return text


def code(key: str, text: str) -> str:
    """'Kohtaamispaikka' → 'meeting-place'. Raises Doubtful with the words that will do."""
    if found := _codes(key).get(plain(text)):
        return found
    raise Doubtful("cell-code", allowed=AllWords(key))


def organiser_of(name: str) -> str:
    """Which kind an organiser's name tells: 'Rantakunnan seurakunta' → 'parish', 'unknown' where it tells none."""
    words = plain(name).split()
    for kind, ends in vocabulary()["organisers"].items():
        if any(_ends(words, end) for end in ends):
            return kind
    return "unknown"


def organiser_code(text: str) -> str | None:
    """The kind, where a cell says nothing but that."""
    return _codes("organiser").get(plain(text))


def with_town(text: str) -> tuple[str, str] | None:
    """(street, postal code) of 'Rantatie 3, 65100 Vaasa'; None for a street alone."""
    found = _WITH_TOWN.fullmatch(text)
    return (found["street"], found["postal_code"]) if found else None


class AllWords(Phrase):
    """The words that a cell of a column may have, in the language of a sentence."""

    def sentence(self, language: str) -> str:
        return ", ".join(CodeWord(self.kind, code).sentence(language) for code in vocabulary()["codes"][self.kind])


class CodeWord(Phrase):
    """What one code (`example`) of a column is called."""

    def sentence(self, language: str) -> str:
        return vocabulary()["codes"][self.kind][self.example][language][0]


@cache
def _codes(key: str) -> dict[str, str]:
    """Each word for a code to it, and the code itself."""
    codes = vocabulary()["codes"][key].items()
    return {plain(word): code for code, words in codes for language in LANGUAGES for word in (*words[language], code)}


def _ends(words: list[str], end: str) -> bool:
    """Whether a name has a word, or all of several, that ends so; in Finnish the word itself may be its end, 'seurakunta'."""
    if end.startswith("-"):
        return any(word.endswith(plain(end)) for word in words)
    return f" {plain(end)} " in f" {' '.join(words)} "
