"""One question and its answer, whatever the server does."""

import json

import pytest
from ptvrecords import location

from perhekeskus.ptv.trouble import Trouble
from perhekeskus.ptv.wire import ATTEMPTS, Wire

PLACES = ("service-channel/search", {"channelTypes": "ServiceLocation", "page": "1", "pageSize": "100"})


@pytest.fixture
def troubled(server, wire):
    """Gives what comes of a question after some troubles, each once, and at last the answer."""

    def ask(*troubles):
        server.places = [location(1)]
        server.trouble = lambda number, name: troubles[number - 1] if number <= len(troubles) else None
        return wire.page(*PLACES)

    return ask


def test_an_answer_comes_as_it_is_and_as_values(server, wire):
    """Fields that nobody knows among them; who asks says so in a header."""
    server.places = [location(1) | {"newField": 1}]
    body, page = wire.page(*PLACES)
    assert json.loads(body) == page and page["items"][0]["newField"] == 1 and page["totalItems"] == 1


def test_between_two_questions_there_is_time(wire):
    """Not before the first."""
    wire.page(*PLACES)
    assert wire.slept == []
    wire.page(*PLACES)
    assert wire.slept == [0.25]


@pytest.mark.parametrize("trouble", ["429", "500", "502", "503", "half", "cut", "silent"])
def test_trouble_that_passes_is_waited_for(server, wire, troubled, trouble):
    """Half a body, in either way, is no answer."""
    _, page = troubled(trouble, trouble)
    assert len(page["items"]) == 1 and len(server.asked) == 3


def test_the_wait_is_what_the_server_asks_for(wire, troubled):
    """In seconds or until a time, also with 503; else it doubles."""
    troubled("429 0", "503", "429", "503 7", "429 Tue, 03 Nov 2026 10:01:00 GMT")
    assert [wait for wait in wire.slept if wait != wire.delay] == [0.0, 4.0, 8.0, 7.0, 60.0]


def test_who_asks_for_a_long_wait_is_asked_another_day(server, wire, troubled):
    """Without one more question."""
    with pytest.raises(Trouble, match="too-often"):
        troubled("429 3600")
    assert len(server.asked) == 1 and not wire.slept


@pytest.mark.parametrize("answer", ['{"totalItems": 1, "totalPages": 1}', '{"totalItems": "1", "totalPages": 1, "items": []}', '{"items": []}'])
def test_what_is_no_list_of_records_is_odd(server, troubled, answer):
    """Another program answers there: nobody asks it again."""
    with pytest.raises(Trouble, match="odd-answer"):
        troubled(answer)
    assert len(server.asked) == 1


@pytest.mark.parametrize(("trouble", "kind"), [("503", "server-error"), ("429", "too-often"), ("half", "broken-reply"), ("silent", "slow")])
def test_trouble_that_stays_is_told(server, troubled, trouble, kind):
    """After some attempts, not for ever."""
    with pytest.raises(Trouble) as raised:
        troubled(*[trouble] * 20)
    assert raised.value.kind == kind and len(server.asked) == ATTEMPTS


@pytest.mark.parametrize(("trouble", "kind"), [("401", "key-refused"), ("403", "key-refused"), ("400", "odd-status"), ("404", "odd-status"), ("redirect", "odd-status")])
def test_what_will_not_pass_is_told_at_once(server, troubled, trouble, kind):
    """The key goes nowhere else."""
    with pytest.raises(Trouble) as raised:
        troubled(trouble)
    assert raised.value.kind == kind and len(server.asked) == 1


def test_a_page_that_is_no_list_is_tried_again_and_told(server, troubled):
    """Such as one that says that everything is being mended."""
    with pytest.raises(Trouble, match="broken-reply"):
        troubled(*["<html>not a list</html>"] * ATTEMPTS)


def test_a_wrong_key_is_told_at_once(server):
    """401, and no second question."""
    with pytest.raises(Trouble, match="key-refused"):
        Wire(server.base, "wrong").page(*PLACES)
    assert len(server.asked) == 1


@pytest.mark.parametrize("key", ["", "two\nlines", "ä", " k"])
def test_a_key_that_no_header_carries_is_refused(server, key):
    with pytest.raises(Trouble, match="key-form"):
        Wire(server.base, key)


@pytest.mark.parametrize("base", ["http://ptv.example", "ftp://ptv.example", "ptv.example", ""])
def test_a_key_does_not_go_in_the_open(base):
    """Only to this machine, for tests."""
    with pytest.raises(Trouble, match="not-safe"):
        Wire(base, "key")


def test_where_nobody_listens_it_is_told_at_once(wire):
    """It is our network or a wrong address."""
    wire.base = "http://127.0.0.1:9"
    with pytest.raises(Trouble, match="unreachable"):
        wire.page(*PLACES)
    assert not wire.slept
