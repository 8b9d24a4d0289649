"""A stranger's program: which places of a region are open at a moment, by the HSDS files of a site alone.

    python stranger_hsds.py SITE_FOLDER REGION_CODE_OR_NAME 2026-12-01T10:00 [--confirmed]

Prints their ids, one a line. Knows HSDS, RRULEs and, of this site's own words, `region`, `by_appointment` and `confirmed_until`.
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


def open_places(folder: Path, region: str, moment: datetime, confirmed: bool = False) -> list[str]:
    """Listed as open, or surely open; `moment` is what a clock in Finland shows."""
    found = set()
    for place, until, schedules in places(Path(folder), region):
        rows = [row for row in schedules if is_open(row, moment)]
        if confirmed:
            rows = [row for row in rows if until and row["valid_from"] < str(moment.date()) <= until]
        found |= {place for _ in rows}
    return sorted(found)


@cache
def places(folder: Path, region: str) -> list[tuple[str, str | None, list[dict]]]:
    """(id, until when its times are confirmed, its schedules) of each place in a region, from all pages of services."""
    below = folder / "data" / "v1" / "hsds" / "fi"
    index = json.loads((below / "index.json").read_text(encoding="utf-8"))
    services = [service for page in index["pages"] for service in json.loads((below / page["file"]).read_text(encoding="utf-8"))["contents"]]
    given = [(service, at) for service in services for at in service.get("service_at_locations", ())]
    return [(at["location"]["external_identifier"], attribute(service, "confirmed_until"), at.get("schedules", [])) for service, at in given if is_in(at["location"], region)]


def is_in(location: dict, region: str) -> bool:
    return any(region in (row["value"], row.get("label")) for row in location.get("attributes", ()) if row["link_type"] == "region")


def attribute(owner: dict, name: str) -> str | None:
    return next((row["value"] for row in owner.get("attributes", ()) if row["link_type"] == name), None)


def is_open(schedule: dict, moment: datetime) -> bool:
    """Whether anybody can come in at the moment: without an appointment, within the days that are known."""
    if "freq" not in schedule or attribute(schedule, "by_appointment") or not schedule["valid_from"] <= str(moment.date()) <= schedule["valid_to"]:
        return False
    opens, closes = time.fromisoformat(schedule["opens_at"]), time.fromisoformat(schedule["closes_at"])
    now, known = moment.replace(tzinfo=FINLAND), days(*(schedule.get(name) for name in ("dtstart", "until", *RULE)))
    for day in (moment.date() - DAY, moment.date()):
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
    for place in open_places(Path(folder), region, datetime.fromisoformat(moment), "--confirmed" in rest):
        print(place)
