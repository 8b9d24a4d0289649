"""Which location is which place."""

from dataclasses import replace
from datetime import date

import pytest
from ptvrecords import identity, location

from perhekeskus.catalogue import Catalogue
from perhekeskus.model import InCatalogue
from perhekeskus.ptv.matching import Match, Matcher
from perhekeskus.ptv.offers import Offers
from perhekeskus.ptv.records import location_of

LIGHTHOUSE = "rantakunta-majakka"


@pytest.fixture
def offered(catalogue):
    return lambda record: Offers(catalogue, "https://ptv.example", date(2026, 11, 3)).of(location_of(record))


def with_id(catalogue, number) -> Catalogue:
    """The small country, whose lighthouse is one of the national catalogue's."""
    place = catalogue.places[LIGHTHOUSE].model_copy(update={"ptv": InCatalogue(id=identity(number))})
    return replace(catalogue, places={**catalogue.places, LIGHTHOUSE: place})


def test_the_id_in_a_file_is_sure(catalogue, offered):
    """Whatever else is different."""
    assert Matcher(with_id(catalogue, 1)).match(offered(location(1, municipality="903"))) == Match(LIGHTHOUSE, "id")


@pytest.mark.parametrize(
    ("record", "how"),
    [
        (location(1, {"fi": "Kohtaamispaikka Majaka", "sv": "x"}), None), (location(1, {"fi": "Majakka"}), "name"), (location(1, {"sv": "Fyren"}), "name"),
        (location(1, {"fi": "Tupa"}, street={"fi": "Rantatie"}), "address"), (location(2, {"fi": "Tupa"}, street={"fi": "Rantatie"}), None), (location(1, {"fi": "Majakka"}, municipality="902"), None),
    ],
)  # fmt: skip
def test_without_an_id_it_may_be_one_that_is_like_it(catalogue, offered, record, how):
    """In the same municipality."""
    assert Matcher(catalogue).match(offered(record)) == (how and Match(LIGHTHOUSE, how))


def test_two_locations_of_one_address_are_two(catalogue, offered):
    """The catalogue has them apart; under one name they are asked about all the same."""
    matcher = Matcher(with_id(catalogue, 9))
    assert matcher.match(offered(location(1, {"fi": "Tupa"}, street={"fi": "Rantatie"}))) is None
    assert matcher.match(offered(location(1, {"fi": "Majakka"}))) == Match(LIGHTHOUSE, "name")


def test_new_places_are_known_to_the_next(catalogue, offered):
    """Two of one name are not both added."""
    matcher = Matcher(catalogue)
    matcher.add("rantakunta-tupa", offered(location(1, {"fi": "Sininen tupa"})))
    assert matcher.match(offered(location(2, {"fi": "Sininen Tupa"}))) == Match("rantakunta-tupa", "name")


def test_where_the_municipality_is_not_clear_nothing_is_alike(catalogue, offered):
    """Its place is checked with another one's town."""
    assert Matcher(catalogue).match(offered(location(1, {"fi": "Majakka"}) | {"area": None})) is None
