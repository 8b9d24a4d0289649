"""The end of a page: sharing it, and having it read aloud. Both are made by scripts, and neither is there on a page on violence."""

import re

import pytest

PLACE = {"fi": "fi/paikat/esimerkkila-lyhty/", "sv": "sv/platser/esimerkkila-lyhty/"}
WORDS = {
    "fi": {"share": "Jaa sivu", "copy": "Kopioi sivun osoite", "copied": "Osoite on kopioitu. Voit liittää sen viestiin.", "listen": "Kuuntele sivu", "stop": "Lopeta lukeminen"},
    "sv": {"share": "Dela sidan", "copy": "Kopiera sidans adress", "copied": "Adressen är kopierad. Du kan klistra in den i ett meddelande.", "listen": "Lyssna på sidan", "stop": "Sluta läsa"},
}
ON_VIOLENCE = ("fi/tilanteet/turvallisuus/", "sv/situationer/trygghet/", "fi/turvaa-yhdessa/", "fi/palvelut/turvallinen-paikka/", "fi/apua-nyt/")
NO_SHARING = "Object.defineProperty(navigator, 'share', { value: undefined })"
SHARING = "window.shared = []; Object.defineProperty(navigator, 'share', { value: what => { shared.push(what); return Promise.resolve() } })"
FAILING = "Object.defineProperty(navigator, 'share', { value: () => Promise.reject(new DOMException('no', '%s')) })"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
# A device that speaks: what it was given stands in `spoken`, and each piece ends when `next()` is called.
VOICES = """(() => {
  const voices = %s
  let now = null
  window.spoken = []
  window.next = () => { const one = now; now = null; one && one.onend() }
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } }
  const speech = new EventTarget()
  speech.getVoices = () => window.late ? [] : voices
  speech.speak = one => { now = one; spoken.push([one.text, one.lang, one.voice && one.voice.name]) }
  speech.cancel = () => { const one = now; now = null; window.cancelled = (window.cancelled || 0) + 1; one && one.onerror && one.onerror({ error: "canceled" }) }
  Object.defineProperty(window, "speechSynthesis", { value: speech })
})()"""
LOCAL = '[{ name: "Satu", lang: "fi-FI", localService: true }, { name: "Astrid", lang: "sv_SE", localService: true }]'
FROM_THE_NETWORK = '[{ name: "Far", lang: "fi-FI", localService: false }]'


@pytest.fixture
def tab(open_tab, example_host):
    tab = open_tab(example_host, permissions=["clipboard-read", "clipboard-write"])
    tab.page.set_default_timeout(5000)
    return tab


def opened(tab, path, *scripts):
    for script in scripts:
        tab.page.add_init_script(script)
    page = tab.open(path)
    page.wait_for_load_state("networkidle")
    return page


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def status(page):
    return page.locator("#sisalto").get_by_role("status").last


# ---------------------------------------------------------------- sharing


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_address_is_copied_and_that_is_told(tab, language):
    """Where the device cannot share: what was copied is the page's address, without what the reader has chosen on it."""
    page = opened(tab, f"{PLACE[language]}?q=salaa#kunta=x&age=3", NO_SHARING)
    button(page, WORDS[language]["copy"]).press("Enter")
    status(page).get_by_text(WORDS[language]["copied"]).wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == tab.home + PLACE[language]
    assert button(page, WORDS[language]["copy"]).evaluate("button => button === document.activeElement")
    assert not tab.late_faults()


def test_a_device_that_shares_gets_title_and_address(tab):
    """And nothing else."""
    page = opened(tab, f"{PLACE['sv']}#age=3", SHARING)
    button(page, "Dela sidan").press("Enter")
    assert page.evaluate("shared") == [{"title": page.title(), "url": tab.home + PLACE["sv"]}]


@pytest.mark.parametrize(("error", "told"), [("AbortError", ""), ("NotAllowedError", WORDS["fi"]["copied"])])
def test_who_changes_their_mind_is_left_alone(tab, error, told):
    """A device that fails to share copies the address instead."""
    page = opened(tab, PLACE["fi"], FAILING % error)
    button(page, "Jaa sivu").press("Enter")
    page.wait_for_timeout(200)
    assert status(page).inner_text() == told


def test_an_address_that_cannot_be_copied_is_shown(tab):
    """To be copied by hand."""
    page = opened(tab, PLACE["fi"], NO_SHARING, NO_CLIPBOARD)
    button(page, "Kopioi sivun osoite").press("Enter")
    status(page).get_by_text(tab.home + PLACE["fi"]).wait_for()


def test_from_a_disk_nothing_is_shared(example_disk, open_tab):
    """The address there tells the names of the reader's own folders."""
    tab = open_tab(example_disk)
    page = opened(tab, PLACE["fi"].rstrip("/") + ".html", SHARING, VOICES % LOCAL)
    button(page, "Kuuntele sivu").wait_for()
    assert page.get_by_role("button", name=re.compile("Jaa sivu|Kopioi sivun osoite")).count() == 0
    assert not tab.late_faults()


# ---------------------------------------------------------------- reading aloud


@pytest.mark.parametrize(("language", "voice"), [("fi", "Satu"), ("sv", "Astrid")])
def test_the_page_is_read_from_its_heading_on(tab, language, voice):
    """By a voice of its language, a piece at a time; pressed again it stops, and the button says what it does."""
    page = opened(tab, PLACE[language], VOICES % LOCAL)
    button(page, WORDS[language]["listen"]).press("Enter")
    for _ in range(4):
        page.evaluate("next()")
    spoken = page.evaluate("spoken")
    heading = page.locator("h1").inner_text()
    assert heading in [text for text, _, _ in spoken[:2]]
    assert {tuple(rest) for _, *rest in spoken} == {(language, voice)}
    button(page, WORDS[language]["stop"]).press("Enter")
    button(page, WORDS[language]["listen"]).wait_for()
    page.evaluate("next()")
    assert page.evaluate("spoken.length") == len(spoken)
    assert not tab.late_faults()


def test_what_is_read_is_what_is_seen(tab):
    """A day in full, a phone number digit by digit, each row of the hours at once; no button, no source, nothing hidden. At the end it is silent by itself."""
    page = opened(tab, PLACE["fi"], VOICES % LOCAL)
    button(page, "Kuuntele sivu").press("Enter")
    for _ in range(300):
        page.evaluate("next()")
    texts = [text for text, _, _ in page.evaluate("spoken")]
    assert any(text.startswith("tiistai") and re.search(r"\d\.\d\d", text) for text in texts)
    assert any(re.fullmatch(r"(\d ?\s*)+", text) for text in texts)
    shown = re.sub(r"\s+", " ", page.locator("#sisalto").inner_text())
    assert all(re.sub(r"\s+", " ", text) in shown for text in texts if not re.search(r"\d", text) and len(text) > 30)
    assert not [text for text in texts if re.search("Lisää omiin|Kuuntele|Lopeta|Kerro tämä tunnus|Lähde:", text)]
    button(page, "Kuuntele sivu").wait_for()


def test_leaving_the_page_ends_the_reading(tab):
    """A voice that goes on alone frightens."""
    page = opened(tab, PLACE["fi"], VOICES % LOCAL)
    button(page, "Kuuntele sivu").press("Enter")
    before = page.evaluate("cancelled")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("cancelled") == before + 1
    button(page, "Kuuntele sivu").wait_for()


@pytest.mark.parametrize("voices", ["[]", FROM_THE_NETWORK, '[{ name: "Amy", lang: "en-GB", localService: true }]'])
def test_without_a_voice_of_its_own_the_device_offers_nothing(tab, voices):
    """None, one that sends what it reads to somebody, or one of another language."""
    page = opened(tab, PLACE["fi"], SHARING, VOICES % voices)
    button(page, "Jaa sivu").wait_for()
    assert button(page, "Kuuntele sivu").count() == 0


def test_voices_may_come_late(tab):
    """Some browsers know them only after a while."""
    page = opened(tab, PLACE["fi"], "window.late = true", VOICES % LOCAL)
    assert button(page, "Kuuntele sivu").count() == 0
    page.evaluate("late = false; speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    assert button(page, "Kuuntele sivu").count() == 1


# ---------------------------------------------------------------- where neither is


def test_a_page_on_violence_has_neither(tab):
    """Nor the services for it, nor the page with the numbers to call."""
    for script in (SHARING, VOICES % LOCAL):
        tab.page.add_init_script(script)
    for path in ON_VIOLENCE:
        page = opened(tab, path)
        assert page.locator("h1").count() == 1, path
        assert page.get_by_role("button", name=re.compile("Jaa sivu|Dela sidan|Kuuntele|Lyssna")).count() == 0, path


def test_without_a_script_there_is_no_button(open_tab, example_host):
    """And no empty frame for one."""
    page = open_tab(example_host, java_script_enabled=False).open(PLACE["fi"])
    assert page.locator(".pk-tools").count() == 0
    assert not page.get_by_text("Jaa sivu").count()
