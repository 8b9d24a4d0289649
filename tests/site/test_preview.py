"""`make serve`: what an editor sees while writing. How fast is measured elsewhere; here only that it comes."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLACE = "data/regions/pohjois-savo/places/siilinjarven-perheentalo.yaml"
PAGE = "fi/paikat/siilinjarven-perheentalo/"
PATIENCE = 60  # seconds


@pytest.fixture
def project(tmp_path):
    """A copy of everything that the preview follows."""
    for name in ("data", "content", "examples", "hooks", "overrides", "src"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


@pytest.fixture
def preview(project):
    """The address of the running preview."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"PYTHONPATH": str(project / "src"), "SITE_DIR": "build/served", "NO_MKDOCS_2_WARNING": "1", "PERHEKESKUS_LANGUAGE": "en"}
    with open(project / "log", "w") as log:
        server = subprocess.Popen([sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"], cwd=project, env=environment, stdout=log, stderr=log)
    try:
        wait_for(lambda: "Serving on" in (project / "log").read_text())
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=30)


def wait_for(true):
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not come"
        time.sleep(0.1)


def read(address):
    with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
        return answer.read().decode()


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_edit_of_data_template_text_or_style_is_seen(project, preview):
    """Without a restart, on pages made from data as on hand-written ones."""
    assert "Siilinjärven Perheentalo" in read(preview + PAGE)
    edit(project / PLACE, "name:", "district: {fi: Uusi kulma}\nname:")
    wait_for(lambda: "Uusi kulma" in read(preview + PAGE))
    edit(project / "src" / "perhekeskus" / "templates" / "place.html.j2", '<div class="pk-cols">', '<div class="pk-cols pk-new">')
    wait_for(lambda: "pk-new" in read(preview + PAGE))
    edit(project / "content" / "fi" / "about.md", "\n## ", "\n## Aivan uusi otsikko\n\n## ")
    wait_for(lambda: "Aivan uusi otsikko" in read(preview + "fi/tietoa-sivustosta/"))
    edit(project / "overrides" / "assets" / "tokens.css", ":root {", ":root { --new: 1;")
    wait_for(lambda: "--new" in read(preview + "assets/tokens.css"))
    edit(project / "src" / "perhekeskus" / "wording.py", 'return f"{day.day}.{day.month}.{day.year}"', 'return f"{day.year}!"')
    wait_for(lambda: "!" in read(preview + "sv/kommuner/vasa/"))


def test_a_faulty_file_leaves_the_last_good_preview(project, preview):
    """The fault is told in the terminal; the pages stay, and the mended file shows."""
    good = (project / PLACE).read_text(encoding="utf-8")
    edit(project / PLACE, "municipality:", "municipalty:")
    wait_for(lambda: "Did you mean municipality?" in (project / "log").read_text())
    assert "Siilinjärven Perheentalo" in read(preview + PAGE)
    (project / PLACE).write_text(good.replace("name:", "district: {fi: Korjattu}\nname:", 1), encoding="utf-8")
    wait_for(lambda: "Korjattu" in read(preview + PAGE))


def test_an_address_without_a_page_is_lost(preview):
    """The preview makes pages on demand, but only those that the site has."""
    with pytest.raises(urllib.error.HTTPError) as answer:
        read(preview + "fi/paikat/ei-ole/")
    assert answer.value.code == 404
    answer.value.close()
