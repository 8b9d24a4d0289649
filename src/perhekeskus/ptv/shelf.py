"""What the catalogue has answered, as it came: the last whole fetch, and beside it the one that is under way."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..keeping import put, save
from ..swapping import replace
from .trouble import Trouble

ABOUT = "about.json"
_NOTED = {"wishes", "begun", "since", "whole"}
_KEYS = ("contentId", "code", "serviceContentId", "channelContentId")  # what a record is known by


@dataclass(frozen=True)
class Fetch:
    """The pages of one fetch in a folder: `name-00001.json` and on. `about` says what was asked for, when, and which lists are whole."""

    folder: Path

    @property
    def about(self) -> dict:
        """Empty where nothing has begun, or where the file does not say what it should."""
        try:
            about = json.loads((self.folder / ABOUT).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return about if isinstance(about, dict) and _NOTED <= about.keys() else {}

    def note(self, about: Mapping[str, object]) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        save(self.folder / ABOUT, json.dumps(about, ensure_ascii=False, indent=1) + "\n")

    def keep(self, name: str, number: int, body: bytes) -> None:
        put(self._page(name, number), body)

    def page(self, name: str, number: int) -> dict | None:
        """A page that was kept; None where there is none that can be read."""
        return _page_in(self._page(name, number))

    def items(self, name: str) -> Iterator[dict]:
        """What a list and its groups (`name-2-…`) hold, one page in memory at a time; a record that stands twice is given once, and one without its ids not at all. Raises Trouble where something of it is lost."""
        met: set[tuple] = set()
        for item in self._all(name):
            key = tuple(item[part] for part in _KEYS if part in item) if isinstance(item, dict) else ()
            if key and all(isinstance(part, str) for part in key) and key not in met:
                met.add(key)
                yield item

    def _all(self, name: str) -> Iterator[object]:
        """As they were sent, and as many: half a list would tell that places are not there."""
        found = 0
        for path in sorted(self.folder.glob(f"{name}-*.json")):
            page = _page_in(path)
            if page is None:
                raise Trouble("kept-damaged", path.name)
            found += len(page["items"])
            yield from page["items"]
        if found != sum(total for part, total in self.about.get("whole", {}).items() if part == name or part.startswith(f"{name}-")):
            raise Trouble("kept-damaged", name)

    def forget(self, name: str) -> None:
        for path in self.folder.glob(f"{name}-[0-9][0-9][0-9][0-9][0-9].json"):
            path.unlink()

    def _page(self, name: str, number: int) -> Path:
        return self.folder / f"{name}-{number:05}.json"


def _page_in(path: Path) -> dict | None:
    try:
        page = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return page if isinstance(page, dict) and {"items", "totalItems", "totalPages"} <= page.keys() else None


@dataclass(frozen=True)
class Shelf:
    """A folder with the last whole fetch and, while one is under way, that one."""

    folder: Path

    @property
    def kept(self) -> Fetch:
        return Fetch(self.folder / "kept")

    @property
    def coming(self) -> Fetch:
        return Fetch(self.folder / "coming")

    def settle(self) -> None:
        """What came is now what is kept. There is no moment without a whole fetch."""
        replace(self.coming.folder, self.kept.folder)
        self.drop()

    def drop(self) -> None:
        """What is under way, or what was kept before."""
        shutil.rmtree(self.coming.folder, ignore_errors=True)
