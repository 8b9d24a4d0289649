"""A place as HSDS tells it: a service that somebody gives, at one location, at its times."""

from __future__ import annotations

from collections.abc import Iterator

from ...hours import Schedule
from ...model import HoursRule, Place
from ...openings import DAYS
from ...series import Series
from ...timetable import TOLD
from . import parts
from .parts import Row, attributes, filled, uuid_of
from .telling import Telling

# What nobody has confirmed is not active, so that a directory which shows all that is active sends no family in vain. Our own word stands in an attribute.
STATUS = {"active": "active", "unconfirmed": "inactive", "planned": "inactive", "paused": "temporarily closed", "closed": "defunct"}


def short_service(id: str, tell: Telling) -> dict:
    """What it is, without what there may be several of."""
    place, w = tell.catalogue.places[id], tell.wording
    return filled(
        id=uuid_of("place", id),
        **tell.basics(place),
        email=place.email,
        status=STATUS[place.status],
        application_process=w.code("arrival", place.arrival) if place.arrival else None,
        fees_description=tell.price(place.cost),
        eligibility_description=tell.eligibility(place.audience),
        **parts.ages(place.audience),
        alert=_alert(place, tell),
        organization=tell.organiser(id, place),
    )


def rest_of_service(id: str, tell: Telling) -> dict:
    """What there may be several of."""
    place, owner = tell.catalogue.places[id], f"place/{id}"
    return filled(
        phones=_phones(owner, place, tell),
        service_at_locations=[filled(id=uuid_of(owner, "service_at_location"), location=_location(id, place, tell), schedules=_schedules(id, place, tell))],
        languages=parts.languages(owner, place.served_in, tell.wording),
        cost_options=parts.cost_options(owner, place.cost, tell.wording.cost_free),
        attributes=[*attributes(owner, _rows(id, place, tell)), *tell.classes(owner, place.services)],
    )


def short_location(id: str, tell: Telling) -> dict:
    """Where it is, for services of others that are given there."""
    place = tell.catalogue.places[id]
    return {"id": uuid_of("place", id, "location"), "location_type": "virtual" if place.kind == "digital" else "physical"} | filled(**tell.named(place.name))


def _location(id: str, place: Place, tell: Telling) -> dict:
    owner, region = f"place/{id}/location", tell.catalogue.region_of_place[id]
    municipality, county = tell.catalogue.municipalities[place.municipality], tell.catalogue.regions[region]
    where: list[Row] = [("region", county.code, tell.read(county.name)), ("municipality", municipality.code, tell.read(municipality.name))]
    return short_location(id, tell) | filled(
        url=tell.website(place.website) if place.kind == "digital" else None,
        description=tell.paragraphs(place.location, None if place.postal_code else place.street),
        transportation=tell.read(place.stop),
        **({"latitude": place.coordinates.latitude, "longitude": place.coordinates.longitude} if place.coordinates else {}),
        external_identifier=id,
        external_identifier_type="perhekeskus",
        addresses=_addresses(owner, place, tell),
        accessibility=_accessibility(owner, place, tell),
        attributes=attributes(owner, [*where, ("district", tell.read(place.district), None)]),
    )


def _addresses(owner: str, place: Place, tell: Telling) -> list[dict]:
    """None unless street and postal code are known, without which it is no address to HSDS."""
    if not (place.street and place.postal_code):
        return []
    municipality = tell.catalogue.municipalities[place.municipality]
    region = tell.catalogue.regions[municipality.region]
    return [{"id": uuid_of(owner, "address"), "address_1": tell.read(place.street), "city": tell.read(municipality.name), "state_province": tell.read(region.name), "postal_code": place.postal_code, "country": "FI", "address_type": "physical"}]


def _accessibility(owner: str, place: Place, tell: Telling) -> list[dict]:
    marks = vars(place.accessibility) if place.accessibility else {}
    return [{"id": uuid_of(owner, "accessibility", name), "description": tell.wording.label(f"mark_{name}_{state}")} for name, state in marks.items() if state]


def _phones(owner: str, place: Place, tell: Telling) -> list[dict]:
    return [parts.phone(owner, place.phone.number, tell.paragraphs(place.phone.who, place.phone.hours, place.phone.tip))] if place.phone else []


def _rows(id: str, place: Place, tell: Telling) -> Iterator[Row]:
    """`confirmed_until` is there only as long as the times are confirmed: then a place is surely open when its schedule says so."""
    schedule, w = tell.data.timetable.schedule(id), tell.wording
    yield ("page", tell.page("place", id), None)
    yield ("kind", place.kind, w.code("place_kind", place.kind))
    yield ("status", place.status, w.code("status", place.status))
    yield ("ptv", place.ptv.id if place.ptv else None, None)
    yield ("confirmed_until", str(schedule.last) if schedule and schedule.sure else None, None)
    yield from ((name, str(day), None) for name, day in (("since", place.since), ("until", place.until)) if day and day.year)
    yield from (("partner", tell.read(partner.name), w.code("organiser", partner.kind)) for partner in place.partners)
    yield ("doubt", tell.read(place.doubt), None)
    yield from tell.provenance(place)


def _alert(place: Place, tell: Telling) -> str | None:
    status = None if place.status == "active" else tell.wording.code("status", place.status)
    return ". ".join(filter(None, (status, tell.read(place.doubt)))) or None


# times


def _schedules(id: str, place: Place, tell: Telling) -> list[dict]:
    """Rules for what is sure; what is not, and what only words can tell, as words alone. Nothing of a place that is not there."""
    if place.status not in TOLD:
        return []
    sure = [row for series, stretches in tell.data.times.of(id) for row in _said(series, stretches, place, tell)]
    words = dict.fromkeys([*_unsure(place, tell.data.timetable.schedule(id), tell), *filter(None, [tell.read(place.hours_note)])])
    return [*sure, *({"id": uuid_of("place", id, "schedule", "words", str(number)), "description": said} for number, said in enumerate(words))]


def _said(series: Series, stretches: list[dict], place: Place, tell: Telling) -> list[dict]:
    """With what is on, or why it is at another time; and that one has to have an appointment."""
    slot, rule = series.slot, series.slot.rule
    ages = tell.wording.ages(rule.ages) if rule and rule.ages else None
    notes = ", ".join(filter(None, (*(tell.read(text) for text in (series.reason, *((rule.what, rule.run_by) if rule else ()))), ages)))
    noted = [row | {"notes": notes} for row in stretches] if notes else stretches
    if not slot.by_appointment:
        return noted
    arrival = tell.wording.code("arrival", "referral" if place.arrival == "referral" else "booking")
    return [row | {"attending_type": arrival, "attributes": attributes(row["id"], [("by_appointment", "yes", None)])} for row in noted]


def _unsure(place: Place, schedule: Schedule, tell: Telling) -> list[str]:
    """'ti–to 9.00–12.00, varmista aika': the rows of hours of which some time is not sure."""
    doubtful = {id(weekly.slot.rule) for weekly in schedule.weekly if not weekly.slot.sure}
    return [_in_words(rule, tell) for rule in place.hours if id(rule) in doubtful]


def _in_words(rule: HoursRule, tell: Telling) -> str:
    w = tell.wording
    days: dict[str, list[str]] = {}
    for day, openings in rule.openings():
        days.setdefault(w.openings(openings), []).append(day)
    times = [f"{', '.join(w.day_short[day] for day in sorted(names, key=DAYS.index))} {times}" for times, names in days.items()]
    return ", ".join(filter(None, ["; ".join(times), tell.read(rule.what), *w.rule_limits(rule, tell.seasons, tell.data.timetable.today)]))
