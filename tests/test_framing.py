from dataclasses import replace

import pytest
from lxml import html

from perhekeskus.frames import PARTS, Frame, mark
from perhekeskus.framing import Framing
from perhekeskus.pages import Pages
from perhekeskus.policy import Policy

URL = "https://perhe.example/"
BELOW = "https://host.example/some/where/"
FRAME = Frame.of("".join(map(mark, PARTS)))


@pytest.fixture
def framing(pages):
    """Of the small country as it would be published at URL."""
    return Framing(pages, URL)


def page_at(pages, path):
    return next(page for page in pages.generated() if page.path == path)


def head_of(framing, page):
    """(canonical, alternates by language, robots) of a page."""
    head = html.fragment_fromstring(framing.head(page), create_parent="head")
    rows = [(link.get("rel").strip(), link.get("hreflang"), link.get("href")) for link in head.iter("link")]
    canonical = [href for rel, _, href in rows if rel == "canonical"]
    return canonical, {language: href for rel, language, href in rows if rel == "alternate"}, [meta.get("content") for meta in head.iter("meta")]


@pytest.mark.parametrize("url", [URL, BELOW])
def test_a_page_names_itself_and_its_twin(pages, url):
    """By whole addresses, the same pair on both, wherever the site stands."""
    framing = Framing(pages, url)
    pair = {"fi": f"{url}fi/kunnat/saari/", "sv": f"{url}sv/kommuner/on/"}
    for language, path in (("fi", "fi/kunnat/saari/"), ("sv", "sv/kommuner/on/")):
        assert head_of(framing, page_at(pages, path)) == ([pair[language]], pair, [])


def test_a_site_without_a_known_address_links_relatively(pages):
    """A canonical address would be a guess; the twin is found from the page itself."""
    canonical, alternates, _ = head_of(Framing(pages, ""), page_at(pages, "fi/kunnat/saari/"))
    assert canonical == [] and alternates == {"fi": "../../../fi/kunnat/saari/", "sv": "../../../sv/kommuner/on/"}


def test_an_untranslated_page_is_not_to_be_indexed(untranslated):
    """It names the page in the language of its text as the one to index, and no pair."""
    head = head_of(Framing(untranslated, URL), untranslated.written("own-worker", "sv", ""))
    assert head == ([f"{URL}fi/oma/"], {}, ["noindex"])


def test_a_page_whose_twin_is_not_translated_claims_no_pair(untranslated):
    """Otherwise search engines would be sent to a page that sends them back."""
    head = head_of(Framing(untranslated, URL), untranslated.written("own-worker", "fi", ""))
    assert head == ([f"{URL}fi/oma/"], {}, [])


def test_titles_and_descriptions_are_escaped(changed):
    """Their words come from data, and a frame takes HTML."""
    words = 'Tee & "kahvi" <3'
    pages = changed("regions/rannikko/places/rantakunta-majakka.yaml", {"name": words, "summary": {"fi": words, "sv": words}})
    parts = Framing(pages, URL).parts(page_at(pages, "sv/platser/rantakunta-majakka/"))
    assert parts["description"] == "Tee &amp; &quot;kahvi&quot; &lt;3"
    assert parts["title"].startswith("Tee &amp; &quot;kahvi&quot; &lt;3 – ")


def test_a_page_has_a_part_for_every_mark(framing, pages):
    """Nothing that a frame asks for is missing, and nothing is given in vain."""
    assert set(framing.parts(page_at(pages, "fi/"))) == set(PARTS)


def test_robots_leave_the_corner_of_editors_alone(framing, pages):
    """Its pages are not for families to find: no robot lists them, and they name no twin to one."""
    for key in (("desk", "desk"), ("report", "sources")):
        head = framing.head(pages.page(key, "sv"))
        assert 'name="robots" content="noindex"' in head and "hreflang" not in head


def test_a_page_s_policy_comes_before_what_it_loads(pages, framing):
    """Its own line stands before scripts and styles, and knows those of its frame."""
    marks = mark("title") + mark("description") + mark("head") + "<script>frame()</script>" + mark("twin") + mark("body")
    page = replace(page_at(pages, "fi/"), body="<p>teksti</p>")
    whole = framing.joined(page, Frame.of(marks))
    assert whole.index("Content-Security-Policy") < whole.index("<script>")
    assert Policy.of(["<script>frame()</script>"]).scripts[0] in whole


def test_a_script_in_the_body_of_a_page_is_not_allowed(pages, framing):
    """What an editor's text might bring has no hash, however it came there."""
    page = replace(page_at(pages, "fi/"), body="<script>evil()</script>")
    assert framing.joined(page, FRAME).count("sha256-") == 0


def test_a_site_that_keeps_opened_pages_has_its_whole_head(catalogue, pages):
    """The policy and the links come as elements, with the script that brings the worker behind them."""
    keeping = Pages(catalogue, pages.addresses, pages.today, offline=True)
    whole = Framing(keeping, URL).joined(page_at(keeping, "fi/kunnat/saari/"), FRAME)
    assert "&lt;" not in whole and whole.index("Content-Security-Policy") < whole.index('rel="canonical"') < whole.index("assets/offline.js")


def test_a_preview_has_no_policy(pages):
    """The engine adds a script to every page of a preview, which would be blocked."""
    assert "Content-Security-Policy" not in Framing(pages, URL, guarded=False).joined(page_at(pages, "fi/"), FRAME)
