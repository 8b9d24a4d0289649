import pytest

from perhekeskus.companions import Companions
from perhekeskus.schema import SCHEMAS


@pytest.fixture
def companions(pages):
    return Companions(pages, "https://perhe.example/", "", {})


def test_files_stand_with_their_language(companions):
    """So that each language can be made in a process of its own."""
    files = companions.files
    assert {"assets/when/fi/saari.js", "fi/kalenterit/kunnat/saari.ics", "embed/fi/kunnat/saari.html"} <= set(files["fi"])
    assert {"assets/when/sv/saari.js", "sv/kalendrar/kommuner/on.ics"} <= set(files["sv"])
    assert {"assets/icons.css", "assets/labels/sv.js", "data/v1/index.json"} <= set(files[None])
    assert {f"schema/{name}" for name in SCHEMAS} <= set(files[None])


def test_one_file_is_made_when_it_is_asked_for(companions):
    """As it would be written; a piece of the search with all the others."""
    assert companions.text("assets/when/fi/saari.js") == companions.files["fi"]["assets/when/fi/saari.js"]()
    assert companions.text("assets/search/sv/head.js") == companions.search("sv")["assets/search/sv/head.js"]


@pytest.mark.parametrize("file", ["", "fi/kunnat/saari/index.html", "assets/search/", "assets/search/en/head.js", "assets/search/fi/none.js", "assets/where.js"])
def test_what_is_no_such_file_has_no_text(companions, file):
    """Pages, assets of the engine, and whatever else a browser may ask for."""
    assert companions.text(file) is None
