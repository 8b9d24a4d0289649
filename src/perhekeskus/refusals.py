"""How a value is refused, by us and by editors' programs, and what is refused everywhere but at home: what the guide and examples/ write of places that nobody can visit."""

from __future__ import annotations

from pydantic import ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

FICTIONAL_TOWNS = ("Rantakunta", "Esimerkkilä")  # where these are municipalities, such values are at home
NO_NAMES = ("organiser", "järjestäjä", "arrangör", "arrangören")
FICTIONAL_NAMES = ("Rantakunnan seurakunta", "Strandkommuns församling")
# What the guide's model says that a real place might say as well, in both languages: told of, not refused.
MODEL_WORDS = {"name": ("Pikkutupa", "Lillstugan"), "street": ("Rantatie 3", "Strandvägen 3"), "summary": ("Maanantain kahvila pienille lapsille ja heidän aikuisilleen.", "Måndagscafé för små barn och deras vuxna.")}
MODEL_POSTAL_CODE = "00100"  # of Helsinki


def fault(kind: str, **values: object) -> PydanticCustomError:
    """An error that `checking` turns into the Problem of the same kind."""
    return PydanticCustomError(kind, kind, values)


def written(kind: str, pattern: str, *also: str, **limits: object) -> WithJsonSchema:
    """How a file writes a value, for an editor's program: as text of a pattern, or as what YAML takes it for, such as a number; else a fault of that kind.
    What a pattern cannot say, only checking finds."""
    return WithJsonSchema({"type": ["string", *also] if also else "string", "pattern": f"^\\s*(?:{pattern})\\s*$", "fault": kind, **limits})


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
