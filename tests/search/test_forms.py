"""Base forms and the parts of compounds."""

import pytest

from perhekeskus.search.forms import Forms


@pytest.fixture(scope="module")
def fi():
    return Forms("fi", ["perhe", "kahvila", "perhekahvila", "neuvola", "lapsi", "vauva", "kerho"])


@pytest.fixture(scope="module")
def sv():
    return Forms("sv", ["familj", "kafé", "barn", "mötesplats", "plats", "klubb"])


@pytest.mark.parametrize(("word", "base"), [("neuvolassa", "neuvola"), ("kerhoja", "kerho"), ("perhekahvilassa", "perhekahvila")])
def test_a_bent_word_has_a_base_form(fi, word, base):
    """An unknown compound takes the base form of its last part."""
    assert fi.base(word) == base


def test_a_swedish_word_has_a_base_form(sv):
    """The definite plural too."""
    assert sv.base("mötesplatserna") == "mötesplats"


def test_a_compound_is_not_its_first_part(fi):
    """The dictionary takes 'vauvakerho' for a form of 'vauva'."""
    assert fi.base("vauvakerho") == "vauvakerho"


def test_a_bent_compound_that_the_site_has_takes_its_base_form():
    """Though its first part stands nowhere by itself."""
    assert Forms("sv", ["lekpark", "plats"]).base("lekparkerna") == "lekpark"


def test_a_compound_has_parts(fi):
    """Who types the tail finds the compound."""
    assert {"perhe", "kahvila"} <= set(fi.parts("perhekahvila", "perhekahvila"))


def test_letters_that_join_are_undone(sv):
    """'familje' in a compound is the word 'familj'."""
    assert {"familj", "klubb"} <= set(sv.parts("familjeklubb", "familjeklubb"))


def test_a_word_is_no_part_of_itself(fi):
    """Otherwise every word would count twice."""
    assert "kahvila" not in fi.parts("kahvila", "kahvila")


def test_a_word_in_no_language_stays_as_it_is(fi):
    """Names, typos and noise."""
    assert (fi.base("xyzzyx"), fi.parts("xyzzyx", "xyzzyx")) == ("xyzzyx", ())


def test_a_base_form_begins_as_the_word_does():
    """The dictionary takes 'työ' for a dialect's 'you'."""
    assert Forms("fi", ["työ"]).base("työ") == "työ"
