"""The GeoJSON, read by a library that knows the format and not us."""

import json
from dataclasses import replace
from datetime import date

import pytest
from geojson_pydantic import FeatureCollection

from perhekeskus.opendata import OpenData
from perhekeskus.timetable import Timetable
from perhekeskus.urls import Addresses

TODAY = date(2026, 11, 3)
URL = "https://perhekeskus.example/"
LIGHTHOUSE = "regions/rannikko/places/rantakunta-majakka.yaml"


@pytest.fixture
def collection(open_data):
    """Gives a file of open data, that of the small country if no other is named, as the library reads it."""
    return lambda file="places.geojson", data=open_data: FeatureCollection.model_validate_json(data.files[f"data/v1/{file}"]())


@pytest.fixture
def lighthouse(collection, changed, pages):
    """Gives the feature of one place after keys of its file got other values."""

    def feature(**values):
        catalogue = changed(LIGHTHOUSE, values).catalogue
        return next(feature for feature in collection(data=OpenData(Timetable(catalogue, TODAY), Addresses.of(catalogue), pages.wordings, URL)).features if feature.id == "rantakunta-majakka")

    return feature


def properties(collection):
    return {feature.id: feature.properties for feature in collection.features}


def test_every_place_is_a_feature(collection, catalogue):
    """Those that are planned or have closed, too, with their status: who takes the file over knows that they are not to be shown as open."""
    found = properties(collection())
    assert list(found) == sorted(catalogue.places)
    assert {id: told["status"] for id, told in found.items()} == {id: place.status for id, place in catalogue.places.items()}
    assert found["saari-luoto"]["since"] == "2028" and "since" not in found["rantakunta-majakka"]


def test_each_region_has_a_file_of_its_own(collection, catalogue):
    """With the same features."""
    whole = properties(collection())
    assert [list(properties(collection(f"regions/{id}.geojson"))) for id in ("rannikko", "sisamaa")] == [["rantakunta-majakka", "saari-luoto"], ["jarvela-laituri"]]
    assert {id: told for region in catalogue.regions for id, told in properties(collection(f"regions/{region}.geojson")).items()} == whole


def test_a_region_without_places_has_an_empty_file(collection, open_data, catalogue):
    """Who asks for it gets an answer."""
    emptied = replace(open_data, timetable=Timetable(replace(catalogue, places={}, region_of_place={}), TODAY))
    assert not collection("regions/rannikko.geojson", emptied).features


def test_all_places_are_read(collection, any_data):
    """Of the small country, the example and the real one, and of each of their regions."""
    catalogue = any_data.catalogue
    assert len(collection(data=any_data).features) == sum(len(collection(f"regions/{id}.geojson", any_data).features) for id in catalogue.regions) == len(catalogue.places)


def test_a_point_is_where_the_file_says(lighthouse):
    """Longitude first, as the format wants it."""
    assert lighthouse(coordinates=[60.1699, 24.9384]).geometry.coordinates == (24.9384, 60.1699)


def test_without_a_known_point_there_is_none(lighthouse):
    """The middle of its municipality would send families to the wrong door."""
    assert lighthouse().geometry is None


def test_facts_have_flat_names(lighthouse):
    """A key for each language that a text has, codes that others know, addresses of pages in both languages."""
    told = lighthouse(phone={"number": "+358 40 123 4567"}, website={"fi": "https://majakka.example/"}).properties
    assert {key: told[key] for key in ("id", "kind", "name_fi", "name_sv", "address_fi", "address_sv", "postal_code", "municipality_code", "region_code", "organiser_kind", "phone", "website_fi", "page_sv")} == {
        "id": "rantakunta-majakka", "kind": "meeting-place", "name_fi": "Majakka", "name_sv": "Fyren", "address_fi": "Rantatie 1", "address_sv": "Strandvägen 1", "postal_code": "00100",
        "municipality_code": told["municipality_code"], "region_code": told["region_code"], "organiser_kind": "parish", "phone": "+358 40 123 4567", "website_fi": "https://majakka.example/", "page_sv": f"{URL}sv/platser/rantakunta-majakka/",
    }  # fmt: skip
    assert "website_sv" not in told and "email" not in told


def test_codes_are_those_of_statistics_finland(lighthouse, catalogue):
    """As text: their zeros belong to them."""
    told = lighthouse().properties
    assert (told["municipality_code"], told["region_code"]) == (catalogue.municipalities["rantakunta"].code, catalogue.regions["rannikko"].code)


def test_a_place_has_its_id_in_the_national_catalogue(lighthouse):
    """Where we know it."""
    id = "2f1b7c1e-0000-4000-8000-000000000001"
    assert "ptv" not in lighthouse().properties
    assert lighthouse(ptv={"id": id}).properties["ptv"] == id


def test_confirmed_hours_say_until_when(lighthouse):
    """The line, the days it is true of, and the last day that is confirmed."""
    told = lighthouse().properties
    assert told["opening_hours"].startswith("Tu-Th 09:00-12:00,13:00-15:00; Sa[1] 10:00-12:00; ")
    assert (told["opening_hours_from"], told["opening_hours_until"], told["opening_hours_confirmed_until"]) == ("2026-10-21", "2027-10-01", "2027-10-01")


def test_hours_that_nobody_has_confirmed_say_so(lighthouse):
    """They are listed, and no more."""
    told = lighthouse(checked=None).properties
    assert told["opening_hours_confirmed_until"] is None and told["checked"] is None
    assert told["opening_hours_until"] == "2027-12-03"


def test_who_is_not_running_has_no_hours(lighthouse):
    """Whatever its file says."""
    assert not [key for key in lighthouse(status="paused").properties if key.startswith("opening_hours")]


def test_every_record_says_where_it_comes_from(lighthouse):
    """Sources with their dates as exactly as they give them, who confirmed it, what may be done with it; doubts and notes travel along."""
    told = lighthouse(doubt={"fi": "Voi muuttua.", "sv": "Kan ändras."}, sources=[{"url": "https://majakka.example/", "date": "2026-09", "for": ["hours"]}, {"url": "https://b.example/", "date": "undated"}]).properties
    assert told["checked"] == {"date": "2026-10-01", "by": {"fi": "Rantakunnan seurakunta", "sv": "Strandkommuns församling"}}
    assert told["sources"] == [{"url": "https://majakka.example/", "date": "2026-09", "for": ["hours"]}, {"url": "https://b.example/", "date": None}]
    assert (told["freshness"], told["licence"], told["doubt_fi"], told["doubt_sv"]) == ("confirmed", "facts-only", "Voi muuttua.", "Kan ändras.")


def test_what_is_for_editors_stays_here(lighthouse):
    """A memo is never published."""
    told = str(lighthouse(memo="Soita Villelle.").properties)
    assert "memo" not in told and "Villelle" not in told


def test_the_file_says_what_its_licence_means(real_data):
    """In both languages, with the page that tells more."""
    head = json.loads(real_data.files["data/v1/places.geojson"]())
    said = {language: wording.licence_facts_only for language, wording in real_data.wordings.items()}
    assert head["licence"] == {"code": "facts-only", **said, "page_fi": f"{URL}fi/tiedot-ja-lisenssit/", "page_sv": f"{URL}sv/data-och-licenser/"}
    assert head["generated_at"] == "2026-11-30"
