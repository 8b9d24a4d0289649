"""One question to the catalogue after the other: slowly, again where the trouble may pass, and no word of an answer believed before it is whole. The only module of the room that needs urllib3 (extra `ptv`)."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError, NewConnectionError, TimeoutError

from ..links.outside import FIRST_WAIT, LATER, retry_after
from .trouble import Trouble

ATTEMPTS = 6
LONGEST_WAIT = 300.0  # seconds: who asks for more is asked another day
LARGEST_BODY = 64_000_000  # bytes of one page; a hundred records with all their texts are a tenth of it
HERE = ("127.0.0.1", "localhost", "::1")  # where a key may go without TLS, for tests
Query = Mapping[str, str | Sequence[str]]


@dataclass
class Wire:
    """`base` is the catalogue's address, `key` who asks, `delay` the seconds between two questions, `patience` those a server may take for each step.

    Raises Trouble for an address to which the key would go in the open, or for a key that no header can carry.
    """

    base: str
    key: str
    delay: float = 0.5
    patience: float = 60.0
    sleep: Callable[[float], object] = time.sleep
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    chance: Callable[[], float] = random.random
    _pool: urllib3.PoolManager = field(default_factory=lambda: urllib3.PoolManager(maxsize=1), init=False)
    _asked: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in HERE):
            raise Trouble("not-safe", self.base)
        if not self.key or not self.key.isascii() or not self.key.isprintable() or self.key != self.key.strip():
            raise Trouble("key-form")

    def page(self, path: str, query: Query) -> tuple[bytes, dict]:
        """One page of a list, as it came and as values: `items`, `page`, `totalItems`, `totalPages`. Raises Trouble."""
        address = f"{self.base}/api/v12/{path}?{urlencode(query, doseq=True)}"
        for attempt in range(ATTEMPTS):
            try:
                return self._once(address)
            except _Later as trouble:
                wait = trouble.wait if trouble.wait is not None else FIRST_WAIT * 2**attempt * (0.5 + self.chance())
                if attempt == ATTEMPTS - 1 or wait > LONGEST_WAIT:
                    raise Trouble(trouble.kind, trouble.about) from None
                self.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, address: str) -> tuple[bytes, dict]:
        if self._asked:
            self.sleep(self.delay)
        self._asked = True
        try:
            status, headers, body = self._answer(address)
        except (NewConnectionError, MaxRetryError) as error:
            raise Trouble("unreachable", self.base) from error
        except TimeoutError:
            raise _Later("slow", self.base) from None
        except (HTTPError, OSError, ValueError):
            raise _Later("broken-reply", self.base) from None
        if status in (401, 403):
            raise Trouble("key-refused", str(status))
        if status in LATER:
            told = headers.get("retry-after")
            raise _Later("too-often" if status == 429 else "server-error", str(status), retry_after(told, self.now()) if told else None)
        if status != 200:
            raise Trouble("odd-status", str(status))
        return body, _list_in(body)

    def _answer(self, address: str) -> tuple[int, Mapping[str, str], bytes]:
        """Redirects are not followed: the key is for this address alone."""
        headers = {"x-api-key": self.key, "Accept": "application/json", "User-Agent": "perhekeskus-ptv/1"}
        response = self._pool.request("GET", address, headers=headers, redirect=False, retries=False, timeout=urllib3.Timeout(self.patience), preload_content=False)
        try:
            body = response.read(LARGEST_BODY + 1, decode_content=True) if response.status == 200 else b""
        finally:
            response.release_conn() if response.status == 200 else response.close()
        return response.status, {name.lower(): value for name, value in response.headers.items()}, body


class _Later(Trouble):
    """Trouble that may pass; `wait` is how long the server wants to be left alone."""

    def __init__(self, kind: str, about: str = "", wait: float | None = None):
        super().__init__(kind, about)
        self.wait = wait


def _list_in(body: bytes) -> dict:
    """Half a body is no JSON, and something else entirely has no items."""
    try:
        page = json.loads(body)
    except (ValueError, RecursionError):
        raise _Later("broken-reply", "JSON") from None
    numbers = (page.get(name) for name in ("totalItems", "totalPages")) if isinstance(page, dict) else (None,)
    if not all(type(number) is int and number >= 0 for number in numbers) or not isinstance(page.get("items"), list):
        raise Trouble("odd-answer")
    return page
