"""What is known of an address after some rounds, when it is asked again, and the file in between."""

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from perhekeskus.links.answers import FAILED, KINDS, LIFETIME, NOTICED, UNASKED, Answer, Reply, after, is_due, lifetime, read_answers, save_answers

START = datetime(2026, 11, 2, 4, tzinfo=UTC)
MANY = [f"https://majakka.example/{number}" for number in range(2000)]


def rounds(*replies):
    """What is known after replies of these kinds, each as (days since the start, kind)."""
    answer = None
    for days, kind in replies:
        answer = after(answer, Reply(kind), START + timedelta(days))
    return answer


@pytest.mark.parametrize("kind", FAILED)
def test_a_page_is_dead_after_three_failures_over_five_days(kind):
    """Whatever kind of failure."""
    assert rounds((0, kind), (2, kind), (5, kind)).is_dead


@pytest.mark.parametrize(
    "replies",
    [[(0, "not-found")], [(0, "not-found"), (7, "not-found")], [(0, "not-found"), (1, "not-found"), (2, "not-found"), (4.9, "not-found")], [(0, "not-found"), (3, "not-found"), (4, "fine"), (6, "not-found"), (7, "not-found")], [(0, "gone"), (7, "slow"), (14, "not-for-robots")]],
)
def test_a_page_is_not_dead_on_less(replies):
    """Too few, too soon, in two rows, or nothing that says anything of the page."""
    assert not rounds(*replies).is_dead


@pytest.mark.parametrize("kind", UNASKED)
def test_what_says_nothing_of_a_page_neither_kills_nor_saves_it(kind):
    """403, 429 and a timeout never make an address dead; a row of failures goes on behind them."""
    assert not rounds(*((day, kind) for day in range(0, 90, 7))).is_dead
    assert rounds((0, "not-found"), (3, "gone"), (4, kind), (7, "not-found")).is_dead


@pytest.mark.parametrize("kind", ["fine", *NOTICED])
def test_a_page_that_answers_begins_anew(kind):
    """Its failures are forgotten."""
    assert rounds((0, "not-found"), (3, "not-found"), (5, kind)).tries == 0


def test_good_answers_hold_for_two_weeks_on_average_and_bad_ones_for_none():
    """What was asked on one day is spread over two weeks, evenly."""
    lifetimes = [lifetime(address) / LIFETIME for address in MANY]
    assert min(lifetimes) >= 0.5 and max(lifetimes) <= 1.5 and abs(sum(lifetimes) / len(lifetimes) - 1) < 0.02
    per_day = [sum(0.5 + day / 14 <= share < 0.5 + (day + 1) / 14 for share in lifetimes) for day in range(14)]
    assert min(per_day) > len(MANY) / 14 * 0.7
    assert lifetime(MANY[0]) == lifetime(MANY[0])


@pytest.mark.parametrize("kind", KINDS)
def test_only_a_good_answer_lets_an_address_rest(kind):
    """Until its time is over."""
    answer, life = Answer(kind, START), lifetime(MANY[0])
    assert is_due(MANY[0], answer, START + timedelta(days=6)) == (kind not in ("fine", "moved"))
    assert is_due(MANY[0], answer, START + life) and not is_due(MANY[0], Answer("fine", START), START + life - timedelta(seconds=1))


def test_an_answer_from_the_future_is_none():
    """A clock that went wrong does not silence an address for years."""
    assert is_due(MANY[0], Answer("fine", START + timedelta(days=400)), START)
    assert is_due(MANY[0], None, START)


def test_what_is_kept_is_read_back(tmp_path):
    """Every field, and addresses with letters of ours."""
    answers = {"https://pärnä.example/ä": rounds((0, "not-found"), (3, "gone")), "https://a.example/": Answer("moved", START, 200, "https://b.example/")}
    save_answers(tmp_path / "new" / "answers.json", answers)
    assert read_answers(tmp_path / "new" / "answers.json") == answers


def test_no_file_is_no_answer(tmp_path):
    """The first round."""
    assert read_answers(tmp_path / "answers.json") == {}


RIGHT = {"kind": "fine", "asked": "2026-11-02T04:00:00+00:00"}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "\xff", "[" * 100_000, '{"answers": {}}', json.dumps({"schema_version": 2, "answers": {}}), *(json.dumps({"schema_version": 1, "answers": answers}) for answers in ([], {"a": 1}, {"a": {}}, {"a": RIGHT | {"kind": "better"}}, {"a": RIGHT | {"asked": "today"}}, {"a": RIGHT | {"asked": "2026-11-02T04:00:00"}}, {"a": RIGHT | {"tries": "3"}}, {"a": RIGHT | {"more": 1}}))],
)
def test_a_file_that_is_not_ours_is_told_from_none(tmp_path, text):
    """Cut short, of another version, or edited by hand."""
    (tmp_path / "answers.json").write_bytes(text.encode("latin-1"))
    assert read_answers(tmp_path / "answers.json") is None


def test_a_file_is_whole_at_every_moment(tmp_path):
    """Killed while it writes over and over, the last or the one before is there."""
    program = (
        "import sys, itertools; from datetime import UTC, datetime; from pathlib import Path\n"
        "from perhekeskus.links.answers import Answer, save_answers\n"
        "for n in itertools.count():\n"
        "    save_answers(Path(sys.argv[1]), {f'https://a.example/{i}': Answer('fine', datetime.now(UTC), 200 + n % 50) for i in range(300)})\n"
        "    print(n, flush=True)\n"
    )
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "answers.json")], stdout=subprocess.PIPE, env=os.environ)
        for _ in range(4):
            writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        assert len(read_answers(tmp_path / "answers.json")) == 300
