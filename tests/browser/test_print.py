"""What comes out of the printer: the week on exactly one sheet, and every kind of page without what only a screen needs."""

import random
import re
from dataclasses import replace
from datetime import date

import pytest
from perhekeskus.model import Place
from perhekeskus.pages import Pages
from perhekeskus.posters import SMALLEST
from perhekeskus.urls import Addresses

LANGUAGES = ("fi", "sv")
TODAY = date(2026, 11, 3)
MUNICIPALITY = "rantakunta"
A4_WIDTH = 688  # CSS pixels within the margins: a window this wide lays the page out as paper does
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SMALLEST_SHOWN = """() => Math.min(...[...document.querySelectorAll(".pk-sheet *")].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())).map(e => parseFloat(getComputedStyle(e).fontSize)))"""
BEYOND_EDGE = """() => [...document.querySelectorAll("#sisalto *")].filter(e => { const box = e.getBoundingClientRect(); return box.width && box.right > innerWidth + 1 && getComputedStyle(e).position !== "absolute" && !e.closest("svg") }).map(e => e.outerHTML.slice(0, 100))"""
SHOWN = """selector => [...document.querySelectorAll(selector)].filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 100))"""


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
