"""What a file and the catalogue say differently."""

from datetime import date

import pytest
import yaml
from ptvrecords import block, hour, location, week

from perhekeskus.model import Place
from perhekeskus.ptv.comparison import differences
from perhekeskus.ptv.offers import Offers
from perhekeskus.ptv.records import location_of

FILE = """
kind: meeting-place
name: {fi: Kohtaamispaikka 1, sv: Mötesplatsen 1}
status: active
municipality: Rantakunta
street: {fi: Testikatu 1, sv: Testgatan 1}
postal_code: "00100"
coordinates: ["60.16871", "24.93016"]
organiser: {kind: parish}
phone: {number: "0999 1234"}
website: https://tupa.test
served_in: [sv, fi]
hours: [{mon: 9-12}]
sources: [{url: "https://tupa.test/", date: "2026"}]
"""
MONDAY = block("WeeklyUntilFurtherNotice", weeklyHours=week(monday=[hour("09:00", "12:00")]))
SAME = {"hours": [MONDAY], "contactPhoneNumbers": [{"number": "+3589991234"}], "contactWebPages": [{"url": "https://www.tupa.test/"}]}


@pytest.fixture
def found(catalogue):
    """Gives (field, lacks) of a file with some keys changed (None: taken away) beside a record."""

    def compared(changes=None, record=None):
        data = {key: value for key, value in {**yaml.safe_load(FILE), **(changes or {})}.items() if value is not None}
        offer = Offers(catalogue, "https://ptv.example", date(2026, 11, 3)).of(location_of(record or location(1, **SAME)))
        return list(differences(data, Place.model_validate(data), offer, date(2026, 11, 3)))

    return compared


def names(found):
    return [(one.field, one.lacks) for one in found]


def test_what_means_the_same_is_no_difference(found):
    """A number in another form, an address with www, another order of languages."""
    assert found() == []


@pytest.mark.parametrize("key", ["street", "postal_code", "coordinates", "phone", "website", "served_in", "hours"])
def test_what_a_file_lacks_may_be_filled(found, key):
    assert names(found({key: None})) == [(key, True)]


@pytest.mark.parametrize(
    ("key", "value"),
    [("name", "Toinen"), ("street", {"fi": "Toinen katu 1"}), ("postal_code", "00200"), ("coordinates", ["60.17", "24.93016"]), ("phone", {"number": "0999 1235"}), ("website", "https://toinen.test/"), ("served_in", ["fi"]), ("hours", [{"mon": "9-13"}]), ("hours", [{"mon": "9-12", "weeks": "odd"}]), ("hours", [{"mon": "9-12", "by_appointment": "yes"}])],
)  # fmt: skip
def test_what_differs_is_told_with_both(found, key, value):
    """As files have them."""
    (one,) = found({key: value})
    assert (one.field, one.lacks, one.ours) == (key, False, value) and one.theirs


def test_a_language_that_is_missing_is_added_to_the_other(found):
    """Unless the file says that it knows."""
    (one,) = found({"name": {"fi": "Kohtaamispaikka 1"}})
    assert (one.lacks, one.theirs) == (True, {"fi": "Kohtaamispaikka 1", "sv": "Mötesplatsen 1"})
    assert found({"name": {"fi": "Kohtaamispaikka 1"}, "missing_translation": {"name": "tulossa"}}) == []


def test_a_language_that_the_site_does_not_need_is_none_that_is_missing(found):
    """Nor do capital letters of an address make another one."""
    version = {"contactEmails": [{"email": "Tupa@tupa.test"}]}
    assert found({"email": "tupa@Tupa.test"}, location(1, {"fi": "Kohtaamispaikka 1", "sv": "Mötesplatsen 1", "en": "Meeting place 1"}, languages=("fi", "sv", "en"), **SAME, **version)) == []


def test_times_in_words_are_times(found):
    """Others do not come beside them, nor words beside other times."""
    unclear = location(1, **(SAME | {"hours": [block("WeeklyUntilFurtherNotice", weeklyHours=week(monday=[hour("00:00", "00:00")]))]}))
    assert found(None, unclear) == [] and names(found({"hours": None}, unclear)) == [("hours_note", True)]
    assert found({"hours": None, "hours_note": {"fi": "Katso verkkosivu.", "sv": "Se webbplatsen."}}) == []


def with_exception():
    closed = block("ExceptionalDateRange", {"fi": "Tauko", "sv": "Paus"}, fromDate="2026-12-04", toDate="2026-12-04", weeklyHours=week(friday=[hour("00:00", "00:00", "Closed")]))
    return location(1, **(SAME | {"hours": [MONDAY, closed]}))


def test_exceptions_belong_to_their_week(found):
    """They come with it, or where it is the same, and not beside other times."""
    assert names(found({"hours": None}, with_exception())) == [("hours", True), ("exceptions", True)]
    assert names(found({}, with_exception())) == [("exceptions", True)]
    assert names(found({"hours": [{"tue": "9-12"}]}, with_exception())) == [("hours", False)]


def test_a_season_that_is_over_is_no_difference(found):
    """The catalogue's are left out, too; one that is to come is one."""
    summer = {"tue": "9-12", "season": {"from": "2026-06-01", "to": "2026-11-02"}}
    assert found({"hours": [{"mon": "9-12"}, summer]}) == []
    assert names(found({"hours": [{"mon": "9-12"}, summer | {"season": {"from": "2026-06-01", "to": "2026-11-03"}}]})) == [("hours", False)]
    assert names(found({"hours": [summer]})) == [("hours", False)]


def test_exceptions_come_where_nothing_else_is_said_of_times(found):
    """Beside words they would say too much: nobody knows from what they differ."""
    alone = with_exception()
    alone["serviceHours"] = alone["serviceHours"] | {"hours": alone["serviceHours"]["hours"][1:]}
    assert names(found({"hours": None}, alone)) == [("exceptions", True)]
    assert found({"hours": None, "hours_note": {"fi": "Katso verkkosivu.", "sv": "Se webbplatsen."}}, alone) == []


def test_exceptions_of_our_own_may_be_more(found):
    """Those of the catalogue that are missing are told, whatever their reason is called."""
    own = [{"date": "2026-12-04", "closed": {"fi": "Koulutus", "sv": "Utbildning"}}, {"date": "2026-12-07", "closed": {"fi": "Koulutus", "sv": "Utbildning"}}]
    assert found({"exceptions": own}, with_exception()) == []
    assert names(found({"exceptions": own[1:]}, with_exception())) == [("exceptions", False)]


def test_of_a_closed_place_only_that_the_catalogue_still_has_it(found):
    """Nothing is filled in for nobody."""
    assert [(one.field, one.lacks, one.ours, one.theirs) for one in found({"status": "closed", "hours": None})] == [("status", False, "closed", "active")]
