"""What a service location offers for a file, and what is left to an editor."""

import json
from copy import deepcopy
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ptvrecords import block, hour, identity, location, organisation, week

from perhekeskus.ptv.offers import Doubt, Offers, declared_missing, kind_of
from perhekeskus.ptv.records import location_of, organisation_of

TODAY = date(2026, 11, 3)
BASE = "https://ptv.example"
POSTAL = {"00100": {"fi": "RANTAKUNTA", "sv": "STRANDKOMMUN"}, "00200": {"fi": "KYLÄNPÄÄ"}}


@pytest.fixture
def offered(catalogue):
    """Gives the offer of a record, of whose organisation one thing is known."""

    def offer(record, town=None, **of_organisation):
        known = {identity(0, "organisation"): organisation_of(organisation(0, **of_organisation))}
        return Offers(catalogue, BASE, TODAY, known, POSTAL, town).of(location_of(record))

    return offer


def email(address):
    return {"contactEmails": [{"email": address}]}


def phone(number, beside=None):
    return {"type": "DomesticPhone", "number": number, "additionalInformation": beside}


def test_a_whole_record_as_a_file_would_say_it(offered):
    """What is the same in both languages is written once, where it is a name or an address."""
    hours = [block("WeeklyUntilFurtherNotice", weeklyHours=week(monday=[hour("09:00", "12:00")]))]
    offer = offered(location(1, {"fi": "Tupa", "sv": "Tupa"}, hours=hours, contactPhoneNumbers=[phone("0999 1234", "neuvonta")], contactWebPages=[{"url": "https://tupa.test/"}], **email("tupa@tupa.test")))
    assert dict(offer.data) == {
        "name": "Tupa", "street": {"fi": "Testikatu 1", "sv": "Testgatan 1"}, "postal_code": "00100", "coordinates": ["60.16871", "24.93016"],
        "phone": {"number": "0999 1234", "who": {"fi": "neuvonta", "sv": "neuvonta"}}, "email": "tupa@tupa.test", "website": "https://tupa.test/", "served_in": ["fi", "sv"], "hours": [{"mon": "9-12"}],
    }  # fmt: skip
    assert (offer.municipality, offer.kind, offer.doubts) == ("rantakunta", "service-point", ())


def test_its_source_has_the_day_of_the_catalogue(catalogue, offered):
    """And where it was read."""
    offers = Offers(catalogue, BASE, TODAY)
    assert offers.source(location_of(location(1))) == {"url": f"{BASE}/api/v12/service-channel/{identity(1)}", "date": "2026-10-06"}
    assert offers.source(location_of(location(1) | {"publishedAt": None}))["date"] == "undated"


@pytest.mark.parametrize("address", ["maija.meikalainen@kunta.test", "Matti.Meikäläinen@kunta.test", "anna-liisa.virtanen@kunta.test", "m.virtanen@kunta.test", "maija_virtanen@kunta.test", "leena.rantanen@ranta.test", "kai.neuvonen@kunta.test", "maila.stadius@kunta.test"])
def test_somebodys_own_address_is_left_out_and_told(offered, address):
    """The next one that is an office's is taken."""
    offer = offered(location(1, contactEmails=[{"email": address}, {"email": "neuvonta@kunta.test"}]))
    assert offer.data["email"] == "neuvonta@kunta.test" and offer.doubts == (Doubt("person", "email"),)


def test_a_number_beside_somebodys_name_is_left_out(offered):
    """With the name."""
    offer = offered(location(1, contactPhoneNumbers=[phone("0999 1", "Ohjaaja Maija Meikäläinen"), phone("0999 2", "neuvonta arkisin")]))
    assert offer.data["phone"] == {"number": "0999 2", "who": {"fi": "neuvonta arkisin", "sv": "neuvonta arkisin"}} and Doubt("person", "phone") in offer.doubts


@pytest.mark.parametrize("heading", ["Ohjaaja Maija Meikäläinen", "Meikäläinen, Maija", "MAIJA MEIKÄLÄINEN"])
def test_nobodys_name_comes_with_times(offered, heading):
    """Neither as what they are of, nor as the reason of an exception, nor in a note; an editor reads it."""
    closed = block("ExceptionalDateRange", {"fi": heading}, fromDate="2026-12-07", toDate="2026-12-07", weeklyHours=week(monday=[hour("00:00", "00:00", "Closed")]))
    unclear = block("WeeklyUntilFurtherNotice", {"fi": heading}, weeklyHours=week(monday=[hour("00:00", "00:00")]))
    offer = offered(location(1, hours=[block("WeeklyUntilFurtherNotice", {"fi": heading}, weeklyHours=week(monday=[hour("09:00", "12:00", fi=heading)])), closed, unclear]))
    assert offer.data["hours"] == [{"mon": "9-12"}] and offer.data["exceptions"][0]["closed"]["fi"] == "poikkeava aika"
    assert "Maija" not in str(dict(offer.data)).title() and Doubt("named", heading) in offer.doubts


@pytest.mark.parametrize(("letters", "is_kept"), [(60, True), (61, False)])
def test_a_long_label_is_a_sentence(offered, letters, is_kept):
    """Whether it ends as one or not."""
    heading = ("vauvoille ja taaperoille " * 9)[: letters - 1] + "x"
    offer = offered(location(1, hours=[block("WeeklyUntilFurtherNotice", {"fi": heading}, weeklyHours=week(monday=[hour("09:00", "12:00")]))]))
    assert ("what" in offer.data["hours"][0], offer.doubts) == ((True, ()) if is_kept else (False, (Doubt("words", heading),)))


def test_sentences_are_not_copied(offered):
    """An editor is told of them."""
    record = location(1, summary="Tervetuloa mukaan!", hours=[block("WeeklyUntilFurtherNotice", weeklyHours=week(monday=[hour("09:00", "12:00", fi="Tule ajoissa!")])) | {"additionalInformation": {"fi": "Soita ovikelloa."}}])
    record["location"]["streetAddresses"][0]["additionalInformation"] = {"sv": "Ingång från gården."}
    offer = offered(record)
    assert {"summary", "location", "hours_note"}.isdisjoint(offer.data) and offer.doubts == (Doubt("words", "Ingång från gården."), Doubt("words", "Soita ovikelloa."), Doubt("words", "Tule ajoissa!"))
    assert offer.data["hours"] == [{"mon": "9-12"}]


def area(*municipalities, counties=()):
    return {"area": {"areaType": "LimitedArea", "municipalities": [*municipalities], "regions": [], "wellbeingServicesCounties": [*counties]}}


@pytest.mark.parametrize(
    ("record", "municipality"),
    [
        (location(1, postal="00200") | area("902"), "saari"), (location(1) | area("901", "902"), "rantakunta"), (location(1) | area(counties=["97"]), "rantakunta"), (location(1) | area("901"), "rantakunta"),
        (location(1) | area("902"), None), (location(1, postal="00200") | area("901", "902"), None), (location(1) | area(counties=["98"]), None), (location(1) | {"area": None}, None), (location(1) | {"area": {"areaType": "WholeCountry"}}, None),
        (location(1, postal="00200") | area("999"), None), (location(1) | area("902", counties=["97"]), None),
    ],
)  # fmt: skip
def test_the_municipality_is_told_or_asked_for(offered, record, municipality):
    """By the only one that is served, or by the post's name within what is served; where the two differ, nobody guesses."""
    offer = offered(record)
    assert offer.municipality == municipality
    assert ["municipality"] * (municipality is None) == [doubt.kind for doubt in offer.doubts]


def test_a_postal_code_without_a_street_is_no_address(offered):
    """A page would show it alone."""
    record = location(1)
    record["location"]["streetAddresses"][0]["streetName"] = {}
    assert not {"street", "postal_code"} & offered(record).data.keys()


def test_an_editor_may_name_the_municipality(offered):
    """Where the record does not."""
    assert offered(location(1) | {"area": None}, town="saari").municipality == "saari"
    assert offered(location(1), town="saari").municipality == "rantakunta"


@pytest.mark.parametrize(
    ("version", "key"),
    [({"contactPhoneNumbers": [phone("katso verkkosivu")]}, "phone"), (email("ei ole"), "email"), ({"contactWebPages": [{"url": "javascript:alert(1)"}]}, "website")],
)
def test_what_the_check_would_refuse_is_left_out_and_told(offered, version, key):
    """The rest stays."""
    offer = offered(location(1, **version))
    assert key not in offer.data and offer.place is not None and "street" in offer.data
    assert [doubt.what.partition(":")[0] for doubt in offer.doubts if doubt.kind == "refused"] == [key]


def test_a_name_that_will_not_do_leaves_no_place(offered):
    """An editor is told."""
    offer = offered(location(1, {"fi": "TODO"}))
    assert offer.place is None and [doubt.kind for doubt in offer.doubts] == ["refused"]


@pytest.mark.parametrize(("easting", "northing"), [(0, 0), (6672000, 385000), (1e12, 1e12), (float("nan"), 1)])
def test_a_point_outside_finland_is_left_out(offered, easting, northing):
    """Swapped ones among them."""
    record = location(1)
    record["location"]["streetAddresses"][0]["coordinates"] = [{"system": "EPSG:3067", "source": "User", "easting": easting, "northing": northing}]
    offer = offered(record)
    assert "coordinates" not in offer.data and [doubt.kind for doubt in offer.doubts] == ["point"]


def test_more_than_one_is_told(offered):
    """Of addresses and numbers the first is taken."""
    record = location(1, contactPhoneNumbers=[phone("0999 1"), phone("0999 2")])
    record["location"]["streetAddresses"] *= 2
    assert offered(record).doubts == (Doubt("phones", "2"), Doubt("addresses", "2"))


def test_what_times_cannot_say_is_told_to_readers_too(offered):
    """By its heading, in both languages."""
    hours = [block("WeeklyUntilFurtherNotice", {"fi": "Kahvila"}, weeklyHours=week(monday=[hour("00:00", "00:00")]))]
    offer = offered(location(1, hours=hours))
    assert offer.data["hours_note"] == {"fi": "Palvelutietovarannossa on lisäksi aikoja, jotka kannattaa tarkistaa paikasta (Kahvila).", "sv": "I Servicedatalagret finns dessutom tider som du bör kontrollera med platsen (Kahvila)."}
    assert offer.doubts == (Doubt("hours-unclear", "Kahvila"),) and "hours" not in offer.data


def test_times_that_are_shown_are_not_told_as_more(offered):
    """Though an editor has to look at them; and no reader meets the keys of a file."""
    monday = week(monday=[hour("09:00", "12:00")])
    offer = offered(location(1, hours=[block("WeeklyUntilFurtherNotice", weeklyHours=monday), block("WeeklyDateRange", weeklyHours=monday, fromDate="2027-06-01", toDate="2027-08-15")]))
    assert "hours_note" not in offer.data and offer.doubts == (Doubt("hours-side-by-side", "1.6.2027–15.8.2027"),)
    offer = offered(location(1, hours=[block("WeeklyUntilFurtherNotice", weeklyHours=week(monday=[hour(start, "12:00")])) for start in ("09:00", "10:00")]))
    assert offer.doubts == (Doubt("hours-contradict", "mon: 10-12"),) and offer.data["hours_note"]["fi"].endswith("jotka kannattaa tarkistaa paikasta.")


WEEK = week(monday=[hour("09:00", "12:00", fi="vauvat")], tuesday=[hour("13:00", "15:00", weeks="OddWeeks")])
BLOCKS = [
    block("WeeklyUntilFurtherNotice", {"fi": "Kahvila"}, weeklyHours=WEEK), block("WeeklyDateRange", fromDate="2027-06-01", toDate="2027-08-15", weeklyHours=WEEK), block("ContinuousAlwaysValid", openingStatus="Open"),
    block("ContinuousWeekdaysUntilFurtherNotice", openingStatus="Open", fromDay="Friday", toDay="Sunday", fromTime="18:00", toTime="22:00"), block("ContinuousDateRange", openingStatus="Open", fromDate="2026-12-11", toDate="2026-12-13", fromDay="Friday", toDay="Sunday", fromTime="18:00", toTime="12:00"),
    block("ExceptionalDateRange", {"fi": "Tauko"}, fromDate="2026-12-07", toDate="2026-12-09", weeklyHours=week(monday=[hour("10:00", "11:00")])),
]  # fmt: skip
HOLIDAYS = {"repetition": {"type": "RepetitionInSelectedYears", "years": [2026, 2027]}, "holidays": [{"holidayName": "MidsummerEve", "hours": [hour("00:00", "00:00", "Closed")]}]}
WHOLE = location(1, hours=BLOCKS, holidays=HOLIDAYS, contactPhoneNumbers=[phone("0999 1234", "neuvonta")], contactWebPages=[{"url": "https://tupa.test/"}], **email("tupa@tupa.test"))
ODD = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(["2026-13-45", "25:61", "https://[", "9999-12-31", "0001-01-01T00:00:00Z", [], {}, [[]], [{}], {"fi": 1}, {"fi": "\x00"}, "x" * 5000])


def paths_in(value, path=()):
    """The way to each part of a record."""
    yield path
    for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from paths_in(part, (*path, key))


PATHS = [path for path in paths_in(WHOLE) if path]


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(PATHS), ODD), min_size=1, max_size=3))
def test_whatever_is_odd_in_a_record_the_rest_is_offered(catalogue, changes):
    """Nothing is raised, and what is offered is what a file may say, or told."""
    record = deepcopy(WHOLE)
    for path, odd in changes:
        within = record
        for key in path[:-1]:
            within = within[key] if isinstance(within, dict) and key in within or isinstance(within, list) and isinstance(key, int) and key < len(within) else {}
        if isinstance(within, dict) or isinstance(within, list) and path[-1] < len(within):
            within[path[-1]] = odd
    found = location_of(record)
    if found:
        offer = Offers(catalogue, BASE, TODAY, {}, POSTAL).of(found)
        assert offer.place or any(doubt.kind == "refused" for doubt in offer.doubts)


@pytest.mark.parametrize(
    ("names", "kind"),
    [({"fi": "Rannan perhekeskus"}, "family-centre"), ({"sv": "Familjecentret Strand"}, "family-centre"), ({"fi": "Avoin päiväkoti"}, "open-early-childhood-education"), ({"sv": "Öppna daghemmet"}, "open-early-childhood-education"), ({"fi": "Kohtaamispaikka Tupa"}, "meeting-place"), ({"fi": "Perhekeskuksen kohtaamispaikka"}, "meeting-place"), ({"fi": "Neuvola"}, "service-point")],
)  # fmt: skip
def test_what_a_place_is_is_what_its_name_says(names, kind):
    assert kind_of(names) == kind


@pytest.mark.parametrize(
    ("fi", "kind", "organiser"),
    [("Rantakunnan kunta", "Municipality", "municipality"), ("Virasto", "State", "state"), ("Yritys Oy", "Company", "private"), ("Rannan yhdistys", "Organization", "association"), ("Rannan seurakunta", "Organization", "parish"), ("Rannikon hyvinvointialue", "RegionalOrganization", "wellbeing-services-county"), ("Kuntayhtymä", "RegionalOrganization", "unknown"), ("Uutta", "Something", "unknown")],
)  # fmt: skip
def test_who_arranges_it(offered, fi, kind, organiser):
    """By the catalogue's kind, and by the name where that says more."""
    assert offered(location(1), fi=fi, sv=fi, kind=kind).organiser == {"kind": organiser, "name": fi}


def test_an_organisation_that_nobody_knows(offered):
    assert offered(location(1) | {"organizationContentId": "other"}).organiser == {"kind": "unknown"}


def test_sentences_in_one_language_are_declared():
    """Wherever they stand."""
    data = {"name": {"fi": "Tupa"}, "hours": [{"mon": "9-12", "what": {"sv": "a"}}], "exceptions": [{"date": "x", "closed": {"fi": "a", "sv": "b"}}], "phone": {"number": "1", "who": {"en": "a"}}}
    assert declared_missing(data) == ["phone", "hours"]


def paths(value, at=()):
    """Every place in a record."""
    yield at
    for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from paths(part, (*at, key))


CLOSED = hour("00:00", "00:00", "Closed")
FULL = location(
    1, contactEmails=[{"email": "info@tupa.test"}], contactPhoneNumbers=[phone("0999 1", "neuvonta")], contactWebPages=[{"url": "https://tupa.test/"}],
    hours=[
        block("WeeklyUntilFurtherNotice", {"fi": "Kahvila"}, weeklyHours=week(monday=[hour("09:00", "12:00", fi="vauvat")])), block("WeeklyDateRange", weeklyHours=week(monday=[hour("09:00", "12:00")]), fromDate="2027-01-01", toDate="2027-02-01"),
        block("ContinuousAlwaysValid", openingStatus="Open"), block("ContinuousWeekdaysUntilFurtherNotice", openingStatus="Open", fromDay="Monday", toDay="Friday", fromTime="08:00", toTime="16:00"),
        block("ContinuousDateRange", openingStatus="Open", fromDay="Friday", toDay="Sunday", fromTime="08:00", toTime="16:00", fromDate="2026-12-11", toDate="2026-12-13"),
        block("ExceptionalDateRange", {"fi": "Tauko"}, fromDate="2026-12-04", toDate="2026-12-05", weeklyHours=week(friday=[CLOSED])),
    ],
    holidays={"repetition": {"type": "RepetitionInSelectedYears", "years": [2027]}, "holidays": [{"holidayName": "MayDay", "hours": [CLOSED]}]},
)  # fmt: skip
WILD = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8), lambda part: st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=8), part, max_size=3), max_leaves=6)


@given(st.sampled_from([at for at in paths(FULL) if at]), WILD)
def test_a_record_with_anything_anywhere_offers_what_the_model_takes(catalogue, at, wild):
    """Or is no location at all."""
    record = json.loads(json.dumps(FULL))
    part = record
    for key in at[:-1]:
        part = part[key]
    part[at[-1]] = wild
    if location := location_of(record):
        offer = Offers(catalogue, BASE, TODAY, {}, POSTAL).of(location)
        assert offer.place is not None or offer.doubts


def test_an_id_that_is_none_leaves_no_place(offered):
    """It could name a file elsewhere."""
    offer = offered(location(1) | {"contentId": "../../../etc/passwd"})
    assert offer.place is None and Doubt("refused", "ptv: ../../../etc/passwd") in offer.doubts


def test_a_sentence_beside_a_number_is_not_copied(offered):
    """The number is a fact."""
    offer = offered(location(1, contactPhoneNumbers=[phone("0999 1", "Soita meille, niin kerromme lisää toiminnasta.")]))
    assert offer.data["phone"] == {"number": "0999 1"} and offer.doubts == (Doubt("words", "Soita meille, niin kerromme lisää toiminnasta."),)
