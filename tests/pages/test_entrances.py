import posixpath
from pathlib import Path

import pytest
from reader import country_of, links, names, page_at, tree, with_places

from perhekeskus import reading
from perhekeskus.model import ContentPage, Service, Text
from perhekeskus.order import SERVICE_GROUPS
from perhekeskus.pages.entrances import FRONT_SERVICES, FRONT_SITUATIONS
from perhekeskus.pages.municipalities import OF_MUNICIPALITIES, SERVICES

ROOT = Path(__file__).parent.parent.parent


def test_the_list_of_places_counts_those_of_each_region(catalogue):
    """Without the closed ones, whose pages stay for those who have their address."""
    pages = with_places(catalogue, go={}, gone={"status": "closed"})
    (row,) = tree(page_at(pages, "fi/paikat/")).find_class("pk-names")[0]
    assert (links(row), row.find(".//small").text) == (["../alueet/rannikko/#paikat"], "1 paikka")


def test_municipalities_stand_by_their_first_letters(catalogue):
    """In the order of the reader's alphabet; a name that is only Finnish stands under its own letter."""
    one = catalogue.municipalities["saari"]
    names_in = {"a": Text(fi="Äänekoski"), "b": Text(fi="Alastaro", sv="Åbo"), "c": Text(fi="Östersund", sv="Zeta")}
    pages = country_of(catalogue, municipalities=catalogue.municipalities | {id: one.model_copy(update={"name": name}) for id, name in names_in.items()})
    assert names(tree(page_at(pages, "sv/kommuner/")), "h2") == ["J", "S", "Z", "Å", "Ä", "Ö"]
    assert names(tree(page_at(pages, "fi/kunnat/")), "h2") == ["A", "J", "R", "S", "Ä", "Ö"]


def test_services_stand_in_their_groups(catalogue, pages, made):
    """Every group that a service can have is shown, in one order."""
    assert set(SERVICE_GROUPS) == set(Service.model_fields["group"].annotation.__args__)
    assert names(tree(made["fi/palvelut/"]), "h2") == [pages.wordings["fi"].group_health, pages.wordings["fi"].group_everyday]


def test_rated_methods_stand_first(made):
    """In the list of methods, whatever their order in the file."""
    found = [link.rstrip("/").split("/")[-1] for link in links(tree(made["fi/menetelmat/"])) if "/menetelmat/" in link]
    assert found == ["perhekoulu", "lapset-puheeksi"]


def test_help_begins_with_the_emergency_number(made, pages):
    """Each kind of line that there is has its heading, and a number can be tapped."""
    page, w = tree(made["sv/hjalp-nu/"]), pages.wordings["sv"]
    assert names(page, "h2")[:2] == [w.help_kind_emergency, w.help_kind_crisis]
    assert [link for link in links(page) if link.startswith("tel:")] == ["tel:112", "tel:0000000000"]


def test_a_line_that_somebody_has_confirmed_says_how_long_it_is_sure(changed):
    """Below its source; a line that nobody has confirmed frightens no one with our files."""
    id = "emergency-112"
    checked = {"date": "2026-10-01", "by": "Rannikko"}
    pages = changed("helplines.yaml", {id: {"checked": checked, "check_every": {"days": 100, "why": {"fi": "Numerot vaihtuvat.", "sv": "Numren byts."}}}})
    told = tree(page_at(pages, "fi/apua-nyt/")).text_content()
    assert "viimeistään 9.1.2027" in told and told.count(pages.wordings["fi"].next_check) == 1


@pytest.mark.parametrize(("path", "name"), [("fi/haku/", "Lastenneuvola"), ("sv/sok/", "Barnrådgivning"), ("sv/sok/", "Kusten"), ("fi/haku/", "Perhekoulu")])
def test_the_search_page_lists_what_one_looks_through(made, path, name):
    """Without a script, too, every service, method and region is a link there, by its name in the reader's language."""
    assert name in {item.find("a").text for item in tree(made[path]).iter("li")}


def test_the_search_page_leads_to_the_long_lists(made):
    """Municipalities and places have lists of their own."""
    assert {"../kunnat/", "../paikat/"} <= set(links(tree(made["fi/haku/"])))


def test_the_search_page_lists_written_pages(catalogue):
    """In a missing language under the title of the other."""
    page = ContentPage(title="Oma", slug="oma", description="Kuka \"auttaa\" & ohjaa.")
    pages = country_of(catalogue, pages={**catalogue.pages, "own-worker": {"fi": page}})
    for path in ("fi/haku/", "sv/sok/"):
        assert "Oma" in [link.text_content() for link in tree(page_at(pages, path)).iter("a")]


@pytest.mark.parametrize("path", ["fi/haku/", "sv/sok/"])
def test_the_search_page_has_a_form_that_leads_to_itself(made, path):
    """So that a query is an address: `?q=`."""
    (form,) = (form for form in tree(made[path]).iter("form") if form.get("role") == "search")
    assert (form.get("method"), form.get("action")) == ("get", f"../{path[3:]}")
    assert [field.get("name") for field in form.iter("input")] == ["q"]


def test_the_front_page_leads_to_everything(made):
    """To every list that is not a register, and to the regions by name."""
    found = {posixpath.normpath(posixpath.join("fi", link)) for link in links(tree(made["fi/"]))}
    assert {"fi/kunnat", "fi/tilanteet", "fi/palvelut", "fi/alueet/rannikko", "fi/alueet/sisamaa", "fi/palvelut/lastenneuvola", "fi/tilanteet/ero", "fi/mika-perhekeskus-on"} <= found


def test_the_front_page_asks_for_the_municipality(made, pages):
    """Without a script the form leads to the list; with one it finds names in the reader's language."""
    (form,) = (form for form in tree(made["sv/"]).iter("form") if form.get("data-pk-ask"))
    assert (form.get("action"), form.get("data-pk-ask")) == ("kommuner/", "../assets/municipalities-sv.js")


@pytest.mark.parametrize(("file", "named"), [("services", {*FRONT_SERVICES, *SERVICES, *OF_MUNICIPALITIES}), ("situations", set(FRONT_SITUATIONS))])
def test_what_pages_name_of_themselves_is_in_the_real_data(file, named):
    """A renamed service or situation would go missing from the front page in silence."""
    assert named <= set(reading.read(ROOT / "data" / f"{file}.yaml", ROOT).data)


def test_plain_pages_and_all_explained_words_are_listed(made):
    """On one page, with the sources of the words that have any."""
    page = tree(made["fi/selkokieli/"])
    assert [link.text for link in page.xpath('.//ul[@class="pk-list"]/li/a')] == ["Perhetyö selkeästi"]
    assert [term.text_content() for term in page.iter("dt")] == ["hyvinvointialue", "lastenvalvoja"]
    assert [link.get("href") for link in page.xpath(".//dl//a")] == ["https://laki.example/"]


@pytest.mark.parametrize("urgent", [{"sensitive": True}, {"plain_of": ("index:help",)}])
def test_plain_pages_for_those_in_need_come_first(catalogue, urgent):
    """Whatever letter they begin with."""
    plain = catalogue.pages["plain-family-work"]
    last = {language: page.model_copy(update={"title": "Öinen hätä", "slug": f"{page.slug}-2", **urgent}) for language, page in plain.items()}
    pages = country_of(catalogue, pages={**catalogue.pages, "plain-last": last})
    assert [link.text for link in tree(page_at(pages, "fi/selkokieli/")).xpath('.//ul[@class="pk-list"]/li/a')] == ["Öinen hätä", "Perhetyö selkeästi"]
