"""axe-core finds nothing to say about any kind of page: all its rules, best practices too, at three widths and in both schemes.

With EVERY_PAGE=1 it also judges every page of the site once; `make bench` does so.
"""

import os
import re
import time

import pytest

LANGUAGES = ("fi", "sv")
WIDTHS = (320, 390, 1280)
TABS = 2  # each has a process of its own
BY_COLOUR = ["color-contrast", "link-in-text-block"]  # what the dark scheme can spoil: it gives other values to the same roles

# Starts the judging and does not wait for it, so that tabs work side by side. A change of scheme fades; what is judged is where it ends.
START = """rules => {
  const frame = () => new Promise(requestAnimationFrame), only = !rules ? {} : rules.length ? { runOnly: rules } : { rules: { "color-contrast": { enabled: false } } }
  const settled = frame().then(frame).then(() => document.getAnimations().forEach(animation => animation.finish()))
  window.judged = settled.then(() => axe.run(document, { resultTypes: ["violations"], ...only })).then(found => found.violations.map(fault =>
    `${fault.id} (${fault.impact}): ${fault.nodes.length} × ${fault.nodes[0].html.slice(0, 160)} ${(fault.nodes[0].any[0] || {}).message || ""}`))
}"""


@pytest.fixture(scope="module")
def tabs(browser, tool):
    """Tabs that judge side by side."""
    contexts = [browser.new_context() for _ in range(TABS)]
    pages = [context.new_page() for context in contexts]
    for page in pages:
        page.add_init_script(path=tool("axe-core/axe.min.js"))
    yield pages
    for context in contexts:
        context.close()


def faults(pages, rules=None):
    """What axe finds in each page as it is now: by all rules, by some, or with [] by all but that of contrast."""
    for page in pages:
        page.evaluate(START, rules)
    return [page.evaluate("window.judged") for page in pages]


def opened(tabs, addresses):
    """Opens an address in each tab, as many as there are."""
    pages = [page for page, _ in zip(tabs, addresses)]
    for page, address in zip(pages, addresses):
        page.goto(address, wait_until="commit")
    for page in pages:
        page.wait_for_load_state()
    return pages


def in_every_look(pages):
    """(width, scheme, faults of each page): all rules where something moves, those on colours where only colours differ."""
    for width in WIDTHS:
        for scheme, rules in (("light", None), ("dark", BY_COLOUR)):
            for page in pages:
                page.set_viewport_size({"width": width, "height": 844})
                page.emulate_media(color_scheme=scheme)
            yield width, scheme, faults(pages, rules)


def in_turn(addresses):
    """The addresses in handfuls, one for each tab."""
    return (addresses[start : start + TABS] for start in range(0, len(addresses), TABS))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_page_is_faultless(host, tabs, real_addresses, page_of_each_template, language):
    """On the narrowest phone, on an ordinary one and on a desk, by day and by night."""
    addresses, _ = real_addresses
    found = []
    for handful in in_turn([host + addresses.path(key, language) for key in page_of_each_template]):
        pages = opened(tabs, handful)
        found += [(page.url, width, scheme, what) for width, scheme, each in in_every_look(pages) for page, what in zip(pages, each) if what]
    assert not found


def test_the_example_is_faultless(example_host, tabs):
    """It has one of everything that a place or a region can say, and a strip of its own above the page."""
    pages = opened(tabs, [f"{example_host}fi/paikat/kohtaamispaikka-lyhty/", f"{example_host}sv/#kunta=esimerkkila&when=week"])
    assert [(width, scheme, what) for width, scheme, each in in_every_look(pages) for what in each if what] == []


def test_what_opens_is_faultless(host, tabs):
    """The menu, the search with results, and the answer to where one can go today."""
    pages = opened(tabs, [f"{host}fi/", f"{host}sv/#kunta=helsinki"])
    for page in pages:
        page.set_viewport_size({"width": 390, "height": 844})
    menu, answer = pages
    menu.locator(".pk-menu summary").click()
    answer.locator("[data-pk-where] h2").first.wait_for()
    assert faults(pages) == [[], []]
    menu.keyboard.press("Escape")
    for page in pages:
        page.locator("label.md-header__button[for=__search]").click()
        page.keyboard.type("neuvola")
        page.locator("li.md-search-result__item").first.wait_for()
    assert faults(pages) == [[], []]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_outside_the_frame_are_faultless(host, tabs, scheme):
    """The page that chooses a language, held before it chooses, and the 404 as a Swedish address finds it."""
    pages = tabs[:2]
    html = pages[0].request.get(host).text()
    pages[0].route(host, lambda route: route.fulfill(body=re.sub(r"<script>.*?</script>", "", html, flags=re.S), content_type="text/html"))
    opened(pages, [host, f"{host}sv/finns-inte/"])
    for page in pages:
        page.emulate_media(color_scheme=scheme)
    assert pages[0].url == host and pages[1].locator("h1").inner_text() == "Den här sidan finns inte"
    found = faults(pages)
    pages[0].unroute(host)
    assert found == [[], []]


def test_forced_colours_are_faultless(host, tabs, real_addresses, page_of_each_template):
    """Where the reader has colours of their own: front page, a place, help now, the search. Contrast is the reader's there; axe reads ours."""
    addresses, _ = real_addresses
    wanted = [key for key in page_of_each_template if key[0] in ("front", "place") or key in (("index", "help"), ("index", "search"))]
    found = []
    for handful in in_turn([host + addresses.path(key, "fi") for key in wanted]):
        pages = opened(tabs, handful)
        for page in pages:
            page.emulate_media(forced_colors="active", color_scheme="dark")
        found += [(page.url, what) for page, what in zip(pages, faults(pages, [])) if what]
    for page in tabs:
        page.emulate_media(forced_colors="none", color_scheme="light")
    assert not found


def test_a_fault_is_found(tabs, tool):
    """The judge is awake: a picture without words and grey on white are two faults."""
    tabs[0].goto("about:blank")
    tabs[0].set_content("<html lang=fi><title>x</title><main><h1>x</h1><img src=x><p style='color:#bbb;background:#fff'>grey")
    tabs[0].add_script_tag(path=tool("axe-core/axe.min.js"))
    assert {fault.split()[0] for fault in faults(tabs[:1])[0]} == {"image-alt", "color-contrast"}


@pytest.mark.skipif(not os.environ.get("EVERY_PAGE"), reason="takes a quarter of an hour; make bench does it")
def test_every_page_is_faultless(site, host, tabs, capsys):
    """Every page of the site once, on a phone."""
    start, found = time.monotonic(), []
    addresses = [host + path.parent.relative_to(site).as_posix() + "/" for path in sorted(site.rglob("index.html")) if path.parent != site]
    addresses = [address for address in addresses if 'http-equiv="refresh"' not in (site / address.removeprefix(host) / "index.html").read_text(encoding="utf-8")]
    for page in tabs:
        page.set_viewport_size({"width": 390, "height": 844})
    for handful in in_turn(addresses):
        pages = opened(tabs, handful)
        found += [(page.url, what) for page, what in zip(pages, faults(pages)) if what]
    with capsys.disabled():
        print(f"\naxe: {len(addresses)} pages in {time.monotonic() - start:.0f} s, {len(found)} with faults")
    assert not found
