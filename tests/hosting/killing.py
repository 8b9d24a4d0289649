"""Kills work at one step after another, or at random moments, and prints what each time was left, as JSON: `killing.py <what> <folder> [<how often>]`.
A program of its own, because a process with threads, such as that of the tests, is not to be copied."""

from __future__ import annotations

import errno
import json
import os
import posixpath
import random
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from perhekeskus import swapping
from perhekeskus.packing import packings
from perhekeskus.publishing import LIST, LOCK, is_whole, publish
from perhekeskus.swapping import rebuilt

LINK = re.compile(r'(?:href|src)="([^"#:]+)"')
ASKED = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "ctypes.dlsym"}  # what the system is asked for when something changes
BUILD = 'mkdir -p $SITE_DIR/fi $SITE_DIR/sv; for name in index.html 404.html fi/index.html fi/a.html sv/index.html sv/a.html _nginx.conf; do $PAUSE; echo "$EDITION" > $SITE_DIR/$name; done'

QUICK, SLOW = "sleep 0.01", "sleep 0.04"


def write_site(folder: Path, pages: dict[str, str], others: tuple[str, ...] = ()) -> Path:
    """A whole site: beside the pages that each has, `pages` by name, with what stands in them."""
    always = {"index.html": '<a href="fi/">fi</a><a href="sv/">sv</a>', "404.html": "lost", "fi/index.html": '<a href="../sv/">sv</a>', "sv/index.html": '<a href="../fi/">fi</a>', "_nginx.conf": "#"}
    for name, text in {**always, **dict.fromkeys(others, "x" * 2000), **pages}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def two_editions(folder: Path) -> tuple[Path, Path]:
    """Two pages that lead to each other go, two that lead to each other come, and what they load goes and comes with them."""

    def pages(name: str) -> dict[str, str]:
        loaded = f'<script src="../../assets/{name}.js"></script>' + "x" * 2000
        return {
            f"fi/{name}/index.html": f'{loaded}<a href="../../sv/{name}/">sv</a>', f"sv/{name}/index.html": f'{loaded}<a href="../../fi/{name}/">fi</a>',
            "fi/index.html": f'<a href="{name}/">{name}</a>' + "x" * 2000, "sitemap.xml": f"<loc>{name}</loc>",
        }  # fmt: skip

    return write_site(folder / "old", pages("old"), ("assets/old.js", "assets/same.js")), write_site(folder / "new", pages("new"), ("assets/new.js", "assets/same.js"))


def dead_links(folder: Path) -> list[str]:
    """'page → address' for each link of a page that leads to no file of the folder."""
    found = []
    for page in sorted(folder.rglob("*.html")):
        here = page.relative_to(folder).parent.as_posix()
        for address in LINK.findall(page.read_text(encoding="utf-8")):
            target = folder / posixpath.normpath(posixpath.join(here, address))
            if not (target / "index.html" if target.is_dir() else target).is_file():
                found.append(f"{page.relative_to(folder)} → {address}")
    return found


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a site but those of the command."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name not in (LIST, LOCK)}


def killed_at_every_step(work: Callable[[], object], before: Callable[[], object]) -> Iterator[int]:
    """The number of each step at which the work was killed, after `before` has made ready for it, until it comes to its end."""
    for step in range(1, 10_000):
        before()
        _, status = os.waitpid(_begun(work, lambda: sys.addaudithook(_ends_at(step))), 0)
        if not os.WIFSIGNALED(status):
            assert status == 0
            return
        yield step


def _begun(work: Callable[[], object], first: Callable[[], object]) -> int:
    child = os.fork()
    if not child:
        try:
            first()
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return child


def _ends_at(step: int) -> Callable:
    left = step

    def asked(event: str, _) -> None:
        nonlocal left
        if event in ASKED and (left := left - 1) == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return asked


def publishings(folder: Path, _: int) -> dict:
    """A site published over its former edition, with packed files, killed at every step."""
    old, new = two_editions(folder)
    target, forms, found = folder / "target", packings(), []

    def before() -> None:
        shutil.rmtree(target, ignore_errors=True)
        publish(old, target, forms)

    publish(new, folder / "whole", forms)
    steps = 0
    for steps in killed_at_every_step(lambda: publish(new, target, forms), before):
        found += [f"step {steps}: {link}" for link in dead_links(target)]
        publish(new, target, forms)
        if contents(target) != contents(folder / "whole"):
            found.append(f"step {steps}: not mended")
    return {"steps": steps, "found": found}


def first_publishings(folder: Path, _: int) -> dict:
    """The same into a folder that is not there yet: it must be known for ours whenever the first run was killed."""
    _, new = two_editions(folder)
    target, found, steps = folder / "target", [], 0
    for steps in killed_at_every_step(lambda: publish(new, target), lambda: shutil.rmtree(target, ignore_errors=True)):
        found += [f"step {steps}: {link}" for link in dead_links(target)]
        publish(new, target)
        if contents(target) != contents(new):
            found.append(f"step {steps}: not mended")
    return {"steps": steps, "found": found}


def swaps(folder: Path, _: int, in_one_step: bool = True) -> dict:
    """A folder built anew, killed at every step; without exchange the former one may lie aside until the next run."""
    site, found, steps = folder / "site", [], 0
    if not in_one_step:
        swapping.exchange = _knows_no_exchange
    for steps in killed_at_every_step(lambda: _build(site, "new"), lambda: _build(site, "old")):
        if not in_one_step and not site.exists():
            rebuilt(site, ["false"], os.environ, is_whole)
        found += [f"step {steps}: {edition}" for edition in [_edition(site)] if edition not in ("old", "new")]
    _build(site, "last")
    return {"steps": steps, "found": found + [str(path) for path in folder.iterdir() if path.name not in ("site", ".site.lock")]}


def _knows_no_exchange(*_) -> None:
    raise OSError(errno.ENOSYS, "no such call")


def builds(folder: Path, often: int) -> dict:
    """Builds killed at random moments, every second one without what it has begun, which goes on writing for a while and more slowly than the next."""
    site, chance, found = folder / "site", random.Random(2026), []
    began = time.monotonic()
    _build(site, "0", QUICK)
    lasts = time.monotonic() - began
    seen = ["0"]
    for number in range(1, often + 1):
        slow = number % 2
        child = _begun(lambda: _build(site, str(number), SLOW if slow else QUICK), lambda: os.setpgid(0, 0))
        os.setpgid(child, child)  # whichever of the two comes first
        time.sleep(chance.uniform(0, (1 if slow else 6) * lasts))
        _kill(child, alone=slow)
        seen.append(_edition(site))
        if seen[-1] not in (seen[-2], str(number)):
            found.append(f"build {number}: {seen[-1]}")
    if not _build(site, "last") or _edition(site) != "last":
        found.append("not built at the end")
    return {"steps": often, "finished": len(set(seen)), "found": found + [str(path) for path in folder.iterdir() if path.name not in ("site", ".site.lock")]}


def _kill(child: int, alone: bool) -> None:
    ended, _ = os.waitpid(child, os.WNOHANG)
    if not ended:
        (os.kill if alone else os.killpg)(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _build(site: Path, edition: str, pause: str = ":") -> bool:
    """`pause` is what the build does before each file."""
    return rebuilt(site, ["sh", "-c", BUILD], {**os.environ, "EDITION": edition, "PAUSE": pause}, is_whole)


def _edition(site: Path) -> str:
    """The edition that every file of a site is of."""
    editions = {path.read_text(encoding="utf-8").strip() for path in site.rglob("*") if path.is_file()}
    return editions.pop() if is_whole(site) and len(editions) == 1 else f"not whole: {sorted(editions)}"


WHAT = {"publishings": publishings, "first": first_publishings, "swaps": swaps, "two-steps": lambda folder, often: swaps(folder, often, in_one_step=False), "builds": builds}

if __name__ == "__main__":
    print(json.dumps(WHAT[sys.argv[1]](Path(sys.argv[2]), int((sys.argv[3:] or ["0"])[0])), ensure_ascii=False))
