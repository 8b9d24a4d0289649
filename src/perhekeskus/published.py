"""What was published once, beside what a build of today gives: no address may vanish without a word."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from .catalogue import LANGUAGES
from .sitemaps import SitemapError, read_sitemap
from .urls import Addresses

_PLACE = re.compile(rf"(.*?/)((?:{'|'.join(LANGUAGES)})/.*)")  # where a site stands, and the rest of an address


@dataclass(frozen=True)
class Comparison:
    """Addresses from the site's root, '/fi/…', in order of the alphabet: published and nowhere now, and those not published yet."""

    vanished: tuple[str, ...]
    new: tuple[str, ...]


def compare(addresses: Addresses, before: Iterable[str]) -> Comparison:
    """`before` is as `published` gives it. A page that was there and leads on now, or says why it is gone, has not vanished; only pages are new, and those of
    editors only where some of them were published, because no sitemap names them."""
    before = set(before)
    pages = {path for path, state, _ in all_addresses(addresses) if state == "page"}
    of_editors = {f"/{path}" for (kind, _), by_language in addresses.paths.items() if kind in ("desk", "report") for path in by_language.values()}
    pages -= set() if before & of_editors else of_editors
    answered = {path for path, _, _ in all_addresses(addresses)} | {f"/{file}" for file in addresses.calendars}
    return Comparison(tuple(sorted(before - answered)), tuple(sorted(pages - before)))


def all_addresses(addresses: Addresses) -> Iterator[tuple[str, str, str]]:
    """(address, "page", "moved" or "gone", where a moved page is now or the departure that says why one is gone) for all of them."""
    yield from ((f"/{path}", "page", "") for by_language in addresses.paths.values() for path in by_language.values())
    yield from ((f"/{path}", "moved", f"/{addresses.path(key, path.split('/')[0])}") for path, key in addresses.moved)
    yield from ((f"/{path}", "gone", id) for path, id in addresses.gone)


def published(source: Path, url: str = "") -> set[str]:
    """The addresses in a sitemap or a built folder: pages, and in a folder calendars too. `url` is where the site stands now, '' when not known.
    Raises SitemapError and OSError."""
    if source.is_dir():
        found = {_of_file(file) for file in _files(source)} - {""}
        if not found:
            raise SitemapError("published-empty")
        return found
    return _of_one_site(read_sitemap(source), url)


def _files(folder: Path) -> Iterator[str]:
    for language in LANGUAGES:
        for place, _, names in os.walk(folder / language):
            yield from ((Path(place) / name).relative_to(folder).as_posix() for name in names)


def _of_file(file: str) -> str:
    """'fi/haku/index.html' and 'fi/haku.html' → '/fi/haku/'; '' for what is neither a page nor a calendar."""
    if file.endswith(".ics"):
        return f"/{file}"
    return f"/{file.removesuffix('.html').removesuffix('index').rstrip('/')}/" if file.endswith(".html") else ""


def _of_one_site(locations: list[str], url: str) -> set[str]:
    """Addresses from the root of the one site that all of them belong to."""
    parted = [_parted(location) for location in locations]
    places, found = {place for place, _ in parted}, {address for _, address in parted}
    if not found:
        raise SitemapError("published-empty")
    if strangers := sorted(places - {url}) if url else sorted(places)[1:]:
        raise SitemapError("sitemap-other-site", value=strangers[0], other=url or min(places))
    return found


def _parted(location: str) -> tuple[str, str]:
    """(address of the site, address from its root). Raises SitemapError for what is no address of a page of ours."""
    try:
        parts = urlsplit(location)
        match = _PLACE.fullmatch(unquote(parts.path))
    except ValueError:
        parts, match = None, None
    if not match or not parts.netloc:
        raise SitemapError("sitemap-other-address", value=location)
    return f"{parts.scheme}://{parts.netloc}{match[1]}", _of_file(match[2]) or f"/{match[2].rstrip('/')}/"
