"""A record as its readers read it: what each field says in one language. Whatever the model gains is read by the type of its values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from .hourviews import row_words
from .model import (
    Accessibility,
    Area,
    Audience,
    CheckEvery,
    Closure,
    Contact,
    ContentPage,
    Coordinates,
    Cost,
    Danger,
    Days,
    DigitalService,
    Explanation,
    FirstVisit,
    Gap,
    Helpline,
    HistoryItem,
    Link,
    Method,
    Municipality,
    Noun,
    Organiser,
    OwnWorker,
    Period,
    Place,
    Question,
    Rating,
    Record,
    Region,
    RegionMethod,
    Saying,
    Service,
    Situation,
    Source,
    Statement,
    Step,
    Text,
    Website,
    WordLists,
)  # fmt: skip
from .pen import Pen
from .placeviews import times_in_words
from .urls import SECTIONS
from .values import Ages, RoughDate

# What no reader sees as words: addresses are compared as addresses, the rest decides only how a page is made.
UNSEEN = ("slug", "icon", "id", "area", "ptv_class", "koko", "missing_translation", "code", "lines", "forms", "memo", "ptv")
# The words for the codes of a field: what `Wording.code` is asked for.
CODES = {
    (Place, "kind"): "place_kind", (Place, "status"): "status", (Place, "arrival"): "arrival", (Place, "holidays"): "holidays", (Organiser, "kind"): "organiser", (Cost, "code"): "cost", (Audience, "groups"): "audience",
    (Service, "group"): "group", (Service, "arranged_by"): "arranger", (Method, "form"): "form", (Helpline, "kind"): "help_kind", (Helpline, "cost"): "call",
    (DigitalService, "kind"): "digital_kind", (DigitalService, "status"): "digital_status", (HistoryItem, "status"): "history_status",
    (Region, "kind"): "region_kind", (Region, "main_language"): "region_language", (Statement, "assessed_by"): "statement_by", (Statement, "state"): "statement_state",
}  # fmt: skip
# Headings under which a region's page shows a contact.
CONTACT_LABELS = {"first-contact": "first_contact", "switchboard": "first_contact", "service": "other_contacts", "emergency": "emergency_social", "shelter": "shelters"}
LANGUAGE_FIELDS = ("served_in", "languages", "interpreted")
# Fields that name other records, and the kind of those.
REFERENCES = {
    "services": "service", "service": "service", "asked_at": "service", "related": "service", "methods": "method", "method": "method", "helplines": "helpline", "helpline": "helpline",
    "pages": "page", "page": "page", "situations": "situation", "municipality": "municipality", "municipalities": "municipality", "region": "region",
}  # fmt: skip
# Things in lists that are told one by one, and the field they are known by.
ITEMS = {Area: "name", Contact: "name", DigitalService: "name", RegionMethod: "name", HistoryItem: "date", Step: "title", Question: "ask", Saying: "when", Gap: "what"}


@dataclass(frozen=True)
class Item:
    """One of several things in a list, the same one as long as its `id` is; `number` tells two of one name apart."""

    id: str
    number: int
    name: Text | str = field(compare=False)

    def called(self, language: str) -> str:
        return self.name if isinstance(self.name, str) else self.name.read_in(language)[0]


Path = tuple[str | Item, ...]  # field, or field, item, field …
Facts = dict[Path, tuple[str, ...]]


def facts_of(record: Noun, pen: Pen, path: Path = ()) -> Facts:
    """Path of each field that says something → its lines in the pen's language."""
    found: Facts = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if name == "checked" and (value or isinstance(record, Record)):
            found[*path, name] = (_trust(record, pen),)
        elif name not in UNSEEN and not (value is None or value is False or value == ()):
            found |= _of_field((*path, name), value, record, pen)
    return {where: lines for where, lines in found.items() if lines}


def _of_field(path: Path, value: object, record: Noun, pen: Pen) -> Facts:
    own = OWN.get((type(record), path[-1]))
    if own:
        return {path: tuple(own(record, pen))}
    if isinstance(value, tuple) and type(value[0]) in ITEMS:
        return {where: lines for item, row in _items(value, pen) for where, lines in facts_of(row, pen, (*path, item)).items()}
    if isinstance(value, Noun) and _saying(value) is None:
        return facts_of(value, pen, path)
    return {path: tuple(_lines(value, path[-1], type(record), pen))}


def _items(rows: tuple[Noun, ...], pen: Pen) -> Iterator[tuple[Item, Noun]]:
    met: dict[str, int] = {}
    for row in rows:
        id, name = _identity(row, pen)
        met[id] = met.get(id, 0) + 1
        yield Item(id, met[id], name), row


def _identity(row: Noun, pen: Pen) -> tuple[str, Text | str]:
    if isinstance(row, RegionMethod) and row.method:
        return row.method, pen.record("method", row.method).name
    if isinstance(row, HistoryItem):
        return str(row.date), pen.wording.rough(row.date)
    name = getattr(row, ITEMS[type(row)])
    return getattr(row, "id", name.read_in("fi")[0]), name


def _lines(value: object, name: str, owner: type[Noun], pen: Pen) -> Iterator[str]:
    """What a value says; each entry of a list on a line of its own."""
    if isinstance(value, tuple):
        for entry in value:
            yield from _lines(entry, name, owner, pen)
    elif says := _saying(value):
        yield from says(value, pen)
    elif word := _word(str(value), name, owner, pen):
        yield word


def _word(value: str, name: str, owner: type[Noun], pen: Pen) -> str:
    """A code or the id of a record in words; empty for a code of which no page says anything. What is neither stands for itself."""
    if family := CODES.get((owner, name)):
        known = f"{family}_{value.replace('-', '_')}" in pen.catalogue.labels
        return pen.wording.code(family, value) if known else ""
    if name in LANGUAGE_FIELDS:
        return pen.wording.languages(tuple(value.split("-")))  # of a municipality: 'fi-sv'
    if (owner, name) == (Contact, "kind"):
        return pen.wording.label(CONTACT_LABELS[value])
    return pen.name(REFERENCES[name], value).striptags() if name in REFERENCES else value


def _saying(value: object) -> Callable[[object, Pen], Iterable[str]] | None:
    return next((SAYS[kind] for kind in type(value).__mro__ if kind in SAYS), None)


def _paragraphs(text: Text, pen: Pen) -> list[str]:
    return paragraphs(pen.plain(text))


def paragraphs(text: str) -> list[str]:
    """A text in pieces that are compared as wholes: paragraphs, and the rows of lists and tables."""
    pieces = (piece for block in text.split("\n\n") for piece in (block.split("\n") if block.lstrip().startswith(("- ", "| ", "1. ", "#")) else [block]))
    return [" ".join(piece.split()) for piece in pieces if piece.strip()]


def _website(website: Website, pen: Pen) -> list[str]:
    found = website.read_in(pen.language)
    return [found[0]] if found else []


def _cost(cost: Cost, pen: Pen) -> list[str]:
    return [_word(cost.code, "code", Cost, pen), *([pen.plain(cost.note)] if cost.note else [])]


def _audience(audience: Audience, pen: Pen) -> list[str]:
    return [*([pen.wording.ages(audience.ages)] if audience.ages else []), *_lines(audience.groups, "groups", Audience, pen), *([pen.plain(audience.who)] if audience.who else [])]


def _organiser(organiser: Organiser, pen: Pen) -> list[str]:
    return [pen.plain(organiser.name) if organiser.name else _word(organiser.kind, "kind", Organiser, pen)]


def _first_visit(visit: FirstVisit, pen: Pen) -> list[str]:
    return [f"{pen.wording.label(f'first_visit_{name}')}: {pen.plain(text)}" for name in FirstVisit.model_fields if (text := getattr(visit, name))]


def _marks(marks: Accessibility, pen: Pen) -> list[str]:
    return [pen.wording.label(f"mark_{name}_{state}") for name in Accessibility.model_fields if (state := getattr(marks, name))]


def _rating(rating: Rating, pen: Pen) -> list[str]:
    level = pen.wording.label("rated", level=rating.level, of=rating.of)
    return [", ".join((level, *([pen.plain(rating.word)] if rating.word else []), pen.rating_date(rating))), pen.plain(rating.scale), rating.source]


def _check_every(own: CheckEvery, pen: Pen) -> list[str]:
    return [f"{pen.wording.label('check_every', days=own.days)}: {pen.plain(own.why)}"]


def _danger(danger: Danger, pen: Pen) -> list[str]:
    return [pen.plain(danger.text), *_lines(danger.helplines, "helplines", Danger, pen)]


def _own_worker(own: OwnWorker, pen: Pen) -> list[str]:
    return [*_paragraphs(own.text, pen), *(line for source in own.sources for line in _source(source, pen))]


def _source(source: Source, pen: Pen) -> list[str]:
    return [f"{source.url}, {pen.wording.rough(source.date)}"]


def _days(row: Days, pen: Pen) -> list[str]:
    """'24.12.2026: suljettu, jouluaatto'; nothing of what is over."""
    if (row.end or row.date or pen.today) < pen.today:
        return []
    where = f" ({', '.join(pen.name('place', id).striptags() for id in row.places)})" if isinstance(row, Closure) and row.places else ""
    return [f"{_when(row, pen)}{where}: {row_words(row, pen).striptags()}"]


def _when(row: Days, pen: Pen) -> str:
    if row.holiday:
        return pen.wording.code("holiday", row.holiday)
    if row.during:
        return pen.plain(pen.catalogue.terms[row.during].name)
    return pen.wording.day(row.date) if row.date else _period(row, pen)[0]


def _period(period: Period | Days, pen: Pen) -> list[str]:
    return [f"{pen.wording.day(period.start)}–{pen.wording.day(period.end)}"]


def _trust(record: Noun, pen: Pen) -> str:
    fresh = pen.freshness(record)
    by = f", {pen.plain(record.checked.by)}" if record.checked and fresh.state == "confirmed" else ""
    return pen.trust_title(fresh) + by


def _aliases(record: Noun, pen: Pen) -> list[str]:
    section = f"{SECTIONS[SECTION_OF[type(record)]][pen.language]}/" if type(record) in SECTION_OF else ""
    return [f"/{pen.language}/{section}{alias}/" for alias in record.aliases]


def _plain_of(page: ContentPage, pen: Pen) -> list[str]:
    return [pen.wording.label(id) if kind == "index" else pen.name(kind, id).striptags() for kind, id in page.ordinary]


# What a value of a type says; a noun that is not here is told field by field.
SAYS: Mapping[type, Callable[..., Iterable[str]]] = {
    Text: _paragraphs, Website: _website, WordLists: lambda words, pen: getattr(words, pen.language), RoughDate: lambda rough, pen: [pen.wording.rough(rough)], date: lambda day, pen: [pen.wording.day(day)],
    Ages: lambda ages, pen: [pen.wording.ages(ages)], bool: lambda _, pen: ["✓"], Cost: _cost, Audience: _audience, Organiser: _organiser, FirstVisit: _first_visit, Accessibility: _marks, Rating: _rating, CheckEvery: _check_every,
    Danger: _danger, OwnWorker: _own_worker, Source: _source, Days: _days, Period: _period, Coordinates: lambda point, pen: [f"{point.latitude}, {point.longitude}"], Link: lambda link, pen: [f"{pen.plain(link.title)}: {link.url}"],
}  # fmt: skip
SECTION_OF: Mapping[type, str] = {Place: "place", Service: "service", Situation: "situation", Method: "method", Region: "region", Municipality: "municipality"}
# Fields that say more than their own value.
OWN: Mapping[tuple[type, str], Callable[..., Iterable[str]]] = {(Place, "hours"): times_in_words, **{(noun, "aliases"): _aliases for noun in (*SECTION_OF, ContentPage)}, (ContentPage, "plain_of"): _plain_of, (Explanation, "means"): lambda word, pen: [getattr(word.means, pen.language)]}
