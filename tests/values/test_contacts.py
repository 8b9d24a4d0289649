import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.refusals import FICTIONAL_TOWNS

REAL = {"municipality": {"Helsinki": "helsinki"}}


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("Phone", "09  1234   567 ", "09 1234 567"),
        ("Phone", "+358 40 123 4567", "+358 40 123 4567"),
        ("Phone", "112", "112"),
        ("Email", "perhe.keskus+posti@kunta.example", "perhe.keskus+posti@kunta.example"),
        ("Url", "https://www.kunta.example/a?b=c#d", "https://www.kunta.example/a?b=c#d"),
        ("Url", "http://ö.example/å", "http://ö.example/å"),
    ],
)
def test_what_is_well_written_is_accepted(read, name, written, meant):
    """Spaces are put in order; what was written right stays as it was."""
    assert read(name, written) == meant


@pytest.mark.parametrize(
    ("name", "written", "kind"),
    [
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
    ],
)
def test_what_would_mislead_a_reader_is_refused(fault_of, name, written, kind):
    """Each wrong value is told by its own kind, which has its own sentence for the editor."""
    assert fault_of(name, written) == kind


@given(st.text() | st.text("0123456789 +-xX?._…", max_size=24))
def test_a_phone_number_never_changes_its_digits(read, fault_of, text):
    """An accepted number dials what was written; anything else is refused as a phone number."""
    kind = fault_of("Phone", text)
    assert kind in (None, "phone-form", "phone-placeholder")
    if kind is None:
        number = read("Phone", text)
        assert re.sub(r"\s", "", number) == re.sub(r"\s", "", text)
        assert "  " not in number and number[-1].isdigit()


@given(st.text() | st.text().map("https://".__add__) | st.text("htps:/.@[]<>\"'\\ \na1-_~?#&=%", max_size=40).map("https://a".__add__))
def test_an_accepted_address_can_stand_in_an_href(read, fault_of, text):
    """It is a web address of a named host, without anything that could end an attribute or hide where it leads."""
    kind = fault_of("Url", text)
    assert kind in (None, "url-form", "url-scheme")
    if kind is None:
        parts = urlsplit(read("Url", text))
        assert parts.scheme in ("http", "https") and "." in parts.hostname and not parts.username
        assert text.startswith("http") and not re.search(r"[\s\"'<>\\]", text)


@pytest.mark.parametrize(("name", "copied"), [("Url", "https://pikkutupa.example/"), ("Url", "https://www.pikkutupa.example:8000/"), ("Email", "pikkutupa@pikkutupa.example"), ("Phone", "000 000 0000")])
@pytest.mark.parametrize("town", FICTIONAL_TOWNS)
def test_what_the_guide_made_up_is_refused_in_a_real_country(fault_of, name, copied, town):
    """Whoever copies the model is told of each line that was left; where its town is, it is right, and while the towns are not known, nobody can say."""
    assert fault_of(name, copied, **REAL) == "from-guide"
    assert fault_of(name, copied, municipality={town: "a"}) is None
    assert fault_of(name, copied, **REAL, example=True) is None
    assert fault_of(name, copied) is None


@pytest.mark.parametrize(("name", "real"), [("Url", "https://example.fi/"), ("Url", "https://kunta.fi/a.example"), ("Email", "a.example@kunta.fi"), ("Phone", "0800 000 000")])
def test_what_only_looks_like_the_guide_is_accepted(fault_of, name, real):
    """The host decides, and a number has another digit."""
    assert fault_of(name, real, **REAL) is None
