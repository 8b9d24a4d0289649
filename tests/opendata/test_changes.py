"""Feeds and JSON of what has changed, read by those who know nothing of how they are made."""

import json
from datetime import date
from html import escape
from pathlib import Path

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from perhekeskus.news import DAYS, MOST, Entry, Fact, News
from perhekeskus.opendata import OpenData, changes, feed_of
from perhekeskus.opendata.changes import BEGAN, feed
from perhekeskus.timetable import Timetable

URL = "https://perhe.example/"
GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
HOURS = {"fi": (Fact("Aukioloajat", ("ti 9.00–12.00",), ("ti 9.00–11.00",)),), "sv": (Fact("Öppettider", ("tis 9.00–12.00",), ("tis 9.00–11.00",)),)}


def entry(kind="place", id="rantakunta-majakka", happens="changed", **more):
    values = {"day": "2026-10-20", "moment": "2026-10-20T08:00:00Z", "title": {"fi": "Majakka", "sv": "Fyren"}, "facts": HOURS, "region": "rannikko"}
    return Entry(kind, id, happens, **values | more)


@pytest.fixture
def made(pages, monkeypatch):
    """Gives the files after some news: made(News(…))[file]()."""

    def files(news, url=URL):
        monkeypatch.setattr(changes, "news_of", lambda *about: news)
        return changes.files(OpenData(Timetable(pages.catalogue, date(2026, 11, 3)), pages.addresses, pages.wordings, url))

    return files


def read(content):
    """A feed by a library; what it stumbles over is a fault."""
    assert GRAMMAR.validate(etree.fromstring(content)), GRAMMAR.error_log
    found = feedparser.parse(content)
    assert not found.bozo and found.version == "atom10", found.get("bozo_exception")
    return found


def test_every_region_has_a_feed_in_each_language(made, pages):
    """And the whole country; all of them keep to the grammar, with and without entries."""
    for news in (News("whole", (entry(),)), News("whole"), News()):
        feeds = {file: make for file, make in made(news).items() if file.endswith(".atom")}
        assert set(feeds) == {feed(region, language) for region in (None, *pages.catalogue.regions) for language in ("fi", "sv")}
        assert all(read(make()).feed.link.startswith(URL) for make in feeds.values())


def test_an_entry_says_what_was_and_what_is(made):
    """In its own language, with the page to look at."""
    found = read(made(News("whole", (entry(),)))[feed("rannikko", "sv")]())
    assert found.feed.title == "Kusten: vad har ändrats" and found.feed.updated == "2026-10-20T08:00:00Z" and found.feed.language == "sv"
    (row,) = found.entries
    assert (row.title, row.link, row.updated) == ("Fyren: ändrades", f"{URL}sv/platser/rantakunta-majakka/", "2026-10-20T08:00:00Z")
    assert row.content[0].type == "text/html" and html.fromstring(row.content[0].value).text_content() == "Öppettider: tis 9.00–12.00 → tis 9.00–11.00"


def test_feeds_lead_to_themselves_their_page_and_the_terms(made, pages):
    """The terms only where there is a page of them, as in the real site."""
    links = {link.rel: link.href for link in read(made(News("whole"))[feed(None, "fi")]()).feed.links}
    assert links == {"self": f"{URL}{feed(None, 'fi')}", "alternate": f"{URL}fi/"}
    pages.addresses.paths["page", "data-and-licences"] = {"fi": "fi/tiedot/", "sv": "sv/data/"}
    try:
        links = {link.rel: link.href for link in read(made(News("whole"))[feed("rannikko", "sv")]()).feed.links}
    finally:
        del pages.addresses.paths["page", "data-and-licences"]
    assert links["license"] == f"{URL}sv/data/" and links["alternate"] == f"{URL}sv/omraden/kusten/"


def test_ids_are_names_for_ever(made):
    """The same on every day, different for each record, day and language."""
    news = News("whole", (entry(), entry(id="saari-luoto"), entry(day="2026-10-19", moment="2026-10-19T08:00:00Z")))
    ids = [row.id for language in ("fi", "sv") for row in read(made(news)[feed(None, language)]()).entries]
    assert len(set(ids)) == 6 and ids[0] == "tag:perhe.example,2026:place/rantakunta-majakka/2026-10-20/fi"


def test_what_is_gone_leads_to_the_page_above_it(made):
    """To programs it has none; what has no page of its own leads to where it stands."""
    news = News("whole", (entry(happens="gone", id="was-once", facts={}), entry("helpline", "crisis-line", region=None)))
    files = made(news)
    gone, line = read(files[feed(None, "fi")]()).entries
    assert json.loads(files["data/v1/changes/all.json"]())["changes"][0]["page"] is None
    assert gone.link == f"{URL}fi/alueet/rannikko/" and gone.title == "Majakka: poistui" and line.link == f"{URL}fi/apua-nyt/"


def test_a_feed_shows_nothing_sensitive(made):
    """Its titles stand on a screen that others may see. Programs that ask for everything get it, with a word of warning."""
    files = made(News("whole", (entry("situation", "violence", sensitive=True, region=None),)))
    told = json.loads(files["data/v1/changes/all.json"]())["changes"]
    assert read(files[feed(None, "fi")]()).entries == [] and [(row["id"], row["sensitive"]) for row in told] == [("violence", True)]


def test_an_entry_stands_only_where_its_readers_read_anything_else(made):
    """A corrected Swedish sentence is no news in Finnish."""
    files = made(News("whole", (entry(facts={"fi": (), "sv": HOURS["sv"]}),)))
    assert read(files[feed(None, "fi")]()).entries == [] and len(read(files[feed(None, "sv")]()).entries) == 1


@pytest.mark.parametrize(("news", "words"), [(News(), "Emme tiedä"), (News("shallow"), "Vanhimmat muutokset puuttuvat"), (News("whole", unreadable=1), "Kaikki muutokset eivät mahdu"), (News("whole", tuple(entry(id=f"a-{number}") for number in range(MOST + 1))), "Kaikki muutokset eivät mahdu")])
def test_a_feed_says_what_it_does_not_know(made, news, words):
    """To people in its subtitle, to programs in the JSON."""
    files = made(news)
    assert words in read(files[feed(None, "fi")]()).feed.subtitle and json.loads(files["data/v1/changes/all.json"]())["complete"] is False
    assert words not in read(made(News("whole"))[feed(None, "fi")]()).feed.subtitle


def test_an_empty_feed_has_a_date_that_stays(made):
    """Not that of the build, which would be news every night."""
    assert read(made(News())[feed("sisamaa", "fi")]()).feed.updated == BEGAN


def test_programs_get_both_languages_and_what_they_may_do_with_it(made):
    """Every record with its terms, as in the rest of the data."""
    whole = json.loads(made(News("whole", (entry(),)))["data/v1/changes/all.json"]())
    (row,) = whole.pop("changes")
    assert row["licence"] in whole["licences"]
    assert {name: whole[name] for name in ("generated_at", "site", "days", "complete", "history", "not_readable")} == {"generated_at": "2026-11-03", "site": URL, "days": DAYS, "complete": True, "history": "whole", "not_readable": 0}
    assert row["page"] == {"fi": f"{URL}fi/paikat/rantakunta-majakka/", "sv": f"{URL}sv/platser/rantakunta-majakka/"}
    assert row["facts"]["fi"] == [{"name": "Aukioloajat", "before": ["ti 9.00–12.00"], "after": ["ti 9.00–11.00"]}]


def test_programs_get_a_region_by_itself(made):
    """However much changes elsewhere: in the list of the whole country it might have no room."""
    files = made(News("whole", (*(entry(id=f"a-{number}", region="sisamaa") for number in range(MOST + 1)), entry())))
    coast, inland = (json.loads(files[f"data/v1/changes/{region}.json"]()) for region in ("rannikko", "sisamaa"))
    assert ([row["id"] for row in coast["changes"]], coast["complete"]) == (["rantakunta-majakka"], True)
    assert (len(inland["changes"]), inland["complete"]) == (MOST, False)


def test_without_an_address_there_are_no_feeds(made):
    """What programs read starts from the site's root then."""
    files = made(News("whole", (entry(),)), url="")
    assert sorted(files) == ["data/v1/changes/all.json", "data/v1/changes/rannikko.json", "data/v1/changes/sisamaa.json"]
    assert json.loads(files["data/v1/changes/all.json"]())["changes"][0]["page"]["fi"] == "fi/paikat/rantakunta-majakka/"


def test_only_the_front_page_and_regions_have_a_feed():
    """What tells of all below them."""
    assert [feed_of(key, "sv") for key in (("front", "front"), ("region", "lappi"), ("place", "lappi"))] == ["data/v1/changes/all.sv.atom", "data/v1/changes/lappi.sv.atom", None]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn"], exclude_characters="\ufffe\uffff"), min_size=1), st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_arrive_as_they_were(made, words, before):
    """In the title and, as text that no reader's program takes for a tag, in the content."""
    facts = {"fi": (Fact("Nimi", (words,) if before else (), (words,)),)}
    tree = etree.fromstring(made(News("whole", (entry(title={"fi": words, "sv": words}, facts=facts),)))[feed(None, "fi")]())
    content = tree.findtext(".//{*}entry/{*}content")
    assert tree.findtext(".//{*}entry/{*}title") == f"{words}: muuttui" and content.count(escape(words)) >= 1 + before
    assert {tag.tag for tag in html.fragments_fromstring(content)[0].iter()} <= {"ul", "li", "b", "del"}
