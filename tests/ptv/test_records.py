"""Service locations as values, whatever the catalogue sends."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ptvrecords import identity, location

from perhekeskus.ptv.records import Number, location_of, organisation_of

WILD = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8), lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=8), part, max_size=3), max_leaves=8)


WHOLE = location(1, contactEmails=[{"email": "info@paikka.test"}], contactPhoneNumbers=[{"type": "DomesticPhone", "number": "0999 1", "additionalInformation": "neuvonta"}], contactWebPages=[{"url": "https://paikka.test/", "name": "x"}])


@given(st.dictionaries(st.text(max_size=10) | st.sampled_from([*WHOLE]), WILD))
def test_anything_is_no_location_and_no_fault(wild):
    """Of organisations too."""
    assert location_of(wild) is None
    organisation_of(wild)


def test_a_whole_record_by_its_parts():
    """The day is Finland's: half past nine in the evening in Greenwich is the next day here."""
    found = location_of(WHOLE | {"nobody": "knows"})
    assert (found.id, found.published) == (identity(1), date(2026, 10, 6))
    assert found.name == {"fi": "Kohtaamispaikka 1", "sv": "Mötesplatsen 1"} and found.street == {"fi": "Testikatu 1", "sv": "Testgatan 1"}
    assert found.phones == (Number("0999 1", {"fi": "neuvonta", "sv": "neuvonta"}),) and found.emails == ("info@paikka.test",)
    assert found.point == (385150.0, 6672000.0) and found.municipalities == ("901",) and found.languages == ("fi", "sv")


def test_languages_that_are_missing_are_missing():
    """An empty text is none, and languages that the site does not have are passed over."""
    record = location(1, languages=("fi",))
    record["languageVersions"]["se"] = record["languageVersions"]["fi"]
    record["location"]["streetAddresses"][0]["streetName"] = {"fi": "Testikatu", "sv": ""}
    found = location_of(record)
    assert [*found.name] == ["fi"] and found.street == {"fi": "Testikatu 1"}


def test_an_address_that_is_no_streets_counts_after_those():
    """Where there is none, it is the address; it is counted with the others."""
    record = location(1)
    address = record["location"]["streetAddresses"].pop()
    record["location"]["otherAddresses"] = [address | {"postalCode": "00200"}]
    assert (location_of(record).postal_code, location_of(record).addresses) == ("00200", 1)
    record["location"]["streetAddresses"] = [address]
    assert (location_of(record).postal_code, location_of(record).addresses) == ("00100", 2)


def test_the_primary_name_is_the_name():
    """Where the catalogue says that it is the other one."""
    assert location_of(location(1, alternativeName="Tupa", isAlternativeNamePrimary=True)).name["fi"] == "Tupa"
    assert location_of(location(1, alternativeName="Tupa")).name["fi"] == "Kohtaamispaikka 1"


@pytest.mark.parametrize("kind", ["EService", "WebPage", None])
def test_other_channels_are_no_places(kind):
    assert location_of(WHOLE | {"serviceChannelType": kind}) is None


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ({"type": "DomesticPhone", "number": "0999 123 456"}, "0999 123 456"), ({"type": "DomesticPhone", "number": "+358999123456"}, "0999123456"), ({"type": "DomesticPhone", "number": "+358 (0)999 123"}, "0999 123"),
        ({"type": "InternationalPhone", "dialCode": "+358", "number": "999-123456"}, "0999 123456"), ({"type": "InternationalPhone", "dialCode": "+46", "number": "8 123"}, "+46 8 123"), ({"type": "DomesticPhone", "number": "116117"}, "116117"), ({"type": "InternationalPhone", "dialCode": "00358", "number": "0999 123"}, "0999 123"), ({"type": "InternationalPhone", "dialCode": "0046", "number": "8 123"}, "+46 8 123"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_it_is_dialled_in_finland(row, number):
    assert [phone.number for phone in location_of(location(1, contactPhoneNumbers=[row])).phones] == [number]


def test_the_point_of_the_land_survey_counts_before_a_typed_one():
    """And one in a system that nobody names does not count."""
    record = location(1)
    points = record["location"]["streetAddresses"][0]["coordinates"]
    points.insert(0, {"system": "EPSG:3067", "source": "User", "easting": 1, "northing": 2})
    assert location_of(record).point == (385150.0, 6672000.0)
    points[:] = [{"system": "Unknown", "source": "User", "easting": 1, "northing": 2}]
    assert location_of(record).point is None
