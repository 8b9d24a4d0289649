import json
import re
from dataclasses import replace

import pytest
from reader import with_places

from perhekeskus.model import Coordinates
from perhekeskus.pages import Pages
from perhekeskus.placeviews import shelf_of

MAJAKKA = "regions/rannikko/places/rantakunta-majakka.yaml"
HOURS = {"hours": [{"tue": "9-12"}]}


def rows(pages):
    """(language, name in the address) → what the script puts there."""
    found = {}
    for file, make in pages.listings.files.items():
        if not file.startswith("assets/places/"):
            continue
        answers = json.loads(re.fullmatch(r"Object\.assign\(window\.pkPlaces=window\.pkPlaces\|\|\{\},(\{.*\})\)\n", make()).group(1))
        language, shelf = re.fullmatch(r"assets/places/(fi|sv)/(\d+)\.js", file).groups()
        assert {shelf_of(name) for name in answers} <= {int(shelf)}
        found |= {(language, name): row for name, row in answers.items()}
    return found


def test_every_place_has_its_row_in_both_languages(pages):
    """Also those that are closed or planned: who has kept one is told so."""
    assert set(rows(pages)) == {(language, id) for language in ("fi", "sv") for id in pages.catalogue.places}


def test_a_row_knows_name_address_phone_and_hours(changed):
    """In the reader's language; links start from the site's root."""
    row = rows(changed(MAJAKKA, {"phone": {"number": "000 000 0000"}}))["sv", "rantakunta-majakka"]
    assert (row["name"], row["href"], row["phone"]) == ("Fyren", "sv/platser/rantakunta-majakka/", "000 000 0000")
    assert row["hours"]["w"] and "p" not in row["hours"]


def test_a_place_with_confirmed_times_names_its_calendar(pages):
    """One that nobody has confirmed has no events to offer."""
    found = rows(pages)
    assert found["sv", "rantakunta-majakka"]["calendar"] == "sv/kalendrar/platser/rantakunta-majakka.ics"
    assert "calendar" not in found["fi", "jarvela-laituri"]


def test_a_place_without_times_has_no_hours(changed):
    """An empty week would be told as closed."""
    row = rows(changed(MAJAKKA, {"hours": None}))["fi", "rantakunta-majakka"]
    assert "hours" not in row and "rest" not in row


@pytest.mark.parametrize(("status", "rest"), [("active", None), ("unconfirmed", None), ("paused", 1)])
def test_a_place_that_is_not_open_these_days_says_so(changed, status, rest):
    """Of the others it is only not known when."""
    assert rows(changed(MAJAKKA, {"status": status, "hours": None}))["fi", "rantakunta-majakka"].get("rest") == rest


def test_a_place_is_found_by_its_former_name(changed):
    """A list kept for years goes on working when a place moves to another address."""
    found = rows(changed(MAJAKKA, {"aliases": ["vanha-majakka"]}))
    assert found["fi", "vanha-majakka"] == found["fi", "rantakunta-majakka"]


def test_no_situation_service_or_shelter_is_among_them(pages):
    """Only places can be kept: nothing on a device tells that somebody looked for help."""
    assert {row["id"] for row in rows(pages).values()} == set(pages.catalogue.places)


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("fi", [["rantakunta", 60.1, 24.0, "Rantakunta", "Strandkommun"], ["saari", 60.0, 23.0, "Saari", "Ön"], ["jarvela", 62.0, 26.0, "Järvelä"]]),
        ("sv", [["rantakunta", 60.1, 24.0, "Strandkommun", "Rantakunta"], ["saari", 60.0, 23.0, "Ön", "Saari"], ["jarvela", 62.0, 26.0, "Järvelä"]]),
    ],
)
def test_a_script_knows_the_names_of_municipalities(pages, language, rows):
    """The id that names the file of what is open there, the centre, the reader's own name, and the other one where it differs."""
    found = re.fullmatch(r"window\.pkMunicipalities=(.*)\n", pages.listings.files[f"assets/municipalities-{language}.js"]())
    assert json.loads(found[1]) == rows


def test_a_centre_is_told_to_a_hundred_metres(catalogue, pages):
    """More digits would only make the file larger: it is there to find the nearest municipality."""
    saari = catalogue.municipalities["saari"].model_copy(update={"centre": Coordinates(latitude=60.123456, longitude=23.98765)})
    moved = Pages(replace(catalogue, municipalities={"saari": saari}, places={}, regions={}, region_of_place={}), pages.addresses, pages.today)
    assert '["saari",60.123,23.988,"Saari","Ön"]' in moved.listings.files["assets/municipalities-fi.js"]()


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
