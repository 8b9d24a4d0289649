from functools import cache

import pytest
from lxml import html


@pytest.fixture(scope="session")
def parsed():
    """Gives a built page as a tree; each file is parsed once."""
    return cache(lambda path: html.document_fromstring(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def all_pages(site):
    """Every HTML file of the real site that is a page of its own, without the 404, the page that chooses, and the cards for the sites of others."""
    return sorted(path for path in site.rglob("*.html") if path.parent != site and path.relative_to(site).parts[0] in ("fi", "sv"))
