"""Plain Markdown for the site engine: the hand-written pages with their links resolved, and the empty frames for all others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from . import content, reading
from .catalogue import LANGUAGES, OTHER, Catalogue
from .frames import mark
from .pages import Pages
from .urls import Addresses

DEEPEST_PAGE = 4  # fi/alueet/pohjanmaa/lastenneuvola/
DEFAULT_LANGUAGE = "fi"


def stage(root: Path, folder: Path, pages: Pages) -> bool:
    """Writes the engine's whole input below `folder`; files that say the same already are left alone, others there are removed. Whether anything has changed."""
    wanted = dict(_files(root, pages))
    superfluous = [path for path in folder.rglob("*") if path.is_file() and path.relative_to(folder).as_posix() not in wanted]
    changed = {folder / name: text for name, text in wanted.items() if not (folder / name).exists() or (folder / name).read_text(encoding="utf-8") != text}
    for path in superfluous:
        path.unlink()
    for path, text in changed.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return bool(superfluous or changed)


def _files(root: Path, pages: Pages) -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        # The engine's plugin drops the default language's folder from addresses; a second folder of the same name keeps /fi/.
        base = f"{language}/{language}/" if language == DEFAULT_LANGUAGE else f"{language}/"
        for depth in range(1, DEEPEST_PAGE + 1):
            yield f"{base}{'x/' * (depth - 1)}index.md", f"---\ntitle: frame\nframe: {depth}\n---\n{mark('body')}\n"
        for id in pages.catalogue.pages:
            path = pages.addresses.path(("page", id), language)
            name = path.removeprefix(f"{language}/").rstrip("/")
            yield f"{base}{name}.md", f"---\ntitle: {id}\nwritten: {id}\n---\n{linked_text(root, id, language, pages)}"


def linked_text(root: Path, id: str, language: str, pages: Pages) -> str:
    """The page's Markdown, in the other language where its own is missing, with the links of the page it will be."""
    body = written_text(root, id, language if language in pages.catalogue.pages[id] else OTHER[language])
    pen = pages.pen(pages.addresses.path(("page", id), language), language)

    def address(kind: str, record: str) -> str:
        return pen.href(*_existing(kind, record, pages.catalogue, pages.addresses))

    return content.with_addresses(body, address)


def written_text(root: Path, id: str, language: str) -> str:
    """The Markdown of a hand-written page that exists in the language."""
    return reading.read_front_matter(root / "content" / language / f"{id}.md", root)[1]


def _existing(kind: str, id: str, catalogue: Catalogue, addresses: Addresses) -> tuple[str, str]:
    """In the example site, which has no real regions, a link to one leads to the list."""
    if catalogue.is_example and kind in content.LOCAL_KINDS and (kind, id) not in addresses.paths:
        return "index", {"region": "regions", "municipality": "municipalities", "place": "places"}[kind]
    return kind, id
