"""The form for editors: its fields are the model's, its settings those of the publisher, and its program asks no other host for anything."""

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml

from perhekeskus.faircopy import fair_copy
from perhekeskus.form import FOLDER, Fields, Form
from perhekeskus.frames import PARTS, Frame, mark
from perhekeskus.model import Contact, Place, Region, keys_of
from perhekeskus.output import Site
from perhekeskus.pages import Pages
from perhekeskus.reading import parse
from perhekeskus.schema import field_words
from perhekeskus.urls import Addresses

ROOT = Path(__file__).parent.parent
FRAMES = {(language, depth): Frame.of("".join(map(mark, PARTS))) for language in ("fi", "sv") for depth in (1, 2, 3, 4)}


@pytest.fixture(scope="session")
def form(form_program):
    return Form(*form_program)


@pytest.fixture(scope="module")
def built(pages, tmp_path_factory, form):
    """The small country with its form. Not to be changed."""
    folder = tmp_path_factory.mktemp("form")
    Site(pages, "https://perhe.example/a/", folder, form=form).write(FRAMES, [])
    return folder


@pytest.fixture(scope="module", params=["fi", "sv"])
def fields(request, catalogue):
    return Fields(catalogue, request.param)


def by_name(fields):
    return {field["name"]: field for field in fields}


def test_every_key_of_a_place_has_its_field(fields):
    """What every new place says stands first, in the order in which people tell of it; files have their own."""
    assert set(by_name(fields.place)) == set(keys_of(Place)) == set(fields.order)
    assert [field["name"] for field in fields.place][:8] == ["name", "status", "kind", "municipality", "street", "postal_code", "website", "hours"]
    assert fields.order[0] == "kind" and fields.order[-3:] == ["checked", "check_every", "sources"]


def test_values_are_choices_in_the_editors_language(fields):
    """A code is chosen by what readers see for it, a service by its name."""
    named = by_name(fields.place)
    open_now = {"fi": "Toiminnassa", "sv": "I gång"}[fields.language]
    assert {"value": "active", "label": open_now} in named["status"]["options"]
    assert named["services"]["multiple"] and {option["value"] for option in named["services"]["options"]} == set(fields.catalogue.services)
    assert not [option for option in named["services"]["options"] if option["label"] == option["value"]]


def test_a_text_has_a_field_for_each_language(fields):
    """Neither has to be filled, because the check knows where both are needed."""
    for name in ("street", "summary", "note"):
        assert [(field["name"], field["required"]) for field in by_name(fields.place)[name]["fields"]] == [("fi", False), ("sv", False)]


def flat(words, before=""):
    """Keys as 'status.draft'."""
    return {name: said for key, part in words.items() for name, said in (flat(part, f"{before}{key}.").items() if isinstance(part, dict) else [(before + key, part)])}


def every(fields):
    """All fields, those inside of others among them."""
    for field in fields:
        yield field
        yield from every(field.get("fields", []))
        yield from every(field.get("types", []))


def test_words_of_fields_are_whole():
    """A comma without quotation marks would end a hint in the middle and leave a stray key."""
    for noun, fields in field_words().items():
        for key, words in fields.items():
            assert set(words) - {"hint", "in_form", "one", "codes"} == {"fi", "sv"}, (noun, key)
            assert all(set(words[part]) == {"fi", "sv"} and all(words[part].values()) for part in ("hint", "in_form", "one") if part in words), (noun, key)


def test_nothing_is_folded_and_nothing_has_a_tick(fields):
    """What is folded is what somebody came to correct; the tick beside an optional object deletes what it holds."""
    for field in every(fields.place):
        assert "collapsed" not in field
        assert field.get("widget") != "object" or field.get("required", True), field["name"]


def test_what_may_be_left_out_may_be_left_blank(fields):
    """An object stands open whether it is needed or not; only in one that is needed something has to be filled."""
    named = by_name(fields.place)
    assert [field["name"] for key in ("phone", "cost", "checked", "check_every") for field in every(named[key]["fields"]) if field["required"] and field["widget"] != "object"] == []
    assert [field["name"] for field in named["organiser"]["fields"] if field["required"]] == ["kind", "name"]


def test_a_whole_date_is_chosen_from_a_calendar(fields):
    """And written as files have it; a source may know only the year."""
    named = by_name(fields.place)
    dates = [by_name(named["checked"]["fields"])["date"], *(by_name(named["exceptions"]["fields"])[key] for key in ("date", "from", "to"))]
    assert {(date["widget"], date["type"], date["format"]) for date in dates} == {("datetime", "date", "YYYY-MM-DD")}
    assert {by_name(named["sources"]["fields"])["date"]["widget"], named["since"]["widget"]} == {"string"}


@pytest.mark.parametrize(("written", "taken"), [("2026-10-28", True), ("2026", True), ("undated", True), ("28.10.2026", True), ("1.9.2026", True), ("10.2026", True), ("28.10.", False), ("syksyllä", False)])
def test_a_date_is_taken_as_people_write_it(fields, written, taken):
    """In the fields that are typed; the file gets it as files have it."""
    pattern, _ = by_name(by_name(fields.place)["sources"]["fields"])["date"]["pattern"]
    assert bool(re.search(pattern, written)) == taken


def test_a_new_place_begins_with_what_most_places_say(fields):
    """That it is open, and a row for hours in one's own words; a region with one municipality needs no choice. What kind of place it is nobody guesses."""
    named = by_name(fields.place)
    assert named["status"]["default"] == "active"
    assert named["hours"]["default"] == [{"form": "words", "text": ""}]
    assert "default" not in named["kind"]
    assert not named["sources"]["required"] and not by_name(named["sources"]["fields"])["date"]["required"]


def test_no_hint_sends_to_a_file(fields):
    """Who chooses from a list need not know in which file the codes stand."""
    assert not [field for field in every(fields.place) if re.search(r"[.]yaml|kansio|mappen", field.get("hint", "")) or field["widget"] == "datetime" and re.search(r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", field.get("hint", ""))]
    assert {"hint"} <= set(by_name(by_name(fields.place)["exceptions"]["fields"])["date"])


def test_a_list_names_one_of_its_rows(fields):
    """'Lisää Lähde', not 'Lisää Lähteet'."""
    one = {"fi": ["Aukioloaika", "Poikkeus", "Lähde"], "sv": ["Öppettid", "Undantag", "Källa"]}[fields.language]
    assert [by_name(fields.place)[key]["label_singular"] for key in ("hours", "exceptions", "sources")] == one
    assert not [field["name"] for field in fields.place if field["widget"] == "list" and "label_singular" not in field]


def test_a_place_is_named_in_whatever_language_it_has_a_name(fields):
    """In its id and in the list."""
    for collection in fields.collections():
        assert collection["slug"]["template"] == "{{municipality}}-{{name.fi | default('{{name.sv}}') | default('{{name.en}}')}}"
        assert all(f"name.{tongue}" in collection["summary"] for tongue in ("fi", "sv", "en"))
        assert collection["sortable_fields"]["default"]["field"] == "municipality"


def test_each_region_has_its_places(fields):
    """And its own municipalities, one choice for each with both names, so that the id of a place does not depend on which one is picked."""
    collections = by_name(fields.collections())
    assert set(collections) == set(fields.catalogue.regions)
    assert collections["rannikko"]["folder"] == "data/regions/rannikko/places"
    named = {option["value"]: option["label"] for option in collections["rannikko"]["within"]["municipality"]}
    assert named["Rantakunta"] == "Rantakunta – Strandkommun" and "Strandkommun" not in named
    assert "Järvelä" not in named


def test_contacts_of_regions_stand_together(fields):
    """A file for each region that has some; of a contact what changes, and none comes or goes."""
    files = fields.regions()["files"]
    assert {file["name"] for file in files} == {id for id, region in fields.catalogue.regions.items() if region.contacts}
    assert all(file["file"] == f"data/regions/{file['name']}/region.yaml" for file in files)
    (contacts,) = fields.contacts
    assert {"phone", "website", "hours", "checked"} < set(by_name(contacts["fields"])) < set(keys_of(Contact))
    assert not contacts["allow_add"] and not contacts["allow_remove"]


def test_changes_go_the_way_of_a_pull_request(form):
    """To the repository that the publisher names; without a service that signs editors in, by a token."""
    there = Form(form.modules, form.own, "gitlab:perhe/tiedot").backend
    assert (there["name"], there["repo"], there["auth_methods"]) == ("gitlab", "perhe/tiedot", ["token"])
    signed = Form(form.modules, form.own, "perhe/tiedot", "https://sign.example").backend
    assert (signed["name"], signed["base_url"], signed["open_authoring"]) == ("github", "https://sign.example", True)


@pytest.mark.parametrize(("repository", "hosts"), [("", set()), ("perhe/tiedot", {"https://api.github.com"}), ("gitlab:perhe/tiedot", {"https://gitlab.com"})])
def test_only_the_host_of_the_repository_is_asked(form, repository, hosts):
    """Whatever the program would like to fetch from elsewhere, its page does not let it."""
    assert set(re.findall(r"https?://[^ ;]+", Form(form.modules, form.own, repository).policy)) == hosts


def test_the_page_stands_beside_the_site(built):
    """No page leads there, no search engine is to, and it is in no sitemap."""
    page = (built / FOLDER / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex">' in page and "Content-Security-Policy" in page
    others = [path for path in built.rglob("*") if path.is_file() and path.suffix in (".html", ".xml") and FOLDER not in path.as_posix()]
    assert len(others) > 50
    assert not [path for path in others if re.search(rb'="(?:\.\./|https?://[^/"]*/)*toimitus/', path.read_bytes())]  # fi/toimitus/ is the corner of reports


@pytest.mark.parametrize("where", ["", FOLDER + "index.html"])
def test_reports_and_the_form_lead_to_each_other(form, catalogue, where):
    """Where the form is built; an ordinary site has no link to nowhere."""
    pages = Pages(catalogue, Addresses.of(catalogue), date(2026, 11, 3), form=where)
    for language in ("fi", "sv"):
        assert ('href="../../toimitus/index.html"' in pages.page(("desk", "desk"), language).body) == bool(where)
    config = json.loads(form.files(catalogue)[FOLDER + "form-sv.json"]())["config"]
    assert (config["display_url"], config["app_title"]) == ("../sv/redaktion/", "Redigering")


def test_the_program_finds_at_home_what_it_would_fetch_elsewhere(built):
    """Its words in both languages and its icons; no typeface comes from another host."""
    program = (built / FOLDER / "cms" / "sveltia-cms.mjs").read_text(encoding="utf-8")
    assert "https://unpkg.com/@sveltia/cms" not in program and "cdn.jsdelivr.net" not in program
    assert program.count(".normalize(`NFD`).replace(/\\p{M}/gu,``),{locale:") == 1  # in ids ä is a
    (words,) = (built / FOLDER).glob("cms@*/locales/sv.json")
    assert f"{words.parts[-3][4:]}" == json.loads((built / FOLDER / "cms" / "package.json").read_text(encoding="utf-8"))["version"]
    assert "url(icons.woff2)" in program and (built / FOLDER / "icons.woff2").stat().st_size > 100_000


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_program_speaks_the_editors_language_throughout(form, built, language):
    """Ours are the words that it lacks, and two that would mislead; without them are only those for who sets it up, and for pictures."""
    own, english = (flat(json.loads((form.modules / "@sveltia/cms/locales" / f"{name}.json").read_text(encoding="utf-8"))) for name in (language, "en-US"))
    (path,) = built.glob(f"toimitus/cms@*/locales/{language}.json")
    said, ours = flat(json.loads(path.read_text(encoding="utf-8"))), yaml.safe_load((form.own / "words.yaml").read_text(encoding="utf-8"))
    assert said == own | {key: words[language] for key, words in ours.items()}
    assert set(ours) & set(own) == {"saving_entry.error.title", "saving_entry.error.description"} and set(ours) <= set(english)
    assert [key for key in ours if set(re.findall(r"[$]\w+", said[key])) != set(re.findall(r"[$]\w+", english[key]))] == []
    assert not [key for key in set(english) - set(said) if not re.match(r"config\.|cloud_storage\.|assets_dialog\.|relation_field\.", key) and not re.search(r"folder|asset|referenc|file|image", key)]


def test_a_host_says_other_rules_for_the_form(built):
    """Two policies for one page would both hold, and the form would not start."""
    headers = (built / "_headers").read_text(encoding="utf-8")
    said = dict(re.findall(r"^(/\S*)\n  Content-Security-Policy: (.*)$", headers, re.MULTILINE))
    assert "unsafe-inline" in said["/a/toimitus/*"]
    assert "/a/*" not in said and {"/a/", "/a/fi/*", "/a/assets/*"} <= set(said)
    assert not [pattern for pattern, rules in said.items() if "unsafe" in rules and "toimitus" not in pattern]
    assert "location /a/toimitus/ {" in (built / "_nginx.conf").read_text(encoding="utf-8")


def test_a_site_without_the_form_has_nothing_of_it(pages, tmp_path):
    """An ordinary build needs no npm."""
    Site(pages, "", tmp_path).write(FRAMES, [])
    assert not (tmp_path / FOLDER).exists()
    assert "toimitus" not in (tmp_path / "_headers").read_text(encoding="utf-8")


# ---------------------------------------------------------------- files and fields, in Node

node = pytest.mark.skipif(not shutil.which("node"), reason="no Node here: it comes with npm")
SCRIPT = """
import { readFileSync } from 'fs'
const [{ read, written }, { shapes }, { completed, lacking }] = await Promise.all(['manuscript.js', 'shapes.js', 'completion.js'].map(name => import(process.argv[1] + name)))
const form = JSON.parse(readFileSync(process.argv[1] + 'form-fi.json')), shape = shapes(form)
const filled = (value, fields) => fields.reduce((all, field) => ({ ...all, [field.name]: fill(all[field.name], field) }), { ...value })
const fill = (value, field) =>
  field.widget === 'object' ? value && filled(value, field.fields)
  : field.types ? (value ?? []).map(row => filled(row, field.types.find(({ name }) => name === row.form).fields))
  : field.widget === 'list' && field.fields ? (value ?? []).map(row => filled(row, field.fields))
  : value ?? (field.widget === 'list' || field.multiple ? [] : field.widget === 'keyvalue' ? {} : '')
const changes = { ...JSON.parse(process.argv[2]) }
const texts = JSON.parse(readFileSync(0)).map(text => {
  const value = filled(shape.shown(read(text)), form.fields)
  for (const [path, part] of Object.entries(changes)) {
    const keys = path.split('/'), last = keys.pop()
    keys.reduce((at, key) => (at[key] ??= {}), value)[last] = part
  }
  const place = completed(shape.said(value, text ? read(text) : {}), !text)
  return changes.lacking ? lacking(place, form.lacking) ?? null : written(text, place, form.order)
})
console.log(JSON.stringify(texts))
"""


@pytest.fixture(scope="session")
def through_the_form(form, catalogue, tmp_path_factory):
    """Gives texts of places as the form would save them, after some of its fields got other values; a field nobody has filled is blank, as the CMS has it."""
    folder = tmp_path_factory.mktemp("form")
    for file, make in form.files(catalogue).items():
        if file.endswith(".js") or file.endswith(".json"):
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(make())
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")

    def saved(texts, changes, script=SCRIPT):
        done = subprocess.run(["node", "--input-type=module", "-e", script, f"{folder}/{FOLDER}", json.dumps(changes)], input=json.dumps(texts), capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return saved


TEXT = """\
# Majakka, Rantakunta

kind: meeting-place
name: Majakka
status: active
# the old street stays in the memory of the town
street: Rantatie 1
cost: free
hours:
  - ti–pe 9–14   # as on the door
  - mon: 9-12
    season: school-term
    weeks: first, third
checked: null                  # nobody yet
sources: [{url: https://majakka.example/, date: 2026-10-01}]
"""


def changed_lines(before, after):
    before, after = before.split("\n"), after.split("\n")
    return [line for line in before if line not in after], [line for line in after if line not in before]


CONTACTS = """
const { contacts } = await import(process.argv[1] + 'contacts.js'), { completed } = await import(process.argv[1] + 'completion.js'), { read, written } = await import(process.argv[1] + 'manuscript.js')
const { readFileSync } = await import('fs'), form = JSON.parse(readFileSync(process.argv[1] + 'form-fi.json')), of = contacts(form)
const texts = JSON.parse(readFileSync(0)).map(text => {
  const value = JSON.parse(JSON.stringify(of.shown(read(text))))
  value.contacts.forEach(contact => Object.assign(contact, JSON.parse(process.argv[2])))
  return written(text, of.said(value, read(text), contact => completed(contact, false)), [], { contacts: form.contacts.order })
})
console.log(JSON.stringify(texts))
"""


@pytest.fixture(scope="session")
def regions():
    """The texts of all files of regions that have contacts."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "regions").glob("*/region.yaml"))]
    return [text for text in texts if re.search("^contacts:", text, re.MULTILINE)]


@node
@pytest.mark.parametrize("changes", [{}, {"phone": "06 000 0000"}, {"checked": {"date": "2026-11-03", "by": {"fi": "Alue", "sv": "Området"}}}, {"hours": {"fi": "arkisin 9–15", "sv": "vardagar 9–15"}, "website": {"fi": "https://alue.example/", "sv": "https://omrade.example/"}}], ids=["nothing", "phone", "checked", "more"])
def test_contacts_of_a_region_are_changed_and_nothing_else(through_the_form, regions, changes):
    """In every real file, with its comments and folded texts, as format would write it."""
    after = through_the_form(regions, changes, CONTACTS)
    assert after == [fair_copy(text, Region) for text in after]
    if not changes:
        assert after == regions
    for old, new in zip(regions, after):
        assert len(changes) > 1 or not [line for line in sum(changed_lines(old, new), []) if not re.match(rf"(?:  - |    ){next(iter(changes), ' ')}: ", line)]
        before, now = (parse(text, "").data for text in (old, new))
        assert {**now, "contacts": None} == {**before, "contacts": None}
        assert [{**contact, **changes} for contact in before["contacts"]] == now["contacts"]


@node
def test_what_nobody_changes_stays_letter_by_letter(through_the_form, real_places):
    """Every place of the real data and of the example goes through the form and comes back as it was, comments and all."""
    texts = [path.read_text(encoding="utf-8") for path in real_places]
    assert len(texts) > 200
    back = through_the_form([*texts, TEXT], {})
    assert [path for path, before, after in zip([*real_places, "TEXT"], [*texts, TEXT], back) if before != after] == []


@node
@pytest.mark.parametrize(
    ("changes", "gone", "new"),
    [
        ({"hours/0/text": "ti–pe 9–15"}, ["  - ti–pe 9–14   # as on the door"], ["  - ti–pe 9–15   # as on the door"]),
        ({"street": {"fi": "Rantatie 2", "sv": "Strandvägen 2"}}, ["street: Rantatie 1"], ["street: {fi: Rantatie 2, sv: Strandvägen 2}"]),
        ({"street": {"fi": "Rantatie 2", "sv": "Rantatie 2"}}, ["street: Rantatie 1"], ["street: Rantatie 2"]),
        ({"cost/code": "fee"}, ["cost: free"], ["cost: fee"]),
        ({"cost/note": {"fi": "Kahvi: 1 €", "sv": ""}}, ["cost: free"], ['cost: {code: free, note: {fi: "Kahvi: 1 €"}}']),
        ({"hours/1/weeks": ["first"]}, ["    weeks: first, third"], ["    weeks: [first]"]),
        ({"hours/1/season": {"term": "", "from": "2027-01-07", "to": "2027-05-28"}}, ["    season: school-term"], ["    season: {from: 2027-01-07, to: 2027-05-28}"]),
        ({"checked": {"date": "2026-11-03", "by": {"fi": "Seurakunta", "sv": "Församlingen"}}}, ["checked: null                  # nobody yet"], ["checked: {date: 2026-11-03, by: {fi: Seurakunta, sv: Församlingen}}"]),
        ({"postal_code": "00100"}, [], ["postal_code: 00100"]),
        ({"memo": "null"}, [], ['memo: "null"']),
        ({"exceptions": [{"date": "2026-12-04", "closed": {"fi": "koulutus", "sv": "utbildning"}, "open": ""}]}, [], ["exceptions:", "  - {date: 2026-12-04, closed: {fi: koulutus, sv: utbildning}}"]),
        ({"coordinates": {"latitude": "60.17", "longitude": "24.95"}}, [], ["coordinates: {latitude: 60.17, longitude: 24.95}"]),
        ({"cost": None}, ["cost: free"], []),
        ({"hours/1/times/ma": "9-13"}, ["  - mon: 9-12"], ["  - mon: 9-13"]),
    ],
)  # fmt: skip
def test_a_change_changes_its_own_lines(through_the_form, changes, gone, new):
    """And is written as files of the house are."""
    (after,) = through_the_form([TEXT], changes)
    assert changed_lines(TEXT, after) == (gone, new)


@node
def test_a_municipality_keeps_the_name_its_file_has(through_the_form):
    """The form chooses by the Finnish one; a file with the Swedish one stays as it is until another municipality is chosen."""
    text = TEXT.replace("status:", "municipality: Strandkommun\nstatus:")
    (same,) = through_the_form([text], {"memo": "Soita."})
    (other,) = through_the_form([text], {"municipality": "Saari"})
    assert "municipality: Strandkommun\n" in same
    assert changed_lines(text, other) == (["municipality: Strandkommun"], ["municipality: Saari"])


@node
def test_a_day_keeps_the_word_its_file_has(through_the_form):
    """Days are shown in the editor's words; one written in another language stays so when its times change."""
    text = TEXT.replace("- mon:", "- må:")
    (after,) = through_the_form([text], {"hours/1/times/må": "9-13"})
    assert changed_lines(text, after) == (["  - må: 9-12"], ["  - må: 9-13"])


@node
def test_a_new_key_stands_where_files_have_it(through_the_form):
    """Not at the end, where the next editor would not look for it."""
    (after,) = through_the_form([TEXT], {"postal_code": "00100", "memo": "Soita."})
    keys = re.findall(r"^([\w-]+):", after, re.MULTILINE)
    assert keys == ["kind", "name", "status", "street", "postal_code", "cost", "hours", "memo", "checked", "sources"]


@node
def test_a_new_place_is_written_whole(through_the_form):
    """In the order of files, without what was left blank."""
    (text,) = through_the_form([""], {"kind": "meeting-place", "name": {"fi": "Tupa", "sv": "Stugan"}, "status": "active", "hours": [{"form": "days", "times": {"ti–to": "9-12"}}], "sources": [{"url": "https://tupa.example/", "date": "2026-11-03"}]})
    assert text == "kind: meeting-place\nname: {fi: Tupa, sv: Stugan}\nstatus: active\nhours:\n  - tue-thu: 9-12\nsources:\n  - {url: https://tupa.example/, date: 2026-11-03}\n"


NEW = {"kind": "meeting-place", "name": {"fi": "Tupa", "sv": "Stugan"}, "status": "active", "organiser": {"kind": "parish", "name": {"fi": "Seurakunta", "sv": "Församlingen"}}, "website": {"fi": "https://tupa.example/"}, "hours": [{"form": "words", "text": "ti–pe 9–14; la 10–12"}]}


@node
def test_what_follows_from_the_rest_is_not_typed_again(through_the_form):
    """The place's own page is the source, without a date; who arranges it has checked it; hours of a line are as many rows as it has."""
    (text,) = through_the_form([""], NEW | {"checked": {"date": "2026-11-03"}})
    assert "hours:\n  - ti–pe 9–14\n  - la 10–12\n" in text
    assert "checked: {date: 2026-11-03, by: {fi: Seurakunta, sv: Församlingen}}\n" in text
    assert "sources:\n  - {url: https://tupa.example/, date: undated}\n" in text


@node
def test_what_is_typed_counts(through_the_form):
    """Another organisation, another source, and its date as people write it."""
    (text,) = through_the_form([""], NEW | {"checked": {"date": "2026-11-03", "by": {"fi": "Kunta", "sv": "Kommunen"}}, "sources": [{"url": "https://kunta.example/", "date": "3.11.2026"}, {"url": "https://b.example/", "date": " 9.2026"}], "since": "1.8.2021"})
    assert "by: {fi: Kunta, sv: Kommunen}}\n" in text and "since: 2021-08-01\n" in text
    assert "sources:\n  - {url: https://kunta.example/, date: 2026-11-03}\n  - {url: https://b.example/, date: 2026-09}\n" in text


@node
def test_a_blank_row_is_no_row(through_the_form):
    """Nobody has to take away what stood there for the hours."""
    (text,) = through_the_form([""], NEW | {"hours": [{"form": "words", "text": ""}, {"form": "days", "times": {"ma": ""}}]})
    assert "hours" not in text


@node
@pytest.mark.parametrize(
    ("text", "changes", "words"),
    [
        ("", {}, None),
        ("", {"name": {"fi": "", "sv": "Stugan"}}, None),
        ("", {"name": {"fi": "", "sv": ""}}, "Nimi puuttuu."),
        ("", {"website": {}}, "Lähde puuttuu."),
        ("", {"checked": {"by": {"fi": "Kunta"}}}, "Tarkistus on kesken."),
        ("", {"checked": {"date": "2026-11-03"}, "organiser": {"kind": "parish"}}, "Tarkistus on kesken."),
        (TEXT, {"checked": {"date": "2026-11-03"}}, "Tarkistus on kesken."),
        (TEXT, {"name": {"fi": "", "sv": ""}}, "Nimi puuttuu."),
    ],
)
def test_a_place_is_not_saved_without_what_every_place_has(through_the_form, text, changes, words):
    """A name in whatever language, a source, and a check that is whole: who arranges it is taken for the one who checked only where the place is new."""
    (told,) = through_the_form([text], ({} if text else NEW) | changes | {"lacking": True})
    assert (told or "").startswith(words) if words else told is None
