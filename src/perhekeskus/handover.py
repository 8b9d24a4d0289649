"""What another engine takes over: every page as Markdown with its front matter, and finished files for all that is no such page."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from .catalogue import LANGUAGES
from .output import Site
from .pages import Page
from .staging import linked_text
from .statements import marked_paragraphs

PAGES, FILES, CONTENTS = "pages", "files", "addresses.json"  # what stands in the folder
_BEGIN, _END = "\ue000", "\ue001"  # signs for private use, which no text has
_SHOWN = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(((?:term|number):[a-z0-9-]+)\)")
_IN_LANGUAGE = re.compile(r"(\*\*?[^*\n]+\*\*?|\[(?:[^\[\]\\]|\\.)*\]\([^)\s]*\))\{:?\s*lang=(\w+)\s*\}")
_AROUND_PAGE, _AROUND_TEXT = re.compile('<div class="pk-wrap[^>]*>'), '<div class="pk-text'


class ForeignFolder(ValueError):
    """A folder with something else in it, which would be lost."""


def hand_over(root: Path, folder: Path, site_in: Callable[[Path], Site]) -> int:
    """Writes `folder` anew: beside it first, so that whoever is interrupted has the old one whole. `site_in` gives the site that writes its files to a folder.
    Returns the number of pages. Raises ForeignFolder and OSError."""
    if folder.exists() and not (folder / CONTENTS).exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ForeignFolder(str(folder))
    new = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(root / "overrides" / "assets", new / FILES / "assets")
    site = site_in(new / FILES)
    site.write_beside()
    contents = {f"/{page.path}": _put(new, page, site) for page in _pages(root, site)}
    (new / CONTENTS).write_text(json.dumps(dict(sorted(contents.items())), indent=1) + "\n", encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    new.rename(folder)
    return len(contents)


def _put(folder: Path, page: Page, site: Site) -> str:
    """The file of a page, below the folder."""
    file = f"{PAGES}/{page.path}index.md"
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(f"{_front_matter(page, site)}\n{page.body}\n", encoding="utf-8", newline="\n")
    return file


def _pages(root: Path, site: Site) -> Iterator[Page]:
    """All of them, in both languages, each with Markdown as its body."""
    pages = site.pages
    for page in pages.generated():
        yield replace(page, body=_one_block(f"<div>{page.body}</div>"))
    for id in pages.catalogue.pages:
        for language in LANGUAGES:
            page = pages.written(id, language, _BEGIN + _with_html(linked_text(root, id, language, pages)) + "\n\n" + _END)
            yield replace(page, body=_parted(page.body))


def _front_matter(page: Page, site: Site) -> str:
    """JSON in each value, which is YAML as well, so that no title can be anything else than a title."""
    said: dict[str, object] = {"title": str(page.title), "description": str(page.description), "lang": page.language, "permalink": f"/{page.path}", "twin": f"/{page.twin}"}
    said |= {"canonical": f"{site.url}{page.path if page.translated else page.twin}"} if site.url else {}
    said |= {} if page.translated and page.listed else {"noindex": True}
    return "\n".join(["---", *(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items()), "---"])


def _one_block(html: str) -> str:
    """HTML that Markdown leaves alone: a block ends at an empty line, and a line that is far in becomes code."""
    return "\n".join(line for line in map(str.strip, html.splitlines()) if line)


def _with_html(markdown: str) -> str:
    """What only this site knows, as the HTML that `Pages.written` looks for: marks, explained words and numbers; and as HTML the language of words, which only some Markdown can say."""
    markdown = _IN_LANGUAGE.sub(r'<span lang="\2">\1</span>', markdown)
    return _SHOWN.sub(lambda link: f'<a href="{link[2]}">{link[1]}</a>', marked_paragraphs(markdown))


def _parted(body: str) -> str:
    """A hand-written page as HTML, its text, and HTML, each whole in itself: not every Markdown takes text inside an element. Blocks of HTML in the text stand alone."""
    before, _, rest = body.partition(_BEGIN)
    text, _, after = rest.partition(_END)
    head, (means, _, tail) = before.rpartition(_AROUND_TEXT)[0], after.partition("</div>")  # which closes what is around the text
    parts = (f"{head}</div>", text, f"<p>{means}</p>" if means.strip() else "", _AROUND_PAGE.search(head)[0] + tail)
    return "\n\n".join(part.strip() if part is text else _one_block(part) for part in parts if part)
