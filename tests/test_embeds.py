"""Cards for the sites of others, of the small country on Tuesday 3.11.2026."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from perhekeskus.embeds import MOST_A_DAY, Embeds, fitted
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses

URL = "https://perhekeskus.example/"
MAJAKKA = "regions/rannikko/places/rantakunta-majakka.yaml"
LEADS = ("href", "src", "action")


def card_of(pages, file, url=URL):
    return html.document_fromstring(Embeds(pages, url, '<meta name="policy">').files[file]())


def words(element):
    """Its text with plain spaces, words of different elements apart."""
    return " ".join(" ".join(element.itertext()).split())


def on(pages, day):
    """The same country on another day."""
    return Pages(pages.catalogue, pages.addresses, day)


@pytest.fixture
def majakka(pages):
    """The Finnish card of the place with the most to tell."""
    return card_of(pages, "embed/fi/paikat/rantakunta-majakka.html")


# ---------------------------------------------------------------- every card


def test_every_place_and_municipality_has_a_card_in_both_languages(pages):
    """Whatever is known of it: a frame that somebody has put up never meets a page that is not there."""
    wanted = [pages.addresses.path((kind, id), language) for kind, ids in (("place", pages.catalogue.places), ("municipality", pages.catalogue.municipalities)) for id in ids for language in ("fi", "sv")]
    assert sorted(Embeds(pages, URL, "").files) == sorted(f"embed/{path.rstrip('/')}.html" for path in wanted)


def test_a_card_needs_no_script_and_nothing_but_its_styles(pages):
    """Nor does it ask for pictures, or for anything of another host."""
    for make in Embeds(pages, URL, "").files.values():
        text = make()
        assert not re.search(r"<(script|img|iframe|form)|\son\w+=|\sstyle=", text)
        assert re.findall(r'<link rel="stylesheet" href="([^"]+)"', text) == ["../../../assets/tokens.css", "../../../assets/embed.css"]


def test_a_card_is_a_page_of_its_own_that_nobody_is_to_find(majakka):
    """Search engines are told of the page of the place."""
    assert majakka.xpath("//meta[@name='robots']/@content") == ["noindex"] and majakka.xpath("//meta[@name='policy']")
    assert majakka.xpath("//link[@rel='canonical']/@href") == [f"{URL}fi/paikat/rantakunta-majakka/"]
    assert (majakka.get("lang"), majakka.findtext(".//title")) == ("fi", "Majakka – Perhekeskus")


def test_links_leave_the_frame(pages):
    """In a tab of their own, which cannot reach back into the site that shows the card; a number is called from where one is."""
    links = [link for make in Embeds(pages, URL, "").files.values() for link in html.document_fromstring(make()).iter("a")]
    away = [link for link in links if not link.get("href").startswith("tel:")]
    assert len(away) > 8 and all((link.get("target"), link.get("rel")) == ("_blank", "noopener") for link in away)


def test_a_card_can_be_read_from_a_disk(catalogue, pages):
    """Where pages are files with names, the card's own name stays, and a site without a known address guesses none."""
    card = card_of(Pages(catalogue, Addresses.of(catalogue, directories=False), pages.today), "embed/sv/platser/rantakunta-majakka.html", url="")
    assert card.xpath("//p[@class='pk-way']/a/@href") == card.xpath("//link[@rel='canonical']/@href") == ["../../../sv/platser/rantakunta-majakka.html"]


# ---------------------------------------------------------------- a place


def test_a_place_tells_where_and_when_and_who_says_so(majakka):
    """The times of its week, its address, and who has confirmed them when."""
    said = words(majakka.find(".//main"))
    assert "Rantatie 1, 00100 Rantakunta" in said and "9.00–12.00, 13.00–15.00" in said
    assert "Vahvistettu 1.10.2026. Kuka on vahvistanut: Rantakunnan seurakunta. Lähde: majakka.example, 1.10.2026." in said
    assert [row.findtext(".//abbr") for row in majakka.iter("tr")] == ["ti", "ke", "to", "la"]


def test_names_are_in_the_reader_s_language_or_say_in_which_they_are(pages):
    """A place with a Swedish name only keeps it on a Finnish card, marked for the voice that reads it."""
    assert words(card_of(pages, "embed/sv/platser/rantakunta-majakka.html").find(".//h1")) == "Fyren"
    assert card_of(pages, "embed/fi/paikat/saari-luoto.html").xpath("//h1/span[@lang='sv']/text()") == ["Skäret"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"status": "closed", "until": "2026-05-31"}, ["Lopettanut, 31.5.2026", "Paikka on lopettanut."]),
        ({"status": "planned", "since": "2028"}, ["Suunnitteilla, 2028", "Avaaminen on suunnitelma"]),
        ({"status": "paused"}, ["Paikka on tauolla.", "Emme tiedä, milloin"]),
    ],
)
def test_where_nobody_can_go_there_are_no_times(changed, changes, said):
    """It says so first of all, and shows neither times nor the way there."""
    card = card_of(changed(MAJAKKA, changes), "embed/fi/paikat/rantakunta-majakka.html")
    assert all(part in words(card.find(".//main")) for part in said)
    assert not card.xpath("//table | //address") and card.xpath("//p[@class='pk-way']/a")


def test_what_is_not_confirmed_comes_with_its_doubt(changed):
    """Above the times, with what can be done: the doubt of the file, where it has one."""
    card = card_of(changed(MAJAKKA, {"status": "unconfirmed", "doubt": {"fi": "Kirjaston lista on vanha.", "sv": "Bibliotekets lista är gammal."}, "checked": None}), "embed/fi/paikat/rantakunta-majakka.html")
    said = words(card.find(".//main"))
    assert said.index("Emme tiedä, onko tämä paikka vielä auki.") < said.index("Kirjaston lista on vanha.") < said.index("9.00–12.00")
    assert "Aukioloajat lähteen mukaan (1.10.2026)" in said and "Kukaan ei ole vielä vahvistanut tietoja." in said
    assert len(card.find_class("pk-note")) == 1


def test_changes_of_the_coming_weeks_have_their_dates(changed):
    """What is written in the file, until it is over."""
    pages = changed(MAJAKKA, {"exceptions": [{"date": "2026-11-10", "closed": {"fi": "koulutus", "sv": "utbildning"}}]})
    assert "ti 10.11. : suljettu, koulutus" in words(card_of(pages, "embed/fi/paikat/rantakunta-majakka.html").find(".//main"))
    assert "koulutus" not in words(card_of(on(pages, date(2026, 11, 11)), "embed/fi/paikat/rantakunta-majakka.html").find(".//main"))


def test_a_day_changes_nothing_by_itself(pages):
    """No card knows which day is today: one that is shown for a week is not wrong."""
    tuesday, wednesday = (Embeds(on(pages, date(2026, 11, day)), URL, "").files for day in (3, 4))
    assert [file for file in tuesday if tuesday[file]() != wednesday[file]()] == []


# ---------------------------------------------------------------- the week of a municipality


def test_the_week_has_its_dates_and_its_places(pages):
    """Each day with who is open, and a link to them; and who has confirmed it."""
    card = card_of(pages, "embed/fi/kunnat/rantakunta.html")
    assert card.findtext(".//h1") == "Rantakunta" and "Viikko 45 · 2.–8.11.2026" in words(card.find(".//header"))
    assert [body.findtext("tr/th").replace("\xa0", " ") for body in card.iter("tbody")] == ["ma 2.11.", "ti 3.11.", "ke 4.11.", "to 5.11.", "pe 6.11.", "la 7.11.", "su 8.11."]
    assert card.xpath("//td//a/@href")[0] == "../../../fi/paikat/rantakunta-majakka/"
    assert "Vahvistettu 1.10.2026: Rantakunnan seurakunta." in words(card)


def test_a_week_that_nobody_has_confirmed_says_so(changed):
    """At its head, once, and no name of who has confirmed it."""
    card = card_of(changed(MAJAKKA, {"status": "unconfirmed"}), "embed/fi/kunnat/rantakunta.html")
    assert card.xpath("//p[@class='pk-note']") and "Vahvistettu" not in words(card.find('.//main'))
    assert {row.get("class") for row in card.xpath("//tr[td/b]")} == {"is-doubtful"} and "ei vahvistettu" not in words(card.find(".//table"))


def test_a_municipality_of_which_no_times_are_known_says_so(pages):
    """And leads to its page."""
    card = card_of(pages, "embed/sv/kommuner/on.html")
    assert "Vi vet ännu inte när det är öppet här." in words(card) and not card.xpath("//table")
    assert card.xpath("//p[@class='pk-way']/a/@href") == ["../../../sv/kommuner/on/"]


ROWS = st.lists(st.builds(lambda sure, count: {"time": "9–12", "sure": sure, "places": list(range(count))}, st.booleans(), st.integers(1, 5)), max_size=6)


@given(ROWS, st.integers(0, 9))
def test_a_day_never_says_more_than_a_card_has_room_for(rows, closed):
    """What is left out is counted, and the confirmed are the last to be left out."""
    day = {"rows": rows, "closed": list(range(closed))}
    shown, said = fitted(day), lambda rows: sum(len(row["places"]) for row in rows)
    kept = said(shown["rows"]) + len(shown["closed"])
    assert kept <= MOST_A_DAY + 1 and kept + shown["more"] == said(rows) + closed and shown["more"] != 1
    assert all(row["places"] for row in shown["rows"])
    if shown["more"] and any(not row["sure"] for row in shown["rows"]):
        assert said(row for row in shown["rows"] if row["sure"]) == said(row for row in rows if row["sure"])


# ---------------------------------------------------------------- former addresses


def test_a_card_that_moved_leads_on_inside_the_frame(pages):
    """To the card at its present address; search engines to the page."""
    place = pages.catalogue.places["saari-luoto"].model_copy(update={"aliases": ("luoto",)})
    catalogue = replace(pages.catalogue, places=pages.catalogue.places | {"saari-luoto": place})
    card = card_of(Pages(catalogue, Addresses.of(catalogue), pages.today), "embed/sv/platser/luoto.html")
    assert card.xpath("//meta[@http-equiv='refresh']/@content") == ["0; url=../../../embed/sv/platser/saari-luoto.html"]
    assert card.xpath("//link[@rel='canonical']/@href") == [f"{URL}sv/platser/saari-luoto/"] and card.xpath("//meta[@name='policy']")


def test_a_card_of_what_is_gone_says_why(departed, pages):
    """In the language of its address, with the page that helps instead."""
    card = card_of(Pages(departed, Addresses.of(departed), pages.today), "embed/sv/platser/gamla-stugan.html")
    assert card.get("lang") == "sv" and "Klubben upphörde i våras. Sidan togs bort 31.5.2026." in words(card)
    assert card.xpath("//a/@href") == ["../../../sv/kommuner/strandkommun/"] and "Strandkommun" in card.xpath("//a")[0].text_content()
    assert card.xpath("//meta[@name='robots']/@content") == ["noindex"]
