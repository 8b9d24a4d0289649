"""What the tests of opening hours share, in Python and in the browser: the dated cases beside this file, and schedules made at random.

Read it with runpy.run_path: the folders of tests are not packages.
"""

import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from perhekeskus.catalogue import Catalogue
from perhekeskus.hours import FINLAND, State
from perhekeskus.model import Closure, Place, Region, Term
from perhekeskus.reading import parse
from perhekeskus.timetable import Timetable

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 3)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LEAST = {
    "kind": "meeting-place", "name": {"fi": "Majakka", "sv": "Fyren"}, "status": "active", "municipality": "Rantakunta", "organiser": {"kind": "parish"},
    "checked": {"date": "2026-10-01", "by": "Seurakunta"}, "sources": [{"url": "https://a.example/", "date": "2026-10-01"}],
}  # fmt: skip
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?(?: (\w+/\w+))?")
_ANSWER = re.compile(r"(?P<kind>open|closed|by appointment|unknown)(?: until (?P<until>[-0-9: ]+))?(?:, next (?P<appointment>by appointment )?(?P<next>[-0-9: ]+))?")


class Written(NamedTuple):
    """A file beside this one: the place it describes, and what must be true at each moment."""

    name: str
    timetable: Timetable
    cases: tuple[tuple[str, datetime, State], ...]


def written() -> list[Written]:
    """All dated cases, by file."""
    return [_written(path) for path in sorted(FOLDER.glob("*.yaml"))]


def timetable(place: dict, terms: dict | None = None, closures: list | None = None, today: date = TODAY) -> Timetable:
    """Of one place, 'here', as its file would have it, beside whatever a place needs that has nothing to do with hours."""
    terms = {id: Term.model_validate(term) for id, term in (terms or {}).items()}
    region = Region.model_construct(closures=tuple(Closure.model_validate(row) for row in closures or ()))
    return Timetable(Catalogue(regions={"region": region}, places={"here": Place.model_validate(LEAST | place)}, region_of_place={"here": "region"}, terms=terms), today)


def moment_of(text: str) -> datetime:
    """'2026-11-03 09:00' in Finland, '…Z', '…+02:00' or '… Asia/Tokyo' elsewhere."""
    clock, offset, zone = _MOMENT.fullmatch(text).groups()
    return datetime.fromisoformat(clock + (offset or "")).replace(**({} if offset else {"tzinfo": ZoneInfo(zone) if zone else FINLAND}))


def state_of(text: str, moment: datetime) -> State:
    """'open until 12:00' (the same day), 'closed, next by appointment 2026-11-04 09:00' → State."""
    said = _ANSWER.fullmatch(text)
    until = said["until"] and datetime.fromisoformat(said["until"] if "-" in said["until"] else f"{moment.astimezone(FINLAND).date()} {said['until']}")
    return State(said["kind"].replace(" ", "-"), until, said["next"] and datetime.fromisoformat(said["next"]), bool(said["appointment"]))


def _written(path: Path) -> Written:
    document = parse(path.read_text(encoding="utf-8"), path.name)
    assert not document.problems, document.problems
    told = document.data
    cases = tuple((text, moment, state_of(answer, moment)) for text, answer in told["cases"].items() for moment in [moment_of(text)])
    today = date.fromisoformat(told.get("today", TODAY.isoformat()))
    return Written(path.stem, timetable(told["place"] or {}, told.get("terms"), told.get("closures"), today), cases)


# ---------------------------------------------------------------- schedules made at random


class Made(NamedTuple):
    """The raw words of a place, its terms and its region's closures, as files would have them."""

    place: dict
    terms: dict
    closures: list
    today: date


def made(random) -> Made:
    """Anything a file may say of hours, often at odds with itself. `random` is a random.Random, or hypothesis's."""
    today = random.choice((TODAY, date(2026, 10, 26), date(2026, 12, 30), date(2027, 3, 20), date(2028, 2, 20), date(2032, 12, 20)))
    terms = {"term": _term(random, today), "break": _term(random, today)}
    exceptions = [_days(random, today) | _open_or_closed(random) for _ in range(random.choice((0, 0, 1, 2, 4)))]
    closures = [_days(random, today) | {"closed": "Tauko"} | random.choice(({}, {}, {"places": ["here"]}, {"places": ["elsewhere"]})) for _ in range(random.choice((0, 0, 0, 1, 2)))]
    place = {
        "status": random.choice(("active",) * 19 + ("unconfirmed",)),
        "checked": {"date": (today - timedelta(random.choice((0, 1, 5, 10, 20, 40, 60, 90, 100, 200, 340, 363, 365, 366)))).isoformat(), "by": "Seurakunta"},
        "hours": [_rule(random, today) for _ in range(random.choice((0, 1, 1, 1, 2, 2, 3, 3, 4)))],
        "exceptions": exceptions,
        "holidays": random.choice((None, None, "closed", "open", "as-usual")),
        "arrival": random.choice((None, None, None, "walk-in", "booking")),
        **_beginning_and_end(random, today),
    }
    return Made(place, terms, closures, today)


def moments_near(spans, today: date, random, count: int) -> list[datetime]:
    """Moments where mistakes are made: the beginnings and ends of openings, midnights, the nights on which clocks change, the turn of a year."""
    edges = [edge for span in spans for edge in span[:2]] or [datetime(today.year, today.month, today.day)]
    return [_moment(edges, today, random) for _ in range(count)]


def _moment(edges: list[datetime], today: date, random) -> datetime:
    seconds = timedelta(seconds=random.choice((0, 0, 0, -1, 1, -60, 60, 59, 5400)))
    kind = random.choice(("edge", "edge", "edge", "midnight", "any", "any", "clocks", "year", "limits"))
    day = today + timedelta(random.choice((random.randint(-16, 60), random.randint(-16, 420))))
    if kind == "edge":
        return random.choice(edges).replace(tzinfo=FINLAND, fold=random.choice((0, 1))) + seconds
    if kind == "clocks":  # one o'clock of universal time on the last Sunday of March or October, give or take two hours
        end = date(today.year + random.choice((0, 1)), random.choice((3, 10)), 31)
        return datetime(end.year, end.month, 31 - (end.weekday() + 1) % 7, 1, tzinfo=ZoneInfo("UTC")) + timedelta(minutes=random.randint(-120, 120)) + seconds
    if kind == "year":
        return datetime(today.year + 1, 1, 1, tzinfo=FINLAND) + timedelta(hours=random.randint(-100, 150)) + seconds
    if kind == "limits":
        day = today + timedelta(random.choice((-15, -14, -13, 0, 1, 2, 365, 366, 394, 395, 396, 397)))
    midnight = datetime(day.year, day.month, day.day, tzinfo=FINLAND)
    return midnight + seconds if kind == "midnight" else midnight + timedelta(minutes=random.randint(0, 1439))


def _times(random) -> str:
    """Quarters of hours, since the slow reference walks by them; now and then through midnight, and round the clock."""
    if random.randint(0, 11) == 0:
        return "0-24"
    if random.randint(0, 5) == 0:
        return f"{random.randint(18, 23)}-{random.randint(0, 9)}.{random.choice(('00', '30'))}+1"
    edges = sorted({random.randint(0, 96) for _ in range(random.choice((2, 2, 4)))})
    pairs = list(zip(edges[::2], edges[1::2])) or [(36, 48)]
    return ", ".join(f"{start // 4}.{start % 4 * 15:02}-{end // 4}.{end % 4 * 15:02}" for start, end in pairs)


def _rule(random, today: date) -> dict:
    first, last = sorted((random.randint(0, 6), random.randint(0, 6)))
    rule = {DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}": _times(random)}
    rule |= random.choice(({}, {}, {}, {"weeks": "odd"}, {"weeks": "even"}, {"weeks": "last"}, {"weeks": "first, third"}, {"weeks": "second, last"}, {"weeks": "odd, fourth"}))
    rule |= random.choice(({}, {}, {}, {"season": "term"}, {"season": _stretch(random, today, 300)}))
    rule |= random.choice(({}, {}, {}, {"by_appointment": "yes"}))
    return rule | random.choice(({},) * 7 + ({"unsure": "yes"},))


def _stretch(random, today: date, longest: int) -> dict:
    start = today + timedelta(random.choice((random.randint(-longest, 60), random.randint(-30, 400))))
    return {"from": start.isoformat(), "to": (start + timedelta(random.randint(0, longest))).isoformat()}


def _beginning_and_end(random, today: date) -> dict:
    """Mostly neither; dates of a day, a month or a year."""
    days = sorted(today + timedelta(random.choice((random.randint(-30, 60), random.randint(-400, 400)))) for _ in range(2))
    rough = {key: day.isoformat()[: random.choice((4, 7, 10, 10))] for key, day in zip(("since", "until"), days)}
    return {key: rough[key] for key in random.choice(((),) * 7 + (("since",), ("until",), ("since", "until")))}


def _term(random, today: date) -> dict:
    return {"name": "kausi", "periods": [_stretch(random, today, 120) for _ in range(random.choice((0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3)))]}


def _days(random, today: date) -> dict:
    kind = random.choice(("date", "stretch", "holiday", "during"))
    if kind == "date":
        return {"date": (today + timedelta(random.randint(-15, 60))).isoformat()}
    if kind == "holiday":
        return {"holiday": random.choice(("midsummer-eve", "christmas-eve", "new-years-eve", "epiphany", "easter-saturday", "may-day-eve"))}
    return {"during": "break"} if kind == "during" else _stretch(random, today, random.choice((0, 40, 40)))


def _open_or_closed(random) -> dict:
    return {"closed": "Remontti"} if random.choice((True, False)) else {"open": _times(random)}
