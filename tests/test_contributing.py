"""The editors' guide says what the program says, and its examples are right."""

import re
import shlex
import textwrap
from datetime import date
from pathlib import Path

import pytest

from perhekeskus.checking import check
from perhekeskus.cli import _parser
from perhekeskus.model import HoursRule, Place, Region, keys_of
from perhekeskus.openings import DAYS, days_of
from perhekeskus.problems import sentences

GUIDE = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
SWEDISH = "\n# Så rättar du uppgifter"
HALVES = dict(zip(("fi", "sv"), GUIDE.split(SWEDISH)))
PARTS_OF_OTHERS = {"did-you-mean", "allowed-are", "shape-text", "shape-list", "shape-mapping"}  # what other sentences are made of
MARKED_WRONG = ("# väärin\n", "# fel\n")
TODAY = date(2026, 11, 3)
PLACE = "data/regions/rannikko/places/oppaan-paikka.yaml"
REGION = "data/regions/rannikko/region.yaml"
CALENDAR = "data/calendar.yaml"

in_both_languages = pytest.mark.parametrize("language", ["fi", "sv"])


def as_printed(kind, language):
    """A message with three dots for what is filled in."""
    return re.sub(r"\{\w+\}", "…", sentences()[kind][language].replace("{suggestion}", ""))


def tables(first_heading, language):
    """The cells of every row below a heading, table by table."""
    found = re.findall(rf"^\| (?:{first_heading}) \|.*\n\|[-|]+\n((?:\|.*\n)+)", HALVES[language] + "\n", re.MULTILINE)
    return [[[cell.strip() for cell in row.strip("|").split(" | ")] for row in table.splitlines()] for table in found]


def tables_of_keys(language):
    """Of a place, of an opening time and of a region: (keys, example) by row."""
    return [[(re.findall(r"`(\w+)`", row[0]), "\n".join(re.findall(r"`([^`]+)`", row[2]))) for row in table] for table in tables("Avain|Nyckel", language)]


def messages(language):
    """(message, wrong, right) by row."""
    return [row for table in tables("Ilmoitus|Meddelande", language) for row in table]


def blocks(language):
    """The examples that stand on lines of their own."""
    return [textwrap.dedent(block) for block in re.findall(r"^ *```yaml\n(.*?)^ *```", HALVES[language], re.DOTALL | re.MULTILINE)]


def whole_place(language):
    return next(block for block in blocks(language) if block.startswith("kind:"))


def with_rows(text, rows):
    """A file whose keys have got new values, as an editor would write them."""
    new = re.findall(r"^([\w-]+):", rows, re.MULTILINE)
    kept = [part for part in re.split(r"^(?=\w)", text, flags=re.MULTILINE) if part.split(":")[0] not in new]
    return "".join(kept) + rows.rstrip("\n") + "\n"


def as_rows(example):
    """An example from a table as rows of a place's file; None for what belongs elsewhere."""
    key = example.split(":")[0]
    if days_of(key):
        return f"hours:\n  - {example}"
    if key in keys_of(HoursRule):
        return f"hours:\n  - mon: 9-12\n    {example}"
    return example if key in keys_of(Place) else None


def file_of(block):
    """The file that an example belongs to, by its keys."""
    keys = set(re.findall(r"^([\w-]+):", block, re.MULTILINE))
    return PLACE if keys <= set(keys_of(Place)) else REGION if keys <= set(keys_of(Region)) else CALENDAR


@pytest.fixture
def kinds_of(root):
    """Gives the kinds of errors in the guide's place, or in another file, after some rows were changed."""
    others = {file: (root / file).read_text(encoding="utf-8") for file in (REGION, CALENDAR)}

    def found(rows, language, file=PLACE):
        whole = others.get(file) or whole_place(language)
        (root / file).write_text(with_rows(whole, rows), encoding="utf-8")
        return [problem.kind for problem in check(root, today=TODAY).errors if problem.file == file]

    return found


def test_the_guide_has_both_languages():
    """Finnish first, then Swedish, with a way from the top to each."""
    assert set(HALVES) == {"fi", "sv"}
    assert "(#näin-korjaat-tietoja)" in HALVES["fi"]
    assert "(#så-rättar-du-uppgifter)" in HALVES["fi"]


@in_both_languages
def test_every_link_in_the_guide_has_its_heading(language):
    """A link without a heading would leave the reader where they were."""
    headings = {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in re.findall(r"^#+ (.*)", GUIDE, re.MULTILINE)}
    assert not set(re.findall(r"\]\(#([^)]+)\)", HALVES[language])) - headings


@in_both_languages
@pytest.mark.parametrize("kind", sorted(set(sentences()) - PARTS_OF_OTHERS))
def test_every_message_is_explained(kind, language):
    """Whoever meets a message finds it in the guide, in the same words and the same language."""
    assert as_printed(kind, language) in [message for message, _, _ in messages(language)]


@in_both_languages
def test_no_message_is_explained_that_nobody_gets(language):
    """A message that the program no longer gives leaves the guide too."""
    assert not {message for message, _, _ in messages(language)} - {as_printed(kind, language) for kind in sentences()}


@in_both_languages
def test_a_wrong_example_gets_its_message_and_the_right_one_none(language, kinds_of):
    """What the tables of messages show for a place is what the check says of it."""
    kinds = {}
    for kind in sentences():
        kinds.setdefault(as_printed(kind, language), []).append(kind)
    tried = 0
    for message, wrong, right in messages(language):
        examples = [re.fullmatch(r"`(\w+: [^`…]+)`", cell) for cell in (wrong, right)]
        wrong_rows, right_rows = [example and as_rows(example[1]) for example in examples]
        if wrong_rows and right_rows:
            assert set(kinds_of(wrong_rows, language)) & set(kinds[message]), wrong
            assert kinds_of(right_rows, language) == [], right
            tried += 1
    assert tried > 30


@in_both_languages
def test_every_key_has_its_row(language):
    """Nothing that an editor may write is left out, and nothing else is told."""
    named = [{key for keys, _ in table for key in keys} for table in tables_of_keys(language)]
    assert named == [set(keys_of(Place)), {*DAYS, *keys_of(HoursRule)}, set(keys_of(Region))]


@in_both_languages
def test_the_example_of_every_key_is_right(language, kinds_of):
    """An editor may copy it from the table."""
    place, hours, region = tables_of_keys(language)
    assert [example for _, example in place if kinds_of(example, language)] == []
    assert [example for _, example in hours if kinds_of(as_rows(example), language)] == []
    assert [example for _, example in region if kinds_of(example, language, REGION)] == []


@in_both_languages
def test_the_whole_place_in_the_guide_is_right(language, root):
    """The whole file that the guide shows passes the check as it stands, without even a notice."""
    (root / PLACE).write_text(whole_place(language), encoding="utf-8")
    assert [problem.line_for_people("en") for problem in check(root, today=TODAY).problems if problem.file == PLACE] == []


@in_both_languages
def test_every_command_in_the_guide_is_one(language):
    """Its options too; what it does is tested elsewhere."""
    commands = re.findall(r"^perhekeskus (.*)$", HALVES[language], re.MULTILINE)
    assert [_parser().parse_args(shlex.split(command)).run.__module__ for command in commands] == [f"perhekeskus.cli.{name}" for name in ("check", "diff", "new", "confirm", "search")]


@in_both_languages
def test_every_other_example_is_right(language, kinds_of):
    """Each block of rows that is not marked as wrong fits into its file."""
    for block in blocks(language):
        if not block.startswith(MARKED_WRONG):
            assert kinds_of(block, language, file_of(block)) == [], block


@in_both_languages
def test_what_is_marked_as_wrong_is_wrong(language, kinds_of):
    """The check says so, or an editor would learn to be afraid of what is harmless."""
    wrong = [block for block in blocks(language) if block.startswith(MARKED_WRONG)]
    assert wrong
    assert [block for block in wrong if not kinds_of(block, language)] == []
