import posixpath
from dataclasses import replace

import pytest
from lxml.html import fragment_fromstring
from markupsafe import Markup

from perhekeskus.model import (
    Contact,
    ContentPage,
    Coordinates,
    Place,
    Prose,
    Rating,
    Source,
    Summary,
    Text,
)
from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses

FROM = {"fi": "fi/paikat/rantakunta-majakka/", "sv": "sv/platser/rantakunta-majakka/"}


@pytest.fixture
def pen(pages):
    """Writes on a Finnish page."""
    return pages.pen(FROM["fi"], "fi")


@pytest.fixture
def penna(pages):
    """Writes on the same page in Swedish."""
    return pages.pen(FROM["sv"], "sv")


@pytest.mark.parametrize("path", ["fi/", "fi/kunnat/", "fi/kunnat/saari/", "fi/alueet/rannikko/perhetyo/"])
@pytest.mark.parametrize("directories", [True, False])
def test_a_link_leads_to_the_same_page_from_any_depth(catalogue, pages, path, directories):
    """Followed from the file that a page is, a link ends at the file of the other page."""
    addresses = Addresses.of(catalogue, directories)
    link = Pages(catalogue, addresses, pages.today).pen(path, "fi").href("municipality", "saari")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(addresses.file(path)), link))
    assert target == ("fi/kunnat/saari" if directories else "fi/kunnat/saari.html")


def test_links_stay_in_the_reader_s_language(pen, penna):
    """The same record is linked in Finnish from a Finnish page and in Swedish from a Swedish one."""
    assert pen.href("service", "family-work") == "../../palvelut/perhetyo/"
    assert penna.href("service", "family-work") == "../../tjanster/familjearbete/"


def test_a_helpline_is_a_place_on_the_page_of_help(pen):
    """The link ends at the anchor that the list gives the line."""
    assert pen.href("helpline", "crisis-line") == f"../../apua-nyt/#{pen.anchor('crisis-line')}"


def test_a_link_to_nowhere_is_a_fault_of_ours(pen):
    """It stops the build instead of giving a reader a dead end."""
    with pytest.raises(KeyError):
        pen.href("place", "nowhere")


def test_a_file_of_the_site_is_found_from_any_depth(pages, pen):
    """Scripts and pictures stand below the root."""
    assert pen.asset("a.js") == "../../../assets/a.js"
    assert pages.pen("fi/", "fi").asset("a.js") == "../assets/a.js"


@pytest.mark.parametrize(("url", "host"), [("https://www.kunta.example/a/b?c", "kunta.example"), ("https://www2.kunta.example:8080/", "www2.kunta.example"), ("ei osoite", "ei osoite")])
def test_a_website_is_called_by_its_host(pen, url, host):
    """What a reader recognises of an address."""
    assert pen.host(url) == host


def test_words_of_the_page_s_language_carry_no_mark(pen):
    """What stands as it should needs no `lang`, and its signs are safe in HTML."""
    assert pen.words(Text(fi="Kahvi & leikki", sv="Kaffe & lek")) == "Kahvi &amp; leikki"


@pytest.mark.parametrize(("text", "html"), [(Text(fi="Ovi & 1"), '<span lang="fi">Ovi &amp; 1</span>'), (Text(en="Door"), '<span lang="en">Door</span>')])
def test_words_in_another_language_say_so(penna, text, html):
    """A screen reader reads them in their own voice."""
    assert penna.words(text) == html


def test_prose_is_paragraphs(pen):
    """An empty line parts them, more of them part nothing more, and the end of a line is only a space."""
    assert pen.prose(Prose(fi="Eka\n& toka.\n\n\n\n Kolmas.\n", sv="X")) == "<p>Eka\n&amp; toka.</p><p>Kolmas.</p>"


def test_prose_in_the_other_language_stands_apart_under_a_notice(penna):
    """The notice is in the reader's language, the text under its own."""
    html = penna.prose(Prose(fi="Vain suomeksi.\n\nKaikki."))
    assert html == f'<p class="pk-hint">{penna.wording.code("only_in", "fi")}</p><div class="pk-foreign" lang="fi"><p>Vain suomeksi.</p><p>Kaikki.</p></div>'


@pytest.mark.parametrize(("kind", "id", "name"), [("page", "own-worker", "Sivu own-worker"), ("service", "family-work", "Perhetyö"), ("helpline", "crisis-line", "Kriisilinja"), ("place", "saari-luoto", '<span lang="sv">Skäret</span>')])
def test_a_record_is_called_by_its_name(pen, kind, id, name):
    """Records and hand-written pages alike, in the language there is."""
    assert pen.name(kind, id) == name


def test_a_page_without_a_swedish_text_is_named_in_finnish(catalogue, pages):
    """Its title and description say in Swedish lists which language they are in."""
    page = ContentPage(title="Sivu & muuta", slug="sivu", description="Kuvaus.")
    changed = replace(catalogue, pages={"own-worker": {"fi": page}})
    penna = Pages(changed, Addresses.of(changed), pages.today).pen("sv/", "sv")
    assert penna.name("page", "own-worker") == '<span lang="fi">Sivu &amp; muuta</span>'
    assert penna.summary("page", "own-worker") == '<span lang="fi">Kuvaus.</span>'


@pytest.mark.parametrize(("kind", "id", "summary"), [("page", "own-worker", "Kuvaus."), ("method", "perhekoulu", "Ryhmä vanhemmille."), ("place", "saari-luoto", None), ("municipality", "saari", None)])
def test_a_list_shows_a_summary_where_there_is_one(pen, kind, id, summary):
    """A record without one, or of a kind that has none, shows its name alone."""
    assert pen.summary(kind, id) == summary


def test_pages_of_one_site_and_date_stand_together(pen):
    """In the order of their first; the same site of another date stands by itself."""
    urls = ["https://www.a.example/1", "https://b.example/1", "https://a.example/2", "https://a.example/3"]
    rows = pen.by_site(Source(url=url, date=date) for url, date in zip(urls, ("undated", "2024", "undated", "2024"), strict=True))
    undated = pen.wording.undated
    assert list(rows) == [(("a.example", undated), [urls[0], urls[2]]), (("b.example", "2024"), [urls[1]]), (("a.example", "2024"), [urls[3]])]


def test_a_rating_shows_as_many_doors_as_its_scale(pen, catalogue):
    """The first three of five are filled, the others empty, and a screen reader hears the figure."""
    picture = fragment_fromstring(pen.doors(catalogue.methods["perhekoulu"].rating))
    filled, empty = (path.get("d").count("M") for path in picture)
    assert (filled, empty) == (3, 2) and picture[0].get("class") == "on" and picture[1].get("class") is None
    assert picture.get("role") == "img" and picture.get("aria-label") == pen.wording.label("rated", level=3, of=5)


def test_a_method_is_told_in_one_sentence(pen, catalogue):
    """What happens and for whom, then what is known of its effect: in the words of its rating, by its figure, or that nothing current was found."""
    rated, unrated = catalogue.methods["perhekoulu"], catalogue.methods["lapset-puheeksi"]
    with_word = rated.model_copy(update={"rating": rated.rating.model_copy(update={"word": Prose(fi="siitä on vahvaa tutkimusta", sv="forskningen är stark")})})
    two_sentences = unrated.model_copy(update={"summary": Summary(fi="Keskustelu 3 kertaa. Toinen lause.", sv="Samtal.")})
    w, date = pen.wording, pen.rating_date(rated.rating)
    assert pen.in_one_sentence(rated) == w.label("method_rated_shortly", what="Ryhmä vanhemmille", level=3, of=5, date=date)
    assert pen.in_one_sentence(with_word) == w.label("method_rated", what="Ryhmä vanhemmille", word="siitä on vahvaa tutkimusta", level=3, of=5, date=date)
    assert pen.in_one_sentence(unrated) == w.label("method_not_rated", what="Keskustelu lapsen arjesta")
    assert pen.in_one_sentence(two_sentences).startswith("Keskustelu 3 kertaa –")


@pytest.mark.parametrize(("written", "said"), [({"date": "2024-05"}, "toukokuu 2024"), ({"date": "undated", "about": 2025}, "{w.undated}, {about}")])
def test_a_rating_tells_its_date_as_exactly_as_it_is_known(pen, written, said):
    """An undated page may still speak of a year."""
    date = pen.rating_date(Rating(level=1, of=3, scale="Asteikko", source="https://a.example/", **written))
    assert date == said.format(w=pen.wording, about=pen.wording.label("about_year", year=2025))


@pytest.mark.parametrize(("id", "state", "date"), [("rantakunta-majakka", "confirmed", "1.10.2026"), ("saari-luoto", "recent", "helmikuu 2026"), ("jarvela-laituri", "old", "toukokuu 2021")])
def test_trust_is_said_in_words(pen, catalogue, id, state, date):
    """How fresh a record is today, with the date that tells it."""
    assert pen.trust_title(pen.freshness(catalogue.places[id])) == pen.wording.label(f"trust_{state}", date=date)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "viimeistään 1.10.2027"),
        ({"check_every": {"days": 10, "why": "Ohjelma vaihtuu."}}, "myöhässä, määräpäivä oli 11.10.2026"),
        ({"checked": None, "sources": [{"url": "https://a.example/", "date": "undated"}]}, "mahdollisimman pian"),
        ({"status": "closed"}, None),
    ],
)
def test_the_next_check_is_told(pen, values, said):
    """By which day, that it is past, or soon where nobody knows the age; a place that has closed has none."""
    least = {"kind": "meeting-place", "name": "M", "status": "active", "municipality": "rantakunta", "organiser": {"kind": "parish"}, "sources": [{"url": "https://a.example/", "date": "2020"}], "checked": {"date": "2026-10-01", "by": "Yhdistys"}}
    assert pen.next_check(Place.model_validate(least | values)) == said


def test_a_confirmation_that_has_run_out_is_called_one(pen):
    """Its day is not told as that of a source."""
    lapsed = Place.model_validate({"kind": "meeting-place", "name": "M", "status": "active", "municipality": "rantakunta", "organiser": {"kind": "parish"}, "sources": [{"url": "https://a.example/", "date": "2020"}], "checked": {"date": "2025-10-01", "by": "Yhdistys"}})
    assert pen.trust_title(pen.freshness(lapsed)) == "Vahvistettu viimeksi 1.10.2025"


def test_old_contacts_come_last_but_for_emergencies(pen):
    """The others keep their order."""
    rows = {"first": "2020", "emergency": "2020", "second": "2026", "third": "undated"}
    contacts = [Contact.model_validate({"kind": "emergency" if name == "emergency" else "service", "name": name, "note": "Soita.", "sources": [{"url": "https://a.example/", "date": date}]}) for name, date in rows.items()]
    assert [contact.name.fi for contact in pen.surest_first(contacts)] == ["emergency", "second", "third", "first"]


def test_a_service_that_the_region_does_not_arrange_has_no_page_there(pen):
    """Asking is allowed, and the answer is that there is none."""
    assert pen.region_service("rannikko", "family-work") == "../../alueet/rannikko/perhetyo/"
    assert pen.region_service("rannikko", "nothing") is None


def test_the_map_links_the_regions_it_has_an_outline_of(catalogue, pages):
    """A region that is not on the map is left out, and the rest stays."""
    outlines = replace(catalogue.outlines, sketch=replace(catalogue.outlines, paths={"97": "M0 0l1 0 0 1z"}))
    penna = Pages(replace(catalogue, outlines=outlines), pages.addresses, pages.today).pen("sv/", "sv")
    assert list(penna.map_regions()) == [{"id": "rannikko", "href": "omraden/kusten/", "name": "Kusten", "path": "M0 0l1 0 0 1z"}]


def test_a_locator_shows_a_point_in_its_region(pen, catalogue):
    """The region's outline with a margin around it, and a dot that is seen in a large region as well as in a small one."""
    drawn = pen.locator("rannikko", Coordinates(latitude=60.5, longitude=23.5))
    left, top, width, height = catalogue.outlines.boxes["97"]
    x, y, across, down = map(float, drawn["box"].split())
    assert drawn["path"] == catalogue.outlines.paths["97"]
    margin = 0.08 * max(width, height)
    assert (x, y, across, down) == pytest.approx((left - margin, top - margin, width + 2 * margin, height + 2 * margin), rel=1e-4)
    assert left < drawn["x"] < left + width and top < drawn["y"] < top + height
    assert 0 < drawn["r"] < min(width, height) / 2


def test_a_region_without_an_outline_has_no_locator(catalogue, pages):
    """Nor has any where there is no map at all: the page goes without."""
    point = Coordinates(latitude=60.5, longitude=23.5)
    for outlines in (replace(catalogue.outlines, paths={}, boxes={}), None):
        assert Pages(replace(catalogue, outlines=outlines), pages.addresses, pages.today).pen("fi/", "fi").locator("rannikko", point) is None


class Macro:
    """Stands for a macro of a template, and counts how often it is asked."""

    def __init__(self, name):
        self.name, self.asked = name, 0

    def __call__(self, whom):
        self.asked += 1
        return Markup("Hei, {}").format(whom)


def test_a_piece_is_made_once_for_pages_of_one_language_and_depth(pages):
    """The second page that shows it gets the same HTML."""
    greet = Macro("greeting of one depth")
    said = {pages.pen(path, "fi").kept(greet, "Aino") for path in ("fi/paikat/rantakunta-majakka/", "fi/kunnat/saari/")}
    assert said == {"Hei, Aino"} and greet.asked == 1


@pytest.mark.parametrize(("path", "language"), [("fi/", "fi"), ("sv/platser/rantakunta-majakka/", "sv")])
def test_another_depth_or_language_has_its_own_piece(pages, path, language):
    """Its links start elsewhere, and its words are others."""
    greet = Macro(f"greeting beside {path}")
    pages.pen(FROM["fi"], "fi").kept(greet, "Aino")
    pages.pen(path, language).kept(greet, "Aino")
    assert greet.asked == 2
