"""Without a script: how many links lie between the front page and a number to call or an address to go to."""

import re
from collections import Counter, deque
from urllib.parse import unquote, urlsplit

import pytest

from perhekeskus.urls import REGION_SERVICE

MOST = 3
LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#?]*)')
MAIN = re.compile(r'<main [^>]*id="sisalto"[^>]*>(.*)</main>', re.DOTALL)
WAY_ON = re.compile(r'href="tel:(?!112")|<address>')  # 112 alone helps only in danger
SITE_OF_ITS_OWN = re.compile(r'<a href="https?://')
# Services for which no page gives us a number: each family asks its own school or association, and Kela's pages that we have read tell only where its numbers are.
NOBODY_TO_CALL = {"preschool-education", "associations-work", "family-benefits"}
# How many services of regions tell a number, at least: it grows as numbers are found and confirmed, and never falls unnoticed.
REGION_SERVICES_WITH_A_NUMBER = 420
MAP = re.compile(r'<svg class="pk-map".*?</svg>', re.DOTALL)


@pytest.fixture(scope="module", params=["fi", "sv"])
def walked(request, site, real_addresses):
    """(address of a page → its number of links from the front page, address → what it gives: a number or an address, a web page, or nothing, address of a record, catalogue, language)."""
    addresses, catalogue = real_addresses
    taps, ways = {f"{request.param}/": 0}, {}
    queue = deque(taps)
    while queue:
        path = queue.popleft()
        text = (site / path / "index.html").read_text(encoding="utf-8")
        main = MAIN.search(text)[1].split('id="luotettavuus"')[0]  # a source is no help
        ways[path] = "number or address" if WAY_ON.search(main) else "web page" if SITE_OF_ITS_OWN.search(main) else ""
        for link in set(LINK.findall(MAP.sub("", text))):  # the map is for the eye: the names beside it are the links
            there = resolved(link, path)
            if there and there.startswith(f"{request.param}/") and there not in taps and (site / there / "index.html").exists():
                taps[there] = taps[path] + 1
                queue.append(there)
    return taps, ways, lambda kind, id: addresses.path((kind, id), request.param), catalogue, request.param


def resolved(link, path):
    """Where a relative link of the page at `path` leads, as an address from the root, or None when it leaves the site."""
    if urlsplit(link).scheme or not link.endswith("/"):
        return None
    parts = path.rstrip("/").split("/")
    for step in unquote(link).rstrip("/").split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts) + "/"


def test_links_are_followed_as_a_browser_does():
    """Up, down, and not off the site."""
    assert resolved("../../kunnat/vaasa/", "fi/palvelut/neuvola/") == "fi/kunnat/vaasa/"
    assert resolved("./", "fi/") == "fi/"
    assert resolved("tel:112", "fi/") is resolved("https://soite.fi/", "fi/") is None


def test_every_page_is_reached_by_links_alone(walked, real_addresses):
    """No page stands apart but the corner of editors, to which no page for families leads."""
    taps, _, path, _, _ = walked
    assert {key[0] for key in real_addresses[0].paths if path(*key) not in taps} == {"desk", "report"}


def test_every_place_is_three_taps_from_the_front_page(walked):
    """There it tells its address, its number or, where nobody knows these, whom to ask; where the region has told no number either, a web page."""
    taps, ways, path, catalogue, _ = walked
    found = Counter(ways[path("place", id)] for id in catalogue.places)
    print(f"{len(catalogue.places)} places: {dict(found)}")
    assert not {id: taps[path("place", id)] for id in catalogue.places if taps[path("place", id)] > MOST}
    assert not [id for id, place in catalogue.places.items() if not ways[path("place", id)] and place.status != "closed"]
    assert found["number or address"] > 0.8 * len(catalogue.places)


def test_every_service_is_three_taps_from_a_number(walked, real_addresses):
    """On its own page, or on its page in a region; the few that have none anywhere are named above, and lead to somebody's web page."""
    taps, ways, path, catalogue, _ = walked
    near = {id: {ways[page] for page in pages if taps[page] <= MOST} for id, pages in pages_of_services(path, catalogue, real_addresses[0]).items()}
    without = {id for id, found in near.items() if "number or address" not in found}
    assert without == NOBODY_TO_CALL
    assert all("web page" in near[id] for id in without)


def test_a_service_in_a_region_tells_whom_to_ask(walked, real_addresses):
    """In three taps, for every service of every region: a number, or where nobody has found one the region's own web page."""
    taps, ways, path, _, _ = walked
    local = [path(*key) for key in real_addresses[0].paths if key[0] == REGION_SERVICE]
    found = Counter(ways[page] for page in local)
    print(f"{len(local)} services in regions: {dict(found)}")
    assert not [page for page in local if taps[page] > MOST or not ways[page]]
    assert found["number or address"] >= REGION_SERVICES_WITH_A_NUMBER


def pages_of_services(path, catalogue, addresses):
    """Service → its own page and those under the regions."""
    pages = {id: [path("service", id)] for id in catalogue.services}
    for kind, id in addresses.paths:
        if kind == REGION_SERVICE:
            pages[id.split("/")[1]].append(path(kind, id))
    return pages
