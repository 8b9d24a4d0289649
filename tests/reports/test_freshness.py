"""How old what we tell is, and what goes stale next."""

from datetime import date, timedelta

import pytest

from perhekeskus.reports import freshness

MAJAKKA = "regions/rannikko/places/rantakunta-majakka.yaml"
TODAY = date(2026, 11, 3)


def items(desk, name):
    return {item.key[1]: item for listed in desk.report("freshness").lists if listed.name == name for item in listed.items}


def table(desk, name):
    return next(table for table in desk.report("freshness").tables if table.name == name)


@pytest.mark.parametrize(("left", "lists"), [(-1, set()), (0, {"due-30"}), (30, {"due-30"}), (31, {"due-90"}), (90, {"due-90"}), (91, set())])
def test_what_goes_stale_soon_is_told_with_its_day(desk_after, left, lists):
    """A confirmation counts for a year: its last day decides, and each record stands in one list. The day after it is the source that counts."""
    checked = TODAY - timedelta(days=365 - left)
    desk = desk_after(MAJAKKA, {"checked": {"date": checked.isoformat(), "by": "Majakka"}})
    assert {name for name in ("due-30", "due-90", "stale") if "rantakunta-majakka" in items(desk, name)} == lists
    for name in lists:
        assert items(desk, name)["rantakunta-majakka"].facts == {"state": "confirmed", "since": checked.isoformat(), "until": (TODAY + timedelta(days=left)).isoformat()}


def test_old_ones_come_first_and_undated_ones_last(desk):
    """The oldest is the one to look at first; what has no date has no place in that order."""
    since = [item.facts["since"] for item in items(desk, "stale").values()]
    assert since == sorted(since) and len(set(since)) > 2  # 'undated' comes after all numbers
    assert since[-1] == "undated" and "2021-05" in since


def test_a_place_that_has_closed_is_nobody_s_task(desk_after):
    """It stays in the data, so that nobody adds it again."""
    desk = desk_after("regions/sisamaa/places/jarvela-laituri.yaml", {"status": "closed"})
    assert "jarvela-laituri" not in items(desk, "stale")


def test_every_record_has_its_age_in_its_region(desk):
    """Rows are regions and what the whole country shares; the numbers of a row are its bar."""
    ages = table(desk, "ages")
    assert {row.key and row.key[1]: ages.numbers(row) for row in ages.rows if row.key} == {"rannikko": [1, 2, 0, 0, 0], "sisamaa": [0, 0, 0, 1, 1]}
    assert sum(map(sum, map(ages.numbers, ages.rows))) == desk.report("freshness").figures[0].of


@pytest.mark.parametrize(("days", "age"), [(183, 0), (184, 1), (365, 1), (366, 2), (730, 2), (731, 3)])
def test_ages_have_sharp_edges(desk_after, days, age):
    """Half a year, a year, two years."""
    desk = desk_after(MAJAKKA, {"checked": None, "sources": [{"url": "https://a.example/", "date": (TODAY - timedelta(days=days)).isoformat()}]})
    (place,) = (row for row in map(lambda about: freshness.aged(about, desk.catalogue, TODAY), freshness.published(desk.catalogue)) if row.about.key[1] == "rantakunta-majakka")
    assert freshness._age(place.fresh, TODAY) == freshness.AGES[age]


def test_a_record_belongs_to_who_looks_after_it(desk_after):
    """The organiser by its name, a county by the name of its region, and without a name by what it is."""
    desk = desk_after(MAJAKKA, {"organiser": {"kind": "parish", "name": "Rantakunnan seurakunta"}})
    assert {row.about.fi: row.cells for row in table(desk, "owners").rows if hasattr(row.about, "fi")} == {
        "Rantakunnan seurakunta": (1, 0, 0), "Rannikon hyvinvointialue": (2, 0, 0), "Sisämaan hyvinvointialue": (1, 1, 0), "kunta": (1, 1, 0),
    }  # fmt: skip


def test_nothing_stale_is_told_as_good_news(desk):
    """And with what comes next."""
    assert freshness._matters(desk.catalogue, [], [1, 2], [1]).name == "freshness-fine"
