from datetime import date

from perhekeskus.model import Accessibility, Check, Prose, Source, Summary, Text, Website
from perhekeskus.opendata.plain import plain
from perhekeskus.values import Ages, RoughDate


def test_words_are_told_by_language():
    """A language that nobody has written is left out; a sentence and a summary are words like any other."""
    assert plain(Prose(fi="Ovi", sv="Dörren")) == {"fi": "Ovi", "sv": "Dörren"}
    assert plain(Summary(sv="Kort.")) == {"sv": "Kort."}
    assert plain(Website(en="https://a.example/")) == {"en": "https://a.example/"}


def test_a_date_is_as_exact_as_its_source():
    """A source without a date says so, since its reader would look for one."""
    assert [plain(RoughDate(2025)), plain(RoughDate(2025, 5)), plain(RoughDate(2025, 5, 3)), plain(RoughDate())] == ["2025", "2025-05", "2025-05-03", None]
    assert plain(Source(url="https://a.example/", date="undated")) == {"url": "https://a.example/", "date": None}


def test_ages_are_numbers():
    """And the time before birth is none of them."""
    assert plain(Ages(0, 6)) == {"from": 0, "to": 6}
    assert plain(Ages(pregnancy=True)) == {"pregnancy": True}


def test_keys_are_written_in_one_way():
    """Those of files may have a hyphen, which many languages take for a minus."""
    assert plain(Accessibility.model_validate({"step-free": "yes"})) == {"step_free": "yes"}


def test_what_is_in_a_noun_is_told_with_it():
    """Nouns in nouns, down to plain values."""
    assert plain(Check.model_validate({"date": "2026-10-01", "by": "Seurakunta"})) == {"date": "2026-10-01", "by": {"fi": "Seurakunta", "sv": "Seurakunta"}}
    assert plain((date(2026, 10, 1), True, 0)) == ["2026-10-01", True, 0]


def test_ends_of_lines_that_are_only_in_the_file_are_not_told():
    """An empty line parts paragraphs."""
    assert plain(Text(fi="yksi\nrivi\n\ntoinen kappale")) == {"fi": "yksi rivi\n\ntoinen kappale"}
