import pytest

from perhekeskus.openings import HoursError
from perhekeskus.spoken import day_keys, read_keys


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
