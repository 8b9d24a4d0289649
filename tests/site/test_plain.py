"""The real pages in plain language: what they promise is true of their text."""

import re
from functools import cache
from pathlib import Path

import pytest

from perhekeskus import reading

ROOT = Path(__file__).parent.parent.parent
LONGEST_SENTENCE = 16  # words
FORMS_OF_LONG = {"fi": r"\w{23,}", "sv": r"\w{22,}"}  # words that plain language takes apart or explains
ASKED_FOR = {
    ("page", "family-centre"), ("index", "help"), ("situation", "separation"), ("situation", "violence"), ("situation", "baby-does-not-sleep"), ("page", "own-worker"),
    ("service", "open-meeting-place"), ("service", "child-health-clinic"), ("service", "home-service"), ("page", "for-editors"),
}  # fmt: skip

in_both_languages = pytest.mark.parametrize("language", ["fi", "sv"])


@cache
def texts(language):
    """Page id → what its author wrote."""
    return {path.stem: reading.read_front_matter(path, ROOT)[1] for path in sorted((ROOT / "content" / language).glob("plain-*.md"))}


def shown(markdown):
    """The text without its links' targets."""
    return re.sub(r"\]\([^)]*\)|\[", "", markdown)


def sentences(markdown):
    """Every sentence; a line is one, or several."""
    lines = [re.sub(r"^(#+|-|\d+\.|>) +", "", line) for line in shown(markdown).splitlines()]
    return [sentence for line in lines for sentence in re.split(r"(?<=[.?:]) +(?=[A-ZÅÄÖ])", line) if sentence]


def test_the_ten_most_needed_pages_have_a_plain_version(real_addresses):
    """More may come; none of these may go."""
    _, catalogue = real_addresses
    assert set(catalogue.plain_versions) >= ASKED_FOR


@in_both_languages
def test_sentences_are_short(language):
    """So that they can be read one at a time."""
    assert not [(id, sentence) for id, text in texts(language).items() for sentence in sentences(text) if len(sentence.split()) > LONGEST_SENTENCE]


@in_both_languages
def test_no_number_is_written_into_a_text(language):
    """Numbers come from their record and are corrected there; dates and weeks of an example are short."""
    assert not [(id, found) for id, text in texts(language).items() for found in re.findall(r"\d[\d ]{4,}\d|\b112\b", shown(text))]


@in_both_languages
def test_long_words_are_explained_or_links(language):
    """A word nobody says aloud is behind a link or an explanation at least once on its page."""
    for id, text in texts(language).items():
        linked = " ".join(re.findall(r"\[([^\]]*)\]", text)).casefold()
        for word in set(re.findall(FORMS_OF_LONG[language], shown(text).casefold())):
            assert word[:15] in linked, (id, word)


@in_both_languages
def test_every_explained_word_has_both_languages_and_is_short(real_addresses, language):
    """At least twenty, one sentence or two short ones, and a law's word has its source."""
    _, catalogue = real_addresses
    assert len(catalogue.explanations) >= 20
    assert not [id for id, row in catalogue.explanations.items() if not getattr(row.name, language) or not getattr(row.means, language).endswith(".")]
    legal = ("wellbeing-county", "own-worker", "needs-assessment", "client-plan", "child-welfare-supervisor", "maintenance-agreement", "social-emergency", "child-protection")
    assert all(catalogue.explanations[id].sources for id in legal)


def test_twins_call_and_explain_the_same():
    """A phone number or a page that one language has, the other has too, but lines that serve in one language only."""
    spoken = {"number:lasten-ja-nuorten-puhelin", "number:barn-och-ungdomstelefonen"}
    for id, finnish in texts("fi").items():
        both = [set(re.findall(r"\]\(([a-z]+:[\w-]+)\)", text)) - spoken for text in (finnish, texts("sv")[id])]
        assert both[0] == both[1], id
        assert finnish.count("\n## ") == texts("sv")[id].count("\n## "), id


def test_every_plain_page_is_built_and_linked_both_ways(site, parsed, real_addresses):
    """From each ordinary page to it and back."""
    addresses, catalogue = real_addresses
    for (kind, id), plain in catalogue.plain_versions.items():
        for language in ("fi", "sv"):
            here, there = (site / addresses.file(addresses.path(key, language)) for key in ((kind, id), ("page", plain)))
            for start, end in ((here, there), (there, here)):
                found = [(start.parent / link.get("href") / "index.html").resolve() for link in parsed(start).xpath('//p[@class="pk-plainly"]/a')]
                assert end.resolve() in found, (start, end)


def test_no_mark_is_left_in_a_page(site, all_pages):
    """Every `term:` and `number:` has become what it stands for, and no id is given twice."""
    for path in all_pages:
        text = path.read_text(encoding="utf-8")
        assert 'href="term:' not in text and 'href="number:' not in text, path
        ids = re.findall(r' id="(sana-[\w-]+)"', text)
        assert len(ids) == len(set(ids)) and set(re.findall(r'popovertarget="([\w-]+)"', text)) == set(ids), path
