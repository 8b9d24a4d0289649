"""The tables of errors in CONTRIBUTING.md, made from the cases in tests/problems/: `make guide`.

A case is a wrong file and, under the same name, a .txt: first what it is about, a line each, then every line of `perhekeskus check --language en`.

    file: data/…       where the wrong file stands in the small country; without a wrong file it is one that is gone
    elsewhere: …       instead of `file`, why no file can bring this kind about, or where it is tested
    with: --notices    if notices are to be shown
    kind: …            the kind that this case explains in the guide, one case for each kind
    fi: … → …          what is wrong and what is right, as the guide shows it in Finnish
    sv: … → …          the same in Swedish
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from perhekeskus.problems import sentences

HERE = Path(__file__).parent
GUIDE = HERE.parent.parent / "CONTRIBUTING.md"
PROBLEMS = HERE.parent / "problems"
HEAD = re.compile(r"(file|elsewhere|with|kind|fi|sv): (.*)")
PARTS_OF_OTHERS = {"did-you-mean", "allowed-are", "shape-text", "shape-list", "shape-mapping"}  # what other sentences are made of
COLUMNS = {"fi": "| Ilmoitus | Väärin | Oikein |", "sv": "| Meddelande | Fel | Rätt |"}
# Kinds come in the order of sentences.yaml; each of these begins a table of its own.
HEADINGS = {
    "file-missing": {"fi": "Tiedosto", "sv": "Filen"},
    "yaml-tab": {"fi": "Merkit ja sisennys", "sv": "Tecken och indrag"},
    "unknown-key": {"fi": "Avaimet ja arvot", "sv": "Nycklar och värden"},
    "text-empty": {"fi": "Tekstit ja kielet", "sv": "Texter och språk"},
    "date-form": {"fi": "Päivät, ajat, iät ja paikka kartalla", "sv": "Datum, tider, åldrar och plats på kartan"},
    "phone-placeholder": {"fi": "Puhelin, sähköposti ja osoitteet", "sv": "Telefon, e-post och adresser"},
    "unknown-service": {"fi": "Mikä kuuluu yhteen", "sv": "Det som hör ihop"},
}


@dataclass(frozen=True)
class Case:
    """What stands in one .txt: `head` by its words, and the lines that the check must give."""

    path: Path
    head: Mapping[str, str]
    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> Case:
        lines = path.read_text(encoding="utf-8").splitlines()
        heads = [found.groups() for line in lines if (found := HEAD.fullmatch(line))]
        return cls(path, dict(heads), tuple(lines[len(heads) :]))

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def wrong_file(self) -> Path | None:
        return next((path for path in self.path.parent.glob(f"{self.name}.*") if path != self.path), None)

    def example(self, language: str) -> tuple[str, ...]:
        """What is wrong and what is right; anything but two parts is no example."""
        return tuple(self.head.get(language, "").split(" → "))


def all_cases() -> list[Case]:
    return [Case.read(path) for path in sorted(PROBLEMS.glob("*.txt"))]


def kinds_to_explain(said: Iterable[str]) -> list[str]:
    """The kinds that editors meet as messages, in the order of the guide."""
    return [kind for kind in said if kind not in PARTS_OF_OTHERS]


def lacking(said: Iterable[str], cases: Iterable[Case]) -> list[str]:
    """What keeps the guide from being made, each with what to do about it."""
    cases, kinds = list(cases), kinds_to_explain(said)
    explained = [case.head["kind"] for case in cases if "kind" in case.head]
    todo = [f"{kind}: nothing explains this kind. Put a wrong file into tests/problems/ and beside it a .txt with `kind: {kind}`, `fi: wrong → right` and `sv: wrong → right`, or add these three lines to a case that gives it; then run `make guide`." for kind in kinds if kind not in explained]
    todo += [f"{case.path.name}: there is no kind {case.head['kind']} in sentences.yaml; correct or remove the line `kind:`." for case in cases if "kind" in case.head and case.head["kind"] not in kinds]
    todo += [f"{kind}: {explained.count(kind)} cases explain this kind; leave `kind:`, `fi:` and `sv:` in one of them." for kind in kinds if explained.count(kind) > 1]
    todo += [f"{case.path.name}: write `{language}: wrong → right`, what is wrong and what is right, on one line." for case in cases if "kind" in case.head for language in COLUMNS if len(case.example(language)) != 2]
    todo += [f"{kind}: no sentence of this name begins a table; correct HEADINGS in tests/guide/guide.py." for kind in HEADINGS if kind not in kinds]
    todo += [f"{kind}: stands above the first table; move its sentence, or correct HEADINGS in tests/guide/guide.py." for kind in kinds[:1] if kind not in HEADINGS]
    return todo


def as_printed(sentence: str) -> str:
    """A message with three dots for what is filled in."""
    return re.sub(r"\{\w+\}", "…", sentence.replace("{suggestion}", ""))


def tables(said: Mapping[str, Mapping[str, str]], cases: Iterable[Case], language: str) -> str:
    """Every kind of fault with its example, as Markdown. Raises KeyError where something is lacking."""
    by_kind = {case.head["kind"]: case for case in cases if "kind" in case.head}
    lines = []
    for kind in kinds_to_explain(said):
        if kind in HEADINGS:
            lines += ["", f"### {HEADINGS[kind][language]}", "", COLUMNS[language], "|---|---|---|"]
        lines.append("| " + " | ".join((as_printed(said[kind][language]), *by_kind[kind].example(language))) + " |")
    return "\n".join(lines[1:])


def remade(guide: str, said: Mapping[str, Mapping[str, str]], cases: Iterable[Case]) -> str:
    """The guide with its tables made anew between their marks. Raises ValueError with what is lacking."""
    cases = list(cases)
    if todo := lacking(said, cases):
        raise ValueError("\n".join(todo))
    for language in COLUMNS:
        start, end = f"<!-- make guide: {language} -->\n", f"\n<!-- /make guide: {language} -->"
        if guide.count(start) != 1 or guide.count(end) != 1:
            raise ValueError(f"CONTRIBUTING.md: the lines {start.strip()} and {end.strip()} have to stand in it once each; bring them back.")
        before, rest = guide.split(start)
        guide = before + start + "\n" + tables(said, cases, language) + "\n" + end + rest.split(end)[1]
    return guide


if __name__ == "__main__":
    try:
        GUIDE.write_text(remade(GUIDE.read_text(encoding="utf-8"), sentences(), all_cases()), encoding="utf-8")
    except ValueError as lack:
        raise SystemExit(str(lack)) from None
