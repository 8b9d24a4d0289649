"""A sitemap is read as from a stranger."""

import gzip

import pytest

from perhekeskus.sitemaps import LARGEST, NAMESPACE, SitemapError, read_sitemap, sitemap

HEAD = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
RIGHT = HEAD + '<url><loc> https://perhekeskus.example/fi/ </loc><xhtml:link rel="alternate" href="https://perhekeskus.example/sv/"/></url><url><loc>https://perhekeskus.example/sv/?a=1&amp;b=2</loc><lastmod>2026</lastmod></url></urlset>'
BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.fixture
def read(tmp_path):
    def of(content: bytes) -> list[str]:
        path = tmp_path / "sitemap.xml"
        path.write_bytes(content)
        return read_sitemap(path)

    return of


@pytest.mark.parametrize("packed", [lambda text: text, gzip.compress])
def test_every_location_is_read(read, packed):
    """In order, packed or not, and nothing else that stands there."""
    assert read(packed(RIGHT.encode())) == ["https://perhekeskus.example/fi/", "https://perhekeskus.example/sv/?a=1&b=2"]


def test_a_large_one_is_read_whole(read):
    """However its addresses lie across the pieces in which it is read."""
    addresses = [f"https://perhekeskus.example/fi/paikat/{number}/" for number in range(20_000)]
    text = HEAD + "".join(f"<url><loc>{address}</loc></url>" for address in addresses) + "</urlset>"
    assert read(text.encode()) == addresses == read(gzip.compress(text.encode()))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", "sitemap-not-xml"), (b"<html><p></html>", "sitemap-other-xml"), (b"not found", "sitemap-not-xml"), (RIGHT[:-20].encode(), "sitemap-not-xml"), (b"\xff\xfe\x00", "sitemap-not-xml"),
        (f'<sitemapindex xmlns="{NAMESPACE}"><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>'.encode(), "sitemap-index"), (b"<rss/>", "sitemap-other-xml"), (b"<urlset/>x", "sitemap-not-xml"),
        (BOMB.encode() + b"<urlset>&b;</urlset>", "sitemap-doctype"), (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><urlset/>', "sitemap-doctype"), (gzip.compress(RIGHT.encode())[:-30], "sitemap-cut-off"), (b"\x1f\x8bxx", "sitemap-not-xml"),
        (gzip.compress(HEAD.encode() + b" " * (LARGEST + 1)), "sitemap-too-large"),
    ],
)  # fmt: skip
def test_what_is_no_sitemap_is_named(read, content, kind):
    """Cut off, of another kind, with entities, or packed so that it would fill the memory."""
    with pytest.raises(SitemapError) as refused:
        read(content)
    assert refused.value.kind == kind


def test_what_is_written_is_read_again(read):
    """In order, each with those that say the same, by language."""
    fi, sv, alone = "https://perhekeskus.example/fi/", "https://perhekeskus.example/sv/", "https://perhekeskus.example/fi/haku/"
    text = sitemap({fi: {"sv": sv, "fi": fi}, alone: {}, sv: {"fi": fi, "sv": sv}})
    assert read(text.encode()) == [fi, alone, sv]
    assert text.count(f'<xhtml:link rel="alternate" hreflang="fi" href="{fi}"/><xhtml:link rel="alternate" hreflang="sv" href="{sv}"/></url>') == 2
    assert f"<url><loc>{alone}</loc></url>" in text
