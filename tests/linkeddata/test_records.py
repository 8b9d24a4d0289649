"""Records in the words of schema.org: what is said, and what is left out because it is not known well enough."""

from dataclasses import replace
from datetime import date

import pytest

from perhekeskus.linkeddata.records import Records
from perhekeskus.model import Accessibility, Coordinates, PlacePhone
from perhekeskus.timetable import Timetable
from perhekeskus.wording import Wording

TODAY = date(2026, 11, 3)


@pytest.fixture
def records(catalogue):
    """Gives what is said after a place got other values."""

    def made(today=TODAY, language="fi", **place):
        places = catalogue.places | {"rantakunta-majakka": catalogue.places["rantakunta-majakka"].model_copy(update=place)}
        changed = replace(catalogue, places=places)
        return Records(Timetable(changed, today), Wording(language, catalogue.labels))

    return made


def test_a_place_says_where_it_is_and_what_it_costs(records):
    """In the language of the page, a town's name too."""
    node = records(language="sv").place("rantakunta-majakka")
    assert node["@type"] == "Place" and node["name"] == "Fyren" and node["identifier"] == "rantakunta-majakka" and node["isAccessibleForFree"] is True
    assert node["address"] == {"@type": "PostalAddress", "streetAddress": "Strandvägen 1", "postalCode": "00100", "addressLocality": "Strandkommun", "addressCountry": "FI"}
    assert "geo" not in node and "telephone" not in node and node["openingHoursSpecification"]


def test_a_point_is_told_where_it_is_known(records):
    """And never guessed from the town."""
    point = Coordinates(latitude=62.9, longitude=27.7)
    assert records(coordinates=point).place("rantakunta-majakka")["geo"] == {"@type": "GeoCoordinates", "latitude": 62.9, "longitude": 27.7}


@pytest.mark.parametrize("place", [{"status": "planned"}, {"status": "closed"}, {"status": "paused"}, {"status": "unconfirmed"}, {"kind": "digital"}])
def test_what_one_cannot_go_to_is_no_place(records, place):
    """A program would send a family there."""
    assert records(**place).place("rantakunta-majakka") is None


def test_what_may_be_wrong_is_no_place(records, catalogue):
    """A doubt cannot be shown beside it."""
    assert records(doubt=catalogue.places["rantakunta-majakka"].summary).place("rantakunta-majakka") is None


def test_a_public_house_is_one(records, catalogue):
    """A family centre of the county is a public building, a club of a parish meets where it can."""
    county = catalogue.places["saari-luoto"].organiser
    assert records(kind="family-centre", organiser=county).place("rantakunta-majakka")["@type"] == "CivicStructure"
    assert records(kind="family-centre").place("rantakunta-majakka")["@type"] == "Place"


def test_what_there_is_inside_is_told_in_words(records):
    """What is missing or not known is not."""
    marks = Accessibility.model_validate({"step-free": "yes", "lift": "no", "toilet": "unknown"})
    assert records(accessibility=marks).place("rantakunta-majakka")["amenityFeature"] == [{"@type": "LocationFeatureSpecification", "name": "Sisään ilman portaita", "value": True}]


def test_an_old_number_stays_on_the_page(records, catalogue):
    """Where its date stands beside it."""
    phone = PlacePhone(number="000 000 0009")
    assert records(phone=phone).place("rantakunta-majakka")["telephone"] == "000 000 0009"
    old = records(date(2031, 1, 1), phone=phone).place("rantakunta-majakka")
    assert "telephone" not in old and "openingHoursSpecification" not in old


def test_a_service_says_for_whom_it_is(records):
    """Of the whole country nobody alone gives it; where others than the public arrange it too, it is no service of the public."""
    work, clinic = records().service("family-work"), records().service("child-health-clinic")
    assert (work["@type"], clinic["@type"]) == ("Service", "GovernmentService") and clinic["areaServed"] == "FI" and "provider" not in clinic
    assert clinic["audience"] == {"@type": "PeopleAudience", "suggestedMinAge": 0, "suggestedMaxAge": 6} and clinic["alternateName"] == ["neuvola"]


def test_a_service_of_a_region_says_who_gives_it(records):
    """With the numbers of that region that are fresh enough."""
    node = records().region_service("rannikko", "family-work")
    assert node["@type"] == "GovernmentService" and "audience" not in node
    assert node["provider"] == {"@type": "GovernmentOrganization", "name": "Rannikon hyvinvointialue", "url": "https://rannikko.example/"}
    assert node["areaServed"] == {"@type": "AdministrativeArea", "name": "Rannikko", "identifier": "97"}
    assert node["availableChannel"] == [{"@type": "ServiceChannel", "name": "Neuvonta", "servicePhone": {"@type": "ContactPoint", "telephone": "000 000 0001"}}]
    assert "availableChannel" not in records(date(2031, 1, 1)).region_service("rannikko", "family-work")


def test_a_region_says_where_to_call_first(records):
    """As an organisation with its points of contact."""
    node = records(language="sv").region("rannikko")
    assert node["@type"] == "GovernmentOrganization" and node["name"] == "Kustens välfärdsområde" and node["url"] == "https://kusten.example/"
    assert node["contactPoint"] == [{"@type": "ContactPoint", "contactType": "Rådgivning", "telephone": "000 000 0001"}]


def test_a_number_for_some_towns_says_which(records, catalogue):
    """Nobody is to call a number that is not theirs; a page on the net that is for some cannot say so, and is left out."""
    region = catalogue.regions["rannikko"]
    of_saari = region.contacts[0].model_copy(update={"municipalities": ("saari",)})
    on_the_net = of_saari.model_copy(update={"phone": None, "website": region.website})
    changed = replace(catalogue, regions=catalogue.regions | {"rannikko": region.model_copy(update={"contacts": (of_saari, on_the_net)})})
    told = Records(Timetable(changed, TODAY), Wording("sv", catalogue.labels)).region_service("rannikko", "family-work")["availableChannel"]
    assert [channel["servicePhone"]["areaServed"] for channel in told] == [["Ön"]]


def test_a_phone_line_is_told_with_who_keeps_it(records):
    """And the languages in which it answers, by their codes."""
    node = records().helpline("crisis-line")
    assert node["@type"] == "Organization" and node["contactPoint"]["availableLanguage"] == ["fi", "sv"] and node["contactPoint"]["telephone"]
