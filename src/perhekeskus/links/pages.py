"""The pages of a built site as values: what each links to, where it can be linked to, what it says of itself."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import NamedTuple

from ..catalogue import LANGUAGES

SITEMAP = "sitemap.xml"
ADDRESSES = ("href", "src", "action", "formaction", "poster", "xlink:href", "data-root", "data-services", "data-path", "data-pk-ask")  # the last ones are our scripts'
SEVERAL = ("srcset", "imagesrcset")  # addresses with commas between
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-activedescendant", "popovertarget", "commandfor", "list", "form", "headers")
_LINKING = ",".join([f"[{name}]" for name in (*ADDRESSES, *SEVERAL) if ":" not in name] + ["use", "image"])
_REFERRING = ",".join(f"[{name}]" for name in REFERENCES)
_FOLDERS = tuple(f"{language}/" for language in LANGUAGES)
_FILLED = "data-to"  # where a script of ours writes the address
_REFRESH = re.compile(r"^[\s\d.;,]*(?:url\s*=\s*)?['\"]?(.*?)['\"]?\s*$", re.I | re.S)
_STYLED = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\s]*))\s*\)|@import\s+(?:\"([^\"]+)\"|'([^']+)')")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_SELF_NAMED = re.compile(r"https?://[^/]+/.*", re.I)


class Link(NamedTuple):
    """One address as it is written. `rel` and `hreflang` are '' when not said; `lang` is that of the words of a link with a hreflang; `named` is False for a link without words."""

    tag: str
    attribute: str
    address: str
    rel: str = ""
    hreflang: str = ""
    lang: str = ""
    named: bool = True


class Place(NamedTuple):
    """A line, from 1, of a file under the site's folder."""

    page: str
    line: int


class Mark(NamedTuple):
    """Where a tag stands in a file's text: its first letter and the one after its last, from 0."""

    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """One HTML file; `ids` are in their order, those given twice twice; `references` are (attribute, id); `switch` is where the button for the other language leads."""

    file: str
    language: str
    links: tuple[Link, ...]
    ids: tuple[str, ...]
    references: tuple[tuple[str, str], ...]
    listed: bool
    has_base: bool
    switch: str | None

    @cached_property
    def known_ids(self) -> frozenset[str]:
        return frozenset(self.ids)

    @property
    def folder(self) -> str:
        """'fi/haku/' of 'fi/haku/index.html'."""
        return self.file[: self.file.rfind("/") + 1]

    @property
    def path(self) -> str:
        """What its address ends with: 'fi/haku/', or 'fi/haku.html' where pages are files."""
        return self.folder if self.file == f"{self.folder}index.html" else self.file

    @cached_property
    def canonical(self) -> str | None:
        return next((link.address for link in self.links if link.tag == "link" and link.rel == "canonical"), None)

    @cached_property
    def alternates(self) -> dict[str, str]:
        """Language → address of the page that says the same in it."""
        return {link.hreflang: link.address for link in self.links if link.tag == "link" and link.rel == "alternate" and link.hreflang}

    @cached_property
    def refresh(self) -> str | None:
        """Where it sends its reader on by itself."""
        return next((link.address for link in self.links if link.tag == "meta"), None)


@dataclass(frozen=True)
class Site:
    """A built site. `address` is where it will stand, with '/' at its end, or None when neither the caller nor its pages tell."""

    folder: Path
    pages: Mapping[str, Page]
    files: frozenset[str]
    address: str | None

    @cached_property
    def on_disk(self) -> bool:
        """Whether it is laid out for reading without a server, where a link has to name a file."""
        return any(file.startswith(_FOLDERS) and not file.endswith("/index.html") for file in self.pages)

    @cached_property
    def outside(self) -> dict[str, tuple[Place, ...]]:
        """Address on another site → everywhere that it stands."""
        found: dict[str, dict[str, None]] = {}
        for page in self.pages.values():
            for link in page.links:
                if _SELF_NAMED.match(link.address) and not (self.address and link.address.startswith(self.address)):
                    found.setdefault(link.address, {})[page.file] = None
        return {address: tuple(Place(file, line) for file in pages for line in self._lines(file, address)) for address, pages in found.items()}

    def text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8", errors="replace")

    def mark(self, file: str, link: Link) -> Mark | None:
        """Where a link's tag stands in its page."""
        return next(marks(self.text(file), link), None)

    def tag_with(self, file: str, words: str) -> Mark | None:
        """The last tag of a page that has some words, such as id="a", or that is the words: what stands twice was right the first time."""
        text = self.text(file)
        at = text.rfind(words)
        found = _TAG.match(text, text.rfind("<", 0, at + 1)) if at >= 0 else None
        return Mark(found.start(), found.end()) if found else None

    def _lines(self, file: str, address: str) -> Iterator[int]:
        text = self.text(file)
        for link in dict.fromkeys(link for link in self.pages[file].links if link.address == address):
            yield from (line_at(text, mark.start) for mark in marks(text, link))


def line_at(text: str, position: int) -> int:
    """The line, from 1, of a position from 0."""
    return text.count("\n", 0, position) + 1


def marks(text: str, link: Link) -> Iterator[Mark]:
    """Everywhere that a text has the tag of a link, comments and all: whoever looks knows that it is there."""
    for start in sorted({text.rfind("<", 0, found.start()) for found in _written(link.address).finditer(text)}):
        if (tag := _TAG.match(text, max(start, 0))) and tag[1].lower() == link.tag:
            said = {name.lower(): unescape(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(tag[2])}
            written = said.get(link.attribute, "")
            same = link.address == written if link.attribute in ADDRESSES else link.address in written
            if same and link.attribute in said and said.get("hreflang", "") == link.hreflang and _relation(said.get("rel", "")) == link.rel:
                yield Mark(tag.start(), tag.end())


def _written(address: str) -> re.Pattern:
    """An address as HTML may write it; of an empty one, every attribute that could hold it."""
    return re.compile(re.escape(address).replace("&", "&(?:amp;|#38;)?") if address else "|".join((*ADDRESSES, *SEVERAL)))


def read(folder: Path, address: str | None = None) -> Site:
    """The site in a folder. Without `address`, the one is taken that most of its pages begin their own with. Raises OSError for what cannot be read."""
    files = frozenset(_files(folder))
    pages = {file: _read_page(folder, file) for file in sorted(files) if file.endswith(".html")}
    return Site(folder, pages, files, (address.rstrip("/") + "/" if address else _address_of(pages)))


def styled(css: str) -> list[str]:
    """The addresses that a style sheet asks for."""
    return [next(filter(None, found), "") for found in _STYLED.findall(_COMMENT.sub("", css))]


def _files(folder: Path) -> Iterator[str]:
    top = len(folder.as_posix().rstrip("/")) + 1
    for place, _, names in os.walk(folder.as_posix()):
        yield from (f"{place}/{name}"[top:] for name in names)


def _address_of(pages: Mapping[str, Page]) -> str | None:
    """'https://a.example/b/' where most pages say that they stand at 'https://a.example/b/' and their path, as their own address or among their twins'."""
    said = ((page.path, address) for page in pages.values() if page.path for address in (page.canonical, page.alternates.get(page.language)) if address)
    told = Counter(address[: -len(path)] for path, address in said if _SELF_NAMED.match(address) and address.endswith(path))
    return told.most_common(1)[0][0] if told else None


def _read_page(folder: Path, file: str) -> Page:
    from selectolax.lexbor import LexborHTMLParser  # only this command reads HTML

    tree = LexborHTMLParser((folder / file).read_bytes().decode("utf-8", "replace"))
    robots, switch = tree.css_first("meta[name=robots]"), tree.css_first("a[data-pk-language]")
    ids = [node.attributes.get("id") or node.attributes.get("name") or "" for node in tree.css("[id],a[name]:not([id])")]
    links = (*_links(tree), *_refreshes(tree), *(Link("style", "url", address) for node in tree.css("style") for address in styled(node.text())), *_inline(tree))
    listed = "noindex" not in (robots.attributes.get("content") or "" if robots else "")
    return Page(file, tree.root.attributes.get("lang") or "", links, tuple(ids), tuple(_references(tree)), listed, tree.css_first("base") is not None, switch.attributes.get("href") if switch else None)


def _links(tree) -> Iterator[Link]:
    before = None
    for node in tree.css(_LINKING):
        if node.mem_id == before:  # told once for each part of the selector that it fits
            continue
        before, tag, said = node.mem_id, node.tag, node.attributes
        hreflang = said.get("hreflang") or ""
        rel = _relation(said.get("rel") or "") if "rel" in said else ""
        lang = _tongue(node) if hreflang and tag != "link" else ""
        named = tag != "a" or bool(node.text(strip=True)) or _named(node)
        for name in ADDRESSES:
            if name in said and tag != "base" and not (_FILLED in said and said[name] == "#"):
                yield Link(tag, name, said[name] or "", rel, hreflang, lang, named)
        for name in SEVERAL:
            if name in said:
                yield from (Link(tag, name, part.split()[0], rel) for part in (said[name] or "").split(",") if part.strip())


def _relation(rel: str) -> str:
    return " ".join(rel.lower().split())


def _tongue(node) -> str:
    while node is not None and node.tag != "-document":
        if lang := node.attributes.get("lang"):
            return lang
        node = node.parent
    return ""


def _named(node) -> bool:
    said = node.attributes
    return bool(said.get("aria-label") or said.get("aria-labelledby") or said.get("title") or any(picture.attributes.get("alt") or picture.attributes.get("aria-label") for picture in node.css("img,svg")))


def _refreshes(tree) -> Iterator[Link]:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes["http-equiv"] or "").lower() == "refresh" and ";" in (content := node.attributes.get("content") or ""):
            yield Link("meta", "content", _REFRESH.match(content)[1])


def _inline(tree) -> Iterator[Link]:
    for node in tree.css("[style*='url(']"):
        yield from (Link(node.tag, "style", address) for address in styled(node.attributes["style"]))


def _references(tree) -> Iterator[tuple[str, str]]:
    seen = None
    for node in tree.css(_REFERRING):
        if node.mem_id != seen:
            seen, said = node.mem_id, node.attributes
            yield from ((name, id) for name in REFERENCES if said.get(name) for id in said[name].split())
