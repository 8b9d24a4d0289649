"""What readers are told of changed files."""

from datetime import date

import pytest

from perhekeskus.news import MOST, Fact, news_of

MAJAKKA = "data/regions/rannikko/places/rantakunta-majakka.yaml"
LAITURI = "data/regions/sisamaa/places/jarvela-laituri.yaml"
OWN_WORKER = "content/fi/own-worker.md"
REGION = "data/regions/rannikko/region.yaml"


@pytest.fixture
def told(country):
    """Gives the entries after one day of edits: told({file: edit})."""

    def entries(edits):
        country.commit("2026-01-01T00:00:00Z")
        country.commit("2026-10-20T08:00:00Z", edits)
        return country.news().entries

    return entries


def test_a_change_is_told_in_the_words_of_both_languages(told):
    """What it was and what it is, as the page says it."""
    (entry,) = told({MAJAKKA: ("tue-thu: 9-12, 13-15", "tue-thu: 9-12")})
    assert (entry.kind, entry.id, entry.happens, entry.day, entry.moment, entry.region, entry.title) == ("place", "rantakunta-majakka", "changed", "2026-10-20", "2026-10-20T08:00:00Z", "rannikko", {"fi": "Majakka", "sv": "Fyren"})
    assert entry.facts == {"fi": (Fact("Aukioloajat", ("ti–to 9.00–12.00, 13.00–15.00",), ("ti–to 9.00–12.00",)),), "sv": (Fact("Öppettider", ("tis–tors 9.00–12.00, 13.00–15.00",), ("tis–tors 9.00–12.00",)),)}


@pytest.mark.parametrize("edit", [("# ", "# "), ("summary:\n  fi: Avoin kohtaamispaikka rannassa.", 'summary:  # a remark\n  fi: "Avoin kohtaamispaikka rannassa."'), ("fi: [perhekahvila]", "fi: [perhekahvila, kahvila]"), ("cost: free", "memo: Soita Aino Mallille.\ncost: free")], ids=["nothing", "quotes and a remark", "search words", "memo"])
def test_what_readers_do_not_see_is_not_told(told, country, edit):
    """How a file is written, what helps to find it, what one editor tells the next."""
    (country.root / MAJAKKA).write_text("# \n" + (country.root / MAJAKKA).read_text(encoding="utf-8"), encoding="utf-8")
    assert told({MAJAKKA: edit}) == ()


def test_words_by_which_the_search_brings_a_number_are_not_told(country):
    """Nobody reads them on its page."""
    lines = "data/helplines.yaml"
    country.commit("2026-01-01T00:00:00Z", {lines: ("kind: emergency\n", "kind: emergency\n  urgent-words: {fi: [hukkuu]}\n")})
    country.commit("2026-10-20T08:00:00Z", {lines: ("[hukkuu]", "[hukkuu, palaa]")})
    assert country.news().entries == ()


def test_what_comes_is_told_by_what_matters_most(told, country):
    """Where it is and when; all of it stands on its page."""
    new = (country.root / MAJAKKA).read_text(encoding="utf-8").replace("Majakka", "Luotsi").replace("Fyren", "Lotsen")
    (entry,) = told({MAJAKKA.replace("majakka", "luotsi"): new})
    assert entry.happens == "new" and {fact.name for fact in entry.facts["fi"]} == {"Kunta", "Tila", "Katuosoite", "Tiivistelmä", "Aukioloajat"}
    assert all(not fact.before for fact in entry.facts["fi"])


def test_what_goes_is_told_by_its_name(told):
    """With no facts, which nobody is to act on."""
    (entry,) = told({LAITURI: None})
    assert (entry.happens, entry.title, entry.region, entry.facts) == ("gone", {"fi": "Laituri", "sv": "Laituri"}, "sisamaa", {})
    assert entry.concerns("fi") and entry.concerns("sv")


def test_of_a_shared_file_only_the_records_that_differ_are_told(told):
    """And those of the whole country belong to no region."""
    (entry,) = told({"data/services.yaml": ("Vauvan ja leikki-ikäisen terveys ja kasvu.", "Lapsen terveys ja kasvu.")})
    assert (entry.kind, entry.id, entry.region) == ("service", "child-health-clinic", None)
    assert entry.concerns("fi") and not entry.concerns("sv")  # whose readers read what they read before


def test_a_contact_that_is_gone_is_not_told_once_more(country):
    """It may have been somebody's own, and be gone for that; the new one is told."""
    old = "phone: {number: 0999 1111, who: {fi: Maija, sv: Maija}}\nemail: maija@majakka.example"
    country.commit("2026-01-01T00:00:00Z", {MAJAKKA: ("cost: free", f"cost: free\n{old}")})
    region = (country.root / REGION).read_text(encoding="utf-8")
    country.commit("2026-10-20T08:00:00Z", {MAJAKKA: (old, "phone: {number: 0999 2222}"), REGION: (region[region.index("contacts:") : region.index("methods:")], "")})
    told = {entry.kind: entry.facts["fi"] for entry in country.news().entries}
    assert [(fact.name, fact.before, fact.after) for fact in told["place"]] == [("Puhelinnumero", (), ("0999 2222",)), ("Kuka vastaa", (), ()), ("Sähköposti", (), ())]
    assert told["region"] == (Fact("Yhteystiedot: Neuvonta", (), ()),)


def test_what_else_a_contact_says_is_told_as_it_was(country):
    """Hours of an office are nobody's own."""
    country.commit("2026-01-01T00:00:00Z", {REGION: ("phone: 000 000 0001", "hours: {fi: ma 9–12, sv: må 9–12}\n    phone: 000 000 0001")})
    country.commit("2026-10-20T08:00:00Z", {REGION: ("fi: ma 9–12", "fi: ma 9–13")})
    (entry,) = country.news().entries
    assert [(fact.before, fact.after) for fact in entry.facts["fi"]] == [(("ma 9–12",), ("ma 9–13",))]


def test_a_written_page_is_told_in_the_language_of_its_file(told, country):
    """That its text differs, and not the Markdown of it."""
    text = (country.root / OWN_WORKER).read_text(encoding="utf-8")
    (entry,) = told({OWN_WORKER: text + "\nUusi kappale.\n"})
    assert (entry.kind, entry.id, entry.happens, list(entry.title)) == ("page", "own-worker", "changed", ["fi"])
    assert entry.facts["fi"] == (Fact("Teksti", (), ()),) and not entry.concerns("sv")


def test_what_comes_and_goes_within_a_day_is_nothing(country):
    """Nobody need know."""
    country.commit("2026-01-01T00:00:00Z")
    country.commit("2026-10-20T08:00:00Z", {MAJAKKA: ("cost: free", "cost: fee")})
    country.commit("2026-10-20T09:00:00Z", {MAJAKKA: ("cost: fee", "cost: free")})
    assert country.news().entries == ()


def renamed(country):
    """The edits that give the place another id, and the text of its new file."""
    text = (country.root / MAJAKKA).read_text(encoding="utf-8") + "aliases: [rantakunta-majakka]\n"
    return {MAJAKKA: None, MAJAKKA.replace("majakka", "luotsi"): text}


def test_a_place_that_gets_another_id_has_not_ended(told, country):
    """Its readers see the same page at another address."""
    assert told(renamed(country)) == ()


def test_what_else_changes_with_the_id_is_told_of_the_place_as_it_is_now(told, country):
    """As of any other."""
    edits = renamed(country)
    (entry,) = told({file: text and text.replace("tue-thu: 9-12, 13-15", "tue-thu: 9-12") for file, text in edits.items()})
    assert (entry.id, entry.happens) == ("rantakunta-luotsi", "changed") and [fact.name for fact in entry.facts["fi"]] == ["Aukioloajat"]


def test_a_former_file_that_goes_later_is_no_end_either(country):
    """Somebody copied it first, and removed it the day after."""
    old, new = renamed(country)
    text = renamed(country)[new]
    country.commit("2026-01-01T00:00:00Z")
    country.commit("2026-10-20T08:00:00Z", {new: text.replace("Majakka", "Luotsi")})
    country.commit("2026-10-21T08:00:00Z", {old: None})
    assert [(entry.id, entry.happens) for entry in country.news().entries] == [("rantakunta-luotsi", "new")]


def test_an_id_that_has_changed_twice_is_followed(country):
    """What was called so in between is the same place."""
    old, new = renamed(country)
    text = renamed(country)[new]
    country.commit("2026-01-01T00:00:00Z")
    country.commit("2026-10-20T08:00:00Z", {old: None, new: text})
    country.commit("2026-10-21T08:00:00Z", {new: None, MAJAKKA.replace("majakka", "valo"): text.replace("[rantakunta-majakka]", "[rantakunta-majakka, rantakunta-luotsi]")})
    assert country.news().entries == ()


def test_a_place_that_moves_to_another_folder_is_the_same(told, country):
    """Its id is its file's name."""
    text = (country.root / LAITURI).read_text(encoding="utf-8")
    found = told({LAITURI: None, LAITURI.replace("sisamaa", "rannikko"): text.replace("Järvelä", "Rantakunta").replace("vieressä}", "vieressä, sv: Vid stranden}")})
    assert [(entry.happens, entry.region) for entry in found] == [("changed", "rannikko")]


@pytest.mark.parametrize("first", [MAJAKKA, LAITURI])
def test_of_one_day_the_newest_comes_first(country, first):
    """Whatever the files are called."""
    country.commit("2026-01-01T00:00:00Z")
    for moment, file in (("2026-10-20T08:00:00Z", first), ("2026-10-20T09:00:00Z", LAITURI if first == MAJAKKA else MAJAKKA)):
        country.commit(moment, {file: ("status: active", "status: paused")})
    assert [entry.moment[11:13] for entry in country.news().entries] == ["09", "08"]


def test_the_newest_comes_first_and_says_what_was_said_then(country):
    """An exception that is over today was news on its day."""
    country.commit("2026-01-01T00:00:00Z")
    country.commit("2026-10-01T08:00:00Z", {MAJAKKA: ("services: [family-work]", "exceptions:\n  - {date: 2026-10-05, closed: {fi: koulutus, sv: utbildning}}\nservices: [family-work]")})
    country.commit("2026-10-20T08:00:00Z", {LAITURI: ("status: active", "status: paused")})
    newest, older = country.news().entries
    assert newest.id == "jarvela-laituri" and older.facts["sv"][0].after == ("5.10.2026: stängt, utbildning",)


def test_what_today_cannot_read_is_counted(country):
    """A field of former days, or the name of a service that is no more."""
    country.commit("2026-01-01T00:00:00Z", {MAJAKKA: ("cost: free", "price: 0"), LAITURI: ("status: active", "status: active\nservices: [long-gone]")})
    country.commit("2026-10-20T08:00:00Z", {MAJAKKA: ("price: 0", "cost: free"), LAITURI: ("services: [long-gone]\n", "")})
    found = country.news()
    assert found.entries == () and found.unreadable == 2 and not found.complete()


def test_a_list_has_an_end(country):
    """And says that there was more; a region's list has room for its own."""
    country.commit("2026-01-01T00:00:00Z")
    text = (country.root / MAJAKKA).read_text(encoding="utf-8")
    names = [MAJAKKA.replace("majakka", f"kerho-{number}") for number in range(MOST + 5)]
    country.commit("2026-10-01T08:00:00Z", {LAITURI: ("status: active", "status: paused")})
    country.commit("2026-10-20T08:00:00Z", {name: text.replace("Majakka", f"Kerho {number}").replace("Fyren", f"Klubben {number}").replace("Rantatie 1", f"Rantatie {number}").replace("Strandvägen 1", f"Strandvägen {number}") for number, name in enumerate(names)})
    found = country.news()
    assert len(found.of()) == len(found.of("rannikko")) == MOST and not found.complete() and not found.complete("rannikko")
    assert [entry.id for entry in found.of("sisamaa")] == ["jarvela-laituri"] and found.complete("sisamaa")


def test_no_name_of_an_editor_is_told(country):
    """Nor what they wrote about their commit."""
    country.commit("2026-01-01T00:00:00Z")
    country.commit("2026-10-20T08:00:00Z", {LAITURI: ("status: active", "status: paused")}, message="Aino Malli soitti")
    said = repr(country.news())
    assert "jarvela-laituri" in said and "Aino" not in said and "editor@" not in said


def test_sensitive_records_are_marked(told):
    """So that a feed can leave them out."""
    (entry,) = told({"data/situations.yaml": ("sensitive: yes", "sensitive: yes\n  good_to_know: [{fi: Voit soittaa., sv: Du kan ringa.}]")})
    assert entry.sensitive


def test_without_a_folder_nothing_is_known(catalogue, pages):
    """Where data comes from no files."""
    found = news_of(None, catalogue, pages.addresses, pages.wordings, date(2026, 11, 3))
    assert found.state == "missing" and not found.complete() and found.of() == ()
