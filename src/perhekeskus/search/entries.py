"""What can be found: any list of these becomes an index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Section:
    """A heading, or None for what stands before the first, and its text."""

    heading: str | None
    text: str


@dataclass(frozen=True)
class Entry:
    """One page in one language. `words` are what should find it though it does not say so; `boost` multiplies its score, 1 is a plain page.
    `towns` are the names of where it stands: a query with a town and something else brings what stands there first, and what is `only_there` is found by no other.
    A reader who types one of `urgent`, a word or words together, sees the entry before all others. `shown` goes to the browser as it is, with the title and the teaser."""

    id: str
    language: str
    title: str
    sections: tuple[Section, ...] = ()
    words: tuple[str, ...] = ()
    towns: tuple[str, ...] = ()
    only_there: bool = False
    urgent: tuple[str, ...] = ()
    boost: float = 1.0
    teaser: str = ""
    shown: Mapping[str, object] = field(default_factory=dict)


def from_corpus(rows: Iterable[Mapping]) -> list[Entry]:
    """Entries of a corpus in JSON: rows of id, lang, title, sections [{h, t}], boost, search_words. Raises KeyError for a row without id, language or title."""
    return [
        Entry(
            row["id"], row["lang"], row["title"], tuple(Section(part.get("h"), part.get("t") or "") for part in row.get("sections", ())),
            tuple(row.get("search_words") or ()), boost=float(row.get("boost") or 1),
        )
        for row in rows
    ]  # fmt: skip
