"""Search, in the box of the header and on its own page, on the fictional region with an index of a few entries."""

import shutil

import pytest

from perhekeskus.search import Entry, Index, Section, shards

from .conftest import served

PAGE = {"fi": "fi/haku/", "sv": "sv/sok/"}
CLINIC = {"fi": ("neuvola", "Lastenneuvola", "1 osuma"), "sv": ("rådgivning", "Barnrådgivning", "1 träff")}
NONE = {"fi": "Emme löytäneet mitään", "sv": "Vi hittade ingenting"}
FAILED = {"fi": "Osaa hausta ei saatu ladattua", "sv": "En del av sökningen kunde inte laddas"}
HOSTILE = ["x" * 10_000, "<img src=x onerror=alert(1)><b>neuvola</b>", "👩‍👧‍👦 🏳️‍🌈", "[(*+?^$\\", "مركز الأسرة", "\u202eneuvola\u0000", "ja tai on", "och eller är", "' OR 1=1 --", "\ud800", "__proto__ constructor"]


def entries(language):
    """A service, a place with times, a help line, a page whose text is not to be trusted, and some that look alike."""
    fi = language == "fi"

    def entry(id, title, kind, href, text="", teaser="", words=(), urgent=(), **shown):
        return Entry(id, language, title, (Section(None, text or title),), words, urgent=urgent, teaser=teaser, shown={"kind": kind, "href": f"{language}/{href}", **shown})

    yield entry("s/clinic", CLINIC[language][1], "service", "palvelut/lastenneuvola/" if fi else "tjanster/barnradgivning/", teaser="Lapsen kasvu ja terveys." if fi else "Barnets uppväxt och hälsa.", words=(CLINIC[language][0],))
    yield entry("place/esimerkkila-lyhty", "Kohtaamispaikka Lyhty" if fi else "Mötesplatsen Lyktan", "place", ("paikat/" if fi else "platser/") + "esimerkkila-lyhty/", "kahvila" if fi else "kafé", where="Esimerkkilä", hours=1)
    yield entry("x/help", "Nollalinja" if fi else "Nollinjen", "helpline", "apua-nyt/" if fi else "hjalp-nu/", urgent=("väkivalta" if fi else "våld",), where="000 000 000")
    yield entry("x/odd", "<b>Outo</b> <script>alert(1)</script>", "page", "haku/" if fi else "sok/", "outo", teaser="<img src=x onerror=alert(1)> outo")
    for n in range(12):
        yield entry(f"m/{n:02}", f"Kerho {n}", "method" if n % 2 else "situation", "haku/" if fi else "sok/")


@pytest.fixture(scope="session")
def searchable(example_site, tmp_path_factory):
    """The example with these entries in place of its own index."""
    folder = tmp_path_factory.mktemp("searchable") / "site"
    shutil.copytree(example_site, folder)
    _put_index(folder)
    with served(folder) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def searchable_disk(offline_example_site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("searchable-disk") / "site"
    shutil.copytree(offline_example_site, folder)
    _put_index(folder)
    return f"{folder.as_uri()}/"


def _put_index(folder):
    shutil.rmtree(folder / "assets" / "search", ignore_errors=True)
    for language in ("fi", "sv"):
        for name, text in shards(Index(language, entries(language))).items():
            path = folder / "assets" / "search" / f"{name}.js"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


@pytest.fixture
def open_tab(open_tab):
    """A tab that gives up soon: everything here takes well below a second."""

    def open_it(*home, **settings):
        tab = open_tab(*home, **settings)
        tab.page.set_default_timeout(8000)
        return tab

    return open_it


def opened_box(page):
    page.locator("label.md-header__button[for=__search]").click()
    return page.locator("input.md-search__input")


def titles(page, where):
    return page.locator(f"{where} li > a:first-of-type").all_inner_texts()


BOX, FIND = "#pk-search", "[data-pk-find] [data-out]"


# ---------------------------------------------------------------- the page


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_page_finds_while_one_types(searchable, open_tab, cut_off, language):
    """The result with its kind and the found word marked; the number is announced; the lists give way and come back."""
    tab, (word, title, count) = open_tab(searchable), CLINIC[language]
    page = tab.open(PAGE[language])
    page.locator("#haku").press_sequentially(word)
    page.locator(f"{FIND} li").first.wait_for()
    assert titles(page, FIND) == [title]
    assert page.locator(f"{FIND} mark").first.inner_text() == title
    assert page.locator(f"{FIND} .pk-hit__kind").inner_text() == {"fi": "Palvelu", "sv": "Tjänst"}[language]
    assert page.locator("[data-pk-find] [role=status]").inner_text() == count
    assert not page.locator("[data-lists]").is_visible() and not cut_off(page)
    page.locator("#haku").fill("")
    page.locator("[data-lists]").wait_for()
    assert page.locator(f"{FIND} li").count() == 0
    assert not tab.late_faults()


def test_an_address_holds_the_query(searchable, open_tab):
    """`?q=` shows its results, and the address follows what is typed."""
    page = open_tab(searchable).open("fi/haku/?q=neuvola")
    page.locator(f"{FIND} li").first.wait_for()
    assert page.locator("#haku").input_value() == "neuvola"
    page.locator("#haku").fill("lyhty")
    page.wait_for_url("**/?q=lyhty")


def test_a_kind_can_be_chosen(searchable, open_tab):
    """Of the kinds in the results one can be seen alone, and the number follows."""
    page = open_tab(searchable).open("fi/haku/?q=kerho")
    page.locator(f"{FIND} li").first.wait_for()
    assert page.locator(f"{FIND} li").count() == 12
    page.get_by_role("radio", name="Menetelmät").check()
    assert set(page.locator(f"{FIND} .pk-hit__kind").all_inner_texts()) == {"Menetelmä"}
    assert page.locator("[data-pk-find] [role=status]").inner_text() == "6 osumaa"


def test_a_place_says_whether_it_is_open(searchable, open_tab):
    """The place's own times are fetched for its result; where they are not sure, nothing is said."""
    page = open_tab(searchable).page
    page.clock.install(time="2026-11-03T08:30:00Z")
    page.goto(f"{searchable}fi/haku/?q=lyhty")
    page.locator(f"{FIND} li").first.wait_for()
    page.clock.run_for(1000)
    page.locator(f"{FIND} .pk-now").wait_for()
    assert "Esimerkkilä" in page.locator(f"{FIND} .pk-hit__kind").inner_text()
    assert page.locator(f"{FIND} .pk-badge:visible").count() == 1


def test_urgent_help_stands_first(searchable, open_tab):
    """Whoever writes of violence sees a number to call before anything else."""
    page = open_tab(searchable).open("fi/haku/?q=väkivalta")
    first = page.locator(f"{FIND} li").first
    first.wait_for()
    assert first.locator("> a").inner_text() == "Nollalinja" and "is-urgent" in first.get_attribute("class")
    assert first.locator("a[href='tel:000000000']").is_visible()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_nothing_found_leads_on(searchable, open_tab, language):
    """It is said, and the list of services is a tap away."""
    page = open_tab(searchable).open(f"{PAGE[language]}?q=zzzzqqqq")
    page.locator(f"{FIND} a").wait_for()
    assert NONE[language] in page.locator("[data-pk-find] [role=status]").inner_text()
    page.locator(f"{FIND} a").click()
    assert page.url == searchable + {"fi": "fi/palvelut/", "sv": "sv/tjanster/"}[language]


def test_what_is_near_is_called_near(searchable, open_tab):
    """A doubtful result stands under a heading that says so."""
    page = open_tab(searchable).open("fi/haku/?q=neuvola zzzzqqqq xxxxwwww")
    page.locator(f"{FIND} h2").wait_for()
    assert page.locator(f"{FIND} h2").inner_text() == "Lähimmät osumat"
    assert "lähimpänä" in page.locator("[data-pk-find] [role=status]").inner_text()


def test_without_a_script_the_lists_are_there(searchable, open_tab):
    """The icon is a link, the box does not exist, and every list can be read."""
    page = open_tab(searchable, java_script_enabled=False).open("fi/")
    page.locator("[data-pk-search]").click()
    assert page.url == f"{searchable}fi/haku/"
    assert page.locator("[data-lists] a").first.is_visible() and not page.locator(BOX).is_visible()
    page.locator("#haku").fill("neuvola")
    page.locator("#haku").press("Enter")
    page.wait_for_url("**/fi/haku/?q=neuvola")


# ---------------------------------------------------------------- the box


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_box_finds_and_leads_on(searchable, open_tab, cut_off, language, width):
    """Opened it takes the focus, is big enough to hit and read, fits, and a result leads to its page."""
    tab, (word, title, count) = open_tab(searchable, width), CLINIC[language]
    page = tab.open(f"{language}/")
    field = opened_box(page)
    assert field.evaluate("field => field === document.activeElement")
    assert field.bounding_box()["height"] >= 44 and field.evaluate("field => parseFloat(getComputedStyle(field).fontSize)") >= 16
    field.press_sequentially(word)
    result = page.locator("li.md-search-result__item > a:first-of-type")
    result.wait_for()
    assert result.inner_text() == title and page.locator(f"{BOX} [role=status]").inner_text() == count
    assert not cut_off(page) and not tab.late_faults()
    assert result.get_attribute("href").startswith("../")


def test_the_keyboard_opens_walks_and_closes(searchable, open_tab):
    """Enter on the button opens; Tab goes into the results without closing; Escape closes and gives the focus back."""
    page = open_tab(searchable).open("fi/")
    page.get_by_role("button", name="Haku").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("kerho")
    page.locator(f"{BOX} li").first.wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('li.md-search-result__item:first-child > a')")
    assert page.locator(BOX).is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(BOX).is_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"


def test_enter_goes_to_all_results(searchable, open_tab):
    """The box shows the first; Enter leads to the page with all."""
    page = open_tab(searchable).open("fi/palvelut/")
    opened_box(page).fill("kerho")
    page.locator(f"{BOX} li").first.wait_for()
    assert page.locator(f"{BOX} li").count() == 10
    page.keyboard.press("Enter")
    page.wait_for_url("**/fi/haku/?q=kerho")
    page.locator(f"{FIND} li").nth(11).wait_for()


def test_the_box_closes_by_a_tap_elsewhere(searchable, open_tab):
    """And by its own button, which gives the focus back."""
    page = open_tab(searchable, 1280).open("fi/")
    opened_box(page)
    page.locator("h1").click()
    assert not page.locator(BOX).is_visible()
    opened_box(page)
    page.get_by_role("button", name="Sulje haku").click()
    assert not page.locator(BOX).is_visible() and page.evaluate("document.activeElement.closest('.pk-opener') !== null")


def test_nothing_is_fetched_before_typing(searchable, open_tab):
    """Of the search only its small script, on each page and with the box open; the rest when the reader types."""
    tab, asked = open_tab(searchable), []
    tab.page.on("request", lambda request: asked.append(request.url.split("/assets/")[-1]) if "/assets/search" in request.url else None)
    for path in ("fi/", "fi/haku/"):
        page = tab.open(path)
        field = opened_box(page)
        page.wait_for_load_state("networkidle")
        assert set(asked) == {"search.js"}
    field.fill("neuvola")
    page.locator(f"{BOX} li").first.wait_for()
    assert {"search-view.js", "search-worker.js", "search/fi/head.js"} <= set(asked)


# ---------------------------------------------------------------- when it goes wrong


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_any_query_is_only_text(searchable, open_tab, cut_off, query):
    """Neither a fault nor markup, whatever is written, in the box and on the page."""
    tab = open_tab(searchable)
    page = tab.open("fi/haku/")
    for field, where in ((page.locator("#haku"), "[data-pk-find]"), (opened_box(page), BOX)):
        field.evaluate("(field, query) => { field.value = query; field.dispatchEvent(new Event('input')) }", query)
        page.wait_for_function("where => document.querySelector(`${where} [role=status]`).textContent", arg=where)
        assert page.locator(f"{where} :is([data-out], [role=status]) :is(img, script, b)").count() == 0
    assert not cut_off(page) and not tab.late_faults()


def test_an_entry_is_only_text(searchable, open_tab):
    """A title and a teaser with markup in them are shown as they are written."""
    tab = open_tab(searchable)
    page = tab.open("fi/haku/?q=outo")
    page.locator(f"{FIND} li").first.wait_for()
    assert titles(page, FIND)[0] == "<b>Outo</b> <script>alert(1)</script>"
    assert page.locator(f"{FIND} :is(img, script, b)").count() == 0 and not tab.late_faults()


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("lost", ["search/*/terms/*", "search/*/head.js", "search-core.js", "search-view.js"])
def test_a_lost_piece_is_told(searchable, open_tab, language, lost):
    """What could not be loaded is said, whatever it was, and when it can be had again the next letter finds."""
    page, (word, title, _) = open_tab(searchable).page, CLINIC[language]
    page.context.route(f"**/assets/{lost}", lambda route: route.abort())
    page.goto(searchable + PAGE[language])
    page.locator("#haku").press_sequentially(word)
    page.wait_for_function("said => document.querySelector('[data-pk-find] [role=status]').textContent.includes(said)", arg=FAILED[language])
    page.context.unroute(f"**/assets/{lost}")
    page.locator("#haku").press("End")
    page.locator("#haku").press_sequentially(" ")
    page.locator(f"{FIND} li").first.wait_for()
    assert titles(page, FIND) == [title]


def test_a_late_answer_is_ignored(searchable, open_tab):
    """The results are those of the last query, although an earlier one is answered after it."""
    page = open_tab(searchable).open("fi/haku/")
    page.evaluate("""window.Worker = function () {
      const worker = this
      this.postMessage = ({id, query}) => setTimeout(() => worker.onmessage({data: {id, failed: 0, items: [{id: query, title: query, teaser: "", shown: {kind: "page", href: ""}, score: 1, sure: 1, terms: []}]}}), query === "first" ? 500 : 0)
    }""")
    page.locator("#haku").fill("first")
    page.wait_for_timeout(150)
    page.locator("#haku").fill("second")
    page.wait_for_timeout(700)
    assert titles(page, FIND) == ["second"]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_search_works_from_a_disk(searchable_disk, open_tab, language):
    """Opened as a file, where a worker is forbidden, the page itself searches."""
    tab, (word, title, _) = open_tab(searchable_disk), CLINIC[language]
    page = tab.open(f"{language}/index.html")
    opened_box(page).fill(word)
    page.locator(f"{BOX} li").first.wait_for()
    assert titles(page, BOX) == [title]
    page.keyboard.press("Enter")
    page.wait_for_url("**?q=*")
    page.locator(f"{FIND} li").first.wait_for()
    assert titles(page, FIND) == [title] and not tab.late_faults()
