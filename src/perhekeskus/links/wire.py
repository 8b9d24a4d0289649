"""One request over the network, to no other machine than the one that was looked up and found to be public. The only module that needs urllib3 (extra `links`)."""

from __future__ import annotations

import errno
import re
import socket
import ssl
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import urllib3
from urllib3.exceptions import (
    HTTPError,
    NewConnectionError,
    ProtocolError,
    SSLError,
    TimeoutError,
)

LARGEST_BODY = 1_000_000  # bytes that are read of a page at most
PIECE = 65_536
_TRANSLATED = IPv6Network("64:ff9b::/96")  # IPv4 as networks without it write it
_AS_IT_IS = "/%:=@!$&'()*+,;~?"  # in a path or a query
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\\]")


class Trouble(Exception):
    """No page came: why, one of `answers.KINDS`, and what it was about, such as where a page led."""

    def __init__(self, kind: str, to: str | None = None):
        super().__init__(kind, to)
        self.kind, self.to = kind, to


class Page(NamedTuple):
    """What a server has sent: the status, headers by their names in small letters, and the beginning of the body where it was asked for; `whole` when that was all."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    whole: bool = True


class Target(NamedTuple):
    """An address taken apart: what to connect to, and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """The host as the header has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


_PORTS = {"http": 80, "https": 443}


def target_of(address: str) -> Target:
    """Raises Trouble for what is no address on the web."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode()  # å, ä and ö as the network knows them
    except ValueError:
        raise Trouble("bad-redirect", address) from None
    if parts.scheme not in _PORTS:
        raise Trouble("leads-off-web", address)
    if not host or _FORBIDDEN.search(host):
        raise Trouble("bad-redirect", address)
    path = quote(parts.path or "/", _AS_IT_IS) + (f"?{quote(parts.query, _AS_IT_IS)}" if parts.query else "")
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path)


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public internet, whatever form it has: not this machine's, not a neighbour's, not one inside another."""
    address = ip_address(number.partition("%")[0])
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        inner = ip_address(int(address) & 0xFFFF_FFFF) if address in _TRANSLATED else inner
        if inner:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of a host. Raises Trouble: when there is no such name, or when nobody answers about it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        raise Trouble("no-host" if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)) else "unreachable") from None
    except UnicodeError:
        raise Trouble("no-host") from None
    return list(dict.fromkeys(str(where[0]) for *_, where in found))


def _trusting_system() -> ssl.SSLContext:
    return ssl.create_default_context()


@dataclass(frozen=True)
class Wire:
    """`agent` says who asks, `patience` how many seconds a server may take for each step; `loopback_ports` of this machine may be asked, for tests alone."""

    agent: str
    patience: float = 20
    loopback_ports: Collection[int] = ()
    look_up: Callable[[str, int], list[str]] = look_up
    tls: ssl.SSLContext = field(default_factory=_trusting_system)

    def ask(self, method: str, address: str, with_body: bool = False) -> Page:
        """Raises Trouble."""
        target = target_of(address)
        trouble = Trouble("unreachable")
        for number in self._checked(target)[:3]:
            try:
                return self._asked(method, target, number, with_body)
            except NewConnectionError as error:
                trouble = Trouble("refused" if getattr(error.__cause__, "errno", None) == errno.ECONNREFUSED else "unreachable")
            except TimeoutError:
                raise Trouble("slow") from None
            except SSLError:
                raise Trouble("broken-tls") from None
            except (HTTPError, ProtocolError, OSError, ValueError):
                raise Trouble("broken-reply") from None
        raise trouble

    def _checked(self, target: Target) -> list[str]:
        """What the host's name means, looked up once: the connection goes to what was checked, whatever the name means a moment later."""
        numbers = self.look_up(target.host, target.port)
        public = [number for number in numbers if is_public(number) or number == "127.0.0.1" and target.port in self.loopback_ports]
        if numbers and not public:
            raise Trouble("leads-inside", f"{target.scheme}://{target.named}")
        return public

    def _asked(self, method: str, target: Target, number: str, with_body: bool) -> Page:
        host, patience = f"[{number}]" if ":" in number else number, urllib3.Timeout(connect=self.patience, read=self.patience)
        if target.scheme == "https":
            pool: urllib3.HTTPConnectionPool = urllib3.HTTPSConnectionPool(host, target.port, timeout=patience, ssl_context=self.tls, server_hostname=target.host, assert_hostname=target.host)
        else:
            pool = urllib3.HTTPConnectionPool(host, target.port, timeout=patience)
        headers = {"Host": target.named, "User-Agent": self.agent, "Accept": "text/html,*/*;q=0.8", "Accept-Language": "fi, sv, en;q=0.5", "Accept-Encoding": "identity", "Connection": "close"}
        try:
            response = pool.urlopen(method, target.path, headers=headers, redirect=False, retries=False, preload_content=False, assert_same_host=False)
            body, whole = self._beginning(response) if with_body and response.status == 200 else (b"", True)
            response.close()
            return Page(response.status, {name.lower(): _readable(value) for name, value in response.headers.items()}, body, whole)
        finally:
            pool.close()

    def _beginning(self, response: urllib3.BaseHTTPResponse) -> tuple[bytes, bool]:
        """No more than LARGEST_BODY, unpacked or not, and no longer than `patience` in all."""
        body, until = bytearray(), time.monotonic() + self.patience
        for piece in response.stream(PIECE, decode_content=True):
            body += piece
            if len(body) >= LARGEST_BODY or time.monotonic() > until:
                return bytes(body[:LARGEST_BODY]), False
        return bytes(body), True


def _readable(value: str) -> str:
    """A header as its server meant it: Python reads each byte as a letter, and servers write UTF-8."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value
