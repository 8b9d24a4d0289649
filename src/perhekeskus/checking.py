"""Files to Catalogue, or to every Problem in them at once. Says nothing and stops nothing: the caller prints and exits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from . import content, reading
from .catalogue import Catalogue
from .faults import problems_of
from .meaning import address_problems, record_problems
from .model import Helpline, Method, Municipality, Noun, Place, Region, Service, Situation, Term, Text
from .outlines import Outlines
from .problems import Problem, suggest
from .reading import Document
from .urls import slug

NATIONAL = {"services": Service, "situations": Situation, "methods": Method, "helplines": Helpline}
KINDS = {"services": "service", "situations": "situation", "methods": "method", "helplines": "helpline", "calendar": "term", "labels": "label"}
SHARED = {**NATIONAL, "calendar": Term, "labels": Text}
OTHER_FILES = ("municipalities.csv", "regions.geojson", "README.md")


@dataclass(frozen=True)
class Checked:
    """What checking found. `catalogue` is None while any problem is an error."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity == "error")


def check(root: Path, example: Path | None = None, today: date | None = None) -> Checked:
    """All data and hand-written pages below `root`. With `example`, regions, municipalities and map come from that folder instead."""
    return _Check(root, example, today or date.today()).run()


class _Check:
    """One pass over the files. Ids of all records are known before any record is checked, so that references can be."""

    def __init__(self, root: Path, example: Path | None, today: date):
        self.root, self.data, self.today = root, root / "data", today
        self.local = example or self.data
        self.regions, self.is_example = self.local / "regions", example is not None
        self.problems: list[Problem] = []
        self.origins: dict[tuple[str, str], str] = {}
        self.documents: dict[tuple[str, str], tuple[Document, tuple]] = {}  # record → its file, and its path in the file

    def run(self) -> Checked:
        shared = {name: self._read(self.data / f"{name}.yaml") for name in SHARED}
        municipalities = self._municipalities()
        regions, places = self._regional_documents()
        pages = content.read_pages(self.root, self.problems)
        context = {KINDS[name]: _keys(document) for name, document in shared.items()}
        context |= {"municipality": _names(municipalities), "region": _as_known(regions), "place": _as_known(places), "page": _as_known(pages.documents)}
        records = {name: self._records(document, SHARED[name], KINDS[name], context) for name, document in shared.items()}
        catalogue = Catalogue(
            regions=self._one_each(regions, Region, "region", context),
            municipalities=municipalities,
            places=self._one_each(places, Place, "place", context),
            region_of_place={id: Path(document.file).parent.parent.name for id, document in places.items()},
            services=records["services"], situations=records["situations"], methods=records["methods"], helplines=records["helplines"],
            terms=records["calendar"], labels=records["labels"],
            pages=pages.validated(context, self.problems),
            origins=self.origins | pages.origins,
            outlines=self._outlines(),
            is_example=self.is_example,
        )  # fmt: skip
        self.problems += content.link_problems(pages, context, national_only=self.is_example)
        self.problems += record_problems(catalogue, self.documents, self.today)
        self.problems += address_problems(catalogue, self.documents | pages.located())
        self.problems = sorted(set(self.problems))
        failed = any(problem.severity == "error" for problem in self.problems)
        return Checked(None if failed else catalogue, tuple(self.problems))

    def _read(self, path: Path) -> Document:
        document = reading.read(path, self.root)
        self.problems += document.problems
        return document

    def _regional_documents(self) -> tuple[dict[str, Document], dict[str, Document]]:
        regions: dict[str, Document] = {}
        places: dict[str, Document] = {}
        for path in sorted(self.regions.rglob("*")) + sorted(self.data.glob("*")):
            if path.is_dir() or path.name.startswith("."):
                continue
            parts = path.relative_to(self.regions).parts if path.is_relative_to(self.regions) else ()
            if len(parts) == 2 and parts[1] == "region.yaml":
                regions[parts[0]] = self._read(path)
            elif len(parts) == 3 and parts[1] == "places" and path.suffix == ".yaml":
                self._add_place(places, path)
            elif path.parent != self.data or (path.stem not in SHARED or path.suffix != ".yaml") and path.name not in OTHER_FILES:
                self._stray(path)
        return regions, places

    def _add_place(self, places: dict[str, Document], path: Path) -> None:
        document = self._read(path)
        if path.stem != slug(path.stem) or len(path.stem) > 80:
            self.problems.append(document.problem((), "file-name", value=path.name))
        elif path.stem in places:
            self.problems.append(document.problem((), "id-repeated", value=path.stem, other=places[path.stem].file))
        else:
            places[path.stem] = document

    def _stray(self, path: Path) -> None:
        expected = [f"{name}.yaml" for name in SHARED] if path.parent == self.data else ["region.yaml", "places", f"{path.stem}.yaml"]
        file = path.relative_to(self.root).as_posix()
        self.problems.append(Problem(file, 1, 1, "", "file-not-here", {"suggestion": suggest(path.name, expected)}))

    def _municipalities(self) -> dict[str, Municipality]:
        document = reading.read_csv(self.local / "municipalities.csv", self.root)
        self.problems += document.problems
        found = {}
        for index, row in enumerate(document.data or []):
            data = {
                "code": row.get("code"), "region": row.get("region"), "languages": row.get("languages"),
                "name": {"fi": row.get("fi"), "sv": row.get("sv")}, "landscape": {"fi": row.get("landscape_fi"), "sv": row.get("landscape_sv")},
                "centre": [row.get("latitude"), row.get("longitude")],
            }  # fmt: skip
            record = self._validate(document, Municipality, data, (index,), {})
            if record:
                id = slug(record.name.fi)
                found[id] = record
                self._locate("municipality", id, document, (index,))
        return found

    def _records(self, document: Document, model: type[Noun], kind: str, context: Mapping) -> dict[str, Noun]:
        data = document.data if isinstance(document.data, dict) else {}
        if document.data is not None and not isinstance(document.data, dict):
            self.problems.append(document.problem((), "wrong-shape", expected="fi: …"))
        found = {}
        for id, row in data.items():
            if slug(id) != id and kind != "label":
                self.problems.append(document.problem((id,), "id-form", of_key=True, value=id))
            record = self._validate(document, model, row, (id,), context)
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
        record, problems = problems_of(document, model, data, path, context)
        self.problems += problems
        return record

    def _locate(self, kind: str, id: str, document: Document, path: tuple) -> None:
        self.documents[kind, id] = (document, path)
        self.origins[kind, id] = document.file

    def _outlines(self) -> Outlines | None:
        path = self.local / "regions.geojson"
        try:
            return Outlines.read(path)
        except (OSError, ValueError, KeyError, TypeError):
            self.problems.append(Problem(path.relative_to(self.root).as_posix(), 1, 1, "", "map-not-read"))
            return None


def _keys(document: Document) -> Mapping[str, None]:
    return dict.fromkeys(document.data) if isinstance(document.data, dict) else {}


def _as_known(ids: Iterable[str]) -> Mapping[str, None]:
    return dict.fromkeys(ids)


def _names(municipalities: Mapping[str, Municipality]) -> Mapping[str, str]:
    """Both official names of each municipality, and its id, to its id."""
    return dict(_name_pairs(municipalities))


def _name_pairs(municipalities: Mapping[str, Municipality]) -> Iterator[tuple[str, str]]:
    for id, municipality in municipalities.items():
        yield municipality.name.fi, id
        if municipality.name.sv:
            yield municipality.name.sv, id
