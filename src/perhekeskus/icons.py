"""Icons as one style sheet: a page names an icon in thirty bytes, and the picture itself is fetched once for the whole site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

NAMED = (
    "account-heart-outline", "alert-circle-outline", "arrow-left", "baby-carriage", "baby-face-outline", "bookmark-check", "bookmark-plus-outline", "calendar-clock-outline",
    "calendar-plus", "calendar-sync-outline", "calendar-week", "chat-outline", "clock-outline", "door-closed", "door-open", "download", "elevator", "exit-run",
    "food-apple-outline", "food-off-outline", "help-circle-outline", "home-heart", "human-baby-changing-table", "human-male-female", "information-outline", "link-variant", "magnify",
    "map-marker-outline", "message-alert-outline", "phone", "printer-outline", "share-variant-outline", "sleep", "trash-can-outline", "wheelchair-accessibility",
)  # fmt: skip
_QUOTED = {'"': "'", "<": "%3C", ">": "%3E", "#": "%23"}  # what would end the address of a picture in a style sheet


@cache
def _icon(name: str) -> Markup:
    return Markup('<i class="pk-i i-{}"></i>').format(name)


@dataclass(frozen=True)
class Icons:
    """The icons that code and templates name, and `more` that the data names. `folder` holds them as SVG; without a folder pages have none."""

    folder: Path | None = None
    more: tuple[str, ...] = ()

    def __call__(self, name: str) -> Markup:
        """Raises KeyError for an icon that the style sheet would not have."""
        if self.folder is None:
            return Markup("")
        if name not in NAMED and name not in self.more:
            raise KeyError(f"{name} is not among the icons of icons.py")
        return _icon(name)

    def style(self) -> str:
        """A rule for each icon; components.css draws with it. Raises OSError when there is no such picture."""
        return "".join(f'.i-{name}{{--i:url("data:image/svg+xml,{self._picture(name)}")}}\n' for name in sorted({*NAMED, *self.more})) if self.folder else ""

    def _picture(self, name: str) -> str:
        svg = (self.folder / f"{name}.svg").read_text(encoding="utf-8").strip()
        return "".join(_QUOTED.get(letter, letter) for letter in svg)
