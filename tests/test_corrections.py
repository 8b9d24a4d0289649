"""How a reader tells what is wrong: the form or the letter that the publisher has, filled in, and nothing of it where it could be found by somebody else."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from lxml import html

from perhekeskus.corrections import FORMS, ways
from perhekeskus.model import Corrections
from perhekeskus.pages import Pages

TEMPLATES = Path(__file__).parent.parent / ".github" / "ISSUE_TEMPLATE"
URL = "https://perhe.example/"
ISSUES, EMAIL = "https://github.com/esimerkki/perhekeskus/issues/new", "korjaukset@kunta.example"
KINDS = {
    "place": ("rantakunta-majakka", "rantakunta-majakka"), "service": ("family-work", "family-work"), "region": ("rannikko", "rannikko"), "municipality": ("saari", "saari"), "method": ("lapset-puheeksi", "lapset-puheeksi"),
    "situation": ("separation", "separation"), "region-service": ("sisamaa/family-work", "sisamaa/family-work"),
}  # fmt: skip
in_both_languages = pytest.mark.parametrize("language", ["fi", "sv"])


@pytest.fixture
def told_to(changed):
    """Gives the pages of a publisher with these addresses for corrections."""

    def pages_of(**corrections):
        pages = changed("site.yaml", {"corrections": corrections} if corrections else {})
        return Pages(pages.catalogue, pages.addresses, pages.today, url=URL)

    return pages_of


def report(page, wording):
    """(address behind the button, the text after it) of a page."""
    tree = html.fromstring(page.body)
    (button,) = [link for link in tree.iter("a") if link.text_content() == wording.report]
    hint = button.getparent().getnext()
    return button.get("href"), "" if hint is None else hint.text_content()


def asked(address):
    """What an address fills in."""
    return {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}


@in_both_languages
@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_filled_in_with_the_page_and_its_record(told_to, kind, language):
    """In the reader's language, with title, record and address; the note says that everybody sees it."""
    pages = told_to(issues=ISSUES)
    page, w = pages.page((kind, KINDS[kind][0]), language), pages.wordings[language]
    address, hint = report(page, w)
    title = page.title.removesuffix(f" – {w.site_name}")
    assert address.startswith(f"{ISSUES}?template={FORMS[language]}&") and hint == w.report_form_hint
    assert asked(address) == {"template": FORMS[language], "title": w.label("report_subject", title=title), "record": KINDS[kind][1], "page": URL + page.path}


@in_both_languages
def test_a_letter_is_filled_in_with_the_page_and_its_record(told_to, language):
    """With the questions to answer, on lines of their own, as mail wants them."""
    pages = told_to(email=EMAIL)
    page, w = pages.page(("place", "rantakunta-majakka"), language), pages.wordings[language]
    address, hint = report(page, w)
    letter = asked(address)
    assert address.startswith(f"mailto:{EMAIL}?subject=") and "+" not in address and hint == w.report_letter_hint
    assert letter["subject"] == w.label("report_subject", title=page.title.removesuffix(f" – {w.site_name}"))
    assert letter["body"].splitlines() == w.label("report_letter", record="rantakunta-majakka", page=URL + page.path).splitlines() and "\r\n" in letter["body"]


def test_who_has_no_account_may_write_instead(told_to):
    """Where there is both, the form comes first and the letter stands beside it."""
    pages = told_to(issues=ISSUES, email=EMAIL)
    body = pages.page(("place", "rantakunta-majakka"), "fi").body
    address, hint = report(pages.page(("place", "rantakunta-majakka"), "fi"), pages.wordings["fi"])
    assert address.startswith(ISSUES) and hint.endswith(pages.wordings["fi"].report_by_letter) and f'href="mailto:{EMAIL}?' in body


@in_both_languages
def test_without_an_address_the_button_leads_to_the_page_that_says_how(pages, language):
    """With the record's id to tell."""
    address, hint = report(pages.page(("place", "rantakunta-majakka"), language), pages.wordings[language])
    assert address.endswith(pages.addresses.path(("page", "for-editors"), language)[3:]) and hint.endswith("rantakunta-majakka")


@in_both_languages
def test_nothing_of_a_page_on_violence_is_put_into_letters_and_forms(told_to, language):
    """A draft or the address of a form would tell what was read; the button leads to a page of ours that tells nothing."""
    pages = told_to(issues=ISSUES, email=EMAIL)
    sensitive = [page for page in (pages.page(("situation", "violence"), language), pages.page(("index", "help"), language))]
    for page in sensitive:
        assert "github.com" not in page.body and EMAIL not in page.body
        assert report(page, pages.wordings[language])[0].endswith(pages.addresses.path(("page", "for-editors"), language)[3:])


def test_a_service_for_safety_is_as_quiet(changed, told_to):
    """Though it is not on violence alone."""
    changed("services.yaml", {"family-work": {"group": "safety"}})
    pages = told_to(issues=ISSUES)
    assert all("github.com" not in pages.page(key, "fi").body for key in (("service", "family-work"), ("region-service", "sisamaa/family-work")))


@in_both_languages
@pytest.mark.parametrize("corrections", [{}, {"issues": ISSUES}, {"email": EMAIL}, {"issues": ISSUES, "email": EMAIL}])
def test_the_page_that_says_how_says_where(told_to, language, corrections):
    """Each way that there is; or plainly that there is none."""
    pages = told_to(**corrections)
    body, w = pages.written("for-editors", language, "<p>[[where]]</p>").body, pages.wordings[language]
    assert ("github.com" in body, f"mailto:{EMAIL}?" in body, w.report_nowhere in body) == ("issues" in corrections, "email" in corrections, not corrections)


def test_an_address_keeps_what_it_has(pages):
    """Some publishers label their issues by it; what is not known is left out, and marks of addresses are escaped."""
    found = ways(Corrections(issues=f"{ISSUES}?labels=korjaus#x", email="a+b@kunta.example"), pages.wordings["fi"], "Ä & B?", page="https://a.example/?q=1&r")
    assert urlsplit(found.form).fragment == "x" and asked(found.form) == {"labels": "korjaus", "template": "korjaus.yml", "title": "Korjaus: Ä & B?", "page": "https://a.example/?q=1&r"}
    assert found.letter.startswith("mailto:a%2Bb@kunta.example?subject=Korjaus%3A%20%C3%84%20%26%20B%3F&body=")


# ---------------------------------------------------------------- the forms themselves, as GitHub documents them

PAIRS = [("korjaus", "rattelse"), ("uusi-paikka", "ny-plats")]
TOP = {"name", "description", "title", "body", "labels", "assignees", "projects", "type"}
ATTRIBUTES = {"markdown": {"value"}, "input": {"label", "description", "placeholder", "value"}, "textarea": {"label", "description", "placeholder", "value", "render"}, "dropdown": {"label", "description", "multiple", "options", "default"}}
each_form = pytest.mark.parametrize("name", sorted(path.stem for path in TEMPLATES.glob("*.yml") if path.stem != "config"))


def form(name):
    return yaml.safe_load((TEMPLATES / f"{name}.yml").read_text(encoding="utf-8"))


def fields(name):
    return [part for part in form(name)["body"] if part["type"] != "markdown"]


@each_form
def test_a_form_is_one_that_github_reads(name):
    """Only keys it knows, texts as texts, ids and labels once, at least one field; otherwise it shows no form at all."""
    whole = form(name)
    assert {"name", "description", "body"} <= set(whole) <= TOP and all(isinstance(whole[key], str) and whole[key] for key in ("name", "description", "title"))
    for part in whole["body"]:
        assert set(part) <= ({"type", "attributes"} if part["type"] == "markdown" else {"type", "id", "attributes", "validations"})
        assert set(part["attributes"]) <= ATTRIBUTES[part["type"]] and part.get("validations", {"required": True}) == {"required": True}
        assert all(isinstance(text, str) and text for key, text in part["attributes"].items() if key != "options")
        options = part["attributes"].get("options", ["x"])
        assert options and len({*options}) == len(options) and all(isinstance(option, str) and option.lower() != "none" for option in options)
    ids, labels = [part["id"] for part in fields(name)], [part["attributes"]["label"] for part in fields(name)]
    assert ids and len({*ids}) == len(ids) and len({*labels}) == len(labels) and all(set(id) <= set("abcdefghijklmnopqrstuvwxyz-_0123456789") for id in ids)


@pytest.mark.parametrize("pair", PAIRS, ids="–".join)
def test_the_form_is_the_same_in_both_languages(pair):
    """The same questions in the same order, and as many choices."""
    finnish, swedish = ([(part["type"], part["id"].replace("-sv", "-other").replace("-fi", "-other"), part.get("validations"), len(part["attributes"].get("options", ()))) for part in fields(name)] for name in pair)
    assert finnish == swedish


def test_every_form_has_its_pair():
    """None stands in one language only."""
    assert {path.stem for path in TEMPLATES.glob("*.yml")} == {name for pair in PAIRS for name in pair}


@pytest.mark.parametrize("name", FORMS.values())
def test_the_form_has_the_fields_that_links_fill_in(name):
    """A link that names another field fills in nothing."""
    assert {"record", "page"} <= {part["id"] for part in fields(name.removesuffix(".yml"))}
