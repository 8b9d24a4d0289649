"""What the pages of a built site say, without their look: title, description and body as headings, paragraphs, lists and tables.

The same pages can then be made by other generators from the same words. A block is (kind, content):

    ("h1" … "h6" or "p", words), ("ul" or "ol", [words]), ("table", [[words]])

where words are [text, address or None, whether it is bold] pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from perhekeskus.catalogue import OTHER
from perhekeskus.urls import Addresses

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LINES = (*HEADINGS, "p", "address", "summary", "label", "figcaption", "blockquote")
UNREAD = ("svg", "script", "style", "template", "noscript", "select", "input", "button")
BODY = "//*[@id='sisalto']"


def pages(site: Path, addresses: Addresses) -> Iterator[dict]:
    """Every page: {"path", "language", "key", "other", "twin", "title", "description", "blocks"}; `key` is the same in both languages."""
    for file, (key, language) in sorted(addresses.by_file.items()):
        tree = html.fromstring((site / file).read_bytes().decode("utf-8"))
        yield {
            "path": addresses.path(key, language),
            "language": language,
            "key": "/".join(key),
            "other": OTHER[language],
            "twin": addresses.path(key, OTHER[language]),
            "title": tree.findtext(".//title"),
            "description": next(iter(tree.xpath("//meta[@name='description']/@content")), ""),
            "blocks": list(_blocks(tree.xpath(BODY)[0])),
        }


def _blocks(element: html.HtmlElement) -> Iterator[tuple[str, list]]:
    loose: list = _pieces(element.text)
    for child in element:
        if _is_inline(child):
            loose += _words(child) + _pieces(child.tail)
            continue
        yield from _line("p", loose)
        yield from _block(child)
        loose = _pieces(child.tail)
    yield from _line("p", loose)


def _block(element: html.HtmlElement) -> Iterator[tuple[str, list]]:
    tag = element.tag
    if tag in LINES:
        yield from _line(tag if tag in HEADINGS else "p", _words(element))
    elif tag in ("ul", "ol"):
        yield tag, [words for item in element.iter("li") if (words := _joined(_words(item)))]
    elif tag == "dl":
        yield "ul", [_joined([*_words(group, bold="dt")]) for group in element]
    elif tag == "table":
        yield "table", [[_joined(_words(cell)) for cell in row.iter("th", "td")] for row in element.iter("tr")]
    elif not _is_unread(element):
        yield from _blocks(element)


def _is_unread(element: html.HtmlElement) -> bool:
    """What nobody reads as long as no script has run."""
    return not isinstance(element.tag, str) or element.tag in UNREAD or "hidden" in element.attrib


def _is_inline(element: html.HtmlElement) -> bool:
    return not isinstance(element.tag, str) or element.tag in ("a", "b", "strong", "em", "span", "abbr", "small", "br", "time", "cite", "i")


def _line(kind: str, words: list) -> Iterator[tuple[str, list]]:
    if joined := _joined(words):
        yield kind, joined


def _words(element: html.HtmlElement, address: str | None = None, bold: object = False) -> list:
    """All words inside, with the address of the link they stand in. `bold` may be the tag whose words are."""
    if _is_unread(element):
        return []
    address = element.get("href", address)
    strong = bold is True or element.tag in ("b", "strong", "th", bold)
    found = _pieces(element.text, address, strong)
    for child in element:
        found += _words(child, address, strong or bold) + _pieces(child.tail, address, strong)
    return found + ([[" ", None, False]] if not _is_inline(element) or element.tag == "br" else [])


def _pieces(text: str | None, address: str | None = None, bold: bool = False) -> list:
    return [[re.sub(r"\s+", " ", text), address, bold]] if text else []


def _joined(words: list) -> list:
    """Neighbours of one kind made one, blank ends taken off."""
    found: list = []
    for text, address, bold in words:
        if found and (found[-1][1:] == [address, bold] or not text.strip()):
            found[-1][0] += text
        elif text.strip():
            found.append([text, address, bold])
    for piece in found:
        piece[0] = re.sub(r" +", " ", piece[0])
    if found:
        found[0][0], found[-1][0] = found[0][0].lstrip(), found[-1][0].rstrip()
    return found
