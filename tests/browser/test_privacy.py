"""What the page on privacy promises is so: nothing is kept before the reader asks, nothing comes from or goes to another host."""

import pytest

KEPT = "async () => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()).map(base => base.name), ...await caches.keys(), document.cookie].filter(Boolean)"
WALK = {
    "fi": ("fi/", "fi/kunnat/esimerkkila/", "fi/paikat/esimerkkila-lyhty/", "fi/omat-paikat/", "fi/haku/?q=kahvila", "fi/apua-nyt/", "fi/tietosuoja/"),
    "sv": ("sv/", "sv/kommuner/exempelby/", "sv/platser/esimerkkila-lyhty/", "sv/mina-platser/", "sv/sok/?q=caf%C3%A9", "sv/hjalp-nu/", "sv/dataskydd/"),
}


@pytest.mark.parametrize("language", WALK)
def test_nothing_is_kept_of_who_only_reads(example_host, open_tab, language):
    """Front page, municipality, place, list, search, help: no cookie, nothing in the browser's stores, nothing from another host."""
    tab = open_tab(example_host)
    for path in WALK[language]:
        page = tab.open(path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(KEPT) == [], path
    assert page.locator("h1").inner_text() == {"fi": "Tietosuoja", "sv": "Dataskydd"}[language]
    assert not page.context.cookies() and not tab.late_faults()


def test_what_the_reader_asks_for_is_kept_and_can_be_taken_away(example_host, open_tab):
    """The place, the municipality and the language, each under its own name and each only when asked; cookies never."""
    tab = open_tab(example_host)
    page = tab.open("fi/paikat/esimerkkila-lyhty/")
    page.locator("[data-pk-mine] button").first.click()
    assert page.evaluate(KEPT) == ["pk-places"]
    page = tab.open("fi/omat-paikat/")
    page.locator("[data-list] [data-act=remove]").first.click()
    assert page.evaluate("localStorage.getItem('pk-places')") in (None, "[]")
    page = tab.open("fi/")
    page.locator("#kunta").fill("Esimerkkilä")
    page.locator(".pk-ask button.pk-btn").click()
    page.locator("[data-keep]").check(force=True)
    assert "pk-municipality" in page.evaluate(KEPT)
    page.locator("[data-keep]").uncheck(force=True)
    assert "pk-municipality" not in page.evaluate(KEPT)
    page.locator(".pk-lang").click()
    page.wait_for_url("**/sv/**")
    assert set(page.evaluate(KEPT)) <= {"pk-places", "pk-language"}
    assert not page.context.cookies() and not tab.late_faults()


@pytest.mark.parametrize("language", WALK)
def test_privacy_is_one_step_from_every_page(example_host, open_tab, language):
    """In the footer, under its own name."""
    page = open_tab(example_host).open(f"{language}/")
    page.locator("footer").get_by_role("link", name={"fi": "Tietosuoja", "sv": "Dataskydd"}[language]).click()
    page.wait_for_url(f"{example_host}{WALK[language][-1]}")
