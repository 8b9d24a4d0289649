"""A build without what it also makes for the programs and sites of others, to see what that costs:

    python bench/country/without.py api -- build --strict --quiet          # no JSON for programs
    python bench/country/without.py data -- build --strict --quiet         # no open data of any form
    python bench/country/without.py data cards -- build --strict --quiet   # nor cards
"""

from __future__ import annotations

import sys

from mkdocs.__main__ import cli

from perhekeskus.embeds import Embeds
from perhekeskus.opendata import OpenData, api


def without_api() -> None:
    api.files = lambda data: {}


def without_data() -> None:
    OpenData.files, OpenData.complete = property(lambda self: {}), lambda self: None


def without_cards() -> None:
    Embeds.files = property(lambda self: {})


LEFT_OUT = {"api": without_api, "data": without_data, "cards": without_cards}


def main() -> None:
    at = sys.argv.index("--")
    for name in sys.argv[1:at]:
        LEFT_OUT[name]()
    cli(sys.argv[at + 1 :])


if __name__ == "__main__":
    main()
