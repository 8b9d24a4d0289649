"""Words and sentences that could be better."""

import pytest

from perhekeskus.model import Advice
from perhekeskus.reports import language
from perhekeskus.reports.language import Passage, WordBank
from perhekeskus.reports.written import Block

BANK = {
    "motesplats": Advice(language="sv", use="mötesplats", avoid=("träffpunkt", "träff"), keep=("träffas",), why="Siksi."),
    "omatyontekija": Advice(language="fi", use="omatyöntekijä", avoid=("oma työntekijä",), why="Siksi."),
}


def found(text, tongue="sv"):
    return [word for word, _ in WordBank(BANK).found(Passage("x", "x.yaml", tongue, text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kom till träffpunkten.", ["träffpunkten"]), ("Träffpunkten är öppen.", ["Träffpunkten"]), ("Öppet. Träffpunkten ligger här.", ["Träffpunkten"]), ("Vi är på Träffpunkten Pärlan.", []),
        ("mötesträffpunkt", []), ("Vi träffas här.", []), ("en träff, en träffpunkt", ["träff", "träffpunkt"]), ("", []),
    ],
)  # fmt: skip
def test_a_word_is_found_by_its_beginning(text, words):
    """Bent, and with a capital where a sentence begins; a name, another word and a word that only begins alike are left alone."""
    assert found(text) == words


def test_a_word_belongs_to_one_language():
    """And two words may stand on two lines."""
    assert found("oma työntekijä") == [] and found("oma  työntekijä", "fi") == ["oma  työntekijä"]


def test_an_empty_bank_finds_nothing():
    """A pattern of nothing would fit everywhere."""
    assert list(WordBank({}).found(Passage("x", "x.yaml", "fi", "mitä vain"))) == []


@pytest.mark.parametrize(("tongue", "most"), language.LONGEST_SENTENCE.items())
def test_a_long_sentence_is_measured_in_words(tongue, most):
    """Of more words than the language bears; plain language bears fewer, and numbers are no words."""
    sentence = " ".join(["sana"] * most) + " 12 – 3."
    assert not list(language._long_sentences(Passage("x", "x", tongue, f"{sentence} {sentence.capitalize()}")))
    ((length, _),) = language._long_sentences(Passage("x", "x", tongue, f"{sentence} Ja {sentence}"))
    assert length == most + 1
    assert list(language._long_sentences(Passage("x", "x", tongue, sentence, plain=True)))


def test_a_long_word_is_told_once(catalogue):
    """With how often it is there; what is joined by a hyphen is read in parts."""
    word = "a" * 25
    passages = [Passage("x", "x", "fi", text) for text in (f"{word} {word.capitalize()}", f"{'b' * 20}-{'c' * 20}", "lyhyt")]
    assert [(found, times) for found, (_, times) in language._long_words(passages)] == [(word, 2)]


def test_everything_that_readers_read_is_read(desk):
    """Records, hand-written pages with their lines, and the site's own words."""
    read = {(passage.file, passage.text, passage.line) for passage in language.passages(desk.catalogue, desk._written)}
    assert ("data/regions/rannikko/places/rantakunta-majakka.yaml", "Avoin kohtaamispaikka rannassa.", None) in read
    assert any(file == "data/labels.yaml" for file, _, _ in read)
    assert any(file == "content/fi/own-worker.md" and line > 4 for file, _, line in read)


def test_advice_comes_with_its_reason_and_place(desk_after):
    """The file, the path in it, the sentence, and what to write instead."""
    desk = desk_after("regions/rannikko/places/rantakunta-majakka.yaml", {"summary": {"fi": "Rannassa. Kysy: oma työntekijä auttaa.", "sv": "Vid stranden."}})
    (item,) = (item for item in desk.report("language").lists[0].items if item.key == ("place", "rantakunta-majakka"))
    assert (item.at, item.words) == (("summary", "fi"), ("Kysy: oma työntekijä auttaa.", "fi"))
    assert item.facts["use"] == "omatyöntekijä" and item.notes[1] == desk.catalogue.wordbank["omatyontekija"].why


def test_the_bank_of_the_site_advises_against_no_word_that_it_recommends(real_addresses):
    """Nor does it give two pieces of advice on one word."""
    bank = real_addresses[1].wordbank
    recommended = {(advice.language, word.strip().casefold()) for advice in bank.values() for word in advice.use.split(",")}
    avoided = [(advice.language, word.casefold()) for advice in bank.values() for word in advice.avoid]
    assert not recommended & set(avoided) and len(avoided) == len(set(avoided))


def test_plain_pages_are_measured_as_such(catalogue):
    """By what their front matter says."""
    (passage,) = (p for p in language.passages(catalogue, {("plain-family-work", "fi"): (Block(9, "Teksti", "Teksti"),)}) if p.line == 9)
    assert passage.plain and passage.file == "content/fi/plain-family-work.md"
