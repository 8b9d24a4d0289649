"""The same pages as Hugo makes them: content in Markdown, in two languages, in a plain theme of our own."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from perhekeskus import urls

THEME = Path(__file__).parent / "theme"
SECTIONS = {"fi": ("alueet", "kunnat", "palvelut", "tilanteet", "apua-nyt"), "sv": ("omraden", "kommuner", "tjanster", "situationer", "hjalp-nu")}
LISTS = {words[language] for words in urls.SECTIONS.values() for language in words}
NAMES = {"fi": "Perhekeskus", "sv": "Familjecenter"}


def put_site(folder: Path, pages: Iterable[Mapping]) -> None:
    """Writes all that Hugo needs below `folder`. `pages` are as texts.pages gives them."""
    shutil.copytree(THEME / "hugo", folder / "layouts")
    (folder / "static" / "assets").mkdir(parents=True)
    shutil.copyfile(THEME / "site.css", folder / "static" / "assets" / "site.css")
    (folder / "hugo.json").write_text(json.dumps(_settings(), ensure_ascii=False, indent=1), encoding="utf-8")
    for page in pages:
        path = folder / "content" / _source(page["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{_front_matter(page)}{markdown(page['blocks'])}", encoding="utf-8")


def _settings() -> dict:
    """Only pages: neither feeds nor a sitemap nor taxonomies, which would cost Hugo more."""
    languages = {language: {"contentDir": f"content/{language}", "title": name, "locale": language, "weight": weight, "params": {"nav": SECTIONS[language]}} for weight, (language, name) in enumerate(NAMES.items(), 1)}
    return {"baseURL": "/", "defaultContentLanguage": "fi", "defaultContentLanguageInSubdir": True, "relativeURLs": False, "disableKinds": ["taxonomy", "term", "rss", "sitemap", "robotstxt", "404"], "languages": languages}


def _source(path: str) -> str:
    """'fi/paikat/lyhty/' → 'fi/paikat/lyhty.md'; the lists and the front pages are sections."""
    _, *rest = path.rstrip("/").split("/")
    return f"{path}_index.md" if not rest or len(rest) == 1 and rest[0] in LISTS else f"{path.rstrip('/')}.md"


def _front_matter(page: Mapping) -> str:
    named = {"title": page["title"], "description": page["description"], "translationKey": page["key"]}
    return "---\n" + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in named.items()) + "---\n"


def markdown(blocks: Iterable) -> str:
    return "\n".join(_WRITERS.get(kind, _heading)(kind, content) for kind, content in blocks)


def _heading(kind: str, words: list) -> str:
    return f"{'#' * int(kind[1])} {_inline(words)}\n"


def _paragraph(_: str, words: list) -> str:
    return re.sub(r"^(\d+)([.)])|^([-+#=~:])", lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", _inline(words)) + "\n"


def _list(kind: str, items: list) -> str:
    return "".join(f"{'1.' if kind == 'ol' else '-'} {_inline(item)}\n" for item in items)


def _table(_: str, rows: list) -> str:
    width = max(map(len, rows), default=0)
    lines = ["| " + " | ".join(_inline(cell) for cell in (*row, *[[]] * (width - len(row)))) + " |" for row in rows]
    return "\n".join([f"{'|  ' * width}|", f"{'| --- ' * width}|", *lines]) + "\n"


_WRITERS = {"p": _paragraph, "ul": _list, "ol": _list, "table": _table}


def _inline(words: list) -> str:
    return "".join(map(_piece, words)).strip()


def _piece(piece: list) -> str:
    """Spaces stand outside the marks, or they would not be marks."""
    text, address, bold = piece
    inner = re.sub(r"([\\`*_\[\]<>|])", r"\\\1", text.strip())
    if not inner:
        return " "
    inner = f"**{inner}**" if bold else inner
    inner = f"[{inner}](<{address}>)" if address else inner
    return f"{' ' * text.startswith(' ')}{inner}{' ' * text.endswith(' ')}"
