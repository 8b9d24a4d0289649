"""What a spreadsheet program would make of our cells."""

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.opendata.spreadsheets import cell, dialled, link, written

FORMULA = re.compile(r"[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")


def rows(content):
    """As Python reads them, and Excel, which knows UTF-8 by the mark."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def test_a_file_is_one_that_excel_in_finland_opens():
    """By the mark it knows the letters, by the semicolons the columns; lines end as it writes them."""
    assert written([["Nimi", None], ["Åsa; Öja", '"']]) == b'\xef\xbb\xbfNimi;\r\n"\xc3\x85sa; \xc3\x96ja";""""\r\n'


@pytest.mark.parametrize(("value", "expected"), [(None, ""), ("Majakka", "Majakka"), (7, "7"), (date(2026, 11, 3), "2026-11-03"), ("  a\tb\r\n c ", "a b c"), ("-ilta", "'-ilta"), ("\t=1+1", "'=1+1"), ("kahvi,=1+1", "kahvi, =1+1"), ("kahvi;@A1", "kahvi; @A1"), ("＝1+1", "'＝1+1"), ("1+1=2", "1+1=2")])
def test_a_cell(value, expected):
    """One line, empty when nothing is known, never a formula."""
    assert cell(value) == expected


@given(st.lists(st.lists(st.text(), min_size=2, max_size=4), max_size=4))
def test_whatever_stands_in_a_text_comes_back_as_words(table):
    """No cell begins like a formula, nor does a part of one where a program splits at commas; nothing else is changed, and rows and cells stay apart."""
    found = rows(written(table))
    assert [len(row) for row in found] == [len(row) for row in table]
    for value, text in zip((value for row in found for value in row), (text for row in table for text in row)):
        assert not any(map(FORMULA.match, re.split("[,;]", value)))
        assert re.sub(r"\s", "", value.removeprefix("'")) == re.sub(r"\s", "", text).removeprefix("'")


@pytest.mark.parametrize(("url", "expected"), [("https://a.example/b;c,d=e", "https://a.example/b;c,d=e"), ("https://a.example/x,-1;=2", "https://a.example/x%2C-1%3B=2")])
def test_an_address_still_leads_there(url, expected):
    """No space is put into it."""
    assert cell(link(url)) == link(url) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+358 40 123 4567", "040 123 4567"), ("+358401234567", "040 1234567"), ("0401234567", "040 1234567"), ("06 123 4567", "06 123 4567"), ("116117", "116117"), ("112", "112"),
        ("0100100", "010 0100"), ("+46 8 123 456", "00 46 8 123 456"), ("+46812345", "00 46812345"), ("+46 812345", "00 46 812345"), ("358401234567", "358 401234567"),
    ],
)  # fmt: skip
def test_a_number_as_it_is_dialled_in_finland(number, expected):
    """No plus, which would begin a formula; a space, so that no program takes it for a number to count with and drops its zero."""
    assert dialled(number) == expected
