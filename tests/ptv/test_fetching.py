"""A whole fetch: which lists, how it goes on when broken off, and that the last good one stays."""

import json
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from ptvrecords import identity, location, organisation

from perhekeskus.ptv.fetching import STILL_GOOD, TRIES, Wishes, fetch
from perhekeskus.ptv.shelf import Shelf
from perhekeskus.ptv.trouble import Trouble


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "ptv")


@pytest.fixture
def wishes(server):
    return Wishes(server.base, (), ("P5.2",))


def lists(server):
    return [name for name, _ in server.asked]


def test_all_lists_come_page_by_page(server, wire, shelf, wishes):
    """Connections of twenty services at once, which is the most that a filter takes; a hundred records a page."""
    server.places, server.organisations, server.archived = [location(number) for number in range(250)], [organisation(0)], [identity(9)]
    steps = list(fetch(wire, shelf, wishes))
    assert lists(server) == ["service/search", *["connection/search"] * 3, *["service-channel/search"] * 3, "organization/search", "postal-codes", "service-channel/archived"]
    assert [(step.number, step.of) for step in steps if step.name == "places"] == [(1, 3), (2, 3), (3, 3)]
    assert [item["contentId"] for item in shelf.kept.items("places")] == [identity(number) for number in range(250)]
    assert shelf.kept.about["whole"] == {"services-1": 30, "connections-1": 170, "connections-2": 80, "places": 250, "organizations": 1, "postal-codes": 1, "archived": 1}
    assert not shelf.coming.folder.exists()


def test_regions_and_classes_are_asked_for(server, wire, shelf):
    """Twenty classes at once."""
    list(fetch(wire, shelf, Wishes(server.base, ("97", "98"), tuple(f"P{number}" for number in range(25)))))
    filters = [query for name, query in server.asked if name == "service/search"]
    assert [len(query["serviceClasses"]) for query in filters] == [20, 5]
    places = next(query for name, query in server.asked if name == "service-channel/search")
    assert places["wellbeingServicesCounties"] == ["97", "98"] and places["wellbeingServicesCountiesMatch"] == ["any"] and places["channelTypes"] == ["ServiceLocation"]


def test_what_was_withdrawn_is_asked_since_the_first_fetch(server, wire, shelf, wishes):
    """So that nothing is forgotten when nobody looked after the second."""
    list(fetch(wire, shelf, wishes))
    first = shelf.kept.about["begun"]
    wire.now = lambda now=wire.now(): now + timedelta(days=9)
    list(fetch(wire, shelf, wishes))
    assert shelf.kept.about["since"] == first < shelf.kept.about["begun"]
    assert server.asked[-1] == ("service-channel/archived", {"archivedAtOrAfter": [first], "page": ["1"], "pageSize": ["100"]})


def broken_off(server, wire, shelf, wishes, after):
    """A fetch that ends after some pages."""
    steps = fetch(wire, shelf, wishes)
    for _ in range(after):
        next(steps)
    steps.close()
    asked = lists(server)
    server.asked.clear()
    return asked


def test_a_fetch_that_was_broken_off_goes_on(server, wire, shelf, wishes):
    """No page is asked for twice."""
    server.places = [location(number) for number in range(450)]
    before = broken_off(server, wire, shelf, wishes, after=9)
    list(fetch(wire, shelf, wishes))
    pages = [*before, *lists(server)]
    assert pages.count("service-channel/search") == 5 and pages.count("service/search") == 1
    assert sum(1 for _ in shelf.kept.items("places")) == 450


@pytest.mark.parametrize("damage", [lambda page: page.write_bytes(page.read_bytes()[:99]), lambda page: page.unlink()], ids=["half", "gone"])
def test_a_page_that_was_damaged_meanwhile_is_asked_for_again(server, wire, shelf, wishes, damage):
    """It alone, even of a list that was whole."""
    server.places = [location(number) for number in range(250)]
    broken_off(server, wire, shelf, wishes, after=8)
    assert shelf.coming.about["whole"]["places"] == 250
    damage(shelf.coming.folder / "places-00002.json")
    list(fetch(wire, shelf, wishes))
    assert lists(server).count("service-channel/search") == 1
    assert sum(1 for _ in shelf.kept.items("places")) == 250


def test_one_that_was_broken_off_long_ago_begins_anew(server, wire, shelf, wishes):
    """And so does one of other wishes."""
    broken_off(server, wire, shelf, wishes, after=2)
    wire.now = lambda now=wire.now(): now + STILL_GOOD
    assert broken_off(server, wire, shelf, wishes, after=2) == ["service/search", "connection/search"]
    list(fetch(wire, shelf, Wishes(server.base, (), ("P3.7",))))
    assert lists(server)[0] == "service/search"
    assert shelf.kept.about["wishes"]["classes"] == ["P3.7"]


def test_the_last_whole_fetch_stays_until_the_next_is_whole(server, wire, shelf, wishes):
    """Trouble leaves it as it was."""
    server.places = [location(1)]
    list(fetch(wire, shelf, wishes))
    before = {path.name: path.read_bytes() for path in shelf.kept.folder.iterdir()}
    server.places, server.trouble = [location(2)], lambda number, name: "404" if name == "postal-codes" else None
    with pytest.raises(Trouble):
        list(fetch(wire, shelf, wishes))
    assert {path.name: path.read_bytes() for path in shelf.kept.folder.iterdir()} == before


def test_a_list_that_changes_on_the_way_is_read_anew(server, wire, shelf, wishes):
    """Records may have moved from one page to another."""
    server.places = [location(number) for number in range(250)]
    server.trouble = lambda number, name: (lambda: server.places.pop(0)) if name == "service-channel/search" and number == 6 else None
    list(fetch(wire, shelf, wishes))
    assert [item["contentId"] for item in shelf.kept.items("places")] == [identity(number) for number in range(1, 250)]


def test_a_list_that_never_stands_still_is_told(server, wire, shelf, wishes):
    """By its name."""
    server.places = [location(number) for number in range(250)]
    server.trouble = lambda number, name: (lambda: server.places.append(location(1000 + number))) if name == "service-channel/search" else None
    with pytest.raises(Trouble) as raised:
        list(fetch(wire, shelf, wishes))
    assert (raised.value.kind, raised.value.about) == ("changing", "places")


@pytest.mark.parametrize("pages", [1, 3])
def test_a_list_that_is_shorter_than_it_says_is_never_whole(shelf, pages):
    """It is read anew some times; after a page without records no other is asked for."""
    seen = []
    page = {"items": [], "totalItems": 250, "totalPages": pages}
    wire = SimpleNamespace(now=lambda: datetime(2026, 11, 3, tzinfo=UTC), page=lambda path, query: seen.append(query["page"]) or (json.dumps(page).encode(), page))
    with pytest.raises(Trouble, match="changing"):
        list(fetch(wire, shelf, Wishes("https://ptv.example", (), ("P5.2",))))
    assert seen == ["1"] * TRIES and not shelf.kept.about


def test_what_is_left_of_the_one_before_is_not_taken_for_a_newer_one(server, wire, shelf, wishes):
    """Who is killed between the exchange and the tidying leaves the older fetch where the next one comes."""
    list(fetch(wire, shelf, wishes))
    older = json.loads((shelf.kept.folder / "about.json").read_text(encoding="utf-8"))
    wire.now = lambda now=wire.now(): now + timedelta(hours=1)
    server.places = [location(1)]
    list(fetch(wire, shelf, wishes))
    shelf.coming.note(older)
    server.asked.clear()
    list(fetch(wire, shelf, wishes))
    assert lists(server)[0] == "service/search" and [item["contentId"] for item in shelf.kept.items("places")] == [identity(1)]
