import pytest

from .conftest import SITE_URL, page

FI, SV = "fi/a/index.html", "sv/b/index.html"
ROW = '<url><loc>{loc}</loc><xhtml:link rel="alternate" hreflang="fi" href="{url}fi/a/"/><xhtml:link rel="alternate" hreflang="sv" href="{url}sv/b/"/></url>'


def head(own, fi="fi/a/", sv="sv/b/", url=SITE_URL):
    return f'<link rel="canonical" href="{url}{own}"><link rel="alternate" hreflang="fi" href="{url}{fi}"><link rel="alternate" hreflang="sv" href="{url}{sv}">'


def sitemap(*paths, url=SITE_URL):
    rows = "".join(ROW.format(loc=url + path, url=url) for path in paths)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">{rows}</urlset>'


def pair(fi=None, sv=None, **more):
    """Two pages that are each other's twins, unless their heads say otherwise, and their sitemap."""
    return {FI: page("x", fi or head("fi/a/")), SV: page("x", sv or head("sv/b/"), "sv"), "sitemap.xml": sitemap("fi/a/", "sv/b/"), **more}


def test_twins_that_name_each_other_are_no_fault(told):
    """With their sitemap, and an address that nobody had to tell."""
    assert told(pair()) == []


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        (pair(sv=head("sv/b/", fi="fi/c/"), **{"fi/c/index.html": page("x", head("fi/c/", fi="fi/c/"))}), {("twin-unanswered", FI)}),
        (pair(fi=head("fi/a/", sv="sv/no/")), {("twin-missing", FI)}),
        (pair(fi=head("fi/a/", sv="fi/a/")), {("twin-language", FI)}),
        (pair(fi=head("fi/a/", fi="fi/c/"), **{"fi/c/index.html": page("x", '<meta name="robots" content="noindex">')}), {("twin-not-itself", FI)}),
        (pair(sv='<link rel="canonical" href="https://perhekeskus.example/sv/b/">'), {("twin-unanswered", FI), ("sitemap-twins", "sitemap.xml")}),
        (pair(fi=head("fi/no/")), {("canonical-lost", FI)}),
        (pair(fi=head("sv/b/")), {("canonical-elsewhere", FI)}),
        (pair(fi=head("fi/a/").replace('canonical" href="https://perhekeskus.example/', 'canonical" href="../../')), {("canonical-relative", FI)}),
        (pair(fi=head("fi/a/").replace('"sv" href="https://perhekeskus.example/', '"sv" href="../../')), {("alternate-relative", FI)}),
        (pair(fi=head("fi/a/").replace('canonical"', 'author"')), {("canonical-missing", FI)}),
        (pair(**{"sitemap.xml": sitemap("fi/a/")}), {("sitemap-forgotten", "sitemap.xml")}),
        (pair(**{"sitemap.xml": sitemap("fi/a/", "sv/b/", "fi/no/")}), {("sitemap-page", "sitemap.xml")}),
        (pair(**{"sitemap.xml": sitemap("fi/a/", "sv/b/", "sv/b/")}), {("sitemap-twice", "sitemap.xml")}),
        (pair(**{"sitemap.xml": "<urlset>"}), {("sitemap-broken", "sitemap.xml")}),
        (pair(fi=head("fi/a/") + '<meta name="robots" content="noindex">'), {("sitemap-unlisted", "sitemap.xml")}),
    ],
)
def test_what_pages_say_of_each_other_is_held_against_the_other(told, files, wanted):
    """Each fault is told where it can be seen; one wrong address may be wrong in more than one way."""
    found = {fault[:2] for fault in told(files, SITE_URL)}
    assert wanted <= found and {kind for kind, _ in found} <= {kind for kind, _ in wanted} | {"sitemap-twins", "sitemap-forgotten", "twin-unanswered"}


def test_a_published_site_has_a_sitemap(told):
    """Where its address is known."""
    files = pair()
    del files["sitemap.xml"]
    assert told(files, SITE_URL) == [("sitemap-missing", "sitemap.xml", "sitemap.xml")]


def test_a_page_whose_text_is_in_the_other_language_names_that_one(told):
    """It is not for search engines, and what it names must name itself."""
    noindex = '<meta name="robots" content="noindex">'
    untranslated = {"sv/c/index.html": page("x", f'<link rel="canonical" href="{SITE_URL}fi/a/">{noindex}', "sv")}
    assert told(pair(**untranslated), SITE_URL) == []
    lost = {"sv/d/index.html": page("x", f'<link rel="canonical" href="{SITE_URL}sv/c/">{noindex}', "sv")}
    assert [fault[:2] for fault in told(pair(**untranslated, **lost), SITE_URL)] == [("canonical-chain", "sv/d/index.html")]


def test_without_an_address_twins_are_held_by_relative_ones(told):
    """And there is no sitemap."""
    fi, sv = (f'<link rel=" alternate" hreflang="fi" href="{up}fi/a/"><link rel=" alternate" hreflang="sv" href="{up}sv/{name}/">' for up, name in (("../../", "b"), ("../../", "no")))
    assert told({FI: page("x", fi), SV: page("x", fi, "sv")}) == []
    assert told({FI: page("x", sv), SV: page("x", fi, "sv")}) == [("twin-missing", FI, "../../sv/no/"), ("twin-unanswered", SV, "../../fi/a/")]


def test_the_button_for_the_other_language_leads_to_the_twin_and_back(told):
    """To another page of that language would be a way to get lost."""
    def button(to, language):
        return f'<a data-pk-language="{language}" lang="{language}" hreflang="{language}" href="{to}">x</a>'

    assert told({FI: button("../../sv/b/", "sv"), SV: button("../../fi/a/", "fi")}) == []
    assert told({FI: button("../../sv/c/", "sv"), SV: button("../../fi/a/", "fi"), "sv/c/index.html": button("../../fi/c/", "fi"), "fi/c/index.html": button("../../sv/c/", "sv")}) == [("switch", FI, "../../sv/c/"), ("switch", SV, "../../fi/a/")]
