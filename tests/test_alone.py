"""Pages without a frame: what stands at former addresses."""

from dataclasses import replace

import pytest
from lxml import html

from perhekeskus.alone import Alone
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses

URL = "https://perhekeskus.example/"


@pytest.fixture
def made(departed, pages, tmp_path):
    """Gives the page in a file of the country after some records got other values, as a tree."""

    def tree(file, url=URL, directories=True, **changed):
        known = replace(departed, **changed)
        site = Pages(known, Addresses.of(known, directories), pages.today)
        return html.document_fromstring(Alone(site, url, tmp_path, lambda *texts: '<meta name="policy">').files()[file]())

    return tree


def test_a_page_that_is_gone_says_why_and_where_to_go(made):
    """In the language of its address, to be read and not to be found; nobody is sent away before reading."""
    page = made("sv/platser/gamla-stugan/index.html")
    text = page.text_content()
    assert page.get("lang") == "sv" and "Klubben upphörde i våras." in text and "31.5.2026" in text
    assert page.xpath("//a[contains(@class, 'pk-btn')]/@href") == ["../../../sv/kommuner/strandkommun/", "../../"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"] and not page.xpath("//meta[@http-equiv='refresh']")
    assert page.xpath("//link[@rel='stylesheet']/@href") == ["../../../assets/tokens.css", "../../../assets/alone.css"]


@pytest.mark.parametrize("see", ["region:rannikko", "service:family-work", "page:own-worker", "index:municipalities", "place:saari-luoto"])
def test_every_kind_of_page_can_help_instead(made, departed, see):
    """And is called by its name."""
    departure = departed.departures["vanha-tupa"].model_copy(update={"see": see})
    link = made("fi/paikat/vanha-tupa/index.html", departures={"vanha-tupa": departure}).xpath("//a[@class='pk-btn']")[0]
    assert link.text_content().strip() and link.get("href").startswith("../../../fi/")


def test_a_page_that_is_gone_can_be_read_from_a_disk(made):
    """Where pages are files with names."""
    page = made("fi/paikat/vanha-tupa.html", url="", directories=False)
    assert page.xpath("//a[@class='pk-btn']/@href") == ["../../fi/kunnat/rantakunta.html"]


def test_what_moved_along_is_named(made, departed):
    """A service in a region has no name of its own, nor has a week."""
    services = departed.services | {"family-work": departed.services["family-work"].model_copy(update={"aliases": ("perheapu",)})}
    page = made("fi/alueet/rannikko/perheapu/index.html", services=services)
    assert page.xpath("//body//a")[0].text_content() == "Perhetyö, Rannikko"
    assert page.xpath("//link[@rel='canonical']/@href") == [f"{URL}fi/alueet/rannikko/perhetyo/"]
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../../../fi/alueet/rannikko/perhetyo/"]
