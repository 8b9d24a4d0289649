"""How well the search finds through the box that readers see, in Chromium at the width of a phone: the graded queries of the real site, and those of the
corpus with its index in the place of the site's own. `make site` first. Prints two tables and writes build/bench/search-box.json.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from engine import put_index
from playwright.sync_api import Browser, Page, sync_playwright
from score import ROOT, Query, entries_of_corpus, entries_of_site, keep, page_of, queries_of_corpus, queries_of_site, scores, table

from perhekeskus.search import Entry

SITE = Path(os.environ.get("SITE_DIR") or ROOT / "site")
SWITCHES = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()
PHONE = {"width": 390, "height": 844}
# Types a query, waits until there is an answer and the list has been still for a while, and reads its links.
TYPE = """async query => {
  const part = name => document.querySelector(`#pk-search [data-${name}]`), field = document.querySelector(".md-search__input")
  const set = text => { field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })) }
  const pause = time => new Promise(done => setTimeout(done, time))
  let last
  const watch = new MutationObserver(() => { last = performance.now() })
  watch.observe(document.getElementById("pk-search"), { subtree: true, childList: true, characterData: true })
  set("")
  while (part("status").textContent) await pause(10)
  set(query)
  const start = last = performance.now()
  do { await pause(30) } while ((!part("status").textContent || performance.now() - last < 200) && performance.now() - start < 4000)
  watch.disconnect()
  return [...part("out").querySelectorAll(".md-search-result__item > a:first-of-type")].map(link => link.href)
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of the folder on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=SWITCHES)
        yield browser
        browser.close()


def site_of_corpus(entries: list[Entry], folder: Path) -> None:
    """The site's front pages and scripts, with an index of the entries."""
    shutil.copytree(SITE / "assets", folder / "assets", ignore=shutil.ignore_patterns("search", "places", "when"))
    for language in ("fi", "sv"):
        (folder / language).mkdir()
        shutil.copy(SITE / language / "index.html", folder / language)
    put_index(entries, folder / "assets" / "search")


def with_addresses(entries: list[Entry]) -> list[Entry]:
    """The corpus has no pages: an address for each entry, by which its link is known again."""
    return [replace(entry, shown={"href": f"{entry.language}/x/{entry.id}/", "kind": "page"}) for entry in entries]


def scores_in_box(folder: Path, entries: list[Entry], queries: list[Query]) -> list[dict]:
    """A row for each query, typed into the box of the site in the folder, whose links lead to the entries."""
    known = {entry.shown["href"]: page_of(entry.id) for entry in entries}
    with served(folder) as home, chromium() as browser:
        tabs = {language: _opened(browser, f"{home}{language}/") for language in ("fi", "sv")}
        return scores(queries, partial(_typed, tabs, known, home))


def _typed(tabs: Mapping[str, Page], known: Mapping[str, str], home: str, language: str, query: str) -> list[tuple[str, float]]:
    links = tabs[language].evaluate(TYPE, query)
    return [(known.get(link.removeprefix(home), link), 1.0) for link in links]


def _opened(browser: Browser, address: str) -> Page:
    page = browser.new_page(viewport=PHONE, bypass_csp=True)  # to wait for a condition evaluates it, which pages forbid
    page.goto(address)
    page.click("label.md-header__button[for=__search]")
    page.keyboard.type("a")  # the first letter brings the scripts, which are no part of what is measured
    page.wait_for_function("window.pkSearchView && document.querySelector('#pk-search [data-status]').textContent")
    return page


def main() -> None:
    corpus = with_addresses(entries_of_corpus())
    results = {"site": scores_in_box(SITE, entries_of_site(), queries_of_site())}
    with tempfile.TemporaryDirectory() as folder:
        site_of_corpus(corpus, Path(folder))
        results["corpus"] = scores_in_box(Path(folder), corpus, queries_of_corpus())
    for name, rows in results.items():
        print(*table(f"{name}, in the box", rows), "", sep="\n")
    keep("search-box", results)


if __name__ == "__main__":
    main()
