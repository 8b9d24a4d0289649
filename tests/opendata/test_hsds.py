"""The HSDS export: it is as HSDS wants it, and tells what is known and nothing else."""

import json
import re
import runpy
import uuid
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.model import Place
from perhekeskus.opendata import OpenData, hsds
from perhekeskus.opendata.contract import contract
from perhekeskus.opendata.hsds.parts import NAMESPACE, uuid_of
from perhekeskus.timetable import Timetable
from perhekeskus.urls import Addresses

ROOT = Path(__file__).parents[2]
BELOW = "data/v1/hsds"
judge = SimpleNamespace(**runpy.run_path(str(Path(__file__).parent / "hsds_check.py")))


def put(data: OpenData, folder: Path, language: str = "fi") -> Path:
    """The export in one language as files of a folder."""
    for file, make in hsds.files(data).items():
        if file.startswith(f"{BELOW}/{language}/"):
            path = folder / file.removeprefix(f"{BELOW}/{language}/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(make())
    return folder


def with_records(data: OpenData, today: date | None = None, **records) -> OpenData:
    """The same with other records in the Catalogue, or on another day."""
    catalogue = replace(data.catalogue, **records)
    return OpenData(Timetable(catalogue, today or data.timetable.today), Addresses.of(catalogue), data.wordings, data.url)


# what HSDS asks for


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_all_data_is_as_hsds_wants_it(any_data, language, tmp_path):
    """Fields, types, formats, ids and references."""
    assert judge.faults(put(any_data, tmp_path, language)) == []


def test_without_an_address_of_the_site_it_is_so_too(example_data, tmp_path):
    """And no address of ours is told: a link that leads nowhere is worse than none."""
    folder = put(replace(example_data, url=""), tmp_path)
    assert judge.faults(folder) == []
    assert not {"profile", "openapi_url"} & json.loads((folder / "index.json").read_text(encoding="utf-8")).keys()
    assert "page" not in words_of_ours([json.loads(path.read_text(encoding="utf-8")) for path in (folder / "services").iterdir()])


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
def test_the_check_finds_what_is_wrong(open_data, tmp_path, how):
    """The judge is not blind."""
    folder = put(open_data, tmp_path)
    page = json.loads((folder / "services" / "rannikko.json").read_text(encoding="utf-8"))
    spoil(next(service for service in page["contents"] if service["name"] == "Majakka"), how)
    (folder / "services" / "rannikko.json").write_text(json.dumps(page), encoding="utf-8")
    assert judge.faults(folder)


@given(st.lists(st.text(max_size=9), min_size=1, max_size=3))
def test_ids_are_uuids_of_version_5(path):
    """Made faster than the library does, and no other."""
    assert uuid_of(*path) == str(uuid.uuid5(NAMESPACE, "/".join(path)))


def test_the_root_of_the_api_says_what_it_is(real_data, read):
    """The version, and where its words and its files are explained."""
    index = read(real_data, "hsds/sv/index.json")
    assert (index["version"], index["profile"], index["openapi_url"]) == ("3.0", "https://perhekeskus.example/sv/oppna-data-hsds/", "https://perhekeskus.example/data/v1/openapi.json")
    assert ("Österbotten", "services/pohjanmaa.json") in {(page["name"], page["file"]) for page in index["pages"]}


def test_ids_stay(open_data, read):
    """Those who have taken over our records know them by these."""
    majakka = read(open_data, "hsds/fi/services/rannikko.json")["contents"][0]
    assert (majakka["id"], majakka["service_at_locations"][0]["location"]["id"]) == ("348899be-0d69-570f-a99a-5f40b677e52e", "5e628312-31ca-57ea-b16a-0601719b83b8")


def test_both_languages_tell_of_the_same_things(open_data, read):
    """Other words under the same ids."""
    fi, sv = (read(open_data, f"hsds/{language}/services/rannikko.json")["contents"] for language in ("fi", "sv"))
    assert [service["id"] for service in fi] == [service["id"] for service in sv]
    assert [service["name"] for service in fi][0] == "Majakka" and [service["name"] for service in sv][0] == "Fyren"
    assert [at["schedules"] for at in fi[0]["service_at_locations"]] == [at["schedules"] for at in sv[0]["service_at_locations"]]


def test_times_in_words_have_one_id_in_both_languages(example_data, read):
    """Whatever the words are, and however they are corrected."""
    ids = [{schedule["id"] for service in read(example_data, f"hsds/{language}/services/esimerkkila.json")["contents"] for at in service.get("service_at_locations", ()) for schedule in at.get("schedules", ())} for language in ("fi", "sv")]
    assert ids[0] == ids[1]


# what is told


def a_place(**values) -> Place:
    told = {"kind": "meeting-place", "name": {"fi": "Lyhty", "sv": "Lyktan"}, "status": "active", "municipality": "rantakunta", "organiser": {"kind": "parish"}, "hours": ["ti-to 9-12"], "sources": [{"url": "https://lyhty.example/", "date": "2026"}]}
    return Place.model_validate(told | {"checked": {"date": "2026-10-28", "by": "Seurakunta"}} | values)


@pytest.fixture
def service_of(open_data, read):
    """Gives the service, as told in Finnish, of one place made from these values of its file."""

    def made(**values) -> dict:
        return read(with_records(open_data, places={"lyhty": a_place(**values)}, region_of_place={"lyhty": "rannikko"}), "hsds/fi/services/rannikko.json")["contents"][0]

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


def test_a_place_has_its_id_in_the_national_catalogue(service_of):
    """Where we know it."""
    id = "2f1b7c1e-0000-4000-8000-000000000001"
    assert (values_of(service_of(ptv={"id": id}), "ptv"), values_of(service_of(), "ptv")) == ([id], [])


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


def test_a_stretch_keeps_its_id_when_its_ends_move(open_data, read):
    """With the day of the build, as long as nobody changes the place's file."""
    records = {"places": {"lyhty": a_place(checked=None)}, "region_of_place": {"lyhty": "rannikko"}}
    days = [open_data.timetable.today + timedelta(days=days) for days in (0, 7)]
    then, now = (schedules(read(with_records(open_data, day, **records), "hsds/fi/services/rannikko.json")["contents"][0]) for day in days)
    assert {row["id"] for row in now} < {row["id"] for row in then}
    assert then[-1]["until"] < now[-1]["until"]


def test_times_tell_how_far_they_are_from_utc(service_of):
    """In winter two hours, in summer three; a rule is cut where the clock is turned."""
    rows = schedules(service_of(hours=["su 9-12"], holidays="as-usual"))
    assert [(row["until"], row["opens_at"], row["timezone"]) for row in rows] == [
        ("2026-10-25", "09:00+02:00", 2),
        ("2027-03-21", "09:00+02:00", 2),
        ("2027-03-28", "09:00+03:00", 3),
        ("2027-10-24", "09:00+03:00", 3),
    ]


def test_what_falls_into_the_hour_that_is_left_out_is_over_at_once(service_of):
    """In the night of 28 March 2027 no clock shows half past three."""
    rows = {row["dtstart"]: row["closes_at"] for row in schedules(service_of(hours=["su 0-3.30"], holidays="as-usual"))}
    assert rows["2027-03-28"] == "04:00+03:00" and rows["2027-04-04"] == "03:30+03:00"


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


def test_a_county_has_the_services_it_says_whom_to_ask_about(open_data, read):
    """With the contact as it is there; of others nothing more is known than what the law says."""
    offers = [service for service in read(open_data, "hsds/fi/services/rannikko.json")["contents"] if "service_areas" in service]
    assert [(service["name"], service["organization"]["name"], service["service_areas"][0]["name"]) for service in offers] == [("Perhetyö", "Rannikon hyvinvointialue", "Rannikko")]
    assert [(contact["name"], contact["phones"][0]["number"]) for contact in offers[0]["contacts"]] == [("Neuvonta", "000 000 0001")]


def test_who_arranges_services_on_aland_is_not_guessed(open_data, read):
    """It has laws of its own."""
    regions = open_data.catalogue.regions | {"rannikko": open_data.catalogue.regions["rannikko"].model_copy(update={"kind": "autonomous-region"})}
    page = read(with_records(open_data, regions=regions), "hsds/fi/services/rannikko.json")
    assert [service.get("organization") for service in page["contents"] if "service_areas" in service] == [None]


def test_help_lines_stand_on_a_page_of_their_own(open_data, read):
    """Round the clock as a rule, other hours as words."""
    lines = {service["name"]: service for service in read(open_data, "hsds/fi/services/national.json")["contents"]}
    assert {name: (line["organization"]["name"], [row.get("description", row.get("opens_at")) for row in line["schedules"]]) for name, line in lines.items()} == {"Hätänumero": ("Hätäkeskus", ["00:00Z"]), "Kriisilinja": ("Linja", ["arkisin"])}


def words_of_ours(value: object) -> set[str]:
    """Every `link_type` in a page."""
    if isinstance(value, list):
        return set().union(*map(words_of_ours, value))
    own = {value["link_type"]} if isinstance(value, dict) and "link_type" in value else set()
    return own.union(*map(words_of_ours, value.values())) if isinstance(value, dict) else own


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_word_of_ours_is_explained(real_data, example_data, language):
    """HSDS leaves the words of `link_type` to those who publish: the page tells of those we use, and of no others."""
    table = (ROOT / "content" / language / "hsds.md").read_text(encoding="utf-8").rpartition("|---|---|")[2]
    told = {word for row in table.splitlines() if row.startswith("|") for word in re.findall("`([a-z_]+)`", row.split("|")[1])}
    pages = [json.loads(make()) for data in (real_data, example_data) for file, make in hsds.files(data).items() if file.startswith(f"{BELOW}/{language}/services/")]
    assert told == words_of_ours(pages)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_page_names_every_kind_of_file(language):
    """Those that the contract promises below the folder of a language."""
    page = (ROOT / "content" / language / "hsds.md").read_text(encoding="utf-8")
    names = [address.removeprefix(f"/hsds/{language}/").replace("{id}", "…") for address in contract()["files"] if address.startswith(f"/hsds/{language}/")]
    assert len(names) == 6 and not [name for name in names if f"`{name}`" not in page]
