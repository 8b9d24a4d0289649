import re
from xml.etree import ElementTree

import pytest

SITE = "https://perhekeskus.example/"
XHTML = "{http://www.w3.org/1999/xhtml}link"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def address_of(site, path):
    return SITE + path.relative_to(site).as_posix().removesuffix("index.html")


def twins(tree):
    return {link.get("hreflang"): link.get("href") for link in tree.iter("link") if link.get("rel", "").strip() == "alternate" and not link.get("type")}


@pytest.fixture(scope="module")
def sitemap(site):
    """Address → its alternates, as sitemap.xml lists them."""
    rows = ElementTree.parse(site / "sitemap.xml").getroot()
    return {row.find(LOC).text: {link.get("hreflang"): link.get("href") for link in row.iter(XHTML)} for row in rows}


def test_each_page_is_in_the_language_of_its_folder(site, all_pages, parsed):
    """What stands below /sv/ says it is Swedish, what stands below /fi/ Finnish."""
    wrong = [path for path in all_pages if parsed(path).get("lang") != path.relative_to(site).parts[0]]
    assert not wrong


def test_twins_name_each_other(site, all_pages, parsed):
    """A page that names a twin is named by it, and both are really there."""
    for path in all_pages:
        here, pair = address_of(site, path), twins(parsed(path))
        if pair:
            language = path.relative_to(site).parts[0]
            assert pair[language] == here
            other = site / pair["sv" if language == "fi" else "fi"].removeprefix(SITE) / "index.html"
            assert twins(parsed(other)) == pair, here


def test_the_switch_leads_to_the_twin(site, all_pages, parsed):
    """The word for the other language leads to the same page in it, on every page."""
    for path in all_pages:
        tree = parsed(path)
        if tree.find(".//meta[@http-equiv='refresh']") is not None:
            continue
        link = tree.find_class("pk-lang")[0]
        target = (path.parent / link.get("href") / "index.html").resolve()
        assert target.is_file() and parsed(target).get("lang") == link.get("hreflang") == link.get("lang")
        back = parsed(target).find_class("pk-lang")[0]
        assert (target.parent / back.get("href") / "index.html").resolve() == path.resolve()


def test_the_sitemap_lists_what_the_pages_say_of_themselves(site, all_pages, parsed, sitemap):
    """Exactly the pages that may be indexed and are their own canonical address, each with its true twin."""
    indexed = {}
    for path in all_pages:
        tree = parsed(path)
        canonical = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
        robots = [meta.get("content") for meta in tree.iter("meta") if meta.get("name") == "robots"]
        if canonical == address_of(site, path) and "noindex" not in robots:
            indexed[canonical] = twins(tree)
    assert sitemap == indexed


def test_a_page_not_in_swedish_says_so(example_site, parsed):
    """The place whose note is only in Swedish: in Finnish its facts are Finnish, the note stands under its own language and a notice."""
    tree = parsed(example_site / "fi" / "paikat" / "esimerkkila-verkkokahvila" / "index.html")
    note = next(element for element in tree.find_class("pk-foreign"))
    assert note.get("lang") == "sv" and "Caféet har hållits" in note.text_content()
    assert "Tämä teksti on vain ruotsiksi." in tree.text_content()
    assert tree.get("lang") == "fi" and "Yhteystiedot" in tree.text_content()


def test_swedish_pages_have_no_finnish_sentence_without_its_mark(site, parsed):
    """Finnish words that occur in nearly every Finnish sentence stand on Swedish pages only inside lang="fi"."""
    telling = re.compile(r"\b(tai|eivät|sivulta|ovat|voit|löydät|kun|soita|että|mutta|sekä|jos)\b", re.IGNORECASE)
    found = []
    for path in sorted((site / "sv").rglob("index.html")):
        for element in parsed(path).find(".//body").iter():
            text = (element.text or "") if isinstance(element.tag, str) else ""
            if telling.search(text) and not _marked(element) and element.tag not in ("script", "style"):
                found.append((path.relative_to(site).as_posix(), text.strip()[:80]))
    assert not found


def _marked(element):
    while element is not None:
        if element.get("lang") in ("fi", "en"):
            return True
        element = element.getparent()
    return False


def test_the_root_page_leads_to_both_languages_without_a_script(site, parsed):
    """Two plain links, each named in its own language."""
    links = {link.get("hreflang"): link.get("href") for link in parsed(site / "index.html").iter("a") if link.get("hreflang")}
    assert links == {"fi": "fi/", "sv": "sv/"}


def test_the_lost_page_speaks_both_languages(site, parsed):
    """The 404 stands alone: no link to a style or script, both languages, two ways out each, and the number for an emergency."""
    tree = parsed(site / "404.html")
    assert not list(tree.iter("link")) and not [script for script in tree.iter("script") if script.get("src")]
    ways = [(section.get("lang"), [a.get("href").startswith("tel:112") for a in section.iter("a")]) for section in tree.iter("section")]
    assert ways == [("fi", [True, False, False]), ("sv", [True, False, False])]


def test_every_page_of_the_example_says_that_it_is_one(example_site, parsed):
    """Nobody may take the fictional places for real ones."""
    silent = [path for path in example_site.rglob("*.html") if path.parent != example_site and not parsed(path).find_class("pk-example") and parsed(path).find(".//meta[@http-equiv='refresh']") is None]
    assert not silent


def test_the_real_site_has_nothing_of_the_example(site):
    """The fictional region is never built into the real site."""
    assert not [path for path in site.rglob("*esimerkkila*")]
    assert not [path for path in site.rglob("*.html") if 'class="pk-example"' in path.read_text(encoding="utf-8")]
