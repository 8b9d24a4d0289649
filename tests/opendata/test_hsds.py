"""The HSDS export: it is as HSDS wants it, and a stranger who has nothing else finds out from it what is open when."""

import json
import random
import re
import subprocess
import sys
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perhekeskus.checking import check
from perhekeskus.model import Closure, Period, Place, Term, Text
from perhekeskus.opendata import OpenData, hsds
from perhekeskus.opendata.hsds.parts import NAMESPACE, uuid_of
from perhekeskus.timetable import Timetable
from perhekeskus.urls import Addresses
from perhekeskus.wording import Wording

sys.path.insert(0, str(Path(__file__).parent))
import hsds_check  # noqa: E402
import stranger_hsds  # noqa: E402

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 3)
FINLAND = ZoneInfo("Europe/Helsinki")
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
URL = "https://perhekeskus.example/"


def open_data(catalogue, today=TODAY, url=URL) -> OpenData:
    return OpenData(Timetable(catalogue, today), Addresses.of(catalogue), {language: Wording(language, catalogue.labels) for language in ("fi", "sv")}, url)


def put(data: OpenData, folder: Path) -> Path:
    """The export as files of a site."""
    for file, make in hsds.files(data).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(make(), encoding="utf-8")
    return folder


def read(folder: Path, name: str, language: str = "fi") -> dict:
    return json.loads((folder / "data" / "v1" / "hsds" / language / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def small(catalogue, tmp_path_factory):
    """The export of the small country."""
    return put(open_data(catalogue), tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def real():
    """The real data as it is."""
    return check(ROOT, today=TODAY).catalogue


@pytest.fixture(scope="module")
def example():
    """The country of the examples, which has one of everything."""
    return check(ROOT, ROOT / "examples", TODAY).catalogue


# what HSDS asks for


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_small_country_is_as_hsds_wants_it(small, language):
    """Fields, types, formats, ids and references."""
    assert hsds_check.faults(small / "data" / "v1" / "hsds" / language) == []


@pytest.mark.parametrize(("country", "url", "language"), [("real", "", "fi"), ("real", URL, "sv"), ("example", URL, "fi"), ("example", "", "sv")])
def test_all_data_is_as_hsds_wants_it(country, url, language, tmp_path, request):
    """Whether or not the site's own address is known."""
    put(open_data(request.getfixturevalue(country), url=url), tmp_path)
    assert hsds_check.faults(tmp_path / "data" / "v1" / "hsds" / language) == []


def spoil(service: dict, how: str) -> None:
    at = service["service_at_locations"][0]
    if how == "no name":
        del service["name"]
    elif how == "no such status":
        service["status"] = "open"
    elif how == "a field of our own":
        service["memo"] = "x"
    elif how == "not a uuid":
        service["id"] = "lyhty"
    elif how == "no date":
        service["assured_date"] = "1.10.2026"
    elif how == "no city":
        del at["location"]["addresses"][0]["city"]
    elif how == "no offset":
        at["schedules"][0]["opens_at"] = "09:00"
    elif how == "no such location":
        at["location_id"] = "0fdfb57f-c147-4cfb-864c-44788a335d8c"
    elif how == "an id twice":
        at["schedules"][1]["id"] = at["schedules"][0]["id"]
    elif how == "an id of two kinds":
        at["schedules"][0]["id"] = at["id"]
    elif how == "backwards":
        at["schedules"][0]["until"] = "2020-01-01"
    elif how == "another weekday":
        at["schedules"][0]["byday"] = "SU"


@pytest.mark.parametrize("how", ["no name", "no such status", "a field of our own", "not a uuid", "no date", "no city", "no offset", "no such location", "an id twice", "an id of two kinds", "backwards", "another weekday"])
def test_the_check_finds_what_is_wrong(catalogue, tmp_path, how):
    """The judge is not blind."""
    folder = put(open_data(catalogue), tmp_path) / "data" / "v1" / "hsds" / "fi"
    page = json.loads((folder / "services" / "rannikko.json").read_text(encoding="utf-8"))
    spoil(next(service for service in page["contents"] if service["name"] == "Majakka"), how)
    (folder / "services" / "rannikko.json").write_text(json.dumps(page), encoding="utf-8")
    assert hsds_check.faults(folder)


@given(st.lists(st.text(max_size=9), min_size=1, max_size=3))
def test_ids_are_uuids_of_version_5(path):
    """Made faster than the library does, and no other."""
    assert uuid_of(*path) == str(uuid.uuid5(NAMESPACE, "/".join(path)))


def test_ids_stay(small):
    """Those who have taken over our records know them by these."""
    majakka = read(small, "services/rannikko")["contents"][0]
    assert (majakka["id"], majakka["service_at_locations"][0]["location"]["id"]) == ("348899be-0d69-570f-a99a-5f40b677e52e", "5e628312-31ca-57ea-b16a-0601719b83b8")


def test_both_languages_tell_of_the_same_things(small):
    """Other words under the same ids."""
    fi, sv = (read(small, "services/rannikko", language)["contents"] for language in ("fi", "sv"))
    assert [service["id"] for service in fi] == [service["id"] for service in sv]
    assert [service["name"] for service in fi][0] == "Majakka" and [service["name"] for service in sv][0] == "Fyren"
    assert [at["schedules"] for at in fi[0]["service_at_locations"]] == [at["schedules"] for at in sv[0]["service_at_locations"]]


def test_without_an_address_of_the_site_no_address_of_ours_is_told(catalogue, tmp_path):
    """A link that leads nowhere is worse than none."""
    put(open_data(catalogue, url=""), tmp_path)
    assert "profile" not in read(tmp_path, "index")
    assert not [row for service in read(tmp_path, "services/rannikko")["contents"] for row in service.get("attributes", ()) if row["link_type"] == "page"]


# what is told


def a_place(**values) -> Place:
    told = {"kind": "meeting-place", "name": {"fi": "Lyhty", "sv": "Lyktan"}, "status": "active", "municipality": "rantakunta", "organiser": {"kind": "parish"}, "hours": ["ti-to 9-12"], "sources": [{"url": "https://lyhty.example/", "date": "2026"}]}
    return Place.model_validate(told | {"checked": {"date": "2026-10-28", "by": "Seurakunta"}} | values)


TERMS = {"school-term": Term(name=Text(fi="lukukausi", sv="termin"), periods=({"from": date(2026, 8, 10), "to": date(2026, 12, 18)}, {"from": date(2027, 1, 7), "to": date(2027, 6, 4)})), "some-day": Term(name=Text(fi="joskus", sv="ibland"))}


def with_places(catalogue, closures=(), **places):
    """The small country with other places, all in one municipality."""
    regions = catalogue.regions | {"rannikko": catalogue.regions["rannikko"].model_copy(update={"closures": tuple(closures)})}
    return replace(catalogue, places=places, region_of_place=dict.fromkeys(places, "rannikko"), regions=regions, terms=TERMS)


@pytest.fixture
def service_of(catalogue):
    """Gives the service, as told in Finnish, of one place made from these values of its file."""

    def made(**values) -> dict:
        found = hsds.files(open_data(with_places(catalogue, lyhty=a_place(**values))))["data/v1/hsds/fi/services/rannikko.json"]()
        return json.loads(found)["contents"][0]

    return made


def values_of(owner: dict, kind: str) -> list[str]:
    return [row["value"] for row in owner.get("attributes", ()) if row["link_type"] == kind]


@pytest.mark.parametrize(("ours", "theirs"), [("active", "active"), ("unconfirmed", "inactive"), ("planned", "inactive"), ("paused", "temporarily closed"), ("closed", "defunct")])
def test_only_what_is_confirmed_to_be_there_is_active(service_of, ours, theirs):
    """A directory that shows all that is active sends no family in vain; our own word stands beside it."""
    service = service_of(status=ours)
    assert (service["status"], values_of(service, "status")) == (theirs, [ours])


@pytest.mark.parametrize("status", ["planned", "paused", "closed"])
def test_a_place_that_is_not_there_has_no_times(service_of, status):
    """Whatever its file says of hours."""
    assert "schedules" not in service_of(status=status, hours_note={"fi": "Kysy ajoista.", "sv": "Fråga om tiderna."})["service_at_locations"][0]


def test_how_far_times_are_confirmed(service_of):
    """Until when, and by whom; without a confirmation neither."""
    confirmed, listed = service_of(), service_of(checked=None)
    assert (confirmed["assured_date"], values_of(confirmed, "confirmed_until"), values_of(confirmed, "checked_by")) == ("2026-10-28", ["2027-10-28"], ["Seurakunta"])
    assert "assured_date" not in listed and not values_of(listed, "confirmed_until") and not values_of(listed, "checked_by")


def test_doubt_and_note_travel_along(service_of):
    """And what editors tell each other does not."""
    service = service_of(doubt={"fi": "Ajat ovat vanhat.", "sv": "Tiderna är gamla."}, note={"fi": "Tuo sisäkengät.", "sv": "Ta med inneskor."}, memo="Soita Liisalle.")
    assert service["alert"] == "Ajat ovat vanhat." and service["description"] == "Tuo sisäkengät." and values_of(service, "doubt") == ["Ajat ovat vanhat."]
    assert "Liisa" not in json.dumps(service)


def test_an_organiser_without_a_name_is_told_only_where_it_is_clear_who(service_of):
    """A parish may be any; the county and the municipality are one."""
    assert "organization" not in service_of(organiser={"kind": "parish"})
    assert service_of(organiser={"kind": "wellbeing-services-county"})["organization"]["name"] == "Rannikon hyvinvointialue"
    assert service_of(organiser={"kind": "wellbeing-services-county", "name": "Rannikon hyvinvointialue"})["organization"] == service_of(organiser={"kind": "wellbeing-services-county"})["organization"]
    assert service_of(organiser={"kind": "municipality"})["organization"]["name"] == "Rantakunta"


def test_an_address_needs_street_and_postal_code(service_of):
    """Otherwise the municipality alone is told, as a code."""
    location = service_of(street={"fi": "Rantatie 1", "sv": "Strandvägen 1"})["service_at_locations"][0]["location"]
    assert "addresses" not in location and values_of(location, "municipality") == ["901"]


def schedules(service: dict) -> list[dict]:
    return service["service_at_locations"][0]["schedules"]


def test_what_is_not_sure_is_words_alone(service_of):
    """No rule, so that nobody counts it as open."""
    assert [row["description"] for row in schedules(service_of(hours=[{"tue": "9-12", "unsure": True}], hours_note={"fi": "Kesällä toisin.", "sv": "Annorlunda på sommaren."}))] == ["ti 9.00–12.00, aika ei ole varma", "Kesällä toisin."]


def test_appointments_are_marked(service_of):
    """For people and for programs."""
    row = schedules(service_of(arrival="booking"))[0]
    assert row["attending_type"] == "Ajanvarauksella" and values_of(row, "by_appointment") == ["yes"]


def test_a_rule_ends_where_a_day_is_closed(service_of):
    """HSDS has no dates that a rule leaves out."""
    rows = schedules(service_of(hours=["ti 9-12"], exceptions=[{"date": "2026-11-17", "closed": {"fi": "Koulutus", "sv": "Utbildning"}}]))
    assert [(row["dtstart"], row["until"]) for row in rows][1:3] == [("2026-10-27", "2026-11-10"), ("2026-11-24", "2027-03-23")]


def test_times_tell_how_far_they_are_from_utc(service_of):
    """In winter two hours, in summer three; a rule is cut where the clock is turned."""
    rows = schedules(service_of(hours=["su 9-12"], holidays="as-usual"))
    assert [(row["until"], row["opens_at"], row["timezone"]) for row in rows] == [
        ("2026-10-25", "09:00+02:00", 2),
        ("2027-03-21", "09:00+02:00", 2),
        ("2027-03-28", "09:00+03:00", 3),
        ("2027-10-24", "09:00+03:00", 3),
    ]


def test_all_day_is_told_as_hsds_advises(service_of):
    """From midnight to a minute before the next."""
    row = schedules(service_of(hours=[{"mon": "0-24"}]))[0]
    assert (row["opens_at"], row["closes_at"]) == ("00:00+02:00", "23:59+02:00")


def test_whom_it_is_for_is_told_in_words_and_in_years(service_of):
    """As one text, and as numbers that can be compared."""
    service = service_of(**{"for": {"ages": "0-6", "groups": ["child-with-adult"], "who": {"fi": "Kaikille perheille.", "sv": "För alla familjer."}}})
    assert (service["eligibility_description"], service["minimum_age"], service["maximum_age"]) == ("0–6-vuotiaat, lapsi ja aikuinen yhdessä. Kaikille perheille.", 0, 6)


def test_ends_of_lines_that_are_only_in_the_file_are_not_told(service_of):
    """Those between paragraphs are."""
    assert service_of(note={"fi": "Yksi\nlause.\n\nToinen.", "sv": "En\nmening."})["description"] == "Yksi lause.\n\nToinen."


def test_a_street_without_a_postal_code_is_told_in_words(service_of):
    """It is no address to HSDS, and yet somebody finds the door by it."""
    assert service_of(street={"fi": "Rantatie 1", "sv": "Strandvägen 1"})["service_at_locations"][0]["location"]["description"] == "Rantatie 1"


def test_a_county_has_the_services_it_says_whom_to_ask_about(small):
    """With the contact as it is there; of others nothing more is known than what the law says."""
    offers = [service for service in read(small, "services/rannikko")["contents"] if "service_areas" in service]
    assert [(service["name"], service["organization"]["name"], service["service_areas"][0]["name"]) for service in offers] == [("Perhetyö", "Rannikon hyvinvointialue", "Rannikko")]
    assert [(contact["name"], contact["phones"][0]["number"]) for contact in offers[0]["contacts"]] == [("Neuvonta", "000 000 0001")]


def test_who_arranges_services_on_aland_is_not_guessed(catalogue):
    """It has laws of its own."""
    regions = catalogue.regions | {"rannikko": catalogue.regions["rannikko"].model_copy(update={"kind": "autonomous-region"})}
    page = json.loads(hsds.files(open_data(replace(catalogue, regions=regions)))["data/v1/hsds/fi/services/rannikko.json"]())
    assert [service.get("organization") for service in page["contents"] if "service_areas" in service] == [None]


def test_help_lines_stand_on_a_page_of_their_own(small):
    """Round the clock as a rule, other hours as words."""
    lines = {service["name"]: service for service in read(small, "services/national")["contents"]}
    assert {name: (line["organization"]["name"], [row.get("description", row.get("opens_at")) for row in line["schedules"]]) for name, line in lines.items()} == {"Hätänumero": ("Hätäkeskus", ["00:00Z"]), "Kriisilinja": ("Linja", ["arkisin"])}


def words_of_ours(value: object) -> set[str]:
    """Every `link_type` in a page."""
    if isinstance(value, list):
        return set().union(*map(words_of_ours, value))
    own = {value["link_type"]} if isinstance(value, dict) and "link_type" in value else set()
    return own.union(*map(words_of_ours, value.values())) if isinstance(value, dict) else own


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_word_of_ours_is_explained(real, example, tmp_path, language):
    """HSDS leaves the words of `link_type` to those who publish: the page tells of those we use, and of no others."""
    table = (ROOT / "content" / language / "hsds.md").read_text(encoding="utf-8").rpartition("|---|---|")[2]
    told = {word for row in table.splitlines() if row.startswith("|") for word in re.findall("`([a-z_]+)`", row.split("|")[1])}
    pages = [json.loads(make()) for data in (open_data(real), open_data(example)) for file, make in hsds.files(data).items() if f"/{language}/services/" in file]
    assert told == words_of_ours(pages)


# what a stranger finds


def listed(schedule, moment: datetime) -> bool:
    """Whether the times say open, whoever has confirmed them."""
    spans = schedule.spans(moment.date() - 2 * DAY, moment.date())
    return schedule.first <= moment.date() <= schedule.last and any(span.start <= moment < span.end and span.slot.sure and not span.slot.by_appointment for span in spans)


def expected(data: OpenData, region: str, moment: datetime, confirmed: bool) -> list[str]:
    places = data.catalogue.places_of_region.get(region, ())
    schedules = {id: data.timetable.schedule(id) for id in places}
    if confirmed:
        return sorted(id for id, schedule in schedules.items() if schedule.state(moment.replace(tzinfo=FINLAND)).kind == "open")
    return sorted(id for id, schedule in schedules.items() if listed(schedule, moment))


def moments(data: OpenData, number: int, seed: int = 9) -> list[datetime]:
    """Some at random, and the edges of some openings: the minute before, the minute itself."""
    chance = random.Random(seed)
    found = [datetime.combine(TODAY + chance.randrange(420) * DAY, time(chance.randrange(24), chance.randrange(60))) for _ in range(number)]
    spans = [span for id in sorted(data.catalogue.places) for span in data.timetable.schedule(id).spans(TODAY, TODAY + 400 * DAY)]
    edges = [edge for span in chance.sample(spans, min(number, len(spans))) for edge in (span.start, span.end)]
    return [moment for moment in (*found, *edges, *(edge - MINUTE for edge in edges)) if exists(moment)]


def exists(moment: datetime) -> bool:
    """Not in the hour that is left out when the clock is turned forward."""
    return moment.replace(tzinfo=FINLAND).astimezone(UTC).astimezone(FINLAND).replace(tzinfo=None) == moment


def agree(data: OpenData, folder: Path, number: int) -> int:
    """Compares at many moments in all regions where times are known; returns how often something was open."""
    regions = {id: data.catalogue.regions[id].code for id, places in data.catalogue.places_of_region.items() if any(map(data.timetable.schedule, places))}
    seen = 0
    for moment in moments(data, number):
        for id, code in regions.items():
            for confirmed in (False, True):
                found = stranger_hsds.open_places(folder, code, moment, confirmed)
                assert found == expected(data, id, moment, confirmed), (moment, id, confirmed)
                seen += len(found)
    return seen


def test_a_stranger_finds_what_is_open_in_the_small_country(catalogue, small):
    """From HSDS alone, at any moment, listed or confirmed."""
    assert agree(open_data(catalogue), small, 100) > 100


@pytest.mark.parametrize("country", ["real", "example"])
def test_a_stranger_finds_what_is_open_in_all_data(country, tmp_path, request):
    """As it is, where almost nothing is confirmed, and where all is."""
    data = open_data(request.getfixturevalue(country))
    assert agree(data, put(data, tmp_path), 40) > 40


HOURS = st.lists(
    st.fixed_dictionaries(
        {"days": st.sampled_from(["mon", "tue-thu", "sun", "sat", "mon-sun"]), "times": st.sampled_from(["9-12", "0-24", "18-24", "22-4+1", "8-9, 13-15.30", "0-2", "23-23.59"])},
        optional={"weeks": st.sampled_from(["odd", "even", "first", "last", "first, third", "odd, first", "fourth, last"]), "season": st.sampled_from(["school-term", "some-day"]), "unsure": st.just(True), "by_appointment": st.just(True)},
    ),
    min_size=1,
    max_size=4,
)
EXCEPTIONS = st.lists(st.tuples(st.dates(TODAY, TODAY + 380 * DAY), st.sampled_from(["10-11", "0-24", "20-3+1", None])), max_size=4, unique_by=lambda row: row[0])


def wild(hours: list[dict], exceptions: list[tuple], checked: bool, holidays: str) -> Place:
    rows = [{row["days"]: row["times"]} | {key: value for key, value in row.items() if key not in ("days", "times")} for row in hours]
    differing = [{"date": day.isoformat()} | ({"open": times} if times else {"closed": {"fi": "Kiinni", "sv": "Stängt"}}) for day, times in exceptions]
    return a_place(hours=rows, exceptions=differing, holidays=holidays, **({} if checked else {"checked": None}))


@pytest.fixture(scope="module")
def compared(catalogue, tmp_path_factory):
    """Checks the export of one place, and compares what a stranger finds in it."""
    closure = Closure.model_validate({"from": date(2027, 7, 1), "to": date(2027, 7, 14), "closed": {"fi": "Kesätauko", "sv": "Sommarpaus"}})

    def compare(place: Place) -> None:
        data = open_data(with_places(catalogue, [closure], lyhty=place))
        folder = put(data, tmp_path_factory.mktemp("wild"))
        assert hsds_check.faults(folder / "data" / "v1" / "hsds" / "fi") == []
        agree(data, folder, 15)

    return compare


@settings(max_examples=120)
@given(st.builds(wild, HOURS, EXCEPTIONS, st.booleans(), st.sampled_from(["closed", "as-usual"])))
def test_a_stranger_finds_what_is_open_whatever_the_hours(compared, place):
    """Odd weeks, the first of a month, terms, nights, the nights on which the clock is turned, days that differ."""
    compared(place)


def test_the_stranger_is_a_program(small):
    """It prints ids, one a line, by a region's code or name, and needs nothing of ours."""
    command = [sys.executable, "-P", stranger_hsds.__file__, str(small), "Rannikko", "2026-11-04T10:00", "--confirmed"]
    assert subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout.split() == ["rantakunta-majakka"]
    assert not [line for line in Path(stranger_hsds.__file__).read_text(encoding="utf-8").splitlines() if "import" in line and "perhekeskus" in line]
