"""The corner of editors: the desk, its reports, and the picture of what is missing where."""

from __future__ import annotations

from ..catalogue import LANGUAGES
from ..pen import Pen
from ..reports import Words
from ..reportviews import gap_levels, most_items, most_rows, tones_of, words_of_page
from ..urls import REPORTS
from .press import Page, Press

APART = {"listed": False, "quiet": True}  # nobody is to find it but those who know its address


def desk_page(press: Press, id: str, pen: Pen) -> Page:
    say = words_of_page(pen)
    return press.printed(("desk", id), pen, "desk", say("desk"), say("desk-lead"), **APART, say=say, reports=[press.desk.report(name) for name in REPORTS], form=press.form)


def report_page(press: Press, name: str, pen: Pen) -> Page:
    say, report = words_of_page(pen), press.desk.report(name)
    others = [other for other in REPORTS if other != name]
    return press.printed(("report", name), pen, "report", say(name), Words(pen.language).of(report.matters), **APART, say=say, found=report, others=others, desk=press.desk, most_rows=most_rows, tones_of=tones_of, most_items=most_items(report))


def gaps(press: Press) -> str:
    """The picture of the country with its regions the darker the less we know of them; empty without outlines."""
    catalogue = press.catalogue
    return press.template("gaps.svg", LANGUAGES[0], outlines=catalogue.outlines, levels=gap_levels(catalogue, press.desk.report("coverage"))) if catalogue.outlines else ""
