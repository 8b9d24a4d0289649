"""What scripts change is told to those who do not see it: politely, and by an element that was there before it had anything to say."""

from datetime import UTC, datetime

import pytest

TUESDAY = datetime(2026, 11, 3, 8, 0, tzinfo=UTC)

PLACE = {"fi": "fi/paikat/esimerkkila-lyhty/", "sv": "sv/platser/esimerkkila-lyhty/"}
MINE = {"fi": "fi/omat-paikat/", "sv": "sv/mina-platser/"}
TOWNS = {"fi": "fi/kunnat/", "sv": "sv/kommuner/"}
FIND = {"fi": "fi/haku/", "sv": "sv/sok/"}


def tomorrow(page):
    page.locator("#kunta").fill("Esimerkkilä")
    page.keyboard.press("Enter")
    page.locator("[data-pk-where]").wait_for()
    before = Live(page)
    page.get_by_role("radio").nth(2).check(force=True)
    return before


def unknown_town(page):
    before = Live(page)
    page.locator("#kunta").fill("Atlantis")
    page.keyboard.press("Enter")
    return before


def narrowed(page):
    before = Live(page)
    page.locator("[data-pk-filter] input").fill("esim")
    return before


def sought(page):
    before = Live(page)
    page.locator("[data-pk-find] input[type=search], [data-pk-find] input").first.fill("neuvola")
    return before


def removed(page):
    page.evaluate("localStorage.setItem('pk-places', '[\"esimerkkila-lyhty\"]')")
    page.reload()
    button = page.locator("[data-remove]").first
    button.wait_for()
    before = Live(page)
    button.press("Enter")
    return before


def copied(page):
    button = page.locator(".pk-tools button").first
    button.wait_for()
    before = Live(page)
    button.press("Enter")
    return before


# What a reader does → where, and what is then said in each language.
CHANGES = {
    "an answer for tomorrow": (tomorrow, {"fi": "fi/", "sv": "sv/"}, {"fi": "Huomenna: ", "sv": "I morgon: "}),
    "a town that is not": (unknown_town, {"fi": "fi/", "sv": "sv/"}, {"fi": "Emme löydä sen nimistä kuntaa", "sv": "Vi hittar ingen kommun"}),
    "a list made shorter": (narrowed, TOWNS, {"fi": "1 ", "sv": "1 "}),
    "a search": (sought, FIND, {"fi": "osuma", "sv": "träff"}),
    "a place taken off the list": (removed, MINE, {"fi": "poistettiin listalta", "sv": "togs bort från listan"}),
    "an address copied": (copied, PLACE, {"fi": "Osoite on kopioitu", "sv": "Adressen är kopierad"}),
}


class Live:
    """The live regions of a page as they are now, in the accessibility tree: id → (how, text)."""

    def __init__(self, page):
        devtools = page.context.new_cdp_session(page)
        nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
        self.by_id = {node["nodeId"]: node for node in nodes}
        self.regions = {node["backendDOMNodeId"]: (how, self.text(node)) for node in nodes if not node.get("ignored") and (how := self.how(node))}
        devtools.detach()

    def how(self, node):
        """ "polite", "assertive" or None; only of the element that is the region, not of what is in it."""
        own = {prop["name"]: prop["value"].get("value") for prop in node.get("properties", ())}
        above = self.by_id.get(node.get("parentId"), {})
        inherited = {prop["name"]: prop["value"].get("value") for prop in above.get("properties", ())}
        return None if own.get("live") in (None, "off") or inherited.get("live") == own.get("live") else own["live"]

    def text(self, node):
        if node.get("role", {}).get("value") == "StaticText":
            return node["name"]["value"]
        return " ".join(filter(None, (self.text(self.by_id[id]) for id in node.get("childIds", ()) if id in self.by_id)))

    def told_since(self, before):
        """What a reader hears now who heard `before`."""
        return [(how, text) for id, (how, text) in self.regions.items() if text and id in before.regions and before.regions[id][1] != text]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_change_is_told_politely(example_host, open_tab, language, change):
    """Once, in the words of the page's language, without cutting off what is being read."""
    act, paths, words = CHANGES[change]
    tab = open_tab(example_host, permissions=["clipboard-read", "clipboard-write"])
    tab.page.set_default_timeout(5000)
    tab.page.clock.set_fixed_time(TUESDAY)
    page = tab.open(paths[language])
    before = act(page)
    page.wait_for_function("wanted => [...document.querySelectorAll('[role=status], [aria-live]')].some(node => node.textContent.includes(wanted))", arg=words[language])
    told = Live(page).told_since(before)
    assert [how for how, text in told if words[language] in text] == ["polite"]
    assert not [how for how, _ in told if how == "assertive"]
