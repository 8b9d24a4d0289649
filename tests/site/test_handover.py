"""The site for another engine: two readers of Markdown that know nothing of each other leave the HTML alone and find the text."""

import json
from html.parser import HTMLParser
from pathlib import Path

import markdown
import material
import pytest
from lxml import html
from markdown_it import MarkdownIt

from perhekeskus.cli import main

ICONS = Path(material.__file__).parent / "templates" / ".icons" / "material"
UNCLOSED = {"li", "p", "dt", "dd", "tr", "td", "th", "tbody", "option"}  # which the next one closes
VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    """The example as another engine would get it."""
    folder = tmp_path_factory.mktemp("handover") / "site"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TODAY", "2026-11-03")
        environment.delenv("SITE_URL", raising=False)
        assert main(["stage", str(folder), "--example", "--icons", str(ICONS)]) == 0
    return folder


@pytest.fixture(scope="module")
def pages(handed):
    """Each page's front matter and its Markdown, by address."""
    contents = json.loads((handed / "addresses.json").read_text(encoding="utf-8"))
    return {address: parted((handed / file).read_text(encoding="utf-8")) for address, file in contents.items()}


def parted(text):
    _, head, body = text.split("---\n", 2)
    return {key: json.loads(value) for key, value in (line.split(": ", 1) for line in head.splitlines())}, body


COMMON = MarkdownIt("commonmark", {"html": True}).enable("table")
READERS = {
    "as the engine of today": lambda body: markdown.markdown(body, extensions=["fenced_code", "tables", "sane_lists"]),
    "as CommonMark": COMMON.render,
}


class Balance(HTMLParser):
    """Counts what is open."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        while self.open[-1] in UNCLOSED and self.open[-1] != tag:
            self.open.pop()
        assert self.open.pop() == tag


def test_every_page_of_the_site_is_there(handed, pages, example_site):
    """At the same addresses; what is no page in a frame stands finished beside them, former addresses among it."""
    built = {f"/{path.relative_to(example_site).parent.as_posix()}/" for path in example_site.rglob("*/index.html")}
    finished = {f"/{path.relative_to(handed / 'files').parent.as_posix()}/" for path in (handed / "files").rglob("*/index.html")}
    assert pages.keys() | finished == built and len(finished) < len(pages) / 10
    assert {head["permalink"] for head, _ in pages.values()} == pages.keys()


def test_files_are_those_of_the_site(handed, example_site):
    """Calendars, the search, scripts: all but what comes from the engine's theme or tells a host what to say, and the same bytes."""
    ours, theirs = ({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()} for folder in (handed / "files", example_site))
    missing = {name for name in theirs.keys() - ours.keys() if not name.endswith("/index.html")}
    assert {name for name in missing if not name.startswith("assets/stylesheets/")} == {"_headers", "_nginx.conf", "_redirects"}
    assert {name for name in ours if ours[name] != theirs.get(name)} == set()


def test_front_matter_says_what_a_page_is(pages):
    """In words of JSON, which every reader of YAML takes."""
    head, _ = next(value for address, value in pages.items() if address.startswith("/sv/kommuner/") and address.count("/") == 4)
    assert head["lang"] == "sv" and head["twin"].startswith("/fi/kunnat/")
    assert all(head["title"] and head["description"] for head, _ in pages.values())
    assert pages[head["twin"]][0]["twin"] == head["permalink"]
    assert pages["/fi/toimitus/"][0]["noindex"] is True and "noindex" not in head


@pytest.mark.parametrize("reader", READERS)
def test_markdown_leaves_the_html_alone(pages, example_site, reader):
    """Every page says the same words as on the site, in the same order, and leads to the same places."""
    for address, (_, body) in pages.items():
        here = html.fragment_fromstring(READERS[reader](body), create_parent="main")
        there = html.document_fromstring((example_site / f"{address[1:]}index.html").read_text(encoding="utf-8")).get_element_by_id("sisalto")
        assert " ".join(here.itertext()).split() == " ".join(there.itertext()).split(), address
        assert here.xpath("//a/@href") == there.xpath(".//a/@href"), address


def test_every_block_of_html_is_whole(pages):
    """Between empty lines, where Markdown of every kind ends a block: nothing stays open over the text, nothing is far enough in to be code."""
    for address, (_, body) in pages.items():
        for block in body.split("\n\n"):
            if block.lstrip().startswith("<"):
                balance = Balance()
                balance.feed(block)
                assert balance.open == [], address
        assert not [line for line in body.splitlines() if line.startswith("    <")], address
