"""Which day a build is of: the only place where a build looks at the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

FINLAND = ZoneInfo("Europe/Helsinki")


class ClockError(ValueError):
    """A setting that names no day; the text says which and how it is written."""


def today_in_finland() -> date:
    """The day it is in Finland now, wherever the machine is: a build at night must not make yesterday's site."""
    return datetime.now(FINLAND).date()


def day_of_build(environment: Mapping[str, str]) -> date:
    """The day that TODAY gives, else the one in Finland at SOURCE_DATE_EPOCH, in seconds, which whoever builds anything anew sets; else today. Raises ClockError."""
    try:
        if told := environment.get("TODAY"):
            return date.fromisoformat(told)
        if epoch := environment.get("SOURCE_DATE_EPOCH"):
            return datetime.fromtimestamp(int(epoch), UTC).astimezone(FINLAND).date()
    except (ValueError, OverflowError, OSError):
        name = "TODAY" if environment.get("TODAY") else "SOURCE_DATE_EPOCH"
        raise ClockError(f"{name}={environment[name]!r} is no day; write TODAY=2026-11-30 or SOURCE_DATE_EPOCH in seconds since 1970") from None
    return today_in_finland()
