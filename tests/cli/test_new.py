"""`perhekeskus new place`: from options, by asking, and what it refuses."""

import os
import re
from datetime import date

import pytest

from perhekeskus.checking import check
from perhekeskus.cli import main

DAY = date(2026, 11, 3)
FILE = "data/regions/rannikko/places/rantakunta-pikkutupa.yaml"
WRITTEN = """\
# Pikkutupa, Rantakunta / Lillstugan, Strandkommun
# Muuta tietoa ja päivitä "checked". Ohje: CONTRIBUTING.md / Ändra uppgiften och uppdatera "checked". Anvisning: CONTRIBUTING.md

kind: meeting-place
name: {fi: Pikkutupa, sv: Lillstugan}
status: active
municipality: Rantakunta
street: {fi: Rantatie 3, sv: Strandvägen 3}
postal_code: 00100
coordinates: ["62.9", "27.7"]
summary:
  fi: Kahvia ja leluja.
  sv: Kaffe och leksaker.
organiser: {kind: parish, name: {fi: Rantakunnan seurakunta, sv: Strandkommuns församling}}
phone: {number: 000 000 0000}
email: tupa@pikkutupa.example
website: https://pikkutupa.example/
hours:
  - tue-fri: 9-14
  - sat: 10-12
    weeks: last
checked: {date: 2026-11-03, by: {fi: Rantakunnan seurakunta, sv: Strandkommuns församling}}
sources: [{url: https://pikkutupa.example/, date: 2026-11-03}]
""".replace('["62.9", "27.7"]', "[62.9, 27.7]")
NEEDED = {"name": "Pikkutupa/Lillstugan", "municipality": "Rantakunta", "kind": "meeting-place", "organiser": "parish", "organiser-name": "Rantakunnan seurakunta/Strandkommuns församling", "website": "https://pikkutupa.example/"}
MORE = {"street": "Rantatie 3/Strandvägen 3", "postal-code": "00100", "coordinates": "62.9, 27.7", "summary": "Kahvia ja leluja./Kaffe och leksaker.", "phone": "000 000 0000", "email": "tupa@pikkutupa.example", "hours": "ti–pe 9–14; joka kuun viimeinen lauantai 10–12", "source-date": "2026-11-03"}


@pytest.fixture(autouse=True)
def steady(monkeypatch):
    """No language set, one day in Finland, and nobody at the keyboard."""
    monkeypatch.delenv("PERHEKESKUS_LANGUAGE", raising=False)
    monkeypatch.setattr("perhekeskus.cli.interview.today_in_finland", lambda: DAY)
    monkeypatch.setattr("perhekeskus.checking.today_in_finland", lambda: DAY)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)


@pytest.fixture
def new(root):
    """Runs the command in the small country."""
    return lambda *flags, **options: main(["new", "place", "--root", str(root), *flags, *(part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", value))])


@pytest.fixture
def at_the_keyboard(monkeypatch, capsys):
    """Gives answers, one after the other; a question too many ends the input. Returns what was asked."""

    def answering(*answers):
        left, asked = list(answers), []

        def answer(question):
            asked.append(question)
            if not left:
                raise EOFError
            return left.pop(0)

        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", answer)
        return asked

    return answering


def files_in(root):
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_a_place_from_options(root, new, capsys):
    """Its file passes the check and is as it should be written; it is shown, and how the hours were understood."""
    assert new(**NEEDED, **MORE) == 0
    assert (root / FILE).read_text(encoding="utf-8") == WRITTEN
    out, err = capsys.readouterr()
    assert out.startswith(f"{FILE}, uusi tiedosto:\n  + # Pikkutupa, Rantakunta / Lillstugan, Strandkommun\n")
    assert err == f"Tallennettu: {FILE}. Täydennä tiedosto, jos tiedät enemmän.\n"
    assert not check(root, today=DAY).errors
    assert main(["format", "--check", "--root", str(root), str(root / FILE)]) == 0


def test_what_is_needed_is_enough(root, new):
    """The municipality by its Swedish name; the website is the source, and who arranges it has checked it."""
    assert new(**NEEDED | {"municipality": "Strandkommun"}) == 0
    place = check(root, today=DAY).catalogue.places["rantakunta-pikkutupa"]
    assert (place.municipality, place.sources[0].url, place.checked.by.sv) == ("rantakunta", "https://pikkutupa.example/", "Strandkommuns församling")


def test_a_municipality_is_known_in_small_letters(root, new):
    """The file has it as it is written."""
    assert new(**NEEDED | {"municipality": "strandkommun"}) == 0
    assert "municipality: Strandkommun\n" in (root / FILE).read_text(encoding="utf-8")


def test_a_sentence_in_one_language_waits_for_the_other(root, new):
    """The file says so, because the check of a bilingual region asks for both."""
    assert new(**NEEDED | {"summary": "/Kaffe och leksaker."}) == 0
    assert "summary:\n  sv: Kaffe och leksaker.\n" in (root / FILE).read_text(encoding="utf-8")
    assert "missing_translation: {summary: käännös on tulossa / översättningen är på kommande}\n" in (root / FILE).read_text(encoding="utf-8")
    assert not check(root, today=DAY).errors


def test_a_name_in_one_language(root, new):
    """Nobody has to make up the other."""
    assert new(**NEEDED | {"name": "/Lillstugan"}) == 0
    assert "name: {sv: Lillstugan}\n" in (root / FILE.replace("pikkutupa", "lillstugan")).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("municipality", "Rantakuntta", "Tarkoititko Rantakunta?"),
        ("municipality", "Ulkomaa", "kuntaa Ulkomaa ei ole"),
        ("name", "TODO", "TODO"),
        ("name", "<b>Tupa<b>", "HTML"),
        ("phone", "soita ohjaajalle", "ei ole puhelinnumero"),
        ("hours", "arkisin 9–14", "voi tarkoittaa eri päiviä"),
        ("coordinates", "24.9, 60.2", "24.9"),
        ("website", "pikkutupa.example", "ei ala https://"),
        ("postal-code", "100", "ei ole postinumero"),
    ],
)
def test_what_no_file_may_say_is_refused(root, new, capsys, option, value, words):
    """With the sentence that the check would have, and nothing is written."""
    before = files_in(root)
    assert new(**NEEDED | {option: value}) == 1
    out, err = capsys.readouterr()
    assert words in out and err.endswith("Mitään ei tallennettu.\n")
    assert files_in(root) == before


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": "Majakka/Båken"}, "Majakka: lähes sama nimi samassa kunnassa, data/regions/rannikko/places/rantakunta-majakka.yaml"),
        ({"name": "Fyren"}, "Majakka: lähes sama nimi"),
        ({"street": "Rantatie 1/Strandvägen 1"}, "Majakka: sama osoite, data/regions/rannikko/places/rantakunta-majakka.yaml"),
    ],
)
def test_a_place_that_may_be_there_is_refused(root, new, capsys, values, words):
    """The other file is named; who knows better says so."""
    before = files_in(root)
    if values.get("name") == "Majakka/Båken":
        (root / "data/regions/rannikko/places/rantakunta-majakka.yaml").rename(root / "data/regions/rannikko/places/majakka.yaml")
        before, words = files_in(root), words.replace("rantakunta-majakka.yaml", "majakka.yaml")
    assert new(**NEEDED | values) == 1
    out, err = capsys.readouterr()
    assert words in out and "--anyway" in err
    assert files_in(root) == before
    assert new("--anyway", **NEEDED | values) == 0


def test_a_file_of_that_name_is_not_written_over(root, new, capsys):
    """Not even by who says so."""
    before = files_in(root)
    assert new("--anyway", **NEEDED | {"name": "Majakka"}) == 1
    assert "Paikka on jo tiedostossa data/regions/rannikko/places/rantakunta-majakka.yaml" in capsys.readouterr().err
    assert files_in(root) == before


def test_without_a_terminal_nothing_is_asked(root, new, capsys):
    """What is missing is named, in the editor's language, and nothing is written."""
    before = files_in(root)
    assert new(name="Pikkutupa", language="sv") == 2
    assert capsys.readouterr().err == "Inget sparades. Det här saknas: --municipality, --kind, --organiser, --source, --by. Hjälp får du med perhekeskus new place --help.\n"
    assert files_in(root) == before


def test_data_with_faults_comes_first(root, new, capsys):
    """Nobody knows what is there already."""
    (root / "data" / "services.yaml").write_text("a: {", encoding="utf-8")
    assert new(**NEEDED, language="en") == 1
    assert "The data has faults" in capsys.readouterr().err


# ---------------------------------------------------------------- at the keyboard

HOURS = "ti–pe 9–14; joka kuun viimeinen lauantai 10–12"
ANSWERS = ("Pikkutupa", "Lillstugan", "Rantakunta", "1", "Rantatie 3", "Strandvägen 3", "00100", HOURS, "000 000 0000", "https://pikkutupa.example/", "Kahvia ja leluja.", "Kaffe och leksaker.", "4", "Rantakunnan seurakunta", "Strandkommuns församling", "")
UNASKED = {"coordinates": "62.9, 27.7", "email": "tupa@pikkutupa.example", "source_date": "3.11.2026"}


def test_it_asks_for_what_is_missing(root, new, at_the_keyboard):
    """The same file as from options; what was given is not asked for."""
    asked = at_the_keyboard(*ANSWERS)
    assert new(**UNASKED) == 0
    assert (root / FILE).read_text(encoding="utf-8") == WRITTEN
    assert asked[:3] == ["Nimi suomeksi: ", "Nimi ruotsiksi (= jos sama): ", "Kunta (alku riittää): "] and len(asked) == len(ANSWERS)


def test_swedish_first_for_who_writes_in_swedish(root, new, at_the_keyboard):
    """The words stand in the file in the same order as always."""
    asked = at_the_keyboard("Lillstugan", "Pikkutupa", *ANSWERS[2:])
    new(language="sv")
    assert asked[:3] == ["Namnet på svenska: ", "Namnet på finska (= om samma): ", "Kommun (början räcker): "]
    assert "name: {fi: Pikkutupa, sv: Lillstugan}" in (root / FILE).read_text(encoding="utf-8")


def test_a_wrong_answer_is_asked_for_again(root, new, at_the_keyboard, capsys):
    """With what is wrong about it, before the next question."""
    asked = at_the_keyboard(*ANSWERS[:2], "", "Rantakuntta", ANSWERS[2], "9", "kahvila", *ANSWERS[3:7], "arkisin 9–14", *ANSWERS[7:])
    assert new() == 0
    out = capsys.readouterr().out
    assert "Tämä tarvitaan." in out and "Tarkoititko Rantakunta?" in out and out.count("Kirjoita numero 1–5") == 2 and "voi tarkoittaa eri päiviä" in out
    assert asked.count("Kunta (alku riittää): ") == 3
    assert (root / FILE).exists()


def test_nothing_is_asked_when_nothing_is_missing(root, new, at_the_keyboard):
    """Whoever has said enough is left alone."""
    asked = at_the_keyboard()
    assert new(**NEEDED) == 0
    assert asked == []


@pytest.mark.parametrize("answer", [";", ",", "null", "[", "# 1", "'", "\t"])
def test_no_answer_ends_in_a_traceback(root, new, at_the_keyboard, answer):
    """Whatever stands where hours should."""
    at_the_keyboard(*ANSWERS[:7], answer, *ANSWERS[7:])
    assert new() in (0, 1)
    assert not check(root, today=DAY).errors


def test_a_kind_is_known_by_its_words(root, new, at_the_keyboard):
    """Those of the question, as well as their number."""
    at_the_keyboard(*ANSWERS[:3], "Kohtaamispaikka", *ANSWERS[4:12], "seurakunta", *ANSWERS[13:])
    assert new(**UNASKED) == 0
    assert (root / FILE).read_text(encoding="utf-8") == WRITTEN


@pytest.mark.parametrize(("wrong", "told_of"), [("ti 9–12 kesällä", "kesällä"), ("ti 9–12 1.6. alkaen", "1.6."), ("ti 9–12, ke suljettu", "suljettu"), ("ti 9–12, ke 13–15 ajanvarauksella", "puolipiste")])
def test_no_key_is_named_that_is_not_asked_for(new, at_the_keyboard, capsys, wrong, told_of):
    """Whoever answers a question has no file to write keys in."""
    at_the_keyboard(*ANSWERS[:7], wrong)
    assert new() == 1
    told = capsys.readouterr().out
    assert told_of in told
    assert not {"what", "hours_note", "season", "exceptions"} & set(re.findall(r"\w+", told))


def test_nobody_may_have_checked_it(root, new, at_the_keyboard):
    """A hyphen for an answer, and the other language is not asked for. Then whoever read it somewhere is asked where; a source without a date is undated."""
    asked = at_the_keyboard(*ANSWERS[:15], "-", "https://rantakunta.example/", "")
    assert new() == 0
    text = (root / FILE).read_text(encoding="utf-8")
    assert "checked: null                  # kukaan ei ole vielä vahvistanut" in text
    assert "sources: [{url: https://rantakunta.example/, date: undated}]" in text
    assert asked[15:] == ["Kuka on tarkistanut tiedot? Organisaatio suomeksi. Tyhjä: järjestäjä. Viiva (-): ei kukaan: ", "Sivu, jolla tiedot ovat (tyhjä: paikan oma sivu): ", "Päivä, jonka sivu itse ilmoittaa, esimerkiksi 1.10.2026, 10.2026 tai 2026 (tyhjä: ei päivää): "]


@pytest.mark.parametrize(("said", "date"), [("1.9.2026", "2026-09-01"), ("9.2026", "2026-09"), ("2026-09", "2026-09"), ("2026", "2026")])
def test_the_date_of_a_source_is_taken_as_people_write_it(root, new, said, date):
    """And stands in the file as in all others."""
    assert new(**NEEDED, source_date=said) == 0
    assert f"date: {date}}}" in (root / FILE).read_text(encoding="utf-8")


def test_without_a_page_of_its_own_a_source_is_asked_for(root, new, at_the_keyboard):
    """Nothing goes without one."""
    asked = at_the_keyboard(*ANSWERS[:9], "", *ANSWERS[10:], "", "https://rantakunta.example/", "10.2026")
    assert new() == 0
    assert "sources: [{url: https://rantakunta.example/, date: 2026-10}]" in (root / FILE).read_text(encoding="utf-8")
    assert len(asked) == len(ANSWERS) + 3


def test_what_is_the_same_in_both_languages_is_typed_once(root, new, at_the_keyboard):
    """Names and addresses; a municipality by its beginning, and no postal code or second sentence where there is no first."""
    asked = at_the_keyboard("Pikkutupa", "=", "strandk", "1", "", "", "ti 9–12", "", "https://pikkutupa.example/", "", "4", "Seurakunta", "=", "")
    assert new() == 0
    text = (root / FILE).read_text(encoding="utf-8")
    assert "name: Pikkutupa\n" in text and "municipality: Strandkommun\n" in text and "by: Seurakunta}" in text
    assert len(asked) == 14


def test_nobody_may_have_checked_it_by_option(root, new):
    """The same without a question."""
    assert new(**NEEDED, by="-") == 0
    assert check(root, today=DAY).catalogue.places["rantakunta-pikkutupa"].checked is None


@pytest.mark.parametrize(("answer", "code"), [("k", 0), ("e", 1)])
def test_a_namesake_is_asked_about_at_once(root, new, at_the_keyboard, capsys, answer, code):
    """After name and municipality, and not again at the end."""
    asked = at_the_keyboard("Majaka", "Lillstugan", "Rantakunta", answer, *ANSWERS[3:])
    assert new() == code
    assert "Majakka: lähes sama nimi" in capsys.readouterr().out
    assert asked[3] == "Onko uusi paikka eri kuin nämä? k/e: " and (len(asked) == 4) == (code == 1)


@pytest.mark.parametrize("at", [0, 3, 12])
def test_who_goes_away_leaves_nothing(root, new, at_the_keyboard, capsys, at):
    """At whichever question."""
    before = files_in(root)
    at_the_keyboard(*ANSWERS[:at])
    assert new() == 1
    assert "Mitään ei tallennettu." in capsys.readouterr().err
    assert files_in(root) == before


@pytest.mark.parametrize(("answer", "code"), [("k", 0), ("ja", 0), ("e", 1), ("", 1)])
def test_a_place_that_may_be_there_is_asked_about(root, new, at_the_keyboard, answer, code):
    """Yes means that it is another one."""
    at_the_keyboard(answer)
    assert new(**NEEDED | {"street": "Rantatie 1/Strandvägen 1"}) == code
    assert (root / FILE).exists() == (code == 0)


# ---------------------------------------------------------------- the rest


def test_a_disk_that_is_full_leaves_nothing(root, new, capsys, monkeypatch):
    """And says so."""

    def fail(*_):
        raise OSError(28, "No space left on device")

    before = files_in(root)
    monkeypatch.setattr(os, "replace", fail)
    assert new(**NEEDED) == 1
    assert "tallennus ei onnistunut" in capsys.readouterr().err
    assert files_in(root) == before


@pytest.mark.parametrize("options", [{"kind": "kahvila"}, {"name": "a/b/c"}, {"language": "no"}])
def test_wrong_use_ends_with_2(new, options):
    with pytest.raises(SystemExit) as ended:
        new(**NEEDED | options)
    assert ended.value.code == 2


def test_help_shows_an_example(capsys):
    """With words of both languages."""
    with pytest.raises(SystemExit) as ended:
        main(["new", "--help"])
    assert ended.value.code == 0
    out = capsys.readouterr().out
    assert "perhekeskus new place" in out and "kysyy tiedot / frågar efter uppgifterna" in out
