"""A file with what the catalogue offers: comments, order and an editor's words stay."""

from collections import Counter
from copy import deepcopy
from datetime import date

import pytest
from ptvrecords import block, hour, identity, location, week

from perhekeskus import reading
from perhekeskus.faircopy import plain_lines
from perhekeskus.manuscript import notes_of
from perhekeskus.model import Place
from perhekeskus.ptv.comparison import Difference, differences
from perhekeskus.ptv.offers import Offers
from perhekeskus.ptv.proposal import Unwritable, cautious, new_file, renewed
from perhekeskus.ptv.records import location_of

OLD = """# Tupa, Rantakunta
# Muistiinpano alussa

kind: meeting-place   # millainen
name: {fi: Kohtaamispaikka 1}  # nimi
status: unconfirmed
municipality: Rantakunta
# Katu on tarkistettu paikan päällä.
street: {fi: Rantatie 9}
organiser: {kind: parish}
phone:   # numero puuttuu
missing_translation: {summary: käännös on tulossa}
summary: {fi: Avoin.}
# lopussa
sources: [{url: https://tupa.test/, date: 2026-10}]
"""
HOURS = [block("WeeklyUntilFurtherNotice", weeklyHours=week(monday=[hour("09:00", "12:00", fi="vauvat")]))]
RECORD = location(1, hours=HOURS, contactPhoneNumbers=[{"number": "0999 1234"}])
NAMES = {"Rantakunta": ("Rantakunta", "Strandkommun")}


@pytest.fixture
def propose(catalogue):
    """Gives a file after what it lacks was filled in, and the keys named were taken over."""

    def proposed(text, *take, record=RECORD):
        offers = Offers(catalogue, "https://ptv.example", date(2026, 11, 3))
        offer = offers.of(location_of(record))
        data = reading.parse(plain_lines(text), "").data
        taken = [one for one in differences(data, Place.model_validate(data), offer, date(2026, 11, 3)) if one.lacks or one.field in take]
        return renewed(text, taken, offers.source(offer.location), NAMES)

    return proposed


def test_what_was_empty_is_filled_and_the_rest_stays(propose):
    """With the source and what comes from it."""
    new = reading.parse(propose(OLD), "").data
    old = reading.parse(OLD, "").data
    assert new["phone"] == {"number": "0999 1234"} and new["hours"] == [{"mon": "9-12", "what": {"fi": "vauvat"}}]
    assert new["sources"] == [*old["sources"], {"url": f"https://ptv.example/api/v12/service-channel/{identity(1)}", "date": "2026-10-06", "for": ["name", "postal_code", "coordinates", "phone", "served_in", "hours"]}]
    assert {key: new[key] for key in ("street", "summary", "status", "organiser", "kind", "municipality")} == {key: old[key] for key in ("street", "summary", "status", "organiser", "kind", "municipality")}
    assert new["name"] == {"fi": "Kohtaamispaikka 1", "sv": "Mötesplatsen 1"}


def test_no_comment_is_lost(propose):
    """Those of keys that get a value among them."""
    for take in ((), ("street", "name", "hours")):
        assert Counter(notes_of(OLD)) <= Counter(notes_of(propose(OLD, *take)))


@pytest.mark.parametrize(
    "hours", ["hours:\n  # talvella\n  - tue: 9-12  # sali\n    what:  # kenelle\n      fi: vauvat\n      # ruotsiksi\n      sv: bebisar\n    # lopuksi\n", "hours:  # ajat\n  [{tue: 9-12},  # sali\n   {fri: 9-12}]\n", "hours: ti 9–12  # sali\n", "hours: # talvi\n  ti 9–12  # sali\n"]
)
def test_comments_inside_a_value_that_goes_stay_above_it(propose, hours):
    """Nobody else remembers what they said."""
    text = OLD.replace("# lopussa\n", f"{hours}# lopussa\n")
    new = propose(text, "hours")
    assert reading.parse(new, "").data["hours"] == [{"mon": "9-12", "what": {"fi": "vauvat"}}]
    assert Counter(notes_of(text)) <= Counter(notes_of(new)) and propose(new, "hours") == new


def test_a_second_time_changes_nothing(propose):
    """Not a byte."""
    once = propose(OLD)
    assert once != OLD and propose(once) == once
    taken = propose(OLD, "street")
    assert propose(taken, "street") == taken


def test_an_editors_value_changes_only_when_it_is_named(propose):
    """And then its source says where it is from."""
    assert "street: {fi: Rantatie 9}\n" in propose(OLD)
    taken = propose(OLD, "street")
    assert "# Katu on tarkistettu paikan päällä.\nstreet: {fi: Testikatu 1, sv: Testgatan 1}\n" in taken
    assert "street" in reading.parse(taken, "").data["sources"][1]["for"]


def test_times_that_nobody_has_asked_about_are_unsure():
    """Anything else is shown with its source alone, and says nothing of today."""
    hours, phone = Difference("hours", True, None, [{"mon": "9-12"}, {"tue": "9-12", "unsure": "yes"}]), Difference("phone", True, None, {"number": "0999 1"})
    assert cautious([hours, phone]) == [hours._replace(theirs=[{"mon": "9-12", "unsure": "yes"}, {"tue": "9-12", "unsure": "yes"}]), phone]


def test_a_sentence_in_one_language_is_declared(propose):
    """Beside what was declared before; what has both again is declared no more."""
    assert [*reading.parse(propose(OLD), "").data["missing_translation"]] == ["summary", "hours"]
    once = OLD.replace("missing_translation: {summary: käännös on tulossa}\nsummary: {fi: Avoin.}\n", "hours: [{tue: 9-12, what: {fi: vauvat}}]\nmissing_translation: {hours: käännös on tulossa}\n")
    record = location(1, hours=[block("WeeklyUntilFurtherNotice", weeklyHours=week(monday=[hour("09:00", "12:00", fi="vauvat", sv="bebisar")]))])
    new = reading.parse(propose(once, "hours", record=record), "").data
    assert new["hours"][0]["what"]["sv"] == "bebisar" and "missing_translation" not in new


def test_a_source_that_is_there_gets_the_newer_date(propose):
    """And the fields that have come since."""
    once = propose(OLD)
    later = deepcopy(RECORD) | {"publishedAt": "2026-11-01T10:00:00Z"}
    later["languageVersions"]["fi"]["contactWebPages"] = [{"url": "https://tupa.test/"}]
    (_, row) = reading.parse(propose(once, record=later), "").data["sources"]
    assert row["date"] == "2026-11-01" and row["for"][-1] == "website" and "phone" in row["for"]


def test_a_source_of_the_whole_file_stays_one(propose):
    """What comes from it since needs no name."""
    row = {"url": f"https://ptv.example/api/v12/service-channel/{identity(1)}", "date": "2026-01-01"}
    text = OLD.replace("sources: [{url: https://tupa.test/, date: 2026-10}]", f"sources: [{{url: '{row['url']}', date: {row['date']}}}]")
    assert reading.parse(propose(text), "").data["sources"] == [row | {"date": "2026-10-06"}]


def test_a_later_date_alone_changes_nothing(propose):
    """Nobody of ours has looked."""
    once = propose(OLD)
    assert propose(once, record=RECORD | {"publishedAt": "2026-11-02T10:00:00Z"}) == once


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_blocks_and_line_ends(propose, ending):
    """Sources on lines of their own take one more; lines end in one way."""
    text = OLD.replace("sources: [{url: https://tupa.test/, date: 2026-10}]", "sources:\n  - url: https://tupa.test/  # oma sivu\n    date: 2026-10").replace("\n", ending)
    new = propose(text)
    assert len(reading.parse(new, "").data["sources"]) == 2 and "# oma sivu" in new


def test_a_file_in_braces_is_not_changed_by_halves(propose):
    with pytest.raises(Unwritable):
        propose('{"kind": "meeting-place", "name": "Tupa", "status": "active", "municipality": "x", "organiser": {"kind": "parish"}, "sources": [{"url": "https://tupa.test/", "date": "2026"}]}')


def test_a_new_file(catalogue):
    """Nobody of ours has confirmed it."""
    offers = Offers(catalogue, "https://ptv.example", date(2026, 11, 3))
    offer = offers.of(location_of(location(1, languages=("fi",), hours=HOURS)))
    assert new_file(offer, "Rantakunta", offers.source(offer.location), NAMES) == f"""# Kohtaamispaikka 1, Rantakunta / Strandkommun
# Muuta tietoa ja päivitä "checked". Ohje: CONTRIBUTING.md / Ändra uppgiften och uppdatera "checked". Anvisning: CONTRIBUTING.md

kind: meeting-place
name: {{fi: Kohtaamispaikka 1}}
status: active
municipality: Rantakunta
street: {{fi: Testikatu 1, sv: Testgatan 1}}
postal_code: 00100
coordinates: [60.16871, 24.93016]
organiser: {{kind: unknown}}
served_in: [fi, sv]
hours:
  - {{mon: 9-12, what: {{fi: vauvat}}}}
ptv: {{id: {identity(1)}}}
missing_translation: {{hours: käännös on tulossa / översättningen är på kommande}}
checked: null                  # kukaan ei ole vielä vahvistanut / ingen har bekräftat ännu
sources: [{{url: https://ptv.example/api/v12/service-channel/{identity(1)}, date: 2026-10-06}}]
"""
