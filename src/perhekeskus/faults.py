"""One record against its noun: the frozen record, or what pydantic found as Problems in an editor's words."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ValidationError

from .model import HoursRule, Noun, Record, keys_of
from .openings import DAY_RANGES, DAYS, days_of
from .problems import Phrase, Problem, sentences, suggest
from .reading import Document
from .spoken import day_keys

MOST_CODES = 20
_SHAPES = {"string_type": "shape-text", "tuple_type": "shape-list", "list_type": "shape-list", "model_type": "shape-mapping", "dict_type": "shape-mapping", "model_attributes_type": "shape-mapping"}


def problems_of(document: Document, model: type[Noun], data: object, path: tuple, context: Mapping) -> tuple[Noun | None, list[Problem]]:
    """`data`, which stands at `path` of `document`, as a `model`; None and every fault when it is not one."""
    try:
        record = model.model_validate(data, context=dict(context))
        return (None if any(spoiled[: len(path)] == path for spoiled in document.spoiled) else record), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
    located = [pair for fault in _without_echoes(faults) for pair in _problems(fault, document, model, path)]
    misspelt = {(*at[:-1], problem.values["suggestion"].nearest) for at, problem in located if problem.kind == "unknown-key"}
    found = {}
    for at, problem in located:
        is_echo = problem.kind == "missing-key" and at in misspelt or any(_along(spoiled, at) for spoiled in document.spoiled)
        if not is_echo:
            found.setdefault((problem.where, problem.kind), problem)
    return None, list(found.values())


def _along(one: tuple, other: tuple) -> bool:
    """Whether one of two paths leads through the other."""
    return one[: len(other)] == other or other[: len(one)] == one


def _without_echoes(faults: list[dict]) -> list[dict]:
    """A list whose only row is faulty counts as too short as well: the row's own fault is enough."""
    return [f for f in faults if f["type"] != "too_short" or not any(o["loc"][: len(f["loc"])] == f["loc"] and o is not f for o in faults)]


def _problems(fault: dict, document: Document, model: type[Noun], base: tuple) -> Iterator[tuple[tuple, Problem]]:
    loc, values = tuple(fault["loc"]), dict(fault.get("ctx") or {})
    kind, values = _kind_and_values(fault, values)
    if kind == "wrong-shape":
        values = {"expected": Phrase(_SHAPES[fault["type"]], _example(owner_of(model, loc)))}
    keys = values.pop("keys", None)
    for tail in [(key,) for key in keys] if keys else [()]:
        full = (*loc, *tail)
        path = (*base, *_in_file(document, base, full, kind))
        if fault["input"] is None and kind == "unknown-key":
            yield path, document.problem(path, "key-without-value", of_key=True, value=full[-1])
        elif kind == "unknown-key" or not keys and _is_stray_hours_key(model, full):
            yield path, document.problem(path, "unknown-key", of_key=True, value=full[-1], suggestion=suggest(full[-1], fields_of(owner_of(model, full[:-1]))))
        else:
            yield path, document.problem(path, kind, **values)


def _example(owner: type[BaseModel] | None) -> str:
    """Two keys of what belongs here, those that must be there first: 'kind: …, name: …'."""
    fields = owner.model_fields.items() if owner else ()
    needed = [field.alias or name for name, field in fields if field.is_required() and name not in Record.model_fields]
    return ", ".join(f"{key}: …" for key in list(dict.fromkeys([*needed, *fields_of(owner)]))[:2]) or "summary: …"


def _kind_and_values(fault: dict, values: dict) -> tuple[str, dict]:
    name, value = fault["type"], fault["input"]
    if name in sentences():
        if "options" in values:
            values["suggestion"] = suggest(values["value"], values.pop("options"), MOST_CODES if name == "unknown-holiday" else 12, names=name == "unknown-municipality")
        return name, values
    if name == "extra_forbidden":
        return "unknown-key", {}
    if name == "missing":
        return "missing-key", {"value": fault["loc"][-1] if fault["loc"] else ""}
    if name in ("literal_error", "enum"):
        options = [option.strip().strip("'") for option in values["expected"].replace(" or ", ", ").split(",")]
        return "unknown-code", {"value": value, "suggestion": suggest(value, options, MOST_CODES)}
    if name in _SHAPES:
        return "wrong-shape", {}
    if name.startswith(("int_", "float_")):
        return "not-a-number", {"value": value}
    if name in ("bool_parsing", "bool_type"):
        return "not-yes-no", {"value": value}
    if name in ("greater_than_equal", "less_than_equal"):
        return "out-of-range", {"value": value, "limit": f"≥ {values['ge']}" if "ge" in values else f"≤ {values['le']}"}
    if name == "too_short":
        return "too-few", {"least": values["min_length"]}
    if name == "too_long":
        return "too-many", {"most": values["max_length"]}
    return "not-accepted", {"value": value}


def _in_file(document: Document, base: tuple, loc: tuple, kind: str) -> tuple:
    """`loc` as the file has it: without what pydantic adds, such as the tag of a union, and with days in the words of the file."""
    kept: tuple = ()
    for index, part in enumerate(loc):
        named_by_fault = kind == "missing-key" and index == len(loc) - 1
        if named_by_fault or (*base, *kept, part) in document.values_at:
            kept = (*kept, part)
        elif isinstance(part, str) and days_of(part):
            kept = (*kept, *_key_in_words(document, (*base, *kept), part))
    return kept


def _key_in_words(document: Document, at: tuple, day: str) -> tuple[str, ...]:
    """The key below `at` that says `day` in an editor's words, if one does: 'ti-pe' for 'tue-fri'."""
    beside = [path[-1] for path in document.keys_at if path[:-1] == at]
    return tuple(key for key in beside if day in day_keys(key))[:1]


def _is_stray_hours_key(model: type[Noun], loc: tuple) -> bool:
    if not loc or not isinstance(loc[-1], str) or days_of(loc[-1]):
        return False
    owner = owner_of(model, loc[:-1])
    return owner is HoursRule and loc[-1] not in fields_of(owner)


def owner_of(model: type[BaseModel], loc: tuple) -> type[BaseModel] | None:
    """The noun that the keys at `loc` belong to."""
    owner: type[BaseModel] | None = model
    for part in loc:
        if isinstance(part, int) or owner is None:
            continue
        by_alias = {field.alias or name: field for name, field in owner.model_fields.items()}
        if part in by_alias:
            owner = _noun_in(by_alias[part].annotation)
    return owner


def fields_of(model: type[BaseModel] | None) -> list[str]:
    """The keys an editor may write in `model`."""
    if model is None:
        return []
    return [*keys_of(model), *DAYS, *DAY_RANGES] if model is HoursRule else list(keys_of(model))


def _noun_in(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if typing.get_origin(annotation) in (tuple, typing.Union, types.UnionType, typing.Annotated, dict):
        return next(filter(None, map(_noun_in, typing.get_args(annotation))), None)
    return None
