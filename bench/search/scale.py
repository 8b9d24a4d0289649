"""What the search costs at national scale: the index of 3,300 made-up pages a language, what a first result fetches, how long a query takes.

Pages are the corpus again and again with other names and towns, so that words, lengths and repetition stay like those of real pages.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

from engine import command, put_index
from score import entries_of_corpus, queries_of_corpus

from perhekeskus.search import Entry

PAGES = 3300
NAMES = ("Kivi", "Ranta", "Mäki", "Niitty", "Koski", "Lehto", "Salo", "Harju", "Suvi", "Tuuli", "Pilvi", "Lumi", "Vinter", "Strand", "Back", "Ängs", "Fors", "Lund", "Sommar", "Vind")
ENDS = ("la", "nen", "sto", "pelto", "kulma", "portti", "by", "backa", "gård", "viken")


def made(count: int = PAGES) -> list[Entry]:
    """`count` entries in each language, the same every time."""
    chance = random.Random(4)
    corpus = entries_of_corpus()
    found = list(corpus)
    for language in ("fi", "sv"):
        own = [entry for entry in corpus if entry.language == language]
        for number in range(count - len(own)):
            source = own[number % len(own)]
            name = f"{chance.choice(NAMES)}{chance.choice(ENDS)}"
            title = f"{source.title} {name}"
            sections = tuple(replace(part, text=_varied(part.text, name, chance)) for part in source.sections)
            found.append(replace(source, id=f"{source.id}-{number}", title=title, sections=sections, teaser=sections[0].text[:150] if sections else "", shown={"href": f"{language}/paikat/{source.id}-{number}/", "kind": "place", "where": name}))
    return found


def _varied(text: str, name: str, chance: random.Random) -> str:
    """The sentences in another order, some left out, with the new name."""
    sentences = re.split(r"(?<=[.!?]) ", text)
    chance.shuffle(sentences)
    return " ".join([*sentences[: max(1, len(sentences) - chance.randint(0, 2))], f"{name}."])


def main() -> None:
    entries = made()
    start = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        put_index(entries, Path(folder))
        cpu = time.process_time() - start
        sizes = {path.relative_to(folder).with_suffix("").as_posix(): len(gzip.compress(path.read_bytes(), 9)) for path in Path(folder).rglob("*.js")}
        first = [sum(sizes[name] for name in names) for names in _asked(Path(folder), "--fetched")]
        times = _asked(Path(folder), "--time")
    print(f"{len(entries)} pages: index {cpu:.1f} s CPU, {len(sizes)} pieces, {sum(sizes.values()) / 1024:.0f} KB gz in all")
    print(f"first result, KB gz fetched: median {quantiles(first, n=20)[9] / 1024:.1f}, p95 {quantiles(first, n=20)[18] / 1024:.1f}, most {max(first) / 1024:.1f}")
    print(f"a query, ms without throttle: median {quantiles(times, n=20)[9]:.1f}, p95 {quantiles(times, n=20)[18]:.1f}")


def _asked(folder: Path, mode: str) -> list:
    lines = "\n".join(json.dumps({"lang": query.language, "query": query.text}) for query in queries_of_corpus())
    process = subprocess.run(command(folder, mode), input=lines, capture_output=True, text=True, encoding="utf-8", check=True)
    return [json.loads(line) for line in process.stdout.splitlines()]


if __name__ == "__main__":
    sys.exit(main())
