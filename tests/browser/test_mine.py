"""The reader's own places: marked without a server, kept on the device, shown, shared, printed and taken along as a calendar."""

import gzip
import json
import re
from datetime import UTC, datetime

import pytest

from perhekeskus.placeviews import shelf_of

TUESDAY = datetime(2026, 11, 3, 9, 10, tzinfo=UTC)  # ten past eleven in Finland
PAGE = {"fi": "fi/omat-paikat/", "sv": "sv/mina-platser/"}
LYHTY, TUOKIO, KUUSI, CLOSED, NO_TIMES = "esimerkkila-lyhty", "mallikyla-tuokio", "mallikyla-leikkipuisto", "esimerkkila-vanha-kahvila", "mallikyla-iltapaikka"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.fixture
def tab(open_tab, example_host):
    """A tab on the example, on a Tuesday morning."""
    return at_tuesday(open_tab(example_host, permissions=["clipboard-read", "clipboard-write"]))


def at_tuesday(tab):
    tab.page.set_default_timeout(5000)
    tab.page.clock.set_fixed_time(TUESDAY)
    return tab


def with_list(tab, *ids, path=PAGE["fi"]):
    """The page of a reader who has kept these places."""
    page = tab.open(path)
    page.evaluate("ids => localStorage.setItem('pk-places', JSON.stringify(ids))", list(ids))
    page.reload()
    page.locator("[data-list] > li").nth(len(ids) - 1).wait_for()
    return page


def kept(page):
    return json.loads(page.evaluate("localStorage.getItem('pk-places')") or "[]")


def shown(page):
    return page.locator("[data-list] > [data-id]").evaluate_all("items => items.map(item => item.dataset.id)")


def card(page, id):
    return page.locator(f"[data-id={id}]")


def focused(page):
    return page.evaluate("document.activeElement.textContent")


# ---------------------------------------------------------------- marking a place


@pytest.mark.parametrize(("path", "add", "added"), [(f"fi/paikat/{LYHTY}/", "Lisää omiin paikkoihin", "Omissa paikoissasi"), (f"sv/platser/{LYHTY}/", "Spara bland mina platser", "Sparad bland dina platser")])
def test_a_place_is_marked_on_its_page(tab, path, add, added):
    """With the keyboard alone; words and state change, the focus stays, and it is still so on the next visit."""
    page = tab.open(path)
    page.get_by_role("button", name=add).focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name=added, pressed=True).evaluate("button => button === document.activeElement")
    page.reload()
    page.get_by_role("button", name=added, pressed=True).wait_for()
    assert kept(page) == [LYHTY]
    page.get_by_role("button", name=added).press("Space")
    page.get_by_role("button", name=add, pressed=False).wait_for()
    assert kept(page) == []
    assert not tab.late_faults()


def test_a_marked_place_is_one_step_from_the_list(tab):
    """The way to the list shows itself when there is something on it."""
    page = tab.open(f"fi/paikat/{LYHTY}/")
    assert not page.get_by_role("link", name="Katso omat paikat").is_visible()
    page.get_by_role("button", name="Lisää omiin paikkoihin").click()
    page.get_by_role("link", name="Katso omat paikat").click()
    page.get_by_role("heading", name="Kohtaamispaikka Lyhty").wait_for()


def test_going_back_shows_what_has_been_marked_meanwhile(tab):
    """Another tab has changed the list: this one follows."""
    page = with_list(tab, LYHTY)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="Tyhjennä kaikki").click()
    page.get_by_role("heading", name="Listalla ei ole paikkoja").wait_for()


# ---------------------------------------------------------------- the list


def test_an_empty_list_tells_how_to_add(tab):
    """And leads to places."""
    page = tab.open(PAGE["sv"])
    page.get_by_text("tryck på Spara bland mina platser").wait_for()
    page.get_by_role("link", name="Sök platser i hemkommunen").wait_for()
    assert not page.locator("main").get_by_role("button").filter(visible=True).count()
    assert not tab.late_faults()


def test_places_come_by_their_next_opening(tab):
    """Open ones first, then those that open, then what nobody has confirmed, what has no times, and what could not be found."""
    page = with_list(tab, "not-there", NO_TIMES, KUUSI, TUOKIO, LYHTY)
    assert shown(page) == [LYHTY, TUOKIO, KUUSI, NO_TIMES, "not-there"]


def test_a_place_tells_what_one_goes_by(tab):
    """Whether it is open, where, whom to call, and the times of seven days, today's marked in words."""
    page = with_list(tab, LYHTY)
    one = card(page, LYHTY)
    assert one.locator(".pk-now").inner_text().split() == ["Auki", "nyt", "klo", "15.00", "asti"]
    assert "Rantakatu 1, Ranta, Esimerkkilä" in one.inner_text()
    assert one.locator("a[href^=tel]").get_attribute("href") == "tel:0000000000"
    rows = [re.sub(r"\s+", " ", row).strip() for row in one.locator("tr").all_inner_texts()]
    assert rows[:3] == ["ti 3.11. tänään 9.00–15.00 avoin ovi", "ke 4.11. 9.00–15.00 avoin ovi", "17.00–19.00 perheohjaajan aika, ajanvarauksella"]
    assert rows[-1] == "13.00–15.00 avoin ovi" and "ma 9.11." in rows[-2]
    one.get_by_role("link", name="Kohtaamispaikka Lyhty").click()
    page.wait_for_url(f"**/fi/paikat/{LYHTY}/")
    assert not tab.late_faults()


def test_a_day_that_is_closed_for_once_says_so(tab):
    """Who is used to going there on Tuesdays must not find out at the door."""
    page = with_list(tab, LYHTY)
    page.clock.set_fixed_time(datetime(2026, 11, 30, 9, 0, tzinfo=UTC))
    page.reload()
    page.get_by_role("row", name="ti 1.12. suljettu").wait_for()


def test_unconfirmed_times_are_never_open(tab):
    """They are told with a word of doubt and the age of the source, at the very hour they name."""
    page = with_list(tab, KUUSI)
    page.clock.set_fixed_time(datetime(2026, 11, 3, 8, 0, tzinfo=UTC))
    page.reload()
    one = card(page, KUUSI)
    one.get_by_text("Näitä aikoja kukaan ei ole vahvistanut").wait_for()
    assert "Lähteen päiväys: elokuu 2026" in one.inner_text() and not one.locator(".pk-now").is_visible()


def test_a_place_that_has_closed_says_so(tab):
    """It is neither open, nor closed until tomorrow, nor of unknown hours."""
    page = with_list(tab, CLOSED)
    text = card(page, CLOSED).inner_text()
    assert "Lopettanut" in text and "Emme tiedä" not in text and "Kiinni" not in text


def test_a_place_is_found_by_its_former_name(tab):
    """And the list learns the new one."""
    page = with_list(tab, "lyhty-vanha")
    assert shown(page) == kept(page) == [LYHTY]


def test_a_new_day_is_told_anew(tab):
    """A page left open overnight shows today."""
    page = with_list(tab, LYHTY)
    page.clock.install(time=TUESDAY)
    page.reload()
    page.locator(".pk-shortlist tr.is-today").first.wait_for()
    page.clock.fast_forward("24:00:00")
    page.get_by_role("row", name="ke 4.11. tänään").wait_for()


def test_nothing_leaves_the_device(tab):
    """A place costs one small file of this site, which others share, and no request tells the whole list."""
    asked = []
    tab.page.on("request", lambda request: asked.append(request.url))
    with_list(tab, LYHTY, TUOKIO)
    asked_last = asked[-8:]
    assert sum("assets/places/fi/" in url for url in asked_last) == 2
    assert not [url for url in asked if LYHTY in url and TUOKIO in url] and not tab.late_faults()


def test_the_browser_knows_where_a_place_lies(tab, real_addresses):
    """The shelf that the build has put it on."""
    ids = list(real_addresses[1].places)
    assert tab.open(PAGE["fi"]).evaluate("ids => ids.map(pkMine.shelf)", ids) == [shelf_of(id) for id in ids]


# ---------------------------------------------------------------- taking places off it


def test_a_place_taken_off_can_come_back(tab):
    """The focus stays where the place stood, on the way back; it is announced; and undoing brings place and focus back."""
    page = with_list(tab, LYHTY, TUOKIO)
    card(page, LYHTY).get_by_role("button", name="Poista listalta Kohtaamispaikka Lyhty").press("Enter")
    assert kept(page) == [TUOKIO] == shown(page)
    assert focused(page) == "Kumoa Kohtaamispaikka Lyhty poistettiin listalta."
    assert page.get_by_role("status").filter(has_text="Kohtaamispaikka Lyhty poistettiin listalta.").count() == 1
    page.keyboard.press("Enter")
    assert shown(page) == [LYHTY, TUOKIO] and sorted(kept(page)) == [LYHTY, TUOKIO]
    assert focused(page) == "Kohtaamispaikka Lyhty"


def test_all_can_be_cleared_and_undone(tab):
    """Nothing stays on the device, until the reader wants it back."""
    page = with_list(tab, LYHTY, TUOKIO, path=PAGE["sv"])
    page.get_by_role("button", name="Töm hela listan").press("Enter")
    assert kept(page) == [] and page.get_by_role("heading", name="Det finns inga platser på listan").is_visible()
    page.keyboard.press("Enter")
    assert shown(page) == [LYHTY, TUOKIO]
    assert not tab.late_faults()


def test_after_the_last_place_the_focus_is_not_lost(tab):
    """Also when nothing is left to stand on."""
    page = with_list(tab, LYHTY)
    card(page, LYHTY).get_by_role("button").press("Enter")
    assert focused(page).startswith("Kumoa") and page.get_by_role("heading", name="Listalla ei ole paikkoja").is_visible()
    assert [heading for heading in page.locator("main h2").filter(visible=True).all_inner_texts() if heading[:1].isdigit()] == []  # no "0 paikkaa" beside it


# ---------------------------------------------------------------- passing it on


def test_a_link_shows_its_places_and_leaves_the_reader_s_own_alone(tab):
    """Until the reader takes them over; then the address is plain again."""
    page = with_list(tab, LYHTY)
    page.goto("about:blank")
    page = tab.open(f"{PAGE['fi']}#paikat={TUOKIO},{KUUSI}")
    page.get_by_text("Nämä paikat tulivat linkistä").wait_for()
    assert shown(page) == [TUOKIO, KUUSI] and kept(page) == [LYHTY]
    page.get_by_role("button", name="Lisää kaikki omiin paikkoihin").click()
    assert shown(page) == [LYHTY, TUOKIO, KUUSI] and kept(page) == [LYHTY, TUOKIO, KUUSI]
    assert "#" not in page.url and focused(page) == "3 paikkaa"


def test_from_a_link_one_can_take_a_single_place_or_none(tab):
    """Each place has the button of its own page, and one's own list is a link away."""
    page = with_list(tab, LYHTY)
    page.goto("about:blank")
    page = tab.open(f"{PAGE['fi']}#paikat={TUOKIO},{KUUSI}")
    card(page, TUOKIO).get_by_role("button", name="Lisää omiin paikkoihin Perhekahvila Tuokio").click()
    assert kept(page) == [TUOKIO, LYHTY]
    page.get_by_role("link", name="Näytä oma lista").click()
    page.get_by_text("Nämä paikat tulivat linkistä").wait_for(state="hidden")
    assert shown(page) == [LYHTY, TUOKIO]


def test_a_copied_link_shows_the_same_places_to_somebody_else(tab, open_tab, example_host):
    """Who has it needs nothing else."""
    page = with_list(tab, TUOKIO, LYHTY)
    page.get_by_role("button", name="Kopioi linkki").click()
    page.get_by_text("Linkki on kopioitu").wait_for()
    address = page.evaluate("navigator.clipboard.readText()")
    other = at_tuesday(open_tab(example_host)).page
    other.goto(address)
    card(other, TUOKIO).wait_for()
    assert sorted(shown(other)) == sorted([TUOKIO, LYHTY]) and kept(other) == []


def test_a_link_that_cannot_be_copied_is_shown(tab):
    """Where the browser gives no clipboard, one copies by hand."""
    tab.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page = with_list(tab, LYHTY)
    page.get_by_role("button", name="Kopioi linkki").click()
    assert page.get_by_label("Kopioi linkki tästä").input_value() == f"{page.url}#paikat={LYHTY}"


def test_a_device_that_can_share_offers_it(tab):
    """With the address of these places."""
    tab.page.add_init_script("navigator.share = what => { window.sharedAddress = what.url; return Promise.resolve() }")
    page = with_list(tab, LYHTY)
    page.get_by_role("button", name="Jaa").click()
    assert page.evaluate("sharedAddress") == f"{page.url}#paikat={LYHTY}"


def test_the_switch_of_language_keeps_the_places_of_a_link(tab):
    """A Swedish-speaking grandparent gets the Finnish link."""
    page = tab.open(f"{PAGE['fi']}#paikat={LYHTY}")
    page.locator(".pk-lang").click()
    page.get_by_text("De här platserna kom med länken").wait_for()
    page.get_by_role("heading", name="Mötesplatsen Lyktan").wait_for()


@pytest.mark.parametrize("address", ["#paikat=", "#paikat=%3Cimg%20src=x%3E", "#paikat=../../../x", "#kunta=vaasa"])
def test_an_address_without_places_is_one_s_own_list(tab, address):
    """Whatever else stands there is no place and no markup."""
    page = tab.open(PAGE["fi"] + address)
    page.get_by_role("heading", name="Listalla ei ole paikkoja").wait_for()
    assert not tab.late_faults()


@pytest.mark.parametrize("stored", ["no json", '{"a": 1}', '[1, null, "../x", "<b>"]', '"text"'])
def test_a_spoilt_list_is_an_empty_one(tab, stored):
    """Nothing that stands in the storage can break the page, and the next place is kept."""
    page = tab.open(PAGE["fi"])
    page.evaluate("text => localStorage.setItem('pk-places', text)", stored)
    page.reload()
    page.get_by_role("heading", name="Listalla ei ole paikkoja").wait_for()
    assert not tab.late_faults()


# ---------------------------------------------------------------- calendar and paper


def test_one_calendar_holds_the_confirmed_times_of_all(tab):
    """Every event of each place's own calendar, once, in one time zone; it can be read back."""
    page = with_list(tab, LYHTY, TUOKIO, KUUSI)
    with page.expect_download() as download:
        page.get_by_role("button", name="Lataa ajat kalenteriin").click()
    assert download.value.suggested_filename == "omat-paikat.ics"
    text = download.value.path().read_bytes().decode()
    single = {id: page.request.get(f"{tab.home}fi/kalenterit/paikat/{id}.ics").body().decode() for id in (LYHTY, TUOKIO)}
    assert events(text) == [event for id in (LYHTY, TUOKIO) for event in events(single[id])] != []
    assert text.count("BEGIN:VTIMEZONE") == 1 and text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") and text.endswith("\r\nEND:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    page.get_by_text("Kalenteritiedosto on ladattu").wait_for()


def events(calendar):
    return re.findall(r"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", calendar, re.DOTALL | re.MULTILINE)


def test_a_calendar_that_cannot_be_joined_is_offered_place_by_place(tab):
    """Half a calendar would look like a whole one."""
    page = with_list(tab, LYHTY, TUOKIO)
    page.route(f"**/{TUOKIO}.ics", lambda route: route.abort())
    page.get_by_role("button", name="Lataa ajat kalenteriin").click()
    page.get_by_text("Kalentereita ei voitu yhdistää").wait_for()
    single = page.get_by_role("link", name="Lataa tämän paikan ajat Perhekahvila Tuokio")
    assert single.get_attribute("href").endswith(f"fi/kalenterit/paikat/{TUOKIO}.ics")


def test_without_confirmed_times_there_is_no_calendar(tab):
    """An empty file would look like a promise that nothing is on."""
    assert not with_list(tab, KUUSI).get_by_role("button", name="Lataa ajat kalenteriin").is_visible()


def test_paper_has_times_and_phones_and_no_buttons(tab):
    """What is open at the moment of printing is of no use on a wall; the day of printing is."""
    page = with_list(tab, LYHTY, TUOKIO)
    page.emulate_media(media="print")
    text = page.locator("#sisalto").inner_text()
    assert "9.00–15.00" in text and "000\u00a0000\u00a00000" in text.replace(" ", "\u00a0") and "Tulostettu ti\u00a03.11." in text
    assert "Auki nyt" not in text and not page.get_by_role("button").filter(visible=True).count()


# ---------------------------------------------------------------- when something is missing


def test_without_a_script_the_page_says_so(open_tab, example_host):
    """In a sentence, with the way to all places, and places have no button that does nothing."""
    page = open_tab(example_host, java_script_enabled=False).open(PAGE["fi"])
    assert page.locator("#sisalto noscript p").inner_text().startswith("Oma lista toimii vain, kun selaimessa on JavaScript päällä.")
    page.locator("#sisalto noscript a").click()
    assert page.url == f"{example_host}fi/paikat/"
    page.goto(f"{example_host}fi/paikat/{LYHTY}/")
    assert not page.get_by_role("button", name="Lisää omiin paikkoihin").is_visible()


def test_a_browser_that_remembers_nothing_still_shows_a_link(tab):
    """No button that could not keep its promise, and a word about it."""
    tab.page.add_init_script(NO_STORAGE)
    page = tab.open(f"{PAGE['fi']}#paikat={LYHTY}")
    card(page, LYHTY).wait_for()
    page.get_by_text("Tämä selain ei anna sivuston muistaa listaa").wait_for()
    assert not page.get_by_role("button", name="omiin paikkoihin").filter(visible=True).count()
    page = tab.open(f"fi/paikat/{LYHTY}/")
    assert not page.get_by_role("button", name="omiin paikkoihin").is_visible()
    assert not tab.late_faults()


def test_a_place_that_could_not_be_kept_is_not_told_as_kept(tab):
    """The button stays as it was, and says why."""
    tab.page.add_init_script(FULL_STORAGE)
    page = tab.open(f"{PAGE['fi']}#paikat={LYHTY}")
    card(page, LYHTY).get_by_role("button", name="Lisää omiin paikkoihin").click()
    page.get_by_text("Selain ei anna tallentaa listaa.").wait_for()
    card(page, LYHTY).get_by_role("button", name="Lisää omiin paikkoihin", pressed=False).wait_for()


def test_the_list_works_from_a_disk(open_tab, example_disk):
    """Its places come as scripts; calendars, which a disk does not give to scripts, one by one."""
    tab = at_tuesday(open_tab(example_disk))
    page = with_list(tab, LYHTY, TUOKIO, path="fi/omat-paikat.html")
    page.get_by_role("button", name="Lataa ajat kalenteriin").click()
    page.get_by_role("link", name="Lataa tämän paikan ajat Perhekahvila Tuokio").wait_for()
    page.get_by_role("link", name="Kohtaamispaikka Lyhty", exact=True).click()
    page.wait_for_url(f"**/fi/paikat/{LYHTY}.html")
    assert not tab.late_faults()


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_list_fits_the_screen(open_tab, example_host, width, language):
    """Nothing scrolls sideways, and what can be pressed is large enough for a thumb."""
    page = with_list(at_tuesday(open_tab(example_host, width)), LYHTY, TUOKIO, KUUSI, CLOSED, path=PAGE[language])
    page.goto(f"{page.url}#paikat={LYHTY},{KUUSI}")
    page.locator("[data-linked]").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator(".pk-shortlist button").filter(visible=True).evaluate_all("all => all.filter(one => one.getBoundingClientRect().height < 44).map(one => one.textContent)")
    assert not small


def test_the_scripts_are_small(example_site):
    """As they are published: the one on the pages of places within a kilobyte, the list's own within four."""
    assets = example_site / "assets"
    assert len(gzip.compress((assets / "mine.js").read_bytes(), 9)) < 1024
    assert len(gzip.compress((assets / "shortlist.js").read_bytes(), 9)) < 4096
