import pytest
from jinja2 import UndefinedError

MAJAKKA = "regions/rannikko/places/rantakunta-majakka.yaml"


def test_a_page_knows_the_file_it_came_from(made):
    """A record's page has its file, a list has none."""
    assert made["fi/paikat/rantakunta-majakka/"].origin == f"data/{MAJAKKA}"
    assert made["fi/paikat/"].origin is None


def test_a_template_that_asks_for_nothing_we_know_stops_the_build(pages):
    """An empty spot on a page would go unseen."""
    with pytest.raises(UndefinedError):
        pages.template("moved", "fi", language="fi", w=pages.wordings["fi"], link="../", name="Majakka")
