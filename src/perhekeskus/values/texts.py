"""Words for readers, and what none of them may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, WithJsonSchema

from ..refusals import fault

LONGEST_WORDS = 4000
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_MARKUP = re.compile(r"<\s*[a-zA-Z/!?][^>\n]*>?|&(?:[a-zA-Z]{2,8}|#\w{1,6});")
_PLACEHOLDER = re.compile(r"\bTODO\b|\bFIXME\b|\bTBA\b|\bXXX\b|lorem ipsum|\[email.{0,3}protected\]|etunimi\.sukunimi|fornamn\.efternamn", re.I)
_PLACEHOLDER_HAS = ("todo", "fixme", "tba", "xxx", "lorem ipsum", "[email", "etunimi.", "fornamn.")  # sought first: the pattern is slow, and every text of the country is read


def unfit(text: str) -> Iterator[tuple[int, str, str]]:
    """(position, kind of problem, what to show) of what no text for readers may hold, one of each kind."""
    if found := _MARKUP.search(text):
        yield found.start(), "html-in-text", found[0]
    folded = text.lower()
    if any(sign in folded for sign in _PLACEHOLDER_HAS) and (found := _PLACEHOLDER.search(text)):
        yield found.start(), "placeholder", found[0]
    if found := INVISIBLE.search(text):
        yield found.start(), "invisible-character", f"U+{ord(found[0]):04X}"


def _words(text: str) -> str:
    text = text.strip()
    if len(text) > LONGEST_WORDS:
        raise fault("text-too-long", length=len(text), most=LONGEST_WORDS)
    for _, kind, value in unfit(text):
        raise fault(kind, value=value)
    return text


_UNFIT = {"not": {"type": "string", "pattern": "|".join(pattern.pattern for pattern in (_MARKUP, _PLACEHOLDER, INVISIBLE))}}

Words = Annotated[str, AfterValidator(_words), WithJsonSchema({"type": ["string", "number"], "maxLength": LONGEST_WORDS, **_UNFIT})]
