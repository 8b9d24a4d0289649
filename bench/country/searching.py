"""CPU seconds of the search's index alone, data read before: python bench/country/searching.py FOLDER 2026-11-25"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

from perhekeskus.building import findable
from perhekeskus.catalogue import LANGUAGES


def main() -> None:
    folder, today = Path(sys.argv[1]).resolve(), date.fromisoformat(sys.argv[2])
    found = findable(folder, today=today)
    before = sum(os.times()[:4])
    for language in LANGUAGES:
        found.files("assets/search/", language, folder / "build" / "cache")
    print(sum(os.times()[:4]) - before)


if __name__ == "__main__":
    main()
