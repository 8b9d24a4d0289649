"""A page that is gone for good: which addresses it had, why it went, and where to go instead."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..values import Day, PageAddress, Words
from .words import Noun, Prose


class Departure(Noun):
    """`addresses` are whole, as they were published, each beginning with its language; `see` names, as kind:id, the page that helps instead."""

    addresses: Annotated[tuple[PageAddress, ...], Field(min_length=1)]
    date: Day
    why: Prose
    see: Words

    @property
    def target(self) -> tuple[str, str]:
        """(kind, id) of the page to go to."""
        kind, _, id = self.see.partition(":")
        return kind, id
