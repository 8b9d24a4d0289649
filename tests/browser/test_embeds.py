"""Cards in the frames of somebody else's site, and the page that gives the code for them."""

import re

import pytest

LANGUAGES = ("fi", "sv")
PLACE = {"fi": "fi/paikat/esimerkkila-lyhty", "sv": "sv/platser/esimerkkila-lyhty"}
WEEK = {"fi": "fi/kunnat/esimerkkila", "sv": "sv/kommuner/exempelby"}
MAKER = {"fi": "fi/omalle-sivustolle/", "sv": "sv/till-din-webbplats/"}
WIDTHS = (280, 390, 800)
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
FITS = "() => document.documentElement.scrollWidth <= innerWidth"
AXE = "() => axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(fault => fault.id + ' ' + fault.nodes[0].html.slice(0, 120)))"


@pytest.fixture
def parish(other_host, open_tab):
    """Gives (the page of another site with this HTML in it, what that page has asked for, what went wrong)."""
    folder, address = other_host
    address = address.replace("127.0.0.1", "localhost")  # another site to a browser, not only another port

    def shows(code, width=390, **settings):
        (folder / "page.html").write_text(f'<!doctype html><html lang="fi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Seurakunta</title><main><h1>Seurakunta</h1><h2>Kerhot</h2>{code}</main>', encoding="utf-8")
        tab = open_tab(address, width, **settings)
        asked = []
        tab.page.on("request", lambda request: asked.append(request.url))
        tab.page.goto(f"{address}page.html", wait_until="networkidle")
        return tab.page, asked, [fault for fault in tab.faults if not fault.startswith("off the host")]

    return shows


def frame_with(address, height=700):
    return f'<iframe src="{address}" title="Kortti" width="100%" height="{height}" style="border:0"></iframe>'


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", [PLACE, WEEK])
def test_a_card_shows_on_another_site(told_example_host, parish, what, language, width):
    """At any width nothing is cut off, and the browser asks for the card, its two style sheets, and nothing else."""
    page, asked, faults = parish(frame_with(f"{told_example_host}embed/{what[language]}.html"), width)
    card = page.frames[1]
    assert card.url.startswith(told_example_host) and card.locator("h1").is_visible() and card.locator("tr").count() > 2 and card.evaluate(FITS)
    assert [url.removeprefix(told_example_host) for url in asked if url.startswith(told_example_host)] == [f"embed/{what[language]}.html", "assets/tokens.css", "assets/embed.css"]
    assert len(asked) == 4 and not faults


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_is_faultless(told_example_host, browser, tool, language, scheme):
    """By all rules of axe, by day and by night, on the narrowest frame; the page that gives the code, too."""
    context = browser.new_context(viewport={"width": 280, "height": 844}, color_scheme=scheme, bypass_csp=True)
    page, found = context.new_page(), {}
    for address in (f"embed/{PLACE[language]}.html", f"embed/{WEEK[language]}.html", f"{MAKER[language]}?{PLACE[language][3:]}"):
        page.goto(told_example_host + address, wait_until="networkidle")
        assert page.evaluate(FITS), address
        page.add_script_tag(path=tool("axe-core/axe.min.js"))
        found[page.url] = page.evaluate(AXE)
    context.close()
    assert len(found) == 3 and not any(found.values()), found


def test_a_link_opens_the_page_in_a_tab_of_its_own(told_example_host, parish):
    """Which cannot reach back, and does not tell where it came from."""
    page, _, _ = parish(frame_with(f"{told_example_host}embed/{PLACE['fi']}.html"))
    with page.context.expect_page() as opened:
        page.frames[1].get_by_role("link", name="Perhekeskus: kaikki tiedot paikasta").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{told_example_host}{PLACE['fi']}/"
    assert opened.value.evaluate("[window.opener, document.referrer]") == [None, ""]


def test_only_cards_are_shown(told_example_host, parish):
    """The page of the same place is not, nor is the page that gives the code."""
    page, _, _ = parish("".join(frame_with(told_example_host + path) for path in (f"embed/{PLACE['fi']}.html", f"{PLACE['fi']}/", MAKER["fi"])))
    assert [frame.url.startswith("chrome-error:") for frame in page.frames[1:]] == [False, True, True]


def test_a_card_is_shown_by_a_page_on_a_disk(told_example_host, browser, tmp_path):
    """Whoever tries the code in a file of their own sees what it does."""
    (tmp_path / "try.html").write_text(frame_with(f"{told_example_host}embed/{PLACE['fi']}.html"), encoding="utf-8")
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "try.html").as_uri(), wait_until="networkidle")
    assert page.frames[1].locator("h1").inner_text() == "Kohtaamispaikka Lyhty"  # a page that tells of an error has a heading, too
    context.close()


def test_on_paper_a_card_is_black_on_white(told_example_host, open_tab):
    """Also at night."""
    page = open_tab(told_example_host, color_scheme="dark").open(f"embed/{PLACE['fi']}.html")
    page.emulate_media(media="print")
    assert page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]") == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


# ---------------------------------------------------------------- the code


@pytest.fixture
def tab(open_tab, told_example_host):
    tab = open_tab(told_example_host, permissions=["clipboard-read", "clipboard-write"])
    tab.page.set_default_timeout(5000)
    return tab


def made(page):
    """What stands in the two fields once they are filled."""
    page.locator("[data-plain]").wait_for()
    return page.locator("#kehys").input_value(), page.locator("#teksti").input_value()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", [PLACE, WEEK])
def test_the_page_of_a_thing_leads_to_its_code(tab, language, what, parish):
    """One link on, the code is there; on another site it shows the card without a second scroll bar."""
    page = tab.open(f"{what[language]}/")
    page.locator(f"a[href*='{MAKER[language][3:]}?']").click()
    frame, plain = made(page)
    assert not tab.late_faults()
    shown, _, faults = parish(frame)
    assert shown.frames[1].locator("h1").inner_text() in plain and not faults
    assert shown.frames[1].evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
    assert shown.locator("iframe").get_attribute("title") == shown.frames[1].title()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_html_stands_on_any_page(tab, language, parish, tool, told_example_host):
    """It asks for nothing, has no looks of its own, its links are whole, its headings below those of the page; and it says when it was copied."""
    tab.page.clock.set_fixed_time("2026-11-03T10:00:00Z")
    _, plain = made(tab.open(f"{MAKER[language]}?{PLACE[language][3:]}"))
    page, asked, faults = parish(plain)
    assert len(asked) == 1 and not faults and not re.search(r"(class|id|style|target)=", plain)
    assert {link.get_attribute("href").split(":")[0] for link in page.locator("main a").all()} == {"http", "tel"}
    assert page.locator("main div a").last.get_attribute("href") == f"{told_example_host}{PLACE[language]}/"
    assert "3.11.2026." in page.locator("main div p").last.inner_text() and page.locator("main div table tr").count() > 2
    page.add_script_tag(path=tool("axe-core/axe.min.js"))
    assert page.evaluate(AXE) == []


def test_any_address_of_a_page_will_do(tab):
    """Whole, with what stands behind it, or only its end; what is none of ours is told, and the code stays as it was."""
    page = tab.open(MAKER["fi"])
    for address in (f"{tab.home}{PLACE['sv']}/#ajat", f"{PLACE['sv']}", f"embed/{PLACE['sv']}.html", "https://toinen.example/sv/platser/esimerkkila-lyhty/?a=b"):
        page.locator("#kehys").evaluate("field => field.value = ''")
        page.get_by_label("Paikan tai kunnan sivun osoite").fill(address)
        page.get_by_role("button", name="Tee koodi").click()
        page.wait_for_function("document.querySelector('#kehys').value")
        assert f'src="{tab.home}embed/{PLACE["sv"]}.html"' in page.locator("#kehys").input_value()
    for nonsense in ("fi/paikat/ei-ole", "../../index", "<b>", ""):
        page.get_by_label("Paikan tai kunnan sivun osoite").fill(nonsense)
        page.get_by_role("button", name="Tee koodi").click()
        page.get_by_text("Korttia ei löytynyt.").wait_for()
        page.locator("[data-said]").evaluate("said => said.textContent = ''")
    assert PLACE["sv"] in page.locator("#kehys").input_value()


def test_the_code_is_copied_and_that_is_told(tab):
    """By one button for each."""
    page = tab.open(f"{MAKER['fi']}?{PLACE['fi'][3:]}")
    frame, plain = made(page)
    for number, text in enumerate((frame, plain)):
        page.get_by_role("button", name="Kopioi koodi").nth(number).press("Enter")
        page.get_by_text("Koodi on kopioitu.").nth(number).wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == text
    assert not tab.late_faults()


def test_code_that_cannot_be_copied_is_marked(tab):
    """To be copied by hand."""
    tab.page.add_init_script(NO_CLIPBOARD)
    page = tab.open(f"{MAKER['fi']}?{PLACE['fi'][3:]}")
    frame, _ = made(page)
    page.get_by_role("button", name="Kopioi koodi").first.click()
    page.get_by_text("Kopiointi ei onnistunut.").wait_for()
    assert page.evaluate("(field => field.value.slice(field.selectionStart, field.selectionEnd))(document.querySelector('#kehys'))") == frame


def test_without_a_script_the_page_says_how(told_example_host, open_tab):
    """The code with a gap to fill, and how the address of a card is made; no button that does nothing."""
    page = open_tab(told_example_host, java_script_enabled=False).open(MAKER["fi"])
    assert "KORTIN OSOITE" in page.locator("#kehys").input_value() and "/embed/fi/paikat/lyhty.html" in page.locator("noscript").inner_text()
    assert page.locator("main button:visible, main form:visible").count() == 0


def test_from_a_disk_the_page_says_how(example_disk, open_tab):
    """There is nothing that others could show."""
    page = open_tab(example_disk).open("fi/omalle-sivustolle.html?paikat/esimerkkila-lyhty")
    page.get_by_text("Korttia ei löytynyt.").wait_for()
    assert "KORTIN OSOITE" in page.locator("#kehys").input_value()
