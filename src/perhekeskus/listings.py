"""What the browser lists: for each municipality the places one can go to, here and near, and for each place a row of its own.

Small files, so that a reader pays for one municipality or a few chosen places; a file for each place would be thousands, so places share
shelves, and mine.js knows the shelf from the name alone. Scripts, not JSON, so that they also load from a disk; which places a reader has
chosen stays on the device.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from .almanac import week_of
from .calendars import has_events
from .catalogue import LANGUAGES
from .dense import dense_text
from .hourviews import shown_week
from .order import NEAR, Order, place_group
from .pen import Pen
from .placeviews import SHELVES, shelf_of, where_row
from .timetable import Timetable

NOT_THESE_DAYS = ("planned", "paused", "closed")


class Listings:
    """Made once for a build. `pens` write from the site's root, one in each language: all links start there."""

    def __init__(self, order: Order, timetable: Timetable, pens: Mapping[str, Pen]):
        self.order, self.timetable, self.pens = order, timetable, pens
        self.catalogue = timetable.catalogue
        self._rows: dict[tuple[str, str], dict] = {}

    @cached_property
    def files(self) -> dict[str, Callable[[], str]]:
        """File under the site's folder → its text, made when it is asked for. A place is also found under the names that it had before."""
        found: dict[str, Callable[[], str]] = {}
        for language in LANGUAGES:
            found[f"assets/municipalities-{language}.js"] = partial(self._names, language)
            for id in self.catalogue.municipalities:
                found[f"assets/when/{language}/{id}.js"] = partial(self._script, "pkWhen", {id: id}, self.when, language)
            for shelf, names in self._shelves.items():
                found[f"assets/places/{language}/{shelf}.js"] = partial(self._script, "pkPlaces", names, self.chosen, language)
        return found

    @cached_property
    def _shelves(self) -> dict[int, dict[str, str]]:
        """Shelf → name of a place → id, of all places and the names they had before."""
        shelves: dict[int, dict[str, str]] = {shelf: {} for shelf in SHELVES}
        for id, place in self.catalogue.places.items():
            for known_as in (*(alias for alias in place.aliases if alias not in self.catalogue.places), id):
                shelves[shelf_of(known_as)][known_as] = id
        return shelves

    @staticmethod
    def _script(table: str, names: Mapping[str, str], make: Callable[[str, str], dict], language: str) -> str:
        """A line that adds answers, each under its name, to a table of the window, which whoever comes first lays."""
        answers = {name: make(id, language) for name, id in names.items()}
        return f"Object.assign(window.{table}=window.{table}||{{}},{dense_text(answers)})\n"

    # a municipality

    def _names(self, language: str) -> str:
        """The names of all in both languages and their centres, to a hundred metres, for the field that asks where one is."""
        rows = [
            [id, round(m.centre.latitude, 3), round(m.centre.longitude, 3), *dict.fromkeys(filter(None, (m.name.read_in(language)[0], m.name.fi, m.name.sv)))]
            for id, m in self.catalogue.municipalities.items()
        ]  # fmt: skip
        return f"window.pkMunicipalities={dense_text(rows)}\n"

    def when(self, id: str, language: str) -> dict:
        """What where.js lists for a municipality: its own places with known times and those of its neighbours, and the names of its others."""
        pen = self.pens[language]
        rows = [self._row(place, language) | ({} if km is None else {"km": round(km)}) for place, km in self.with_times_near(id)]
        answer = {"id": id, "name": pen.plain(self.catalogue.municipalities[id].name), "href": pen.href("municipality", id), "places": rows, "others": self._without_times(id, pen)}
        if not answer["others"] and not rows:
            answer["near"] = [[pen.plain(self.catalogue.municipalities[m].name), round(km)] for km, m in self.order.near(id)[:1]]
        return answer | ({"week": sheet} if (sheet := self.sheet_href(id, pen)) else {})

    def with_times_near(self, id: str) -> list[tuple[str, float | None]]:
        """(place, kilometres; None when it is in this municipality) of those whose times are known, here and near."""
        near = [(m, km) for km, m in self.order.near(id, among=self._with_times) if km <= NEAR]
        return [(place, km) for m, km in ((id, None), *near) for place in self.timetable.to_go(m)]

    @cached_property
    def _with_times(self) -> tuple[str, ...]:
        return tuple(m for m in self.catalogue.places_in if self.timetable.to_go(m))

    def _without_times(self, id: str, pen: Pen) -> list[list[str]]:
        """[name, link, language where it is another] of the places one can go to whose times nobody has told us."""
        ids = [place for place in self.order.places(self.catalogue.places_in.get(id, ()), pen.language) if place_group(self.catalogue.places[place]) == "go" and not self.timetable.schedule(place)]
        names = {place: self.catalogue.places[place].name.read_in(pen.language) for place in ids}
        return [[name, pen.href("place", place), *([tongue] if tongue != pen.language else [])] for place, (name, tongue) in names.items()]

    def sheet_href(self, id: str, pen: Pen) -> str | None:
        """The municipality's week on paper: the week that its page shows."""
        key = ("week" if shown_week(pen.today) == week_of(pen.today) else "next-week", id)
        return pen.href(*key) if key in pen.addresses.paths else None

    # a place

    def _row(self, id: str, language: str) -> dict:
        """The same in every file that holds it."""
        if (id, language) not in self._rows:
            self._rows[id, language] = where_row(id, self.catalogue.places[id], self.pens[language], self.timetable.compact(id))
        return self._rows[id, language]

    def chosen(self, id: str, language: str) -> dict:
        """What "my places" knows of a place. Without `hours` when no times are known; `rest` tells that it is not open at all these days,
        `calendar` is the file with its events, when there are any."""
        row = dict(self._row(id, language))
        if not self.timetable.schedule(id):
            del row["hours"], row["rules"]
        if self.catalogue.places[id].status in NOT_THESE_DAYS:
            row["rest"] = 1
        if has_events(self.timetable, [id]):
            addresses = self.pens[language].addresses
            row["calendar"] = addresses.calendar(addresses.path(("place", id), language))
        return row
