"""A record as its readers read it."""

import pytest

from perhekeskus import model
from perhekeskus.facts import ITEMS, OWN, SAYS, UNSEEN, Item, facts_of
from perhekeskus.model import HistoryItem, Place, Region
from perhekeskus.problems import remarks

RECORDS = (model.Place, model.Region, model.Municipality, model.Service, model.Situation, model.Method, model.Helpline, model.ContentPage, model.PlanPart, model.Statement, model.Term, model.Explanation)
TOLD_BY_FIELD = (*RECORDS, model.PlacePhone, *ITEMS)


def facts(after, subject, language, *edits):
    state = after(*edits)
    return state.facts(subject, language)


def of_majakka(after, language, rows):
    """The facts of a place to whose file some rows were added."""
    edit = {"file": "data/regions/rannikko/places/rantakunta-majakka.yaml", "replace": "services: [family-work]", "with": f"services: [family-work]\n{rows}"}
    return facts(after, ("place", "rantakunta-majakka"), language, edit)


@pytest.mark.parametrize("noun", TOLD_BY_FIELD, ids=lambda noun: noun.__name__)
def test_every_field_that_is_told_has_a_name(noun):
    """A field that the model gains needs its `fact-…` in remarks.yaml, or a place in UNSEEN."""
    assert not [name for name in noun.model_fields if name not in UNSEEN and f"fact-{name.replace('_', '-')}" not in remarks()]


def test_no_name_is_kept_for_a_field_that_is_gone():
    """Nor for one that nobody sees."""
    fields = {name.replace("_", "-") for noun in TOLD_BY_FIELD for name in noun.model_fields if name not in UNSEEN}
    assert {kind.removeprefix("fact-") for kind in remarks() if kind.startswith("fact-")} - fields == {"phone-hours"}


def test_what_is_told_in_its_own_way_exists():
    """Each field with a voice of its own belongs to its model, and so do the names of things in lists."""
    assert all(name in noun.model_fields for noun, name in OWN)
    assert all(name in noun.model_fields for noun, name in ITEMS.items())
    assert not set(SAYS) & set(ITEMS)


@pytest.mark.parametrize(("language", "times"), [("fi", ("ti–to 9.00–12.00, 13.00–15.00", "la 10.00–12.00, kuukauden ensimmäinen")), ("sv", ("tis–tors 9.00–12.00, 13.00–15.00", "lör 10.00–12.00, månadens första"))])
def test_hours_are_told_as_a_door_tells_them(before, language, times):
    """Days of the same times together, with what limits them."""
    assert [line.replace("\u00a0", " ") for line in before.facts(("place", "rantakunta-majakka"), language)["hours",]] == list(times)


def test_codes_and_references_are_told_in_words(before):
    """No reader sees an id."""
    found = before.facts(("place", "rantakunta-majakka"), "sv")
    assert found["kind",] == ("Mötesplats",) and found["services",] == ("Familjearbete",) and found["municipality",] == ("Strandkommun",) and found["cost",] == ("Avgiftsfritt",)


def test_a_code_of_which_pages_say_nothing_is_not_told(before):
    """Such as the form of a method that nobody knows; the languages of a municipality have names."""
    method = before.catalogue.methods["lapset-puheeksi"].model_copy(update={"form": "unknown"})
    assert ("form",) not in facts_of(method, before.pens["fi"])
    assert before.facts(("municipality", "saari"), "fi")["languages",] == ("ruotsi, suomi",)


def test_a_phone_line_is_told_with_its_languages(before):
    """And what is always open by a sign that needs no translation."""
    assert before.facts(("helpline", "crisis-line"), "fi")["languages",] == ("suomi", "ruotsi")
    assert before.facts(("helpline", "emergency-112"), "fi")["always",] == ("✓",)


def test_what_is_over_is_not_told(after):
    """Nobody sees an exception of last month."""
    rows = "exceptions:\n  - {date: 2026-10-01, closed: {fi: koulutus, sv: utbildning}}\n  - {from: 2026-11-01, to: 2026-11-09, open: 9-10}\n  - {holiday: midsummer-eve, closed: {fi: loma, sv: ledigt}}"
    assert of_majakka(after, "fi", rows)["exceptions",] == ("1.11.2026–9.11.2026: 9.00–10.00", "juhannusaatto: suljettu, juhannusaatto, loma")


def test_a_phone_is_told_field_by_field(after):
    """So that a corrected number is one row, and its hours are not those of the door."""
    found = of_majakka(after, "sv", "phone: {number: 000 000 0009, hours: {fi: arkisin, sv: vardagar}}")
    assert found["phone", "number"] == ("000 000 0009",) and found["phone", "hours"] == ("vardagar",)


def test_things_in_lists_are_known_by_their_name(before):
    """In whichever language they are told."""
    fi, sv = (before.facts(("region", "rannikko"), language) for language in ("fi", "sv"))
    contact = Item("Neuvonta", 1, "")
    assert fi["contacts", contact, "phone"] == sv["contacts", contact, "phone"] == ("000 000 0001",)
    assert fi["methods", Item("lapset-puheeksi", 1, ""), "method"] == ("Lapset puheeksi",)


def test_two_of_one_name_are_two(before):
    """The second does not hide the first."""
    pen = before.pens["fi"]
    history = [HistoryItem(date="2026", status="told", text=text) for text in ("Ensin.", "Sitten.")]
    region = before.catalogue.regions["rannikko"].model_copy(update={"history": tuple(history)})
    assert isinstance(region, Region)
    assert [lines for path, lines in facts_of(region, pen).items() if path[0] == "history" and path[-1] == "text"] == [("Ensin.",), ("Sitten.",)]


def test_old_addresses_are_told_whole(before):
    """As one would type them."""
    place = before.catalogue.places["rantakunta-majakka"].model_copy(update={"aliases": ("vanha",)})
    assert isinstance(place, Place)
    assert facts_of(place, before.pens["sv"])["aliases",] == ("/sv/platser/vanha/",)


def test_every_kind_of_page_tells_its_old_addresses(before):
    """Below its own list, and a written page below none."""
    known = before.catalogue
    records = [known.services["family-work"], known.methods["perhekoulu"], known.situations["violence"], known.regions["rannikko"], known.municipalities["saari"], known.pages["own-worker"]["fi"]]
    told = [facts_of(record.model_copy(update={"aliases": ("vanha",)}), before.pens["fi"])["aliases",] for record in records]
    assert told == [(f"/fi/{section}vanha/",) for section in ("palvelut/", "menetelmat/", "tilanteet/", "alueet/", "kunnat/", "")]


def test_every_record_can_be_told(before):
    """In both languages, and something is said of each."""
    assert all(before.facts(subject, language) for subject in before.subjects() for language in ("fi", "sv"))
