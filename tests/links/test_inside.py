import pytest

from .conftest import SITE_URL, page

A, B = "fi/a/index.html", "fi/b/index.html"


@pytest.mark.parametrize("address", ["../b/", "../b/#here", "../b/index.html", "#top", "#own", "?q=x", "../b/?q=x#here", "../../fi/b/", "../../", "https://other.example/", "mailto:a@b.example", "tel:112", "../b/#:~:text=word", "../b/%23.txt", "./"])
def test_a_link_that_leads_somewhere_is_no_fault(told, address):
    """Pages, places in them, other sites, numbers and letters."""
    assert told({A: f'<a id="own" href="{address}">x</a>', B: '<p id="here">', "index.html": "x", "fi/b/#.txt": ""}) == []


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("../c/", "missing"), ("c.html", "missing"), ("../b/#there", "anchor"), ("#there", "anchor"), ("../b/#here%20", "anchor"), ("#", "empty"), ("tel:", "empty"), ("mailto:", "empty"),
        ("../../../fi/b/", "above-root"), ("../b/../../../x", "above-root"), ("/fi/b/", "from-root"), ("../b", "no-slash"), ("../B/", "letter-case"), ("../b/Index.html", "letter-case"),
        ("../b c/", "encoding"), ("../b%2/", "encoding"), ("..\\b\\", "encoding"), ("../b%FF/", "encoding"), ("service:baby", "scheme"), ("htps://a.example/", "scheme"), ("javascript:void(0)", "scheme"), ("https://", "scheme"), ("//a.example/", "scheme"), ("http://[", "scheme"),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_told_by_its_kind(told, address, kind):
    """Each with the address as it is written."""
    assert told({A: f'<a href="{address}">x</a>', B: '<p id="here">'}) == [(kind, A, address)]


def test_a_feed_has_to_be_there(told):
    """Whoever subscribes finds it only through the page."""
    head = '<link rel="alternate" type="application/atom+xml" href="../../news.atom">'
    assert told({A: head}) == [("part-missing", A, "../../news.atom")] and told({A: head, "news.atom": ""}) == []


@pytest.mark.parametrize(
    ("address", "kind"), [("https://perhekeskus.example/fi/b/", None), ("https://PERHEKESKUS.example/fi/b/#here", None), ("https://perhekeskus.example/fi/c/", "missing"), ("https://perhekeskus.example/fi/b/#x", "anchor"),
    ("http://perhekeskus.example/fi/b/", "insecure"), ("webcal://perhekeskus.example/fi/c.ics", None), ("webcal://perhekeskus.example/fi/d.ics", "missing"), ("/fi/b/", "from-root")],
)  # fmt: skip
def test_whole_addresses_of_the_site_are_its_own(told, address, kind):
    """Once it is known where the site stands, they are looked for in its folder like all others."""
    found = [fault for fault in told({A: f'<a href="{address}">x</a>', B: '<p id="here">', "fi/c.ics": ""}, SITE_URL) if fault[0] not in ("canonical-missing", "sitemap-missing")]
    assert found == ([(kind, A, address)] if kind else [])


@pytest.mark.parametrize(("address", "kind"), [("https://host.example/families/fi/b/", None), ("https://host.example/other/", None), ("/fi/b/", "from-root"), ("/families/fi/b/", "from-root"), ("../../../families/", "above-root")])
def test_a_site_below_a_path_has_no_links_from_the_root(told, address, kind):
    """Beside the folder of a site stand those of others, and from the root of the host there is no way that every host knows."""
    found = [fault for fault in told({A: f'<a href="{address}">x</a>', B: "x"}, "https://host.example/families") if fault[0] not in ("canonical-missing", "sitemap-missing")]
    assert found == ([(kind, A, address)] if kind else [])


@pytest.mark.parametrize(
    ("html", "kind", "written"),
    [
        ('<img src="no.png" alt="x">', "part-missing", "no.png"), ('<script src="no.js"></script>', "part-missing", "no.js"), ('<link rel="stylesheet" href="no.css">', "part-missing", "no.css"),
        ('<img src="b.png" srcset="b.png 1x, no.png 2x" alt="x">', "part-missing", "no.png"), ('<svg><use href="b.svg#no"/></svg>', "anchor", "b.svg#no"), ('<svg><use xlink:href="no.svg#a"/></svg>', "part-missing", "no.svg#a"),
        ('<p style="background: url(no.png)">', "part-missing", "no.png"), ("<style>p { background: url('no.png') }</style>", "part-missing", "no.png"), ('<form action="no/"></form>', "missing", "no/"),
        ('<script src="https://a.example/a.js"></script>', "part-elsewhere", "https://a.example/a.js"), ('<iframe src="https://a.example/"></iframe>', "part-elsewhere", "https://a.example/"),
        ('<div data-root="../"></div>', "missing", "../"), ('<div data-root="../../../"></div>', "above-root", "../../../"), ('<form data-pk-ask="no.js"></form>', "part-missing", "no.js"),
        ('<a href="./"><svg></svg></a>', "no-words", "./"), ('<p id="a"><p id="a">', "id-twice", 'id="a"'), ('<label for="no">x</label>', "reference", 'for="no"'), ('<button popovertarget="no">x</button>', "reference", 'popovertarget="no"'),
        ('<a href="?q=a b#no">x</a>', "anchor", "?q=a b#no"), ('<area href="no/">', "missing", "no/"),
    ],
)  # fmt: skip
def test_whatever_else_a_page_asks_for_is_looked_for(told, html, kind, written):
    """Pictures, scripts, styles, forms, and ids that other attributes name."""
    assert told({A: html, "fi/a/b.png": "", "fi/a/b.svg": '<svg><g id="a"/></svg>'}) == [(kind, A, written)]


@pytest.mark.parametrize("html", ['<a href="./" aria-label="x"></a>', '<a href="./"><img src="b.png" alt="x"></a>', '<svg><a href="./"><title>x</title></a></svg>', '<form action=""></form>', '<form action="../b/"></form>', '<div data-root="../../"></div>', '<svg><use href="b.svg#a"/></svg>', '<img src="data:image/png;base64,AA==" alt="x">'])
def test_what_is_there_is_no_fault(told, html):
    """A name may stand in an attribute or a picture."""
    assert told({A: html, B: "", "fi/a/b.png": "", "fi/a/b.svg": '<svg><g id="a"/></svg>', "index.html": ""}) == []


def test_a_base_would_change_every_link(told):
    """A page with one is refused."""
    assert told({A: page(head='<base href="/x/">')}) == [("base", A, "<base>")]


@pytest.mark.parametrize(
    ("html", "kinds"),
    [
        ('<a href="../../sv/a/">x</a>', ["language"]), ('<a lang="sv" href="../../sv/a/">x</a>', ["language"]), ('<a hreflang="fi" href="../../sv/a/">x</a>', ["language-wrong"]), ('<a hreflang="sv" href="../b/">x</a>', ["language-wrong"]),
        ('<a hreflang="sv" href="../../sv/a/">x</a>', ["words-language"]), ('<a hreflang="sv" lang="sv" href="../../sv/a/">x</a>', []), ('<p lang="sv"><a hreflang="sv" href="../../sv/a/">x</a>', []), ('<a href="../../">x</a>', []),
    ],
)  # fmt: skip
def test_a_link_to_the_other_language_says_so(told, html, kinds):
    """In `hreflang`; and whether its own words are in that language too is asked."""
    assert [kind for kind, *_ in told({A: html, B: "", "sv/a/index.html": "", "index.html": ""})] == kinds


def test_a_former_address_leads_on_at_once(told):
    """To a page that is there and does not lead on again; and nobody on the site should need it."""
    def moved(to):
        return page(f'<a href="{to}">x</a>', f'<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={to}">')

    found = told({A: '<a href="../old/">x</a>', B: "", "fi/old/index.html": moved("../b/"), "fi/older/index.html": moved("../old/"), "fi/gone/index.html": moved("../c/")})
    assert ("moved", A, "../old/") in found and ("chain", "fi/older/index.html", "../old/") in found and found.count(("missing", "fi/gone/index.html", "../c/")) == 2
    assert not [fault for fault in found if fault[1] == "fi/old/index.html"]


def test_from_a_disk_a_link_names_a_file(told):
    """Where pages are files, a folder would be shown as a list of files."""
    found = told({"fi/index.html": '<a href="a.html">x</a><a href="sub/">x</a><a href="./">x</a>', "fi/a.html": '<a href="index.html">x</a>', "fi/sub/index.html": ""})
    assert found == [("to-folder", "fi/index.html", "sub/"), ("to-folder", "fi/index.html", "./")]


def test_the_404_is_shown_at_any_address(told):
    """So its links begin at the root, and what its script reads is meant from there."""
    assert told({"404.html": '<a data-path="fi/" href="/fi/">x</a><a href="#x" id="x">x</a>', "fi/index.html": ""}) == []
    assert told({"404.html": '<a data-path="se/" href="fi/">x</a><a href="/no/">x</a>', "fi/index.html": ""}) == [("lost", "404.html", "fi/"), ("missing", "404.html", "se/"), ("missing", "404.html", "/no/")]
    assert ("from-root", "404.html", "/fi/") in told({"404.html": '<a href="/fi/">x</a>', "fi/index.html": ""}, "https://host.example/families/")


def test_an_empty_link_is_shown_as_what_it_is(told):
    """A sentence with nothing in it would tell nothing."""
    assert told({A: '<a href="">x</a>'}) == [("empty", A, '""')]
