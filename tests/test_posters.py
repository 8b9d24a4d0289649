import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import zxingcpp
from markupsafe import Markup

from perhekeskus.almanac import week_of
from perhekeskus.model import Place
from perhekeskus.pages import Pages
from perhekeskus.posters import poster, qr_code
from perhekeskus.sheets import Row
from perhekeskus.timetable import Timetable
from perhekeskus.urls import Addresses

ROOT = Path(__file__).parent.parent
TODAY = date(2026, 11, 3)
MUNICIPALITY = "rantakunta"
URL = "https://perhekeskus.example/fi/kunnat/rantakunta/"
CHECKED = {"date": "2026-10-28", "by": "Kunta"}
NOTHING = "Emme tiedä, mikä on auki"


def read_by_a_phone(svg):
    """What the codes in a drawing say: its strokes laid out as dots, four to a module."""
    side = int(re.search(r'viewBox="0 0 (\d+) ', svg)[1])
    dots, x, y = [bytearray(b"\xff" * side) for _ in range(side)], 0, 0
    for step, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", re.search(r' d="([^"]+)"', svg)[1]):
        if step == "h":
            dots[y][x : x + int(first)] = bytes(int(first))
        x, y = (int(first), int(float(second))) if step == "M" else (x + int(first), y + int(second or 0))
    larger = b"".join(bytes(dot for dot in row for _ in range(4)) * 4 for row in dots)
    return [code.text for code in zxingcpp.read_barcodes(memoryview(larger).cast("B", (4 * side, 4 * side)))]


def a_place(**values):
    basis = {
        "kind": "meeting-place", "name": "Lyhty", "status": "active", "municipality": MUNICIPALITY, "street": "Toritie 12", "organiser": {"kind": "municipality"},
        "checked": CHECKED, "sources": [{"url": "https://lyhty.example/", "date": "2026-09"}],
    }  # fmt: skip
    return Place.model_validate(basis | values)


@pytest.fixture
def printed(catalogue):
    """The poster of Rantakunta with these places: printed({id: place}, day=…, language=…, url=…)."""

    def make(places, day=TODAY, language="fi", url="", today=TODAY, closures=()):
        region = catalogue.regions["rannikko"].model_copy(update={"closures": tuple(closures)})
        changed = replace(catalogue, places=places, region_of_place=dict.fromkeys(places, "rannikko"), regions={**catalogue.regions, "rannikko": region})
        pages = Pages(changed, Addresses.of(changed), today)
        return poster(MUNICIPALITY, week_of(day), pages.timetable, pages.pen(f"{language}/kunnat/x/viikko/", language), url)

    return make


def by_day(made):
    """{'ti 3.11.': [('9–12', 'Lyhty', 'Toritie 12')]} of the days that have something."""
    rows = {name.replace("\u00a0", " "): [(", ".join(row.when), *words(row)) for row in rows] for name, rows in made.sheet.days}
    return {name: found for name, found in rows.items() if found != [("–", "", NOTHING)]}


def words(row):
    return row.title.striptags(), row.detail.striptags().replace("\u00a0", " ")


def joined(rows):
    return [("; ".join(row.when), *words(row)) for row in rows]


# what stands on the sheet


def test_a_confirmed_opening_stands_on_its_day(printed):
    """Time, what it is and where; ages and price when they are known."""
    made = printed({"a": a_place(hours=[{"tue": "9-12", "what": "vauvakahvila", "ages": "0-1"}], cost="free")})
    assert by_day(made) == {"ti 3.11.": [("9–12", "Vauvakahvila", "Lyhty · Toritie 12 · 0–1-vuotiaat · maksuton")]}


def test_without_a_programme_the_place_gives_its_name(printed):
    """'Lyhty' stands in bold, and is not said twice."""
    assert by_day(printed({"a": a_place(hours=[{"tue": "9-12"}])})) == {"ti 3.11.": [("9–12", "Lyhty", "Toritie 12")]}


def test_a_day_without_anything_says_so(printed):
    """Seven days always, so that a missing day is not taken for a slip."""
    made = printed({"a": a_place(hours=[{"tue": "9-12"}])})
    assert len(made.sheet.days) == 7
    assert made.sheet.days[0][1] == (Row(("–",), Markup(), Markup(NOTHING)),)


def test_openings_of_one_thing_share_a_row(printed):
    """A lunch break does not repeat the address."""
    assert [row[0] for row in by_day(printed({"a": a_place(hours=[{"tue": "9-12, 13-15.30"}])}))["ti 3.11."]] == ["9–12, 13–15.30"]


@pytest.mark.parametrize(("times", "shown"), [("20-2+1", "20–2"), ("0-24", "0–24"), ("9.05-10", "9.05–10"), ("20-24", "20–24")])
def test_times_are_short(printed, times, shown):
    """As people write them on a note: no needless zeros."""
    assert by_day(printed({"a": a_place(hours=[{"tue": times}])}))["ti 3.11."][0][0] == shown


def test_a_closed_day_is_a_row_with_its_reason(printed):
    """Nobody should think the row was forgotten."""
    made = printed({"a": a_place(hours=[{"tue-thu": "9-12"}], exceptions=[{"date": "2026-11-04", "closed": "henkilöstön koulutus"}])})
    assert by_day(made)["ke 4.11."] == [("suljettu", "Lyhty", "henkilöstön koulutus")]


def test_places_closed_for_one_reason_share_a_row(printed):
    """On a holiday most are closed."""
    made = printed({id: a_place(name=id.upper(), hours=[{"mon-sun": "9-12"}]) for id in ("a", "b")}, day=date(2026, 12, 1))
    assert by_day(made)["su 6.12."] == [("suljettu", "A, B", "itsenäisyyspäivä")]


def test_a_day_with_other_hours_says_why(printed):
    """'lyhyempi päivä' stands beside the exceptional times."""
    made = printed({"a": a_place(hours=[{"tue-thu": "9-15"}], exceptions=[{"date": "2026-11-05", "open": "9-11", "reason": "lyhyempi päivä"}])})
    assert by_day(made)["to 5.11."] == [("9–11", "Lyhty", "Toritie 12 · lyhyempi päivä")]


def test_what_needs_an_appointment_stands_apart(printed):
    """One cannot just go there; a closed day of such a place does not stand among the walk-in days either."""
    office = a_place(name="Neuvola", arrival="booking", hours=[{"mon-fri": "8-16"}], exceptions=[{"date": "2026-11-04", "closed": "koulutus"}])
    made = printed({"a": a_place(hours=[{"tue": "9-12"}]), "b": office})
    assert list(by_day(made)) == ["ti 3.11."]
    assert joined(made.sheet.by_appointment) == [("ma, ti, to, pe 8–16", "Neuvola", "Toritie 12"), ("ke suljettu", "Neuvola", "koulutus")]


def test_unconfirmed_times_never_stand_among_the_confirmed(printed):
    """They come below, with the way to ask and the source's date; no confirmed row has those."""
    doubtful = a_place(name="Kuusi", hours=[{"mon-thu": "9-11"}, {"sat": "10-12"}], checked=None, phone={"number": "000 000 0001"})
    made = printed({"a": a_place(hours=[{"tue": "9-12"}]), "b": doubtful})
    assert by_day(made) == {"ti 3.11.": [("9–12", "Lyhty", "Toritie 12")]}
    assert joined(made.sheet.unsure) == [("ma–to 9–11; la 10–12", "Kuusi", "Toritie 12 · 000 000 0001 · lähde: syyskuu 2026")]


def test_a_place_without_a_phone_gives_its_website(printed):
    """As text that can be read from paper: the host alone."""
    made = printed({"a": a_place(hours=[{"tue": "9-12"}], checked=None, website="https://www.lyhty.example/ajat")})
    assert "lyhty.example" in made.sheet.unsure[0].detail


def test_an_uncertain_time_of_a_confirmed_place_is_unconfirmed(printed):
    """The rest of the place's week stays among the confirmed."""
    made = printed({"a": a_place(hours=[{"tue": "9-12"}, {"thu": "17-19", "unsure": "yes", "what": "isien ilta"}])})
    assert list(by_day(made)) == ["ti 3.11."]
    assert joined(made.sheet.unsure) == [("to 17–19", "Lyhty", "isien ilta · Toritie 12 · lähde: syyskuu 2026")]


def test_the_source_is_the_one_that_tells_the_hours(printed):
    """A newer source on something else does not make times younger."""
    sources = [{"url": "https://a.example/", "date": "2024", "for": ["hours"]}, {"url": "https://b.example/", "date": "2026-10", "for": ["phone"]}]
    assert "lähde: 2024" in printed({"a": a_place(hours=[{"tue": "9-12"}], checked=None, sources=sources)}).sheet.unsure[0].detail


def test_with_nothing_confirmed_there_are_no_days(printed):
    """Seven times 'nothing known' would look as if all were closed."""
    made = printed({"a": a_place(hours=[{"tue": "9-12"}], checked=None)})
    assert not made.sheet.days and not made.sheet.joined and made.sheet.unsure


@pytest.mark.parametrize("status", ["planned", "paused", "closed"])
def test_a_place_that_is_not_there_is_not_on_the_sheet(printed, status):
    """Whatever hours its file still has."""
    made = printed({"a": a_place(hours=[{"tue": "9-12"}], status=status), "b": a_place(name="Toinen", hours=[{"wed": "9-12"}])})
    assert list(by_day(made)) == ["ke 4.11."]
    assert not made.sheet.unsure


def test_what_costs_something_says_how_much(printed):
    """The file's own words, without their full stop, stand for 'maksullinen'."""
    assert words(Row((), Markup(), printed({"a": a_place(hours=[{"tue": "9-12"}], cost={"code": "fee", "note": "2 euroa perheeltä."})}).sheet.days[1][1][0].detail))[1] == "Toritie 12 · 2 euroa perheeltä"


def test_words_in_the_other_language_carry_it(printed):
    """A screen reader changes its voice; a capital still begins the row."""
    made = printed({"a": a_place(name={"fi": "Lyhty"}, street={"fi": "Toritie 12"}, hours=[{"tue": "9-12", "what": {"fi": "vauvakahvila"}}])}, language="sv")
    assert made.sheet.days[1][1][0].title == Markup('<span lang="fi">Vauvakahvila</span>')


# around it


def test_the_week_has_its_number_and_dates(printed):
    """Week 53 reaches into the next year."""
    assert printed({}).week == "Viikko 45 · 2.–8.11.2026"
    assert printed({}, day=date(2027, 1, 1)).week == "Viikko 53 · 28.12.2026–3.1.2027"


@pytest.mark.parametrize(("language", "title"), [("fi", "Mihin lapsen kanssa? Rantakunta"), ("sv", "Vart med barnen? Strandkommun")])
def test_the_title_asks_what_a_parent_asks(printed, language, title):
    """With the municipality's name in the reader's language."""
    assert printed({}, language=language).title == title


def test_with_an_address_there_is_a_code_for_it_and_the_same_as_text(printed):
    """Who has no camera types it."""
    made = printed({}, url=URL)
    assert made.address == "perhekeskus.example/fi/kunnat/rantakunta"
    assert read_by_a_phone(made.code) == [URL]


@pytest.mark.parametrize("url", [f"https://perhekeskus.example/{language}/{path}/" for language in ("fi", "sv") for path in ("a", "kunnat/" + "k" * 30, "k" * 150)])
def test_a_code_of_any_length_is_read(url):
    """By a reader that knows nothing of what made it."""
    assert read_by_a_phone(qr_code(url)) == [url]


def test_without_an_address_there_is_no_code(printed):
    """A made-up address on a wall would lead nowhere."""
    assert (printed({}).address, printed({}).code) == (None, None)


def test_a_code_is_made_once():
    """Two sheets of a municipality lead to the same page."""
    assert qr_code(URL) is qr_code(URL)


def test_the_urgent_numbers_come_from_the_phone_lines(printed):
    """Those that there are: the small country has no Nollalinja."""
    assert printed({}).lines == ((Markup("Hätänumero"), "112", True),)


def test_the_sheet_says_between_which_days_its_places_were_confirmed(printed):
    """Of those that stand on it as confirmed, and of no other."""
    places = {id: a_place(name=id, hours=[{"tue": "9-12"}], checked=checked) for id, checked in (("a", CHECKED), ("b", CHECKED | {"date": "2026-09-03"}), ("c", None))}
    assert printed(places).checked == "Vahvistettu 3.9.–28.10.2026."
    assert printed({"a": places["a"]}).checked == "Vahvistettu 28.10.2026."
    assert printed({"c": places["c"]}).checked is None


def test_what_does_not_fit_joined_either_is_joined_by_place(printed):
    """A house with many groups gets one row with all its times, which says less of each and leaves none out."""
    groups = [{day: f"{hour}-{hour + 1}", "what": f"ryhmä {day} {hour} pienille ja suurille lapsille"} for day in ("mon", "tue", "wed", "thu", "fri") for hour in range(8, 19)]
    made = printed({"a": a_place(hours=groups), "b": a_place(name="Talo", hours=groups)})
    assert [words(row) for row in made.sheet.joined] == [("Lyhty", "Toritie 12"), ("Talo", "Toritie 12")]
    assert made.sheet.joined[0].when[0] == "ma–pe 8–9" and not made.sheet.left_out


# the pages


def test_every_municipality_with_times_has_both_sheets(catalogue):
    """Those whose places have hours in their files, and no other, whatever today is."""
    weeks = {id for kind, id in Addresses.of(catalogue).paths if kind == "week"}
    assert weeks == {id for kind, id in Addresses.of(catalogue).paths if kind == "next-week"}
    for day in (TODAY, TODAY + timedelta(days=400)):
        timetable = Timetable(catalogue, day)
        assert weeks >= {id for id, places in catalogue.places_in.items() if timetable.with_times(places)}
    assert weeks == {"rantakunta", "jarvela"}


@pytest.mark.parametrize(("kind", "path", "week"), [("week", "fi/kunnat/rantakunta/viikko/", "Viikko 45"), ("next-week", "fi/kunnat/rantakunta/ensi-viikko/", "Viikko 46")])
def test_each_sheet_is_a_page_with_a_way_to_the_other_and_back(pages, kind, path, week):
    """Its address can be hung beside it; the twin is in the other language."""
    page = pages.page((kind, MUNICIPALITY), "fi")
    assert page.path == path and week in page.title
    assert pages.addresses.path((kind, MUNICIPALITY), "sv") == page.twin
    other = "ensi-viikko/" if kind == "week" else "viikko/"
    assert f'href="../../../kunnat/rantakunta/{other}"' in page.body and 'href="../../../kunnat/rantakunta/"' in page.body


def test_the_code_leads_to_the_municipality(catalogue):
    """Where changes are seen, and not to a sheet that is over next week."""
    pages = Pages(catalogue, Addresses.of(catalogue), TODAY, url="https://perhekeskus.example/")
    body = pages.page(("next-week", MUNICIPALITY), "sv").body
    assert str(qr_code("https://perhekeskus.example/sv/kommuner/strandkommun/")) in body
    assert "perhekeskus.example/<wbr>sv/<wbr>kommuner/<wbr>strandkommun<" in body
