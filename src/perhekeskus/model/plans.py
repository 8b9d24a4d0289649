"""The parenting plan: its parts and their questions, to which parents write answers that stay with them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..values import Id
from .words import Noun, Prose


class Question(Noun):
    """`id` is a promise: answers that a family has kept find their question by it. `lines` is how much room there is to write."""

    id: Id
    lines: Annotated[int, Field(ge=1, le=12)] = 3
    ask: Prose
    help: Prose | None = None


class PlanPart(Noun):
    """Questions that belong together; `each` says for whom they are answered anew: each child, each parent, or once for the family."""

    title: Prose
    lead: Prose | None = None
    each: Literal["family", "child", "parent"] = "family"
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
