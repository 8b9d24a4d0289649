"""Words as they are written and as they are compared."""

import pytest

from perhekeskus.search.spelling import folded, words


def test_marks_are_folded_away():
    """A hurried thumb leaves out the dots, so the index does too."""
    assert folded("Äitiysneuvola") == "aitiysneuvola"
    assert folded("CAFÉ Ærø") == "cafe aero"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kahvila, kerho!", ["kahvila", "kerho"]),
        ("Etelä-Karjala", ["etelä-karjala", "etelä", "karjala"]),
        ("4-vuotias", ["4-vuotias", "4", "vuotias"]),
        ("vanhemman’kin d'accord", ["vanhemman’kin", "d'accord"]),
        ("", []),
        ("– !? 🙂", []),
    ],
)
def test_words_of_a_text(text, found):
    """Small letters, no punctuation; a word with hyphens whole and in parts."""
    assert words(text) == found


def test_decomposed_letters_are_composed():
    """A file from another system may write ä as a and dots."""
    assert words("a\u0308iti") == ["äiti"]
