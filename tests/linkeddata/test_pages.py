"""The block of JSON-LD in a page's head."""

import json
import re
from dataclasses import replace

import pytest
from lxml import html

from perhekeskus.framing import Framing
from perhekeskus.linkeddata import LinkedData
from perhekeskus.model import Text
from perhekeskus.timetable import Timetable

URL = "https://perhe.example/"


def linked(pages, catalogue=None, url=URL):
    return LinkedData(Timetable(catalogue or pages.catalogue, pages.today), pages.addresses, pages.wordings, url)


def told(tag):
    """What a program reads."""
    return json.loads(re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', tag)[1])


def nodes(tag):
    whole = told(tag) if tag else {"@graph": []}
    return whole.get("@graph", [whole])


def test_the_way_is_the_one_the_page_shows(pages):
    """Every crumb with its name, on every page that has more than one; regions have none, because their pages have no room."""
    compared = []
    for page in pages.generated():
        way = next((node for node in nodes(linked(pages).tag(page.key, page.language)) if node["@type"] == "BreadcrumbList"), None)
        crumbs = [crumb.text_content() for crumb in html.fromstring(page.body).xpath("//nav[@class='pk-crumbs']//a")]
        assert (way is None) == (page.key[0] in ("region", "desk", "report") or len(crumbs) < 2), page.path
        compared += [[row["name"] for row in way["itemListElement"]] == crumbs] if way else []
    assert len(compared) > 30 and all(compared)


def test_each_step_has_an_address_of_a_page(pages):
    """The same that the page itself has."""
    way = nodes(linked(pages).tag(("place", "rantakunta-majakka"), "sv"))[1]["itemListElement"]
    assert [row["item"] for row in way] == [f"{URL}sv/", f"{URL}sv/omraden/kusten/", f"{URL}sv/kommuner/strandkommun/"]


def test_without_an_address_none_is_made_up(pages):
    """What is left is true on any host."""
    said = [tag for key in pages.addresses.paths for language in pages.wordings if (tag := linked(pages, url="").tag(key, language))]
    assert said and not any("BreadcrumbList" in tag or "/fi/" in tag or "/sv/" in tag for tag in said)
    assert "url" not in told(linked(pages, url="").tag(("place", "rantakunta-majakka"), "fi"))


def test_the_front_page_is_the_site(pages):
    """With its publisher where that is known."""
    node = told(linked(pages).tag(("front", "front"), "sv"))
    assert (node["@context"], node["@type"], node["name"], node["url"], node["inLanguage"]) == ("https://schema.org", "WebSite", pages.wordings["sv"].site_name, f"{URL}sv/", "sv")
    statement = pages.catalogue.statements["accessibility"].model_copy(update={"publisher": Text(fi="Julkaisija", sv="Utgivaren")})
    known = replace(pages.catalogue, statements={"accessibility": statement})
    assert told(linked(pages, known).tag(("front", "front"), "sv"))["publisher"] == {"@type": "Organization", "name": "Utgivaren"}


@pytest.mark.parametrize("name", ["</script><script>alert(1)</script>", "<!--<script>", "\u2028 & \"'\\"])
def test_no_name_ends_the_block(pages, name):
    """And a program reads it as it was written."""
    places = pages.catalogue.places | {"rantakunta-majakka": pages.catalogue.places["rantakunta-majakka"].model_copy(update={"name": Text.model_construct(fi=name, sv=name, en=None)})}
    tag = linked(pages, replace(pages.catalogue, places=places)).tag(("place", "rantakunta-majakka"), "fi")
    assert tag.count("<") == 2 and nodes(tag)[0]["name"] == name


def test_a_sensitive_page_says_nothing(pages):
    """Nor does one that nobody is to find, or whose text is in the other language."""
    framing = Framing(pages, URL)
    silent = [page for page in pages.generated() if page.sensitive or not page.listed]
    assert {page.sensitive for page in silent} == {True, False} and not any("ld+json" in framing.head(page) for page in silent)
    page = next(page for page in pages.generated() if page.key == ("place", "rantakunta-majakka"))
    assert "ld+json" in framing.head(page) and "ld+json" not in framing.head(replace(page, translated=False))
