"""`perhekeskus import`: tables of places beside what is said of them, in tests/tables/. `GOLDEN=1 pytest tests/cli/test_importing.py` writes that anew: look at the difference."""

import os
import shlex
from datetime import date
from pathlib import Path

import pytest
import yaml

from perhekeskus.checking import check
from perhekeskus.cli import main
from perhekeskus.keeping import save
from perhekeskus.problems import remarks

DAY = date(2026, 11, 3)
TABLES = Path(__file__).parent.parent / "tables"
SOURCE = ("--source", "https://rantakunta.example/kerhot", "--source-date", "2026-10")


@pytest.fixture(autouse=True)
def steady(monkeypatch):
    """No language set, and one day in Finland."""
    monkeypatch.delenv("PERHEKESKUS_LANGUAGE", raising=False)
    monkeypatch.setattr("perhekeskus.cli.importing.today_in_finland", lambda: DAY)
    monkeypatch.setattr("perhekeskus.checking.today_in_finland", lambda: DAY)


@pytest.fixture
def imported(root):
    """Runs the command in the small country."""
    return lambda file, *options: main(["import", str(file), "--root", str(root), *SOURCE, *options])


@pytest.fixture
def table(workbook):
    """Gives the file of a case, and its options."""

    def of(case: Path) -> tuple[Path, list[str]]:
        options = case / "options.txt"
        described = case / "table.yaml"
        file = workbook(yaml.safe_load(described.read_text(encoding="utf-8"))) if described.exists() else case / "table.csv"
        return file, shlex.split(options.read_text(encoding="utf-8")) if options.exists() else []

    return of


def files_in(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


CASES = sorted(TABLES.iterdir())
each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@each_case
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_table_beside_what_is_said_of_it(root, table, imported, capsys, case, language):
    """What would be written, how cells were read, every cell in doubt; and nothing is written."""
    before = files_in(root)
    file, options = table(case)
    imported(file, "--language", language, *options)
    out, err = capsys.readouterr()
    golden = case / f"{language}.txt"
    if os.environ.get("GOLDEN"):
        golden.write_text(out + err, encoding="utf-8")
    assert out + err == golden.read_text(encoding="utf-8")
    assert {path: content for path, content in files_in(root).items() if path != file} == before


def test_every_table_has_its_answers():
    """In both languages, and nothing else stands in its folder."""
    assert {case.name: {path.suffix for path in case.iterdir()} - {".csv", ".yaml", ".txt"} for case in CASES} == {case.name: set() for case in CASES}
    assert not [case for case in CASES if len({*case.glob("table.*")}) != 1 or not {"fi.txt", "sv.txt"} <= {path.name for path in case.iterdir()}]


# ---------------------------------------------------------------- what is written


@each_case
def test_what_is_written_is_right_and_written_once(root, table, imported, capsys, case):
    """Every file passes the check and is as it should be written; the same table again changes nothing."""
    file, options = table(case)
    before = files_in(root)
    imported(file, "--write", *options)
    once = files_in(root)
    assert not check(root, today=DAY).errors
    for path in {*once} - {*before, file}:
        assert main(["format", "--check", "--root", str(root), str(path)]) == 0
    capsys.readouterr()
    imported(file, "--write", *options)
    out, err = capsys.readouterr()
    assert files_in(root) == once
    assert "uusi tiedosto" not in out and err.startswith("Tallennettu 0, ")


@pytest.fixture
def good(tmp_path):
    """A table in which nothing is in doubt."""
    file = tmp_path / "good.csv"
    rows = [f"{name};Saari;kohtaamispaikka;kunta;{name}tie 1;ti 9–12" for name in ("Ahven", "Hauki", "Kuha", "Siika", "Made")]
    file.write_text("\n".join(["Nimi;Kunta;Laji;Järjestäjä;Osoite;Aukioloajat", *rows]), encoding="utf-8")
    return file


def test_a_table_without_doubts_ends_with_0(root, imported, good, capsys):
    """Shown first, then written, then there."""
    assert imported(good) == 0
    assert capsys.readouterr().err == "Uusia 5, jo ennestään 0, odottaa 0. Mitään ei vielä tallennettu: uudet tallentuvat, kun lisäät komentoon --write.\n"
    assert imported(good, "--write") == 0
    assert capsys.readouterr().err == "Tallennettu 5, jo ennestään 0, odottaa 0.\n"
    assert imported(good) == 0
    assert capsys.readouterr() == ("", "Uusia 0, jo ennestään 5, odottaa 0. Mitään ei tallennettu.\n")


def test_how_a_place_that_is_there_was_read_is_told_no_more(root, imported, tmp_path, capsys):
    """Somebody has looked at it when its file was written."""
    file = tmp_path / "read.csv"
    file.write_text("Nimi;Kunta;Laji;Järjestäjä;Puhelin\nHauki;Saari;kohtaamispaikka;kunta;401234567\n", encoding="utf-8")
    assert imported(file, "--write") == 0
    assert "luettiin näin: 0401234567." in capsys.readouterr().out
    assert imported(file) == 0
    assert capsys.readouterr().out == ""


def test_what_holds_for_all_rows_may_be_an_option(root, imported, tmp_path):
    """The municipality in small letters too."""
    file = tmp_path / "short.csv"
    file.write_text("Nimi;Puhelin\nHauki;040 000 0001\n", encoding="utf-8")
    assert imported(file, "--write", "--municipality", "ön", "--kind", "meeting-place", "--organiser", "parish", "--organiser-name", "/Öns församling", "--status", "paused") == 0
    place = check(root, today=DAY).catalogue.places["saari-hauki"]
    assert (place.status, place.organiser.kind, place.organiser.name.sv, place.organiser.name.fi) == ("paused", "parish", "Öns församling", None)


def test_who_has_checked_it_stands_in_every_file(root, imported, good):
    """With today; without the option nobody has."""
    assert imported(good, "--write", "--by", "Saaren kunta/Ö kommun") == 0
    places = check(root, today=DAY).catalogue.places
    assert (places["saari-hauki"].checked.date, places["saari-hauki"].checked.by.sv) == (DAY, "Ö kommun")


def test_a_day_later_the_places_are_still_the_same(root, imported, good, monkeypatch, capsys):
    """When it was checked is no fact of the table."""
    imported(good, "--write", "--by", "Saaren kunta")
    monkeypatch.setattr("perhekeskus.cli.importing.today_in_finland", lambda: date(2026, 11, 4))
    assert imported(good, "--write", "--by", "Saaren kunta") == 0


def test_an_editors_translation_is_no_difference(root, imported, good, capsys):
    """The table says nothing of Swedish; another time is one."""
    imported(good, "--write")
    path = root / "data/regions/rannikko/places/saari-hauki.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("{fi: Haukitie 1}", "{fi: Haukitie 1, sv: Gäddvägen 1}"), encoding="utf-8")
    assert imported(good) == 0
    path.write_text(path.read_text(encoding="utf-8").replace("tue: 9-12", "tue: 9-13"), encoding="utf-8")
    assert imported(good, "--write") == 1
    assert "saari-hauki.yaml, ja siellä on toisin: Aukioloajat." in capsys.readouterr().out
    assert "tue: 9-13" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("at", range(6))
def test_whoever_breaks_off_has_whole_files(root, imported, good, monkeypatch, capsys, at):
    """However many: the same command writes the rest."""
    left = iter(range(at))

    def until(path, text):
        if next(left, None) is None:
            raise KeyboardInterrupt
        save(path, text)

    with monkeypatch.context() as patch:
        patch.setattr("perhekeskus.cli.desk.save", until)
        assert imported(good, "--write") == (1 if at < 5 else 0)
    assert ("Keskeytettiin" in capsys.readouterr().err) == (at < 5)
    assert len([*root.glob("data/regions/rannikko/places/saari-*.yaml")]) == at + 1  # one was there before
    assert not check(root, today=DAY).errors
    assert imported(good, "--write") == 0
    assert len([*root.glob("data/regions/rannikko/places/saari-*.yaml")]) == 6


def test_a_full_disk_is_told_and_ends_with_1(root, imported, good, monkeypatch, capsys):
    """After the first file that cannot be written no other is tried."""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("perhekeskus.cli.desk.save", full)
    before = files_in(root)
    assert imported(good, "--write") == 1
    err = capsys.readouterr().err
    assert err.count("No space left on device") == 1 and "Tallennettu 0" in err
    assert files_in(root) == before


def test_a_place_much_like_another_is_added_when_somebody_says_so(root, imported, tmp_path, capsys):
    """Its file then stands beside the other."""
    file = tmp_path / "alike.csv"
    file.write_text("Nimi;Kunta;Laji;Järjestäjä\nMajaka;Rantakunta;kohtaamispaikka;kunta\n", encoding="utf-8")
    assert imported(file, "--write") == 1
    assert "lisää komentoon --anyway" in capsys.readouterr().out
    assert imported(file, "--write", "--anyway") == 0


def test_a_place_at_the_former_address_of_another_is_not_added(root, imported, good, capsys):
    """The fault would stand in the other's file."""
    path = root / "data/regions/rannikko/places/saari-luoto.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "aliases: [saari-hauki]\n", encoding="utf-8")
    before = files_in(root)
    assert imported(good, "--write") == 1
    out, err = capsys.readouterr()
    assert "saari-luoto.yaml:" in out and "/fi/paikat/saari-hauki/" in out and err == remarks()["new-nothing"]["fi"] + "\n"
    assert files_in(root) == before


def test_a_name_that_makes_no_id_waits(root, imported, tmp_path, capsys):
    """Its file could not be called anything."""
    file = tmp_path / "signs.csv"
    file.write_text("Nimi;Kunta;Laji;Järjestäjä\n!!!;Saari;kohtaamispaikka;kunta\n中文;Järvelä;kohtaamispaikka;kunta\n", encoding="utf-8")
    assert imported(file, "--write") == 1
    assert capsys.readouterr().out.count("nimestä ei tule tiedoston nimeä") == 2


def test_clubs_of_one_table_may_meet_at_one_address(root, imported, tmp_path):
    """Also when some of them were written before."""
    file = tmp_path / "house.csv"
    lines = ["Nimi;Kunta;Laji;Järjestäjä;Osoite", "Vauvat;Saari;kohtaamispaikka;kunta;Rantatie 9", "Taaperot;Saari;kohtaamispaikka;kunta;Rantatie 9", "Isät;Saari;kerho;kunta;Rantatie 9"]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert imported(file, "--write") == 1
    file.write_text("\n".join(lines).replace("kerho", "kohtaamispaikka"), encoding="utf-8")
    assert imported(file, "--write") == 0
    assert {path.stem for path in root.glob("data/regions/rannikko/places/saari-*")} == {"saari-luoto", "saari-vauvat", "saari-taaperot", "saari-isat"}


# ---------------------------------------------------------------- wrong use


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Puuttuu: FILE, --source, --source-date."), (["good.csv"], "Puuttuu: --source, --source-date."), (["no.csv", *SOURCE], "ei voi avata"), (["data", *SOURCE], "ei voi avata"),
        (["good.csv", "--source", "tupa", "--source-date", "eilen"], "--source: osoite tupa ei ala https://"), (["good.csv", *SOURCE, "--municipality", "Rantakuntta"], "--municipality: kuntaa Rantakuntta ei ole. Tarkoititko Rantakunta?"),
        (["text.csv", *SOURCE], "ei löytynyt riviä, jolla on otsikot"), (["noise.xlsx", *SOURCE], "ei voi lukea taulukkona"), (["--template", "fi"], "Puuttuu: FILE. "), (["good.csv", "--template", "fi"], "on jo olemassa"), (["new.xlsx", "--template", "fi"], "jonka lopussa on .csv"),
        (["good.csv", "--source", "https://a.fi/", "--source-date", "eilen"], "--source-date: eilen ei ole päivämäärä"), (["good.csv", *SOURCE, "--by", "..."], "--by: ... ei ole nimi"), (["good.csv", *SOURCE, "--organiser", "parish", "--organiser-name", "TODO"], "--organiser-name: tekstissä on täyte TODO"),
    ],
)  # fmt: skip
def test_wrong_use_is_told_and_ends_with_2(root, good, tmp_path, monkeypatch, capsys, arguments, told):
    """Nothing is written."""
    (tmp_path / "text.csv").write_text("Hei!\nTässä luettelo.\n", encoding="utf-8")
    (tmp_path / "noise.xlsx").write_bytes(b"PK\x03\x04noise")
    before = files_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["import", "--root", str(root), *arguments]) == 2
    assert told in capsys.readouterr().err
    assert files_in(tmp_path) == before


def test_data_with_faults_comes_first(root, imported, good, capsys):
    """Nobody knows what is there already."""
    (root / "data" / "services.yaml").write_text("a: {", encoding="utf-8")
    assert imported(good) == 1
    assert "Tiedoissa on virheitä" in capsys.readouterr().err


# ---------------------------------------------------------------- the template


@pytest.mark.parametrize(("language", "name"), [("fi", "Pikkutupa"), ("sv", "Lillstugan")])
def test_a_template_is_read_as_it_was_meant(root, imported, tmp_path, capsys, language, name):
    """Every column, both languages; its example is at home in the small country."""
    file = tmp_path / "template.csv"
    assert main(["import", str(file), "--template", language, "--root", str(root)]) == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbfN") and name in file.read_text(encoding="utf-8")
    assert imported(file, "--write") == 0
    assert "Jäi pois" not in capsys.readouterr().out
    place = check(root, today=DAY).catalogue.places["rantakunta-pikkutupa"]
    assert (place.name.fi, place.name.sv, place.street.sv, place.organiser.name.sv, place.kind, place.summary.fi[:5]) == ("Pikkutupa", "Lillstugan", "Strandvägen 3", "Strandkommuns församling", "meeting-place", "Avoin")
    assert len(place.hours) == 2


def test_the_example_of_a_template_is_refused_where_people_live(tmp_path, capsys):
    """Its town is none, its number and pages are the guide's."""
    file = tmp_path / "template.csv"
    here = ["--root", str(TABLES.parent.parent)]
    main(["import", str(file), "--template", "fi", *here])
    assert main(["import", str(file), "--source", "https://example.com/", "--source-date", "2026", *here]) == 1
    out = capsys.readouterr().out
    assert "kuntaa Rantakunta ei ole" in out and out.count("on ohjeen mallista") == 4
