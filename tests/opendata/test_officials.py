"""Tables for officials, read back by two programs."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from perhekeskus.opendata import OpenData
from perhekeskus.opendata.officials import CONTACTS, PLACES
from perhekeskus.timetable import Timetable
from perhekeskus.urls import Addresses

TODAY = date(2026, 11, 3)
URL = "https://perhekeskus.example/"
LIGHTHOUSE = "regions/rannikko/places/rantakunta-majakka.yaml"
PARSE = Path(__file__).parent / "parse.cjs"
FORMULA = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")
node = pytest.mark.skipif(not shutil.which("node") and not os.environ.get("CI"), reason="no Node here: it comes with npm")


def text_of(data, language, name="places"):
    return data.files[f"data/v1/{name}.{language}.csv"]().decode()


def rows(text):
    """As Python reads them, and Excel, which knows UTF-8 by the mark."""
    return list(csv.reader(io.StringIO(text.encode().decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


@pytest.fixture
def lighthouse(pages, changed):
    """Gives the row of one place by its columns' names, after keys of its file got other values."""

    def row(language="fi", **values):
        catalogue = changed(LIGHTHOUSE, values).catalogue
        _, *found = rows(text_of(OpenData(Timetable(catalogue, TODAY), Addresses.of(catalogue), pages.wordings, URL), language))
        return dict(zip(PLACES, next(row for row in found if row[0] == "rantakunta-majakka")))

    return row


# ---------------------------------------------------------------- the file


def test_each_language_has_its_headings(open_data):
    """One each, all different, in a column each; and a row for every place, by region and municipality."""
    for language, headings in {"fi": ["Tunnus", "Nimi", "Tyyppi"], "sv": ["Kod", "Namn", "Typ"]}.items():
        first, *others = rows(text_of(open_data, language))
        assert first[:3] == headings and len(set(first)) == len(PLACES) == len(first)
        assert [row[0] for row in others] == ["rantakunta-majakka", "saari-luoto", "jarvela-laituri"]
        assert {len(row) for row in others} == {len(first)}


def test_excel_in_finland_opens_it(open_data):
    """By the mark it knows the letters, by the semicolons the columns."""
    raw = text_of(open_data, "sv").encode()
    assert raw.startswith(b"\xef\xbb\xbfKod;Namn;") and raw.endswith(b"\r\n")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 4


@node
@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("name", ["places", "contacts"])
def test_another_program_reads_the_same(tool, real_data, name, language):
    """csv-parse, all real records."""
    text = text_of(real_data, language, name)
    done = subprocess.run(["node", str(PARSE), str(tool("csv-parse/dist/cjs/sync.cjs"))], input=text.encode(), capture_output=True, check=True)
    assert json.loads(done.stdout) == rows(text)


def test_no_record_is_left_out(real_data):
    """A row for every place there is, and for every contact."""
    assert len(rows(text_of(real_data, "fi"))) == 1 + len(real_data.catalogue.places)
    assert len(rows(text_of(real_data, "fi", "contacts"))) == 1 + sum(len(region.contacts) for region in real_data.catalogue.regions.values())


@pytest.mark.parametrize("name", ["places", "contacts"])
def test_no_real_cell_looks_like_a_formula(real_data, name):
    """Nor does any part of one, for a program that splits at commas."""
    found = [value for language in ("fi", "sv") for row in rows(text_of(real_data, language, name)) for value in row]
    assert not [value for value in found if any(map(FORMULA.match, re.split("[,;]", value)))]


# ---------------------------------------------------------------- a row


def test_a_row_is_in_the_readers_words(lighthouse):
    """Kind, status, times, who it is for, what it costs: no codes."""
    told = lighthouse("sv", **{"for": {"ages": "0-6", "groups": ["child-with-adult"]}})
    assert {key: told[key] for key in ("name", "kind", "status", "municipality", "address", "organiser", "for_whom", "age_from", "age_to", "arrival", "cost", "hours")} == {
        "name": "Fyren", "kind": "Mötesplats", "status": "I gång", "municipality": "Strandkommun", "address": "Strandvägen 1, 00100 Strandkommun", "organiser": "församlingen",
        "for_whom": "0–6 år | barn och vuxen tillsammans", "age_from": "0", "age_to": "6", "arrival": "Utan anmälan", "cost": "Avgiftsfritt", "hours": "tis–tors 9.00–12.00, 13.00–15.00 | lör 10.00–12.00, månadens första",
    }  # fmt: skip


def test_trust_travels_along(lighthouse):
    """Until when the hours are confirmed, by whom, what is doubtful, where each fact comes from."""
    told = lighthouse(doubt={"fi": "Voi muuttua.", "sv": "Kan ändras."}, sources=[{"url": "https://majakka.example/", "date": "2026-09"}, {"url": "https://b.example/", "date": "undated"}])
    assert {key: told[key] for key in ("confirmed_until", "checked", "checked_by", "doubt", "trust", "sources", "page")} == {
        "confirmed_until": "2027-10-01", "checked": "2026-10-01", "checked_by": "Rantakunnan seurakunta", "doubt": "Voi muuttua.", "trust": "Vahvistettu 1.10.2026",
        "sources": "https://majakka.example/ (syyskuu 2026) | https://b.example/ (ei päiväystä)", "page": f"{URL}fi/paikat/rantakunta-majakka/",
    }  # fmt: skip
    assert told["licence"] and "memo" not in told


def test_hours_that_nobody_has_confirmed_have_no_last_day(lighthouse):
    """They are told all the same."""
    told = lighthouse(checked=None)
    assert told["confirmed_until"] == told["checked"] == told["checked_by"] == "" and told["hours"] and told["osm"]


def test_a_point_has_decimal_commas(lighthouse):
    """As numbers are written in Finland."""
    told = lighthouse(coordinates=[60.1699, 24.9384])
    assert (told["latitude"], told["longitude"]) == ("60,1699", "24,9384")


def test_a_phone_number_stays_one(lighthouse):
    """With its zero, and dialled as it stands."""
    assert lighthouse(phone={"number": "+358 40 123 4567"})["phone"] == "040 123 4567"


def test_a_town_alone_is_no_address(lighthouse):
    """It stands in its own column."""
    assert lighthouse(street=None)["address"] == ""
    assert lighthouse(street=None, district={"fi": "Ranta"})["address"] == "Ranta, 00100 Rantakunta"


def test_the_id_in_the_national_catalogue_stands_last(lighthouse):
    """Where we know it."""
    id = "2f1b7c1e-0000-4000-8000-000000000001"
    assert lighthouse()["ptv"] == ""
    assert list(lighthouse(ptv={"id": id}).items())[-1] == ("ptv", id)


def test_a_memo_stays_here(lighthouse):
    """It is for the next editor."""
    assert not [value for value in lighthouse(memo="Soita Villelle.").values() if "Villelle" in value]


def test_words_that_would_be_a_formula_are_words(lighthouse):
    """A name made to run something when the table is opened."""
    told = lighthouse(name={"fi": '=HYPERLINK("https://a.example/";"Majakka")', "sv": "@SUM(1+1)*cmd|' /C calc'!A0"})
    assert told["name"] == "'=HYPERLINK(\"https://a.example/\";\"Majakka\")"
    assert lighthouse("sv", name={"fi": "Majakka", "sv": "@SUM(1+1)*cmd|' /C calc'!A0"})["name"].startswith("'@SUM")


# ---------------------------------------------------------------- a contact


@pytest.fixture
def contact(pages, changed):
    """Gives the row of one contact of a region by its columns' names."""

    def row(language="fi", **values):
        told = {"kind": "emergency", "name": {"fi": "Sosiaalipäivystys", "sv": "Socialjouren"}, "phone": "+358 6 123 4567", "sources": [{"url": "https://rannikko.example/", "date": "2026-09"}]}
        catalogue = changed("regions/rannikko/region.yaml", {"contacts": [told | values]}).catalogue
        _, *found = rows(text_of(OpenData(Timetable(catalogue, TODAY), Addresses.of(catalogue), pages.wordings, URL), language, "contacts"))
        return dict(zip(CONTACTS, next(row for row in found if row[0] in ("Rannikko", "Kusten"))))

    return row


def test_a_contact_is_in_the_readers_words(contact):
    """Which region's, what it is, for which services and where; a number that can be dialled."""
    told = contact("sv", services=["family-work"], municipalities=["Rantakunta"], hours={"fi": "aina", "sv": "dygnet runt"})
    assert {key: told[key] for key in ("region", "kind", "name", "services", "municipalities", "phone", "phone_hours", "sources")} == {
        "region": "Kusten", "kind": "Socialjour", "name": "Socialjouren", "services": "Familjearbete", "municipalities": "Strandkommun", "phone": "06 123 4567", "phone_hours": "dygnet runt",
        "sources": "https://rannikko.example/ (september 2026)",
    }  # fmt: skip


def test_who_confirms_the_region_confirms_its_contacts(contact):
    """Unless a contact has a confirmation of its own."""
    own = {"checked": {"date": "2026-11-01", "by": {"fi": "Rannikon vaihde", "sv": "Kustens växel"}}}
    assert (contact(**own)["checked"], contact(**own)["checked_by"]) == ("2026-11-01", "Rannikon vaihde")
