"""The way down to a page."""

import pytest

from perhekeskus.crumbs import way_down

WAYS = [
    (("front", "front"), None),
    (("index", "services"), ()),
    (("region", "rannikko"), (("index", "regions"),)),
    (("background", "rannikko"), (("index", "regions"), ("region", "rannikko"))),
    (("municipality", "saari"), (("region", "rannikko"),)),
    (("week", "rantakunta"), (("municipality", "rantakunta"),)),
    (("place", "rantakunta-majakka"), (("region", "rannikko"), ("municipality", "rantakunta"))),
    (("service", "family-work"), (("index", "services"),)),
    (("region-service", "rannikko/family-work"), (("region", "rannikko"), ("service", "family-work"))),
    (("method", "lapset-puheeksi"), (("index", "methods"),)),
    (("situation", "violence"), None),
    (("page", "own-worker"), ()),
    (("page", "plain-family-work"), (("index", "plain"),)),
]


@pytest.mark.parametrize(("key", "way"), WAYS, ids=lambda row: "/".join(row) if row and isinstance(row[0], str) else "")
def test_each_kind_of_page_has_its_way(catalogue, key, way):
    """From the top; none to the front page, and none that would say what a sensitive page is about."""
    assert way_down(key, catalogue) == way


def test_a_city_that_is_its_own_region_is_one_step(changed):
    """Helsinki lies in Helsinki, which need not be said."""
    catalogue = changed("regions/rannikko/region.yaml", {"name": {"fi": "Rantakunta", "sv": "Strandkommun"}}).catalogue
    assert catalogue.regions["rannikko"].name == catalogue.municipalities["rantakunta"].name
    assert way_down(("place", "rantakunta-majakka"), catalogue) == (("municipality", "rantakunta"),)


def test_every_way_leads_over_pages_that_exist(pages):
    """In the whole small country."""
    ways = {key: way_down(key, pages.catalogue) for key in pages.addresses.paths}
    assert all(step in pages.addresses.paths for way in ways.values() for step in way or ())
    assert len({len(way) for way in ways.values() if way is not None}) == 3  # of no, one and two steps


def test_a_sensitive_page_is_reached_from_nowhere(pages):
    """Whichever kind it is."""
    ways = {page.key: way_down(page.key, pages.catalogue) for page in pages.generated() if page.sensitive}
    assert ways and set(ways.values()) == {None}
