from perhekeskus.links.pages import Link, Place, marks, read, styled

from .conftest import SITE_URL, lay, page


def test_the_address_of_a_site_is_what_most_pages_say(tmp_path):
    """One that is wrong does not change it."""
    def canonical(to):
        return page(head=f'<link rel="canonical" href="{to}">')

    files = {"fi/index.html": canonical("https://a.example/b/fi/"), "fi/a/index.html": canonical("https://a.example/b/fi/a/"), "fi/c/index.html": canonical("https://x.example/fi/c/")}
    assert read(lay(tmp_path, files)).address == "https://a.example/b/"
    twins = {f"fi/{name}/index.html": page(head=f'<link rel="canonical" href="https://x.example/"><link rel="alternate" hreflang="fi" href="https://a.example/b/fi/{name}/">') for name in "ac"}
    assert read(lay(tmp_path, twins)).address == "https://a.example/b/"
    assert read(tmp_path, "https://c.example").address == "https://c.example/"


def test_a_site_that_does_not_tell_has_no_address(tmp_path):
    """And is read all the same."""
    assert read(lay(tmp_path, {"fi/index.html": page(head='<link rel="canonical" href="../fi/">')})).address is None


def test_addresses_of_others_are_known_with_their_places(tmp_path):
    """Each line of each page; our own are none of them."""
    body = f'\n<a href="https://a.example/?b=1&amp;c=2">x</a>\n<a href="{SITE_URL}fi/">x</a>\n<a href="https://a.example/?b=1&amp;c=2">y</a>'
    site = read(lay(tmp_path, {"fi/index.html": body, "sv/index.html": '<a href="https://b.example/">x</a>'}), SITE_URL)
    assert site.outside == {"https://a.example/?b=1&c=2": (Place("fi/index.html", 2), Place("fi/index.html", 4)), "https://b.example/": (Place("sv/index.html", 1),)}


def test_a_link_stands_where_its_tag_begins():
    """However it is written, and not where another tag has the same address."""
    text = '<link href="a/">\n<p>a/</p><a\n href=a/ hreflang="sv">'
    assert [mark.start for mark in marks(text, Link("a", "href", "a/", hreflang="sv"))] == [text.index("<a")]
    assert [mark.start for mark in marks('<a href="b/"><a href="">', Link("a", "href", ""))] == [len('<a href="b/">')]


def test_what_cannot_be_read_as_letters_is_read_anyway(tmp_path):
    """Broken bytes are no reason to end."""
    (tmp_path / "index.html").write_bytes(b'<html lang="fi"><a href="\xff">\xc3</a>')
    assert [link.address for link in read(tmp_path).pages["index.html"].links] == ["\ufffd"]


def test_addresses_of_a_style_sheet():
    """Quoted or not, imported or not; what is in a comment is none."""
    assert styled("/* url(a) */ @import 'b'; @import url(c); x { background: url( \"d\" ), url('e f') }") == ["b", "c", "d", "e f"]


def test_what_a_script_of_ours_fills_in_is_no_address_yet(tmp_path):
    """`data-to` says so."""
    assert read(lay(tmp_path, {"index.html": '<a data-to="href" href="#">x</a>'})).pages["index.html"].links == ()
