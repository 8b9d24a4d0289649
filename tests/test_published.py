"""What was published once, beside what there is today."""

from dataclasses import replace

import pytest

from perhekeskus.published import all_addresses, compare, published
from perhekeskus.sitemaps import NAMESPACE, SitemapError
from perhekeskus.urls import Addresses

URL = "https://perhekeskus.example/"


@pytest.fixture
def sitemap(tmp_path):
    """Gives the file of a sitemap with these locations."""

    def written(*locations: str):
        path = tmp_path / "sitemap.xml"
        path.write_text(f'<urlset xmlns="{NAMESPACE}">' + "".join(f"<url><loc>{location}</loc></url>" for location in locations) + "</urlset>", encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize("place", [URL, f"{URL}perheet/", "http://localhost:8000/fin/"])
def test_addresses_count_from_the_root_of_the_site(sitemap, place):
    """Wherever it stands, and also as files with names."""
    assert published(sitemap(f"{place}fi/", f"{place}sv/platser/luckan/", f"{place}fi/haku.html")) == {"/fi/", "/sv/platser/luckan/", "/fi/haku/"}


@pytest.mark.parametrize(
    ("locations", "url", "kind"),
    [
        ((), "", "published-empty"), ((f"{URL}fi/", "https://other.example/fi/"), "", "sitemap-other-site"), ((f"{URL}fi/", f"{URL}a/fi/"), "", "sitemap-other-site"), ((f"{URL}fi/",), "https://new.example/", "sitemap-other-site"),
        ((f"{URL}en/",), "", "sitemap-other-address"), (("/fi/",), "", "sitemap-other-address"), (("https://[/",), "", "sitemap-other-address"),
    ],
)  # fmt: skip
def test_a_sitemap_of_another_site_is_refused(sitemap, locations, url, kind):
    """Its addresses would all have vanished."""
    with pytest.raises(SitemapError) as refused:
        published(sitemap(*locations), url)
    assert refused.value.kind == kind


@pytest.mark.parametrize("names", [("fi/haku/index.html", "sv/index.html"), ("fi/haku.html", "sv/index.html")])
def test_a_built_folder_tells_pages_and_calendars(tmp_path, names):
    """Those for a disk too; scripts, and what stands beside the languages, are no addresses."""
    for name in (*names, "fi/kalenterit/paikat/lyhty.ics", "404.html", "assets/site.js", "fi/x.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert published(tmp_path) == {"/fi/haku/", "/sv/", "/fi/kalenterit/paikat/lyhty.ics"}


def test_an_empty_folder_is_no_site(tmp_path):
    """Compared with nothing, nothing would ever vanish."""
    with pytest.raises(SitemapError, match="published-empty"):
        published(tmp_path)


def test_a_page_that_went_without_a_word_has_vanished(departed):
    """One that leads on or says why it is gone has not, and a calendar is missed like a page."""
    before = {"/fi/paikat/vanha-tupa/", "/fi/paikat/tupa/", "/sv/kalendrar/platser/stugan.ics", "/sv/kalendrar/platser/gamla-stugan.ics", "/fi/paikat/saari-luoto/"}
    place = departed.places["saari-luoto"].model_copy(update={"aliases": ("tupa",)})
    moved = Addresses.of(replace(departed, places=departed.places | {"saari-luoto": place}))
    assert compare(moved, before).vanished == ("/sv/kalendrar/platser/stugan.ics",)
    assert compare(Addresses.of(departed), before).vanished == ("/fi/paikat/tupa/", "/sv/kalendrar/platser/stugan.ics")


def test_only_pages_are_new(catalogue):
    """Those of editors, which no sitemap names, are not; a former address is none."""
    addresses = Addresses.of(catalogue)
    pages = {address for address, state, _ in all_addresses(addresses) if state == "page"}
    listed = {address for address in pages if "toimitus" not in address and "redaktion" not in address}
    assert compare(addresses, listed - {"/fi/haku/"}).new == ("/fi/haku/",)
    assert compare(addresses, pages - {"/fi/toimitus/"}).new == ("/fi/toimitus/",)
