"""What is missing in one language, and what has been left behind."""

from datetime import date

import pytest

from perhekeskus.checking import check
from perhekeskus.reports import Desk, translations
from perhekeskus.reports.history import Change, History, words_of

TODAY = date(2026, 11, 3)
MAJAKKA = "data/regions/rannikko/places/rantakunta-majakka.yaml"
OLD, NEW = Change(1, date(2026, 1, 1), "a"), Change(0, date(2026, 2, 1), "b")
FIRST = OLD._replace(first=True)


def items(report, name):
    return next(listed.items for listed in report.lists if listed.name == name)


@pytest.mark.parametrize(
    ("original", "translation", "checked", "state", "verdict"),
    [
        (NEW, OLD, None, "whole", "stale"), (OLD, NEW, None, "whole", "fresh"), (OLD, OLD, None, "whole", "fresh"),
        (NEW, OLD, date(2026, 1, 31), "whole", "stale"), (NEW, OLD, date(2026, 2, 1), "whole", "fresh"),
        (None, OLD, None, "whole", "stale"), (None, OLD, date(2026, 9, 9), "whole", "stale"), (OLD, None, None, "whole", "fresh"), (None, None, None, "whole", "fresh"),
        (FIRST, FIRST, None, "shallow", "unknown"), (NEW, FIRST, None, "shallow", "stale"), (FIRST, NEW, None, "shallow", "fresh"), (FIRST, FIRST, None, "whole", "fresh"),
    ],
)  # fmt: skip
def test_a_translation_is_stale_when_its_original_is_newer(original, translation, checked, state, verdict):
    """Unless somebody has checked both since; what nobody has committed is newest of all; and where the history begins later than both nobody can tell."""
    assert translations.verdict(original, translation, checked, History(state)) == verdict


@pytest.fixture
def stale(repository, root):
    """Gives the report after the Finnish, the Swedish or both of a place got another sentence in a second commit."""

    def report(**sentences):
        path, data = repository.folder, {"fi": "Avoin kohtaamispaikka rannassa.", "sv": "En öppen mötesplats vid stranden."}
        for folder in ("data", "content"):
            (root / folder).rename(path / folder)
        place = path / MAJAKKA
        place.write_text(place.read_text(encoding="utf-8").replace("checked: {date: 2026-10-01", "checked: {date: 2026-01-01"), encoding="utf-8")
        repository.commit("2026-01-01")
        text = place.read_text(encoding="utf-8")
        for language, sentence in sentences.items():
            text = text.replace(data[language], sentence)
        place.write_text(text, encoding="utf-8")
        repository.commit("2026-10-02", also="")
        (path / "data" / "regions" / "also.yaml").unlink()
        return Desk(check(path, today=TODAY).catalogue, TODAY, path).report("translations")

    return report


def test_finnish_changed_alone_leaves_the_swedish_behind(stale):
    """With the text to translate, both days, and the commit for those who want to see the difference."""
    (item,) = items(stale(fi="Kohtaamispaikka on muuttanut."), "stale-translations")
    assert (item.key, item.at, item.words) == (("place", "rantakunta-majakka"), ("summary",), ("Kohtaamispaikka on muuttanut.", "fi"))
    assert (item.facts["changed"], item.facts["translated"]) == ("2026-10-02", "2026-01-01") and item.facts["commit"]


@pytest.mark.parametrize("sentences", [{"sv": "Mötesplatsen har flyttat."}, {"fi": "Kohtaamispaikka on muuttanut.", "sv": "Mötesplatsen har flyttat."}, {"fi": "Avoin kohtaamispaikka, rannassa!"}], ids=["Swedish alone", "both", "commas"])
def test_nothing_else_does(stale, sentences):
    """Swedish alone, both at once, or only signs."""
    assert items(stale(**sentences), "stale-translations") == ()


def test_a_page_is_left_behind_by_newer_paragraphs(catalogue):
    """A hand-written page counts as one text, as new in Swedish as its newest paragraph."""
    paragraphs = {("own-worker", "fi"): ("Eka kappale tässä.", "Toka kappale tässä."), ("own-worker", "sv"): ("Det första stycket.",)}
    history = History("whole", {"content/fi/own-worker.md": {" eka kappale tässä ": OLD, " toka kappale tässä ": NEW}, "content/sv/own-worker.md": {" det första stycket ": OLD}})
    (item,) = items(translations.report(catalogue, history, paragraphs), "stale-translations")
    assert (item.file, item.notes[0].values) == ("content/sv/own-worker.md", {"n": 1})


def test_without_a_history_the_report_says_so(desk, catalogue):
    """And tells what it does know; a shallow one says of how many texts nobody can tell."""
    report = desk.report("translations")
    assert [sentence.name for sentence in report.unknown] == ["history-missing"] and "stale-translations" not in {figure.name for figure in report.figures}
    summary = catalogue.places["rantakunta-majakka"].summary
    changes = {MAJAKKA: {words_of(text): FIRST for text in (summary.fi, summary.sv)}}
    (sentence,) = translations.report(catalogue, History("shallow", changes), {}).unknown
    assert (sentence.name, sentence.values) == ("history-shallow", {"n": 1})


def test_a_missing_text_stands_beside_its_source(desk_after):
    """With its field, and the reason where it was left out on purpose."""
    desk = desk_after("regions/sisamaa/places/jarvela-laituri.yaml", {"note": {"fi": "Kysy ovelta."}, "missing_translation": {"location": "Ei sovittu."}})
    found = {item.at: item for item in items(desk.report("translations"), "missing-texts")}
    assert set(found) == {("location",), ("note",)}
    assert found["note",].words == ("Kysy ovelta.", "fi") and found["note",].facts["lacks"] == "missing-sv"
    assert [note.name for note in found["location",].notes] == ["field", "declared", "seen-on"]


def test_what_more_readers_see_comes_first(desk_after):
    """What one calls first stands on the page of every municipality, a place's note on its own."""
    contact = {"kind": "first-contact", "name": "Neuvonta", "phone": "000 000 0002", "note": {"fi": "Soita."}, "sources": [{"url": "https://a.example/", "date": "2026-01"}]}
    found = items(desk_after("regions/sisamaa/region.yaml", {"contacts": [contact]}).report("translations"), "missing-texts")
    assert [(item.key[1], item.facts["pages"]) for item in found] == [("sisamaa", 2), ("jarvela-laituri", 1)]


def test_only_texts_in_both_languages_are_asked_for(catalogue):
    """What stands in one language, or is the same in both, has no translation to fall behind."""
    wanted = translations.wanted(catalogue, {("own-worker", "fi"): ("Eka kappale tässä.",)})
    assert "data/regions/sisamaa/places/jarvela-laituri.yaml" not in wanted
    assert wanted[MAJAKKA] == ["Avoin kohtaamispaikka rannassa.", "En öppen mötesplats vid stranden."]
    assert wanted["content/fi/own-worker.md"] == ["Eka kappale tässä."]
