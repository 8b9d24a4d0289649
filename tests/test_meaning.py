"""What is well formed and cannot be true, or not yet: told where two files meet."""

from datetime import date

import pytest

from perhekeskus.checking import check

TODAY = date(2026, 11, 3)
MAJAKKA = "data/regions/rannikko/places/rantakunta-majakka.yaml"
LUOTO = "data/regions/rannikko/places/saari-luoto.yaml"
LAITURI = "data/regions/sisamaa/places/jarvela-laituri.yaml"
RANNIKKO = "data/regions/rannikko/region.yaml"


@pytest.fixture
def told(root):
    """(severity, where, kind) of what is wrong after texts in files were replaced; an empty text is replaced at the end."""

    def after(*changes, today=TODAY):
        known = {(problem.file, problem.where, problem.kind) for problem in check(root, today=TODAY).problems}
        for file, old, new in changes:
            path = root / file
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
        problems = check(root, today=today).problems
        return [(problem.severity, problem.where, problem.kind) for problem in problems if (problem.file, problem.where, problem.kind) not in known]

    return after


def test_a_day_of_checking_may_be_today(told):
    """Tomorrow it may not."""
    assert not told(today=date(2026, 10, 1))
    assert told(today=date(2026, 9, 30)) == [("error", "rantakunta-majakka › checked › date", "date-in-future")]


def test_a_region_is_checked_too(told):
    """Its day of checking has been as well."""
    assert told((RANNIKKO, "checked: null", "checked: {date: 2027-01-01, by: Rannikko}")) == [("error", "rannikko › checked › date", "date-in-future")]


def test_a_bilingual_region_needs_both_languages(told):
    """Of every sentence, in the region's file and its places' alike."""
    assert told((RANNIKKO, "", "summary: {fi: Meri.}\n"), (LUOTO, "", "note: {sv: Hav.}\n")) == [
        ("error", "saari-luoto › note", "missing-translation"),
        ("error", "rannikko › summary", "missing-translation"),
    ]


def test_elsewhere_only_the_main_language_is_needed(told):
    """The other is a notice."""
    assert told((LAITURI, "", "note: {fi: Ranta.}\nstop: {sv: Strand.}\n")) == [
        ("notice", "jarvela-laituri › note", "missing-translation"),
        ("error", "jarvela-laituri › stop", "missing-translation"),
    ]


def test_where_swedish_is_the_main_language_finnish_may_wait(told):
    """As on Åland."""
    changes = [("data/regions/sisamaa/region.yaml", "bilingual: no", "bilingual: no\nmain_language: sv"), (LAITURI, "{fi: Uimarannan vieressä}", "Vid badstranden"), (LAITURI, "", "note: {sv: Strand.}\n")]
    assert told(*changes) == [("notice", "jarvela-laituri › note", "missing-translation")]


def test_a_name_needs_no_translation(told):
    """Names of places are what they are."""
    assert not told((MAJAKKA, "{fi: Majakka, sv: Fyren}", "{fi: Majakka}"), (MAJAKKA, "street: {fi: Rantatie 1, sv: Strandvägen 1}", "street: {fi: Rantatie 1}"))


def test_a_declared_gap_is_none(told):
    """A field covers what is inside it, also in the rows of a list."""
    first = (MAJAKKA, "  - sat: 10-12", "  - sat: 10-12\n    what: {fi: Isät}")
    assert not told(first, (MAJAKKA, "", "missing_translation: {hours: Käännetään.}\n"))


def test_a_declaration_reaches_no_further_than_its_field(told):
    """`hours` says nothing of `hours_note`, and what covers nothing is told."""
    assert told((MAJAKKA, "", "hours_note: {fi: Kesällä kiinni.}\nmissing_translation: {hours: Käännetään.}\n")) == [
        ("error", "rantakunta-majakka › hours_note", "missing-translation"),
        ("error", "rantakunta-majakka › missing_translation › hours", "declared-not-missing"),
    ]


def test_national_texts_need_both_languages(told):
    """Everybody in the country may read them."""
    assert told(("data/helplines.yaml", "hours: {fi: arkisin, sv: vardagar}", "hours: {fi: arkisin}")) == [("error", "crisis-line › hours", "missing-language")]


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ("  - tue-thu: 9-12\n  - wed: 11-13\n", 1),
        ("  - tue: 9-12\n    tue-wed: 10-11\n", 1),
        ("  - tue-thu: 9-12\n  - tue-thu: 9-12\n  - tue-thu: 9-12\n", 2),
        ("  - tue: 9-12\n  - tue: 12-13\n", 0),
        ("  - tue: 9-12\n  - tue: 9-12\n    what: {fi: Isät, sv: Pappor}\n", 0),
        ("  - tue: 9-12\n    weeks: odd\n  - tue: 9-12\n    weeks: even\n", 0),
        ("  - tue: 9-12\n    season: school-term\n  - tue: 10-12\n", 0),
        ("  - tue: 9-12\n    by_appointment: yes\n  - tue: 9-12\n", 0),
    ],
)
def test_the_same_time_stands_once(told, rows, faults):
    """Told at the later row; what differs in weeks, season, purpose or booking is not the same."""
    found = told((MAJAKKA, "  - tue-thu: 9-12, 13-15\n  - sat: 10-12\n    weeks: first\n", rows))
    assert [kind for _, _, kind in found] == ["hours-day-twice"] * faults


def test_a_municipality_of_another_region_is_told_in_place_and_area(told):
    """Where the file stands decides whose it is."""
    changes = [(MAJAKKA, "municipality: Rantakunta", "municipality: Järvelä"), (RANNIKKO, "municipalities: [Saari]", "municipalities: [Saari, Järvelä]")]
    assert told(*changes) == [
        ("error", "rantakunta-majakka › municipality", "municipality-elsewhere"),
        ("error", "rannikko › areas › 1 › municipalities › 2", "municipality-elsewhere"),
    ]


def test_an_area_is_the_regions_own(told):
    """In a region without areas there is none."""
    assert told((LAITURI, "", "area: lansi\n")) == [("error", "jarvela-laituri › area", "unknown-area")]


def test_two_regions_cannot_have_one_code(told):
    """They would be one shape on the map."""
    assert told(("data/regions/sisamaa/region.yaml", '"98"', '"97"')) == [("error", "sisamaa › code", "id-repeated")]


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ([("data/services.yaml", "sv: familjearbete}", "sv: barnradgivning}")], "family-work › slug › sv"),
        ([("data/situations.yaml", "fi: kotona-pelottaa", "fi: ero")], "violence › slug › fi"),
        ([("data/methods.yaml", "fi: perhekoulu,", "fi: lapset-puheeksi,")], "perhekoulu › slug › fi"),
        ([(LUOTO, "", "slug: {fi: luoto, sv: rantakunta-majakka}\n")], "saari-luoto › slug › sv"),
        ([(LUOTO, "", "aliases: [jarvela-laituri]\n")], "saari-luoto › aliases"),
        ([(LUOTO, "", "aliases: [vanha]\n"), (LAITURI, "", "aliases: [vanha]\n")], "jarvela-laituri › aliases"),
        ([("content/fi/own-worker.md", "slug: oma-tyontekija", "slug: haku")], "own-worker › slug"),
        ([("content/sv/own-worker.md", "slug: egen-kontaktperson", "slug: bedomning-av-metoder")], "own-worker › slug"),
        ([("data/regions/sisamaa/region.yaml", "sv: Inlandet}", "sv: Kusten}")], "sisamaa"),
        ([("data/municipalities.csv", "Saari,Ön", "Saari,Strandkommun")], "2"),
    ],
)
def test_an_address_has_one_page(told, changes, where):
    """Told at the one that came second, in the file and line where it is to be changed."""
    assert {fault for fault in told(*changes)} == {("error", where, "address-taken")}


def test_an_address_is_told_in_the_file_of_its_language(root):
    """The Swedish slug is corrected in the Swedish page."""
    path = root / "content" / "sv" / "own-worker.md"
    path.write_text(path.read_text(encoding="utf-8").replace("egen-kontaktperson", "omraden"), encoding="utf-8")
    (problem,) = check(root, today=TODAY).errors
    assert (problem.file, problem.line) == ("content/sv/own-worker.md", 3)


@pytest.mark.parametrize(("label", "fault"), [("{fi: '{n} paikkaa', sv: '{n} platser'}", False), ("{fi: '{n} paikkaa', sv: platser}", True), ("{fi: '{n paikkaa', sv: '{n} platser'}", True), ("{fi: '} a', sv: a}", True)])
def test_braces_of_a_label_are_the_same_in_both_languages(told, label, fault):
    """The site fills them in."""
    assert told(("data/labels.yaml", "", f"new_label: {label}\n")) == [("error", "new_label", "label-braces")] * fault
