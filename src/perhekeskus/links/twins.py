"""What pages say of their own address and of their twins in the other language, and what the sitemap says of both."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree

from .inside import Fault
from .pages import SITEMAP, Link, Page
from .targets import Targets

_LOC, _URL = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc", "{http://www.sitemaps.org/schemas/sitemap/0.9}url"
_ALTERNATE = "{http://www.w3.org/1999/xhtml}link"


def faults(targets: Targets) -> Iterator[Fault]:
    for page in targets.site.pages.values():
        yield from _of_canonical(page, targets)
        yield from _of_alternates(page, targets)
        yield from _of_switch(page, targets)
    if SITEMAP in targets.site.files:
        yield from _of_sitemap(targets)
    elif targets.site.address:
        yield Fault("sitemap-missing", SITEMAP, SITEMAP)


def _head(page: Page, rel: str, address: str) -> Link:
    return next(link for link in page.links if link.rel == rel and link.address == address)


def _of_canonical(page: Page, targets: Targets) -> Iterator[Fault]:
    if page.canonical is None:
        if targets.site.address and page.listed and "/" in page.file:
            yield Fault("canonical-missing", page.file, page.path)
        return
    link = _head(page, "canonical", page.canonical)
    target = targets.of(page, page.canonical)
    meant = targets.site.pages.get(target.file) if target.kind == "inside" else None
    if targets.site.address and not urlsplit(page.canonical).scheme:
        yield Fault("canonical-relative", page.file, page.canonical, "", link)
    elif meant is None:
        yield Fault("canonical-lost", page.file, page.canonical, target.file, link)
    elif meant is not page and page.listed:
        yield Fault("canonical-elsewhere", page.file, page.canonical, meant.path, link)
    elif meant is not page and (meant.refresh is not None or not _names_itself(meant, targets)):
        yield Fault("canonical-chain", page.file, page.canonical, meant.path, link)


def _names_itself(page: Page, targets: Targets) -> bool:
    return page.canonical is None or targets.of(page, page.canonical).file == page.file


def _of_alternates(page: Page, targets: Targets) -> Iterator[Fault]:
    """A page at the root is nobody's twin: it only leads to them."""
    pages, site = targets.site.pages, targets.site
    if page.alternates and "/" in page.file and page.language not in page.alternates:
        yield Fault("twin-not-itself", page.file, page.language)
    for language, address in page.alternates.items():
        link, target = _head(page, "alternate", address), targets.of(page, address)
        twin = pages.get(target.file) if target.kind == "inside" else None
        if site.address and not urlsplit(address).scheme:
            yield Fault("alternate-relative", page.file, address, "", link)
        elif twin is None:
            yield Fault("twin-missing", page.file, address, target.file, link)
        elif twin.language != language and language != "x-default":
            yield Fault("twin-language", page.file, address, language, link)
        elif "/" in page.file and language == page.language and twin is not page:
            yield Fault("twin-not-itself", page.file, page.language, "", link)
        elif "/" in page.file and (back := twin.alternates.get(page.language)) is None or "/" in page.file and targets.of(twin, back).file != page.file:
            yield Fault("twin-unanswered", page.file, address, twin.path, link)


def _of_switch(page: Page, targets: Targets) -> Iterator[Fault]:
    """The button for the other language leads to the page that says the same, and the one there leads back."""
    if page.switch is None or (target := targets.of(page, page.switch)).kind != "inside" or target.file not in targets.site.pages:
        return  # which is told of the link already
    twin = targets.site.pages[target.file]
    told = {targets.of(page, address).file for language, address in page.alternates.items() if language != page.language}
    if (told and twin.file not in told) or (twin.switch is not None and targets.of(twin, twin.switch).file != page.file):
        link = next(link for link in page.links if link.tag == "a" and link.address == page.switch and link.hreflang) if any(link.address == page.switch and link.hreflang for link in page.links) else None
        yield Fault("switch", page.file, page.switch, twin.path, link)


def _of_sitemap(targets: Targets) -> Iterator[Fault]:
    site = targets.site
    try:
        rows = ElementTree.parse(site.folder / SITEMAP).getroot().findall(_URL)
    except ElementTree.ParseError as error:
        yield Fault("sitemap-broken", SITEMAP, str(error))
        return
    listed: dict[str, dict[str, str]] = {}
    for row in rows:
        address = (row.findtext(_LOC) or "").strip()
        target = targets.below("", address) if urlsplit(address).scheme else None
        page = site.pages.get(target.file) if target and target.kind == "inside" else None
        if page is None or not page.listed or page.file in listed:
            yield Fault("sitemap-page" if page is None else "sitemap-twice" if page.file in listed else "sitemap-unlisted", SITEMAP, address)
        else:
            listed[page.file] = {link.get("hreflang", ""): link.get("href", "") for link in row.findall(_ALTERNATE)}
    for page in site.pages.values():
        if page.file in listed and listed[page.file] != page.alternates:
            yield Fault("sitemap-twins", SITEMAP, (site.address or "") + page.path)
        elif page.file not in listed and page.listed and "/" in page.file and page.refresh is None and _names_itself(page, targets):
            yield Fault("sitemap-forgotten", SITEMAP, (site.address or "") + page.path)
