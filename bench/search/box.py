"""How well the search finds through the box that readers see: the graded queries typed into site/ in Chromium. `make site` first."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

from playwright.sync_api import sync_playwright
from score import ROOT, page_of, queries_of_site, scores, table

from perhekeskus.building import findable
from perhekeskus.hours import today_in_finland

SITE = ROOT / "site"
CHROMIUM = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync".split()
PHONE = {"width": 390, "height": 844}
# Types a query, waits until the list has been still for a while, and reads its links.
TYPE = """async query => {
  const field = document.querySelector(".md-search__input"), out = document.querySelector("#pk-search [data-out]")
  const set = text => { field.value = text; field.dispatchEvent(new Event("input", { bubbles: true })) }
  const pause = time => new Promise(done => setTimeout(done, time))
  let last = performance.now()
  const watch = new MutationObserver(() => { last = performance.now() })
  watch.observe(document.getElementById("pk-search"), { subtree: true, childList: true, characterData: true })
  set(""); await pause(80); last = performance.now(); set(query)
  const start = last
  do { await pause(30) } while (performance.now() - last < 200 && performance.now() - start < 4000)
  watch.disconnect()
  return [...out.querySelectorAll(".md-search-result__item > a:first-of-type")].map(link => link.href)
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def served():
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def pages_by_address() -> dict[str, str]:
    """'fi/palvelut/perhetyo/' → 'service/family-work'."""
    searching = findable(ROOT, today=today_in_finland())
    return {entry.shown["href"]: page_of(entry.id) for language in ("fi", "sv") for entry in searching.entries(language)}


def main() -> None:
    known = pages_by_address()
    with served() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        tabs = {language: _opened(browser, f"{home}{language}/") for language in ("fi", "sv")}

        def ask(language: str, query: str) -> list[tuple[str, float]]:
            links = tabs[language].evaluate(TYPE, query)
            return [(known.get(link.removeprefix(home), link), 1.0) for link in links]

        rows = scores(queries_of_site(), ask)
        print(*table("site, in the box", rows), sep="\n")
        browser.close()


def _opened(browser, address: str):
    page = browser.new_page(viewport=PHONE)
    page.goto(address)
    page.click("label.md-header__button[for=__search]")
    page.keyboard.type("a")  # the first letter brings the scripts, which are no part of what is measured
    page.wait_for_function("window.pkSearchView && document.querySelector('#pk-search [data-status]').textContent")
    return page


if __name__ == "__main__":
    main()
