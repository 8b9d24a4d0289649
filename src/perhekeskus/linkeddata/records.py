"""Records in the words of schema.org: what each is, as one node of a graph. What is not known, not confirmed or old is left out: a program cannot show a doubt beside it.
Summaries are left out as well, because the page's head says them already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..catalogue import Catalogue
from ..model import Accessibility, Audience, Contact, Noun, Place, Region, Service, Text
from ..timetable import Timetable
from ..wording import Wording
from .times import opening_hours

PUBLIC = ("wellbeing-services-county", "municipality", "state")  # organisers
PUBLIC_ARRANGERS = {"county", "municipality", "state"}
HOUSES = ("family-centre", "service-point")  # kinds of places that are public buildings where the public runs them; a club may meet in any room
MOST_CONTACTS = 3
# schema.org asks for the codes of BCP 47, which has none for "sign language".
UNNAMED = ("sign",)

Node = Mapping[str, object]


@dataclass(frozen=True)
class Records:
    """In one language."""

    timetable: Timetable
    wording: Wording

    @property
    def catalogue(self) -> Catalogue:
        return self.timetable.catalogue

    def place(self, id: str) -> Node | None:
        """None for what is no place to go to now, planned, paused, closed or on the net, and for what is not known to be there still."""
        place = self.catalogue.places[id]
        if place.status != "active" or place.doubt or place.kind == "digital":
            return None
        return _known({
            "@type": "CivicStructure" if place.kind in HOUSES and place.organiser.kind in PUBLIC else "Place",
            "name": self._read(place.name), "identifier": id, "address": self._address(place),
            "geo": place.coordinates and {"@type": "GeoCoordinates", "latitude": place.coordinates.latitude, "longitude": place.coordinates.longitude},
            "telephone": place.phone.number if place.phone and not self._is_doubtful(place) else None,
            "isAccessibleForFree": {"free": True, "fee": False}.get(place.cost.code) if place.cost else None,
            "amenityFeature": self._features(place.accessibility), **opening_hours(self.timetable.schedule(id), self.timetable.today),
        })  # fmt: skip

    def service(self, id: str) -> Node:
        """A service as it is in the whole country."""
        service = self.catalogue.services[id]
        public = PUBLIC_ARRANGERS.issuperset(service.arranged_by)
        return self._service(service, public) | _known({"alternateName": list(getattr(service.also_called, self.wording.language)), "audience": self._audience(service.audience)}) | {"areaServed": "FI"}

    def region_service(self, region_id: str, id: str) -> Node:
        """The same service as one region, which is public, gives it; for whom it is stands at the service."""
        region, service = self.catalogue.regions[region_id], self.catalogue.services[id]
        channels = [self._channel(contact) for contact in self._fresh(self.catalogue.contacts(region_id, service=id))]
        return self._service(service, public=True) | _known({"provider": self._organisation(region), "areaServed": self._area(region), "availableChannel": channels})

    def region(self, id: str) -> Node:
        """The organisation that answers for a region, with those of its numbers that lead on."""
        region = self.catalogue.regions[id]
        contacts = self._fresh(self.catalogue.contacts(id, "first-contact", "switchboard", "emergency"))
        points = [{"contactType": self._read(contact.name), **self._of_contact(contact)} for contact in contacts if contact.phone]
        return self._organisation(region) | _known({"contactPoint": points})

    def helpline(self, id: str) -> Node:
        """Who keeps a phone line, with the line."""
        line = self.catalogue.helplines[id]
        point = _point(line.number, line.languages, name=self._read(line.name), contactType=self.wording.code("help_kind", line.kind))
        return {"@type": "Organization", "name": self._read(line.operator), "contactPoint": point}

    def site(self) -> Node:
        return {"@type": "WebSite", "name": self.wording.site_name, "inLanguage": self.wording.language}

    # what several of them say

    def _service(self, service: Service, public: bool) -> Node:
        return {"@type": "GovernmentService" if public else "Service", "name": self._read(service.name), "serviceType": self.wording.code("group", service.group)}

    def _audience(self, audience: Audience) -> Node | None:
        ages = audience.ages if audience.ages and not audience.ages.pregnancy else None
        groups = ", ".join(self.wording.code("audience", group) for group in audience.groups)
        found = _known({"audienceType": groups, "suggestedMinAge": ages and ages.youngest, "suggestedMaxAge": ages and ages.oldest})
        return {"@type": "PeopleAudience", **found} if found else None

    def _organisation(self, region: Region) -> Node:
        return {"@type": "GovernmentOrganization", "name": self._read(region.official_name), "url": region.website.read_in(self.wording.language)[0]}

    def _area(self, region: Region) -> Node:
        return {"@type": "AdministrativeArea", "name": self._read(region.name), "identifier": region.code}

    def _channel(self, contact: Contact) -> Node:
        website = contact.website.read_in(self.wording.language)[0] if contact.website else None
        return _known({"@type": "ServiceChannel", "name": self._read(contact.name), "servicePhone": self._of_contact(contact) if contact.phone else None, "serviceUrl": website})

    def _of_contact(self, contact: Contact) -> Node:
        """With the municipalities it is for, where it is not for the whole region."""
        towns = [self._read(self.catalogue.municipalities[id].name) for id in contact.municipalities]
        return _point(contact.phone, contact.served_in, areaServed=towns)

    def _address(self, place: Place) -> Node:
        town = self._read(self.catalogue.municipalities[place.municipality].name)
        return _known({"@type": "PostalAddress", "streetAddress": self._read(place.street), "postalCode": place.postal_code, "addressLocality": town, "addressCountry": "FI"})

    def _features(self, marks: Accessibility | None) -> list[Node]:
        """What there is, in the words of the page."""
        told = [name for name in Accessibility.model_fields if getattr(marks, name, None) == "yes"]
        return [{"@type": "LocationFeatureSpecification", "name": self.wording.label(f"mark_{name}_yes"), "value": True} for name in told]

    def _fresh(self, contacts: Iterable[Contact]) -> list[Contact]:
        """Those to be told without a doubt. An address on the net that is for some municipalities only cannot be told as such."""
        sure = [contact for contact in contacts if not (contact.doubt or self._is_doubtful(contact)) and (contact.phone or not contact.municipalities)]
        return sure[:MOST_CONTACTS]

    def _is_doubtful(self, record: Noun) -> bool:
        return self.catalogue.freshness(record, self.timetable.today).doubtful

    def _read(self, text: Text | None) -> str | None:
        return text.read_in(self.wording.language)[0] if text else None


def _point(phone: str, languages: Iterable[str], **more: object) -> Node:
    return _known({"@type": "ContactPoint", **more, "telephone": phone, "availableLanguage": [code for code in languages if code not in UNNAMED]})


def _known(properties: Mapping[str, object]) -> dict[str, object]:
    """Without what is empty; False and 0 say something."""
    return {name: value for name, value in properties.items() if value not in (None, "", [])}
