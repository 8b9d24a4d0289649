"""What is well formed and cannot be true, or not yet: told where two files meet."""

from datetime import date

import pytest

from perhekeskus.checking import check

TODAY = date(2026, 11, 3)
HOURS = "  - tue-thu: 9-12, 13-15\n  - sat: 10-12\n    weeks: first\n"
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
    changes = [("data/regions/sisamaa/region.yaml", "bilingual: no", "bilingual: no\nmain_language: sv"), (LAITURI, "{fi: Uimarannan vieressä}", "{fi: Uimarannan vieressä, sv: Vid badstranden}"), (LAITURI, "", "note: {sv: Strand.}\n")]
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
        ("  - tue: 9-12\n    unsure: yes\n  - tue: 10-12\n", 0),
        ("  - tue: 20-2+1\n  - tue: 23-23.30\n", 1),
    ],
)
def test_the_same_time_stands_once(told, rows, faults):
    """Told at the later row; what differs in weeks, season, purpose or booking, or is doubtful, is not the same."""
    found = told((MAJAKKA, HOURS, rows))
    assert [kind for _, _, kind in found] == ["hours-day-twice"] * faults


def test_a_municipality_of_another_region_is_told_in_place_and_area(told):
    """Where the file stands decides whose it is."""
    changes = [(MAJAKKA, "municipality: Rantakunta", "municipality: Järvelä"), (MAJAKKA, "postal_code: 00100", "postal_code: 99100"), (RANNIKKO, "municipalities: [Saari]", "municipalities: [Saari, Järvelä]")]
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


def test_two_places_cannot_be_one_of_the_national_catalogue(told):
    """An import could mean either."""
    id = "ptv: {id: 6f1d0c4e-5a1b-4c7e-9d2f-3b8a7e6c5d41}\n"
    assert told((MAJAKKA, "", id), (LUOTO, "", id)) == [("error", "saari-luoto › ptv › id", "id-repeated")]


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


# ---------------------------------------------------------------- hours in an editor's words


@pytest.fixture
def understood(root):
    """(where, value) of how the hours of Majakka were read."""

    def of(hours):
        path = root / MAJAKKA
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("hours:\n" + HOURS, f"hours:{hours}"), encoding="utf-8")
        problems = check(root, today=TODAY).problems
        assert not [problem.kind for problem in problems if problem.severity == "error"]
        return [(problem.where.removeprefix("rantakunta-majakka › "), problem.values["value"]) for problem in problems if problem.kind == "hours-understood" and problem.severity == "answer"]

    return of


@pytest.mark.parametrize(
    ("hours", "answers"),
    [
        ("\n  - ti–to klo 9–12\n", [("hours › 1", "tue-thu: 9-12")]),
        ("\n  - tue: 9-12\n  - lör 10–12.30\n", [("hours › 2", "sat: 10-12.30")]),
        (" ti 9–12; la 10–12\n", [("hours", "tue: 9-12 / sat: 10-12")]),
        ("\n  - tiistai: 9-12\n    what: {fi: Kerho, sv: Klubb}\n", [("hours › 1", "tue: 9-12")]),
        ("\n  - tue: 9–12 ja 13–15\n    weeks: odd\n", [("hours › 1", "tue: 9-12, 13-15")]),
    ],
)
def test_the_editor_is_told_how_words_were_understood(understood, hours, answers):
    """Each row that is not as the file would have it, at that row; what stood there as it should is not repeated."""
    assert understood(hours) == answers


@pytest.mark.parametrize("hours", ["\n  - tue-thu: 9-12, 13-15\n    weeks: odd\n", "\n  - tue: 9-12\n    unsure: yes\n    what: {fi: Kerho, sv: Klubb}\n"])
def test_a_row_that_is_as_it_should_be_needs_no_answer(understood, hours):
    """Nothing was guessed."""
    assert understood(hours) == []


# ---------------------------------------------------------------- what was true once


@pytest.mark.parametrize(("end", "over"), [("2026-11-02", True), ("2026-11-03", False)])
def test_a_season_that_is_over_is_told(told, end, over):
    """From the day after its last: its dates are to be renewed, and the site goes on meanwhile."""
    rows = f"  - tue: 9-12\n    season: {{from: 2026-08-10, to: {end}}}\n"
    assert told((MAJAKKA, HOURS, rows)) == [("notice", "rantakunta-majakka › hours › 1 › season", "term-over")] * over


@pytest.mark.parametrize(("periods", "over"), [("{from: 2026-08-10, to: 2026-11-02}", True), ("{from: 2026-08-10, to: 2026-11-03}", False), ("{from: 2027-01-07, to: 2027-05-28}, {from: 2026-08-10, to: 2026-10-02}", False)])
def test_a_term_that_is_over_is_told_once(told, periods, over):
    """At the term, not at each place that uses it, and only after the last of its periods."""
    change = ("data/calendar.yaml", "sv: under terminerna}\n", f"sv: under terminerna}}\n  periods: [{periods}]\n")
    assert told(change) == [("notice", "school-term › periods", "term-over")] * over


# ---------------------------------------------------------------- exceptions and closures


def exceptions(*rows):
    return (MAJAKKA, "", "exceptions:\n" + "".join(f"  - {{{row}}}\n" for row in rows))


@pytest.mark.parametrize(
    ("rows", "twice"),
    [
        (["date: 2026-11-10", "date: 2026-11-10"], [2]),
        (["date: 2026-11-10", "date: 2026-11-11"], []),
        (["date: 2026-11-10", "date: 2026-11-10", "date: 2026-11-10"], [2, 3]),
        (["from: 2026-11-10, to: 2026-11-12", "from: 2026-11-10, to: 2026-11-12"], [2]),
        (["from: 2026-11-10, to: 2026-11-12", "from: 2026-11-10, to: 2026-11-11", "date: 2026-11-10"], []),
        (["date: 2026-11-10", "from: 2026-11-10, to: 2026-11-10"], [2]),
        (["holiday: may-day-eve", "holiday: may-day-eve"], [2]),
        (["during: school-term", "during: school-term"], [2]),
    ],
)
def test_two_exceptions_for_the_same_days_are_told(told, rows, twice):
    """At the later one; a day inside a stretch is an exception of its own."""
    found = told(exceptions(*(f"{row}, open: 9-10" for row in rows)))
    assert [fault for fault in found if fault[2] != "term-undated"] == [("error", f"rantakunta-majakka › exceptions › {number}", "exception-twice") for number in twice]


@pytest.mark.parametrize(
    ("row", "nothing"),
    [
        ("date: 2026-11-09", True),  # a Monday
        ("date: 2026-11-10", False),
        ("date: 2026-11-14", True),  # the second Saturday
        ("date: 2026-12-05", False),
        ("from: 2026-11-13, to: 2026-11-16", True),
        ("from: 2026-11-13, to: 2026-11-17", False),
        ("holiday: christmas-day", False),  # another weekday in another year
    ],
)
def test_a_day_on_which_nobody_is_there_needs_not_be_closed(told, row, nothing):
    """Mostly a slip of a key; told as a notice."""
    found = told(exceptions(f"{row}, closed: {{fi: Kiinni, sv: Stängt}}"))
    assert found == [("notice", "rantakunta-majakka › exceptions › 1", "exception-changes-nothing")] * nothing


@pytest.mark.parametrize("periods", ["", "  periods: [{from: 2026-08-10, to: 2026-12-19}]\n"])
def test_an_exception_or_closure_in_a_term_without_dates_is_told(told, periods):
    """At each of them, since nothing that it concerns is called open; of a term with dates nothing is said."""
    calendar = ("data/calendar.yaml", "", periods)
    closures = (RANNIKKO, "", "closures:\n  - {during: school-term, closed: {fi: Tauko, sv: Paus}}\n")
    found = told(calendar, exceptions("during: school-term, open: 9-10"), closures)
    assert found == [("notice", f"{where} › 1 › during", "term-undated") for where in ("rantakunta-majakka › exceptions", "rannikko › closures")] * (not periods)


@pytest.mark.parametrize(("day", "outside"), [("2026-10-09", True), ("2026-10-10", False)])
def test_ten_weeks_after_a_term_no_exception_is_outside_it(told, day, outside):
    """The next one may have begun, only nobody has written when."""
    calendar = ("data/calendar.yaml", "", "  periods: [{from: 2026-01-07, to: 2026-08-01}]\n")
    found = told(calendar, (MAJAKKA, HOURS, "  - mon-sun: 9-12\n    season: school-term\n"), exceptions(f"date: {day}, open: 9-10"))
    assert [fault for fault in found if fault[2] not in ("term-over", "exception-past")] == [("notice", "rantakunta-majakka › exceptions › 1", "exception-outside-season")] * outside


def test_other_times_change_something_on_any_day(told):
    """An open Monday is news."""
    assert not told(exceptions("date: 2026-11-09, open: 9-10"))


@pytest.mark.parametrize(
    ("row", "outside"),
    [
        ("date: 2026-11-10", False),
        ("date: 2027-06-01", True),
        ("date: 2026-08-09", True),
        ("from: 2026-08-01, to: 2026-08-10", False),
        ("from: 2027-05-28, to: 2027-06-10", False),
        ("from: 2027-05-29, to: 2027-06-10", True),
        ("from: 2026-08-01, to: 2027-06-10", False),
    ],
)
def test_an_exception_outside_all_seasons_is_told(told, row, outside):
    """Nobody would have come then; one that begins before the season and ends after it covers all of it."""
    rows = "  - mon-sun: 9-12\n    season: {from: 2026-08-10, to: 2027-05-28}\n"
    found = told((MAJAKKA, HOURS, rows), exceptions(f"{row}, open: 9-10"))
    assert [fault for fault in found if fault[2] != "exception-past"] == [("notice", "rantakunta-majakka › exceptions › 1", "exception-outside-season")] * outside


@pytest.mark.parametrize("season", ["", "    season: school-term\n"])
def test_without_known_seasons_no_exception_is_outside_them(told, season):
    """All year round, or in a term whose dates we do not know."""
    assert not told((MAJAKKA, HOURS, f"  - mon-sun: 9-12\n{season}"), exceptions("date: 2027-06-01, open: 9-10"))


def test_exceptions_of_a_place_without_times_are_not_judged(told):
    """They may be all that is known of it."""
    assert not told((LUOTO, "", "exceptions:\n  - {date: 2026-11-09, closed: {fi: Kiinni, sv: Stängt}}\n"))


def test_a_closure_names_places_of_its_own_region(told):
    """A misspelt one and one of another region would close nothing."""
    closures = "closures:\n  - {date: 2026-12-24, closed: {fi: Kiinni, sv: Stängt}, places: [rantakunta-majakka, saari-luot, jarvela-laituri]}\n"
    assert told((RANNIKKO, "", closures)) == [("error", f"rannikko › closures › 1 › places › {number}", "closure-unknown-place") for number in (2, 3)]


def test_a_closure_may_be_of_all_places(told):
    """It names none, also in a region that has none yet."""
    assert not told((RANNIKKO, "", "closures:\n  - {from: 2027-06-23, to: 2027-08-08, closed: {fi: Kesätauko, sv: Sommarpaus}}\n"))
