"""Every link of the built sites, as `perhekeskus links` looks at them: pages, anchors, parts, twins, canonical addresses and the sitemap."""

import time
from functools import cache

import pytest

from perhekeskus.links.inside import faults
from perhekeskus.links.pages import read

SECONDS = 10  # of one core for 1,500 pages


@pytest.fixture(scope="module")
def looked_at():
    """Gives a site as it was read, what is wrong with it, and how many seconds of a core that took."""

    @cache
    def look(folder):
        began = time.process_time()
        built = read(folder)
        return built, list(faults(built)), time.process_time() - began

    return look


@pytest.mark.parametrize("name", ["site", "example_site", "offline_site", "keeping_site", "offline_example_site"])
def test_every_link_leads_somewhere(request, looked_at, name):
    """No link, anchor, script, style or picture is missing, at another host, above the root or from the root; from a disk each names a file; every page's twin answers it. Nothing at all is to be said, not even what may wait."""
    assert looked_at(request.getfixturevalue(name))[1] == []


def test_looking_takes_seconds(site, looked_at):
    """So that it can be done on every change."""
    built, _, seconds = looked_at(site)
    assert seconds / len(built.pages) < SECONDS / 1500


def test_the_sites_are_what_they_are_taken_for(site, offline_site, looked_at):
    """Without this, nothing would be found for the wrong reason: addresses, twins and the layout are known, and thousands of links were looked at."""
    built, flat = looked_at(site)[0], looked_at(offline_site)[0]
    assert (built.address, built.on_disk, flat.address, flat.on_disk) == ("https://perhekeskus.example/", False, None, True)
    assert sum(len(page.links) for page in built.pages.values()) > 40 * len(built.pages) > 100_000
    own = [page for file, page in built.pages.items() if not file.startswith("embed/")]  # a card for other sites has a canonical page and no twin
    assert sum(bool(page.alternates) for page in own) > 0.8 * len(own)
