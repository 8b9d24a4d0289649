"""Opening hours in an editor's own words, Finnish, Swedish or English, as the keys of a file. What is not understood is refused, never guessed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import dropwhile, groupby, takewhile

from .openings import (
    ALL_DAY,
    AND,
    DASH,
    DAYS,
    SPAN,
    SPAN_AHEAD,
    HoursError,
    Opening,
    canonical,
    days_of,
    overlapping,
    read_openings,
)

_STEMS = (
    "maanantai måndag monday", "tiistai tisdag tuesday", "keskiviikko onsdag wednesday", "torstai torsdag thursday",
    "perjantai fredag friday", "lauantai lördag saturday", "sunnuntai söndag sunday",
)  # fmt: skip
_SHORT = ("ma må mån mon", "ti tis tue tues", "ke on ons wed", "to tor tors thu thur thurs", "pe fr fre fri", "la lö lör sat", "su sö sön sun")
_ENDINGS = (("", "na", "sin", "t", "n", "ta"), ("", "en", "ar", "arna", "s"), ("", "s"))
_WEDNESDAYS = ("keskiviikkoisin", "keskiviikkoina", "keskiviikot", "keskiviikkoa")
_NAMES = tuple(" ".join(_STEMS).split())
_FROM = {f"{stem.split()[0]}sta": index for index, stem in enumerate(_STEMS)} | {"keskiviikosta": 2}
_UNTIL = {f"{stem.split()[0]}hin": index for index, stem in enumerate(_STEMS)} | {"keskiviikkoon": 2}
_DAY_OF = {stem + ending: index for index, stems in enumerate(_STEMS) for stem, endings in zip(stems.split(), _ENDINGS) for ending in endings}
_DAY_OF |= {word: index for index, words in enumerate(_SHORT) for word in words.split()} | dict.fromkeys(_WEDNESDAYS, 2)
DAY_WORDS = (*_DAY_OF, *_FROM)
_ENGLISH = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?(?!\w)"  # in Finnish "to" is a Thursday, in Swedish "on" a Wednesday
_FORTNIGHT = "toinen|2[.]|kolmas|3[.]|neljäs|4[.]|annan|andra|tredje|fjärde|second|other|third|fourth"
_WEEK = r"(?:viik(?:ko|o)\w*|vk\w*|veck(?:a|an|or|orna)|v|weeks?)[.]?"
_EVEN = r"(?:parilli(?:nen|set|sina|silla|sten|sella|sena|sin)|parill[.]|jämna?|even)"
_ODD = r"(?:pariton|parittom(?:at|ina|illa|ien|alla|ana|in)|paritt[.]|udda|ojämna?|odd)"

_CODE = "(?:even|odd|first|second|third|fourth|last)"
_DATE = r"(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])"  # with a stop after the month, or times of its own: 9.10 alone is a time
_YEAR = r"(?:[0-9]{4}|[0-9]{2})?"

# Tried in this order at every place of a text: kind of word, what it says, how it is written.
_PHRASES = [
    ("date", None, rf"{_DATE}\.{_YEAR}(?: ?{DASH} ?{_DATE}\.?{_YEAR})?(?![0-9])|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|{_DATE}(?= {SPAN_AHEAD})"),
    ("times", "0-24", ALL_DAY),
    *(("ordinal", word, rf"{number}[.](?= |,)|{number}(?::a|:e|:[ea]|st|nd|rd|th)") for number, word in enumerate(("first", "second", "third", "fourth"), 1)),
    ("times", None, SPAN),
    ("vague-weeks", None, rf"(?:joka|varje|every) (?:{_FORTNIGHT})(?: {_WEEK})?|varannan(?: vecka)?|var tredje(?: vecka)?|every other(?: week)?"),
    ("every-day", None, "joka päivä|päivittäin|kaikkina päivinä|viikon jokaisena päivänä|varje dag|dagligen|alla dagar|every day|daily"),
    ("vague-days", "mon-fri", r"(?:(?:joka|varje|på|every|alla|kaikkina) )?(?:helgfria )?(?:arki(?!pyh|lau)\w*|arkena|ark[.]|vard[.]|vardag(?:ar|en|arna|s)?|weekdays?)"),
    ("vague-days", "sat-sun", r"(?:(?:joka|varje|på|every) )?(?:viikonlop\w*|veckoslut(?:en|et)?|helg(?:er|en|erna)?|weekends?)"),
    ("weeks", "even", rf"(?:(?:joka|varje|på|under|in|on|every) )?{_EVEN} ?{_WEEK}"),
    ("weeks", None, rf"weeks: {_CODE}(?:, {_CODE})*"),  # as an answer has it
    ("appointment", "yes", "by_appointment: yes"),
    ("weeks", "odd", rf"(?:(?:joka|varje|på|under|in|on|every) )?{_ODD} ?{_WEEK}"),
    ("vague-weeks", None, rf"{_EVEN}|{_ODD}"),
    ("month", None, "joka (?:kuukauden|kuun|kuukausi)|kuukauden|kuun|(?:i )?(?:varje )?månad(?:en|ens|s)?|(?:of |in )?(?:the|every|each) month"),
    ("appointment", "yes", "(?:vain |endast |bara )?(?:ajanvarauksella|ajanvarauksin|varauksella|varaamalla|sopimuksen mukaan|(?:enligt|enl[.]) överenskommelse|(?:med|genom) tidsbokning)|by appointment(?: only)?"),
    ("closed", None, "suljettu|suljettuna|kiinni|stängt|stängd|closed"),
    ("except", None, "paitsi|lukuun ottamatta|pois ?lukien|pl[.]|ei|ej|inte|utom|förutom|except|not"),
    ("also", "and", "myös|lisäksi|även|också|dessutom|also"),
    ("ordinal", "first", "ensimmäi(?:nen|senä|set|sinä)|första|first"),
    ("ordinal", "second", "toi(?:nen|sena|set|sina)|andra|second"),
    ("ordinal", "third", "kolma(?:s|ntena|nnet|nsina)|tredje|third"),
    ("ordinal", "fourth", "neljä(?:s|ntenä|nnet|nsinä)|fjärde|fourth"),
    ("ordinal", "last", "viimei(?:nen|senä|set|sinä)|sista|last"),
    ("dash", None, rf"till|t[.] ?o[.] ?m[.]|to(?= {_ENGLISH})"),
    ("filler", None, rf"joka viikko|viikoittain|varje vecka|every week|weekly|avoinna|auki|öppet|open|joka|varje|every|på|från|den|the|on(?= {_ENGLISH})"),
    ("join", "and", AND),
]  # fmt: skip
_LEFT_OUT = rf"(?<=[^\W\d_]){DASH}(?=,)|{DASH}(?= {AND})"  # 'mån-, tis- och onsdagar'; apart before a comma it may say that a day has no times
_SIGNS = [("filler", None, _LEFT_OUT), ("dash", None, DASH), ("join", None, "[,;&]|(?<![.])[.](?= )"), ("filler", None, "[:() ]")]
_KINDS = [(kind, value) for kind, value, _ in [*_SIGNS, *_PHRASES]]
_PATTERN = re.compile("|".join(f"(?P<_{at}>{pattern})" for at, pattern in enumerate([*(sign[2] for sign in _SIGNS), *(rf"(?:{phrase[2]})(?!\w)" for phrase in _PHRASES)])), re.I)
_LETTERS, _ANYTHING = re.compile(r"([^\W\d_]+)[.]?"), re.compile(r"[^ ,;()]+")
_LIMITS = ("weeks", "appointment")


def read_spoken(text: str) -> dict[str, str]:
    """'ti-pe 9-14, to myös 15-19' → {'tue-fri': '9-14', 'thu': '15-19'}, with `weeks` and `by_appointment` when the text says so.

    Raises HoursError with what was understood and what to write: what read_openings raises, hours-without-day, hours-times-missing,
    hours-word-unknown, hours-partly-understood, hours-days-vague, hours-days-unclear, hours-weeks-vague, hours-date, hours-closed, hours-day-differs, hours-split.
    """
    return dict(_read_once(text))


@cache  # a row is read by the model, and again for the answer that shows how
def _read_once(text: str) -> dict[str, str]:
    text = _tidied(text).rstrip(" .")
    return _Row(text, _days_joined(_words_of(text))).read()


def canonical_row(row: Mapping[str, str]) -> str:
    """A row of hours on one line, as an answer shows it: 'tue-fri: 9-14, thu: 15-19; weeks: even'."""
    days = ", ".join(f"{key}: {value}" for key, value in row.items() if days_of(key))
    return "; ".join([days, *(f"{key}: {value}" for key, value in row.items() if not days_of(key))])


def day_keys(text: str) -> tuple[str, ...]:
    """What a text that names days and nothing else is as keys: 'ma, ke' → ('mon', 'wed'), 'pe-ma' → ('fri-sun', 'mon'); () for anything else."""
    words = _days_joined(_words_of(_tidied(text)))
    is_days = bool(words) and all(word.kind in ("days", "join") for word in words) and words[0].kind == words[-1].kind == "days"
    is_apart = not any(one.kind == other.kind for one, other in zip(words, words[1:]))
    return tuple(key for word in words for key in word.keys) if is_days and is_apart else ()


def read_keys(row: Mapping[str, object], others: Collection[str]) -> dict[str, object]:
    """A row with keys, days in words among them, as a row with the keys of a file: {'ti–pe': '9-14'} → {'tue-fri': '9-14'}.

    Keys in `others`, and those that say nothing of days, stay as they are. Raises HoursError as read_spoken does, with the key in its details as `keys`.
    """
    found: dict[str, object] = {}
    for key, value in row.items():
        for name, times in _in_file_words(key, value).items() if key not in others else [(key, value)]:
            found[name] = f"{found[name]}, {times}" if isinstance(found.get(name), str) and isinstance(times, str) else times
    if isinstance(weeks := found.get("weeks"), str):
        found["weeks"] = spoken_weeks(weeks) or weeks
    return found


@cache
def spoken_weeks(text: str) -> str | None:
    """'jämna veckor' → 'even', as a row would read it; None for what is no limit of weeks, and for what a file says already."""
    try:
        row = read_spoken(f"{text} mon 0-24")
    except HoursError:
        return None
    return row["weeks"] if set(row) == {"mon", "weeks"} else None


def _in_file_words(key: str, value: object) -> Mapping[str, object]:
    if keys := (key,) if days_of(key) else day_keys(key):
        return dict.fromkeys(keys, _times_in_file_words(value))
    if any(word.kind in ("days", "vague-days") for word in _days_joined(_words_of(_tidied(key)))) and (value is None or isinstance(value, str)):
        try:
            return read_spoken(f"{key} {value or ''}")  # 'to myös: 15-19', and 'ma-pe 9-16:' with a colon too many
        except HoursError as error:
            raise HoursError(error.kind, error.value, **error.details, keys=[key]) from None
    return {key: value}


def _tidied(text: str) -> str:
    """With plain single spaces, and one sign for each letter."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _times_in_file_words(value: object) -> object:
    """'klo 9-12' as '9-12'; what has no words in it, or cannot be read, stays for the model to read or refuse."""
    try:
        return canonical(read_openings(value)) if isinstance(value, str) and re.search(r"[^\W\d]|/", value) else value
    except HoursError:
        return value


@dataclass(frozen=True)
class _Word:
    """A word, a sign or a phrase: its kind, as it was written, what it says (a number of a day, keys, a code)."""

    kind: str
    text: str
    value: str | int | None = None
    keys: tuple[str, ...] = ()


def _words_of(text: str) -> list[_Word]:
    words, at = [], 0
    while at < len(text):
        word, at = _word_at(text, at)
        words.append(word)
    return [word for word in words if word.kind != "filler"]


def _word_at(text: str, at: int) -> tuple[_Word, int]:
    """The word that begins at `at`, and where it ends."""
    if found := _PATTERN.match(text, at):
        kind, value = _KINDS[int(found.lastgroup[1:])]
        return _Word(kind, found[0].strip(), value), found.end()
    letters = _LETTERS.match(text, at)
    for kind, days in (("day", _DAY_OF), ("from", _FROM), ("until", _UNTIL)):
        if letters and (day := days.get(letters[1].casefold())) is not None:
            return _Word(kind, letters[0], day), letters.end()
    found = _ANYTHING.match(text, at)
    return _Word("unknown", found[0].rstrip(".:") or found[0]), found.end()


def _days_joined(words: list[_Word]) -> list[_Word]:
    """The same words, with days and ranges of days as their keys."""
    joined, at = [], 0
    while at < len(words):
        word, length = _days_at(words[at : at + 3])
        joined.append(word)
        at += length
    return joined


def _days_at(words: list[_Word]) -> tuple[_Word, int]:
    """The first of up to three words, as keys if it is a day or begins a range, and how many words that took."""
    first, kinds = words[0], [word.kind for word in words]
    if kinds == ["day", "dash", "day"]:
        return _range(first, words[2], "-"), 3
    if kinds[:2] == ["from", "until"]:
        return _range(first, words[1], " "), 2
    if first.kind == "day":
        return _Word("days", first.text, keys=(DAYS[first.value],)), 2 if kinds == ["day", "dash", "unknown"] else 1
    if first.kind == "every-day":
        return _Word("days", first.text, keys=("mon-sun",)), 1
    return (_Word("unknown", first.text), 1) if first.kind in ("dash", "from", "until") else (first, 1)


def _range(first: _Word, last: _Word, between: str) -> _Word:
    """From one day to another, over a Sunday if need be; from a day to itself is a slip."""
    text = f"{first.text}{between}{last.text}"
    if first.value == last.value:
        return _Word("unknown", text)
    return _Word("days", text, keys=_through(first.value, last.value))


def _through(first: int, last: int) -> tuple[str, ...]:
    """The keys of all days from one to another."""
    return keys_of_days((first + step) % 7 for step in range((last - first) % 7 + 1))


def keys_of_days(days: Iterable[int]) -> tuple[str, ...]:
    """Numbers of days as keys, neighbours of one week together: [4, 5, 6, 0] → ('fri-sun', 'mon')."""
    runs = [[day for _, day in run] for _, run in groupby(enumerate(days), lambda pair: pair[1] - pair[0])]
    return tuple(DAYS[run[0]] if len(run) == 1 else f"{DAYS[run[0]]}-{DAYS[run[-1]]}" for run in runs)


def _without(keys: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The days of some keys without those of others, as keys."""
    named, left_out = ({day for key in of for day in days_of(key)} for of in (keys, others))
    return keys_of_days(index for index, day in enumerate(DAYS) if day in named - left_out)


def _written(keys: Iterable[str], times: str) -> str:
    """Days and times as a row of a file may have them."""
    keys = tuple(keys)
    return f"{', '.join(keys)}{':' if len(keys) == 1 else ''} {times}"


def _first_readable(rows: Iterable[str], otherwise: str) -> str:
    """Nobody is told to write what would be refused."""
    for row in rows:
        try:
            return read_spoken(row) and row
        except HoursError:
            continue
    return otherwise


@dataclass
class _Group:
    """Days, and the times they share."""

    keys: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    ordinals: list[str] = field(default_factory=list)

    def openings(self) -> tuple[Opening, ...]:
        try:
            return read_openings(", ".join(self.times))
        except HoursError as error:
            raise HoursError(error.kind, error.value, **{name: self._with_days(name, str(text)) for name, text in error.details.items()}) from None

    def _with_days(self, name: str, times: str) -> str:
        """Days before times that an error tells of; an example has days even where the text names none."""
        return times if name == "understood" and not self.keys else _written(self.keys or ["mon-fri"], times)

    def understood(self) -> str:
        try:
            return _written(self.keys, canonical(self.openings())) if self.times else ", ".join(self.keys)
        except HoursError:
            return ", ".join(self.keys)


class _Row:
    """The words of one row, read from left to right."""

    def __init__(self, text: str, words: list[_Word]):
        self.text, self.words = text, words
        self.groups: list[_Group] = []
        self.early: list[_Word] = []  # times before any day
        self.ordinals: list[str] = []  # those whose day is still to come
        self.limits: dict[str, set[str]] = {kind: set() for kind in _LIMITS}
        self.month: _Word | None = None

    def read(self) -> dict[str, str]:
        for index, word in enumerate(self.words):
            self._take(index, word)
        self._give_early_times()
        self._refuse_what_is_left()
        return self._times_by_key() | self._limits()

    def _take(self, index: int, word: _Word) -> None:
        take = {"days": self._take_days, "times": self._take_times, "weeks": self._take_limit, "appointment": self._take_limit}.get(word.kind)
        if take:
            take(index, word)
        elif word.kind == "ordinal":
            self.ordinals.append(word.value)
        elif word.kind == "month":
            self.month = word
        elif word.kind == "except":
            raise self._excepted(index, word)
        elif word.kind == "vague-days":
            raise HoursError("hours-days-vague", word.text, write=_written([word.value], self._first_times() or "9-16"))
        elif word.kind == "vague-weeks":
            raise HoursError("hours-weeks-vague", word.text)
        elif word.kind == "date":
            raise HoursError("hours-date", word.text)
        elif word.kind == "closed":
            raise HoursError("hours-closed", word.text, understood=self._understood() or "–")
        elif word.kind not in ("join", "also"):
            raise self._not_understood(word)

    def _take_days(self, index: int, word: _Word) -> None:
        if not self.groups or self.groups[-1].times:
            self._understood_times()
            self.groups.append(_Group(ordinals=self.ordinals))
        elif self.ordinals:
            raise self._split()
        elif self.words[index - 1].kind != "join":
            raise self._days_unclear(self.words[index - 1], word)
        told = {day for key in self.groups[-1].keys for day in days_of(key)}
        days = [DAYS.index(day) for key in word.keys for day in days_of(key) if day not in told]
        self.groups[-1].keys += keys_of_days(days)  # a day that is named twice needs no second key
        self.ordinals = []

    def _days_unclear(self, before: _Word, word: _Word) -> HoursError:
        """'ma pe' may be two days, or a range that has lost its hyphen."""
        if before.kind != "days":
            return self._not_understood(word)
        times = self._first_times() or "9-16"
        through = _through(DAYS.index(days_of(before.keys[0])[0]), DAYS.index(days_of(word.keys[-1])[-1]))
        return HoursError("hours-days-unclear", f"{before.text} {word.text}", write=_written([*before.keys, *word.keys], times), other=_written(through, times))

    def _understood_times(self) -> None:
        """The first fault of a row is told first: times are read before the next day is."""
        if self.groups:
            self.groups[-1].openings()

    def _take_times(self, index: int, word: _Word) -> None:
        if self.ordinals:
            raise self._not_understood(word)
        if self.groups:
            self.groups[-1].times.append(word.text)
        else:
            self.early.append(word)

    def _take_limit(self, index: int, word: _Word) -> None:
        """A limit holds for the whole row when it begins the row or stands apart at its end, or when there is nothing else it could not hold for."""
        around = [*self.words[max(index - 1, 0) : index], *self.words[index + 1 : index + 2]]
        at = self._places
        begins_row, ends_row = not at["all"] or index < at["all"][0], not at["all"] or index > at["all"][-1]
        is_apart = begins_row or ends_row and around[0].kind in ("join", *_LIMITS)
        is_amid = at["days"] and at["days"][0] < index < at["days"][-1] or len(at["times"]) > 1 and at["times"][0] < index
        if any(word.value == "and" for word in around) or not is_apart and (is_amid or len(at["begins"]) > 1):
            raise self._split()
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
        if not self.groups and all(re.fullmatch(ALL_DAY, word.text, re.I) for word in self.early):
            self.groups.append(_Group(["mon-sun"]))
        if not self.groups:
            _Group(times=[word.text for word in self.early]).openings()  # an impossible time is told before the missing day
        if len(self.groups) > 1 or self.groups and self.groups[0].times:
            raise self._times_first()
        for group in self.groups:
            group.times = [word.text for word in self.early]

    def _times_first(self) -> HoursError:
        """'9-11 ma ja 17-19 to' has been read with the second times on the first day: nothing of it is told as understood, and what it may mean only when each day has its times."""
        times = [", ".join(word.text for word in self.early), *(", ".join(group.times) for group in self.groups)]
        try:
            said = [_written(group.keys, canonical(read_openings(of))).replace(":", "") for group, of in zip(self.groups, times) if of]
        except HoursError:
            said = []
        rows = [", ".join(said)] if len(said) == len(self.groups) and not times[-1] else []
        write = _first_readable(rows, "mon 9-11, thu 17-19")
        return HoursError("hours-word-unknown", self.early[0].text, write=write, options=())

    def _refuse_what_is_left(self) -> None:
        if not self.groups:
            raise HoursError("hours-without-day", self.text)
        if not self.groups[-1].times:
            raise HoursError("hours-times-missing", self.text, understood=self._understood(), write=_written(self.groups[-1].keys, "9-16"))
        ordinals = {tuple(group.ordinals) for group in self.groups}
        is_of_many = any(group.ordinals and (len(group.keys) > 1 or group.keys[0] not in DAYS) for group in self.groups)  # '1. ma ja ke': every Wednesday, or the first?
        if is_of_many or len(ordinals) > 1 or len(ordinals - {()}) + len(self.limits["weeks"]) > 1:
            raise self._split()
        if self.ordinals or self.month and ordinals == {()}:
            raise self._not_understood(next(word for word in reversed(self.words) if word.kind in ("ordinal", "month")))

    def _times_by_key(self) -> dict[str, str]:
        found: dict[str, list[Opening]] = {}
        for group in self.groups:
            openings = group.openings()
            for key in group.keys:
                self._refuse_other_times(found, key, openings)
                found[key] = sorted([*found.get(key, []), *openings])
        return {key: canonical(openings) for key, openings in found.items()}

    def _refuse_other_times(self, found: Mapping[str, list[Opening]], key: str, openings: tuple[Opening, ...]) -> None:
        """Times of a day that go across those it already has: it is not said which of them hold."""
        for other, told in found.items():
            if set(days_of(key)) & set(days_of(other)) and overlapping([*told, *openings]):
                kept = _without([other], [key])
                write = f"{_written(kept, canonical(told)).replace(':', '')}, " if kept else ""
                raise HoursError("hours-day-differs", key, understood=_written([other], canonical(told)), write=f"{write}{key} {canonical(openings)}")

    def _limits(self) -> dict[str, str]:
        weeks = list(dict.fromkeys(self.groups[0].ordinals)) or sorted(self.limits["weeks"])
        return ({"weeks": ", ".join(weeks)} if weeks else {}) | ({"by_appointment": "yes"} if self.limits["appointment"] else {})

    def _first_times(self) -> str | None:
        """The times of the first days of the row, or those before any day."""
        days = ("days", "vague-days")
        rows = (dropwhile(lambda word: word.kind != "times", words) for words in (dropwhile(lambda word: word.kind not in days, self.words), self.words))
        times = next(filter(None, ([word.text for word in takewhile(lambda word: word.kind not in days, row) if word.kind == "times"] for row in rows)), None)
        try:
            return canonical(read_openings(", ".join(times))) if times else None
        except HoursError:
            return None

    def _understood(self) -> str:
        return "; ".join(group.understood() for group in self.groups)

    def _excepted(self, index: int, word: _Word) -> HoursError:
        """'ma-pe 9-12, ei ke', 'ma-pe 9-12 paitsi ke 9-10': an example that has the day after all would be another row."""
        named = [*takewhile(lambda word: word.kind in ("days", "join"), self.words[index + 1 :])]
        times = [word.text for word in self.words[index + 1 + len(named) :][:1] if word.kind == "times"]
        keys = [key for word in named for key in word.keys]
        if not self.groups or not keys or not (kept := _without(self.groups[-1].keys, keys)):
            return self._not_understood(word)
        understood = self._understood()
        self.groups[-1].keys = [*kept]
        self.groups += [_Group(keys, times)] if times and self.groups[-1].times else []
        return HoursError("hours-partly-understood", f"{word.text} {named[0].text}", understood=understood, write=self._example(), options=())

    def _not_understood(self, word: _Word) -> HoursError:
        write = self._example()
        if self.groups:
            return HoursError("hours-partly-understood", word.text, understood=self._understood(), write=write, options=_NAMES)
        return HoursError("hours-word-unknown", word.text, write=write, options=_NAMES)

    def _example(self) -> str:
        """What may be written: all days so far with their own times, or the only days with what times there are."""
        if len(self.groups) < 2:
            return _written(self.groups[0].keys if self.groups else ["mon-fri"], self._first_times() or "9-16")
        rows = (self._row_without(left_out) for left_out in ((), self.groups[-1].keys))  # the days of the last may have other times before it
        return _first_readable(rows, _written(self.groups[-1].keys, "9-16"))

    def _row_without(self, left_out: Collection[str]) -> str:
        """All days with their times as a row, without some days before the last."""
        *others, last = self.groups
        rows = [*((_without(group.keys, left_out) if left_out else group.keys, group) for group in others), (last.keys, last)]
        return ", ".join(f"{', '.join(keys)} {canonical(group.openings()) if group.times else '9-16'}" for keys, group in rows if keys)

    def _split(self) -> HoursError:
        return HoursError("hours-split", self.text, understood=self._understood() or "–")

