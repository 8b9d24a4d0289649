"""The page of a service in a region that has words to say and nobody of its own to call."""

import pytest

OWN = {
    "name": {"fi": "Omatyöntekijä", "sv": "Egen kontaktperson"}, "slug": {"fi": "omatyontekija", "sv": "egen-kontaktperson"}, "group": "everyday", "arranged_by": ["county"],
    "summary": {"fi": "Yksi ihminen.", "sv": "En person."}, "what": {"fi": "Pitää langat.", "sv": "Håller i trådarna."}, "for": {"groups": ["whole-family"]}, "how": {"fi": "Soita.", "sv": "Ring."},
    "cost": "free", "pages": ["own-worker"], "asked_at": ["family-work"], "sources": [{"url": "https://laki.example/9", "date": "2024"}],
    "say": [{"when": {"fi": "Ensin", "sv": "Först"}, "words": {"fi": "Haluan omatyöntekijän.", "sv": "Jag vill ha en egen kontaktperson."}}],
}  # fmt: skip
CONTACT = {"name": {"fi": "Perhetyön puhelin", "sv": "Familjearbetets telefon"}, "kind": "service", "phone": "000 111 2222", "services": ["family-work"], "sources": [{"url": "https://alue.example/", "date": "2026"}]}


@pytest.fixture
def pages(changed):
    region = {"contacts": [CONTACT], "own_worker": {"text": {"fi": "Alue kertoo näin.", "sv": "Området berättar så här."}, "sources": [{"url": "https://alue.example/", "date": "2026"}]}}
    changed("regions/rannikko/region.yaml", region)
    return changed("services.yaml", {"own-worker": OWN})


@pytest.mark.parametrize(("language", "words", "told", "asked"), [("fi", "Haluan omatyöntekijän.", "Alue kertoo näin.", "Perhetyö"), ("sv", "Jag vill ha en egen kontaktperson.", "Området berättar så här.", "Familjearbete")])
def test_a_region_tells_how_to_get_an_own_worker_there(pages, language, words, told, asked):
    """The words to read out, what the region says, and the number of the service where one asks, with its name."""
    body, w = pages.page(("region-service", "rannikko/own-worker"), language).body, pages.wordings[language]
    assert f'<blockquote class="pk-say"><p>{words}</p></blockquote>' in body and told in body
    assert w.label("asked_at", service=asked) in body and 'href="tel:0001112222"' in body
    assert f'href="../../../{pages.addresses.path(("page", "own-worker"), language)[3:]}"' in body


def test_a_region_that_says_nothing_has_the_words_all_the_same(pages):
    """No heading without something below it, and no number that is not known."""
    body = pages.page(("region-service", "sisamaa/own-worker"), "fi").body
    assert "<blockquote class=" in body and "Alue kertoo" not in body and "tel:0001112222" not in body
    assert pages.wordings["fi"].label("told_in", region="Sisämaa") not in body


def test_other_services_of_the_region_do_not_carry_it(pages):
    """What a region says of own workers stands on that service's page alone."""
    body = pages.page(("region-service", "rannikko/family-work"), "fi").body
    assert "Alue kertoo" not in body and "<blockquote" not in body and 'href="tel:0001112222"' in body
