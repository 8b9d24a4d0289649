"""The same pages with nothing but Jinja2: words in, files out. What Python can do at best.

    python bench/country/plain.py pages.json FOLDER
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from hugo import NAMES, SECTIONS, THEME
from jinja2 import Environment, FileSystemLoader


def write(pages: list[dict], folder: Path) -> None:
    template = Environment(loader=FileSystemLoader(THEME), autoescape=True).get_template("plain.html.j2")
    for page in pages:
        path = folder / page["path"]
        path.mkdir(parents=True, exist_ok=True)
        (path / "index.html").write_text(template.render(page=page, names=NAMES, sections=SECTIONS), encoding="utf-8")


def main() -> None:
    source, folder = map(Path, sys.argv[1:])
    write(json.loads(source.read_text(encoding="utf-8")), folder)


if __name__ == "__main__":
    main()
