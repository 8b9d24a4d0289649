"""A stranger's script: which places of a region are open at a moment, from the published GeoJSON alone.

    python stranger_geojson.py SITE_FOLDER REGION_CODE_OR_NAME 2026-12-01T10:00 [--confirmed]

It knows nothing of how the files are made: what it reads are `opening_hours` lines of OpenStreetMap, by a library for them (opening-hours-py). Prints the
ids of the places, one a line. With --confirmed, only those whose hours somebody has confirmed.
"""

import argparse
import json
from datetime import datetime
from pathlib import Path

from opening_hours import OpeningHours, State

RUNNING = ("active", "unconfirmed")


def open_places(folder, region, moment, confirmed=False):
    """Ids in order; `moment` is what a clock in Finland shows. Of days that a line does not tell of nothing is known."""
    features = json.loads((Path(folder) / "data" / "v1" / "places.geojson").read_text(encoding="utf-8"))["features"]
    places = [feature["properties"] for feature in features]
    here = [place for place in places if region in (place["region_code"], place.get("region_fi"), place.get("region_sv"))]
    return sorted(place["id"] for place in here if place["status"] in RUNNING and is_open(place, moment, confirmed))


def is_open(place, moment, confirmed):
    day = moment.date().isoformat()
    until = place.get("opening_hours_confirmed_until" if confirmed else "opening_hours_until")
    if not until or not place["opening_hours_from"] <= day <= until:
        return False
    return OpeningHours(place["opening_hours"]).state(moment)[0] == State.OPEN


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder")
    asked.add_argument("region")
    asked.add_argument("moment", type=datetime.fromisoformat)
    asked.add_argument("--confirmed", action="store_true")
    found = asked.parse_args()
    for place in open_places(found.folder, found.region, found.moment, found.confirmed):
        print(place)
