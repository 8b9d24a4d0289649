"""What style sheets, scripts and calendars ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .inside import Fault
from .pages import Page, styled
from .targets import OUTSIDE, Targets

_SCRIPT_PARTS = re.compile(r"[\"'`](assets/[\w./-]+\.[a-z]{2,5})[\"'`]")
_IMPORTED = re.compile(r"importScripts\(([^)]*)\)")
_TEXT = re.compile(r"[\"'`]([^\"'`]+)[\"'`]")
_EVENT = re.compile(r"^URL(?:;[^:]*)?:(.*)$", re.M)


def faults(targets: Targets) -> Iterator[Fault]:
    for file in sorted(targets.site.files):
        if file.endswith(".css"):
            yield from _in_file(file, styled(targets.site.text(file)), targets)
        elif file.startswith("assets/") and file.endswith(".js") and file.count("/") == 1:  # those of a folder of their own hold facts
            script = targets.site.text(file)
            yield from _in_file(file, [name for names in _IMPORTED.findall(script) for name in _TEXT.findall(names)], targets)
            yield from (Fault("part-missing", file, name, name) for name in dict.fromkeys(_SCRIPT_PARTS.findall(script)) if name not in targets.site.files)
        elif file.endswith(".ics") and targets.site.address:
            yield from _in_calendar(file, targets)


def _in_file(file: str, addresses: list[str], targets: Targets) -> Iterator[Fault]:
    place = Page(file, "", (), (), (), False, False, None)
    for address in dict.fromkeys(addresses):
        target = targets.of(place, address)
        if target == OUTSIDE:
            yield Fault("part-elsewhere", file, address)
        elif target.kind.startswith("link-"):
            yield Fault("part-missing" if target.kind == "link-missing" else target.kind.removeprefix("link-"), file, address, target.file)


def _in_calendar(file: str, targets: Targets) -> Iterator[Fault]:
    """Pages that events name; those of others are none of ours."""
    for address in dict.fromkeys(_EVENT.findall(targets.site.text(file).replace("\n ", ""))):
        target = targets.below("", address)
        if target.kind.startswith("link-"):
            yield Fault(target.kind.removeprefix("link-"), file, address, targets.nearest(target))
