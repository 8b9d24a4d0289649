import hashlib
import os
import posixpath
import subprocess
import sys

import pytest
from reader import links, tree

from perhekeskus.pages import Pages
from perhekeskus.urls import Addresses


def test_every_address_has_its_page(pages, made):
    """All kinds of pages in both languages, each once; only the hand-written ones need a text from elsewhere."""
    expected = [path for (kind, _), by_language in pages.addresses.paths.items() if kind != "page" for path in by_language.values()]
    assert sorted(page.path for page in pages.generated()) == sorted(expected)
    assert {(page.key[0], page.language) for page in made.values()} == {(kind, language) for kind, _ in pages.addresses.paths if kind != "page" for language in ("fi", "sv")}


def test_twins_lead_to_each_other(made):
    """The same record in the other language, and back again."""
    for page in made.values():
        twin = made[page.twin]
        assert twin.twin == page.path and twin.key == page.key and twin.language != page.language


def test_every_page_has_one_heading_a_title_and_a_description(made):
    """What a tab, a search result and a screen reader say first; levels of headings are never jumped over."""
    for page in made.values():
        levels = [int(element.tag[1]) for element in tree(page).iter("h1", "h2", "h3", "h4", "h5", "h6")]
        assert levels.count(1) == 1 and levels[0] == 1, page.path
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:])), (page.path, levels)
        assert page.title and page.description


@pytest.mark.parametrize("directories", [True, False])
def test_every_link_leads_to_a_page_or_file_of_the_site(catalogue, pages, directories):
    """From each page, in folders and in files: the target is there, and so is the part of it that the link names."""
    addresses = Addresses.of(catalogue, directories)
    ids, wanted = {}, []
    site = Pages(catalogue, addresses, pages.today)
    bodies = {page.path: tree(page) for page in [*site.generated(), *(site.written(id, language, "") for id in catalogue.pages for language in ("fi", "sv"))]}
    for path, body in bodies.items():
        ids[addresses.file(path)] = {element.get("id") for element in body.iter() if element.get("id")}
        for link in filter(None, [*links(body), *(form.get("action") for form in body.iter("form"))]):  # scripts give a link to those without
            if not link.startswith(("http", "tel:", "mailto:")):
                way, _, anchor = link.partition("?")[0].partition("#")
                file = posixpath.normpath(posixpath.join(posixpath.dirname(addresses.file(path)), way)) if way else addresses.file(path)
                wanted.append((path, f"{file}/index.html" if directories and way and not way.endswith(".ics") else file, anchor))
    ids |= {addresses.calendar(addresses.path(key, language)): set() for key in addresses.paths if key[0] in ("place", "municipality", "region") for language in ("fi", "sv")}
    assert not [row for row in wanted if row[1] not in ids or row[2] and row[2] not in ids[row[1]]]


def test_ids_are_given_once(made):
    """Two elements of one id would make labels and anchors lead to the wrong one."""
    for page in made.values():
        ids = [element.get("id") for element in tree(page).iter() if element.get("id")]
        assert len(ids) == len(set(ids)), page.path


def test_the_same_data_and_day_give_the_same_bytes(small_root):
    """In any process, whatever the order of sets there: a diff of two builds shows only what changed."""
    program = (
        "import sys, hashlib; from datetime import date; from pathlib import Path\n"
        "from perhekeskus.checking import check; from perhekeskus.pages import Pages; from perhekeskus.urls import Addresses\n"
        "c = check(Path(sys.argv[1]), today=date(2026, 11, 3)).catalogue\n"
        "print(hashlib.sha256(repr(list(Pages(c, Addresses.of(c), date(2026, 11, 3)).generated())).encode()).hexdigest())"
    )
    prints = [
        subprocess.run([sys.executable, "-c", program, str(small_root)], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout.strip()
        for seed in ("1", "2")
    ]
    assert prints[0] == prints[1] and len(prints[0]) == hashlib.sha256().digest_size * 2


def test_other_pages_say_where_one_is(made):
    """All but the front page and the sensitive ones have a breadcrumb that begins at the front page."""
    for page in made.values():
        crumbs = tree(page).find_class("pk-crumbs")
        assert len(crumbs) == (0 if page.sensitive or page.key[0] == "front" else 1), page.path
        assert all(posixpath.normpath(posixpath.join(page.path, links(crumb)[0])) == page.language for crumb in crumbs)
