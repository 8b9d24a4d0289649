"""Answers that are kept."""

import json

import pytest

from perhekeskus.ptv.shelf import Fetch, Shelf
from perhekeskus.ptv.trouble import Trouble


@pytest.fixture
def coming(tmp_path):
    fetch = Shelf(tmp_path).coming
    noted(fetch)
    return fetch


def noted(fetch, **whole):
    fetch.note({"wishes": {}, "begun": "2026-11-03T10:00:00.000Z", "since": "2026-11-03T10:00:00.000Z", "whole": whole})


def page(*ids):
    return json.dumps({"items": [{"contentId": id} for id in ids], "totalItems": 2, "totalPages": 1}).encode()


def test_a_record_that_stands_twice_is_given_once(coming):
    """And what is no record, not at all."""
    coming.keep("places", 1, page("a", "b"))
    coming.keep("places", 2, page("b", None, "c"))
    noted(coming, places=5)
    assert [item["contentId"] for item in coming.items("places")] == ["a", "b", "c"]


def test_a_list_is_forgotten_alone(coming):
    """Others whose names begin alike stay."""
    for name in ("connections-1", "connections-10", "places"):
        coming.keep(name, 1, page("a"))
    coming.forget("connections-1")
    assert [coming.page(name, 1) is None for name in ("connections-1", "connections-10", "places")] == [True, False, False]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b'{"items": []}', b"\xff"])
def test_a_page_that_cannot_be_read_is_none(coming, content):
    """It is asked for again; the note beside the pages is as patient."""
    coming.keep("places", 1, content)
    assert coming.page("places", 1) is None
    (coming.folder / "about.json").write_bytes(content)
    assert coming.about == {}


@pytest.mark.parametrize("damage", [lambda page: page.write_bytes(b'{"items": ['), lambda page: page.write_bytes(b"{}"), lambda page: page.unlink()], ids=["half", "another file", "gone"])
def test_what_has_been_damaged_is_never_taken_for_whole(coming, damage):
    """A place on the page that is lost would look as if the catalogue did not have it."""
    coming.keep("places", 1, page("a", "b"))
    coming.keep("places", 2, page("c", "d"))
    noted(coming, places=4)
    damage(coming.folder / "places-00002.json")
    with pytest.raises(Trouble, match="kept-damaged"):
        list(coming.items("places"))


def test_groups_of_a_list_are_counted_together(coming):
    """And those of another list are not."""
    for name in ("connections-1", "connections-2", "services-1"):
        coming.keep(name, 1, page(name))
    noted(coming, **{"connections-1": 1, "connections-2": 1, "services-1": 1})
    assert len(list(coming.items("connections"))) == 2


def test_what_came_takes_the_place_of_what_is_kept(tmp_path, coming):
    """Whole, with nothing left of either."""
    shelf = Shelf(tmp_path)
    coming.keep("places", 1, page("old"))
    shelf.settle()
    noted(shelf.coming, places=1)
    shelf.coming.keep("places", 1, page("new"))
    shelf.settle()
    assert [item["contentId"] for item in Fetch(tmp_path / "kept").items("places")] == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
