"""What the buttons at the end of a page say."""

import json

import pytest

from perhekeskus.tools import tool_labels

NAMES = {"share", "copy", "copied", "byHand", "listen", "stop"}  # what share.js and aloud.js ask for


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_buttons_get_every_word_they_ask_for(pages, language):
    """As one script that sets one name, in the language of the page."""
    name, said = tool_labels(pages.wordings[language]).strip().split("=", 1)
    words = json.loads(said)
    assert name == "pkTools"
    assert set(words) == NAMES and all(words.values())
    assert words["stop"] == {"fi": "Lopeta lukeminen", "sv": "Sluta läsa"}[language]
