"""What the search costs at national scale: the index of 3,300 made-up pages a language, what a first result fetches, how long answers take on a slow phone.

Pages are the corpus again and again with other names and towns, so that words, lengths and repetition stay like those of real pages. Answers are timed in
Chromium slowed down six times. Its throttle reaches pages and not workers ("only supported for pages, not workers"), so the worker's own script runs in a
page here. Prints the figures and writes them with a row for each query to build/bench/search-scale.json; times are milliseconds from asking to the answer.
"""

from __future__ import annotations

import gzip
import random
import re
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles

from box import PHONE, chromium, served
from engine import SCRIPTS, put_index
from playwright.sync_api import Browser, Page
from rjsmin import jsmin
from score import Query, entries_of_corpus, keep, queries_of_corpus

from perhekeskus.search import Entry

PAGES = 3300
NAMES = ("Kivi", "Ranta", "Mäki", "Niitty", "Koski", "Lehto", "Salo", "Harju", "Suvi", "Tuuli", "Pilvi", "Lumi", "Vinter", "Strand", "Back", "Ängs", "Fors", "Lund", "Sommar", "Vind")
ENDS = ("la", "nen", "sto", "pelto", "kulma", "portti", "by", "backa", "gård", "viken")
RATE = 6
ROUNDS = 3  # a time where all pieces are there is the median of so many
# A page that is as a worker to its script: imports at once, and what is posted is the answer.
PAGE = """<!doctype html><meta charset="utf-8"><script>
let answered
function importScripts(...names) {
  for (const name of names) {
    const request = new XMLHttpRequest()
    request.open("GET", name, false)
    request.send()
    ;(0, eval)(request.responseText)
  }
}
const postMessage = answer => answered(answer)
async function ask(language, query) {
  const start = performance.now()
  const answer = await new Promise(done => { answered = done; dispatchEvent(new MessageEvent("message", { data: { language, query } })) })
  if (answer.failed) throw new Error(`${query}: a piece could not be had`)
  return performance.now() - start
}
async function askAll(language, queries) {
  const times = []
  for (const query of queries) times.push(await ask(language, query))
  return times
}
function loop() {
  const start = performance.now()
  for (let i = 0, sum = 0; i < 3e7; i++) sum += i % 7
  return performance.now() - start
}
function pieces() { return performance.getEntriesByType("resource").map(entry => entry.name.split("/assets/search/")[1]).filter(Boolean) }
</script><script src="search-worker.js"></script>"""


def made(count: int = PAGES) -> list[Entry]:
    """`count` entries in each language, the same every time."""
    chance = random.Random(4)
    corpus = entries_of_corpus()
    found = list(corpus)
    for language in ("fi", "sv"):
        own = [entry for entry in corpus if entry.language == language]
        for number in range(count - len(own)):
            source = own[number % len(own)]
            name = f"{chance.choice(NAMES)}{chance.choice(ENDS)}"
            title = f"{source.title} {name}"
            sections = tuple(replace(part, text=_varied(part.text, name, chance)) for part in source.sections)
            found.append(replace(source, id=f"{source.id}-{number}", title=title, sections=sections, teaser=sections[0].text[:150] if sections else "", shown={"href": f"{language}/paikat/{source.id}-{number}/", "kind": "place", "where": name}))
    return found


def _varied(text: str, name: str, chance: random.Random) -> str:
    """The sentences in another order, some left out, with the new name."""
    sentences = re.split(r"(?<=[.!?]) ", text)
    chance.shuffle(sentences)
    return " ".join([*sentences[: max(1, len(sentences) - chance.randint(0, 2))], f"{name}."])


def put_site(entries: list[Entry], folder: Path) -> dict[str, int]:
    """The pieces of an index, the scripts as a site has them, and the page. Name of a file → its bytes on their way."""
    put_index(entries, folder / "search")
    for script in SCRIPTS.glob("search*.js"):
        (folder / script.name).write_text(jsmin(script.read_text(encoding="utf-8")), encoding="utf-8")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    return {path.relative_to(folder).as_posix(): len(gzip.compress(path.read_bytes(), 9)) for path in folder.rglob("*.js")}


def beginnings(query: Query) -> list[str]:
    """What stands in the box while the query is typed."""
    return [query.text[: end + 1] for end, letter in enumerate(query.text) if letter != " "]


def rows_of(browser: Browser, home: str, queries: list[Query]) -> Iterator[dict]:
    """For each query its times and the pieces that it fetched: `first` in a tab of its own, `warm` and `letters`, each as it is typed, where all pieces are there."""
    firsts = [_first(browser, home, query) for query in queries]  # one tab after the other, because a slow one takes a core also while it rests
    with _tab(browser, home) as tab:
        for query in queries:
            _times(tab, query, beginnings(query))
        _slow(tab)
        for query, first in zip(queries, firsts, strict=True):
            yield {"language": query.language, "query": query.text} | first | {"warm": _steady(tab, query, [query.text]), "letters": _steady(tab, query, beginnings(query))}


def _first(browser: Browser, home: str, query: Query) -> dict:
    with _tab(browser, home) as tab:
        _slow(tab)
        return {"first": _times(tab, query, [query.text]), "pieces": [piece.split("?")[0] for piece in tab.evaluate("pieces()")]}


@contextmanager
def _tab(browser: Browser, home: str) -> Iterator[Page]:
    """A tab with a store of its own, with nothing in it."""
    context = browser.new_context(viewport=PHONE, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{home}assets/")
    yield page
    context.close()


def _slow(page: Page) -> None:
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": RATE})


def _times(page: Page, query: Query, texts: list[str]) -> list[float]:
    return page.evaluate("([language, texts]) => askAll(language, texts)", [query.language, texts])


def _steady(page: Page, query: Query, texts: list[str]) -> list[float]:
    return [median(times) for times in zip(*(_times(page, query, texts) for _ in range(ROUNDS)), strict=True)]


def slowdown(browser: Browser, home: str) -> float:
    """How many times slower the same loop is under the throttle."""
    with _tab(browser, home) as tab:
        plain = median(tab.evaluate("loop()") for _ in range(5))
        _slow(tab)
        return median(tab.evaluate("loop()") for _ in range(5)) / plain


def summary(values: Iterable[float]) -> dict[str, float]:
    found = list(values)
    parts = quantiles(found, n=20)
    return {"n": len(found), "median": round(parts[9], 1), "p95": round(parts[18], 1), "most": round(max(found), 1)}


def line(name: str, figures: Mapping[str, float]) -> str:
    return f"{name:36}{figures['n']:6}{figures['median']:9}{figures['p95']:8}{figures['most']:8}"


def main() -> None:
    entries, start = made(), time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        sizes = put_site(entries, Path(folder) / "assets")
        cpu = time.process_time() - start
        with served(Path(folder)) as home, chromium() as browser:
            slower = slowdown(browser, home)
            rows = list(rows_of(browser, home, queries_of_corpus()))
    pieces = {name: size for name, size in sizes.items() if name.startswith("search/")}
    figures = {
        "KB gz of a first result": summary(sum(pieces[f"search/{piece}"] for piece in row["pieces"]) / 1024 for row in rows),
        **{f"ms, {name}": summary(value for row in rows for value in row[key]) for name, key in (("pieces there", "warm"), ("each letter, pieces there", "letters"), ("first, in an own tab", "first"))},
    }  # fmt: skip
    print(f"{len(entries)} pages: index {cpu:.1f} s CPU, {len(pieces)} pieces, {sum(pieces.values()) / 1024:.0f} KB gz in all; scripts of the search {(sum(sizes.values()) - sum(pieces.values())) / 1024:.1f} KB gz")
    print(f"Chromium, worker's script in a page, throttle {RATE} (a loop took {slower:.1f} times as long)")
    print(f"{'':36}{'n':>6}{'median':>9}{'p95':>8}{'most':>8}", *(line(name, summed) for name, summed in figures.items()), sep="\n")
    keep("search-scale", {"pages": len(entries), "throttle": RATE, "slowdown": round(slower, 1), "figures": figures, "queries": rows})


if __name__ == "__main__":
    main()
