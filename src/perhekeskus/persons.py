"""Contacts and words that look like a person's own: those are never published, wherever they come from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from .urls import slug

# How parts of addresses begin that are no person's: offices, services, what is done there. Whole enough that no surname begins so, as Neuvonen does with neuvo.
OFFICES = ("asiakas", "avoin", "avoimet", "barnom", "barnrad", "dagh", "dagis", "familj", "forsaml", "hyvinvointi", "info", "kansli", "kaupunki", "kirjaamo", "klubb", "kohtaamis", "kommun", "kontor", "lapsi", "lapset", "lasten", "leikki", "mottag", "motesplats", "neuvola", "neuvont", "nuoriso", "nuorten", "office", "ohjaaja", "oppen", "oppet", "oppna", "paivahoi", "paivakot", "paivakod", "palaute", "palvelu", "perhek", "perhep", "perhet", "radgiv", "registr", "service", "seurakun", "sosiaali", "terveys", "toimisto", "tyontekija", "vaihde", "valfard", "varaus", "varhais")  # fmt: skip
# How words end that say what somebody does.
ROLES = ("ansvarig", "arbetare", "handledare", "henkilo", "hoitaja", "johtaja", "koordinaattori", "koordinator", "kuraattori", "kurator", "ledare", "ohjaaja", "opettaja", "pedagog", "person", "psykolog", "psykologi", "skotare", "terapeut", "terapeutti", "tyontekija", "vastaava")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_EMAIL, _NUMBER = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), re.compile(r"(?:\+358|(?<!\d)0\d)[\d ()-]{4,}\d")
_BETWEEN, _ASIDE = (" ", ", ", ": ", " ("), (", ", " (")  # a name and its neighbour; a name and what the person does
_SHORT = 4  # letters of an abbreviation, such as MLL


def is_persons(email: str, names: Mapping[str, str]) -> bool:
    """Whether an address looks like somebody's own: words with points, lines or hyphens between, and no office among them, nor a word of the place's `names` by language."""
    local, at, host = email.partition("@")
    parts = [part for part in re.split(r"[-\d]+", slug(local)) if part]
    own = {word for words in (*names.values(), host) for word in slug(words).split("-")} | {"kunta", "stad", "barn"}
    return bool(at) and len(parts) > 1 and not any(part in own or part.startswith(OFFICES) for part in parts)


def names_somebody(words: str) -> bool:
    """Whether two words beside each other are somebody's names, or a name and what the person does: 'Maija Meikäläinen', 'M. Meikäläinen', 'ohjaaja Maija'."""
    found = [*_WORD.finditer(words)]
    return any(_name_somebody(one[0], words[one.end() : other.start()], other[0]) for one, other in pairwise(found))


def tells_contact(text: str) -> bool:
    """Whether a text has somebody's own address, or a number beside somebody's name."""
    return any(is_persons(email, {}) for email in _EMAIL.findall(text)) or bool(_NUMBER.search(text)) and names_somebody(text)


def _name_somebody(one: str, between: str, other: str) -> bool:
    if len(one) == 1:
        return between in (" ", ". ") and one.isupper() and _may_be_name(other)
    if _is_role(one):
        return between in _BETWEEN and _may_be_name(other)
    if _is_role(other):
        return between in _ASIDE and _may_be_name(one)
    return between in _BETWEEN and _may_be_name(one) and _may_be_name(other) and (one.isupper() and other.isupper() or not (_is_short(one) or _is_short(other)))


def _may_be_name(word: str) -> bool:
    """Whether it has a capital letter, and is no office."""
    return len(word) > 1 and word[0].isupper() and not _is_role(word) and not any(part.startswith(OFFICES) for part in slug(word).split("-"))


def _is_role(word: str) -> bool:
    return slug(word).endswith(ROLES)


def _is_short(word: str) -> bool:
    return word.isupper() and len(word) <= _SHORT
