"""Faults of the small country, built without the engine, are told with the line they come from."""

import re
import shutil
from pathlib import Path

import pytest

from perhekeskus import content
from perhekeskus.building import prepare
from perhekeskus.catalogue import OTHER
from perhekeskus.checking import check
from perhekeskus.frames import Frame, mark
from perhekeskus.links.findings import findings
from perhekeskus.links.inside import faults
from perhekeskus.links.origins import PACKAGE, Origins
from perhekeskus.links.pages import read

from ..conftest import TODAY
from .conftest import SITE_URL

FRAME = (
    f'<!doctype html><html lang="{{language}}"><title>{mark("title")}</title><meta name="description" content="{mark("description")}">{mark("head")}'
    f'<a data-pk-language lang="{{other}}" hreflang="{{other}}" href="{mark("twin")}">?</a><main id="sisalto">{mark("body")}</main></html>'
)
FRAMES = {language: Frame.of(FRAME.replace("{language}", language).replace("{other}", other)) for language, other in OTHER.items()}
LINK = re.compile(r"\]\(\s*([^)\s]*)\s*\)")
PLACE, TEXT = "data/regions/rannikko/places/rantakunta-majakka.yaml", "content/fi/family-centre.md"


def built(root, folder):
    """The small country, written into a folder without the engine."""
    site = prepare(root, folder.parent / "staged", folder, today=TODAY, url=SITE_URL)
    shutil.copytree(PACKAGE.parent.parent / "overrides" / "assets", folder / "assets")
    site._companions._pieces.update(fi={}, sv={})  # no search: it has no links, and reading its dictionaries takes longer than all the rest
    pages = site.pages
    written = [pages.written(id, language, _rendered(root, id, language, pages)) for id in pages.catalogue.pages for language in ("fi", "sv")]
    for page in written:
        path = folder / pages.addresses.file(page.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(site.framing.joined(page, FRAMES[page.language]), encoding="utf-8")
    site.write({(language, depth): frame for language, frame in FRAMES.items() for depth in (1, 2, 3, 4)}, written)
    return folder


def found(root, folder):
    """What is wrong with its links."""
    site = read(folder)
    origins = Origins(root, site, check(root, today=TODAY).catalogue)
    return findings(faults(site), site, "site", origins.source, origins.record)


@pytest.fixture(scope="module")
def whole(small_root, tmp_path_factory):
    """The folder of the built country; not to be changed."""
    return built(small_root, tmp_path_factory.mktemp("whole") / "site")


@pytest.fixture
def spoiled(whole, tmp_path):
    """A copy of it that may be changed."""
    return shutil.copytree(whole, tmp_path / "site")


def _rendered(root, id, language, pages):
    """As much of Markdown as links are."""
    text = (root / "content" / language / f"{id}.md").read_text(encoding="utf-8").split("---", 2)[2]
    pen = pages.pen(pages.addresses.path(("page", id), language), language)
    return "".join(f'<p><a href="{target}">x</a></p>\n' for target in LINK.findall(content.with_addresses(text, pen.href)) if not target.startswith(("term:", "number:")))


def add(root, file, words, before=None):
    """Writes words into a file; gives the number of their line."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    new = text.replace(before, words + before, 1) if before else text + words
    assert new != text
    path.write_text(new, encoding="utf-8")
    return new[: new.index(words.strip())].count("\n") + 1


def told(problems):
    return [(problem.kind, problem.file, problem.line, problem.values["value"]) for problem in problems]


def test_the_small_country_is_whole(small_root, whole):
    """Nothing is wrong with what the package writes."""
    assert found(small_root, whole) == []


LINKS = {  # in a hand-written text: link → (kind, what the page says)
    "#no": ("anchor", "#no"), "page:own-worker#no": ("anchor", "../oma-tyontekija/#no"), " page:own-worker ": ("scheme", "page:own-worker"), f"{SITE_URL}fi/not/": ("missing", f"{SITE_URL}fi/not/"),
    f"{SITE_URL}sv/": ("language", f"{SITE_URL}sv/"), "http://perhekeskus.example/fi/": ("insecure", "http://perhekeskus.example/fi/"), "": ("empty", '""'),
}  # fmt: skip


def test_links_of_texts_and_data_are_told_with_their_lines(root, tmp_path):
    """Those that the check of the data lets pass, because they show only on a page; an address in data once, with how many pages show it."""
    wanted = [(kind, TEXT, add(root, TEXT, f"\nLue [lisää]({link}).\n"), written) for link, (kind, written) in LINKS.items()]
    wanted.append(("missing", PLACE, add(root, PLACE, f"website: {{fi: {SITE_URL}fi/no/}}\n", before="municipality:"), f"{SITE_URL}fi/no/"))
    problems = found(root, built(root, tmp_path / "site"))
    assert sorted(told(problems)) == sorted(wanted)
    assert [problem.pages for problem in problems if problem.file == PLACE] == [2]


def test_a_link_of_a_template_is_told_with_its_line(small_root, spoiled):
    """A page that is gone is missed by many; the line that links to it is found by what stands there."""
    (spoiled / "fi/apua-nyt/index.html").unlink()
    problems = found(small_root, spoiled)
    for problem in (problem for problem in problems if problem.kind == "missing" and problem.file.endswith(".j2")):
        line = Path(problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
        assert "'help'" in line or "'helpline'" in line or "].help }}" in line
    assert {"missing", "twin-missing", "sitemap-page"} <= {problem.kind for problem in problems}


def test_what_is_told_of_the_head_comes_from_what_writes_it(small_root, spoiled):
    """With the file that the page is made from, whose twin is gone."""
    (spoiled / "sv/platser/rantakunta-majakka/index.html").unlink()
    (problem,) = (problem for problem in found(small_root, spoiled) if problem.kind == "twin-missing")
    assert Path(problem.file).name == "framing.py" and [record.file for record in problem.records] == [PLACE]


def test_a_sheet_that_is_not_ours_is_told_as_it_was_built(small_root, spoiled):
    """One of ours is told as it stands in overrides/, with its comments."""
    (spoiled / "assets/a.css").write_text("\na { background: url(no.png) }", encoding="utf-8")
    assert told(found(small_root, spoiled)) == [("part-missing", "site/assets/a.css", 2, "no.png")]
