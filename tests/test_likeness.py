"""Which places may be one and the same."""

from dataclasses import replace

import pytest

from perhekeskus.likeness import doubles, likenesses, namesakes
from perhekeskus.model import Coordinates, Place, Text

DATA = {"kind": "meeting-place", "name": {"fi": "Pikkutupa", "sv": "Lillstugan"}, "status": "active", "municipality": "Rantakunta", "organiser": {"kind": "parish"}, "sources": [{"url": "https://pikkutupa.example/", "date": "2026-11-03"}]}


def newcomer(**values):
    return Place.model_validate({**DATA, **values}, context={"municipality": {"Rantakunta": "rantakunta", "Saari": "saari"}})


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, []),
        ({"name": {"fi": "Majakka"}}, ["name"]),
        ({"name": {"fi": "Majaka"}}, ["name"]),
        ({"name": {"fi": "Fyren"}}, ["name"]),
        ({"name": {"sv": "fyren"}}, ["name"]),
        ({"name": {"fi": "Perhekahvila Majakka"}}, []),
        ({"name": {"fi": "Majakka"}, "municipality": "Saari"}, []),
        ({"street": {"fi": "RANTATIE 1"}}, ["address"]),
        ({"street": {"sv": "Strandvägen 1"}}, ["address"]),
        ({"street": {"fi": "Rantatie 11"}}, []),
        ({"coordinates": ["60.1004", "24.0000"]}, ["distance"]),
        ({"coordinates": ["60.1006", "24.0000"]}, []),
    ],
)
def test_a_place_may_be_there_already(catalogue, values, found):
    """By its name in either language, its address, or where it is; in its own municipality."""
    lighthouse = catalogue.places["rantakunta-majakka"].model_copy(update={"coordinates": Coordinates(latitude=60.1, longitude=24.0)})
    place = newcomer(**values)
    here = replace(catalogue, places={**catalogue.places, "rantakunta-majakka": lighthouse, "new": place})
    assert list(likenesses("new", here)) == [("rantakunta-majakka", why) for why in found]


def test_every_word_of_the_shorter_name_counts(catalogue):
    """Another ending is none; another word is another place."""
    names = {"park": "Leikkipuisto Viikkari", "other-park": "Leikkipuisto Viiri", "café": "MLL:n perhekahvila, Hukarin talo", "same-café": "Hukarin talon perhekahvila", "third": "Hukarin perheneuvola"}
    here = replace(catalogue, places={id: newcomer(name=name) for id, name in names.items()})
    assert list(likenesses("park", here)) == []
    assert list(likenesses("café", here)) == [("same-café", "name")]


def test_no_text_is_like_no_other(catalogue):
    """Places without an address are not at the same one."""
    here = replace(catalogue, places={"one": newcomer(name="Tupa"), "two": newcomer(name=Text(sv="Lyktan").model_dump(exclude_none=True))})
    assert list(likenesses("one", here)) == []


@pytest.mark.parametrize(("names", "town", "found"), [(["Majaka"], "rantakunta", ["rantakunta-majakka"]), (["Tupa", "fyren"], "rantakunta", ["rantakunta-majakka"]), (["Majakka"], "saari", []), (["Majakka"], "nowhere", [])])
def test_a_name_alone_says_what_it_may_be(catalogue, names, town, found):
    """Before there is a file: in any language, and only in that municipality."""
    assert list(namesakes(names, town, catalogue)) == found


@pytest.mark.parametrize(
    ("values", "is_double"),
    [
        ({"name": {"fi": "PIKKUTUPA"}}, True),
        ({"name": {"sv": "Lillstugan"}}, True),
        ({"name": {"fi": "Lillstugan"}}, False),
        ({"name": "Tupa", "municipality": "Saari"}, False),
        ({"municipality": "Saari"}, False),
        ({"name": "Tupa", "street": "Kuja 1"}, True),
        ({"name": "Tupa", "street": "Kuja 1", "kind": "family-centre"}, False),
        ({"name": "Tupa"}, False),
    ],
)
def test_two_that_nobody_could_tell_apart(catalogue, values, is_double):
    """One name in a language, or one street for the same kind, in one municipality; the second is told of, beside the first."""
    here = replace(catalogue, places={"one": newcomer(street="Kuja 1"), "two": newcomer(**values)})
    assert list(doubles(here)) == ([("two", "one")] if is_double else [])
