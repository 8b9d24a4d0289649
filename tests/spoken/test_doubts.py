import pytest

from perhekeskus.openings import HoursError
from perhekeskus.spoken import read_spoken


@pytest.mark.parametrize("text", ["ma -, ti 9-12", "ma: –, ti: 9-12", "ma 9-12-", "ma 9-12 –, ti 10-12", "ma.. pe 9-12", "ti-to-pe 9-12"])
def test_a_dash_or_dots_that_join_nothing_are_not_passed_over(refused, text):
    """A dash instead of times may say that the day is closed."""
    assert refused(text)[0] == "hours-partly-understood"


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("ma-pe 9", ("hours-end-missing", "9", "mon-fri: 9-…", "mon-fri: 9-16")),
        ("tuesday 9", ("hours-end-missing", "9", "tue: 9-…", "tue: 9-16")),
        ("ma, ke 17 ja pe 9-12", ("hours-end-missing", "17", "mon, wed 17-…", "mon, wed 17-19")),
        ("ma 24:30", ("hours-no-such-time", "24:30", None, "mon: 9-16")),
        ("24:30", ("hours-no-such-time", "24:30", None, "mon-fri: 9-16")),
        ("9-14-16", ("hours-three-times", "9-14-16", "9-14", "mon-fri: 9-14, 14-16")),
        ("ma 9-14-16", ("hours-three-times", "9-14-16", "mon: 9-14", "mon: 9-14, 14-16")),
        ("ma 20-2", ("hours-reversed", "20-2", None, "mon: 20-2+1")),
        ("ma 9-12 ja 11-13", ("hours-overlap", "9-12, 11-13", None, "mon: 9-13")),
        ("arkisin", ("hours-days-vague", "arkisin", None, "mon-fri: 9-16")),
        ("arkisin 9-14", ("hours-days-vague", "arkisin", None, "mon-fri: 9-14")),
        ("9–14 vardagar", ("hours-days-vague", "vardagar", None, "mon-fri: 9-14")),
        ("viikonloppuisin 10-14", ("hours-days-vague", "viikonloppuisin", None, "sat-sun: 10-14")),
        ("ma ke 9-12", ("hours-days-unclear", "ma ke", None, "mon, wed 9-12")),
        ("joka toinen maanantai 9-12", ("hours-weeks-vague", "joka toinen", None, None)),
        ("varannan torsdag 9-12", ("hours-weeks-vague", "varannan", None, None)),
        ("ma-pe 9-16, la suljettu", ("hours-closed", "suljettu", "mon-fri: 9-16; sat", None)),
        ("ma-pe 9-16, to 9-18", ("hours-day-differs", "thu", "mon-fri: 9-16", "mon-wed, fri 9-16, thu 9-18")),
        ("to 9-18, ma-pe 9-16", ("hours-day-differs", "mon-fri", "thu: 9-18", "mon-fri 9-16")),
        ("9-12", ("hours-without-day", "9-12", None, None)),
        ("", ("hours-without-day", "", None, None)),
        ("ma-pe", ("hours-times-missing", "ma-pe", "mon-fri", "mon-fri: 9-16")),
        ("ma 9-12, ti", ("hours-times-missing", "ma 9-12, ti", "mon: 9-12; tue", "tue: 9-16")),
        ("ti-pe noin 9-14", ("hours-partly-understood", "noin", "tue-fri", "tue-fri: 9-14")),
        ("tistai 9-12", ("hours-word-unknown", "tistai", None, "mon-fri: 9-12")),
        ("ma-ma 9-12", ("hours-word-unknown", "ma-ma", None, "mon-fri: 9-12")),
        ("kuun torstai 9-12", ("hours-partly-understood", "kuun", "thu: 9-12", "thu: 9-12")),
        ("9-12 ma, 13-15 ti", ("hours-word-unknown", "9-12", None, "mon 9-12, tue 13-15")),
        ("klo 9-11 maanantaisin ja 17-19 torstaisin", ("hours-word-unknown", "klo 9-11", None, "mon 9-11, thu 17-19")),
        ("9-12 ke 10-12 ke", ("hours-word-unknown", "9-12", None, "mon 9-11, thu 17-19")),
        ("9-10 ma, ti 13-15", ("hours-word-unknown", "9-10", None, "mon 9-11, thu 17-19")),
        ("ma 9-11, ke 12-14 xyz", ("hours-partly-understood", "xyz", "mon: 9-11; wed: 12-14", "mon 9-11, wed 12-14")),
        ("1.6.-31.8. ma-pe 9-14", ("hours-date", "1.6.-31.8.", None, None)),
        ("la 5.12.2026 10-14", ("hours-date", "5.12.2026", None, None)),
        ("ti 2.12. klo 9-12", ("hours-date", "2.12.", None, None)),
        ("la 5.12 klo 10-14", ("hours-date", "5.12", None, None)),
        ("la 5.12.26 10-14", ("hours-date", "5.12.26", None, None)),
        ("2026-12-05 10-14", ("hours-date", "2026-12-05", None, None)),
        ("parittomat ti 9-12", ("hours-weeks-vague", "parittomat", None, None)),
        ("helgfria vardagar 9-15, lö 10-14", ("hours-days-vague", "helgfria vardagar", None, "mon-fri: 9-15")),
        ("arkipyhinä 9-12", ("hours-word-unknown", "arkipyhinä", None, "mon-fri: 9-12")),
        ("lounas 12-13, ma-pe 9-16", ("hours-word-unknown", "lounas", None, "mon-fri: 9-16")),
        ("ti 9–11 | to 13–15", ("hours-partly-understood", "|", "tue: 9-11", "tue: 9-11")),
        ("ma-pe 9-12 ja 13-15, ei ke", ("hours-partly-understood", "ei ke", "mon-fri: 9-12, 13-15", "mon-tue, thu-fri 9-12, 13-15")),
        ("alla dagar utom sön 9-12", ("hours-partly-understood", "utom sön", "mon-sun", "mon-sat: 9-12")),
        ("ma-pe 8-15.30 paitsi ke 8-12", ("hours-partly-understood", "paitsi ke", "mon-fri: 8-15.30", "mon-tue, thu-fri 8-15.30, wed 8-12")),
        ("ma-pe 9-12 ei kesällä", ("hours-partly-understood", "ei", "mon-fri: 9-12", "mon-fri: 9-12")),
        ("ma-pe 8-16, pe -15", ("hours-partly-understood", "-", "mon-fri: 8-16; fri", "mon-thu 8-16, fri 9-16")),
        ("ma-pe 9-12, ke 10-13 xyz", ("hours-partly-understood", "xyz", "mon-fri: 9-12; wed: 10-13", "mon-tue, thu-fri 9-12, wed 10-13")),
        ("ma 9.5-12", ("hours-partly-understood", "9.5-12", "mon", "mon: 9-16")),
    ],
)
def test_what_cannot_be_read_is_told_with_what_was_understood(refused, text, error):
    """It quotes the word or time that an editor has to look at, and says what may stand there instead."""
    assert refused(text) == error


@pytest.mark.parametrize("text", ["ma-pe 9-16 paitsi juhlapyhinä", "ti 9-12 kesällä", "ti klo 9 alkaen", "noin ti 9-12", "ti iltaisin 17-19", "ma 9 to 12", "ajanvaraus ma-pe 9-12", "tidsbokning mån-fre 9-12", "ma/ke 9-12"])
def test_a_word_that_is_not_known_is_never_passed_over(refused, text):
    """It may change everything: an exception, a season, a time of booking by phone."""
    assert refused(text)[0] in ("hours-word-unknown", "hours-partly-understood", "hours-end-missing")


def test_the_options_of_a_word_that_is_not_known_are_the_names_of_days():
    """So that a slip of the keys can be answered with the name that was meant."""
    with pytest.raises(HoursError) as caught:
        read_spoken("tistai 9-12")
    assert {"tiistai", "tisdag", "tuesday"} < set(caught.value.details["options"])
