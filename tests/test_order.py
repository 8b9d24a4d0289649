from datetime import date

import pytest

from perhekeskus.catalogue import Catalogue
from perhekeskus.model import Municipality, Place
from perhekeskus.order import (
    MOST_NEAR_PLACE,
    MOST_NEARBY,
    NEAR,
    Order,
    alphabetical,
    place_group,
)

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


def test_a_place_past_its_own_limit_sinks():
    """Below those that are confirmed, though a year has not gone by."""
    own = {"check_every": {"days": 20, "why": "Ohjelma vaihtuu."}}
    places = {name: place(name=name, checked={"date": "2026-10-01", "by": "Seurakunta"}, **values) for name, values in {"a": own, "b": {}}.items()}
    order = Order(Catalogue(municipalities={"a": municipality(62, 26)}, places=places), TODAY)
    assert order.places(places, "fi") == ["b", "a"]


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


def test_no_more_are_near_than_one_can_choose_from():
    """The nearest of many."""
    order = country(here=(62, 26), **{f"m{number}": (62 + number / 100, 26) for number in range(1, 9)})
    assert [id for _, id in order.near("here")] == [f"m{number}" for number in range(1, MOST_NEARBY + 1)]


def test_what_is_near_may_be_looked_for_among_others():
    """Of those that are asked about, whether we know of a place there or not; a municipality is not near itself."""
    order = country(here=(62, 26), close=(62.1, 26), closer=(62.05, 26), far=(66, 26))
    assert [id for _, id in order.near("close", among=("here", "close", "far"))] == ["here"]
    assert [id for _, id in order.near("here", among=("here", "far"))] == ["far"]
    assert order.near("here", among=()) == []


# ---------------------------------------------------------------- near a place


def places_of(**places):
    """An order of these places in municipalities a (where one is), b (11 km away), c (22 km) and d (far away)."""
    centres = {"a": (62, 26), "b": (62.1, 26), "c": (62.2, 26), "d": (66, 26)}
    return Order(Catalogue(municipalities={id: municipality(*centre) for id, centre in centres.items()}, places={id: place(**values) for id, values in places.items()}), TODAY)


def test_places_near_are_those_of_the_same_municipality_first():
    """Then those of the nearest one, each of them by freshness and name, and never the place itself."""
    order = places_of(here={}, b1={"municipality": "b", "name": "A"}, c1={"municipality": "c"}, z={"name": "Z"}, fresh={"name": "Ö", "checked": {"date": "2026-10-01", "by": "Me"}})
    assert order.near_place("here", "fi") == ["fresh", "z", "b1"]
    assert order.near_place("c1", "fi") == ["b1", "fresh", "here"]


def test_no_more_places_are_near_than_fit_on_a_page():
    """However many there are in the municipality."""
    order = places_of(here={}, **{f"p{number}": {"name": f"{number}"} for number in range(6)})
    assert len(order.near_place("here", "fi")) == MOST_NEAR_PLACE


def test_only_places_to_go_to_are_near():
    """An office, a plan, a closed door and what we are not sure of are no alternative for today."""
    kinds = {"office": {"kind": "service-point"}, "plan": {"status": "planned"}, "gone": {"status": "closed"}, "unsure": {"status": "unconfirmed"}, "lost": {"street": None}}
    assert places_of(here={}, **kinds).near_place("here", "fi") == []


def test_a_place_far_away_is_near_only_when_none_is_nearer():
    """As for municipalities: better one far away than none."""
    assert places_of(here={}, d1={"municipality": "d"}).near_place("here", "fi") == ["d1"]
    assert places_of(here={}, b1={"municipality": "b"}, d1={"municipality": "d"}).near_place("here", "fi") == ["b1"]
