"""The open data of the real site as a stranger meets them: the page that explains them, its examples, and the files."""

import gzip
import html
import json
import re
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import jsonschema_rs
import pytest

SITE_URL = "https://perhekeskus.example/"
PAGES = {"fi": "fi/avoin-data/", "sv": "sv/oppna-data/"}
CODE = re.compile(r'<pre lang="en"><code>(.*?)</code></pre>', re.DOTALL)
COMMANDS = {"curl": ["sh", "-c"], "const": ["node", "--input-type=module", "-e"], "import": [sys.executable, "-I", "-c"]}  # by an example's first word


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address(site):
    """Where the site stands for a while."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def examples(site):
    """By language, each example of the page by its first word."""
    texts = {language: CODE.findall((site / page / "index.html").read_text(encoding="utf-8")) for language, page in PAGES.items()}
    return {language: {(code := html.unescape(text)).split()[0]: code for text in found} for language, found in texts.items()}


@pytest.fixture
def said(examples, address):
    """Gives what an example prints when it is run as it stands on the page, with the address of the site as it stands here."""

    def run(language: str, kind: str) -> str:
        command, *options = COMMANDS[kind]
        if not shutil.which("curl" if kind == "curl" else command):
            pytest.skip(f"nothing here runs the example that begins with {kind}")
        result = subprocess.run([command, *options, examples[language][kind].replace(SITE_URL, address)], capture_output=True, text=True, timeout=60)
        assert result.returncode == 0, result.stderr
        return result.stdout

    return run


@pytest.mark.parametrize("language", PAGES)
def test_the_example_for_a_shell_fetches_the_index(said, site, language):
    assert said(language, "curl") == (site / "data/v1/index.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", PAGES)
def test_the_example_for_a_page_names_every_place_of_a_region(said, examples, site, language):
    """In the reader's language where the name is known in it."""
    places = region_of(examples[language]["const"], site)["places"]
    assert [line.rsplit(" ", 1)[0] for line in said(language, "const").splitlines()] == [place["name"].get(language) or next(iter(place["name"].values())) for place in places] != []


@pytest.mark.parametrize("language", PAGES)
def test_the_example_in_python_tells_who_has_checked(said, examples, site, language):
    places = region_of(examples[language]["import"], site)["places"]
    assert [line.split()[:2] for line in said(language, "import").splitlines()] == [[place["id"], place["status"]] for place in places] != []


def region_of(code, site):
    """What the file says that an example fetches."""
    return json.loads((site / re.search(rf"{SITE_URL}(data/v1/regions/[a-z-]+\.json)", code)[1]).read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", PAGES)
def test_the_page_names_every_kind_of_file(site, language):
    """Those of the index, by their folder or name."""
    text = (site / PAGES[language] / "index.html").read_text(encoding="utf-8")
    index = json.loads((site / "data/v1/index.json").read_text(encoding="utf-8"))
    assert not [name for name in index["files"] if f"<code>{name.replace('{id}', '…')}</code>" not in text]


def test_every_file_agrees_with_the_schema_beside_it(site):
    """As whoever has fetched both would ask, without anything of ours."""
    folder = site / "data" / "v1"
    contract = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))
    defs = json.loads((folder / "schema.json").read_text(encoding="utf-8"))["$defs"]
    judged = 0
    for path, told in contract["paths"].items():
        schema = told["get"]["responses"]["200"]["content"].get("application/json", {}).get("schema", {}).get("$ref", "")
        judge = jsonschema_rs.Draft202012Validator({"$ref": schema.replace("#/components/schemas/", "#/$defs/"), "$defs": defs}, validate_formats=True) if schema else None
        for file in folder.glob(path.removeprefix("/").replace("{id}", "*")) if judge else ():
            judge.validate(json.loads(file.read_text(encoding="utf-8")))
            judged += 1
    assert judged > 380


def test_what_is_fetched_is_small(site):
    """Packed as a server sends it: a place in one packet or three, a region in a tenth of a second on a slow line, everything in a few seconds."""
    sizes = {path.relative_to(site / "data" / "v1").as_posix(): len(gzip.compress(path.read_bytes())) for path in (site / "data" / "v1").rglob("*.json")}
    print(sorted(sizes.items(), key=lambda row: -row[1])[:8])
    assert max(size for name, size in sizes.items() if name.startswith("places/")) < 4_000
    assert max(size for name, size in sizes.items() if name.startswith("regions/")) < 30_000 and sizes["all.json"] < 300_000
