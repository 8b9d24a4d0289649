import json
import re
from dataclasses import replace

import pytest

from perhekeskus.model import Coordinates
from perhekeskus.pages import Pages
from perhekeskus.placeviews import shelf_of

MAJAKKA = "regions/rannikko/places/rantakunta-majakka.yaml"


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
