"""Files as text to be changed: nothing that stands in them is lost, and no comment loses its key."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.manuscript import Manuscript, flow_text, notes_of
from perhekeskus.reading import parse

ROOT = Path(__file__).parent.parent
FILES = sorted([*ROOT.glob("data/**/*.yaml"), *ROOT.glob("examples/**/*.yaml"), *ROOT.glob("tests/country/**/*.yaml")])
words = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" ,:#-{}[]'\"\\|>&*!%@`?~\n"), max_size=12).map(str.strip).filter(lambda text: "\r" not in text)
keys = st.text(alphabet="abcäö-_", min_size=1, max_size=6)
values = st.recursive(words, lambda below: st.lists(below, max_size=3) | st.dictionaries(keys, below, max_size=3), max_leaves=12)


def written(text):
    return Manuscript.of(text).written()


def lines(text):
    return text.removeprefix("\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_real_files_lose_nothing(path):
    """Neither a value nor a comment; and what is even already stays so."""
    text = path.read_text(encoding="utf-8")
    once = written(text)
    assert parse(once, "").data == parse(text, "").data
    assert sorted(notes_of(once)) == sorted(notes_of(text))
    assert written(once) == once


@given(st.dictionaries(keys, values, min_size=1, max_size=4), st.booleans() | st.none(), st.integers(2, 6), st.sampled_from([20, 80, 1000]), st.sampled_from(["'", '"', "|", ">", None]))
def test_any_file_says_what_it_said(data, flow, indent, width, style):
    """However it was written: in brackets or in lines, deep or shallow, in quotation marks or without."""
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, indent=indent, width=width, default_style=style)
    before = parse(text, "")
    if not before.problems:
        once = written(text)
        assert parse(once, "").data == before.data
        assert written(once) == once


@given(values)
def test_a_value_on_one_line_reads_back(value):
    """With quotation marks where it needs them."""
    document = parse(f"a: {flow_text(value)}", "")
    assert not document.problems
    assert document.data == {"a": value if value != "" else ""}


@pytest.mark.parametrize(
    ("value", "text"),
    [("Rantatie 3", "Rantatie 3"), ("Rantatie 3, 2. krs", '"Rantatie 3, 2. krs"'), ("klo 9: ovi", '"klo 9: ovi"'), ("# 1", '"# 1"'), ("", '""'), ("null", '"null"'), ("00100", "00100"), ('sanoo "hei"', 'sanoo "hei"')],
)
def test_quotation_marks_stand_where_they_are_needed(value, text):
    """And nowhere else."""
    assert flow_text(value) == text


UNEVEN = """
# Majakka / Fyren

# what it is
kind:   meeting-place   # beside kind
hours:
# above the first row
-   mon: 9-12   # beside mon

    # above weeks
    weeks:  even
    # below the first row
# above the second row
-  tue: 9-12


name: {fi: Majakka ,  sv: "Fyren"}   # beside name
note:
    # above the text
    goes on
     over lines   # beside note
# below everything
"""
EVEN = """
# Majakka / Fyren

# what it is
kind: meeting-place   # beside kind
hours:
  # above the first row
  - mon: 9-12   # beside mon

    # above weeks
    weeks: even
    # below the first row
  # above the second row
  - tue: 9-12

name: {fi: Majakka, sv: "Fyren"}   # beside name
# above the text
note: goes on
  over lines   # beside note
# below everything
"""


def test_steps_become_even_and_comments_stay():
    """Each where its key is; of empty lines in a row one is left."""
    assert written(lines(UNEVEN)) == lines(EVEN)


def test_a_comment_goes_with_its_key():
    """When keys change places."""
    manuscript = Manuscript.of("# top\n\n# about b\nb: 1  # one\n# about a\na:  # two\n  - c\n  # below c\n")
    manuscript.root.entries.reverse()
    assert manuscript.written() == "# top\n\n# about a\na:  # two\n  - c\n  # below c\n# about b\nb: 1  # one\n"


def test_a_comment_between_a_list_and_a_key_is_the_keys():
    """Where the list stands no deeper than the keys, and the comment neither."""
    manuscript = Manuscript.of("a:\n- b\n# about c\nc: d\n")
    manuscript.root.entries.reverse()
    assert manuscript.written() == "# about c\nc: d\na:\n  - b\n"


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("a: {b: c, # why\n   d: e}\n", "a: {b: c, # why\n  d: e}\n"),
        ("a: [b,\n      c]\n", "a: [b, c]\n"),
        ("a: [" + "word, " * 40 + "end]\n", "a: [" + "word, " * 40 + "end]\n"),
        ("a: [\n" + "word, " * 40 + "end]\n", "a: [" + ("word, " * 24).rstrip() + "\n  " + "word, " * 16 + "end]\n"),
    ],
    ids=["a comment inside stays in its line", "short enough", "long, and was one line", "long, and was several"],
)
def test_brackets_over_several_lines(text, once):
    """They stay so only where they have to."""
    assert written(text) == once
    assert written(once) == once


@pytest.mark.parametrize("text", ["a: |\n    one\n      two\n\n    three\nb: c\n", "a: >-\n      one\n      two\n", "a: |2\n   x\n", 'a: "one\n\n   two\\\n   three"\n', "a: 'one\n     two'\nb:\n", "- - a\n  - b\n-   c: d\n", "a:\n- b\n- c: d\n  e: f\n"])
def test_text_over_several_lines_says_the_same(text):
    """Its lines move together."""
    assert parse(written(text), "").data == parse(text, "").data
    assert written(written(text)) == written(text)


def test_a_key_is_found_with_its_place_in_the_text():
    """Also where lines end in two signs, as on another system."""
    text = "a: 1\r\n# about b\r\nb: [c]  # why\r\n"
    entry = Manuscript.of(text).root.get("b")
    assert text[entry.node.start : entry.node.end] == "[c]"
    assert (entry.above, entry.beside) == (["# about b"], "  # why")
    assert Manuscript.of(text).root.get("c") is None
