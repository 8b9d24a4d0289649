from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.openings import HoursError, days_of, overlapping, read_openings
from perhekeskus.problems import sentences
from perhekeskus.spoken import canonical_row, read_keys, read_spoken

WORDS = (
    "ma ti ke to pe la su mån tors fre Mondays tuesday maanantaisin keskiviikkona perjantaista sunnuntaihin joka päivä varje dag myös även also ja och - – , . ; : ( ) & "
    "9 12 9-12 13–15.30 17.30 20-2 20-2+1 24:30 24/7 dygnet runt klo kl. 1. 3. ensimmäinen första last kuun kuukauden i månaden parilliset viikot udda veckor even weeks "
    "ajanvarauksella enligt överenskommelse ei paitsi parilliset 9-12- ma-pe 24.12 arkisin vardagar joka toinen varannan suljettu noin tistai till on the"
).split(" ")
WILD = st.text() | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join) | st.lists(st.sampled_from(WORDS), max_size=5).map("".join)


@pytest.mark.parametrize("text", ["ti–pe 9–14", "tue-fri 9-14", "tis–fre 9–14", "TI – PE klo 9.00 – 14.00.", "ti-pe klo: 9-14", "ti\u00a0−\u00a0pe\u00a09−14", "tiistai-perjantai: 9-14", "tiistaista perjantaihin 9-14", "tisdag till fredag kl. 9–14", "tis t.o.m. fre 9-14", "tuesday to friday 9-14", "Ti-pe avoinna 9-14", "9-14 ti-pe"])
def test_a_range_of_days_has_its_times(text):
    """Any language, any dash, names short or long, the word for open or o'clock."""
    assert read_spoken(text) == {"tue-fri": "9-14"}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("ti-pe 9-14, to myös 15-19", "tue-fri: 9-14, thu: 15-19"),
        ("tis-fre 9-14, tors även 15–19", "tue-fri: 9-14, thu: 15-19"),
        ("to myös 15–19", "thu: 15-19"),
        ("ma, ke ja pe 9–12", "mon: 9-12, wed: 9-12, fri: 9-12"),
        ("mån- och onsdagar 9-12", "mon: 9-12, wed: 9-12"),
        ("ma 9-12 ja 13-15", "mon: 9-12, 13-15"),
        ("ma 9-12. ti 10-13.", "mon: 9-12, tue: 10-13"),
        ("ma 9-12, ma 13-15", "mon: 9-12, 13-15"),
        ("ma-ke ja ti-to 9-12", "mon-wed: 9-12, thu: 9-12"),
        ("ti ja to 9.30–12, ke 13:00–15:30", "tue: 9.30-12, thu: 9.30-12, wed: 13-15.30"),
        ("to 9-12", "thu: 9-12"),
        ("la 20–2 seuraavana päivänä", "sat: 20-2+1"),
    ],
)
def test_rows_of_more_than_one_part(answered, text, row):
    """Days share times until new times come, and a day may have more of them."""
    assert answered(text) == row


@pytest.mark.parametrize("text", ["joka päivä 8-20", "varje dag 8–20", "päivittäin klo 8-20", "dagligen 8–20", "daily 8-20", "ma-su 8-20"])
def test_every_day_is_a_range(text):
    """From Monday to Sunday."""
    assert read_spoken(text) == {"mon-sun": "8-20"}


@pytest.mark.parametrize("text", ["24/7", "ympäri vuorokauden", "Dygnet runt", "24 h", "ympäri vuorokauden joka päivä"])
def test_always_open_needs_no_day(text):
    """These words say it of every day."""
    assert read_spoken(text) == {"mon-sun": "0-24"}


@pytest.mark.parametrize(
    ("text", "weeks"),
    [
        ("parilliset viikot ma 17.30–19.30", "even"),
        ("ma 17.30–19.30 parillisina viikkoina", "even"),
        ("ma 17.30-19.30 (parilliset vk)", "even"),
        ("jämna veckor mån 17.30–19.30", "even"),
        ("parittomina viikoilla ma 17.30-19.30", "odd"),
        ("parittomien viikkojen maanantaisin 17.30-19.30", "odd"),
        ("udda veckor mån 17.30–19.30", "odd"),
        ("ojämna veckor mån 17.30–19.30", "odd"),
        ("odd weeks, mon 17.30-19.30", "odd"),
        ("joka kuun 1. maanantai 17.30-19.30", "first"),
        ("kuukauden ensimmäinen maanantai 17.30-19.30", "first"),
        ("första måndagen i månaden 17.30–19.30", "first"),
        ("varje månads andra måndag 17.30-19.30", "second"),
        ("kuun viimeinen maanantai 17.30-19.30", "last"),
        ("first and third monday 17.30-19.30", "first, third"),
        ("kuukauden 1. ja 3. maanantai klo 17.30–19.30", "first, third"),
        ("1:a och 3:e måndagen i månaden 17.30-19.30", "first, third"),
    ],
)
def test_some_weeks_only(text, weeks):
    """Even and odd weeks, and days counted in a month."""
    assert read_spoken(text) == {"mon": "17.30-19.30", "weeks": weeks}


@pytest.mark.parametrize("text", ["ajanvarauksella ke 17–19", "ke 17-19 vain ajanvarauksella", "ke 17-19 (sopimuksen mukaan)", "ons 17–19 enligt överenskommelse", "med tidsbokning ons 17-19", "wed 17-19 by appointment"])
def test_by_appointment(text):
    """At either end of the row."""
    assert read_spoken(text) == {"wed": "17-19", "by_appointment": "yes"}


@pytest.mark.parametrize("text", ["ajanvarauksella ti 9-12, ke 13-15", "ti 9-12, ke 13-15, ajanvarauksella", "ti ja ke 9-12 ajanvarauksella"])
def test_a_limit_that_begins_the_row_or_stands_apart_holds_for_all_of_it(text):
    """So it is not lost on the second day."""
    assert read_spoken(text)["by_appointment"] == "yes"


@pytest.mark.parametrize("text", ["ti 9-12, ajanvarauksella ke 13-15", "ti 9-12, ke 13-15 ajanvarauksella", "ti 9-12, joka kuun 1. to 10-12", "1. to 10-12, ti 9-12", "parilliset viikot ma 9-12, parittomat viikot ti 9-12", "parilliset viikot, kuun 1. ma 9-12",
                                  "ma 9-12 ja ajanvarauksella 13-15", "ma 9-12, 13-15 ajanvarauksella", "ma 9-12 (parilliset viikot), 13-15", "ma (parilliset viikot), ke 9-12", "9-12 ajanvarauksella, 13-15 ma",
                                  "kuun 1. ma ja ke 9-12", "kuun ensimmäinen ma-pe 9-12"])  # fmt: skip
def test_a_limit_that_may_hold_for_a_part_is_not_guessed_at(refused, text):
    """Two rows say it better."""
    assert refused(text)[0] == "hours-split"


@pytest.mark.parametrize("text", ["ma 9-12 ja sopimuksen mukaan", "mån 9-12 och enligt överenskommelse", "ma 9-12, myös ajanvarauksella", "ajanvarauksella ja ma 9-12"])
def test_a_limit_that_is_one_more_way_is_no_limit(refused, text):
    """Whoever comes on Monday needs no appointment."""
    assert refused(text)[0] == "hours-split"


@pytest.mark.parametrize(("text", "row"), [("parilliset viikot, ajanvarauksella: ma 9-12, 13-15", "mon: 9-12, 13-15; weeks: even; by_appointment: yes"), ("ma ajanvarauksella 9-12, 13-15", "mon: 9-12, 13-15; by_appointment: yes"), ("ma 9-12, 13-15, parilliset viikot", "mon: 9-12, 13-15; weeks: even")])
def test_a_limit_before_or_apart_from_many_times_holds_for_them(answered, text, row):
    """As long as nothing else could be meant."""
    assert answered(text) == row


@pytest.mark.parametrize("text", ["ma-pe 9-12, ke 10-13, " * 800 + "xyz", "joka " * 2500, "ajanvarauksella, " * 700, "9-12-" * 2500, "\0" * 10000, "ma 9-12 " + "-" * 10000])
def test_a_long_text_is_answered_at_once(refused, text):
    """Whatever has been pasted there by mistake; a quadratic pattern would take minutes."""
    begin = process_time()
    refused(text)
    assert process_time() - begin < 2


@given(WILD)
def test_whatever_is_written_is_a_row_or_an_hours_error(text):
    """No text makes the reader fail in another way; what it gives is a row of a file, no day of which has two times at once."""
    try:
        row = read_spoken(text)
    except HoursError as error:
        assert error.kind in sentences()
        return
    days = {key: read_openings(times) for key, times in row.items() if days_of(key)}
    assert days and set(row) - set(days) <= {"weeks", "by_appointment"}
    assert not any(overlapping([o for key, openings in days.items() if day in days_of(key) for o in openings]) for key in days for day in days_of(key))


@given(WILD)
def test_an_answer_is_understood_as_itself(text):
    """Whoever copies an answer into a row gets the same row."""
    try:
        row = read_spoken(text)
    except HoursError:
        return
    assert read_spoken(canonical_row(row)) == row
    assert read_keys(row, ("weeks", "by_appointment")) == row


@pytest.mark.parametrize("text", ["kuun 1. ja 3. ma 9-12, ajanvarauksella", "parilliset viikot ma 9-12, ti 13-15", "kuun viimeinen ma 9-12, 13-15", "la 20-2+1 ajanvarauksella"])
def test_an_answer_with_limits_is_understood_as_itself(answered, text):
    """Weeks and appointments stand in it as in a file."""
    assert read_spoken(answered(text)) == read_spoken(text)


@given(WILD)
def test_what_an_error_says_to_write_can_be_read(text):
    """Nobody is sent from one error to the next."""
    try:
        read_spoken(text)
    except HoursError as error:
        for name in ("write", "other"):
            assert name not in error.details or read_spoken(error.details[name])


@given(WILD)
def test_every_error_fills_its_sentence(text):
    """In every language."""
    try:
        read_spoken(text)
    except HoursError as error:
        for sentence in sentences()[error.kind].values():
            assert "{" not in sentence.format(value=error.value.replace("{", ""), suggestion="", **{name: str(detail).replace("{", "") for name, detail in error.details.items() if name != "options"})


@pytest.mark.parametrize(
    ("row", "line"),
    [({"tue-fri": "9-14", "thu": "15-19", "weeks": "even"}, "tue-fri: 9-14, thu: 15-19; weeks: even"), ({"weeks": "even", "by_appointment": "yes", "mon": "9-12"}, "mon: 9-12; weeks: even; by_appointment: yes")],
)
def test_an_answer_is_one_line(row, line):
    """Days first, then what limits them."""
    assert canonical_row(row) == line
