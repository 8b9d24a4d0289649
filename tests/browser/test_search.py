"""Search, in the box of the header and on its own page, on the fictional region with an index of a few entries."""

import shutil

import pytest

from perhekeskus.placeviews import shelf_of
from perhekeskus.search import Entry, Index, Section, shards

from .conftest import served

OTHER = {"fi": "sv", "sv": "fi"}
ELSEWHERE = {"fi": "Ruotsinkielisillä sivuilla", "sv": "På de finska sidorna"}
PAGE = {"fi": "fi/haku/", "sv": "sv/sok/"}
CLINIC = {"fi": ("neuvola", "Lastenneuvola", "1 osuma"), "sv": ("rådgivning", "Barnrådgivning", "1 träff")}
NONE = {"fi": "Emme löytäneet mitään", "sv": "Vi hittade ingenting"}
FAILED = {"fi": "Osaa hausta ei saatu ladattua", "sv": "En del av sökningen kunde inte laddas"}
HOSTILE = ["x" * 10_000, "<img src=x onerror=alert(1)><b>neuvola</b>", "👩‍👧‍👦 🏳️‍🌈", "[(*+?^$\\", "مركز الأسرة", "\u202eneuvola\u0000", "ja tai on", "och eller är", "' OR 1=1 --", "\ud800", "__proto__ constructor"]


LOCAL = [
    ("ensin", "service", {"ages": [0, 17]}),
    ("Ranta", "place", {"where": "Ranta", "at": "north/ranta", "ages": [0, 2]}),
    ("Harju", "place", {"where": "Harju", "at": "north/harju", "ages": [3, 6]}),
    ("Etelä", "place", {"where": "Etelä", "at": "south/etela"}),
    ("pohjoisessa", "region-service", {"where": "Pohjoinen", "at": "north", "ages": [0, 6]}),
    ("odotusaikana", "service", {"ages": [-1, -1]}),
]


def entries(language):
    """A service, a place with times, a help line, a page whose text is not to be trusted, some that look alike, some that stand in towns and are for an age, and more than the first answer holds."""
    fi = language == "fi"

    def entry(id, title, kind, href, text="", teaser="", words=(), urgent=(), **shown):
        return Entry(id, language, title, (Section(None, text or title),), words, urgent=urgent, teaser=teaser, shown={"kind": kind, "href": f"{language}/{href}", **shown})

    yield entry("s/clinic", CLINIC[language][1], "service", "palvelut/lastenneuvola/" if fi else "tjanster/barnradgivning/", teaser="Lapsen kasvu ja terveys." if fi else "Barnets uppväxt och hälsa.", words=(CLINIC[language][0],))
    yield entry("place/esimerkkila-lyhty", "Kohtaamispaikka Lyhty" if fi else "Mötesplatsen Lyktan", "place", ("paikat/" if fi else "platser/") + "esimerkkila-lyhty/", "kahvila" if fi else "kafé", where="Esimerkkilä", shelf=shelf_of("esimerkkila-lyhty"))
    yield entry("place/mallikyla-leikkipuisto", "Leikkipuisto Kuusi", "place", "haku/" if fi else "sok/", where="Mallikylä", shelf=shelf_of("mallikyla-leikkipuisto"))
    yield entry("x/help", "Nollalinja" if fi else "Nollinjen", "helpline", "apua-nyt/" if fi else "hjalp-nu/", urgent=("väkivalta" if fi else "våld",), where="000 000 000")
    yield entry("x/odd", "<b>Outo</b> <script>alert(1)</script>", "page", "haku/" if fi else "sok/", "outo", teaser="<img src=x onerror=alert(1)> outo")
    for n in range(6):
        yield entry(f"k/{n}", f"Satumetsä {n}", "place", "haku/" if fi else "sok/", **({} if fi else {"lang": "fi"}))
    yield entry("k/only", "Metsän väki" if fi else "Skogens folk", "page", "haku/" if fi else "sok/", "satumetsä" if fi else "skog")
    for n in range(12):
        yield entry(f"m/{n:02}", f"Kerho {n}", "method" if n % 2 else "situation", "haku/" if fi else "sok/")
    for n in range(40):
        yield entry(f"n/{n:02}", f"Muskari {n}", "page", "haku/" if fi else "sok/")
    for n, (name, kind, facts) in enumerate(LOCAL):
        yield entry(f"l/{n}", f"Satutunti {name}", kind, "haku/" if fi else "sok/", **facts)


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
    page = open_tab(searchable, 1280).open("fi/haku/?q=kerho")
    page.locator(f"{FIND} li").first.wait_for()
    assert page.locator(f"{FIND} li").count() == 12
    page.get_by_role("radio", name="Menetelmät").check()
    assert set(page.locator(f"{FIND} .pk-hit__kind").all_inner_texts()) == {"Menetelmä"}
    assert page.locator("[data-pk-find] [role=status]").inner_text() == "6 osumaa"
    page.wait_for_url("**/?q=kerho&kind=method")


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
    assert page.locator("[data-pk-find] :is(select, fieldset, details):visible").count() == 0
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


# ---------------------------------------------------------------- the other language


def other_group(page, where):
    """The list of what the other language has."""
    return page.locator(f"{where} ol[aria-label='{ELSEWHERE[page.evaluate('document.documentElement.lang')]}']")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_other_language_answers_apart(searchable, open_tab, cut_off, language, width):
    """A word of the other language finds its page under a heading of its own, which is announced; a reader hears it in its language."""
    tab, (word, title, count) = open_tab(searchable, width), CLINIC[OTHER[language]]
    page = tab.open(f"{language}/")
    opened_box(page).fill(word)
    link = other_group(page, BOX).locator("li > a")
    link.wait_for()
    assert (link.inner_text(), link.get_attribute("lang"), link.get_attribute("hreflang")) == (title, OTHER[language], OTHER[language])
    assert other_group(page, BOX).locator("li > p").last.get_attribute("lang") == OTHER[language]
    assert other_group(page, BOX).locator(".pk-hit__kind").inner_text() == {"fi": "Palvelu", "sv": "Tjänst"}[language]
    assert page.locator(f"{BOX} .pk-sub").inner_text() == ELSEWHERE[language]
    assert page.locator("li.md-search-result__item").count() == 0
    assert page.locator(f"{BOX} [role=status]").inner_text().endswith(f"{ELSEWHERE[language]}: {CLINIC[language][2]}.")
    assert not cut_off(page) and not tab.late_faults()
    link.click()
    page.wait_for_url(f"{searchable}{OTHER[language]}/**")


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_other_language_is_not_counted(searchable, open_tab, language):
    """What both have is shown once, in the reader's own language; the number is of the own hits."""
    page = open_tab(searchable).open(f"{PAGE[language]}?q={CLINIC[language][0]} {CLINIC[OTHER[language]][0]}")
    page.locator(f"{FIND} li").first.wait_for()
    page.wait_for_timeout(1500)
    assert titles(page, FIND) == [CLINIC[language][1]] and other_group(page, FIND).count() == 0
    assert page.locator("[data-pk-find] [role=status]").inner_text() == CLINIC[language][2]


def test_many_of_the_other_language_are_shortened(searchable, open_tab):
    """Five in the box, ten on the page, which leads on to the search of the other language with the same words."""
    page = open_tab(searchable).page
    page.route("**/assets/search/fi/head.js", lambda route: route.fulfill(body="pkSearch([\"fi/head\",{\"count\":0,\"terms\":\"\",\"starts\":[0],\"shown\":16,\"boosts\":\"\",\"titles\":\"\",\"stands\":\"\",\"urgent\":[],\"edition\":\"0\"}])"))
    page.goto(f"{searchable}fi/")
    opened_box(page).fill("kerho")
    other_group(page, BOX).locator("li").first.wait_for()
    assert other_group(page, BOX).locator("li").count() == 5
    page.keyboard.press("Enter")
    page.wait_for_url("**/fi/haku/?q=kerho")
    other_group(page, FIND).locator("li").first.wait_for()
    assert other_group(page, FIND).locator("li").count() == 10
    page.locator(f"{FIND} > p > a").click()
    page.wait_for_url(f"{searchable}sv/sok/?q=kerho")
    page.locator("li:not([lang]) > a", has_text="Kerho 11").wait_for()


def test_what_comes_later_leaves_the_focus(searchable, open_tab):
    """A reader who has gone on to a result stays on it when the other language answers, and so do the hours of a place."""
    page, held = open_tab(searchable).page, []
    page.route("**/assets/search/sv/head.js", lambda route: held.append(route))
    page.goto(f"{searchable}fi/")
    with page.expect_request("**/assets/search/sv/head.js*"):
        opened_box(page).fill("kuusi")
    link = page.locator(f"{BOX} li > a").first
    page.locator(f"{BOX} .pk-hit__hours").wait_for(state="attached")
    link.focus()
    page.evaluate("""new MutationObserver(() => window.again = 1).observe(document.querySelector("#pk-search [data-out]"), {childList: true})""")
    held[0].continue_()
    page.wait_for_function("window.again")
    assert link.evaluate("link => link === document.activeElement") and page.locator(f"{BOX} .pk-hit__hours").count() == 1


def test_names_of_the_other_language_are_not_enough(searchable, open_tab):
    """Who types a Finnish word on a Swedish page finds places with Finnish names; the Finnish pages that explain it come after them."""
    page = open_tab(searchable).open("sv/sok/?q=satumetsä")
    other_group(page, FIND).locator("li").wait_for()
    assert other_group(page, FIND).locator("a").all_inner_texts() == ["Metsän väki"]
    assert len(titles(page, FIND)) == 7 and titles(page, FIND)[-1] == "Metsän väki"
    status(page, "6 träffar. På de finska sidorna: 1 träff.")


@pytest.mark.parametrize("query", ["kerho", "n", "ne"])
def test_the_other_language_is_asked_only_when_it_may_help(searchable, open_tab, query):
    """Not with enough hits, and not after a letter or two."""
    tab, asked = open_tab(searchable), []
    tab.page.on("request", lambda request: asked.append(request.url) if "/assets/search/sv/" in request.url else None)
    page = tab.open("fi/haku/")
    page.locator("#haku").fill(query)
    page.wait_for_function("document.querySelector('[data-pk-find] [role=status]').textContent")
    page.wait_for_timeout(1000)
    assert not asked


def test_urgent_help_of_the_other_language_stands_first(searchable, open_tab):
    """Whoever asks in Swedish on a Finnish page sees the number before what only looks alike."""
    page = open_tab(searchable).open("fi/haku/?q=lyhty våld")
    first = page.locator(f"{FIND} li").first
    first.locator(":scope.is-urgent a[href='tel:000000000']").wait_for()
    assert first.locator("> a").get_attribute("lang") == "sv"


def test_urgent_help_stands_alone(searchable, open_tab):
    """With a number to call in the reader's language, pages of the other language do not come after it."""
    page = open_tab(searchable).page
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/search/sv/" in request.url else None)
    page.goto(f"{searchable}fi/haku/?q=väkivalta")
    page.locator(f"{FIND} li.is-urgent").wait_for()
    page.wait_for_timeout(1000)
    assert not asked


def test_the_way_to_the_other_language_takes_the_query_along(searchable, open_tab):
    """Who changes the language on the search page has not to type again."""
    page = open_tab(searchable).open("fi/haku/?q=muskari")
    page.locator(f"{FIND} li").first.wait_for()
    page.locator(".pk-lang").click()
    page.wait_for_url(f"{searchable}sv/sok/?q=muskari")


# ---------------------------------------------------------------- what narrows


def status(page, said):
    page.wait_for_function("said => document.querySelector('[data-pk-find] [role=status]').textContent === said", arg=said)


def test_all_hits_come_to_the_page(searchable, open_tab):
    """The first answer is a part; after a moment the page has the others, and the number is true."""
    page = open_tab(searchable).open("fi/haku/?q=muskari")
    status(page, "40 osumaa")
    page.goto(f"{searchable}fi/")
    opened_box(page).fill("muskari")
    page.wait_for_function("document.querySelector('#pk-search [role=status]').textContent === '10 parasta osumaa'")
    assert page.locator(f"{BOX} li").count() == 10


def test_many_results_come_in_handfuls(searchable, open_tab):
    """The page begins with twenty; the button brings as many more, and the first of them has the focus. At the end there is no button."""
    page = open_tab(searchable).open("fi/haku/?q=muskari")
    status(page, "40 osumaa")
    rows, button = page.locator(f"{FIND} li"), page.get_by_role("button", name="Näytä lisää osumia")
    assert rows.count() == 20
    button.press("Enter")
    assert rows.count() == 40 and button.count() == 0
    assert page.evaluate("document.activeElement.closest('li').textContent") == rows.nth(20).text_content()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_municipality_can_be_chosen(searchable, open_tab, cut_off, width):
    """What stands there and in its region comes first, then what is for everyone; other towns go; the address remembers, and brings it back."""
    page = open_tab(searchable, width).open("fi/haku/?q=satutunti")
    status(page, "6 osumaa")
    if width == 390:
        assert not page.locator("[name=kunta]").is_visible()
        page.locator("[data-narrow] summary").click()
    town = page.get_by_role("combobox", name="Kunta", exact=True)
    assert town.locator("option").all_inner_texts() == ["kaikki kunnat", "Etelä", "Harju", "Ranta"]
    town.focus()
    page.keyboard.press("End")
    status(page, "4 osumaa. Ranta ja sen alue: 2. Koko Suomessa: 2.")
    page.wait_for_url("**/fi/haku/?q=satutunti&kunta=ranta")
    assert page.locator(f"{FIND} h2").all_inner_texts() == ["Ranta ja sen alue", "Koko Suomessa"]
    assert set(titles(page, f"{FIND} ol:nth-of-type(1)")) == {"Satutunti Ranta", "Satutunti pohjoisessa"}
    assert not cut_off(page)
    page.reload()
    status(page, "4 osumaa. Ranta ja sen alue: 2. Koko Suomessa: 2.")
    assert town.is_visible() and town.evaluate("town => town.selectedOptions[0].text") == "Ranta"


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_age_of_the_child_can_be_chosen(searchable, open_tab, language):
    """What is for other ages goes, what is for any stays."""
    page = open_tab(searchable, 1280).open(f"{PAGE[language]}?q=satutunti")
    many = {"fi": "{} osumaa", "sv": "{} träffar"}[language]
    status(page, many.format(6))
    page.get_by_role("combobox", name={"fi": "Lapsen ikä", "sv": "Barnets ålder"}[language], exact=True).select_option("2")
    status(page, many.format(4))
    assert not {"Satutunti Harju", "Satutunti odotusaikana"} & set(titles(page, FIND))
    page.wait_for_url("**?q=satutunti&age=2")


def test_choices_work_together_and_come_from_an_address(searchable, open_tab):
    """A deep link restores each; a choice that fits nothing found is left out."""
    page = open_tab(searchable).open("fi/haku/?q=satutunti&kind=place&kunta=harju&age=4")
    status(page, "1 osuma. Harju ja sen alue: 1.")
    assert titles(page, FIND) == ["Satutunti Harju"] and page.get_by_role("radio", name="Paikat").is_checked()
    page.goto(f"{searchable}fi/haku/?q=satutunti&kind=nothing&kunta=%3Cb%3E&age=99")
    status(page, "6 osumaa")


@pytest.mark.parametrize("query", ["muskari", "neuvola", "ensin"])
def test_what_cannot_narrow_is_not_offered(searchable, open_tab, query):
    """Hits of one kind, of no town and for no age leave nothing to choose."""
    page = open_tab(searchable, 1280).open(f"fi/haku/?q={query}")
    page.locator(f"{FIND} li").first.wait_for()
    assert not page.locator("[data-narrow]").is_visible()
    page.locator("#haku").fill("satutunti")
    page.locator("[name=age]").wait_for()
    page.locator("#haku").fill("")
    page.locator("[data-narrow]").wait_for(state="hidden")


# ---------------------------------------------------------------- hours


@pytest.mark.parametrize(("moment", "query", "said"), [
    ("2026-11-03T08:30:00Z", "lyhty", "Tänään 9.00–15.00"),
    ("2026-11-02T08:30:00Z", "lyhty", "Tänään 9.00–12.00; 13.00–15.00"),
    ("2026-11-04T08:30:00Z", "lyhty", "Tänään 9.00–15.00; 17.00–19.00 ajanvarauksella"),
    ("2026-11-03T08:30:00Z", "leikkipuisto", "Tänään 9.30–11.30, ei vahvistettu"),
])  # fmt: skip
def test_a_place_tells_its_times_of_today(searchable, open_tab, moment, query, said):
    """Those nobody has confirmed say so, and have no badge."""
    page = open_tab(searchable).page
    page.clock.install(time=moment)
    page.goto(f"{searchable}fi/haku/?q={query}")
    page.locator(f"{FIND} li").first.wait_for()
    page.clock.run_for(1000)
    page.locator(f"{FIND} .pk-hit__today").wait_for()
    assert page.locator(f"{FIND} .pk-hit__today").inner_text() == said
    assert page.locator(f"{FIND} .pk-badge:visible").count() == (query == "lyhty")


def test_the_times_of_today_follow_the_day(searchable, open_tab):
    """On a phone that has lain over the night they are those of the new day."""
    page = open_tab(searchable).page
    page.clock.install(time="2026-11-03T20:30:00Z")
    page.goto(f"{searchable}sv/sok/?q=lyktan")
    page.locator(f"{FIND} li").first.wait_for()
    page.clock.run_for(1000)
    page.locator(f"{FIND} .pk-hit__today", has_text="I dag 9.00–15.00").wait_for()
    page.clock.run_for(2 * 3600_000)
    page.locator(f"{FIND} .pk-hit__today", has_text="I dag 9.00–15.00; 17.00–19.00 med tidsbokning").wait_for()


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
    page.locator("#haku").fill(CLINIC[OTHER[language]][0])
    other_group(page, FIND).locator("li").wait_for()
    assert titles(page, FIND) == [CLINIC[OTHER[language]][1]] and not tab.late_faults()
