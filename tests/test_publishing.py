"""A site brought into a host's folder; what happens to a publishing that is killed stands in tests/hosting/test_killing.py."""

import errno
import gzip
import os
import resource
import subprocess
import sys
import threading

import pytest

from perhekeskus import publishing
from perhekeskus.packing import packings
from perhekeskus.publishing import LIST, LOCK, WHOLE, Published, Refused, is_whole, publish, steps
from perhekeskus.turns import turn

PAGES = {name: name for name in WHOLE}


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def contents(folder):
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file() and path.name not in (LIST, LOCK)}


@pytest.fixture
def site(tmp_path):
    return write(tmp_path / "site", {**PAGES, "fi/a/index.html": "a", "assets/a.js": "a"})


@pytest.fixture
def target(tmp_path):
    return tmp_path / "target"


def order(new, there, ours):
    return [f"{step.act} {step.name}" for step in steps(new, there, ours)]


def test_the_order_of_publishing():
    """New addresses, then what pages need, then pages, then what tells of them; what has gone leads nowhere before the first of it is missing."""
    new, old = {"a.html", "b.html", "b.js", "sitemap.xml"}, {"a.html", "c.html", "c.js", "d.html", "sitemap.xml"}
    assert order(new, old, old) == [
        "hold b.html", "put b.js", "put a.html", "put b.html", "put sitemap.xml", "hold c.html", "hold d.html", "remove c.html", "remove c.js", "remove d.html",
    ]  # fmt: skip


def test_what_is_not_ours_does_not_go():
    """A host's own files, and those of another site."""
    assert order({"a.js"}, {"a.js", "robots.txt"}, {"a.js"}) == ["put a.js"]


def test_a_folder_gets_the_site(site, target):
    """All of it, and it is counted."""
    assert publish(site, target) == Published(new=7)
    assert contents(target) == contents(site)


def test_what_has_not_changed_is_left_alone(site, target):
    """With its time, so that a browser need not fetch it again, whenever the site was built."""
    publish(site, target)
    for path in target.rglob("*"):
        os.utime(path, (1, 1))
    write(site, {**contents(site), "fi/a/index.html": "A"})
    assert publish(site, target) == Published(changed=1, same=6)
    assert {path.name for path in target.rglob("*.*") if path.is_file() and path.name != LOCK and path.stat().st_mtime > 1} == {"index.html"}
    assert (target / "fi/index.html").stat().st_mtime == 1 and (target / "fi/a/index.html").read_text(encoding="utf-8") == "A"


def test_what_has_gone_is_removed_with_its_folders(site, target):
    """But not what the host keeps there."""
    publish(site, target)
    write(target, {".well-known/x": "x", "robots.txt": "x"})
    (site / "fi/a/index.html").unlink()
    assert publish(site, target).gone == 1
    assert not (target / "fi/a").exists() and (target / "fi").exists() and (target / ".well-known/x").exists() and (target / "robots.txt").exists()


def test_what_a_killed_run_was_writing_goes(site, target):
    """Also when the site has no such file any more; what the host keeps under such a name stays."""
    publish(site, target)
    write(target, {"fi/a/.index.html.new": "half", "assets/.a.js.br.new": "half", "assets/.host.js.new": "x"})
    (site / "assets/a.js").unlink()
    publish(site, target)
    assert [path.name for path in target.rglob("*.new")] == [".host.js.new"]


def test_packed_forms_stand_beside(site, target):
    """They change and go with their files, and stay when nothing has changed."""
    long = {name: f"{name} " * 500 for name in ("fi/a/index.html", "assets/a.js")}
    write(site, long)
    publish(site, target, packings())
    for name, text in long.items():
        assert gzip.decompress((target / f"{name}.gz").read_bytes()).decode() == text and (target / f"{name}.br").exists()
    os.utime(target / "assets/a.js.gz", (1, 1))
    write(site, {"fi/a/index.html": "B" * 5000})
    publish(site, target, packings())
    assert gzip.decompress((target / "fi/a/index.html.gz").read_bytes()) == b"B" * 5000
    assert (target / "assets/a.js.gz").stat().st_mtime == 1
    publish(site, target)
    assert not list(target.rglob("*.gz")) and not list(target.rglob("*.br"))


@pytest.mark.parametrize("missing", WHOLE)
@pytest.mark.parametrize("how", ["gone", "empty"])
def test_half_a_site_is_refused(site, target, missing, how):
    """Nothing is made of it."""
    (site / missing).unlink() if how == "gone" else (site / missing).write_text("")
    assert not is_whole(site)
    with pytest.raises(Refused, match="publish-not-whole"):
        publish(site, target)
    assert not target.exists()


def test_a_folder_of_somebody_else_s_is_refused(site, target):
    """Until it is said that it may be used; then what is there stays, but for files of the same name, and it is known the next time."""
    write(target, {"mine.txt": "x", "index.html": "mine"})
    with pytest.raises(Refused, match="publish-not-ours"):
        publish(site, target)
    assert contents(target) == {"mine.txt": "x", "index.html": "mine"} and not (target / LOCK).exists()
    publish(site, target, anywhere=True)
    publish(site, target)
    assert contents(target) == {**contents(site), "mine.txt": "x"}


@pytest.mark.parametrize("place", ["site", "target"])
@pytest.mark.parametrize("folder", [True, False])
def test_a_link_is_refused(site, target, tmp_path, place, folder):
    """It would lead out of the folder: what others keep there would be published, or written over."""
    publish(site, target)
    outside = write(tmp_path / "outside", {"fi/index.html": "secret"})
    link = tmp_path / place / ("out" if folder else "out.html")
    link.symlink_to(outside if folder else outside / "fi/index.html")
    with pytest.raises(Refused, match="publish-link"):
        publish(site, target)
    assert contents(outside) == {"fi/index.html": "secret"}


@pytest.mark.parametrize("into", ["site", "site/fi", "."])
def test_a_site_is_not_published_into_itself(site, tmp_path, into):
    """Nor into what holds it."""
    with pytest.raises(Refused, match="publish-same-folder"):
        publish(site, tmp_path / into, anywhere=True)


def test_a_file_is_no_folder(site, target):
    """What stands there stays."""
    target.write_text("x")
    with pytest.raises(Refused, match="publish-no-folder"):
        publish(site, target)


def test_a_list_that_somebody_changed_removes_nothing_outside(site, target, tmp_path):
    """Only what lies below the folder can go."""
    publish(site, target)
    (tmp_path / "keep.txt").write_text("x")
    (target / LIST).write_text("../keep.txt\n/etc/passwd\n")
    publish(site, target)
    assert (tmp_path / "keep.txt").exists()


def test_what_was_published_can_be_published_on(site, target, tmp_path):
    """Its list is not taken for the other's."""
    publish(site, target)
    (target / "fi/a/index.html").unlink()
    publish(target, tmp_path / "on")
    assert contents(tmp_path / "on") == contents(target)
    assert "fi/a/index.html" not in (tmp_path / "on" / LIST).read_text(encoding="utf-8")


def test_two_publishings_do_not_mix(site, target):
    """The second waits, and then finds nothing to do."""
    told, done = [], []
    target.mkdir()
    with turn(target / LOCK):
        second = threading.Thread(target=lambda: done.append(publish(site, target, waiting=lambda: told.append("waiting"))))
        second.start()
        while not told:
            pass
        assert not done and contents(target) == {}
    second.join(timeout=10)
    assert done == [Published(new=7)] and told == ["waiting"]


def test_a_build_is_waited_for(site, target, monkeypatch):
    """What is published is one build and not two halves."""
    told = []
    with turn(publishing.lock_of(site)):
        waiting = threading.Thread(target=publish, args=(site, target), kwargs={"waiting": lambda: told.append("waiting")})
        waiting.start()
        while not told:
            pass
        assert contents(target) == {}
    waiting.join(timeout=10)
    assert contents(target) == contents(site)


def test_a_full_disk_leaves_what_was_there(site, target, monkeypatch):
    """Each file is the old one or the new one, nothing lies beside it, and the next run goes on."""
    publish(site, target)
    write(site, {"assets/a.js": "new", "fi/a/index.html": "new"})
    put, room = publishing.put, iter(range(1))

    def full(path, content, **more):
        if next(room, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        put(path, content, **more)

    monkeypatch.setattr(publishing, "put", full)
    with pytest.raises(OSError, match="No space"):
        publish(site, target)
    assert contents(target) == {**contents(site), "fi/a/index.html": "a"}
    monkeypatch.undo()
    assert publish(site, target) == Published(changed=1, same=6)


def test_a_system_that_lets_nothing_grow(site, target):
    """The limit is the system's own, in a process of its own: the command ends with 1 and a sentence, and readers have the old page."""
    publish(site, target)
    write(site, {"fi/a/index.html": "x" * 100_000})
    command = [sys.executable, "-m", "perhekeskus", "publish", str(site), str(target), "--language", "en"]

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    done = subprocess.run(command, preexec_fn=limit, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1 and "Publishing stopped half-way" in done.stderr and "Traceback" not in done.stderr
    assert (target / "fi/a/index.html").read_text(encoding="utf-8") == "a" and not list(target.rglob(".index.html.new"))
