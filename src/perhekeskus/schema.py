"""What an editor's program is told of each kind of file: JSON Schema made from the model, with the words of `fields.yaml` in both languages.

Draft 7, because it is what every such program knows. A schema offers and refuses while somebody writes; only checking knows everything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml
from pydantic.json_schema import models_json_schema

from .catalogue import Catalogue
from .model import (
    MEANING_LENGTH,
    OF_SITE,
    SHARED,
    SUMMARY_LENGTH,
    Noun,
    Place,
    Region,
    Text,
)
from .openings import DAY_RANGES, DAYS
from .problems import sentences
from .spoken import DAY_WORDS

DRAFT = "http://json-schema.org/draft-07/schema#"
LANGUAGES = ("fi", "sv")
# Files that are one record; the others hold records by their ids.
ALONE: Mapping[str, type[Noun]] = {"place": Place, "region": Region}
IDS = "ids"  # the file that holds the ids of all records
SCHEMAS = tuple(f"{name}.json" for name in (*ALONE, *SHARED, IDS))
_REF = "#/definitions/{model}"
_ABSENT = {"type": "null"}
TIMES = "Times"  # of a day

# What validators accept besides the form that a noun has: a noun in one word, and a field in one line.
_TEXT = {"type": ["string", "number"], "minLength": 1}
_SENTENCE = {**_TEXT, "pattern": "^[^A-Za-zÀ-ÖØ-öø-ž]*$"}
_NOUNS_IN_SHORT = {
    "Text": _TEXT, **dict.fromkeys(("Prose", "Summary"), _SENTENCE),
    "HoursRule": {"type": "string", "pattern": "[0-9]"}, "Coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
}  # fmt: skip
_FIELDS_IN_SHORT = {("Place", "hours"): {"type": "string", "pattern": "[0-9]"}, ("HoursRule", "weeks"): {"type": "string"}}
# What validators refuse that look at several fields, or at a word, as far as a schema can say it.
_OF_DAYS = {"allOf": [{"oneOf": [{"required": ["date"]}, {"required": ["from", "to"]}, {"required": ["holiday"]}, {"required": ["during"]}]}]}
_RULES = {
    **dict.fromkeys(("Text", "Prose", "Summary"), {"minProperties": 1}), "Closure": _OF_DAYS, "HoursException": {**_OF_DAYS, "oneOf": [{"required": ["closed"]}, {"required": ["open"]}]},
    "HoursRule": {"minProperties": 1}, "RegionMethod": {"oneOf": [{"required": ["method"]}, {"required": ["name"]}]},
    "Method": {"anyOf": [{"required": ["rating"]}, {"required": ["rating_note"]}]}, "Corrections": {"anyOf": [{"required": ["issues"]}, {"required": ["email"]}]},
    "Contact": {"anyOf": [{"required": [key]} for key in ("phone", "website", "address", "note")]},
}  # fmt: skip
_NO_REASON = {"not": {"enum": ["yes", "no", "true", "false"]}}
_LONGEST = {"Summary": SUMMARY_LENGTH, "Meaning": MEANING_LENGTH}
_DAY_KEY = f"^(?:{'|'.join(f'[{word[0]}{word[0].upper()}]{word[1:]}' for word in DAY_WORDS)})(?![a-zåäö])|[Pp]äiv|[Dd]ag|[Dd]ay|[Dd]aily"


@cache
def field_words() -> Mapping[str, Mapping[str, Mapping]]:
    """For each noun and key: its name in each language, a `hint`, and `codes`, with which the labels of its values begin."""
    text = resources.files(__package__).joinpath("fields.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def words_of(noun: str, key: str) -> Mapping:
    """As `field_words`; what has no words of its own has those that are the same everywhere. Raises KeyError."""
    return field_words()[noun].get(key) or field_words()["Any"][key]


def code_words(prefix: str, code: str, labels: Mapping[str, Text]) -> Mapping[str, str]:
    """A code by language, in a reader's words or in those for editors. Raises KeyError."""
    label = labels.get(f"{prefix}_{code.replace('-', '_')}")
    return label.model_dump(include=set(LANGUAGES)) if label else field_words()["codes"][f"{prefix}_{code}"]


def fault_words(kind: str, language: str) -> str:
    """What the check would say, with three dots for the value."""
    return re.sub(r"\{\w+\}", "…", sentences()[kind][language])


def schema_files(catalogue: Catalogue) -> dict[str, str]:
    """Name → text of the schema of each kind of file, and of the ids that they offer."""
    definitions = _Definitions(catalogue.labels).all()
    roots = {name: {"$ref": _REF.format(model=model.__name__)} for name, model in ALONE.items()}
    roots |= {name: {"type": "object", "propertyNames": {"pattern": "^[a-z0-9_-]+$"}, "additionalProperties": {"$ref": _REF.format(model=model.__name__)}} for name, model in SHARED.items()}
    roots["site"]["properties"] = {key: {"$ref": _REF.format(model=model.__name__)} for key, model in OF_SITE.items()}
    files = {name: {**root, "definitions": _needed(root, definitions)} for name, root in roots.items()} | {IDS: {"definitions": known_ids(catalogue)}}
    return {f"{name}.json": json.dumps({"$schema": DRAFT, **schema}, ensure_ascii=False, indent=1) + "\n" for name, schema in files.items()}


def known_ids(catalogue: Catalogue) -> dict[str, dict]:
    """What may be named, by kind. Others are not refused: these lists are older than a record that somebody adds."""
    names = {name for municipality in catalogue.municipalities.values() for name in (municipality.name.fi, municipality.name.sv) if name}
    kinds = {"service": catalogue.services, "method": catalogue.methods, "helpline": catalogue.helplines, "situation": catalogue.situations, "page": catalogue.pages, "term": catalogue.terms, "municipality": names}
    return {kind: {"anyOf": [{"enum": sorted(ids)}, {"type": "string"}]} for kind, ids in kinds.items()}


class _Definitions:
    """The nouns as pydantic describes them, changed to what a file may say."""

    def __init__(self, labels: Mapping[str, Text]):
        self.labels = labels

    def all(self) -> dict[str, dict]:
        models = [(model, "validation") for model in (*ALONE.values(), *SHARED.values(), *OF_SITE.values())]
        _, described = models_json_schema(models, by_alias=True, ref_template=_REF)
        nouns = {name: self._noun(name, schema) for name, schema in described["$defs"].items() if name in field_words()}  # not RoughDate, which is a text in a file
        times = described["$defs"]["HoursRule"]["additionalProperties"]
        return {**nouns, TIMES: self._value(times, {}) | _said(words_of("HoursRule", "days"))}

    def _noun(self, name: str, schema: dict) -> dict:
        needed = schema.get("required", [])
        noun = {"type": "object", "properties": {key: self._field(name, key, value, key not in needed) for key, value in schema["properties"].items()}}
        noun |= {"required": needed} if needed else {}
        noun |= {"additionalProperties": False, **_RULES.get(name, {})}
        if name == "HoursRule":
            noun["properties"] |= dict.fromkeys((*DAYS, *DAY_RANGES), {"$ref": _REF.format(model=TIMES)})
            noun["patternProperties"] = {_DAY_KEY: {"anyOf": [{"$ref": _REF.format(model=TIMES)}, _ABSENT]}}  # 'ma-pe 9-16:' says all
        short = _one_field(noun, {"Cost": "code", "Website": "fi"}[name]) if name in ("Cost", "Website") else _NOUNS_IN_SHORT.get(name)
        return {"anyOf": [short, noun]} if short else noun

    def _field(self, noun: str, key: str, schema: dict, optional: bool) -> dict:
        words = words_of(noun, key)
        value = self._value(schema, words)
        if (noun, key) in _FIELDS_IN_SHORT:
            value = {"anyOf": [value, _FIELDS_IN_SHORT[noun, key]]}
        if key == "closed":
            value = {"allOf": [value, _NO_REASON]}
        if noun in _LONGEST and key in LANGUAGES:
            value = {**value, "maxLength": _LONGEST[noun]}
        if optional:
            value = {**value, "type": [*_listed(value["type"]), "null"]} if "type" in value and "enum" not in value else {"anyOf": [value, _ABSENT]}
        return {**_said(words), **({"allOf": [value]} if "$ref" in value else value)}

    def _value(self, schema: dict, words: Mapping) -> dict:
        """Without what pydantic adds for itself: names, defaults, and that nothing is a value."""
        if "known" in schema:
            return {"$ref": f"{IDS}.json#/definitions/{schema['known']}"}
        if schema.get("type") == "boolean":
            return {"enum": ["yes", "no", True, False]}
        if "fault" in schema:
            schema = {**schema, "patternErrorMessage": " · ".join(fault_words(schema["fault"], language) for language in LANGUAGES)}
        if options := [option for option in schema.get("anyOf", schema.get("oneOf", ())) if option != _ABSENT]:
            values = [self._value(option, words) for option in options]
            return values[0] if len(values) == 1 else {"anyOf": values}
        kept = {key: value for key, value in schema.items() if key not in ("title", "description", "default", "fault")}
        for inner in ("items", "additionalProperties"):
            if isinstance(kept.get(inner), dict):
                kept[inner] = self._value(kept[inner], words)
        if "enum" in kept and (prefix := words.get("codes")):
            kept["enumDescriptions"] = [_both(code_words(prefix, code, self.labels)) for code in kept["enum"]]
        return kept


def _said(words: Mapping) -> dict:
    """What an editor reads beside a key: its name, and what belongs there."""
    said = {"title": _both(words)}
    if hint := words.get("hint"):
        said["description"] = " – ".join(hint[language] for language in LANGUAGES)
        said["markdownDescription"] = "\n\n".join(f"**{words[language]}**: {hint[language]}" for language in LANGUAGES)
    return said


def _both(words: Mapping[str, str]) -> str:
    return " · ".join(dict.fromkeys(words[language] for language in LANGUAGES))


def _listed(types: str | list[str]) -> list[str]:
    return [types] if isinstance(types, str) else types


def _one_field(noun: dict, key: str) -> dict:
    """What may stand alone for a noun: 'cost: free' for 'cost: {code: free}'."""
    value = noun["properties"][key]
    return {name: part for name, part in value.get("anyOf", [value])[0].items() if name not in ("title", "description", "markdownDescription")}


def _needed(root: object, definitions: Mapping[str, dict]) -> dict[str, dict]:
    """Those definitions that `root` leads to, in order of their names."""
    found: dict[str, dict] = {}
    waiting = [root]
    while waiting:
        for name in set(re.findall(r'"#/definitions/(\w+)"', json.dumps(waiting.pop()))) - set(found):
            found[name] = definitions[name]
            waiting.append(definitions[name])
    return dict(sorted(found.items()))
