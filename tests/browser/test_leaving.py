"""Pages that nobody should see over the reader's shoulder: the way out, in a real browser."""

from contextlib import contextmanager

import pytest

NEUTRAL = "<title>Neutral</title><h1>Neutral</h1>"


def sensitive(real_addresses, language="fi"):
    """The addresses of all sensitive pages of the real site."""
    addresses, catalogue = real_addresses
    keys = [(kind, id) for kind in ("situation", "service") for id, record in catalogue.records(kind).items() if record.sensitive]
    keys += [("page", id) for id, by_language in catalogue.pages.items() if by_language[language].sensitive]
    return [addresses.path(key, language) for key in keys]


@contextmanager
def neutral_page(context, address):
    """The page that one leaves for, without the network; gives the requests that came for it."""
    came = []

    def answer(route):
        came.append(route.request)
        route.fulfill(body=NEUTRAL, content_type="text/html")

    context.route(f"{address}**", answer)
    yield came


@pytest.fixture
def way_out(real_addresses):
    return real_addresses[1].labels["exit_address"].fi


def test_leaving_opens_a_tab_without_a_past_and_takes_the_page_out_of_this_one(host, open_tab, real_addresses, way_out):
    """Back in the new tab leads nowhere; in the old one neither Back nor Forward brings the page, and nobody is told where the reader came from."""
    page = open_tab(host).open("fi/")
    path = sensitive(real_addresses)[0]
    with neutral_page(page.context, way_out) as came:
        page.goto(host + path)
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="Poistu sivulta heti").click()
        new = opened.value
        page.wait_for_url(way_out)
        new.wait_for_load_state()
        assert new.url == way_out and new.evaluate("history.length") == 1
        assert not any("referer" in request.headers for request in came)
        page.go_back()
        assert page.url == f"{host}fi/"
        page.go_forward()
        assert page.url == way_out


def test_escape_twice_leaves(host, open_tab, real_addresses, way_out):
    """One press does nothing, two within two seconds leave, also from a field; the words beside the button say so."""
    page = open_tab(host, 1280).open(sensitive(real_addresses)[0])
    assert page.get_by_text("Tai paina Esc kahdesti.").is_visible()
    with neutral_page(page.context, way_out):
        page.keyboard.press("Escape")
        page.wait_for_timeout(2200)
        page.keyboard.press("Escape")
        page.wait_for_timeout(300)
        assert page.url.startswith(host)
        page.keyboard.press("Escape")
        page.wait_for_url(way_out)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_way_out_is_the_first_stop_and_stays_in_sight(language, host, open_tab, real_addresses):
    """On each sensitive page, on a phone: one Tab reaches it, and it lies on top of whatever is scrolled below, the footer too."""
    tab = open_tab(host)
    for path in sensitive(real_addresses, language):
        page = tab.open(path)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('[data-pk-exit]')"), path
        for share in (0, 0.5, 1):
            page.evaluate("share => scrollTo(0, share * document.body.scrollHeight)", share)
            assert page.evaluate("(() => { const box = document.querySelector('[data-pk-exit]').getBoundingClientRect(); return box.top >= 0 && box.height >= 44 && document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2).matches('[data-pk-exit], [data-pk-exit] *') })()"), (path, share)
        assert page.evaluate("document.querySelector('.pk-urgent').getBoundingClientRect().top + scrollY >= document.querySelector('.pk-exit').getBoundingClientRect().height - 1"), "nothing lies under the bar"
    assert not tab.late_faults()


def test_without_a_script_it_is_a_plain_link_always_in_sight(host, open_tab, real_addresses, way_out):
    """It stays on the screen, is the first link of the content, and leads away by itself."""
    page = open_tab(host, java_script_enabled=False).open(sensitive(real_addresses)[0])
    link = page.get_by_role("link", name="Poistu sivulta heti")
    page.locator(".pk-footer").scroll_into_view_if_needed()
    assert link.bounding_box()["y"] < 100
    assert not page.get_by_text("Tai paina Esc kahdesti.").is_visible()
    with neutral_page(page.context, way_out) as came:
        link.click()
        page.wait_for_url(way_out)
    assert "referer" not in came[0].headers


def test_nothing_is_kept_of_a_visit(host, open_tab, real_addresses):
    """No storage, cookie, cache, database or worker knows of the pages, and none can be put among one's own places."""
    tab = open_tab(host)
    for path in sensitive(real_addresses):
        page = tab.open(path)
        page.wait_for_load_state("networkidle")
        assert page.locator("[data-pk-mine], [data-pk-keep]").count() == 0
    kept = page.evaluate("async () => [Object.keys(localStorage), Object.keys(sessionStorage), document.cookie, (await indexedDB.databases()).length, self.caches ? (await caches.keys()).length : 0, navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0, window.name]")
    assert kept == [[], [], "", 0, 0, 0, ""]


def test_words_that_bring_an_urgent_number_stay_out_of_the_address(host, open_tab):
    """The address follows other queries; words that an urgent number answers are in neither the address nor the way to the other language, also when they came by the address."""
    tab = open_tab(host)
    page = tab.open("fi/haku/?q=v%C3%A4kivalta")
    page.locator("#sisalto .is-urgent").first.wait_for()
    assert "?" not in page.url and "?" not in page.locator(".pk-lang").get_attribute("href")
    field = page.locator("#sisalto input[name=q]")
    field.fill("neuvola")
    page.wait_for_url("**?q=neuvola")
    for words in ("hyväksikäyttö", "seksuaalinen väkivalta", "lapsen seksuaalinen hyväksikäyttö"):
        field.fill(words)
        page.locator("#sisalto .is-urgent", has_text="080 005 005").wait_for()
        assert "?" not in page.url, words
    assert not tab.late_faults()


@pytest.mark.parametrize(("words", "told"), [("väkivalta", False), ("neuvola", True)])
def test_the_box_sends_no_words_by_the_address(host, open_tab, words, told):
    """Enter before anything is found: the words wait in the tab, are gone from it when the page has read them, and stand in its address only when they bring no urgent number."""
    tab = open_tab(host, 1280)
    page, asked = tab.open("fi/"), []
    page.on("request", lambda request: asked.append(request.url))
    page.locator(".pk-opener button").press("Enter")
    page.locator("#pk-query").fill(words)
    page.locator("#pk-query").press("Enter")
    page.locator("#sisalto .pk-hits li").first.wait_for()
    page.wait_for_url("**/fi/haku/?q=neuvola" if told else "**/fi/haku/")
    assert page.locator("#sisalto input[name=q]").input_value() == words and page.evaluate("sessionStorage.length") == 0
    assert not [address for address in asked if "q=" in address]
    assert not tab.late_faults()


def test_enter_in_the_box_goes_to_an_urgent_number(host, open_tab):
    """The words do not go into an address of the results; the number has the focus."""
    tab = open_tab(host, 1280)
    page = tab.open("fi/")
    page.locator(".pk-opener button").press("Enter")
    page.locator("#pk-query").fill("väkivalta")
    page.locator("#pk-search .is-urgent").first.wait_for()
    page.keyboard.press("Enter")
    assert page.url == f"{host}fi/" and page.evaluate("!!document.activeElement.closest('.is-urgent')")
    assert not tab.late_faults()


def test_the_numbers_print_alone(host, open_tab, real_addresses):
    """A button leaves only the numbers on paper; printed as it is, the page has them too, and never the way out."""
    page = open_tab(host).open(sensitive(real_addresses)[0])
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="Tulosta pelkät numerot").click()
    page.emulate_media(media="print")
    shown = page.evaluate("document.body.innerText.trim().split(/\\s*\\n\\s*/)")
    numbers = [line.number for line in real_addresses[1].helplines.values() if line.always]
    assert len(numbers) >= 4 and [row for row in shown if row in numbers] == numbers and len(shown) == 2 * len(numbers), shown
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("h1").is_visible() and page.locator(".pk-strip__lines").is_visible() and not page.locator(".pk-exit").is_visible()
