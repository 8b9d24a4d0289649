"""What readers can find."""

import json
from dataclasses import replace

import pytest

from perhekeskus.catalogue import LANGUAGES
from perhekeskus.pages import Pages
from perhekeskus.placeviews import shelf_of
from perhekeskus.searching import BOOSTS, Searching


@pytest.fixture(scope="module")
def searching(pages):
    texts = {("family-centre", "fi"): "Alku [linkki](service:x).\n\n## Otsikko\n\nTeksti **vahva**."}
    return Searching(pages.listings.pens, pages.timetable, texts)


@pytest.fixture(scope="module")
def found(searching):
    """(id, language) → entry."""
    return {(entry.id, language): entry for language in LANGUAGES for entry in searching.entries(language)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_can_be_found(pages, found, language):
    """All pages but those that say nothing of themselves, the front, the search, my places, a week on paper, and those for editors."""
    silent = {("front", "front"), ("index", "search"), ("index", "mine")}
    wanted = {f"{kind}/{id}" for kind, id in pages.addresses.paths if (kind, id) not in silent and kind not in ("week", "next-week", "desk", "report")}
    assert {id for id, tongue in found if tongue == language} == wanted | {f"helpline/{id}" for id in pages.catalogue.helplines}


def test_an_entry_leads_to_its_page(pages, found):
    """The way starts from the site's root."""
    assert all(entry.shown["href"].startswith(f"{language}/") for (_, language), entry in found.items())
    place = next(iter(pages.catalogue.places))
    assert found[f"place/{place}", "fi"].shown["href"] == pages.addresses.path(("place", place), "fi")


def test_a_help_line_leads_to_its_row(found):
    """They stand on one page."""
    lines = [entry for (id, _), entry in found.items() if id.startswith("helpline/")]
    assert lines and all("#linja-" in entry.shown["href"] for entry in lines)


def test_a_place_has_both_names_of_its_town(pages, found):
    """A Swedish name typed on a Finnish page finds it too, and the reader sees the name of the page's language."""
    id, place = next((id, place) for id, place in pages.catalogue.places.items() if (n := pages.catalogue.municipalities[place.municipality].name).sv and n.sv != n.fi)
    name = pages.catalogue.municipalities[place.municipality].name
    assert set(found[f"place/{id}", "fi"].towns) >= {name.fi, name.sv}
    assert (found[f"place/{id}", "fi"].shown["where"], found[f"place/{id}", "sv"].shown["where"]) == (name.fi, name.sv)


def test_a_place_tells_whether_its_times_are_known(pages, found):
    """Only then the browser asks for them."""
    for id in pages.catalogue.places:
        assert found[f"place/{id}", "fi"].shown.get("shelf") == (shelf_of(id) if pages.timetable.schedule(id) else None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_entry_tells_where_it_stands(pages, found, language):
    """By region and municipality, or a region alone: what the browser needs to narrow the results. What is for the whole country tells none."""
    for kind in ("place", "municipality", "region", "region-service", "service", "helpline"):
        for id in [id.split("/", 1)[1] for id, tongue in found if tongue == language and id.startswith(f"{kind}/")]:
            town = pages.catalogue.places[id].municipality if kind == "place" else id if kind == "municipality" else None
            region = pages.catalogue.municipalities[town].region if town else id.split("/")[0] if kind.startswith("region") else None
            assert found[f"{kind}/{id}", language].shown.get("at") == (f"{region}/{town}" if town else region)


@pytest.mark.parametrize("kind", ["service", "method"])
def test_an_entry_tells_whom_it_is_for(pages, found, kind):
    """As [youngest, oldest] in years, before birth as -1; where nobody has said, nothing."""
    records = pages.catalogue.records(kind)
    audiences = {id: record.audience.ages if record.audience else None for id, record in records.items()}
    assert any(audiences.values())
    for id, ages in audiences.items():
        assert found[f"{kind}/{id}", "fi"].shown.get("ages") == (ages and ([-1, -1] if ages.pregnancy else [ages.youngest, ages.oldest]))


@pytest.mark.parametrize(("ages", "told"), [("2-5", [2, 5]), ("pregnancy", [-1, -1]), (None, None)])
def test_a_place_tells_whom_it_is_for(changed, pages, ages, told):
    """Where the place itself says it."""
    id, place = next(iter(pages.catalogue.places.items()))
    region = pages.catalogue.municipalities[place.municipality].region
    after = changed(f"regions/{region}/places/{id}.yaml", {"for": {"ages": ages}} if ages else {"for": None})
    entries = Searching(after.listings.pens, after.timetable, {}).entries("sv")
    assert next(entry for entry in entries if entry.id == f"place/{id}").shown.get("ages") == told


def test_a_service_of_a_region_is_for_the_same_ages(found):
    """As the service itself."""
    for (id, language), entry in found.items():
        if id.startswith("region-service/"):
            assert entry.shown.get("ages") == found[f"service/{id.split('/')[2]}", language].shown.get("ages")


def test_a_service_of_a_region_waits_for_its_town(found):
    """Otherwise the same service of 23 regions would fill the results."""
    assert all(entry.only_there == id.startswith("region-service/") and (entry.towns or not entry.only_there) for (id, _), entry in found.items())


def test_editors_words_find_a_record(pages, found):
    """In their own language."""
    id, service = next((id, service) for id, service in pages.catalogue.services.items() if service.search_words.sv)
    assert set(service.search_words.sv) <= set(found[f"service/{id}", "sv"].words)
    assert not set(service.search_words.sv) - set(service.search_words.fi) & set(found[f"service/{id}", "fi"].words)


def test_a_hand_written_text_is_read_without_its_signs(found):
    """Headings, words of links, no addresses."""
    sections = found["page/family-centre", "fi"].sections
    assert [section.heading for section in sections] == [None, "Otsikko"]
    assert "linkki" in sections[0].text and "service" not in sections[0].text and sections[1].text == "Teksti vahva ."


def test_files_are_scripts_below_the_folder(searching):
    """One line each, for a worker and for a page from a disk."""
    files = searching.files("assets/search/", "fi") | searching.files("assets/search/", "sv")
    assert {name.split("/")[2] for name in files} == set(LANGUAGES)
    for text in files.values():
        assert text.startswith("pkSearch([") and text.count("\n") == 1
        json.loads(text[len("pkSearch(") : -2])


@pytest.mark.parametrize(("status", "said"), [("closed", "Lopettanut"), ("paused", "Tauolla"), ("planned", "Suunnitteilla"), ("active", None), ("unconfirmed", None)])
def test_a_place_where_nobody_can_go_now_says_so_and_comes_later(pages, status, said):
    """A family that reads "avoin päiväkoti" goes there."""
    id = "rantakunta-majakka"
    place = pages.catalogue.places[id].model_copy(update={"status": status, "since": None, "until": None})
    changed = replace(pages.catalogue, places={**pages.catalogue.places, id: place})
    seen = Pages(changed, pages.addresses, pages.today)
    entry = next(entry for entry in Searching(seen.listings.pens, seen.timetable, {}).entries("fi") if entry.id == f"place/{id}")
    assert entry.shown.get("status") == said
    assert (entry.boost < BOOSTS["place"]) == (said is not None)


def test_a_page_about_the_site_comes_after_those_for_families(found):
    """Who types the name of a service is not looking for how to correct it."""
    assert found["page/for-editors", "fi"].boost < found["page/family-centre", "fi"].boost


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plain_page_says_what_it_is_and_comes_after_the_ordinary_one(pages, found, language):
    """Who looks for plain language finds it by that word."""
    plain, said = found["page/plain-family-work", language], pages.wordings[language].in_plain_language
    assert plain.shown["where"] == said and said in plain.words
    assert plain.boost < min(BOOSTS["page"], BOOSTS["service"], BOOSTS["situation"], BOOSTS["index"]) / 2
