from datetime import date

import pytest

from perhekeskus.catalogue import Catalogue
from perhekeskus.model import Municipality, Place
from perhekeskus.order import NEAR, Order, alphabetical, place_group

TODAY = date(2026, 11, 3)


def place(**changes):
    facts = {"kind": "meeting-place", "name": "Paikka", "status": "active", "municipality": "a", "street": "Katu 1", "organiser": {"kind": "parish"}, "sources": [{"url": "https://a.example/", "date": "undated"}]}
    return Place.model_validate({**facts, **changes})


def municipality(latitude, longitude):
    return Municipality.model_validate({"code": "001", "name": "M", "region": "r", "landscape": "L", "languages": "fi", "centre": [str(latitude), str(longitude)]})


def country(**centres):
    """Municipalities by id, each with a place to go to but the first."""
    first = next(iter(centres))
    places = {f"p-{id}": place(municipality=id) for id in centres if id != first}
    return Order(Catalogue(municipalities={id: municipality(*centre) for id, centre in centres.items()}, places=places), TODAY)


@pytest.mark.parametrize(
    ("changes", "group"),
    [
        ({}, "go"),
        ({"street": None}, "unsure"),
        ({"street": None, "website": "https://a.example/"}, "go"),
        ({"kind": "service-point"}, "offices"),
        ({"status": "unconfirmed"}, "unsure"),
        ({"status": "paused"}, "unsure"),
        ({"status": "planned", "street": None}, "planned"),
        ({"status": "closed", "kind": "service-point"}, "closed"),
    ],
)
def test_a_place_stands_in_one_group(changes, group):
    """Where one can go, has an appointment, what is to come, what is unsure, what has closed; without a way to find it a place is unsure."""
    assert place_group(place(**changes)) == group


def test_the_alphabet_ends_with_its_own_letters():
    """å, ä and ö come after z, in this order; capitals and hyphens make no difference to it."""
    assert sorted(["Öja", "Zeta", "Äänekoski", "Åbo", "alavus"], key=alphabetical) == ["alavus", "Zeta", "Åbo", "Äänekoski", "Öja"]


def test_confirmed_places_come_first_and_old_ones_last():
    """What somebody has confirmed, then what has a fresh source, then the rest."""
    sources = {"old": "2019", "fresh": "2026-05"}
    places = {name: place(sources=[{"url": "https://a.example/", "date": when}]) for name, when in sources.items()}
    places["confirmed"] = place(checked={"date": "2026-10-01", "by": "Seurakunta"})
    order = Order(Catalogue(municipalities={"a": municipality(62, 26)}, places=places), TODAY)
    assert order.places(places, "fi") == ["confirmed", "fresh", "old"]


def test_near_municipalities_come_by_distance():
    """The nearest first, none further than an hour's drive while there is one within it."""
    order = country(here=(62, 26), close=(62.1, 26), closer=(62.05, 26), far=(66, 26))
    assert [id for _, id in order.near("here")] == ["closer", "close"]


def test_where_nothing_is_near_the_nearest_is_named():
    """Better one place far away than none."""
    (kilometres, id), *others = country(here=(62, 26), far=(66, 26), farther=(69, 26)).near("here")
    assert id == "far" and not others and NEAR < kilometres < 460


def test_a_municipality_without_places_is_not_near():
    """Only where we know of a place to go to."""
    assert country(here=(62, 26)).near("here") == []
