"""One shape for every message: in the terminal, in a pull request, in three languages."""

import re

import pytest

from perhekeskus.problems import (
    LANGUAGES,
    LONGEST_SHOWN,
    Phrase,
    Problem,
    Suggestion,
    code_quality,
    remarks,
    sentences,
    shown,
    suggest,
)


def problem(**changes):
    whole = {"file": "data/services.yaml", "line": 3, "column": 7, "where": "family-work › cost", "kind": "unknown-code", "values": {"value": "halpa"}}
    return Problem(**(whole | changes))


def test_a_line_for_people_has_place_name_and_remedy():
    """File, line and column first, so that editors' tools make them a link."""
    line = problem(values={"value": "fre", "suggestion": suggest("fre", ["free", "fee"])}).line_for_people("en")
    assert line == "data/services.yaml:3:7: family-work › cost: fre is not an allowed value. Did you mean free?"


def test_a_problem_of_a_whole_file_names_no_record():
    """Nothing stands between place and sentence."""
    assert problem(where="", kind="file-empty", values={}).line_for_people("en") == "data/services.yaml:3:7: the file is empty; write the facts or remove the file."


def test_an_annotation_is_a_workflow_command():
    """GitHub shows it on its line of the pull request."""
    assert problem().annotation("en") == "::error file=data/services.yaml,line=3,col=7::family-work › cost: halpa is not an allowed value."
    assert problem(severity="notice").annotation("en").startswith("::notice file=")


def test_an_annotation_cannot_be_left():
    """A value or a file's name with line ends, commas or percent signs gives no command of its own."""
    text = problem(file="data/a,line=1::b\n.yaml", where="", values={"value": "100 %\n::error ::x"}).annotation("en")
    assert "\n" not in text
    assert text.startswith("::error file=data/a%2Cline=1%3A%3Ab%0A.yaml,line=3,col=7::100 %25 ::error ::x is not")


def test_a_code_quality_report_has_what_gitlab_asks_for():
    """Description, name, fingerprint, severity, file and line; what may wait is told as information."""
    error, notice = code_quality([problem(), problem(severity="notice", line=9)], "en")
    fingerprint = error.pop("fingerprint")
    assert error == {"description": "family-work › cost: halpa is not an allowed value.", "check_name": "unknown-code", "severity": "major", "location": {"path": "data/services.yaml", "lines": {"begin": 3}}}
    assert re.fullmatch("[0-9a-f]{64}", fingerprint)
    assert notice["severity"] == "info"


def test_a_fault_that_has_moved_keeps_its_fingerprint():
    """Lines above it do not make a new fault of it; another value, and a second one of the same, do."""
    first, moved, other = ([row["fingerprint"] for row in code_quality(rows, language)] for rows, language in (([problem(), problem(line=8)], "en"), ([problem(line=30), problem(line=80)], "fi"), ([problem(values={"value": "ilmainen"})], "en")))
    assert first == moved
    assert len({*first, *other}) == 3


@pytest.mark.parametrize("said", [sentences, remarks])
def test_everything_is_said_in_three_languages(said):
    """Each with the same values to fill in."""
    for kind, by_language in said().items():
        assert set(by_language) == set(LANGUAGES), kind
        assert len({frozenset(re.findall(r"\{\w+\}", text)) for text in by_language.values()}) == 1, kind


def test_every_sentence_ends():
    """With a stop, a question mark, or a suggestion that brings its own; parts of sentences do not."""
    parts = {"shape-text", "shape-list", "shape-mapping"}
    assert not [kind for kind, by_language in sentences().items() if kind not in parts and not all(re.search(r"[.?](\{suggestion\})?$", text) for text in by_language.values())]


def test_a_kind_without_sentence_is_a_fault_of_ours():
    """It does not pass silently."""
    with pytest.raises(KeyError):
        problem(kind="nobody-wrote-this").sentence("en")


def test_a_phrase_speaks_the_language_of_its_sentence():
    """What belongs here is said in the same language as the rest."""
    shape = problem(kind="wrong-shape", values={"expected": Phrase("shape-mapping", "fi: …")})
    assert shape.sentence("en") == "this has to be keys and values, for example fi: …."
    assert shape.sentence("fi") == "tähän kuuluu avaimia ja arvoja, esimerkiksi fi: …."


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("plain", "plain"), (3, "3"), (None, "None"), ({"a": "b"}, "{…}"), (["a"], "[…]"), (("a",), "[…]"), ("two\n  lines", "two lines"), ("\x1b[31mred", "�[31mred"),
        ("a\u202eb\0c", "a�b�c"), ("half \ud800", "half �"), ("{value} {0} %s", "{value} {0} %s"), ("a" * 1000, "a" * (LONGEST_SHOWN - 1) + "…"),
    ],
)  # fmt: skip
def test_a_value_is_shown_safely(value, seen):
    """On one line, short, and without anything a terminal would obey."""
    assert shown(value) == seen
    assert problem(values={"value": value}).sentence("en") == f"{seen} is not an allowed value."


def test_the_nearest_word_is_suggested():
    """Small and capital letters count alike."""
    assert suggest("RANTAKUNNTA", ["Saari", "Rantakunta"]) == Suggestion(nearest="Rantakunta")


def test_few_words_are_all_told_when_none_is_near():
    """Many are not: a list of three hundred municipalities helps nobody."""
    assert suggest("Loviisan kaupunki", ["Lovi", "Kouvola", "Loviisa"], names=True) == Suggestion(nearest="Loviisa")
    assert suggest("Pernaja", ["Kerava"], names=True).nearest is None
    assert suggest("uimakoulu", ["a", "b"]).sentence("en") == " Allowed: a, b."
    assert suggest("uimakoulu", map(str, range(300))).sentence("en") == ""
    assert suggest("uimakoulu", []).sentence("en") == ""


def test_a_very_long_word_takes_no_time():
    """Only its beginning is compared."""
    assert suggest("a" * 1_000_000, ["family-work"] * 3).allowed == ("family-work",)


def test_problems_are_ordered_as_an_editor_reads():
    """By file, line and column; two of one kind at one place are the same."""
    later, earlier = problem(line=10), problem(line=9)
    assert sorted([later, earlier]) == [earlier, later]
    assert len({problem(values={"value": "a"}), problem(values={"value": "b"})}) == 1
