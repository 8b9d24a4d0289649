"""Reports as pages: the corner of editors."""

import lxml.html as html
import pytest

from perhekeskus.model import Text
from perhekeskus.pages import Pages
from perhekeskus.pages.editors import gaps
from perhekeskus.reports import Desk, Report, Row, Table
from perhekeskus.reports.values import Item, Items, in_language
from perhekeskus.reportviews import gap_levels, most_items, tones_of, words_of_page
from perhekeskus.urls import REPORTS, Addresses


@pytest.fixture
def desk_pages(catalogue, pages, small_root):
    """Gives the pages with a desk that knows the files; `edit` as in Desk."""
    return lambda edit="": Pages(catalogue, Addresses.of(catalogue), pages.today, desk=Desk(catalogue, pages.today, small_root, edit=edit))


def body(pages, key, language="fi"):
    return html.fromstring(pages.page(key, language).body)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_corner_leads_to_every_report(desk_pages, language):
    """With what matters most in each, in the reader's language."""
    pages = desk_pages()
    start = body(pages, ("desk", "desk"), language)
    links = [link.get("href") for link in start.xpath("//ul//h2/a")]
    assert links == [pages.pen(pages.addresses.path(("desk", "desk"), language), language).href("report", name) for name in REPORTS]
    assert all(paragraph.text_content() for paragraph in start.xpath("//ul//p"))


def test_nobody_finds_the_corner_by_chance(desk_pages):
    """No page for families leads to it, and none of its pages is to be listed anywhere."""
    pages = desk_pages()
    made = list(pages.generated())
    assert {page.key[0] for page in made if not page.listed} == {"desk", "report"} == {page.key[0] for page in made if "toimitus/" in page.path or "redaktion/" in page.path}
    assert not [page.path for page in made if page.listed and ("toimitus/" in page.body or "redaktion/" in page.body)]


@pytest.mark.parametrize("name", REPORTS)
def test_a_page_says_what_the_report_says(desk_pages, name):
    """Every figure, every row and item up to what fits, and the way back."""
    pages = desk_pages()
    report, page = pages.desk.report(name), body(pages, ("report", name))
    assert [int(number.text.strip()) for number in page.xpath("//dl//dd")] == [figure.number for figure in report.figures]
    assert len(page.xpath("//tbody/tr")) == sum(len(table.rows) for table in report.tables)
    assert len(page.xpath("//section/ul/li")) == sum(min(len(listed.items), most_items(report)) for listed in report.lists)
    assert pages.pen(pages.addresses.path(("report", name), "fi"), "fi").href("desk", "desk") in page.xpath("//nav//a/@href")


def test_a_long_list_is_cut_and_says_how_to_get_the_rest(desk_pages):
    """With the number of what is left out, and the command."""
    pages = desk_pages()
    report = pages.desk.report("sources")
    pages.desk._made["sources"] = Report("sources", report.matters, lists=(Items("old-source", (Item("x", "data/x.yaml", line=1),) * 100),))
    page = body(pages, ("report", "sources"))
    most = most_items(pages.desk.report("sources"))
    assert len(page.xpath("//section/ul/li")) == most
    (cut,) = page.xpath("//p[code]")
    assert f"ja vielä {100 - most}" in cut.text_content() and cut.xpath("string(code)") == "perhekeskus report sources"


def test_an_item_leads_to_where_it_can_be_edited(desk_pages):
    """Or names its file and line where nobody has said where that is."""
    page = body(desk_pages("https://edit.example/main/"), ("report", "coverage"))
    assert "https://edit.example/main/data/regions/rannikko/region.yaml" in page.xpath("//li/a/@href")
    assert "data/regions/rannikko/region.yaml:1" in body(desk_pages(), ("report", "coverage")).xpath("//li/code/text()")


def test_bars_have_their_numbers_beside_them(desk_pages):
    """A bar is for the eye: each of its parts is as long as the number in the cell of its column, and it is hidden from those who listen."""
    for row in body(desk_pages(), ("report", "freshness")).xpath("//table[.//svg]/tbody/tr"):
        (bar,) = row.xpath(".//svg")
        numbers = [int(cell.text) for cell in row.xpath("td")]
        assert bar.get("aria-hidden") == "true" and [int(part.get("d").split("h")[1].split("v")[0]) for part in bar] == [number for number in numbers if number]


def test_words_in_the_other_language_are_marked(desk_pages):
    """A place without a Swedish name keeps its own, under its language; so does a text to translate."""
    page = body(desk_pages(), ("report", "translations"), "sv")
    assert page.xpath("//li/a/span[@lang='fi']/text()") == ["Laituri"] and page.xpath("//blockquote[@lang='fi']")


def test_words_inside_a_sentence_are_marked_and_escaped(desk_pages):
    """The sentence is ours, what fills it in is not."""
    say = words_of_page(desk_pages().pen("", "sv"))
    assert say("advised", found=in_language("oma", "fi"), use="<b>") == '<span lang="fi">oma</span>: skriv &lt;b&gt;'
    assert str(say("seen-on", n=(in_language("a", "fi"), in_language("b", "sv")))) == 'sidor: <span lang="fi">a</span>, b'


def test_hostile_words_come_out_as_text(desk_pages):
    """A report shows what stands in files, whatever that is."""
    pages, bad = desk_pages(), "<script>alert(1)</script>"
    pages.desk._made["sources"] = Report("sources", pages.desk.report("sources").matters, lists=(Items("old-source", (Item(Text.model_construct(sv=bad), f"data/{bad}.yaml", (Text.model_construct(sv=bad),), line=1, words=(bad, "fi")), Item(bad, "x", line=1))),))
    page = body(pages, ("report", "sources"), "sv")
    assert not page.xpath("//script") and page.text_content().count(bad) == 5


def test_the_map_is_darker_where_less_is_known(desk_pages, catalogue):
    """From no municipality without a place to all of them; the picture has one shape for each region."""
    def levels(*counts):
        rows = tuple(Row(Text(fi="x"), (all, all - without, without, ()), ("region", id)) for id, (all, without) in zip(catalogue.regions, counts))
        return list(gap_levels(catalogue, Report("coverage", None, tables=(Table("gaps", ("a", "b", "c", "d"), rows),))).values())

    assert levels((3, 0), (3, 3)) == [0, 3] and levels((8, 4), (8, 6)) == [1, 2]
    picture = gaps(desk_pages())
    assert picture.count("<path") == len(catalogue.outlines.paths) and 'class="g1"' in picture


def test_two_parts_of_a_bar_are_far_apart():
    """Good and bad, without what lies between."""
    assert tones_of(Table("x", ("a", "b"), (), bars=("a", "b"))) == ("b1", "b4")
    assert len(tones_of(Table("x", (), (), bars=tuple("abcde")))) == 5
