"""Cells as values, and how they are named and shown."""

from datetime import date, datetime, time, timedelta

import pytest

from perhekeskus.rosters.cells import Cell, Finding, Sheet, as_text, letters


@pytest.mark.parametrize(("column", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA")])
def test_a_column_has_the_letters_of_a_table_program(column, name):
    assert letters(column) == name


@pytest.mark.parametrize(
    ("value", "text"),
    [("ti 9–12", "ti 9–12"), (100.0, "100"), (100, "100"), (9.3, "9.3"), (True, "True"), (time(9, 30), "9.30"), (timedelta(hours=24), "24.00"), (date(2026, 12, 9), "9.12.2026"), (datetime(2026, 12, 9, 0, 0), "9.12.2026"), (1e16, "10000000000000000")],
)
def test_a_value_is_shown_as_it_was_typed(value, text):
    """A table program has made numbers, times and dates of what people write."""
    assert as_text(value) == text


def test_an_empty_cell_says_nothing():
    """Blanks do not count; where a cell stands counts from 1."""
    assert Sheet("", (("", " ", "Majakka", 0.0),)).cells(0) == [Cell("", 1, 3, "Majakka"), Cell("", 1, 4, 0.0)]


def test_a_finding_names_sheet_cell_heading_and_value():
    """On one line, whatever is in the cell."""
    finding = Finding.at(Cell("Paikat", 7, 3, "a\n\x1b[31mb"), "cell-question", heading="Aukiolo")
    assert finding.line("en") == "Paikat, C7 Aukiolo “a �[31mb”: the question mark says that this is not certain; write what you know, or leave the cell empty."


def test_what_is_left_out_keeps_no_row_waiting():
    doubt = Finding.at(Cell("", 7, 3), "cell-question")
    assert doubt.is_doubt and not doubt.left_out().is_doubt and doubt.left_out().problem.kind == "cell-question"
    answer = Finding.at(Cell("", 7, 3), "row-town", severity="answer")
    assert answer.left_out() is answer
