"""What HSDS 3.0 asks of the files of a folder: the table of its fields (hsds.yaml) as JSON Schema, judged by a library; and that ids and references hold."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from jsonschema import Draft202012Validator, FormatChecker

LISTS = {"services": "service", "organizations": "organization", "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term"}
Found = tuple[str, dict]  # (kind, object)
BYDAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
SHARED = {"organization", "location", "taxonomy_term"}  # the same one may stand within several others
TYPES = {
    "text": {"type": "string", "minLength": 1},
    "number": {"type": "number"},
    "flag": {"type": "boolean"},
    "uuid": {"type": "string", "format": "uuid"},
    "uri": {"type": "string", "format": "uri"},
    "email": {"type": "string", "format": "email"},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d\d:\d\d)$"},
}
FORMATS = FormatChecker(["uuid", "email", "date"])


@FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    return not isinstance(value, str) or bool(urlsplit(value).scheme in ("http", "https") and urlsplit(value).netloc and value.isascii() and " " not in value)


@cache
def table() -> dict[str, dict]:
    return yaml.safe_load((Path(__file__).parent / "hsds.yaml").read_text(encoding="utf-8"))


def _type(name: str) -> dict:
    """The schema of a field's type as the table names it."""
    if name in TYPES:
        return TYPES[name]
    return {"enum": name.split("|")} if "|" in name else {"$ref": f"#/$defs/{name}"}


def _schema_of(fields: dict) -> dict:
    types = {name: {"type": "array", "minItems": 1, "items": _type(kind[0])} if isinstance(kind, list) else _type(kind.rstrip("!")) for name, kind in fields.items()}
    return {"type": "object", "properties": types, "required": [name for name, kind in fields.items() if str(kind).endswith("!")], "additionalProperties": False}


@cache
def _validator(kind: str) -> Draft202012Validator:
    """Of a page of such objects. Objects that we make none of are not in the table, and so not allowed."""
    known = {kind: {name: type for name, type in fields.items() if _is_known(type)} for kind, fields in table().items()}
    page = _schema_of(known["page"])
    page["properties"]["contents"] = {"type": "array", "items": {"$ref": f"#/$defs/{kind}"}}
    return Draft202012Validator(page | {"$defs": {name: _schema_of(fields) for name, fields in known.items()}}, format_checker=FORMATS)


def _is_known(type: str | list) -> bool:
    name = type[0] if isinstance(type, list) else type.rstrip("!")
    return name in TYPES or "|" in name or name in table()


def faults(folder: Path) -> list[str]:
    """Of all files of one language; what is between objects only when each is right by itself."""
    pages = {path: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.json")) if path.name != "index.json"}
    kinds = {path: "service" if path.parent != folder else LISTS[path.stem] for path in pages}
    wrong = [f"{path.name} {error.json_path}: {error.message[:200]}" for path, page in pages.items() for error in _validator(kinds[path]).iter_errors(page)]
    if wrong:
        return wrong
    whole = [found for path, page in pages.items() if path.parent != folder for found in _objects(page["contents"], "service")]
    listed = [found for path, page in pages.items() if path.parent == folder for found in _objects(page["contents"], kinds[path])]
    return [*_wrong_pages(folder, pages), *_wrong_ids(whole), *_wrong_references([*whole, *listed]), *_wrong_times(whole)]


def _objects(value: object, kind: str) -> Iterator[Found]:
    """All objects in a page, those within others too."""
    if isinstance(value, list):
        for part in value:
            yield from _objects(part, kind)
    elif isinstance(value, dict):
        yield kind, value
        for name, part in value.items():
            type = table()[kind][name]
            yield from _objects(part, type[0] if isinstance(type, list) else type)


def _wrong_pages(folder: Path, pages: dict[Path, dict]) -> Iterator[str]:
    """Whether the pages of whole services are one list, and the same as the list in short."""
    whole = sorted((page for path, page in pages.items() if path.parent != folder), key=lambda page: page["page_number"])
    ids = [service["id"] for page in whole for service in page["contents"]]
    if [page["page_number"] for page in whole] != list(range(1, len(whole) + 1)) or {(page["total_items"], page["total_pages"]) for page in whole} != {(len(ids), len(whole))}:
        yield "services/: the pages are no list"
    if ids != [service["id"] for service in pages[folder / "services.json"]["contents"]]:
        yield "services.json: other services than on the pages"
    yield from (f"{path.name}: {page['size']} is not its size" for path, page in pages.items() if page["size"] != len(page["contents"]) or page["empty"] is bool(page["contents"]))


def _wrong_ids(whole: list[Found]) -> Iterator[str]:
    """An id is of one thing, and only what is shared stands more than once."""
    kinds: dict[str, set[str]] = {}
    for kind, found in whole:
        kinds.setdefault(found["id"], set()).add(kind)
    yield from (f"{id} is a {' and a '.join(sorted(several))}" for id, several in kinds.items() if len(several) > 1)
    times = Counter(found["id"] for kind, found in whole if kind not in SHARED)
    yield from (f"{id} stands {number} times" for id, number in times.items() if number > 1)


def _wrong_references(everything: list[Found]) -> Iterator[str]:
    """What a field `…_id` names is there."""
    known = {(kind, found["id"]) for kind, found in everything}
    for kind, found in everything:
        yield from (f"{kind} {found['id']}: no such {name}" for name, value in found.items() if name.endswith("_id") and (name.removesuffix("_id"), value) not in known)


def _wrong_times(whole: list[Found]) -> Iterator[str]:
    """A schedule is a rule with times, or words alone; its days are in order, and it begins on one that the rule gives."""
    for row in (found for kind, found in whole if kind == "schedule"):
        if not {"freq", "byday", "opens_at", "closes_at"} <= row.keys() and (row.keys() & {"freq", "byday", "opens_at", "closes_at"} or "description" not in row):
            yield f"{row['id']}: neither a rule with times nor words"
        elif "dtstart" in row:
            if not row["valid_from"] <= row["dtstart"] <= row["until"] <= row["valid_to"]:
                yield f"{row['id']}: its days are in no order"
            if BYDAY[date.fromisoformat(row["dtstart"]).weekday()] not in row["byday"]:
                yield f"{row['id']}: it begins on another day"
