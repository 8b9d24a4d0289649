"""What the dictionary has answered, from one build to the next."""

import json

import pytest

from perhekeskus.search import lexicon as room
from perhekeskus.search.lexicon import Lexicon, kept_lexicon


@pytest.fixture
def used(tmp_path):
    """The folder of a build that has asked for some words."""
    lexicon = Lexicon("fi")
    lexicon.lemma("neuvolassa"), lexicon.is_known("kerho"), lexicon.is_known("zzzz")
    lexicon.keep(tmp_path)
    return tmp_path


@pytest.fixture
def no_dictionary(monkeypatch):
    """Who asks the dictionary now fails."""
    monkeypatch.setattr(room.simplemma, "lemmatize", None)
    monkeypatch.setattr(room.simplemma, "is_known", None)


def test_the_next_build_asks_only_for_new_words(used, no_dictionary):
    """Reading the dictionary costs seconds."""
    lexicon = Lexicon("fi")
    lexicon.read(used)
    assert (lexicon.lemma("neuvolassa"), lexicon.is_known("kerho"), lexicon.is_known("zzzz")) == ("neuvola", True, False)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"edition": 1}', '{"lemmas": {"neuvolassa": "väärä"}}'])
def test_what_is_damaged_counts_as_nothing(used, text):
    """A build that was killed in the middle must not spoil the next."""
    (used / "lexicon-fi.json").write_text(text, encoding="utf-8")
    lexicon = Lexicon("fi")
    lexicon.read(used)
    assert lexicon.lemma("neuvolassa") == "neuvola"


def test_another_edition_of_the_dictionary_is_asked_anew(used):
    """It may answer otherwise."""
    file = used / "lexicon-fi.json"
    file.write_text(json.dumps(json.loads(file.read_text(encoding="utf-8")) | {"edition": "simplemma 0.1", "lemmas": {"neuvolassa": "väärä"}}), encoding="utf-8")
    lexicon = Lexicon("fi")
    lexicon.read(used)
    assert lexicon.lemma("neuvolassa") == "neuvola"


def test_nothing_new_leaves_the_file_alone(used):
    """Its time tells when something was added."""
    before = (used / "lexicon-fi.json").stat().st_mtime_ns
    lexicon = Lexicon("fi")
    lexicon.read(used)
    lexicon.lemma("neuvolassa")
    lexicon.keep(used)
    assert (used / "lexicon-fi.json").stat().st_mtime_ns == before


def test_without_a_folder_nothing_is_kept(tmp_path, monkeypatch):
    """As for a corpus that is scored."""
    monkeypatch.chdir(tmp_path)
    with kept_lexicon("fi", None):
        pass
    assert list(tmp_path.iterdir()) == []
