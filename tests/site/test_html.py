"""The Nu HTML checker has nothing to say, neither errors nor warnings, and headings, titles and languages are in order.

With EVERY_PAGE=1 the checker reads every page of the site, which takes minutes; `make bench` does so.
"""

import json
import os
import re
import shutil
import subprocess
import time
from collections import defaultdict

import lxml.html
import pytest

MOVED = re.compile(r'<meta http-equiv="refresh"')
STACK = "-Xss8m"  # the checker's own need: its schemas are deep


@pytest.fixture(scope="module")
def checker(tool):
    """Gives what the checker says about files, as sentences. One start of Java for all of them."""
    jar = tool("vnu-jar/build/dist/vnu.jar")
    if not shutil.which("java"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Java found; get it with: apt-get install default-jre-headless")

    def said(files):
        command = ["java", STACK, "-XX:+UseSerialGC", "-jar", str(jar), "--stdout", "--exit-zero-always", "--skip-non-html", "--format", "json", *map(str, files)]
        answer = subprocess.run(command, capture_output=True, text=True, timeout=1200)
        assert answer.returncode == 0, answer.stderr
        # To the checker a file has no origin, so that to its mind 'self' allows nothing; whether the policy blocks is tests/browser/test_policy.py's business.
        return [f"{message['url']}:{message.get('lastLine')} {message['message']} {message.get('extract', '')[:120]}" for message in json.loads(answer.stdout)["messages"] if "Content Security Policy" not in message["message"]]

    return said


def first_of_each_kind(addresses, folder):
    """In both languages the first page of each kind; all of those that are one of their kind."""
    kinds = {}
    for key in addresses.paths:
        kinds.setdefault(key if key[0] in ("index", "page", "report") else key[0], key)
    return [folder / addresses.file(addresses.path(key, language)) for key in kinds.values() for language in ("fi", "sv")]


def test_the_html_of_every_kind_of_page_is_silent(site, example_site, real_addresses, checker):
    """No error and no warning, in both languages; the fullest place of the example, all its cards, the 404 and the page that chooses too."""
    addresses, _ = real_addresses
    example = max((example_site / "fi" / "paikat").rglob("index.html"), key=lambda path: path.stat().st_size)
    assert checker([*first_of_each_kind(addresses, site), *(example_site / "embed").rglob("*.html"), example, example_site / "fi/index.html", site / "404.html", site / "index.html"]) == []


def test_a_fault_of_html_is_told(tmp_path, checker):
    """The checker is awake: a second h1 inside a paragraph that was never opened is more than one fault."""
    (tmp_path / "a.html").write_text("<!doctype html><html lang=fi><title>x</title><h1></h1></p>", encoding="utf-8")
    assert len(checker([tmp_path / "a.html"])) > 1


@pytest.mark.skipif(not os.environ.get("EVERY_PAGE"), reason="takes minutes; make bench does it")
def test_the_html_of_every_page_is_silent(site, checker, capsys):
    """Every HTML file of the site, former addresses and all."""
    start, files = time.monotonic(), list(site.rglob("*.html"))
    said = checker([site])
    with capsys.disabled():
        print(f"\nHTML checker: {len(files)} pages in {time.monotonic() - start:.0f} s, {len(said)} messages")
    assert not said


# ---------------------------------------------------------------- titles, headings, languages

TITLE = re.compile(r"<title>(.*?)</title>", re.S)
HEADING = re.compile(r"<h([1-6])[ >]")
HIDDEN = re.compile(r"<template.*?</template>", re.S)


@pytest.fixture(scope="module")
def texts(site):
    """The HTML of every page by its address, without those that only lead elsewhere."""
    read = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    return {file: html for file, html in read.items() if not MOVED.search(html)}


def test_every_title_is_its_own_and_telling(texts):
    """Two pages with one title cannot be told apart in a browser's tabs, its history or a list of bookmarks."""
    pages = defaultdict(list)
    for file, html in texts.items():
        if "data-pk-exit" not in html:  # pages on violence share one title that tells nothing, on purpose
            pages[file.split("/")[0], TITLE.search(html)[1].strip()].append(file)
    assert {title: files for title, files in pages.items() if len(files) > 1} == {}
    assert not [title for _, title in pages if not 8 <= len(title) <= 120]


def test_headings_are_in_order(texts):
    """One h1, first of all; no level is left out on the way down."""
    faults = {}
    for file, html in texts.items():
        levels = [int(level) for level in HEADING.findall(HIDDEN.sub("", html))]
        if levels[0] != 1 or levels.count(1) != 1 or any(after > before + 1 for before, after in zip(levels, levels[1:])):
            faults[file] = levels
    assert faults == {}


# Words that hold a sentence together and are no words of the other language; three of them are a sentence, fewer may be a name.
SWEDISH = re.compile(r"\b(och|för|på|är|att|med|till|som|den|det|inte|eller|av|från|du|har|kan|om|när)\b", re.I)
FINNISH = re.compile(r"\b(ja|on|ei|tai|että|sekä|joka|kun|voit|olet|myös|ovat|mutta|jos|niin|sen|hän|saat)\b", re.I)
FOREIGN = {"fi": SWEDISH, "sv": FINNISH}


def language_of(text):
    """The language that a piece of text is marked with: that of the nearest element around it."""
    element = text.getparent().getparent() if text.is_tail else text.getparent()
    return element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


def unmarked(tree):
    """Pieces of text that are whole sentences of the other language than the one they are marked with."""
    for text in tree.xpath("//body//text()[not(ancestor::script or ancestor::template)]"):
        for language, words in FOREIGN.items():
            if len(set(map(str.lower, words.findall(text)))) >= 3 and language_of(text) == language:
                yield text.strip()[:100]


def test_phrases_in_the_other_language_are_marked(all_pages, parsed):
    """A screen reader changes its voice at `lang`; Swedish read by a Finnish voice is noise."""
    assert {path: found for path in all_pages if (found := list(unmarked(parsed(path))))} == {}


def test_an_unmarked_phrase_is_found():
    """Marked phrases pass, unmarked ones do not, in text as after an element."""
    swedish = "Vi vet inte om det är öppet och när"
    html = f'<html lang="fi"><body><p>{swedish}<p lang="sv">{swedish}<p><b lang="sv">x</b> {swedish}</body></html>'
    assert len(list(unmarked(lxml.html.document_fromstring(html)))) == 2
