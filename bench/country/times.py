"""Opening times of made-up places, in every form that a file may have them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from words import FESTIVITIES, REASONS, WHATS, WHO

TODAY = date(2026, 11, 25)  # the day the made-up country was written; a build of it takes this as its day
HOLIDAYS = ("independence-day", "christmas-eve", "new-years-eve", "epiphany", "may-day-eve", "midsummer-eve")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat")
RANGES = ("mon-fri", "mon-thu", "tue-thu", "tue-fri", "mon-wed")
SPANS = ("8-16", "9-15", "9-12", "9.30-11.30", "12-15", "13-16", "9-12, 13-15.30", "10-14", "17-19", "16.30-18.30", "8.30-11, 12-14")
WEEKS = ("odd", "even", "first", "second", "third", "last", "first, third")
SPOKEN = (
    "ti–pe 9–14; la 10–12", "ti–pe 12.30–15.30, ke myös 17–19; joka kuun viimeinen lauantai klo 10–13", "mån–tors 9–12", "parillisten viikkojen ke 17–19", "jämna veckor tis 9.30–11.30",
    "ma, ke 9–12; to 9.30–11.30 ja 12.30–14", "sista lördagen i månaden kl. 10–13", "joka kuun ensimmäinen la 10–12", "ti 9–12 (ajanvarauksella)",
)  # fmt: skip


def said(pair: tuple[str, str]) -> dict[str, str]:
    return dict(zip(("fi", "sv"), pair))


def hours(chance: Random) -> list | str:
    """Rows of a week: most simple, some with weeks, seasons, appointments, ages; a tenth in an editor's own words."""
    if chance.random() < 0.1:
        return chance.choice(SPOKEN)
    days = chance.sample(DAYS, k=3)
    return [_row(chance, day) for day in ((chance.choice(RANGES),) if chance.random() < 0.4 else days[: chance.choice((1, 1, 2, 3))])]


def _row(chance: Random, days: str) -> dict:
    row: dict = {days: chance.choice(SPANS)}
    limits = {
        "weeks": (0.15, lambda: chance.choice(WEEKS)),
        "season": (0.3, lambda: chance.choice(("school-year", "school-year", "school-term", {"from": "2026-08-10", "to": "2027-05-28"}))),
        "by_appointment": (0.1, lambda: "true"),
        "unsure": (0.04, lambda: "true"),
        "what": (0.4, lambda: said(chance.choice(WHATS))),
        "run_by": (0.1, lambda: said(chance.choice(WHO))),
        "ages": (0.2, lambda: chance.choice(("0-1", "0-6", "3-6", "7-12", "13-17"))),
    }
    return row | {key: make() for key, (share, make) in limits.items() if chance.random() < share}


def exceptions(chance: Random, rows: list | str) -> list[dict]:
    """None for half of the places; else single days, stretches, holidays and breaks, such as change something in these rows."""
    forms = [
        lambda: {"holiday": chance.choice(HOLIDAYS), "open": "9-12", "reason": said(chance.choice(FESTIVITIES))},
        lambda: {"during": "winter-break", "closed": {"fi": "talviloma", "sv": "sportlov"}},
    ]
    if not any(isinstance(row, dict) and row.get("season") == "school-term" for row in rows):
        forms.append(lambda: {"date": _spring_day(chance).isoformat(), "open": chance.choice(SPANS), "reason": said(chance.choice(FESTIVITIES))})
        forms.append(lambda: {"from": "2027-02-01", "to": "2027-03-14", "closed": {"fi": "remontti", "sv": "renovering"}})
        if isinstance(rows, list) and "weeks" not in rows[0]:
            forms.append(lambda: {"date": _spring_day(chance, DAYS.index(next(iter(rows[0])).split("-")[0])).isoformat(), "closed": said(chance.choice(REASONS))})
    found = [form() for form in chance.sample(forms, k=min(len(forms), chance.choice((0, 0, 0, 1, 1, 2, 3))))]
    return list({row.get("date") or row.get("from") or row.get("holiday") or row["during"]: row for row in found}.values())


def _spring_day(chance: Random, weekday: int | None = None) -> date:
    """A day of the spring term, on that day of the week (Monday 0) if one is named."""
    day = date(2027, 1, 11) + timedelta(days=chance.randint(0, 120))
    return day if weekday is None else day + timedelta(days=(weekday - day.weekday()) % 7)


def closures(chance: Random) -> list[dict]:
    """A region's summer break, and now and then a day of training."""
    rows = [{"from": "2027-06-28", "to": "2027-07-25", "closed": {"fi": "kesätauko", "sv": "sommaruppehåll"}}]
    return rows + ([{"date": _spring_day(chance).isoformat(), "closed": said(REASONS[0])}] if chance.random() < 0.5 else [])


TERMS = {
    "school-year": {"name": {"fi": "lukuvuonna", "sv": "under läsåret"}, "periods": [{"from": "2026-08-10", "to": "2026-12-18"}, {"from": "2027-01-07", "to": "2027-06-04"}]},
    "winter-break": {"name": {"fi": "talvilomalla", "sv": "under sportlovet"}, "periods": [{"from": "2027-02-22", "to": "2027-02-28"}]},
}  # fmt: skip
