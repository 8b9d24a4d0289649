"""`perhekeskus confirm`: what it writes, what it shows, and what it refuses."""

import os
from datetime import date

import pytest

from perhekeskus.checking import check
from perhekeskus.cli import main

LIGHTHOUSE = "data/regions/rannikko/places/rantakunta-majakka.yaml"
ISLET = "data/regions/rannikko/places/saari-luoto.yaml"
REGION = "data/regions/rannikko/region.yaml"
DAY = date(2026, 11, 3)


@pytest.fixture(autouse=True)
def steady(monkeypatch):
    """No language set, and one day in Finland."""
    monkeypatch.delenv("PERHEKESKUS_LANGUAGE", raising=False)
    monkeypatch.setattr("perhekeskus.cli.confirm.today_in_finland", lambda: DAY)
    monkeypatch.setattr("perhekeskus.checking.today_in_finland", lambda: DAY)


@pytest.fixture
def confirm(root):
    """Runs the command on files of the small country."""
    return lambda *files, **options: main(["confirm", *(str(root / file) for file in files), "--root", str(root), *(part for name, value in options.items() for part in (f"--{name}", value))])


def files_in(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_today_by_whoever_did_before(root, confirm, capsys):
    """One line is another; it is shown, and counted beside the output."""
    before = (root / LIGHTHOUSE).read_text(encoding="utf-8")
    assert confirm(LIGHTHOUSE) == 0
    assert (root / LIGHTHOUSE).read_text(encoding="utf-8") == before.replace("date: 2026-10-01, by", "date: 2026-11-03, by")
    row = "checked: {{date: {}, by: {{fi: Rantakunnan seurakunta, sv: Strandkommuns församling}}}}"
    assert capsys.readouterr() == (f"{LIGHTHOUSE}, rivi 19:\n  - {row.format('2026-10-01')}\n  + {row.format('2026-11-03')}\n", "Vahvistettu 1, jäi vahvistamatta 0.\n")


def test_the_day_and_the_organisation_may_be_given(root, confirm):
    """As a text in two languages."""
    assert confirm(ISLET, by="Saaren yhdistys/Öns förening", date="2026-10-30") == 0
    assert "checked: {date: 2026-10-30, by: {fi: Saaren yhdistys, sv: Öns förening}}\n" in (root / ISLET).read_text(encoding="utf-8")


def test_who_arranges_it_may_confirm_it(root, confirm):
    """A county has its name from its region, whose own file it confirms too."""
    assert confirm(ISLET, REGION, by="organiser") == 0
    official = check(root, today=DAY).catalogue.regions["rannikko"].official_name
    assert check(root, today=DAY).catalogue.places["saari-luoto"].checked.by == official
    assert check(root, today=DAY).catalogue.regions["rannikko"].checked.by == official


def test_what_is_left_in_doubt_is_said(root, confirm, capsys):
    """Whoever confirms it may know better than the page, which goes on saying that nobody knows; what is not in doubt is not spoken of."""
    (root / LIGHTHOUSE).write_text((root / LIGHTHOUSE).read_text(encoding="utf-8").replace("status: active", "status: unconfirmed") + "doubt: {fi: Onko ovi itään?, sv: Är dörren åt öster?}\n", encoding="utf-8")
    assert confirm(LIGHTHOUSE, ISLET, by="Saaren yhdistys/Öns förening", language="sv") == 0
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("data") and not line.endswith(":")]
    assert [line.split(" ")[0] for line in told] == [f"{LIGHTHOUSE}:3:9:", f"{LIGHTHOUSE}:21:8:"]
    assert "skriv status: active" in told[0] and "”Är dörren åt öster?” Ta bort doubt" in told[1]


def test_an_old_confirmation_speaks_of_no_doubt(root, confirm, capsys):
    """The page says that it is old anyway."""
    (root / LIGHTHOUSE).write_text((root / LIGHTHOUSE).read_text(encoding="utf-8").replace("date: 2026-10-01}]", "date: 2025-01-01}]").replace("status: active", "status: unconfirmed"), encoding="utf-8")
    assert confirm(LIGHTHOUSE, date="2025-10-01") == 0
    assert "status: active" not in capsys.readouterr().out


def test_an_id_is_enough(root, confirm):
    """Of a place or a region, from whichever folder; the day as Finns write it."""
    assert main(["confirm", "rantakunta-majakka", "rannikko", "--root", str(root), "--date", "2.11.2026", "--by", "Seurakunta"]) == 0
    assert "checked: {date: 2026-11-02, by: Seurakunta}" in (root / LIGHTHOUSE).read_text(encoding="utf-8")
    assert "checked: {date: 2026-11-02, by: Seurakunta}" in (root / REGION).read_text(encoding="utf-8")


@pytest.mark.parametrize(("day", "words"), [("31.2.2026", "2026-02-31 ei ole päivä"), ("eilen", "eilen är inget datum"), ("2099-01-01", "2099-01-01 on vielä edessä")])
def test_a_day_that_is_none_is_told_in_both_languages(root, confirm, capsys, day, words):
    """What is wrong with an option is told before its language is known."""
    with pytest.raises(SystemExit):
        confirm(LIGHTHOUSE, date=day)
    assert words in capsys.readouterr().err


def test_an_organiser_without_a_name_confirms_nothing(root, confirm, capsys):
    """The file says what kind it is, and no more."""
    before = files_in(root)
    assert confirm(LIGHTHOUSE, by="organiser", language="sv") == 1
    assert "arrangören har inget namn" in capsys.readouterr().err
    assert files_in(root) == before


def test_somebody_has_to_be_named_once(root, confirm, capsys):
    """Where nobody has confirmed it before; the other file is confirmed all the same."""
    assert confirm(ISLET, LIGHTHOUSE, language="en") == 1
    out, err = capsys.readouterr()
    assert "nobody has confirmed it yet. Say who does" in err and err.endswith("Confirmed: 1, not confirmed: 1.\n")
    assert LIGHTHOUSE in out and ISLET not in out


@pytest.mark.parametrize(("right", "wrong", "words"), [("status: active", "status: auki", "auki ei ole sallittu arvo"), ("kind: meeting-place", "kind: {", ""), ("municipality: Rantakunta", "municipality: Rantakuntta", "Tarkoititko Rantakunta?")])
def test_a_broken_file_is_refused(root, confirm, capsys, right, wrong, words):
    """With its faults, and untouched."""
    path = root / LIGHTHOUSE
    path.write_text(path.read_text(encoding="utf-8").replace(right, wrong), encoding="utf-8")
    before = files_in(root)
    assert confirm(LIGHTHOUSE) == 1
    out, err = capsys.readouterr()
    assert out.startswith(f"{LIGHTHOUSE}:") and words in out
    assert f"{LIGHTHOUSE}: ei muutettu" in err
    assert files_in(root) == before


def test_faults_of_other_files_are_no_hindrance(root, confirm):
    """Somebody else's slip."""
    (root / ISLET).write_text("kind: {", encoding="utf-8")
    assert confirm(LIGHTHOUSE) == 0


def test_an_organisation_that_no_file_may_have_is_refused(root, confirm, capsys):
    """What would be written is checked before it is."""
    before = files_in(root)
    assert confirm(LIGHTHOUSE, by="TODO") == 1
    assert "TODO" in capsys.readouterr().out
    assert confirm(LIGHTHOUSE, by="-") == 1  # nobody, as `new place` would understand it
    assert "- ei ole nimi" in capsys.readouterr().out
    assert files_in(root) == before


@pytest.mark.parametrize("file", ["data/services.yaml", "data/municipalities.csv", "content/fi/family-centre.md", "data/regions/rannikko/places"])
def test_only_a_place_or_a_region_can_be_confirmed(root, confirm, capsys, file):
    """A file of many records says nothing of who has looked at which."""
    before = files_in(root)
    assert confirm(file, by="Seura") == 1
    assert "tämä ei ole paikan tai alueen tiedosto" in capsys.readouterr().err
    assert files_in(root) == before


@pytest.mark.parametrize(("file", "words"), [("data/regions/rannikko/places/ei-ole.yaml", "Tiedostoa data/regions/rannikko/places/ei-ole.yaml ei löydy."), ("data/regions/rannikko/places/sari-luoto", "Paikkaa tai aluetta sari-luoto ei ole. Tarkoititko saari-luoto?")])
def test_what_is_not_there_is_told_as_that(confirm, capsys, file, words):
    """With the id that was meant, where one is near."""
    assert confirm(file) == 1
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("options", [{"date": "2026-12-24"}, {"date": "3.11."}, {"by": "a/b/c"}, {"by": "/"}, {"language": "no"}])
def test_wrong_use_ends_with_2(root, confirm, capsys, options):
    """Nobody has looked at a place in the future."""
    before = files_in(root)
    with pytest.raises(SystemExit) as ended:
        confirm(LIGHTHOUSE, **options)
    assert ended.value.code == 2
    assert files_in(root) == before


def test_a_disk_that_is_full_leaves_the_file(root, confirm, capsys, monkeypatch):
    """And says so."""

    def fail(*_):
        raise OSError(28, "No space left on device")

    before = files_in(root)
    monkeypatch.setattr(os, "replace", fail)
    assert confirm(LIGHTHOUSE, language="en") == 1
    assert "could not be saved (No space left on device)" in capsys.readouterr().err
    assert files_in(root) == before


def test_files_of_the_example_too(root, confirm):
    """They are checked beside their own regions."""
    (root / "examples").mkdir()
    (root / "data" / "regions").rename(root / "examples" / "regions")
    for name in ("municipalities.csv", "regions.geojson"):
        (root / "examples" / name).write_bytes((root / "data" / name).read_bytes())
    assert confirm(LIGHTHOUSE.replace("data/", "examples/")) == 0


def test_help_shows_an_example(capsys):
    """With words of both languages."""
    with pytest.raises(SystemExit) as ended:
        main(["confirm", "--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert "perhekeskus confirm data/" in out and "Mikään ei ole muuttunut" in out and "Ingenting har ändrats" in out
