"""Every address of others on a built page is one that `perhekeskus outside` knows."""

from pathlib import Path

from perhekeskus.checking import check
from perhekeskus.links.mentions import mentions

ROOT = Path(__file__).parent.parent.parent
MADE = "https://www.openstreetmap.org/"  # a place on a map: made from its street or its point


def test_no_page_leads_to_an_address_that_nobody_checks(example_site, parsed):
    """All stand in the data or in hand-written text, or are made from where a place is."""
    known = {mention.address for mention in mentions(ROOT, check(ROOT, ROOT / "examples").catalogue)}
    shown = {link.get("href") for path in example_site.rglob("*.html") for link in parsed(path).iter("a") if link.get("href", "").startswith("http")}
    assert len(shown) > 100 and not {address for address in shown - known if not address.startswith(MADE)}
