"""What comes out of the printer: the week on exactly one sheet, and every kind of page without what only a screen needs."""

import random
import re
from dataclasses import replace
from datetime import date

import pytest

from perhekeskus.model import Place
from perhekeskus.pages import Pages
from perhekeskus.posters import SMALLEST
from perhekeskus.timetable import Timetable
from perhekeskus.urls import Addresses

LANGUAGES = ("fi", "sv")
TODAY = date(2026, 11, 3)
MUNICIPALITY = "rantakunta"
A4_WIDTH = 688  # CSS pixels within the margins: a window this wide lays the page out as paper does
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SMALLEST_SHOWN = """() => Math.min(...[...document.querySelectorAll(".pk-sheet *")].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).map(e => parseFloat(getComputedStyle(e).fontSize)))"""
BEYOND_EDGE = """() => [...document.querySelectorAll("#sisalto *")].filter(e => { const box = e.getBoundingClientRect(); return box.width && box.right > innerWidth + 1 && getComputedStyle(e).position !== "absolute" && !e.closest("svg") }).map(e => e.outerHTML.slice(0, 100))"""
SHOWN = """selector => [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 100))"""

PALE = """() => [...document.querySelectorAll("#sisalto *")].filter(e => e.getClientRects().length && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(e => Math.max(...getComputedStyle(e).color.match(/\\d+/g).slice(0, 3).map(Number)) > 0x30).map(e => e.outerHTML.slice(0, 100))"""


def pages_in(pdf):
    """Chromium writes its page objects in the open."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def printed(page):
    return page.pdf(prefer_css_page_size=True)


def made_up(rng, places, openings, confirmed=1.0, long_names=False):
    """Places with openings spread over the week; a share of them confirmed."""
    word = "Perheiden kohtaamispaikka ja monitoimitalo Kielotie " if long_names else "Talo "
    wanted = [openings // places + (number < openings % places) for number in range(places)]
    return {f"{MUNICIPALITY}-{number}": _place(rng, f"{word}{number}", count, rng.random() < confirmed, long_names) for number, count in enumerate(wanted)}


def _place(rng, name, openings, confirmed, long_names):
    hours = [{DAYS[rng.randrange(7)]: f"{hour}.30-{hour + rng.randint(1, 3)}", **({"what": rng.choice(["vauvakahvila", "perhekerho kaikille lapsiperheille", "avoin ovi"])} if rng.random() < 0.6 else {})} for hour in (rng.randint(7, 17) for _ in range(openings))]
    source = {"url": "https://a.example/", "date": "2026-09"}
    return Place.model_validate({
        "kind": "meeting-place", "name": {"fi": name, "sv": name}, "status": "active", "municipality": MUNICIPALITY, "organiser": {"kind": "municipality"},
        "street": {"fi": f"Pitkäniementie {rng.randint(1, 200)}{' B, sisäpihan puolelta' if long_names else ''}", "sv": "Långnäsvägen 3"}, "hours": hours,
        "for": {"ages": "0-6"}, "cost": "free", "phone": {"number": "000 000 0000"}, "sources": [source],
        "checked": {"date": "2026-10-28", "by": "Kunta"} if confirmed else None,
    })  # fmt: skip


def pages_of(catalogue, places):
    changed = replace(catalogue, places=places, region_of_place=dict.fromkeys(places, "rannikko"))
    return Pages(changed, Addresses.of(changed), TODAY, url="https://perhekeskus.example/")


@pytest.fixture(scope="module")
def press(browser, site):
    """Prints a made-up page in the styles of the real site: press(pages, key, language) → (pdf, browser page)."""
    context = browser.new_context(viewport={"width": A4_WIDTH, "height": 900}, color_scheme="dark")
    page = context.new_page()
    some_week = next((site / "fi" / "kunnat").glob("*/viikko/index.html"))
    page.goto(some_week.as_uri())
    page.emulate_media(media="print", color_scheme="dark")

    def print_it(pages, key, language):
        page.evaluate("body => document.querySelector('#sisalto').innerHTML = body", pages.page(key, language).body)
        return printed(page), page

    yield print_it
    context.close()


AMOUNTS = [(1, 1), (1, 7), (2, 6), (3, 12), (4, 20), (6, 30), (10, 40), (10, 10), (15, 60), (25, 100), (25, 25), (40, 200), (60, 400)]


@pytest.mark.parametrize("long_names", [False, True])
@pytest.mark.parametrize("confirmed", [0, 0.5, 1])
@pytest.mark.parametrize(("places", "openings"), AMOUNTS)
def test_any_week_fits_on_one_sheet(press, catalogue, places, openings, confirmed, long_names):
    """From one opening to four hundred: one page, nothing beyond its edge, no letter under 8 points."""
    pages = pages_of(catalogue, made_up(random.Random(f"{places} {openings}"), places, openings, confirmed, long_names))
    pdf, page = press(pages, ("week", MUNICIPALITY), "fi")
    assert pages_in(pdf) == 1
    assert not page.evaluate(BEYOND_EDGE)
    assert page.evaluate(SMALLEST_SHOWN) >= SMALLEST / 0.75 - 0.01


def test_the_busiest_municipality_prints_on_one_sheet(host, open_tab, real_addresses):
    """Both weeks, both languages, from a dark screen."""
    addresses, catalogue = real_addresses
    timetable = Timetable(catalogue, date.today())
    busiest = max((id for kind, id in addresses.paths if kind == "week"), key=lambda id: len(timetable.with_times(catalogue.places_in[id])))
    tab = open_tab(host, color_scheme="dark")
    for kind in ("week", "next-week"):
        for language in LANGUAGES:
            assert pages_in(printed(tab.open(addresses.path((kind, busiest), language)))) == 1
    assert not tab.late_faults()


def test_the_example_prints_on_one_sheet_too(open_tab, example_site):
    """The line that says that all is made up stands above it and still there is one page; without an address of the site there is no code."""
    tab = open_tab(f"{example_site.as_uri()}/")
    sheets = sorted(path.relative_to(example_site).as_posix() for pattern in ("fi/kunnat/*/*/index.html", "sv/kommuner/*/*/index.html") for path in example_site.glob(pattern))
    assert sheets
    for path in sheets:
        page = tab.open(path)
        assert pages_in(printed(page)) == 1, path
        assert page.locator(".pk-qr").count() == 0


def test_the_code_and_its_address_are_large_enough_to_read(host, open_tab, real_addresses):
    """30 mm square on white, with the address beside it, and black on white whatever the screen is."""
    addresses, _ = real_addresses
    key = next(key for key in addresses.paths if key[0] == "week")
    page = open_tab(host, A4_WIDTH, color_scheme="dark").open(addresses.path(key, "fi"))
    page.emulate_media(media="print", color_scheme="dark")
    box = page.locator(".pk-qr").bounding_box()
    assert box["width"] == pytest.approx(30 / 25.4 * 96, abs=1)
    assert page.locator(".pk-sheet__address").inner_text() == "perhekeskus.example/" + addresses.path(("municipality", key[1]), "fi").rstrip("/")
    colours = page.evaluate("() => [getComputedStyle(document.querySelector('.pk-sheet h1')).color, getComputedStyle(document.body).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_the_print_button_prints(host, open_tab, real_addresses):
    """It is there only for those who have JavaScript; the link to the other week is there for all."""
    addresses, _ = real_addresses
    key = next(key for key in addresses.paths if key[0] == "week")
    page = open_tab(host).page
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(host + addresses.path(key, "fi"))
    page.locator("[data-pk-print]").click()
    assert page.evaluate("window.printed")
    plain = open_tab(host, java_script_enabled=False).open(addresses.path(key, "fi"))
    assert not plain.locator("[data-pk-print]").is_visible()
    plain.locator(f"a[href$='{addresses.path(('next-week', key[1]), 'fi').removeprefix('fi')}']").click()
    assert plain.url == host + addresses.path(("next-week", key[1]), "fi")


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_holds_only_what_can_be_used_there(host, open_tab, real_addresses, page_of_each_template, language):
    """On every kind of page: no header, footer, menu, button or "open now"; what is folded is open; nothing beyond the edge, nothing pale."""
    addresses, _ = real_addresses
    tab = open_tab(host, A4_WIDTH, color_scheme="dark")
    for key in page_of_each_template:
        page = tab.open(addresses.path(key, language))
        page.emulate_media(media="print", color_scheme="dark")
        assert not page.evaluate(SHOWN, ".md-header, .md-footer, .pk-urgent, .pk-crumbs, .pk-jump, .pk-exit, .pk-ask, .pk-btn, #sisalto button:not(.pk-term), [data-pk-now], .pk-map, .pk-calendar"), key
        folded = page.evaluate("() => [...document.querySelectorAll('#sisalto details:not(.pk-narrow, .pk-plan details)')].filter(e => !e.lastElementChild.getBoundingClientRect().height).map(e => e.outerHTML.slice(0, 100))")
        assert not folded, key
        assert not page.evaluate(BEYOND_EDGE), key
        assert page.evaluate(PALE) == [], key


def test_sources_print_their_whole_address(host, open_tab, real_addresses):
    """The host alone would not lead a reader to the page."""
    addresses, catalogue = real_addresses
    id = next(iter(catalogue.places))
    page = open_tab(host).open(addresses.path(("place", id), "fi"))
    page.emulate_media(media="print")
    link = page.locator(".pk-sources a").first
    assert link.evaluate("e => getComputedStyle(e, '::after').content") == f'" ({link.get_attribute("href")})"'
    page.emulate_media(media="screen")
    assert link.evaluate("e => getComputedStyle(e, '::after').content") in ("none", "normal")


def test_cards_are_not_cut_by_the_end_of_a_page(host, open_tab, page_of_each_kind, real_addresses):
    """Cards, calls and table rows go to the next page whole; a fold, which may be long, does not."""
    addresses, _ = real_addresses
    page = open_tab(host).open(addresses.path(next(key for key in page_of_each_kind if key[0] == "region"), "fi"))
    page.emulate_media(media="print")
    breaks = "selector => [...new Set([...document.querySelectorAll(selector)].map(e => getComputedStyle(e).breakInside))]"
    assert page.evaluate(breaks, ".pk-card, .pk-door, .pk-call, .pk-trust, tr") == ["avoid"]
    assert page.evaluate(breaks, ".pk-more") == ["auto"]
