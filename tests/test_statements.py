"""The accessibility statement: its words are a page, what depends on the publisher is data."""

from dataclasses import replace

import pytest

from perhekeskus.checking import check
from perhekeskus.pages import Pages
from perhekeskus.statements import marks, marks_in, with_parts
from perhekeskus.urls import Addresses

BODY = "<p>[[assessed]]</p><p>[[state]]</p><p>[[gaps]]</p><p>[[feedback]]</p>"
FULL = {"publisher": {"fi": "Esimerkkikunta", "sv": "Exempelkommunen"}, "email": "palaute@kunta.example", "form": {"fi": "https://kunta.example/palaute", "sv": "https://kunta.example/respons"}, "updated": "2026-11-01", "state": "none", "assessed_by": "outside"}


def test_a_mark_gives_way_to_its_part():
    """A paragraph of its own; the same letters inside a sentence are words."""
    assert with_parts("<p>a [[b]]</p>\n<p>[[b]]</p>", {"b": "<ul></ul>"}) == "<p>a [[b]]</p>\n<ul></ul>"


def test_a_mark_without_a_part_is_a_fault_of_ours():
    """It does not reach a reader."""
    with pytest.raises(KeyError):
        with_parts("<p>[[nobody]]</p>", {})


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("[[a]]", [(0, "a", True)]), ("[[a]]\n\n[[b]]\n", [(0, "a", True), (7, "b", True)]), ("x\n \n  [[a]] \n \ny", [(6, "a", True)]), ("[[ a b ]]", [(0, " a b ", True)]), ("[[]]", [(0, "", True)]),
        ("x [[a]]", [(2, "a", False)]), ("x\n[[a]]", [(2, "a", False)]), ("[[a]]\ny", [(0, "a", False)]), ("- [[a]]", [(2, "a", False)]), ("    [[a]]", [(4, "a", False)]), ("[[1]](page:a)", []), ("[[1]][a]", []), ("\\[[a]]", []), ("[a]", []),
    ],
)  # fmt: skip
def test_marks_are_found_in_text(markdown, found):
    """What looks like a mark, and whether it is a paragraph of its own; a link with brackets in its words is none."""
    assert list(marks_in(markdown)) == found


def test_marks_of_a_statement_are_for_its_page_only():
    """On another page there is no data that could take their place."""
    assert "gaps" in marks(True) and "gaps" not in marks(False)


def test_marks_of_a_file_that_cannot_be_read_are_not_told(root):
    """One mistake is told once."""
    (root / "data" / "site.yaml").write_text("accessibility: [", encoding="utf-8")
    assert {problem.file for problem in check(root).errors} == {"data/site.yaml"}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_an_unknown_publisher_is_said_plainly(pages, language):
    """Nothing is made up: the missing contact is a gap among the others, and the page tells where things go meanwhile."""
    body, w = pages.written("accessibility", language, BODY).body, pages.wordings[language]
    assert w.statement_publisher_unknown in body and w.statement_contact_missing in body and "mailto:" not in body
    assert w.statement_no_contact in body and {"fi": "Viittomakieltä ei ole", "sv": "Teckenspråk saknas"}[language] in body
    assert w.label("statement_made", date="1.10.2026") in body and w.statement_by_self in body and w.statement_state_partial in body
    assert pages.addresses.path(("page", "for-editors"), language)[3:] in body and "[[" not in body


@pytest.mark.parametrize(("language", "name", "form"), [("fi", "Esimerkkikunta", "https://kunta.example/palaute"), ("sv", "Exempelkommunen", "https://kunta.example/respons")])
def test_a_known_publisher_and_contact_are_told(changed, language, name, form):
    """In the reader's language, with both ways to write; the gap of a missing contact is gone."""
    pages = changed("site.yaml", {"accessibility": FULL})
    body, w = pages.written("accessibility", language, BODY).body, pages.wordings[language]
    assert f"{w.statement_publisher} {name}." in body and f'href="{form}"' in body and 'href="mailto:palaute@kunta.example"' in body
    assert w.statement_no_contact not in body and w.statement_contact_missing not in body and w.statement_publisher_unknown not in body
    assert w.label("statement_updated", date="1.11.2026") in body and w.statement_by_outside in body and w.statement_state_none in body


@pytest.mark.parametrize(("line", "wrong"), [("  state: partial", "  state: nearly"), ("  made: 2026-10-01", "  made: lokakuussa"), ("  assessed_by: self", "  assessed_by: self\n  email: ei osoite"), ("  assessed_by: self", "  assessed_by: self\n  publisherr: X")])
def test_what_is_wrong_is_told_with_its_line(root, line, wrong):
    """The file is checked like other data."""
    path = root / "data" / "site.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(line, wrong), encoding="utf-8")
    (problem,) = check(root).errors
    assert problem.file == "data/site.yaml" and problem.line in (2, 3, 4)


def test_words_of_marks_are_not_searched(pages):
    """The search reads the page's words, not the names of its parts."""
    from perhekeskus.searching import Searching

    searching = Searching({"fi": pages.pen("", "fi")}, pages.timetable, {("accessibility", "fi"): "Sanoja.\n\n[[gaps]]\n"})
    (entry,) = [entry for entry in searching.entries("fi") if entry.id == "page/accessibility"]
    assert "gaps" not in " ".join(section.text for section in entry.sections)


ON_DEVICE = "<p>[[kept]]</p><p>[[opened]]</p>"


@pytest.fixture
def keeping(catalogue, pages):
    """The pages of a site that keeps opened pages on the device, with a page on privacy."""
    whole = replace(catalogue, pages=catalogue.pages | {"privacy": catalogue.pages["own-worker"]})
    return Pages(whole, Addresses.of(whole), pages.today, offline=True)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_site_that_keeps_nothing_says_nothing_of_it(pages, language):
    """Only what the reader asks for stays on the device."""
    body, w = pages.written("own-worker", language, ON_DEVICE).body, pages.wordings[language]
    assert w.kept_asked in body and w.kept_opened not in body and w.opened_stay not in body and w.offline_empty not in body and "[[" not in body


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_site_that_keeps_opened_pages_says_so_and_how_to_be_rid_of_them(keeping, language):
    """On the page with the button itself, and elsewhere with the way there."""
    w = keeping.wordings[language]
    here, elsewhere = (keeping.written(id, language, ON_DEVICE).body for id in ("privacy", "family-centre"))
    assert all(w.opened_stay in body and w.kept_opened in body and w.offline_empty in body and w.kept_asked not in body for body in (here, elsewhere))
    assert w.label("opened_away_here", button=w.offline_empty) in here and w.label("opened_away", button=w.offline_empty) in elsewhere
    assert keeping.addresses.path(("page", "privacy"), language)[3:] in elsewhere


@pytest.mark.parametrize(("url", "base"), [("https://perhekeskus.example/", "https://perhekeskus.example/"), ("", "http://127.0.0.1:8000/")])
def test_examples_of_open_data_name_the_address_of_the_site(pages, url, base):
    """So that they can be copied; of a site that stands nowhere yet, that of its preview."""
    published = Pages(pages.catalogue, pages.addresses, pages.today, url=url)
    body = published.written("own-worker", "fi", "<p>[[data]]</p><p>[[examples]]</p>").body
    assert f'<a href="../../data/v1/index.json">{base}data/v1/index.json</a>' in body
    assert '<a href="../../data/v1/places.fi.csv">' in body and '<a href="../../data/v1/contacts.fi.csv">' in body
    assert f"curl --compressed {base}data/v1/index.json" in body and f'fetch("{base}data/v1/regions/rannikko.json")' in body
