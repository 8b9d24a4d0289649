"""A folder built anew; what happens to one that is killed stands in tests/hosting/test_killing.py."""

import errno
import os
import threading

import pytest

from perhekeskus import swapping
from perhekeskus.swapping import exchange, lock_of, rebuilt

WRITE = 'mkdir $SITE_DIR && echo "$TEXT" > $SITE_DIR/index.html'


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old\n", encoding="utf-8")
    return folder


def build(site, command=WRITE, is_whole=lambda folder: True, text="new", **more):
    return rebuilt(site, ["sh", "-c", command], {**os.environ, "TEXT": text}, is_whole, **more)


def left(site):
    """What stands in the folder of the site, and the site's own page."""
    return sorted(path.name for path in site.parent.iterdir()), (site / "index.html").read_text(encoding="utf-8").strip()


def test_what_was_built_takes_the_place(site):
    """And nothing else is left but the file that is held meanwhile."""
    assert build(site)
    assert left(site) == ([".site.lock", "site"], "new")


def test_the_first_build_needs_no_former_one(tmp_path):
    """Nor the folder above."""
    assert build(tmp_path / "build" / "site")
    assert left(tmp_path / "build" / "site")[1] == "new"


@pytest.mark.parametrize(("command", "is_whole"), [(f"{WRITE}; exit 3", True), ("true", False), (WRITE, False)])
def test_what_fails_or_is_not_whole_changes_nothing(site, command, is_whole):
    """Whatever it has written by then."""
    assert not build(site, command, lambda folder: is_whole)
    assert left(site) == ([".site.lock", "site"], "old")


def test_what_cannot_be_begun_changes_nothing(site):
    """The mistake is raised."""
    with pytest.raises(FileNotFoundError):
        rebuilt(site, ["no-such-program"], os.environ, lambda folder: True)
    assert left(site) == ([".site.lock", "site"], "old")


def test_what_a_killed_build_left_is_in_nobody_s_way(site):
    """Half a build beside, and a former site that had been laid aside."""
    for name in ("site.new", "site.old"):
        (site.parent / name / "fi").mkdir(parents=True)
    assert build(site)
    assert left(site) == ([".site.lock", "site"], "new")


def test_a_site_laid_aside_comes_back(site):
    """Where there is no exchange, a build may have been killed between its two steps; the next one, even if it fails, brings the site back."""
    site.rename(site.with_name("site.old"))
    assert not build(site, "false")
    assert left(site) == ([".site.lock", "site"], "old")


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP])
def test_without_exchange_there_are_two_steps(site, monkeypatch, number):
    """A system or a disk that knows no exchange still gets its site."""

    def refuse(*_):
        raise OSError(number, "no")

    monkeypatch.setattr(swapping, "exchange", refuse)
    assert build(site)
    assert left(site) == ([".site.lock", "site"], "new")


def test_a_disk_that_fails_is_told(site, monkeypatch):
    """It is no reason to try in two steps, and the old site stays."""

    def fail(*_):
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(swapping, "exchange", fail)
    with pytest.raises(OSError, match="broken"):
        build(site)
    assert left(site) == ([".site.lock", "site"], "old")


@pytest.mark.parametrize("system", ["win32", "linux"])
def test_a_system_without_the_call_says_so(site, monkeypatch, system):
    """Also a Linux whose library is too old."""
    monkeypatch.setattr(swapping.sys, "platform", system)
    monkeypatch.setattr(swapping.ctypes, "CDLL", lambda *_, **__: object())
    with pytest.raises(OSError) as told:
        exchange(site, site.parent)
    assert told.value.errno == errno.ENOSYS


def test_a_link_stays_a_link(site):
    """What it leads to is replaced."""
    link = site.with_name("linkki")
    link.symlink_to(site, target_is_directory=True)
    assert build(link)
    assert link.is_symlink() and left(site) == ([".site.lock", "linkki", "site"], "new")
    assert lock_of(link) == lock_of(site)


def test_two_builds_at_once_do_not_mix(site):
    """The second begins when the first has ended, and is told that it waits."""
    told = []
    slow = threading.Thread(target=build, args=(site, f"{WRITE}; sleep 0.4"), kwargs={"text": "first"})
    slow.start()
    while not (site.parent / "site.new").exists():
        pass
    assert build(site, text="second", waiting=lambda: told.append("waiting"))
    slow.join(timeout=10)
    assert (left(site), told) == (([".site.lock", "site"], "second"), ["waiting"])
