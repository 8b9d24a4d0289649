"""A word that explains itself: by touch and by keyboard, on a phone, without a script."""

import pytest

WORD = {"fi": ("fi/selkokieli/ero/", "lastenvalvojalle", "lastenvalvoja"), "sv": ("sv/lattlast/separation/", "barnatillsyningsmannen", "barnatillsyningsman")}
TARGET = 24  # CSS pixels: the least that a finger needs


@pytest.fixture(params=["fi", "sv"])
def word(request, host, open_tab):
    """(page, the button of a word, its explanation, the name in it) on a phone without a script."""
    path, said, name = WORD[request.param]
    page = open_tab(host, java_script_enabled=False, has_touch=True).open(path)
    button = page.get_by_role("button", name=said, exact=True)
    return page, button, page.locator(f"#{button.get_attribute('popovertarget')}"), name


def told_as_open(page, name):
    """What the browser tells a screen reader of a button's state."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    (button,) = [node for node in nodes if node.get("role", {}).get("value") == "button" and node["name"]["value"] == name]
    return next(row["value"]["value"] for row in button["properties"] if row["name"] == "expanded")


def inside(box, width=390, height=844):
    return box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= height


def test_a_tap_shows_what_the_word_means_and_a_tap_beside_hides_it(word):
    """Whole on the screen, and the finger finds the word."""
    page, button, means, name = word
    assert not means.is_visible()
    assert button.bounding_box()["height"] >= TARGET
    button.tap()
    assert means.is_visible() and inside(means.bounding_box())
    assert means.inner_text().startswith(f"{name}\n")
    page.locator("h1").tap()
    assert not means.is_visible()


def test_the_keyboard_opens_and_closes_it(word):
    """Enter opens, Escape closes, and the focus stays on the word."""
    page, button, means, _ = word
    button.focus()
    page.keyboard.press("Enter")
    assert means.is_visible()
    page.keyboard.press("Escape")
    assert not means.is_visible()
    assert page.evaluate("document.activeElement.className") == "pk-term"


def test_who_listens_hears_that_there_is_more(word):
    """The browser itself tells whether it is open, and what it says stands behind the text."""
    page, button, means, _ = word
    assert told_as_open(page, button.inner_text()) is False
    button.tap()
    assert told_as_open(page, button.inner_text()) is True
    assert button.evaluate("(e, id) => !!(e.compareDocumentPosition(document.getElementById(id)) & Node.DOCUMENT_POSITION_FOLLOWING)", means.get_attribute("id"))


def test_two_are_never_open_at_once(word):
    """The second takes the place of the first."""
    page, button, _, _ = word
    button.tap()
    other = page.locator(".pk-term").first
    other.focus()
    page.keyboard.press("Enter")
    assert page.locator(".pk-means:popover-open").count() == 1


def test_on_paper_the_meaning_stands_behind_the_text(host, open_tab):
    """In brackets, behind the text, with the name of the word."""
    page = open_tab(host).open(WORD["fi"][0])
    page.emulate_media(media="print")
    means = page.locator("#sana-child-welfare-supervisor")
    assert means.is_visible() and means.locator("b").is_visible()
    assert page.locator(".pk-term").first.is_visible()
    assert means.evaluate("e => [getComputedStyle(e, '::before').content, getComputedStyle(e, '::after').content, getComputedStyle(e).display]") == ['" ("', '") "', "inline"]


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_an_open_explanation_stays_on_the_screen(host, open_tab, width, cut_off):
    """Every one of a page, also near its edges."""
    page = open_tab(host, width=width).open("fi/palvelut/perhetyo/")
    for button in page.locator(".pk-term").all():
        button.click()
        assert inside(page.locator(".pk-means:popover-open").bounding_box(), width)
        assert not cut_off(page)
        page.keyboard.press("Escape")


@pytest.mark.parametrize("path", ["fi/selkokieli/ero/", "sv/lattlast/hemservice/"])
def test_plain_pages_have_short_rows_and_room_between_them(host, open_tab, path):
    """At most about sixty letters a row, on a wide screen too, and each sentence on its own."""
    page = open_tab(host, width=1280).open(path)
    look = page.locator(".pk-text p").first.evaluate("e => ({height: parseFloat(getComputedStyle(e).lineHeight), size: parseFloat(getComputedStyle(e).fontSize), width: e.parentElement.clientWidth, rows: e.getClientRects().length && e.clientHeight / parseFloat(getComputedStyle(e).lineHeight)})")
    assert look["height"] >= 1.6 * look["size"] and look["width"] <= 30 * look["size"]
    assert look["rows"] >= 2
