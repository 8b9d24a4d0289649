"""Five ways of a family through the site by keyboard alone, on a phone's width, and what a screen reader says on the way.

What is heard stands in walks/, to be read by editors. After a change that is meant, remake them: WALKS=1 pytest tests/browser/test_journeys.py"""

import os
import re
import runpy
from datetime import datetime
from pathlib import Path

import pytest

from perhekeskus.hours import FINLAND

HERE = Path(__file__).parent
WALKS = HERE / "walks"
Listener = runpy.run_path(str(HERE / "listening.py"))["Listener"]
TUESDAY = datetime(2026, 11, 3, 11, 10, tzinfo=FINLAND)
FURTHEST = 90  # who must press Tab more often has given up
# The name of what has the focus, and what a reader with eyes would miss: nothing in view, no ring around it, something on top of it.
FOCUS = """() => {
  const at = document.activeElement, name = said(at)
  if (!at || at === document.body) return { name: "", fault: "the focus is lost" }
  const label = at.labels && at.labels[0], shown = getComputedStyle(at).opacity === "0" && label ? label : at
  const boxes = [...shown.getClientRects()].filter(box => box.width && box.height)
  const inside = boxes.map(box => [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]).filter(([left, right, top, bottom]) => right > left && bottom > top)
  if (!inside.length) return { name, fault: "out of sight" }
  const [left, right, top, bottom] = inside[0], on = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  const clear = on && !on.textContent.trim() && !on.children.length && getComputedStyle(on).backgroundColor === "rgba(0, 0, 0, 0)" /* one sees through it */
  if (!(clear || on === at || shown.contains(on) || on && on.contains(at) && on !== document.body && on.tagName !== "MAIN")) return { name, fault: "under " + (on ? on.outerHTML.slice(0, 80) : "nothing") }
  const ringed = [at, ...(label ? label.querySelectorAll("*") : [])].some(node => { const style = getComputedStyle(node); return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none" })
  return { name, fault: ringed || at.id === "sisalto" ? "" : "no ring around it" }
  function said(node) { return node ? (node.getAttribute("aria-label") || (node.labels && node.labels[0] ? node.labels[0].textContent : node.textContent)).replace(/\\s+/g, " ").trim() : "" }
}"""

# What scripts add to a page that has loaded is there.
READY = "document.querySelector('[data-pk-shortlist]') ? document.querySelector('[data-found]:not([hidden]), [data-empty]:not([hidden])') : window.pkBar || !document.querySelector('#sisalto .pk-trust') || document.querySelector('[data-pk-exit], [data-pk-quiet]')"


class Hands:
    """A reader with a keyboard, who notes what is pressed and heard."""

    def __init__(self, tab):
        self.tab, self.page, self.ear, self.walk = tab, tab.page, Listener(tab.page), []

    def arrive(self, path=None, whole=False, heard=False):
        """At a page: `path`, or where the last key led. What another journey has `heard` is not told again."""
        if path:
            self.tab.open(path)
        self.page.wait_for_load_state()
        self.page.wait_for_function(READY)
        self.walk += ["", f"# {self.page.title()}", *([] if heard else self.ear.hear(whole))]

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.look()
        self.walk.append(f"> {' '.join(keys)}")

    def look(self):
        """The name of what has the focus, which must be seen."""
        found = self.page.evaluate(FOCUS)
        assert not found["fault"], f"{found['name'] or self.page.url}: {found['fault']}"
        return found["name"]

    def step(self, key="Tab"):
        """One step on."""
        self.page.keyboard.press(key)
        return self.look()

    def tab_to(self, name, key="Tab"):
        """Presses Tab until what is called so has the focus; each stop on the way must be seen."""
        passed = []
        for _ in range(FURTHEST):
            passed.append(self.step(key))
            if re.fullmatch(name, passed[-1]):
                self.walk += ["", f"> {key} to: {passed[-1]}"]
                return self.page.evaluate_handle("document.activeElement")
        raise AssertionError(f"no {name} among {passed}")

    def enter(self):
        """Follows the link that has the focus."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.walk.append("> Enter")

    def skip(self, words):
        """Over the frame, to what the page says."""
        self.tab_to(words)
        self.press("Enter")
        assert self.page.evaluate("document.activeElement.id") == "sisalto"

    def type(self, text):
        self.page.keyboard.type(text)
        self.walk.append(f"> types: {text}")

    def hear_change(self, line):
        """What is announced: waits for it among the live regions."""
        self.page.wait_for_function("wanted => [...document.querySelectorAll('[role=status], [aria-live=polite]')].some(node => new RegExp(wanted).test(node.textContent))", arg=line)
        self.walk += [heard.strip() for heard in self.ear.hear() if heard.strip().startswith("status: ") and heard.strip() != "status:"]

    def hear_found(self):
        """What stands in the box of the search."""
        lines = self.ear.hear()
        start = next(i for i, line in enumerate(lines) if line.strip().startswith("search"))
        depth = len(lines[start]) - len(lines[start].lstrip())
        rest = [line for line in lines[start + 1 :]]
        end = next((i for i, line in enumerate(rest) if len(line) - len(line.lstrip()) <= depth), len(rest))
        self.walk += [line[depth:] for line in [lines[start], *rest[:end]]]


WORDS = {
    "fi": {
        "skip": "Siirry sisältöön", "town": "Kotikunta", "typed": "esimerkkilässä", "afternoon": "Iltapäivällä", "today": "Tänään", "place": "Kohtaamispaikka Lyhty", "map": ".*kartalla.*", "search": "Haku", "box": "Mitä etsit\\?",
        "query": "erosta", "hits": "osuma", "hit": "(Olemme eroamassa|Ero.*|Lapsi ja ero).*", "crisis": "Väkivalta tai kriisi: apua nyt", "violence": "fi/tilanteet/turvallisuus/", "exit": "Poistu sivulta heti", "service": "Perheneuvola.*",
        "region": "Esimerkkilän seutu.*", "add": "Lisää omiin paikkoihin", "added": "Omissa paikoissasi", "look": "Katso omat paikat", "remove": "Poista listalta.*", "undo": "Kumoa.*", "gone": "poistettiin listalta", "menu": "Valikko", "nav": "Kunnat",
        "page": "fi/paikat/esimerkkila-lyhty/", "times": "vahvistet",
    },
    "sv": {
        "skip": "Gå till innehållet", "town": "Hemkommun", "typed": "i exempelby", "afternoon": "I eftermiddag", "today": "I dag", "place": "(Mötesplatsen|Kohtaamispaikka|Öppna mötesplatsen) ?.*", "map": ".*kart.*", "search": "Sök", "box": "Vad söker du\\?",
        "query": "skilsmässan", "hits": "träff", "hit": "Vi (ska )?(skiljer|separerar|går isär).*|.*[Ss]kils.*|.*[Ss]epar.*", "crisis": "Våld eller kris: hjälp nu", "violence": "sv/situationer/trygghet/", "exit": "Lämna sidan genast", "service": "Familjerådgivning.*",
        "region": "Exempelbygden.*", "add": "Spara bland mina platser", "added": "Sparad bland dina platser", "look": "Visa mina platser", "remove": "Ta bort från listan.*", "undo": "Ångra.*", "gone": "togs bort från listan", "menu": "Meny", "nav": "Kommuner",
        "page": "sv/platser/esimerkkila-lyhty/", "times": "bekräfta",
    },
}  # fmt: skip
NUMBER = r"(\d{2,4} ?)+"
NOLLALINJA = "080 005 005"


def href(handle):
    return handle.evaluate("node => node.getAttribute('href')")


def to_go_this_afternoon(hands, w, language):
    """Front page, my town, this afternoon, a place, its way and its number."""
    hands.arrive(f"{language}/", whole=True)
    hands.tab_to(w["town"])
    hands.type(w["typed"])
    hands.page.keyboard.press("Enter")
    hands.hear_change(w["times"])
    hands.look()
    hands.tab_to(w["afternoon"])
    hands.press("ArrowRight")
    hands.press("ArrowLeft")
    hands.arrive()
    hands.tab_to(w["place"])
    hands.enter()
    hands.arrive()
    hands.skip(w["skip"])
    assert href(hands.tab_to(NUMBER)) == "tel:0000000000"
    assert href(hands.tab_to(w["map"])).startswith("https://")


def word_to_number(hands, w, language):
    """A word as people say it, a result, a number to call."""
    hands.arrive(f"{language}/", heard=True)
    hands.tab_to(w["search"])
    hands.press("Enter")
    assert hands.look() == w["box"].replace("\\", "")
    hands.press("Escape")
    assert hands.look() == w["search"]
    hands.press("Enter")
    hands.type(w["query"])
    hands.hear_change(w["hits"])
    hands.hear_found()
    hands.tab_to(w["hit"])
    hands.enter()
    hands.arrive()
    hands.skip(w["skip"])
    assert href(hands.tab_to(NUMBER)).startswith("tel:")


def urgent_help(hands, w, language):
    """From any page: 112 is a link, the help lines are one press away; a page on violence is left with one."""
    hands.arrive(w["page"], heard=True)
    assert href(hands.tab_to("112")) == "tel:112"
    hands.tab_to(w["crisis"])
    hands.enter()
    hands.arrive()
    hands.skip(w["skip"])
    assert href(hands.tab_to("112")) == "tel:112"
    assert href(hands.tab_to(NOLLALINJA)) == "tel:" + NOLLALINJA.replace(" ", "")
    hands.page.route("https://**", lambda route: route.fulfill(body="elsewhere"))
    hands.arrive(w["violence"])
    hands.tab_to(w["exit"])
    hands.skip(w["skip"])
    assert href(hands.tab_to("112")) == "tel:112"
    assert hands.tab_to(w["exit"], "Shift+Tab")
    hands.enter()
    assert hands.page.url.startswith("https://")
    hands.page.go_back()
    assert w["violence"] not in hands.page.url


def service_to_contact(hands, w, language):
    """A service, my region, who answers there."""
    hands.arrive(f"{language}/", heard=True)
    hands.tab_to(w["service"])
    hands.enter()
    hands.arrive()
    hands.skip(w["skip"])
    hands.tab_to(w["region"])
    hands.enter()
    hands.arrive()
    hands.skip(w["skip"])
    assert href(hands.tab_to(NUMBER)).startswith("tel:00000000")


def my_places(hands, w, language):
    """A place is kept, found on the list, taken off it."""
    hands.arrive(w["page"], heard=True)
    hands.skip(w["skip"])
    hands.tab_to(w["add"] + ".*")
    hands.press("Enter")
    hands.walk.append(next(line.strip() for line in hands.ear.hear() if w["added"] in line))
    hands.tab_to(w["look"])
    hands.enter()
    hands.arrive()
    hands.skip(w["skip"])
    hands.tab_to(w["remove"])
    hands.press("Enter")
    hands.hear_change(w["gone"])
    assert re.fullmatch(w["undo"], hands.look())
    hands.arrive()


JOURNEYS = {"a": to_go_this_afternoon, "b": word_to_number, "c": urgent_help, "d": service_to_contact, "e": my_places}


def hands_on(open_tab, home, **settings):
    tab = open_tab(home, **settings)
    tab.page.set_default_timeout(8000)
    tab.page.clock.set_fixed_time(TUESDAY)
    return Hands(tab)


@pytest.mark.parametrize("letter", JOURNEYS)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_family_gets_there_by_keyboard_and_by_ear(open_tab, example_host, language, letter):
    """Nothing but keys; the focus is always seen and never lost; and what a screen reader says is what stands in walks/."""
    hands = hands_on(open_tab, example_host)
    journey = JOURNEYS[letter]
    journey(hands, WORDS[language], language)
    heard = "\n".join([journey.__doc__, *hands.walk]) + "\n"
    golden = WALKS / f"{language}-{letter}.txt"
    if os.environ.get("WALKS"):
        golden.write_text(heard, encoding="utf-8")
    assert heard.splitlines() == golden.read_text(encoding="utf-8").splitlines(), "if it is meant so: WALKS=1 pytest tests/browser/test_journeys.py"
    assert not [fault for fault in hands.tab.faults if "https://" not in fault]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_menu_opens_closes_and_gives_the_focus_back(open_tab, example_host, language):
    """Enter and Space open it, Tab goes into it, Escape leaves it from inside; the focus is back where it was."""
    hands, w = hands_on(open_tab, example_host), WORDS[language]
    hands.arrive(f"{language}/")
    hands.tab_to(w["menu"])
    for key in ("Enter", "Space"):
        hands.press(key)
        hands.tab_to(w["nav"])
        hands.press("Escape")
        assert hands.look() == w["menu"]
        assert not hands.page.get_by_role("navigation", name=w["menu"]).is_visible()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_way_out_covers_nothing_that_has_the_focus(open_tab, example_host, language):
    """It stays at the top of a page on violence; what one comes to with Tab, down and up again, is beside it."""
    hands = hands_on(open_tab, example_host)
    hands.arrive(WORDS[language]["violence"], heard=True)
    stops = hands.page.evaluate("[...document.querySelectorAll('#sisalto :is(a, button)')].filter(node => node.tabIndex >= 0 && node.checkVisibility()).length")
    hands.skip(WORDS[language]["skip"])
    down = [hands.step() for _ in range(stops)]
    assert len(set(down)) > stops / 2
    assert [hands.step("Shift+Tab") for _ in range(stops - 1)] == down[-2::-1]
