"""Why a page comes up."""

import pytest

from perhekeskus.search import Entry, Index, Section, explain, read_as


@pytest.fixture(scope="module")
def index():
    return Index("fi", [Entry("a", "fi", "Perhetyö", (Section("Työ", "Apua perhetyöstä."),), ("kotiapu",)), Entry("b", "fi", "Kerho", (Section(None, "Perheille"),))])


def test_a_word_is_read_as_its_base_form_and_parts(index):
    """What the editor's word became."""
    assert read_as(index, "perhetyötä") == {"perhetyötä": {"perhetyo": 1.0, "perhe": 0.4, "tyo": 0.4}}


def test_a_beginning_is_read_as_the_words_that_begin_so(index):
    """While one types."""
    assert set(read_as(index, "kerh")["kerh"]) == {"kerho"}


def test_an_unknown_word_is_read_as_nothing(index):
    """Then the word is missing from every page."""
    assert read_as(index, "xyzzy") == {"xyzzy": {}}


def test_reasons_name_term_form_field_and_weight(index):
    """The weightiest first."""
    (first, *_) = explain(index, "perhetyötä")
    assert first.entry.id == "a"
    rows = [(reason.term, reason.field, reason.forms, reason.weight) for reason in first.reasons]
    assert rows[0] == ("perhetyo", "title", ("perhetyö",), 8.0)
    assert ("perhetyo", "text", ("perhetyöstä",), 1.0) in rows


def test_a_word_of_another_kind_leads_nowhere(index):
    """No answer is an answer."""
    assert explain(index, "jääkiekko") == []
