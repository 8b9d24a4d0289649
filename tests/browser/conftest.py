"""A real Chromium on the built site: from the root of a host, from a sub-path, and from a disk."""

import os
import re
import shutil
import threading
import time
from contextlib import contextmanager
from fnmatch import fnmatchcase
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
HOW_TO_GET_IT = "no Chromium found; get it with: apt-get install chromium-headless-shell"
TYPICAL = ("about", "data-and-licences", "for-editors", "violence-prevention")  # hand-written pages: plain text, tables, examples of files, the longest words


def chromium():
    """The browser's path, or None. The shell is the same browser without windows, which each context of a whole one opens: a third of the work."""
    return next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"))), None)


def pytest_collection_modifyitems(items):
    """Everything in this folder needs the browser. On CI its absence is a failure, elsewhere a skip with the test's name."""
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            if not chromium() and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_IT))


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright

    assert chromium(), HOW_TO_GET_IT
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        yield opened
        opened.close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def send_error(self, code, *_):
        """As a static host does it: the 404 page of the site, whatever the address."""
        page = next((path for path in (f"{self.directory}/404.html", f"{self.directory}/a/b/404.html") if os.path.exists(path)), None)
        if code != 404 or page is None:
            return super().send_error(code)
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        with open(page, "rb") as file:
            shutil.copyfileobj(file, self.wfile)


class Told(Quiet):
    """A host that reads the site's `_headers`, as Netlify and Cloudflare do: a pattern may end with *, and what two patterns say is joined."""

    def end_headers(self):
        said = {}
        for pattern, header, value in self.rules():
            if fnmatchcase(self.path.split("?")[0], pattern):
                said.setdefault(header, []).append(value)
        for header, values in said.items():
            self.send_header(header, ", ".join(values))
        super().end_headers()

    def rules(self):
        with open(f"{self.directory}/_headers", encoding="utf-8") as file:
            for line in file:
                if line.startswith("/"):
                    pattern = line.strip()
                else:
                    yield (pattern, *line.strip().split(": ", 1))


@contextmanager
def served(folder, host=Quiet):
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def other_host(tmp_path):
    """(folder, its address): a host of somebody else's, empty as yet."""
    with served(tmp_path) as address:
        yield tmp_path, f"{address}/"


@pytest.fixture(scope="session")
def host(site):
    """The real site at the root of a host."""
    with served(site) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def told_host(site):
    """The real site on a host that sends its headers."""
    with served(site, Told) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def told_example_host(example_site):
    """The fictional region on a host that sends its headers."""
    with served(example_site, Told) as address:
        yield f"{address}/"


@pytest.fixture
def keeping_host(keeping_site, tmp_path):
    """The fictional region that keeps opened pages, below /a/b/ of a host of its own that sends its headers; its files may be changed."""
    shutil.copytree(keeping_site, tmp_path / "a" / "b")
    headers = (keeping_site / "_headers").read_text(encoding="utf-8")
    (tmp_path / "_headers").write_text(re.sub("^/", "/a/b/", headers, flags=re.MULTILINE), encoding="utf-8")
    with served(tmp_path, Told) as address:
        yield f"{address}/a/b/", tmp_path / "a" / "b"


@pytest.fixture(scope="session")
def sub_path(site, tmp_path_factory):
    """The same files below /a/b/."""
    folder = tmp_path_factory.mktemp("host") / "a"
    folder.mkdir()
    (folder / "b").symlink_to(site)
    with served(folder.parent) as address:
        yield f"{address}/a/b/"


@pytest.fixture(scope="session")
def disk(offline_site):
    return f"{offline_site.as_uri()}/"


@pytest.fixture(scope="session")
def example_host(example_site):
    """The fictional region at the root of a host."""
    with served(example_site) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def example_disk(offline_example_site):
    return f"{offline_example_site.as_uri()}/"


@pytest.fixture(scope="session")
def page_of_each_kind(real_addresses):
    """(kind, key) of one page of each kind: the one with the most to show."""
    addresses, catalogue = real_addresses
    fullest = {kind: max(keys, key=lambda key: _fullness(catalogue, key)) for kind, keys in _by_kind(addresses).items() if kind not in ("index", "page", "report")}
    sensitive = next(id for id, situation in catalogue.situations.items() if situation.sensitive)
    every = [key for kind, keys in _by_kind(addresses).items() if kind in ("index", "page", "report") for key in keys]
    return [*fullest.values(), ("situation", sensitive), *every]


@pytest.fixture(scope="session")
def page_of_each_template(page_of_each_kind):
    """The same without what another one stands for: of the hand-written pages, which share a template, those that are unlike each other."""
    return [key for key in page_of_each_kind if key[0] not in ("page", "next-week") or key[1] in TYPICAL]


def _by_kind(addresses):
    kinds = {}
    for key in addresses.paths:
        kinds.setdefault(key[0], []).append(key)
    return kinds


def _fullness(catalogue, key):
    kind, id = key
    records = {"region": catalogue.regions, "place": catalogue.places, "service": catalogue.services, "situation": catalogue.situations, "method": catalogue.methods, "municipality": catalogue.municipalities}
    return len(str(records[kind][id])) if kind in records else 0


class Tab:
    """One browser tab that remembers what should not have happened."""

    def __init__(self, page, home):
        self.page, self.home, self.faults = page, home, []
        page.wait_for_function = self._wait_for_function
        page.on("console", lambda message: self.faults.append(f"console: {message.text}") if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None)  # aborted: the next page was opened
        page.on("request", lambda request: self.faults.append(f"off the host: {request.url}") if not request.url.startswith((home, "data:")) else None)

    def _wait_for_function(self, expression, *, arg=None, timeout=30_000):
        """Playwright's own would have the page evaluate a text, which its policy forbids."""
        end = time.monotonic() + timeout / 1000
        while not self.page.evaluate(expression, arg):
            assert time.monotonic() < end, f"it did not come: {expression}"
            self.page.wait_for_timeout(30)

    def open(self, path):
        self.page.goto(self.home + path)
        return self.page

    def late_faults(self):
        """What went wrong so far; what the last page does after it has loaded counts too."""
        self.page.wait_for_load_state("networkidle")
        return self.faults


@pytest.fixture
def open_tab(browser):
    """Opens a tab on a site: open_tab(home, width=390, **context)."""
    contexts = []

    def open_it(home, width=390, **settings):
        contexts.append(browser.new_context(viewport={"width": width, "height": 844}, **settings))
        return Tab(contexts[-1].new_page(), home)

    yield open_it
    for context in contexts:
        context.close()


CUT_OFF = """[...document.querySelectorAll("body *")].filter(e => {
  const box = e.getBoundingClientRect()
  return box.width && box.right > innerWidth + 1 && !e.closest("svg, .pk-sr, .pk-tablewrap > *")
}).map(e => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="session")
def cut_off():
    """Gives the elements of a page that reach beyond its right edge, whether one can scroll there or not: cut_off(page)."""
    return lambda page: page.evaluate(CUT_OFF)
