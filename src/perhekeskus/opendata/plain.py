"""Nouns as values that JSON knows, with the keys that the contract names."""

from __future__ import annotations

from datetime import date

from ..model import Noun, Text
from ..values import Ages, RoughDate
from .contract import published

TONGUES = ("fi", "sv", "en")
_AS_IT_IS = {str, int, float, bool, type(None)}  # nearly all values there are


def plain(value: object) -> object:
    """What is empty is left out; a date is as exact as its source, and None when that gives none."""
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, Text):
        return {language: unwrapped(words) for language in TONGUES if (words := getattr(value, language))}
    if isinstance(value, Noun):
        fields = vars(value)
        return {key: found if type(found) in _AS_IT_IS else plain(found) for field, key in published(type(value)) if (found := fields[field]) or found == 0}  # no is an answer, too
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, RoughDate):
        return str(value) if value.year else None
    if isinstance(value, Ages):
        return ages(value)
    return value.isoformat() if isinstance(value, date) else value


def unwrapped(words: str) -> str:
    """Without the ends of lines that are only in the file; an empty line parts paragraphs."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in words.split("\n\n")) if "\n" in words else words


def ages(value: Ages) -> dict:
    return {"pregnancy": True} if value.pregnancy else {"from": value.youngest, "to": value.oldest}
