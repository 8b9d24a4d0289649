import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.hours import DAYS, HoursError, Opening, days_of, read_openings, spoken_days

KINDS = {"hours-form", "hours-no-such-time", "hours-reversed", "hours-overlap"}


@pytest.mark.parametrize(
    ("text", "openings"),
    [
        ("9-12", [(540, 720)]),
        ("9.30-12", [(570, 720)]),
        ("09:30 – 12:05", [(570, 725)]),
        ("13-15.30, 9-12", [(540, 720), (780, 930)]),
        ("9-12, 12-15", [(540, 720), (720, 900)]),
        ("0-24", [(0, 1440)]),
    ],
)
def test_times_are_read_as_people_write_them(text, openings):
    """Points, colons, dashes of both kinds and spaces are all right; the result is in order and may touch."""
    assert read_openings(text) == tuple(Opening(*opening) for opening in openings)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("", "hours-form", ""),
        ("9", "hours-form", "9"),
        ("9-12,", "hours-form", ""),
        ("klo 9-12", "hours-form", "klo 9-12"),
        ("9-12 ja 13-15", "hours-form", "9-12 ja 13-15"),
        ("9.5-12", "hours-form", "9.5-12"),
        ("9.60-12", "hours-no-such-time", "9.60-12"),
        ("9-24.01", "hours-no-such-time", "9-24.01"),
        ("24-24.00", "hours-no-such-time", "24-24.00"),
        ("12-9", "hours-reversed", "12-9"),
        ("9-9", "hours-reversed", "9-9"),
        ("9-12, 15-13", "hours-reversed", "15-13"),
        ("9-12, 11.59-13", "hours-overlap", "9-12, 11.59-13"),
        ("٩-١٢", "hours-form", "٩-١٢"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_the_part_that_is_wrong(text, kind, value):
    """The error names its kind and quotes the part an editor has to look at."""
    with pytest.raises(HoursError) as caught:
        read_openings(text)
    assert (caught.value.kind, caught.value.value) == (kind, value)


@given(st.text() | st.text("0123456789.:-–, ", max_size=20))
def test_whatever_is_written_is_openings_or_an_hours_error(text):
    """No text makes the reader fail in another way, and what it gives are times of one day, in order and apart."""
    try:
        openings = read_openings(text)
    except HoursError as error:
        assert error.kind in KINDS
    else:
        edges = [minute for opening in openings for minute in (opening.start, opening.end)]
        assert edges == sorted(edges) and 0 <= edges[0] and edges[-1] <= 1440
        assert all(opening.start < opening.end for opening in openings)


@given(st.lists(st.integers(0, 1440), min_size=2, max_size=10, unique=True), st.randoms(use_true_random=False))
def test_written_times_come_back_in_any_order(minutes, random):
    """Any set of separate times, written down shuffled, is read back as it was."""
    minutes = sorted(minutes[: len(minutes) // 2 * 2])
    openings = [Opening(start, end) for start, end in zip(minutes[::2], minutes[1::2])]
    written = [f"{o.start // 60}.{o.start % 60:02}-{o.end // 60}.{o.end % 60:02}" for o in openings]
    random.shuffle(written)
    assert read_openings(", ".join(written)) == tuple(openings)


@pytest.mark.parametrize(
    ("key", "days"),
    [("tue", ["tue"]), ("tue-thu", ["tue", "wed", "thu"]), ("mon-sun", list(DAYS)), ("sat-mon", []), ("mon-mon", []), ("Tue", []), ("what", []), ("", [])],
)
def test_a_key_names_a_day_or_a_range_inside_one_week(key, days):
    """A range never wraps round the week, and a word that is no day names none."""
    assert list(days_of(key)) == days


@pytest.mark.parametrize(
    ("written", "key"),
    [("ma-pe", "mon-fri"), ("Tisdag", "tue"), ("keskiviikkona", "wed"), ("ma–pe 9-16", "mon-fri"), ("lör: 10-12", "sat"), ("tue", "tue"), ("ma - su", "mon-sun"), ("su-ma", None), ("joka päivä", None), ("9-12", None), ("", None)],
)
def test_a_day_in_words_is_known_as_a_key(written, key):
    """What an editor writes in Finnish or Swedish can be suggested as the key it should be; anything else is not guessed."""
    assert spoken_days(written) == key


@given(st.text() | st.text("matipe mån-– 9", max_size=12))
def test_any_words_are_a_key_or_nothing(written):
    """A suggestion is always a key that the file may have."""
    assert spoken_days(written) is None or days_of(spoken_days(written))
