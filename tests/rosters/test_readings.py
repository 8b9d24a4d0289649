"""What one cell says, and what nobody but its writer can know."""

from datetime import date, datetime, time, timedelta

import pytest

from perhekeskus.problems import LANGUAGES
from perhekeskus.rosters.headings import Column, vocabulary
from perhekeskus.rosters.readings import Doubtful, code, organiser_code, organiser_of, read, with_town


def reading(key, value, *languages):
    return read(value, Column(1, "", key, languages))


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("postal_code", 100.0, "00100"), ("postal_code", "2100", "02100"), ("postal_code", "65100", "65100"), ("postal_code", "FI-65100 VAASA", "65100"), ("postal_code", "65100 Mustasaari 2", "65100 Mustasaari 2"), ("postal_code", 1.0, "1"), ("postal_code", "–", ""),
        ("phone", "040-123 4567", "040 123 4567"), ("phone", "(06) 123 4567", "06 123 4567"), ("phone", "+358 (0)40 123 4567", "+358 40 123 4567"), ("phone", "puh. 040/1234567", "040 1234567"), ("phone", 401234567.0, "0401234567"), ("phone", 358401234567.0, "+358401234567"), ("phone", 116117, "116117"), ("phone", "ks. sivu", "ks. sivu"),
        ("opens", time(9, 30), "9.30"), ("opens", 0.375, "9.00"), ("closes", 12, "12"), ("closes", timedelta(hours=24), "24.00"), ("opens", "klo 9", "klo 9"),
        ("source_date", datetime(2026, 10, 1), "2026-10-01"), ("source_date", date(2026, 10, 1), "2026-10-01"), ("source_date", "1.10.2026", "2026-10-01"), ("source_date", 2026.0, "2026"),
        ("latitude", "60,1", "60.1"), ("latitude", 60.1, "60.1"),
        ("kind", "Kohtaamispaikka", "meeting-place"), ("kind", "meeting-place", "meeting-place"), ("status", "På paus.", "paused"), ("status", "closed", "closed"), ("kind", "-", ""),
        ("hours", "ti  9–12\nto 9–12 ", "ti 9–12\nto 9–12"), ("municipality", " Ran\u00a0ta ", "Ran ta"), ("name", 24.0, "24"), ("name", "Ja\u0308rvela\u0308", "Järvelä"), ("hours", "Ma\u0308 9–12", "Mä 9–12"),
    ],
)  # fmt: skip
def test_a_cell_is_read(key, value, said):
    """As a file has it."""
    assert reading(key, value) == said


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [
        ("hours", datetime(2026, 12, 9), "cell-date"), ("name", date(2026, 12, 9), "cell-date"), ("name", True, "cell-yes-no"), ("name", "#N/A", "cell-error"), ("hours", "#DIV/0!", "cell-error"), ("street", "Err:502", "cell-error"),
        ("opens", 9.3, "cell-time"), ("street", "Rantatie 3?", "cell-question"), ("hours", "ti 9–12 (?)", "cell-question"), ("hours", "ti ?? 9–12", "cell-question"), ("phone", 61234567.0, "cell-phone"), ("phone", "3255000", "cell-phone"),
        ("email", "maija.meri-niemi@seurakunta.example", "cell-email"), ("email", "m.niemi@seurakunta.example", "cell-email"), ("email", "maija_niemi@seurakunta.example", "cell-email"), ("kind", "kerho", "cell-code"), ("street", "Rantatie 3 / Strandvägen 3", "cell-languages"), ("summary", "Kahvia.", "cell-language"), ("note", "Lisätietoja Maija Meikäläinen, p. 040 123 4567", "cell-person"), ("hours_note", "Kysy: maija.meri@kunta.example", "cell-person"), ("hours", "ti 9–12, Maija Meikäläinen 040 123 4567", "cell-person"),
    ],
)  # fmt: skip
def test_a_cell_that_can_be_read_in_two_ways_is_doubtful(key, value, kind):
    """And the sentence can be said in three languages."""
    with pytest.raises(Doubtful) as doubt:
        reading(key, value)
    assert doubt.value.kind == kind


def test_a_common_address_is_no_persons():
    """With a word for an office, or one word."""
    assert [reading("email", value) for value in ("perhekeskus@kunta.example", "avoin-paivakoti@kunta.example", "tupa@kunta.example")] == ["perhekeskus@kunta.example", "avoin-paivakoti@kunta.example", "tupa@kunta.example"]


@pytest.mark.parametrize(
    ("languages", "value", "said"),
    [
        (("fi",), "Majakka", {"fi": "Majakka"}), (("sv",), "Fyren", {"sv": "Fyren"}), ((), "Majakka", "Majakka"), (("fi", "sv"), "Majakka / Fyren", {"fi": "Majakka", "sv": "Fyren"}), (("sv", "fi"), "Fyren/Majakka", {"fi": "Majakka", "sv": "Fyren"}),
        (("fi", "sv"), "Majakka\nFyren", {"fi": "Majakka", "sv": "Fyren"}), (("fi", "sv"), "Majakka", "Majakka"), (("fi",), "Talo A/B", {"fi": "Talo A/B"}),
    ],
)  # fmt: skip
def test_a_name_is_in_the_languages_of_its_column(languages, value, said):
    """Under a heading in both it is both, one after the other, or the same."""
    assert reading("name", value, *languages) == said


@pytest.mark.parametrize(
    ("key", "languages", "value", "said"),
    [
        ("website", ("fi", "sv"), "https://a.example/x/y", "https://a.example/x/y"), ("website", ("sv",), "https://a.example/", {"sv": "https://a.example/"}), ("website", (), "https://a.example/", "https://a.example/"),
        ("summary", ("fi",), "Kahvia / teetä", {"fi": "Kahvia / teetä"}), ("summary", ("fi", "sv"), "Kahvia. / Kaffe.", {"fi": "Kahvia.", "sv": "Kaffe."}),
    ],
)  # fmt: skip
def test_a_line_between_words_is_not_always_between_languages(key, languages, value, said):
    """It belongs to an address, and to a sentence under a heading in one language."""
    assert reading(key, value, *languages) == said


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Rantakunnan seurakunta", "parish"), ("Strandkommuns församling", "parish"), ("Vaasan seurakuntayhtymä", "parish"), ("Vaasan suomalainen srk", "parish"), ("Rantamaan hyvinvointialue", "wellbeing-services-county"), ("MLL Rantakunta", "association"), ("Folkhälsan på Ön r.f.", "association"), ("Rannan lapset ry", "association"),
        ("Rantakunnan kaupunki", "municipality"), ("Ö stad", "municipality"), ("Leikki Oy", "private"), ("Rantatalo", "unknown"), ("Ryhmä", "unknown"), ("Stadion", "unknown"),
    ],
)  # fmt: skip
def test_the_name_of_an_organiser_may_tell_its_kind(name, kind):
    """By whole words and their ends; anything else is not known."""
    assert organiser_of(name) == kind


def test_a_kind_alone_is_no_name():
    assert (organiser_code("Seurakunta"), organiser_code("association"), organiser_code("Rantatalo")) == ("parish", "association", None)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("Rantatie 3, 65100 Vaasa", ("Rantatie 3", "65100")), ("Rantatie 3 A 5 FI-65100 VAASA", ("Rantatie 3 A 5", "65100")), ("Rantatie 3,65100", None), ("Rantatie 3", None), ("PL 65100", ("PL", "65100"))],
)
def test_a_town_behind_a_street_is_no_part_of_it(text, parts):
    assert with_town(text) == parts


@pytest.mark.parametrize("key", ["kind", "status", "organiser"])
def test_every_word_for_a_code_is_read(key):
    """In each language, none of them for two codes."""
    words = [(word, of) for of, by_language in vocabulary()["codes"][key].items() for language in LANGUAGES for word in by_language[language]]
    read_as = [organiser_code(word) if key == "organiser" else code(key, word) for word, _ in words]
    assert read_as == [of for _, of in words]
