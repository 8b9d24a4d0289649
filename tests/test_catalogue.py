from dataclasses import replace

import pytest

from perhekeskus.catalogue import Catalogue
from perhekeskus.model import Text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("municipalities_of", {"rannikko": ("rantakunta", "saari"), "sisamaa": ("jarvela",)}),
        ("places_in", {"rantakunta": ("rantakunta-majakka",), "saari": ("saari-luoto",), "jarvela": ("jarvela-laituri",)}),
        ("places_of_region", {"rannikko": ("rantakunta-majakka", "saari-luoto"), "sisamaa": ("jarvela-laituri",)}),
        ("places_by_service", {"family-work": ("rantakunta-majakka",)}),
        ("regions_by_method", {"lapset-puheeksi": ("rannikko",)}),
        ("situations_by_service", {"family-work": ("separation",)}),
        ("served_in", ("fi", "sv", "en")),
    ],
)
def test_records_are_found_from_the_other_side(catalogue, question, answer):
    """What a record names can be asked the other way round; who names nothing is in no group."""
    assert getattr(catalogue, question) == answer


def test_a_region_that_tells_of_a_method_twice_is_listed_once(catalogue):
    """Two sources for one method are one region that has it."""
    region = catalogue.regions["rannikko"]
    twice = replace(catalogue, regions={"rannikko": region.model_copy(update={"methods": region.methods * 2})})
    assert twice.regions_by_method == {"lapset-puheeksi": ("rannikko",)}


@pytest.mark.parametrize(
    ("kinds", "service", "found"),
    [
        (("first-contact",), None, ["Neuvonta"]),
        (("switchboard", "first-contact"), None, ["Neuvonta"]),
        (("emergency",), None, []),
        ((), "family-work", ["Neuvonta"]),
        ((), "child-health-clinic", []),
        ((), None, []),
    ],
)
def test_contacts_are_asked_for_by_kind_or_service(catalogue, kinds, service, found):
    """Any of the kinds, or whoever answers for the service; asking for nothing gives nobody."""
    assert [contact.name.fi for contact in catalogue.contacts("rannikko", *kinds, service=service)] == found


def test_first_contacts_are_those_for_the_municipality(catalogue):
    """And those that are not for certain ones."""
    (contact,) = catalogue.contacts("rannikko", "first-contact")
    region = catalogue.regions["rannikko"].model_copy(update={"contacts": (contact, contact.model_copy(update={"municipalities": ("saari",)}))})
    told = replace(catalogue, regions=catalogue.regions | {"rannikko": region})
    assert (len(told.first_contacts("saari")), told.first_contacts("rantakunta"), told.first_contacts("jarvela")) == (2, (contact,), ())


def test_languages_that_few_speak_come_after_the_usual_ones(catalogue):
    """In one order, whatever the order of places."""
    place = catalogue.places["saari-luoto"].model_copy(update={"served_in": ("uk", "sv", "ar")})
    assert replace(catalogue, places=catalogue.places | {"saari-luoto": place}).served_in == ("fi", "sv", "en", "ar", "uk")


def test_places_of_one_name_are_counted(catalogue):
    """One that is called the same in both languages counts once."""
    place = catalogue.places["saari-luoto"].model_copy(update={"name": Text(fi="Majakka", sv="Majakka")})
    counted = replace(catalogue, places={**catalogue.places, "saari-luoto": place}).places_named
    assert (counted["Majakka"], counted["Laituri"], counted["Skäret"]) == (2, 1, 0)


def test_an_empty_catalogue_has_no_groups():
    """A site without records is still a site."""
    assert Catalogue().places_in == Catalogue().municipalities_of == {}
