"""Where can we go this afternoon: from one word to the cards of the right moment, what narrows them down, and the ways when something is missing."""

import gzip
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from perhekeskus.freshness import freshness
from perhekeskus.hours import FINLAND

WORDS = {"fi": "esimerkkilässä", "sv": "i exempelby"}
OPEN = {"fi": "Auki nyt", "sv": "Öppet nu"}
OPENS = {"fi": "Aukeaa klo {}", "sv": "Öppnar kl. {}"}
BOOKED = {"fi": "Ajanvarauksella", "sv": "Med tidsbokning"}
CALL = {"fi": "Soita tai tarkista, ennen kuin lähdette.", "sv": "Ring eller kontrollera innan ni åker."}
CARDS = """() => [...document.querySelectorAll("[data-pk-where] .pk-slot")].map(card => ({
  place: card.querySelector("a").href.split("/").filter(part => part && !part.startsWith("index.")).pop().replace(".html", ""),
  time: card.querySelector(".pk-slot__time").textContent,
  badge: card.querySelector(".pk-badge")?.textContent ?? "",
  lit: card.classList.contains("is-open"),
  doubtful: card.classList.contains("is-doubtful"),
  apart: !!card.closest("[data-perhaps]"),
  day: card.closest("ul").previousElementSibling?.textContent ?? "",
  checked: card.querySelector(".pk-checked").textContent,
}))"""
LYHTY, CENTRE, TUOKIO, PARK, CLUB = "esimerkkila-lyhty", "esimerkkila-perhekeskus", "mallikyla-tuokio", "mallikyla-leikkipuisto", "mallikyla-perhekerho"
NEVER = {"mallikyla-perhekeskus", "esimerkkila-vanha-kahvila", "esimerkkila-verkkokahvila"}  # planned, closed, paused
TUESDAY = "2026-11-03T13:20"


def moment(text):
    """A moment as a clock in Finland shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=FINLAND)


@pytest.fixture
def at(open_tab):
    """Opens a tab whose clock stands at a moment in Finland: at(home, "2026-11-03T13:20", **context)."""

    def open_at(home, text, width=390, **settings):
        tab = open_tab(home, width, **settings)
        tab.page.clock.set_fixed_time(moment(text))
        return tab

    return open_at


def ask(page, text):
    page.locator("#kunta").fill(text)
    page.locator(".pk-ask button.pk-btn").click()
    page.locator("[data-title]").wait_for()


def cards(page):
    return page.evaluate(CARDS)


def told(page):
    return page.locator("[data-count]").inner_text()


def short(page, language):
    """Cards as (place, begins, what its badge means), sure ones first."""
    meaning = {OPEN[language]: "open", BOOKED[language]: "booked", "": ""}
    return [(card["place"], card["time"].split("–")[0], meaning.get(card["badge"], "soon"), *(["perhaps"] if card["apart"] else [])) for card in cards(page)]


# ---------------------------------------------------------------- the right moment

MOMENTS = {
    "Tuesday afternoon": (TUESDAY, [(LYHTY, "9.00", "open"), (TUOKIO, "12.30", "open"), (CENTRE, "8.00", "booked")]),
    "Tuesday morning": ("2026-11-03T08:30", [(LYHTY, "9.00", "soon"), (TUOKIO, "12.30", "soon"), (CENTRE, "8.00", "booked"), (PARK, "9.30", "", "perhaps")]),
    "an hour before a place opens": ("2026-11-03T11:40", [(LYHTY, "9.00", "open"), (TUOKIO, "12.30", "soon"), (CENTRE, "8.00", "booked")]),
    "Tuesday evening": ("2026-11-03T20:00", [(LYHTY, "9.00", ""), (TUOKIO, "12.30", ""), (TUOKIO, "17.00", ""), (CENTRE, "8.00", "booked"), (LYHTY, "17.00", "booked"), (PARK, "9.30", "", "perhaps")]),
    "the first Saturday": ("2026-11-07T09:15", [(LYHTY, "10.00", "soon")]),
    "the last Saturday": ("2026-11-28T12:00", [(TUOKIO, "10.00", "open")]),
    "a Friday of an even week": ("2026-11-13T09:45", [(LYHTY, "9.30", "open"), (TUOKIO, "12.30", "soon"), (CENTRE, "8.00", "booked")]),
    "a Friday of an odd week": ("2026-11-06T09:45", [(TUOKIO, "12.30", "soon"), (CENTRE, "8.00", "booked")]),
    "a day that is closed for once": ("2026-12-01T11:30", [(TUOKIO, "12.30", "soon"), (CENTRE, "8.00", "booked")]),
    "a day that is open for once": ("2026-12-07T12:00", [(LYHTY, "12.00", "open"), (CENTRE, "8.00", "booked")]),
    "the minute before it closes": ("2026-11-03T14:59", [(LYHTY, "9.00", "open"), (TUOKIO, "12.30", "open"), (CENTRE, "8.00", "booked")]),
    "the minute it closes": ("2026-11-03T15:00", [(TUOKIO, "12.30", "open"), (CENTRE, "8.00", "booked")]),
    "a Thursday of an odd week": ("2026-11-05T08:00", [(LYHTY, "9.00", "soon"), (TUOKIO, "12.30", "soon"), (CENTRE, "8.00", "booked"), (PARK, "9.30", "", "perhaps"), (CLUB, "9.30", "", "perhaps")]),
}  # fmt: skip


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_one_word_and_one_tap_give_the_right_moment(example_host, at, cut_off, language):
    """On a phone, for each moment in turn: which cards are lit, which say when they open, in which order, and those that are not sure apart."""
    tab = at(example_host, TUESDAY)
    page, wrong = tab.open(f"{language}/"), {}
    for name, (when, expected) in MOMENTS.items():
        page.clock.set_fixed_time(moment(when))
        ask(page, WORDS[language])
        if short(page, language) != expected:
            wrong[name] = short(page, language)
        assert all(card["lit"] == (card["badge"] == OPEN[language]) for card in cards(page)), name
        assert all(card["badge"] == OPENS[language].format(card["time"].split("–")[0]) for card in cards(page) if card["badge"] not in ("", OPEN[language], BOOKED[language])), name
        assert not cut_off(page), name
    assert not wrong
    assert not tab.late_faults()


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
def test_the_reader_s_own_time_zone_changes_nothing(example_host, at, zone):
    """Times are those of a clock in Finland, wherever the telephone thinks it is."""
    page = at(example_host, TUESDAY, timezone_id=zone).open("fi/#kunta=esimerkkila")
    page.locator("[data-title]").wait_for()
    assert short(page, "fi") == MOMENTS["Tuesday afternoon"][1]
    assert page.locator("[data-date]").inner_text() == "ti\u00a03.11."


@pytest.mark.parametrize(
    "language, when, sentence",
    [("fi", "2026-11-03T20:00", "Seuraavaksi aukeaa Kohtaamispaikka Lyhty: ke\u00a04.11. klo 9.00."), ("sv", "2026-12-24T10:00", "Nästa som öppnar är Familjecaféet Stunden: tis\u00a029.12. kl. 12.30."), ("fi", "2026-11-14T10:00", "Seuraavaksi aukeaa Kohtaamispaikka Lyhty: ma\u00a016.11. klo 9.00.")],
)
def test_when_nothing_is_left_the_next_opening_is_told(example_host, at, language, when, sentence):
    """In the evening, on Christmas Eve, on a Saturday without openings: when and where next, and nothing is lit."""
    page = at(example_host, when).open(f"{language}/#kunta=esimerkkila")
    page.locator("[data-title]").wait_for()
    assert told(page).endswith(sentence)
    assert not any(card["lit"] for card in cards(page))


def test_a_week_stands_day_by_day(example_host, at):
    """Each day once, in order, walk-in before appointments, and no place that is closed, paused or only planned."""
    page = at(example_host, "2026-11-03T08:00").open("fi/#kunta=esimerkkila&when=week")
    page.locator("[data-title]").wait_for()
    headings = page.locator("[data-sure] h4").all_inner_texts()
    assert headings == ["ti\u00a03.11.", "ke\u00a04.11.", "to\u00a05.11.", "pe\u00a06.11.", "la\u00a07.11.", "ma\u00a09.11."]
    assert [card["place"] for card in cards(page) if card["day"] == "ke\u00a04.11." and not card["apart"]] == [LYHTY, TUOKIO, TUOKIO, CENTRE, LYHTY]
    assert not NEVER & {card["place"] for card in cards(page)}
    assert all(card["apart"] == card["doubtful"] for card in cards(page))


def test_a_long_week_comes_in_two_parts(example_host, at):
    """More than forty cards wait behind a button that tells how many they are; the focus goes on to the first of them."""
    tab = at(example_host, "2026-11-03T08:00")
    tab.page.add_init_script("""addEventListener("DOMContentLoaded", () => {
      const place = { href: "fi/", name: "Talo", checked: "Vahvistettu", hours: { f: 0, l: 99999, w: [["1234567", 600, 700]] }, rules: [[]] }
      window.pkWhen = { esimerkkila: { id: "esimerkkila", name: "Esimerkkilä", href: "fi/", others: [], places: Array(8).fill(place) } }
    })""")
    page = tab.open("fi/#kunta=esimerkkila&when=week")
    page.locator("[data-title]").wait_for()
    assert len(cards(page)) == 40 and told(page) == "Seitsemän päivän aikana: 56 vahvistettua aikaa."
    page.get_by_role("button", name="Näytä vielä 16").click()
    assert len(cards(page)) == 56
    assert page.evaluate("[...document.querySelectorAll('.pk-slot a')].indexOf(document.activeElement)") == 40


def test_midnight_is_the_end_of_its_day(example_host, at):
    """A place that closes at midnight says 24.00, one open past it stays lit in the night, and when its confirmation runs out at midnight so does its light."""
    tab = at(example_host, "2026-11-04T00:30")
    tab.page.add_init_script("""addEventListener("DOMContentLoaded", () => {
      const place = (name, w) => ({ href: "fi/" + name + "/", name, checked: "Vahvistettu", hours: { f: 20700, l: 20761, w }, rules: [[]] })
      window.pkWhen = { esimerkkila: { id: "esimerkkila", name: "Esimerkkilä", href: "fi/", others: [], places: [place("yo", [["2", 1200, 1560]]), place("ilta", [["3", 1200, 1440]]), place("aamuun", [["3", 1320, 1800]])] } }
    })""")
    page = tab.open("fi/#kunta=esimerkkila")
    page.locator("[data-title]").wait_for()
    assert [(card["place"], card["time"], card["lit"]) for card in cards(page)] == [("yo", "20.00–2.00", True), ("ilta", "20.00–24.00", False), ("aamuun", "22.00–6.00", False)]
    page.clock.set_fixed_time(moment("2026-11-05T00:30"))  # the day before was the last one known
    page.reload()
    page.locator("[data-title]").wait_for()
    assert [(card["place"], card["lit"], card["badge"], card["apart"]) for card in cards(page)] == [("aamuun", False, "", True)]


def test_time_goes_on_under_the_reader_s_eyes(example_host, open_tab):
    """At half past twelve the second card lights up by itself; a reader whose focus is on a card stays on it."""
    tab = open_tab(example_host)
    page = tab.page
    page.clock.install(time=moment("2026-11-03T12:29:30"))
    tab.open("fi/#kunta=esimerkkila")
    page.locator("[data-title]").wait_for()
    assert [card["lit"] for card in cards(page)] == [True, False, False]
    page.locator(".pk-slot a").nth(1).focus()
    page.clock.run_for(61_000)
    assert [card["lit"] for card in cards(page)] == [True, True, False]
    assert page.evaluate("document.activeElement.textContent") == "Perhekahvila Tuokio"
    assert not tab.late_faults()


# ---------------------------------------------------------------- the real data


@pytest.mark.parametrize("language, words", [("fi", "Vaasa"), ("sv", "Vasa"), ("fi", "Helsingissä"), ("sv", "i Helsingfors")])
def test_what_nobody_has_confirmed_is_never_called_open(host, at, real_addresses, language, words):
    """A place of the real data is lit or badged only when somebody has confirmed it; the rest stand apart with their source's date and "call before you go"."""
    _, catalogue = real_addresses
    weekday = next(day for ahead in range(7) if (day := date.today() + timedelta(days=ahead)).weekday() == 1)
    tab = at(host, f"{weekday}T13:20")
    page = tab.open(f"{language}/")
    ask(page, words)
    for part in ("afternoon", "week"):
        if page.locator("[data-wishes]").is_visible():  # where no times are known at all there is nothing to choose
            page.locator(f"[name=when][value={part}]").check()
        for card in cards(page):
            place = catalogue.places[card["place"]]
            confirmed = place.status == "active" and freshness(place, catalogue.limits, weekday).state == "confirmed"
            assert confirmed or (card["apart"] and card["doubtful"] and not card["lit"] and not card["badge"])
            assert confirmed or card["checked"].endswith(CALL[language]) and len(card["checked"]) > len(CALL[language]) + 5
    if "els" in words:
        assert cards(page)
    assert len(told(page)) > 20
    assert page.locator("[data-after] a:visible").first.get_attribute("href").startswith(f"../{language}/kun" if language == "fi" else "../sv/kom")
    assert not tab.late_faults()


# ---------------------------------------------------------------- the address


def checked(page):
    return page.evaluate("Object.fromEntries(new FormData(document.querySelector('[data-wishes]')))")


def test_an_address_restores_every_wish(example_host, at):
    """Municipality, part of the day, age, free, walk-in, language and "only here" are as the one who sent the link had them, and what is narrowed is seen."""
    page = at(example_host, TUESDAY).open("fi/#kunta=esimerkkila&when=tomorrow&age=2&free=1&walk_in=1&served=sv&near=1")
    page.locator("[data-title]").wait_for()
    assert checked(page) == {"when": "tomorrow", "age": "2", "free": "1", "walk_in": "1", "served": "sv", "near": "1"}
    assert page.locator("[data-title]").inner_text() == "Esimerkkilä: minne huomenna?"
    assert page.get_by_label("Lapsen ikä").is_visible()
    assert [card["place"] for card in cards(page)] == [LYHTY]


def test_a_chip_changes_the_address_and_the_language_keeps_it(example_host, at):
    """What is chosen stands after the #, without a step in the history; the switch of language brings it along, and so does another municipality."""
    tab = at(example_host, TUESDAY)
    page = tab.open("fi/")
    ask(page, "Esimerkkilä")
    steps = page.evaluate("history.length")
    page.get_by_role("radio", name="Huomenna").check()
    page.get_by_text("Rajaa: ikä").click()
    page.get_by_label("Lapsen ikä").select_option("2")
    assert page.evaluate("location.hash") == "#kunta=esimerkkila&when=tomorrow&age=2"
    assert page.evaluate("history.length") == steps
    page.locator(".pk-lang").click()
    page.locator("[data-title]").wait_for()
    assert page.url == f"{example_host}sv/#kunta=esimerkkila&when=tomorrow&age=2"
    assert page.locator("[data-title]").inner_text() == "Exempelby: vart i morgon?"
    assert checked(page) == {"when": "tomorrow", "age": "2", "served": ""}
    ask(page, "Modellby")
    page.wait_for_function("document.querySelector('[data-title]').textContent === 'Modellby: vart i morgon?'")
    assert checked(page)["age"] == "2"
    assert not tab.late_faults()


def test_the_back_button_goes_back(example_host, at):
    """To the municipality before, to the front page without an answer, and from a place to the answer."""
    tab = at(example_host, TUESDAY)
    page = tab.open("fi/")
    ask(page, "Esimerkkilä")
    ask(page, "Mallikylä")
    page.wait_for_function("document.querySelector('[data-title]').textContent.startsWith('Mallikylä')")
    page.locator(".pk-slot a").first.click()
    page.wait_for_url("**/fi/paikat/**")
    page.go_back()
    page.wait_for_function("document.querySelector('[data-title]').textContent.startsWith('Mallikylä')")
    page.go_back()
    page.wait_for_function("document.querySelector('[data-title]').textContent.startsWith('Esimerkkilä')")
    assert page.locator("#kunta").input_value() == "Esimerkkilä"
    page.go_back()
    page.locator("[data-pk-where]").wait_for(state="hidden")
    assert page.url == f"{example_host}fi/"
    page.go_forward()
    page.locator("[data-title]").wait_for()
    assert not tab.late_faults()


RUBBISH = ["#", "#kunta=", "#kunta=atlantis", "#kunta=__proto__", "#%", "#%E0%A4%A", "#kunta=<img src=x onerror=alert(1)>", "#&&==&", f"#kunta={'a' * 5000}"]
ODD_WISHES = "#kunta=esimerkkila&when=never&age=99&served=xx&free=perhaps&<b>=1&__proto__=2"


def test_a_rubbish_address_does_no_harm(example_host, at):
    """What makes no sense is passed over: no answer without a municipality, and an answer without the odd wishes."""
    tab = at(example_host, TUESDAY)
    page = tab.open(f"fi/{RUBBISH[-1]}")
    for hash in RUBBISH:
        page.evaluate("hash => { location.hash = hash; return new Promise(done => pkAsk.load(() => setTimeout(done, 20))) }", hash)
        assert not page.locator("[data-pk-where]").is_visible(), hash
    page.goto("about:blank")
    tab.open(f"fi/{ODD_WISHES}")
    page.locator("[data-title]").wait_for()
    assert short(page, "fi") == MOMENTS["Tuesday afternoon"][1]
    tab.open("fi/kunnat/esimerkkila/#%E0&when=%&age=zz")
    page.locator("[data-title]").wait_for()
    assert short(page, "fi") == MOMENTS["Tuesday afternoon"][1]
    assert not tab.late_faults()


def test_the_page_of_a_municipality_answers_too(example_host, at):
    """Without asking; its wishes stand in the address and the language keeps them."""
    tab = at(example_host, TUESDAY)
    page = tab.open("fi/kunnat/esimerkkila/")
    page.locator("[data-title]").wait_for()
    assert short(page, "fi") == MOMENTS["Tuesday afternoon"][1]
    page.get_by_role("radio", name="7 päivää").check()
    assert page.url == f"{example_host}fi/kunnat/esimerkkila/#when=week"
    page.locator(".pk-lang").click()
    page.wait_for_function("document.querySelector('[data-title]')?.textContent === 'Exempelby: vart de närmaste sju dagarna?'")
    page.evaluate("location.hash = 'when=tomorrow'")
    page.wait_for_function("document.querySelector('[data-title]').textContent === 'Exempelby: vart i morgon?'")
    assert not tab.late_faults()


# ---------------------------------------------------------------- what narrows it down


WISHES = {
    "": {LYHTY, TUOKIO, CENTRE, PARK},
    "age=1": {LYHTY, TUOKIO, CENTRE, PARK},
    "age=0": {LYHTY, TUOKIO, CENTRE},
    "age=7": {TUOKIO, CENTRE},
    "age=12": {CENTRE},
    "age=-1": {CENTRE},
    "walk_in=1": {LYHTY, TUOKIO, PARK},
    "booking=1": {CENTRE},
    "walk_in=1&booking=1": {LYHTY, TUOKIO, CENTRE, PARK},
    "free=1": {LYHTY, TUOKIO, CENTRE, PARK},
    "served=en": {LYHTY},
    "served=sv": {LYHTY, TUOKIO, CENTRE},
    "near=1": {LYHTY, CENTRE},
    "age=7&walk_in=1": {TUOKIO},
    "age=12&walk_in=1": set(),
}


def test_each_wish_leaves_the_right_places(example_host, at):
    """A Tuesday at half past eight: places for other ages, with another price, language or municipality go; what does not tell its language goes where one was asked for."""
    tab = at(example_host, "2026-11-03T08:30")
    page, wrong = tab.open("fi/#kunta=esimerkkila&when=week"), {}
    page.locator("[data-title]").wait_for()
    for wish, expected in WISHES.items():
        found = {card["place"] for card in page.evaluate(f"new Promise(done => {{ addEventListener('hashchange', () => done(({CARDS})()), {{once: true}}); location.hash = 'kunta=esimerkkila&when=today&{wish}' }})")}
        wrong |= {wish: found} if found != expected else {}
    assert not wrong
    assert told(page).startswith("Tänään: emme tiedä paikkaa, joka olisi auki.")
    assert not tab.late_faults()


@pytest.mark.parametrize("age, open_to_it", [(1, True), (2, False)])
def test_the_ages_of_an_opening_come_before_the_place_s_own(example_host, at, age, open_to_it):
    """The Friday café is for babies, although the place is for all under school age."""
    page = at(example_host, "2026-11-13T09:45").open(f"fi/#kunta=esimerkkila&when=today&age={age}")
    page.locator("[data-title]").wait_for()
    assert ((LYHTY, "9.30", "open") in short(page, "fi")) is open_to_it


# ---------------------------------------------------------------- keyboard, missing files, no script


def test_the_keyboard_alone_is_enough(example_host, at):
    """Word, Enter, then the chips with Tab and arrows, a checkbox with the space bar: the focus is seen on each, and the number is announced."""
    tab = at(example_host, TUESDAY, 390)
    page = tab.open("fi/")
    page.locator("#kunta").focus()
    page.keyboard.type("exempelby")
    page.keyboard.press("Enter")
    page.locator("[data-title]").wait_for()
    assert page.evaluate("document.activeElement.matches('h2[data-title]')")
    page.keyboard.press("Tab")
    seen = "getComputedStyle(document.activeElement.matches('.pk-chip input') ? document.activeElement.nextElementSibling : document.activeElement).outlineStyle !== 'none'"
    assert page.evaluate("document.activeElement.value") == "afternoon" and page.evaluate(seen)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.value") == "tomorrow" and page.evaluate(seen)
    assert page.locator("[data-title]").inner_text() == "Esimerkkilä: minne huomenna?"
    assert page.locator("[data-pk-where] [role=status]").inner_text() == "Huomenna: 5 vahvistettua aikaa."
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY" and page.evaluate(seen)
    page.keyboard.press("Enter")
    for name in ("age", "served", "walk_in"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == name and page.evaluate(seen)
    page.keyboard.press("Space")
    assert [card["place"] for card in cards(page)] == [LYHTY, TUOKIO, TUOKIO, PARK]
    for _ in range(4):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.pk-slot a') !== null") and page.evaluate(seen)
    page.keyboard.press("Enter")
    page.wait_for_url("**/fi/paikat/esimerkkila-lyhty/")
    assert not tab.late_faults()


@pytest.mark.parametrize("answer", ["gone", "a page instead"])
def test_a_missing_file_is_told_and_there_is_a_way_on(example_host, at, answer):
    """A sentence instead of the old answer, the focus stays, the list of municipalities is a link, and trying again works."""
    tab = at(example_host, TUESDAY)
    page = tab.page
    page.route("**/when/fi/mallikyla.js", lambda route: route.abort() if answer == "gone" else route.fulfill(body="// nothing", content_type="text/javascript"))
    tab.open("fi/")
    ask(page, "Esimerkkilä")
    page.locator("#kunta").fill("Mallikylä")
    page.keyboard.press("Enter")
    page.get_by_text("Tietoja ei saatu haettua").wait_for()
    assert not page.locator("[data-pk-where]").is_visible()
    assert page.get_by_role("link", name="Kaikki kunnat").is_visible()
    page.unroute("**/when/fi/mallikyla.js")
    ask(page, "Mallikylä")
    assert page.locator("[data-title]").inner_text().startswith("Mallikylä")


def test_a_municipality_without_its_file_still_shows_the_week(example_host, at):
    """Its own page holds the week as a table, whatever becomes of the file."""
    page = at(example_host, TUESDAY).page
    page.route("**/when/fi/*.js", lambda route: route.abort())
    page.goto(f"{example_host}fi/kunnat/esimerkkila/")
    assert not page.locator("[data-pk-where]").is_visible()
    assert page.locator(".pk-week").get_by_text("Kohtaamispaikka Lyhty").first.is_visible()


def test_it_works_from_a_disk(example_disk, at):
    """Opened as files, the page of a municipality lists the same cards."""
    tab = at(example_disk, TUESDAY)
    page = tab.open("sv/kommuner/exempelby.html#when=afternoon")
    page.locator("[data-title]").wait_for()
    assert short(page, "sv") == MOMENTS["Tuesday afternoon"][1]
    assert not tab.late_faults()


def test_without_a_script_the_pages_say_the_same(example_host, open_tab):
    """The field leads to the list and from there to the municipality, whose week stands with its dates; the place has its times and why it is closed when."""
    page = open_tab(example_host, java_script_enabled=False).open("fi/")
    page.locator("#kunta").fill("Esimerkkilä")
    page.locator(".pk-ask button.pk-btn").click()
    page.get_by_role("link", name="Esimerkkilä", exact=True).click()
    week = page.locator("#viikko")
    for words in ("2.–8.11.2026", "ma 2.11.", "su 8.11.", "9.00–15.00", "Kohtaamispaikka Lyhty", "avoin ovi"):
        assert words in week.inner_text().replace("\u00a0", " "), words
    assert not page.locator("[data-pk-where]").is_visible()
    week.get_by_role("link", name="Kohtaamispaikka Lyhty").first.click()
    text = page.locator("#sisalto").inner_text().replace("\u00a0", " ")
    for words in ("Rantakatu 1", "9.30–11.30", "vauvakahvila", "henkilöstön koulutus", "joulukorttipaja", "1.12.", "000 000 0000", "Vahvistettu 28.10.2026"):
        assert words in text, words


# ---------------------------------------------------------------- how much it weighs, and whether it fits


def test_scripts_weigh_little(host, open_tab, real_addresses):
    """All scripts of a page, the theme's own and the data included, are at most 60 KB gzipped; that of the hours at most 3."""
    addresses, catalogue = real_addresses
    pages = {"front": "fi/#kunta=helsinki", "municipality": addresses.path(("municipality", "helsinki"), "fi"), "place": addresses.path(("place", next(iter(catalogue.places))), "fi"), "mine": addresses.path(("index", "mine"), "fi")}
    weights = {}
    for kind, path in pages.items():
        tab, scripts = open_tab(host), {}
        tab.page.on("response", lambda response, scripts=scripts: scripts.__setitem__(urlsplit(response.url).path.split("/")[-1], response) if response.request.resource_type == "script" else None)
        tab.open(path).wait_for_load_state("networkidle")
        weights[kind] = {name: len(gzip.compress(response.body())) for name, response in scripts.items()}
    assert all(sum(sizes.values()) <= 60 * 1024 for sizes in weights.values()), weights
    assert {"where.js", "ask.js", "hours.js", "municipalities-fi.js", "helsinki.js"} <= set(weights["front"])
    assert weights["front"]["hours.js"] <= 3 * 1024


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_nothing_is_cut_off(example_host, at, cut_off, language, width):
    """Neither the week with every wish open, nor the choices, on the narrowest phones."""
    tab = at(example_host, "2026-11-03T08:30", width)
    page = tab.open(f"{language}/#kunta=esimerkkila&when=week&free=1")
    page.locator("[data-title]").wait_for()
    assert len(cards(page)) > 10
    assert not cut_off(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".pk-lang").click()
    page.locator("[data-title]").wait_for()
    assert not cut_off(page)
    assert not tab.late_faults()
