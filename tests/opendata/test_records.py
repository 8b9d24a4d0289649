"""What a record says that stands in no file of its own."""

from dataclasses import replace

from perhekeskus.opendata.records import page, record
from perhekeskus.urls import Addresses


def test_a_place_says_where_it_belongs(open_data):
    """County and municipality by our ids and by the codes of registers."""
    told = record(open_data, "place", "rantakunta-majakka")
    assert (told["region"], told["region_code"], told["municipality"], told["municipality_code"]) == ("rannikko", "97", "rantakunta", "901")
    assert record(open_data, "municipality", "saari")["region_code"] == "97"


def test_a_record_says_what_it_is_worth_today(open_data):
    """Who confirmed it and until when that counts; null where nobody has."""
    told = record(open_data, "place", "rantakunta-majakka")
    assert told["freshness"] == {"state": "confirmed", "since": "2026-10-01", "until": "2027-10-01"}
    planned = record(open_data, "place", "saari-luoto")
    assert planned["checked"] is None and planned["freshness"]["state"] == "recent" and planned["sources"][0]["date"] == "2026-02"


def test_a_municipality_has_the_licence_of_its_register(open_data):
    """And no sources of its own; everything else is facts."""
    assert record(open_data, "municipality", "saari")["licence"] == "cc-by-4.0" and "sources" not in record(open_data, "municipality", "saari")
    assert record(open_data, "region", "rannikko")["licence"] == "facts-only"


def test_a_phone_line_stands_on_the_page_of_all(open_data):
    """It has none of its own."""
    helpline = min(open_data.catalogue.helplines)
    assert record(open_data, "helpline", helpline)["page"]["fi"] == "https://perhekeskus.example/fi/apua-nyt/"


def test_addresses_are_whole_where_the_sites_own_is_known(open_data):
    """Otherwise they are relative to its root."""
    assert page(open_data, ("place", "rantakunta-majakka"))["sv"] == "https://perhekeskus.example/sv/platser/rantakunta-majakka/"
    assert page(replace(open_data, url=""), ("place", "rantakunta-majakka"))["sv"] == "sv/platser/rantakunta-majakka/"


def test_pages_of_a_disk_are_named_as_files(catalogue, open_data):
    """As the links of its pages do."""
    on_disk = replace(open_data, addresses=Addresses.of(catalogue, directories=False), url="")
    assert page(on_disk, ("place", "rantakunta-majakka"))["fi"] == "fi/paikat/rantakunta-majakka.html"


def test_a_service_is_named_in_the_registers_of_others(real_data):
    """Its class in the national service catalogue, and the concept of KOKO that means just this, where there is one."""
    told = record(real_data, "service", "child-health-clinic")
    assert (told["ptv_class"], told["koko"]) == ("P5.2", ["p5037"])
    assert "koko" not in record(real_data, "service", "home-service")
