"""A build without what it also makes for the programs and sites of others, to see what that costs:

    python bench/country/without.py data -- build --strict --quiet         # no open data
    python bench/country/without.py data cards -- build --strict --quiet   # nor cards
"""

from __future__ import annotations

import sys

from mkdocs.__main__ import cli

from perhekeskus.embeds import Embeds
from perhekeskus.opendata import OpenData

NOTHING = property(lambda self: {})
LEFT_OUT = {"data": OpenData, "cards": Embeds}


def main() -> None:
    at = sys.argv.index("--")
    for name in sys.argv[1:at]:
        LEFT_OUT[name].files = NOTHING
        LEFT_OUT[name].complete = lambda self: None
    cli(sys.argv[at + 1 :])


if __name__ == "__main__":
    main()
