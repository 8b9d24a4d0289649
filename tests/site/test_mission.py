from pathlib import Path

import pytest
import yaml

LANGUAGES = ("fi", "sv")
ROWS = yaml.safe_load(Path(__file__).with_name("mission.yaml").read_text(encoding="utf-8"))
NUMBERS = {"s": 21, "n": 7, "m": 9, "w": 12, "g": 5, "p": 3, "v": 1, "k": 5, "a": 15, "l": 7, "x": 4}
EXPECTED = {f"{letter}{number:02}" if letter == "s" else f"{letter}{number}" for letter, last in NUMBERS.items() for number in range(1, last + 1)} | {f"r{number}" for number in range(5)}


def pages_of(row):
    """The keys of the pages where the row is to be found; most rows name one."""
    named = ROWS[row]["page"]
    return [tuple(page) for page in named] if isinstance(named[0], list) else [tuple(named)]


def words_of(tree):
    """The main part of a page as a reader has it: in small letters, without menus and what is read by machines alone."""
    pieces = tree.xpath("//main//text()[not(ancestor::script or ancestor::style)]")
    text = " ".join(" ".join(pieces).replace("\u00ad", "").casefold().split())
    return text.replace(" ,", ",").replace(" .", ".")


def missing(words, text):
    return [word for word in words if word.casefold() not in text]


@pytest.fixture(scope="module")
def text_of(site, real_addresses, parsed):
    """Gives the text of a page by its key and language."""
    addresses, _ = real_addresses
    return lambda page, language: words_of(parsed(site / addresses.file(addresses.path(page, language))))


def test_the_list_is_whole():
    """No row is left out, and none is there that nobody asked for."""
    assert set(ROWS) == EXPECTED


@pytest.mark.parametrize("row", ROWS)
def test_a_row_is_found_in_both_languages(row, real_addresses, text_of):
    """Its pages are there in Finnish and in Swedish and say what the row is about. With -rP the addresses are listed."""
    addresses, _ = real_addresses
    entry = ROWS[row]
    for language in LANGUAGES:
        where = " ".join(f"/{addresses.path(page, language)}" for page in pages_of(row))
        if language not in entry:
            assert entry["one_language"], f"{row} ({entry['what']}) is silent in {language} and does not say why"
            continue
        print(f"{row} ({entry['what']}) {where}")
        lost = missing(entry[language], " ".join(text_of(page, language) for page in pages_of(row)))
        assert entry[language] and not lost, f"{row} ({entry['what']}) on {where}: {lost}"


def test_the_words_of_a_row_tell_its_page_from_others(real_addresses, text_of):
    """Words that stand everywhere would prove nothing: all of a row's words together fit at most three other pages."""
    addresses, _ = real_addresses
    kinds = ("page", "service", "situation", "method", "region", "index")
    texts = {(page, language): text_of(page, language) for page in addresses.paths if page[0] in kinds for language in LANGUAGES}
    loose = {}
    for row, entry in ROWS.items():
        for language in LANGUAGES:
            fitting = [page for page, spoken in texts if spoken == language and page not in pages_of(row) and not missing(entry.get(language, ()), texts[page, language])]
            if language in entry and len(fitting) > 3:
                loose[row, language] = len(fitting)
    assert not loose


def test_a_word_that_is_not_there_is_missed(text_of):
    """The search itself can fail, and it does not look into menus or scripts."""
    text = text_of(("page", "family-centre"), "fi")
    assert missing(["Perhekeskus", "tätä ei lue missään", "<script", "saavutettavuus"], text) == ["tätä ei lue missään", "<script", "saavutettavuus"]
