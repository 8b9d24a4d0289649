"""A service in short: who arranges it, for whom, at what price."""

from __future__ import annotations

from markupsafe import Markup, escape

from .model import Service
from .pen import Pen


def service_facts(service: Service, pen: Pen) -> list[tuple[str, Markup | str]]:
    """(name, value) rows in the order that every service page keeps."""
    w = pen.wording
    facts: list[tuple[str, Markup | str]] = [(w.arranged_by, ", ".join(w.code("arranger", code) for code in service.arranged_by))]
    if service.audience.ages:
        facts.append((w.age, w.ages(service.audience.ages)))
    if service.audience.who:
        facts.append((w.for_whom, pen.words(service.audience.who)))
    cost = escape(w.code("cost", service.cost.code))
    facts.append((w.cost, Markup("{}<br>{}").format(cost, pen.words(service.cost.note)) if service.cost.note else cost))
    return facts
