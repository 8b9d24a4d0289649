"""Which column says what, by the words above it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.problems import LANGUAGES
from perhekeskus.rosters.cells import Sheet
from perhekeskus.rosters.headings import Headings, plain, plan_of, vocabulary


def columns_of(*rows, wide=None):
    """(key, languages) of each column of a table with these first rows; a place below them."""
    plan = plan_of(Sheet("", (*rows, ("x",) * len(rows[0])), wide or {}))
    return plan and [(column.key, column.languages) for column in plan.columns]


@pytest.mark.parametrize(
    ("heading", "key", "languages"),
    [
        ("Kunta", "municipality", ("fi",)), ("KOMMUN:", "municipality", ("sv",)), ("Municipality", "municipality", ()), ("Puh. nro", "phone", ("fi",)), ("S-posti", "email", ("fi",)), ("e-mail", "email", ("fi",)),
        ("Osoite suomeksi", "street", ("fi",)), ("Osoite (sv)", "street", ("sv",)), ("street_sv", "street", ("sv",)), ("Adress på finska", "street", ("fi",)), ("Ruotsinkielinen osoite", "street", ("sv",)),
        ("Osoite / Adress", "street", ("fi", "sv")), ("Adress/Osoite", "street", ("sv", "fi")), ("Osoite\nAdress", "street", ("fi", "sv")), ("Kunta / Municipality", "municipality", ("fi",)),
        ("ma", "day", ()), ("Ti–to", "day", ()), ("Onsdagar", "day", ()), ("Päivä", "days", ("fi",)), ("Aukiolo-ajat", "hours", ("fi",)),
    ],
)  # fmt: skip
def test_a_heading_is_known_by_its_words(heading, key, languages):
    """In any of three languages, with signs or without, and with the language of what stands below it."""
    assert columns_of(("Nimi", heading))[1] == (key, languages)


@pytest.mark.parametrize("heading", ["Siivooja", "", "Nimmi", "Kunta / Puhelin", "Maanantaikerho", "123", "ruotsiksi"])
def test_what_is_not_known_is_not_guessed(heading):
    """Not even where it is near."""
    assert columns_of(("Nimi", "Kunta", heading)) == [("name", ("fi",)), ("municipality", ("fi",))]


def test_headings_stand_below_titles():
    """The row that says most counts, and a name is among it."""
    assert columns_of(("Paikat", "", ""), ("", "", ""), ("Puhelin", "Nimi", "Kunta")) == [("phone", ("fi",)), ("name", ("fi",)), ("municipality", ("fi",))]
    assert columns_of(("Puhelin", "Kunta")) is None
    assert columns_of(("Nimi", "Siivooja")) is None


def test_a_place_is_a_name_or_where_it_is():
    """By whether another column is the name."""
    assert columns_of(("Paikka", "Kunta"))[0] == ("name", ("fi",))
    assert columns_of(("Plats", "Klubb"))[0] == ("location", ("sv",))


def test_a_second_row_of_headings_says_the_other_language():
    """Either the same in Swedish, or which language a column is in."""
    assert columns_of(("Nimi", "Kunta"), ("Namn", "Kommun")) == [("name", ("fi", "sv")), ("municipality", ("fi", "sv"))]
    assert columns_of(("Nimi", "", "Kunta"), ("suomeksi", "ruotsiksi", ""), wide={(0, 1): "Nimi"}) == [("name", ("fi",)), ("name", ("sv",)), ("municipality", ("fi",))]


def test_of_two_that_say_the_same_the_first_is_read():
    """The other is told, once."""
    plan = plan_of(Sheet("", (("Nimi", "Puhelin", "Tel", "Puhelinnumero"), ("a", "b", "c", "d"))))
    assert [column.number for column in plan.columns] == [1, 2, 3]
    assert [(finding.cell.column, finding.problem.kind) for finding in plan.findings] == [(4, "column-twice")]


def test_a_column_that_is_not_read_is_told_once():
    """With what it may have meant; an empty one is not worth a word, and of persons it is said why."""
    plan = plan_of(Sheet("", (("Nimi", "Kunta", "Puhelim", "Tyhjä", "Ohjaaja", "Postitoimipaikka", ""), ("a", "b", "c", "", "e", "f", "g"))))
    assert [finding.line("en") for finding in plan.findings] == [
        "column C “Puhelim”: the column is not known, so it was not read. Did you mean puhelin?",
        "column E “Ohjaaja”: what is about single persons is not published, so the column was not read.",
        "column G: the column is not known, so it was not read.",
    ]


@pytest.mark.parametrize(
    ("headings", "read"),
    [
        (("Nimi", "Ohjaaja", "Puhelin", "Sähköposti"), ["name"]), (("Namn", "Kontaktperson", "E-post", "Kommun"), ["name", "municipality"]), (("Nimi", "Ohjaaja", "Yhteinen puhelinnumero", "Sähköposti"), ["name", "phone", "email"]),
        (("Nimi", "Puhelin", "Ohjaaja", "Kunta"), ["name", "phone", "municipality"]), (("Nimi", "Ohjaaja", "Kunta", "Puhelin"), ["name", "municipality", "phone"]),
    ],
)  # fmt: skip
def test_a_number_beside_a_person_is_that_persons(headings, read):
    """Unless its heading says that it is shared."""
    plan = plan_of(Sheet("", (headings, ("a",) * 4)))
    assert [column.key for column in plan.columns] == read
    assert {finding.problem.kind for finding in plan.findings} <= {"column-person", "column-beside-person"} and len(plan.findings) == 4 - len(read)


def test_no_word_stands_for_two_columns():
    """Or nobody could tell which of them is read, or in which language it is; none names a language itself."""
    words = [plain(word) for by_language in vocabulary()["columns"].values() for language in LANGUAGES for word in by_language[language]]
    assert len(set(words)) == len(words)
    assert not [word for word in words if word in {plain(mark) for marks in vocabulary()["languages"].values() for mark in marks}]


def test_columns_are_named_in_the_language_of_a_message():
    assert [Headings(keys=("hours", "phone")).sentence(language) for language in LANGUAGES] == ["Aukioloajat, Puhelin", "Öppettider, Telefon", "Hours, Phone"]


@given(st.lists(st.lists(st.text() | st.sampled_from(["Nimi", "Namn", "Kunta", "sv", "ma-pe", "/", "Nimi/Namn/Kunta", "suomeksi ruotsiksi"]), min_size=3, max_size=3), min_size=1, max_size=6))
def test_wild_headings_never_crash(rows):
    """Whatever stands there, a plan's columns are columns of the table."""
    plan = plan_of(Sheet("", tuple(map(tuple, rows))))
    assert plan is None or {column.number for column in plan.columns} <= {1, 2, 3}
