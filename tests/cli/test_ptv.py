"""`perhekeskus ptv`: fetched, compared, proposed, checked and built; and whatever kills it, nothing is lost."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import date

import pytest
from misbehaving import serving
from ptvrecords import block, hour, identity, location, many, organisation, week
from ptvserver import KEY, PtvServer

from perhekeskus.checking import check
from perhekeskus.cli import main
from perhekeskus.frames import PARTS, Frame, mark
from perhekeskus.keeping import save
from perhekeskus.output import Site
from perhekeskus.pages import Pages
from perhekeskus.turns import Busy
from perhekeskus.urls import Addresses

LIGHTHOUSE = "data/regions/rannikko/places/rantakunta-majakka.yaml"
FRAMES = {(language, depth): Frame.of("".join(map(mark, PARTS))) for language in ("fi", "sv") for depth in (1, 2, 3, 4)}
TOWNS = [(f"{910 + number}", f"Kylä {name}", f"91{number:03}") for number, name in enumerate("Aada Bea Cia Doris Elsa Fanni Greta Hilma Inga Julia Kerttu Lempi Maija Nelli Oili Pihla Ritva Saara Tilda Ulla".split())]


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    """Whoever runs the tests may have a language, or a key of their own."""
    for name in ("PERHEKESKUS_LANGUAGE", "PTV_API_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PTV_API_KEY", KEY)


@pytest.fixture
def ptv_root(root):
    """The small country with a class of service and some more municipalities."""
    services = root / "data" / "services.yaml"
    services.write_text(services.read_text(encoding="utf-8").replace("group: health", "group: health\n  ptv_class: P5.2", 1), encoding="utf-8")
    with (root / "data" / "municipalities.csv").open("a", encoding="utf-8") as register:
        register.writelines(f"{code},{name},{name},{'rannikko' if int(code) % 2 else 'sisamaa'},fi,61.0,25.0,Rantamaa,Strandlandet\n" for code, name, _ in TOWNS)
    return root


@pytest.fixture
def server():
    postal = {postal: name.upper() for _, name, postal in TOWNS}
    with serving(PtvServer(organisations=[organisation(0)], postal={"00100": "RANTAKUNTA", **postal})) as server:
        yield server


@pytest.fixture
def ptv(ptv_root, server):
    """Runs a step in English."""

    def run(step, *arguments):
        there = ("--base", server.base, "--delay", "0") if step == "fetch" else ()
        return main(["ptv", step, "--root", str(ptv_root), "--language", "en", *there, *arguments])

    return run


def files_in(root):
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in (root / "data").rglob("[!.]*") if path.is_file()}


def test_many_places_from_the_catalogue_to_the_site(ptv_root, server, ptv, capsys, tmp_path):
    """In two pages of the catalogue: fetched, compared, proposed, checked and built; the second time nothing changes."""
    server.places = list(many(120, TOWNS))
    assert ptv("fetch") == 0 and ptv("compare") == 0 and ptv("propose") == 0
    assert capsys.readouterr().err.splitlines() == [f"Fetched. Service locations: 120, in {ptv_root}/build/ptv/kept.", "The same places: 0, differences: 0, perhaps the same: 0, withdrawn: 0.", "Written: 120, left for you to decide: 0."]
    checked = check(ptv_root, today=date(2026, 11, 3))
    assert not checked.errors and len(checked.catalogue.places) == 123
    Site(Pages(checked.catalogue, Addresses.of(checked.catalogue), date(2026, 11, 3)), "https://perhe.example/", tmp_path / "site").write(FRAMES, [])
    assert len(list((tmp_path / "site/fi/paikat").glob("*/index.html"))) == 123
    before = files_in(ptv_root)
    assert ptv("fetch") == 0 and ptv("propose") == 0 and ptv("compare") == 0
    assert files_in(ptv_root) == before
    assert capsys.readouterr().err.splitlines()[1:] == ["Written: 0, left for you to decide: 0.", "The same places: 120, differences: 0, perhaps the same: 0, withdrawn: 0."]


def mark_lighthouse(root):
    path = root / LIGHTHOUSE
    path.write_text(path.read_text(encoding="utf-8") + f"ptv: {{id: {identity(1)}}}\n", encoding="utf-8")


def test_differences_are_told_with_file_and_line(ptv_root, server, ptv, capsys):
    """And end with 1; nothing is written."""
    mark_lighthouse(ptv_root)
    server.places, server.archived = [location(1, {"fi": "Majakka", "sv": "Fyren"}, street={"fi": "Rantatie", "sv": "Strandvägen"}, postal="00200", contactEmails=[{"email": "maija.meikalainen@kunta.test"}])], [identity(1)]
    ptv("fetch")
    before = files_in(ptv_root)
    assert ptv("compare") == 1
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        f"{LIGHTHOUSE}:6: postal code: 00100 – in the catalogue 00200", f"{LIGHTHOUSE}:1: point on the map: missing, in the catalogue [60.16871, 24.93016]", f"{LIGHTHOUSE}:1: languages of service: missing, in the catalogue [fi, sv]",
        f"  Majakka ({identity(1)}): somebody's own contact was left out (e-mail)", f"{LIGHTHOUSE}: the service location {identity(1)} has been withdrawn from the catalogue. See whether the place has closed.",
    ]  # fmt: skip
    assert err.splitlines()[-1] == "The same places: 1, differences: 3, perhaps the same: 0, withdrawn: 1."
    assert files_in(ptv_root) == before


@pytest.mark.parametrize(("names", "withdrawn", "code", "told"), [((), (), 0, "perhaps the same: 0, withdrawn: 0"), (("Majakka",), (), 1, "perhaps the same: 1, withdrawn: 0"), (("Tupa",), (), 0, "perhaps the same: 0, withdrawn: 0"), ((), (9,), 1, "perhaps the same: 0, withdrawn: 1"), ((), (8,), 0, "perhaps the same: 0, withdrawn: 0")])
def test_whatever_is_to_be_looked_at_ends_with_1(ptv_root, server, ptv, capsys, names, withdrawn, code, told):
    """A place that may be ours, or one of ours that is withdrawn; not one that would be new, nor one that was never ours."""
    path = ptv_root / "data/regions/sisamaa/places/jarvela-laituri.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"ptv: {{id: {identity(9)}}}\n", encoding="utf-8")
    server.places, server.archived = [location(1, {"fi": name}) for name in names], [identity(number) for number in withdrawn]
    ptv("fetch")
    assert ptv("compare") == code
    assert capsys.readouterr().err.endswith(f"The same places: 0, differences: 0, {told}.\n")


def test_differences_as_data(ptv_root, server, ptv, capsys):
    """For programs: keys as files have them."""
    mark_lighthouse(ptv_root)
    server.places = [location(1, {"fi": "Majakka"}, street={"fi": "Rantatie"}, postal="00200"), location(2, {"fi": "Majakka"})]
    ptv("fetch")
    capsys.readouterr()
    assert ptv("compare", "--format", "json") == 1
    ours, perhaps = json.loads(capsys.readouterr().out)["findings"]
    assert (ours["place"], ours["match"], perhaps["place"], perhaps["match"]) == ("rantakunta-majakka", "id", "rantakunta-majakka", "name")
    assert ours["differences"][0] == {"field": "postal_code", "line": 6, "lacks": False, "ours": "00100", "theirs": "00200"}


@pytest.mark.parametrize(("language", "words"), [("fi", "postinumero: 00100 – Palvelutietovarannossa 00200"), ("sv", "postnummer: 00100 – i Servicedatalagret 00200")])
def test_it_speaks_the_editors_language(ptv_root, server, ptv, capsys, language, words):
    mark_lighthouse(ptv_root)
    server.places = [location(1, {"fi": "Majakka"}, postal="00200")]
    ptv("fetch")
    ptv("compare", "--language", language)
    assert words in capsys.readouterr().out


def test_what_an_editor_has_written_changes_only_when_named(ptv_root, server, ptv, capsys):
    """Else it is told; what was empty is filled."""
    mark_lighthouse(ptv_root)
    server.places = [location(1, {"fi": "Majakka", "sv": "Fyren"}, street={"fi": "Rantatie", "sv": "Strandvägen"}, postal="00200")]
    ptv("fetch")
    assert ptv("propose") == 0
    out, err = capsys.readouterr()
    assert f"{LIGHTHOUSE}:6: postal code: 00100 – in the catalogue 00200" in out and err.endswith("Written: 1, left for you to decide: 1.\n")
    text = (ptv_root / LIGHTHOUSE).read_text(encoding="utf-8")
    assert "postal_code: 00100\n" in text and "coordinates: [60.16871, 24.93016]\n" in text
    assert ptv("propose", "--take", "postal_code") == 0
    assert "postal_code: 00200\n" in (ptv_root / LIGHTHOUSE).read_text(encoding="utf-8")
    assert not check(ptv_root).errors


@pytest.mark.parametrize("checked", ["checked: {date: 2026-10-01, by: Rantakunta}", "checked: null"])
def test_times_of_the_catalogue_are_not_confirmed_by_an_older_check(ptv_root, server, ptv, capsys, checked):
    """Whoever checked the file did not see them: nothing says that the place is open, until somebody asks."""
    path = ptv_root / LIGHTHOUSE
    text = path.read_text(encoding="utf-8")
    before, rest = text.split("hours:\n")
    path.write_text(before + rest[rest.index("services:") :].replace(text[text.index("checked:") : text.index("\nsources:")], checked), encoding="utf-8")
    mark_lighthouse(ptv_root)
    weekly, one_day = week(monday=[hour("09:00", "12:00")]), week(monday=[hour("13:00", "15:00")])
    server.places = [location(1, {"fi": "Majakka"}, hours=[block("WeeklyUntilFurtherNotice", weeklyHours=weekly), block("ExceptionalDateRange", fromDate="2035-01-01", toDate="2035-01-01", weeklyHours=one_day)])]
    ptv("fetch")
    assert ptv("propose") == 0
    is_checked = "null" not in checked
    assert ("they were marked as unsure" in capsys.readouterr().err) == is_checked
    place = check(ptv_root, today=date(2026, 11, 3)).catalogue.places["rantakunta-majakka"]
    assert ([rule.unsure for rule in place.hours], bool(place.exceptions), bool(place.checked)) == ([is_checked], not is_checked, is_checked)
    assert ptv("propose") == 0
    out, err = capsys.readouterr()
    assert ("exceptions: missing, in the catalogue" in out) == is_checked and err.endswith(f"Written: 0, left for you to decide: {1 + is_checked}.\n")
    assert ptv("propose", "--take", "exceptions") == 0
    assert check(ptv_root, today=date(2026, 11, 3)).catalogue.places["rantakunta-majakka"].exceptions


def test_a_location_that_is_not_in_the_fetch_is_told(ptv_root, server, ptv, capsys):
    """And ends with 1; the others are written."""
    server.places = [location(1)]
    ptv("fetch")
    assert ptv("propose", identity(1), "x") == 1
    assert capsys.readouterr().err.splitlines()[-2:] == ["Written: 1, left for you to decide: 0.", "x: this service location is not in the fetch, or has nothing to do with services for families."]


def test_a_place_that_may_be_ours_is_named_and_not_added(ptv_root, server, ptv, capsys):
    """Until somebody says that it is another."""
    server.places = [location(1, {"fi": "Majakka"})]
    ptv("fetch")
    before = files_in(ptv_root)
    assert ptv("propose", "--kind", "service-point") == 0 and files_in(ptv_root) == before
    assert f"perhaps the same place as {LIGHTHOUSE} (nearly the same name). If it is, write ptv: {{id: {identity(1)}}} in the file. If not, add it: perhekeskus ptv propose {identity(1)} --anyway." in capsys.readouterr().out
    assert ptv("propose", identity(1), "--anyway") == 0
    assert (ptv_root / f"data/regions/rannikko/places/rantakunta-majakka-{identity(1)[:8]}.yaml").exists()
    assert not check(ptv_root).errors


def test_what_no_service_of_families_is_given_at_is_none_of_ours(ptv_root, server, ptv, capsys):
    """Unless a file says that it is; then its municipality is known, whatever the catalogue tells of that."""
    mark_lighthouse(ptv_root)
    server.places = [location(1, {"fi": "Majakka"}) | {"area": None}, location(2)]
    found = server.found
    server.found = lambda name, query: [] if name == "connection/search" else found(name, query)
    ptv("fetch")
    before = files_in(ptv_root)
    assert ptv("compare") == 1
    out, err = capsys.readouterr()
    assert "the municipality is not clear" not in out and "The same places: 1, " in err
    ptv("propose")
    assert files_in(ptv_root).keys() == before.keys()


def test_what_cannot_be_saved_is_told_and_ends_with_1(ptv_root, server, ptv, monkeypatch, capsys):
    """The other files are written."""
    server.places = [location(1), location(2)]
    ptv("fetch")

    def full(path, text):
        if path.stem.endswith("-1"):
            raise OSError(28, "No space left on device")
        save(path, text)

    monkeypatch.setattr("perhekeskus.cli.desk.save", full)
    assert ptv("propose") == 1
    err = capsys.readouterr().err
    assert err.count("No space left on device") == 1 and err.endswith("Written: 1, left for you to decide: 0.\n")


def test_of_two_new_places_of_one_name_the_second_waits(ptv_root, server, ptv, capsys):
    """Unless somebody says that they are two; then each has a file."""
    server.places = [location(number, {"fi": "Kohtaamispaikka Tupa"}) for number in (1, 2)]
    ptv("fetch")
    assert ptv("propose", "--check") == 1
    out, err = capsys.readouterr()
    assert f"Kohtaamispaikka Tupa ({identity(2)}): perhaps the same place as rantakunta-kohtaamispaikka-tupa (nearly the same name)." in out
    assert err.endswith("Would be written: 1, left for you to decide: 1.\n")
    assert ptv("propose", identity(1), identity(2), "--anyway") == 0
    assert {path.stem for path in ptv_root.glob("data/regions/rannikko/places/*-tupa*")} == {"rantakunta-kohtaamispaikka-tupa", f"rantakunta-kohtaamispaikka-tupa-{identity(2)[:8]}"}


def test_only_kinds_that_are_asked_for_are_added(ptv_root, server, ptv):
    """Clinics are many."""
    server.places = [location(1, {"fi": "Rannan neuvola"})]
    ptv("fetch")
    before = files_in(ptv_root)
    assert ptv("propose") == 0 and files_in(ptv_root) == before
    assert ptv("propose", "--kind", "service-point") == 0 and files_in(ptv_root) != before


def test_to_look_is_not_to_write(ptv_root, server, ptv, capsys):
    """It ends with 1 when something would change."""
    server.places = [location(1)]
    ptv("fetch")
    before = files_in(ptv_root)
    assert ptv("propose", "--check") == 1
    assert "rantakunta-kohtaamispaikka-1.yaml, new file:" in capsys.readouterr().out and files_in(ptv_root) == before


def test_a_municipality_that_is_not_clear_is_asked_for(ptv_root, server, ptv, capsys):
    """By the id of the location."""
    server.places = [location(1) | {"area": None}]
    ptv("fetch")
    assert ptv("propose") == 0
    assert "the municipality is not clear (rantakunta); name it: --municipality" in capsys.readouterr().out
    assert ptv("propose", identity(1), "--municipality", "Strandkommun") == 0
    assert "municipality: Rantakunta\n" in (ptv_root / "data/regions/rannikko/places/rantakunta-kohtaamispaikka-1.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [["propose", "--anyway"], ["propose", "--municipality", "Rantakunta"], ["propose", "x", "--municipality", "Nowhere"], ["propose", "--take", "kind"], ["fetch", "--region", "nowhere"], ["fetch", "--delay", "-1"], [], ["steal"]])
def test_wrong_use_ends_with_2(ptv_root, server, ptv, arguments, capsys):
    server.places = [location(1)]
    ptv("fetch")
    with pytest.raises(SystemExit) as ended:
        main(["ptv", *arguments, *(["--root", str(ptv_root)] if arguments[:1] in (["propose"], ["fetch"]) else [])])
    assert ended.value.code == 2 and capsys.readouterr().err.splitlines()[-1].startswith("perhekeskus ptv")


def test_regions_limit_the_fetch(ptv_root, server, ptv):
    """By the code of their county."""
    ptv("fetch", "--region", "rannikko")
    assert next(query for name, query in server.asked if name == "service-channel/search")["wellbeingServicesCounties"] == ["97"]


@pytest.mark.parametrize(
    ("key", "words"), [("wrong", "The catalogue does not accept the key (401)."), ("", "The key is missing. Set it in the environment as PTV_API_KEY."), ("ä", "The key will not do as it is")]
)
def test_a_wrong_key_is_told_and_the_last_fetch_stays(ptv_root, server, ptv, monkeypatch, capsys, key, words):
    server.places = [location(1)]
    ptv("fetch")
    kept = {path: path.read_bytes() for path in (ptv_root / "build/ptv/kept").iterdir()}
    monkeypatch.setenv("PTV_API_KEY", key)
    capsys.readouterr()
    assert ptv("fetch") == 2
    assert capsys.readouterr().err.startswith(words)
    assert {path: path.read_bytes() for path in (ptv_root / "build/ptv/kept").iterdir()} == kept


def test_without_a_fetch_there_is_nothing_to_compare(ptv, capsys):
    assert ptv("compare") == 2 and ptv("propose") == 2
    assert capsys.readouterr().err == "Nothing has been fetched from the catalogue yet. Fetch first: perhekeskus ptv fetch.\n" * 2


@pytest.mark.parametrize("steps", [["compare"], ["compare", "--format", "json"], ["propose"]])
def test_a_fetch_that_was_damaged_since_is_told_and_nothing_written(ptv_root, server, ptv, capsys, steps):
    """Half of what was fetched would tell that the rest is not there."""
    server.places = list(many(120, TOWNS))
    ptv("fetch")
    page = ptv_root / "build/ptv/kept/places-00002.json"
    page.write_bytes(page.read_bytes()[:1000])
    before = files_in(ptv_root)
    capsys.readouterr()
    assert ptv(*steps) == 2
    assert capsys.readouterr().err.splitlines() == ["What was fetched is damaged (places-00002.json). Fetch it again: perhekeskus ptv fetch."]
    assert files_in(ptv_root) == before
    assert ptv("fetch") == 0 and ptv("compare") == 0


def test_whose_turn_does_not_come_is_told(ptv, monkeypatch, capsys):
    """Somebody else is fetching."""

    def busy(*_):
        raise Busy

    monkeypatch.setattr("perhekeskus.cli.ptvdesk.turn", busy)
    assert [ptv(step) for step in ("fetch", "compare")] == [2, 2]
    assert capsys.readouterr().err == "No turn came within ten minutes. Nothing was changed.\n" * 2


def test_faulty_data_are_mended_first(ptv_root, ptv, capsys):
    (ptv_root / LIGHTHOUSE).write_text("kind: x\n", encoding="utf-8")
    assert [ptv(step) for step in ("fetch", "compare", "propose")] == [1, 1, 1]


def test_without_a_class_of_service_nothing_is_asked(root, server, capsys):
    assert main(["ptv", "fetch", "--root", str(root), "--base", server.base, "--language", "en"]) == 2
    assert "has a class (ptv_class)" in capsys.readouterr().err and not server.asked


@pytest.mark.parametrize(("missing", "step"), [("urllib3", "fetch"), ("pyproj", "compare"), ("pyproj", "propose")])
def test_without_the_extra_it_is_told_what_to_install(ptv_root, server, ptv, missing, step):
    """And every other command works."""
    server.places = [location(1)]
    ptv("fetch")
    blocked = f"import sys; sys.modules[{missing!r}] = None; from perhekeskus.cli import main; sys.exit(main(sys.argv[1:]))"
    there = ("--base", server.base) if step == "fetch" else ()
    ended = subprocess.run([sys.executable, "-c", blocked, "ptv", step, "--root", str(ptv_root), "--language", "en", *there], capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (2, "The catalogue needs an extra; install it: pip install 'perhekeskus[ptv]'.\n")
    assert subprocess.run([sys.executable, "-c", blocked, "check", "--root", str(ptv_root)], capture_output=True).returncode == 0


# ---------------------------------------------------------------- killed


def begun(root, step, server):
    """A step in a process of its own."""
    there = ("--base", server.base, "--delay", "0") if step == "fetch" else ()
    return subprocess.Popen([sys.executable, "-m", "perhekeskus", "ptv", step, "--root", str(root), *there], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)


def places_in(root):
    return sum(1 for _ in root.glob("data/regions/*/places/[!.]*.yaml"))


def killed(process):
    process.send_signal(signal.SIGKILL)
    process.wait(20)


def test_a_fetch_killed_at_random_moments_is_finished_by_the_next(ptv_root, server, ptv):
    """The last whole one stays meanwhile, and hardly a page is asked for twice."""
    server.places = list(many(900, TOWNS))
    server.places, later = server.places[:50], server.places
    ptv("fetch")
    kept = {path.name: path.read_bytes() for path in (ptv_root / "build/ptv/kept").iterdir()}
    server.places, chance = later, random.Random(7)
    server.asked.clear()
    for _ in range(4):
        process = begun(ptv_root, "fetch", server)
        server.wait_for(server.answered + chance.randint(1, 4))
        time.sleep(chance.random() * 0.02)
        killed(process)
        assert {path.name: path.read_bytes() for path in (ptv_root / "build/ptv/kept").iterdir()} == kept
    assert ptv("fetch") == 0
    assert json.loads((ptv_root / "build/ptv/kept/about.json").read_text(encoding="utf-8"))["whole"]["places"] == 900
    twice = Counter((name, query["page"][0], *query.get("serviceContentIds", ())) for name, query in server.asked)
    assert sum(twice.values()) - len(twice) <= 4


def test_a_proposal_killed_at_random_moments_leaves_whole_files(ptv_root, server, ptv):
    """Each is as it was or as it will be; the next run writes the rest, to the same bytes."""
    server.places = list(many(60, TOWNS))
    ptv("fetch")
    before, chance = files_in(ptv_root), random.Random(11)
    for _ in range(4):
        process = begun(ptv_root, "propose", server)
        enough, until = places_in(ptv_root) + chance.randint(1, 12), time.monotonic() + 20
        while places_in(ptv_root) < enough and process.poll() is None and time.monotonic() < until:
            time.sleep(0.002)
        killed(process)
        assert not check(ptv_root).errors
    assert ptv("propose") == 0
    after = files_in(ptv_root)
    for path in after.keys() - before.keys():
        (ptv_root / path).unlink()
    assert ptv("propose") == 0
    assert files_in(ptv_root) == after
