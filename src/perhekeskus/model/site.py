"""What depends on who publishes this copy of the site: the accessibility statement, where readers tell what is wrong, how often records are to be checked, which links need no check."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..refusals import fault
from ..values import Addresses, Day, Email, Url, Words
from .words import Noun, NumberOfDays, Prose, Text, Website


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


class Corrections(Noun):
    """Where readers tell what is wrong on a page: `issues` is where GitHub opens a new issue, `email` an address. One of them is enough."""

    issues: Url | None = None
    email: Email | None = None

    @model_validator(mode="after")
    def _has_a_way(self) -> Corrections:
        if not (self.issues or self.email):
            raise fault("corrections-without-way")
        return self


class Limits(Noun):
    """For how many days a confirmation holds, by the kind of the record. A dated source holds twice as long."""

    place: NumberOfDays = 365
    service: NumberOfDays = 365
    region: NumberOfDays = 365
    method: NumberOfDays = 365
    situation: NumberOfDays = 365
    helpline: NumberOfDays = 365
    contact: NumberOfDays = 365


class Exemption(Noun):
    """An address of others that is right although no program is let in, or many of them: `*` stands for anything. It holds until its day and not for ever, so that somebody looks again."""

    address: Addresses
    reason: Words
    until: Day
