import pytest

from perhekeskus.links.findings import Source, findings
from perhekeskus.links.inside import faults
from perhekeskus.links.pages import read
from perhekeskus.problems import LANGUAGES, code_quality, remarks

from .conftest import lay


@pytest.fixture
def gathered(tmp_path):
    """Gives the findings of a site of some files, all of which come from `source`."""

    def of(files, source=None, record=None):
        site = read(lay(tmp_path / "site", files))
        return findings(faults(site), site, "site", lambda fault: source, lambda fault: record)

    return of


def test_the_same_link_of_a_template_is_one_finding(gathered):
    """However deep its pages are and in whatever language: a number and three of them."""
    files = {f"fi/{number}/index.html": '\n<a href="../../fi/no/">x</a>' for number in range(40)} | {"sv/index.html": '<a href="../sv/no/">x</a>'}
    (problem,) = gathered(files, Source("a.html.j2", 7, 3))
    assert (problem.file, problem.line, problem.column, problem.pages) == ("a.html.j2", 7, 3, 41)
    assert problem.line_for_people("en") == "a.html.j2:7:3: the link ../../fi/no/ leads nowhere; mend the address or remove the link. On fi/0/index.html:2, fi/1/index.html:2, fi/10/index.html:2. And in 38 other places."


def test_two_addresses_of_one_line_are_two_findings_and_ten_are_one(gathered):
    """A line of a template may be right with most of what fills it, or with nothing."""
    two = {"fi/index.html": '<a href="a/">x</a><a href="b/">x</a>'}
    assert len(gathered(two, Source("a.html.j2", 7))) == 2
    ten = {"fi/index.html": "".join(f'<a href="{number}/">x</a>' for number in range(10))}
    assert [problem.pages for problem in gathered(ten, Source("a.html.j2", 7))] == [1]


def test_a_sitemap_that_is_all_wrong_is_one_finding(gathered):
    """Thousands of addresses have one reason."""
    rows = "".join(f"<url><loc>https://a.example/fi/{number}/</loc></url>" for number in range(50))
    problems = gathered({"sitemap.xml": f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>', "index.html": ""})
    assert [(problem.kind, problem.pages, len(problem.examples)) for problem in problems] == [("sitemap-page", 50, 3)]


def test_without_a_source_the_place_on_the_page_is_told(gathered):
    """With the file that the page is made from."""
    (problem,) = gathered({"fi/index.html": '\n\n<a href="no/">x</a>'}, record=Source("data/a.yaml", 4))
    assert problem.line_for_people("en") == "site/fi/index.html:3:1: the link no/ leads nowhere; mend the address or remove the link. On fi/index.html:3. The page is made from data/a.yaml:4."


def test_for_programs_all_is_said_in_values(gathered):
    """And as GitLab and GitHub want it."""
    (problem,) = gathered({"fi/index.html": '<a href="no/">x</a>'}, Source("a.md", 2, 5))
    data = problem.as_data("sv")
    assert data.pop("message").startswith("länken no/ leder ingenstans")
    assert data == {"kind": "missing", "severity": "error", "file": "a.md", "line": 2, "column": 5, "address": "no/", "leads": "fi/no/", "pages": 1, "examples": [{"page": "fi/index.html", "line": 1}], "records": []}
    assert problem.annotation("en").startswith("::error file=a.md,line=2,col=5::the link no/ leads nowhere")
    (row,) = code_quality([problem], "en")
    assert row["location"] == {"path": "a.md", "lines": {"begin": 2}} and row["check_name"] == "missing"


KINDS = sorted(kind.removeprefix("links-") for kind in remarks() if kind.startswith("links-"))
OTHERS = {"on", "and-more", "record", "summary", "no-site", "no-library", "unreadable"}


def test_every_kind_of_fault_has_words():
    """And no words are left over from a kind that is no more."""
    from importlib import resources

    code = "".join(path.read_text(encoding="utf-8") for path in resources.files("perhekeskus.links").iterdir() if path.name.endswith(".py"))
    assert [kind for kind in KINDS if kind not in OTHERS and f'"{kind}"' not in code and f'"link-{kind}"' not in code] == []
    assert all(set(remarks()[f"links-{kind}"]) == set(LANGUAGES) for kind in KINDS)
