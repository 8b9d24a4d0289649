"""What is allowed and yet looks like a slip: notices about a place, each with what its editor may have meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .freshness import freshness
from .model import HoursException, Limits, Place, Region
from .problems import Problem, Quote
from .reading import Document

LEFT_IN_DOUBT = ("confirmed-in-doubt", "confirmed-unconfirmed")  # what whoever confirms a place may have forgotten
MOBILE = ("04", "050")  # such numbers have ten digits
SHORTEST_PHONE = 7  # digits of a number that begins with 0, such as 020 1234


def slips(place: Place, document: Document, limits: Limits, today: date) -> Iterator[Problem]:
    """Notices of what the place's file says that can be meant, but mostly is not."""
    yield from _left_in_doubt(place, document, limits, today)
    if place.phone and not _is_whole(place.phone.number):
        yield document.problem(("phone", "number"), "phone-area-code", severity="notice", value=place.phone.number)
    for index, row in enumerate(place.exceptions):
        if (last := _last_day(row)) and last < today:
            yield document.problem(("exceptions", index), "exception-past", severity="notice", value=last.isoformat())
    if place.status == "paused" and place.until and (last := place.until.latest()) and last >= today:
        yield document.problem(("until",), "pause-with-end", severity="notice", value=str(place.until))


def contact_slips(region: Region, document: Document) -> Iterator[Problem]:
    """The same of a region's contacts, whose numbers a note may explain."""
    for index, contact in enumerate(region.contacts):
        if contact.phone and not contact.phone_note and not _is_whole(contact.phone):
            yield document.problem(("contacts", index, "phone"), "phone-area-code", severity="notice", value=contact.phone)


def _left_in_doubt(place: Place, document: Document, limits: Limits, today: date) -> Iterator[Problem]:
    """Confirmed, and still the page says that nobody knows."""
    if freshness(place, limits, today).state != "confirmed":
        return
    if place.doubt:
        yield document.problem(("doubt",), "confirmed-in-doubt", severity="notice", value=Quote.of(place.doubt.fi, place.doubt.sv))
    if place.status == "unconfirmed":
        yield document.problem(("status",), "confirmed-unconfirmed", severity="notice")


def _is_whole(number: str) -> bool:
    """Whether it can be called from anywhere in the country: a local number lacks the beginning."""
    digits = number.replace(" ", "")
    if digits.startswith(MOBILE):
        return len(digits) == 10
    return digits[0] in "+1" or digits[0] == "0" and len(digits) >= SHORTEST_PHONE


def _last_day(row: HoursException) -> date | None:
    """Of an exception with days of its own; one of a holiday or a term comes again."""
    return row.date or row.end
