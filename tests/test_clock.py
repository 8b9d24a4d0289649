"""Which day a build is of."""

from datetime import date

import pytest

from perhekeskus.clock import ClockError, day_of_build, today_in_finland


@pytest.mark.parametrize(
    ("settings", "day"),
    [
        ({"TODAY": "2026-11-30"}, date(2026, 11, 30)),
        ({"SOURCE_DATE_EPOCH": "1795989599"}, date(2026, 11, 29)),
        ({"SOURCE_DATE_EPOCH": "1795989600"}, date(2026, 11, 30)),  # midnight in Finland, ten in the evening by UTC
        ({"SOURCE_DATE_EPOCH": "1795989600", "TODAY": "2026-01-02"}, date(2026, 1, 2)),
    ],
)
def test_the_day_is_as_it_was_told(settings, day):
    """In Finland; TODAY before what whoever builds anything anew sets."""
    assert day_of_build(settings) == day


def test_nothing_told_is_today():
    """An empty setting tells nothing."""
    before = today_in_finland()
    assert before <= day_of_build({"TODAY": "", "SOURCE_DATE_EPOCH": ""}) <= today_in_finland()


@pytest.mark.parametrize("settings", [{"TODAY": "tänään"}, {"TODAY": "2026-02-30"}, {"SOURCE_DATE_EPOCH": "2026-11-30"}, {"SOURCE_DATE_EPOCH": "9" * 30}, {"SOURCE_DATE_EPOCH": "-" + "9" * 18}])
def test_what_is_no_day_is_named(settings):
    """With the setting and how it is written."""
    (name,) = settings
    with pytest.raises(ClockError, match=f"{name}=.*TODAY=2026-11-30"):
        day_of_build(settings)
