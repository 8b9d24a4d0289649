"""What the reports say, in the reader's language: words.yaml, filled in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from importlib import resources

import yaml

from ..model import Text
from ..values import RoughDate
from .values import Said


class Words:
    """One language. A page gives what writes a Text with its `lang`, and `kind` so that all else is escaped."""

    def __init__(self, language: str, text: Callable[[Text], str] | None = None, kind: type[str] = str):
        self.language, self.kind = language, kind
        self.text = text or (lambda found: found.read_in(language)[0])

    def __call__(self, name: str, /, **values: object) -> str:
        """Raises KeyError for a name that words.yaml lacks."""
        return self.kind(all_words()[name][self.language]).format(**{key: self.of(value) for key, value in values.items()})

    def of(self, value: object) -> object:
        """A value as people read it."""
        if isinstance(value, Said):
            return self(value.name, **value.values)
        if isinstance(value, Text):
            return self.text(value)
        if isinstance(value, RoughDate):
            return self._rough(value)
        if isinstance(value, date):
            return f"{value.day}.{value.month}.{value.year}"
        return self.kind(", ").join(map(self.of, value)) if isinstance(value, tuple) else value

    def _rough(self, value: RoughDate) -> str:
        """'9.1.2026', '4/2026', '2026', or that there is none."""
        if value.day:
            return f"{value.day}.{value.month}.{value.year}"
        return "/".join(str(part) for part in (value.month, value.year) if part) or self("no-date")


@cache
def all_words() -> dict[str, dict[str, str]]:
    """Every sentence by its name, in every language."""
    return yaml.load(resources.files(__package__).joinpath("words.yaml").read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
