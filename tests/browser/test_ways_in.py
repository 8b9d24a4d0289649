import pytest


@pytest.mark.parametrize("locale, language", [("sv-FI", "sv"), ("fi-FI", "fi"), ("en-GB", "fi")])
def test_the_root_page_follows_the_reader_s_language(host, open_tab, locale, language):
    """Swedish for a Swedish browser, Finnish for a Finnish and for any other."""
    page = open_tab(host, locale=locale).open("")
    page.wait_for_url(f"{host}{language}/")


def test_the_root_page_remembers_the_choice(host, open_tab):
    """Who once switched to Swedish comes to Swedish, whatever the browser's language."""
    tab = open_tab(host, locale="fi-FI")
    tab.open("fi/").locator(".pk-lang").click()
    tab.page.wait_for_url(f"{host}sv/")
    tab.open("").wait_for_url(f"{host}sv/")


def test_without_a_script_the_root_page_gives_the_choice(host, open_tab):
    """Two links, one for each language."""
    page = open_tab(host, java_script_enabled=False).open("")
    page.get_by_role("link", name="På svenska").click()
    assert page.url == f"{host}sv/"


def test_without_a_script_the_field_leads_to_the_list(host, open_tab):
    """The form still goes somewhere useful, and menu and switch work."""
    page = open_tab(host, java_script_enabled=False).open("fi/")
    page.get_by_label("Kotikunta").fill("Vaasa")
    page.get_by_role("button", name="Näytä").click()
    assert page.url.startswith(f"{host}fi/kunnat/")
    page.locator(".pk-menu summary").click()
    page.locator(".pk-menu").get_by_role("link", name="Tilanteet").click()
    assert page.url == f"{host}fi/tilanteet/"


def test_a_lost_reader_finds_back_from_any_depth(sub_path, open_tab):
    """The 404 is whole below a sub-path and at any depth, and its links lead to the front page of the right site."""
    tab = open_tab(sub_path)
    page = tab.page
    page.goto(f"{sub_path}sv/platser/finns/inte/alls/")
    page.get_by_role("link", name="Till startsidan").click()
    page.wait_for_url(f"{sub_path}sv/")


def test_the_keyboard_alone_is_enough(host, open_tab):
    """Skip link first, then the urgent help; the menu opens, closes with Escape and gives the focus back."""
    page = open_tab(host).open("fi/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('pk-skip')")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "sisalto"
    page.locator(".pk-menu summary").focus()
    page.keyboard.press("Enter")
    assert page.locator(".pk-menu nav").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".pk-menu nav").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_focus_is_always_seen(host, open_tab):
    """Whatever takes the focus on the front page has an outline."""
    page = open_tab(host, 1280).open("fi/")
    without = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen, name = page.evaluate("[getComputedStyle(document.activeElement).outlineStyle !== 'none' || document.activeElement.classList.contains('pk-skip') || document.activeElement === document.body, document.activeElement.outerHTML.slice(0, 80)]")
        if not seen:
            without.append(name)
    assert not without


def test_a_page_on_violence_can_be_left_at_once(host, open_tab, real_addresses):
    """Its title tells nothing, it has no trail of links above it, and the way out is a plain link."""
    addresses, catalogue = real_addresses
    id = next(id for id, situation in catalogue.situations.items() if situation.sensitive)
    page = open_tab(host, java_script_enabled=False).open(addresses.path(("situation", id), "fi"))
    assert page.title() == "Tietoa – Perhekeskus" or page.title() == "Tietoa"
    assert page.locator(".pk-crumbs").count() == 0
    assert page.get_by_role("link", name="Poistu sivulta heti").get_attribute("href").startswith("https://")


def test_a_list_is_narrowed_by_typing(host, open_tab):
    """Among the municipalities some letters leave only what they fit, and the number is announced."""
    tab = open_tab(host)
    page = tab.open("fi/kunnat/")
    page.get_by_label("Kirjoita kunnan nimi").fill("vaasa")
    shown = page.locator("[data-words]:visible")
    assert 0 < shown.count() < 20
    assert str(shown.count()) in page.locator("[data-pk-filter] [role=status]").inner_text()
    assert not tab.late_faults()


def test_the_root_page_works_from_a_disk(disk, open_tab):
    """Opened as a file, the first page chooses a language."""
    tab = open_tab(disk, locale="sv-FI")
    tab.open("index.html").wait_for_url(f"{disk}sv/index.html")
    assert not tab.late_faults()
