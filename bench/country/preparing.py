"""The built pages' words for the other generators: python bench/country/preparing.py TREE SITE FOLDER

A process of its own, because what it holds in memory would count as that of whatever its process starts later.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import country
import hugo
import texts


def main() -> None:
    tree, site, folder = map(Path, sys.argv[1:])
    words = list(texts.pages(site, country.addresses(tree)))
    hugo.put_site(folder / "hugo", words)
    (folder / "pages.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
