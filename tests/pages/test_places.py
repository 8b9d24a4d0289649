from datetime import date

import pytest
from reader import links, names, page_at, text, tree, with_places

from perhekeskus.pages import Pages

MAJAKKA = "regions/rannikko/places/rantakunta-majakka.yaml"
LAITURI = "regions/sisamaa/places/jarvela-laituri.yaml"
NOTICES = ("place_closed", "place_planned", "place_paused", "place_unconfirmed", "not_confirmed")
HOURS = {"hours": [{"tue": "9-12"}]}
CHECKED = {"checked": {"date": "2026-10-01", "by": "Me"}}


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


def test_a_record_tells_its_next_check_and_why_it_is_checked_oftener(changed):
    """With the reason of the file, in the reader's language, at the end of its page."""
    pages = changed("regions/rannikko/places/rantakunta-majakka.yaml", {"check_every": {"days": 90, "why": {"fi": "Ohjelma vaihtuu usein.", "sv": "Programmet byts ofta."}}})
    told = tree(page_at(pages, "sv/platser/rantakunta-majakka/")).get_element_by_id("luotettavuus").text_content()
    assert "senast 30.12.2026" in told and "90 dagars mellanrum: Programmet byts ofta." in told
