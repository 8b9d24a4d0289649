"""Files as sheets of values, whichever program wrote them."""

import sys
from datetime import date, datetime, time

import odfdo
import pytest
import xlsxwriter

from perhekeskus.rosters.cells import Cell, TableError
from perhekeskus.rosters.files import LARGEST_FILE, MOST_ROWS, sheets_of

HEAD = "Nimi;Kunta;Sähköposti\n"
ROWS = (("Nimi", "Kunta", "Sähköposti"), ("Tupa – 1 €", "Järvelä", "a@b.example"))


@pytest.fixture
def rows_of(tmp_path):
    """Writes bytes, and reads them as the rows of a table."""

    def read(raw: bytes) -> tuple:
        file = tmp_path / "table"
        file.write_bytes(raw)
        return sheets_of(file)[0].rows

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_of_text_are_read_as_they_were_saved(rows_of, encoding, separator, ending):
    """In Excel's encodings, with its separators, from any system."""
    text = ending.join(separator.join(row) for row in ROWS)
    assert rows_of(text.encode(encoding)) == ROWS


def test_a_cell_in_quotation_marks_may_have_lines_and_separators(rows_of):
    """As Excel saves a cell with line ends."""
    assert rows_of(b'Nimi;Kunta\r\n"Tupa;\r\n""iso""";Saari\r\n')[1] == ('Tupa;\r\n"iso"', "Saari")


def test_a_line_for_excel_alone_is_no_row(rows_of):
    """It names the separator, and Excel shows it to nobody."""
    assert rows_of(b"sep=|\r\nNimi|Kunta, kaupunki\r\n") == (("Nimi", "Kunta, kaupunki"),)


def test_commas_in_cells_do_not_mislead(rows_of):
    """The separator is that of the headings, not the most frequent sign."""
    assert rows_of("Nimi;Kunta\na,b,c,d,e;f,g,h,i\n".encode())[1] == ("a,b,c,d,e", "f,g,h,i")


def test_excel_and_libreoffice_give_the_same(tmp_path):
    """Text, numbers, dates and times, written by programs that know nothing of the reader."""
    values = ["Tupa", 100, datetime(2026, 12, 9)]
    with xlsxwriter.Workbook(tmp_path / "table.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, values[:2])
        sheet.write_datetime(0, 2, values[2], book.add_format({"num_format": "d.m.yyyy"}))
    document = odfdo.Document("spreadsheet")
    document.body.clear()
    document.body.append(odfdo.Table("Taulukko"))
    document.body.tables[0].set_row(0, _row_of(["Tupa", 100, date(2026, 12, 9)]))
    document.save(tmp_path / "table.ods")
    for name in ("table.xlsx", "table.ods"):
        assert [sheet.rows for sheet in sheets_of(tmp_path / name)] == [(("Tupa", 100, date(2026, 12, 9)),)], name


def _row_of(values):
    row = odfdo.Row()
    row.set_values(values)
    return row


def test_times_stay_times(workbook):
    assert sheets_of(workbook({"Ajat": [[{"time": "9.30"}]]}))[0].rows == ((time(9, 30),),)


def test_positions_are_those_of_the_sheet(workbook):
    """Empty rows and columns in front count."""
    assert sheets_of(workbook({"Paikat": [[], ["", "", "Nimi"]]}))[0].cells(1)[0].name == "C2"


def test_joined_cells_are_filled_downwards(workbook):
    """And known to the right of their first, where headings ask for them."""
    sheet = sheets_of(workbook({"Paikat": [["Nimi", "", "Kunta"], ["a", "b", "Saari"], ["c", "d", ""]], "merged": ["A1:B1", "C2:C3"]}))[0]
    assert sheet.rows == (("Nimi", "", "Kunta"), ("a", "b", "Saari"), ("c", "d", "Saari"))
    assert sheet.wide == {(0, 1): "Nimi"}


def test_cells_that_are_joined_beyond_the_last_word_say_nothing(workbook):
    """Whoever joined them left them empty."""
    sheet = sheets_of(workbook({"Paikat": [["Nimi", "Kunta"]], "merged": ["A5:B6", "E1:F1"]}))[0]
    assert sheet.cells(0) == [Cell("", 1, 1, "Nimi"), Cell("", 1, 2, "Kunta")] and not any(sheet.cells(row) for row in range(1, len(sheet.rows)))


def test_hidden_sheets_are_not_read(workbook):
    """The only one that is left needs no name."""
    sheets = sheets_of(workbook({"Uudet": [["a"]], "Vanhat": [["b"]], "hidden": ["Vanhat"]}))
    assert [(sheet.name, sheet.rows) for sheet in sheets] == [("", (("a",),))]


def test_charts_are_no_tables(tmp_path):
    """A sheet that shows one has no cells."""
    with xlsxwriter.Workbook(tmp_path / "chart.xlsx") as book:
        book.add_worksheet("Paikat").write_row(0, 0, ["Nimi", 1])
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Paikat!$B$1:$B$1"})
        book.add_chartsheet("Kuva").set_chart(chart)
    assert [(sheet.name, sheet.rows) for sheet in sheets_of(tmp_path / "chart.xlsx")] == [("", (("Nimi", 1),))]


def test_a_small_file_that_unpacks_to_much_is_refused(workbook, monkeypatch):
    """Whoever reads it would run out of memory."""
    file = workbook({"Paikat": [["Nimi", "Kunta"]] * 500})
    assert sheets_of(file)
    monkeypatch.setattr("perhekeskus.rosters.files.LARGEST_UNPACKED", 20_000)
    with pytest.raises(TableError, match="import-too-large"):
        sheets_of(file)


@pytest.mark.parametrize("raw", [b"PK\x03\x04", b"PK\x03\x04" + bytes(500), b"\xd0\xcf\x11\xe0" + bytes(600), b"\x81\x8d\x00", b"\xff\xfea"])
def test_what_is_no_table_is_refused(rows_of, raw):
    """Half a file, another one under this name, signs of no encoding."""
    with pytest.raises(TableError) as refused:
        rows_of(raw)
    assert refused.value.kind == "import-not-a-table"


@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.99])
def test_half_a_workbook_is_refused(workbook, keep):
    """A download that broke off."""
    file = workbook({"Paikat": [["Nimi", "Kunta"]] * 50})
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * keep)])
    with pytest.raises(TableError, match="import-not-a-table"):
        sheets_of(file)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TableError, match="import-not-opened"):
        sheets_of(tmp_path / "no.csv")


def test_too_much_is_refused(rows_of, tmp_path):
    """Bytes, rows, columns, and one word in the last corner of a sheet, for which the library would want 500 GB."""
    with xlsxwriter.Workbook(tmp_path / "far.xlsx") as book:
        book.add_worksheet().write(1048575, 16383, "x")
    for kind, raw in {"import-too-large": b"a" * (LARGEST_FILE + 1), "import-too-many": b"a\n" * (MOST_ROWS + 1)}.items():
        with pytest.raises(TableError, match=kind):
            rows_of(raw)
    for raw in (b";" * 600, (tmp_path / "far.xlsx").read_bytes()):
        with pytest.raises(TableError, match="import-too-many"):
            rows_of(raw)


def test_without_the_library_only_text_is_read(workbook, rows_of, monkeypatch):
    """And it is said what to install."""
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert rows_of(HEAD.encode())
    with pytest.raises(TableError, match="import-no-library"):
        sheets_of(workbook({"Paikat": [["Nimi"]]}))
