import pytest
from reader import country_of, links, page_at, text, tree, with_places

from perhekeskus.model import Coordinates, Text

HOURS = {"hours": [{"tue": "9-12"}]}
CHECKED = {"checked": {"date": "2026-10-01", "by": "Me"}}


def test_a_municipality_shows_its_other_name_in_its_own_language(made):
    """A Finnish page gives the Swedish name as Swedish, and a name that is the same in both is not said twice."""
    assert '<span lang="sv">Strandkommun</span>' in made["fi/kunnat/rantakunta/"].body
    assert "<span" not in made["sv/kommuner/jarvela/"].body.split("<h1>")[0]


@pytest.mark.parametrize(
    ("with_a_place", "named"),
    [
        (["north", "east", "near", "far"], [("near", 33), ("east", 56), ("north", 67)]),
        (["far"], [("far", 222)]),
        (["here", "near"], []),
        ([], []),
    ],
)
def test_a_municipality_without_a_place_names_those_near_that_have_one(catalogue, with_a_place, named):
    """Nearest first, with the distance of the centres; one far away only when there is none near."""
    centres = {"here": (60, 24), "near": (60.3, 24), "east": (60, 25), "north": (60.6, 24), "far": (62, 24)}
    one = catalogue.municipalities["rantakunta"]
    known = {id: one.model_copy(update={"name": Text(fi=id, sv=id), "centre": Coordinates(latitude=latitude, longitude=longitude)}) for id, (latitude, longitude) in centres.items()}
    places = {f"{id}-ovi": catalogue.places["rantakunta-majakka"].model_copy(update={"municipality": id}) for id in with_a_place}
    pages = country_of(catalogue, municipalities=known, places=places, region_of_place=dict.fromkeys(places, "rannikko"), regions={"rannikko": catalogue.regions["rannikko"].model_copy(update={"areas": ()})})
    page, w = tree(page_at(pages, "fi/kunnat/here/")), pages.wordings["fi"]
    assert [item.text_content() for item in page.iter("li") if item.find(".//small") is not None] == [f"{name} " + w.label("kilometres", n=km) for name, km in named]
    assert (w.places_nearby in page.text_content()) is bool(named)


def test_a_municipality_with_a_place_to_go_to_names_no_others(made, pages):
    """Its own comes first, and it is enough."""
    assert pages.wordings["fi"].places_nearby not in text(made["fi/kunnat/rantakunta/"])


def test_a_municipality_where_we_know_nothing_says_so(catalogue):
    """Not knowing is told, and there is no nearby municipality to name either."""
    pages = with_places(catalogue)
    page, w = page_at(pages, "sv/kommuner/on/"), pages.wordings["sv"]
    assert w.no_places_known in text(page) and w.places_nearby not in text(page)


def test_a_contact_of_other_municipalities_is_not_shown(catalogue):
    """Who answers only for Saari is not whom Rantakunta calls."""
    contact = catalogue.regions["rannikko"].contacts[0].model_copy(update={"municipalities": ("saari",)})
    region = catalogue.regions["rannikko"].model_copy(update={"contacts": (contact,)})
    pages = country_of(catalogue, regions=catalogue.regions | {"rannikko": region})
    assert "tel:0000000001" in links(tree(page_at(pages, "fi/kunnat/saari/")))
    elsewhere = page_at(pages, "fi/kunnat/rantakunta/")
    assert "tel:0000000001" not in links(tree(elsewhere)) and pages.wordings["fi"].first_contact_unknown in text(elsewhere)


def test_a_municipality_with_times_shows_its_week(catalogue):
    """A dated table with links to its places, for readers without a script as well; the doubtful ones say so."""
    pages = with_places(catalogue, sure={**HOURS, **CHECKED}, doubtful={"hours": [{"wed": "9-12"}]}, near={"municipality": "saari", "hours": [{"thu": "9-12"}]})
    page, w = tree(page_at(pages, "fi/kunnat/rantakunta/")), pages.wordings["fi"]
    (table,) = page.find_class("pk-week")
    rows = {" ".join(body.find(".//th").text_content().split()): body for body in table.iter("tbody")}
    assert list(rows) == ["ma 2.11.", "ti 3.11.", "ke 4.11.", "to 5.11.", "pe 6.11.", "la 7.11.", "su 8.11."]
    assert (links(rows["ti 3.11."]), links(rows["ke 4.11."]), links(rows["to 5.11."])) == (["../../paikat/sure/"], ["../../paikat/doubtful/"], [])
    assert w.not_confirmed_time in rows["ke 4.11."].text_content() and w.not_confirmed_time not in rows["ti 3.11."].text_content()
    assert w.nothing_known in rows["to 5.11."].text_content() and w.partly_confirmed in page.text_content()
    assert {"hours.js", "where.js"} <= {script.get("src").split("/")[-1] for script in page.iter("script")}


def test_a_week_whose_places_are_all_confirmed_has_no_doubt(catalogue):
    """A warning that is always there is read by nobody."""
    pages = with_places(catalogue, sure={**HOURS, **CHECKED})
    (week,) = tree(page_at(pages, "fi/kunnat/rantakunta/")).xpath(".//section[@id='viikko']")
    assert not any(words in week.text_content() for words in (pages.wordings["fi"].perhaps_open_text, pages.wordings["fi"].partly_confirmed)) and not week.find_class("is-doubtful")


def test_on_a_day_that_is_cancelled_a_week_says_why(catalogue):
    """The place by its name, closed, and the reason."""
    closed = {"exceptions": [{"date": "2026-11-03", "closed": {"fi": "Koulutus", "sv": "X"}}]}
    pages = with_places(catalogue, sure={**HOURS, **CHECKED, **closed})
    (row,) = (body for body in tree(page_at(pages, "fi/kunnat/rantakunta/")).iter("tbody") if body.get("data-pk-date") == "2026-11-03")
    assert [" ".join(words.split()) for words in row.itertext() if words.strip()] == ["ti 3.11.", pages.wordings["fi"].closed, "sure", ": Koulutus"]


@pytest.mark.parametrize(("places", "asked", "table"), [({"here": HOURS}, True, True), ({"near": {"municipality": "saari", **HOURS}}, True, False), ({"here": {}, "far": {"municipality": "jarvela", **HOURS}}, False, False)])
def test_a_municipality_asks_when_only_where_there_is_an_answer(catalogue, places, asked, table):
    """Its own times or those of its neighbours; without any it loads no script for them."""
    page = tree(page_at(with_places(catalogue, **places), "fi/kunnat/rantakunta/"))
    assert [section.get("data-pk-where") for section in page.find_class("pk-where")] == ["rantakunta"] * asked
    assert (bool(page.find_class("pk-week")), any("where.js" in script.get("src", "") for script in page.iter("script"))) == (table, asked)
