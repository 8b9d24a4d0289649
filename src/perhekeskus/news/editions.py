"""News between builds: told once for each commit, day and programme."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..catalogue import RECORDS, Catalogue
from ..keeping import put
from .entries import Entry, Fact, News

_FILE = "news.json"


def edition(commit: str, today: date, catalogue: Catalogue) -> str:
    """What has to be the same for news to be the same: the history, the words, the names of records and terms, former ids, and the programme that tells."""
    digest = sha256(repr((commit, today, catalogue.labels, catalogue.terms, catalogue.limits, sorted(_names(catalogue)))).encode())
    package = Path(__file__).parents[1]
    for path in sorted((*package.rglob("*.py"), package / "remarks.yaml")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _names(catalogue: Catalogue) -> Iterable[str]:
    for kind in RECORDS:
        yield from (f"{kind} {id} {record.name!r} {getattr(record, 'aliases', ())}" for id, record in catalogue.records(kind).items())
    yield from (f"page {id} {language} {page.title}" for id, by_language in catalogue.pages.items() for language, page in by_language.items())


def kept(cache: Path, edition: str) -> News | None:
    """What an earlier build has left; what is damaged or of another edition counts as nothing."""
    try:
        found = json.loads((cache / _FILE).read_text(encoding="utf-8"))
        if found["edition"] != edition:
            return None
        return News(found["state"], tuple(Entry(*row[:6], {language: tuple(Fact(name, tuple(before), tuple(after)) for name, before, after in facts) for language, facts in row[6].items()}, *row[7:]) for row in found["entries"]), found["unreadable"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def keep(cache: Path, edition: str, news: News) -> None:
    """Whoever reads at the same time finds the old file or the new one."""
    cache.mkdir(parents=True, exist_ok=True)
    put(cache / _FILE, json.dumps({"edition": edition, **vars(news)}, ensure_ascii=False).encode())
