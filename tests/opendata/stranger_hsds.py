"""A stranger's program: which places of a region are open at a moment, by the HSDS files of a site alone.

    python stranger_hsds.py SITE_FOLDER REGION_CODE_OR_NAME 2026-12-01T10:00 [--confirmed]

Prints their ids, one a line. Knows HSDS, rules of calendars and, of the site's own words, `region`, `by_appointment` and `confirmed_until`.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

FINLAND = ZoneInfo("Europe/Helsinki")
DAY = timedelta(days=1)
RULE = ("freq", "interval", "byday", "wkst")


def open_places(folder: Path, region: str, moment: str, confirmed: bool = False) -> list[str]:
    """Listed as open, or surely open; `moment` is what a clock in Finland shows."""
    clock = datetime.fromisoformat(moment)
    found = [(place, until, row) for place, until, schedules in places(Path(folder), region) for row in schedules if is_open(row, clock)]
    return sorted({place for place, until, row in found if not confirmed or is_sure(row, clock, until)})


@cache
def places(folder: Path, region: str) -> list[tuple[str, str | None, list[dict]]]:
    """(id, until when its times are confirmed, its schedules) of each place in a region, by whatever name one of the languages has for it."""
    for language in ("fi", "sv"):
        given = [(service, at) for service in services(folder / "data" / "v1" / "hsds" / language) for at in service.get("service_at_locations", ())]
        if found := [(at["location"]["external_identifier"], attribute(service, "confirmed_until"), at.get("schedules", [])) for service, at in given if is_in(at["location"], region)]:
            return found
    return []


@cache
def services(folder: Path) -> list[dict]:
    """From all pages."""
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    return [service for page in index["pages"] for service in json.loads((folder / page["file"]).read_text(encoding="utf-8"))["contents"]]


def is_in(location: dict, region: str) -> bool:
    return any(region in (row["value"], row.get("label")) for row in location.get("attributes", ()) if row["link_type"] == "region")


def is_sure(schedule: dict, clock: datetime, until: str | None) -> bool:
    """Whether somebody has confirmed it. Of the night before the first day that is known nobody can tell."""
    return until is not None and schedule["valid_from"] < str(clock.date()) <= until


def attribute(owner: dict, name: str) -> str | None:
    return next((row["value"] for row in owner.get("attributes", ()) if row["link_type"] == name), None)


def is_open(schedule: dict, clock: datetime) -> bool:
    """Whether anybody can come in: without an appointment, within the days that are known."""
    if "freq" not in schedule or attribute(schedule, "by_appointment") or not schedule["valid_from"] <= str(clock.date()) <= schedule["valid_to"]:
        return False
    opens, closes = time.fromisoformat(schedule["opens_at"]), time.fromisoformat(schedule["closes_at"])
    now, known = clock.replace(tzinfo=FINLAND), days(*(schedule.get(name) for name in ("dtstart", "until", *RULE)))
    for day in (clock.date() - DAY, clock.date()):
        if day in known:
            to_midnight = (opens.hour, opens.minute, closes.hour, closes.minute) == (0, 0, 23, 59)  # how HSDS writes a whole day
            next_day = to_midnight or closes.replace(tzinfo=None) <= opens.replace(tzinfo=None)
            end = datetime.combine(day + DAY * next_day, time(tzinfo=closes.tzinfo) if to_midnight else closes)
            if datetime.combine(day, opens) <= now < end:
                return True
    return False


@cache
def days(dtstart: str, until: str, *rule: object) -> frozenset[date]:
    """The days that a rule gives."""
    parts = [f"{name.upper()}={value}" for name, value in zip(RULE, rule) if value]
    return frozenset(moment.date() for moment in rrulestr(";".join([*parts, f"UNTIL={until.replace('-', '')}"]), dtstart=datetime.fromisoformat(dtstart)))


if __name__ == "__main__":
    folder, region, moment, *rest = sys.argv[1:]
    for place in open_places(Path(folder), region, moment, "--confirmed" in rest):
        print(place)
