"""Hostile words in every field, in a browser without any policy: the scripts of the site show them as text."""

import importlib.util
import shutil
from pathlib import Path

import pytest

from perhekeskus.frames import Frame, mark
from perhekeskus.output import Site
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses

ROOT = Path(__file__).parents[2]
BOX = (
    '<span class="pk-opener" hidden><button>?</button><label></label></span><div id="pk-search" data-root="../../../" data-services="#" data-failed="?"><form><input id="pk-query"><button data-close>x</button></form>'
    '<p data-status role="status"></p><div data-out></div></div>'
)
FRAME = Frame.of(
    '<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>' + mark("title") + '</title><meta name="description" content="' + mark("description") + '">' + mark("head") + "</head><body>" + BOX
    + '<a href="' + mark("twin") + '">?</a>' + mark("body") + '<script src="../../../assets/site.js"></script><script src="../../../assets/search.js"></script></body></html>'
)  # fmt: skip
ALARM = "window.pk = () => { window.pkRan = 1 }"


@pytest.fixture(scope="module")
def hostile(catalogue, pages, tmp_path_factory):
    spec = importlib.util.spec_from_file_location("poison", ROOT / "tests" / "poison.py")
    poison = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(poison)
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copytree(ROOT / "overrides" / "assets", folder / "assets")
    bad = Pages(poison.poisoned(catalogue, poison.Poison()), Addresses.of(catalogue), pages.today, url="https://perhe.example/")
    Site(bad, "https://perhe.example/", folder, guarded=False).write({(language, depth): FRAME for language in ("fi", "sv") for depth in (1, 2, 3, 4)}, [])
    return folder


@pytest.mark.parametrize("path", ["fi/paikat/rantakunta-majakka/", "fi/kunnat/rantakunta/", "fi/omat-paikat/#paikat=rantakunta-majakka,saari-luoto", "fi/haku/?q=majakka", "fi/alueet/rannikko/"])
def test_nothing_of_it_runs(hostile, open_tab, path):
    """The lists that scripts make, the hours, the search's results: no element and no script of it is on the page."""
    tab = open_tab(f"{hostile.as_uri()}/")
    tab.page.add_init_script(ALARM)
    tab.page.clock.set_fixed_time("2026-11-04T09:30:00Z")
    page = tab.open(path.replace("/#", "/index.html#").replace("/?", "/index.html?") if "#" in path or "?" in path else f"{path}index.html")
    page.wait_for_load_state("networkidle")
    if path.count("/") == 3:  # as deep as the search box of this frame believes
        page.locator("#pk-query").evaluate("field => { field.value = 'perhetyö'; field.dispatchEvent(new Event('input', { bubbles: true })) }")
        page.locator("#pk-search [data-out] a").first.wait_for(state="attached")
    assert "pkx" in page.locator("body").inner_text()
    assert page.locator("pkx, img[src=x], svg[onload], [onpk], [onerror]").count() == 0
    assert page.evaluate("window.pkRan") is None
    assert page.evaluate("[...document.links].filter(a => !/^(file|https?|tel|mailto|webcal):/.test(a.protocol)).length") == 0
