"""One row as the values of a file, with what is in doubt."""

from datetime import date

import pytest

from perhekeskus.rosters.cells import Cell, Finding
from perhekeskus.rosters.entries import Entry, Fact, data_from
from perhekeskus.rosters.headings import Column

TOWNS = {"Rantakunta": "rantakunta"}
DAY = date(2026, 11, 3)
GIVEN = {"name": {"fi": "Tupa"}, "municipality": "Rantakunta", "kind": "meeting-place", "organiser": "parish", "source": "https://tupa.example/", "source_date": "2026-10", "by": "-"}


@pytest.fixture
def entry():
    return Entry("", 2, dict(GIVEN))


def fact(answer, column=3, heading="Otsikko"):
    return Fact(Cell("", 2, column, "solu"), Column(column, heading, "key"), answer)


def test_a_row_without_doubts_is_a_file(entry):
    """With the source of the table, and nobody has checked it."""
    data = data_from(entry, TOWNS, DAY, leave_out=False)
    assert data == {"kind": "meeting-place", "name": {"fi": "Tupa"}, "status": "active", "municipality": "Rantakunta", "organiser": {"kind": "parish"}, "checked": None, "sources": [{"url": "https://tupa.example/", "date": "2026-10"}]}


def test_a_fault_is_told_of_the_cell_it_comes_from(entry):
    """The language or the row of hours that it is about, where there is one; else the row as a whole."""
    entry.put("phone", fact("soita", 4, "Puhelin"))
    entry.put("website", fact({"fi": "tupa"}, 5, "Sivu"))
    entry.put("website", fact({"sv": "https://stugan.example/"}, 6, "Sida"))
    entry.given["postal_code"] = "1"
    assert data_from(entry, TOWNS, DAY, leave_out=False) is None
    assert [(finding.cell.name, finding.heading, finding.problem.kind, finding.of) for finding in entry.findings] == [("A2", "", "postal-code-form", "row"), ("D2", "Puhelin", "phone-form", "cell"), ("E2", "Sivu", "url-scheme", "cell")]


def test_a_row_may_go_without_what_is_in_doubt(entry):
    """Hours stay in the memo for whoever mends the file; a number, which may be somebody's own, does not."""
    entry.put("hours", fact("arkisin 9–14", 4, "Aukiolo"))
    entry.put("phone", fact("soita Maijalle", 5, "Puhelin"))
    data = data_from(entry, TOWNS, DAY, leave_out=True)
    assert data["memo"] == "Aukiolo: solu"
    assert not {"hours", "phone"} & set(data)
    assert [finding.severity for finding in entry.findings] == ["notice", "notice"]


def test_what_two_cells_say_comes_from_the_first(entry):
    """As far as they are one; each language from its own."""
    first, second = fact({"fi": "Rantatie 3"}, 4), fact({"sv": "Strandvägen 3"}, 5)
    entry.put("street", first)
    entry.put("street", second)
    assert entry.origins == {("street",): first, ("street", "fi"): first, ("street", "sv"): second}
    assert entry.given["street"] == {"fi": "Rantatie 3", "sv": "Strandvägen 3"}


def test_what_is_the_same_in_both_languages_is_written_once_unless_it_is_a_sentence(entry):
    """A sentence has to stand in each."""
    for option in ("district", "note"):
        entry.put(option, fact({"fi": "Ranta", "sv": "Ranta"}))
    assert (entry.given["district"], entry.given["note"]) == ("Ranta", {"fi": "Ranta", "sv": "Ranta"})


def test_a_row_says_all_of_what_an_option_said(entry):
    """The other language of the option is that of another name."""
    entry.given["organiser_name"] = {"fi": "Kunta", "sv": "Kommunen"}
    entry.put("organiser_name", fact({"fi": "Ranta ry"}), ("organiser", "name"))
    assert entry.given["organiser_name"] == {"fi": "Ranta ry"}


@pytest.mark.parametrize("option", ["name", "municipality", "kind", "organiser", "source"])
def test_no_row_goes_without_what_every_file_needs(entry, option):
    """Whatever was asked for."""
    entry.findings.append(Finding.at(Cell("", 2, 1), "cell-question", key={"source": "sources"}.get(option, option)))
    assert data_from(entry, TOWNS, DAY, leave_out=True) is None
