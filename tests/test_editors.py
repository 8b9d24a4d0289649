"""An editor's program with this checkout open: what it says of right and wrong files, offers and explains. The real yaml-language-server, as VS Code has it."""

import json
import runpy
from fnmatch import fnmatch
from itertools import count
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LanguageServer = runpy.run_path(str(ROOT / "tests" / "languageserver.py"))["LanguageServer"]
SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
PLACES = (f"data/regions/kainuu/places/uusi-paikka-{number}.yaml" for number in count(1))  # a program reads a file that it knows only when it is changed
WHOLE = """\
kind: meeting-place
name: {fi: Majakka, sv: Fyren}
status: active
municipality: Kajaani
postal_code: 00100
website: https://majakka.example/
organiser: {kind: parish}
cost: free
hours:
  - ti–pe 9–14
  - mon: 9-12
    what: {fi: perhekahvila, sv: familjecafé}
checked: null
sources: [{url: https://majakka.example/, date: 2026-10-01}]
"""


def as_served():
    """The settings in the form that the program asks for: nested, and with whole addresses of the schemas."""
    schemas = {(ROOT / schema).as_uri(): files for schema, files in SETTINGS["yaml.schemas"].items()}
    return {"yaml": {"schemas": schemas, "schemaStore": {"enable": False}, "validate": True, "hover": True, "completion": True}}


@pytest.fixture(scope="module")
def server(tool):
    server = LanguageServer(tool("yaml-language-server/bin/yaml-language-server"), ROOT, as_served())
    yield server
    server.close()


def told(server, text):
    """(line, message) of all that the program has against a place's file; lines from 0."""
    _, found = server.opened(next(PLACES), text)
    return [(fault["range"]["start"]["line"], fault["message"]) for fault in found]


def offered(server, text, line, column):
    uri, _ = server.opened(next(PLACES), text)
    answer = server.at("completion", uri, line, column)
    return {item["label"] for item in answer["items"]}


def test_every_kind_of_file_has_its_schema():
    """Each file of the data, and of the example, is named by one pattern of the settings, and each schema by one line."""
    assert {Path(schema).name for schema in SETTINGS["yaml.schemas"]} == {path.name for path in (ROOT / "schema").iterdir()} - {"ids.json"}
    patterns = [pattern for files in SETTINGS["yaml.schemas"].values() for pattern in ([files] if isinstance(files, str) else files)]
    for path in [path for folder in ("data", "examples") for path in (ROOT / folder).rglob("*.yaml")]:
        assert len([pattern for pattern in patterns if fnmatch(path.relative_to(ROOT).as_posix(), pattern)]) == 1, path


def test_a_right_file_is_left_in_peace(server):
    """A place with hours in words and under days, and a real file as it is."""
    assert told(server, WHOLE) == []
    real = "data/regions/kainuu/places/kuhmo-family-centre.yaml"
    assert server.opened(real, (ROOT / real).read_text(encoding="utf-8"))[1] == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "said"),
    [
        ("status: active", "status: auki", 2, '"planned", "active", "unconfirmed", "paused", "closed"'),
        ("cost: free", "cost: ilmainen", 7, '"free", "fee", "varies", "unknown"'),
        ("status: active", "status: active\nstreett: Rantatie 3", 3, "streett"),
        ("what: {fi", "what: {fii", 11, "fii"),
        ("mon: 9-12", "mon: 9", 10, "string"),
        ("https://majakka.example/\norg", "www.majakka.example\norg", 5, "kopioi se selaimen osoiterivistä"),
        ("date: 2026-10-01", "date: 1.10.2026", 13, "undated"),
        ("organiser: {kind: parish}\n", "", 0, "organiser"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_on_its_line(server, right, wrong, line, said):
    """While somebody writes, before anything is sent."""
    assert right in WHOLE
    found = told(server, WHOLE.replace(right, wrong, 1))
    assert [at for at, _ in found] == [line]
    assert said in found[0][1]


def test_the_values_of_a_key_are_offered(server):
    """Those of the model, and the ids of records."""
    assert offered(server, "kind: \n", 0, 6) >= {"meeting-place", "family-centre", "open-early-childhood-education", "service-point", "digital"}
    assert offered(server, "services: []\n", 0, 11) >= {"family-work", "open-meeting-place"}
    assert offered(server, "cost: \n", 0, 6) >= {"free", "fee", "varies"}


def test_the_keys_that_are_still_free_are_offered(server):
    """Of a place, and of a row of its hours."""
    keys = offered(server, "kind: digital\n", 1, 0)
    assert "hours" in keys and "kind" not in keys
    assert offered(server, "hours:\n  - \n", 1, 4) >= {"mon", "tue-fri", "weeks", "what"}


def test_a_key_explains_itself_in_both_languages(server):
    """Its name and what belongs there, and what its values mean."""
    uri, _ = server.opened(next(PLACES), WHOLE)
    hours, status = (server.at("hover", uri, line, 1)["contents"]["value"] for line in (8, 2))
    assert "Aukioloajat · Öppettider" in hours and "Niin kuin ovessa lukee" in hours and "Så som det står på dörren" in hours
    assert "`paused`: Tauolla · Paus" in status
