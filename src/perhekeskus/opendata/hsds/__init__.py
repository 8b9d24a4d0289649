"""What the site knows as HSDS 3.0 (Open Referral), in which directories of services speak to each other.

HSDS knows one language, so there is an export for each, with the same ids. A service is what somebody gives to families: what a place does, at its
location and times; what a county arranges and says whom to ask for; a help line. What a kind of service is in general, such as the maternity clinic,
is a term of a taxonomy. The objects are those of the API of HSDS, but a folder of files can answer no questions: whole services stand on one page
for each region, and not in a file each, which would cost a build a second and readers thousands of requests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from ...catalogue import LANGUAGES
from ...dense import dense
from ..edition import FOLDER as DATA
from .offers import offers_of, rest_of_line, rest_of_offer, short_line, short_offer
from .parts import filled
from .places import rest_of_service, short_service
from .telling import PROFILE, RIGHTS, Telling

if TYPE_CHECKING:
    from .. import Files, OpenData

FOLDER = f"{DATA}hsds"
VERSION = "3.0"
NATIONAL = "national"  # the page of what is the same in the whole country


class Told:
    """A service. `short` makes what lists have of it, `rest` what a whole one has besides; each is made once, and put into JSON once."""

    def __init__(self, short: Callable[..., dict], rest: Callable[..., dict], *about: object):
        self._short, self._rest = partial(short, *about), partial(rest, *about)

    @cached_property
    def fields(self) -> dict:
        return self._short()

    @cached_property
    def short(self) -> bytes:
        return dense(self.fields)

    @property
    def whole(self) -> bytes:
        return b"%b,%b" % (self.short[:-1], dense(self._rest())[1:])


Pages = dict[str, list[Told]]  # whole services by the name of their page


def files(data: OpenData) -> Files:
    """For each language: what there is (`index`), every service in short, a page of whole services for each region, organisations, taxonomies."""
    return {f"{FOLDER}/{language}/{name}.json": make for language in LANGUAGES for name, make in _export(Telling(data, language)).items()}


def _export(tell: Telling) -> dict[str, Callable[[], bytes]]:
    pages = _pages(tell)
    every = [told for services in pages.values() for told in services]
    return {
        "index": partial(_index, pages, tell),
        "services": lambda: _list(told.short for told in every),
        "organizations": lambda: _list(map(dense, _organisations(every))),
        "taxonomies": lambda: _list(map(dense, tell.taxonomies)),
        "taxonomy_terms": lambda: _list(map(dense, tell.terms)),
        **{f"services/{name}": partial(_whole, pages, name) for name in pages},
    }


def _pages(tell: Telling) -> Pages:
    catalogue = tell.catalogue
    places = {region: [Told(short_service, rest_of_service, id, tell) for id in catalogue.places_of_region.get(region, ())] for region in catalogue.regions}
    arranged = {region: [Told(short_offer, rest_of_offer, region, id, tell) for id in offers_of(region, tell)] for region in catalogue.regions}
    return {region: places[region] + arranged[region] for region in catalogue.regions} | {NATIONAL: [Told(short_line, rest_of_line, id, tell) for id in catalogue.helplines]}


def _organisations(services: Iterable[Told]) -> Iterable[dict]:
    """Each once."""
    found = (told.fields["organization"] for told in services if "organization" in told.fields)
    return {organisation["id"]: organisation for organisation in found}.values()


def _whole(pages: Pages, name: str) -> bytes:
    return _page([told.whole for told in pages[name]], list(pages).index(name), [len(services) for services in pages.values()])


def _list(contents: Iterable[bytes]) -> bytes:
    """All on one page."""
    found = list(contents)
    return _page(found, 0, [len(found)])


def _page(contents: list[bytes], number: int, sizes: Sequence[int]) -> bytes:
    """A page of a list, as the API of HSDS gives it: which it is, counted from 0, and how much stands on each."""
    head = {
        "total_items": sum(sizes), "total_pages": len(sizes), "page_number": number + 1, "size": len(contents),
        "first_page": number == 0, "last_page": number + 1 == len(sizes), "empty": not contents,
    }  # fmt: skip
    return b'%b,"contents":[%b]}\n' % (dense(head)[:-1], b",".join(contents))


def _index(pages: Pages, tell: Telling) -> bytes:
    """What the root of the API tells, and beside it which page is about what."""
    w, regions = tell.wording, tell.catalogue.regions
    contract = f"{tell.data.url}data/v1/openapi.json" if tell.data.url else None
    about = [{"page_number": number, "name": tell.read(regions[name].name) if name in regions else w.whole_country, "file": f"services/{name}.json"} for number, name in enumerate(pages, 1)]
    return dense(filled(
        version=VERSION, profile=tell.page("page", PROFILE), openapi_url=contract, description=w.hsds_description, language=tell.language,
        licence=filled(url=tell.page("page", RIGHTS), words=w.licence_facts_only),
        lists=["services.json", "organizations.json", "taxonomies.json", "taxonomy_terms.json"], pages=about,
    )) + b"\n"  # fmt: skip
