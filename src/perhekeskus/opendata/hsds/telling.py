"""What all objects of one language are written with: words in it, addresses, classes, organisations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ...catalogue import Catalogue
from ...freshness import check_of
from ...model import Audience, Cost, Helpline, Noun, Place, Text, Website
from ...wording import Wording
from ..plain import unwrapped
from .parts import Row, filled, sources, uuid_of

if TYPE_CHECKING:
    from .. import OpenData

OURS, PTV = "services", "ptv-service-classes"  # taxonomies
PTV_ADDRESS = "http://uri.suomi.fi/codelist/ptv/ptvserclass2"
PROFILE, RIGHTS = "hsds", "data-and-licences"  # pages that say what our words in it mean, and what may be done with the data


@dataclass(frozen=True)
class Telling:
    """`language` is of words alone: ids, codes and times are the same in every export."""

    data: OpenData
    language: str

    @cached_property
    def catalogue(self) -> Catalogue:
        return self.data.catalogue

    @cached_property
    def wording(self) -> Wording:
        return self.data.wordings[self.language]

    # words

    def read(self, text: Text | None) -> str | None:
        return unwrapped(text.read_in(self.language)[0]) if text else None

    @cached_property
    def seasons(self) -> dict[str, str]:
        """What the terms that hours may be limited to are called."""
        return {id: self.read(term.name) for id, term in self.catalogue.terms.items()}

    def paragraphs(self, *texts: Text | None) -> str:
        return "\n\n".join(filter(None, map(self.read, texts)))

    def named(self, name: Text) -> dict[str, str | None]:
        """The name, and that in another language where it is another."""
        words = self.read(name)
        return {"name": words, "alternate_name": next((other for other in (name.fi, name.sv, name.en) if other and other != words), None)}

    def basics(self, record: Place | Helpline) -> dict[str, str | None]:
        """What is told alike of a place and a help line."""
        return self.named(record.name) | {"description": self.paragraphs(record.summary, record.note), "url": self.website(record.website), "assured_date": self.assured(record)}

    def price(self, cost: Cost | None) -> str | None:
        if cost is None or cost.code == "unknown" and not cost.note:
            return None
        return ". ".join(filter(None, (self.wording.code("cost", cost.code), self.read(cost.note))))

    def eligibility(self, audience: Audience | None) -> str | None:
        if audience is None:
            return None
        w = self.wording
        codes = ", ".join([*([w.ages(audience.ages)] if audience.ages else []), *(w.code("audience", group) for group in audience.groups)])
        return ". ".join(filter(None, (codes, self.read(audience.who))))

    # addresses

    def website(self, website: Website | None) -> str | None:
        found = website.read_in(self.language) if website else None
        return found and found[0]

    def page(self, kind: str, id: str) -> str | None:
        """The address of our page, when that of the site is known and there is such a page."""
        addresses = self.data.addresses
        return self.data.url + addresses.link(addresses.path((kind, id), self.language)) if self.data.url and (kind, id) in addresses.paths else None

    # what every record carries

    def provenance(self, record: Noun, whole: Noun | None = None) -> list[Row]:
        """Who has confirmed it, where it was read, what may be done with it."""
        checked = check_of(record, whole)
        return [("checked_by", self.read(checked.by) if checked else None, None), *sources(record.sources), self.rights]

    @cached_property
    def rights(self) -> Row:
        page, words = self.page("page", RIGHTS), self.wording.licence_facts_only
        return ("licence", page, words) if page else ("licence", words, None)

    def assured(self, record: Noun, whole: Noun | None = None) -> str | None:
        """The day on which somebody confirmed it."""
        checked = check_of(record, whole)
        return str(checked.date) if checked else None

    # organisations

    def organisation(self, name: Text, description: str, website: Website | None = None) -> dict:
        """Known by its name, in whichever file it stands; organisations have no ids of their own here."""
        known = name.fi or name.sv or name.en
        return filled(id=uuid_of("organization", known.casefold()), **self.named(name), description=description, website=self.website(website))

    def county(self, region: str) -> dict:
        record = self.catalogue.regions[region]
        return self.organisation(record.official_name, self._kind_of_organiser("wellbeing-services-county") if record.kind == "wellbeing-services-county" else self.read(record.official_name), record.website)

    def organiser(self, id: str, place: Place) -> dict | None:
        """Who runs a place. Without a name it is the county or the municipality itself; a parish without a name may be any, and is left out."""
        name, kind, region = place.organiser.name, place.organiser.kind, self.catalogue.region_of_place[id]
        record = self.catalogue.regions[region]
        if kind == "wellbeing-services-county" and (name is None or _same(name, record.official_name) or _same(name, record.name)):
            return self.county(region)
        if name is None and kind == "municipality":
            name = self.catalogue.municipalities[place.municipality].name
        return self.organisation(name, self._kind_of_organiser(kind)) if name else None

    def _kind_of_organiser(self, kind: str) -> str:
        words = self.wording.code("organiser", kind)
        return words[:1].upper() + words[1:]

    # classes

    def classes(self, owner: str, services: tuple[str, ...]) -> list[dict]:
        """The kinds of service by our own ids, and by the catalogue of the state where we know the class; all there is to say of them is in their list."""
        codes = dict.fromkeys(self.catalogue.services[id].ptv_class for id in services)
        terms = [*(self._in_short[id] for id in services), *(self._in_short[code] for code in codes if code)]
        return [{"id": uuid_of(owner, "attribute", term["id"]), "link_type": "service_type", "taxonomy_term": term} for term in terms]

    @cached_property
    def taxonomies(self) -> list[dict]:
        w = self.wording
        return [
            {"id": uuid_of("taxonomy", OURS), "name": w.services, "description": w.taxonomy_of_services},
            {"id": uuid_of("taxonomy", PTV), "name": w.ptv_classes, "description": w.taxonomy_of_ptv, "uri": PTV_ADDRESS},
        ]

    @property
    def terms(self) -> list[dict]:
        """Of both taxonomies, all that any service of ours is of."""
        return [*self._kinds.values(), *self._ptv_classes.values()]

    @cached_property
    def _in_short(self) -> dict[str, dict]:
        return {term["code"]: {name: term[name] for name in ("id", "code", "name", "description")} for term in self.terms}

    @cached_property
    def _kinds(self) -> dict[str, dict]:
        return {id: filled(id=uuid_of("term", OURS, id), code=id, name=self.read(service.name), description=self.read(service.summary), language=self.language, taxonomy_id=uuid_of("taxonomy", OURS), term_uri=self.page("service", id)) for id, service in self.catalogue.services.items()}

    @cached_property
    def _ptv_classes(self) -> dict[str, dict]:
        codes = sorted({service.ptv_class for service in self.catalogue.services.values() if service.ptv_class})
        return {code: {"id": uuid_of("term", PTV, code), "code": code, "name": code, "description": self.wording.label("ptv_class_named", code=code), "language": self.language, "taxonomy_id": uuid_of("taxonomy", PTV), "term_uri": f"{PTV_ADDRESS}/code/{code}"} for code in codes}


def _same(one: Text, other: Text) -> bool:
    return bool({one.fi, one.sv} & {other.fi, other.sv} - {None})
