from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.openings import HoursError, days_of, overlapping, read_openings
from perhekeskus.problems import sentences
from perhekeskus.spoken import canonical_row, day_keys, read_keys, read_spoken

WORDS = (
    "ma ti ke to pe la su mån tors fre Mondays tuesday maanantaisin keskiviikkona perjantaista sunnuntaihin joka päivä varje dag myös även also ja och - – , . ; : ( ) & "
    "9 12 9-12 13–15.30 17.30 20-2 20-2+1 24:30 24/7 dygnet runt klo kl. 1. 3. ensimmäinen första last kuun kuukauden i månaden parilliset viikot udda veckor even weeks "
    "ajanvarauksella enligt överenskommelse ei paitsi parilliset 9-12- ma-pe 24.12 arkisin vardagar joka toinen varannan suljettu noin tistai till on the"
).split(" ")
WILD = st.text() | st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join) | st.lists(st.sampled_from(WORDS), max_size=5).map("".join)


def answered(text):
    """The row that a text becomes, on one line."""
    return canonical_row(read_spoken(text))


def refused(text):
    """(kind, what it quotes, what was understood, what to write) of the error that a text gives."""
    with pytest.raises(HoursError) as caught:
        read_spoken(text)
    error = caught.value
    return error.kind, error.value, error.details.get("understood"), error.details.get("write")


@pytest.mark.parametrize("text", ["ti–pe 9–14", "tue-fri 9-14", "tis–fre 9–14", "TI – PE klo 9.00 – 14.00.", "ti-pe klo: 9-14", "ti\u00a0−\u00a0pe\u00a09−14", "tiistai-perjantai: 9-14", "tiistaista perjantaihin 9-14", "tisdag till fredag kl. 9–14", "tis t.o.m. fre 9-14", "tuesday to friday 9-14", "Ti-pe avoinna 9-14", "9-14 ti-pe"])
def test_a_range_of_days_has_its_times(text):
    """Any language, any dash, names short or long, the word for open or o'clock."""
    assert read_spoken(text) == {"tue-fri": "9-14"}


@pytest.mark.parametrize(
    ("names", "day"),
    [
        ("ma ma. maanantai maanantaina maanantaisin Maanantait må mån mån. måndag måndagar på_måndagar varje_måndag joka_maanantai monday Mondays on_mondays", "mon"),
        ("ti tiistaisin tis tisdagar tue tuesdays", "tue"),
        ("ke keskiviikko keskiviikkona keskiviikkoisin on ons onsdag wed wednesday", "wed"),
        ("to torstaina tor tors torsdagar thu thurs thursdays", "thu"),
        ("pe perjantaisin fr fre fredag fri friday", "fri"),
        ("la lauantaina lö lör lördagar sat saturday", "sat"),
        ("su sunnuntaisin sö sön söndagar sun sunday so\u0308n", "sun"),
    ],
)
def test_every_day_has_its_names(names, day):
    """Whole and short, in the forms that notices on doors have."""
    for name in names.replace("_", "\u00a0").split(" "):
        assert read_spoken(f"{name} 9-12") == {day: "9-12"}, name


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
def test_rows_of_more_than_one_part(text, row):
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


def test_a_range_over_a_sunday_is_two_keys():
    """Keys of a file never wrap round the week."""
    assert [answered("pe–ma 9-12"), answered("la-ti 9-12"), answered("su-ma 9-12")] == ["fri-sun: 9-12, mon: 9-12", "sat-sun: 9-12, mon-tue: 9-12", "sun: 9-12, mon: 9-12"]


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
def test_a_limit_that_may_hold_for_a_part_is_not_guessed_at(text):
    """Two rows say it better."""
    assert refused(text)[0] == "hours-split"


@pytest.mark.parametrize("text", ["ma 9-12 ja sopimuksen mukaan", "mån 9-12 och enligt överenskommelse", "ma 9-12, myös ajanvarauksella", "ajanvarauksella ja ma 9-12"])
def test_a_limit_that_is_one_more_way_is_no_limit(text):
    """Whoever comes on Monday needs no appointment."""
    assert refused(text)[0] == "hours-split"


@pytest.mark.parametrize(("text", "row"), [("parilliset viikot, ajanvarauksella: ma 9-12, 13-15", "mon: 9-12, 13-15; weeks: even; by_appointment: yes"), ("ma ajanvarauksella 9-12, 13-15", "mon: 9-12, 13-15; by_appointment: yes"), ("ma 9-12, 13-15, parilliset viikot", "mon: 9-12, 13-15; weeks: even")])
def test_a_limit_before_or_apart_from_many_times_holds_for_them(text, row):
    """As long as nothing else could be meant."""
    assert answered(text) == row


@pytest.mark.parametrize("text", ["ma -, ti 9-12", "ma: –, ti: 9-12", "ma 9-12-", "ma 9-12 –, ti 10-12", "ma.. pe 9-12", "ti-to-pe 9-12"])
def test_a_dash_or_dots_that_join_nothing_are_not_passed_over(text):
    """A dash instead of times may say that the day is closed."""
    assert refused(text)[0] == "hours-partly-understood"


@pytest.mark.parametrize("text", ["mån-, tis- och onsdagar 9-12", "ma-, ti- ja ke 9-12", "mån, tis - och onsdagar 9-12"])
def test_a_hyphen_for_a_part_left_out_is_passed_over(text):
    """It stands at its word, or before the word for and."""
    assert answered(text) == "mon: 9-12, tue: 9-12, wed: 9-12"


@pytest.mark.parametrize("text", ["ma-pe 9-12, ke 10-13, " * 800 + "xyz", "joka " * 2500, "ajanvarauksella, " * 700, "9-12-" * 2500, "\0" * 10000, "ma 9-12 " + "-" * 10000])
def test_a_long_text_is_answered_at_once(text):
    """Whatever has been pasted there by mistake; a quadratic pattern would take minutes."""
    begin = process_time()
    refused(text)
    assert process_time() - begin < 2


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
def test_what_cannot_be_read_is_told_with_what_was_understood(text, error):
    """It quotes the word or time that an editor has to look at, and says what may stand there instead."""
    assert refused(text) == error


@pytest.mark.parametrize("text", ["ma-pe 9-16 paitsi juhlapyhinä", "ti 9-12 kesällä", "ti klo 9 alkaen", "noin ti 9-12", "ti iltaisin 17-19", "ma 9 to 12", "ajanvaraus ma-pe 9-12", "tidsbokning mån-fre 9-12", "ma/ke 9-12"])
def test_a_word_that_is_not_known_is_never_passed_over(text):
    """It may change everything: an exception, a season, a time of booking by phone."""
    assert refused(text)[0] in ("hours-word-unknown", "hours-partly-understood", "hours-end-missing")


def test_the_options_of_a_word_that_is_not_known_are_the_names_of_days():
    """So that a slip of the keys can be answered with the name that was meant."""
    with pytest.raises(HoursError) as caught:
        read_spoken("tistai 9-12")
    assert {"tiistai", "tisdag", "tuesday"} < set(caught.value.details["options"])


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
def test_an_answer_with_limits_is_understood_as_itself(text):
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


@pytest.mark.parametrize(
    ("written", "keys"),
    [("ma-pe", ["mon-fri"]), ("Tisdag", ["tue"]), ("keskiviikkona", ["wed"]), ("tue", ["tue"]), ("ma - su", ["mon-sun"]), ("joka päivä", ["mon-sun"]), ("ma, ke ja pe", ["mon", "wed", "fri"]), ("su-ma", ["sun", "mon"]),
     ("ma ke", []), ("ma,", []), ("arkisin", []), ("to myös", []), ("ma-pe 9-16", []), ("what", []), ("9-12", []), ("", [])],
)  # fmt: skip
def test_days_in_words_are_known_as_keys(written, keys):
    """Only what names days and nothing else."""
    assert list(day_keys(written)) == keys


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ({"ti–pe": "9–14", "what": "kahvila"}, {"tue-fri": "9–14", "what": "kahvila"}),
        ({"ma ja ke": "9-12", "weeks": "even"}, {"mon": "9-12", "wed": "9-12", "weeks": "even"}),
        ({"ti": "9-12", "tisdag": "13-15"}, {"tue": "9-12, 13-15"}),
        ({"to myös": "15-19"}, {"thu": "15-19"}),
        ({"ma-pe 9-16": None}, {"mon-fri": "9-16"}),
        ({"ti": None}, {"tue": None}),
        ({"mon": ["9-12"]}, {"mon": ["9-12"]}),
        ({"mon": "klo 9–12 ja 13-15"}, {"mon": "9-12, 13-15"}),
        ({"mon": "dygnet runt", "tue": "24/7"}, {"mon": "0-24", "tue": "0-24"}),
        ({"mon": "aamuisin"}, {"mon": "aamuisin"}),
        ({"mon": "09:00–12"}, {"mon": "09:00–12"}),
        ({"wat": "9-12"}, {"wat": "9-12"}),
    ],
)
def test_keys_in_words_become_keys_of_the_file(row, read):
    """Whatever says nothing of days stays as it is."""
    assert read_keys(row, ("what", "weeks")) == read


def test_a_key_that_cannot_be_read_is_named():
    """So that the message stands at the key."""
    with pytest.raises(HoursError) as caught:
        read_keys({"mon": "9-12", "arkisin": "9-14"}, ())
    assert (caught.value.kind, caught.value.details["keys"]) == ("hours-days-vague", ["arkisin"])
