"""Answers that are kept."""

import json

import pytest

from perhekeskus.ptv.shelf import Fetch, Shelf


@pytest.fixture
def coming(tmp_path):
    fetch = Shelf(tmp_path).coming
    fetch.note({"begun": "2026-11-03T10:00:00.000Z"})
    return fetch


def page(*ids):
    return json.dumps({"items": [{"contentId": id} for id in ids], "totalItems": 2, "totalPages": 1}).encode()


def test_a_record_that_stands_twice_is_given_once(coming):
    """And what is no record, not at all."""
    coming.keep("places", 1, page("a", "b"))
    coming.keep("places", 2, page("b", None, "c"))
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
    assert coming.about in ({}, {"items": []})


def test_what_came_takes_the_place_of_what_is_kept(tmp_path, coming):
    """Whole, with nothing left of either."""
    shelf = Shelf(tmp_path)
    coming.keep("places", 1, page("old"))
    shelf.settle()
    shelf.coming.note({})
    shelf.coming.keep("places", 1, page("new"))
    shelf.settle()
    assert [item["contentId"] for item in Fetch(tmp_path / "kept").items("places")] == ["new"]
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
