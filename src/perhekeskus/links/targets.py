"""Where an address leads: to a file of the site, out of it, or nowhere, and then why."""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from .pages import Page, Site

LOST = "404.html"  # shown at the address that was not found, whatever its depth
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", re.S)
_BARE = ("mailto", "tel", "sms")  # what follows is no address of a page
_UNREAD = ("data", "blob", "about")
_NETWORK = ("http", "https", "webcal", "webcals")
_MISWRITTEN = re.compile(r"%(?![0-9A-Fa-f]{2})|[\s\\<>{}\"|^`]")
_ID = re.compile(r"\sid=[\"']([^\"']+)[\"']")


class Target(NamedTuple):
    """`kind` is 'inside', 'outside' or 'other', for what is no page, or that of a fault; `file` is under the site's folder, and for a fault the one that is meant, where that can be told."""

    kind: str
    file: str = ""


OUTSIDE, OTHER = Target("outside"), Target("other")


class Targets:
    """Those of one site. Pages share most of what they lead to, so each is looked for once."""

    def __init__(self, site: Site):
        self.site = site
        self._above: dict[tuple[str, int], str | None] = {}
        self._found: dict[tuple[str, str], Target] = {}

    def of(self, page: Page, address: str) -> Target:
        """Where an address on a page leads."""
        address = address.strip()
        if address in ("", "#"):
            return Target("link-empty")
        if address[0] in "#?":
            return self._at(page.file, address.partition("#")[2])
        if page.file == LOST and not address.startswith("/") and not _SCHEME.match(address):
            return Target("link-lost")
        ups = 0
        while address.startswith("../", 3 * ups):
            ups += 1
        base = self.above(page.folder, ups)
        return Target("link-above-root") if base is None else self.below(base, address[3 * ups :], lost=page.file == LOST)

    def below(self, base: str, rest: str, lost: bool = False) -> Target:
        """Where an address leads from a folder of the site, '' for its root."""
        if (base, rest) not in self._found:
            self._found[base, rest] = self._settled(base, rest, lost)
        return self._found[base, rest]

    def above(self, folder: str, ups: int) -> str | None:
        """'fi/' is two above 'fi/a/b/'; above the root there is nothing."""
        if (folder, ups) not in self._above:
            parts = folder.split("/")[:-1]
            self._above[folder, ups] = None if ups > len(parts) else "".join(f"{part}/" for part in parts[: len(parts) - ups])
        return self._above[folder, ups]

    def nearest(self, target: Target) -> str:
        """The address of a file as links write it, without the way to it."""
        return target.file.removesuffix("index.html") if not self.site.on_disk else target.file

    def _settled(self, base: str, rest: str, lost: bool) -> Target:
        if match := _SCHEME.match(rest):
            return self._of_scheme(match[1].lower(), rest, match[2])
        if rest.startswith("//"):
            return Target("link-scheme")
        if not rest.startswith("/"):
            return self._inside(base, rest)
        path = urlsplit(self.site.address).path if self.site.address else "/"
        if not lost or not rest.startswith(path):  # any folder of any host can serve the site
            return Target("link-from-root")
        return self._inside("", rest[len(path) :])

    def _of_scheme(self, scheme: str, address: str, rest: str) -> Target:
        if scheme in _UNREAD:
            return OTHER
        if scheme in _BARE:
            return OTHER if rest.strip("/ ") else Target("link-empty")
        if scheme not in _NETWORK or not (host := _host(address)):
            return Target("link-scheme")
        own = urlsplit(self.site.address or "")
        if host != own.netloc.lower():
            return OUTSIDE
        if scheme in ("http", "https") and scheme != own.scheme:
            return Target("link-insecure")
        path = address.partition("//")[2].partition("/")[2]
        folder = own.path.lstrip("/")
        return self._inside("", path[len(folder) :]) if path.startswith(folder) else OUTSIDE  # beside our folder stand other people's sites

    def _inside(self, base: str, rest: str) -> Target:
        path, _, fragment = rest.partition("#")
        path = path.partition("?")[0]
        if _MISWRITTEN.search(path) or (decoded := _decoded(path)) is None:
            return Target("link-encoding")
        whole: list[str] = base.split("/")[:-1]
        *folders, name = decoded.split("/")
        for folder in [*folders, *([name] if name in (".", "..") else [])]:
            if folder == ".." and not whole:
                return Target("link-above-root")
            if folder == "..":
                whole.pop()
            elif folder != ".":
                whole.append(folder)
        found = self._file("/".join([*whole, "" if name in (".", "..") else name]))
        return self._at(found.file, fragment) if found.kind == "inside" else found

    def _file(self, path: str) -> Target:
        files, index = self.site.files, f"{path}index.html"
        if path in files:
            return Target("inside", path)
        if (not path or path.endswith("/")) and index in files:
            return Target("link-to-folder", index) if self.site.on_disk else Target("inside", index)
        if f"{path}/index.html" in files:
            return Target("link-no-slash", f"{path}/index.html")
        near = self._by_lower.get(path.lower()) or self._by_lower.get(index.lower())
        return Target("link-letter-case", near) if near else Target("link-missing", path)

    def _at(self, file: str, fragment: str) -> Target:
        """A place in a file that is there; what names words to be shown is no place."""
        fragment = unquote(fragment.partition(":~:")[0])
        known = self.ids(file)
        return Target("inside", file) if not fragment or known is None or fragment in known or fragment.lower() == "top" else Target("link-anchor", file)

    def ids(self, file: str) -> frozenset[str] | None:
        """The ids in a page or a picture; None for what has none to link to."""
        if file in self.site.pages:
            return self.site.pages[file].known_ids
        if not file.endswith(".svg"):
            return None
        if file not in self._pictures:
            self._pictures[file] = frozenset(_ID.findall(self.site.text(file)))
        return self._pictures[file]

    @cached_property
    def _pictures(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _by_lower(self) -> dict[str, str]:
        return {file.lower(): file for file in self.site.files}


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower() if urlsplit(address).hostname else ""
    except ValueError:
        return ""


def _decoded(path: str) -> str | None:
    try:
        return unquote(path, errors="strict")
    except UnicodeDecodeError:
        return None
