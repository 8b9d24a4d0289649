"""What is wrong with the links of a built site, each occurrence by itself, without asking anybody on the net."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from .pages import Link, Page, Site
from .targets import LOST, OUTSIDE, Target, Targets

PARTS = {"link", "script", "img", "source", "use", "image", "iframe", "style", "video", "audio", "embed", "object", "track"}  # what a page is put together from
EMPTY = '""'  # how nothing is shown
_ONLY_NAMED = ("dns-prefetch", "preconnect")


class Fault(NamedTuple):
    """Something wrong in one file under the site's folder. `kind` names a remark that begins with 'links-'; `value` is what is written, `leads` where it leads or what is meant."""

    kind: str
    file: str
    value: str
    leads: str = ""
    link: Link | None = None
    severity: str = "error"


def faults(site: Site) -> Iterator[Fault]:
    """All of them, page by page."""
    from . import parts, twins  # which tell their faults as this room does

    targets = Targets(site)
    for page in site.pages.values():
        yield from _in_page(page, targets)
    yield from twins.faults(targets)
    yield from parts.faults(targets)


def _in_page(page: Page, targets: Targets) -> Iterator[Fault]:
    for link in page.links:
        if not (link.tag == "link" and (link.rel in ("canonical", *_ONLY_NAMED) or link.rel == "alternate" and link.hreflang)):  # twins are looked at apart, feeds are not
            yield from _of_link(page, link, targets)
    if page.has_base:
        yield Fault("base", page.file, "<base>")
    if len(page.known_ids) < len(page.ids):
        yield from (Fault("id-twice", page.file, f'id="{id}"') for id, count in Counter(page.ids).items() if count > 1)
    yield from (Fault("reference", page.file, f'{name}="{id}"') for name, id in dict.fromkeys(page.references) if id not in page.known_ids)


def _of_link(page: Page, link: Link, targets: Targets) -> Iterator[Fault]:
    target = _target(page, link, targets)
    part = link.tag in PARTS or link.attribute in ("data-pk-ask", "style")
    if target.kind == "link-missing" and part:
        yield Fault("part-missing", page.file, link.address, target.file, link)
    elif target == OUTSIDE and part:
        yield Fault("part-elsewhere", page.file, link.address, "", link)
    elif target.kind.startswith("link-"):
        yield Fault(target.kind.removeprefix("link-"), page.file, link.address or EMPTY, targets.nearest(target), link)
    elif target.file in targets.site.pages and link.tag in ("a", "area", "form", "meta"):
        yield from _to_page(page, link, targets.site.pages[target.file])
    if not link.named:
        yield Fault("no-words", page.file, link.address, "", link)


def _target(page: Page, link: Link, targets: Targets) -> Target:
    if link.attribute == "data-path":
        return targets.below("", link.address)
    if link.attribute == "data-root":
        whole = page.folder.count("/")
        return Target("other" if link.address == "../" * whole else "link-above-root" if link.address.count("../") > whole else "link-missing", link.address)
    if link.attribute in ("action", "formaction") and not link.address:
        return Target("other")
    return targets.of(page, link.address)


def _to_page(page: Page, link: Link, target: Page) -> Iterator[Fault]:
    """What a reader should know before following a link: that the language changes. Pages at the root speak both."""
    if "/" in target.file and link.tag in ("a", "area"):
        if link.hreflang and link.hreflang != target.language:
            yield Fault("language-wrong", page.file, link.address, target.language, link)
        elif target.language != page.language and not link.hreflang:
            yield Fault("language", page.file, link.address, target.language, link)
        elif target.language != page.language and link.lang != target.language:
            yield Fault("words-language", page.file, link.address, target.language, link, "notice")
    if target.refresh is not None and page.file != LOST:
        yield Fault("chain" if link.tag == "meta" else "moved", page.file, link.address, target.path, link, "error" if link.tag == "meta" else "notice")
