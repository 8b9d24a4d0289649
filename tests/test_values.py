import re
from datetime import date
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from perhekeskus import values
from perhekeskus.openings import Opening
from perhekeskus.refusals import FICTIONAL_TOWNS
from perhekeskus.values import Ages, RoughDate


def read(name, value, **known):
    """`value` as the type of that name, among the references that are `known`."""
    return TypeAdapter(getattr(values, name)).validate_python(value, context=known or None)


def fault_of(name, value, **known):
    """The kind of fault, or None when the value is accepted."""
    try:
        read(name, value, **known)
    except ValidationError as error:
        return error.errors()[0]["type"]
    return None


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("Words", "  Kahvi & leikki \n", "Kahvi & leikki"),
        ("Words", "1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("Words", "Eka\n\nToka\t!", "Eka\n\nToka\t!"),
        ("Words", "ä" * 4000, "ä" * 4000),
        ("Id", "vaasan-perhekeskus-2", "vaasan-perhekeskus-2"),
        ("Phone", "09  1234   567 ", "09 1234 567"),
        ("Phone", "+358 40 123 4567", "+358 40 123 4567"),
        ("Phone", "112", "112"),
        ("Email", "perhe.keskus+posti@kunta.example", "perhe.keskus+posti@kunta.example"),
        ("Url", "https://www.kunta.example/a?b=c#d", "https://www.kunta.example/a?b=c#d"),
        ("Url", "http://ö.example/å", "http://ö.example/å"),
        ("PostalCode", "00100", "00100"),
        ("Day", "2026-02-28", date(2026, 2, 28)),
        ("Day", date(2026, 2, 28), date(2026, 2, 28)),
        ("Rough", "undated", RoughDate()),
        ("Rough", "2026", RoughDate(2026)),
        ("Rough", "2026-02", RoughDate(2026, 2)),
        ("Rough", "2026-02-03", RoughDate(2026, 2, 3)),
        ("Rough", date(2026, 2, 3), RoughDate(2026, 2, 3)),
        ("AgeRange", "pregnancy", Ages(pregnancy=True)),
        ("AgeRange", "0-6", Ages(0, 6)),
        ("AgeRange", "3 – 6", Ages(3, 6)),
        ("AgeRange", 5, Ages(5, 5)),
        ("Openings", "9-12, 13-15", (Opening(540, 720), Opening(780, 900))),
    ],
)
def test_what_is_well_written_is_accepted(name, written, meant):
    """Spaces are put in order; what was written right stays as it was."""
    assert read(name, written) == meant


@pytest.mark.parametrize(
    ("name", "written", "kind"),
    [
        ("Words", "ä" * 4001, "text-too-long"),
        ("Words", "Katso <b>tästä</b>", "html-in-text"),
        ("Words", "a < script>", "html-in-text"),
        ("Words", "<!-- piilo -->", "html-in-text"),
        ("Words", "kahvi&nbsp;leikki", "html-in-text"),
        ("Words", "&#x3c;b", "html-in-text"),
        ("Words", "Osoite: TODO", "placeholder"),
        ("Words", "Lorem ipsum dolor", "placeholder"),
        ("Words", "[email protected]", "placeholder"),
        ("Words", "etunimi.sukunimi@kunta.example", "placeholder"),
        ("Words", "koodi\u202etxt", "invisible-character"),
        ("Words", "tyhjä\x00", "invisible-character"),
        ("Words", "leveydetön\u200bväli", "invisible-character"),
        ("Id", "Vaasa", "id-form"),
        ("Id", "a--b", "id-form"),
        ("Id", "a_b", "id-form"),
        ("Id", "-a", "id-form"),
        ("Id", "é", "id-form"),
        ("Id", "a" * 81, "id-form"),
        ("Phone", "040 xxx xxxx", "phone-placeholder"),
        ("Phone", "09 310 ...", "phone-placeholder"),
        ("Phone", "09 310 …", "phone-placeholder"),
        ("Phone", "09-310 1234", "phone-form"),
        ("Phone", "(09) 310 1234", "phone-form"),
        ("Phone", "1", "phone-form"),
        ("Phone", "0" * 25, "phone-form"),
        ("Phone", "puh. 112", "phone-form"),
        ("Phone", "٠٩ ١٢٣", "phone-form"),
        ("Email", "etunimi.sukunimi@kunta.example", "email-placeholder"),
        ("Email", "förnamn@kommun.example", "email-placeholder"),
        ("Email", "kunta.example", "email-form"),
        ("Email", "a@kunta", "email-form"),
        ("Email", "a b@kunta.example", "email-form"),
        ("Url", "javascript:alert(1)", "url-scheme"),
        ("Url", "data:text/html,x", "url-scheme"),
        ("Url", "ftp://kunta.example/", "url-scheme"),
        ("Url", "//kunta.example/", "url-scheme"),
        ("Url", "kunta.example", "url-scheme"),
        ("Url", "https://localhost/", "url-form"),
        ("Url", "https:/kunta.example/", "url-form"),
        ("Url", "https://kunta.example/a b", "url-form"),
        ("Url", 'https://kunta.example/"onclick="', "url-form"),
        ("Url", "https://bank.example@evil.example/", "url-form"),
        ("Url", "https://[kunta.example/", "url-form"),
        ("Url", "https://:secret@kunta.example/", "url-form"),
        ("Url", "https://kunta..example/", "url-form"),
        ("Url", "https://kunta.example:99999/", "url-form"),
        ("Url", "\x01https://kunta.example/", "url-form"),
        ("Url", "https://kunta.example/\u202eexe", "url-form"),
        ("PostalCode", "0100", "postal-code-form"),
        ("PostalCode", "FI-00100", "postal-code-form"),
        ("PostalCode", "٠٠١٠٠", "postal-code-form"),
        ("RegionCode", "1", "code-form"),
        ("MunicipalityCode", "0910", "code-form"),
        ("Day", "3.11.2026", "date-form"),
        ("Day", "2026-11", "date-form"),
        ("Day", "2026-02-29", "no-such-date"),
        ("Rough", "syksy 2026", "rough-date-form"),
        ("Rough", "2026-2", "rough-date-form"),
        ("Rough", "2026-13", "no-such-date"),
        ("Rough", "2025-02-29", "no-such-date"),
        ("Rough", "0000", "no-such-date"),
        ("Rough", "2026-00", "no-such-date"),
        ("AgeRange", "alle 3", "ages-form"),
        ("AgeRange", "0-100", "ages-form"),
        ("AgeRange", "6-3", "ages-reversed"),
        ("Openings", "yhdeksästä", "hours-form"),
        ("Openings", ["9-12"], "hours-form"),
        ("Openings", "12-9", "hours-reversed"),
    ],
)
def test_what_would_mislead_a_reader_is_refused(name, written, kind):
    """Each wrong value is told by its own kind, which has its own sentence for the editor."""
    assert fault_of(name, written) == kind


@given(st.text() | st.text("<>&;/!abc#1 \n\t\r\x00"))
def test_words_stay_as_written_but_for_the_space_around(text):
    """Whatever is accepted is the text itself, and no browser or terminal would take any of it for anything but text."""
    if fault_of("Words", text) is None:
        words = read("Words", text)
        assert words == text.strip()
        assert not re.search(r"<[A-Za-z/!?]|[\x00-\x08\x0b-\x1f\x7f]", words)


@given(st.text() | st.text("0123456789 +-xX?._…", max_size=24))
def test_a_phone_number_never_changes_its_digits(text):
    """An accepted number dials what was written; anything else is refused as a phone number."""
    kind = fault_of("Phone", text)
    assert kind in (None, "phone-form", "phone-placeholder")
    if kind is None:
        number = read("Phone", text)
        assert re.sub(r"\s", "", number) == re.sub(r"\s", "", text)
        assert "  " not in number and number[-1].isdigit()


@given(st.text() | st.text().map("https://".__add__) | st.text("htps:/.@[]<>\"'\\ \na1-_~?#&=%", max_size=40).map("https://a".__add__))
def test_an_accepted_address_can_stand_in_an_href(text):
    """It is a web address of a named host, without anything that could end an attribute or hide where it leads."""
    kind = fault_of("Url", text)
    assert kind in (None, "url-form", "url-scheme")
    if kind is None:
        parts = urlsplit(read("Url", text))
        assert parts.scheme in ("http", "https") and "." in parts.hostname and not parts.username
        assert text.startswith("http") and not re.search(r"[\s\"'<>\\]", text)


@given(st.text() | st.text("0123456789-", max_size=11))
def test_any_text_is_a_day_or_a_fault(text):
    """What is accepted is written back the same."""
    kind = fault_of("Day", text)
    assert kind in (None, "date-form", "no-such-date")
    if kind is None:
        assert read("Day", text).isoformat() == text


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_rough_date_is_all_the_days_it_can_mean(day, length):
    """A year reaches from its first day to its last, a month over its own; written back it is as exact as before."""
    written = day.isoformat()[:length]
    rough = read("Rough", written)
    first, last = rough.earliest(), rough.latest()
    assert str(rough) == written and first <= day <= last
    assert first.isoformat().startswith(written) and last.isoformat().startswith(written)
    assert not date.fromordinal(last.toordinal() + 1).isoformat().startswith(written)


def test_an_undated_source_reaches_nowhere():
    """Undated is a value of its own, not a very old date."""
    assert RoughDate().latest() is RoughDate().earliest() is None and str(RoughDate()) == "undated"


@given(st.integers(0, 120), st.integers(0, 120))
def test_ages_are_a_range_of_two_digit_years(youngest, oldest):
    """Ages that nobody has and ranges that run backwards are refused."""
    expected = "ages-form" if max(youngest, oldest) > 99 else "ages-reversed" if oldest < youngest else None
    assert fault_of("AgeRange", f"{youngest}-{oldest}") == expected


@pytest.mark.parametrize("name", ["ServiceId", "MethodId", "HelplineId", "SituationId", "PageId", "MunicipalityId", "TermId"])
def test_a_reference_to_nothing_is_refused_by_its_kind(name):
    """The fault names the kind of record and carries the ids that there are, for the suggestion."""
    kind = name.removesuffix("Id").lower()
    with pytest.raises(ValidationError) as caught:
        read(name, "perhetyoo", **{kind: {"perhetyo": None}})
    fault = caught.value.errors()[0]
    assert (fault["type"], fault["ctx"]["options"]) == (f"unknown-{kind}", ("perhetyo",))


def test_a_municipality_is_known_by_its_names():
    """Where the references give ids for names, the id is what is kept."""
    known = {"Vaasa": "vaasa", "Vasa": "vaasa"}
    assert read("MunicipalityId", "Vasa", municipality=known) == "vaasa"


def test_a_reference_without_a_catalogue_is_taken_as_it_is():
    """Nouns can be made by hand, as tests do, without all the others."""
    assert read("ServiceId", "perhetyo") == "perhetyo"


REAL = {"municipality": {"Helsinki": "helsinki"}}


@pytest.mark.parametrize(("name", "copied"), [("Url", "https://pikkutupa.example/"), ("Url", "https://www.pikkutupa.example:8000/"), ("Email", "pikkutupa@pikkutupa.example"), ("Phone", "000 000 0000"), ("PtvId", "00000000-0000-4000-8000-000000000001")])
@pytest.mark.parametrize("town", FICTIONAL_TOWNS)
def test_what_the_guide_made_up_is_refused_in_a_real_country(name, copied, town):
    """Whoever copies the model is told of each line that was left; where its town is, it is right, and while the towns are not known, nobody can say."""
    assert fault_of(name, copied, **REAL) == "from-guide"
    assert fault_of(name, copied, municipality={town: "a"}) is None
    assert fault_of(name, copied, **REAL, example=True) is None
    assert fault_of(name, copied) is None


@pytest.mark.parametrize(("name", "real"), [("Url", "https://example.fi/"), ("Url", "https://kunta.fi/a.example"), ("Email", "a.example@kunta.fi"), ("Phone", "0800 000 000")])
def test_what_only_looks_like_the_guide_is_accepted(name, real):
    """The host decides, and a number has another digit."""
    assert fault_of(name, real, **REAL) is None
