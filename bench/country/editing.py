"""From saving to seeing: how long the preview takes to serve a place whose file has just changed."""

from __future__ import annotations

import contextlib
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

NAME = re.compile(r"^name: \{fi: (?=\w)", re.MULTILINE)  # before the Finnish name of a place that needs no quotes
PATIENCE = 180  # seconds
RESTING = 0.25  # seconds of CPU in a second


def times_to_see(engine: Path, folder: Path, environment: dict[str, str], edits: int) -> list[dict[str, float]]:
    """Starts the preview of the site in `folder`, changes the name of one place so many times, and asks for its page until it says so: {"wall", "cpu"} in seconds."""
    place = next(path for path in sorted(folder.glob("data/regions/*/places/*.yaml")) if NAME.search(path.read_text(encoding="utf-8")))
    before = place.read_text(encoding="utf-8")
    with _preview(engine, folder, environment) as (process, address):
        page = f"{address}fi/paikat/{place.stem}/"
        _wait_for(page, "<h1")
        try:
            return [_times(process, page, place, before, f"Muutos{number}") for number in range(edits)]
        finally:
            place.write_text(before, encoding="utf-8")


def _times(process: int, page: str, place: Path, before: str, word: str) -> dict[str, float]:
    _wait_for_rest(process)
    start, used = time.monotonic(), _cpu(process)
    place.write_text(NAME.sub(rf"\g<0>{word} ", before, count=1), encoding="utf-8")
    _wait_for(page, word)
    return {"wall": time.monotonic() - start, "cpu": _cpu(process) - used}


@contextlib.contextmanager
def _preview(engine: Path, folder: Path, environment: dict[str, str]) -> Iterator[tuple[int, str]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([engine, "serve", "--dev-addr", f"127.0.0.1:{port}"], cwd=folder, env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process.pid, f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def _cpu(process: int) -> float:
    """User and system seconds of a running process and of its children that have ended."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def _wait_for_rest(process: int) -> None:
    """Until the preview has done next to nothing for a second, as when an editor thinks; it looks for changed files all the time."""
    resting = False
    while not resting:
        used = _cpu(process)
        time.sleep(1)
        resting = _cpu(process) - used <= RESTING


def _wait_for(page: str, text: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(URLError, ConnectionError, TimeoutError), urlopen(page, timeout=PATIENCE) as answer:
            if text in answer.read().decode():
                return
        time.sleep(0.02)
    raise TimeoutError(f"{page} never said {text}")
