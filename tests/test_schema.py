"""What editors' programs are told of the files: all that is right is accepted, and of what is wrong as much is refused as a schema can say."""

import json
import re
from functools import cache
from pathlib import Path

import guide
import pytest
import yaml
from jsonschema import Draft7Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from perhekeskus.checking import check
from perhekeskus.model import HoursRule, Noun, keys_of
from perhekeskus.openings import TIMES, read_openings
from perhekeskus.schema import ALONE, SHARED, field_words, schema_files, words_of

ROOT = Path(__file__).parent.parent
COMMITTED = ROOT / "schema"
ONLY_CHECK = Path(__file__).parent / "schema-only-check.txt"
RIGHT = sorted(path for folder in ("data", "examples", "tests/country/data") for path in (ROOT / folder).rglob("*.yaml"))


class Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.2, as editors' programs read it: 'no' is a word and 2026-10-01 a text, but 88900 is a number."""

    yaml_implicit_resolvers = {}


for kind, pattern, first in (("null", "~|null|", "~n"), ("bool", "true|false", "tf"), ("int", "[-+]?[0-9]+", "-+0123456789"), ("float", r"[-+]?[0-9]+\.[0-9]*", "-+0123456789")):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"^(?:{pattern})$"), [*first, *([""] if kind == "null" else [])])
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


@pytest.fixture(scope="module")
def made():
    """The schemas as the model gives them today, with the ids of the real data."""
    checked = check(ROOT)
    assert checked.catalogue, [problem.line_for_people("en") for problem in checked.errors]
    return schema_files(checked.catalogue)


@pytest.fixture(scope="module")
def refused(made):
    """Gives what the schema of a file has against a text."""
    schemas = {name: json.loads(text) for name, text in made.items()}
    registry = Registry().with_resources([(name, Resource(schema, DRAFT7)) for name, schema in schemas.items()])
    judges = {name.removesuffix(".json"): Draft7Validator(schema, registry=registry) for name, schema in schemas.items()}

    def found(path: Path, text: str) -> list[str]:
        return [f"{error.json_path}: {error.message[:200]}" for error in judges[kind_of(path)].iter_errors(yaml.load(text, Core))]

    return found


def kind_of(path):
    """The schema for a file by its path."""
    return "place" if path.parent.name == "places" else "region" if path.stem == "region" else path.stem


def without_data(schema):
    """A schema without what comes from data, and so is older in the checkout than the data may be: ids that are offered, and names of values."""
    if isinstance(schema, list):
        return [without_data(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: without_data(value) for key, value in schema.items() if key != "enumDescriptions"}


def test_the_files_in_the_checkout_are_what_the_model_gives(made):
    """A fresh clone has them without building; after a change of the model `perhekeskus schema schema` writes them anew."""
    assert {path.name for path in COMMITTED.iterdir()} == set(made)
    for name in set(made) - {"ids.json"}:
        committed = json.loads((COMMITTED / name).read_text(encoding="utf-8"))
        assert without_data(committed) == without_data(json.loads(made[name])), f"{name}: run perhekeskus schema schema"
    assert set(json.loads((COMMITTED / "ids.json").read_text(encoding="utf-8"))["definitions"]) == set(json.loads(made["ids.json"])["definitions"])


def test_every_schema_is_one(made):
    """Draft 7 has nothing against any of them."""
    for text in made.values():
        Draft7Validator.check_schema(json.loads(text))


def test_what_is_right_is_accepted(refused):
    """Every file of the real data, of the example and of the small country."""
    assert len(RIGHT) > 250
    assert {str(path.relative_to(ROOT)): found for path in RIGHT if (found := refused(path, path.read_text(encoding="utf-8")))} == {}


@cache
def cases():
    """(case, path its file has, text, what checking says and not what may wait) of each wrong file in YAML that can be read at all."""
    found = []
    for case in guide.all_cases():
        path, text = Path(case.head.get("file", "")), case.wrong_file
        if text and text.suffix == path.suffix == ".yaml" and kind_of(path) in {*ALONE, *SHARED}:
            found.append((case.name, path, text.read_bytes().decode("utf-8", "replace"), () if "with" in case.head else case.lines))
    return found


def readable(text):
    try:
        return isinstance(yaml.load(text, Core), dict)
    except (yaml.YAMLError, RecursionError):
        return False


def errors(lines):
    """What checking says of a case that is an error, and not an answer."""
    return [line.split(": ", 1)[1] for line in lines if "understood as" not in line]


def test_what_only_checking_finds_is_known(refused):
    """The list of wrong files that no schema refuses: what it takes a look at other files, at a calendar, or at a whole text to see.

    A case that leaves the list is a schema that has learnt something; one that joins it needs a reason.
    """
    found = [f"{name}: {said[0]}" for name, path, text, lines in cases() if readable(text) and (said := errors(lines)) and not refused(path, text)]
    assert found == ONLY_CHECK.read_text(encoding="utf-8").splitlines()


def test_what_looks_wrong_and_is_right_is_accepted(refused):
    """Cases without an error: hours in words, keys in words, dates as exact as they are known."""
    harmless = [(name, path, text) for name, path, text, lines in cases() if not errors(lines)]
    assert len(harmless) > 5
    assert {name: found for name, path, text in harmless if readable(text) and (found := refused(path, text))} == {}


def nouns():
    """Every noun that a file can hold, by name."""
    found, waiting = {}, list(Noun.__subclasses__())
    while waiting:
        noun = waiting.pop()
        found[noun.__name__] = noun
        waiting += noun.__subclasses__()
    return found


def test_every_key_has_its_words():
    """A new key gets its name in both languages in fields.yaml, and one that is gone leaves it."""
    described = {name: noun for name, noun in nouns().items() if name in field_words()}
    for name, noun in described.items():
        for key in keys_of(noun):
            assert {"fi", "sv"} <= set(words_of(name, key)), f"{name}.{key}"
        beside = {"days", "words", "day"} if noun is HoursRule else set()
        assert set(field_words()[name]) <= {*keys_of(noun), *beside}, name
    assert set(field_words()) - {"Any", "codes"} == set(described)


@pytest.mark.parametrize("times", ["9-12", "9–12, 13–15.30", "20-2+1", "klo 9.30–12 ja 13–15", "24/7", "ympäri vuorokauden", "9-12 och 13-14.", "20–2 seuraavana päivänä"])
def test_times_that_can_be_read_have_the_pattern(times):
    """Whatever an editor may write is not refused while they write it."""
    assert read_openings(times)
    assert re.fullmatch(TIMES, times)


@pytest.mark.parametrize("times", ["9", "9-", "klo 9", "aamulla", "9-12-15", "9-12 or 13"])
def test_times_that_cannot_be_read_lack_the_pattern(times):
    """An editor sees it at once."""
    assert not re.fullmatch(TIMES, times)
