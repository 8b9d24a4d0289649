"""Data in the reader's words: dates, ages, languages, times, and the site's own labels in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list

from .model import HoursRule, Text
from .openings import DAYS, Opening
from .problems import DataError, Problem
from .values import Ages, RoughDate

_NO_BREAK = "\u00a0"


class Wording:
    """One language's words. Labels are attributes: `wording.opening_hours`; a label that is not in the data raises DataError."""

    def __init__(self, language: str, labels: Mapping[str, Text]):
        self.language, self._labels = language, labels
        self._locale = Locale(language)
        # Asked for often: as attributes of the object they come without a call.
        self._unfilled = {"language": language} | {name: words for name, text in labels.items() if not hasattr(Wording, name) and (words := getattr(text, language)) is not None}
        self.__dict__.update(self._unfilled)
        for asked_often in ("code", "ages", "languages", "language_name", "rough"):  # by all pages, of few values
            setattr(self, asked_often, cache(getattr(self, asked_often)))

    @property
    def unfilled(self) -> Mapping[str, str]:
        """The labels as they stand, and the code of the language."""
        return self._unfilled

    def __getattr__(self, name: str) -> str:
        if name.startswith("_"):
            raise AttributeError(name)
        return self.label(name)

    def label(self, name: str, /, **values: object) -> str:
        if name not in self._labels:
            raise DataError([Problem("data/labels.yaml", 1, 1, "", "label-missing", {"value": name})])
        words = getattr(self._labels[name], self.language)
        return words.format(**values) if values else words

    def code(self, field: str, value: str) -> str:
        """The words for a code, such as ('status', 'planned')."""
        return self.label(f"{field}_{value.replace('-', '_')}")

    def count(self, name: str, number: int) -> str:
        """'1 kunta', '14 kuntaa'."""
        return self.label(f"{name}_one" if number == 1 else f"{name}_many", n=number)

    def day(self, day: date) -> str:
        return f"{day.day}.{day.month}.{day.year}"

    def day_and_month(self, day: date) -> str:
        """'3.11.'"""
        return f"{day.day}.{day.month}."

    def weekday_and_date(self, day: date) -> str:
        """'ti 3.11.'"""
        return f"{self.day_short[DAYS[day.weekday()]]}{_NO_BREAK}{self.day_and_month(day)}"

    def dates(self, first: date, last: date) -> str:
        """One day with its weekday, 'ti 3.11.', or a stretch, '21.12.2026–6.1.2027'."""
        if first == last:
            return self.weekday_and_date(first)
        begin = f"{first.day}." if (first.year, first.month) == (last.year, last.month) else self.day_and_month(first) if first.year == last.year else self.day(first)
        return f"{begin}–{self.day(last)}"

    def rough(self, rough: RoughDate) -> str:
        """'28.10.2026', 'lokakuu 2026', '2026', or the word for undated."""
        if rough.year is None:
            return self.label("undated")
        if rough.month is None:
            return str(rough.year)
        if rough.day is None:
            return format_date(date(rough.year, rough.month, 1), "LLLL y", locale=self._locale)
        return self.day(date(rough.year, rough.month, rough.day))

    def ages(self, ages: Ages) -> str:
        if ages.pregnancy:
            return self.label("ages_pregnancy")
        if ages.youngest == ages.oldest:
            return self.label("ages_one", n=ages.youngest)
        if (ages.youngest, ages.oldest) == (0, 17):
            return self.label("ages_under_18")
        return self.label("ages_range", a=ages.youngest, b=ages.oldest)

    def languages(self, codes: tuple[str, ...]) -> str:
        """'suomi, ruotsi, englanti'."""
        return ", ".join(self.language_name(code) for code in codes)

    def language_name(self, code: str) -> str:
        own = f"language_{code}"  # sign language, and languages that the locale data has no name for
        return self.label(own) if own in self._labels else self._locale.languages[code]

    @staticmethod
    def inside(words: str) -> str:
        """A label as it looks inside a line: 'Maksuton' → 'maksuton'."""
        return words[:1].lower() + words[1:]

    def listed(self, words: Iterable[str]) -> str:
        """'a', 'a ja b', 'a, b ja c'."""
        return format_list(list(words), locale=self._locale)

    def clock(self, minutes: int) -> str:
        """'9.30'; what is past midnight as the clock shows it then, and midnight itself as 24.00."""
        minutes = minutes if minutes <= 1440 else minutes - 1440
        return f"{minutes // 60}.{minutes % 60:02}"

    def openings(self, openings: Iterable[Opening]) -> str:
        return ", ".join(f"{self.clock(o.start)}–{self.clock(o.end)}" for o in openings)

    @cached_property
    def day_names(self) -> dict[str, str]:
        return {key: self._locale.days["stand-alone"]["wide"][index] for index, key in enumerate(DAYS)}

    @cached_property
    def day_short(self) -> dict[str, str]:
        return {key: self._locale.days["stand-alone"]["abbreviated"][index] for index, key in enumerate(DAYS)}

    def rule_limits(self, rule: HoursRule, seasons: Mapping[str, str], today: date) -> list[str]:
        """What narrows a weekly time down, seen from `today`: weeks, season, appointment, doubt, ages."""
        said = []
        if rule.weeks:
            said.append(self.listed(self.code("weeks", week) for week in rule.weeks))
        if isinstance(rule.season, str):
            said.append(seasons[rule.season])
        elif rule.season:
            said.append(self.label("until_day", date=self.day(rule.season.end)) if rule.season.start <= today <= rule.season.end else f"{self.day(rule.season.start)}–{self.day(rule.season.end)}")
        if rule.by_appointment:
            said.append(self.label("by_appointment"))
        if rule.unsure:
            said.append(self.label("unsure_time"))
        if rule.ages:
            said.append(self.ages(rule.ages))
        return [words.replace(" ", _NO_BREAK) if len(words) < 16 else words for words in said]
