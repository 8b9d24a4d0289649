"""Every calendar of the built sites, read by two libraries."""

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from ical.calendar_stream import IcsCalendarStream

from perhekeskus.checking import check
from perhekeskus.timetable import Timetable
from perhekeskus.urls import Addresses

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 3)  # the day of the example site
FINLAND = ZoneInfo("Europe/Helsinki")
AHEAD = TODAY + timedelta(days=60)


@pytest.fixture(scope="module")
def example():
    """The records of the example site and where their pages are."""
    catalogue = check(ROOT, ROOT / "examples", TODAY).catalogue
    return catalogue, Addresses.of(catalogue)


def calendars_in(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.ics"))
    assert found
    return found


def text_in(path: Path) -> str:
    return path.read_bytes().decode()


def readings(text: str) -> list[list[tuple[datetime, datetime]]]:
    """What each library finds to begin in the 60 days, on a clock in Finland."""
    first, last = (datetime.combine(day, time(), FINLAND) for day in (TODAY, AHEAD))
    one = [(event["DTSTART"].dt, event["DTEND"].dt) for event in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(first, last)]
    other = [(event.dtstart, event.dtend) for event in IcsCalendarStream.calendar_from_ics(text).timeline_tz(FINLAND).overlapping(first, last)]
    return [sorted((naive(start), naive(end)) for start, end in found if TODAY <= naive(start).date() < AHEAD) for found in (one, other)]


def naive(moment: date) -> datetime:
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else datetime.combine(moment, time())


@pytest.mark.parametrize("name", ["site", "example_site"])
def test_every_calendar_is_read_by_two_libraries(request, name):
    """They find the same number of events, each with an id of its own, and nothing in the calendar that they would not keep."""
    wrong = []
    for path in calendars_in(request.getfixturevalue(name)):
        text = text_in(path)
        one, other = icalendar.Calendar.from_ical(text), IcsCalendarStream.calendar_from_ics(text)
        ids = [str(event["UID"]) for event in one.walk("VEVENT")]
        if not (len(ids) == len(set(ids)) == len(other.events) and len(one.walk("VTIMEZONE")) == 1 and not one.errors and not any(event.errors for event in one.walk("VEVENT"))):
            wrong.append(path)
    assert not wrong


@pytest.mark.parametrize("name", ["site", "example_site"])
def test_every_line_is_well_formed(request, name):
    """CR LF after at most 75 octets, all of it UTF-8."""
    lines = [line for path in calendars_in(request.getfixturevalue(name)) for line in path.read_bytes().removesuffix(b"\r\n").split(b"\r\n")]
    assert not [line for line in lines if not 0 < len(line) <= 75 or b"\n" in line or b"\r" in line or b"\0" in line.decode().encode()]


def test_every_place_municipality_and_region_has_its_calendar(site, real_addresses):
    """In both languages: whoever subscribes to an empty one gets what comes later."""
    addresses, catalogue = real_addresses
    keys = [(kind, id) for kind in ("place", "municipality", "region") for id in catalogue.records(kind)]
    wanted = {addresses.calendar(addresses.path(key, language)) for key in keys for language in ("fi", "sv")}
    assert wanted <= {path.relative_to(site).as_posix() for path in calendars_in(site)}


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_calendars_hold_what_the_schedules_say(example_site, example, language):
    """For each place of the example, and for their municipalities and region together: the sure openings of 60 days, and nothing of unconfirmed places."""
    catalogue, addresses = example
    timetable = Timetable(catalogue, TODAY)

    def sure(ids):
        entries = timetable.entries(ids, (TODAY + timedelta(days=number) for number in range(60)))
        midnights = [(datetime.combine(entry.day, time()), entry.slot) for entry in entries if entry.sure]
        return sorted((midnight + timedelta(minutes=slot.start), midnight + timedelta(minutes=slot.end)) for midnight, slot in midnights)

    groups = {("place", id): (id,) for id in catalogue.places} | {("municipality", id): ids for id, ids in catalogue.places_in.items()} | {("region", id): ids for id, ids in catalogue.places_of_region.items()}
    for key, ids in groups.items():
        found = readings(text_in(example_site / addresses.calendar(addresses.path(key, language))))
        assert found == [sure(ids)] * 2, key
    assert any(sure(ids) for ids in groups.values())


def test_calendars_link_to_pages_of_the_site(example_site, site):
    """Without a known address there are no links, and with one each leads to a page."""
    assert not [path for path in calendars_in(example_site) if "URL:" in text_in(path)]
    links = {link for path in calendars_in(site) for link in re.findall(r"^URL:https://perhekeskus\.example/(\S+)", text_in(path).replace("\r\n ", ""), re.M)}
    assert len(links) > 600 and not [link for link in links if not (site / link / "index.html").exists()]
