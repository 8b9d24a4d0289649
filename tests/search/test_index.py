"""Entries as terms with weights."""

import pytest

from perhekeskus.search import Entry, Index, Section
from perhekeskus.search.index import EDITORS, HEADING, PART, TEXT, TITLE, everyday_words


def index(*entries):
    return Index("fi", entries)


def weight(found, term, number=0):
    return dict(found.postings[term]).get(number)


def test_a_word_weighs_by_where_it_stands():
    """Title, editors' words, heading, text."""
    found = index(Entry("a", "fi", "Neuvola", (Section("Kerho", "Kahvi."),), ("vauva",)))
    assert [weight(found, term) for term in ("neuvola", "vauva", "kerho", "kahvi")] == [TITLE, EDITORS, HEADING, TEXT]


def test_a_part_of_a_compound_weighs_less():
    """'kahvila' finds the family café, after what is called a café. One of the parts must be a word of the site's own."""
    found = index(Entry("a", "fi", "Perhekahvila"), Entry("b", "fi", "Kahvila"))
    assert (weight(found, "kahvila", 0), weight(found, "kahvila", 1)) == (TITLE * PART, TITLE)


def test_only_a_title_weighs_as_one():
    """However often a word is said elsewhere; the browser tells a title by its weight."""
    found = index(Entry("a", "fi", "Neuvola", (Section(None, "kerho " * 50),), ("kerho",)))
    assert EDITORS < weight(found, "kerho") < TITLE


def test_an_attested_form_leads_to_its_term():
    """So that the browser needs no dictionary."""
    assert index(Entry("a", "fi", "Neuvolassa")).forms["neuvolassa"] == {"neuvola"}


def test_another_word_for_the_same_thing_finds_it():
    """Who types 'turvis' finds the shelter."""
    assert 0 < weight(index(Entry("a", "fi", "Turvakoti")), "turvis") < TITLE


def test_urgent_words_are_terms():
    """'lyö' is a form; a phrase is all of its words."""
    found = index(Entry("a", "fi", "Nollalinja", urgent=("lyö", "pelkään kotona")))
    assert [row[0] for row in found.urgent] == [0, 0]
    assert found.urgent[0][1] == [["lyo", "lyoda"]]
    assert [len(row[1]) for row in found.urgent] == [1, 2]


def test_names_of_towns_are_known():
    """A query that names one wants what stands there."""
    assert index(Entry("a", "fi", "Lyhty", towns=("Vaasa", "Vasa"))).towns == {"vaasa", "vasa"}


def test_an_id_stands_for_one_entry():
    """Two would answer for each other."""
    with pytest.raises(ValueError, match="ids of their own"):
        index(Entry("a", "fi", "Yksi"), Entry("a", "fi", "Kaksi"))


def test_an_index_speaks_one_language():
    """Mixing them is what the theme's own search did."""
    with pytest.raises(ValueError, match="an index of fi"):
        index(Entry("a", "sv", "En"))


def test_no_entries_make_an_empty_index():
    """A region that has just begun."""
    assert dict(index().postings) == {}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_an_everyday_word_stands_in_one_group(language):
    """In two it would bring things that have nothing in common."""
    listed = [word for group in everyday_words()[language] for word in group]
    assert len(listed) == len(set(listed))
    assert not [word for word in listed if " " in word]
