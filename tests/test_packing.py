"""Packed forms of files."""

import gzip
from random import Random

import brotli
import pytest

from perhekeskus.packing import LEAST, SUFFIXES, packed, packings

TEXT = b"Perhekeskus on avoinna. " * 200


@pytest.mark.parametrize(("suffix", "unpack"), [(".gz", gzip.decompress), (".br", brotli.decompress)])
def test_what_is_packed_says_the_same(suffix, unpack):
    """As any other program reads it, and in fewer bytes."""
    made = packed("a.html", TEXT, packings()[suffix])
    assert unpack(made) == TEXT and len(made) < len(TEXT) / 4


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_content_gives_the_same_bytes(suffix):
    """Whenever it is packed: no time and no name in it."""
    assert packed("a.html", TEXT, packings()[suffix]) == packed("b.html", TEXT, packings()[suffix])
    assert packed("a.html", TEXT, packings()[".gz"])[4:8] == bytes(4)


@pytest.mark.parametrize(("name", "content"), [("a.html", TEXT[: LEAST - 1]), ("a.png", TEXT), ("a.html", Random(1).randbytes(LEAST))])
def test_what_would_not_be_smaller_is_not_packed(name, content):
    """Short files, pictures, and what has no order in it."""
    assert packed(name, content, packings()[".gz"]) is None


def test_what_was_packed_before_stays():
    """If it says the same, whatever packed it; not if it says something else or nothing."""
    before = gzip.compress(TEXT, 1)
    assert packed("a.html", TEXT, packings()[".gz"], before) is before
    for other in (gzip.compress(TEXT + b"x"), before[:50], b"", b"nonsense"):
        assert gzip.decompress(packed("a.html", TEXT, packings()[".gz"], other)) == TEXT
