"""What is said of a row of hours that cannot be read: the word in doubt, what was understood before it, and what may be written instead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from ..openings import (
    DAYS,
    HoursError,
    canonical,
    days_of,
    keys_through,
    keys_without,
    read_openings,
)  # fmt: skip
from .groups import Group, written
from .vocabulary import NAMES
from .words import Word

USUAL = "9-16"  # times of an example


@dataclass(frozen=True)
class Doubts:
    """Of one row: its `text`, its `words`, and its `groups` as far as they were read. `read` reads a row: nobody is told to write what it would refuse."""

    text: str
    words: list[Word]
    groups: list[Group]
    read: Callable[[str], object]

    def of_word(self, index: int, word: Word) -> HoursError:
        """A word at its place that has no place in a file."""
        match word.kind:
            case "except":
                return self._excepted(index, word)
            case "vague-days":
                return HoursError("hours-days-vague", word.text, write=written([word.value], self._first_times()))
            case "vague-weeks":
                return HoursError("hours-weeks-vague", word.text)
            case "date":
                return HoursError("hours-date", word.text)
            case "closed":
                return HoursError("hours-closed", word.text, understood=self._understood() or "–")
        return self.not_understood(word)

    def not_understood(self, word: Word) -> HoursError:
        write = self._example(self.groups)
        if self.groups:
            return HoursError("hours-partly-understood", word.text, understood=self._understood(), write=write, options=NAMES)
        return HoursError("hours-word-unknown", word.text, write=write, options=NAMES)

    def days_unclear(self, before: Word, word: Word) -> HoursError:
        """'ma pe' may be two days, or a range that has lost its hyphen."""
        if before.kind != "days":
            return self.not_understood(word)
        times = self._first_times()
        through = keys_through(DAYS.index(days_of(before.keys[0])[0]), DAYS.index(days_of(word.keys[-1])[-1]))
        return HoursError("hours-days-unclear", f"{before.text} {word.text}", write=written([*before.keys, *word.keys], times), other=written(through, times))

    def times_first(self, early: list[Word]) -> HoursError:
        """'9-11 ma ja 17-19 to' has been read with the second times on the first day: nothing of it is told as understood, and what it may mean only when each day has its times."""
        times = [", ".join(word.text for word in early), *(", ".join(group.times) for group in self.groups)]
        try:
            said = [written(group.keys, canonical(read_openings(of))).replace(":", "") for group, of in zip(self.groups, times) if of]
        except HoursError:
            said = []
        rows = [", ".join(said)] if len(said) == len(self.groups) and not times[-1] else []
        return HoursError("hours-word-unknown", early[0].text, write=self._first_readable(rows, "mon 9-11, thu 17-19"), options=())

    def times_missing(self) -> HoursError:
        return HoursError("hours-times-missing", self.text, understood=self._understood(), write=written(self.groups[-1].keys, USUAL))

    def split(self) -> HoursError:
        """What holds for a part of a row may be a row of its own."""
        return HoursError("hours-split", self.text, understood=self._understood() or "–")

    def _excepted(self, index: int, word: Word) -> HoursError:
        """'ma-pe 9-12, ei ke', 'ma-pe 9-12 paitsi ke 9-10': an example that has the day after all would be another row."""
        named = [*takewhile(lambda word: word.kind in ("days", "join"), self.words[index + 1 :])]
        times = [word.text for word in self.words[index + 1 + len(named) :][:1] if word.kind == "times"]
        keys = [key for word in named for key in word.keys]
        if not self.groups or not keys or not (kept := keys_without(self.groups[-1].keys, keys)):
            return self.not_understood(word)
        *others, last = self.groups
        apart = [Group(keys, times)] if times and last.times else []
        return HoursError("hours-partly-understood", f"{word.text} {named[0].text}", understood=self._understood(), write=self._example([*others, Group([*kept], last.times), *apart]), options=())

    def _understood(self) -> str:
        return "; ".join(group.understood() for group in self.groups)

    def _first_times(self) -> str:
        """The times of the first days of the row, or those before any day; else usual ones."""
        days = ("days", "vague-days")
        rows = (dropwhile(lambda word: word.kind != "times", words) for words in (dropwhile(lambda word: word.kind not in days, self.words), self.words))
        times = next(filter(None, ([word.text for word in takewhile(lambda word: word.kind not in days, row) if word.kind == "times"] for row in rows)), [USUAL])
        try:
            return canonical(read_openings(", ".join(times)))
        except HoursError:
            return USUAL

    def _example(self, groups: list[Group]) -> str:
        """What may be written: all days so far with their own times, or the only days with what times there are."""
        if len(groups) < 2:
            return written(groups[0].keys if groups else ["mon-fri"], self._first_times())
        rows = (_row_without(groups, left_out) for left_out in ((), groups[-1].keys))  # the days of the last may have other times before it
        return self._first_readable(rows, written(groups[-1].keys, USUAL))

    def _first_readable(self, rows: Iterable[str], otherwise: str) -> str:
        for row in rows:
            try:
                return self.read(row) and row
            except HoursError:
                continue
        return otherwise


def _row_without(groups: list[Group], left_out: Collection[str]) -> str:
    """All days with their times as a row, without some days before the last."""
    *others, last = groups
    rows = [*((keys_without(group.keys, left_out) if left_out else group.keys, group) for group in others), (last.keys, last)]
    return ", ".join(f"{', '.join(keys)} {canonical(group.openings()) if group.times else USUAL}" for keys, group in rows if keys)
