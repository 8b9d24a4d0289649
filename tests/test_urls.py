import posixpath
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.catalogue import RECORDS
from perhekeskus.model import ContentPage, Slug
from perhekeskus.urls import Addresses, slug, webcal

ADDRESSES = [
    (("front", "front"), "fi/", "sv/"),
    (("index", "regions"), "fi/alueet/", "sv/omraden/"),
    (("index", "municipalities"), "fi/kunnat/", "sv/kommuner/"),
    (("index", "places"), "fi/paikat/", "sv/platser/"),
    (("index", "services"), "fi/palvelut/", "sv/tjanster/"),
    (("index", "situations"), "fi/tilanteet/", "sv/situationer/"),
    (("index", "methods"), "fi/menetelmat/", "sv/metoder/"),
    (("index", "help"), "fi/apua-nyt/", "sv/hjalp-nu/"),
    (("index", "search"), "fi/haku/", "sv/sok/"),
    (("index", "mine"), "fi/omat-paikat/", "sv/mina-platser/"),
    (("index", "plan"), "fi/vanhemmuussuunnitelma/lomake/", "sv/foraldraplan/blankett/"),
    (("index", "plain"), "fi/selkokieli/", "sv/lattlast/"),
    (("index", "embed"), "fi/omalle-sivustolle/", "sv/till-din-webbplats/"),
    (("page", "plain-family-work"), "fi/selkokieli/perhetyo/", "sv/lattlast/familjearbete/"),
    (("page", "own-worker"), "fi/oma-tyontekija/", "sv/egen-kontaktperson/"),
    (("region", "rannikko"), "fi/alueet/rannikko/", "sv/omraden/kusten/"),
    (("background", "rannikko"), "fi/alueet/rannikko/menetelmat-ja-tausta/", "sv/omraden/kusten/metoder-och-bakgrund/"),
    (("municipality", "saari"), "fi/kunnat/saari/", "sv/kommuner/on/"),
    (("week", "rantakunta"), "fi/kunnat/rantakunta/viikko/", "sv/kommuner/strandkommun/vecka/"),
    (("next-week", "rantakunta"), "fi/kunnat/rantakunta/ensi-viikko/", "sv/kommuner/strandkommun/nasta-vecka/"),
    (("place", "rantakunta-majakka"), "fi/paikat/rantakunta-majakka/", "sv/platser/rantakunta-majakka/"),
    (("service", "child-health-clinic"), "fi/palvelut/lastenneuvola/", "sv/tjanster/barnradgivning/"),
    (("situation", "violence"), "fi/tilanteet/kotona-pelottaa/", "sv/situationer/otryggt-hemma/"),
    (("method", "lapset-puheeksi"), "fi/menetelmat/lapset-puheeksi/", "sv/metoder/fora-barnen-pa-tal/"),
    (("desk", "desk"), "fi/toimitus/", "sv/redaktion/"),
    (("report", "freshness"), "fi/toimitus/tuoreus/", "sv/redaktion/aktualitet/"),
    (("report", "translations"), "fi/toimitus/kaannokset/", "sv/redaktion/oversattningar/"),
    (("report", "coverage"), "fi/toimitus/kattavuus/", "sv/redaktion/tackning/"),
    (("report", "sources"), "fi/toimitus/lahteet/", "sv/redaktion/kallor/"),
    (("report", "language"), "fi/toimitus/kieli/", "sv/redaktion/sprak/"),
    (("region-service", "rannikko/child-health-clinic"), "fi/alueet/rannikko/lastenneuvola/", "sv/omraden/kusten/barnradgivning/"),
]


@pytest.fixture(scope="module")
def addresses(catalogue):
    return Addresses.of(catalogue)


def with_place(catalogue, id, **values):
    """The country with one place changed."""
    return replace(catalogue, places=catalogue.places | {id: catalogue.places[id].model_copy(update=values)})


def region_services(catalogue, region):
    return {key[1].split("/")[1] for key in Addresses.of(catalogue).paths if key[0] == "region-service" and key[1].startswith(f"{region}/")}


@pytest.mark.parametrize(("key", "fi", "sv"), ADDRESSES)
def test_each_kind_of_page_has_an_address_in_the_language_of_its_reader(addresses, key, fi, sv):
    """These words are a promise: a changed one breaks every link that somebody has saved."""
    assert (addresses.path(key, "fi"), addresses.path(key, "sv")) == (fi, sv)


def test_the_list_above_has_every_kind(addresses):
    """A new kind of page gets its promise, too."""
    assert {key[0] for key in addresses.paths} == {key[0] for key, _, _ in ADDRESSES}


def test_a_place_may_have_words_of_its_own_in_its_address(catalogue):
    """A slug gives each language its own word; without one the place's id stands in both."""
    changed = with_place(catalogue, "saari-luoto", slug=Slug(fi="luoto", sv="skaret"))
    assert Addresses.of(changed).paths["place", "saari-luoto"] == {"fi": "fi/paikat/luoto/", "sv": "sv/platser/skaret/"}


def test_a_page_without_a_swedish_text_has_a_swedish_address(catalogue):
    """The switch of language always leads somewhere: the other text's own word, below the reader's language."""
    page = ContentPage(title="Sivu", slug="sivu", description="Kuvaus.")
    assert Addresses.of(replace(catalogue, pages={"a": {"fi": page}})).paths["page", "a"] == {"fi": "fi/sivu/", "sv": "sv/sivu/"}


def test_a_link_to_nowhere_is_a_fault_of_ours(addresses):
    """A page that does not exist has no address, and asking for it stops the build."""
    with pytest.raises(KeyError):
        addresses.path(("place", "nowhere"), "fi")


@pytest.mark.parametrize(
    ("path", "online", "offline"),
    [
        ("", "index.html", "index.html"),
        ("fi/", "fi/index.html", "fi/index.html"),
        ("fi/kunnat/", "fi/kunnat/index.html", "fi/kunnat.html"),
        ("sv/omraden/kusten/barnradgivning/", "sv/omraden/kusten/barnradgivning/index.html", "sv/omraden/kusten/barnradgivning.html"),
    ],
)
def test_a_page_is_a_folder_online_and_a_file_offline(path, online, offline):
    """A disk shows no index of a folder, so there every page is a named file, and links name it."""
    served, read = Addresses({}, ()), Addresses({}, (), directories=False)
    assert (served.file(path), served.link(path)) == (online, path)
    assert (read.file(path), read.link(path)) == (offline, offline)


@pytest.mark.parametrize("directories", [True, False])
def test_every_page_knows_its_way_up_and_has_a_file_of_its_own(catalogue, directories):
    """From the folder that a page's file is in, the way up ends at the site's root; no two pages are one file."""
    addresses = Addresses.of(catalogue, directories)
    paths = [path for by_language in addresses.paths.values() for path in by_language.values()]
    assert {posixpath.normpath(posixpath.join(posixpath.dirname(addresses.file(path)), addresses.root_from(path))) for path in paths} == {"."}
    assert len({addresses.file(path) for path in paths}) == len(paths)


def test_a_former_address_leads_to_the_place(catalogue):
    """An alias works below both languages."""
    changed = with_place(catalogue, "saari-luoto", aliases=("luoto",))
    assert dict(Addresses.of(changed).moved) == {"fi/paikat/luoto/": ("place", "saari-luoto"), "sv/platser/luoto/": ("place", "saari-luoto")}


def test_a_former_address_of_a_service_leads_to_it(catalogue):
    """Also when its address had to become more discreet than its name."""
    service = catalogue.services["family-work"].model_copy(update={"aliases": ("perheapu",)})
    moved = Addresses.of(replace(catalogue, services=catalogue.services | {"family-work": service})).moved
    assert {path: key for path, key in moved if key[0] == "service"} == {"fi/palvelut/perheapu/": ("service", "family-work"), "sv/tjanster/perheapu/": ("service", "family-work")}


def renamed(catalogue, kind, id, **values):
    """The country where a record of a kind has other values."""
    field = RECORDS[kind]
    records = getattr(catalogue, field)
    return replace(catalogue, **{field: records | {id: records[id].model_copy(update=values)}})


@pytest.mark.parametrize(
    ("kind", "id", "former"),
    [("situation", "violence", ("fi/tilanteet/vanha/", "sv/situationer/vanha/")), ("method", "perhekoulu", ("fi/menetelmat/vanha/", "sv/metoder/vanha/")), ("region", "rannikko", ("fi/alueet/vanha/", "sv/omraden/vanha/")), ("municipality", "saari", ("fi/kunnat/vanha/", "sv/kommuner/vanha/"))],
)
def test_every_kind_of_record_may_have_moved(catalogue, kind, id, former):
    """Not only places: a name that changes takes an address along."""
    moved = dict(Addresses.of(renamed(catalogue, kind, id, aliases=("vanha",))).moved)
    assert {path: moved[path] for path in former} == dict.fromkeys(former, (kind, id))


def test_a_written_page_has_former_addresses_in_its_own_language(catalogue):
    """A slug of one language means nothing in the other; without a twin both have the same."""
    own = catalogue.pages["own-worker"]
    changed = {language: page.model_copy(update={"aliases": (f"vanha-{language}",)}) for language, page in own.items()}
    assert dict(Addresses.of(replace(catalogue, pages=catalogue.pages | {"own-worker": changed})).moved) == {"fi/vanha-fi/": ("page", "own-worker"), "sv/vanha-sv/": ("page", "own-worker")}
    alone = Addresses.of(replace(catalogue, pages=catalogue.pages | {"own-worker": {"fi": changed["fi"]}}))
    assert set(dict(alone.moved)) == {"fi/vanha-fi/", "sv/vanha-fi/"}


def test_what_lies_below_a_former_name_moves_along(catalogue):
    """The services of a region and the weeks of a municipality; what there is no more leads to the whole."""
    region = dict(Addresses.of(renamed(catalogue, "region", "rannikko", aliases=("vanha",))).moved)
    assert region["sv/omraden/vanha/familjearbete/"] == ("region-service", "rannikko/family-work")
    town = dict(Addresses.of(renamed(catalogue, "municipality", "saari", aliases=("luoto",))).moved)
    weeks = Addresses.of(catalogue).paths
    assert town["fi/kunnat/luoto/viikko/"] == (("week", "saari") if ("week", "saari") in weeks else ("municipality", "saari"))


def test_a_service_takes_its_pages_in_regions_along(catalogue):
    """And both together: a former name of a service below a former name of a region."""
    changed = renamed(renamed(catalogue, "service", "family-work", aliases=("perheapu",)), "region", "rannikko", aliases=("vanha",))
    moved = dict(Addresses.of(changed).moved)
    assert {moved[path] for path in ("fi/alueet/rannikko/perheapu/", "sv/omraden/kusten/perheapu/", "fi/alueet/vanha/perheapu/", "sv/omraden/vanha/perheapu/")} == {("region-service", "rannikko/family-work")}
    assert Addresses.of(changed).collisions() == []


def test_a_former_slug_may_live_on_in_the_other_language(catalogue):
    """The Swedish page still stands at it, so only the Finnish one has moved."""
    changed = with_place(catalogue, "saari-luoto", slug=Slug(fi="luoto", sv="holmen"), aliases=("holmen",))
    found = Addresses.of(changed)
    assert dict(found.moved) == {"fi/paikat/holmen/": ("place", "saari-luoto")} and found.collisions() == []


def test_a_page_that_is_gone_keeps_its_address(departed):
    """Nobody else can have it, and a page that is there is not gone."""
    gone = Addresses.of(departed).gone
    assert gone == (("fi/paikat/vanha-tupa/", "vanha-tupa"), ("sv/platser/gamla-stugan/", "vanha-tupa"))
    taken = departed.departures["vanha-tupa"].model_copy(update={"addresses": ("/fi/paikat/saari-luoto/",)})
    found = Addresses.of(replace(departed, departures={"vanha-tupa": taken})).collisions()
    assert found == [(("departure", "vanha-tupa"), ("place", "saari-luoto"), "fi/paikat/saari-luoto/")]


def test_calendars_of_former_addresses_stay(departed):
    """Of whatever had one: a phone goes on asking for years."""
    changed = renamed(renamed(departed, "region", "rannikko", aliases=("vanha",)), "municipality", "saari", aliases=("luoto",))
    files = Addresses.of(changed).calendars
    assert (files["fi/kalenterit/alueet/vanha.ics"], files["sv/kalendrar/kommuner/luoto.ics"]) == ((("region", "rannikko"), "fi"), (("municipality", "saari"), "sv"))
    assert files["sv/kalendrar/platser/gamla-stugan.ics"] == (("departure", "vanha-tupa"), "sv")
    assert not [file for file in files if file.count("/") != 3]


def test_cards_of_former_addresses_stay(departed):
    """Of places and municipalities: what has moved leads to its card of today, what is gone has one that says so; a region has none."""
    changed = renamed(renamed(departed, "region", "rannikko", aliases=("vanha",)), "municipality", "saari", aliases=("luoto",))
    addresses = Addresses.of(changed)
    assert dict(addresses.moved_embeds) == {f"embed/{section}/luoto.html": f"embed/{section}/{now}.html" for section, now in (("fi/kunnat", "saari"), ("sv/kommuner", "on"))}
    assert addresses.embeds["embed/sv/platser/gamla-stugan.html"] == (("departure", "vanha-tupa"), "sv")
    assert not [file for file in addresses.embeds if file.count("/") != 3 or "alueet" in file]


def test_the_small_country_has_one_page_at_each_address(addresses):
    """Nothing is found where nothing is wrong."""
    assert addresses.collisions() == []


def test_two_pages_at_one_address_are_found(catalogue):
    """The later one is told, with the page that has the address already."""
    changed = with_place(catalogue, "saari-luoto", slug=Slug(fi="jarvela-laituri", sv="skaret"))
    assert Addresses.of(changed).collisions() == [(("place", "jarvela-laituri"), ("place", "saari-luoto"), "fi/paikat/jarvela-laituri/")]


def test_a_written_page_cannot_take_the_address_of_a_list(catalogue):
    """The list of municipalities stays where it is."""
    page = ContentPage(title="Sivu", slug="kunnat", description="Kuvaus.")
    found = Addresses.of(replace(catalogue, pages={"a": {"fi": page}})).collisions()
    assert found == [(("page", "a"), ("index", "municipalities"), "fi/kunnat/")]


@pytest.mark.parametrize("alias", ["rantakunta-majakka", "saari-luoto"])
def test_a_former_address_cannot_cover_a_page(catalogue, alias):
    """The page that leads on would be written over the place that stands there, another or the same."""
    found = Addresses.of(with_place(catalogue, "saari-luoto", aliases=(alias,))).collisions()
    assert found == [(("place", "saari-luoto"), ("place", alias), f"{start}/{alias}/") for start in ("fi/paikat", "sv/platser")]


def test_two_places_cannot_have_one_former_address(catalogue):
    """It can lead to one of them only."""
    changed = with_place(with_place(catalogue, "saari-luoto", aliases=("ovi",)), "jarvela-laituri", aliases=("ovi",))
    assert {path for _, _, path in Addresses.of(changed).collisions()} == {"fi/paikat/ovi/", "sv/platser/ovi/"}


def test_a_region_has_pages_of_the_services_it_arranges(catalogue):
    """What only a municipality arranges has no page under the region."""
    municipal = catalogue.services["family-work"].model_copy(update={"arranged_by": ("municipality",)})
    assert region_services(catalogue, "sisamaa") == {"child-health-clinic", "family-work"}
    assert region_services(replace(catalogue, services=catalogue.services | {"family-work": municipal}), "sisamaa") == {"child-health-clinic"}


def test_an_autonomous_region_has_pages_only_of_services_that_a_contact_names(catalogue):
    """It has laws of its own: what nobody there has told us we do not claim."""
    islands = catalogue.regions["rannikko"].model_copy(update={"kind": "autonomous-region"})
    assert region_services(replace(catalogue, regions={"rannikko": islands}), "rannikko") == {"family-work"}
    silent = islands.model_copy(update={"contacts": ()})
    assert region_services(replace(catalogue, regions={"rannikko": silent}), "rannikko") == set()


@pytest.mark.parametrize(("name", "expected"), [("Östra Nyland", "ostra-nyland"), ("Pyhäjärvi", "pyhajarvi"), ("Änge (Å)", "ange-a"), ("Gïelegåetie", "gielegaetie"), ("Straße Nr. 5", "strasse-nr-5"), ("Đorđe Ærø", "dorde-aero"), ("  -- ", "")])
def test_a_name_becomes_a_word_for_addresses(name, expected):
    """Letters lose their marks, everything else becomes one hyphen."""
    assert slug(name) == expected


@given(st.text())
def test_any_name_becomes_plain_letters_digits_and_hyphens(name):
    """No name gives an address that would have to be escaped, and a slug stays as it is."""
    word = slug(name)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", word)
    assert slug(word) == word


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize(
    ("key", "fi", "sv"),
    [
        (("place", "rantakunta-majakka"), "fi/kalenterit/paikat/rantakunta-majakka.ics", "sv/kalendrar/platser/rantakunta-majakka.ics"),
        (("municipality", "saari"), "fi/kalenterit/kunnat/saari.ics", "sv/kalendrar/kommuner/on.ics"),
        (("region", "rannikko"), "fi/kalenterit/alueet/rannikko.ics", "sv/kalendrar/omraden/kusten.ics"),
    ],
)
def test_a_calendar_stands_where_its_page_does(catalogue, directories, key, fi, sv):
    """Below a folder of calendars, by the same words; a phone asks for this address every day, so it is a promise as well."""
    addresses = Addresses.of(catalogue, directories)
    assert [addresses.calendar_href(key, language, "../") for language in ("fi", "sv")] == [f"../{fi}", f"../{sv}"]


@pytest.mark.parametrize("directories", [True, False])
def test_a_card_has_the_same_address_in_every_layout(catalogue, directories):
    """It stands in the code of other sites, so it is a promise as well."""
    addresses = Addresses.of(catalogue, directories)
    assert [addresses.embed(addresses.path(("place", "rantakunta-majakka"), language)) for language in ("fi", "sv")] == ["embed/fi/paikat/rantakunta-majakka.html", "embed/sv/platser/rantakunta-majakka.html"]


def test_an_address_to_subscribe_to():
    """The same address, in the way that makes a phone ask whether to subscribe."""
    assert webcal("https://perhekeskus.example/fi/a.ics") == "webcal://perhekeskus.example/fi/a.ics"


@pytest.mark.parametrize(("directories", "link"), [(True, "perhetyo/"), (False, "rannikko/perhetyo.html")])
def test_the_way_to_a_page_below_is_short(catalogue, directories, link):
    """From a region to its services it need not go by way of the language's folder."""
    addresses = Addresses.of(catalogue, directories)
    below, above = ("region-service", "rannikko/family-work"), ("region", "rannikko")
    assert addresses.href_below(below, above, "fi") == link
    assert posixpath.normpath(posixpath.join(posixpath.dirname(addresses.file(addresses.path(above, "fi"))), link)) == addresses.link(addresses.path(below, "fi")).rstrip("/")
