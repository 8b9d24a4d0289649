"""What an editor reads of a change. Each case in summaries/ is two files: the edits, and the Markdown they must give. SUMMARIES=1 writes the latter anew."""

import json
import os
from pathlib import Path

import pytest
import yaml

from perhekeskus.changes import Changes, Summary, changes_between, derived_pages
from perhekeskus.changes.comparison import Word
from perhekeskus.differences import LONGEST
from perhekeskus.problems import LANGUAGES

CASES = Path(__file__).parent / "summaries"
MAJAKKA = "data/regions/rannikko/places/rantakunta-majakka.yaml"
PHONE = {"file": "data/regions/rannikko/region.yaml", "replace": "000 000 0001", "with": "000 000 0002"}
STREET = {"file": MAJAKKA, "replace": "{fi: Rantatie 1, sv: Strandvägen 1}", "with": "{fi: Rantatie 2, sv: Strandvägen 2}"}


def summary_of(changes, language="fi", most=50):
    return Summary(changes, "main", language, most, lambda file: f"[{file}]({file})")


def compared(before, after):
    return Changes(changes_between(before, after), derived_pages(before, after))


def cells(summary):
    return [[part.strip() for part in line.strip("|").split(" | ")] for line in summary.markdown().splitlines() if line.startswith("| ") and not line.startswith("| ---")][1:]


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_a_summary_says_what_readers_see(case, before, after):
    """Neither more nor less, in both languages of the pages."""
    edits = yaml.safe_load((CASES / f"{case}.yaml").read_text(encoding="utf-8"))
    markdown, golden = summary_of(compared(before, after(*edits))).markdown(), CASES / f"{case}.md"
    if os.environ.get("SUMMARIES"):
        golden.write_text(markdown, encoding="utf-8")
    assert markdown == golden.read_text(encoding="utf-8")


def test_every_case_has_both_files():
    """A summary without edits would never be looked at."""
    assert {path.stem for path in CASES.glob("*.md")} == {path.stem for path in CASES.glob("*.yaml")}


@pytest.mark.parametrize(("language", "fact"), [("fi", "Neuvonta: puhelin"), ("sv", "Rådgivning: telefon"), ("en", "Neuvonta: phone")])
def test_it_is_told_in_the_editors_language(before, after, language, fact):
    """Facts are named in it; what readers read stays in the languages of the pages."""
    assert cells(summary_of(compared(before, after(PHONE)), language)) == [[fact, "fi, sv", "000 000 0001", "000 000 0002"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_plainly(before, language):
    """In each language, and without an empty table."""
    markdown = summary_of(compared(before, before), language).markdown()
    assert "main" in markdown and "|" not in markdown


def test_in_a_terminal_before_and_after_stand_below_each_other(before, after):
    """With the page's address in both languages and its file."""
    text = summary_of(compared(before, after(STREET))).text()
    assert f"  /fi/paikat/rantakunta-majakka/  /sv/platser/rantakunta-majakka/  {MAJAKKA}\n  Katuosoite (fi):\n    − Rantatie 1\n    + Rantatie 2\n  Katuosoite (sv):\n" in text


def test_more_than_fits_is_counted(before, after):
    """By kind, and the last page that is shown need not be whole."""
    summary = summary_of(compared(before, after(PHONE, STREET)), most=1)
    assert cells(summary) == [["Katuosoite", "fi", "Rantatie 1", "Rantatie 2"]]
    assert "Tässä ovat ensimmäiset 1. Lisäksi muutoksia 2: paikat 1, alueet 1." in summary.markdown()
    assert "Strandvägen" not in summary.text()


def test_words_of_the_site_count_too():
    """They come after the pages, and those that do not fit are counted."""
    words = (Word("fi", "Avoinna", "Auki", 12), Word("sv", "Öppet nu", "Öppet", 0))
    summary = summary_of(Changes(words=words), most=1)
    assert cells(summary) == [["fi", "Avoinna", "Auki", "12"]]
    assert "sivuston omat sanat 1" in summary.text()
    assert cells(summary_of(Changes(words=words)))[1] == ["sv", "Öppet nu", "Öppet", "skriptissä"]


def test_a_changed_programme_asks_to_look():
    """With the first of its files."""
    text = summary_of(Changes(programme=tuple(f"overrides/{name}.css" for name in "abcdefg"))).text()
    assert "tiedostoja 7" in text and "overrides/e.css …)" in text and "overrides/f.css" not in text


def test_of_a_long_text_what_differs_is_shown(before, after):
    """With some words around it, and never more than fits into a cell."""
    words = [f"sana{number}" for number in range(60)]
    text = " ".join(words)
    edit = {"file": "data/services.yaml", "replace": "Etsitte yhdessä ratkaisuja.", "with": text}
    longer = after(edit)
    assert all(len(part) <= LONGEST for row in cells(summary_of(compared(before, longer))) for part in row)
    (row,) = cells(summary_of(compared(longer, after({**edit, "replace": "sana30", "with": "SANA"}))))
    assert row[2] == "… sana25 sana26 sana27 sana28 sana29 sana30 sana31 sana32 sana33 sana34 sana35 …"


def test_programs_get_all_of_it(before, after):
    """Whatever would fit; with facts, addresses and files."""
    summary = summary_of(compared(before, after(PHONE, STREET)), most=1)
    found = json.loads(summary.json())
    place, region = found["changes"]
    assert found["schema_version"] == 1 and found["count"] == 3
    assert place["kind"] == "place" and place["file"] == MAJAKKA and place["path"]["sv"] == "/sv/platser/rantakunta-majakka/"
    assert region["facts"] == [{"fact": "Neuvonta: puhelin", "languages": ["fi", "sv"], "before": ["000 000 0001"], "after": ["000 000 0002"]}]
