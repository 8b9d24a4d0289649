"""An index in pieces."""

import json

from perhekeskus.search import Entry, Index, Section, shards
from perhekeskus.search.shards import POSTINGS_SIZE, SHOWN_AT_ONCE


def made(count=40):
    words = ["kerho", "kahvila", "neuvola", "äiti", "2026"]
    return Index("fi", [Entry(f"e{number:03}", "fi", f"Paikka {number}", (Section(None, " ".join(words)),), shown={"href": f"fi/{number}/"}) for number in range(count)])


def read(text):
    assert text.startswith("pkSearch(") and text.endswith(")\n")
    return json.loads(text[len("pkSearch(") : -2])


def test_a_piece_tells_its_name():
    """A page from a disk gets pieces by script tags and must know which one came."""
    assert all(read(text)[0] == name for name, text in shards(made()).items())


def test_terms_stand_by_their_first_letter():
    """Numbers and other letters share a piece."""
    pieces = shards(made())
    assert "kahvila" in read(pieces["fi/terms/k"])[1]["t"].split()
    assert "äiti" in read(pieces["fi/terms/a"])[1]["t"].split()
    assert "2026" in read(pieces["fi/terms/0"])[1]["t"].split()


def test_what_is_shown_comes_a_few_at_a_time():
    """Ten results must not cost three thousand."""
    pieces = shards(made(40))
    sizes = [len(read(pieces[f"fi/shown/{number}"])[1]["d"]) for number in range(3)]
    assert sizes == [SHOWN_AT_ONCE, SHOWN_AT_ONCE, 40 - 2 * SHOWN_AT_ONCE]


def test_postings_come_in_small_pieces():
    """A piece is never longer than its measure, unless a single term is."""
    pieces = [read(text)[1]["p"] for name, text in shards(made(3000)).items() if "/postings/" in name]
    assert len(pieces) > 1
    assert all(len(piece) <= POSTINGS_SIZE or " " not in piece for piece in pieces)


def test_all_pieces_are_of_one_edition():
    """An old piece in a browser's store is not mixed with new ones."""
    editions = {read(text)[1]["edition"] for text in shards(made(3)).values()}
    assert len(editions) == 1
    assert editions != {read(text)[1]["edition"] for text in shards(made(4)).values()}


def test_the_same_entries_make_the_same_bytes():
    """Whatever their order."""
    entries = made(20).entries
    assert shards(Index("fi", entries)) == shards(Index("fi", reversed(entries)))
