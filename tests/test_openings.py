import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.openings import (
    DAYS,
    HoursError,
    Opening,
    canonical,
    days_of,
    keys_of_days,
    keys_through,
    keys_without,
    overlapping,
    read_openings,
)

KINDS = {"hours-form", "hours-no-such-time", "hours-end-missing", "hours-three-times", "hours-reversed", "hours-too-long", "hours-overlap"}
WILD = st.text() | st.text("0123456789.:-–, +", max_size=20) | st.lists(st.sampled_from("klo kl. at 9 9.30 12 13:00 20 2 24 25 - – , ja och +1 24/7 dygnet runt nästa dag".split())).map(" ".join)


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("9-12", [(540, 720)]),
        ("9.30-12", [(570, 720)]),
        ("09:30 – 12:05", [(570, 725)]),
        ("9−12", [(540, 720)]),
        ("9\u00a0–\u00a012", [(540, 720)]),
        ("13-15.30, 9-12", [(540, 720), (780, 930)]),
        ("9-12, 12-15", [(540, 720), (720, 900)]),
        ("0-24", [(0, 1440)]),
        ("klo 9-12", [(540, 720)]),
        ("Kl. 9–12.", [(540, 720)]),
        ("at 9-12", [(540, 720)]),
        ("klo 9 - klo 12", [(540, 720)]),
    ],
)
def test_times_are_read_as_people_write_them(text, openings):
    """Points, colons, dashes of all kinds, spaces and the word for o'clock are all right; the result is in order and may touch."""
    assert read_openings(text) == tuple(Opening(*opening) for opening in openings)


@pytest.mark.parametrize("between", [", ", ",", "; ", " ja ", " sekä ", " och ", " samt ", " and ", ", ja ", " & "])
def test_stretches_are_joined_by_a_comma_or_a_word(between):
    """In three languages."""
    assert read_openings(f"9-12{between}13-15") == (Opening(540, 720), Opening(780, 900))


@pytest.mark.parametrize("text", ["24/7", "24 h", "24h", "24 tuntia", "ympäri vuorokauden", "Dygnet runt", "around the clock"])
def test_the_whole_day_has_words(text):
    """They are the same as 0-24."""
    assert read_openings(text) == (Opening(0, 1440),)


@pytest.mark.parametrize("text", ["20-2+1", "20-02 +1", "20.00–2.00 + 1", "20–2 seuraavana päivänä", "20–2 (seuraavana päivänä)", "klo 20-2 nästa dag", "20-2 följande dag", "20-2 the next day"])
def test_an_end_past_midnight_is_marked(text):
    """In signs or in words; it counts on from the day it began."""
    assert read_openings(text) == (Opening(1200, 1560),)


@pytest.mark.parametrize(("text", "end"), [("20-0+1", 1440), ("20-24", 1440), ("9-9+1", 1980)])
def test_what_ends_the_next_day_lasts_a_day_at_most(text, end):
    """Midnight is the end of one day and the start of the next."""
    assert read_openings(text)[0].end == end


@pytest.mark.parametrize(
    ("text", "kind", "value", "details"),
    [
        ("", "hours-form", "", {}),
        ("9-12,", "hours-form", "9-12,", {}),
        ("9.5-12", "hours-form", "9.5-12", {}),
        ("9-12 paitsi kesällä", "hours-form", "9-12 paitsi kesällä", {}),
        ("9-12 to 13-15", "hours-form", "9-12 to 13-15", {}),
        ("٩-١٢", "hours-form", "٩-١٢", {}),
        ("9", "hours-end-missing", "9", {"understood": "9-…", "write": "9-16"}),
        ("klo 9.30-", "hours-end-missing", "klo 9.30-", {"understood": "9.30-…", "write": "9.30-16"}),
        ("17", "hours-end-missing", "17", {"understood": "17-…", "write": "17-19"}),
        ("9.60-12", "hours-no-such-time", "9.60", {"write": "9-16"}),
        ("24:30", "hours-no-such-time", "24:30", {"write": "9-16"}),
        ("25-26", "hours-no-such-time", "25", {"write": "9-16"}),
        ("20-24.30", "hours-no-such-time", "24.30", {"write": "20-0.30+1"}),
        ("20-26.75", "hours-no-such-time", "26.75", {"write": "9-16"}),
        ("24-24.00", "hours-no-such-time", "24", {"write": "9-16"}),
        ("12-9", "hours-reversed", "12-9", {"write": "12-9+1"}),
        ("9-9", "hours-reversed", "9-9", {"write": "9-9+1"}),
        ("9-12, 15-13", "hours-reversed", "15-13", {"write": "15-13+1"}),
        ("9-12+1", "hours-too-long", "9-12+1", {"write": "9-12"}),
        ("9-14-16", "hours-three-times", "9-14-16", {"understood": "9-14", "write": "9-14, 14-16", "other": "9-16"}),
        ("16-14-9", "hours-three-times", "16-14-9", {"understood": "16", "write": "9-14, 14-16", "other": "9-16"}),
        ("9-12, 11.59-13", "hours-overlap", "9-12, 11.59-13", {"write": "9-13"}),
        ("9-12 ja 11-13, 15-16", "hours-overlap", "9-12 ja 11-13, 15-16", {"write": "9-13, 15-16"}),
        ("20-2+1, 22-23", "hours-overlap", "20-2+1, 22-23", {"write": "20-2+1"}),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_the_part_that_is_wrong(text, kind, value, details):
    """The error names its kind, quotes the part an editor has to look at, and says what was understood and what to write."""
    with pytest.raises(HoursError) as caught:
        read_openings(text)
    assert (caught.value.kind, caught.value.value, caught.value.details) == (kind, value, details)


@given(WILD)
def test_whatever_is_written_is_openings_or_an_hours_error(text):
    """No text makes the reader fail in another way, and what it gives are stretches in order and apart, none longer than a day."""
    try:
        openings = read_openings(text)
    except HoursError as error:
        assert error.kind in KINDS
    else:
        edges = [minute for opening in openings for minute in (opening.start, opening.end)]
        assert edges == sorted(edges) and all(0 <= opening.start < 1440 for opening in openings)
        assert all(opening.start < opening.end <= opening.start + 1440 for opening in openings)


@given(WILD)
def test_what_is_written_back_is_read_the_same(text):
    """The file's own way of writing is one of those that are understood, and stays as it is."""
    try:
        openings = read_openings(text)
    except HoursError:
        return
    assert read_openings(canonical(openings)) == openings
    assert canonical(read_openings(canonical(openings))) == canonical(openings)


@given(WILD)
def test_what_an_error_says_to_write_can_be_read(text):
    """Nobody is sent from one error to the next."""
    try:
        read_openings(text)
    except HoursError as error:
        for name in ("write", "other"):
            assert name not in error.details or read_openings(error.details[name])


@given(st.lists(st.integers(0, 1440), min_size=2, max_size=10, unique=True), st.randoms(use_true_random=False))
def test_written_times_come_back_in_any_order(minutes, random):
    """Any set of separate times, written down shuffled, is read back as it was."""
    minutes = sorted(minutes[: len(minutes) // 2 * 2])
    openings = [Opening(start, end) for start, end in zip(minutes[::2], minutes[1::2])]
    written = [canonical([opening]) for opening in openings]
    random.shuffle(written)
    assert read_openings(", ".join(written)) == tuple(openings)


@pytest.mark.parametrize(("openings", "text"), [([(540, 720), (780, 930)], "9-12, 13-15.30"), ([(1200, 1560)], "20-2+1"), ([(0, 1440)], "0-24"), ([], "")])
def test_the_file_has_one_way_of_writing(openings, text):
    """No zero before the hour, minutes only where they are needed, a mark for the next day."""
    assert canonical(Opening(*opening) for opening in openings) == text


@pytest.mark.parametrize(("openings", "answer"), [([(540, 720), (720, 780)], False), ([(780, 900), (540, 781)], True), ([], False)])
def test_openings_overlap_when_they_share_a_minute(openings, answer):
    """To touch is not to overlap, and their order does not matter."""
    assert overlapping(Opening(*opening) for opening in openings) is answer


@pytest.mark.parametrize(
    ("key", "days"),
    [("tue", ["tue"]), ("tue-thu", ["tue", "wed", "thu"]), ("mon-sun", list(DAYS)), ("sat-mon", []), ("mon-mon", []), ("Tue", []), ("what", []), ("", [])],
)
def test_a_key_names_a_day_or_a_range_inside_one_week(key, days):
    """A range never wraps round the week, and a word that is no day names none."""
    assert list(days_of(key)) == days


@given(st.lists(st.integers(0, 6)))
def test_numbers_of_days_are_keys_in_their_order(days):
    """Whatever the order, and however often a day is named."""
    assert [day for key in keys_of_days(days) for day in days_of(key)] == [DAYS[day] for day in days]


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_range_of_numbers_goes_on_after_a_sunday(first, last):
    """From its first day to its last, in two keys at most."""
    keys = keys_through(first, last)
    days = [DAYS.index(day) for key in keys for day in days_of(key)]
    assert (days[0], days[-1]) == (first, last) and len(keys) <= 2
    assert all(two == (one + 1) % 7 for one, two in zip(days, days[1:]))


@pytest.mark.parametrize(("keys", "others", "left"), [(["mon-fri"], ["wed"], ("mon-tue", "thu-fri")), (["sun", "mon-tue"], ["tue-sat"], ("mon", "sun")), (["mon"], ["mon-sun"], ()), (["tue"], [], ("tue",))])
def test_days_without_others_are_keys_again(keys, others, left):
    """In the order of the week."""
    assert keys_without(keys, others) == left
