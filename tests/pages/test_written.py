import posixpath
from dataclasses import replace
from datetime import date

import pytest
from reader import country_of, links, text, tree

from perhekeskus.model import ContentPage
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses


def test_a_written_page_stands_in_its_own_language(pages):
    """Its text as the engine rendered it, its title with the site's name, and nothing about languages."""
    page = pages.written("own-worker", "sv", "<p>Se <em>hit</em>.</p>")
    assert (page.path, page.twin, page.title) == ("sv/egen-kontaktperson/", "fi/oma-tyontekija/", f"Sida own-worker – {pages.wordings['sv'].site_name}")
    assert page.translated and page.paired
    assert "<p>Se <em>hit</em>.</p>" in page.body and "lang=" not in page.body


def test_a_written_page_in_the_missing_language_is_not_translated(catalogue):
    """The other language's text stands there under its own mark and a notice, and neither page claims a pair."""
    pages = country_of(catalogue, pages={**catalogue.pages, "own-worker": {"fi": ContentPage(title="Oma & muu", slug="oma", description="Kuvaus.")}})
    here, there = pages.written("own-worker", "fi", "<p>Teksti</p>"), pages.written("own-worker", "sv", "<p>Teksti</p>")
    assert (here.translated, here.paired, there.translated, there.paired) == (True, False, False, False)
    assert pages.wordings["sv"].code("only_in", "fi") in text(there)
    (foreign,) = tree(there).find_class("pk-foreign")
    assert foreign.get("lang") == "fi" and foreign.text_content() == "Teksti"
    assert '<h1><span lang="fi">Oma &amp; muu</span></h1>' in there.body


def test_a_sensitive_written_page_is_as_careful(catalogue):
    """Neutral title, no breadcrumb and the way out first, as on situations."""
    page = ContentPage(title="Väkivalta", slug="vakivalta", description="Kuvaus.", sensitive=True)
    pages = country_of(catalogue, pages={**catalogue.pages, "violence": {"fi": page, "sv": page}})
    written = pages.written("violence", "fi", "<p>Teksti</p>")
    assert written.sensitive and written.title == pages.wordings["fi"].neutral_title
    assert not list(tree(written).iter("nav")) and links(tree(written))[0] == pages.wordings["fi"].exit_address


@pytest.mark.parametrize(("language", "plain", "service", "below"), [("fi", "fi/selkokieli/perhetyo/", "fi/palvelut/perhetyo/", "fi/alueet/rannikko/perhetyo/"), ("sv", "sv/lattlast/familjearbete/", "sv/tjanster/familjearbete/", "sv/omraden/kusten/familjearbete/")])
def test_an_ordinary_page_and_its_plain_version_lead_to_each_other(pages, made, language, plain, service, below):
    """Also the service's pages under the regions lead there; the way back names where it goes."""
    w = pages.wordings[language]
    for path in (service, below):
        (link,) = tree(made[path]).xpath('.//header/p[@class="pk-plainly"]/a')
        assert (link.text, posixpath.normpath(posixpath.join(path, link.get("href"))) + "/") == (w.in_plain_language, plain)
    written = pages.written("plain-family-work", language, "<p>a</p>")
    back = tree(written).find_class("pk-plainly")[0]
    assert written.path == plain and back.text_content() == f"{w.in_standard_language}: {pages.catalogue.services['family-work'].name.read_in(language)[0]}"
    assert posixpath.normpath(posixpath.join(plain, back.find("a").get("href"))) + "/" == service


def test_a_page_without_a_plain_version_says_nothing_of_it(pages, made):
    """Not even an empty line."""
    assert not [path for path, page in made.items() if "pk-plainly" in page.body and "perhetyo" not in path and "familjearbete" not in path]
    assert "pk-plainly" not in pages.written("own-worker", "fi", "<p>a</p>").body


def test_a_sensitive_plain_page_is_as_careful(catalogue):
    """Neutral title, a way out, no crumbs that would name it."""
    sensitive = {language: page.model_copy(update={"sensitive": True}) for language, page in catalogue.pages["plain-family-work"].items()}
    changed = replace(catalogue, pages={**catalogue.pages, "plain-family-work": sensitive})
    page = Pages(changed, Addresses.of(changed), date(2026, 11, 3)).written("plain-family-work", "fi", "<p>a</p>")
    assert "selkeästi" not in page.title and "data-pk-exit" in page.body and "pk-crumbs" not in page.body
