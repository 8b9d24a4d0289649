"""What every file of JSON begins with: of which day it is, where the site stands, and what its licences mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .contract import contract
from .records import FACTS, OPEN, page

if TYPE_CHECKING:
    from . import OpenData

FOLDER = "data/v1/"
TERMS = ("page", "data-and-licences")  # the page on licences
CC_BY = "https://creativecommons.org/licenses/by/4.0/"


def edition(data: OpenData) -> dict:
    """The same for all files of a build."""
    return {"schema_version": contract()["version"], "generated_at": data.timetable.today.isoformat(), "site": data.url or None, "example": data.catalogue.is_example, "licences": _licences(data)}


def _licences(data: OpenData) -> Mapping[str, dict]:
    """What the hand-written page on licences says, for programs; without that page, on the site's own."""
    where = page(data, TERMS if TERMS[1] in data.catalogue.pages else ("front", "front"))
    wordings = data.wordings.items()
    return {
        FACTS: {"name": {language: w.licence_facts_only for language, w in wordings}, "page": where},
        OPEN: {"name": {language: w.licence_cc_by for language, w in wordings}, "url": CC_BY, "attribution": contract()["attribution"], "page": where},
    }
