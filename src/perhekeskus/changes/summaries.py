"""Changes in a reviewer's language: as Markdown for a pull request, as lines for a terminal, as JSON for programs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..differences import Row, named, pairs, shortened
from ..problems import remarks
from ..tables import cell, table
from .comparison import Change, Changes, Word
from .state import PARTS

FILES_NAMED = 5
SCHEMA_VERSION = 1


@dataclass(frozen=True)
class Summary:
    """What is said of changes since `ref`, at most `most` of them one by one; `link` makes a link to a file in Markdown."""

    changes: Changes
    ref: str
    language: str
    most: int
    link: Callable[[str], str]

    def markdown(self) -> str:
        shown, words, left = self._shown()
        parts = [f"## {self._say('diff-heading')}", cell(self._counted()), *(part for change in shown for part in self._of_page(change)), *self._words(words)]
        return "\n\n".join([*parts, *(f"> {cell(note)}" for note in self._notes(left))]) + "\n"

    def text(self) -> str:
        shown, words, left = self._shown()
        return "\n\n".join([self._counted(), *("\n".join(self._lines_of(change)) for change in shown), *self._lines_of_words(words), *self._notes(left)]) + "\n"

    def json(self) -> str:
        """All of it, however much there is."""
        c = self.changes
        whole = {
            "schema_version": SCHEMA_VERSION, "ref": self.ref, "count": c.count, "changes": [self._as_data(change) for change in c.changes], "derived_pages": {"new": c.derived[0], "gone": c.derived[1]},
            "words": [vars(word) for word in c.words], "map": c.map, "programme": list(c.programme),
        }  # fmt: skip
        return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"

    # what all forms say

    def _say(self, kind: str, **values: object) -> str:
        return remarks()[kind][self.language].format(**values)

    def _counted(self) -> str:
        if not self.changes.count:
            return self._say("diff-nothing", ref=self.ref)
        return self._say("diff-counted", changes=self.changes.count, pages=len({change.paths.get("fi", change.subject) for change in self.changes.changes}), ref=self.ref)

    def _shown(self) -> tuple[list[Change], tuple[Word, ...], Counter[str]]:
        """The first changes, the last of them perhaps not whole, the first words, and how many are left by kind."""
        shown, left, room = [], Counter(), max(self.most, 0)
        for change in self.changes.changes:
            told = min(change.count, room)
            if told:
                shown.append(replace(change, rows=change.rows[:told]))
            left[change.subject[0]] += change.count - told
            room -= told
        left["word"] = max(len(self.changes.words) - room, 0)
        return shown, self.changes.words[:room], +left

    def _notes(self, left: Counter[str]) -> Iterator[str]:
        c = self.changes
        if left:
            yield self._say("diff-more", most=self.most, changes=left.total(), kinds=", ".join(f"{self._say(f'diff-kind-{kind}')} {number}" for kind, number in left.items()))
        if any(c.derived):
            yield self._say("diff-derived", came=c.derived[0], gone=c.derived[1])
        if c.one_sided:
            yield self._say("diff-one-language", count=c.one_sided)
        if c.map:
            yield self._say("diff-map")
        if c.programme:
            more = " …" if len(c.programme) > FILES_NAMED else ""
            yield f"{self._say('diff-programme', count=len(c.programme))} ({', '.join(c.programme[:FILES_NAMED])}{more})"

    def _notes_of(self, change: Change) -> Iterator[str]:
        for kind, works in (("diff-redirected", True), ("diff-dead", False)):
            if paths := [path for path, alive in change.former if alive == works]:
                yield self._say(kind, paths=", ".join(paths))
        if change.subject[0] == "place" and any(not alive for _, alive in change.former):
            yield self._say("diff-alias", id=change.subject[1])
        if change.elsewhere and change.rows:
            yield self._say("diff-elsewhere", count=change.elsewhere)

    def _title(self, change: Change) -> str:
        titles = " · ".join(dict.fromkeys(change.titles.values()))
        part = "-part" if change.subject[0] in PARTS else ""
        return titles if change.happens == "changed" else f"{titles}: {self._say(f'diff-{change.happens}{part}')}"

    # Markdown

    def _of_page(self, change: Change) -> Iterator[str]:
        yield f"### {cell(self._title(change))}"
        yield " · ".join([*(f"`{path}`" for path in change.paths.values()), *([self.link(change.file)] if change.file else [])])
        if change.rows:
            yield table(self._head("fact", "language", "before", "after"), (cells for row in change.rows for cells in self._cells(row)))
        if notes := list(self._notes_of(change)):
            yield cell(" ".join(notes))

    def _head(self, *columns: str) -> list[str]:
        return [self._say(f"diff-column-{column}") for column in columns]

    def _cells(self, row: Row) -> Iterator[list[str]]:
        for before, after in pairs(row):
            yield [cell(named(row.path, self.language)), ", ".join(row.languages), *("<br>".join(map(cell, side)) or "–" for side in (before, after))]

    def _words(self, words: tuple[Word, ...]) -> Iterator[str]:
        if words:
            yield f"### {self._say('diff-words')}"
            yield table(self._head("language", "before", "after", "pages"), ([word.language, *map(cell, shortened(word.before, word.after)), self._pages(word)] for word in words))

    def _pages(self, word: Word) -> str:
        return str(word.pages) if word.pages else self._say("diff-by-script")

    # a terminal

    def _lines_of(self, change: Change) -> Iterator[str]:
        yield self._title(change)
        yield "  " + "  ".join([*change.paths.values(), change.file])
        for row in change.rows:
            yield f"  {named(row.path, self.language)} ({', '.join(row.languages)}):"
            for before, after in pairs(row):
                yield from (f"    − {line}" for line in before)
                yield from (f"    + {line}" for line in after)
        yield from (f"  {note}" for note in self._notes_of(change))

    def _lines_of_words(self, words: tuple[Word, ...]) -> Iterator[str]:
        if words:
            lines = (f"  {word.language} ({self._pages(word)}): {' → '.join(shortened(word.before, word.after))}" for word in words)
            yield "\n".join([f"{self._say('diff-words')} ({self._say('diff-column-pages')})", *lines])

    # programs

    def _as_data(self, change: Change) -> dict:
        rows = [{"fact": named(row.path, self.language), "languages": row.languages, "before": row.before, "after": row.after} for row in change.rows]
        former = [{"path": path, "redirects": alive} for path, alive in change.former]
        return {"kind": change.subject[0], "id": change.subject[1], "happens": change.happens, "title": change.titles, "path": change.paths, "file": change.file, "former": former, "also_on": change.elsewhere, "facts": rows}
