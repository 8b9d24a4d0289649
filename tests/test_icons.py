"""Icons: names on pages, pictures in one style sheet."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree
from markupsafe import Markup

from perhekeskus.icons import NAMED, Icons

ROOT = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path):
    for name in (*NAMED, "ovi"):
        (tmp_path / f"{name}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path fill="#000" d="M0 0"/></svg>\n', encoding="utf-8")
    return tmp_path


def test_a_page_names_its_icon(folder):
    """Nothing that a screen reader would read."""
    assert Icons(folder, ("ovi",))("ovi") == Markup('<i class="pk-i i-ovi"></i>')


def test_an_icon_that_the_style_sheet_lacks_stops_the_build(folder):
    """A page would show an empty square."""
    with pytest.raises(KeyError, match="ovi"):
        Icons(folder)("ovi")


def test_without_a_folder_of_icons_pages_have_none():
    """The package runs without the theme whose icons the real site has."""
    assert (Icons()("anything"), Icons().style()) == ("", "")


def test_the_style_sheet_has_each_icon_as_a_picture(folder):
    """In an address that no sign of the picture ends."""
    rules = Icons(folder, ("ovi",)).style().splitlines()
    assert [rule.split("{")[0] for rule in rules] == [f".i-{name}" for name in sorted((*NAMED, "ovi"))]
    for rule in rules:
        address = rule.partition('url("')[2].removesuffix('")}')
        assert not set('"<>#') & set(address)
        assert etree.fromstring(unquote(address.removeprefix("data:image/svg+xml,"))).get("viewBox") == "0 0 1 1"


def test_a_picture_that_is_missing_stops_the_build(folder):
    """With the name of its file."""
    (folder / "phone.svg").unlink()
    with pytest.raises(FileNotFoundError, match="phone.svg"):
        Icons(folder).style()


def test_icons_are_named_once_and_used():
    """A name that no template and no code uses would only make the style sheet longer."""
    used = "".join(path.read_text(encoding="utf-8") for folder in ("src/perhekeskus", "overrides") for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".j2", ".html") and path.name != "icons.py")
    assert sorted(set(NAMED)) == list(NAMED)
    assert [name for name in NAMED if f'"{name}"' not in used] == []
