"""What a reader sets for their own eyes: 400 % zoom, text of double size, less motion, colours of their own."""

import pytest

LANGUAGES = ("fi", "sv")
KINDS = [("index", "search"), ("index", "mine"), ("index", "help"), ("page", "own-worker")]  # beside the fullest of each kind made from data
# 1280 pixels at 400 % are 320; text alone is doubled by the root's size, which is 125 % by itself.
EYES = {"zoomed to 400 %": (320, ""), "large text on a phone": (390, "html { font-size: 200% }"), "double text on a computer": (1280, "html { font-size: 250% }")}
LOOK = """() => {
  const faults = [], seen = node => { const box = node.getBoundingClientRect(); return box.width > 1 && box.height > 1 && node.checkVisibility({ visibilityProperty: true }) && !node.closest("svg, .pk-sr, [aria-hidden=true]") }
  const called = node => (node.className || node.tagName) + ": " + (node.getAttribute("aria-label") || node.textContent).trim().slice(0, 50)
  for (const node of document.querySelectorAll("body *")) {
    if (!seen(node)) continue
    if (node.getBoundingClientRect().right > innerWidth + 1 && !node.closest(".pk-skip, .pk-tablewrap > *")) faults.push("beyond the edge: " + called(node))
    const style = getComputedStyle(node)
    if (/hidden|clip/.test(style.overflow) && node.textContent.trim() && (node.scrollWidth > node.clientWidth + 2 || node.scrollHeight > node.clientHeight + 2)) faults.push("cut: " + called(node))
  }
  const pressed = [...document.querySelectorAll("a, button, input, select, summary")].filter(node => seen(node) && !node.closest(".pk-skip") && getComputedStyle(node).opacity !== "0").map(node => [node, [...node.getClientRects()]])
  pressed.forEach(([one, its], i) => pressed.slice(i + 1, i + 12).forEach(([other, theirs]) => {
    if (one.contains(other) || other.contains(one) || one.closest(".pk-exit") || other.closest(".pk-exit")) return
    for (const a of its) for (const b of theirs) if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6) return faults.push("on each other: " + called(one) + " / " + called(other))
  }))
  return faults
}"""
MOVING = """() => [...document.querySelectorAll("*"), ...document.getAnimations().map(one => one.effect.target)].flatMap(node => ["", "::before", "::after"].flatMap(part => {
  const style = getComputedStyle(node, part || null), long = list => list.split(",").some(time => parseFloat(time) * (/ms$/.test(time.trim()) ? 1 : 1000) > 10)
  return long(style.transitionDuration) || style.animationName !== "none" && long(style.animationDuration) || style.scrollBehavior === "smooth" ? [(node.className || node.tagName) + part] : []
}))"""


@pytest.fixture(scope="module")
def kinds(page_of_each_kind):
    """The fullest page of each kind, the one on violence, and some that stand alone."""
    return [key for key in page_of_each_kind if key[0] not in ("index", "page")] + KINDS


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_or_lies_on_something_else(host, open_tab, real_addresses, kinds, language, eyes):
    """On a page of every kind: no edge passed, no text cut, no two things to press in one place. Numbers of a wide table stay in their columns: it scrolls by itself."""
    width, style = EYES[eyes]
    tab, faults = open_tab(host, width, bypass_csp=True), {}  # a reader's own styles come from the browser, and no policy asks about those
    for key in kinds:
        page = tab.open(real_addresses[0].path(key, language))
        if style:
            page.add_style_tag(content=style)
        found = page.evaluate(LOOK)
        faults |= {key: found[:4]} if found else {}
    assert not faults


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 390])
def test_the_header_stands_on_two_lines_at_most(host, open_tab, language, width):
    """The urgent numbers on one or two, the name and its tools on one: what the page says comes first."""
    page = open_tab(host, width).open(f"{language}/")
    tops = page.locator("header.md-header").get_by_role("link").or_(page.locator("header.md-header").get_by_role("button")).evaluate_all("nodes => nodes.filter(node => node.checkVisibility()).map(node => Math.round(node.getBoundingClientRect().top + node.getBoundingClientRect().height / 2))")
    assert max(tops) - min(tops) < 12, tops
    assert page.locator("main").bounding_box()["y"] < 200


def test_who_wants_less_motion_gets_none(host, open_tab, real_addresses, kinds):
    """No transition or animation longer than a hundredth of a second, of the site's or the theme's."""
    tab = open_tab(host, reduced_motion="reduce")
    assert not {key: found[:5] for key in kinds if (found := tab.open(real_addresses[0].path(key, "fi")).evaluate(MOVING))}


BORDERS = """selector => [...document.querySelectorAll(selector)].filter(node => node.checkVisibility()).map(node => { const style = getComputedStyle(node); return [node.textContent.trim(), style.borderTopStyle !== "none" && parseFloat(style.borderTopWidth) >= 1 && (style.borderTopColor !== style.backgroundColor || style.backgroundColor !== getComputedStyle(document.body).backgroundColor && style.forcedColorAdjust === "none")] })"""


@pytest.mark.parametrize("path", ["fi/paikat/esimerkkila-lyhty/", "sv/kommuner/exempelby/", "fi/tilanteet/turvallisuus/"])
def test_colours_of_the_reader_s_own_keep_edges(example_host, open_tab, path):
    """Where backgrounds go, buttons and badges have a border, and what has the focus a ring."""
    page = open_tab(example_host, forced_colors="active").open(path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    edges = page.evaluate(BORDERS, ".pk-btn, .pk-badge, .pk-chip span, .pk-card, .pk-note")
    assert edges and not [text for text, edged in edges if not edged]
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)(getComputedStyle(document.activeElement))"), page.evaluate("document.activeElement.outerHTML.slice(0, 90)")
