"""The addresses that a sitemap names: read as from a stranger, whoever wrote it, and written."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.parsers import expat

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LARGEST = 50 * 1024 * 1024  # what the protocol allows, unpacked
_GZIP, _PART = b"\x1f\x8b", 1 << 16


class SitemapError(ValueError):
    """A file that is no sitemap of one site; `kind` names a sentence in remarks.yaml, `values` fill it in."""

    def __init__(self, kind: str, **values: object):
        super().__init__(kind)
        self.kind, self.values = kind, values


def sitemap(pages: Mapping[str, Mapping[str, str]]) -> str:
    """Addresses, each with those that say the same by language, as a sitemap; only text that needs no escaping."""
    rows = "\n".join(f"<url><loc>{address}</loc>{''.join(_alternate(*pair) for pair in sorted(same.items()))}</url>" for address, same in pages.items())
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n{rows}\n</urlset>\n'


def robots(sitemap: str) -> str:
    """What programs that read the whole net ask for first: they may read all of it, and the `sitemap` is there. Pages that are not to be found say so themselves."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n"


def _alternate(language: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{language}" href="{address}"/>'


def read_sitemap(path: Path) -> list[str]:
    """Every <loc>, in order; packed with gzip or not. Raises SitemapError and OSError."""
    reader = _Reader()
    for part in _parts(path):
        reader.take(part)
    return reader.finished()


def _parts(path: Path) -> Iterator[bytes]:
    """The file's bytes, unpacked. One that grows too large is given up on the way: a packed file of a few kilobytes may hold gigabytes."""
    size = 0
    with path.open("rb") as file:
        packed = file.read(len(_GZIP)) == _GZIP
        file.seek(0)
        unpacker = zlib.decompressobj(wbits=31) if packed else None
        while part := (unpacker and unpacker.unconsumed_tail) or file.read(_PART):
            try:
                plain = unpacker.decompress(part, _PART) if unpacker else part
            except zlib.error:
                raise SitemapError("sitemap-not-xml", line=1) from None
            size += len(plain)
            if size > LARGEST:
                raise SitemapError("sitemap-too-large", most=LARGEST // 1024**2)
            yield plain
            if unpacker and unpacker.eof:
                return
    if unpacker:
        raise SitemapError("sitemap-cut-off")


class _Reader:
    """Takes XML piece by piece. A sitemap has no document type, so nothing is ever fetched or blown up by entities."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._open: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler, self._parser.EndElementHandler, self._parser.CharacterDataHandler = self._start, self._end, self._text

    def take(self, part: bytes, last: bool = False) -> None:
        try:
            self._parser.Parse(part, last)
        except expat.ExpatError as error:
            raise SitemapError("sitemap-not-xml", line=error.lineno) from None

    def finished(self) -> list[str]:
        self.take(b"", last=True)
        return [address for address in map(str.strip, self.found) if address]

    def _doctype(self, *_: object) -> None:
        raise SitemapError("sitemap-doctype")

    def _start(self, name: str, _: object) -> None:
        own = name.removeprefix(f"{NAMESPACE} ")
        if not self._open and own != "urlset":
            raise SitemapError("sitemap-index" if own == "sitemapindex" else "sitemap-other-xml", name=own.rpartition(" ")[2])
        self._open.append(own)
        if self._open == ["urlset", "url", "loc"]:
            self.found.append("")

    def _end(self, _: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        if self._open == ["urlset", "url", "loc"]:
            self.found[-1] += text
