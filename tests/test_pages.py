import hashlib
import os
import posixpath
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from lxml import html

from perhekeskus import reading
from perhekeskus.model import Contact, ContentPage, Coordinates, Place, Service, Text
from perhekeskus.order import SERVICE_GROUPS
from perhekeskus.pages import (
    FRONT_ICONS,
    FRONT_SERVICES,
    FRONT_SITUATIONS,
    MUNICIPALITY_SERVICES,
    Pages,
)
from perhekeskus.urls import Addresses

ROOT = Path(__file__).parent.parent
MAJAKKA = "regions/rannikko/places/rantakunta-majakka.yaml"
LAITURI = "regions/sisamaa/places/jarvela-laituri.yaml"
RANNIKKO = "regions/rannikko/region.yaml"
SISAMAA = "regions/sisamaa/region.yaml"
NOTICES = ("place_closed", "place_planned", "place_paused", "place_unconfirmed", "not_confirmed")
SOURCE = {"url": "https://a.example/", "date": "2026"}


@pytest.fixture(scope="module")
def made(pages):
    """All pages that the small country's data gives, by address."""
    return {page.path: page for page in pages.generated()}


def page_at(pages, path):
    return next(page for page in pages.generated() if page.path == path)


def tree(page):
    return html.fragment_fromstring(page.body, create_parent="main")


def text(page):
    """What a reader sees, in one line."""
    return " ".join(tree(page).text_content().split())


def links(element):
    return [a.get("href") for a in element.iter("a")]


def names(element, tag="h3"):
    return [found.text_content().strip() for found in element.iter(tag)]


def country_of(catalogue, **records):
    """The pages of the small country with some of its records replaced by others."""
    changed = replace(catalogue, **records)
    return Pages(changed, Addresses.of(changed), date(2026, 11, 3))


def with_places(catalogue, **places):
    """The pages of the small country with only these places, all in Rannikko; an underscore stands for a hyphen."""
    least = {"kind": "meeting-place", "status": "active", "municipality": "rantakunta", "street": "Tie 1", "organiser": {"kind": "parish"}, "sources": [SOURCE]}
    made = {id: Place.model_validate(least | {"name": id} | values) for id, values in places.items()}
    return country_of(catalogue, places=made, region_of_place=dict.fromkeys(made, "rannikko"))


# ---------------------------------------------------------------- every page


def test_every_address_has_its_page(pages, made):
    """All kinds of pages in both languages, each once; only the hand-written ones need a text from elsewhere."""
    expected = [path for (kind, _), by_language in pages.addresses.paths.items() if kind != "page" for path in by_language.values()]
    assert sorted(page.path for page in pages.generated()) == sorted(expected)
    assert {(page.key[0], page.language) for page in made.values()} == {(kind, language) for kind, _ in pages.addresses.paths if kind != "page" for language in ("fi", "sv")}


def test_twins_lead_to_each_other(made):
    """The same record in the other language, and back again."""
    for page in made.values():
        twin = made[page.twin]
        assert twin.twin == page.path and twin.key == page.key and twin.language != page.language


def test_every_page_has_one_heading_a_title_and_a_description(made):
    """What a tab, a search result and a screen reader say first; levels of headings are never jumped over."""
    for page in made.values():
        levels = [int(element.tag[1]) for element in tree(page).iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1 and levels[0] == 1, page.path
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:])), (page.path, levels)
        assert page.title and page.description


@pytest.mark.parametrize("directories", [True, False])
def test_every_link_leads_to_a_page_or_file_of_the_site(catalogue, pages, directories):
    """From each page, in folders and in files: the target is there, and so is the part of it that the link names."""
    addresses = Addresses.of(catalogue, directories)
    ids, wanted = {}, []
    site = Pages(catalogue, addresses, pages.today)
    bodies = {page.path: tree(page) for page in [*site.generated(), *(site.written(id, language, "") for id in catalogue.pages for language in ("fi", "sv"))]}
    for path, body in bodies.items():
        ids[addresses.file(path)] = {element.get("id") for element in body.iter() if element.get("id")}
        for link in filter(None, [*links(body), *(form.get("action") for form in body.iter("form"))]):  # scripts give a link to those without
            if not link.startswith(("http", "tel:", "mailto:")):
                way, _, anchor = link.partition("?")[0].partition("#")
                file = posixpath.normpath(posixpath.join(posixpath.dirname(addresses.file(path)), way)) if way else addresses.file(path)
                wanted.append((path, f"{file}/index.html" if directories and way and not way.endswith(".ics") else file, anchor))
    ids |= {addresses.calendar(addresses.path(key, language)): set() for key in addresses.paths if key[0] in ("place", "municipality", "region") for language in ("fi", "sv")}
    assert not [row for row in wanted if row[1] not in ids or row[2] and row[2] not in ids[row[1]]]


def test_ids_are_given_once(made):
    """Two elements of one id would make labels and anchors lead to the wrong one."""
    for page in made.values():
        ids = [element.get("id") for element in tree(page).iter() if element.get("id")]
        assert len(ids) == len(set(ids)), page.path


def test_the_same_data_and_day_give_the_same_bytes(small_root):
    """In any process, whatever the order of sets there: a diff of two builds shows only what changed."""
    program = (
        "import sys, hashlib; from datetime import date; from pathlib import Path\n"
        "from perhekeskus.checking import check; from perhekeskus.pages import Pages; from perhekeskus.urls import Addresses\n"
        "c = check(Path(sys.argv[1]), today=date(2026, 11, 3)).catalogue\n"
        "print(hashlib.sha256(repr(list(Pages(c, Addresses.of(c), date(2026, 11, 3)).generated())).encode()).hexdigest())"
    )
    prints = [
        subprocess.run([sys.executable, "-c", program, str(small_root)], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout.strip()
        for seed in ("1", "2")
    ]
    assert prints[0] == prints[1] and len(prints[0]) == hashlib.sha256().digest_size * 2


def test_a_page_knows_the_file_it_came_from(made):
    """A record's page has its file, a list has none."""
    assert made["fi/paikat/rantakunta-majakka/"].origin == f"data/{MAJAKKA}"
    assert made["fi/paikat/"].origin is None


def test_a_template_that_asks_for_nothing_we_know_stops_the_build(pages):
    """An empty spot on a page would go unseen."""
    with pytest.raises(UndefinedError):
        pages.template("moved", "fi", language="fi", w=pages.wordings["fi"], link="../", name="Majakka")


# ---------------------------------------------------------------- languages


def test_a_place_without_a_swedish_name_says_that_its_name_is_finnish(made):
    """On its own page and wherever a Swedish page lists it, in its week as well."""
    for path, times in {"sv/platser/jarvela-laituri/": 1, "sv/kommuner/jarvela/": 2}.items():
        assert [element.text for element in tree(made[path]).iter("span") if element.get("lang") == "fi"].count("Laituri") == text(made[path]).count("Laituri") == times, path
    assert 'lang="sv"' not in made["fi/paikat/jarvela-laituri/"].body


def test_a_place_without_a_finnish_name_says_that_its_name_is_swedish(made):
    """The other way round, too."""
    (heading,) = tree(made["fi/paikat/saari-luoto/"]).iter("h1")
    assert [(span.get("lang"), span.text) for span in heading.iter("span")] == [("sv", "Skäret")]


def test_a_text_in_one_language_stands_under_it_with_a_notice(changed):
    """The Swedish page has the Finnish note marked as Finnish, after a Swedish sentence that says so."""
    pages = changed(LAITURI, {"note": {"fi": "Ota sisäkengät.\n\nJa eväät."}})
    page = tree(page_at(pages, "sv/platser/jarvela-laituri/"))
    (foreign,) = page.find_class("pk-foreign")
    assert foreign.get("lang") == "fi" and [p.text for p in foreign.iter("p")] == ["Ota sisäkengät.", "Ja eväät."]
    assert foreign.getprevious().text == pages.wordings["sv"].code("only_in", "fi")
    assert not tree(page_at(pages, "fi/paikat/jarvela-laituri/")).find_class("pk-foreign")


def test_a_service_without_a_swedish_name_is_marked_under_its_regions(catalogue):
    """The heading of two names marks the foreign one alone."""
    service = catalogue.services["family-work"].model_copy(update={"name": Text(fi="Perhetyö")})
    pages = country_of(catalogue, services=catalogue.services | {"family-work": service})
    (heading,) = tree(page_at(pages, "sv/omraden/kusten/familjearbete/")).iter("h1")
    assert html.tostring(heading, encoding="unicode").strip() == '<h1><span lang="fi">Perhetyö</span>, Kusten</h1>'


def test_a_municipality_shows_its_other_name_in_its_own_language(made):
    """A Finnish page gives the Swedish name as Swedish, and a name that is the same in both is not said twice."""
    assert '<span lang="sv">Strandkommun</span>' in made["fi/kunnat/rantakunta/"].body
    assert "<span" not in made["sv/kommuner/jarvela/"].body.split("<h1>")[0]


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


# ---------------------------------------------------------------- pages that somebody may look at over the shoulder


@pytest.mark.parametrize(("path", "language"), [("fi/tilanteet/kotona-pelottaa/", "fi"), ("sv/situationer/otryggt-hemma/", "sv")])
def test_a_sensitive_page_has_a_neutral_title_and_a_way_out(pages, made, path, language):
    """The tab tells nothing, no breadcrumb tells where one is, and leaving is the first link."""
    page, w = made[path], pages.wordings[language]
    assert page.sensitive and page.title == w.neutral_title
    assert not list(tree(page).iter("nav"))
    assert links(tree(page))[0] == w.exit_address


def test_a_sensitive_written_page_is_as_careful(catalogue):
    """Neutral title, no breadcrumb and the way out first, as on situations."""
    page = ContentPage(title="Väkivalta", slug="vakivalta", description="Kuvaus.", sensitive=True)
    pages = country_of(catalogue, pages={**catalogue.pages, "violence": {"fi": page, "sv": page}})
    written = pages.written("violence", "fi", "<p>Teksti</p>")
    assert written.sensitive and written.title == pages.wordings["fi"].neutral_title
    assert not list(tree(written).iter("nav")) and links(tree(written))[0] == pages.wordings["fi"].exit_address


def test_other_pages_say_where_one_is(made):
    """All but the front page and the sensitive ones have a breadcrumb that begins at the front page."""
    for page in made.values():
        crumbs = tree(page).find_class("pk-crumbs")
        assert len(crumbs) == (0 if page.sensitive or page.key[0] == "front" else 1), page.path
        assert all(posixpath.normpath(posixpath.join(page.path, links(crumb)[0])) == page.language for crumb in crumbs)


def test_a_service_does_not_lead_to_a_sensitive_situation(catalogue):
    """Somebody who reads about family work at home does not find the word on the page."""
    violence = catalogue.situations["violence"].model_copy(update={"services": ("family-work",)})
    pages = country_of(catalogue, situations=catalogue.situations | {"violence": violence})
    found = links(tree(page_at(pages, "fi/palvelut/perhetyo/")))
    assert any("/ero/" in link for link in found) and not any("kotona-pelottaa" in link for link in found)


def test_what_danger_tells_is_not_told_twice(changed):
    """A line that stands in the box of danger is left out of the list below."""
    page = tree(page_at(changed("situations.yaml", {"violence": {"helplines": ["emergency-112", "crisis-line"]}}), "fi/tilanteet/kotona-pelottaa/"))
    assert links(page).count("tel:112") == 1


@pytest.mark.parametrize(("kind", "told"), [("crisis", False), ("violence", True)])
def test_the_box_of_danger_is_short(changed, kind, told):
    """Its numbers, when they answer, and the way to the rest; only what makes a call about violence safer is told there."""
    changed("situations.yaml", {"violence": {"danger": {"helplines": ["emergency-112", "crisis-line"]}}})
    pages = changed("helplines.yaml", {"crisis-line": {"kind": kind, "note": {"fi": "Puhelu ei näy laskussa.", "sv": "Samtalet syns inte på räkningen."}}})
    (box,) = tree(page_at(pages, "fi/tilanteet/kotona-pelottaa/")).find_class("pk-note--alarm")
    assert [link for link in links(box) if link.startswith("tel:")] == ["tel:112", "tel:0000000000"] and box.xpath(".//a[contains(@href, 'linja-crisis-line')]")
    assert pages.wordings["fi"].always in box.text_content() and "suomi, ruotsi" in box.text_content()
    assert ("Puhelu ei näy laskussa." in box.text_content()) == told


# ---------------------------------------------------------------- places and how far they can be trusted


@pytest.mark.parametrize(
    ("values", "notice", "text_label"),
    [
        ({}, None, None),
        ({"status": "closed"}, "place_closed", "place_closed_text"),
        ({"status": "planned"}, "place_planned", "place_planned_text"),
        ({"status": "paused"}, "place_paused", "place_paused_text"),
        ({"status": "unconfirmed"}, "place_unconfirmed", "doubt_unconfirmed"),
        ({"checked": None, "sources": [{"url": "https://a.example/", "date": "undated"}]}, "not_confirmed", "doubt_undated"),
        ({"checked": {"date": "2022-01-01"}, "sources": [{"url": "https://a.example/", "date": "2021"}]}, "not_confirmed", None),
    ],
)
@pytest.mark.parametrize(("language", "path"), [("fi", "fi/paikat/rantakunta-majakka/"), ("sv", "sv/platser/rantakunta-majakka/")])
def test_a_place_says_why_one_should_not_just_go_there(changed, values, notice, text_label, language, path):
    """Closed, planned, paused, unconfirmed, undated and old places each show their own notice, fresh and open ones none."""
    pages = changed(MAJAKKA, values)
    page, w = page_at(pages, path), pages.wordings[language]
    shown = [label for label in NOTICES if w.label(label) in text(page)]
    assert shown == ([notice] if notice else [])
    if text_label:
        assert w.label(text_label) in text(page)


@pytest.mark.parametrize(("status", "offered"), [("active", True), ("paused", True), ("closed", False)])
def test_a_place_that_is_gone_is_not_offered_for_the_own_list(changed, status, offered):
    """What may open again is."""
    assert ("data-pk-mine" in page_at(changed(MAJAKKA, {"status": status}), "fi/paikat/rantakunta-majakka/").body) == offered


@pytest.mark.parametrize(("name", "long"), [("Majakka", False), ("Perhekeskus Majakka ja ranta", False), ("Täytettävä vanhemmuussuunnitelma", True)])
def test_a_title_with_a_long_word_is_set_smaller(changed, name, long):
    """So that no letter of it falls onto a line by itself; a long title of short words stays as large as others."""
    page = page_at(changed(MAJAKKA, {"name": {"fi": name, "sv": name}}), "fi/paikat/rantakunta-majakka/")
    assert bool(tree(page).xpath('.//h1[@class="pk-long"]')) == long


def test_an_old_place_tells_the_date_of_its_source(made, pages):
    """In the notice, above the hours and under trust."""
    page, w = made["fi/paikat/jarvela-laituri/"], pages.wordings["fi"]
    for label in ("doubt_old", "hours_as_of", "trust_old"):
        assert w.label(label, date="toukokuu 2021") in text(page)


def test_a_day_later_the_same_place_may_be_old(catalogue, pages):
    """Nothing changes in the data, and yet the reader is told."""
    later = Pages(catalogue, pages.addresses, date(2029, 1, 1))
    w = pages.wordings["fi"]
    assert w.not_confirmed in text(page_at(later, "fi/paikat/rantakunta-majakka/"))
    assert w.not_confirmed not in text(page_at(pages, "fi/paikat/rantakunta-majakka/"))


def test_what_editors_write_is_text_and_never_html(changed):
    """Signs that mean something in HTML come out as they were written, in headings, lists, cards and attributes."""
    name = "Tee & \"kahvi\" <3 'it'"
    both = {"fi": name, "sv": name}
    pages = changed(MAJAKKA, {"name": name, "summary": both, "note": both, "district": name, "search_words": {"fi": [name]}, "organiser": {"name": name}, "phone": {"number": "112", "who": both}})
    for page in pages.generated():
        assert "<3" not in page.body and '"kahvi"' not in page.body, page.path
        if page.path in ("fi/paikat/rantakunta-majakka/", "fi/kunnat/rantakunta/", "fi/alueet/rannikko/"):
            assert name in text(page)
    assert next(tree(page_at(pages, "fi/paikat/rantakunta-majakka/")).iter("h1")).text_content() == name


def test_a_page_of_a_place_shows_all_that_is_known(changed):
    """Each thing an editor can tell has its spot on the page."""
    told = {
        "location": {"fi": "Kirjaston takana", "sv": "X"}, "district": "Keskusta", "phone": {"number": "09 123 456", "who": {"fi": "Ohjaaja", "sv": "X"}, "hours": {"fi": "aamuisin", "sv": "X"}},
        "email": "majakka@a.example", "website": {"sv": "https://majakka.example/sv"}, "stop": {"fi": "Torin pysäkki", "sv": "X"}, "hours_note": {"fi": "Kesällä tauko.", "sv": "X"},
        "exceptions": [{"date": "2026-12-24", "closed": {"fi": "jouluaatto", "sv": "X"}}], "first_visit": {"door": {"fi": "Sininen ovi", "sv": "X"}}, "accessibility": {"lift": "no"},
        "methods": ["perhekoulu"], "note": {"fi": "Kahvi maksaa euron.", "sv": "X"}, "doubt": {"fi": "Osoite on kahdella tavalla.", "sv": "X"}, "partners": [{"kind": "private", "name": "Kahvila Oy"}],
        "links": [{"url": "https://lisaa.example/", "title": {"fi": "Lue tästä", "sv": "X"}, "language": "en"}],
    }  # fmt: skip
    pages = changed(MAJAKKA, told)
    page, w = page_at(pages, "fi/paikat/rantakunta-majakka/"), pages.wordings["fi"]
    for words in ("Kirjaston takana", "Keskusta", "00100 Rantakunta", "Ohjaaja", "aamuisin", "Torin pysäkki", "Kesällä tauko.", "jouluaatto", "Sininen ovi", w.mark_lift_no,
                  "Perhekoulu", "Kahvi maksaa euron.", "Osoite on kahdella tavalla.", "Kahvila Oy", "Lue tästä", "9.00–12.00, 13.00–15.00"):  # fmt: skip
        assert words in text(page), words
    assert {"tel:09123456", "mailto:majakka@a.example", "https://majakka.example/sv", "https://lisaa.example/"} <= set(links(tree(page)))
    assert {(a.get("href"), a.get("hreflang")) for a in tree(page).iter("a") if a.get("hreflang")} == {("https://majakka.example/sv", "sv"), ("https://lisaa.example/", "en")}
    assert w.in_language_sv in text(page) and w.in_language_en in text(page)


def test_places_are_listed_with_the_confirmed_first_and_the_old_last(catalogue):
    """Of the same freshness they stand by municipality and name, å and ä after z."""
    checked = {"checked": {"date": "2026-10-01", "by": "Me"}}
    old = {"sources": [{"url": "https://a.example/", "date": "2020"}]}
    pages = with_places(catalogue, aino=old, bertta={}, cilla={"name": "Ömaja"}, doris={"name": "Ämaja"}, eeva={"municipality": "saari", "name": "Amaja"}, fanny={"name": "Zeta", **checked}, gunvor=checked)
    (rows,) = tree(page_at(pages, "fi/alueet/rannikko/")).get_element_by_id("paikat").find_class("pk-names")
    assert [row.text.strip() for row in rows.iterfind("li/a/span")] == ["gunvor", "Zeta", "bertta", "Ämaja", "Ömaja", "Amaja", "aino"]


def test_places_stand_apart_by_what_one_can_do_there(catalogue):
    """Where one can go stands open; offices and what is to come have their headings; the unsure and the closed are folded away."""
    lost = {"street": None}
    pages = with_places(catalogue, go={}, office={"kind": "service-point"}, coming={"status": "planned"}, gone={"status": "closed"}, paused={"status": "paused"}, unsure={"status": "unconfirmed"}, lost=lost)
    page, w = tree(page_at(pages, "fi/kunnat/rantakunta/")), pages.wordings["fi"]
    folded = {details.find("summary").text.split(" (")[0]: {row.text.strip() for row in details.iterfind("ul/li/a/span")} for details in page.iter("details")}
    assert folded == {w.places_unsure: {"paused", "unsure", "lost"}, w.places_closed: {"gone"}}
    assert {"go", w.places_offices, w.places_planned} <= set(names(page)) and {"office", "coming"} <= set(names(page, "h4"))


def test_the_list_of_places_counts_those_of_each_region(catalogue):
    """Without the closed ones, whose pages stay for those who have their address."""
    pages = with_places(catalogue, go={}, gone={"status": "closed"})
    (row,) = tree(page_at(pages, "fi/paikat/")).find_class("pk-names")[0]
    assert (links(row), row.find(".//small").text) == (["../alueet/rannikko/#paikat"], "1 paikka")


# ---------------------------------------------------------------- municipalities


@pytest.mark.parametrize(
    ("with_a_place", "named"),
    [
        (["north", "east", "near", "far"], [("near", 33), ("east", 56), ("north", 67)]),
        (["far"], [("far", 222)]),
        (["here", "near"], []),
        ([], []),
    ],
)
def test_a_municipality_without_a_place_names_those_near_that_have_one(catalogue, with_a_place, named):
    """Nearest first, with the distance of the centres; one far away only when there is none near."""
    centres = {"here": (60, 24), "near": (60.3, 24), "east": (60, 25), "north": (60.6, 24), "far": (62, 24)}
    one = catalogue.municipalities["rantakunta"]
    known = {id: one.model_copy(update={"name": Text(fi=id, sv=id), "centre": Coordinates(latitude=latitude, longitude=longitude)}) for id, (latitude, longitude) in centres.items()}
    places = {f"{id}-ovi": catalogue.places["rantakunta-majakka"].model_copy(update={"municipality": id}) for id in with_a_place}
    pages = country_of(catalogue, municipalities=known, places=places, region_of_place=dict.fromkeys(places, "rannikko"), regions={"rannikko": catalogue.regions["rannikko"].model_copy(update={"areas": ()})})
    page, w = tree(page_at(pages, "fi/kunnat/here/")), pages.wordings["fi"]
    assert [item.text_content() for item in page.iter("li") if item.find(".//small") is not None] == [f"{name} " + w.label("kilometres", n=km) for name, km in named]
    assert (w.places_nearby in page.text_content()) is bool(named)


def test_a_municipality_with_a_place_to_go_to_names_no_others(made, pages):
    """Its own comes first, and it is enough."""
    assert pages.wordings["fi"].places_nearby not in text(made["fi/kunnat/rantakunta/"])


def test_a_municipality_where_we_know_nothing_says_so(catalogue):
    """Not knowing is told, and there is no nearby municipality to name either."""
    pages = with_places(catalogue)
    page, w = page_at(pages, "sv/kommuner/on/"), pages.wordings["sv"]
    assert w.no_places_known in text(page) and w.places_nearby not in text(page)


def test_a_contact_of_other_municipalities_is_not_shown(catalogue):
    """Who answers only for Saari is not whom Rantakunta calls."""
    contact = catalogue.regions["rannikko"].contacts[0].model_copy(update={"municipalities": ("saari",)})
    region = catalogue.regions["rannikko"].model_copy(update={"contacts": (contact,)})
    pages = country_of(catalogue, regions=catalogue.regions | {"rannikko": region})
    assert "tel:0000000001" in links(tree(page_at(pages, "fi/kunnat/saari/")))
    elsewhere = page_at(pages, "fi/kunnat/rantakunta/")
    assert "tel:0000000001" not in links(tree(elsewhere)) and pages.wordings["fi"].first_contact_unknown in text(elsewhere)


def test_municipalities_stand_by_their_first_letters(catalogue):
    """In the order of the reader's alphabet; a name that is only Finnish stands under its own letter."""
    one = catalogue.municipalities["saari"]
    names_in = {"a": Text(fi="Äänekoski"), "b": Text(fi="Alastaro", sv="Åbo"), "c": Text(fi="Östersund", sv="Zeta")}
    pages = country_of(catalogue, municipalities=catalogue.municipalities | {id: one.model_copy(update={"name": name}) for id, name in names_in.items()})
    assert names(tree(page_at(pages, "sv/kommuner/")), "h2") == ["J", "S", "Z", "Å", "Ä", "Ö"]
    assert names(tree(page_at(pages, "fi/kunnat/")), "h2") == ["A", "J", "R", "S", "Ä", "Ö"]


# ---------------------------------------------------------------- what is open where


HOURS = {"hours": [{"tue": "9-12"}]}
CHECKED = {"checked": {"date": "2026-10-01", "by": "Me"}}


def test_what_is_open_is_told_of_here_and_of_what_is_near(catalogue):
    """The municipality's own places first, then those of its neighbours with the distance; none is further than an hour away."""
    pages = with_places(catalogue, near={"municipality": "saari", **HOURS}, here=HOURS, far={"municipality": "jarvela", **HOURS})
    answer = pages.listings.when("rantakunta", "fi")
    assert [(row["id"], row.get("km")) for row in answer["places"]] == [("here", None), ("near", 57)]
    assert [(row["id"], row.get("km")) for row in pages.listings.when("saari", "fi")["places"]] == [("near", None), ("here", 57)]
    assert [(row["id"], row.get("km")) for row in pages.listings.when("jarvela", "fi")["places"]] == [("far", None)]


def test_a_neighbour_around_the_corner_is_still_a_neighbour(catalogue):
    """No kilometre away is a distance, too: only what lies here has none."""
    here = catalogue.municipalities["rantakunta"].centre
    beside = catalogue.municipalities["saari"].model_copy(update={"centre": here})
    pages = with_places(replace(catalogue, municipalities=catalogue.municipalities | {"saari": beside}), here=HOURS, near={"municipality": "saari", **HOURS})
    assert [(row["id"], row.get("km")) for row in pages.listings.when("rantakunta", "fi")["places"]] == [("here", None), ("near", 0)]


@pytest.mark.parametrize(("language", "name", "href", "place"), [("fi", "Rantakunta", "fi/kunnat/rantakunta/", "fi/paikat/here/"), ("sv", "Strandkommun", "sv/kommuner/strandkommun/", "sv/platser/here/")])
def test_what_is_open_is_told_in_the_reader_s_language(catalogue, language, name, href, place):
    """With links that start from the site's root: the front page and a municipality's page lie at different depths."""
    answer = with_places(catalogue, here=HOURS).listings.when("rantakunta", language)
    assert (answer["id"], answer["name"], answer["href"], answer["places"][0]["href"]) == ("rantakunta", name, href, place)
    assert answer["week"] == f"{href}{'viikko' if language == 'fi' else 'vecka'}/"


@pytest.mark.parametrize("values", [{"kind": "service-point", **HOURS}, {"status": "planned", **HOURS}, {"status": "paused", **HOURS}, {"status": "closed", **HOURS}])
def test_one_cannot_just_go_to_an_office_or_a_closed_door(catalogue, values):
    """It is neither among what is open nor among what might be, and nobody is led to its week."""
    answer = with_places(catalogue, here=values).listings.when("rantakunta", "fi")
    assert answer["places"] == answer["others"] == []


def test_an_unconfirmed_place_with_times_is_told(catalogue):
    """where.js puts it below, as one that is perhaps open: its schedule says that it is not sure."""
    (row,) = with_places(catalogue, here={"status": "unconfirmed", **HOURS}).listings.when("rantakunta", "fi")["places"]
    assert row["hours"]["p"] == 1


def test_places_whose_times_nobody_told_us_are_named(catalogue):
    """Those one can go to, in order, with the language of a foreign name; neighbours' and lost ones are not."""
    pages = with_places(
        catalogue, beta={"name": "Beta"}, alfa={"name": {"fi": "Alfa"}}, timed=HOURS, near={"municipality": "saari"}, lost={"street": None}, office={"kind": "service-point"}, past={"exceptions": [{"date": "2026-10-01", "open": "9-12"}]},
    )  # fmt: skip
    assert pages.listings.when("rantakunta", "sv")["others"] == [["Alfa", "sv/platser/alfa/", "fi"], ["Beta", "sv/platser/beta/"], ["past", "sv/platser/past/"]]


@pytest.mark.parametrize(
    ("places", "near"),
    [
        ({"far": {"municipality": "jarvela"}}, [["Järvelä", 237]]),
        ({"near": {"municipality": "saari", **HOURS}, "far": {"municipality": "jarvela", **HOURS}}, None),
        ({"here": {}, "far": {"municipality": "jarvela"}}, None),
        ({"here": HOURS, "far": {"municipality": "jarvela"}}, None),
        ({}, []),
    ],
)
def test_where_we_know_of_nothing_the_nearest_municipality_is_named(catalogue, places, near):
    """Also one far away; where there is any place here, or openings near, it is not needed."""
    assert with_places(catalogue, **places).listings.when("rantakunta", "fi").get("near") == near


def test_a_municipality_with_times_shows_its_week(catalogue):
    """A dated table with links to its places, for readers without a script as well; the doubtful ones say so."""
    pages = with_places(catalogue, sure={**HOURS, **CHECKED}, doubtful={"hours": [{"wed": "9-12"}]}, near={"municipality": "saari", "hours": [{"thu": "9-12"}]})
    page, w = tree(page_at(pages, "fi/kunnat/rantakunta/")), pages.wordings["fi"]
    (table,) = page.find_class("pk-week")
    rows = {" ".join(body.find(".//th").text_content().split()): body for body in table.iter("tbody")}
    assert list(rows) == ["ma 2.11.", "ti 3.11.", "ke 4.11.", "to 5.11.", "pe 6.11.", "la 7.11.", "su 8.11."]
    assert (links(rows["ti 3.11."]), links(rows["ke 4.11."]), links(rows["to 5.11."])) == (["../../paikat/sure/"], ["../../paikat/doubtful/"], [])
    assert w.not_confirmed_time in rows["ke 4.11."].text_content() and w.not_confirmed_time not in rows["ti 3.11."].text_content()
    assert w.nothing_known in rows["to 5.11."].text_content() and w.partly_confirmed in page.text_content()
    assert {"hours.js", "where.js"} <= {script.get("src").split("/")[-1] for script in page.iter("script")}


def test_a_week_that_nobody_has_confirmed_says_so_once(catalogue):
    """Above it, and not again at every time."""
    pages = with_places(catalogue, doubtful={"hours": [{"wed": "9-12"}]})
    page, w = tree(page_at(pages, "fi/kunnat/rantakunta/")), pages.wordings["fi"]
    (table,) = page.find_class("pk-week")
    assert w.perhaps_open_text in page.text_content() and w.not_confirmed_time not in table.text_content() and table.find_class("is-doubtful")


def test_places_that_may_be_gone_are_not_called_unknown(catalogue):
    """A municipality with nothing but such places does not say that we know of none, just above them."""
    pages = with_places(catalogue, old={"status": "unconfirmed"})
    page, w = page_at(pages, "fi/kunnat/rantakunta/"), pages.wordings["fi"]
    assert w.no_sure_places in text(page) and w.no_places_known not in text(page)


def test_a_week_whose_places_are_all_confirmed_has_no_doubt(catalogue):
    """A warning that is always there is read by nobody."""
    pages = with_places(catalogue, sure={**HOURS, **CHECKED})
    (week,) = tree(page_at(pages, "fi/kunnat/rantakunta/")).xpath(".//section[@id='viikko']")
    assert not any(words in week.text_content() for words in (pages.wordings["fi"].perhaps_open_text, pages.wordings["fi"].partly_confirmed)) and not week.find_class("is-doubtful")


def test_on_a_day_that_is_cancelled_a_week_says_why(catalogue):
    """The place by its name, closed, and the reason."""
    closed = {"exceptions": [{"date": "2026-11-03", "closed": {"fi": "Koulutus", "sv": "X"}}]}
    pages = with_places(catalogue, sure={**HOURS, **CHECKED, **closed})
    (row,) = (body for body in tree(page_at(pages, "fi/kunnat/rantakunta/")).iter("tbody") if body.get("data-pk-date") == "2026-11-03")
    assert [" ".join(words.split()) for words in row.itertext() if words.strip()] == ["ti 3.11.", pages.wordings["fi"].closed, "sure", ": Koulutus"]


@pytest.mark.parametrize(("places", "asked", "table"), [({"here": HOURS}, True, True), ({"near": {"municipality": "saari", **HOURS}}, True, False), ({"here": {}, "far": {"municipality": "jarvela", **HOURS}}, False, False)])
def test_a_municipality_asks_when_only_where_there_is_an_answer(catalogue, places, asked, table):
    """Its own times or those of its neighbours; without any it loads no script for them."""
    page = tree(page_at(with_places(catalogue, **places), "fi/kunnat/rantakunta/"))
    assert [section.get("data-pk-where") for section in page.find_class("pk-where")] == ["rantakunta"] * asked
    assert (bool(page.find_class("pk-week")), any("where.js" in script.get("src", "") for script in page.iter("script"))) == (table, asked)


@pytest.mark.parametrize(("values", "now"), [({**HOURS, **CHECKED}, True), (HOURS, False), ({**HOURS, **CHECKED, "status": "paused"}, False), (CHECKED, False)])
def test_a_place_says_whether_it_is_open_only_when_somebody_confirmed_it(catalogue, values, now):
    """The line is hidden until a script fills it in."""
    lines = tree(page_at(with_places(catalogue, here=values), "fi/paikat/here/")).xpath(".//*[@data-pk-now]")
    assert [line.get("hidden") is not None for line in lines] == [True] * now


def test_the_script_of_that_line_comes_with_it(catalogue):
    """Also where a place has no week, only days on which it is open."""
    here = {**CHECKED, "exceptions": [{"date": "2026-11-10", "open": "9-12"}]}
    page = tree(page_at(with_places(catalogue, here=here), "fi/paikat/here/"))
    assert page.xpath(".//*[@data-pk-now]") and [script.get("src") for script in page.iter("script") if script.get("src").endswith("hours.js")] == ["../../../assets/hours.js"]


def test_a_place_shows_the_week_of_its_programme(catalogue):
    """Under the table of hours, with dates."""
    pages = with_places(catalogue, here={**CHECKED, "hours": [{"tue": "9-12", "what": {"fi": "Vauvat", "sv": "Bebisar"}}]})
    page, w = tree(page_at(pages, "sv/platser/here/")), pages.wordings["sv"]
    assert w.label("programme_of", dates="2.–8.11.2026") in names(page)
    (table,) = page.find_class("pk-week")
    assert " ".join(table.find(".//tr").text_content().replace("\u00a0", " ").split()) == "tis 3.11.9.00–12.00Bebisar"


def test_a_place_names_others_near(catalogue):
    """In its own municipality first; a place that stands alone in the country names none."""
    pages = with_places(catalogue, here={}, near={"municipality": "saari"}, beside={}, closed={"status": "closed"})
    page, w = tree(page_at(pages, "fi/paikat/here/")), pages.wordings["fi"]
    (section,) = page.xpath(f".//section[h2='{w.other_places_near}']")
    assert names(section) == ["beside", "near"]
    alone = with_places(catalogue, here={})
    assert w.other_places_near not in text(page_at(alone, "fi/paikat/here/"))


# ---------------------------------------------------------------- regions and services


def test_a_page_of_a_region_shows_all_that_is_known(changed):
    """Each thing an editor can tell has its spot on the page, and old plans are told as such."""
    way = {"sources": [SOURCE], "name": {"fi": "X", "sv": "X"}}
    told = {
        "summary": {"fi": "Alue meren rannalla.", "sv": "X"}, "former_name": "Vanha Rannikko", "network": {"fi": "Verkostossa on kolme taloa.", "sv": "X"}, "notice": {"fi": "Numero vaihtuu.", "sv": "X"},
        "own_worker": {"text": {"fi": "Pyydä omaa.", "sv": "X"}, "sources": [SOURCE]}, "history": [{"date": "2019", "status": "planned", "text": {"fi": "Taloja piti tulla viisi.", "sv": "X"}, "doubt": {"fi": "Ei varmaa.", "sv": "X"}}],
        "areas": [{"id": "lansi", "name": {"fi": "Länsi", "sv": "Väst"}, "municipalities": ["Saari"], "note": {"fi": "Saaret.", "sv": "X"}}],
        "digital": [{"name": "Juttu", "kind": "chat", "status": "trial", "as_of": "2025-04", "hours": {"fi": "iltaisin", "sv": "X"}, "note": {"fi": "Nimettä.", "sv": "X"}, "sources": [SOURCE]}],
        "methods": [{"name": "Oma keino", "note": {"fi": "Kaikille.", "sv": "X"}, "sources": [SOURCE]}, {"method": "perhekoulu", "sources": [SOURCE]}],
        "contacts": [
            way | {"kind": "emergency", "phone": "010 1", "hours": "24/7"}, way | {"kind": "shelter", "phone": "010 2", "doubt": {"fi": "Kenties.", "sv": "X"}},
            way | {"kind": "switchboard", "phone": "010 3", "phone_note": {"fi": "Odota.", "sv": "X"}, "served_in": ["fi", "sv"]}, way | {"kind": "service", "services": ["family-work"], "address": "Tie 9", "for_whom": {"fi": "Isille.", "sv": "X"}},
        ],
    }  # fmt: skip
    pages = changed(RANNIKKO, told)
    page, w = page_at(pages, "fi/alueet/rannikko/"), pages.wordings["fi"]
    said = text(page) + text(page_at(pages, "fi/alueet/rannikko/menetelmat-ja-tausta/")) + text(page_at(pages, "fi/alueet/rannikko/perhetyo/"))
    for words in ("Alue meren rannalla.", "Vanha Rannikko", "Verkostossa on kolme taloa.", "Numero vaihtuu.", "Pyydä omaa.", "Taloja piti tulla viisi.", "Ei varmaa.", w.history_status_planned, w.history_caveat, "Länsi", "Saaret.",
                  "Juttu", w.digital_kind_chat, w.digital_status_trial, "huhtikuu 2025", "iltaisin", "Nimettä.", "Oma keino", "Kaikille.", "Perhekoulu", "3/5", "24/7", "Kenties.", "Odota.", "suomi, ruotsi", "Tie 9", "Isille.", w.shelters):  # fmt: skip
        assert words in said, words
    assert {"tel:0101", "tel:0102", "tel:0103"} <= set(links(tree(page)))
    assert w.first_contact_unknown not in text(page)


@pytest.mark.parametrize(("path", "language"), [("fi/alueet/sisamaa/", "fi"), ("sv/omraden/inlandet/", "sv")])
def test_a_region_of_which_little_is_known_says_so(made, pages, path, language):
    """Where no number is confirmed, the region's own pages are named instead."""
    page, w = made[path], pages.wordings[language]
    assert w.first_contact_unknown in text(page) and w.emergency_unknown in text(page)
    assert "https://sisamaa.example/" in links(tree(page))


def test_a_service_in_a_region_shows_whom_to_call(made, pages):
    """Its own contact; without one the region's first contact; without any the region's own pages."""
    w = pages.wordings["fi"]
    own, first, none = (made[f"fi/alueet/{path}/"] for path in ("rannikko/perhetyo", "rannikko/lastenneuvola", "sisamaa/perhetyo"))
    assert links(tree(own)).count("tel:0000000001") == 1 and w.contact_unknown_first not in text(own)
    assert "tel:0000000001" in links(tree(first)) and w.contact_unknown_first in text(first)
    assert w.first_contact_unknown in text(none) and "https://sisamaa.example/" in links(tree(none))


def test_a_service_in_a_region_shows_the_places_of_that_region(made):
    """A place that offers it elsewhere is no help here."""
    with_place = {path for path in ("fi/palvelut/perhetyo/", "fi/alueet/rannikko/perhetyo/", "fi/alueet/sisamaa/perhetyo/") if any("rantakunta-majakka" in link for link in links(tree(made[path])))}
    assert with_place == {"fi/alueet/rannikko/perhetyo/"}


def test_a_service_counts_its_places_where_they_are_listed(made, changed):
    """On the page of each region that arranges it, or, where towns arrange it, on the pages of the towns."""
    def counted(page):
        return {link.get("href"): small.text for link in tree(page).iter("a") if (small := link.find(".//small")) is not None and " paik" in small.text}

    assert counted(made["fi/palvelut/perhetyo/"]) == {"../../alueet/rannikko/perhetyo/": "1 paikka"}
    towns = changed("services.yaml", {"family-work": {"arranged_by": ["municipality"]}})
    assert counted(page_at(towns, "fi/palvelut/perhetyo/")) == {"../../kunnat/rantakunta/": "1 paikka"}


def test_a_switchboard_is_better_than_no_number(catalogue):
    """Where it is all that is known, a service's page gives it instead of saying that there is none."""
    board = Contact.model_validate({"kind": "switchboard", "name": "Vaihde", "phone": "010 77", "sources": [SOURCE]})
    region = catalogue.regions["sisamaa"].model_copy(update={"contacts": (board,)})
    pages = country_of(catalogue, regions=catalogue.regions | {"sisamaa": region})
    page = page_at(pages, "fi/alueet/sisamaa/perhetyo/")
    assert "tel:01077" in links(tree(page)) and pages.wordings["fi"].first_contact_unknown not in text(page)


def test_an_autonomous_region_is_told_apart(catalogue):
    """Its service pages and municipalities say that general rules may not hold there."""
    islands = catalogue.regions["rannikko"].model_copy(update={"kind": "autonomous-region"})
    pages = country_of(catalogue, regions=catalogue.regions | {"rannikko": islands})
    w = pages.wordings["sv"]
    for path in ("sv/omraden/kusten/familjearbete/", "sv/kommuner/on/"):
        assert w.own_law in text(page_at(pages, path))
    assert w.own_law not in text(page_at(pages, "sv/omraden/inlandet/familjearbete/"))


def test_a_service_lists_the_regions_that_arrange_it(made):
    """In alphabetical order of the reader's language, each with its own page of the service."""
    found = [link for link in links(tree(made["sv/tjanster/barnradgivning/"])) if "/omraden/" in link]
    assert found == ["../../omraden/inlandet/barnradgivning/", "../../omraden/kusten/barnradgivning/"]


def test_services_stand_in_their_groups(catalogue, pages, made):
    """Every group that a service can have is shown, in one order."""
    assert set(SERVICE_GROUPS) == set(Service.model_fields["group"].annotation.__args__)
    assert names(tree(made["fi/palvelut/"]), "h2") == [pages.wordings["fi"].group_health, pages.wordings["fi"].group_everyday]


# ---------------------------------------------------------------- methods, help, search, front


def test_a_method_tells_its_rating_with_scale_and_date(made, pages):
    """And one that has none says that, instead of looking unproven."""
    w = pages.wordings["fi"]
    rated, unrated = text(made["fi/menetelmat/perhekoulu/"]), text(made["fi/menetelmat/lapset-puheeksi/"])
    assert w.label("rated", level=3, of=5) in rated and "Menetelmäpankki" in rated and w.label("about_year", year=2025) in rated and w.no_rating not in rated
    assert w.no_rating in unrated and "Ajantasaista arviota ei löytynyt." in unrated


def test_a_method_tells_where_it_is_offered(made, pages):
    """Regions that mention it, with the source; otherwise that we do not know."""
    offered, unknown = made["fi/menetelmat/lapset-puheeksi/"], made["fi/menetelmat/perhekoulu/"]
    assert "../../alueet/rannikko/menetelmat-ja-tausta/" in links(tree(offered)) and "https://rannikko.example/lp" in links(tree(offered))
    assert pages.wordings["fi"].where_offered_unknown in text(unknown)


def test_rated_methods_stand_first(made):
    """In the list of methods, whatever their order in the file."""
    found = [link.rstrip("/").split("/")[-1] for link in links(tree(made["fi/menetelmat/"])) if "/menetelmat/" in link]
    assert found == ["perhekoulu", "lapset-puheeksi"]


def test_help_begins_with_the_emergency_number(made, pages):
    """Each kind of line that there is has its heading, and a number can be tapped."""
    page, w = tree(made["sv/hjalp-nu/"]), pages.wordings["sv"]
    assert names(page, "h2")[:2] == [w.help_kind_emergency, w.help_kind_crisis]
    assert [link for link in links(page) if link.startswith("tel:")] == ["tel:112", "tel:0000000000"]


def test_a_record_tells_its_next_check_and_why_it_is_checked_oftener(changed):
    """With the reason of the file, in the reader's language, at the end of its page."""
    pages = changed("regions/rannikko/places/rantakunta-majakka.yaml", {"check_every": {"days": 90, "why": {"fi": "Ohjelma vaihtuu usein.", "sv": "Programmet byts ofta."}}})
    told = tree(page_at(pages, "sv/platser/rantakunta-majakka/")).get_element_by_id("luotettavuus").text_content()
    assert "senast 30.12.2026" in told and "90 dagars mellanrum: Programmet byts ofta." in told


def test_a_line_that_somebody_has_confirmed_says_how_long_it_is_sure(changed):
    """Below its source; a line that nobody has confirmed frightens no one with our files."""
    id = "emergency-112"
    checked = {"date": "2026-10-01", "by": "Rannikko"}
    pages = changed("helplines.yaml", {id: {"checked": checked, "check_every": {"days": 100, "why": {"fi": "Numerot vaihtuvat.", "sv": "Numren byts."}}}})
    told = tree(page_at(pages, "fi/apua-nyt/")).text_content()
    assert "viimeistään 9.1.2027" in told and told.count(pages.wordings["fi"].next_check) == 1


@pytest.mark.parametrize(("region_checked", "late"), [(None, True), ({"date": "2026-10-01", "by": "Rannikko"}, False)])
def test_an_old_contact_says_that_its_check_is_late(changed, region_checked, late):
    """Unless somebody has confirmed the region's file since."""
    contact = {"kind": "switchboard", "name": {"fi": "Vaihde", "sv": "Växeln"}, "phone": "000 000 0000", "sources": [{"url": "https://rannikko.example/", "date": "2020"}]}
    pages = changed("regions/rannikko/region.yaml", {"contacts": [contact | {"kind": "first-contact"}], "checked": region_checked})
    assert (pages.wordings["fi"].check_is_late in tree(page_at(pages, "fi/alueet/rannikko/")).text_content()) is late


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


@pytest.mark.parametrize(("file", "named"), [("services", {*FRONT_SERVICES, *MUNICIPALITY_SERVICES}), ("situations", set(FRONT_SITUATIONS))])
def test_what_pages_name_of_themselves_is_in_the_real_data(file, named):
    """A renamed service or situation would go missing from the front page in silence."""
    assert named <= set(reading.read(ROOT / "data" / f"{file}.yaml", ROOT).data)


def test_each_service_of_the_front_page_has_its_icon():
    """One picture beside each name."""
    assert len(FRONT_ICONS) == len(FRONT_SERVICES)


def test_a_number_on_a_situation_comes_with_its_hours(pages, made):
    """Who calls from a situation is told when the line answers, not only on the page of all lines."""
    page = made["fi/tilanteet/kotona-pelottaa/"]
    assert "arkisin" in text(page)


# ---------------------------------------------------------------- plain language


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


def test_a_sensitive_plain_page_is_as_careful(catalogue):
    """Neutral title, a way out, no crumbs that would name it."""
    sensitive = {language: page.model_copy(update={"sensitive": True}) for language, page in catalogue.pages["plain-family-work"].items()}
    changed = replace(catalogue, pages={**catalogue.pages, "plain-family-work": sensitive})
    page = Pages(changed, Addresses.of(changed), date(2026, 11, 3)).written("plain-family-work", "fi", "<p>a</p>")
    assert "selkeästi" not in page.title and "data-pk-exit" in page.body and "pk-crumbs" not in page.body


def test_words_of_offices_are_explained_on_pages_of_services_and_situations(changed):
    """Each once, however many texts of the page have it; under the regions, where the same texts stand, not at all."""
    said = {"fi": "Hyvinvointialueen lastenvalvoja.", "sv": "Barnatillsyningsmannen i välfärdsområdet."}
    values = {"family-work": {"what": said, "how": said, "good_to_know": [said]}}
    pages = changed("services.yaml", values)
    bodies = {path: pages.page(key, "fi").body for key, path in ((("service", "family-work"), "own"), (("region-service", "rannikko/family-work"), "below"))}
    assert (bodies["own"].count("pk-term"), bodies["below"].count("pk-term")) == (2, 0)
    situations = changed("situations.yaml", {"separation": {"good_to_know": [said, said]}})
    assert [situations.page(("situation", "separation"), language).body.count("pk-term") for language in ("fi", "sv")] == [2, 2]
