import os
import posixpath
import re
import shutil
from datetime import date

import pytest

from perhekeskus.checking import check
from perhekeskus.frames import mark
from perhekeskus.pages import Pages
from perhekeskus.staging import stage
from perhekeskus.urls import Addresses

TODAY = date(2026, 11, 3)
LONG_AGO = 1_000_000_000


@pytest.fixture
def staged(root, tmp_path_factory):
    """Gives the folder that the engine reads, after staging what stands in `root` now."""
    folder = tmp_path_factory.mktemp("staged")

    def staging(directories=True, example=None):
        checked = check(root, example, TODAY)
        assert checked.catalogue, [problem.line_for_people("en") for problem in checked.errors]
        stage(root, folder, Pages(checked.catalogue, Addresses.of(checked.catalogue, directories), TODAY))
        return folder

    return staging


def files(folder):
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def rewritten(staged, change):
    """The files that a second staging writes, after a change."""
    for path in files(staged()).values():
        os.utime(path, (LONG_AGO, LONG_AGO))
    change()
    return {name for name, path in files(staged()).items() if path.stat().st_mtime != LONG_AGO}


def test_the_engine_gets_a_frame_for_each_depth_and_every_written_page(staged):
    """Below a folder of each language; Finnish twice, because the engine drops the first."""
    names = set(files(staged()))
    assert {"fi/fi/index.md", "fi/fi/x/index.md", "fi/fi/x/x/index.md", "fi/fi/x/x/x/index.md", "sv/index.md", "sv/x/x/x/index.md"} < names
    assert {"fi/fi/oma-tyontekija.md", "sv/egen-kontaktperson.md"} < names
    assert len(names) == 2 * (4 + 7)


@pytest.mark.parametrize("directories", [True, False])
def test_there_is_a_frame_for_every_page(catalogue, staged, directories):
    """No page lies deeper than the frames go, online or offline."""
    addresses = Addresses.of(catalogue, directories)
    depths = {addresses.file(path).count("/") for by_language in addresses.paths.values() for path in by_language.values()}
    frames = [path.read_text(encoding="utf-8") for path in files(staged()).values() if path.name == "index.md"]
    assert depths <= {int(re.search(r"^frame: (\d)$", text, re.MULTILINE)[1]) for text in frames}
    assert all(text.endswith(mark("body") + "\n") for text in frames)


def test_a_written_page_says_which_it_is(staged):
    """The engine gives the name back when it has rendered the text, and the front matter of the file is gone."""
    text = (staged() / "sv" / "egen-kontaktperson.md").read_text(encoding="utf-8")
    assert text.startswith("---\ntitle: own-worker\nwritten: own-worker\n---\n")
    assert "Beskrivning" not in text


@pytest.mark.parametrize("directories", [True, False])
def test_links_to_records_become_addresses(staged, directories):
    """From where the page will stand, in its own language, for a server or for a disk."""
    texts = files(staged(directories))
    for name, here, target in (("fi/fi/oma-tyontekija.md", "fi/oma-tyontekija", "fi/palvelut/perhetyo"), ("sv/egen-kontaktperson.md", "sv/egen-kontaktperson", "sv/tjanster/familjearbete")):
        (link,) = re.findall(r"\]\(([^)]*)\)", texts[name].read_text(encoding="utf-8"))
        base = here if directories else posixpath.dirname(here)
        assert posixpath.normpath(posixpath.join(base, link)) == (target if directories else f"{target}.html")


def test_other_links_and_anchors_stay(root, staged):
    """An address of another site is not ours to change, and an anchor follows its page."""
    page = root / "content" / "fi" / "own-worker.md"
    page.write_text(page.read_text(encoding="utf-8") + "[a](https://a.example/?x=(1)) [b](#alku) [c](index:help#linja-crisis-line) [d](helpline:crisis-line)\n", encoding="utf-8")
    text = (staged() / "fi" / "fi" / "oma-tyontekija.md").read_text(encoding="utf-8")
    assert "[a](https://a.example/?x=(1)) [b](#alku) [c](../apua-nyt/#linja-crisis-line) [d](../apua-nyt/#linja-crisis-line)" in text


def test_a_missing_language_gets_the_text_of_the_other(root, staged):
    """At an address of its own, with links that stay in the reader's language."""
    (root / "content" / "sv" / "own-worker.md").unlink()
    text = (staged() / "sv" / "oma-tyontekija.md").read_text(encoding="utf-8")
    assert text.endswith("Katso [perhetyö](../tjanster/familjearbete/).\n")


def test_a_local_link_of_the_example_leads_to_the_list(root, staged):
    """Hand-written pages name real regions, which the fictional site has not; its own ones are linked as always."""
    example = root / "examples"
    shutil.copytree(root / "data" / "regions" / "sisamaa", example / "regions" / "sisamaa")
    shutil.copy(root / "data" / "regions.geojson", example)
    lines = (root / "data" / "municipalities.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (example / "municipalities.csv").write_text(lines[0] + lines[-1], encoding="utf-8")
    page = root / "content" / "fi" / "own-worker.md"
    page.write_text(page.read_text(encoding="utf-8") + "[a](region:rannikko) [b](municipality:saari) [c](place:saari-luoto) [d](region:sisamaa)\n", encoding="utf-8")
    text = (staged(example=example) / "fi" / "fi" / "oma-tyontekija.md").read_text(encoding="utf-8")
    assert "[a](../alueet/) [b](../kunnat/) [c](../paikat/) [d](../alueet/sisamaa/)" in text


def test_nothing_is_written_where_nothing_changed(staged):
    """A live preview that watches the files stays quiet."""
    assert rewritten(staged, lambda: None) == set()


def test_only_what_changed_is_written(root, staged):
    """One edited page is one file."""
    page = root / "content" / "sv" / "own-worker.md"
    assert rewritten(staged, lambda: page.write_text(page.read_text(encoding="utf-8") + "Mera.\n", encoding="utf-8")) == {"sv/egen-kontaktperson.md"}


def test_what_is_gone_is_removed(root, staged):
    """A page under a new address leaves no old one behind, nor does a file that somebody else put there."""
    folder = staged()
    (folder / "sv" / "stray.md").write_text("?", encoding="utf-8")
    page = root / "content" / "sv" / "own-worker.md"
    page.write_text(page.read_text(encoding="utf-8").replace("slug: egen-kontaktperson", "slug: kontakt"), encoding="utf-8")
    names = set(files(staged()))
    assert "sv/kontakt.md" in names and not {"sv/egen-kontaktperson.md", "sv/stray.md"} & names
