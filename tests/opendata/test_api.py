"""Every file against the contract, by a validator that knows nothing of ours."""

import json
import re

import jsonschema_rs
import pytest

from perhekeskus.catalogue import RECORDS
from perhekeskus.opendata.contract import contract, json_schema
from perhekeskus.opendata.edition import FOLDER

PATTERNS = {address: re.compile(re.escape(FOLDER + address.removeprefix("/")).replace(r"\{id\}", "[a-z0-9-]+")) for address in contract()["files"]}


def closed(schema):
    """The same schema as if nothing more than it names were allowed, which it must not say itself: what comes later must not stop a program."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {key: closed(value) for key, value in schema.items()}
    return {**found, "additionalProperties": False} if isinstance(schema.get("properties"), dict) and schema.get("type") != "string" else found


@pytest.fixture(scope="module")
def validators():
    """For each address of the contract, what judges its files."""
    defs = closed(json_schema()["$defs"])
    told = {address: file["name"] for address, file in contract()["files"].items() if "contents" in file}
    return {address: jsonschema_rs.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": defs}, validate_formats=True) for address, name in told.items()}


def address_of(name):
    return next(address for address, pattern in PATTERNS.items() if pattern.fullmatch(name))


def test_every_file_is_as_promised(any_data, validators):
    """Nothing is missing, nothing besides, dates are dates and addresses are addresses."""
    faults = []
    for name, make in any_data.files.items():
        if name.startswith(FOLDER) and (validator := validators.get(address_of(name))):
            faults += [f"{name} {error.instance_path}: {error.message[:200]}" for error in validator.iter_errors(json.loads(make()))]
    assert faults == []


def test_every_promised_file_is_there(any_data):
    """Of each address at least one, and none that is not promised."""
    assert {address_of(name) for name in any_data.files} == set(PATTERNS)


def test_the_judge_sees_faults(open_data, read, validators):
    """A date that is none, a key that is not promised, a record without its licence."""
    whole = read(open_data, "places/rantakunta-majakka.json")
    judge = validators["/places/{id}.json"]
    assert judge.is_valid(whole)
    place = whole["place"]
    without = {key: value for key, value in place.items() if key != "licence"}
    for spoilt in (place | {"checked": place["checked"] | {"date": "2026-02-30"}}, place | {"memo": "x"}, without, place | {"website": {"fi": "ei osoite"}}):
        assert not judge.is_valid(whole | {"place": spoilt})


def test_every_record_says_where_it_comes_from(example_data, read):
    """Whichever file it is read from: sources, who checked it, its licence among the file's, and its page in both languages."""
    whole = read(example_data, "all.json")
    records = [record for name in RECORDS.values() for record in whole[name]]
    assert len(records) > 80
    assert all(record["licence"] in whole["licences"] and set(record["page"]) == {"fi", "sv"} for record in records)
    assert all(record["sources"] and "checked" in record and record["freshness"] for name in RECORDS.values() if name not in ("municipalities", "methods", "situations") for record in whole[name])


def test_a_record_is_the_same_in_every_file(example_data, read):
    """In the dump, in the files of its region and municipality, and alone."""
    alone = read(example_data, "places/esimerkkila-lyhty.json")["place"]
    for name in ("all.json", f"regions/{alone['region']}.json", f"municipalities/{alone['municipality']}.json"):
        assert alone in read(example_data, name)["places"]


def test_what_belongs_to_a_region_is_in_its_file(open_data, read):
    """Its municipalities and places and no others; also where there are none."""
    told = {id: read(open_data, f"regions/{id}.json") for id in open_data.catalogue.regions}
    assert {id: [row["id"] for row in file["places"]] for id, file in told.items()} == {"rannikko": ["rantakunta-majakka", "saari-luoto"], "sisamaa": ["jarvela-laituri"]}
    assert [row["id"] for row in told["rannikko"]["municipalities"]] == ["rantakunta", "saari"]


def test_codes_of_others_stand_beside_ours(open_data, read):
    """County, municipality and service class, for whoever joins the data with other registers."""
    place = read(open_data, "places/rantakunta-majakka.json")["place"]
    assert (place["region"], place["region_code"], place["municipality"], place["municipality_code"]) == ("rannikko", "97", "rantakunta", "901")
    index = read(open_data, "index.json")
    assert {"id": "rannikko", "code": "97", "name": {"fi": "Rannikko", "sv": "Kusten"}} in index["regions"]
    assert {"id": "saari", "code": "902", "name": {"fi": "Saari", "sv": "Ön"}, "region": "rannikko", "places": 1} in index["municipalities"]


def test_the_index_says_what_there_is(open_data, read):
    """Counts, the latest check, and every kind of file."""
    index = read(open_data, "index.json")
    assert index["counts"]["places"] == 3 and index["counts"]["confirmed_places"] == 1
    assert index["last_checked"] == "2026-10-01" and index["generated_at"] == "2026-11-03"
    assert "places/{id}.json" in index["files"] and index["example"] is False


def test_what_is_doubtful_travels_along(real_data, read):
    """And what editors write to each other does not."""
    doubtful = {id for id, place in real_data.catalogue.places.items() if place.doubt}
    told = read(real_data, "all.json")["places"]
    assert {place["id"] for place in told if "doubt" in place} == doubtful != set()
    assert not any("memo" in place for place in told)


def test_the_example_says_that_it_is_made_up(example_data, real_data, read):
    """In every file: nobody is to be sent to a place that is not."""
    assert read(example_data, "places/esimerkkila-lyhty.json")["example"] is True
    assert read(real_data, "helplines.json")["example"] is False


def test_examples_of_the_contract_are_records_of_this_site(any_data, read):
    """Whoever tries them gets an answer."""
    paths = read(any_data, "openapi.json")["paths"]
    tried = [address.replace("{id}", path["parameters"][0]["example"]) for address, path in paths.items() if "parameters" in path]
    assert len(tried) > 2 and all(FOLDER + address.removeprefix("/") in any_data.files for address in tried)


def test_one_record_is_one_line(open_data):
    """So that two editions can be compared line by line."""
    lines = open_data.files[f"{FOLDER}all.json"]().decode().splitlines()
    assert sum(line.count('"page":{"fi":') for line in lines) - 2 == sum(len(open_data.catalogue.records(kind)) for kind in RECORDS)
    assert all(line.count('"licence":"') <= 1 for line in lines)
