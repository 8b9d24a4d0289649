"""A corpus in JSON as a search engine over standard input and output: the index by the package, the answers by the site's own worker.

    python bench/search/engine.py CORPUS      ids, a list for each query
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import playwright

from perhekeskus.search import Entry, Index, from_corpus, shards

HERE = Path(__file__).parent
SCRIPTS = HERE.parent.parent / "overrides" / "assets"
NODE = Path(playwright.__file__).parent / "driver" / "node"  # the one that the tests bring


def put_index(entries: list[Entry], folder: Path) -> None:
    """Writes the index of each language of the entries, in pieces, below the folder."""
    for language in sorted({entry.language for entry in entries}):
        for name, text in shards(Index(language, [entry for entry in entries if entry.language == language])).items():
            file = folder / f"{name}.js"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def command(folder: Path, *fields: str) -> list[str]:
    """What answers queries against the pieces in the folder."""
    return [str(NODE), str(HERE / "engine.js"), str(SCRIPTS), str(folder), *fields]


def main() -> None:
    entries = from_corpus(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    with tempfile.TemporaryDirectory() as folder:
        put_index(entries, Path(folder))
        subprocess.run(command(Path(folder)), check=True)


if __name__ == "__main__":
    main()
