"""The page of a service that has no pages in the regions: whom one can call about it all the same."""

import pytest

CARE = {
    "name": {"fi": "Varhaiskasvatus", "sv": "Småbarnspedagogik"}, "slug": {"fi": "varhaiskasvatus", "sv": "smabarnspedagogik"}, "group": "everyday", "arranged_by": ["municipality"],
    "summary": {"fi": "Päiväkoti.", "sv": "Daghem."}, "what": {"fi": "Leikkiä.", "sv": "Lek."}, "for": {"groups": ["whole-family"]}, "how": {"fi": "Hae.", "sv": "Ansök."},
    "cost": "free", "helplines": ["crisis-line"], "sources": [{"url": "https://laki.example/9", "date": "2024"}],
}  # fmt: skip
CONTACT = {"name": {"fi": "Palveluohjaus", "sv": "Servicehandledning"}, "kind": "service", "phone": "000 111 2222", "services": ["daycare", "family-work"], "sources": [{"url": "https://alue.example/", "date": "2026"}]}
PAGE = {"name": {"fi": "Verkkosivu", "sv": "Webbsida"}, "kind": "service", "website": {"fi": "https://alue.example/"}, "services": ["daycare"], "sources": [{"url": "https://alue.example/", "date": "2026"}]}
SHELTER = {"name": {"fi": "Turvakoti", "sv": "Skyddshem"}, "kind": "shelter", "phone": "000 333 4444", "services": ["daycare"], "sources": [{"url": "https://alue.example/", "date": "2026"}]}


@pytest.fixture
def pages(changed):
    changed("services.yaml", {"daycare": CARE})
    return changed("regions/rannikko/region.yaml", {"contacts": [CONTACT, PAGE, SHELTER]})


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_numbers_that_towns_have_told_stand_on_the_page(pages, language):
    """Those that can be called; the way into a shelter is one line for the whole country."""
    body, w = pages.page(("service", "daycare"), language).body, pages.wordings[language]
    assert w.numbers_here_and_there in body and 'href="tel:0001112222"' in body
    assert "alue.example" in body and "tel:0003334444" not in body and CONTACT["name"][language] in body and PAGE["name"][language] not in body


def test_a_line_for_the_whole_country_stands_where_one_reads_how_to_begin(pages):
    """As a number to tap."""
    number = pages.catalogue.helplines["crisis-line"].number.replace(" ", "")
    how = pages.page(("service", "daycare"), "fi").body.split(pages.wordings["fi"].how_to_get)[1].split("</section>")[0]
    assert f'href="tel:{number}"' in how


def test_a_service_with_pages_in_the_regions_has_its_numbers_there(pages):
    """Not a second time on its own page."""
    assert pages.wordings["fi"].numbers_here_and_there not in pages.page(("service", "family-work"), "fi").body
