"""A place that is to be added: how it is called, and what its file says."""

from datetime import date

import pytest

from perhekeskus.newcomer import data_of, faults_of, file_of, id_of, missing, sentence_of, text_of, told_otherwise, town_named
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


GIVEN = {"name": "Pikkutupa", "municipality": "Rantakunta", "kind": "meeting-place", "organiser": "parish", "website": "https://pikkutupa.example/", "by": "-"}
TOWNS = {"Rantakunta": "rantakunta", "Strandkommun": "rantakunta"}


def test_answers_become_the_values_of_keys():
    """What was not answered has no key; nobody has checked it; its own page is the source."""
    assert data_of(GIVEN, date(2026, 11, 3)) == {"kind": "meeting-place", "name": "Pikkutupa", "status": "active", "municipality": "Rantakunta", "organiser": {"kind": "parish"}, "website": "https://pikkutupa.example/", "checked": None, "sources": [{"url": "https://pikkutupa.example/", "date": "undated"}]}


@pytest.mark.parametrize("key", ["summary", "location", "hours_note", "note"])
def test_a_sentence_in_one_language_is_declared(key):
    """One in both is not."""
    assert list(data_of(GIVEN | {key: {"sv": "Kaffe."}}, date(2026, 11, 3))["missing_translation"]) == [key]
    assert "missing_translation" not in data_of(GIVEN | {key: {"fi": "Kahvia.", "sv": "Kaffe."}}, date(2026, 11, 3))


def test_what_is_missing_may_follow_from_something_else():
    """A source from the website, who has checked it from who arranges it."""
    assert missing(GIVEN) == []
    assert missing({"name": "Pikkutupa"}) == ["municipality", "kind", "organiser", "source", "by"]
    assert missing({"name": "Pikkutupa", "website": "https://a.example/", "organiser_name": "Seura"}) == ["municipality", "kind", "organiser"]


def test_values_are_judged_each_by_itself():
    """Without a word on keys that are missing."""
    assert [(problem.where, problem.kind) for problem in faults_of({"postal_code": "1", "municipality": "Saari", "hours": ["ti 9–12", "ke"]}, TOWNS)] == [("municipality", "unknown-municipality"), ("postal_code", "postal-code-form"), ("hours › 2", "hours-times-missing")]
    assert faults_of({"name": "Pikkutupa"}, TOWNS) == []


@pytest.mark.parametrize(("language", "days"), [("fi", "ti-pe 9-16"), ("sv", "tis-fre 9-16"), ("en", "tue-fri 9-16")])
def test_days_are_told_in_words(language, days):
    """Whoever answers questions or fills in a table sees no file, whose days are English."""
    problem = faults_of({"hours": ["ti–pe"]}, TOWNS)[0]
    assert sentence_of(problem, language).endswith(f"{days}.") and "tue-fri:" not in sentence_of(problem, language)


def test_a_town_is_known_in_small_letters():
    assert [town_named(name, TOWNS) for name in ("STRANDKOMMUN", "Saari")] == ["Strandkommun", "Saari"]


def test_what_is_told_otherwise_is_found_by_meaning():
    """Times in other words are the same, another language beside it is no difference, another street is."""
    old = text_of(DATA | {"street": {"fi": "Rantatie 3", "sv": "Strandvägen 3"}}, {})
    assert told_otherwise(["hours", "street", "name"], text_of(DATA | {"hours": ["ti, ke klo 9–14", "to ja pe 9–14"], "street": {"fi": "Rantatie 3"}}, {}), old) == []
    assert told_otherwise(["hours"], text_of(DATA | {"hours": ["ti–pe 9–14 parilliset viikot"]}, {}), old) == ["hours"]
    assert told_otherwise(["hours", "street", "name"], text_of(DATA | {"street": {"fi": "Rantatie 5"}}, {}), old) == ["street"]
    assert told_otherwise(["phone"], text_of(DATA | {"phone": {"number": "040 000 0001"}}, {}), old) == ["phone"]
    named = text_of(DATA | {"organiser": {"kind": "parish", "name": {"fi": "Seura", "sv": "Sällskapet"}}, "phone": {"number": "040 000 0001"}}, {})
    assert told_otherwise(["organiser", "phone"], text_of(DATA | {"organiser": {"kind": "parish", "name": {"fi": "Seura"}}, "phone": {"number": "040 000 0002"}}, {}), named) == ["phone"]
