"""A place that is to be added: how it is called, and what its file says."""

import pytest

from perhekeskus.newcomer import file_of, id_of, text_of
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
