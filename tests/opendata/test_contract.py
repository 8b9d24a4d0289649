"""What is promised, against the model, a linter, and what was promised before."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from jsonschema import Draft202012Validator

from perhekeskus import model
from perhekeskus.catalogue import RECORDS
from perhekeskus.model import Noun, Text, Website, keys_of
from perhekeskus.opendata.contract import contract, json_schema, openapi, told_as

ROOT = Path(__file__).parents[2]
SURFACE = Path(__file__).parent / "surface.txt"
LINT = ROOT / "tests" / "tools" / "openapi-lint.mjs"
PUBLISHED = [noun for name in model.__all__ if isinstance(noun := getattr(model, name), type) and issubclass(noun, Noun) and name in contract()["schemas"]]


def literals(annotation) -> Iterator[str]:
    """The codes that a field may have, however deep in its annotation."""
    for part in get_args(annotation):
        yield from (part,) if isinstance(part, str) else literals(part)


def surface() -> str:
    """What a program can rely on, a line each: every file and field with what it may hold, descriptions left out."""
    terms = contract()
    lines = [f"version {terms['version']}", *(f"{address} {file['name']}" for address, file in terms["files"].items())]
    for name, schema in json_schema()["$defs"].items():
        needed = schema.get("required", ())
        lines += [f"{name}.{key}{'' if key in needed else '?'} {_form(field)}" for key, field in schema.get("properties", {}).items()] or [f"{name} {_form(schema)}"]
    return "\n".join(lines) + "\n"


def _form(schema: dict) -> str:
    """'Place', '[Place]', 'free|fee', or as JSON."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if "items" in schema:
        return f"[{_form(schema['items'])}]"
    return "|".join(schema["enum"]) if "enum" in schema else json.dumps(_bare(schema), sort_keys=True)


def _bare(schema: object) -> object:
    """Without descriptions, which may become better at any time."""
    if isinstance(schema, dict):
        return {key: _bare(value) for key, value in schema.items() if key != "description"}
    return list(map(_bare, schema)) if isinstance(schema, list) else schema


def test_nothing_promised_changes_in_silence():
    """What differs from the last promise raises `version` and stands in CHANGELOG.md; then GOLDEN=1 writes surface.txt anew."""
    if os.environ.get("GOLDEN"):
        SURFACE.write_text(surface(), encoding="utf-8")
    assert surface() == SURFACE.read_text(encoding="utf-8")


def test_every_version_is_told():
    """Whoever reads the files hears of it before a program stops."""
    assert f"`data/v{contract()['version'].split('.')[0]}/` {contract()['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_linter_finds_nothing(tool, tmp_path):
    """Redocly's recommended rules; of those that are off each has its reason in the script."""
    core = tool("@redocly/openapi-core/lib/index.js")
    (tmp_path / "openapi.json").write_text(json.dumps(openapi({"/places/{id}.json": "vaasa-puisto"})), encoding="utf-8")
    result = subprocess.run(["node", LINT, core, tmp_path / "openapi.json"], capture_output=True, text=True)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_the_linter_sees_faults(tool, tmp_path):
    """So that its silence says something."""
    core, document = tool("@redocly/openapi-core/lib/index.js"), openapi({})
    del document["paths"]["/places/{id}.json"]["parameters"]
    (tmp_path / "openapi.json").write_text(json.dumps(document), encoding="utf-8")
    result = subprocess.run(["node", LINT, core, tmp_path / "openapi.json"], capture_output=True, text=True)
    assert result.returncode == 1 and "path-parameters-defined" in result.stdout


def test_the_schema_is_a_schema():
    """Of the draft that it names; every reference leads somewhere."""
    schema = json_schema()
    Draft202012Validator.check_schema(schema)
    named = {part.split('"')[0] for part in json.dumps(schema).split('"#/$defs/')[1:]}
    assert named <= set(schema["$defs"]) and len(named) > 30


@pytest.mark.parametrize("noun", PUBLISHED, ids=lambda noun: noun.__name__)
def test_each_field_is_told_or_withheld(noun):
    """A new one asks to be decided on; and none is both."""
    told, withheld = set(contract()["schemas"][noun.__name__]["properties"]), set(contract()["withheld"].get(noun.__name__, ()))
    fields = set(map(told_as, keys_of(noun)))
    assert fields <= told | withheld
    assert withheld <= fields and not told & withheld


def test_every_kind_of_record_is_told():
    """And stands in the file of everything."""
    assert {kind.capitalize() for kind in RECORDS} <= {noun.__name__ for noun in PUBLISHED}
    assert set(RECORDS.values()) == set(contract()["files"]["/all.json"]["contents"])


@pytest.mark.parametrize("noun", PUBLISHED, ids=lambda noun: noun.__name__)
def test_codes_are_those_of_the_model(noun):
    """All of them, and no others."""
    properties = contract()["schemas"][noun.__name__]["properties"]
    for field, key in zip(noun.model_fields, map(told_as, keys_of(noun))):
        codes = set(literals(noun.model_fields[field].annotation))
        if key in properties and codes:
            assert _codes(properties[key]) == codes, key


def _codes(schema: dict) -> set[str]:
    schema = contract()["schemas"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return _codes(schema["items"]) if "items" in schema else set(schema["enum"])


def test_texts_have_the_languages_of_the_model():
    for noun in (Text, Website):
        assert set(contract()["schemas"][noun.__name__]["properties"]) == set(noun.model_fields)


def test_what_it_says_of_itself_is_a_version():
    """Of three numbers, the first of which is the folder's."""
    first, second, third = map(int, contract()["version"].split("."))
    assert first == 1 and min(second, third) >= 0
