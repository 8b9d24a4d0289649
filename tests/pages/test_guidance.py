import pytest
from reader import links, page_at, text, tree


@pytest.mark.parametrize(("path", "language"), [("fi/tilanteet/kotona-pelottaa/", "fi"), ("sv/situationer/otryggt-hemma/", "sv")])
def test_a_sensitive_page_has_a_neutral_title_and_a_way_out(pages, made, path, language):
    """The tab tells nothing, no breadcrumb tells where one is, and leaving is the first link."""
    page, w = made[path], pages.wordings[language]
    assert page.sensitive and page.title == w.neutral_title
    assert not list(tree(page).iter("nav"))
    assert links(tree(page))[0] == w.exit_address


def test_what_danger_tells_is_not_told_twice(changed):
    """A line that stands in the box of danger is left out of the list below."""
    page = tree(page_at(changed("situations.yaml", {"violence": {"helplines": ["emergency-112", "crisis-line"]}}), "fi/tilanteet/kotona-pelottaa/"))
    assert links(page).count("tel:112") == 1


def test_a_method_tells_its_rating_with_scale_and_date(made, pages):
    """And one that has none says that, instead of looking unproven."""
    w = pages.wordings["fi"]
    rated, unrated = text(made["fi/menetelmat/perhekoulu/"]), text(made["fi/menetelmat/lapset-puheeksi/"])
    assert w.label("rated", level=3, of=5) in rated and "Menetelmäpankki" in rated and w.label("about_year", year=2025) in rated and w.no_rating not in rated
    assert w.no_rating in unrated and "Ajantasaista arviota ei löytynyt." in unrated


def test_a_method_tells_where_it_is_offered(made, pages):
    """Regions that mention it, with the source; otherwise that we do not know."""
    offered, unknown = made["fi/menetelmat/lapset-puheeksi/"], made["fi/menetelmat/perhekoulu/"]
    assert "../../alueet/rannikko/menetelmat-ja-tausta/" in links(tree(offered)) and "https://rannikko.example/lp" in links(tree(offered))
    assert pages.wordings["fi"].where_offered_unknown in text(unknown)


def test_a_number_on_a_situation_comes_with_its_hours(pages, made):
    """Who calls from a situation is told when the line answers, not only on the page of all lines."""
    page = made["fi/tilanteet/kotona-pelottaa/"]
    assert "arkisin" in text(page)
