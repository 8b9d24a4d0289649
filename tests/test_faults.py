"""What the model refuses, in an editor's words and at the editor's line."""

import pytest

from perhekeskus.faults import fields_of, owner_of, problems_of
from perhekeskus.model import HoursRule, Place, Region, Service, Situation, Text
from perhekeskus.reading import parse

PLACE = """kind: meeting-place
name: {fi: Majakka, sv: Fyren}
status: active
municipality: Rantakunta
organiser: {kind: parish}
sources: [{url: https://majakka.example/, date: undated}]
"""
KNOWN = {"municipality": {"Rantakunta": "rantakunta"}, "service": {"family-work": None}}


def told(addition="", model=Place, start=PLACE, known=KNOWN):
    """(line, where, kind) of every problem of a record."""
    document = parse(start + addition, "data/regions/rannikko/places/majakka.yaml")
    record, problems = problems_of(document, model, document.data, (), known)
    assert record is None or not problems
    return [(problem.line, problem.where.partition(" › ")[2], problem.kind) for problem in document.problems + problems]


def sentence(addition):
    document = parse(PLACE + addition, "data/regions/rannikko/places/majakka.yaml")
    (problem,) = problems_of(document, Place, document.data, (), KNOWN)[1]
    return problem.sentence("en")


def test_a_record_in_order_has_no_faults():
    """And is the record."""
    document = parse(PLACE, "data/a.yaml")
    record, problems = problems_of(document, Place, document.data, (), KNOWN)
    assert record.name.fi == "Majakka" and not problems


@pytest.mark.parametrize(
    ("addition", "fault"),
    [
        ("emial: a@b.example\n", (7, "emial", "unknown-key")),
        ("cost: {}\n", (7, "cost › code", "missing-key")),
        ("cost: {code: halpa}\n", (7, "cost › code", "unknown-code")),
        ("cost: halpa\n", (7, "cost", "unknown-code")),
        ("cost: [free]\n", (7, "cost", "wrong-shape")),
        ("hours: 9-12\n", (7, "hours", "hours-without-day")),
        ("hours: {mon: 9-12}\n", (7, "hours", "wrong-shape")),
        ("hours: ti 9-12; ma 9\n", (7, "hours", "hours-end-missing")),
        ("hours: [ti 9-12, ma 9]\n", (7, "hours › 2", "hours-end-missing")),
        ("hours:\n  - tue: 9-8\n", (8, "hours › 1 › tue", "hours-reversed")),
        ("hours:\n  - mon: 9-10\n  - ti: 9\n", (9, "hours › 2 › ti", "hours-end-missing")),
        ("hours:\n  - {what: a, 'ti, ke': 9-8}\n", (8, "hours › 1 › ti, ke", "hours-reversed")),
        ("hours:\n  - arkisin: 9-10\n", (8, "hours › 1 › arkisin", "hours-days-vague")),
        ("hours:\n  - ti:\n", (8, "hours › 1", "hours-without-day")),
        ("hours:\n  - paikka: 9-10\n", (8, "hours › 1 › paikka", "unknown-key")),
        ("hours:\n  - {tue: 9-10, season: kesä}\n", (8, "hours › 1 › season", "unknown-term")),
        ("hours:\n  - {tue: 9-10, season: {from: 2026-05-01}}\n", (8, "hours › 1 › season › to", "missing-key")),
        ("hours:\n  - {tue: 9-10, by_appointment: ehkä}\n", (8, "hours › 1 › by_appointment", "not-yes-no")),
        ("services: [family-work, x]\n", (7, "services › 2", "unknown-service")),
        ("location: {fi: 'a <b>'}\n", (7, "location › fi", "html-in-text")),
        ("coordinates: [60.1]\n", (7, "coordinates", "coordinates-form")),
        ("coordinates: [10.1, 24]\n", (7, "coordinates", "coordinates-outside")),
        ("coordinates: {latitude: a, longitude: 24}\n", (7, "coordinates › latitude", "not-a-number")),
        ("coordinates: {latitude: nan, longitude: inf}\n", (7, "coordinates", "coordinates-outside")),
        ("missing_translation: [summary]\n", (7, "missing_translation", "wrong-shape")),
        ("missing_translation: {summary: TODO}\n", (7, "missing_translation › summary", "placeholder")),
        ("for: {ages: 9-1}\n", (7, "for › ages", "ages-reversed")),
        ("holidays: suljettu\n", (7, "holidays", "unknown-code")),
    ],
)
def test_one_slip_is_one_message(addition, fault):
    """With its line, the way to it, and its kind."""
    known = KNOWN | {"term": {"school-term": None}}
    assert told(addition, known=known) == [fault]


@pytest.mark.parametrize(
    ("right", "wrong", "fault"),
    [("status: active", "staus: active", (3, "staus", "unknown-key")), ("{kind: parish}", "{kid: parish}", (5, "organiser › kid", "unknown-key"))],
)
def test_a_misspelt_key_is_not_missing_as_well(right, wrong, fault):
    """The question whether the other was meant says it all."""
    assert told(start=PLACE.replace(right, wrong)) == [fault]


@pytest.mark.parametrize("addition", ["email: *a\n", "cost: *a\n", "location: {fi: *a}\n", "sv: !x y\n", "services: [*a]\n", "hours: [{tue: *a}]\n", "phone: {number: *a}\n"])
def test_what_reading_refused_is_not_told_again(addition):
    """A value that is an alias is neither missing nor of the wrong shape as well."""
    assert [kind for _, _, kind in told(addition)] in (["alias"], ["yaml-tag"])


def test_other_faults_of_the_record_are_told_beside_it():
    """An alias hides only what comes of it."""
    assert told("emial: a\ncost: *a\n") == [(8, "cost", "alias"), (7, "emial", "unknown-key")]


def test_a_record_with_a_refused_value_is_none():
    """It would be another record than the editor meant."""
    document = parse(PLACE + "location: *a\n", "data/a.yaml")
    assert problems_of(document, Place, document.data, (), KNOWN) == (None, [])


def test_one_faulty_row_is_not_too_few_as_well():
    """The row's own fault is enough."""
    assert told(start=PLACE.replace("date: undated", "date: eilen")) == [(6, "sources › 1 › date", "rough-date-form")]


@pytest.mark.parametrize(
    ("addition", "remedy"),
    [
        ("emial: a@b.example\n", "unknown key emial; correct or remove it. Did you mean email?"),
        ("cost: {kode: free, code: free}\n", "unknown key kode; correct or remove it. Did you mean code?"),
        ("cost: {hinta: 5, code: free}\n", "unknown key hinta; correct or remove it. Allowed: code, note."),
        ("phone: 040 1234567\n", "this has to be keys and values, for example number: …, who: …."),
        ("first_visit: ovi\n", "this has to be keys and values, for example door: …, prams: …."),
        ("missing_translation: summary\n", "this has to be keys and values, for example summary: …."),
        ("hours: [{tue-thursday: 9-12, tuee: 9-12}]\n", "unknown key tuee; correct or remove it. Did you mean tue?"),
        ("hours: [{tiistaina: 9}]\n", "9: the end is missing; understood 9-…. Write for example 9-16."),
        ("hours: [tistai 9-12]\n", "“tistai” was not understood. Did you mean tiistai? Write for example mon-fri: 9-12."),
        ("hours: [{paikka: 9-12}]\n", "unknown key paikka; correct or remove it."),
        ("name_of_place: a\n", "unknown key name_of_place; correct or remove it."),
        ("served_in: [suomi]\n", "suomi is not an allowed value. Allowed: ar, en, es, et, fa, fi, prs, ru, se, sign, smn, sms, so, ckb, sv, th, uk."),
        ("street: {fi: Rantatie 1, 2. kerros}\n", "2. kerros has no value; if it belongs to the text before it, put the whole text in quotes."),
    ],
)
def test_the_message_says_what_to_write(addition, remedy):
    """The nearest word, all of them when they are few, or the shape."""
    assert sentence(addition) == remedy


def test_the_owner_of_a_key_is_found_through_lists_and_aliases():
    """Keys are suggested from the noun that the editor is in."""
    assert owner_of(Place, ("hours", 0)) is HoursRule
    assert owner_of(Service, ("for", "who")).__name__ == "Prose"
    assert owner_of(Situation, ("steps", 1, "link", "title")) is Text
    assert owner_of(Region, ("areas", 0, "sources", 0)).__name__ == "Source"
    assert owner_of(Region, ("code",)) is None and fields_of(None) == []


def test_keys_are_named_as_files_have_them():
    """`for`, not the name that Python needs."""
    assert "for" in fields_of(Place) and "audience" not in fields_of(Place)
    assert {"tue", "tue-thu", "season"} <= set(fields_of(HoursRule))
