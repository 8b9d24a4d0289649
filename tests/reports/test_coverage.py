"""Where we know of nothing."""

from dataclasses import replace

import pytest

from perhekeskus.reports import coverage

MAJAKKA = "regions/rannikko/places/rantakunta-majakka.yaml"


def figures(desk):
    return {figure.name: (figure.number, figure.of) for figure in desk.report("coverage").figures}


def listed(desk, name):
    return [item.key[1] for found in desk.report("coverage").lists if found.name == name for item in found.items]


@pytest.mark.parametrize(("status", "empty", "unsure"), [("active", 1, 0), ("unconfirmed", 1, 1), ("planned", 2, 0), ("paused", 2, 0), ("closed", 2, 0)])
def test_a_municipality_has_a_place_when_a_family_can_go_there(desk_after, status, empty, unsure):
    """What is to come or over is no place; what nobody has confirmed is an unsure one. In Saari there is only a plan."""
    found = figures(desk_after(MAJAKKA, {"status": status, "hours": None}))
    assert (found["municipalities-empty"], found["municipalities-unsure"]) == ((empty, 3), (unsure, 3))


def test_the_gaps_name_their_municipalities(desk):
    """By region, the emptiest first."""
    (gaps,) = desk.report("coverage").tables
    assert [(row.key[1], row.cells[:3], [name.fi for name in row.cells[3]]) for row in gaps.rows] == [("rannikko", (2, 1, 1), ["Saari"]), ("sisamaa", (1, 1, 0), [])]


def test_a_region_without_a_word_of_an_own_worker_is_named(desk_after):
    """A text of its own, or a contact for it, is enough."""
    assert listed(desk_after(MAJAKKA, {}), "regions-without-own-worker") == ["rannikko", "sisamaa"]
    own_worker = {"text": {"fi": "Omatyöntekijä auttaa.", "sv": "En egen kontaktperson hjälper."}, "sources": [{"url": "https://a.example/", "date": "2026-01"}]}
    assert listed(desk_after("regions/sisamaa/region.yaml", {"own_worker": own_worker}), "regions-without-own-worker") == ["rannikko"]


def test_a_service_is_offered_by_a_place_or_a_contact(desk, catalogue):
    """Family work by both, the clinic by neither."""
    assert listed(desk, "services-unoffered") == [id for id in catalogue.services if id != "family-work"]


def test_a_country_without_gaps_is_good_news(catalogue):
    """Nothing is listed then."""
    full = replace(catalogue, municipalities={"rantakunta": catalogue.municipalities["rantakunta"]})
    assert coverage.report(full).matters.name == "coverage-fine"
