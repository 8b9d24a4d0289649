"""What each list page shows, as the values of its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .model import ContentPage
from .order import Order, alphabetical
from .pen import Pen

PLAN_HELPERS = ("child-welfare-supervisor", "family-counselling", "family-mediation")  # the first makes an agreement binding
HELPLINE_KINDS = ("emergency", "violence", "medical", "crisis", "child", "parent", "crime")


class Lists:
    """The list pages of one site, in either language: each of `urls.INDEXES` has a method of its name."""

    def __init__(self, order: Order):
        self.order, self.catalogue = order, order.catalogue

    def of(self, name: str, pen: Pen) -> dict:
        return getattr(self, name)(pen)

    def regions(self, pen: Pen) -> dict:
        return {"regions": self.order.all("region", pen.language)}

    def municipalities(self, pen: Pen) -> dict:
        letters: dict[str, list] = {}
        for id in self.order.all("municipality", pen.language):
            letters.setdefault(pen.plain(self.catalogue.municipalities[id].name)[0].upper(), []).append(_name_row("municipality", id, pen))
        return {"letters": list(letters.items())}

    def places(self, pen: Pen) -> dict:
        """Regions with the number of their places: thousands of names on one page would help nobody."""
        here = Counter(self.catalogue.region_of_place[place] for place in self.standing(self.catalogue.places))
        return {"regions": [{"id": id, "count": here[id]} for id in self.order.all("region", pen.language) if here[id]]}

    def services(self, pen: Pen) -> dict:
        return {"groups": self.order.service_groups(self.catalogue.services)}

    def situations(self, pen: Pen) -> dict:
        return {"situations": [way("situation", id, pen) for id in self.catalogue.situations]}

    def methods(self, pen: Pen) -> dict:
        rated_first = sorted(self.catalogue.methods.items(), key=lambda item: item[1].rating is None)
        return {"methods": [{"id": id, "rating": method.rating} for id, method in rated_first]}

    def plain(self, pen: Pen) -> dict:
        """The pages in plain language, first those for somebody in need, and all words that are explained, in the order of the language's letters."""
        pages = {id: by_language[pen.language] for id, by_language in self.catalogue.pages.items() if pen.language in by_language and by_language[pen.language].plain_of}
        explanations = sorted(self.catalogue.explanations.values(), key=lambda row: alphabetical(pen.plain(row.name)))
        return {"pages": sorted(pages, key=lambda id: (not _urgent(pages[id]), alphabetical(pages[id].title))), "explanations": explanations}

    def help(self, pen: Pen) -> dict:
        by_kind = [(kind, [id for id, line in self.catalogue.helplines.items() if line.kind == kind]) for kind in HELPLINE_KINDS]
        return {"kinds": [(kind, ids) for kind, ids in by_kind if ids], "regions": self.order.all("region", pen.language)}

    def search(self, pen: Pen) -> dict:
        """What a reader without a script looks through; municipalities and places have lists of their own."""
        kinds = (("situation", "situations"), ("service", "services"), ("method", "methods"), ("region", "regions"))
        groups = [{"title": pen.wording.label(index), "rows": [_name_row(kind, id, pen) for id in self.order.all(kind, pen.language)]} for kind, index in kinds]
        texts = [{"href": pen.href("page", id), "name": pen.name("page", id)} for id in self.catalogue.pages]
        return {"groups": [*groups[:3], {"title": pen.wording.texts, "rows": texts}, *groups[3:]]}

    def mine(self, pen: Pen) -> dict:
        """The page knows no place: the reader's device does, and fetches each from its file (listings.py)."""
        return {}

    def embed(self, pen: Pen) -> dict:
        """Nor this one: of which place or municipality the code is, its script is told by the address."""
        return {}

    def plan(self, pen: Pen) -> dict:
        """The form of the parenting plan, and who helps where it does not suffice; what has no page in this country is not there."""
        return {
            "parts": self.catalogue.plan, "about": ("page", "parenting-plan") if ("page", "parenting-plan") in pen.addresses.paths else None,
            "helpers": [id for id in PLAN_HELPERS if id in self.catalogue.services], "by_region": self.regions_offering(PLAN_HELPERS[0], pen),
        }  # fmt: skip

    def standing(self, places: Iterable[str]) -> Iterable[str]:
        """Those that have not closed for good."""
        return (id for id in places if self.catalogue.places[id].status != "closed")

    def regions_offering(self, service: str, pen: Pen) -> list[dict]:
        """The regions with a page for this service, and how many of their places offer it."""
        here = Counter(self.catalogue.region_of_place[place] for place in self.standing(self.catalogue.places_by_service.get(service, ())))
        found = {region: pen.region_service(region, service) for region in self.order.all("region", pen.language)}
        return [{"href": href, "name": pen.name("region", region), "count": here[region]} for region, href in found.items() if href]

    def municipalities_offering(self, service: str, pen: Pen) -> list[dict]:
        """The municipalities with places that offer it, and how many."""
        here = Counter(self.catalogue.places[place].municipality for place in self.standing(self.catalogue.places_by_service.get(service, ())))
        return [{"href": pen.href("municipality", m), "name": pen.name("municipality", m), "count": here[m]} for m in self.order.by_name("municipality", here, pen.language)]


def way(kind: str, id: str, pen: Pen) -> dict:
    """A situation or service as a tile that leads to it."""
    record = pen.record(kind, id)
    hint = record.hint if kind == "situation" else record.summary
    return {"href": pen.href(kind, id), "title": pen.name(kind, id), "hint": pen.words(hint), "icon": getattr(record, "icon", "help-circle-outline")}


def _urgent(page: ContentPage) -> bool:
    return page.sensitive or ("index", "help") in page.ordinary


def _name_row(kind: str, id: str, pen: Pen) -> dict:
    """A link, and its other names to narrow a list by."""
    name = pen.record(kind, id).name
    others = {*filter(None, (name.fi, name.sv, name.en))} - {pen.plain(name)}
    return {"href": pen.href(kind, id), "name": pen.name(kind, id), "words": " ".join(sorted(others)).casefold()}
