"""Which noun each file of data/ holds: the check, the schemas and the commands that write ask here."""

from __future__ import annotations

from collections.abc import Mapping

from .departures import Departure
from .national import Advice, Explanation, Helpline, Method, Service, Situation, Term
from .plans import PlanPart
from .site import Corrections, Exemption, Limits, Statement
from .words import Noun, Text

# Records by their ids.
SHARED: Mapping[str, type[Noun]] = {
    "services": Service, "situations": Situation, "methods": Method, "helplines": Helpline, "calendar": Term, "labels": Text, "plan": PlanPart, "site": Statement, "terms": Explanation, "wordbank": Advice, "links": Exemption, "departures": Departure,
}  # fmt: skip
# What site.yaml holds besides the statements of pages, under names of their own.
OF_SITE: Mapping[str, type[Noun]] = {"corrections": Corrections, "limits": Limits}
