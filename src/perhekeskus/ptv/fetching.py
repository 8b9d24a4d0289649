"""What is asked of the catalogue, in which order, and how a fetch that was broken off goes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from .shelf import Fetch, Shelf
from .trouble import Trouble

if TYPE_CHECKING:  # what needs an extra is given, never taken
    from .wire import Wire

PRODUCTION = "https://api-gw.palvelutietovaranto.suomi.fi"
PAGE = 100  # records: the most that it gives
MOST_VALUES = 20  # of one filter
STILL_GOOD = timedelta(hours=24)  # a fetch that was broken off longer ago begins anew
TRIES = 3  # of a list that changes while it is read


@dataclass(frozen=True)
class Wishes:
    """Of which wellbeing services counties (codes, none for the whole country) and which classes of service (codes such as P5.2) places are wanted."""

    base: str
    regions: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()


class List(NamedTuple):
    """One list of the catalogue, from its first page to its last."""

    name: str
    path: str
    query: Mapping[str, str | Sequence[str]]


class Step(NamedTuple):
    """A page that is now on the shelf."""

    name: str
    number: int
    of: int


def fetch(wire: Wire, shelf: Shelf, wishes: Wishes) -> Iterator[Step]:
    """Everything that is wished for, page by page; when the last has come, it takes the place of what was kept. Raises Trouble, and then what was kept stays."""
    coming = shelf.coming
    if not _goes_on(shelf, wishes, wire.now()):
        shelf.drop()
        begun = wire.now().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        coming.note({"wishes": _plain(wishes), "begun": begun, "since": shelf.kept.about.get("since", begun), "whole": {}})
    for each in _lists(coming, wishes):
        yield from _pages(wire, coming, each)
    shelf.settle()


def is_of(about: dict, wishes: Wishes) -> bool:
    """Whether a fetch is of these wishes."""
    return about.get("wishes") == _plain(wishes)


def _goes_on(shelf: Shelf, wishes: Wishes, now: datetime) -> bool:
    """Whether what stands there was broken off: who is killed while the two are exchanged leaves the older one there, and that one is over."""
    begun, before = _begun(shelf.coming), _begun(shelf.kept)
    return begun is not None and (before is None or begun > before) and is_of(shelf.coming.about, wishes) and now - begun < STILL_GOOD


def _begun(fetch: Fetch) -> datetime | None:
    try:
        return datetime.fromisoformat(fetch.about["begun"]).astimezone(UTC)
    except (KeyError, TypeError, ValueError):
        return None


def _plain(wishes: Wishes) -> dict:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(wishes).items()}


def _lists(coming: Fetch, wishes: Wishes) -> Iterator[List]:
    """Services of our classes, what they are connected with, the places, who keeps them, the names of postal codes, and what has been withdrawn."""
    there = {"areaType": "LimitedArea", "wellbeingServicesCounties": wishes.regions, "wellbeingServicesCountiesMatch": "any"} if wishes.regions else {}
    for number, codes in enumerate(_by(wishes.classes), 1):
        yield List(f"services-{number}", "service/search", {"serviceClasses": codes, "serviceClassesMatch": "any", **there})
    services = [id for item in coming.items("services") if isinstance(id := item.get("contentId"), str)]
    for number, ids in enumerate(_by(services), 1):
        yield List(f"connections-{number}", "connection/search", {"serviceContentIds": ids})
    yield List("places", "service-channel/search", {"channelTypes": "ServiceLocation", **there})
    yield List("organizations", "organization/search", {})
    yield List("postal-codes", "postal-codes", {})
    yield List("archived", "service-channel/archived", {"archivedAtOrAfter": coming.about["since"]})


def _by(values: tuple[str, ...] | list[str]) -> Iterator[list[str]]:
    return (list(values[at : at + MOST_VALUES]) for at in range(0, len(values), MOST_VALUES))


def _pages(wire: Wire, coming: Fetch, each: List) -> Iterator[Step]:
    """All pages of one list that belong together: when its totals change on the way, records may have moved between pages, and it is read anew. A list that is whole is read as well, because a page of it may have been damaged since."""
    about = coming.about
    for _ in range(TRIES):
        try:
            total = yield from _read_once(wire, coming, each)
        except _Changed:
            coming.forget(each.name)
            continue
        coming.note({**about, "whole": {**about["whole"], each.name: total}})
        return
    raise Trouble("changing", each.name)


def _read_once(wire: Wire, coming: Fetch, each: List) -> Iterator[Step]:
    """Page by page, those that are kept from before not asked for again. Returns how many records there are."""
    totals, found = None, 0
    for number in count(1):
        page = coming.page(each.name, number)
        if page is None:
            body, page = wire.page(each.path, {**each.query, "page": str(number), "pageSize": str(PAGE)})
            coming.keep(each.name, number, body)
        here = page["totalItems"], page["totalPages"]
        found += len(page["items"])
        if totals not in (None, here) or number < here[1] and not page["items"]:
            raise _Changed
        totals = here
        yield Step(each.name, number, max(here[1], 1))
        if number >= here[1]:
            break
    if found != totals[0]:
        raise _Changed
    return found


class _Changed(Exception):
    """The list is another one than a page before."""
