from dataclasses import replace

import pytest

LANGUAGES = ("fi", "sv")
OTHER = {"fi": "sv", "sv": "fi"}


@pytest.mark.parametrize("widths", [(390, 320), (1280,)], ids=["phones", "desk"])
def test_every_kind_of_page_is_quiet_and_fits(host, open_tab, cut_off, real_addresses, page_of_each_kind, widths):
    """In both languages: no request leaves the host, nothing fails, the console is silent, nothing scrolls sideways, not even on the narrowest phone, and the switch lands on the twin."""
    addresses, _ = real_addresses
    tab = open_tab(host, widths[0])
    for key in page_of_each_kind:
        page = tab.open(addresses.path(key, "fi"))
        for language in LANGUAGES:
            assert page.locator("html").get_attribute("lang") == language
            assert page.locator("h1").count() == 1, key
            for width in widths:
                page.set_viewport_size({"width": width, "height": 844})
                assert not cut_off(page), (key, width)
            switch(page, host + addresses.path(key, OTHER[language]))
    assert not tab.late_faults()


def switch(page, twin):
    """To the same page in the other language."""
    page.locator(".pk-lang").click()
    page.wait_for_load_state()
    assert page.url == twin


def test_the_site_works_below_a_sub_path(sub_path, open_tab, real_addresses, page_of_each_template):
    """Served from /a/b/ every kind of page finds its styles, the front page and its twin. Where links in texts lead is asked of every file in tests/site/test_links.py."""
    addresses, _ = real_addresses
    tab = open_tab(sub_path)
    for key in page_of_each_template:
        page = tab.open(addresses.path(key, "fi"))
        for language in LANGUAGES:
            assert page.locator(".pk-brand").first.evaluate("link => link.href") == f"{sub_path}{language}/"
            switch(page, sub_path + addresses.path(key, OTHER[language]))
    page.locator(".pk-brand").first.click()
    page.wait_for_url(f"{sub_path}fi/")
    assert not tab.late_faults()


def test_the_site_works_from_a_disk(disk, open_tab, real_addresses, page_of_each_template):
    """Opened from file:// without a server, every kind of page shows and switches."""
    addresses = replace(real_addresses[0], directories=False)
    tab = open_tab(disk)
    for key in page_of_each_template:
        page = tab.open(addresses.file(addresses.path(key, "fi")))
        for language in LANGUAGES:
            switch(page, disk + addresses.file(addresses.path(key, OTHER[language])))
    assert not tab.late_faults()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_schemes_follow_the_device(host, open_tab, scheme):
    """Dark or light is the reader's own setting, without a script."""
    page = open_tab(host, color_scheme=scheme, java_script_enabled=True).open("fi/")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(251, 250, 246)", "dark": "rgb(16, 25, 28)"}[scheme]


@pytest.mark.parametrize("width", [320, 390])
def test_the_fullest_pages_fit_on_a_phone(example_site, open_tab, cut_off, width):
    """The example has one of everything: every row of hours, every mark, every kind of contact."""
    tab = open_tab(f"{example_site.as_uri()}/", width)
    for path in ("fi/paikat/esimerkkila-lyhty", "sv/platser/esimerkkila-lyhty", "fi/alueet/esimerkkilan-seutu", "sv/omraden/exempelbygden", "fi/kunnat/mallikyla"):
        assert not cut_off(tab.open(f"{path}/index.html")), path


def test_on_paper_the_phone_stays_and_the_buttons_go(example_site, open_tab):
    """A printed place page tells where to call; what can only be pressed is not printed."""
    page = open_tab(f"{example_site.as_uri()}/").open("fi/paikat/esimerkkila-lyhty/index.html")
    page.emulate_media(media="print")
    assert page.locator("a[href='tel:0000000000']").is_visible()
    assert not page.get_by_role("link", name="Näytä kartalla").is_visible()
