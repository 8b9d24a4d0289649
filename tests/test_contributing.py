"""The editors' guide says what the program says, and its examples are right."""

import re
from pathlib import Path

import pytest
import yaml

from perhekeskus.checking import check
from perhekeskus.model import HoursRule, Place, keys_of
from perhekeskus.problems import sentences

GUIDE = (Path(__file__).parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
SWEDISH = "\n# Så rättar du uppgifter"
HALVES = dict(zip(("fi", "sv"), GUIDE.split(SWEDISH)))
PARTS_OF_OTHERS = {"did-you-mean", "allowed-are", "shape-text", "shape-list", "shape-mapping", "summary-errors", "summary-fine"}
PLACE = "data/regions/rannikko/places/oppaan-paikka.yaml"


def plain(text):
    """Without the marks of Markdown, so that a sentence in a table is the sentence of the program."""
    return " ".join(re.sub(r"[`\\*]", "", text).split())


def said(kind, language):
    """The longest stretch of a message between its placeholders."""
    return max(re.split(r"\{\w+\}", sentences()[kind][language]), key=len).strip()


def blocks(language):
    return re.findall(r"```yaml\n(.*?)```", HALVES[language], re.DOTALL)


def test_the_guide_has_both_languages():
    """Finnish first, then Swedish, with a way from the top to each."""
    assert set(HALVES) == {"fi", "sv"}
    assert "(#så-rättar-du-uppgifter)" in HALVES["fi"]


@pytest.mark.parametrize("language", ["fi", "sv"])
@pytest.mark.parametrize("kind", sorted(set(sentences()) - PARTS_OF_OTHERS))
def test_every_message_is_explained(kind, language):
    """Whoever meets a message finds it in the guide, in the same words and the same language."""
    assert plain(said(kind, language)) in plain(HALVES[language])


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_key_of_a_place_is_named(language):
    """Nothing that an editor may write is left out."""
    keys = {*keys_of(Place), *keys_of(HoursRule)}
    assert not {key for key in keys if f"`{key}" not in HALVES[language]}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_whole_place_in_the_guide_is_right(language, root):
    """The first whole file that the guide shows passes the check as it stands."""
    whole = next(block for block in blocks(language) if "kind:" in block and "sources:" in block)
    (root / PLACE).write_text(whole, encoding="utf-8")
    assert [problem.line_for_people("en") for problem in check(root).problems if problem.file == PLACE] == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_other_example_can_be_read(language, root):
    """Each block of rows fits into that file."""
    whole = yaml.load(next(block for block in blocks(language) if "kind:" in block and "sources:" in block), yaml.BaseLoader)
    for block in blocks(language):
        rows = yaml.load(block, yaml.BaseLoader)
        if isinstance(rows, dict) and "kind" not in rows and set(rows) <= set(keys_of(Place)):
            (root / PLACE).write_text(yaml.safe_dump({**whole, **rows}, allow_unicode=True), encoding="utf-8")
            assert [problem.line_for_people("en") for problem in check(root).errors if problem.file == PLACE] == [], block
