"""What readers read differently of one record, fact by fact, and how such a fact is told: what it is called, and no more of a long text than what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .catalogue import LANGUAGES
from .facts import Facts, Item, Path
from .problems import remarks

# What of a new page is worth a row: all of it stands in its file.
TOLD_OF_NEW = ("municipality", "status", "street", "location", "phone", "number", "hours", "summary", "description", "means")
LONGEST = 240  # letters of a text that are shown
AROUND = 5  # words that are kept before and after what differs


@dataclass(frozen=True)
class Row:
    """One fact: what was to be read and is no more, and what is to be read now. Both languages in one row where they read the same."""

    path: Path
    languages: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    one_sided: bool = False  # the other language has words of its own, and they stayed


def rows_of_new(facts: Mapping[str, Facts]) -> tuple[Row, ...]:
    """What is told of a record that was not there before; `facts` are by language."""
    return tuple(row for row in rows_between({}, facts) if row.path[-1] in TOLD_OF_NEW)


def rows_between(before: Mapping[str, Facts], after: Mapping[str, Facts]) -> Iterator[Row]:
    """All that reads differently; facts are by language."""
    known = [_items(facts) for facts in (before, after)]
    before, after = ({language: _condensed(facts, known[0] ^ known[1]) for language, facts in state.items()} for state in (before, after))
    paths = dict.fromkeys(path for state in (after, before) for facts in state.values() for path in facts)
    for path in paths:
        yield from _rows_of_fact(path, *({language: state.get(language, {}).get(path, ()) for language in LANGUAGES} for state in (before, after)))


def _items(state: Mapping[str, Facts]) -> set[Path]:
    """The way to everything in a list that is told one by one."""
    return {path[: number + 1] for facts in state.values() for path in facts for number, part in enumerate(path) if isinstance(part, Item)}


def _condensed(facts: Facts, new: set[Path]) -> Facts:
    """The same, but what comes or goes as a whole told in one line."""
    found: dict[Path, list[str]] = {}
    for path, lines in facts.items():
        whole = next((path[:length] for length in range(1, len(path)) if path[:length] in new), None)
        found.setdefault(whole or path, []).extend(["; ".join(lines)] if whole else lines)
    return {path: ("; ".join(lines),) if path in new else tuple(lines) for path, lines in found.items()}


def _rows_of_fact(path: Path, before: Mapping[str, tuple[str, ...]], after: Mapping[str, tuple[str, ...]]) -> Iterator[Row]:
    differing = {language: _difference(before[language], after[language]) for language in LANGUAGES if before[language] != after[language]}
    if len(differing) == len(LANGUAGES) and len(set(differing.values())) == 1:
        yield Row(path, LANGUAGES, *differing[LANGUAGES[0]])
        return
    for language, (old, new) in differing.items():
        yield Row(path, (language,), old, new, one_sided=len(differing) == 1 and bool(old and new))


def _difference(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that only one side has; all of them where only their order differs."""
    old, new = tuple(line for line in before if line not in after), tuple(line for line in after if line not in before)
    return (old, new) if old or new else (before, after)


def named(path: Path, language: str) -> str:
    """'Puhelin', 'Neuvonta: puhelin', 'Yhteystiedot: Neuvonta'."""
    items = [part.called(language) for part in path if isinstance(part, Item)]
    parts = [_field(path[:-1], language), *items] if isinstance(path[-1], Item) else [*items, _field(path, language)]
    said = ": ".join(parts)
    return said[:1].upper() + said[1:]


def _field(path: Path, language: str) -> str:
    """What a field is called: 'puhelinajat' below a phone, 'aukioloajat' elsewhere."""
    names = ["fact-" + "-".join(map(str, path[-length:])).replace("_", "-") for length in (2, 1)]
    return next(remarks()[name] for name in names if name in remarks())[language]


def pairs(row: Row) -> list[tuple[list[str], list[str]]]:
    """Both sides, short enough to be read. Lines that stand for each other come in pairs, cut to what differs."""
    if len(row.before) == len(row.after):
        return [([old], [new]) for old, new in (shortened(*pair) for pair in zip(row.before, row.after))]
    return [(_cut(row.before), _cut(row.after))]


def _cut(lines: Iterable[str]) -> list[str]:
    return [line if len(line) <= LONGEST else line[: LONGEST - 1] + "…" for line in lines]


def shortened(before: str, after: str) -> tuple[str, str]:
    """Of long texts what differs, with some words around it."""
    if max(len(before), len(after)) <= LONGEST // 2:
        return before, after
    old, new = before.split(), after.split()
    shared = _shared(old, new)
    rest = _shared(old[shared:][::-1], new[shared:][::-1])
    first, last = max(shared - AROUND, 0), max(rest - AROUND, 0)
    sides = (f"{'… ' if first else ''}{' '.join(words[first : len(words) - last])}{' …' if last else ''}" for words in (old, new))
    return tuple(_cut(sides))


def _shared(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    return next((number for number, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
