"""A round of asking: which addresses are due, and what their replies add to what is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import UTC, datetime

from ..catalogue import Catalogue
from .answers import Answer, Reply, after, host_of, is_due

SILENT = ("no-host", "unreachable", "slow", "refused")  # nobody has spoken: it may be our own network that is down
FEW_HOSTS = 3  # which may all be silent at once
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def due(addresses: Iterable[str], answers: Mapping[str, Answer], now: datetime) -> list[str]:
    """What to ask, those first that have waited longest: a round may end before all are asked."""
    found = [address for address in dict.fromkeys(addresses) if is_due(address, answers.get(address), now)]
    return sorted(found, key=lambda address: answers[address].asked if address in answers else _LONG_AGO)


def taken(replies: Iterable[tuple[str, Reply]], asked: Iterable[str], answers: MutableMapping[str, Answer], now: Callable[[], datetime]) -> Iterator[bool]:
    """Adds replies to the answers, and tells after each whether anybody has spoken yet. Until then they wait: where every host is silent, nothing is known of any."""
    waiting: list[tuple[str, Reply, datetime]] = []
    heard = len({host_of(address) for address in asked}) <= FEW_HOSTS
    for address, reply in replies:
        heard = heard or reply.kind not in SILENT
        waiting.append((address, reply, now()))
        if heard:
            answers.update({address: after(answers.get(address), reply, when) for address, reply, when in waiting})
            waiting.clear()
        yield heard


def agent(catalogue: Catalogue) -> str:
    """Who asks, and where to complain, as far as data/site.yaml says."""
    ways = (way for record in (*catalogue.statements.values(), catalogue.corrections) if record for way in (record.email, getattr(record, "issues", None)))
    contact = next(filter(None, ways), None)
    return f"perhekeskus-links/1{f' (+{contact})' if contact else ''}"
