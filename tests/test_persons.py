"""Whose a contact is, as far as it shows."""

import pytest

from perhekeskus.ptv.persons import is_persons, names_somebody

PLACE = {"fi": "Pikku Tupa"}


@pytest.mark.parametrize("address", ["maija.meikalainen@kunta.test", "Matti.Meikäläinen@kunta.test", "anna-liisa.virtanen@kunta.test", "m.virtanen@kunta.test", "maija_virtanen@kunta.test", "leena.rantanen@ranta.test", "kai.neuvonen@kunta.test", "maila.stadius@kunta.test"])
def test_an_address_of_two_names_is_somebodys_own(address):
    """Surnames that begin as an office does among them."""
    assert is_persons(address, PLACE)


@pytest.mark.parametrize("address", ["info@kunta.test", "perhekeskus.ranta@kunta.test", "ranta.neuvola@kunta.test", "kunta.kirjaamo@kunta.test", "tupa.alku@kunta.test", "kunta.varaus@kunta.test", "avoin.paivakoti@kunta.test", "familjecentret@kommun.test", "oppna.daghemmet@kommun.test"])
def test_an_offices_address_is_not_somebodys_own(address):
    """Nor is one with the name of the place in it."""
    assert not is_persons(address, PLACE)


@pytest.mark.parametrize(("words", "somebody"), [("Ohjaaja Maija Meikäläinen", True), ("Maija Meikäläinen-Virtanen", True), ("neuvonta arkisin", False), ("Rantakunnan Neuvola", False), ("Perhekeskus Kielo", False), ("Maija", False)])
def test_two_capital_letters_beside_each_other_name_somebody(words, somebody):
    """Unless one begins an office."""
    assert names_somebody(words) == somebody
