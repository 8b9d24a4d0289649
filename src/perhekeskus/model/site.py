"""What depends on who publishes this copy of the site: the accessibility statement."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..values import Day, Email
from .words import Noun, Prose, Text, Website


class Gap(Noun):
    """What does not meet the requirements, why, and how a reader gets the thing in another way."""

    what: Prose
    why: Prose
    instead: Prose


class Statement(Noun):
    """An accessibility statement. Without `publisher`, or without `email` and `form`, the page says plainly that it is not known."""

    publisher: Text | None = None
    email: Email | None = None
    form: Website | None = None
    made: Day
    updated: Day | None = None
    assessed_by: Literal["self", "outside"]
    state: Literal["full", "partial", "none"]
    gaps: Annotated[tuple[Gap, ...], Field(min_length=1)]

    @property
    def has_contact(self) -> bool:
        """Whether there is the electronic contact that the law asks for."""
        return bool(self.email or self.form)
