"""The editors' guide says what the program says, and its examples are right."""

import re
import shlex
import textwrap
from datetime import date

import guide
import pytest

from perhekeskus.checking import check
from perhekeskus.cli import _parser
from perhekeskus.model import HoursRule, Place, Region, keys_of
from perhekeskus.openings import DAYS, days_of
from perhekeskus.problems import sentences

GUIDE = guide.GUIDE.read_text(encoding="utf-8")
SWEDISH = "\n# Så rättar du uppgifter"
HALVES = dict(zip(("fi", "sv"), GUIDE.split(SWEDISH)))
CASES = guide.all_cases()
MARKED_WRONG = ("# väärin\n", "# fel\n")
TODAY = date(2026, 11, 3)
PLACE = "data/regions/rannikko/places/oppaan-paikka.yaml"
REGION = "data/regions/rannikko/region.yaml"
CALENDAR = "data/calendar.yaml"
DEPARTURES = "data/departures.yaml"

in_both_languages = pytest.mark.parametrize("language", ["fi", "sv"])


def tables(first_heading, language):
    """The cells of every row below a heading, table by table."""
    found = re.findall(rf"^\| (?:{first_heading}) \|.*\n\|[-|]+\n((?:\|.*\n)+)", HALVES[language] + "\n", re.MULTILINE)
    return [[[cell.strip() for cell in row.strip("|").split(" | ")] for row in table.splitlines()] for table in found]


def tables_of_keys(language):
    """Of a place, of an opening time and of a region: (keys, example) by row."""
    return [[(re.findall(r"`(\w+)`", row[0]), "\n".join(re.findall(r"`([^`]+)`", row[2]))) for row in table] for table in tables("Avain|Nyckel", language)]


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
    if example.startswith("- "):
        return ("exceptions" if re.match(r"- \{?(date|holiday|closed)\b", example) else "hours") + f":\n  {example}"
    key = example.split(":")[0]
    if days_of(key):
        return f"hours:\n  - {example}"
    if key in keys_of(HoursRule):
        return f"hours:\n  - mon: 9-12\n    {example}"
    return example if key in keys_of(Place) else None


def file_of(block):
    """The file that an example belongs to, by its keys."""
    keys = set(re.findall(r"^([\w-]+):", block, re.MULTILINE))
    return PLACE if keys <= set(keys_of(Place)) else REGION if keys <= set(keys_of(Region)) else DEPARTURES if "addresses:" in block else CALENDAR


@pytest.fixture
def kinds_of(root):
    """Gives the kinds of errors in the guide's place, or in another file, after some rows were changed."""
    others = {file: (root / file).read_text(encoding="utf-8") for file in (REGION, CALENDAR, DEPARTURES)}

    def found(rows, language, file=PLACE):
        whole = others.get(file, "").removeprefix("{}\n") or ("" if file == DEPARTURES else whole_place(language))
        (root / file).write_text(with_rows(whole, rows), encoding="utf-8")
        return [problem.kind for problem in check(root, today=TODAY).errors if problem.file == file]

    return found


def test_the_guide_has_both_languages():
    """Finnish first, then Swedish, with a way from the top to each."""
    assert set(HALVES) == {"fi", "sv"}
    assert "(#näin-korjaat-tietoja)" in HALVES["fi"]
    assert "(#så-rättar-du-uppgifter)" in HALVES["fi"]


def anchor(heading):
    return re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-")


@in_both_languages
def test_every_link_in_the_guide_has_its_heading(language):
    """A link without a heading would leave the reader where they were."""
    headings = {anchor(heading) for heading in re.findall(r"^#+ (.*)", GUIDE, re.MULTILINE)}
    assert not set(re.findall(r"\]\(#([^)]+)\)", HALVES[language])) - headings


@in_both_languages
def test_the_first_screen_leads_to_every_section(language):
    """First what an editor wants to do, in the order of the sections: change, add, confirm, translate, close; then all the rest."""
    first_screen, *sections = re.split(r"^## ", HALVES[language], flags=re.MULTILINE)
    there = [anchor(section.splitlines()[0]) for section in sections]
    assert re.findall(r"^\d\. \[[^]]+\]\(#([^)]+)\)", first_screen, re.MULTILINE) == there[:5]
    assert set(there) <= set(re.findall(r"\]\(#([^)]+)\)", first_screen))


def test_the_tables_of_errors_are_what_their_cases_say():
    """`make guide` would change nothing: whoever meets a message finds it in the guide, in the same words and the same language."""
    assert guide.lacking(sentences(), CASES) == []
    assert guide.remade(GUIDE, sentences(), CASES) == GUIDE, "CONTRIBUTING.md says something else than tests/problems/: run `make guide`"


def test_a_kind_that_nothing_explains_is_told_with_what_to_do():
    """The guide is not made without it, so nobody can forget it."""
    said = sentences() | {"made-up": {"fi": "keksitty.", "sv": "påhittad.", "en": "made up."}}
    with pytest.raises(ValueError, match=r"^made-up: nothing explains this kind\. Put a wrong file into tests/problems/ and beside it a \.txt with `kind: made-up`.* run `make guide`\.$"):
        guide.remade(GUIDE, said, CASES)


def test_no_kind_falls_out_between_the_tables():
    """Sentences that change places or names take the headings with them."""
    said = {"alias": sentences()["alias"]} | {kind: words for kind, words in sentences().items() if kind != "text-empty"}
    told = guide.lacking(said, CASES)
    assert [line.partition(";")[0] for line in told if "HEADINGS" in line] == ["text-empty: no sentence of this name begins a table", "alias: stands above the first table"]


def made_up(**head):
    return guide.Case(guide.PROBLEMS / "made-up.txt", head, ())


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (made_up(kind="made-up", fi="a → b", sv="a → b"), "made-up.txt: there is no kind made-up in sentences.yaml"),
        (made_up(kind="alias", fi="a → b", sv="a → b"), "alias: 2 cases explain this kind"),
        (made_up(kind="alias", fi="a → b"), "made-up.txt: write `sv: wrong → right`"),
        (made_up(kind="alias", fi="a", sv="a → b"), "made-up.txt: write `fi: wrong → right`"),
    ],
)
def test_an_entry_that_will_not_do_is_told(case, told):
    """Each with the file that has to be mended."""
    assert [line for line in guide.lacking(sentences(), [*CASES, case]) if line.startswith(told)]


def test_a_new_kind_gets_its_row_in_both_languages():
    """Its sentence with dots for what is filled in, then what is wrong and what is right."""
    said = sentences() | {"made-up": {"fi": "{value} on keksitty.{suggestion}", "sv": "{value} är påhittat.{suggestion}", "en": "{value} is made up."}}
    new = guide.remade(GUIDE, said, [*CASES, made_up(kind="made-up", fi="`a` → `b`", sv="`c` → `d`")])
    assert set(new.splitlines()) - set(GUIDE.splitlines()) == {"| … on keksitty. | `a` | `b` |", "| … är påhittat. | `c` | `d` |"}


def test_a_guide_that_has_lost_its_marks_is_told():
    """The tables would have no place."""
    with pytest.raises(ValueError, match="make guide: sv"):
        guide.remade(GUIDE.replace("<!-- /make guide: sv -->", ""), sentences(), CASES)


@in_both_languages
def test_a_wrong_example_gets_its_message_and_the_right_one_none(language, kinds_of):
    """What the tables of messages show for a place is what the check says of it."""
    tried = 0
    for case in (case for case in CASES if "kind" in case.head):
        wrong, right = case.example(language)
        examples = [re.fullmatch(r"`((?:- |\w+: )[^`…]+)`", cell) for cell in (wrong, right)]
        wrong_rows, right_rows = [example and as_rows(example[1]) for example in examples]
        if wrong_rows and right_rows:
            assert case.head["kind"] in kinds_of(wrong_rows, language), wrong
            assert kinds_of(right_rows, language) == [], right
            tried += 1
    assert tried > 50


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
    assert [_parser().parse_args(shlex.split(command)).run.__module__ for command in commands] == [f"perhekeskus.cli.{name}" for name in ("new", "confirm", "check", "diff", "importing", "importing", "search", "report", "addresses")]


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
