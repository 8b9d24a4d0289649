"""Opened pages without a connection: what is kept, what never is, what a kept page says of itself."""

from datetime import datetime, timedelta

import pytest

from perhekeskus.hours import FINLAND
from perhekeskus.placeviews import shelf_of

KEPT = "async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(one => new URL(one.url).pathname.slice(5))))).flat()"
NOW = datetime(2026, 11, 3, 10, 0, tzinfo=FINLAND)
PLACE, VIOLENCE, MINE, PRIVACY = "fi/paikat/esimerkkila-lyhty/", "fi/tilanteet/turvallisuus/", "fi/omat-paikat/", "fi/tietosuoja/"


@pytest.fixture
def reader(open_tab, keeping_host):
    """(tab, folder of the site) of a reader who has opened the front page, with the worker at work."""
    home, folder = keeping_host
    tab = open_tab(home)
    tab.page.set_default_timeout(10_000)
    tab.page.clock.set_fixed_time(NOW)
    page = tab.open("fi/")
    page.wait_for_function("!!navigator.serviceWorker.controller", timeout=8000)
    until_kept(page, "fi/")
    return tab, folder


def until_kept(page, *paths):
    page.wait_for_function(f"async wanted => {{ const kept = await ({KEPT})(); return wanted.every(path => kept.includes(path)) }}", arg=list(paths), timeout=8000)


def offline(tab, path):
    tab.page.context.set_offline(True)
    return tab.open(path)


def test_an_opened_page_can_be_read_without_a_connection(reader):
    """With its styles and its hours, below a sub-path, under the headers; it says when it was fetched, and online it says nothing."""
    tab, _ = reader
    page = tab.open(PLACE)
    assert page.locator(".pk-offline").count() == 0
    until_kept(page, PLACE, "assets/hours.js", "assets/components.css")
    assert not [fault for fault in tab.late_faults() if "404" not in fault]  # the icon that a browser looks for at the root of a host
    page = offline(tab, PLACE)
    said = page.locator(".pk-offline").inner_text()
    assert said.startswith("Ei yhteyttä juuri nyt.") and datetime.now().strftime("%-d.%-m.%Y") in said  # the day of the reader's own device
    assert page.evaluate("document.styleSheets.length") >= 3


def test_an_old_page_says_of_no_place_that_it_is_open(reader):
    """Two days later the hours stand there, the badges do not; a day later they do."""
    tab, _ = reader
    page = tab.open(PLACE)
    until_kept(page, PLACE, "assets/hours.js")
    for days, open_now in ((1, True), (3, False)):
        page = tab.page
        page.clock.set_fixed_time(datetime.now(FINLAND) + timedelta(days=days))
        page = offline(tab, PLACE)
        assert page.locator("html.pk-is-old").count() == (0 if open_now else 1)
        assert ("emme sano" in page.locator(".pk-offline").inner_text()) is not open_now
        if not open_now:
            assert not page.locator("[data-pk-now]").is_visible()


def test_a_page_on_violence_leaves_nothing(reader):
    """Opened with a connection it is not kept, and without one it is not there."""
    tab, folder = reader
    assert (folder / VIOLENCE / "index.html").exists()
    tab.open(VIOLENCE).wait_for_load_state("networkidle")
    page = tab.open(PLACE)
    until_kept(page, PLACE)
    assert not [path for path in page.evaluate(KEPT) if "turvallisuus" in path]
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        offline(tab, VIOLENCE)


def test_faults_and_foreign_answers_are_not_kept(reader):
    """A page that is missing, and the page of a hotel's network in place of ours; what was kept before stays."""
    tab, folder = reader
    page = tab.open(PLACE)
    until_kept(page, PLACE)
    ours = (folder / PLACE / "index.html").read_text(encoding="utf-8")
    (folder / PLACE / "index.html").write_text("<html><body>Welcome to the hotel", encoding="utf-8")
    assert "hotel" in tab.open(PLACE).content()
    tab.open("fi/ei-ole/")
    tab.open("fi/haku/?q=salaisuus").wait_for_load_state("networkidle")
    tab.open("fi/kunnat/").wait_for_load_state("networkidle")
    kept = tab.page.evaluate(KEPT)
    assert "fi/ei-ole/" not in kept and "fi/haku/" not in kept
    assert "Welcome to the hotel" not in ours and "Lyhty" in offline(tab, PLACE).locator("h1").inner_text()


def test_the_network_comes_first(reader):
    """A page that has changed is shown as it is now."""
    tab, folder = reader
    until_kept(tab.open(PLACE), PLACE)
    path = folder / PLACE / "index.html"
    path.write_text(path.read_text(encoding="utf-8").replace("</h1>", " uusi</h1>"), encoding="utf-8")
    assert tab.open(PLACE).locator("h1").inner_text().endswith("uusi")


def test_a_marked_place_is_on_the_list_without_a_connection(reader):
    """The list is kept with the place when the reader marks it, though the list was never opened."""
    tab, _ = reader
    page = tab.open(PLACE)
    page.locator("[data-pk-mine] button").first.click()
    until_kept(page, MINE, f"assets/places/fi/{shelf_of('esimerkkila-lyhty')}.js", "assets/shortlist.js")
    page = offline(tab, MINE)
    assert "Lyhty" in page.locator("[data-list] [data-id]").first.inner_text()


@pytest.mark.parametrize("path", [MINE, PRIVACY])
def test_what_is_kept_is_emptied_by_a_button(reader, path):
    """On the list and on the page on privacy."""
    tab, _ = reader
    page = tab.open(path)
    assert path == MINE or page.locator("[data-pk-empty]").inner_text() in page.locator(".pk-text").inner_text()
    page.locator("[data-pk-empty]").click()
    page.get_by_text("Sivut on poistettu").wait_for()
    assert page.evaluate("caches.keys()") == []


def test_a_site_that_no_longer_keeps_pages_takes_them_away(reader, example_site):
    """The next edition, built without it: its worker empties what was kept and goes."""
    tab, folder = reader
    (folder / "worker.js").write_bytes((example_site / "worker.js").read_bytes())
    page = tab.page
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    page.wait_for_function("async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistrations()).length", timeout=8000)


def test_another_edition_of_the_scripts_empties_what_was_kept(reader):
    """Pages of before are not shown with the scripts of after."""
    tab, folder = reader
    path = folder / "worker.js"
    path.write_text(path.read_text(encoding="utf-8").replace('"version":"', '"version":"x'), encoding="utf-8")
    page = tab.page
    before = page.evaluate("caches.keys()")
    page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update())")
    page.wait_for_function("async before => !(await caches.keys()).includes(before[0])", arg=before, timeout=8000)


def test_an_ordinary_site_brings_no_worker(example_host, open_tab):
    """Nothing is registered unless the publisher has chosen it."""
    page = open_tab(example_host).open("fi/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
