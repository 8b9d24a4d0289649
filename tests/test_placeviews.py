import json
from dataclasses import replace
from datetime import date

import pytest

from perhekeskus.compact import compact
from perhekeskus.hours import Schedule
from perhekeskus.model import Closure, Limits, Place
from perhekeskus.pages import Pages
from perhekeskus.pen import Pen
from perhekeskus.placeviews import place_card, place_view, status_line, where_row
from perhekeskus.timetable import Timetable

HERE = {"fi": "fi/paikat/rantakunta-majakka/", "sv": "sv/platser/rantakunta-majakka/"}
OLD = {"url": "https://a.example/", "date": "2020-03"}
FRESH = {"url": "https://a.example/", "date": "2026-03"}
CONFIRMED = {"date": "2026-10-01", "by": "Seurakunta"}
ID = "rantakunta-majakka"


@pytest.fixture
def pen(pages):
    return pages.pen(HERE["fi"], "fi")


@pytest.fixture
def penna(pages):
    return pages.pen(HERE["sv"], "sv")


def place(**values):
    """A place with the least it can have, and these values."""
    least = {"kind": "meeting-place", "name": {"fi": "Majakka", "sv": "Fyren"}, "status": "active", "municipality": "rantakunta", "organiser": {"kind": "parish"}, "sources": [FRESH]}
    return Place.model_validate(least | values)


def view(place, pen, **records):
    """The values of the page of a place that stands in for Majakka, seen by this pen."""
    catalogue = replace(pen.catalogue, places=pen.catalogue.places | {ID: place}, **records)
    return place_view(ID, place, Pen(catalogue, pen.addresses, pen.wording, pen.root, pen.today, pen.icon), Timetable(catalogue, pen.today))


def listed(place, pen, **records):
    """How where.js gets a place, with its schedule, that stands in for Majakka."""
    catalogue = replace(pen.catalogue, places=pen.catalogue.places | {ID: place}, **records)
    schedule = Timetable(catalogue, pen.today).schedule(ID)
    return where_row(ID, place, Pen(catalogue, pen.addresses, pen.wording, "", pen.today, pen.icon), compact(schedule, place.hours)), schedule


def rows(place, pen, **records):
    """The table of hours, with plain spaces."""
    return [(row["day"], row["times"], str(row["what"]).replace("\u00a0", " ")) for row in view(place, pen, **records)["hours"]]


def exceptions(place, pen, **records):
    """What differs from the week, with plain spaces."""
    return [(row["when"].replace("\u00a0", " "), str(row["what"])) for row in view(place, pen, **records)["exceptions"]]


def facts(place, pen):
    return [(name, str(value)) for name, value in view(place, pen)["facts"]]


def said(pen, name, **values):
    """A label of the site, whose words are the editors'."""
    return pen.wording.label(name, **values)


# ---------------------------------------------------------------- cards


def test_a_card_says_what_it_is_where_and_when(pages, pen):
    """Kind and organiser, street and municipality, days of the week, and how fresh it is."""
    card = place_card("rantakunta-majakka", pages.catalogue.places["rantakunta-majakka"], pen)
    assert (card.href, card.meta, card.where) == ("../../paikat/rantakunta-majakka/", said(pen, "place_kind_meeting_place"), "Rantatie 1, Rantakunta")
    assert (card.times, card.checked, card.doubtful) == ("ti–to 9.00–12.00, 13.00–15.00; la 10.00–12.00, " + said(pen, "weeks_first"), said(pen, "trust_confirmed", date="1.10.2026"), False)


@pytest.mark.parametrize(("status", "icon", "doubtful"), [("active", "door-open", False), ("planned", "door-open", True), ("unconfirmed", "door-open", True), ("paused", "door-closed", True), ("closed", "door-closed", True)])
def test_a_card_of_a_place_that_is_not_open_shows_it(pen, status, icon, doubtful):
    """Closed doors where nobody can go in now, and no times of a place that may not be open."""
    card = place_card("rantakunta-majakka", place(status=status, hours=[{"mon": "9-12"}]), pen)
    assert (card.icon, card.doubtful, card.times) == (icon, doubtful, "ma 9.00–12.00" if status == "active" else None)


def test_a_card_of_an_old_record_is_doubtful(pen):
    """It says how old it is instead of looking like the others."""
    card = place_card("rantakunta-majakka", place(sources=[OLD]), pen)
    assert (card.checked, card.doubtful) == (said(pen, "trust_old", date="maaliskuu 2020"), True)


@pytest.mark.parametrize(
    ("hours", "short"),
    [
        ([], None),
        ([{"mon-fri": "9-12"}], "ma–pe 9.00–12.00"),
        ([{"tue": "9-12"}, {"mon": "9-12"}], "ma, ti 9.00–12.00"),
        ([{"mon": "9-12"}, {"wed": "9-12"}, {"thu": "9-12"}], "ma, ke, to 9.00–12.00"),
        ([{"mon-wed": "9-12"}, {"thu": "13-15"}], "ma–ke 9.00–12.00; to 13.00–15.00"),
        ([{"mon": "9-12"}, {"tue": "9-13"}, {"wed": "9-14"}], "ma–ke: katso ajat"),
        ([{"mon": "9-12, 13-15.30"}], "ma 9.00–12.00, 13.00–15.30"),
    ],
)
def test_a_week_is_told_in_one_line(pen, hours, short):
    """Days in order, three or more in a row as a span, each time once; with more than two times, the days alone and word that there is more."""
    assert place_card("rantakunta-majakka", place(hours=hours), pen).times == short


@pytest.mark.parametrize(("values", "where"), [({}, "Strandkommun"), ({"street": "Gatan 1 & 2", "location": {"sv": "Vid hamnen"}}, "Gatan 1 &amp; 2, Strandkommun"), ({"location": {"fi": "Rannassa"}, "district": "Centrum"}, '<span lang="fi">Rannassa</span>, Centrum, Strandkommun')])
def test_a_card_says_where_as_well_as_it_can(penna, values, where):
    """The street, or else the spot, then the part of town and the municipality; foreign words carry their language."""
    assert place_card("rantakunta-majakka", place(**values), penna).where == where


# ---------------------------------------------------------------- the page's values


@pytest.mark.parametrize(
    ("values", "when"),
    [
        ({"status": "active", "since": "2020"}, ""),
        ({"status": "planned", "since": "2028"}, ", 2028"),
        ({"status": "planned", "since": "undated"}, ""),
        ({"status": "planned", "until": "2028"}, ""),
        ({"status": "closed", "since": "2010", "until": "2024-05-31"}, ", 31.5.2024"),
        ({"status": "closed"}, ""),
        ({"status": "paused", "until": "2024"}, ""),
        ({"status": "unconfirmed"}, ""),
    ],
)
def test_a_status_is_told_with_the_date_that_belongs_to_it(pen, values, when):
    """When a planned place opens and when a closed one closed, where that is known."""
    assert status_line(place(**values), pen) == said(pen, f"status_{values['status']}") + when


@pytest.mark.parametrize(
    ("values", "label", "date"),
    [
        ({"sources": [OLD]}, "doubt_old", {"date": "maaliskuu 2020"}),
        ({"sources": [{**OLD, "date": "undated"}]}, "doubt_undated", {}),
        ({"status": "unconfirmed"}, "doubt_unconfirmed", {}),
        ({"status": "unconfirmed", "sources": [OLD]}, "doubt_old", {"date": "maaliskuu 2020"}),
    ],
)
def test_a_doubt_says_what_it_is_about(pen, values, label, date):
    """An old source, one without a date, or nobody who has confirmed it."""
    assert view(place(**values), pen)["notice"]["text"] == said(pen, label, **date)


@pytest.mark.parametrize("values", [{"status": "closed"}, {"status": "planned"}, {"status": "paused"}, {"status": "unconfirmed"}, {"sources": [OLD]}])
def test_what_a_place_says_of_its_own_doubt_stands_instead_of_what_is_said_of_any(pen, values):
    """Under the same title, so that a family is not warned twice in a row."""
    doubt = {"fi": "Kysy seurakunnasta.", "sv": "Fråga församlingen."}
    own, any_place = (view(place(**values, **more), pen)["notice"] for more in ({"doubt": doubt}, {}))
    assert own["text"] == doubt["fi"] != any_place["text"] and own | {"text": ""} == any_place | {"text": ""}


def test_a_fresh_and_open_place_has_no_notice(pen):
    """Its own doubt stands by itself, if it has one."""
    assert view(place(doubt={"fi": "Kysy ovi.", "sv": "Fråga om dörren."}), pen)["notice"] is None


@pytest.mark.parametrize(("values", "stale"), [({}, False), ({"sources": [OLD]}, True), ({"status": "paused"}, True), ({"sources": [{**OLD, "date": "undated"}]}, True)])
def test_what_may_have_changed_is_stale(pen, values, stale):
    """Old, undated and not open are shown apart from what holds."""
    assert view(place(**values), pen)["stale"] is stale


@pytest.mark.parametrize(
    ("values", "label", "date"),
    [
        ({}, "opening_hours", {}),
        ({"sources": [OLD]}, "hours_as_of", {"date": "maaliskuu 2020"}),
        ({"sources": [OLD, {**OLD, "date": "2021", "for": ["hours"]}, {**OLD, "date": "2022", "for": ["phone"]}]}, "hours_as_of", {"date": "2021"}),
        ({"sources": [{**OLD, "for": ["phone"]}, {**OLD, "date": "undated", "for": ["hours_note"]}]}, "hours_undated", {}),
        ({"status": "paused", "sources": [FRESH]}, "hours_as_of", {"date": "maaliskuu 2026"}),
    ],
)
def test_stale_hours_are_told_as_of_their_own_source(pen, values, label, date):
    """The date is that of the newest source that speaks of hours, not of the newest of all."""
    assert view(place(**values), pen)["hours_title"] == said(pen, label, **date)


def test_hours_stand_in_the_order_of_the_week_and_the_day(pen):
    """However the file orders its rules; each row says what it is for and what narrows it down."""
    hours = [
        {"sat": "10-12", "weeks": "first"},
        {"mon": "13-15", "what": {"fi": "Vauvat & isät", "sv": "Bebisar"}, "ages": "0-1"},
        {"mon": "9-11.30", "by_appointment": "yes"},
        {"tue": "9-10", "season": "school-term"},
        {"wed": "9-10", "season": {"from": "2026-06-01", "to": "2026-06-30"}},
    ]
    assert rows(place(hours=hours), pen) == [
        ("ma", "9.00–11.30", said(pen, "by_appointment")),
        ("ma", "13.00–15.00", f"Vauvat &amp; isät, {said(pen, 'ages_range', a=0, b=1)}"),
        ("ti", "9.00–10.00", "lukukausina"),
        ("ke", "9.00–10.00", "1.6.2026–30.6.2026"),
        ("la", "10.00–12.00", said(pen, "weeks_first")),
    ]


def test_days_have_their_names_in_the_reader_s_language(penna):
    """Short to see, whole to hear."""
    (row,) = view(place(hours=[{"thu": "9-12"}]), penna)["hours"]
    assert (row["day"], row["day_name"]) == ("tors", "torsdag")


@pytest.mark.parametrize(
    ("exception", "when", "what"),
    [
        ({"date": "2026-12-06", "closed": {"fi": "Itsenäisyyspäivä", "sv": "X"}}, "su 6.12.", "{closed}, Itsenäisyyspäivä"),
        ({"from": "2026-12-24", "to": "2026-12-28", "closed": {"sv": "Jul & nyår"}}, "24.–28.12.2026", '{closed}, <span lang="sv">Jul &amp; nyår</span>'),
        ({"date": "2026-12-05", "open": "9-11, 12-13"}, "la 5.12.", "9.00–11.00, 12.00–13.00"),
        ({"date": "2026-12-05", "open": "20-2+1", "reason": {"fi": "Yö & päivä", "sv": "X"}}, "la 5.12.", "20.00–2.00, Yö &amp; päivä"),
        ({"holiday": "christmas-eve", "closed": {"fi": "kaikki kotona", "sv": "X"}}, "to 24.12.", "{closed}, {christmas_eve}, kaikki kotona"),
        ({"holiday": "independence-day", "open": "12-14"}, "su 6.12.", "12.00–14.00, {independence_day}"),
    ],
)
def test_an_exception_says_when_and_what(pen, exception, when, what):
    """Closed or open at other times, the holiday by its name, and the reason."""
    words = {"closed": said(pen, "closed"), "christmas_eve": said(pen, "holiday_christmas_eve"), "independence_day": said(pen, "holiday_independence_day")}
    assert exceptions(place(exceptions=[exception], hours=[{"mon-sun": "9-12"}]), pen) == [(when, what.format(**words))]


@pytest.mark.parametrize(
    ("values", "link"),
    [
        ({}, None),
        ({"location": {"fi": "Rannassa"}}, None),
        ({"street": {"fi": "Ääritie 1 & 2", "sv": "Gatan 1"}}, "https://www.openstreetmap.org/search?query=%C3%84%C3%A4ritie+1+%26+2%2C+Rantakunta"),
        ({"street": "Tie 1", "coordinates": ["60.5", "24.25"]}, "https://www.openstreetmap.org/?mlat=60.5&mlon=24.25#map=17/60.5/24.25"),
    ],
)
def test_a_map_is_one_link_away(pen, values, link):
    """To the point when it is known, else to a search for the address; without either there is no link."""
    assert view(place(**values), pen)["map_link"] == link


def test_facts_stand_in_one_order(pen):
    """The same for every place, and only what is known."""
    whole = place(
        since="2019-08", partners=[{"kind": "municipality"}, {"kind": "association", "name": "MLL"}], stop={"fi": "Tori", "sv": "Torget"},
        served_in=["fi", "sign"], cost={"code": "fee", "note": {"fi": "2 € & mehu", "sv": "X"}}, arrival="walk-in",
        organiser={"kind": "parish", "name": {"fi": "Rantakunnan seurakunta"}}, **{"for": {"ages": "0-6", "groups": ["parent"], "who": {"fi": "Myös isovanhemmille", "sv": "X"}}},
    )  # fmt: skip
    w = pen.wording
    assert facts(whole, pen) == [
        (w.for_whom, f"{w.label('ages_range', a=0, b=6)}<br>{w.audience_parent}<br>Myös isovanhemmille"),
        (w.cost, f"{w.cost_fee}<br>2 € &amp; mehu"),
        (w.arrival, w.arrival_walk_in),
        (w.served_in, f"suomi, {w.language_sign}"),
        (w.stop, "Tori"),
        (w.organiser, "Rantakunnan seurakunta"),
        (w.partners, f"{w.organiser_municipality}, MLL"),
        (w.since, "elokuu 2019"),
    ]
    assert facts(place(), pen) == [(w.organiser, w.organiser_parish)]


@pytest.mark.parametrize(("values", "told"), [({"since": "2019"}, True), ({"since": "undated"}, False), ({"since": "2019", "status": "unconfirmed"}, True), ({"since": "2028", "status": "planned"}, False), ({"since": "2019", "status": "closed"}, False)])
def test_a_beginning_is_a_fact_only_of_what_has_begun(pen, values, told):
    """A plan's year stands at its status, and an ended place does not boast of its age."""
    assert (said(pen, "since") in dict(facts(place(**values), pen))) is told


def test_an_organiser_without_a_name_is_named_by_its_kind(pen, penna):
    """Beside the kind of place; a name in the other language says so."""
    assert view(place(), pen)["kicker"] == f"{said(pen, 'place_kind_meeting_place')} · {said(pen, 'organiser_parish')}"
    named = place(organiser={"kind": "parish", "name": {"fi": "Rannan & saaren seurakunta"}})
    assert view(named, penna)["kicker"] == f'{said(penna, "place_kind_meeting_place")} · <span lang="fi">Rannan &amp; saaren seurakunta</span>'


def test_a_first_visit_is_told_from_the_door_inwards(pen):
    """In the order a family comes in, whatever the order in the file."""
    steps = view(place(first_visit={"snacks": {"fi": "Saa syödä", "sv": "X"}, "door": {"fi": "Sininen ovi", "sv": "X"}}), pen)["steps"]
    assert [(name, text.fi) for name, text in steps] == [(said(pen, "first_visit_door"), "Sininen ovi"), (said(pen, "first_visit_snacks"), "Saa syödä")]


def test_marks_say_yes_no_and_unknown(penna):
    """What nobody has told of has no mark."""
    marks = view(place(accessibility={"toilet": "unknown", "step-free": "yes", "lift": "no"}), penna)["marks"]
    assert [(mark["state"], mark["text"]) for mark in marks] == [(state, said(penna, f"mark_{name}_{state}")) for name, state in (("step_free", "yes"), ("lift", "no"), ("toilet", "unknown"))]


def test_a_place_without_details_has_no_empty_lists(pen):
    """A template asks whether there is anything to show."""
    shown = view(place(), pen)
    assert [shown[name] for name in ("hours", "exceptions", "programme", "steps", "marks")] == [[]] * 5


def test_a_shared_season_is_called_as_the_calendar_calls_it(catalogue, pages):
    """A changed name shows at every place that uses the term."""
    term = catalogue.terms["school-term"].model_copy(update={"name": place(name="ylöspäin & alas").name})
    changed = Pages(replace(catalogue, terms={"school-term": term}), pages.addresses, pages.today)
    assert rows(catalogue.places["jarvela-laituri"], changed.pen(HERE["fi"], "fi")) == [("ma", "9.00–11.00", "ylöspäin &amp; alas")]


# ---------------------------------------------------------------- weeks that change


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"checked": CONFIRMED, "hours": [{"mon": "9-12"}]}, True),
        ({"checked": CONFIRMED, "exceptions": [{"date": "2026-12-01", "open": "9-12"}]}, True),
        ({"checked": CONFIRMED}, False),
        ({"hours": [{"mon": "9-12"}]}, False),
        ({"checked": {**CONFIRMED, "date": "2025-11-02"}, "hours": [{"mon": "9-12"}]}, False),
        ({"checked": CONFIRMED, "status": "unconfirmed", "hours": [{"mon": "9-12"}]}, False),
        ({"checked": CONFIRMED, "status": "paused", "hours": [{"mon": "9-12"}]}, False),
    ],
)
def test_whether_a_place_is_open_now_is_told_only_of_what_is_confirmed(pen, values, told):
    """Its times, and an active place that somebody has confirmed within a year; without holidays of its own it is said what we take for granted."""
    shown = view(place(**values), pen)
    assert (shown["now"] is not None, shown["holidays"]) == (told, "assumed-closed" if told else None)


@pytest.mark.parametrize(("days", "told"), [(33, True), (32, False)])
def test_a_place_past_the_limit_of_its_kind_is_never_called_open(pen, days, told):
    """Confirmed 33 days ago; the publisher says how long that holds, and the browser too knows until when."""
    shown = view(place(checked=CONFIRMED, hours=[{"mon": "9-12"}]), pen, limits=Limits(place=days))["now"]
    assert (json.loads(shown)["l"] == (pen.today - date(1970, 1, 1)).days if told else shown is None)


def test_the_browser_gets_the_same_schedule(pen):
    """As hours.js reads it, of the day of building, without a space too many."""
    majakka = place(checked=CONFIRMED, hours=[{"mon": "9-12"}])
    assert " " not in view(majakka, pen)["now"]
    assert json.loads(view(majakka, pen)["now"]) == json.loads(json.dumps(compact(Schedule.of(majakka, {}, (), pen.today), majakka.hours)))


@pytest.mark.parametrize("holidays", ["closed", "open", "as-usual"])
def test_what_a_place_says_of_holidays_is_not_our_guess(pen, holidays):
    """Its own word stands, also when nobody has confirmed the rest."""
    assert view(place(checked=CONFIRMED, holidays=holidays, hours=[{"mon": "9-12"}]), pen)["holidays"] == holidays
    assert view(place(holidays=holidays), pen)["holidays"] == holidays


@pytest.mark.parametrize(
    ("rule", "today", "what"),
    [
        ({"fri": "9-12", "weeks": "odd"}, date(2026, 11, 3), "{weeks_odd}, seuraavat 6.11., 20.11. ja 4.12."),
        ({"tue-thu": "9-12", "weeks": "even"}, date(2026, 11, 11), "{weeks_even}, seuraavat 24.11., 8.12. ja 22.12."),
        ({"fri": "9-12", "weeks": "odd"}, date(2026, 11, 6), "{weeks_odd}, seuraavat 6.11., 20.11. ja 4.12."),
        ({"sat": "9-12", "weeks": "first, last"}, date(2026, 11, 3), "{weeks_first} ja {weeks_last}, seuraavat 7.11., 28.11. ja 5.12."),
        ({"mon": "9-12", "weeks": "first", "season": {"from": "2026-09-01", "to": "2026-12-31"}}, date(2026, 11, 3), "{weeks_first}, 31.12.2026 asti, seuraavat 7.12."),
        ({"mon": "9-12", "weeks": "first", "season": {"from": "2026-06-01", "to": "2026-06-30"}}, date(2026, 11, 3), "{weeks_first}, 1.6.2026–30.6.2026"),
        ({"mon": "9-12", "weeks": "odd", "unsure": "yes"}, date(2026, 11, 3), "{weeks_odd}, {unsure_time}"),
        ({"mon": "9-12", "weeks": "odd", "season": "school-term"}, date(2026, 11, 3), "{weeks_odd}, lukukausina"),
        ({"mon": "9-12"}, date(2026, 11, 3), ""),
    ],
)
def test_times_of_certain_weeks_tell_their_next_dates(pen, rule, today, what):
    """Three of each row's own weekday, from today on, without those on which it is not or may not be; nobody knows the numbers of weeks by heart."""
    w = pen.wording
    labels = {name: w.label(name) for name in ("weeks_odd", "weeks_even", "weeks_first", "weeks_last", "unsure_time")}
    seen = Pen(pen.catalogue, pen.addresses, w, pen.root, today, pen.icon)
    assert rows(place(checked=CONFIRMED, hours=[rule]), seen)[0][2] == what.format(**labels)


def test_next_dates_leave_out_what_is_cancelled(pen):
    """A date on which the place is closed is no date to come on, one at another time neither, and New Year's Day is a holiday; weeks 53 and 1 are both odd."""
    cancelled = [{"date": "2026-11-06", "closed": {"fi": "X", "sv": "X"}}, {"date": "2026-11-20", "open": "10-11"}]
    assert rows(place(checked=CONFIRMED, hours=[{"fri": "9-12", "weeks": "odd"}], exceptions=cancelled), pen)[0][2].endswith(said(pen, "next_dates", dates="4.12., 18.12. ja 8.1."))


def test_next_dates_are_promised_only_of_what_is_confirmed(pen):
    """Otherwise the weeks alone are said."""
    assert rows(place(hours=[{"fri": "9-12", "weeks": "odd"}]), pen) == [("pe", "9.00–12.00", said(pen, "weeks_odd"))]


def test_next_dates_end_with_the_confirmation(pen):
    """What was confirmed for a year is not promised beyond it."""
    soon_old = {**CONFIRMED, "date": "2025-11-10"}  # holds until 10.11.2026
    assert rows(place(checked=soon_old, hours=[{"fri": "9-12", "weeks": "odd"}]), pen)[0][2].endswith(said(pen, "next_dates", dates="6.11."))


@pytest.mark.parametrize(
    ("exception", "when"),
    [
        ({"date": "2026-11-02"}, []),
        ({"date": "2026-11-03"}, ["ti 3.11."]),
        ({"from": "2026-10-20", "to": "2026-11-02"}, []),
        ({"from": "2026-10-20", "to": "2026-11-04"}, ["3.–4.11.2026"]),
        ({"from": "2026-10-20", "to": "2026-11-03"}, ["ti 3.11."]),
        ({"holiday": "midsummer-eve"}, ["pe 25.6."]),
        ({"during": "holiday"}, ["21.–24.12.2026", "1.–6.3.2027"]),
        ({"during": "school-term"}, []),
    ],
)
def test_exceptions_are_told_from_today_on(pen, catalogue, exception, when):
    """What is over is of no use; a holiday and a term are told by their dates, each stretch of a term on its own."""
    holiday = type(catalogue.terms["school-term"]).model_validate({"name": "loma", "periods": [{"from": "2026-10-12", "to": "2026-10-16"}, {"from": "2026-12-21", "to": "2026-12-24"}, {"from": "2027-03-01", "to": "2027-03-06"}]})
    majakka = place(checked=CONFIRMED, holidays="as-usual", hours=[{"mon-sun": "9-12"}], exceptions=[exception | {"closed": {"fi": "X", "sv": "X"}}])
    assert [row[0] for row in exceptions(majakka, pen, terms=catalogue.terms | {"holiday": holiday})] == when


def test_holidays_are_told_with_the_exceptions_in_order_of_time(penna):
    """Those of the next two months on which the place would be open but for them, in the reader's language."""
    majakka = place(checked=CONFIRMED, hours=[{"mon-fri": "9-12"}], exceptions=[{"date": "2026-12-10", "open": "9-10"}, {"date": "2026-11-05", "closed": {"fi": "X", "sv": "Kurs"}}])
    closed = said(penna, "closed")
    holidays = [(f"{day} {when}", f"{closed}, {said(penna, f'holiday_{name}')}") for day, when, name in (("tors", "24.12.", "christmas_eve"), ("fre", "25.12.", "christmas_day"), ("tors", "31.12.", "new_years_eve"), ("fre", "1.1.", "new_year"))]
    assert exceptions(majakka, penna) == [("tors 5.11.", f"{closed}, Kurs"), ("tors 10.12.", "9.00–10.00"), *holidays]


@pytest.mark.parametrize("values", [{"checked": None}, {"holidays": "as-usual"}, {"holidays": "open"}, {"status": "paused"}, {"hours": [{"sun": "9-12"}]}])
def test_no_holiday_is_told_that_we_do_not_know_of(pen, values):
    """Of a place that nobody has confirmed, that is open then too, or that is never open on such a weekday."""
    assert exceptions(place(**{"checked": CONFIRMED, "hours": [{"mon": "9-12"}, {"thu": "9-12"}]} | values), Pen(pen.catalogue, pen.addresses, pen.wording, pen.root, date(2026, 12, 10), pen.icon)) == []


def test_a_holiday_within_a_closed_stretch_is_not_told_again(pen):
    """The stretch says it all."""
    majakka = place(checked=CONFIRMED, hours=[{"mon-fri": "9-12"}], exceptions=[{"from": "2026-12-21", "to": "2027-01-06", "closed": {"fi": "Loma", "sv": "Lov"}}])
    assert exceptions(majakka, pen) == [("21.12.2026–6.1.2027", f"{said(pen, 'closed')}, Loma")]


def test_a_holiday_within_a_stretch_of_other_times_is_told(pen):
    """Other times of a stretch do not open a holiday, and a reader of the stretch alone would come in vain."""
    majakka = place(checked=CONFIRMED, hours=[{"mon-fri": "9-12"}], exceptions=[{"from": "2026-12-21", "to": "2026-12-30", "open": "10-11"}, {"holiday": "new-years-eve", "open": "9-10"}])
    told = exceptions(majakka, Pen(pen.catalogue, pen.addresses, pen.wording, pen.root, date(2026, 12, 1), pen.icon))
    assert [when for when, _ in told] == ["21.–30.12.2026", "to 24.12.", "pe 25.12.", "to 31.12.", "pe 1.1.", "ke 6.1."]


def test_what_the_region_closes_is_told_at_its_places(catalogue, pen):
    """All places, or those that are named; a place elsewhere has no part in it."""
    rows = [{"date": "2026-11-11", "closed": {"fi": "Koulutus", "sv": "Kurs"}}, {"date": "2026-11-12", "closed": {"fi": "Muu", "sv": "Annat"}, "places": ["saari-luoto"]}]
    regions = {id: region.model_copy(update={"closures": tuple(Closure.model_validate(row) for row in rows)} if id == "rannikko" else {}) for id, region in catalogue.regions.items()}
    majakka = place(checked=CONFIRMED, holidays="as-usual", hours=[{"mon-fri": "9-12"}])
    assert exceptions(majakka, pen, regions=regions) == [("ke 11.11.", f"{said(pen, 'closed')}, Koulutus")]
    assert exceptions(majakka, pen, regions=regions, region_of_place={ID: "sisamaa"}) == []


def test_a_closure_that_the_place_opens_against_is_not_told(catalogue, pen):
    """The place's own day wins: 'open 8-9' and 'closed' of one day would leave a reader at a loss. Of a longer closure the rest still holds."""
    closed = {"fi": "Koulutus", "sv": "Kurs"}
    majakka = place(checked=CONFIRMED, holidays="as-usual", hours=[{"mon-fri": "9-12"}], exceptions=[{"date": "2026-11-11", "open": "8-9"}])
    for row, expected in (({"date": "2026-11-11"}, ["ke 11.11."]), ({"from": "2026-11-10", "to": "2026-11-12"}, ["10.–12.11.2026", "ke 11.11."])):
        regions = {id: region.model_copy(update={"closures": (Closure.model_validate(row | {"closed": closed}),)} if id == "rannikko" else {}) for id, region in catalogue.regions.items()}
        assert [when for when, _ in exceptions(majakka, pen, regions=regions)] == expected


# ---------------------------------------------------------------- what the browser lists


def test_a_row_for_the_browser_has_all_that_a_choice_needs(pen):
    """Links start from the site's root, words stand as inside a line, and codes are there to choose by."""
    whole = place(
        checked=CONFIRMED, street={"fi": "Rantatie 1", "sv": "X"}, district="Keskusta", arrival="walk-in", cost="free", served_in=["fi", "sign"], phone={"number": "09 123 456"},
        hours=[{"mon": "9-12"}], **{"for": {"ages": "0-6"}},
    )  # fmt: skip
    row, schedule = listed(whole, pen)
    w = pen.wording
    assert row == {
        "id": ID, "href": "fi/paikat/rantakunta-majakka/", "name": "Majakka", "municipality": "Rantakunta", "where": "Rantatie 1, Keskusta", "ages": [w.label("ages_range", a=0, b=6), 0, 6],
        "arrival": w.inside(w.arrival_walk_in), "cost": w.inside(w.cost_free), "walk_in": True, "free": True, "served": ["fi", "sign"], "phone": "09 123 456",
        "checked": said(pen, "trust_confirmed", date="1.10.2026"), "hours": compact(schedule, whole.hours), "rules": [[]],
    }  # fmt: skip


def test_a_row_for_the_browser_leaves_out_what_is_not_known(pen):
    """An absent key is shorter than an empty one, and a cost that nobody knows is no cost."""
    row, _ = listed(place(hours=[{"mon": "9-12"}], cost="unknown", arrival="booking"), pen)
    assert set(row) == {"id", "href", "name", "municipality", "arrival", "checked", "hours", "rules"}
    assert "walk_in" not in row and row["checked"] == said(pen, "trust_recent", date="maaliskuu 2026")


@pytest.mark.parametrize(("name", "expected"), [({"fi": "Majakka"}, ("Majakka", "fi")), ({"fi": "Majakka", "sv": "Fyren"}, ("Fyren", None))])
def test_a_row_for_the_browser_tells_the_language_of_a_foreign_name(penna, name, expected):
    """So that it is read out in its own voice."""
    row, _ = listed(place(name=name), penna)
    assert (row["name"], row.get("lang")) == expected and row["href"] == "sv/platser/rantakunta-majakka/"


def test_a_row_for_the_browser_of_a_place_that_is_not_active_tells_its_status(pen):
    """And how old that knowledge is."""
    planned = place(status="planned", since="2028")
    assert listed(planned, pen)[0]["checked"] == f"{status_line(planned, pen)}. {said(pen, 'trust_recent', date='maaliskuu 2026')}"


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ({}, []),
        ({"what": {"fi": "Vauvat", "sv": "X"}}, ["Vauvat"]),
        ({"what": {"fi": "Vauvat", "sv": "X"}, "ages": "0-1", "run_by": "Ohjaaja"}, ["Vauvat", ["0–1-vuotiaat", 0, 1]]),
        ({"ages": "pregnancy"}, ["", ["{ages_pregnancy}", -1, -1]]),
        ({"unsure": "yes"}, ["{unsure_time}"]),
        ({"season": "school-term", "what": {"fi": "Vauvat", "sv": "X"}, "unsure": "yes"}, ["Vauvat, lukukausina, {unsure_time}"]),
        ({"season": {"from": "2026-11-01", "to": "2026-12-01"}, "by_appointment": "yes", "weeks": "odd"}, []),
    ],
)
def test_a_rule_for_the_browser_says_what_dates_do_not(pen, rule, told):
    """What is on, for which ages (pregnancy is -1), and what is doubtful; weeks, known seasons and booking are in the dates themselves."""

    def filled(words):
        return words.format(ages_pregnancy=said(pen, "ages_pregnancy"), unsure_time=said(pen, "unsure_time")) if isinstance(words, str) else [filled(word) for word in words] if isinstance(words, list) else words

    assert listed(place(hours=[{"mon": "9-12", **rule}]), pen)[0]["rules"] == [filled(told)]


def test_a_term_with_dates_says_nothing_in_the_browser(pen, catalogue):
    """The dates are in the schedule, and whoever looks at a day sees only what is on."""
    term = catalogue.terms["school-term"].model_validate({"name": "lukukausina", "periods": [{"from": "2026-08-10", "to": "2026-12-19"}]})
    assert listed(place(hours=[{"mon": "9-12", "season": "school-term"}]), pen, terms={"school-term": term})[0]["rules"] == [[]]


@pytest.mark.parametrize(("end", "rules"), [("2026-08-25", [["lukukausina"]]), ("2026-08-26", [[]])])
def test_a_term_whose_dates_have_run_out_is_named_in_the_browser(pen, catalogue, end, rules):
    """From ten weeks after its last day, when its times are shown with doubt."""
    term = catalogue.terms["school-term"].model_validate({"name": "lukukausina", "periods": [{"from": "2026-01-07", "to": end}]})
    assert listed(place(hours=[{"mon": "9-12", "season": "school-term"}]), pen, terms={"school-term": term})[0]["rules"] == rules
