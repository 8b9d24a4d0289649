"""What is allowed and yet looks like a slip."""

from datetime import date

import pytest

from perhekeskus.model import Contact, Limits, Place, Region
from perhekeskus.reading import Document
from perhekeskus.slips import contact_slips, slips

TODAY = date(2026, 11, 3)
DATA = {"kind": "meeting-place", "name": "Pikkutupa", "status": "active", "municipality": "Rantakunta", "organiser": {"kind": "parish"}, "sources": [{"url": "https://pikkutupa.example/", "date": "2026-10-01"}]}
CHECKED = {"date": "2026-10-01", "by": "Seurakunta"}
DOUBT = {"fi": "Epäselvää.", "sv": "Oklart."}


def kinds(**values):
    return [problem.kind for problem in slips(Place.model_validate({**DATA, **values}), Document("data/regions/a/places/b.yaml"), {}, Limits(), TODAY)]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"checked": CHECKED}, []),
        ({"checked": CHECKED, "doubt": DOUBT}, ["confirmed-in-doubt"]),
        ({"checked": CHECKED, "status": "unconfirmed"}, ["confirmed-unconfirmed"]),
        ({"checked": CHECKED, "status": "paused"}, []),
        ({"doubt": DOUBT, "status": "unconfirmed"}, []),
        ({"checked": {**CHECKED, "date": "2025-10-01"}, "doubt": DOUBT, "sources": [{"url": "https://pikkutupa.example/", "date": "2025-01"}]}, []),
        ({"checked": CHECKED, "doubt": DOUBT, "check_every": {"days": 20, "why": DOUBT}}, []),
    ],
)
def test_a_confirmation_and_a_doubt_do_not_go_together(values, found):
    """As long as the confirmation holds; an older one has lost to the doubt."""
    assert kinds(**values) == found


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"name": {"fi": "Pikkutupa", "sv": "Lillstugan"}}, ["as-in-guide"]),
        ({"street": {"fi": "Rantatie 3", "sv": "Strandvägen 3"}, "postal_code": "00100"}, ["as-in-guide"] * 2),
        ({"summary": {"fi": "Maanantain kahvila pienille lapsille ja heidän aikuisilleen.", "sv": "Måndagscafé för små barn och deras vuxna."}}, ["as-in-guide"]),
        ({"name": "Pikkutupa", "street": "Rantatie 3", "postal_code": "65100"}, []),
        ({"name": {"fi": "Pikkutupa", "sv": "Lillstugan"}, "municipality": "Rantakunta"}, []),
        ({"municipality": "Helsinki", "postal_code": "00100"}, []),
    ],
)
def test_what_may_be_left_of_the_guides_model(values, found):
    """A half-changed copy is told of; in one language, or at home, the same words are somebody's own."""
    assert kinds(**{"municipality": "Vaasa", **values}) == found


@pytest.mark.parametrize("number", ["040 123 4567", "0401234567", "0440 123 456", "050 123 4567", "09 123 4567", "019 123 456", "0800 123 45", "020 1234", "116 117", "112", "+358 40 123 4567", "+46 8 123"])
def test_a_number_that_can_be_called_from_anywhere(number):
    """With its area code, or short and the same everywhere."""
    assert kinds(phone={"number": number}) == []


@pytest.mark.parametrize("number", ["555 374", "0440 555 37", "040 1234 56789", "012 345", "4567"])
def test_a_number_that_lacks_something(number):
    """Its area code, or some of its digits."""
    assert kinds(phone={"number": number}) == ["phone-area-code"]


def test_a_note_explains_a_number():
    """Of a contact of a region, which has room for one."""
    contact = {"kind": "service", "name": "Neuvonta", "phone": "555 374", "sources": DATA["sources"]}
    region = Region.model_construct(contacts=tuple(map(Contact.model_validate, (contact, {**contact, "phone_note": DOUBT}))))
    found = list(contact_slips(region, Document("data/regions/a/region.yaml")))
    assert [(problem.kind, problem.where) for problem in found] == [("phone-area-code", "a › contacts › 1 › phone")]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"from": "2026-06-19", "to": "2026-08-15", "closed": DOUBT}, ["exception-past"]),
        ({"from": "2026-06-19", "to": "2026-11-03", "closed": DOUBT}, []),
        ({"date": "2026-11-02", "open": "9-10"}, ["exception-past"]),
        ({"holiday": "epiphany", "closed": DOUBT}, []),
    ],
)
def test_an_exception_that_is_past(row, found):
    """Its last day was before today; a holiday comes again."""
    assert kinds(exceptions=[row]) == found


@pytest.mark.parametrize(("values", "found"), [({"status": "paused", "until": "2027-08"}, ["pause-with-end"]), ({"status": "paused", "until": "2026-11"}, ["pause-with-end"]), ({"status": "paused", "until": "2026-10"}, []), ({"status": "active", "until": "2027-08"}, [])])
def test_a_pause_has_no_end(values, found):
    """`until` says when a place closes for good."""
    assert kinds(**values) == found
