"""The same values as text and as data. `GOLDEN=1 pytest tests/reports/test_outputs.py` writes the golden texts anew: look at the difference."""

import json
import os
import re
import string
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from perhekeskus.checking import check
from perhekeskus.model import Text
from perhekeskus.reports import Desk, Words, as_data, as_text
from perhekeskus.reports.values import said
from perhekeskus.reports.words import all_words
from perhekeskus.urls import REPORTS
from perhekeskus.values import RoughDate

GOLDEN = Path(__file__).parent / "golden"
ROOM = Path(__file__).parents[2] / "src" / "perhekeskus"
LANGUAGES = ("fi", "sv", "en")
TODAY = date(2026, 11, 3)


@pytest.fixture
def full_desk(root):
    """The small country with one of everything that a report has to say, and with words of the site that do not change with it."""
    place = root / "data" / "regions" / "sisamaa" / "places" / "jarvela-laituri.yaml"
    more = ["note: {fi: 'Kysy ovelta, kun oma työntekijä on paikalla.'}", "doubt: {fi: Sivu on vanha., sv: Sidan är gammal.}", f"stop: {{fi: '{'Sana ' * 23}.', sv: Ord.}}"]
    place.write_text(place.read_text(encoding="utf-8") + "\n".join(more) + "\n", encoding="utf-8")
    checked = check(root, today=TODAY)
    assert checked.catalogue, [problem.line_for_people("en") for problem in checked.errors]
    (root / "data" / "labels.yaml").unlink()
    return Desk(_with_few_labels(checked.catalogue), TODAY, root, edit="https://edit.example/main/")


def _with_few_labels(catalogue):
    """Only those that reports show: the rest belongs to the real site and changes with it."""
    return replace(catalogue, labels={id: text for id, text in catalogue.labels.items() if id.startswith("organiser_")})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_the_text_is_as_it_was_last_read(full_desk, name, language):
    """What matters, the numbers, the tables, and what to look at with file and line."""
    path = GOLDEN / f"{name}.{language}.txt"
    text = as_text(full_desk, name, Words(language))
    if os.environ.get("GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_golden_text_has_its_report():
    """None is left over from another time."""
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.{language}.txt" for name in REPORTS for language in LANGUAGES}


@pytest.mark.parametrize("name", REPORTS)
def test_the_data_says_what_the_text_says(full_desk, name):
    """Every number and every file with its line, in a form that programs read; keys are the same in every language."""
    data, text = json.loads(json.dumps(as_data(full_desk, name, Words("en")))), as_text(full_desk, name, Words("en"))
    assert (data["report"], data["day"], data["matters"] in text) == (name, "2026-11-03", True)
    assert all(str(figure["number"]) in text for figure in data["figures"].values())
    lines = [f"{item['file']}:{item['line']}: " for listed in data["lists"].values() for item in listed]
    assert lines and all(line in text for line in lines) and len(lines) == len(re.findall(r"^\S+:\d+: ", text, re.MULTILINE))
    assert data["figures"] == as_data(full_desk, name, Words("sv"))["figures"]


def test_an_item_says_where_it_can_be_edited(full_desk, catalogue):
    """By the address that whoever publishes has configured; without one there is only the file."""
    (item, *_) = as_data(full_desk, "coverage", Words("fi"))["lists"]["regions-without-own-worker"]
    assert item["edit"] == f"https://edit.example/main/{item['file']}"
    assert "edit" not in as_data(Desk(catalogue, TODAY), "coverage", Words("fi"))["lists"]["regions-without-own-worker"][0]


def test_one_region_keeps_its_own_rows_and_items(catalogue, small_root):
    """The numbers above stay those of the whole country."""
    data = as_data(Desk(catalogue, TODAY, small_root, region="sisamaa"), "freshness", Words("fi"))
    assert {item["region"] for listed in data["lists"].values() for item in listed} == {"sisamaa"}
    assert [row.get("id") for row in data["tables"]["ages"]] == [None, "sisamaa"]


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(("value", "words"), [(date(2026, 1, 9), "9.1.2026"), (RoughDate(2026, 4, 2), "2.4.2026"), (RoughDate(2026, 4), "4/2026"), (RoughDate(2026), "2026"), (RoughDate(), "utan datum"), (Text(fi="a", sv="b"), "b"), (said("language-fi"), "finska"), (3, 3), ((Text(fi="a", sv="b"), "c"), "b, c")])
def test_values_are_said_as_people_say_them(value, words):
    """Days, rough dates, words in the reader's language, sentences inside sentences."""
    assert Words("sv").of(value) == words


def fields_of(words):
    return {field for _, field, _, _ in string.Formatter().parse(words) if field}


def test_every_sentence_has_three_languages_with_the_same_values():
    """Nothing is left out in one of them."""
    assert {name for name, by_language in all_words().items() if set(by_language) != set(LANGUAGES) or len({frozenset(fields_of(words)) for words in by_language.values()}) > 1} == set()


def test_every_sentence_is_used():
    """By its name in the room or a template, or by the name of a figure, column, table or list."""
    used = "\n".join(path.read_text(encoding="utf-8") for path in [*(ROOM / "reports").glob("*.py"), *(ROOM / "templates").glob("*.j2"), ROOM / "pages" / "editors.py", ROOM / "urls.py"])
    prefixed = re.compile(r"^(figure|column|table|list|picture|key|is|until|state|language|missing|records|due|age)-")

    def is_used(name):
        return re.search(rf'["\']{re.escape(name)}["\']', used) or (prefixed.match(name) and (is_used(prefixed.sub("", name)) or f"{prefixed.match(name)[1]}-{{" in used))

    assert [name for name in all_words() if not is_used(name)] == []
