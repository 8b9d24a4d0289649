"""The parenting plan from its file to its page, in the small country and in the real data."""

import gzip
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from perhekeskus import reading
from perhekeskus.model import PlanPart
from perhekeskus.pages import Pages
from perhekeskus.planviews import plan_words

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "overrides" / "assets" / "plan.js"
LANGUAGES = ["fi", "sv"]


@pytest.fixture(scope="module", params=LANGUAGES)
def form(request, pages):
    """(language, the page as a tree) of the small country's plan."""
    return request.param, html.fromstring(pages.page(("index", "plan"), request.param).body)


@pytest.fixture(scope="module")
def real_parts():
    document = reading.read(ROOT / "data" / "plan.yaml", ROOT)
    return {id: PlanPart.model_validate(part) for id, part in document.data.items()}


def test_every_question_is_asked_in_the_readers_language(pages, form):
    """In the order of the file, each with a field that its words and its help belong to."""
    language, page = form
    asked = [getattr(question.ask, language) for part in pages.catalogue.plan.values() for question in part.questions]
    names = {label.get("for"): label.text for label in page.iterfind(".//label[@for]")}
    assert list(dict.fromkeys(names.values())) == asked
    assert [area.get("id") for area in page.iterfind(".//form//textarea")] == list(names)
    help_text = pages.catalogue.plan["child"].questions[1].help
    assert [small.text for small in page.iterfind(".//form//small")] == [getattr(help_text, language)]


def test_parents_are_asked_one_by_one_and_children_once(form):
    """The script adds more children; ids stay apart by a double hyphen, which no question's id may have."""
    _, page = form
    assert [area.get("id") for area in page.iterfind(".//form//textarea")] == ["q-child-name", "q-child-wishes", "q-parent-name", "q-parent-name--2", "q-week"]
    assert [group.get("data-each") for group in page.iterfind(".//fieldset")] == ["child", "parent", "parent"]


def test_room_to_write_follows_the_file(form):
    """One line for a name, three where nothing is said."""
    assert [area.get("rows") for area in form[1].iterfind(".//form//textarea")] == ["1", "3", "1", "1", "3"]


def test_no_browser_can_send_what_is_written(form):
    """No field has a name, the form has nowhere to go and nothing that submits, and no browser keeps its fields for later."""
    _, page = form
    (only,) = page.iterfind(".//form")
    assert dict(only.attrib) == {"autocomplete": "off"}
    assert not page.xpath("//*[self::textarea or self::input or self::select][@name]") and not only.xpath(".//input")
    assert {button.get("type") for button in page.iter("button")} == {"button"}


def test_what_needs_the_script_is_hidden_until_it_runs(form):
    """Every button, the choice for paper and the file stand in something hidden."""
    _, page = form
    needing = page.xpath("//button | //input")
    assert len(needing) > 6 and not [element for element in needing if not element.xpath("ancestor-or-self::*[@hidden]")]


def test_fear_comes_first(form):
    """Before the questions: this form is not for those who are afraid, and the way to safety."""
    _, page = form
    danger = page.xpath("//*[contains(@class, 'pk-note--alarm')]")[0]
    assert danger.xpath("following::form") and danger.xpath(".//a/@href")[0].rstrip("/").endswith(("kotona-pelottaa", "otryggt-hemma"))


def test_helpers_and_pages_that_are_not_there_are_not_named(pages, form):
    """The small country has no child supervisor and no page on the plan."""
    assert "child-welfare-supervisor" not in pages.catalogue.services
    assert not form[1].xpath("//section[@class='pk-plan__help']//a")


def test_the_supervisor_of_each_region_is_one_step_away(real_addresses):
    """Where the region has a page on it."""
    addresses, catalogue = real_addresses
    page = html.fromstring(Pages(catalogue, addresses, date(2026, 11, 3)).page(("index", "plan"), "sv").body)
    links = page.xpath("//section[@class='pk-plan__help']//ul[@class='pk-compact']//a/@href")
    wanted = [addresses.path(key, "sv") for key in addresses.paths if key[0] == "region-service" and key[1].endswith("/child-welfare-supervisor")]
    assert sorted("sv/" + link.removeprefix("../../") for link in links) == sorted(wanted) and len(links) > 20


def test_the_real_plan_covers_what_a_plan_must(real_parts):
    """Children and both parents are asked, and the subjects of such a plan each have a part; the child comes first."""
    assert next(iter(real_parts)) == "child" and real_parts["child"].each == "child" and real_parts["parents"].each == "parent"
    assert {"time", "holidays", "school", "health", "money", "messages", "new-people", "changes"} <= set(real_parts)


def test_the_real_page_is_small(pages, real_parts):
    """Its own part of the page, beside the frame of about 8 KB (2.7 KB compressed)."""
    whole = replace(pages.catalogue, plan=real_parts)
    for language in LANGUAGES:
        body = Pages(whole, pages.addresses, pages.today).page(("index", "plan"), language).body.encode()
        assert len(body) < 15_000 and len(gzip.compress(body, 9)) < 4_400


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_has_every_word_it_says(pages, language):
    """And none that it does not: names and braces of one are those of the other."""
    words = json.loads(plan_words(pages.wordings[language]).removeprefix("pkPlanWords="))
    script = SCRIPT.read_text(encoding="utf-8")
    faults = {"large", "foreign", "version", "broken"}  # named by plan-file.js
    assert set(words) == set(re.findall(r"\bwords\.(\w+)", script)) | faults
    assert all(words.values())
    assert {name: sorted(re.findall(r"\{(\w+)\}", text)) for name, text in words.items() if "{" in text} == {"child": ["n"], "answered": ["all", "n"], "printed": ["d"], "remove": ["n"], "removeSure": ["n"], "removed": ["n"], "saved": ["t"]}
