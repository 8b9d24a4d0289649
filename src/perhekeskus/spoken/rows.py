"""Words of hours as a row of a file: days with their times, and what limits them. What is not understood is refused, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property

from ..openings import (
    DAYS,
    HoursError,
    Opening,
    canonical,
    days_of,
    keys_of_days,
    keys_without,
    overlapping,
)  # fmt: skip
from .doubts import Doubts
from .groups import Group, written
from .words import Word, tidied, words_of

_LIMITS = ("weeks", "appointment")


def read_spoken(text: str) -> dict[str, str]:
    """'ti-pe 9-14, to myös 15-19' → {'tue-fri': '9-14', 'thu': '15-19'}, with `weeks` and `by_appointment` when the text says so.

    Raises HoursError with what was understood and what to write: what read_openings raises, hours-without-day, hours-times-missing,
    hours-word-unknown, hours-partly-understood, hours-days-vague, hours-days-unclear, hours-weeks-vague, hours-date, hours-closed, hours-day-differs, hours-split.
    """
    return dict(_read_once(text))


@cache  # a row is read by the model, and again for the answer that shows how
def _read_once(text: str) -> dict[str, str]:
    text = tidied(text).rstrip(" .")
    return _Row(text, words_of(text)).read()


def canonical_row(row: Mapping[str, str]) -> str:
    """A row of hours on one line, as an answer shows it: 'tue-fri: 9-14, thu: 15-19; weeks: even'."""
    days = ", ".join(f"{key}: {value}" for key, value in row.items() if days_of(key))
    return "; ".join([days, *(f"{key}: {value}" for key, value in row.items() if not days_of(key))])


class _Row:
    """The words of one row, read from left to right."""

    def __init__(self, text: str, words: list[Word]):
        self.text, self.words = text, words
        self.groups: list[Group] = []
        self.early: list[Word] = []  # times before any day
        self.ordinals: list[str] = []  # those whose day is still to come
        self.limits: dict[str, set[str]] = {kind: set() for kind in _LIMITS}
        self.month: Word | None = None
        self.doubts = Doubts(text, words, self.groups, read_spoken)

    def read(self) -> dict[str, str]:
        for index, word in enumerate(self.words):
            self._take(index, word)
        self._give_early_times()
        self._refuse_what_is_left()
        return self._times_by_key() | self._limits()

    def _take(self, index: int, word: Word) -> None:
        match word.kind:
            case "days":
                self._take_days(index, word)
            case "times":
                self._take_times(word)
            case "weeks" | "appointment":
                self._take_limit(index, word)
            case "ordinal":
                self.ordinals.append(word.value)
            case "month":
                self.month = word
            case "join" | "also":
                pass
            case _:
                raise self.doubts.of_word(index, word)

    def _take_days(self, index: int, word: Word) -> None:
        if not self.groups or self.groups[-1].times:
            self._understood_times()
            self.groups.append(Group(ordinals=self.ordinals))
        elif self.ordinals:
            raise self.doubts.split()
        elif self.words[index - 1].kind != "join":
            raise self.doubts.days_unclear(self.words[index - 1], word)
        told = {day for key in self.groups[-1].keys for day in days_of(key)}
        days = [DAYS.index(day) for key in word.keys for day in days_of(key) if day not in told]
        self.groups[-1].keys += keys_of_days(days)  # a day that is named twice needs no second key
        self.ordinals = []

    def _understood_times(self) -> None:
        """The first fault of a row is told first: times are read before the next day is."""
        if self.groups:
            self.groups[-1].openings()

    def _take_times(self, word: Word) -> None:
        if self.ordinals:
            raise self.doubts.not_understood(word)
        if self.groups:
            self.groups[-1].times.append(word.text)
        else:
            self.early.append(word)

    def _take_limit(self, index: int, word: Word) -> None:
        """A limit holds for the whole row when it begins the row or stands apart at its end, or when there is nothing else it could not hold for."""
        around = [*self.words[max(index - 1, 0) : index], *self.words[index + 1 : index + 2]]
        at = self._places
        begins_row, ends_row = not at["all"] or index < at["all"][0], not at["all"] or index > at["all"][-1]
        is_apart = begins_row or ends_row and around[0].kind in ("join", *_LIMITS)
        is_amid = at["days"] and at["days"][0] < index < at["days"][-1] or len(at["times"]) > 1 and at["times"][0] < index
        if any(word.value == "and" for word in around) or not is_apart and (is_amid or len(at["begins"]) > 1):
            raise self.doubts.split()
        self.limits[word.kind].add(word.value or word.text.casefold().partition(": ")[2])

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where the words are that a limit may hold for, and where times follow days."""
        kinds = {index: word.kind for index, word in enumerate(self.words) if word.kind in ("days", "times", "ordinal")}
        begins = [two for one, two in zip(kinds, [*kinds][1:]) if (kinds[one], kinds[two]) == ("days", "times")]
        return {"all": [*kinds], "begins": begins} | {kind: [index for index in kinds if kinds[index] == kind] for kind in ("days", "times")}

    def _give_early_times(self) -> None:
        if not self.early:
            return
        if not self.groups and all(word.value for word in self.early):  # around the clock needs no day
            self.groups.append(Group(["mon-sun"]))
        times = [word.text for word in self.early]
        if not self.groups:
            Group(times=times).openings()  # an impossible time is told before the missing day
        if len(self.groups) > 1 or self.groups and self.groups[0].times:
            raise self.doubts.times_first(self.early)
        for group in self.groups:
            group.times = times

    def _refuse_what_is_left(self) -> None:
        if not self.groups:
            raise HoursError("hours-without-day", self.text)
        if not self.groups[-1].times:
            raise self.doubts.times_missing()
        ordinals = {tuple(group.ordinals) for group in self.groups}
        is_of_many = any(group.ordinals and (len(group.keys) > 1 or group.keys[0] not in DAYS) for group in self.groups)  # '1. ma ja ke': every Wednesday, or the first?
        if is_of_many or len(ordinals) > 1 or len(ordinals - {()}) + len(self.limits["weeks"]) > 1:
            raise self.doubts.split()
        if self.ordinals or self.month and ordinals == {()}:
            raise self.doubts.not_understood(next(word for word in reversed(self.words) if word.kind in ("ordinal", "month")))

    def _times_by_key(self) -> dict[str, str]:
        found: dict[str, list[Opening]] = {}
        for group in self.groups:
            openings = group.openings()
            for key in group.keys:
                _refuse_other_times(found, key, openings)
                found[key] = sorted([*found.get(key, []), *openings])
        return {key: canonical(openings) for key, openings in found.items()}

    def _limits(self) -> dict[str, str]:
        weeks = list(dict.fromkeys(self.groups[0].ordinals)) or sorted(self.limits["weeks"])
        return ({"weeks": ", ".join(weeks)} if weeks else {}) | ({"by_appointment": "yes"} if self.limits["appointment"] else {})


def _refuse_other_times(found: Mapping[str, list[Opening]], key: str, openings: tuple[Opening, ...]) -> None:
    """Times of a day that go across those it already has: it is not said which of them hold."""
    for other, told in found.items():
        if set(days_of(key)) & set(days_of(other)) and overlapping([*told, *openings]):
            kept = keys_without([other], [key])
            write = f"{written(kept, canonical(told)).replace(':', '')}, " if kept else ""
            raise HoursError("hours-day-differs", key, understood=written([other], canonical(told)), write=f"{write}{key} {canonical(openings)}")
