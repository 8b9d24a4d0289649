"""A place that is to be added: how it is called, and what it may be already."""

from dataclasses import replace

import pytest

from perhekeskus.model import Coordinates, Place, Text
from perhekeskus.newcomer import file_of, id_of, likenesses, text_of
from perhekeskus.reading import parse

DATA = {
    "kind": "meeting-place", "name": {"fi": "Pikkutupa", "sv": "Lillstugan"}, "status": "active", "municipality": "Rantakunta", "summary": {"fi": "Kahvia, leluja: tervetuloa.", "sv": "Kaffe."},
    "hours": ["ti–pe 9–14"], "organiser": {"kind": "parish"}, "sources": [{"url": "https://pikkutupa.example/", "date": "2026-11-03"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("names", "id"),
    [
        ({"fi": "Pikkutupa", "sv": "Lillstugan"}, "rantakunta-pikkutupa"),
        ({"sv": "Öppna förskolan"}, "rantakunta-oppna-forskolan"),
        ({"fi": "Rantakunnan perhekeskus"}, "rantakunta-rantakunnan-perhekeskus"),
        ({"fi": "Rantakunta-talo"}, "rantakunta-talo"),
        ({"fi": "pitkä nimi " * 10}, "rantakunta-pitka-nimi-pitka-nimi-pitka-nimi-pitka-nimi-pitka-nimi-pitka-nimi"),
    ],
)
def test_an_id_is_made_of_the_municipality_and_the_name(names, id):
    """In plain letters, the municipality once, and no longer than an id may be."""
    assert id_of(names, "rantakunta") == id


def test_the_file_belongs_to_the_region_of_the_municipality(catalogue, tmp_path):
    assert file_of("jarvela-tupa", "jarvela", catalogue, tmp_path) == tmp_path / "regions" / "sisamaa" / "places" / "jarvela-tupa.yaml"


def test_the_text_is_as_it_should_be_written():
    """Header, order, hours as keys, quotation marks where they are needed."""
    text = text_of(DATA, {"Rantakunta": ("Rantakunta", "Strandkommun")})
    assert text.startswith("# Pikkutupa, Rantakunta / Lillstugan, Strandkommun\n# Muuta tietoa")
    assert 'summary:\n  fi: "Kahvia, leluja: tervetuloa."\n  sv: Kaffe.\norganiser: {kind: parish}\nhours:\n  - tue-fri: 9-14\n' in text
    assert parse(text, "").data == DATA | {"hours": [{"tue-fri": "9-14"}]}


def newcomer(**values):
    return Place.model_validate({**DATA, "hours": (), **values}, context={"municipality": {"Rantakunta": "rantakunta", "Saari": "saari"}})


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
