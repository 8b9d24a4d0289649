"""Two states of the site, side by side: pages that come, go and move, and what readers read differently on those that stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..catalogue import LANGUAGES, Key
from ..differences import Row, rows_between, rows_of_new
from ..facts import Facts
from .state import KINDS, State


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
        return _change("new", subject, after, rows=rows_of_new(_read(subject, after)))
    former = _former(old, subject, before, after)
    same = old == subject and before.content(subject) == after.content(subject)
    rows = () if same else tuple(rows_between(_read(old, before), _read(subject, after)))
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
