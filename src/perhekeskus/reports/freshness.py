"""How old what we tell is, whose it is, and what goes stale next."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ..catalogue import Catalogue
from ..freshness import Freshness
from ..model import Organiser, Place, Text
from .records import Published, published
from .values import Figure, Item, Items, Report, Row, Said, Table, said

AGES = ("age-half-year", "age-year", "age-two-years", "age-older", "age-undated")
_UP_TO = (183, 365, 730)  # days, of the first three
SOON = (30, 90)  # days


class Aged(NamedTuple):
    """A record, how far it can be trusted, and the last day of that, None where it is past or nobody knows."""

    about: Published
    fresh: Freshness
    until: date | None


def aged(about: Published, catalogue: Catalogue, today: date) -> Aged:
    fresh = catalogue.freshness(about.record, today)
    return Aged(about, fresh, None if fresh.doubtful else fresh.until)


def report(catalogue: Catalogue, today: date) -> Report:
    every = [aged(about, catalogue, today) for about in published(catalogue)]
    stale = sorted((row for row in every if row.fresh.doubtful), key=lambda row: (row.fresh.since.latest() or date.max, row.about.key))
    soon = {days: sorted((row for row in every if row.until and (row.until - today).days <= days), key=lambda row: (row.until, row.about.key)) for days in SOON}
    ages, owners = _ages(catalogue, every, today), _owners(catalogue, every, today)
    states = Counter(row.fresh.state for row in every)
    figures = (*(Figure(f"records-{state}", states[state], len(every)) for state in ("confirmed", "recent", "old", "undated")), *(Figure(f"due-{days}", len(rows)) for days, rows in soon.items()))
    later = [row for row in soon[90] if row not in soon[30]]
    return Report("freshness", _matters(catalogue, stale, every, soon[90]), figures, (ages, owners), (_list("due-30", soon[30]), _list("due-90", later), _list("stale", stale)))


def _matters(catalogue: Catalogue, stale: list[Aged], every: list[Aged], soon: list[Aged]) -> Said:
    if not stale:
        return said("freshness-fine", all=len(every), soon=len(soon))
    region, most = Counter(row.about.region for row in stale).most_common(1)[0]
    where = catalogue.regions[region].name if region else said("whole-country")
    return said("freshness-matters", n=len(stale), all=len(every), region=where, most=most)


def _ages(catalogue: Catalogue, every: Iterable[Aged], today: date) -> Table:
    counted: dict[str | None, Counter] = defaultdict(Counter)
    for row in every:
        counted[row.about.region][_age(row.fresh, today)] += 1
    rows = [Row(catalogue.regions[id].name if id else said("whole-country"), tuple(ages[name] for name in AGES), ("region", id) if id else None) for id, ages in counted.items()]
    return Table("ages", AGES, tuple(sorted(rows, key=lambda row: (-sum(row.cells[3:]), str(row.key)))), bars=AGES)


def _age(fresh: Freshness, today: date) -> str:
    since = fresh.since.latest()
    if since is None:
        return AGES[-1]
    return next((name for name, days in zip(AGES, _UP_TO) if (today - since).days <= days), AGES[3])


def _owners(catalogue: Catalogue, every: Iterable[Aged], today: date) -> Table:
    counted: dict[object, Counter] = defaultdict(Counter)
    for row in every:
        counts = counted[_owner(catalogue, row.about)]
        counts["all"] += 1
        counts["stale"] += row.fresh.doubtful
        counts["due"] += bool(row.until and (row.until - today).days <= SOON[-1])
    rows = [Row(owner if isinstance(owner, Text) else said("whole-country"), (counts["all"], counts["stale"], counts["due"])) for owner, counts in counted.items()]
    return Table("owners", ("owned", "stale", "due-90"), tuple(sorted(rows, key=lambda row: (-row.cells[1], -row.cells[0], _name(row.about)))))


def _owner(catalogue: Catalogue, about: Published) -> Text | None:
    """Who has to look after a record: a place's organiser by its name, or by what it is; a region itself; None for what is the same everywhere."""
    if not isinstance(about.record, Place):
        return about.record.official_name if about.region else None
    organiser: Organiser = about.record.organiser
    if organiser.kind == "wellbeing-services-county" and not organiser.name and about.region:
        return catalogue.regions[about.region].official_name
    return organiser.name or catalogue.labels[f"organiser_{organiser.kind.replace('-', '_')}"]


def _name(about: Text | Said) -> str:
    return about.read_in("fi")[0] if isinstance(about, Text) else ""


def _list(name: str, rows: Iterable[Aged]) -> Items:
    return Items(name, tuple(_item(row) for row in rows))


def _item(row: Aged) -> Item:
    fresh, about = row.fresh, row.about
    note = said(f"until-{fresh.state}", date=row.until, since=fresh.since) if row.until else said(f"state-{fresh.state}", since=fresh.since)
    facts = {"state": fresh.state, "since": str(fresh.since), "until": row.until and row.until.isoformat()}
    return Item(about.name, about.file, (note,), about.at, key=about.key, region=about.region, facts=facts)
