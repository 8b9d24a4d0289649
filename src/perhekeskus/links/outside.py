"""Asking others' servers whether their pages are still there: one request a host at a time, slowly, and never more than it takes."""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from queue import Empty, SimpleQueue
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from .answers import Reply, host_of
from .wire import Page, Trouble, Wire

MOST_REDIRECTS = 8
ATTEMPTS = 3
LONGEST_WAIT = 60.0  # seconds: who asks for more is left until the next round
FIRST_WAIT = 2.0
REDIRECTS, FOR_GOOD = (301, 302, 303, 307, 308), (301, 308)
NOT_FOR_ROBOTS = (401, 402, 403, 405, 406, 407, 451, 999)
LATER = (429, 500, 502, 503, 504)
RESTING = ("too-often", "slow", "unreachable")  # a host that answers so is left alone for the rest of the round
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|default|etusivu|framsida)(?:\.\w+)?/?)?", re.I)
_OWN_PLACES = ("", "top")  # which every page has


class Stopped(Exception):
    """The round is over, and nobody waits for a reply any more."""


class Turns:
    """Whose turn it is at a host: one request at a time, and `delay` seconds between two. `sleep` may raise Stopped."""

    def __init__(self, delay: float, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], object] = time.sleep):
        self.delay, self.clock, self.sleep = delay, clock, sleep
        self._lock, self._hosts = threading.Lock(), {}

    @contextmanager
    def at(self, host: str) -> Iterator[None]:
        with self._lock:
            place = self._hosts.setdefault(host, _Place())
        with place.lock:
            if (wait := place.free_at - self.clock()) > 0:
                self.sleep(wait)
            try:
                yield
            finally:
                place.free_at = self.clock() + self.delay


@dataclass
class _Place:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = float("-inf")


@dataclass(frozen=True)
class Asker:
    """Asks for one address after the other, from several threads."""

    wire: Wire
    turns: Turns
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    chance: Callable[[], float] = random.random

    def ask(self, address: str) -> Reply:
        """Follows redirects to the page, and looks for the place inside it that the address names. Raises nothing of its own."""
        page, _, fragment = address.partition("#")
        fragment = unquote(fragment.partition(":~:")[0])
        sought = fragment if fragment not in _OWN_PLACES and fragment[0] not in "!/" else ""  # those are a script's own addresses
        try:
            return self._followed(page, sought)
        except Trouble as trouble:
            return Reply(trouble.kind, to=trouble.to)

    def _followed(self, start: str, sought: str) -> Reply:
        here, seen, for_good, cookies = start, {start}, True, False
        for _ in range(MOST_REDIRECTS + 1):
            page = self._page(here, bool(sought))
            if page.status not in REDIRECTS or "location" not in page.headers:
                return _reply(start, here, page, sought, for_good and here != start)
            for_good, cookies = for_good and page.status in FOR_GOOD, cookies or "set-cookie" in page.headers
            here = _joined(here, page.headers["location"])
            if here in seen:
                break
            seen.add(here)
        raise Trouble("not-for-robots" if cookies else "loop", here)  # who insists on cookies would let a reader in

    def _page(self, address: str, with_body: bool) -> Page:
        """By HEAD where that is enough; who does not answer to it, or says that there is no page, is asked as a browser asks."""
        if not with_body:
            try:
                page = self._in_turn("HEAD", address)
                if page.status < 400:
                    return page
                if page.status in LATER:
                    if (wait := self._wait(page, 0)) > LONGEST_WAIT:
                        return page
                    self.turns.sleep(wait)
            except Trouble as trouble:
                if trouble.kind not in ("slow", "broken-reply"):
                    raise
        return self._patiently("GET", address, with_body)

    def _patiently(self, method: str, address: str, with_body: bool) -> Page:
        """Some times over, ever more slowly, where the trouble may pass."""
        for attempt in range(ATTEMPTS):
            try:
                page = self._in_turn(method, address, with_body)
                wait = self._wait(page, attempt)
                if page.status not in LATER or wait > LONGEST_WAIT or attempt == ATTEMPTS - 1:
                    return page
            except Trouble as trouble:
                if trouble.kind not in ("slow", "broken-reply") or attempt == ATTEMPTS - 1:
                    raise
                wait = self._wait(None, attempt)
            self.turns.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _in_turn(self, method: str, address: str, with_body: bool = False) -> Page:
        with self.turns.at(host_of(address)):
            return self.wire.ask(method, address, with_body)

    def _wait(self, page: Page | None, attempt: int) -> float:
        """Seconds: what the server asks for, else twice as many each time, more or less, so that not all come back at once."""
        asked = retry_after(page.headers["retry-after"], self.now()) if page and "retry-after" in page.headers else None
        return FIRST_WAIT * 2**attempt * (0.5 + self.chance()) if asked is None else asked


def retry_after(value: str, now: datetime) -> float | None:
    """Seconds from a header that gives them, or a time; None when it can be read as neither."""
    if re.fullmatch(r"\s*[0-9]{1,9}\s*", value):
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds())


def _joined(here: str, location: str) -> str:
    """Where a redirect leads. Raises Trouble for what cannot be read."""
    try:
        there = urldefrag(urljoin(here, location.strip())).url
        urlsplit(there).port  # a port that is no number is found only when asked for
    except ValueError:
        raise Trouble("bad-redirect", location) from None
    return there


def _reply(start: str, here: str, page: Page, sought: str, moved: bool) -> Reply:
    """What the last page means; `moved` when every step to it was for good."""
    if kind := _kind(page.status):
        return Reply(kind, page.status, here if here != start else None)
    if here != start and _is_front(here) and not _is_front(start):
        return Reply("front-page", page.status, here)
    if sought and not _has_place(page, sought):
        return Reply("fragment-missing", page.status, f"{here}#{sought}")
    return Reply("moved", page.status, f"{here}#{sought}" if sought else here) if moved else Reply("fine", page.status)


def _kind(status: int) -> str | None:
    """What a status says is wrong; None for a page."""
    if 200 <= status < 300:
        return None
    by_status = {404: "not-found", 410: "gone", 429: "too-often", **dict.fromkeys(NOT_FOR_ROBOTS, "not-for-robots")}
    return by_status.get(status, "server-error" if status >= 500 else "odd-status")


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.query and bool(_FRONT.fullmatch(parts.path))


def _has_place(page: Page, sought: str) -> bool:
    """Whether a page has what the address names. What is no HTML, or was not read to its end, is believed."""
    kind = page.headers.get("content-type", "text/html")
    if "html" not in kind.lower():
        return True
    places = _Places()
    places.feed(_text(page.body, kind))
    return sought in places.found or not page.whole


def _text(body: bytes, kind: str) -> str:
    named = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", kind)
    try:
        return body.decode(named[1] if named else "utf-8", "replace")
    except (LookupError, ValueError):
        return body.decode("utf-8", "replace")


class _Places(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if value and (name == "id" or name == "name" and tag == "a")}


def ask_all(addresses: Iterable[str], ask: Callable[[str], Reply], side_by_side: int, seconds: float, stop: threading.Event) -> Iterator[tuple[str, Reply]]:
    """(address, reply) as they come, `side_by_side` hosts at once. After `seconds`, and when nobody wants more, `stop` is set: what is left waits for the next round."""
    waiting, replies = SimpleQueue[list[str]](), SimpleQueue[tuple[str, Reply] | None]()
    hosts = _by_host(addresses)
    for group in hosts:
        waiting.put(group)
    workers = [threading.Thread(target=_work, args=(waiting, replies, ask, stop), daemon=True) for _ in range(min(side_by_side, len(hosts)))]
    for worker in workers:
        worker.start()
    until, at_work = time.monotonic() + seconds, len(workers)
    try:
        while at_work and (left := until - time.monotonic()) > 0:
            try:
                found = replies.get(timeout=left)
            except Empty:
                return
            if found is None:
                at_work -= 1
            else:
                yield found
    finally:
        stop.set()


def _by_host(addresses: Iterable[str]) -> list[list[str]]:
    """The addresses of each host in their order; the host with the most begins, because it takes the longest."""
    found: dict[str, list[str]] = {}
    for address in addresses:
        found.setdefault(host_of(address), []).append(address)
    return sorted(found.values(), key=len, reverse=True)


def _work(waiting: SimpleQueue, replies: SimpleQueue, ask: Callable[[str], Reply], stop: threading.Event) -> None:
    """Host after host, until there is none left. Its last word is None, whatever happens."""
    try:
        while True:
            for address in waiting.get_nowait():
                if stop.is_set():
                    return
                reply = ask(address)
                replies.put((address, reply))
                if reply.kind in RESTING:
                    break
    except (Empty, Stopped):
        pass
    finally:
        replies.put(None)
