import re

import pytest
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("Words", "  Kahvi & leikki \n", "Kahvi & leikki"),
        ("Words", "1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("Words", "Eka\n\nToka\t!", "Eka\n\nToka\t!"),
        ("Words", "ä" * 4000, "ä" * 4000),
    ],
)
def test_what_is_well_written_is_accepted(read, name, written, meant):
    """Spaces are put in order; what was written right stays as it was."""
    assert read(name, written) == meant


@pytest.mark.parametrize(
    ("name", "written", "kind"),
    [
        ("Words", "ä" * 4001, "text-too-long"),
        ("Words", "Katso <b>tästä</b>", "html-in-text"),
        ("Words", "a < script>", "html-in-text"),
        ("Words", "<!-- piilo -->", "html-in-text"),
        ("Words", "kahvi&nbsp;leikki", "html-in-text"),
        ("Words", "&#x3c;b", "html-in-text"),
        ("Words", "Osoite: TODO", "placeholder"),
        ("Words", "Lorem ipsum dolor", "placeholder"),
        ("Words", "[email protected]", "placeholder"),
        ("Words", "etunimi.sukunimi@kunta.example", "placeholder"),
        ("Words", "koodi\u202etxt", "invisible-character"),
        ("Words", "tyhjä\x00", "invisible-character"),
        ("Words", "leveydetön\u200bväli", "invisible-character"),
    ],
)
def test_what_would_mislead_a_reader_is_refused(fault_of, name, written, kind):
    """Each wrong value is told by its own kind, which has its own sentence for the editor."""
    assert fault_of(name, written) == kind


@given(st.text() | st.text("<>&;/!abc#1 \n\t\r\x00"))
def test_words_stay_as_written_but_for_the_space_around(read, fault_of, text):
    """Whatever is accepted is the text itself, and no browser or terminal would take any of it for anything but text."""
    if fault_of("Words", text) is None:
        words = read("Words", text)
        assert words == text.strip()
        assert not re.search(r"<[A-Za-z/!?]|[\x00-\x08\x0b-\x1f\x7f]", words)
