"""Two states of the site, side by side: pages that come, go and move, and what readers read differently on those that stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..catalogue import LANGUAGES, Key
from .facts import Facts, Item, Path
from .state import KINDS, State

# What of a new page is worth a row: all of it stands in its file.
TOLD_OF_NEW = ("municipality", "status", "street", "location", "phone", "number", "hours", "summary", "description", "means")


@dataclass(frozen=True)
class Row:
    """One fact: what was to be read and is no more, and what is to be read now. Both languages in one row where they read the same."""

    path: Path
    languages: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    one_sided: bool = False  # the other language has words of its own, and they stayed


@dataclass(frozen=True)
class Change:
    """What happens to one record and its page. `happens` is "new", "gone", "moved" or "changed"; `paths` is empty where it has no page of its own,
    and `former` holds old addresses with whether they lead on."""

    subject: Key
    happens: str
    titles: Mapping[str, str]
    paths: Mapping[str, str]
    file: str
    rows: tuple[Row, ...] = ()
    former: tuple[tuple[str, bool], ...] = ()
    elsewhere: int = 0

    @property
    def count(self) -> int:
        return len(self.rows) + (self.happens != "changed")


@dataclass(frozen=True)
class Word:
    """A label of the site in one language, and on how many pages it stands."""

    language: str
    before: str
    after: str
    pages: int


@dataclass(frozen=True)
class Changes:
    """`derived`: pages made of several records that come and go; `programme`: changed files that decide how all pages look."""

    changes: tuple[Change, ...] = ()
    derived: tuple[int, int] = (0, 0)
    words: tuple[Word, ...] = ()
    map: bool = False
    programme: tuple[str, ...] = ()

    @cached_property
    def count(self) -> int:
        return sum(change.count for change in self.changes) + len(self.words)

    @cached_property
    def one_sided(self) -> int:
        return sum(row.one_sided for change in self.changes for row in change.rows)


def changes_between(before: State, after: State) -> tuple[Change, ...]:
    """Everything that comes, goes, moves or reads differently: pages that come and go first, then by kind."""
    successors = _successors(before, after)
    old = {successors.get(subject, subject): subject for subject in before.subjects()}
    found = [change for subject in after.subjects() if (change := _of_one(old.get(subject), subject, before, after))]
    found += [_gone(subject, before, after) for subject in before.subjects() if subject not in successors and not after.knows(subject)]
    return tuple(sorted(found, key=lambda change: (change.happens == "changed", KINDS.index(change.subject[0]))))


def derived_pages(before: State, after: State) -> tuple[int, int]:
    """How many pages come and go that belong to no record alone, such as a service in a region."""
    old, new = ({key for key in state.addresses.paths if key[0] not in KINDS} for state in (before, after))
    return len(new - old), len(old - new)


def _successors(before: State, after: State) -> dict[Key, Key]:
    """A record that is gone → the new one that has taken over its address."""
    heirs = {f"/{path}": key for path, key in after.addresses.moved}
    gone = [subject for subject in before.subjects() if not after.knows(subject) and before.page(subject) == subject]
    found = {subject: heirs.get(before.path(subject, "fi")) for subject in gone}
    return {subject: heir for subject, heir in found.items() if heir and not before.knows(heir)}


def _of_one(old: Key | None, subject: Key, before: State, after: State) -> Change | None:
    if old is None:
        return _change("new", subject, after, rows=tuple(row for row in _rows({}, _read(subject, after)) if row.path[-1] in TOLD_OF_NEW))
    former = _former(old, subject, before, after)
    same = old == subject and before.content(subject) == after.content(subject)
    rows = () if same else tuple(_rows(_read(old, before), _read(subject, after)))
    if former:  # which says already which old addresses lead here
        return _change("moved", subject, after, rows=tuple(row for row in rows if row.path != ("aliases",)), former=former)
    return _change("changed", subject, after, rows=rows) if rows else None


def _gone(subject: Key, before: State, after: State) -> Change:
    return _change("gone", subject, before, former=_former(subject, None, before, after))


def _change(happens: str, subject: Key, state: State, **more: object) -> Change:
    page = state.page(subject)
    paths = {language: state.path(page, language) for language in LANGUAGES} if page else {}
    titles = {language: state.title(subject, language) for language in LANGUAGES}
    return Change(subject, happens, titles, paths, state.catalogue.origins.get(subject, ""), elsewhere=state.elsewhere(subject), **more)


def _former(old: Key, new: Key | None, before: State, after: State) -> tuple[tuple[str, bool], ...]:
    """Addresses the page had and has no longer, each with whether it leads to a page now, or to the reason why there is none."""
    if before.page(old) != old:
        return ()
    now = {after.path(new, language) for language in LANGUAGES} if new else set()
    alive = {f"/{path}" for path, _ in (*after.addresses.moved, *after.addresses.gone)} | {f"/{path}" for paths in after.addresses.paths.values() for path in paths.values()}
    return tuple((path, path in alive) for language in LANGUAGES if (path := before.path(old, language)) not in now)


def _read(subject: Key, state: State) -> dict[str, Facts]:
    return {language: state.facts(subject, language) for language in LANGUAGES}


def _rows(before: Mapping[str, Facts], after: Mapping[str, Facts]) -> Iterator[Row]:
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
