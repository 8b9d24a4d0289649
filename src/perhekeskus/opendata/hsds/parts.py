"""The small objects of HSDS that hang on larger ones: phones, languages, prices, attributes. Each has an id made from what it hangs on."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha1
from uuid import UUID

from ...model import Audience, Cost, Source
from ...wording import Wording

# A promise: whoever has taken over our records knows them by the ids that follow from it.
NAMESPACE = UUID("6f1b1c5e-3c0a-4f0e-9c57-0d6b8f1a2e94")
_SEED = NAMESPACE.bytes
_VARIANT = {f"{sign:x}": "89ab"[sign & 3] for sign in range(16)}
SIGNED = "fse"  # ISO 639-3 of Finnish sign language
YOUNGEST, OLDEST = "minimum_age", "maximum_age"
Row = tuple[str, str | None, str | None]  # an attribute: what it tells, its value, the value in words


def uuid_of(*path: str) -> str:
    """The same for the same path in every copy of the site: a UUID of version 5, as `uuid.uuid5` makes it, in a fifth of its time."""
    digest = sha1(_SEED + "/".join(path).encode()).hexdigest()
    return f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{_VARIANT[digest[16]]}{digest[17:20]}-{digest[20:32]}"


def filled(**values: object) -> dict:
    """Without what is not known: an empty field would say that there is nothing."""
    return {name: value for name, value in values.items() if value or value == 0}


def attributes(owner: str, rows: Iterable[Row]) -> list[dict]:
    """What HSDS has no field for. What it tells stands in `link_type`, as a word that stays the same in every language."""
    return [_attribute(owner, *row) for row in rows if row[1]]


def _attribute(owner: str, tells: str, value: str, words: str | None) -> dict:
    row = {"id": uuid_of(owner, tells, value), "link_type": tells, "value": value}
    if words:
        row["label"] = words
    return row


def sources(found: Iterable[Source]) -> list[Row]:
    """Where it was read, each place once, with the date the page itself gives."""
    return [("source", url, day) for url, day in {source.url: str(source.date) for source in found}.items()]


def phone(owner: str, number: str, description: str, spoken: list[dict] | None = None) -> dict:
    return filled(id=uuid_of(owner, "phone", number), number=number, type="voice", description=description, languages=spoken)


def languages(owner: str, codes: Iterable[str], wording: Wording) -> list[dict]:
    """Those one is served in."""
    return [{"id": uuid_of(owner, "language", code), "name": wording.language_name(code), "code": SIGNED if code == "sign" else code} for code in codes]


def cost_options(owner: str, cost: Cost | None, words: str) -> list[dict]:
    """Only that it is free can be told as an amount."""
    return [{"id": uuid_of(owner, "cost"), "option": words, "amount": 0, "currency": "EUR"}] if cost and cost.code == "free" else []


def ages(audience: Audience | None) -> dict[str, int]:
    """In years; nothing for those who wait for a child."""
    known = audience and audience.ages
    return {YOUNGEST: known.youngest, OLDEST: known.oldest} if known and not known.pregnancy else {}
