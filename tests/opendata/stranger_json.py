"""Which places of a region are open at a moment: by somebody who has the site's folder, a clock, and nothing of ours.

    python stranger_json.py SITE_FOLDER REGION_CODE_OR_NAME 2026-12-01T10:00 [--confirmed]
"""

import json
import sys
from datetime import datetime, timedelta
from pathlib import Path

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NTH = {"first": 0, "second": 1, "third": 2, "fourth": 3}


def open_places(folder, region, moment, confirmed=False):
    """Ids of places listed as open at a moment of Finnish wall-clock time, or confirmed to be; `region` is a code, or a name in any language."""
    api = Path(folder) / "data" / "v1"
    regions = json.loads((api / "index.json").read_text(encoding="utf-8"))["regions"]
    id = next(row["id"] for row in regions if region in (row["code"], *row["name"].values()))
    places = json.loads((api / "regions" / f"{id}.json").read_text(encoding="utf-8"))["places"]
    return sorted(place["id"] for place in places if is_open(place, datetime.fromisoformat(moment), confirmed))


def is_open(place, moment, confirmed):
    hours = place.get("opening_hours")
    if not hours or place["status"] not in ("active", "unconfirmed") or not hours["from"] <= str(moment.date()) <= hours["to"]:
        return False
    if confirmed and not (hours["confirmed"] and str(moment.date()) > hours["from"]):
        return False
    days = [moment.date() - timedelta(days=number) for number in range(3)]
    return any(covers(day, opening, moment) for day in days if str(day) >= hours["from"] for opening in openings_of(hours, day) if opening["sure"] and not opening["by_appointment"])


def openings_of(hours, day):
    for change in hours["changes"]:
        if change["from"] <= str(day) <= change["to"]:
            return change["openings"]
    return [row for row in hours["weekly"] if holds(row, day)]


def holds(row, day):
    weeks, periods = row.get("weeks"), row.get("periods")
    return (
        WEEKDAYS[day.weekday()] in row["days"]
        and (not weeks or any(in_week(day, week) for week in weeks))
        and (not periods or any(period["from"] <= str(day) <= (period["to"] or "9999") for period in periods))
    )


def in_week(day, week):
    if week in ("odd", "even"):
        return (day.isocalendar().week % 2 == 1) == (week == "odd")
    if week == "last":
        return (day + timedelta(days=7)).month != day.month
    return (day.day - 1) // 7 == NTH[week]


def covers(day, opening, moment):
    midnight = datetime.combine(day, datetime.min.time())
    return midnight + minutes(opening["opens"]) <= moment < midnight + minutes(opening["closes"])


def minutes(clock):
    hours, minutes = clock.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes))


if __name__ == "__main__":
    sys.stdout.writelines(f"{id}\n" for id in open_places(*sys.argv[1:4], confirmed="--confirmed" in sys.argv))
