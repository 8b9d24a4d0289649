from datetime import date

import pytest
from pydantic import ValidationError

from perhekeskus import model
from perhekeskus.values import Ages

SOURCE = {"url": "https://kunta.example/", "date": "2026"}
BOTH = {"fi": "Suomeksi.", "sv": "På svenska."}
PLACE = {"kind": "meeting-place", "name": BOTH, "status": "active", "municipality": "Vaasa", "organiser": {"kind": "parish"}, "sources": [SOURCE]}
CONTACT = {"kind": "first-contact", "name": BOTH, "sources": [SOURCE]}
METHOD = {"name": BOTH, "slug": {"fi": "a", "sv": "b"}, "summary": BOTH, "what": BOTH, "for": {}, "form": "talk"}
STEP = {"title": BOTH, "text": BOTH}
SITUATION = {"name": BOTH, "slug": {"fi": "a", "sv": "b"}, "icon": "door", "hint": BOTH, "summary": BOTH}
SERVICE = {"name": BOTH, "slug": {"fi": "a", "sv": "b"}, "group": "health", "arranged_by": ["county"], "summary": BOTH, "what": BOTH, "for": {}, "how": BOTH, "cost": "free", "sources": [SOURCE]}


def read(noun, data, **context):
    return getattr(model, noun).model_validate(data, context=context)


def faults(noun, data):
    """(kind, path) of everything wrong."""
    with pytest.raises(ValidationError) as caught:
        read(noun, data)
    return [(error["type"], ".".join(map(str, error["loc"]))) for error in caught.value.errors()]


def test_a_part_of_the_plan_is_for_the_family_unless_said():
    """And a question has room for three lines."""
    part = read("PlanPart", {"title": BOTH, "questions": [{"id": "week", "ask": BOTH}]})
    assert (part.each, part.questions[0].lines, part.questions[0].help) == ("family", 3, None)
    assert faults("PlanPart", {"title": BOTH, "questions": [{"id": "a--b", "ask": BOTH, "lines": "0"}]})[:2] == [("id-form", "questions.0.id"), ("greater_than_equal", "questions.0.lines")]


@pytest.mark.parametrize("noun, data", [("Place", PLACE), ("Contact", CONTACT | {"phone": "112"}), ("Service", SERVICE), ("Situation", SITUATION | {"steps": [STEP, STEP]}), ("Method", METHOD | {"rating_note": BOTH})])
def test_a_record_needs_only_what_every_reader_needs(noun, data):
    """The least that is accepted, and nothing of it is optional: without any one key it is refused."""
    assert read(noun, data)
    for key in data:
        assert faults(noun, {name: value for name, value in data.items() if name != key}), key


@pytest.mark.parametrize("name", ["organiser", "Järjestäjä", {"fi": "Seurakunta", "sv": "arrangören"}, "-", "..."])
def test_a_word_for_whoever_it_is_is_no_name(name):
    """Nor is a sign without a letter. Readers would see it in place of the organisation, that checked the record or arranges it."""
    assert faults("Place", PLACE | {"checked": {"date": "2026-10-01", "by": name}}) == [("organisation-unnamed", "checked.by")]
    assert faults("Place", PLACE | {"organiser": {"kind": "parish", "name": name}}) == [("organisation-unnamed", "organiser.name")]


@pytest.mark.parametrize(("town", "kinds"), [("Vaasa", ["from-guide"]), ("Rantakunta", [])])
def test_the_organisation_of_the_guide_is_at_home_in_its_town(town, kinds):
    """Elsewhere it was copied with the model."""
    data = PLACE | {"municipality": town, "checked": {"date": "2026-10-01", "by": {"fi": "Seurakunta", "sv": "Strandkommuns församling"}}, "sources": [{"url": "https://kunta.fi/", "date": "2026"}]}
    try:
        read("Place", data, municipality={town: town})
        found = []
    except ValidationError as error:
        found = [fault["type"] for fault in error.errors()]
    assert found == kinds


def test_an_unknown_key_is_refused():
    """A misspelt key never passes in silence."""
    assert faults("Place", PLACE | {"municipalty": "Vaasa"}) == [("extra_forbidden", "municipalty")]


def test_a_record_cannot_be_changed():
    """What has been checked stays as it was checked."""
    with pytest.raises(ValidationError, match="frozen"):
        read("Place", PLACE).status = "closed"


@pytest.mark.parametrize("nothing", ["", " \n", None])
def test_an_empty_value_counts_as_absent(nothing):
    """Forms write empty strings; an empty phone is no phone, an empty needed key is missing, and an unknown key stays unknown."""
    assert read("Place", PLACE | {"street": nothing}).street is None
    assert faults("Place", PLACE | {"kind": nothing}) == [("missing", "kind")]
    assert faults("Place", PLACE | {"streeet": nothing}) == [("extra_forbidden", "streeet")]


@pytest.mark.parametrize(
    ("written", "language", "read_as"),
    [
        ("Sama", "sv", ("Sama", "sv")),
        ({"fi": "Ovi", "sv": "Dörr"}, "sv", ("Dörr", "sv")),
        ({"fi": "Ovi"}, "sv", ("Ovi", "fi")),
        ({"sv": "Dörr"}, "fi", ("Dörr", "sv")),
        ({"en": "Door"}, "fi", ("Door", "en")),
        ({"sv": "Dörr", "en": "Door"}, "fi", ("Dörr", "sv")),
    ],
)
def test_words_tell_which_language_they_are_really_in(written, language, read_as):
    """A missing language gives the other one's words under their own name, English last."""
    assert read("Text", written).read_in(language) == read_as


@pytest.mark.parametrize("empty", [{}, {"fi": ""}, {"fi": "", "sv": None}])
def test_a_text_says_something(empty):
    """A text in no language is refused."""
    assert faults("Text", empty) == [("text-empty", "")]


def test_a_summary_fits_in_a_list():
    """150 letters are accepted and 151 refused, with the language that is too long."""
    assert read("Summary", {"fi": "ä" * 150, "sv": "å"})
    with pytest.raises(ValidationError) as caught:
        read("Summary", {"fi": "ä", "sv": "å" * 151})
    assert caught.value.errors()[0]["ctx"] == {"keys": ["sv"], "length": 151, "most": 150}


@pytest.mark.parametrize(
    ("written", "language", "read_as"),
    [
        ("https://a.example/", "sv", ("https://a.example/", "sv")),
        ({"fi": "https://a.example/", "sv": "https://b.example/"}, "sv", ("https://b.example/", "sv")),
        ({"fi": "https://a.example/"}, "sv", ("https://a.example/", "fi")),
        ({"en": "https://c.example/"}, "sv", ("https://c.example/", "en")),
        ({}, "fi", None),
    ],
)
def test_a_website_tells_its_language(written, language, read_as):
    """An address given once is the reader's own; one in another language says so."""
    assert read("Website", written).read_in(language) == read_as


def test_a_cost_may_be_a_code_alone():
    """`cost: free` and the long form with a note are the same noun."""
    assert read("Cost", "free") == read("Cost", {"code": "free"})
    assert read("Cost", {"code": "fee", "note": BOTH}).note.fi == "Suomeksi."


@pytest.mark.parametrize(("noun", "data", "key"), [("Place", PLACE, "kind"), ("Place", PLACE, "status"), ("Service", SERVICE, "group"), ("Method", METHOD, "form"), ("Contact", CONTACT, "kind"), ("Service", SERVICE, "cost")])
def test_a_code_is_one_of_those_that_have_words(noun, data, key):
    """A code nobody has words for would show as nothing."""
    assert ("literal_error", key if key != "cost" else "cost.code") in faults(noun, data | {key: "something"})


def test_a_record_shows_its_sources():
    """An empty list is as good as none."""
    assert faults("Place", PLACE | {"sources": []}) == [("too_short", "sources")]


def test_a_method_says_what_is_known_of_its_evidence():
    """Either a rating or a sentence that there is none."""
    rating = {"level": 3, "of": 5, "scale": BOTH, "date": "2025", "source": "https://pankki.example/"}
    assert faults("Method", METHOD) == [("rating-missing", "")]
    assert read("Method", METHOD | {"rating": rating}).rating.level == 3


@pytest.mark.parametrize(("level", "of", "fault"), [(6, 5, "less_than_equal"), (-1, 5, "greater_than_equal"), (3, 6, "less_than_equal"), (1, 2, "greater_than_equal"), (4, 3, "rating-above-scale")])
def test_a_rating_stays_on_its_scale(level, of, fault):
    """Levels from 0 to the end of the scale, and scales of three to five."""
    assert [kind for kind, _ in faults("Rating", {"level": level, "of": of, "scale": BOTH, "date": "2025", "source": SOURCE["url"]})] == [fault]


@pytest.mark.parametrize(("steps", "fault"), [(1, "too_short"), (6, "too_long")])
def test_a_situation_has_two_to_five_steps(steps, fault):
    """One step is no path, and six are too many for somebody who needs help."""
    assert faults("Situation", SITUATION | {"steps": [STEP] * steps}) == [(fault, "steps")]


@pytest.mark.parametrize("way", [{"phone": "112"}, {"website": "https://a.example/"}, {"address": "Katu 1"}, {"note": BOTH}])
def test_a_contact_can_be_reached(way):
    """One way is enough, and without any it is refused."""
    assert read("Contact", CONTACT | way)
    assert faults("Contact", CONTACT) == [("contact-without-way", "")]


@pytest.mark.parametrize("names", [{}, {"method": "a", "name": BOTH}])
def test_a_regions_method_has_one_name(names):
    """One of ours or a name of its own, never both and never neither."""
    assert faults("RegionMethod", {"sources": [SOURCE], **names}) == [("method-or-name", "")]


def test_a_period_runs_forwards():
    """One day is a period; the day before is not, and the fault stands at its end."""
    assert read("Period", {"from": "2026-06-01", "to": "2026-06-01"}).end == date(2026, 6, 1)
    with pytest.raises(ValidationError) as caught:
        read("Period", {"from": "2026-06-02", "to": "2026-06-01"})
    assert caught.value.errors()[0]["ctx"]["keys"] == ["to"]


def test_ranges_of_days_are_taken_apart():
    """`tue-thu` is three days with the same times, each in the order the file names them."""
    rule = read("HoursRule", {"sat": "10-12", "tue-thu": "9-12", "ages": "0-3"})
    assert [(day, times[0].start) for day, times in rule.openings()] == [("sat", 600), ("tue", 540), ("wed", 540), ("thu", 540)]
    assert rule.ages == Ages(0, 3)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ({"weeks": "odd"}, ("hours-without-day", "")),
        ({"mon": "9-12", "tuos": "9-12"}, ("unknown-key", "")),
        ({"mon": "9-12", "fri-mon": "10-12"}, ("hours-overlap", "mon")),
        ({"mon": "12-9"}, ("hours-reversed", "mon")),
        ({"mon": "9-12", "weeks": "fifth"}, ("literal_error", "weeks.0")),
        ({"mon": "9-12", "weeks": "odd, fifth"}, ("literal_error", "weeks.1")),
        ({"mon": "9-12", "season": {"from": "2026-06-02", "to": "2026-06-01"}}, ("dates-reversed", "season.period")),
        ("9-16", ("hours-without-day", "")),
        ("ma 16-9", ("hours-reversed", "")),
    ],
)
def test_a_weekly_time_that_cannot_be_is_refused(rule, fault):
    """A rule has days, days are days, and what limits it is known."""
    assert faults("HoursRule", rule) == [fault]


@pytest.mark.parametrize(
    "written",
    ["tue-thu 9-12, 13-15", "ti–to klo 9–12 ja 13–15", "tis–tors kl. 9.00–12.00, 13.00–15.00", {"tis-tors": "9-12, 13-15"}, {"tiistai–torstai": "9–12 ja 13–15"}, {"tue": "9-12, 13-15", "ons": "9-12, 13-15", "to": "9-12, 13-15"}],
)
def test_a_weekly_time_in_an_editors_words_is_the_same(written):
    """As a text, and with days of either language as keys."""
    assert sorted(read("HoursRule", written).openings()) == sorted(read("HoursRule", {"tue-thu": "9-12, 13-15"}).openings())


@pytest.mark.parametrize("hours", ["ti 9–12; la 10–12", "ti 9–12\nla 10–12\n", "\nti 9–12;\n; la 10–12", ["ti 9–12", {"lör": "10–12"}]])
def test_all_hours_of_a_place_may_be_one_text(hours):
    """Rows end with a line or a semicolon; an empty one is none."""
    assert [[(day, times[0].start) for day, times in rule.openings()] for rule in read("Place", PLACE | {"hours": hours}).hours] == [[("tue", 540)], [("sat", 600)]]


def test_a_row_in_words_that_cannot_be_is_told_at_that_row():
    """The others are read as they stand."""
    assert faults("Place", PLACE | {"hours": "ti 9–12; la 12–10"}) == [("hours-reversed", "hours.1")]


@pytest.mark.parametrize(("written", "weeks"), [("odd", ("odd",)), ("first, third", ("first", "third")), (["first", "last"], ("first", "last")), (None, ()), ("", ())])
def test_weeks_are_a_list(written, weeks):
    """One, or several between commas."""
    assert read("HoursRule", {"mon": "9-12", "weeks": written}).weeks == weeks


def test_a_weekly_time_is_sure_and_needs_no_appointment_unless_it_says_so():
    """Silence means that one may just come."""
    assert not read("HoursRule", {"mon": "9-12"}).unsure and not read("HoursRule", {"mon": "9-12"}).by_appointment
    rule = read("HoursRule", {"mon": "9-12", "unsure": "yes", "by_appointment": "true"})
    assert rule.unsure and rule.by_appointment


def test_a_season_is_a_name_or_dates():
    """A shared term by its id, checked against the calendar, or the place's own dates."""
    assert read("HoursRule", {"mon": "9-12", "season": "school-term"}, term={"school-term": None}).season == "school-term"
    assert read("HoursRule", {"mon": "9-12", "season": {"from": "2026-06-01", "to": "2026-06-30"}}).season.start == date(2026, 6, 1)
    with pytest.raises(ValidationError, match="unknown-term"):
        read("HoursRule", {"mon": "9-12", "season": "school-terms"}, term={"school-term": None})


@pytest.mark.parametrize(
    ("exception", "fault"),
    [
        ({"closed": BOTH}, "exception-without-date"),
        ({"from": "2026-12-24", "closed": BOTH}, "exception-without-date"),
        ({"date": "2026-12-24", "to": "2026-12-26", "closed": BOTH}, "exception-without-date"),
        ({"date": "2026-12-24", "from": "2026-12-24", "to": "2026-12-26", "closed": BOTH}, "exception-without-date"),
        ({"from": "2026-12-26", "to": "2026-12-24", "closed": BOTH}, "dates-reversed"),
        ({"to": "2026-12-24", "closed": BOTH}, "exception-without-date"),
        ({"date": "2026-12-24", "holiday": "christmas-eve", "closed": BOTH}, "exception-without-date"),
        ({"holiday": "christmas-eve", "from": "2026-12-24", "closed": BOTH}, "exception-without-date"),
        ({"holiday": "christmas-eve", "during": "school-term", "closed": BOTH}, "exception-without-date"),
        ({"date": "2026-12-24"}, "exception-open-or-closed"),
        ({"holiday": "christmas-eve"}, "exception-open-or-closed"),
        ({"date": "2026-12-24", "reason": BOTH}, "exception-open-or-closed"),
        ({"date": "2026-12-24", "closed": BOTH, "open": "9-12"}, "exception-open-or-closed"),
    ],
)
def test_an_exception_has_its_days_and_one_meaning(exception, fault):
    """One day, a whole period, a holiday or a term, and either closed for a reason or open at other times."""
    assert faults("HoursException", exception) == [(fault, "")]


@pytest.mark.parametrize("exception", [{"date": "2026-12-24", "open": "9-12"}, {"from": "2026-12-24", "to": "2026-12-24", "closed": BOTH}, {"holiday": "may-day-eve", "open": "9-12", "reason": BOTH}, {"during": "school-term", "closed": BOTH}])
def test_a_whole_exception_is_accepted(exception):
    """Open at other times for a day or a holiday, with or without a word why, or closed for a period or a term."""
    assert read("HoursException", exception, term={"school-term": None})


@pytest.mark.parametrize(("days", "fault"), [({"holiday": "christmas"}, ("unknown-holiday", "holiday")), ({"during": "summer"}, ("unknown-term", "during"))])
def test_days_are_named_by_a_known_name(days, fault):
    """Of the almanac or of the calendar of terms; a slip would close nothing."""
    with pytest.raises(ValidationError) as caught:
        read("HoursException", days | {"closed": BOTH}, term={"school-term": None})
    assert [(error["type"], ".".join(error["loc"])) for error in caught.value.errors()] == [fault]


def test_a_closure_is_closed_for_a_reason():
    """All places of the region, or those it names; other times are each place's own."""
    assert read("Closure", {"date": "2026-12-24", "closed": BOTH}).places == ()
    assert read("Closure", {"during": "school-term", "closed": BOTH, "places": ["a", "b"]}, term={"school-term": None}).places == ("a", "b")
    assert faults("Closure", {"date": "2026-12-24"}) == [("missing", "closed")]
    assert faults("Closure", {"date": "2026-12-24", "open": "9-12", "closed": BOTH}) == [("extra_forbidden", "open")]
    assert faults("Closure", {"closed": BOTH}) == [("exception-without-date", "")]


@pytest.mark.parametrize(("pair", "fault"), [(["63.1"], "coordinates-form"), (["63.1", "21.6", "0"], "coordinates-form"), (["21.6", "63.1"], "coordinates-swapped"), (["59.3", "18.1"], "coordinates-outside"), (["nan", "21.6"], "coordinates-outside")])
def test_a_point_is_a_pair_within_finland(pair, fault):
    """Latitude first; a swapped pair and one in another country are told apart."""
    assert faults("Coordinates", pair) == [(fault, "")]
    assert read("Coordinates", ["63.1", "21.6"]).latitude == 63.1


@pytest.mark.parametrize(("since", "until", "possible"), [("2024", "2024-01", True), ("2024-05", "2024-05-01", True), ("2024-05", "2024-04", False), ("2025", "2024", False), ("2025", "undated", True), ("undated", "2024", True)])
def test_a_place_ends_after_it_begins(since, until, possible):
    """Rough dates may overlap; only what cannot be is refused, at its end."""
    place = PLACE | {"since": since, "until": until}
    if possible:
        assert read("Place", place)
    else:
        assert faults("Place", place) == [("dates-reversed", "")]


def test_a_place_knows_its_municipality_by_id():
    """The file names it in either language; pages need one id."""
    known = {"Vaasa": "vaasa", "Vasa": "vaasa"}
    assert read("Place", PLACE | {"municipality": "Vasa"}, municipality=known, example=True).municipality == "vaasa"


def test_what_holds_on_holidays_is_said_only_by_the_record():
    """A page tells nothing about holidays that no source told."""
    assert read("Place", PLACE).holidays is None
