"""What is told without a source, or with one that one may doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..catalogue import Catalogue
from ..freshness import Freshness
from ..model import Noun, Text, keys_of
from .records import Published, published
from .values import Figure, Item, Items, Report, Row, Table, said

KINDS = ("unsourced", "in-doubt", "unconfirmed", "undated", "old-source")  # the most pressing first


class Fact(NamedTuple):
    """Something that has sources of its own: a record, or a contact, a digital service, a method inside one, and how fresh it is."""

    about: Published
    path: tuple
    noun: Noun
    fresh: Freshness


def facts(catalogue: Catalogue, today: date) -> Iterator[Fact]:
    for about in published(catalogue):
        for path, noun in _inside(about.record, ()):
            yield Fact(about, path, noun, catalogue.freshness(noun, today))


def _inside(noun: Noun, path: tuple) -> Iterator[tuple[tuple, Noun]]:
    if "sources" in type(noun).model_fields:
        yield path, noun
    for key, value in zip(keys_of(type(noun)), (getattr(noun, name) for name in type(noun).model_fields)):
        if isinstance(value, Noun):
            yield from _inside(value, (*path, key))
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                if isinstance(part, Noun):
                    yield from _inside(part, (*path, key, index))


def kinds_of(fact: Fact) -> tuple[str, ...]:
    """What is wrong with it, some of KINDS: a confirmation makes up for an old page, and nothing for a doubt."""
    noun, fresh = fact.noun, fact.fresh
    found = {
        "unsourced": not noun.sources, "in-doubt": bool(getattr(noun, "doubt", None)), "unconfirmed": getattr(noun, "status", None) == "unconfirmed",
        "undated": bool(noun.sources) and fresh.state == "undated", "old-source": fresh.state == "old",
    }  # fmt: skip
    past = fact.path[:1] == ("history",)  # what was told once is old by nature, and never shown as a present fact
    return tuple(kind for kind in KINDS if found[kind] and not (past and kind in ("undated", "old-source")))


def report(catalogue: Catalogue, today: date) -> Report:
    every = list(facts(catalogue, today))
    found = [(fact, kinds) for fact in every if (kinds := kinds_of(fact))]
    counts = Counter(kind for _, kinds in found for kind in kinds)
    matters = said("sources-matter", n=len(found), all=len(every), undated=counts["undated"]) if found else said("sources-fine", all=len(every))
    lists = (Items(kind, tuple(sorted((_item(fact, kinds) for fact, kinds in found if kinds[0] == kind), key=lambda item: (item.facts["since"], item.file, item.at)))) for kind in KINDS)
    return Report("sources", matters, tuple(Figure(kind, counts[kind], len(every)) for kind in KINDS), (_by_region(catalogue, every, found),), tuple(lists))


def _by_region(catalogue: Catalogue, every: list[Fact], found: list[tuple[Fact, tuple[str, ...]]]) -> Table:
    counts = Counter((fact.about.region, kind) for fact, kinds in found for kind in kinds)
    total = Counter(fact.about.region for fact in every)
    doubtful = Counter(fact.about.region for fact, _ in found)
    rows = [Row(catalogue.regions[id].name if id else said("whole-country"), (total[id] - doubtful[id], doubtful[id], *(counts[id, kind] for kind in KINDS)), ("region", id) if id else None) for id in total]
    return Table("facts", ("sound", "doubtful", *KINDS), tuple(sorted(rows, key=lambda row: (-row.cells[1], str(row.key)))), bars=("sound", "doubtful"))


def _item(fact: Fact, kinds: tuple[str, ...]) -> Item:
    """Named by the record, and by the part of it that has sources of its own."""
    about, noun = fact.about, fact.noun
    since = fact.fresh.since
    own = getattr(noun, "name", None) or getattr(noun, "text", None)
    part = (said("part", name=own),) if fact.path and isinstance(own, Text) and own != about.name else ()
    notes = (*part, *(said(f"is-{kind}", since=since) for kind in kinds), *((noun.doubt,) if "in-doubt" in kinds else ()))
    urls = [source.url for source in noun.sources]
    return Item(about.name, about.file, notes, (*about.at, *fact.path), key=about.key, region=about.region, facts={"kinds": list(kinds), "since": str(since), "sources": urls})
