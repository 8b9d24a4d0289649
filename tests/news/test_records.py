"""Contents of files, as they were once, as records."""

from datetime import date

import pytest

from perhekeskus.model import ContentPage, Place, Region, Service
from perhekeskus.news.records import Reader, Unreadable, records_in, subject_of

TEXT = "kind: meeting-place\nname: {fi: Majakka, sv: Fyren}\nstatus: active\nmunicipality: Rantakunta\norganiser: {kind: parish}\nsources: [{url: https://majakka.example/, date: 2026-10-01}]\n"
PLACE = "data/regions/rannikko/places/majakka.yaml"


@pytest.mark.parametrize(
    ("file", "local", "subject"),
    [
        ("data/regions/rannikko/region.yaml", "data", (("region", "rannikko"), Region, "rannikko", None)), (PLACE, "data", (("place", "majakka"), Place, "rannikko", None)),
        ("data/services.yaml", "data", (("service", ""), Service, None, None)), ("content/sv/own-worker.md", "data", (("page", "own-worker"), ContentPage, None, "sv")),
        (PLACE, "examples", None), ("examples/regions/rannikko/places/majakka.yaml", "examples", (("place", "majakka"), Place, "rannikko", None)), ("examples/regions/rannikko/places/majakka.yaml", "data", None),
        ("data/labels.yaml", "data", None), ("data/municipalities.csv", "data", None), ("content/README.md", "data", None), ("content/fi/README.md", "data", None), ("content/fi/index.md", "data", None), ("data/regions/rannikko/places/notes.txt", "data", None),
    ],
)  # fmt: skip
def test_a_file_s_name_says_what_it_is_about(file, local, subject):
    """In the example its own regions take the place of the real ones."""
    assert subject_of(file, local) == subject


@pytest.fixture
def reader(pages):
    return Reader(pages.catalogue, pages.addresses, pages.wordings, date(2026, 11, 3))


def kept(text, file=PLACE):
    return next(iter(records_in(subject_of(file, "data"), file, text).values()))[None]


def test_a_place_is_read_with_the_names_of_today(reader):
    """In both languages."""
    one = kept(TEXT)
    facts = reader.facts(reader.record(one), one)
    assert facts["sv"]["municipality",] == ("Strandkommun",) and facts["fi"]["kind",] == ("Kohtaamispaikka",)


@pytest.mark.parametrize("text", ["", "[]", "kind: [", "a: 1\n", TEXT.replace("Rantakunta", "Muinaiskunta"), TEXT + "colour: blue\n"], ids=["empty", "a list", "no YAML", "another thing", "a town that is no more", "a field that is no more"])
def test_what_today_s_model_refuses_is_unreadable(reader, text):
    """Not half of it is told."""
    with pytest.raises(Unreadable):
        reader.record(kept(text))


def test_what_names_a_record_that_is_no_more_is_unreadable(reader):
    """It has no name today."""
    one = kept(TEXT + "services: [long-gone]\n")
    with pytest.raises(Unreadable):
        reader.facts(reader.record(one), one)


@pytest.mark.parametrize("text", ["", "[]", "text", "a: [", "\u0001"])
def test_a_shared_file_that_is_none_has_no_records(text):
    """Whatever it was."""
    assert records_in(subject_of("data/services.yaml", "data"), "data/services.yaml", text) == {}
