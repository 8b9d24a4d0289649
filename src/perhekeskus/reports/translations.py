"""What is missing in one language, and which translations have been left behind by a newer original."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from ..catalogue import LANGUAGES, OTHER, Catalogue, Key
from ..meaning import texts
from ..model import Contact, Prose, Text
from .history import Change, History
from .records import Published, published
from .values import Figure, Item, Items, Report, Row, Said, Table, in_language, said

MISSING = {language: f"missing-{language}" for language in LANGUAGES}
ON_EVERY_MUNICIPALITY = ("first-contact", "switchboard")
Paragraphs = Mapping[tuple[str, str], tuple[str, ...]]  # (page, language) → its paragraphs


class Sentence(NamedTuple):
    """A text for readers, where it stands in its record, and the language it is written in first."""

    about: Published
    path: tuple
    text: Text
    original: str


def sentences(catalogue: Catalogue) -> Iterator[Sentence]:
    """All texts of all records that somebody wrote for readers; names are not translated but known."""
    for about in published(catalogue):
        original = catalogue.regions[about.region].main_language if about.region else "fi"
        for path, text in texts(about.record):
            if isinstance(text, Prose):
                yield Sentence(about, path, text, original)


def wanted(catalogue: Catalogue, paragraphs: Paragraphs) -> dict[str, list[str]]:
    """The texts of which git has to tell when they were written: those that are there in both languages, and differ."""
    found: dict[str, list[str]] = {}
    for row in sentences(catalogue):
        if row.text.fi and row.text.sv and row.text.fi != row.text.sv:
            found.setdefault(row.about.file, []).extend((row.text.fi, row.text.sv))
    for (id, language), parts in paragraphs.items():
        if len(catalogue.pages[id]) == len(LANGUAGES):
            found.setdefault(_file_of_page(id, language), []).extend(parts)
    return found


def report(catalogue: Catalogue, history: History, paragraphs: Paragraphs) -> Report:
    every = list(sentences(catalogue))
    missing = sorted(_missing(catalogue, every), key=lambda item: (-item.facts["pages"], item.file, item.at))
    judged = [(row, _verdict(row, history)) for row in every if row.text.fi and row.text.sv and row.text.fi != row.text.sv] if history.state != "missing" else []
    pages, lost_pages = _stale_pages(catalogue, history, paragraphs)
    stale = sorted((_stale_item(row, history, catalogue) for row, verdict in judged if verdict == "stale"), key=lambda item: (-item.facts["pages"], item.file, item.at))
    stale = [*pages, *stale]
    one_language = _pages_in_one_language(catalogue)
    figures = [*(Figure(name, sum(name == item.facts["lacks"] for item in missing)) for name in MISSING.values()), Figure("pages-in-one-language", len(one_language)), Figure("names-in-one-language", _names_in_one_language(catalogue))]
    if history.state != "missing":
        figures.append(Figure("stale-translations", len(stale), len(judged) + len(catalogue.pages)))
    lost = sum(verdict == "unknown" for _, verdict in judged) + lost_pages
    lists = (Items("missing-texts", tuple([*one_language, *missing])), Items("stale-translations", tuple(stale)))
    return Report("translations", _matters(len(missing) + len(one_language), len(stale), history), tuple(figures), (_by_region(catalogue, missing, stale),), lists, _unknown(history, lost))


def _matters(missing: int, stale: int, history: History) -> Said:
    if history.state == "missing":
        return said("translations-without-history", missing=missing)
    return said("translations-matter" if missing or stale else "translations-fine", missing=missing, stale=stale)


def _unknown(history: History, lost: int) -> tuple[Said, ...]:
    if history.state == "missing":
        return (said("history-missing"),)
    return (said("history-shallow", n=lost),) if history.state == "shallow" and lost else ()


# ---------------------------------------------------------------- missing


def _missing(catalogue: Catalogue, every: Iterable[Sentence]) -> Iterator[Item]:
    for row in every:
        for language in LANGUAGES:
            if getattr(row.text, language) is None:
                source = row.text.read_in(OTHER[language])
                reason = next((reason for name, reason in getattr(row.about.record, "missing_translation", {}).items() if _covers(name, row.path)), None)
                notes = (_field(row.path), *((said("declared", reason=reason),) if reason else ()), _seen_note(catalogue, row))
                yield _item(catalogue, row, notes, source, MISSING[language])


def _item(catalogue: Catalogue, row: Sentence, notes: tuple, words: tuple[str, str], lacks: str) -> Item:
    about = row.about
    return Item(about.name, about.file, notes, (*about.at, *row.path), key=about.key, region=about.region, words=words, facts={"lacks": lacks, "pages": _seen(catalogue, about.key, row.path)})


def _covers(declared: str, path: tuple) -> bool:
    wanted = declared.split(".")
    return [part for part in path if not isinstance(part, int)][: len(wanted)] == wanted


def _field(path: tuple) -> Said:
    return said("field", field=" › ".join(str(part + 1) if isinstance(part, int) else part for part in path))


def _seen_note(catalogue: Catalogue, row: Sentence) -> Said:
    return said("seen-on", n=_seen(catalogue, row.about.key, row.path))


def _seen(catalogue: Catalogue, key: Key, path: tuple) -> int:
    """On how many pages readers see a text: what concerns the whole country stands on a page of every region, whom to ask first on that of every municipality."""
    kind, id = key
    if kind == "service":
        return 1 + len(catalogue.regions)
    if kind == "helpline":
        return 1 + sum(id in situation.helplines for situation in catalogue.situations.values())
    if kind == "region" and path[0] == "contacts":
        contact: Contact = catalogue.regions[id].contacts[path[1]]
        return 1 + len(contact.services) + (len(contact.municipalities or catalogue.municipalities_of.get(id, ())) if contact.kind in ON_EVERY_MUNICIPALITY else 0)
    return 3 if path == ("summary",) else 1  # a summary also stands in lists and in the search


def _pages_in_one_language(catalogue: Catalogue) -> list[Item]:
    alone = [(id, *by_language.items()) for id, by_language in catalogue.pages.items() if len(by_language) == 1]
    return [Item(in_language(page.title, language), _file_of_page(id, language), (said("page-lacks", language=said(f"language-{OTHER[language]}")),), line=1, key=("page", id), words=(page.description, language), facts={"lacks": MISSING[OTHER[language]], "pages": 1}) for id, (language, page) in alone]


def _names_in_one_language(catalogue: Catalogue) -> int:
    return sum(text.fi is None or text.sv is None for about in published(catalogue) for _, text in texts(about.record) if not isinstance(text, Prose))


# ---------------------------------------------------------------- left behind


def _verdict(row: Sentence, history: History) -> str:
    original, translation = row.original, OTHER[row.original]
    first, second = (history.change(row.about.file, getattr(row.text, language)) for language in (original, translation))
    checked = row.about.record.checked
    return verdict(first, second, checked.date if checked else None, history)


def verdict(original: Change | None, translation: Change | None, checked: date | None, history: History) -> str:
    """'stale' when the original has changed since the translation did and since somebody checked both; 'unknown' when our history begins later than both."""
    if original and translation and original.first and translation.first:
        return "unknown" if history.state == "shallow" else "fresh"
    if _order(original) >= _order(translation):
        return "fresh"
    return "fresh" if original and checked and checked >= original.day else "stale"


def _order(change: Change | None) -> int:
    return -1 if change is None else change.order  # what nobody has committed yet is newer than every commit


def _stale_item(row: Sentence, history: History, catalogue: Catalogue) -> Item:
    first, second = (history.change(row.about.file, getattr(row.text, language)) for language in (row.original, OTHER[row.original]))
    item = _item(catalogue, row, (_field(row.path), _left_behind(row.original, first, second)), (getattr(row.text, row.original), row.original), f"newer-{OTHER[row.original]}")
    return replace(item, facts={**item.facts, **_days(first, second)})


def _left_behind(original: str, first: Change | None, second: Change | None) -> Said:
    values = {"original": said(f"language-{original}"), "translation": said(f"language-{OTHER[original]}"), "translated": second.day if second else None}
    if first is None:
        return said("changed-not-committed", **values)
    return said("left-behind-since" if not second or not second.first else "left-behind", changed=first.day, **values)


def _days(first: Change | None, second: Change | None) -> dict[str, object]:
    return {"changed": first and first.day.isoformat(), "commit": first and first.commit, "translated": second and second.day.isoformat()}


def _stale_pages(catalogue: Catalogue, history: History, paragraphs: Paragraphs) -> tuple[list[Item], int]:
    """Hand-written pages with Finnish paragraphs that are newer than all Swedish ones, and of how many nobody can tell."""
    if history.state == "missing":
        return [], 0
    found, lost = [], 0
    for id, by_language in catalogue.pages.items():
        if len(by_language) < len(LANGUAGES):
            continue
        fi, sv = ([history.change(_file_of_page(id, language), part) for part in paragraphs.get((id, language), ())] for language in LANGUAGES)
        newest = min(sv, key=_order, default=None)
        newer = [change for change in fi if verdict(change, newest, None, history) == "stale"]
        lost += history.state == "shallow" and not newer and bool(newest and newest.first)
        if newer and sv:
            first = min(newer, key=_order)
            note = said("paragraphs-newer", n=len(newer))
            found.append(Item(in_language(by_language["sv"].title, "sv"), _file_of_page(id, "sv"), (note, _left_behind("fi", first, newest)), line=1, key=("page", id), facts={"lacks": "newer-sv", "pages": 1, **_days(first, newest)}))
    return found, lost


def _file_of_page(id: str, language: str) -> str:
    return f"content/{language}/{id}.md"


def _by_region(catalogue: Catalogue, missing: Iterable[Item], stale: Iterable[Item]) -> Table:
    lacking = Counter((item.region, item.facts["lacks"]) for item in missing)
    behind = Counter(item.region for item in stale)
    rows = [Row(catalogue.regions[id].name if id else said("whole-country"), (*(lacking[id, name] for name in MISSING.values()), behind[id]), ("region", id) if id else None) for id in (None, *catalogue.regions)]
    rows = [row for row in rows if any(row.cells)]
    return Table("to-translate", (*MISSING.values(), "stale-translations"), tuple(sorted(rows, key=lambda row: (-sum(row.cells), str(row.key)))))
