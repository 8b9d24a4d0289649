"""Whose a contact is, as far as it shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.persons import is_persons, names_somebody, tells_contact

PLACE = {"fi": "Pikku Tupa"}


@pytest.mark.parametrize(
    "address",
    [
        "maija.meikalainen@kunta.test", "Matti.Meikäläinen@kunta.test", "anna-liisa.virtanen@kunta.test", "m.virtanen@kunta.test", "maija_virtanen@kunta.test", "leena.rantanen@ranta.test", "kai.neuvonen@kunta.test", "maila.stadius@kunta.test",
        "anna-liisa.virtanen-meri@kunta.test", "maija.maria.af.stadius@kunta.test", "matti.virtanen2@kunta.test", "matti2.virtanen@kunta.test", "maija.virtanen.@kunta.test",
    ],
)  # fmt: skip
def test_an_address_of_names_is_somebodys_own(address):
    """Of two or more, with a number where there are several of one name; surnames that begin as an office does among them."""
    assert is_persons(address, PLACE)


@pytest.mark.parametrize("address", ["info@kunta.test", "perhekeskus.ranta@kunta.test", "ranta.neuvola@kunta.test", "kunta.kirjaamo@kunta.test", "tupa.alku@kunta.test", "kunta.varaus@kunta.test", "avoin.paivakoti@kunta.test", "familjecentret@kommun.test", "oppna.daghemmet@kommun.test", "kielo.alku@kielo.test", "kunta.alku@paikka.test", "tupa2@kunta.test", "maija.virtanen"])
def test_an_offices_address_is_not_somebodys_own(address):
    """Nor is one with the name of the place or of its host in it, nor what is no address."""
    assert not is_persons(address, PLACE)


@pytest.mark.parametrize(
    "words",
    [
        "Ohjaaja Maija Meikäläinen", "Maija Meikäläinen-Virtanen", "MAIJA MEIKÄLÄINEN", "Maija MEIKÄLÄINEN", "EEVA ILO", "Meikäläinen, Maija", "M. Meikäläinen", "M Meikäläinen", "Ohjaaja Maija", "ohjaaja: Maija", "perhetyöntekijä Maija", "Maija, ohjaaja", "Maija (terapeutti)", "Handledare Lisa", "neuvonta, Ivana Čović",
    ],
)  # fmt: skip
def test_two_names_or_a_name_and_what_one_does_are_somebody(words):
    """However they are written."""
    assert names_somebody(words)


@pytest.mark.parametrize(
    "words",
    ["neuvonta arkisin", "Rantakunnan Neuvola", "Perhekeskus Kielo", "Maija", "MLL Ranta", "Kiertävä ohjaaja", "Vastaava ohjaaja", "Ohjaaja, neuvonta", "Ohjaaja Neuvola", "Sali B", "A-talo", "Kerhotalo. Ranta", "", "vauvat ja taaperot", "B kerros", "Portaat A B", "kafé i Vasa", "Ohjaaja, Terapeutti", "Koordinaattori Ohjaaja"],
)  # fmt: skip
def test_what_names_nobody(words):
    """An office, an abbreviation, a single word, two sentences."""
    assert not names_somebody(words)


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Lisätietoja Maija Meikäläinen, p. 040 123 4567.", True), ("Ohjaaja Maija (+358401234567)", True), ("Ilmoittaudu: maija.meikalainen@kunta.test.", True), ("Soita 040 123 4567.", False), ("Ilmoittaudu: tupa@kunta.test", False),
        ("Mannerheimin Lastensuojeluliitto järjestää.", False), ("Mannerheimin Lastensuojeluliitto kaudella 2026-2027", False), ("Kerho on suljettu 24.12.2026, Maija Meikäläinen", False), ("", False),
    ],
)  # fmt: skip
def test_a_text_may_hold_somebodys_own_contact(text, tells):
    """An address, or a number with a name; a name alone may be an association's."""
    assert tells_contact(text) == tells


@given(st.text() | st.text("AaÄ.-@_ ,(:1"))
def test_any_text_is_somebodys_or_not(words):
    """It raises nothing."""
    assert {names_somebody(words), is_persons(words, {"fi": words}), tells_contact(words)} <= {True, False}
