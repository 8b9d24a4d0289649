"""A file that is written over: whoever reads it, at any moment, finds one whole text."""

import os
import signal
import stat
import subprocess
import sys

import pytest

from perhekeskus.keeping import save

OLD, NEW = "vanha: sisältö\n", "uusi: sisältö\n" * 1000
# A child that stops at a step of writing, says so, and waits to be killed.
STOPPED = """
import os, sys, time
from pathlib import Path
from perhekeskus.keeping import save

def stop(*_):
    print("here", flush=True)
    time.sleep(60)

setattr(os, sys.argv[2], stop)
save(Path(sys.argv[1]), "uusi: sisältö\\n" * 1000)
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "paikka.yaml"
    path.write_text(OLD, encoding="utf-8")
    return path


def test_the_new_text_takes_the_place_of_the_old(path):
    """And nothing else is left in the folder."""
    save(path, NEW)
    assert path.read_text(encoding="utf-8") == NEW
    assert os.listdir(path.parent) == [path.name]


def test_a_file_that_is_not_there_yet_is_made(tmp_path):
    save(tmp_path / "uusi.yaml", OLD)
    assert (tmp_path / "uusi.yaml").read_text(encoding="utf-8") == OLD


def test_lines_end_as_the_text_has_them(path):
    """A file from another system keeps its line ends on this one."""
    save(path, "a: 1\r\nb: 2\n")
    assert path.read_bytes() == b"a: 1\r\nb: 2\n"


def test_rights_stay(path):
    """A file that others may not read does not become one that they may."""
    path.chmod(0o640)
    save(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(path):
    """What it leads to is written."""
    link = path.with_name("linkki.yaml")
    link.symlink_to(path)
    save(link, NEW)
    assert link.is_symlink() and path.read_text(encoding="utf-8") == NEW


@pytest.mark.parametrize("step", ["replace", "fsync"])
def test_a_step_that_fails_leaves_the_old_file(path, monkeypatch, step):
    """Whole, and without anything beside it."""

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space"):
        save(path, NEW)
    assert path.read_text(encoding="utf-8") == OLD
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_process_that_is_killed_leaves_the_old_file(path, step):
    """Before the text is on the disk, or before it has its name; the next try takes over what is left beside it."""
    child = subprocess.Popen([sys.executable, "-c", STOPPED, str(path), step], stdout=subprocess.PIPE, text=True)
    with child:
        assert child.stdout.readline() == "here\n"
        child.send_signal(signal.SIGKILL)
    assert path.read_text(encoding="utf-8") == OLD
    assert all(name.startswith(".") for name in os.listdir(path.parent) if name != path.name)
    save(path, NEW)
    assert os.listdir(path.parent) == [path.name] and path.read_text(encoding="utf-8") == NEW
