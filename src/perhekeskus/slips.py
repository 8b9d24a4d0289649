"""What is allowed and yet looks like a slip: notices about a place, each with what its editor may have meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from .freshness import freshness
from .hours import days_meant, single_day, weekly_times
from .model import Days, Limits, Period, Place, Region, Term
from .problems import Problem, Quote, remarks
from .reading import Document
from .refusals import FICTIONAL_TOWNS, MODEL_POSTAL_CODE, MODEL_WORDS

LEFT_IN_DOUBT = ("confirmed-in-doubt", "confirmed-unconfirmed")  # what whoever confirms a place may have forgotten
MOBILE = ("04", "050")  # such numbers have ten digits
SHORTEST_PHONE = 7  # digits of a number that begins with 0, such as 020 1234


def slips(place: Place, document: Document, terms: Mapping[str, Term], limits: Limits, today: date) -> Iterator[Problem]:
    """Notices of what the place's file says that can be meant, but mostly is not."""
    yield from _left_in_doubt(place, document, limits, today)
    yield from _as_in_the_guide(place, document)
    if place.checked and remarks()["made-unconfirmed"]["fi"] in document.text:
        yield document.problem(("checked",), "comment-untrue", severity="notice")
    if place.phone and not _is_whole(place.phone.number):
        yield document.problem(("phone", "number"), "phone-area-code", severity="notice", value=place.phone.number)
    yield from _seasons_that_are_over(place, document, today)
    yield from _needless_exceptions(place, document, terms, today)
    if place.status == "paused" and place.until and (last := place.until.latest()) and last >= today:
        yield document.problem(("until",), "pause-with-end", severity="notice", value=str(place.until))


def contact_slips(region: Region, document: Document) -> Iterator[Problem]:
    """The same of a region's contacts, whose numbers a note may explain."""
    for index, contact in enumerate(region.contacts):
        if contact.phone and not contact.phone_note and not _is_whole(contact.phone):
            yield document.problem(("contacts", index, "phone"), "phone-area-code", severity="notice", value=contact.phone)


def _as_in_the_guide(place: Place, document: Document) -> Iterator[Problem]:
    """What may have been left of the guide's model, anywhere but in its own town."""
    town = place.municipality.casefold()
    if town == FICTIONAL_TOWNS[0].casefold():
        return
    for key, words in MODEL_WORDS.items():
        if (text := getattr(place, key)) and (text.fi, text.sv) == words:
            yield document.problem((key,), "as-in-guide", severity="notice", value=Quote.of(*words))
    if place.postal_code == MODEL_POSTAL_CODE and town != "helsinki":
        yield document.problem(("postal_code",), "as-in-guide", severity="notice", value=MODEL_POSTAL_CODE)


def _left_in_doubt(place: Place, document: Document, limits: Limits, today: date) -> Iterator[Problem]:
    """Confirmed, and still the page says that nobody knows."""
    if freshness(place, limits, today).state != "confirmed":
        return
    if place.doubt:
        yield document.problem(("doubt",), "confirmed-in-doubt", severity="notice", value=Quote.of(place.doubt.fi, place.doubt.sv))
    if place.status == "unconfirmed":
        yield document.problem(("status",), "confirmed-unconfirmed", severity="notice")


def _seasons_that_are_over(place: Place, document: Document, today: date) -> Iterator[Problem]:
    """Of single rows: nobody is told of a term more than once, at the term itself."""
    for index, rule in enumerate(place.hours):
        if isinstance(rule.season, Period) and rule.season.end < today:
            yield document.problem(("hours", index, "season"), "term-over", severity="notice", value=rule.season.start.isoformat(), end=rule.season.end.isoformat())


def _needless_exceptions(place: Place, document: Document, terms: Mapping[str, Term], today: date) -> Iterator[Problem]:
    """Those that lie outside every season, that change nothing or that are past; one of a holiday or a term comes again."""
    weekly = tuple(weekly_times(place, terms))
    seasonal = bool(weekly) and all(time.periods is not None for time in weekly)
    for index, row in enumerate(place.exceptions):
        if not (row.date or row.start):
            continue
        days = days_meant(row, terms, row.date or row.start, row.date or row.end)
        if seasonal and not any(period.start <= days[-1] and days[0] <= period.end for time in weekly for period in time.periods or ()):
            yield document.problem(("exceptions", index), "exception-outside-season", severity="notice", value=days_in_words(row))
        elif weekly and row.closed and not any(time.on(day) for time in weekly for day in days):
            yield document.problem(("exceptions", index), "exception-changes-nothing", severity="notice", value=days_in_words(row))
        elif days[-1] < today:
            yield document.problem(("exceptions", index), "exception-past", severity="notice", value=days_in_words(row))


def days_in_words(row: Days) -> str:
    """As the file has them: '2026-12-04', '2026-12-21–2027-01-05', 'midsummer-eve'."""
    if day := single_day(row):
        return day.isoformat()
    if row.start and row.end:
        return f"{row.start.isoformat()}–{row.end.isoformat()}"
    return row.holiday or row.during or ""


def _is_whole(number: str) -> bool:
    """Whether it can be called from anywhere in the country: a local number lacks the beginning."""
    digits = number.replace(" ", "")
    if digits.startswith(MOBILE):
        return len(digits) == 10
    return digits[0] in "+1" or digits[0] == "0" and len(digits) >= SHORTEST_PHONE
