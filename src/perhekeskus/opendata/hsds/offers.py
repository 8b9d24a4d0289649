"""What is not at one place: a service of a region, reached through its contacts, and a help line for the whole country."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Contact
from ...series import BYDAY
from . import parts
from .parts import Row, attributes, filled, uuid_of
from .places import short_location
from .telling import Telling


def offers_of(region: str, tell: Telling) -> list[str]:
    """The services of which we know whom to call or write in the region. Of the others a directory could say nothing but that the law has them."""
    known = {service for contact in tell.catalogue.regions[region].contacts for service in contact.services}
    return [id for id in tell.catalogue.services if id in known]


def short_offer(region: str, id: str, tell: Telling) -> dict:
    """Arranged by the county, where counties arrange it; where municipalities do, or on Åland, which has laws of its own, nobody is named."""
    service, contacts = tell.catalogue.services[id], tell.catalogue.contacts(region, service=id)
    days = [day for contact in contacts if (day := tell.assured(contact, tell.catalogue.regions[region]))]
    return filled(
        id=uuid_of("region", region, "service", id),
        **tell.named(service.name),
        description=tell.paragraphs(service.summary, service.what),
        status="active",
        application_process=tell.read(service.how),
        fees_description=tell.price(service.cost),
        eligibility_description=tell.eligibility(service.audience),
        **parts.ages(service.audience),
        assured_date=min(days) if len(days) == len(contacts) else None,
        organization=tell.county(region) if "county" in service.arranged_by and tell.catalogue.regions[region].kind != "autonomous-region" else None,
    )


def rest_of_offer(region: str, id: str, tell: Telling) -> dict:
    service, record, owner = tell.catalogue.services[id], tell.catalogue.regions[region], f"region/{region}/service/{id}"
    contacts = tell.catalogue.contacts(region, service=id)
    rows: list[Row] = [("record", owner, None), ("page", tell.page("service", id), None), ("region", record.code, tell.read(record.name)), ("sensitive", "yes" if service.sensitive else None, None)]
    return filled(
        service_areas=[{"id": uuid_of(owner, "area"), "name": tell.read(record.name)}],
        service_at_locations=[{"id": uuid_of(owner, "at", place), "location": short_location(place, tell)} for place in _places(region, id, tell)],
        cost_options=parts.cost_options(owner, service.cost, tell.wording.cost_free),
        contacts=[_contact(owner, contact, tell) for contact in contacts],
        attributes=[*attributes(owner, [*rows, *tell.provenance(service)]), *tell.classes(owner, (id,))],
    )


def _places(region: str, service: str, tell: Telling) -> list[str]:
    """Where the county itself gives it."""
    catalogue = tell.catalogue
    own = (id for id in catalogue.places_by_service.get(service, ()) if catalogue.region_of_place[id] == region)
    return [id for id in own if catalogue.places[id].status == "active" and catalogue.places[id].organiser.kind == "wellbeing-services-county"]


def _contact(owner: str, contact: Contact, tell: Telling) -> dict:
    """A role, never a person. It has no id of its own here: it is known by its name and number."""
    owner = "/".join((owner, "contact", contact.name.read_in("fi")[0], contact.phone or ""))
    region = tell.catalogue.region_of_contact[id(contact)]
    towns = [tell.catalogue.municipalities[id] for id in contact.municipalities]
    rows: list[Row] = [
        ("website", tell.website(contact.website), None),
        ("address", tell.read(contact.address), None),
        *(("municipality", town.code, tell.read(town.name)) for town in towns),
        ("doubt", tell.read(contact.doubt), None),
        *tell.provenance(contact, region),
    ]
    spoken = parts.languages(owner, contact.served_in, tell.wording)
    words = tell.paragraphs(contact.for_whom, contact.phone_note, contact.hours, contact.note)
    return filled(
        id=uuid_of(owner),
        name=tell.read(contact.name),
        department=tell.read(region.official_name),
        phones=[parts.phone(owner, contact.phone, words, spoken)] if contact.phone else [],
        attributes=attributes(owner, [*rows, ("note", None if contact.phone else words, None)]),
    )


def short_line(id: str, tell: Telling) -> dict:
    line, w = tell.catalogue.helplines[id], tell.wording
    return filled(
        id=uuid_of("helpline", id),
        **tell.basics(line),
        status="active",
        interpretation_services=w.languages(line.interpreted) if line.interpreted else None,
        fees_description=w.cost_free if line.cost == "free" else None,
        organization=tell.organisation(line.operator, w.helpline_operator),
    )


def rest_of_line(id: str, tell: Telling) -> dict:
    line, owner = tell.catalogue.helplines[id], f"helpline/{id}"
    return filled(
        phones=[parts.phone(owner, line.number, tell.paragraphs(line.hours))],
        schedules=list(_hours_of_line(owner, line.always, tell.read(line.hours))),
        service_areas=[{"id": uuid_of(owner, "area"), "name": tell.wording.whole_country}],
        languages=parts.languages(owner, line.languages, tell.wording),
        attributes=attributes(owner, [("record", owner, None), ("page", tell.page("index", "help"), None), ("kind", line.kind, None), *tell.provenance(line)]),
    )


def _hours_of_line(owner: str, always: bool, words: str | None) -> Iterator[dict]:
    """Round the clock, which is so in every time zone, or in words."""
    if always:
        yield {"id": uuid_of(owner, "schedule"), "freq": "WEEKLY", "byday": ",".join(BYDAY), "opens_at": "00:00Z", "closes_at": "23:59Z"}
    elif words:
        yield {"id": uuid_of(owner, "schedule", "words"), "description": words}
