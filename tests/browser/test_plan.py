"""The parenting plan: written in the browser, kept only where the parents say, in either language, on paper as well."""

import json
import re

import pytest

PAGE = {"fi": "fi/vanhemmuussuunnitelma/lomake/", "sv": "sv/foraldraplan/blankett/"}
SAVE, EXPORT, CLEAR = "Tallenna tälle laitteelle", "Lataa tiedostona", "Poista kaikki tältä laitteelta"
NO_STORAGE = "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError') } })"
FULL_STORAGE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
WHOLE = {"form": "perhekeskus-parenting-plan", "version": 1, "date": "2026-11-30", "language": "fi", "children": 1, "answers": []}
TEXT = 'Ma–ke "äidillä" <b>\\n&amp; 👨‍👩‍👧\nke–pe isällä'


@pytest.fixture
def tab(open_tab, host):
    """A tab on the real site; `asked` collects the questions of dialogs, which are answered with `yes`."""
    return answering(open_tab(host, accept_downloads=True))


def answering(tab, yes=True):
    tab.page.set_default_timeout(5000)
    tab.asked, tab.yes = [], yes

    def answer(dialog):
        tab.asked.append((dialog.type, dialog.message))
        dialog.accept() if tab.yes else dialog.dismiss()

    tab.page.on("dialog", answer)
    return tab


def field(page, id, number=1):
    return page.locator(f"[id='q-{id}{f'--{number}' if number > 1 else ''}']")


def write(page, id, text, number=1):
    """Writes an answer, wherever its part is folded."""
    page.evaluate("document.querySelectorAll('.pk-plan details').forEach(part => { part.open = true })")
    field(page, id, number).fill(text)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def told(page):
    return page.locator("[data-told]").inner_text()


def stored(page):
    """What the device keeps, in both stores."""
    return page.evaluate("({...localStorage, ...sessionStorage})")


def written(page):
    """Every answer on the page by its question, former ones too."""
    return page.locator(".pk-plan textarea").evaluate_all("areas => Object.fromEntries(areas.filter(a => a.value).map(a => [a.id.replace(/^q-/, ''), a.value]))")


def exported(page):
    with page.expect_download() as download:
        press(page, EXPORT)
    return download.value


def opened(page, content):
    """Opens a file with this content, which is a text, or anything else as JSON."""
    text = content if isinstance(content, str) else json.dumps(content)
    page.locator("[data-told]").evaluate("told => { told.textContent = '' }")
    page.locator("input[type=file]").set_input_files({"name": "a.json", "mimeType": "application/json", "buffer": text.encode()})
    page.wait_for_function("document.querySelector('[data-told]').textContent")
    return told(page)


def with_answers(*answers, **changes):
    return WHOLE | {"answers": [{"id": "week", "number": 1, "question": "?", "text": "Teksti"} | answer for answer in answers]} | changes


# ---------------------------------------------------------------- writing


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_question_has_its_field(tab, language):
    """With its words as name and its help beside it; the first part is open, and the others open with the keyboard."""
    page = tab.open(PAGE[language])
    assert page.locator("details[open] > summary h2").count() == 1
    areas = page.locator(".pk-plan textarea").evaluate_all("areas => areas.map(a => [a.labels.length, a.name, !a.parentNode.querySelector('small') || document.getElementById(a.getAttribute('aria-describedby')).tagName === 'SMALL'])")
    assert len(areas) > 40 and all(area == [1, "", True] for area in areas)
    page.locator("summary").filter(has_text=re.compile("Koti ja aika|Hemmen och tiden")).press("Enter")
    assert field(page, "week").is_visible()
    assert not tab.late_faults()


def test_a_part_tells_how_much_is_answered(tab):
    """Also while it is folded; spaces are no answer."""
    page = tab.open(PAGE["fi"])
    write(page, "child-wishes", "Pitkiä iltasatuja")
    write(page, "child-needs", "  \n ")
    assert page.locator("summary", has_text="Lapsi").first.inner_text().split() == ["Lapsi", "1/6", "vastausta"]


def test_children_are_added_named_and_taken_away(tab):
    """Each with the same questions and ids of its own; the others move up, and nobody loses an answer unasked."""
    page = tab.open(PAGE["fi"])
    for number, name in ((1, "Aino"), (2, "Eetu"), (3, "Liv")):
        if number > 1:
            press(page, "Lisää lapsi")
            assert page.evaluate("document.activeElement.id") == f"q-child-name--{number}"
        write(page, "child-name", name, number)
    assert page.locator("fieldset[data-each=child] legend").all_inner_texts() == ["Lapsi 1: Aino", "Lapsi 2: Eetu", "Lapsi 3: Liv"]
    ids = page.evaluate("[...document.querySelectorAll('.pk-plan [id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    assert field(page, "child-wishes", 3).get_attribute("aria-describedby") == "h-child-wishes--3"
    tab.yes = False
    press(page, "Poista lapsi 2 lomakkeelta")
    assert len(written(page)) == 3
    tab.yes = True
    press(page, "Poista lapsi 2 lomakkeelta")
    assert written(page) == {"child-name": "Aino", "child-name--2": "Liv"}
    assert told(page) == "Lapsi 2 on poistettu lomakkeelta." and page.evaluate("document.activeElement.textContent") == "Lisää lapsi"
    press(page, "Poista lapsi 1 lomakkeelta")
    assert written(page) == {"child-name": "Liv"}
    assert not page.get_by_role("button", name=re.compile("Poista lapsi")).count()
    assert not tab.late_faults()


def test_nothing_is_kept_or_sent_unasked(tab):
    """Writing alone leaves no trace on the device, and no request leaves the page."""
    page = tab.open(PAGE["fi"])
    page.wait_for_load_state("networkidle")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    write(page, "week", TEXT)
    field(page, "child-name").press("Enter")
    press(page, "Lisää lapsi")
    page.wait_for_timeout(300)
    assert stored(page) == {} and not requests and page.url.endswith(PAGE["fi"])
    page.reload()
    assert written(page) == {} and tab.asked == [("beforeunload", "")]


# ---------------------------------------------------------------- the other language


def test_the_text_goes_along_to_the_other_language(tab):
    """And back: with every child, while both parents' words stay as they are, nothing stays in the session, and it still counts as not saved."""
    page = tab.open(PAGE["fi"])
    write(page, "week", TEXT)
    write(page, "parent-good", "Leikki", 2)
    press(page, "Lisää lapsi")
    write(page, "child-name", "Liv", 2)
    before = written(page)
    page.get_by_role("link", name="Svenska").click()
    page.wait_for_url("**/" + PAGE["sv"])
    assert written(page) == before and field(page, "week").input_value() == TEXT
    assert told(page).startswith("Din text följde med") and page.locator("[data-state]").inner_text() == "Ändringarna är inte sparade."
    assert page.locator("label[for=q-week]").text_content() == "När är barnet hos vem under en vanlig vecka?"
    assert set(stored(page)) == {"pk-language"} and not tab.asked
    page.get_by_role("link", name="Suomi").press("Enter")
    page.wait_for_url("**/" + PAGE["fi"])
    assert written(page) == before and set(stored(page)) == {"pk-language"} and not tab.asked
    page.reload()
    assert [kind for kind, _ in tab.asked] == ["beforeunload"] and written(page) == {}
    assert not tab.late_faults()


def test_what_is_saved_stays_saved_in_the_other_language(tab):
    """No warning where there is nothing to lose."""
    page = tab.open(PAGE["fi"])
    write(page, "week", TEXT)
    press(page, SAVE)
    page.get_by_role("link", name="Svenska").click()
    page.wait_for_url("**/" + PAGE["sv"])
    page.reload()
    assert written(page) == {"week": TEXT} and not tab.asked


def test_without_a_session_the_reader_is_warned(open_tab, host):
    """Where nothing can be carried, the way to the other language is a way to lose the text."""
    tab = answering(open_tab(host), yes=False)
    tab.page.add_init_script(NO_STORAGE)
    page = tab.open(PAGE["fi"])
    write(page, "week", TEXT)
    page.get_by_role("link", name="Svenska").click(no_wait_after=True)
    page.wait_for_timeout(500)
    assert [kind for kind, _ in tab.asked] == ["beforeunload"] and written(page) == {"week": TEXT}
    tab.yes = True


def test_from_a_disk_the_text_goes_along(open_tab, disk):
    """The same without a server."""
    tab = answering(open_tab(disk))
    page = tab.open("fi/vanhemmuussuunnitelma/lomake.html")
    write(page, "week", TEXT)
    press(page, SAVE)
    page.get_by_role("link", name="Svenska").click()
    page.wait_for_url("**/blankett.html")
    assert written(page) == {"week": TEXT}
    assert not tab.late_faults()


# ---------------------------------------------------------------- on the device


def test_a_plan_is_saved_and_found_again(tab):
    """Only by the button; what is written afterwards is not saved by itself."""
    page = tab.open(PAGE["fi"])
    write(page, "week", TEXT)
    press(page, SAVE)
    assert re.fullmatch(r"Tallennettu tälle laitteelle klo \d+\.\d\d\.", told(page)) and list(stored(page)) == ["pk-plan"]
    write(page, "talk", "Kauniisti")
    assert page.locator("[data-state]").inner_text() == "Muutoksia ei ole tallennettu." and "Kauniisti" not in str(stored(page))
    page.reload()
    assert written(page) == {"week": TEXT} and told(page) == "Tässä on suunnitelma, jonka tallensit tälle laitteelle."
    assert [kind for kind, _ in tab.asked] == ["beforeunload"]


def test_a_plan_is_deleted_for_good(tab):
    """From the device and from the page, after a question, and it says so."""
    page = tab.open(PAGE["fi"])
    press(page, "Lisää lapsi")
    write(page, "child-name", "Liv", 2)
    press(page, SAVE)
    tab.yes = False
    press(page, CLEAR)
    assert len(written(page)) == 1 and list(stored(page)) == ["pk-plan"]
    tab.yes = True
    press(page, CLEAR)
    assert tab.asked == [("confirm", "Poistetaanko suunnitelma tältä laitteelta ja tyhjennetäänkö lomake? Tekstiä ei saa takaisin.")] * 2
    assert told(page) == "Suunnitelma on poistettu tältä laitteelta. Lomake on tyhjä."
    assert stored(page) == {} and written(page) == {} and page.locator("[data-each=child]").count() == 1
    page.reload()
    assert written(page) == {} and len(tab.asked) == 2


def test_another_tabs_plan_is_not_overwritten_unasked(tab):
    """Two tabs, or two parents one after the other."""
    page = tab.open(PAGE["fi"])
    other = page.context.new_page()
    other.goto(page.url)
    write(other, "week", "Toinen")
    press(other, SAVE)
    write(page, "week", "Ensimmäinen")
    tab.yes = False
    press(page, SAVE)
    assert "Toinen" in stored(page)["pk-plan"] and "jo toinen tallennettu" in tab.asked[-1][1]
    tab.yes = True
    press(page, SAVE)
    assert "Ensimmäinen" in stored(page)["pk-plan"]


@pytest.mark.parametrize("there", ["{", '{"form": "perhekeskus-parenting-plan", "version": 2}', "null"])
def test_a_saved_plan_that_cannot_be_read_is_left_alone(tab, there):
    """It may be newer than the page; saving over it is asked about first."""
    page = tab.open(PAGE["fi"])
    page.evaluate("there => localStorage.setItem('pk-plan', there)", there)
    page.reload()
    assert told(page).startswith("Tälle laitteelle on tallennettu suunnitelma, jota tämä sivu ei osaa lukea.")
    tab.yes = False
    press(page, SAVE)
    assert stored(page) == {"pk-plan": there} and len(tab.asked) == 1
    assert not tab.late_faults()


@pytest.mark.parametrize(("spoilt", "said"), [(NO_STORAGE, "Selain ei anna tallentaa."), (FULL_STORAGE, "Selaimen muisti on täynnä")])
def test_a_browser_that_cannot_keep_says_so(open_tab, host, spoilt, said):
    """And what is written stays on the page, can be taken along as a file, and counts as not saved until then."""
    tab = answering(open_tab(host, accept_downloads=True))
    tab.page.add_init_script(spoilt)
    page = tab.open(PAGE["fi"])
    write(page, "week", TEXT)
    press(page, SAVE)
    assert told(page).startswith(said) and written(page) == {"week": TEXT}
    assert json.loads(exported(page).path().read_text(encoding="utf-8"))["answers"][0]["text"] == TEXT
    press(page, CLEAR)
    assert written(page) == {} and told(page).startswith("Lomake on tyhjä" if spoilt is NO_STORAGE else "Suunnitelma on poistettu")
    assert not tab.late_faults()


# ---------------------------------------------------------------- as a file


def test_a_file_is_opened_again_in_either_language(tab):
    """It says what it is, holds every child's and both parents' words beside their questions, and its name tells nobody whose it is."""
    page = tab.open(PAGE["fi"])
    press(page, "Lisää lapsi")
    write(page, "child-name", "Liv", 2)
    write(page, "parent-good", "Leikki", 2)
    write(page, "week", TEXT)
    before, download = written(page), exported(page)
    assert download.suggested_filename == "vanhemmuussuunnitelma.json"
    text = download.path().read_text(encoding="utf-8")
    plan = json.loads(text)
    assert {key: plan[key] for key in ("form", "version", "language", "children")} == {"form": "perhekeskus-parenting-plan", "version": 1, "language": "fi", "children": 2}
    assert {"id": "parent-good", "number": 2, "question": "Mikä on lapselle hyvää toisen vanhemman luona?", "text": "Leikki"} in plan["answers"]
    page.goto(tab.home + PAGE["sv"])
    assert not tab.asked, "what is in a file is safe"
    assert opened(page, "\ufeff" + text) == "Filen är öppnad." and written(page) == before
    assert stored(page) == {}
    assert not tab.late_faults()


def test_a_file_does_not_take_the_place_of_unsaved_text_unasked(tab):
    """Who says no keeps every word."""
    page = tab.open(PAGE["fi"])
    write(page, "week", "Oma")
    tab.yes = False
    assert opened(page, with_answers({})) == "Lomakkeen teksti on ennallaan." and written(page) == {"week": "Oma"}
    tab.yes = True
    assert opened(page, with_answers({})) == "Tiedosto on avattu." and written(page) == {"week": "Teksti"}


WRONG = {
    "foreign": ["", "<script>alert(1)</script>", "%PDF-1.7\0\1", "[" * 100_000, "null", "[]", '"x"', "{}", {"__proto__": WHOLE}, {"form": {"toString": 1}}],
    "version": [WHOLE | {"version": 0}, WHOLE | {"version": 2}, WHOLE | {"version": "1"}, {"form": WHOLE["form"]}],
    "broken": [
        *(WHOLE | {"answers": answers} for answers in ({"week": "x"}, None, [None])), *(WHOLE | {"children": children} for children in (1e9, "2", 0)), WHOLE | {"language": "<b>"},
        *(with_answers({"text": text}) for text in (5, ["x"], None)), *(with_answers({"id": id}) for id in ("__proto__", 'week"]', "", 7)), *(with_answers({"number": number}) for number in (1e9, -1, 1.5)),
        with_answers({"question": None}), with_answers({"language": "constructor"}), with_answers({}, {"text": "Toinen"}), with_answers(*({"id": f"a{i}"} for i in range(2001))),
    ],
    "large": [with_answers({"text": "x" * 1_000_001})],
}  # fmt: skip


@pytest.mark.parametrize("said", WRONG)
def test_a_wrong_file_is_refused_whole(tab, real_addresses, said):
    """In clear words; what stands on the page stays, on the device nothing changes, and nothing of the file runs."""
    page = tab.open(PAGE["fi"])
    write(page, "week", "Oma")
    labels = real_addresses[1].labels
    for content in WRONG[said]:
        assert opened(page, content) == f"{labels[f'plan_{said}'].fi} {labels['plan_unchanged'].fi}", str(content)[:200]
        assert written(page) == {"week": "Oma"} and stored(page) == {} and not tab.asked
    assert not tab.late_faults()


def test_a_huge_file_is_not_even_read(tab, tmp_path):
    """A film chosen by mistake must not stop the phone."""
    page = tab.open(PAGE["fi"])
    page.evaluate("void (FileReader.prototype.readAsText = () => { throw new Error('read') })")
    path = tmp_path / "film.json"
    path.write_bytes(b"x" * 5_000_000)
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Tiedosto on niin suuri, ettei se voi olla suunnitelma.").wait_for()
    assert not tab.late_faults()


def test_html_in_a_file_is_only_text(tab):
    """In answers, in the questions of former forms, in names of children."""
    page = tab.open(PAGE["fi"])
    bad = "<img src=x onerror=\"document.title='hacked'\"><script>document.title='hacked'</script>"
    opened(page, with_answers({"id": "child-name", "text": bad}, {"id": "gone", "question": bad, "text": bad}, {"id": "constructor", "text": bad}))
    assert page.locator(".pk-plan :is(img, script)").count() == 0 and "hacked" not in page.title()
    assert page.locator("legend").first.inner_text() == f"Lapsi 1: {bad}"
    assert sorted(written(page).values()) == [bad] * 3
    assert not tab.late_faults()


def test_answers_to_questions_of_a_former_form_are_kept(tab):
    """They stand below the others under their own words and language, can be changed, and go along everywhere."""
    page = tab.open(PAGE["sv"])
    opened(page, with_answers({"id": "old-one", "question": "Vanha kysymys?", "text": "Vanha vastaus"}, {"id": "parent-name", "number": 3, "question": "Nimi", "text": "Isoäiti"}, {"id": "child-age", "number": 3, "text": "7"}))
    assert page.locator("[data-each=child]").count() == 3 and field(page, "child-age", 3).input_value() == "7"
    former = page.locator("details", has=page.get_by_role("heading", name="Svar på tidigare frågor"))
    assert former.locator("label[lang=fi]").all_inner_texts() == ["Vanha kysymys?", "Nimi"]
    page.get_by_label("Vanha kysymys?").fill("Uusi vastaus")
    page.get_by_role("button", name="Ladda ner som fil").wait_for()
    with page.expect_download() as download:
        press(page, "Ladda ner som fil")
    rows = {row["id"]: row for row in json.loads(download.value.path().read_text(encoding="utf-8"))["answers"]}
    assert rows["old-one"] == {"id": "old-one", "number": 1, "question": "Vanha kysymys?", "text": "Uusi vastaus", "language": "fi"}
    page.get_by_role("link", name="Suomi").click()
    page.wait_for_url("**/" + PAGE["fi"])
    assert page.get_by_label("Vanha kysymys?").input_value() == "Uusi vastaus" and page.get_by_label("Nimi").last.input_value() == "Isoäiti"
    assert not tab.late_faults()


# ---------------------------------------------------------------- paper, no script, small phones


def pages_of(page):
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def seen_on_paper(page):
    page.emulate_media(media="print")
    return page.locator("body").inner_text()


def test_the_paper_has_what_is_written_and_room_for_the_rest(tab):
    """A long answer stands whole, an empty question has lines, and two parents can sign; nothing to press and nothing to follow."""
    page = tab.open(PAGE["fi"])
    write(page, "week", "rivi\n" * 60 + "viimeinen rivi")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    text = seen_on_paper(page)
    assert "viimeinen rivi" in text and re.search(r"Vanhemmuussuunnitelma\s+Tulostettu \d+\.\d+\.20\d\d", text)
    assert text.count("allekirjoitus ja nimi") == 2 and text.count("Paikka ja päivä") == 2
    assert field(page, "talk").is_visible() and not field(page, "week").is_visible()
    assert not [word for word in (SAVE, EXPORT, "Lisää lapsi", "Etusivu", "Lastenvalvoja omalla", "112") if word in text]
    assert page.locator("button:visible, a:visible, [type=checkbox]:visible").count() == 0
    assert 6 <= pages_of(page) <= 12


def test_empty_questions_are_left_out_on_wish(tab):
    """And with them the parts that have no answer: a short plan is a short paper."""
    page = tab.open(PAGE["fi"])
    write(page, "week", "Joka toinen viikko")
    page.get_by_label("Jätä tyhjät kysymykset pois").check()
    text = seen_on_paper(page)
    assert "Joka toinen viikko" in text and "Koti ja aika" in text
    assert not [word for word in ("Lemmikki", "Raha", "Lapsi 1") if word in text]
    assert pages_of(page) == 1


def test_paper_shows_folded_parts_and_leaves_them_folded(tab):
    """Nobody has to open twelve parts before printing, or close them after it."""
    page = tab.open(PAGE["fi"])
    folded = page.locator("details:not([open])").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".pk-plan details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details:not([open])").count() == folded > 10


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_without_a_script_it_is_paper(open_tab, host, language):
    """Every question is there and can be answered and printed; what needs the script is not shown, and the page says so."""
    tab = open_tab(host, java_script_enabled=False)
    page = tab.open(PAGE[language])
    assert page.locator(".pk-plan textarea").filter(visible=True).count() > 40
    assert not page.locator("main button:visible, .pk-plan input:visible").count()
    assert page.locator("noscript").inner_text().startswith(("JavaScript ei ole päällä", "JavaScript är inte på"))
    field(page, "child-name").fill("Liv")
    field(page, "child-name").press("Enter")
    assert page.url.endswith(PAGE[language])
    assert 6 <= pages_of(page) <= 9
    assert page.locator(".pk-plan__sign").evaluate("e => getComputedStyle(e).display") == "none"


def test_without_its_words_the_form_is_paper_too(open_tab, host):
    """A phone that lost the network on the way shows no button that does nothing."""
    tab = open_tab(host)
    tab.page.route("**/assets/plan/fi.js", lambda route: route.abort())
    page = tab.open(PAGE["fi"])
    assert page.locator(".pk-plan textarea").filter(visible=True).count() > 40 and not page.locator(".pk-plan button:visible").count()
    assert not [fault for fault in tab.faults if fault.startswith("script")]


def test_the_keyboard_is_enough(tab):
    """From a part through its fields to saving, with Tab and Enter alone; the field in focus is never under the bar."""
    page = tab.open(PAGE["fi"])
    page.locator("summary").first.focus()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        at = page.evaluate("(() => { const e = document.activeElement, bar = document.querySelector('.pk-plan__bar').getBoundingClientRect(), box = e.getBoundingClientRect(); return [e.id || e.textContent.trim(), !e.closest('.pk-plan__bar') && box.top > bar.top - 4 && box.top < bar.bottom] })()")
        seen.append(at)
        if at[0] == "q-child-wishes":
            page.keyboard.type("Satuja")
        if at[0] == SAVE:
            break
    assert not [name for name, covered in seen if covered]
    assert {"q-child-name", "Me vanhemmat", "Tulosta", EXPORT, "Avaa tiedosto", CLEAR} <= {name for name, _ in seen}
    page.keyboard.press("Enter")
    assert "Satuja" in stored(page)["pk-plan"]


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_it_fits_on_a_phone(open_tab, host, cut_off, language, width):
    """Nothing reaches beyond the edge, with long words written and every part open; what is pressed is large enough."""
    tab = answering(open_tab(host, width=width))
    page = tab.open(PAGE[language])
    write(page, "child-name", "Alexandria-Wilhelmiina" * 4)
    write(page, "week", "x" * 300)
    page.locator("[data-act=add]").click()
    assert cut_off(page) == []
    small = page.locator("main :is(button, summary, .pk-plan__choice, textarea):visible").evaluate_all("all => all.filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 90))")
    assert not small


def test_the_page_leads_on(tab):
    """To safety, to the page that explains the plan and back, and to the child supervisor of every region."""
    page = tab.open("fi/vanhemmuussuunnitelma/")
    page.locator("main").get_by_role("link", name="lomakkeen täällä").click()
    page.wait_for_url("**/" + PAGE["fi"])
    main = page.locator("main")
    assert main.get_by_role("link", name="Täältä saat apua heti").get_attribute("href").endswith("/tilanteet/turvallisuus/")
    assert main.get_by_role("link", name="Lue lisää suunnitelmasta").get_attribute("href").endswith("/vanhemmuussuunnitelma/")
    assert main.locator(".pk-compact a").count() >= 22
    main.get_by_role("link", name="Pirkanmaa").click()
    page.wait_for_url("**/fi/alueet/pirkanmaa/lastenvalvoja/")
