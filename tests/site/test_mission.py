from pathlib import Path

import pytest
import yaml

ROWS = yaml.safe_load(Path(__file__).with_name("mission.yaml").read_text(encoding="utf-8"))
EXPECTED = {"n": 7, "m": 9, "w": 12, "g": 5, "p": 3, "v": 1, "k": 5, "a": 15, "l": 7, "x": 4}


def words_of(tree):
    """The text of a page as a reader has it, in small letters, without what is read by machines alone."""
    body = tree.find(".//body")
    text = " ".join(piece for element in body.iter() if isinstance(element.tag, str) for piece in ((element.text if element.tag not in ("script", "style") else ""), element.tail) if piece)
    return " ".join(text.replace("\u00ad", "").replace("\u00a0", " ").casefold().split())


def missing(words, text):
    return [word for word in words if word.casefold() not in text]


def test_the_list_is_whole():
    """No row is left out, none is twice."""
    services = [f"s{number:02}" for number in range(1, 22)]
    regions = [f"r{number}" for number in range(5)]
    assert sorted(ROWS) == sorted(services + regions + [f"{letter}{number}" for letter, last in EXPECTED.items() for number in range(1, last + 1)])


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_found_in_both_languages(row, site, real_addresses, parsed, record_property):
    """Its page is there in Finnish and in Swedish and says what the row is about, unless one language is declared missing, with the reason."""
    addresses, _ = real_addresses
    entry = ROWS[row]
    for language in ("fi", "sv"):
        if language not in entry:
            assert entry["one_language"]
            continue
        path = addresses.path(tuple(entry["page"]), language)
        record_property(language, f"/{path}")
        assert not missing(entry[language], words_of(parsed(site / addresses.file(path)))), f"{row} on /{path}"


def test_a_word_that_is_not_there_is_missed(site, parsed):
    """The search itself can fail."""
    assert missing(["perhekeskus", "tätä ei lue missään"], words_of(parsed(site / "fi" / "index.html"))) == ["tätä ei lue missään"]
