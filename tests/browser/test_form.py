"""The form for editors in a real Chromium, with the files of the small country on the editor's own disk and no network.

The disk is the browser's private file system, because no test can answer the dialog that asks for a folder.
"""

import re

import pytest

from perhekeskus.checking import check
from perhekeskus.faircopy import fair_copy
from perhekeskus.form import FOLDER, Form
from perhekeskus.frames import PARTS, Frame, mark
from perhekeskus.model import Place, Region
from perhekeskus.output import Site

from .conftest import Told, served

FRAMES = {(language, depth): Frame.of("".join(map(mark, PARTS))) for language in ("fi", "sv") for depth in (1, 2, 3, 4)}
PICKED = "window.showDirectoryPicker = () => navigator.storage.getDirectory()"
KEEP = """async files => {
  const root = await navigator.storage.getDirectory()
  await root.getDirectoryHandle('.git', { create: true })
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split('/'), name = folders.pop()
    let folder = root
    for (const step of folders) folder = await folder.getDirectoryHandle(step, { create: true })
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable()
    await file.write(text)
    await file.close()
  }
}"""
# While a file is written, one with another name stands beside it and is gone in the next moment.
KEPT = """async () => {
  const walk = async (folder, path, files) => {
    for await (const [name, handle] of folder.entries())
      if (name.endsWith('.crswap')) throw new DOMException(name, 'NotFoundError')
      else if (handle.kind === 'directory') await walk(handle, `${path}${name}/`, files)
      else files[path + name] = await (await handle.getFile()).text()
    return files
  }
  const root = await navigator.storage.getDirectory()
  for (let tries = 100; ; tries--)
    try { return await walk(root, '', {}) }
    catch (error) {
      if (error.name !== 'NotFoundError' || !tries) throw error
      await new Promise(done => setTimeout(done, 100))
    }
}"""
MAJAKKA = "data/regions/rannikko/places/rantakunta-majakka.yaml"
REGION = "data/regions/rannikko/region.yaml"
COMMENT = "# Majakka, Rantakunta / Fyren, Strandkommun\n\n"
WORDS = {
    "fi": {"local": "paikallisen", "save": "Tallenna", "region": "Rannikko"},
    "sv": {"local": "lokal", "save": "Spara", "region": "Kusten"},
}


KEY, CLICK, LIMIT = 0.3, 3, 120  # seconds: forty words a minute, and finding something and pressing it; what issue 7 allows, reading apart


class Hands:
    """Types and presses as a person does, one key after the other, and counts it."""

    def __init__(self, page):
        self.page, self.keys, self.clicks = page, 0, 0

    @property
    def seconds(self):
        return self.keys * KEY + self.clicks * CLICK

    def types(self, words):
        """And waits as long as a person takes at the very least."""
        self.page.keyboard.type(words)
        self.keys += len(words)
        self.rests()

    def presses(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1
            self.rests()

    def clicks_on(self, what):
        what.click()
        self.clicks += 1
        self.rests()

    def rests(self):
        self.page.evaluate("() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestIdleCallback(done)), 100))")

    def fills(self, **said):
        """One field after the other, by their paths."""
        for path, words in said.items():
            self.goes_to(path)
            self.types(words)

    def chooses(self, path, name):
        """From a list, which the beginning of a name makes short."""
        self.goes_to(path)
        self.presses("Enter")
        self.types(name[:3])
        self.clicks_on(self.page.get_by_role("option", name=name))

    def goes_to(self, path):
        """By Tab. Under a resting pointer a field shows its menu, which is a stop more."""
        for _ in range(6):
            if self.page.evaluate("path => document.activeElement.matches(`[data-key-path=\"${path}\"] :is(input, textarea, [role=combobox])`)", path):
                return
            self.presses("Tab")
        raise AssertionError(f"Tab does not lead to {path}")


@pytest.fixture(scope="module")
def form_host(pages, form_program, once):
    """The small country with its form, on a host of its own that sends its headers."""
    folder = once("form", lambda folder: Site(pages, "", folder, form=Form(*form_program)).write(FRAMES, []))
    with served(folder, Told) as address:
        yield f"{address}/{FOLDER}"


@pytest.fixture
def editor(browser, form_host, root):
    """Gives a page with the form in a language, the files of `root` on its disk; `asked` of the page are the addresses it has wanted from others."""
    contexts = []

    def opened(language: str):
        context = browser.new_context(locale=f"{language}-FI", viewport={"width": 1280, "height": 900})
        contexts.append(context)
        page = context.new_page()
        page.asked, page.errors = [], []
        context.route(lambda url: not url.startswith(form_host.rsplit("/", 2)[0]) and url.startswith("http"), lambda route: (page.asked.append(route.request.url), route.abort()))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.add_init_script(PICKED)
        page.goto(form_host)
        page.evaluate(KEEP, files_of(root))
        page.get_by_role("button").filter(has_text=WORDS[language]["local"]).first.click()
        page.get_by_text(WORDS[language]["region"]).first.wait_for()
        return page

    place, region = root / MAJAKKA, root / REGION
    place.write_text(COMMENT + place.read_text(encoding="utf-8"), encoding="utf-8")
    region.write_text(fair_copy(region.read_text(encoding="utf-8"), Region), encoding="utf-8")
    yield opened
    for context in contexts:
        context.close()


def files_of(root):
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in (root / "data").rglob("*") if path.is_file()}


def saved(page, root, language="fi"):
    """Saves, and brings the disk of the page back to `root`; the files that are other than before, with their text."""
    before = files_of(root)
    page.get_by_role("button", name=WORDS[language]["save"], exact=True).click()
    page.get_by_role("button", name=WORDS[language]["save"], exact=True).wait_for(state="detached")
    after = page.evaluate(KEPT)
    for name, text in after.items():
        (root / name).write_text(text, encoding="utf-8")
    return {name: text for name, text in after.items() if before.get(name) != text}


def open_region(page):
    page.get_by_text(re.compile("^(Rannikko|Kusten)$")).first.click()


def open_majakka(page):
    open_region(page)
    page.get_by_text("Majakka").first.click()


def field(page, path):
    return page.locator(f'[data-key-path="{path}"] input, [data-key-path="{path}"] textarea')


def typed(page, path, words, number=0):
    """Types into a field and goes on once the form has taken it in: a test is quicker than any hand, and what is typed elsewhere meanwhile would bring the field's old text back."""
    box = field(page, path).nth(number)
    for _ in range(5):
        box.fill(words)
        box.press("Tab")
        page.evaluate("() => new Promise(done => setTimeout(() => requestAnimationFrame(() => requestIdleCallback(done)), 500))")
        if box.input_value() == words:
            return
    raise AssertionError(f"{path} does not keep what is typed")


def test_hours_are_changed_and_nothing_else(editor, root):
    """A place is opened, its hours are changed and saved: the file passes the check, its comment stands, and one line is another."""
    page = editor("fi")
    before = (root / MAJAKKA).read_text(encoding="utf-8")
    open_majakka(page)
    typed(page, "hours.1.times", "10-13", 1)
    assert saved(page, root) == {MAJAKKA: before.replace("  - sat: 10-12", "  - sat: 10-13")}
    checked = check(root)
    assert checked.catalogue, [problem.line_for_people("en") for problem in checked.errors]
    assert page.asked == [] and page.errors == []


def test_what_is_saved_is_as_format_would_write_it(editor, root):
    """Byte for byte, also where a key is new."""
    page = editor("fi")
    open_majakka(page)
    typed(page, "hours.1.times", "10-13", 1)
    typed(page, "memo", "Kysy avaimesta.")
    (text,) = saved(page, root).values()
    assert "memo: Kysy avaimesta.\n" in text
    assert fair_copy(text, Place) == text


def test_the_form_speaks_the_editors_language(editor):
    """The program's own words and those of the fields, in Swedish; the texts of both languages side by side."""
    page = editor("sv")
    open_majakka(page)
    page.get_by_text("Öppettider", exact=True).wait_for()
    assert page.get_by_role("button", name="Spara", exact=True).is_visible()
    finnish, swedish = (field(page, f"name.{tongue}").bounding_box() for tongue in ("fi", "sv"))
    assert finnish["y"] == swedish["y"] and finnish["x"] + finnish["width"] <= swedish["x"]
    assert page.asked == [] and page.errors == []


def test_a_wrong_value_is_told_before_it_is_saved(editor, root):
    """A postal code of four digits does not get into the file."""
    page = editor("fi")
    before = files_of(root)
    open_majakka(page)
    typed(page, "postal_code", "0010")
    page.get_by_role("button", name="Tallenna", exact=True).click()
    page.locator('[data-key-path="postal_code"] [aria-invalid=true]').wait_for()
    assert {name: text for name, text in page.evaluate(KEPT).items() if before[name] != text} == {}


def test_what_is_filled_stands_open(editor, root):
    """In the list both names of a place; in the form no bar to unfold, no tick that deletes, days in the editor's words, and dates from a calendar, written as files have them."""
    page = editor("sv")
    before = (root / MAJAKKA).read_text(encoding="utf-8")
    assert page.title().endswith("Redigering")
    open_region(page)
    page.get_by_text("Majakka / Fyren · Rantakunta – Strandkommun").first.click()
    page.locator('[data-key-path="checked.date"] input[type=date]').fill("2026-11-03")
    field(page, "phone.who").or_(field(page, "phone.number")).first.wait_for()
    assert field(page, "hours.0.times").first.input_value() == "ti–to"
    assert field(page, "sources.0.url").count() and page.evaluate("scrollY") == 0, "what stands far below is there before anybody scrolls"
    assert field(page, "checked.by.sv").is_visible() and page.locator("[data-field-type=object] > .field-wrapper > .checkbox").count() == 0
    assert not [bar for bar in page.locator(".wrapper > .header").all() if bar.is_visible()]
    assert saved(page, root, "sv") == {MAJAKKA: before.replace("checked: {date: 2026-10-01", "checked: {date: 2026-11-03")}


@pytest.mark.parametrize(("names", "id", "line"), [({"fi": "Pikkutupa", "sv": "Lillstugan"}, "pikkutupa", "name: {fi: Pikkutupa, sv: Lillstugan}\n"), ({"sv": "Gräsets lekrum"}, "grasets-lekrum", "name: {sv: Gräsets lekrum}\n")], ids=["both", "swedish"])
def test_a_place_is_added(editor, root, names, id, line):
    """Its file gets its name from the municipality and the place, in whatever language it has a name, passes the check, and is the only one that is new."""
    page = editor("fi")
    open_region(page)
    page.get_by_role("button", name="Luo uusi merkintä").first.click()
    page.locator('[data-key-path="sources"]').wait_for(state="attached")
    for tongue, name in names.items():
        typed(page, f"name.{tongue}", name)
    page.locator('[data-key-path="status"]').get_by_role("radio", name="Toiminnassa").click()
    page.locator('[data-key-path="kind"]').get_by_role("radio", name="Kohtaamispaikka").click()
    page.locator('[data-key-path="municipality"] [role=combobox]').click()
    page.get_by_role("option", name="Rantakunta – Strandkommun").click()
    page.locator('[data-key-path="organiser.kind"] [role=combobox]').click()
    page.get_by_role("option", name="seurakunta").click()
    page.locator('[data-key-path="hours"]').get_by_role("button", name="Aukioloaika").last.click()
    page.get_by_role("menuitem", name="Ajat omin sanoin").click()
    typed(page, "hours.0.text", "ma 9–12")
    page.locator('[data-key-path="sources"]').get_by_role("button", name="Lähde").last.click()
    typed(page, "sources.0.url", "https://pikkutupa.example/")
    typed(page, "sources.0.date", "2026-10-01")
    ((name, text),) = saved(page, root).items()
    assert name == f"data/regions/rannikko/places/rantakunta-{id}.yaml"
    assert line in text and "hours:\n  - ma 9–12\n" in text
    assert [problem.line_for_people("en") for problem in check(root).errors] == []


NEW = {
    "fi": {"create": "Luo uusi merkintä", "kind": "Kohtaamispaikka", "organiser": "seurakunta", "today": "Tänään", "lacking": "Nimi puuttuu."},
    "sv": {"create": "Skapa ny post", "kind": "Mötesplats", "organiser": "församling", "today": "Idag", "lacking": "Namnet saknas."},
}  # fmt: skip

def by_hand(page, language):
    """A whole place with what its door says, as a person types it."""
    words, hands = NEW[language], Hands(page)
    hands.clicks_on(page.get_by_text(re.compile("^(Rannikko|Kusten)$")).first)
    hands.clicks_on(page.get_by_role("button", name=words["create"]).first)
    hands.clicks_on(field(page, "name.fi"))
    hands.fills(**{"name.fi": "Pikkutupa", "name.sv": "Lillstugan"})
    hands.clicks_on(page.locator('[data-key-path="kind"]').get_by_role("radio", name=words["kind"]))
    hands.chooses("municipality", "Rantakunta – Strandkommun")
    hands.fills(**{"street.fi": "Rantatie 3", "street.sv": "Strandvägen 3", "postal_code": "00100", "website.fi": "https://pikkutupa.example/"})
    hands.clicks_on(field(page, "hours.0.text"))
    hands.fills(**{"hours.0.text": "ti–pe 9–14; la 10–12", "phone.number": "000 000 0000"})
    hands.clicks_on(field(page, "summary.fi"))
    hands.fills(**{"summary.fi": "Maanantain kahvila pienille lapsille ja heidän aikuisilleen.", "summary.sv": "Måndagscafé för små barn och deras vuxna."})
    hands.chooses("organiser.kind", words["organiser"])
    hands.fills(**{"organiser.name.fi": "Rantakunnan seurakunta", "organiser.name.sv": "Strandkommuns församling"})
    hands.clicks_on(page.locator('[data-key-path="checked.date"]').get_by_role("button", name=words["today"]))
    return hands


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_place_is_added_in_under_two_minutes(editor, root, language):
    """With everything its door says, in both languages, and a sentence for lists: what every new place says stands together, and nothing is typed twice."""
    page = editor(language)
    hands = by_hand(page, language)
    hands.clicks += 1  # on the button that saves
    ((name, _),) = saved(page, root, language).items()
    assert name == "data/regions/rannikko/places/rantakunta-pikkutupa.yaml"
    assert hands.seconds < LIMIT, f"{hands.clicks} clicks and {hands.keys} keys"
    checked = check(root)
    assert [problem.line_for_people("en") for problem in checked.errors] == []
    place = checked.catalogue.places["rantakunta-pikkutupa"]
    assert (place.kind, place.status, place.street.sv, place.postal_code, place.phone.number) == ("meeting-place", "active", "Strandvägen 3", "00100", "000 000 0000")
    assert (len(place.hours), place.summary.fi[:9], place.checked.by, place.sources[0].url) == (2, "Maanantai", place.organiser.name, place.website.fi)


def test_a_place_without_a_name_is_not_saved(editor, root):
    """In whatever language; the form says why, and there is no new file."""
    page = editor("sv")
    before = files_of(root)
    open_region(page)
    page.get_by_role("button", name=NEW["sv"]["create"]).first.click()
    typed(page, "postal_code", "00100")
    page.locator('[data-key-path="kind"]').get_by_role("radio", name=NEW["sv"]["kind"]).click()
    page.locator('[data-key-path="municipality"] [role=combobox]').click()
    page.get_by_role("option", name="Rantakunta – Strandkommun").click()
    page.locator('[data-key-path="organiser.kind"] [role=combobox]').click()
    page.get_by_role("option", name="församling").click()
    page.get_by_role("button", name=WORDS["sv"]["save"], exact=True).click()
    page.get_by_text(NEW["sv"]["lacking"]).wait_for()
    assert {name: text for name, text in page.evaluate(KEPT).items() if before.get(name) != text} == {}


def test_a_contact_of_a_region_is_changed_and_nothing_else(editor, root):
    """All contacts of a region are in one list, by their names; the file gets the new number and who checked it, as format would write it."""
    page = editor("fi")
    before = (root / REGION).read_text(encoding="utf-8")
    page.get_by_text("Alueiden yhteystiedot", exact=True).first.click()
    page.get_by_text("Alueiden yhteystiedot", exact=True).nth(1).wait_for()  # above its list
    page.get_by_text("Rannikko", exact=True).nth(1).click()  # the first one stands for its places
    page.get_by_text("Neuvonta / Rådgivning · 000 000 0001").wait_for()
    page.locator('[data-key-path="contacts"]').get_by_role("button", name="Näytä", exact=True).click()
    typed(page, "contacts.0.phone", "000 000 0002")
    page.locator('[data-key-path="contacts.0.checked.date"] input[type=date]').fill("2026-11-03")
    typed(page, "contacts.0.checked.by.fi", "Rannikon alue")
    ((name, text),) = saved(page, root).items()
    assert name == REGION
    assert text == before.replace("000 000 0001\n", "000 000 0002\n    checked: {date: 2026-11-03, by: {fi: Rannikon alue}}\n") == fair_copy(text, Region)
    assert page.asked == [] and page.errors == []
