"""What is well formed but cannot be true, or not yet: places in the wrong region, missing languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from string import Formatter
from typing import get_args

from .catalogue import Catalogue, Key
from .likeness import doubles
from .model import (
    Days,
    HoursRule,
    Municipality,
    Noun,
    Place,
    Prose,
    Region,
    Term,
    Text,
    keys_of,
    rows_of,
)
from .openings import Opening, days_of
from .problems import Problem, Quote, suggest
from .reading import Document
from .slips import contact_slips, days_in_words, slips
from .spoken import canonical_row, read_keys, read_spoken

Documents = Mapping[Key, tuple[Document, tuple]]


class OfPlaces:
    """The faults of places, by what each depends on: what was found before holds as long as all of that is the same."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[tuple, list[Problem]]] = {}

    def of(self, catalogue: Catalogue, id: str, document: Document, today: date) -> list[Problem]:
        place, region = catalogue.places[id], catalogue.regions.get(catalogue.region_of_place[id])
        municipality = catalogue.municipalities.get(place.municipality)
        elsewhere = municipality and _is_elsewhere(catalogue, municipality, catalogue.region_of_place[id])
        about = (document, place, region, municipality, elsewhere, catalogue.terms, catalogue.limits, today)
        if id not in self._found or self._found[id][0] != about:
            self._found[id] = about, list(_place_problems(catalogue, id, place, document, today))
        return self._found[id][1]


def record_problems(catalogue: Catalogue, documents: Documents, today: date, of_places: OfPlaces | None = None) -> list[Problem]:
    """Faults that show only when a record is read beside others."""
    of_places = of_places or OfPlaces()
    found: list[Problem] = []
    for kind, records in (("service", catalogue.services), ("situation", catalogue.situations), ("method", catalogue.methods), ("helpline", catalogue.helplines), ("label", catalogue.labels), ("term", catalogue.terms), ("plan", catalogue.plan), ("advice", catalogue.wordbank), ("departure", catalogue.departures)):
        for id, record in records.items():
            found += _national_language_problems(record, *documents[kind, id], of_label=kind == "label")
            found += _check_date_problems(record, *documents[kind, id], today)
    for id, label in catalogue.labels.items():
        found += _brace_problems(label, *documents["label", id])
    for id, region in catalogue.regions.items():
        found += _regional_language_problems(region, region, *documents["region", id])
        for record, at in ((region, ()), *((contact, ("contacts", index)) for index, contact in enumerate(region.contacts))):
            found += _check_date_problems(record, documents["region", id][0], at, today)
        found += _area_problems(catalogue, id, region, documents)
        found += _closure_problems(catalogue, id, region, documents)
        found += contact_slips(region, documents["region", id][0])
    for id in catalogue.places:
        found += of_places.of(catalogue, id, documents["place", id][0], today)
    for id, term in catalogue.terms.items():
        found += _term_problems(term, id, *documents["term", id], today)
    found += _doubles(catalogue, documents)
    found += _repeated_codes(catalogue, documents)
    found += _repeated_in_ptv(catalogue, documents)
    found += _repeated_questions(catalogue, documents)
    return found


def _national_language_problems(record: Noun, document: Document, at: tuple, of_label: bool) -> Iterator[Problem]:
    for path, text in texts(record):
        yield from _once_problems(text, document, (*at, *path))
        if isinstance(text, Prose) or of_label:
            for language in ("fi", "sv"):
                if getattr(text, language) is None:
                    yield document.problem((*at, *path), "missing-language", value=language)


def _brace_problems(label: Text, document: Document, at: tuple) -> Iterator[Problem]:
    """What stands in braces is filled in by the site, and so is the same in both languages."""
    try:
        names = [{name for _, name, _, _ in Formatter().parse(words) if name is not None} for words in (label.fi, label.sv) if words]
    except ValueError:  # a brace without its pair
        names = [set(), {""}]
    if any(one != names[0] for one in names):
        yield document.problem(at, "label-braces")


def _regional_language_problems(record: Place | Region, region: Region, document: Document, at: tuple) -> Iterator[Problem]:
    """In bilingual regions a missing language is an error unless declared; elsewhere the smaller language is a notice."""
    undeclared = set(record.missing_translation)
    for path, text in texts(record):
        if not isinstance(text, Prose):
            continue
        yield from _once_problems(text, document, (*at, *path))
        for language in ("fi", "sv"):
            if getattr(text, language) is not None:
                continue
            declared = {name for name in record.missing_translation if _covers(name, path)}
            undeclared -= declared
            if not declared:
                must = region.bilingual or language == region.main_language
                yield document.problem((*at, *path), "missing-translation", severity="error" if must else "notice", value=language)
    for name in sorted(undeclared):
        yield document.problem((*at, "missing_translation", name), "declared-not-missing", of_key=True, value=name)


def _once_problems(text: Text, document: Document, path: tuple) -> Iterator[Problem]:
    """A sentence written once is in one language, and readers of the other would be told that it is theirs. A name may be the same in both."""
    if isinstance(text, Prose) and text.fi == text.sv and (*path, "fi") not in document.values_at and any(map(str.isalpha, text.fi or "")):
        yield document.problem(path, "text-once")


def _covers(declared: str, path: tuple) -> bool:
    wanted = declared.split(".")
    return [str(part) for part in path if not isinstance(part, int)][: len(wanted)] == wanted


def texts(noun: Noun, at: tuple = ()) -> Iterator[tuple[tuple, Text]]:
    """Every Text inside a noun, with its path as the file has it."""
    if isinstance(noun, Text):
        yield at, noun
        return
    values = noun.__dict__
    for name, key in _with_nouns(type(noun)):
        value = values[name]
        if isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, Noun):
                    yield from texts(item, (*at, key, index))
        elif isinstance(value, Noun):
            yield from texts(value, (*at, key))


@cache
def _with_nouns(model: type[Noun]) -> list[tuple[str, str]]:
    """Those fields of a noun that can hold another, each with its key in a file."""
    return [(name, field.alias or name) for name, field in model.model_fields.items() if _holds_noun(field.annotation)]


def _holds_noun(annotation: object) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, Noun) or any(map(_holds_noun, get_args(annotation)))


def _check_date_problems(record: Noun, document: Document, at: tuple, today: date) -> Iterator[Problem]:
    if (checked := getattr(record, "checked", None)) and checked.date > today:
        yield document.problem((*at, "checked", "date"), "date-in-future", value=checked.date.isoformat())


def _place_problems(catalogue: Catalogue, id: str, place: Place, document: Document, today: date) -> Iterator[Problem]:
    region_id = catalogue.region_of_place[id]
    region = catalogue.regions.get(region_id)
    municipality = catalogue.municipalities.get(place.municipality)
    if municipality and _is_elsewhere(catalogue, municipality, region_id):
        yield document.problem(("municipality",), "municipality-elsewhere", value=municipality.name.fi, region=municipality.region)
    if region:
        yield from _regional_language_problems(place, region, document, ())
        if place.area and place.area not in (areas := [area.id for area in region.areas]):
            yield document.problem(("area",), "unknown-area", value=place.area, suggestion=suggest(place.area, areas))
    yield from _check_date_problems(place, document, (), today)
    yield from _hours_problems(place.hours, document)
    yield from _understood(document)
    yield from _exception_problems(place, catalogue.terms, document)
    yield from slips(place, document, catalogue.terms, catalogue.limits, today)


def _understood(document: Document) -> Iterator[Problem]:
    """How hours in words were read, beside each row that is not in the words of the file."""
    rows = document.data.get("hours") or ()
    if isinstance(rows, str):
        yield document.problem(("hours",), "hours-understood", severity="answer", value=" / ".join(canonical_row(read_spoken(row)) for row in rows_of(rows)))
        return
    for index, row in enumerate(rows):
        if changed := _in_file_words(row):
            yield document.problem(("hours", index), "hours-understood", severity="answer", value=canonical_row(changed))


def _in_file_words(row: str | Mapping) -> Mapping[str, str]:
    """What a row says in the words of a file: all of a text, and of a mapping its times, when any of its keys was read in another way."""
    if isinstance(row, str):
        return read_spoken(row)
    read = read_keys(row, keys_of(HoursRule))
    return {key: value for key, value in read.items() if days_of(key) or row.get(key) != value} if read != row else {}


def _term_problems(term: Term, id: str, document: Document, at: tuple, today: date) -> Iterator[Problem]:
    if term.periods and (end := max(period.end for period in term.periods)) < today:
        yield document.problem((*at, "periods"), "term-over", severity="notice", value=id, end=end.isoformat())


def _exception_problems(place: Place, terms: Mapping[str, Term], document: Document) -> Iterator[Problem]:
    """Two exceptions for the same days, and those of a term without dates."""
    told: set[str] = set()
    for index, row in enumerate(place.exceptions):
        name = days_in_words(row)
        if name in told:
            yield document.problem(("exceptions", index), "exception-twice", value=name)
        told.add(name)
        yield from _undated_problems(row, terms, document, ("exceptions", index))


def _undated_problems(row: Days, terms: Mapping[str, Term], document: Document, at: tuple) -> Iterator[Problem]:
    """During a term without dates: any day may be one of its days, and so no place it concerns is ever called open."""
    if row.during in terms and not terms[row.during].periods:
        yield document.problem((*at, "during"), "term-undated", severity="notice", value=row.during)


def _closure_problems(catalogue: Catalogue, id: str, region: Region, documents: Documents) -> Iterator[Problem]:
    document, at = documents["region", id]
    known = [place for kind, place in documents if kind == "place" and catalogue.region_of_place[place] == id]
    for index, closure in enumerate(region.closures):
        yield from _undated_problems(closure, catalogue.terms, document, (*at, "closures", index))
        for position, place in enumerate(closure.places):
            if place not in known:
                yield document.problem((*at, "closures", index, "places", position), "closure-unknown-place", value=place, suggestion=suggest(place, known))


def _hours_problems(rules: tuple[HoursRule, ...], document: Document) -> Iterator[Problem]:
    """The same thing told twice for overlapping times of one day."""
    told: list[tuple[tuple, str, Opening]] = []
    for index, rule in enumerate(rules):
        thing = (rule.weeks, str(rule.season), rule.what, rule.by_appointment, rule.unsure)
        for day, openings in rule.openings():
            for opening in openings:
                if any(thing == other and day == on and opening.start < at.end and at.start < opening.end for other, on, at in told):
                    yield document.problem(("hours", index), "hours-day-twice", value=f"{day} {opening.start // 60}.{opening.start % 60:02}")
            told += [(thing, day, opening) for opening in openings]


def _is_elsewhere(catalogue: Catalogue, municipality: Municipality, region_id: str) -> bool:
    """In another region, where both regions are known: a name of a region that nobody knows is told once, as that."""
    return municipality.region != region_id and region_id in catalogue.municipalities_of and municipality.region in catalogue.regions


def _area_problems(catalogue: Catalogue, id: str, region: Region, documents: Documents) -> Iterator[Problem]:
    document, _ = documents["region", id]
    for index, area in enumerate(region.areas):
        for position, name in enumerate(area.municipalities):
            owner = catalogue.municipalities.get(name)
            if owner and _is_elsewhere(catalogue, owner, id):
                yield document.problem(("areas", index, "municipalities", position), "municipality-elsewhere", value=owner.name.fi, region=owner.region)


def _doubles(catalogue: Catalogue, documents: Documents) -> Iterator[Problem]:
    for id, other in doubles(catalogue):
        name = catalogue.places[other].name
        yield documents["place", id][0].problem(("name",), "place-twice", severity="notice", other=Quote.of(name.read_in("fi")[0], name.sv), file=catalogue.origins["place", other])


def _repeated_codes(catalogue: Catalogue, documents: Documents) -> Iterator[Problem]:
    """Two regions with one code would share a place on the map."""
    first: dict[str, str] = {}
    for id, region in catalogue.regions.items():
        document, at = documents["region", id]
        if region.code in first:
            yield document.problem((*at, "code"), "id-repeated", value=region.code, other=first[region.code])
        first.setdefault(region.code, document.file)


def _repeated_in_ptv(catalogue: Catalogue, documents: Documents) -> Iterator[Problem]:
    """Of two places with one id in the national catalogue, an import could mean either."""
    first: dict[str, str] = {}
    for id, place in catalogue.places.items():
        if place.ptv and first.setdefault(place.ptv.id, id) != id:
            yield documents["place", id][0].problem(("ptv", "id"), "id-repeated", value=place.ptv.id, other=first[place.ptv.id])


def _repeated_questions(catalogue: Catalogue, documents: Documents) -> Iterator[Problem]:
    """Of two questions with one id, an answer that somebody has kept could find the wrong one."""
    first: dict[str, str] = {}
    for part, record in catalogue.plan.items():
        document, at = documents["plan", part]
        for index, question in enumerate(record.questions):
            if question.id in first:
                yield document.problem((*at, "questions", index, "id"), "id-repeated", value=question.id, other=first[question.id])
            first.setdefault(question.id, part)
