"""What is promised to programs of others, from `contract.yaml`: which keys of a noun are published, and the same as OpenAPI and JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from ..model import Noun, keys_of

SCHEMAS = "#/components/schemas/"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MISSING = {"404": {"description": "No such file; a host may answer with a page.", "content": {"text/html": {"schema": {"type": "string"}}}}}


@cache
def contract() -> Mapping:
    """The whole of it, as the file has it."""
    text = resources.files(__package__).joinpath("contract.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def published(noun: type[Noun]) -> tuple[tuple[str, str], ...]:
    """(field, published key) of what is told of a noun, in the contract's order; a kind of Text is told as a Text. Raises StopIteration for a noun that the contract does not know."""
    schema = next(contract()["schemas"][base.__name__] for base in noun.__mro__ if base.__name__ in contract()["schemas"])
    fields = dict(zip(map(told_as, keys_of(noun)), noun.model_fields))
    return tuple((fields[key], key) for key in schema["properties"] if key in fields)


def told_as(key: str) -> str:
    """A file's key as a program reads it: 'step-free' → 'step_free'."""
    return key.replace("-", "_")


def openapi(ids: Mapping[str, str]) -> dict:
    """The contract as an OpenAPI document; `ids` are examples, by what an address with an id is of: {'/places/{id}.json': 'vaasa-puisto'}."""
    terms = contract()
    paths = {address: _path(address, file, ids) for address, file in terms["files"].items()}
    servers = [{"url": ".", "description": "The folder that this document stands in."}]
    return {"openapi": "3.1.0", "info": {"version": terms["version"], **terms["info"]}, "servers": servers, "security": [], "tags": terms["tags"], "paths": paths, "components": {"schemas": schemas()}}


def json_schema() -> dict:
    """The same schemas for whoever only validates; of a document of unknown name nothing is demanded."""
    return {"$schema": DIALECT, "title": contract()["info"]["title"], "$defs": _moved(schemas())}


def schemas() -> dict:
    """Those of records and, with what every file begins with, those of files."""
    return {**{file["name"]: _file(file) for file in contract()["files"].values() if "contents" in file}, **contract()["schemas"]}


def _file(file: Mapping) -> dict:
    properties = {**contract()["edition"], **file["contents"]}
    return {"type": "object", "description": file["description"], "required": list(properties), "properties": properties}


def _path(address: str, file: Mapping, ids: Mapping[str, str]) -> dict:
    media, schema = file.get("media", "application/json"), {"$ref": SCHEMAS + file["name"]} if "contents" in file else {}
    answers = {"200": {"description": file["summary"], "content": {media: {"schema": schema}}}, **_MISSING}
    operation = {"operationId": f"get{file['name']}", "tags": [file["tag"]], "summary": file["summary"], "description": file["description"], "responses": answers}
    return {"get": operation} | ({"parameters": [_id_of(address, ids)]} if "{id}" in address else {})


def _id_of(address: str, ids: Mapping[str, str]) -> dict:
    return {"name": "id", "in": "path", "required": True, "description": "Id of the record.", "schema": {"$ref": f"{SCHEMAS}Id"}} | ({"example": ids[address]} if address in ids else {})


def _moved(schema: object) -> object:
    """With references that lead to `$defs`."""
    if isinstance(schema, dict):
        return {key: value.replace(SCHEMAS, "#/$defs/") if key == "$ref" else _moved(value) for key, value in schema.items()}
    return [_moved(item) for item in schema] if isinstance(schema, list) else schema
