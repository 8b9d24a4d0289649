"""The words in which people write hours, in Finnish, Swedish and English: names of days, and phrases with what they say."""

from __future__ import annotations

import re

from ..openings import ALL_DAY, AND, DASH, SPAN, SPAN_AHEAD

_STEMS = (
    "maanantai måndag monday", "tiistai tisdag tuesday", "keskiviikko onsdag wednesday", "torstai torsdag thursday",
    "perjantai fredag friday", "lauantai lördag saturday", "sunnuntai söndag sunday",
)  # fmt: skip
_SHORT = ("ma må mån mon", "ti tis tue tues", "ke on ons wed", "to tor tors thu thur thurs", "pe fr fre fri", "la lö lör sat", "su sö sön sun")
_ENDINGS = (("", "na", "sin", "t", "n", "ta"), ("", "en", "ar", "arna", "s"), ("", "s"))
_WEDNESDAYS = ("keskiviikkoisin", "keskiviikkoina", "keskiviikot", "keskiviikkoa")
NAMES = tuple(" ".join(_STEMS).split())
FROM = {f"{stem.split()[0]}sta": index for index, stem in enumerate(_STEMS)} | {"keskiviikosta": 2}
UNTIL = {f"{stem.split()[0]}hin": index for index, stem in enumerate(_STEMS)} | {"keskiviikkoon": 2}
DAY_OF = {stem + ending: index for index, stems in enumerate(_STEMS) for stem, endings in zip(stems.split(), _ENDINGS) for ending in endings}
DAY_OF |= {word: index for index, words in enumerate(_SHORT) for word in words.split()} | dict.fromkeys(_WEDNESDAYS, 2)
DAY_WORDS = (*DAY_OF, *FROM)
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
KINDS = [(kind, value) for kind, value, _ in [*_SIGNS, *_PHRASES]]
PATTERN = re.compile("|".join(f"(?P<_{at}>{pattern})" for at, pattern in enumerate([*(sign[2] for sign in _SIGNS), *(rf"(?:{phrase[2]})(?!\w)" for phrase in _PHRASES)])), re.I)
