from dataclasses import replace

import pytest

from perhekeskus.model import Place
from perhekeskus.pages import Pages
from perhekeskus.placeviews import place_card, place_view, status_line

HERE = {"fi": "fi/paikat/rantakunta-majakka/", "sv": "sv/platser/rantakunta-majakka/"}
OLD = {"url": "https://a.example/", "date": "2020-03"}
FRESH = {"url": "https://a.example/", "date": "2026-03"}


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


def rows(place, pen):
    """The table of hours, with plain spaces."""
    return [(row["day"], row["times"], str(row["what"]).replace("\u00a0", " ")) for row in place_view(place, pen)["hours"]]


def facts(place, pen):
    return [(name, str(value)) for name, value in place_view(place, pen)["facts"]]


def said(pen, name, **values):
    """A label of the site, whose words are the editors'."""
    return pen.wording.label(name, **values)


# ---------------------------------------------------------------- cards


def test_a_card_says_what_it_is_where_and_when(pages, pen):
    """Kind and organiser, street and municipality, days of the week, and how fresh it is."""
    card = place_card("rantakunta-majakka", pages.catalogue.places["rantakunta-majakka"], pen)
    assert (card["href"], card["meta"], card["where"]) == ("../../../fi/paikat/rantakunta-majakka/", said(pen, "place_kind_meeting_place"), "Rantatie 1, Rantakunta")
    assert (card["times"], card["checked"], card["doubtful"]) == ("ti–to 9.00–12.00, 13.00–15.00; la 10.00–12.00, " + said(pen, "weeks_first"), said(pen, "trust_confirmed", date="1.10.2026"), False)


@pytest.mark.parametrize(("status", "icon", "doubtful"), [("active", "door-open", False), ("planned", "door-open", True), ("unconfirmed", "door-open", True), ("paused", "door-closed", True), ("closed", "door-closed", True)])
def test_a_card_of_a_place_that_is_not_open_shows_it(pen, status, icon, doubtful):
    """Closed doors where nobody can go in now, and no times of a place that may not be open."""
    card = place_card("rantakunta-majakka", place(status=status, hours=[{"mon": "9-12"}]), pen)
    assert (card["icon"], card["doubtful"], card["times"]) == (icon, doubtful, "ma 9.00–12.00" if status == "active" else None)


def test_a_card_of_an_old_record_is_doubtful(pen):
    """It says how old it is instead of looking like the others."""
    card = place_card("rantakunta-majakka", place(sources=[OLD]), pen)
    assert (card["checked"], card["doubtful"]) == (said(pen, "trust_old", date="maaliskuu 2020"), True)


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
    assert place_card("rantakunta-majakka", place(hours=hours), pen)["times"] == short


@pytest.mark.parametrize(("values", "where"), [({}, "Strandkommun"), ({"street": "Gatan 1 & 2", "location": {"sv": "Vid hamnen"}}, "Gatan 1 &amp; 2, Strandkommun"), ({"location": {"fi": "Rannassa"}, "district": "Centrum"}, '<span lang="fi">Rannassa</span>, Centrum, Strandkommun')])
def test_a_card_says_where_as_well_as_it_can(penna, values, where):
    """The street, or else the spot, then the part of town and the municipality; foreign words carry their language."""
    assert place_card("rantakunta-majakka", place(**values), penna)["where"] == where


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
    assert place_view(place(**values), pen)["doubt_text"] == said(pen, label, **date)


@pytest.mark.parametrize(("values", "stale"), [({}, False), ({"sources": [OLD]}, True), ({"status": "paused"}, True), ({"sources": [{**OLD, "date": "undated"}]}, True)])
def test_what_may_have_changed_is_stale(pen, values, stale):
    """Old, undated and not open are shown apart from what holds."""
    assert place_view(place(**values), pen)["stale"] is stale


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
    assert place_view(place(**values), pen)["hours_title"] == said(pen, label, **date)


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
    (row,) = place_view(place(hours=[{"thu": "9-12"}]), penna)["hours"]
    assert (row["day"], row["day_name"]) == ("tors", "torsdag")


@pytest.mark.parametrize(
    ("exception", "when", "what"),
    [
        ({"date": "2026-12-06", "closed": {"fi": "Itsenäisyyspäivä", "sv": "X"}}, "6.12.2026", "{closed}, Itsenäisyyspäivä"),
        ({"from": "2026-12-24", "to": "2027-01-06", "closed": {"sv": "Jul & nyår"}}, "24.12.2026–6.1.2027", '{closed}, <span lang="sv">Jul &amp; nyår</span>'),
        ({"date": "2026-12-05", "open": "9-11, 12-13"}, "5.12.2026", "9.00–11.00, 12.00–13.00"),
    ],
)
def test_an_exception_says_when_and_what(pen, exception, when, what):
    """Closed with its reason, or open at other times."""
    assert place_view(place(exceptions=[exception]), pen)["exceptions"] == [{"when": when, "what": what.format(closed=said(pen, "closed"))}]


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
    assert place_view(place(**values), pen)["map_link"] == link


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
    assert place_view(place(), pen)["kicker"] == f"{said(pen, 'place_kind_meeting_place')} · {said(pen, 'organiser_parish')}"
    named = place(organiser={"kind": "parish", "name": {"fi": "Rannan & saaren seurakunta"}})
    assert place_view(named, penna)["kicker"] == f'{said(penna, "place_kind_meeting_place")} · <span lang="fi">Rannan &amp; saaren seurakunta</span>'


def test_a_first_visit_is_told_from_the_door_inwards(pen):
    """In the order a family comes in, whatever the order in the file."""
    steps = place_view(place(first_visit={"snacks": {"fi": "Saa syödä", "sv": "X"}, "door": {"fi": "Sininen ovi", "sv": "X"}}), pen)["steps"]
    assert [(name, text.fi) for name, text in steps] == [(said(pen, "first_visit_door"), "Sininen ovi"), (said(pen, "first_visit_snacks"), "Saa syödä")]


def test_marks_say_yes_no_and_unknown(penna):
    """What nobody has told of has no mark."""
    marks = place_view(place(accessibility={"toilet": "unknown", "step-free": "yes", "lift": "no"}), penna)["marks"]
    assert [(mark["state"], mark["text"]) for mark in marks] == [(state, said(penna, f"mark_{name}_{state}")) for name, state in (("step_free", "yes"), ("lift", "no"), ("toilet", "unknown"))]


def test_a_place_without_details_has_no_empty_lists(pen):
    """A template asks whether there is anything to show."""
    view = place_view(place(), pen)
    assert [view[name] for name in ("hours", "exceptions", "steps", "marks")] == [[]] * 4


def test_a_shared_season_is_called_as_the_calendar_calls_it(catalogue, pages):
    """A changed name shows at every place that uses the term."""
    term = catalogue.terms["school-term"].model_copy(update={"name": place(name="ylöspäin & alas").name})
    changed = Pages(replace(catalogue, terms={"school-term": term}), pages.addresses, pages.today)
    assert rows(catalogue.places["jarvela-laituri"], changed.pen(HERE["fi"], "fi")) == [("ma", "9.00–11.00", "ylöspäin &amp; alas")]
