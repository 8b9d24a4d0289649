"""The front page's field: which municipality the reader means, however it is written, told by the device, or remembered."""

import csv
import re
from pathlib import Path
from unicodedata import normalize

import pytest

MUNICIPALITIES = Path(__file__).parents[2] / "data" / "municipalities.csv"
FIELD, BUTTON = "#kunta", ".pk-ask button.pk-btn"
FORMS = {
    "vaasa": "Vaasassa, i Vasa, VASA, vaasaan, från Vasa, Vaasan kaupunki, Vasa stad", "turku": "Turussa, Turkuun, i Åbo, abo", "helsinki": "Helsingissä, i Helsingfors, Helsnki", "lahti": "Lahdessa, till Lahtis",
    "tampere": "Tampereella, Tampre", "siilinjarvi": "Siilinjärvellä, siilinjarvella, Siilinjrävi", "riihimaki": "Riihimäellä", "seinajoki": "Seinäjoella", "hameenlinna": "Hämeenlinnassa", "kemi": "Kemi, Kemissä",
    "ii": "Iissä, Iihin", "espoo": "Espooseen, i Esbo", "vantaa": "Vantaalla", "rauma": "Raumalla", "porvoo": "Porvoossa, i Borgå, borga", "lappeenranta": "Lappeenrannassa", "kokkola": "Kokkolassa", "mikkeli": "Mikkelissä",
    "kuopio": "Kuopiossa", "oulu": "Oulussa", "pori": "Porissa", "pietarsaari": "i Jakobstad, Jakobsatd", "kemionsaari": "på Kimitoön", "narpio": "i Närpes", "maalahti": "i Malax", "lieto": "Liedossa",
    "uusikaupunki": "Uudessakaupungissa, uudenkaupungin", "isokyro": "Isossakyrössä", "koski-tl": "Koski, Koskella", "mantta-vilppula": "Mänttä Vilppula, mantta-vilppulassa", "pedersoren-kunta": "Pedersöre, i Pedersöre, Pedersören kunnassa",
}  # fmt: skip
IRREGULAR = {
    "Uusikaupunki": ("Uudessakaupungissa", "Uuteenkaupunkiin"), "Uusikaarlepyy": ("Uudessakaarlepyyssä", "Uuteenkaarlepyyhyn"), "Isokyrö": ("Isossakyrössä", "Isoonkyröön"), "Koski Tl": ("Koskella", "Koskelle"),
    "Pihtipudas": ("Pihtiputaalla", "Pihtiputaalle"), "Punkalaidun": ("Punkalaitumella", "Punkalaitumelle"), "Virrat": ("Virroilla", "Virroille"), "Varkaus": ("Varkaudessa", "Varkauteen"), "Alavus": ("Alavudella", "Alavudelle"),
}  # fmt: skip
WEAK = {"kk": "k", "pp": "p", "tt": "t", "nk": "ng", "nt": "nn", "lt": "ll", "rt": "rr", "mp": "mm", "ht": "hd", "t": "d", "k": ""}
WITH_E = ("järvi", "joki", "mäki", "koski", "niemi", "salmi", "saari", "lahti", "nummi")


def bent(name):
    """A name in Finnish where one is and where one goes, by a handful of rules: what a reader would write, not a grammar."""
    if name in IRREGULAR:
        return IRREGULAR[name]
    stem = name_stem(name)
    weak = re.sub(r"(kk|pp|tt|nk|nt|lt|rt|mp|ht|(?<=[aeiouyäö])t|(?<=[aeiouyäölr])k)(?=[aeiouyäö]$)", lambda found: WEAK[found[0]], stem) if name[-1] in "aeiouyäö" else stem
    a = "a" if re.search("[aou]", name[-4:]) else "ä"
    into = f"{stem}h{stem[-1]}n" if name.endswith(("maa", "pää", "suu")) else f"{stem}seen" if stem[-1] == stem[-2] else f"{stem}{stem[-1]}n"
    return f"{weak}ss{a}", f"{weak}ll{a}", f"{weak}lle", into


def name_stem(name):
    """What endings are put after, before its consonants weaken: "Helsinki", "Lahte", "Kauniaisi", "Tamperee", "Sundi"."""
    for end, stem in (("nen", "si"), ("vesi", "vete"), ("us", "ukse"), ("os", "okse"), ("es", "ekse")):
        if name.endswith(end):
            return name.removesuffix(end) + stem
    if name.endswith(WITH_E):
        return name[:-1] + "e"
    return f"{name}e" if name.endswith("e") else name if name[-1] in "aiouyäö" else f"{name}i"


def without_dots(name):
    return "".join(letter for letter in normalize("NFD", name) if ord(letter) < 0x300)


@pytest.fixture(scope="module")
def names(real_addresses):
    """Every name, Finnish and Swedish, with the id of its municipality."""
    _, catalogue = real_addresses
    return {name: id for id, m in catalogue.municipalities.items() for name in (m.name.fi, m.name.sv) if name}


@pytest.fixture(scope="module")
def meant(browser, host):
    """Asks the front page's own matching about many texts at once: a list of ids for each."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{host}sv/")
    yield lambda texts: page.evaluate("texts => new Promise(done => pkAsk.load(() => done(texts.map(text => pkAsk.meant(text).map(row => row[0])))))", list(texts))
    context.close()


def missed(meant, wanted):
    """(text, id wanted, ids found) of those that are not found alone; `wanted` are pairs of a text and an id."""
    return [(text, id, found) for (text, id), found in zip(wanted, meant(text for text, _ in wanted)) if found != [id]]


def ask(page, text):
    page.locator(FIELD).fill(text)
    page.locator(BUTTON).click()


def title(page):
    return page.locator("[data-pk-where] [data-title]")


# ---------------------------------------------------------------- what is meant


def test_each_of_all_municipalities_is_found_by_both_its_names(meant, names):
    """All 308, as the list of Statistics Finland writes them, in capitals too, and without the dots over their letters."""
    with MUNICIPALITIES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(set(names.values())) == 308
    assert {name for row in rows for name in (row["fi"], row["sv"]) if name} == set(names)
    assert not missed(meant, [(form(name), id) for name, id in names.items() for form in (str, str.upper, without_dots)])


def test_a_name_is_found_in_the_form_a_reader_writes(meant):
    """In the cases of Finnish and behind Swedish prepositions, without umlauts, and with one letter wrong."""
    assert not missed(meant, [(form.strip(), id) for id, forms in FORMS.items() for form in forms.split(",")])


def test_the_finnish_cases_of_every_name_are_found(meant, real_addresses):
    """The place one is in, on, goes onto and goes into, of all 308 Finnish names, made by rules: each is found, alone."""
    _, catalogue = real_addresses
    wanted = [(form, id) for id, m in catalogue.municipalities.items() for form in bent(m.name.fi or m.name.sv)]
    assert len(wanted) > 1200
    assert not missed(meant, wanted)


def test_one_slip_of_a_key_is_forgiven(meant, names):
    """Two letters that changed places, or one that is missing: the name is found, or is among a few choices."""
    slips = [(name[:i] + name[i + 1] + name[i] + name[i + 2 :], id) for name, id in names.items() if len(name) > 4 for i in range(1, len(name) - 1)]
    slips += [(name[:i] + name[i + 1 :], id) for name, id in names.items() if len(name) > 4 for i in range(1, len(name))]
    found = meant(text for text, _ in slips)
    assert sum(id in ids for (_, id), ids in zip(slips, found)) / len(slips) > 0.98


@pytest.mark.parametrize("text", ["Atlantis", "x", "   ", "´", "12345", "((((", "\\", "<img src=x onerror=alert(1)>", "%%%", "__proto__", "a" * 10_000, "ssa", "i"])
def test_what_is_no_municipality_is_none(meant, text):
    """Nonsense, signs, code and ten thousand letters: nothing is found, and nothing breaks."""
    assert meant([text]) == [[]]


# ---------------------------------------------------------------- how it answers


@pytest.mark.parametrize("language, words, heading", [("fi", "esimerkkilä", "Esimerkkilä"), ("fi", "esimerkkilässä", "Esimerkkilä"), ("fi", "Exempelby", "Esimerkkilä"), ("sv", "Exempelby", "Exempelby"), ("sv", "i exempelby", "Exempelby"), ("sv", "esimerkkila", "Exempelby")])
def test_one_word_and_one_tap(example_host, open_tab, language, words, heading):
    """The answer stands on the same page, and the focus on its heading, which is read out."""
    tab = open_tab(example_host)
    page = tab.open(f"{language}/")
    ask(page, words)
    title(page).wait_for()
    assert title(page).inner_text().startswith(f"{heading}: ")
    assert page.evaluate("document.activeElement.matches('[data-title]') && document.activeElement.getBoundingClientRect().top >= 0")
    assert page.url == f"{example_host}{language}/#kunta=esimerkkila"
    assert not tab.late_faults()


def test_several_that_may_be_meant_are_offered(host, open_tab):
    """"Pyhä" begins four names: one button for each, reached with Tab from the field, and the question is announced."""
    tab = open_tab(host)
    page = tab.open("fi/")
    ask(page, "Pyhä")
    choices = page.locator("[data-choices] button")
    assert sorted(choices.all_inner_texts()) == ["Pyhäjoki", "Pyhäjärvi", "Pyhäntä", "Pyhäranta"]
    assert page.locator(".pk-ask [role=status]").inner_text() == "Mitä näistä tarkoitit?"
    assert page.evaluate("document.activeElement.id") == "kunta"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    wanted = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    title(page).wait_for()
    assert title(page).inner_text().startswith(wanted)
    assert choices.count() == 0
    assert not tab.late_faults()


@pytest.mark.parametrize("text", ["Atlantis", "<img src=x onerror=alert(1)>", "k" * 10_000])
def test_an_unknown_name_is_told_so(host, open_tab, text):
    """A sentence that is announced; the reader stays, the field keeps what was written and the focus."""
    tab = open_tab(host)
    page = tab.open("sv/")
    ask(page, text)
    page.get_by_text("Vi hittar ingen kommun").wait_for()
    assert page.locator(FIELD).input_value() == text
    assert page.evaluate("document.activeElement.id") == "kunta"
    assert not page.locator("[data-pk-where]").is_visible()
    assert not tab.late_faults()


def test_a_name_that_another_begins_with_has_an_address_of_its_own(host, open_tab):
    """From Iitti to Ii: the address follows, although it begins alike."""
    page = open_tab(host).open("fi/")
    for text in ("Iitti", "Ii"):
        ask(page, text)
        page.wait_for_function("text => document.querySelector('[data-title]').textContent.startsWith(text + ':')", arg=text)
    assert page.url.endswith("#kunta=ii")


def test_without_the_file_of_names_the_list_answers(example_host, open_tab):
    """The field alone does not lead away; what is sent leads to the list of all municipalities, narrowed to what was written."""
    page = open_tab(example_host).page
    page.route("**/municipalities-fi.js", lambda route: route.abort())
    page.goto(f"{example_host}fi/")
    page.locator(FIELD).focus()
    page.wait_for_timeout(100)
    assert page.url == f"{example_host}fi/"
    ask(page, "Mallikylä")
    page.wait_for_url("**/fi/kunnat/?q=*")
    assert page.locator("[data-words]:visible").all_inner_texts() == ["Mallikylä"]


# ---------------------------------------------------------------- remembering


def remembered(page):
    return page.evaluate("localStorage.getItem('pk-municipality')")


def test_a_municipality_is_remembered_only_when_the_reader_says_so(example_host, open_tab):
    """Nothing is stored by asking; the ticked box stores, the next visit begins with the answer, and an unticked box forgets."""
    tab = open_tab(example_host)
    page = tab.open("fi/")
    ask(page, "Esimerkkilä")
    title(page).wait_for()
    assert remembered(page) is None
    page.get_by_label("Muista kunta").check()
    assert remembered(page) == "esimerkkila"

    page.goto("about:blank")
    tab.open("sv/")
    title(page).wait_for()
    assert page.locator(FIELD).input_value() == "Exempelby"
    assert page.evaluate("document.activeElement === document.body && scrollY === 0"), "who only came back is not thrown about"
    ask(page, "Modellby")
    page.wait_for_function("document.querySelector('[data-title]').textContent.startsWith('Modellby')")
    assert not page.get_by_label("Kom ihåg").is_checked()
    ask(page, "Exempelby")
    page.wait_for_function("document.querySelector('[data-title]').textContent.startsWith('Exempelby')")
    page.get_by_label("Kom ihåg").uncheck()
    assert remembered(page) is None

    page.goto("about:blank")
    tab.open("fi/")
    page.evaluate("new Promise(done => pkAsk.load(done))")
    assert not page.locator("[data-pk-where]").is_visible()
    assert not tab.late_faults()


def test_an_address_wins_over_what_is_remembered(example_host, open_tab):
    """A link that somebody sent shows what it says."""
    tab = open_tab(example_host)
    tab.page.add_init_script("localStorage.setItem('pk-municipality', 'esimerkkila')")
    page = tab.open("fi/#kunta=mallikyla")
    title(page).wait_for()
    assert title(page).inner_text().startswith("Mallikylä")


def test_where_nothing_may_be_stored_everything_else_works(example_host, open_tab):
    """The browser refuses its store: the answer comes, and the box does not claim to have kept anything."""
    tab = open_tab(example_host)
    tab.page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})")
    page = tab.open("fi/")
    ask(page, "Esimerkkilä")
    title(page).wait_for()
    page.get_by_label("Muista kunta").click()
    assert not page.get_by_label("Muista kunta").is_checked()
    assert not tab.late_faults()


@pytest.mark.parametrize("stored", ["atlantis", "<b>", "__proto__"])
def test_a_store_with_rubbish_does_no_harm(example_host, open_tab, stored):
    """What is no municipality is as good as nothing."""
    tab = open_tab(example_host)
    tab.page.add_init_script(f"localStorage.setItem('pk-municipality', {stored!r})")
    page = tab.open("fi/")
    page.wait_for_load_state("networkidle")
    assert not page.locator("[data-pk-where]").is_visible()
    assert not tab.late_faults()


# ---------------------------------------------------------------- the device's place

COUNT_ASKED = "navigator.geolocation.getCurrentPosition = (real => function () { window.asked = (window.asked || 0) + 1; return real.apply(navigator.geolocation, arguments) })(navigator.geolocation.getCurrentPosition)"


def test_the_device_s_place_answers_when_it_is_asked_for(host, open_tab):
    """Nobody is asked before the button; then the nearest municipality answers, and no request leaves the host."""
    tab = open_tab(host, geolocation={"latitude": 63.1, "longitude": 21.6}, permissions=["geolocation"])
    tab.page.add_init_script(COUNT_ASKED)
    page = tab.open("sv/")
    ask(page, "Helsingfors")
    title(page).wait_for()
    assert page.evaluate("window.asked") is None
    page.get_by_role("button", name="Använd min plats").click()
    page.wait_for_function("document.querySelector('[data-title]').textContent.startsWith('Vasa:')")
    assert page.evaluate("window.asked") == 1
    assert page.locator(FIELD).input_value() == "Vasa"
    assert page.url == f"{host}sv/#kunta=vaasa"
    assert not tab.late_faults()


@pytest.mark.parametrize("settings, words", [({}, "Laite ei kertonut sijaintia"), ({"geolocation": {"latitude": 40.7, "longitude": -74}, "permissions": ["geolocation"]}, "ei näytä olevan Suomessa")])
def test_no_place_or_one_far_away_is_told_so(host, open_tab, settings, words):
    """Refused, or abroad: a sentence that says to write the name, and nothing else happens."""
    tab = open_tab(host, **settings)
    page = tab.open("fi/")
    page.get_by_role("button", name="Käytä sijaintiani").click()
    page.locator(".pk-ask [role=status]").get_by_text(words).wait_for()
    assert not page.locator("[data-pk-where]").is_visible()
    assert not tab.late_faults()


# ---------------------------------------------------------------- from a disk, without a script


def test_the_field_answers_from_a_disk(example_disk, open_tab):
    """Opened as a file: word, tap, answer, an address to come back to, and links to pages that are there."""
    tab = open_tab(example_disk)
    page = tab.open("sv/index.html")
    ask(page, "i Exempelby")
    title(page).wait_for()
    assert page.url == f"{example_disk}sv/index.html#kunta=esimerkkila"
    page.locator(".pk-slot a").first.click()
    page.wait_for_url(f"{example_disk}sv/**.html")
    assert page.locator("h1").count() == 1
    page.go_back()
    title(page).wait_for()
    assert not tab.late_faults()
