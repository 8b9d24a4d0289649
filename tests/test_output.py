import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from lxml import html

from perhekeskus.frames import PARTS, Frame, mark
from perhekeskus.output import Site
from perhekeskus.pages import Pages
from perhekeskus.policy import Policy
from perhekeskus.publishing import is_whole
from perhekeskus.schema import SCHEMAS
from perhekeskus.urls import Addresses

URL = "https://perhe.example/"
BELOW = "https://host.example/some/where/"
FRAME = Frame.of("<!doctype html><title>" + mark("title") + '</title><meta name="description" content="' + mark("description") + '">' + mark("head") + '<a id="twin" href="' + mark("twin") + '">?</a>' + mark("body"))
FRAMES = {(language, depth): FRAME for language in ("fi", "sv") for depth in (1, 2, 3, 4)}
LOC, LINK = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc", "{http://www.w3.org/1999/xhtml}link"


@pytest.fixture
def site(pages, tmp_path):
    """The small country as it would be published at URL."""
    return Site(pages, URL, tmp_path)


def page_at(pages, path):
    return next(page for page in pages.generated() if page.path == path)


def read(site, file):
    return (site.folder / file).read_text(encoding="utf-8")


def with_alias(pages, alias, directories=True):
    """The small country whose planned place once had another address."""
    place = pages.catalogue.places["saari-luoto"].model_copy(update={"aliases": (alias,)})
    changed = replace(pages.catalogue, places=pages.catalogue.places | {"saari-luoto": place})
    return Pages(changed, Addresses.of(changed, directories), pages.today)


# ---------------------------------------------------------------- pages as files


def test_every_page_is_written_into_the_frame_of_its_language_and_depth(pages, tmp_path):
    """And the number of pages written is told."""
    site = Site(pages, URL, tmp_path)
    frames = {key: Frame.of(f"<i>{key}</i>" + "".join(map(mark, PARTS))) for key in FRAMES}
    count = site.write(frames, [])
    written = {path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.html") if path.relative_to(tmp_path).parts[0] in ("fi", "sv")}
    assert count == len(written) == len(list(pages.generated()))
    assert all(text.startswith(f"<i>{(file[:2], file.count('/'))}</i>") for file, text in written.items())


@pytest.mark.parametrize(("directories", "file", "twin"), [(True, "fi/kunnat/saari/index.html", "../../../sv/kommuner/on/"), (False, "fi/kunnat/saari.html", "../../sv/kommuner/on.html")])
def test_a_page_leads_to_its_twin(catalogue, pages, tmp_path, directories, file, twin):
    """The switch of language works from a server and from a disk."""
    site = Site(Pages(catalogue, Addresses.of(catalogue, directories), pages.today), "", tmp_path)
    site.write(FRAMES, [])
    assert html.document_fromstring(read(site, file)).get_element_by_id("twin").get("href") == twin


def test_a_missing_frame_stops_the_build(site):
    """A language or depth that the engine did not render is a fault of ours."""
    with pytest.raises(KeyError):
        site.write({key: FRAME for key in FRAMES if key != ("sv", 3)}, [])


# ---------------------------------------------------------------- the sitemap


def sitemap(site):
    rows = ElementTree.fromstring(read(site, "sitemap.xml"))
    return {row.find(LOC).text: {link.get("hreflang"): link.get("href") for link in row.iter(LINK)} for row in rows}


def test_the_sitemap_lists_every_page_with_its_twin(site, pages):
    """Hand-written pages among them, each with both languages' addresses; those for editors are nobody's to find."""
    written = [pages.written("own-worker", language, "") for language in ("fi", "sv")]
    site.write(FRAMES, written)
    listed = sitemap(site)
    assert len(listed) == sum(page.listed for page in pages.generated()) + 2
    assert listed[f"{URL}sv/egen-kontaktperson/"] == {"fi": f"{URL}fi/oma-tyontekija/", "sv": f"{URL}sv/egen-kontaktperson/"}
    assert all(address in pair.values() and len(pair) == 2 for address, pair in listed.items())


def test_the_sitemap_has_only_true_pairs(untranslated, tmp_path):
    """A page in the wrong language is left out, and its twin stands alone: what the sitemap says is what the pages say."""
    site = Site(untranslated, URL, tmp_path)
    site.write(FRAMES, [untranslated.written("own-worker", language, "") for language in ("fi", "sv")])
    listed = sitemap(site)
    assert listed[f"{URL}fi/oma/"] == {} and f"{URL}sv/oma/" not in listed


@pytest.mark.parametrize(("url", "there"), [("https://perhe.example/", True), ("https://kunta.example/perhe/", False), ("", False)])
def test_whoever_reads_the_whole_net_is_led_to_the_sitemap(pages, tmp_path, url, there):
    """At the root of a host, where alone it is asked for."""
    Site(pages, url, tmp_path).write(FRAMES, ())
    said = (tmp_path / "robots.txt").read_text(encoding="utf-8") if (tmp_path / "robots.txt").exists() else None
    assert said == ("User-agent: *\nDisallow:\n\nSitemap: https://perhe.example/sitemap.xml\n" if there else None)


def test_without_an_address_there_is_no_sitemap(pages, tmp_path):
    """One that the engine wrote of its own pages is removed, packed or not."""
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (tmp_path / name).write_text("of the engine", encoding="utf-8")
    Site(pages, "", tmp_path).write(FRAMES, [])
    assert not list(tmp_path.glob("sitemap*"))


def test_the_engine_s_packed_sitemap_does_not_stay_beside_ours(site):
    """It knows nothing of the pages made from data."""
    (site.folder / "sitemap.xml.gz").write_text("of the engine", encoding="utf-8")
    site.write(FRAMES, [])
    assert [path.name for path in site.folder.glob("sitemap*")] == ["sitemap.xml"]


# ---------------------------------------------------------------- files of the whole site


@pytest.mark.parametrize(("directories", "fi", "help_sv"), [(True, "fi/", "sv/hjalp-nu/"), (False, "fi/index.html", "sv/hjalp-nu.html")])
def test_the_first_page_lets_one_choose_a_language(catalogue, pages, tmp_path, directories, fi, help_sv):
    """Plain links in both languages, relative, so that they work wherever the site stands; the lost page has help, too."""
    site = Site(Pages(catalogue, Addresses.of(catalogue, directories), pages.today), "", tmp_path)
    site.write(FRAMES, [])
    chooser = html.document_fromstring(read(site, "index.html"))
    assert {a.get("hreflang"): a.get("href") for a in chooser.iter("a")} == {"fi": fi, "sv": fi.replace("fi", "sv"), None: "tel:112"}
    assert help_sv in [a.get("data-path") for a in html.document_fromstring(read(site, "404.html")).iter("a")]


def test_the_first_page_tells_search_engines_of_both_languages(site):
    """By whole addresses where they are known."""
    site.write(FRAMES, [])
    alternates = {link.get("hreflang"): link.get("href") for link in html.document_fromstring(read(site, "index.html")).iter("link") if link.get("rel").strip() == "alternate"}
    assert alternates == {"fi": f"{URL}fi/", "sv": f"{URL}sv/"}


@pytest.mark.parametrize(("url", "base"), [(URL, URL), (BELOW, BELOW), ("", "/")])
def test_the_lost_page_stands_alone(pages, tmp_path, url, base):
    """It may answer at any depth: its style is inside it, its links are whole, and it is not to be indexed."""
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "tokens.css").write_text("a > b { color: red }", encoding="utf-8")
    site = Site(pages, url, tmp_path)
    site.write(FRAMES, [])
    page = html.document_fromstring(read(site, "404.html"))
    assert [a.get("href") for a in page.iter("a") if a.get("href") != "tel:112"] == [f"{base}{path}" for path in ("fi/", "fi/apua-nyt/", "sv/", "sv/hjalp-nu/")]
    assert [a.get("href") for a in page.iter("a")].count("tel:112") == 2
    assert page.find(".//style").text == "a > b { color: red }" and not list(page.iter("link"))
    assert [meta.get("content") for meta in page.iter("meta") if meta.get("name") == "robots"] == ["noindex"]


@pytest.mark.parametrize(
    ("directories", "url", "file", "link", "canonical"),
    [
        (True, URL, "sv/platser/luoto/index.html", "../../../sv/platser/saari-luoto/", f"{URL}sv/platser/saari-luoto/"),
        (True, BELOW, "fi/paikat/luoto/index.html", "../../../fi/paikat/saari-luoto/", f"{BELOW}fi/paikat/saari-luoto/"),
        (False, "", "fi/paikat/luoto.html", "../../fi/paikat/saari-luoto.html", "../../fi/paikat/saari-luoto.html"),
    ],
)
def test_a_former_address_leads_on(pages, tmp_path, directories, url, file, link, canonical):
    """At once and by a link, in the language of the address, and the new page is the one to index."""
    site = Site(with_alias(pages, "luoto", directories), url, tmp_path)
    site.write(FRAMES, [])
    page = html.document_fromstring(read(site, file))
    assert page.get("lang") == file[:2]
    assert [a.get("href") for a in page.iter("a")] == [link] and page.find(".//a").text_content() == "Skäret"
    assert page.find(".//meta[@http-equiv='refresh']").get("content") == f"0; url={link}"
    assert page.find(".//link[@rel='canonical']").get("href") == canonical


def test_hosts_are_told_of_former_addresses(pages, tmp_path):
    """In their own words, below the site's path, beside the pages that lead on."""
    site = Site(with_alias(pages, "luoto"), BELOW, tmp_path)
    site.write(FRAMES, [])
    told = read(site, "_redirects").splitlines()
    assert "/some/where/fi/paikat/luoto/ /some/where/fi/paikat/saari-luoto/ 301" in told
    assert "/some/where/embed/fi/paikat/luoto.html /some/where/embed/fi/paikat/saari-luoto.html 301" in told
    assert "location = /some/where/sv/platser/luoto/ { return 301 /some/where/sv/platser/saari-luoto/$is_args$args; }" in read(site, "_nginx.conf")


def test_a_site_that_was_written_is_whole(site):
    """As those see it who publish: the file that is written last is the one they ask for."""
    assert not is_whole(site.folder)
    site.write(FRAMES, [])
    assert is_whole(site.folder)
    assert (site.folder / "_nginx.conf").stat().st_mtime_ns == max(path.stat().st_mtime_ns for path in site.folder.rglob("*.*"))


def test_a_former_address_is_in_no_sitemap(pages, tmp_path):
    """It is not a page."""
    site = Site(with_alias(pages, "luoto"), URL, tmp_path)
    site.write(FRAMES, [])
    assert not [address for address in sitemap(site) if address.endswith("/luoto/")]


def when(site, language, id):
    """What the file of a municipality hands to where.js."""
    found = re.fullmatch(r"Object\.assign\(window\.pkWhen=window\.pkWhen\|\|\{\},(.*)\)\n", read(site, f"assets/when/{language}/{id}.js"))
    answers = json.loads(found[1])
    assert list(answers) == [id]
    return answers[id]


def test_each_municipality_has_a_script_of_what_is_open(site, pages):
    """In both languages, also where we know of nothing: that is an answer as well."""
    site.write(FRAMES, [])
    files = {path.relative_to(site.folder / "assets" / "when").as_posix() for path in (site.folder / "assets" / "when").rglob("*.*")}
    assert files == {f"{language}/{id}.js" for language in ("fi", "sv") for id in pages.catalogue.municipalities}
    for language, id in (("fi", "rantakunta"), ("sv", "saari"), ("sv", "jarvela")):
        assert when(site, language, id) == json.loads(json.dumps(pages.listings.when(id, language)))


def test_words_of_such_a_script_are_data_and_no_code(changed, tmp_path):
    """Quotes and backslashes of a name end nothing."""
    name = 'Tee "kahvi" \\ <3'
    site = Site(changed("regions/rannikko/places/rantakunta-majakka.yaml", {"name": name}), URL, tmp_path)
    site.write_asked("/assets/when/fi/rantakunta.js", FRAMES)
    assert when(site, "fi", "rantakunta")["places"][0]["name"] == name


def test_a_preview_writes_a_script_when_it_is_asked_for(site):
    """Nothing is written before."""
    site.write_shared()
    site.write_asked("/assets/when/fi/saari.js", FRAMES)
    assert [path.name for path in (site.folder / "assets").rglob("*.js")] == ["saari.js"]


@pytest.mark.parametrize(("directories", "link"), [(True, "fi/paikat/rantakunta-majakka/"), (False, "fi/paikat/rantakunta-majakka.html")])
def test_offline_the_scripts_name_files(catalogue, pages, tmp_path, directories, link):
    """A folder would show a list of files."""
    site = Site(Pages(catalogue, Addresses.of(catalogue, directories), pages.today), "", tmp_path)
    site.write_asked("/assets/when/fi/rantakunta.js", FRAMES)
    assert when(site, "fi", "rantakunta")["places"][0]["href"] == link


# ---------------------------------------------------------------- cards


def test_cards_are_written_with_a_policy_of_their_own(site):
    """Beside the pages, in no list of addresses, and a host is told that anybody may frame them."""
    site.write(FRAMES, [])
    card = html.document_fromstring(read(site, "embed/sv/platser/rantakunta-majakka.html"))
    assert card.xpath("//meta[@http-equiv='Content-Security-Policy']/@content") == ["default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'"]
    assert "/embed/*\n  Content-Security-Policy: default-src 'none'" in read(site, "_headers") and "frame-ancestors *" in read(site, "_nginx.conf")
    assert "embed/" not in read(site, "sitemap.xml")


# ---------------------------------------------------------------- calendars


def test_calendars_are_written_with_the_line_ends_of_their_format(site):
    """One for every place, municipality and region, whole, wherever the site is built."""
    site.write(FRAMES, [])
    assert len(list(site.folder.rglob("*.ics"))) == 2 * sum(len(site.pages.catalogue.records(kind)) for kind in ("place", "municipality", "region"))
    octets = (site.folder / "sv/kalendrar/platser/rantakunta-majakka.ics").read_bytes()
    assert octets.startswith(b"BEGIN:VCALENDAR\r\n") and octets.endswith(b"END:VCALENDAR\r\n") and b"\r\r" not in octets
    assert octets.count(b"BEGIN:VEVENT") == 3 and f"URL:{URL}sv/platser/rantakunta-majakka/".encode() in octets


def test_a_preview_writes_a_calendar_when_it_is_asked_for(site):
    """Nothing is written before."""
    site.write_asked("/fi/kalenterit/kunnat/rantakunta.ics", FRAMES)
    assert [path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.ics")] == ["fi/kalenterit/kunnat/rantakunta.ics"]


# ---------------------------------------------------------------- scripts and the search


def test_scripts_lose_their_comments(site):
    """A reader's phone need not fetch what is for those who work on them; what they do stays."""
    (site.folder / "assets").mkdir()
    (site.folder / "assets" / "x.js").write_text('/* why */\nvar a = "/* not a comment */"  // here\nvar b = a.replace(/[/*]+/g, "")\n', encoding="utf-8")
    site.write(FRAMES, [])
    assert read(site, "assets/x.js").split() == ["var", 'a="/*', "not", "a", "comment", '*/"', "var", 'b=a.replace(/[/*]+/g,"")']


def test_the_search_stands_beside_the_pages(site):
    """A head for each language, and no pieces of an index that is gone."""
    old = site.folder / "assets" / "search" / "fi" / "shown" / "999.js"
    old.parent.mkdir(parents=True)
    old.write_text("old", encoding="utf-8")
    site.write(FRAMES, [])
    assert (site.folder / "assets" / "search" / "sv" / "head.js").exists()
    assert not old.exists()


def test_a_preview_makes_the_search_when_it_is_asked_for(site):
    """An edit is seen at once; who searches in the preview waits for the index."""
    site.write_asked("/assets/search/fi/head.js", FRAMES)
    assert (site.folder / "assets" / "search" / "fi" / "head.js").exists()


def test_the_schemas_stand_beside_the_pages(site):
    """For editors' programs that have no checkout."""
    site.write(FRAMES, [])
    assert {path.name for path in (site.folder / "schema").iterdir()} == set(SCHEMAS)
    assert json.loads(read(site, "schema/place.json"))["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_a_memo_is_for_editors_only(changed, tmp_path):
    """No page, list, calendar or piece of the search holds what a place's memo says."""
    pages = changed("regions/rannikko/places/rantakunta-majakka.yaml", {"memo": "Muistilappu xyzzy"})
    assert pages.catalogue.places["rantakunta-majakka"].memo
    Site(pages, URL, tmp_path / "built").write(FRAMES, [])
    files = [path for path in (tmp_path / "built").rglob("*") if path.is_file()]
    assert files and not [path for path in files if b"xyzzy" in path.read_bytes() or b"uistilap" in path.read_bytes()]


# ---------------------------------------------------------------- the policy


def test_the_host_s_files_know_every_script(site):
    """Those of all frames, and of the two pages that have none."""
    frames = FRAMES | {("fi", 1): Frame.of(mark("title") + mark("description") + mark("head") + "<script>first()</script>" + mark("twin") + mark("body"))}
    site.write(frames, [])
    for page in (read(site, "index.html"), read(site, "404.html"), "<script>first()</script>"):
        policy = Policy.of([page])
        assert policy.scripts and all(one in read(site, name) for one in (*policy.scripts, *policy.styles) for name in ("_headers", "_nginx.conf"))


@pytest.mark.parametrize("file", ["index.html", "404.html", "fi/paikat/vanha-saari/index.html"])
def test_a_page_without_a_frame_has_its_policy_first(pages, tmp_path, file):
    """The page that chooses, the 404 and former addresses."""
    site = Site(with_alias(pages, "vanha-saari"), URL, tmp_path)
    site.write_shared()
    page = read(site, file)
    assert 0 < page.index("Content-Security-Policy") < min(page.find(tag) for tag in ("<script", "<style", "<link") if tag in page)
    assert all(one in page for one in Policy.of([page]).scripts)


def test_regions_and_the_front_page_name_their_feeds(site, pages, tmp_path):
    """Files that are there, as seen from the page; without the site's address there are none to name."""
    site.write(FRAMES, [])
    found = {}
    for page in pages.generated():
        head = html.fragment_fromstring(site.framing.head(page), create_parent="head")
        for link in head.xpath(".//link[@type='application/atom+xml']"):
            found[page.key, page.language] = (site.folder / site.pages.addresses.file(page.path)).parent / link.get("href")
    assert {key[0] for key, _ in found} == {"front", "region"} and len(found) == 2 * (1 + len(pages.catalogue.regions))
    assert all(path.resolve().is_file() for path in found.values()) and len({path.resolve() for path in found.values()}) == len(found)
    assert not any("atom" in Site(pages, "", tmp_path).framing.head(page) for page in pages.generated())
