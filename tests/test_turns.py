"""One at a time, whoever else is waiting or was killed."""

import os
import subprocess
import sys
import threading
import time

import pytest

from perhekeskus import turns
from perhekeskus.turns import Busy, turn


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lock"


def test_the_second_waits_for_the_first(path):
    """It is told once that it waits, and goes on when the first has ended."""
    told, order = [], []

    def second():
        with turn(path, lambda: told.append("waiting")):
            order.append("second")

    with turn(path):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(3 * turns.LOOK)
        order.append("first")
    waiting.join(timeout=10)
    assert (order, told) == (["first", "second"], ["waiting"])


def test_nobody_waits_for_ever(path):
    """After a while it is said that the turn did not come."""
    with turn(path), pytest.raises(Busy), turn(path, patience=0):
        pass


def test_whoever_fails_gives_the_turn_away(path):
    """The next one need not wait."""
    with pytest.raises(ZeroDivisionError), turn(path):
        1 / 0
    with turn(path, patience=0):
        pass


def test_what_was_begun_shares_the_turn(path):
    """As long as a process goes on writing that has lost its parent, nobody else begins; then the turn is free."""
    with turn(path) as number:
        begun = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(number,))
    with pytest.raises(Busy), turn(path, patience=0):
        pass
    begun.communicate(b"\n", timeout=10)
    with turn(path, patience=0):
        pass


def test_without_locks_nobody_waits(path, monkeypatch):
    """On a system that knows none."""
    monkeypatch.setattr(turns, "fcntl", None)
    with turn(path), turn(path, patience=0):
        assert os.path.exists(path)
