"""The small country, made without the engine, as its own nginx shows it below two addresses."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from perhekeskus.catalogue import Catalogue
from perhekeskus.frames import PARTS, Frame, mark
from perhekeskus.output import Site
from perhekeskus.packing import Packing, packings
from perhekeskus.pages import Pages
from perhekeskus.publishing import publish
from perhekeskus.urls import Addresses

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 3)
PATHS = ("/perhe/keskus/", "/a/")
HASHED = "assets/stylesheets/main.57a0d79d.min.css"
FRAME = Frame.of("<!doctype html><meta charset=utf-8>" + "".join(mark(part) for part in PARTS))


class Answer(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


class Host(NamedTuple):
    """A site below `path` of a host at `port`; its files are in `folder`, and come from `source` in packed `forms`."""

    path: str
    port: int
    folder: Path
    source: Path
    forms: Mapping[str, Packing]

    def get(self, address: str, **headers: str) -> Answer:
        """What is answered for an address as seen from the site's root; headers are named with _ for -."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", self.path + address, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            connection.close()


@pytest.fixture(scope="session")
def nginx() -> str:
    """Where Debian's nginx is. On CI its absence is a failure, elsewhere a skip."""
    if not (found := shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("nginx is not here; get it with: make servers (as root)")
    return found


def made(catalogue: Catalogue, folder: Path, path: str) -> Path:
    """A finished build for a host's `path`; of the theme there is only the name of a style sheet, and a place once had another address."""
    place = catalogue.places["saari-luoto"].model_copy(update={"aliases": ("luoto",)})
    catalogue = replace(catalogue, places=catalogue.places | {"saari-luoto": place})
    shutil.copytree(ROOT / "overrides" / "assets", folder / "assets")
    (folder / HASHED).parent.mkdir()
    (folder / HASHED).write_text("a { color: red }\n" * 100, encoding="utf-8")
    pages = Pages(catalogue, Addresses.of(catalogue), TODAY)
    Site(pages, f"https://perhekeskus.example{path}", folder).write({(language, depth): FRAME for language in ("fi", "sv") for depth in range(6)}, [])
    return folder


def configured(text: str, place: Path, servers: list[Host]) -> str:
    """hosting/nginx.conf with the ports, folders and temporary files of a test."""
    server = re.search(r"    server \{.*?\n    \}\n", text, re.DOTALL)[0]
    blocks = [server.replace("8080", f"127.0.0.1:{host.port}").replace("root /site", f"root {str(host.folder).removesuffix(host.path.rstrip('/'))}").replace("/site/", f"{host.folder}/") for host in servers]
    before, after = text.replace("/tmp/", f"{place}/").split(server)
    return ("user root;\n" if os.geteuid() == 0 else "") + before + "".join(blocks) + after


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="package")
def hosts(nginx, catalogue, tmp_path_factory):
    """One nginx, a host for each of PATHS."""
    place = tmp_path_factory.mktemp("nginx")
    servers = []
    for number, path in enumerate(PATHS):
        folder = place / f"host{number}" / path.strip("/")
        folder.parent.mkdir(parents=True)
        source = made(catalogue, place / f"site{number}", path)
        forms = {".gz": packings()[".gz"]} if number else {}
        publish(source, folder, forms)
        servers.append(Host(path, free_port(), folder, source, forms))
    (place / "nginx.conf").write_text(configured((ROOT / "hosting" / "nginx.conf").read_text(encoding="utf-8"), place, servers), encoding="utf-8")
    running = subprocess.Popen([nginx, "-e", "stderr", "-c", str(place / "nginx.conf"), "-g", "daemon off;"], stderr=subprocess.PIPE, text=True)
    try:
        _await(running, servers)
        yield dict(zip(PATHS, servers))
    finally:
        running.terminate()
        running.communicate(timeout=10)


def _await(running: subprocess.Popen, servers: list[Host]) -> None:
    for host in servers:
        for _ in range(200):
            assert running.poll() is None, running.stderr.read()
            try:
                socket.create_connection(("127.0.0.1", host.port), timeout=1).close()
                break
            except ConnectionRefusedError:
                time.sleep(0.02)


@pytest.fixture(params=PATHS)
def host(hosts, request) -> Host:
    return hosts[request.param]


@pytest.fixture
def packed_host(hosts) -> Host:
    """The one that was published with packed files."""
    return hosts[PATHS[1]]
