"""The site under its own policy: everything that it does is allowed, and nothing else is."""

import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

LANGUAGES = ("fi", "sv")
TUESDAY = datetime(2026, 11, 3, 9, 10, tzinfo=UTC)  # ten past eleven in Finland
PLACE = {"fi": "fi/paikat/esimerkkila-lyhty/", "sv": "sv/platser/esimerkkila-lyhty/"}
MINE = {"fi": "fi/omat-paikat/", "sv": "sv/mina-platser/"}
MUNICIPALITY = {"fi": "fi/kunnat/esimerkkila/", "sv": "sv/kommuner/exempelby/"}
WEEK = {"fi": "fi/kunnat/esimerkkila/viikko/", "sv": "sv/kommuner/exempelby/vecka/"}


def search(page, language):
    page.locator(".pk-opener button").press("Enter")
    page.locator("#pk-query").press_sequentially("kahvila" if language == "fi" else "café")
    page.locator("#pk-search [data-out] a").first.wait_for()
    page.locator("#pk-query").press("Enter")
    page.locator("[data-pk-find] [data-out] a").first.wait_for()


def ask_where(page, language):
    page.locator("#kunta").fill("Esimerkkilä" if language == "fi" else "Exempelby")
    page.locator(".pk-ask button.pk-btn").click()
    page.locator("[data-pk-where] .pk-slot").first.wait_for()
    page.locator("[data-keep]").check(force=True)


def ask_position(page, language):
    page.locator("[data-locate]").click()
    page.locator("[data-pk-ask] [role=status]:not(:empty), [data-pk-where]:not([hidden])").first.wait_for()


def see_hours_and_keep(page, language):
    page.locator("[data-pk-now] .pk-badge:visible").first.wait_for()
    page.locator("[data-pk-mine] button").first.click()


def use_list(page, language):
    page.locator("[data-list] > [data-id]").first.wait_for()
    page.locator("[data-act=copy]").click()
    with page.expect_download() as calendar:
        page.locator("[data-act=calendar]").click()
    assert calendar.value.suggested_filename.endswith(".ics")


def see(page, language):
    page.locator("h1").wait_for()


PLAN = {"fi": "fi/vanhemmuussuunnitelma/lomake/", "sv": "sv/foraldraplan/blankett/"}


def fill_in_plan(page, language):
    """Text, a second child, kept on the device, taken along as a file, and cleared away."""
    page.locator("textarea:visible").first.fill("Aino")
    page.locator("[data-act=add]").click()
    page.locator("[data-act=save]").click()
    with page.expect_download():
        page.locator("[data-act=export]").click()
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-act=clear]").click()


# What readers do, in their order: where, and what. What the site learns to do, a line here.
VISIT = (
    ({"fi": "fi/", "sv": "sv/"}, search),
    ({"fi": "fi/", "sv": "sv/"}, ask_where),
    ({"fi": "fi/", "sv": "sv/"}, ask_position),
    (MUNICIPALITY, see),
    (PLACE, see_hours_and_keep),
    (MINE, use_list),
    (WEEK, see),
    (PLAN, fill_in_plan),
    (dict.fromkeys(LANGUAGES, ""), see),  # the page that chooses a language
)


@pytest.fixture(params=["headers", "meta alone"])
def example(request):
    return request.getfixturevalue({"headers": "told_example_host", "meta alone": "example_host"}[request.param])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_readers_do_is_blocked(example, open_tab, language):
    """Search, the near places, the position, hours, the reader's own list with its calendar: under the headers and under the pages' own line."""
    tab = open_tab(example, permissions=["geolocation", "clipboard-read", "clipboard-write"], geolocation={"latitude": 60.2, "longitude": 24.9})
    tab.page.set_default_timeout(10_000)
    tab.page.clock.set_fixed_time(TUESDAY)
    for path, act in VISIT:
        act(tab.open(path[language]), language)
    assert not tab.late_faults()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_is_quiet_under_the_headers(told_host, open_tab, real_addresses, page_of_each_template, language):
    """With the pages' own line alone tests/browser/test_pages.py opens them all, from a host, a sub-path and a disk."""
    addresses, _ = real_addresses
    tab = open_tab(told_host)
    for key in page_of_each_template:
        tab.open(addresses.path(key, language))
    assert tab.page.evaluate("fetch('.').then(answer => answer.headers.get('Content-Security-Policy'))").startswith("default-src 'none'")
    assert not tab.late_faults()


def test_a_page_that_is_not_there_is_quiet_under_the_headers(told_host, open_tab):
    """The 404 page has its style and its script inside it; only the missing page itself is complained of."""
    tab = open_tab(told_host)
    page = tab.open("sv/platser/borta/")
    assert page.locator(".pk-btn").first.get_attribute("href") == "/sv/"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert [fault for fault in tab.late_faults() if "404" not in fault] == []


INJECTED = {
    "script-src-elem": "body.append(Object.assign(document.createElement('script'), { textContent: 'window.pkInjected = 1' }))",
    "script-src-attr": "body.insertAdjacentHTML('beforeend', '<svg onload=\"window.pkInjected = 1\"></svg>')",
    "style-src-attr": "body.insertAdjacentHTML('beforeend', '<p style=\"background:red\">x</p>')",
    "style-src-elem": "body.append(Object.assign(document.createElement('style'), { textContent: 'p { color: red }' }))",
    "img-src": "body.append(Object.assign(new Image(), { src: FOREIGN }))",
    "connect-src": "fetch(FOREIGN).catch(() => 0)",
    "frame-src": "body.insertAdjacentHTML('beforeend', '<iframe src=\"data:text/html,x\"></iframe>')",
    "form-action": "body.insertAdjacentHTML('beforeend', `<form method=post action=\"${FOREIGN}\"></form>`); document.forms[document.forms.length - 1].submit()",
    "base-uri": "document.head.insertAdjacentHTML('afterbegin', `<base href=\"${FOREIGN}\">`)",
}
BLOCKED = """(FOREIGN) => new Promise(done => {
  const body = document.body
  addEventListener("securitypolicyviolation", event => done(event.effectiveDirective), { once: true })
  setTimeout(done, 3000)
  CODE
})"""
LINK = "document.body.insertAdjacentHTML('beforeend', '<a href=\"javascript:window.pkInjected=1\">x</a>'); document.body.lastChild.click()"


@pytest.fixture(scope="module")
def elsewhere():
    """Another host, and what it has been asked for."""
    asked = []

    class Asked(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/picture.png", asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("where", ["told_example_host", "example_host", "example_disk"])
def test_what_somebody_slips_in_is_blocked(request, open_tab, elsewhere, where):
    """A script, a style, a picture from elsewhere, a frame, a form: the browser refuses each, and the other host is never asked."""
    address, asked = elsewhere
    page = open_tab(request.getfixturevalue(where)).open("fi/index.html")
    for directive, code in INJECTED.items():
        assert page.evaluate(BLOCKED.replace("CODE", code), address) == directive
    assert page.evaluate(BLOCKED.replace("CODE", LINK), address) == "script-src-elem"
    assert page.evaluate("window.pkInjected") is None
    assert not asked


def test_a_page_is_in_nobody_s_frame(told_example_host, example_host, other_host, open_tab):
    """Another site cannot show ours in a frame of its own: the headers forbid it, which a page's own line cannot."""
    folder, other = other_host
    (folder / "frames.html").write_text(f"<!doctype html><iframe src='{told_example_host}fi/'></iframe><iframe src='{example_host}fi/'></iframe>", encoding="utf-8")
    page = open_tab(other).page
    page.goto(f"{other}frames.html")
    page.frame_locator("iframe >> nth=1").locator("#sisalto").wait_for(state="attached")
    assert page.frame_locator("iframe >> nth=0").locator("#sisalto").count() == 0
