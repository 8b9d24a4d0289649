"""Which addresses a round asks, and what its replies add."""

from datetime import UTC, datetime, timedelta

import pytest

from perhekeskus.catalogue import Catalogue
from perhekeskus.links.answers import Answer, Reply
from perhekeskus.links.rounds import SILENT, agent, due, taken
from perhekeskus.model import Corrections

NOW = datetime(2026, 11, 30, 4, tzinfo=UTC)
A, B, C, D = (f"https://{name}.example/" for name in "abcd")


def test_those_that_waited_longest_are_asked_first():
    """New ones before all; good answers rest; each address once."""
    answers = {A: Answer("fine", NOW - timedelta(1)), B: Answer("slow", NOW - timedelta(1)), C: Answer("fine", NOW - timedelta(30))}
    assert due([A, B, C, D, D], answers, NOW) == [D, C, B]


def test_replies_become_answers():
    """With the time of each."""
    answers = {A: Answer("not-found", NOW - timedelta(7), tries=1, since=NOW - timedelta(7))}
    assert list(taken([(A, Reply("gone")), (B, Reply("fine", 200))], [A, B], answers, lambda: NOW)) == [True, True]
    assert answers == {A: Answer("gone", NOW, tries=2, since=NOW - timedelta(7)), B: Answer("fine", NOW, 200)}


@pytest.mark.parametrize("kind", SILENT)
def test_where_every_host_is_silent_nothing_is_known(kind):
    """It is our own network that is down, and not the country's."""
    answers = {}
    assert not any(taken(((address, Reply(kind)) for address in (A, B, C, D)), [A, B, C, D], answers, lambda: NOW))
    assert answers == {}


def test_the_first_sign_of_life_proves_the_network():
    """Then those before it count, too."""
    answers = {}
    assert list(taken([(A, Reply("no-host")), (B, Reply("refused")), (C, Reply("not-found", 404)), (D, Reply("no-host"))], [A, B, C, D], answers, lambda: NOW)) == [False, False, True, True]
    assert [answer.kind for answer in answers.values()] == ["no-host", "refused", "not-found", "no-host"]


def test_a_few_hosts_may_all_be_silent():
    """Somebody who asks about one wants to know."""
    answers = {}
    assert list(taken([(A, Reply("no-host"))], [A], answers, lambda: NOW)) == [True] and A in answers


@pytest.mark.parametrize(("corrections", "contact"), [(None, ""), (Corrections(email="linkit@majakka.example"), " (+linkit@majakka.example)"), (Corrections(issues="https://github.com/a/b/issues/new"), " (+https://github.com/a/b/issues/new)")])
def test_who_asks_names_a_contact_where_one_is_known(corrections, contact):
    """And invents none."""
    assert agent(Catalogue(corrections=corrections)) == f"perhekeskus-links/1{contact}"


def test_the_publishers_own_address_comes_first(catalogue):
    """That of the statement, before the one for corrections."""
    statement = catalogue.statements["accessibility"].model_copy(update={"email": "julkaisija@majakka.example"})
    assert agent(Catalogue(statements={"accessibility": statement}, corrections=Corrections(email="linkit@majakka.example"))) == "perhekeskus-links/1 (+julkaisija@majakka.example)"
