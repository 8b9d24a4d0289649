"""Faults of the small country, built without the engine, are told with the line they come from."""

from pathlib import Path

import pytest

from perhekeskus import content
from perhekeskus.building import prepare
from perhekeskus.checking import check
from perhekeskus.frames import PARTS, Frame, mark
from perhekeskus.links.findings import findings
from perhekeskus.links.inside import faults
from perhekeskus.links.origins import PACKAGE, Origins
from perhekeskus.links.pages import read

from ..conftest import TODAY
from .conftest import SITE_URL

FRAMES = {language: Frame.of(f'<!doctype html><html lang="{language}"><title>{mark("title")}</title><meta name="description" content="{mark("description")}">{mark("head")}<a data-pk-language lang="{other}" hreflang="{other}" href="{mark("twin")}">?</a><main id="sisalto">{mark("body")}</main></html>') for language, other in (("fi", "sv"), ("sv", "fi"))}
PLACE, REGION, TEXT = "data/regions/rannikko/places/rantakunta-majakka.yaml", "data/regions/rannikko/region.yaml", "content/fi/family-centre.md"
assert set(PARTS) == {"title", "description", "head", "twin", "body"}


@pytest.fixture
def found(root, tmp_path):
    """Builds the small country and gives what is wrong with its links; `spoil` may change the built folder first."""

    def of(spoil=lambda folder: None, address=SITE_URL):
        folder = tmp_path / "site"
        site = prepare(root, tmp_path / "staged", folder, today=TODAY, url=address)
        (folder / "assets").mkdir(parents=True)
        for source in (PACKAGE.parent.parent / "overrides" / "assets").iterdir():
            (folder / "assets" / source.name).write_bytes(source.read_bytes())
        pages = site.pages
        written = [pages.written(id, language, _rendered(root, id, language, pages)) for id in pages.catalogue.pages for language in ("fi", "sv")]
        site.write({(language, depth): frame for language, frame in FRAMES.items() for depth in (1, 2, 3, 4)}, written)
        for page in written:
            site._put(pages.addresses.file(page.path), site.joined(page, FRAMES[page.language]))
        spoil(folder)
        built = read(folder)
        origins = Origins(root, built, check(root, today=TODAY).catalogue)
        return findings(faults(built), built, "site", origins.source, origins.record)

    return of


def _rendered(root, id, language, pages):
    """As much of Markdown as links are."""
    text = (root / "content" / language / f"{id}.md").read_text(encoding="utf-8").split("---", 2)[2]
    pen = pages.pen(pages.addresses.path(("page", id), language), language)
    return "".join(f'<p><a href="{target}">x</a></p>\n' for target in content._LINK.findall(content.with_addresses(text, pen.href)) for target in [target[0] or target[1]] if not target.startswith(("term:", "number:")))


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


def test_the_small_country_is_whole(found):
    """Nothing is wrong with what the package writes."""
    assert found() == []


@pytest.mark.parametrize(
    ("link", "kind", "written"),
    [
        ("#no", "anchor", "#no"), ("page:own-worker#no", "anchor", "../oma-tyontekija/#no"), (" page:own-worker ", "scheme", "page:own-worker"), (f"{SITE_URL}fi/no/", "missing", f"{SITE_URL}fi/no/"),
        (f"{SITE_URL}sv/", "language", f"{SITE_URL}sv/"), ("http://perhekeskus.example/fi/", "insecure", "http://perhekeskus.example/fi/"),
    ],
)  # fmt: skip
def test_a_link_of_a_text_is_told_with_its_line(found, root, link, kind, written):
    """Those that the check of the data lets pass, because they show only on a page."""
    line = add(root, TEXT, f"\nLue [lisää]({link}).\n")
    assert told(found()) == [(kind, TEXT, line, written)]


def test_an_address_in_data_is_told_with_its_line(found, root):
    """Once, however many pages show it, and with how many do."""
    line = add(root, PLACE, f"website: {SITE_URL}fi/no/\n", before="municipality:") if "website:" not in (root / PLACE).read_text(encoding="utf-8") else _replaced(root)
    (problem,) = found()
    assert told([problem]) == [("missing", PLACE, line, f"{SITE_URL}fi/no/")] and problem.pages == len(problem.examples) == 2


def _replaced(root):
    lines = (root / PLACE).read_text(encoding="utf-8").splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith("website:"))
    while len(lines) > number + 1 and lines[number + 1].startswith(" "):
        del lines[number + 1]
    lines[number] = f"website: {{fi: {SITE_URL}fi/no/}}"
    (root / PLACE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return number + 1


def test_a_link_of_a_template_is_told_with_its_line_once(found):
    """A page that is gone is missed by many; the line that links to it is found by what stands there."""
    missing = found(lambda folder: (folder / "fi/apua-nyt/index.html").unlink())
    kinds = {problem.kind for problem in missing}
    for problem in (problem for problem in missing if problem.kind == "missing" and problem.file.endswith(".j2")):
        line = (Path(problem.file) if Path(problem.file).is_absolute() else PACKAGE.parent.parent / problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
        assert "'help'" in line or "'helpline'" in line or "].help }}" in line
    assert {"missing", "twin-missing", "sitemap-page"} <= kinds


def test_what_is_told_of_the_head_comes_from_what_writes_it(found):
    """The twin of a page that is gone."""
    problems = found(lambda folder: (folder / "sv/platser/rantakunta-majakka/index.html").unlink(missing_ok=True) or next((folder / "sv/platser").glob("*/index.html")).unlink())
    assert {Path(problem.file).name for problem in problems if problem.kind == "twin-missing"} == {"output.py"}
    assert all(problem.records for problem in problems if problem.kind == "twin-missing")


def test_an_asset_is_told_as_it_is_in_the_project(found, tmp_path):
    """When it has no line of its own, its page has."""
    problems = found(lambda folder: (folder / "assets/a.css").write_text("\na { background: url(no.png) }", encoding="utf-8"))
    assert told(problems) == [("part-missing", "site/assets/a.css", 2, "no.png")]
