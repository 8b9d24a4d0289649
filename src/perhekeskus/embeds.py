"""Cards for the sites of others: a place, or the week of a municipality, as a small page without a script that anybody may show in a frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial

from markupsafe import Markup, escape

from .alone import name_of
from .catalogue import Key
from .frames import Frame, mark
from .hourviews import shown_week
from .pages import Pages
from .pages.municipalities import week_in
from .pages.places import told_apart, view
from .pen import Pen
from .timetable import TOLD

ROOT = "../../../"  # from every card up to the site's root
PARTS = ("title", "canonical", "body", "way", "to")  # where cards of one language differ
MOST_A_DAY = 5  # lines of the week of a large municipality, unless only one would be left out
MOST_NAMES = 3  # of those who have confirmed it


class Embeds:
    """`url` is the site's address, '' when it is not known; `policy` is the tag that says what a card may do. A card stands as deep as the page of the
    same thing, but in another folder: it takes its words from the page's pen, and makes its links itself."""

    def __init__(self, pages: Pages, url: str, policy: str):
        self.pages, self.url, self.policy = pages, url, Markup(policy)
        self.catalogue, self.addresses = pages.catalogue, pages.addresses

    @cached_property
    def files(self) -> dict[str, Callable[[], str]]:
        """File under the site's folder → what makes it."""
        moved = dict(self.addresses.moved_embeds)
        return {file: partial(self._moved, moved[file], *about) if file in moved else partial(self._makers[about[0][0]], *about) for file, about in self.addresses.embeds.items()}

    @cached_property
    def _makers(self) -> Mapping[str, Callable[[Key, str], str]]:
        return {"place": self._place, "municipality": self._week, "departure": self._gone}

    def _card(self, about: Key, pen: Pen, title: str, to: str, template: str, **values: object) -> str:
        """What `template` says, and below it the link that leads to the page that it is `about`, which is called `to` there."""
        way = self._way(about, pen.language)
        body = self.pages.template(f"embed-{template}", pen.language, p=pen, w=pen.wording, root=ROOT, **values)
        return self._frames[pen.language].filled({"title": escape(title), "canonical": (self.url or ROOT) + way, "body": body, "way": ROOT + way, "to": escape(to)})

    @cached_property
    def _frames(self) -> Mapping[str, Frame]:
        """What stands around the cards of each language."""
        marks = {part: mark(part) for part in PARTS}
        return {language: Frame.of(self.pages.template("embed", language, w=w, policy=self.policy, root=ROOT, example=self.catalogue.is_example, **marks), PARTS) for language, w in self.pages.wordings.items()}

    def _way(self, key: Key, language: str) -> str:
        """To a page from the site's root."""
        return self.addresses.link(self.addresses.path(key, language))

    def _pen(self, key: Key, language: str) -> Pen:
        return self.pages.pen(self.addresses.path(key, language), language)

    def _place(self, key: Key, language: str) -> str:
        """Its times only where one can go: those of a place that is planned, paused or closed would send somebody out in vain."""
        place, pen = self.catalogue.places[key[1]], self._pen(key, language)
        title, sources = told_apart(place, pen), "; ".join(f"{host}, {date}" for (host, date), _ in pen.by_site(place.sources))
        return self._card(key, pen, title, pen.wording.embed_all_of_place, "place", place=place, told=place.status in TOLD, sources=sources, **view(self.pages, key[1], pen))

    def _week(self, key: Key, language: str) -> str:
        """The week that the municipality's page shows, with its dates: a night later it is made anew."""
        pen = self._pen(key, language)
        w, days, week = pen.wording, shown_week(pen.today), week_in(self.pages, key[1], pen)
        title = w.label("embed_week_of", municipality=pen.plain(self.catalogue.municipalities[key[1]].name))
        dates = w.label("sheet_of", number=days[0].isocalendar().week, dates=w.dates(days[0], days[-1]))
        sure = {row["sure"] for day in week for row in day["rows"]}
        return self._card(key, pen, title, w.embed_all_of_municipality, "week", municipality=pen.name(*key), dates=dates, week=[fitted(day) for day in week], sure=sure, confirmed=self._confirmed(week, pen))

    def _confirmed(self, week: list[dict], pen: Pen) -> Markup | None:
        """'Vahvistettu 1.–3.11.2026: Rannan seurakunta', of the times that somebody has confirmed, by name where these are few."""
        ids = dict.fromkeys(place["id"] for day in week for row in day["rows"] if row["sure"] for place in row["places"])
        checks = [self.catalogue.places[id].checked for id in ids]
        if not checks:
            return None
        w, dates, names = pen.wording, sorted({check.date for check in checks}), dict.fromkeys(pen.words(check.by) for check in checks)
        when = w.label("trust_confirmed", date=w.day(dates[0]) if len(dates) == 1 else w.dates(dates[0], dates[-1]))
        return Markup("{}: {}").format(when, Markup(", ").join(names)) if len(names) <= MOST_NAMES else Markup(when)

    def _gone(self, key: Key, language: str) -> str:
        """Whoever still shows it learns why it is gone, and where to look instead."""
        departure, pen = self.catalogue.departures[key[1]], self._pen(("front", "front"), language)
        return self._card(departure.target, pen, pen.wording.gone_title, name_of(departure.target, pen), "gone", departure=departure)

    def _moved(self, now: str, key: Key, language: str) -> str:
        """Leads on at once, inside the frame."""
        pen = self._pen(key, language)
        return self.pages.template("moved", language, policy=self.policy, language=language, w=pen.wording, link=ROOT + now, canonical=(self.url or ROOT) + self._way(key, language), name=pen.name(*key))


def fitted(day: dict) -> dict:
    """The day with as much as a card has room for, and how much `more` there is; then the confirmed come first."""
    said = sum(len(row["places"]) for row in day["rows"]) + len(day["closed"])
    if said <= MOST_A_DAY + 1:
        return day | {"more": 0}
    left, rows = MOST_A_DAY, []
    for row in sorted(day["rows"], key=lambda row: not row["sure"]):
        rows += [row | {"places": row["places"][:left]}] if left else []
        left -= min(left, len(row["places"]))
    return day | {"rows": rows, "closed": day["closed"][:left], "more": said - MOST_A_DAY}
