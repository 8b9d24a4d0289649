"""What others' servers have answered: what it means, when to ask again, and the file in which it is kept between two rounds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from ..keeping import save

SCHEMA_VERSION = 1
LASTING = ("fine", "moved")  # good for a while; all else is asked again in the next round
NOTICED = ("moved", "front-page", "fragment-missing", "leads-inside", "leads-off-web")  # answered, and yet to be looked at
UNASKED = ("not-for-robots", "too-often", "slow", "server-error", "odd-status", "broken-reply", "unreachable")  # says nothing of the page
FAILED = ("not-found", "gone", "no-host", "refused", "broken-tls", "loop", "bad-redirect")  # a reader would see no page either
KINDS = ("fine", *NOTICED, *UNASKED, *FAILED)
TRIES, OVER = 3, timedelta(days=5)  # how often, and over how long, before a failure counts as death
LIFETIME = timedelta(days=14)


class Reply(NamedTuple):
    """What asking once has told: one of KINDS, the status of HTTP where there was one, and the address it led to."""

    kind: str
    status: int | None = None
    to: str | None = None


@dataclass(frozen=True)
class Answer:
    """The last reply, when it came, and how many have failed in a row since when. What says nothing of the page neither adds to the row nor ends it. Times know their zone."""

    kind: str
    asked: datetime
    status: int | None = None
    to: str | None = None
    tries: int = 0
    since: datetime | None = None

    @property
    def is_dead(self) -> bool:
        return self.kind in FAILED and self.tries >= TRIES and self.asked - (self.since or self.asked) >= OVER


def after(before: Answer | None, reply: Reply, now: datetime) -> Answer:
    """What is known of an address once it has replied again."""
    answer = Answer(reply.kind, now, reply.status, reply.to)
    if reply.kind in FAILED:
        return replace(answer, tries=(before.tries if before else 0) + 1, since=before.since if before and before.since else now)
    if reply.kind in UNASKED and before:
        return replace(answer, tries=before.tries, since=before.since)
    return answer


def host_of(address: str) -> str:
    """The name of the host; empty where the address is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def is_due(address: str, answer: Answer | None, now: datetime) -> bool:
    """Whether to ask again. An answer from the future, of a clock that went wrong, is none."""
    return answer is None or answer.kind not in LASTING or not answer.asked <= now < answer.asked + lifetime(address)


def lifetime(address: str) -> timedelta:
    """Two weeks on average, between one and three: what was first asked on one day is not due on one day again."""
    share = int.from_bytes(hashlib.sha256(address.encode()).digest()[:4]) / 2**32
    return LIFETIME * (0.5 + share)


def read_answers(path: Path) -> dict[str, Answer] | None:
    """Answers by address, none where there is no file yet; None for a file that cannot be read, or that another version wrote. Raises OSError for one that may not be."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {address: _answer(fields) for address, fields in kept["answers"].items()} if kept["schema_version"] == SCHEMA_VERSION else None
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return None


def _answer(fields: Mapping) -> Answer:
    """Raises ValueError or TypeError for what no Answer is."""
    times = {name: datetime.fromisoformat(fields[name]) for name in ("asked", "since") if fields.get(name)}
    answer = Answer(**{**fields, **times})
    if answer.kind not in KINDS or type(answer.tries) is not int or any(time.tzinfo is None for time in times.values()):
        raise ValueError(fields)
    return answer


def save_answers(path: Path, answers: Mapping[str, Answer]) -> None:
    """The file is whole at every moment. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = {address: {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(answers[address]).items() if value} for address in sorted(answers)}
    save(path, json.dumps({"schema_version": SCHEMA_VERSION, "answers": rows}, ensure_ascii=False, indent=1) + "\n")
