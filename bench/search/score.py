"""How well the search finds: graded queries against a corpus and against the real site, through the engine. box.py asks through the box that readers see.

Prints a table and writes build/bench/search.json. R@10 is the share of the right pages (grade 2 and 3) among the first ten, nDCG@10 their order,
zero the share of queries without an answer, junk the share of words about other things that have an answer which is not called a close match only.
"""

from __future__ import annotations

import json
import math
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import mean

import yaml
from engine import command, put_index
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from perhekeskus.building import findable
from perhekeskus.search import Entry, from_corpus
from perhekeskus.search.index import fields
from perhekeskus.search.spelling import words

ROOT = Path(__file__).parent.parent.parent
FIRST = 10
WEAK = 0.45  # below it an answer is shown as a close match only; as in overrides/assets/search.js
Ask = Callable[[str, str], list[tuple[str, float]]]


@dataclass(frozen=True)
class Query:
    language: str
    text: str
    category: str
    relevant: Mapping[str, int]


def queries_of_corpus(name: str = "queries") -> list[Query]:
    """`queries` are those that the search was tuned on; `fresh` ones were written by somebody who had not seen it."""
    rows = json.loads((ROOT / "bench" / "search" / f"{name}.json").read_text(encoding="utf-8"))
    return [Query(row["lang"], row["query"], row["category"], row["relevant"]) for row in rows]


def queries_of_site() -> list[Query]:
    folder = ROOT / "tests" / "search"
    return [Query(language, row["query"], row["category"], row["relevant"]) for language in ("fi", "sv") for row in yaml.safe_load((folder / f"{language}.yaml").read_text(encoding="utf-8"))]


def bent_words(entries: Iterable[Entry]) -> list[Query]:
    """For each word of a title some of its forms that stand nowhere in the corpus, by simplemma's dictionary; right are the pages with it in their title."""
    chance, found = random.Random(1), []
    for language, most in (("fi", 12), ("sv", 6)):
        own = [entry for entry in entries if entry.language == language]
        attested = {word for entry in own for _, _, text in fields(entry) for word in words(text)}
        titled = {word: {entry.id: 2 for entry in own if word in words(entry.title)} for entry in own for word in words(entry.title) if len(word) > 3}
        forms: dict[str, list[str]] = {word: [] for word in titled}
        for form, base in DefaultDictionaryFactory().get_dictionary(language).items():
            form, base = (text.decode() if isinstance(text, bytes) else text for text in (form, base))
            if base in forms and form.islower() and form not in attested and form[:2] == base[:2]:
                forms[base].append(form)
        for word, of_word in sorted(forms.items()):
            found += [Query(language, form, "bent", titled[word]) for form in chance.sample(sorted(of_word), min(most, len(of_word)))]
    return found


def entries_of_corpus() -> list[Entry]:
    return from_corpus(json.loads((ROOT / "bench" / "search" / "corpus.json").read_text(encoding="utf-8")))


def entries_of_site() -> list[Entry]:
    """All that can be found on the real site."""
    searching = findable(ROOT, today=date.today())
    return [entry for language in ("fi", "sv") for entry in searching.entries(language)]


@contextmanager
def engine(entries: list[Entry]) -> Iterator[Ask]:
    """Asks the site's worker: (language, query) → [(id, how sure)]."""
    with tempfile.TemporaryDirectory() as folder:
        put_index(entries, Path(folder))
        with subprocess.Popen(command(Path(folder), "sure"), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:

            def ask(language: str, query: str) -> list[tuple[str, float]]:
                process.stdin.write(json.dumps({"lang": language, "query": query}) + "\n")
                process.stdin.flush()
                return [(id, sure) for id, sure in json.loads(process.stdout.readline())]

            yield ask
            process.stdin.close()


def page_of(id: str) -> str:
    """The page that an answer leads to: help lines stand on one."""
    return "index/help" if id.startswith("helpline/") else id


def recall(found: list[str], relevant: Mapping[str, int]) -> float:
    right = [id for id, grade in relevant.items() if grade >= 2]
    return sum(id in found[:FIRST] for id in right) / min(FIRST, len(right))


def ndcg(found: list[str], relevant: Mapping[str, int]) -> float:
    def gain(grades: Iterable[int]) -> float:
        return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(list(grades)[:FIRST]))

    return gain(relevant.get(id, 0) for id in found) / gain(sorted(relevant.values(), reverse=True))


def scores(queries: list[Query], ask: Ask) -> list[dict]:
    """A row for each query."""
    rows = []
    for query in queries:
        found = list(dict.fromkeys(page_of(id) for id, _ in ask(query.language, query.text)))
        rows.append({"language": query.language, "query": query.text, "category": query.category, "recall": recall(found, query.relevant), "ndcg": ndcg(found, query.relevant), "zero": not found, "found": found[:FIRST]})
    return rows


def junk(ask: Ask) -> dict[str, list[str]]:
    """The words about other things that bring more than close matches."""
    off_topic = yaml.safe_load((ROOT / "tests" / "search" / "offtopic.yaml").read_text(encoding="utf-8"))
    return {language: [word for word in off_topic[language] if any(sure >= WEAK for _, sure in ask(language, word))] for language in ("fi", "sv")}


def table(name: str, rows: list[dict]) -> Iterator[str]:
    yield f"{name:28}{'n':>5}{'R@10':>8}{'nDCG':>8}{'zero':>7}"
    for language in ("fi", "sv"):
        own = [row for row in rows if row["language"] == language]
        yield _line(language, own)
        for category in dict.fromkeys(row["category"] for row in own):
            yield _line(f"  {category}", [row for row in own if row["category"] == category])


def _line(name: str, rows: list[dict]) -> str:
    return f"{name:28}{len(rows):5}{100 * mean(row['recall'] for row in rows):8.1f}{100 * mean(row['ndcg'] for row in rows):8.1f}{100 * mean(row['zero'] for row in rows):7.1f}"


def keep(name: str, results: Mapping) -> None:
    """Writes build/bench/NAME.json."""
    target = ROOT / "build" / "bench" / f"{name}.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")


def main() -> None:
    results = {}
    with engine(entries_of_corpus()) as ask:
        results["corpus"] = scores(queries_of_corpus(), ask)
        results["corpus, fresh queries"] = scores(queries_of_corpus("fresh"), ask)
        results["corpus, bent words"] = scores(bent_words(entries_of_corpus()), ask)
    with engine(entries_of_site()) as ask:
        results["site"] = scores(queries_of_site(), ask)
        results["junk"] = junk(ask)
    print(*table("corpus", results["corpus"]), "", sep="\n")
    print(*table("corpus, fresh queries", results["corpus, fresh queries"]), "", sep="\n")
    print(*table("corpus, bent words", results["corpus, bent words"]), "", sep="\n")
    print(*table("site", results["site"]), "", sep="\n")
    for language, answered in results["junk"].items():
        print(f"junk {language}: {len(answered)} of 40: {', '.join(answered)}")
    if "--failures" in sys.argv:
        for row in results["corpus"] + results["corpus, fresh queries"] + results["site"]:
            if row["recall"] < 1:
                print(f"{row['language']} {row['category']:15} {row['query']!r} R {row['recall']:.2f} nDCG {row['ndcg']:.2f} → {' '.join(row['found'][:6])}")
    keep("search", results)


if __name__ == "__main__":
    main()
