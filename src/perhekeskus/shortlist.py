"""What the page of the reader's own places fetches: one small script for each place, so that a list of three costs three.

The list itself is on the reader's device and the site never sees it. A script, not JSON, so that it works from a disk too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from .calendars import has_events
from .catalogue import LANGUAGES
from .pages import Pages

FOLDER = "assets/places"


def files(pages: Pages) -> Iterator[tuple[str, str]]:
    """(file under the site's folder, its text) of every place in both languages, also under the names that it had before."""
    for id, place in pages.catalogue.places.items():
        for language in LANGUAGES:
            row = _row(id, language, pages)
            for known_as in dict.fromkeys((id, *place.aliases)):
                if known_as == id or known_as not in pages.catalogue.places:
                    yield file(known_as, language), script(known_as, row)


def asked(request: str, pages: Pages) -> Iterator[tuple[str, str]]:
    """The same for the one place whose file somebody looks at; nothing when it is no such file."""
    folder, _, name = request.rpartition("/")
    id, language = name.removesuffix(".js"), folder.removeprefix(f"{FOLDER}/")
    if language in LANGUAGES and id in pages.catalogue.places and request == file(id, language):
        yield request, script(id, _row(id, language, pages))


def file(id: str, language: str) -> str:
    return f"{FOLDER}/{language}/{id}.js"


def script(known_as: str, row: dict) -> str:
    return f"(window.pkPlaces=window.pkPlaces||{{}})[{json.dumps(known_as)}]={json.dumps(row, ensure_ascii=False, separators=(',', ':'))}\n"


def _row(id: str, language: str, pages: Pages) -> dict:
    """As other lists get it. Without `hours` when no times are known; `rest` tells that the place is not open at all these days,
    `calendar` is the file with its events, when there are any."""
    place, schedule = pages.catalogue.places[id], pages.timetable.schedule(id)
    row = dict(pages.place_row(id, language))
    if not schedule:
        del row["hours"], row["rules"]
    if place.status in ("planned", "paused", "closed"):
        row["rest"] = 1
    if has_events(pages.timetable, [id]):
        row["calendar"] = pages.addresses.calendar(pages.addresses.path(("place", id), language))
    return row
