"""Made-up places and methods, shaped after real ones: which fields they have, how long their texts are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from random import Random

from times import TODAY, exceptions, hours, said
from words import (
    BRINGS,
    DOORS,
    ENDS,
    METHODS,
    NOTES,
    ORGANISERS,
    PRAMS,
    STEMS,
    STOPS,
    STREETS,
    TITLES,
    WHO,
)

STATUSES = {"active": 80, "unconfirmed": 9, "closed": 4, "planned": 3, "paused": 4}
CONFIRMED = 0.75  # of the active ones
ACCESS = ("step-free", "lift", "prams-inside", "changing-table", "toilet", "quiet-hour", "own-snacks", "allergies")


class Places:
    """`shapes` are places as their files have them; texts come from them, facts are made up."""

    def __init__(self, shapes: Sequence[Mapping], chance: Random):
        self.shapes, self.chance = shapes, chance
        self.texts = {key: [shape[key] for shape in shapes if _in_both(shape.get(key))] for key in ("note", "doubt", "hours_note", "location")}

    def made(self, municipality: Mapping[str, str], number: int, timed: bool | None = None) -> dict:
        """A place as its file has it. `municipality`: its row of municipalities.csv. `timed` False: without opening times."""
        chance, shape = self.chance, self.chance.choice(self.shapes)
        status = chance.choices(tuple(STATUSES), STATUSES.values())[0]
        own = _own_name(chance)
        title = chance.choice(TITLES[shape["kind"]])
        place = {
            "kind": shape["kind"],
            "name": said(tuple(f"{word} {name}" for word, name in zip(title, own))),
            "status": status,
            "municipality": municipality["fi"],
            "district": said(own),
            "summary": shape["summary"],
            **self._where(municipality, own),
            **self._whom(shape, number),
            "services": shape.get("services", ["open-meeting-place"]),
        }
        if status in ("active", "unconfirmed") and timed is not False and chance.random() < 0.8:
            place |= self._when()
        if status == "active" and chance.random() < 0.5:
            place |= self._first_visit()
        return place | self._known(status, shape, number)

    def _where(self, municipality: Mapping[str, str], own: tuple[str, str]) -> dict:
        chance = self.chance
        number, street = chance.randint(1, 60), chance.choice(STREETS)
        facts = {
            "street": (0.9, lambda: {"fi": f"{own[0]}{street[0]} {number}", "sv": f"{own[1]}{street[1]} {number}"}),
            "postal_code": (0.7, lambda: f"{chance.randint(2, 999):03}00"),
            "coordinates": (0.6, lambda: [_near(municipality["latitude"], chance), _near(municipality["longitude"], chance)]),
            "location": (0.2, lambda: chance.choice(self.texts["location"])),
            "stop": (0.4, lambda: {language: text.format(name) for language, text, name in zip(("fi", "sv"), chance.choice(STOPS), own)}),
        }
        return self._some(facts)

    def _whom(self, shape: Mapping, number: int) -> dict:
        chance = self.chance
        kind, name, _ = chance.choices(ORGANISERS, [weight for *_, weight in ORGANISERS])[0]
        facts = {
            "partners": (0.2, lambda: [{"kind": "association", "name": f"Yhdistys {number}"}]),
            "for": (0.9, lambda: {"ages": chance.choice(("0-1", "0-3", "0-6", "3-9", "0-17")), "groups": [chance.choice(("child-with-adult", "whole-family", "parent"))]}),
            "served_in": (0.6, lambda: ["fi", *chance.sample(("sv", "en", "ar", "so", "uk", "ru"), k=chance.choice((1, 1, 2, 3)))]),
            "arrival": (0.7, lambda: chance.choice(("walk-in", "walk-in", "walk-in", "booking", "referral"))),
            "cost": (0.7, lambda: chance.choice(("free", "free", "free", "fee", {"code": "varies", "note": said(NOTES[0])}))),
            "phone": (0.7, lambda: {"number": f"000 {number // 10000:03} {number % 10000:04}", "who": said(chance.choice(WHO))}),
            "email": (0.4, lambda: f"paikka{number}@paikat.test"),
            "website": (0.7, lambda: {"fi": f"https://paikat.test/{number}", "sv": f"https://paikat.test/sv/{number}"}),
            "search_words": (0.9, lambda: shape["search_words"] if "search_words" in shape else {"fi": ["perhekahvila"], "sv": ["familjecafé"]}),
        }
        return {"organiser": {"kind": kind} | ({"name": said(name)} if name else {})} | self._some(facts)

    def _when(self) -> dict:
        chance, rows = self.chance, hours(self.chance)
        facts = {
            "hours_note": (0.25, lambda: chance.choice(self.texts["hours_note"])),
            "holidays": (0.5, lambda: chance.choice(("closed", "closed", "closed", "open", "as-usual"))),
            "exceptions": (1, lambda: exceptions(chance, rows)),
        }
        return {"hours": rows} | self._some(facts)

    def _first_visit(self) -> dict:
        chance = self.chance
        visit = {"door": said(chance.choice(DOORS)), "prams": said(chance.choice(PRAMS)), "bring": said(chance.choice(BRINGS))}
        return {"first_visit": visit, "accessibility": {key: chance.choice(("yes", "yes", "no", "unknown")) for key in chance.sample(ACCESS, k=4)}}

    def _known(self, status: str, shape: Mapping, number: int) -> dict:
        chance = self.chance
        day = (TODAY - timedelta(days=chance.randint(1, 300))).isoformat()
        confirmed = status == "active" and chance.random() < CONFIRMED
        told = {"checked": {"date": day, "by": {"fi": f"Järjestäjä {number}", "sv": f"Arrangör {number}"}}} if confirmed else {"doubt": chance.choice(self.texts["doubt"])}
        note = self._some({"note": (0.3, lambda: chance.choice((*self.texts["note"], *map(said, NOTES))))})
        return note | told | {"sources": [{"url": f"https://paikat.test/{number}", "date": day if confirmed else chance.choice(("undated", "2024-05", "2023", day)), "for": ["name", "hours", "street"]}]}

    def _some(self, facts: Mapping) -> dict:
        """Of {key: (share, make)} as many as their shares let be; what is empty is left out."""
        made = {key: make() for key, (share, make) in facts.items() if self.chance.random() < share}
        return {key: value for key, value in made.items() if value}


def methods(real: Mapping[str, Mapping], count: int, chance: Random) -> dict[str, dict]:
    """As many made-up methods as are missing from `count`, with the texts of real ones."""
    found = {}
    for number in range(len(real), count):
        shape, own, title = chance.choice(list(real.values())), _own_name(chance), chance.choice(METHODS)
        id = f"method-{number}"
        found[id] = {**shape, "name": said(tuple(f"{word} {name}" for word, name in zip(title, own))), "slug": {"fi": f"menetelma-{number}", "sv": f"metod-{number}"}}
    return found


def _own_name(chance: Random) -> tuple[str, str]:
    stem, end = chance.choice(STEMS), chance.choice(ENDS)
    return stem[0] + end[0], stem[1] + end[1]


def _near(degrees: str, chance: Random) -> str:
    return f"{min(max(float(degrees) + chance.uniform(-0.04, 0.04), 19.1), 70.1):.4f}"


def _in_both(text: object) -> bool:
    return isinstance(text, Mapping) and {"fi", "sv"} <= set(text)
