"""A file confirmed: one value is another, and every other byte is what it was."""

from datetime import date

import pytest

from perhekeskus.confirmation import confirmed
from perhekeskus.faircopy import unconfirmed
from perhekeskus.reading import parse

DAY = date(2026, 11, 3)
BY = {"fi": "Rannan seurakunta", "sv": "Strandens församling"}
ABOVE = "# Majakka\n\nkind:  meeting-place   # oddly written\nname: {fi:   Majakka, sv: 'Fyren'}\n\n\n"
BELOW = "# where from\nsources:\n- {url: https://majakka.example/, date: 2026-10-01}\n# the end"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("checked: {date: 2025-10-01, by: Seura}\n", "checked: {date: 2026-11-03, by: Seura}\n"),
        ("checked: { by: {fi: Seura, sv: Förening} ,  date: 2025-10-01 }  # by phone\n", "checked: { by: {fi: Seura, sv: Förening} ,  date: 2026-11-03 }  # by phone\n"),
        ("checked:\n    # by phone\n    date: '2025-10-01'  # a Wednesday\n    by:\n        fi: Seura\n        sv: Förening\n", "checked:\n    # by phone\n    date: 2026-11-03  # a Wednesday\n    by:\n        fi: Seura\n        sv: Förening\n"),
    ],
)
def test_the_day_alone_is_another(before, after):
    """Whoever confirmed it before does so again."""
    assert confirmed(ABOVE + before + BELOW, DAY) == ABOVE + after + BELOW


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("checked: {date: 2025-10-01, by: Seura}\n", "checked: {date: 2026-11-03, by: {fi: Rannan seurakunta, sv: Strandens församling}}\n"),
        ("checked:\n  by:\n    fi: Seura\n    sv: Förening\n  date: 2025-10-01\n", "checked:\n  by:\n    {fi: Rannan seurakunta, sv: Strandens församling}\n  date: 2026-11-03\n"),
        ("checked: null\n", "checked: {date: 2026-11-03, by: {fi: Rannan seurakunta, sv: Strandens församling}}\n"),
        ("checked:\n", "checked: {date: 2026-11-03, by: {fi: Rannan seurakunta, sv: Strandens församling}}\n"),
        ("checked: ''   # ask Liisa\n", "checked: {date: 2026-11-03, by: {fi: Rannan seurakunta, sv: Strandens församling}}   # ask Liisa\n"),
        (f"checked: null                  {unconfirmed()}\n", "checked: {date: 2026-11-03, by: {fi: Rannan seurakunta, sv: Strandens församling}}\n"),
    ],
    ids=["another", "on lines", "null", "empty", "with a comment", "with the comment that nobody has"],
)
def test_somebody_else_confirms_it(before, after):
    """Also where nobody did before; then the comment that says so goes, and no other."""
    assert confirmed(ABOVE + before + BELOW, DAY, BY) == ABOVE + after + BELOW


def test_a_row_that_is_missing_is_added():
    """Below the row before it, above what stands last."""
    row = "checked: {date: 2026-11-03, by: {fi: Rannan seurakunta, sv: Strandens församling}}\n"
    assert confirmed(ABOVE + BELOW, DAY, BY) == ABOVE.rstrip("\n") + "\n" + row + "\n\n" + BELOW


def test_one_name_for_both_languages():
    assert confirmed("checked: null\n", DAY, "Seura, ry") == 'checked: {date: 2026-11-03, by: "Seura, ry"}\n'


def test_somebody_has_to_be_named():
    """Nothing is made up."""
    with pytest.raises(ValueError, match="nobody"):
        confirmed(ABOVE + "checked: null\n" + BELOW, DAY)


def test_every_byte_of_another_system_stays():
    """The mark at the start, and lines that end in two signs."""
    text = ("\ufeff" + ABOVE + "checked: null\n" + BELOW).replace("\n", "\r\n")
    assert confirmed(text, DAY, BY) == text.replace("null", "{date: 2026-11-03, by: {fi: Rannan seurakunta, sv: Strandens församling}}")
    without = text.replace("checked: null\r\n", "")
    assert confirmed(without, DAY, BY).count("\r\n") == confirmed(without, DAY, BY).count("\n") == text.count("\n")


@pytest.mark.parametrize("text", ["{name: a, sources: [b]}\n", "name: a\nnote: |\n  b\n\n  c\n\nsources: [b]\n", "name: a", "sources: [b]\nname: a # c\n"])
def test_a_missing_row_finds_its_place(text):
    """Wherever there is room for it, and everything else says what it said."""
    data = parse(confirmed(text, DAY, "Seura"), "").data
    assert data == parse(text, "").data | {"checked": {"date": "2026-11-03", "by": "Seura"}}
