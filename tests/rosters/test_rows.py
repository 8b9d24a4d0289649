"""Rows as places: what several cells say together, and which rows are none."""

import pytest

from perhekeskus.rosters.cells import Sheet
from perhekeskus.rosters.rows import entries

TOWNS = {"Rantakunta": "rantakunta", "Strandkommun": "rantakunta", "Saari": "saari", "Ön": "saari"}
ALL = {"source": "https://a.example/", "source_date": "2026-10", "by": "-"}


def read(headings, *rows, **given):
    """The entries of a table and what is told besides."""
    sheet = Sheet("", tuple(tuple(row.split("|")) if isinstance(row, str) else row for row in (headings, *rows)))
    options = {**ALL, "kind": "meeting-place", "organiser": "parish", **given}
    return entries([sheet], {option: value for option, value in options.items() if value}, TOWNS)


def one(headings, row, **given):
    return read(headings, row, **given)[0][0]


@pytest.mark.parametrize(
    ("headings", "row", "hours"),
    [
        ("Nimi|Kunta|Aukioloajat", "a|Saari|ti 9–12; to 9–12", "ti 9–12;  to 9–12"), ("Nimi|Kunta|Ma|Ti–to", "a|Saari|9–12|9–11, 13–15", "Ma 9–12; Ti–to 9–11, 13–15"), ("Nimi|Kunta|Ma|Pe", "a|Saari||9–12", "Pe 9–12"),
        ("Nimi|Kunta|Päivät|Alkaa|Päättyy", "a|Saari|ti, to|9|12", "ti, to 9-12"), ("Nimi|Kunta|Päättyy|Päivät|Alkaa", "a|Saari|12.30|ti|klo 9", "ti klo 9-12.30"), ("Nimi|Kunta|Aukioloajat|Ma", "a|Saari|ti 9–12|17–19", "ti 9–12; Ma 17–19"), ("Nimi|Kunta|Ma", "a|Saari|9–12\n13–15", "Ma 9–12, 13–15"),
    ],
)  # fmt: skip
def test_hours_come_together_from_their_columns(headings, row, hours):
    """As an editor would write them on one line."""
    assert one(headings, row).given["hours"] == hours


@pytest.mark.parametrize("word", ["suljettu", "Kiinni", "Stängt.", "closed", "-"])
def test_a_day_on_which_a_place_is_closed_is_no_row_of_hours(word):
    """In its own column nobody means anything else; among other times the word is in doubt."""
    assert one("Nimi|Kunta|Ma|Ti", f"a|Saari|{word}|9–12").given["hours"] == "Ti 9–12"
    assert "hours" not in one("Nimi|Kunta|Ma|Puhelin", f"a|Saari|{word}|040").given


def test_a_fault_of_a_row_of_hours_is_told_of_its_own_cell():
    """The second row stands in another column."""
    entry = one("Nimi|Kunta|Ma|Pe", "a|Saari|9–12|13–15")
    assert [entry.origins[path].cell.name for path in (("hours",), ("hours", "1"), ("hours", "2"))] == ["C2", "C2", "D2"]


def test_two_columns_make_a_name_in_two_languages():
    """The same in both is written once, and an empty one says nothing."""
    assert one("Nimi suomeksi|Nimi ruotsiksi|Kunta", "Majakka|Fyren|Saari").given["name"] == {"fi": "Majakka", "sv": "Fyren"}
    assert one("Nimi suomeksi|Nimi ruotsiksi|Kunta", "Kompassi|Kompassi|Saari").given["name"] == "Kompassi"
    assert one("Nimi suomeksi|Nimi ruotsiksi|Kunta", "|Fyren|Saari").given["name"] == {"sv": "Fyren"}


def test_two_rows_may_be_one_place_in_two_languages():
    """Where a column names the language of each, and nothing else differs; then it is told."""
    headings = "Kieli|Nimi|Kunta|Osoite|Puhelin"
    found, _ = read(headings, "suomi|Majakka|Saari|Rantatie 1|040", "ruotsi|Fyren||Strandvägen 1|", "sv|Luoto|Ön|Strandvägen 2|", "fi|Luoto|Saari|Rantatie 2|")
    assert [entry.given["name"] for entry in found] == [{"fi": "Majakka", "sv": "Fyren"}, {"sv": "Luoto"}, {"fi": "Luoto"}]
    assert found[0].given["street"] == {"fi": "Rantatie 1", "sv": "Strandvägen 1"}
    assert [(finding.problem.kind, finding.problem.values["other"]) for finding in found[0].findings] == [("row-joined", 3)]


@pytest.mark.parametrize("rows", [("suomi|a|Saari|9", "suomi|b||"), ("suomi|a|Saari|9", "|b||9"), ("suomi, ruotsi|a|Saari|9", "ruotsi|b||"), ("suomi|a|Saari|9", "ruotsi|b||10")])
def test_two_rows_are_two_places_unless_all_says_otherwise(rows):
    """The same language, none or several, another number."""
    assert len(read("Kieli|Nimi|Kunta|Puhelin", *rows)[0]) == 2


def test_a_row_in_a_language_speaks_of_no_column_of_the_other():
    """Where each language has its column, the languages of rows are those of something else."""
    assert one("Kieli|Nimi suomeksi|Nimi ruotsiksi|Kunta", "ruotsi|Majakka|Fyren|Saari").given["name"] == {"fi": "Majakka", "sv": "Fyren"}


def test_what_a_row_says_counts_more_than_an_option():
    """Options are for rows that say nothing."""
    found, _ = read("Nimi|Laji|Kunta|Puhelin", "a|perhekeskus|saari|", "b|||040", municipality="Rantakunta")
    assert [(entry.given["kind"], entry.given["municipality"]) for entry in found] == [("family-centre", "Saari"), ("meeting-place", "Rantakunta")]


def test_an_organisers_name_tells_its_kind():
    """Unless somebody says that; a kind alone is no name."""
    given = one("Nimi|Kunta|Järjestäjä", "a|Saari|Saaren yhdistys", organiser="").given
    assert (given["organiser"], given["organiser_name"]) == ("association", {"fi": "Saaren yhdistys"})
    assert one("Nimi|Kunta|Järjestäjä", "a|Saari|Saaren yhdistys", organiser="several").given["organiser"] == "several"
    assert "organiser_name" not in one("Nimi|Kunta|Järjestäjä", "a|Saari|yhdistys").given
    assert one("Nimi|Kunta|Järjestäjä / Arrangör", "a|Saari|Rantatalo / Öns församling", organiser="").given["organiser"] == "parish"


def test_a_postal_code_behind_a_street_goes_where_it_belongs():
    """Where no column of its own says it."""
    entry = one("Nimi|Kunta|Osoite", "a|Saari|Rantatie 3, 65100 Saari")
    assert (entry.given["street"], entry.given["postal_code"]) == ({"fi": "Rantatie 3"}, "65100")
    assert one("Nimi|Kunta|Postinumero|Osoite", "a|Saari|00100|Rantatie 3, 65100 Saari").given["postal_code"] == "00100"


def test_a_number_that_only_looks_otherwise_is_not_told():
    """That it was read without its hyphen is no news; that a zero was added is."""
    entry = one("Nimi|Kunta|Puhelin|Postinumero", "a|Saari|040-123 4567|100")
    assert [(finding.cell.column, finding.problem.kind) for finding in entry.findings] == [(4, "cell-read")]


def test_coordinates_come_latitude_first():
    """In whichever order the columns are."""
    assert one("Nimi|Kunta|Lon|Lat", "a|Saari|24,5|60,1").given["coordinates"] == "60.1,24.5"


def test_a_source_of_its_own_is_not_dated_by_the_tables():
    """It is undated, unless the row says more."""
    assert "source_date" not in one("Nimi|Kunta|Lähde", "a|Saari|https://b.example/").given
    assert one("Nimi|Kunta|Lähteen päivä|Lähde", "a|Saari|1.9.2026|https://b.example/").given["source_date"] == "2026-09-01"


def test_a_town_alone_on_a_row_is_that_of_the_rows_below():
    """Where no column says it; any other word alone is a title."""
    found, told = read("Nimi|Puhelin", "SAARI|", "a|040", "Muut|", "b|040", "Rantakunta|", "c|040")
    assert [entry.given["municipality"] for entry in found] == ["Saari", "Saari", "Rantakunta"]
    assert [finding.problem.kind for finding in told] == ["row-town", "row-alone", "row-town"]


def test_a_name_alone_is_a_place_where_no_other_column_is_read():
    """What every place needs, options say."""
    found, told = read("Nimi|Ohjaaja", "Tupa|", "Stuga|", municipality="Saari")
    assert ([entry.given["name"] for entry in found], told) == ([{"fi": "Tupa"}, {"fi": "Stuga"}], [])


def test_a_town_alone_is_a_title_where_a_column_says_the_town():
    """It does not hold for the rows below."""
    found, told = read("Nimi|Kunta", "Saari|", "a|Rantakunta", "b|Rantakunta")
    assert [entry.given["municipality"] for entry in found] == ["Rantakunta"] * 2 and [finding.problem.kind for finding in told] == ["row-alone"]


def test_headings_that_come_again_are_no_place():
    """As at the top of every page of a printed list."""
    found, told = read("Nimi|Kunta", "a|Saari", "Nimi|Kunta", "|", "b|Saari")
    assert ([entry.row for entry in found], told) == ([2, 5], [])


def test_what_every_row_needs_is_told_once():
    """Instead of on each of a hundred rows."""
    found, told = read("Nimi|Puhelin", *["a|040"] * 100)
    assert found == [] and [finding.problem.values["option"] for finding in told] == ["--municipality Vaasa"]
    found, told = entries([Sheet("", (("Nimi", "Puhelin"), ("a", "040")))], ALL, TOWNS)
    assert [finding.problem.values["option"] for finding in told] == ["--municipality Vaasa", "--kind meeting-place", "--organiser association"]


def test_what_one_row_lacks_is_told_of_that_row():
    """But not where its cell is in doubt anyway."""
    entry = one("Nimi|Kunta|Laji", "|Saari|kerho", kind="")
    assert [(finding.problem.kind, finding.key) for finding in entry.findings] == [("cell-code", "kind"), ("row-needs", "name")]
