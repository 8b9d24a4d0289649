"""Contacts that look like a person's own: those are never published, whatever the catalogue does."""

from __future__ import annotations

import re

from ..urls import slug
from .records import Words

# How parts of addresses begin that are no person's: offices, services, what is done there. Whole enough that no surname begins so, as Neuvonen does with neuvo.
OFFICES = ("asiakas", "avoin", "avoimet", "barnom", "barnrad", "dagh", "dagis", "familj", "forsaml", "hyvinvointi", "info", "kansli", "kaupunki", "kirjaamo", "klubb", "kohtaamis", "kommun", "kontor", "lapsi", "lapset", "lasten", "leikki", "mottag", "motesplats", "neuvola", "neuvont", "nuoriso", "nuorten", "office", "ohjaaja", "oppen", "oppet", "oppna", "paivahoi", "paivakot", "paivakod", "palaute", "palvelu", "perhek", "perhep", "perhet", "radgiv", "registr", "service", "seurakun", "sosiaali", "terveys", "toimisto", "tyontekija", "vaihde", "valfard", "varaus", "varhais")  # fmt: skip
_NAME = "[A-ZÅÄÖ][a-zåäöé]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
_TWO_NAMES = re.compile(rf"(?<![\w-])(?=({_NAME} {_NAME})(?!\w))")  # each pair of neighbours


def is_persons(email: str, names: Words) -> bool:
    """Whether an address looks like somebody's own: two or three words with points between, and no office among them, nor a word of the place's `names`."""
    local, at, host = email.partition("@")
    parts = slug(local.replace("_", ".")).split("-")
    own = {word for words in (*names.values(), host) for word in slug(words).split("-")} | {"kunta", "stad", "barn"}
    return bool(at) and len(parts) in (2, 3) and all(map(str.isalpha, parts)) and not any(part in own or part.startswith(OFFICES) for part in parts)


def names_somebody(words: str) -> bool:
    """Whether a text has two words with capital letters beside each other, and neither is an office."""
    return any(not any(part.startswith(OFFICES) for part in slug(name).split("-")) for name in _TWO_NAMES.findall(words))
