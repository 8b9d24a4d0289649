"""Files to Catalogue, or to every Problem in them at once. Says nothing and stops nothing: the caller prints and exits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from . import content, reading
from .almanac import HOLIDAYS
from .catalogue import Catalogue
from .faults import problems_of
from .clock import today_in_finland
from .meaning import OfPlaces, record_problems
from .memory import uncollected
from .model import (
    OF_SITE,
    SHARED,
    Limits,
    Municipality,
    Noun,
    Place,
    Region,
)
from .outlines import Outlines
from .problems import Phrase, Problem, Suggestion, suggest
from .reading import Document, Shelf
from .urls import slug
from .whereabouts import address_problems

KINDS = {
    "services": "service", "situations": "situation", "methods": "method", "helplines": "helpline", "calendar": "term", "labels": "label", "plan": "plan", "site": "statement", "terms": "explanation", "wordbank": "advice", "links": "exemption", "departures": "departure",
}  # fmt: skip
OTHER_FILES = ("municipalities.csv", "regions.geojson", "README.md")
# The columns of municipalities.csv, and where each stands in a Municipality.
COLUMNS = {
    "code": ("code",), "fi": ("name", "fi"), "sv": ("name", "sv"), "region": ("region",), "languages": ("languages",),
    "latitude": ("centre", "latitude"), "longitude": ("centre", "longitude"), "landscape_fi": ("landscape", "fi"), "landscape_sv": ("landscape", "sv"),
}  # fmt: skip
FORMER = "aliases"  # a column that there need not be, with any number of words in a cell


@dataclass(frozen=True)
class Checked:
    """What checking found. `catalogue` is None while any problem is an error."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")


class Known:
    """What earlier checks have found out, for the next: a file that says the same is not read again, and a record of such a file that knows the same
    ids beside it is not checked again by itself."""

    def __init__(self) -> None:
        self.shelf, self.of_places = Shelf(), OfPlaces()
        self._ids: Mapping = {}
        self._records: dict[tuple, tuple[Document, Noun | None, list[Problem]]] = {}

    def record(self, document: Document, model: type[Noun], data: object, path: tuple, context: Mapping) -> tuple[Noun | None, list[Problem]]:
        """As `problems_of`."""
        if context is not self._ids:
            if context != self._ids:
                self._records.clear()
            self._ids = context
        key = (document.file, model, path)
        if key not in self._records or self._records[key][0] is not document:
            self._records[key] = (document, *problems_of(document, model, data, path, context))
        return self._records[key][1:]


def check(root: Path, example: Path | None = None, today: date | None = None, known: Known | None = None, drafts: Mapping[Path, str] | None = None) -> Checked:
    """All data and hand-written pages below `root`. With `example`, regions, municipalities and map come from that folder instead.
    `drafts` are files with what they would say, before anything is written."""
    with uncollected():
        return _Check(root, example, today or today_in_finland(), known or Known(), drafts or {}).run()


class _Check:
    """One pass over the files. Ids of all records are known before any record is checked, so that references can be."""

    def __init__(self, root: Path, example: Path | None, today: date, known: Known, drafts: Mapping[Path, str]):
        self.root, self.data, self.today, self.known, self.drafts = root, root / "data", today, known, drafts
        self.local = example or self.data
        self.regions, self.is_example = self.local / "regions", example is not None
        self.problems: list[Problem] = []
        self.origins: dict[tuple[str, str], str] = {}
        self.documents: dict[tuple[str, str], tuple[Document, tuple]] = {}  # record → its file, and its path in the file

    def run(self) -> Checked:
        shared = {name: self._read(self.data / f"{name}.yaml") for name in SHARED}
        register = self._read_csv()
        municipalities = self._municipalities(register)
        regions, places = self._regional_documents()
        self.problems += _region_problems(register, regions, places)
        pages = content.read_pages(self.root, self.problems)
        # A kind whose file could not be read whole has no entry, and its ids are not looked up: one mistake is told once.
        context = {KINDS[name]: _ids(document.data) for name, document in shared.items() if isinstance(document.data, dict) and not document.problems}
        context |= {"municipality": _names(register)} if register.data else {}
        context |= {"holiday": _holiday_words(shared["labels"]), "today": self.today, "example": self.is_example}
        context |= {"region": dict.fromkeys(regions), "place": dict.fromkeys(places), "page": dict.fromkeys(pages.documents)}
        records = {name: self._records(document, SHARED[name], KINDS[name], context) for name, document in shared.items()}
        of_site = {name: records["site"].pop(name, None) for name in OF_SITE}
        catalogue = Catalogue(
            regions=self._one_each(regions, Region, "region", context),
            municipalities=municipalities,
            places=self._one_each(places, Place, "place", context),
            region_of_place={id: Path(document.file).parent.parent.name for id, document in places.items()},
            services=records["services"], situations=records["situations"], methods=records["methods"], helplines=records["helplines"],
            terms=records["calendar"], labels=records["labels"], plan=records["plan"], corrections=of_site["corrections"], limits=of_site["limits"] or Limits(), statements=records["site"], explanations=records["terms"], wordbank=records["wordbank"], exemptions=records["links"], departures={} if self.is_example else records["departures"],
            pages=pages.validated(context, self.problems),
            origins=self.origins | pages.origins,
            outlines=self._outlines(),
            is_example=self.is_example,
        )  # fmt: skip
        self.problems += content.link_problems(pages, context, national_only=self.is_example)
        self.problems += content.plain_problems(pages, context)
        self.problems += record_problems(catalogue, self.documents, self.today, self.known.of_places)
        self.problems += address_problems(catalogue, self.documents, pages.by_language())
        self.problems = sorted(set(self.problems))
        failed = any(problem.severity == "error" for problem in self.problems)
        return Checked(None if failed else catalogue, tuple(self.problems))

    def _read(self, path: Path) -> Document:
        draft = self.drafts.get(path)
        document = self.known.shelf.read(path, self.root) if draft is None else reading.parse(draft, path.relative_to(self.root).as_posix())
        self.problems += document.problems
        return document

    def _regional_documents(self) -> tuple[dict[str, Document], dict[str, Document]]:
        regions: dict[str, Document] = {}
        places: dict[str, Document] = {}
        for path in self._files():
            parts = path.relative_to(self.regions).parts if path.is_relative_to(self.regions) else ()
            if len(parts) == 2 and parts[1] == "region.yaml":
                regions[parts[0]] = self._read(path)
            elif len(parts) == 3 and parts[1] == "places" and path.suffix == ".yaml":
                self._add_place(places, path)
            elif path.parent != self.data or (path.stem not in SHARED or path.suffix != ".yaml") and path.name not in OTHER_FILES:
                self._stray(path)
        return regions, places

    def _files(self) -> list[Path]:
        """All files below data/; for the example its own regions in place of the real ones."""
        paths = [path for path in self.data.rglob("*") if not (self.is_example and path.is_relative_to(self.data / "regions"))]
        paths += self.regions.rglob("*") if self.is_example else []
        return sorted({path for path in (*paths, *self.drafts) if not path.is_dir() and not path.name.startswith(".")})

    def _add_place(self, places: dict[str, Document], path: Path) -> None:
        document = self._read(path)
        if path.stem != slug(path.stem) or len(path.stem) > 80:
            self.problems.append(document.problem((), "file-name", value=path.name))
        elif path.stem in places:
            self.problems.append(document.problem((), "id-repeated", value=path.stem, other=places[path.stem].file))
        else:
            places[path.stem] = document

    def _stray(self, path: Path) -> None:
        file = path.relative_to(self.root)
        if path.parent == self.data:
            suggestion = suggest(path.name, [f"{name}.yaml" for name in SHARED])
        else:
            path = path.with_suffix("") if path.name.casefold().endswith((".yaml.txt", ".yml.txt")) else path  # what a text editor adds
            suggestion = Suggestion(nearest=self._right_path(path).as_posix() if path.suffix.casefold() in (".yaml", ".yml") else None)
        self.problems.append(Problem(file.as_posix(), 1, 1, "", "file-not-here", {"suggestion": suggestion}))

    def _right_path(self, path: Path) -> Path:
        """Where a region's file belongs that stands beside the right folder or has a wrong ending."""
        parents = [parent.name for parent in path.parents if parent.name not in ("places", "regions", "data")]
        folder = (self.regions / parents[0]).relative_to(self.root)
        return folder / "region.yaml" if path.stem == "region" else folder / "places" / f"{slug(path.stem)}.yaml"

    def _read_csv(self) -> Document:
        document = reading.read_csv(self.local / "municipalities.csv", self.root, tuple(COLUMNS), (FORMER,))
        self.problems += document.problems
        for index, row in enumerate(document.data or []):
            place = document.values_at[(index,)]
            document.values_at |= {(index, *path[:length]): place for path in COLUMNS.values() for length in (1, 2)}
            if "fi" not in row:
                self.problems.append(document.problem((index, *COLUMNS["fi"]), "missing-key", value="fi"))
        return document

    def _municipalities(self, document: Document) -> dict[str, Municipality]:
        found: dict[str, Municipality] = {}
        lines: dict[str, int] = {}  # of each code and id
        for index, row in enumerate(document.data or []):
            record, problems = problems_of(document, Municipality, _nested(row), (index,), {})
            self.problems += problems
            if not record or not record.name.fi:
                continue
            id = slug(record.name.fi)
            repeated = [(name, value) for name, value in (("code", record.code), ("fi", id)) if value in lines]
            for name, value in repeated[:1]:
                self.problems.append(document.problem((index, *COLUMNS[name]), "id-repeated", value=row[name], other=f"{document.file}:{lines[value]}"))
            lines |= dict.fromkeys((record.code, id), document.position((index,))[0])
            found[id] = record
            self._locate("municipality", id, document, (index,))
        return found

    def _records(self, document: Document, model: type[Noun], kind: str, context: Mapping) -> dict[str, Noun]:
        data = document.data if isinstance(document.data, dict) else {}
        if document.data is not None and not isinstance(document.data, dict):
            self.problems.append(document.problem((), "wrong-shape", expected=Phrase("shape-mapping", "family-work: …")))
        found = {}
        for id, row in data.items():
            if slug(id) != id and kind != "label":
                self.problems.append(document.problem((id,), "id-form", of_key=True, value=id))
            record = self._validate(document, OF_SITE.get(id, model) if kind == "statement" else model, row, (id,), context)
            if record:
                found[id] = record
            self._locate(kind, id, document, (id,))
        return found

    def _one_each(self, documents: dict[str, Document], model: type[Noun], kind: str, context: Mapping) -> dict[str, Noun]:
        found = {}
        for id, document in documents.items():
            self._locate(kind, id, document, ())
            if document.data is not None and (record := self._validate(document, model, document.data, (), context)):
                found[id] = record
        return found

    def _validate(self, document: Document, model: type[Noun], data: object, path: tuple, context: Mapping) -> Noun | None:
        record, problems = self.known.record(document, model, data, path, context)
        self.problems += problems
        return record

    def _locate(self, kind: str, id: str, document: Document, path: tuple) -> None:
        self.documents[kind, id] = (document, path)
        self.origins[kind, id] = document.file

    def _outlines(self) -> Outlines | None:
        path = self.local / "regions.geojson"
        try:
            return Outlines.read(path)
        except (OSError, ValueError, LookupError, TypeError, ArithmeticError, RecursionError):
            self.problems.append(Problem(path.relative_to(self.root).as_posix(), 1, 1, "", "map-not-read"))
            return None


def _nested(row: Mapping[str, str]) -> dict[str, object]:
    """A row of municipalities.csv in the shape of a Municipality."""
    data: dict[str, object] = {}
    for name, (first, *second) in COLUMNS.items():
        if second:
            data.setdefault(first, {})[second[0]] = row.get(name)
        else:
            data[first] = row.get(name)
    return data | {FORMER: row.get(FORMER, "").split()}


def _ids(records: Mapping[str, object]) -> Mapping[str, None]:
    """The ids of a shared file, an ill-formed one also as it should be: its own fault is enough."""
    return dict.fromkeys(records) | dict.fromkeys(map(slug, records))


def _holiday_words(labels: Document) -> Mapping[str, str]:
    """What holidays are called in either language, and their own ids, each to its id."""
    names = {id: (labels.data or {}).get(f"holiday_{id.replace('-', '_')}") for id in HOLIDAYS} if isinstance(labels.data, dict) else {}
    return {word.casefold(): id for id, words in names.items() if isinstance(words, dict) for word in (*words.values(), id) if isinstance(word, str)}


def _names(register: Document) -> Mapping[str, str]:
    """Both official names of each municipality to its id, also of one whose row is faulty: its own fault is enough."""
    rows = [row for row in register.data if row.get("fi")]
    return {row["fi"]: slug(row["fi"]) for row in rows} | {row["sv"]: slug(row["fi"]) for row in rows if row.get("sv")}


def _region_problems(register: Document, regions: Mapping[str, Document], places: Mapping[str, Document]) -> Iterator[Problem]:
    """The folders in regions/ and the region column of municipalities.csv have to name the same regions, each with its region.yaml."""
    rows = {slug(row["region"]): index for index, row in reversed(list(enumerate(register.data or []))) if "region" in row}
    folders = {Path(document.file).parts[-3]: document for document in places.values()} | regions
    told = set()
    for id, document in folders.items():
        if rows and id not in rows:
            suggestion = suggest(id, rows)
            told.add(suggestion.nearest)
            yield replace(document.problem((), "unknown-region", value=id, suggestion=suggestion), line=1, column=1)
        elif id not in regions:
            yield Problem(Path(document.file).parents[1].joinpath("region.yaml").as_posix(), 1, 1, id, "file-missing")
    for id, index in rows.items():
        if id not in folders and id not in told:
            yield register.problem((index, "region"), "unknown-region", value=id, suggestion=suggest(id, folders))
