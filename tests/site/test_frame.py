"""What stands around every page: the frame of each language and depth, and the pages outside any frame."""

import gzip
import re

import pytest

KB = 1024


def frame_of(path):
    """The HTML of a page without its body, and without what it tells programs of its own."""
    html = re.sub('<script type="application/ld[+]json">.*?</script>', "", path.read_text(encoding="utf-8"))
    start, end = re.search(r'<main [^>]*id="sisalto"[^>]*>', html).end(), html.index("</main>")
    return html[:start] + html[end:]


@pytest.fixture(scope="module")
def frames(site):
    """The frames of one page of each language and depth, by the file."""
    files = [path for path in site.rglob("*.html") if path.parent != site and 'id="sisalto"' in path.read_text(encoding="utf-8")]
    of_each = {(path.relative_to(site).parts[0], len(path.relative_to(site).parts)): path for path in files}
    return {path: frame_of(path) for path in of_each.values()}


def test_the_frame_is_small(frames):
    """What every page carries is at most 5.5 KB, half a kilobyte of it the policy: it is paid for on each of thousands of pages."""
    assert len(frames) >= 4
    assert {path: len(frame.encode()) for path, frame in frames.items() if len(frame.encode()) > 5.5 * KB} == {}


def test_the_frame_has_nothing_for_scripts_that_are_not_there(frames, site):
    """No script of its own inside, no inline style, no switch of the theme; and the theme's scripts are not published."""
    for path, frame in frames.items():
        assert not re.search(r"data-md|<script>|<script [^>]*json|<style|style=|md-toggle|\son\w+=", frame), path
    assert not list(site.rglob("bundle*.js")) and not list(site.rglob("*.map"))


def test_the_theme_s_styles_are_there(frames, site):
    """Their file has another name with each version of the theme; the page must name the one that is there."""
    for path, frame in frames.items():
        name = re.search(r'assets/stylesheets/([^"]+\.css)"', frame)[1]
        assert (site / "assets" / "stylesheets" / name).is_file(), path


@pytest.mark.parametrize("name", ["404.html", "index.html"])
def test_pages_outside_the_frame_are_small(site, name):
    """The 404 carries its style inside itself, because it answers at any depth, but not that of the whole site."""
    octets = (site / name).read_bytes()
    assert len(octets) <= 25 * KB and len(gzip.compress(octets)) <= 7 * KB


def test_the_first_view_is_light(frames, site):
    """The frame with all its styles and scripts leaves room for a page within 80 KB gzipped."""
    path, frame = next(iter(frames.items()))
    files = {(path.parent / name).resolve() for name in re.findall(r'(?:href|src)="([^"]+\.(?:css|js))"', frame)}
    assert len(files) >= 5
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) + len(gzip.compress(frame.encode())) <= 60 * KB
