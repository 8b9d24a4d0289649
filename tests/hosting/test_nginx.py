"""Debian's nginx with hosting/nginx.conf and the lines that each site brings along."""

import gzip
import os
import re
import subprocess
from pathlib import Path

import pytest

from perhekeskus.publishing import publish

ROOT = Path(__file__).parents[2]
HASHED = "assets/stylesheets/main.57a0d79d.min.css"
PAGE = "fi/kunnat/"


def said_for_all(host):
    """The headers of every file, as the site's own `_headers` says them."""
    first = (host.folder / "_headers").read_text(encoding="utf-8").split("\n/")[0].splitlines()[1:]
    return dict(line.strip().split(": ", 1) for line in first)


def test_a_page_is_there(host):
    """Below its path, as HTML."""
    answer = host.get(PAGE)
    assert answer.status == 200 and answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.body == (host.folder / PAGE / "index.html").read_bytes()


def test_a_page_without_its_last_stroke_is_found(host):
    """By an address that names no host and no port, which may be others for the reader."""
    answer = host.get(PAGE.rstrip("/"))
    assert (answer.status, answer.headers["Location"]) == (301, f"{host.path}{PAGE}")


def test_what_is_not_there_is_told_with_help(host):
    """Status 404, the site's own page with links that lead below its path, and nobody keeps the answer."""
    answer = host.get("fi/tyhja/")
    assert answer.status == 404 and answer.headers["Cache-Control"] is None
    assert answer.body == (host.folder / "404.html").read_bytes()
    assert f'href="https://perhekeskus.example{host.path}fi/apua-nyt/"'.encode() in answer.body


def test_a_former_address_leads_on(host):
    """At once, with what stood behind a question mark, in both languages."""
    moved = [line.split() for line in (host.folder / "_redirects").read_text(encoding="utf-8").splitlines()]
    assert len(moved) == 4  # the page and its card, in both languages
    for former, now, status in moved:
        answer = host.get(former.removeprefix(host.path) + "?x=1")
        assert (str(answer.status), answer.headers["Location"]) == (status, f"{now}?x=1")
        assert host.get(now.removeprefix(host.path)).status == 200


@pytest.mark.parametrize("address", [PAGE, "assets/site.js", "fi/tyhja/"])
def test_everything_comes_with_the_policy(host, address):
    """What is not there, too, and the same that other hosts are told."""
    answer, wanted = host.get(address), said_for_all(host)
    assert "Content-Security-Policy" in wanted
    assert {name: answer.headers[name] for name in wanted} == wanted


@pytest.mark.parametrize(("address", "who"), [("embed/fi/paikat/rantakunta-majakka.html", "* file:"), (PAGE, "'none'"), ("fi/paikat/rantakunta-majakka/", "'none'"), ("embed/fi/paikat/tyhja.html", "'none'"), ("", "'none'")])
def test_anybody_may_frame_a_card_and_nobody_a_page(host, address, who):
    """By one header; the older one, which would forbid the card, is not sent at all."""
    answer = host.get(address)
    assert answer.headers.get_all("Content-Security-Policy")[0].endswith(f"frame-ancestors {who}") and len(answer.headers.get_all("Content-Security-Policy")) == 1
    assert answer.headers["X-Frame-Options"] is None and answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(("address", "time"), [(PAGE, "no-cache"), ("embed/fi/paikat/rantakunta-majakka.html", "no-cache"), ("assets/site.js", "no-cache"), ("assets/search/fi/head.js", "no-cache"), ("sitemap.xml", "no-cache"), (HASHED, "public, max-age=31536000, immutable")])
def test_each_kind_of_file_has_its_time(host, address, time):
    """Hours are never shown without asking; what tells its content by its name is never asked about."""
    answer = host.get(address)
    assert answer.status == 200 and answer.headers["Cache-Control"] == time


def test_pages_of_others_may_read_the_open_data(host):
    """And nothing else of the site; they ask again each time, since hours are among it, and get nothing when nothing is new."""
    answer = host.get("data/v1/index.json", Origin="https://elsewhere.example")
    assert (answer.headers["Access-Control-Allow-Origin"], answer.headers["Cache-Control"]) == ("*", "no-cache")
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert host.get("data/v1/index.json", If_None_Match=answer.headers["ETag"]).status == 304
    assert all(host.get(address).headers["Access-Control-Allow-Origin"] is None for address in (PAGE, "assets/site.js", "fi/tyhja/"))


def test_a_calendar_is_a_calendar(host):
    """Phones take nothing else for one."""
    calendar = next(host.folder.rglob("*.ics")).relative_to(host.folder).as_posix()
    assert host.get(calendar).headers["Content-Type"] == "text/calendar; charset=utf-8"


@pytest.mark.parametrize("address", [PAGE, "assets/site.js", HASHED])
def test_texts_come_packed(host, address):
    """To those who can unpack, and whoever keeps answers for others is told that there are two."""
    plain, packed = host.get(address), host.get(address, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip" and plain.headers["Content-Encoding"] is None
    assert gzip.decompress(packed.body) == plain.body and len(packed.body) < len(plain.body)
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


def test_what_was_packed_beforehand_is_sent_as_it_is(packed_host):
    """Nobody packs it again, better or worse."""
    assert packed_host.get("assets/site.js", Accept_Encoding="gzip").body == (packed_host.folder / "assets" / "site.js.gz").read_bytes()


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_a_reader_has_is_not_sent_again(host, encoding):
    """304 and no bytes, also after the same site has been published again: that is what makes asking every time cheap."""
    first = host.get(PAGE, Accept_Encoding=encoding)
    publish(host.source, host.folder, host.forms)
    again = host.get(PAGE, Accept_Encoding=encoding, If_None_Match=first.headers["ETag"])
    assert (again.status, again.body) == (304, b"") and again.headers["Cache-Control"] == "no-cache"


def test_another_file_is_sent(host):
    """What a reader has of a former edition is not called the same."""
    assert host.get(PAGE, If_None_Match='"1-1"').status == 200


def test_a_part_can_be_asked_for(host):
    """Where a connection broke, it goes on."""
    answer = host.get("sitemap.xml", Range="bytes=10-19")
    assert (answer.status, answer.body) == (206, (host.folder / "sitemap.xml").read_bytes()[10:20])


@pytest.mark.parametrize("name", ["_headers", "_redirects", "_nginx.conf", ".perhekeskus", ".perhekeskus.lock"])
def test_what_is_for_the_host_is_not_for_readers(host, name):
    """It is there and is not shown."""
    assert (host.folder / name).exists() and host.get(name).status == 404


def test_nginx_does_not_say_which_it_is(host):
    """Its version helps only those who look for its faults."""
    assert host.get(PAGE).headers["Server"] == "nginx"


def test_the_recipe_is_what_nginx_reads(nginx, hosts, tmp_path):
    """The lines in HOSTING.md, as somebody would copy them."""
    recipe = re.search(r"```nginx\n(.*?)```", (ROOT / "HOSTING.md").read_text(encoding="utf-8"), re.DOTALL)[1]
    host = hosts["/a/"]
    recipe = recipe.replace("/var/www/perhekeskus", str(host.folder))
    (tmp_path / "nginx.conf").write_text(f"pid {tmp_path}/pid;\nevents {{ }}\nhttp {{\ninclude /etc/nginx/mime.types;\n{recipe}\n}}\n", encoding="utf-8")
    checked = subprocess.run([nginx, "-t", "-e", "stderr", "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True, timeout=20, env=os.environ)
    assert checked.returncode == 0, checked.stderr
