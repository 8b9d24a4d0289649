"""Hand-written pages: front matter, twins, links that name a record, and what Markdown may not hold."""

import pytest

from perhekeskus import content

KNOWN = {"service": {"family-work": None}, "municipality": {"Rantakunta": "rantakunta", "Strandkommun": "rantakunta"}, "region": {"rannikko": None}, "page": {"about": None}}


@pytest.fixture
def write_page(tmp_path):
    """Puts a page with this body, in this language, into an empty country."""

    def write(body, language="fi", id="about", start="---\ntitle: A\nslug: a\ndescription: A.\n---\n"):
        path = tmp_path / "content" / language / f"{id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(start + body, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def told_of(write_page):
    """(line, column, kind) of every problem in the body of a page."""

    def told(body, known=KNOWN, national_only=False):
        found = []
        pages = content.read_pages(write_page(body), found)
        return [(problem.line, problem.column, problem.kind) for problem in content.link_problems(pages, known, national_only)]

    return told


@pytest.mark.parametrize(
    "link",
    ["service:family-work", "service:family-work#hinta", "municipality:rantakunta", "page:about", "index:regions", "https://a.example/b?c=d", "http://a.example", "mailto:a@b.example", "tel:112", "#alku"],
)
def test_a_link_that_leads_somewhere_passes(told_of, link):
    """Records by kind and id, whole addresses, and places on the same page."""
    assert not told_of(f"Katso [tästä]({link}) ja [sieltä]({link}).\n")


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("[a](service:famly-work)\n", (6, 5, "unknown-service")),
        ("\n\n[a](page:abuot)\n", (8, 5, "unknown-page")),
        ("[a](municipality:Rantakunta)\n", (6, 5, "unknown-municipality")),
        ("[a](index:regoins)\n", (6, 5, "unknown-index")),
        ("[a](sevice:family-work)\n", (6, 5, "unknown-kind")),
        ("[a](about.md)\n", (6, 5, "unknown-kind")),
        ("[a](../fi/about/)\n", (6, 5, "unknown-kind")),
        ("[a](//b.example)\n", (6, 5, "unknown-kind")),
        ("[a](ftp://b.example)\n", (6, 5, "unknown-kind")),
        ("[a](&#106;avascript:b)\n", (6, 5, "unknown-kind")),
        ("[a](<javascript:b>)\n", (6, 5, "unknown-kind")),
        ("[a](javascript:b)\n", (6, 5, "url-scheme")),
        ("Ovi: ![a](https://a.example/b.png)\n", (6, 6, "picture-in-text")),
        ("[a](JAVASCRIPT:b)\n", (6, 5, "url-scheme")),
        ("[a](\n  javascript:b)\n", (7, 3, "url-scheme")),
        ("![a](data:image/svg+xml,b)\n", (6, 6, "url-scheme")),
        ("[a](file:///etc/passwd)\n", (6, 5, "url-scheme")),
        ("[a][1]\n\n[1]: vbscript:b\n", (8, 6, "url-scheme")),
        ("[a][1]\n\n[1]: service:famly-work\n", (8, 6, "unknown-service")),
    ],
)
def test_a_link_to_nowhere_is_told(told_of, body, fault):
    """At its address; whatever is no known kind of link is none."""
    assert fault in told_of(body)


@pytest.mark.parametrize(
    ("line", "column", "kind"),
    [
        ("Avoinna <b>aina</b>.", 9, "html-in-text"),
        ("<script>alert(1)</script>", 1, "html-in-text"),
        ("<!-- piilossa -->", 1, "html-in-text"),
        ("<?php echo 1 ?>", 1, "html-in-text"),
        ("< img src=x>", 1, "html-in-text"),
        ("</div", 1, "html-in-text"),
        ("a&nbsp;b", 2, "html-in-text"),
        ("a&#x202e;b", 2, "html-in-text"),
        ("[a](service:family-work){: onclick=alert(1) }", 25, "html-in-text"),
        ("# Otsikko { style=color:red }", 11, "html-in-text"),
        ("a {: lang=fi onclick=b }", 3, "html-in-text"),
        ("TODO kirjoita", 1, "placeholder"),
        ("Soita 0295 163 xxx", 16, "placeholder"),
        ("a\u202eb", 2, "invisible-character"),
        ("a\u200bb", 2, "invisible-character"),
        ("a\x07b", 2, "invisible-character"),
    ],
)
def test_what_no_text_may_hold_is_told(told_of, line, column, kind):
    """HTML, attributes that would become HTML, what was left to do, and what nobody sees."""
    assert told_of(f"Alku.\n\n{line}\n") == [(8, column, kind)]


@pytest.mark.parametrize("line", ["3 < 5 & 6 > 2", "a <3 b", "R&D; ja muut", "[Innokylä](https://a.example){: lang=fi }", "{n}", "| a | b |", "> lainaus", "`koodi`", "Todellinen"])
def test_plain_markdown_passes(told_of, line):
    """Signs that only look like HTML, and the mark for another language."""
    assert not told_of(line + "\n")


def test_in_the_example_links_to_places_pass(told_of):
    """The example has other regions than the pages name; national records count as ever."""
    body = "[a](region:lappi) [b](municipality:inari) [c](place:x) [d](service:x)\n"
    assert [kind for _, _, kind in told_of(body, national_only=True)] == ["unknown-service"]


def test_links_to_an_unread_file_pass(told_of):
    """When services.yaml cannot be read, that is told, not every link to a service."""
    assert not told_of("[a](service:x) [b](municipality:x)\n", known={})


def test_a_finnish_page_may_wait_for_its_twin(write_page):
    """Readers see the Finnish text with a notice."""
    problems = []
    content.read_pages(write_page("a\n"), problems)
    assert [(problem.kind, problem.severity, problem.values["value"]) for problem in problems] == [("translation-page-missing", "notice", "content/sv/about.md")]


def test_a_swedish_page_may_not(write_page):
    """Without its Finnish twin it stands nowhere."""
    problems = []
    content.read_pages(write_page("a\n", "sv"), problems)
    assert [(problem.kind, problem.severity, problem.file) for problem in problems] == [("twin-missing", "error", "content/sv/about.md")]


def test_a_pair_is_read(write_page):
    """Page id and language come from where the file stands."""
    write_page("Teksti\n")
    problems = []
    pages = content.read_pages(write_page("Text\n", "sv"), problems)
    assert not problems and {language: written.body for language, written in pages.documents["about"].items()} == {"fi": "Teksti\n", "sv": "Text\n"}


@pytest.mark.parametrize("file", ["content/about.md", "content/en/about.md", "content/fi/more/about.md", "content/fi/about.txt", "content/fi/picture.png"])
def test_what_is_no_page_is_told(tmp_path, file):
    """It would never be published."""
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xff")
    problems = []
    pages = content.read_pages(tmp_path, problems)
    assert not pages.documents and [(problem.file, problem.kind) for problem in problems] == [(file, "file-not-here")]


@pytest.mark.parametrize("id", ["Uusi", "uusi sivu", "äiti", "a..b"])
def test_the_name_of_a_page_is_its_id(write_page, id):
    """And has the form of one."""
    problems = []
    pages = content.read_pages(write_page("a\n", id=id), problems)
    assert not pages.documents and [problem.kind for problem in problems] == ["file-name"]


def test_front_matter_is_checked(write_page):
    """As any record."""
    problems = []
    pages = content.read_pages(write_page("a\n", start="---\ntitle: A\nslug: ../a\nauthor: Mari\n---\n"), problems)
    problems.clear()
    assert not pages.validated({}, problems)
    assert {(problem.line, problem.kind) for problem in problems} == {(3, "id-form"), (4, "unknown-key"), (2, "missing-key")}


def test_links_become_addresses():
    """Only those that name a record; what follows # stays."""
    text = "[a](service:family-work#hinta) [b](https://a.example) [c](#d) [e](page:about)"
    assert content.with_addresses(text, lambda kind, id: f"/{kind}/{id}/") == "[a](/service/family-work/#hinta) [b](https://a.example) [c](#d) [e](/page/about/)"
