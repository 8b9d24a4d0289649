"""A place that is to be added: its id and file, what the file says, and what is wrong with it, from what an editor has answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from .catalogue import Catalogue
from .faircopy import Names, fair_copy, records
from .faults import problems_of
from .manuscript import flow_text
from .model import HoursRule, Noun, Place, rows_of
from .openings import DAYS
from .problems import ARROW, Problem, remarks, sentences
from .reading import parse
from .urls import slug

Answer = str | dict[str, str]  # words in each language where they differ
LONGEST_ID = 80
PROSE = ("summary", "location", "hours_note", "note")  # sentences, each in its language; too long for one line
NOBODY = "-"  # has checked it
NEEDED = ("name", "municipality", "kind", "organiser", "source", "by")
TIMES = ("understood", "write", "other")  # what sentences say of opening hours
INSTEAD = {"source": "website", "by": "organiser_name"}  # what is taken where nothing is said
_AS_GIVEN = ("kind", "name", "status", "municipality", "district", "street", "postal_code", *PROSE, "email", "website", "memo")


def missing(given: Mapping[str, Answer]) -> list[str]:
    """The answers without which there is no file."""
    return [option for option in NEEDED if option not in given and INSTEAD.get(option) not in given]


def data_of(given: Mapping[str, Answer], today: date) -> dict[str, object]:
    """The values of a file's keys, by what was answered to the questions of `new place`."""
    data: dict[str, object] = {key: given.get(key) for key in _AS_GIVEN}
    data["status"] = data["status"] or "active"
    data["coordinates"] = [part.strip() for part in str(given["coordinates"]).split(",")] if "coordinates" in given else None
    data["organiser"] = {key: value for key, value in (("kind", given.get("organiser")), ("name", given.get("organiser_name"))) if value}
    data["phone"] = {"number": given["phone"]} if "phone" in given else None
    data["hours"] = rows_of(str(given["hours"])) if "hours" in given else None
    data["missing_translation"] = {key: _in_both("made-translation") for key in PROSE if isinstance(data[key], dict) and len(data[key]) == 1}  # whoever knows one language is not to be sent away
    by = given.get("by") or given.get("organiser_name")
    data["checked"] = {"date": today.isoformat(), "by": by} if by != NOBODY else None
    data["sources"] = [{"url": given.get("source") or given.get("website"), "date": given.get("source_date") or "undated"}]
    return {key: value for key, value in data.items() if value or key == "checked"}


def faults_of(data: Mapping[str, object], towns: Mapping[str, str]) -> list[Problem]:
    """What is wrong with the values of a file's keys, each by itself; `towns` are the names of municipalities, with their ids. That a key is missing is not told."""
    document = parse("".join(_lines(data)), "")
    _, problems = problems_of(document, Place, document.data, (), {"municipality": towns})
    return [problem for problem in document.problems or problems if problem.kind != "missing-key" or ARROW in problem.where]


def sentence_of(problem: Problem, language: str) -> str:
    """As the check says it, but for what names keys to those who see no file; days are in their words."""
    said = remarks().get(f"new-{problem.kind}") or sentences()[problem.kind]
    return said[language].format_map({name: _with_days(text, language) if name in TIMES else text for name, text in problem.filled_in(language).items()})


def _with_days(text: str, language: str) -> str:
    """'tue-fri: 9-14' → 'ti-pe 9-14'."""
    words = dict(zip(DAYS, remarks()["new-days"][language].split()))
    return re.sub(r"\b(?:%s)\b:?" % "|".join(DAYS), lambda found: words[found[0].rstrip(":")], text)


def town_named(name: str, towns: Mapping[str, str]) -> str:
    """A municipality as it is written."""
    return next((town for town in towns if town.casefold() == name.casefold()), name)


def id_of(names: Mapping[str, str], municipality: str) -> str:
    """'rantakunta-pikkutupa', from the names of a place and the id of its municipality; without the municipality where the name begins with it."""
    name = slug(names.get("fi") or names["sv"])
    id = name if name.startswith(municipality) else f"{municipality}-{name}"
    return id if len(id) <= LONGEST_ID else id[:LONGEST_ID].rsplit("-", 1)[0]


def file_of(id: str, municipality: str, catalogue: Catalogue, folder: Path) -> Path:
    """Where its file belongs below data/ or examples/."""
    return folder / "regions" / catalogue.municipalities[municipality].region / "places" / f"{id}.yaml"


def text_of(data: Mapping[str, object], names: Names) -> str:
    """The file of a place, from the values of its keys, None for an empty one; rows of hours are texts or mappings."""
    return fair_copy("".join(_lines(data)), Place, names=names)


def told_otherwise(keys: Iterable[str], new: str, old: str) -> list[str]:
    """Those keys of a file of which an older one says something else; what only the older one has, such as another language or who answers a phone, is no difference."""
    (_, wanted, _), (_, there, _) = records(new, Place, False)[0], records(old, Place, False)[0]
    return [key for key in keys if not (_times(there.hours) == _times(wanted.hours) if key == "hours" else _says(getattr(there, key), getattr(wanted, key)))]


def _says(there: object, wanted: object) -> bool:
    """Whether it says at least that."""
    if isinstance(wanted, Noun) and type(there) is type(wanted):
        return all(_says(getattr(there, name), value) for name, value in wanted.__dict__.items() if value is not None)
    return there == wanted


def _times(rows: Iterable[HoursRule]) -> set[tuple]:
    """Every opening of a week, in whichever rows it stands."""
    return {(day, opening, row.weeks, row.by_appointment) for row in rows for day, openings in row.openings() for opening in openings}


def _lines(data: Mapping[str, object]) -> Iterator[str]:
    for key, value in data.items():
        if key == "hours" and isinstance(value, list):
            yield "hours:\n" + "".join(f"  - {flow_text(row)}\n" for row in value)
        elif key in PROSE and isinstance(value, Mapping):
            yield f"{key}:\n" + "".join(f"  {language}: {flow_text(words)}\n" for language, words in value.items())
        else:
            yield f"{key}: {'null' if value is None else flow_text(value)}\n"


def _in_both(kind: str) -> str:
    return " / ".join(remarks()[kind][language] for language in ("fi", "sv"))
