"""How a value is refused, and what is refused everywhere but at home: what the guide and examples/ write of places that nobody can visit."""

from __future__ import annotations

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

FICTIONAL_TOWNS = ("Rantakunta", "Esimerkkilä")  # where these are municipalities, such values are at home
NO_NAMES = ("organiser", "järjestäjä", "arrangör", "arrangören")
FICTIONAL_NAMES = ("Rantakunnan seurakunta", "Strandkommuns församling")


def fault(kind: str, **values: object) -> PydanticCustomError:
    """An error that `checking` turns into the Problem of the same kind."""
    return PydanticCustomError(kind, kind, values)


def is_real(info: ValidationInfo) -> bool:
    """Whether the country is no made-up one, the example or one with such towns; while nobody knows its towns, nothing is refused for it."""
    context = info.context or {}
    known = context.get("municipality")
    return known is not None and not context.get("example") and not any(town in known for town in FICTIONAL_TOWNS)


def must_be_a_name(words: str, info: ValidationInfo) -> None:
    """Raises for an organisation's name that is none, or that only the guide's model has."""
    if words.casefold() in NO_NAMES or not any(map(str.isalpha, words)):
        raise fault("organisation-unnamed", value=words)
    if words in FICTIONAL_NAMES and is_real(info):
        raise fault("from-guide", value=words)
