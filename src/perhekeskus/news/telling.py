"""From edited files to what readers saw change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from ..catalogue import LANGUAGES, Catalogue, Key
from ..differences import Row, named, pairs, rows_between, rows_of_new
from ..facts import Item
from ..model import ContentPage, Noun
from ..urls import Addresses
from ..wording import Wording
from .commits import Edit, Past, contents, read_past
from .editions import edition, keep, kept
from .entries import DAYS, MOST, Entry, Fact, News
from .records import TEXT, Kept, Reader, Subject, Unreadable, records_in, subject_of

CONTACTS = ("phone", "phone_note", "number", "email")  # fields


def news_of(root: Path | None, catalogue: Catalogue, addresses: Addresses, wordings: Mapping[str, Wording], today: date, cache: Path | None = None) -> News:
    """What changed in the last DAYS up to `today`; `root` is the folder of the data, None where there is none. What has been told is kept in the folder `cache`."""
    if root is None:
        return News()
    local = _folder_of_regions(catalogue)
    past = read_past(root, (local, "data", "content"), today - timedelta(days=DAYS - 1), today)
    if past.state == "missing":
        return News()
    own = edition(past.newest, today, catalogue)
    if cache and (found := kept(cache, own)):
        return found
    told = _Telling(root, past, local, catalogue, addresses, wordings).news()
    if cache and told.state == "whole":  # a shallow history may grow without a new commit
        keep(cache, own, told)
    return told


def _folder_of_regions(catalogue: Catalogue) -> str:
    """'data', or that of the example."""
    return next((file.split("/")[0] for (kind, _), file in catalogue.origins.items() if kind == "region"), "data")


class _Telling:
    """One pass from the newest day to the oldest, which tells no more than the lists hold, and reads no file for nothing."""

    def __init__(self, root: Path, past: Past, local: str, catalogue: Catalogue, addresses: Addresses, wordings: Mapping[str, Wording]):
        self.past, self.local = past, local
        self._reader = partial(Reader, catalogue, addresses, wordings)
        self._renamed: Mapping[Key, Key] = {("place", alias): ("place", id) for id, place in catalogue.places.items() for alias in place.aliases if alias not in catalogue.places}
        self._texts = contents(root, (name for edits in past.days.values() for edit in edits if subject_of(edit.file, local) for name in (edit.before, edit.after) if name))
        self._told: Counter[str | None] = Counter()  # by region; None stands for the country
        self._unreadable = 0

    def news(self) -> News:
        found = [entry for day, edits in self.past.days.items() for entry in self._of_day(day, edits)]
        return News(self.past.state, tuple(found), self._unreadable)

    def _of_day(self, day: date, edits: Iterable[Edit]) -> Iterator[Entry]:
        reader = self._reader(day)
        for about in self._by_subject(edits):
            if any(self._room(subject.region) for subject, _ in about):
                yield from self._entries(self._changes(about), reader, day)

    def _by_subject(self, edits: Iterable[Edit]) -> list[list[tuple[Subject, Edit]]]:
        """What was edited of one record, in any file, or of one shared file; the newest first."""
        found: dict[Key, list[tuple[Subject, Edit]]] = {}
        subjects = [(subject, edit) for edit in sorted(edits, key=lambda edit: edit.file) if (subject := subject_of(edit.file, self.local))]
        begun = {self._renamed.get(subject.key, subject.key): subject.key for subject, edit in subjects if not edit.before}
        for subject, edit in subjects:
            if key := subject.key if edit.after else self._lives_on(subject.key, begun):
                found.setdefault(key, []).append((subject._replace(key=key), edit))
        return sorted(found.values(), key=lambda about: max(edit.moment for _, edit in about), reverse=True)

    def _lives_on(self, key: Key, begun: Mapping[Key, Key]) -> Key | None:
        """Whose end it is that a file has gone: a place that got another id that day lives on in the file that was `begun`; one that did on another day has not ended at all."""
        return begun.get(self._renamed[key]) if key in self._renamed else key

    def _room(self, region: str | None) -> bool:
        return min(self._told[None], self._told[region] if region else MOST + 1) <= MOST

    def _changes(self, about: Iterable[tuple[Subject, Edit]]) -> Iterator[_Change]:
        """Records of which the files say something else in the evening than in the morning."""
        before, after, moment = {}, {}, ""
        for subject, edit in about:
            moment = max(moment, edit.moment)
            for records, name in ((before, edit.before), (after, edit.after)):
                for key, written in (records_in(subject, edit.file, self._texts[name]) if name in self._texts else {}).items():
                    records.setdefault(key, {}).update(written)
        changes = (_Change(key, before.get(key, {}), after.get(key, {}), moment) for key in dict.fromkeys([*before, *after]))
        return (change for change in changes if change.differs)

    def _entries(self, changes: Iterable[_Change], reader: Reader, day: date) -> Iterator[Entry]:
        for change in changes:
            if not self._room(change.region):
                continue
            try:
                entry = change.entry(reader, day)
            except Unreadable:
                self._unreadable += 1
                continue
            if entry:
                self._told.update({None, entry.region})
                yield entry


class _Change:
    """One record on one day; `before` and `after` are by language as in Records, empty where it was not there."""

    def __init__(self, key: Key, before: Mapping[str | None, Kept], after: Mapping[str | None, Kept], moment: str):
        self.key, self.before, self.after, self.moment = key, before, after, moment

    @property
    def differs(self) -> bool:
        return {language: one.says for language, one in self.before.items()} != {language: one.says for language, one in self.after.items()}

    @property
    def region(self) -> str | None:
        return next(one.region for one in (self.after or self.before).values())

    def entry(self, reader: Reader, day: date) -> Entry | None:
        """None where its readers notice nothing. Raises Unreadable."""
        there = {language: reader.record(one) for language, one in (self.after or self.before).items()}
        facts = _facts(self._rows(reader, there)) if self.after else {}
        happens = "new" if not self.before else "changed" if self.after else "gone"
        if happens == "changed" and not any(facts.values()):
            return None
        return Entry(*self.key, happens, day.isoformat(), self.moment, _titles(there), facts, self.region, any(getattr(record, "sensitive", False) for record in there.values()))

    def _rows(self, reader: Reader, there: Mapping[str | None, Noun]) -> list[Row]:
        after = _by_language(reader, there, self.after)
        if not self.before:
            return list(rows_of_new(after))
        return list(rows_between(_by_language(reader, {language: reader.record(one) for language, one in self.before.items()}, self.before), after))


def _by_language(reader: Reader, records: Mapping[str | None, Noun], files: Mapping[str | None, Kept]) -> dict:
    return {language: facts for tongue, record in records.items() for language, facts in reader.facts(record, files[tongue]).items()}


def _facts(rows: list[Row]) -> dict[str, tuple[Fact, ...]]:
    return {language: tuple(fact for row in rows if language in row.languages for fact in _of_row(row, language)) for language in LANGUAGES}


def _of_row(row: Row, language: str) -> Iterator[Fact]:
    """Of a page's text only that it differs: it is Markdown, and long. Of a contact not what it was: it may have been somebody's own, and be gone for that."""
    for before, after in [((), ())] if row.path == TEXT else pairs(row):
        yield Fact(named(row.path, language), () if _is_contact(row.path) else tuple(before), tuple(after))


def _is_contact(path: tuple) -> bool:
    return any(part in CONTACTS for part in path) or path[0] == "contacts" and isinstance(path[-1], Item)


def _titles(records: Mapping[str | None, Noun]) -> dict[str, str]:
    """In both languages; a hand-written page only in that of the file that changed."""
    return {language: _title(record, language) for tongue, record in records.items() for language in ([tongue] if tongue else LANGUAGES)}


def _title(record: Noun, language: str) -> str:
    return record.title if isinstance(record, ContentPage) else record.name.read_in(language)[0]
