"""What one may doubt."""

import pytest

from perhekeskus.reports import sources

MAJAKKA = "regions/rannikko/places/rantakunta-majakka.yaml"
DATED, UNDATED, OLD = ({"url": "https://a.example/", "date": date} for date in ("2026-09", "undated", "2020"))
BOTH = {"fi": "Emme tiedä.", "sv": "Vi vet inte."}


def kinds(desk, id):
    """The kinds of doubt of a record itself."""
    return {kind for listed in desk.report("sources").lists for item in listed.items if item.key[1] == id and "part" not in {getattr(note, "name", "") for note in item.notes} for kind in item.facts["kinds"]}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, set()), ({"checked": None, "sources": [UNDATED]}, {"undated"}), ({"checked": None, "sources": [UNDATED, DATED]}, set()), ({"checked": None, "sources": [OLD]}, {"old-source"}),
        ({"sources": [OLD]}, set()), ({"doubt": BOTH}, {"in-doubt"}), ({"status": "unconfirmed", "checked": None, "sources": [OLD]}, {"unconfirmed", "old-source"}),
    ],
)  # fmt: skip
def test_a_place_is_doubtful_for_a_reason(desk_after, values, expected):
    """A newer source makes up for an undated one, a confirmation for an old one, and nothing for a noted doubt."""
    assert kinds(desk_after(MAJAKKA, values), "rantakunta-majakka") == expected


def test_a_part_with_sources_of_its_own_is_a_fact_of_its_own(desk_after):
    """Named by its record and its own name, at its own line."""
    contact = {"kind": "shelter", "name": {"fi": "Turvakoti", "sv": "Skyddshem"}, "phone": "000 000 0003", "sources": [UNDATED]}
    desk = desk_after("regions/rannikko/region.yaml", {"contacts": [contact]})
    (item,) = (item for listed in desk.report("sources").lists for item in listed.items if item.at == ("contacts", 0))
    assert (item.about.fi, item.notes[0].values["name"].fi, item.facts["sources"]) == ("Rannikko", "Turvakoti", ["https://a.example/"])


@pytest.mark.parametrize(("row", "expected"), [({"sources": []}, ("unsourced",)), ({"sources": [OLD]}, ()), ({"sources": [UNDATED], "doubt": BOTH}, ("in-doubt",))])
def test_history_is_old_by_nature(desk_after, row, expected):
    """Only without a source, or with a doubt, is it worth a look."""
    desk = desk_after("regions/rannikko/region.yaml", {"history": [{"date": "2020", "status": "told", "text": BOTH, **row}]})
    (fact,) = (fact for fact in sources.facts(desk.catalogue, desk.today) if fact.path == ("history", 0))
    assert sources.kinds_of(fact) == expected


def test_each_fact_stands_in_one_list_and_in_every_count(desk_after):
    """In that of its gravest doubt."""
    report = desk_after(MAJAKKA, {"doubt": BOTH, "status": "unconfirmed"}).report("sources")
    names = [listed.name for listed in report.lists for item in listed.items if item.key[1] == "rantakunta-majakka"]
    assert names == ["in-doubt"]
    assert {figure.name: figure.number for figure in report.figures}["unconfirmed"] == 1
