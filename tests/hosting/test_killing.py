"""Whoever is killed while building or publishing leaves what can be read: every step is tried, and random moments."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("killing.py")
KILLS = os.environ.get("KILLS", "50")


def killed(what: str, folder: Path) -> dict:
    done = subprocess.run([sys.executable, str(PROGRAM), what, str(folder), KILLS], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(("what", "least"), [("publishings", 80), ("first", 40)])
def test_a_killed_publishing_leaves_no_dead_link(tmp_path, what, least):
    """At whichever step: pages lead only to what is there, and the next run makes the folder what it should be."""
    told = killed(what, tmp_path)
    assert told["found"] == [] and told["steps"] >= least


@pytest.mark.parametrize("what", ["swaps", "two-steps"])
def test_a_killed_exchange_leaves_one_whole_site(tmp_path, what):
    """The old or the new one; where the system knows no exchange, at the latest after the next run."""
    told = killed(what, tmp_path)
    assert told["found"] == [] and told["steps"] >= 10


def test_killed_builds_leave_one_whole_site(tmp_path):
    """At fifty random moments; half of them without what they had begun, which goes on writing until it ends."""
    told = killed("builds", tmp_path)
    assert told["found"] == []
    assert 1 < told["finished"] < told["steps"] == int(KILLS), "some came to their end, and not all"
