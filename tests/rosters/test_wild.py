"""Whatever stands in a table: the command does not crash, says something, and every file that it writes passes the check."""

import shutil
import tempfile
from datetime import date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perhekeskus.checking import check
from perhekeskus.cli import main
from perhekeskus.rosters.cells import Sheet, TableError
from perhekeskus.rosters.files import sheets_of

DAY = date(2026, 11, 3)
HEADINGS = ("Nimi", "Namn", "Kunta", "Laji", "Järjestäjä", "Osoite / Adress", "Postinumero", "Aukioloajat", "Ma", "Puhelin", "Sähköposti", "Verkkosivu", "Kuvaus", "Lat", "Lon", "Päivät", "Alkaa", "Lähde", "Tila")
WORDS = ("Majakka", "Pikkutupa", "Rantakunta", "Ön", "kohtaamispaikka", "seurakunta", "ti 9–12", "9-12", "ti 9-12; ti 10-13", "040 123 4567", "a@b.fi", "https://a.fi/", "60.1", "24,5", "a / b", "a\nb", "null", "~", "[", "{a: b}", "- a", "# a", "'", '"', ":", "a: b", "&a", "*a", "!!a", "%", "@", "`", "\u2028", "\ufeff", "\x00", "\ud800", "yes", "1e5", "2026-12-09", "ä" * 5000, "=1+1", "| a", "> a")
VALUES = st.sampled_from(WORDS) | st.text(max_size=20) | st.floats() | st.integers() | st.booleans() | st.dates(date(1900, 1, 1)) | st.datetimes(datetime(1900, 1, 1)) | st.times() | st.timedeltas(timedelta(days=-9), timedelta(days=9)) | st.just("")
LIKELY = ("Pikkutupa", "Lillstugan", "Saari", "kohtaamispaikka", "kunta", "Rantatie 3 / Strandvägen 3", "00100", "ti 9–12", "13–15", "040 123 4567", "a@b.fi", "https://a.fi/", "Kahvia.", "60.1", "24.5", "", "", "", "auki")
ROWS = st.lists(st.dictionaries(st.integers(0, len(LIKELY) - 1), VALUES, max_size=4), min_size=1, max_size=3)  # what stands instead in each row


@pytest.fixture(scope="module")
def country(small_root):
    """A copy of the small country, put right after each table."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "country"
        shutil.copytree(small_root, root)
        yield root


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(rows=ROWS, leave_out=st.booleans())
def test_wild_cells_make_no_faulty_file(country, rows, leave_out):
    """Also when what is in doubt is left out."""
    cells = [tuple(row.get(at, likely) for at, likely in enumerate(LIKELY)) for row in rows]
    before = {*country.rglob("*.yaml")}
    with patch("perhekeskus.cli.importing.sheets_of", lambda _: [Sheet("", (HEADINGS, *cells))]):
        code = main(["import", "a.csv", "--root", str(country), "--source", "https://b.fi/", "--source-date", "2026", "--write", *(["--leave-out"] if leave_out else [])])
    errors = check(country, today=DAY).errors
    for path in {*country.rglob("*.yaml")} - before:
        path.unlink()
    assert code in (0, 1) and not errors


@settings(max_examples=300)
@given(raw=st.binary(max_size=300) | st.text(st.sampled_from(';,\t"\n\rNimiKunta|=sep'), max_size=80).map(str.encode))
def test_wild_bytes_are_a_table_or_none(raw):
    """And never anything else."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(raw)
        file.flush()
        try:
            sheets = sheets_of(Path(file.name))
        except TableError:
            return
    assert all(isinstance(sheet, Sheet) for sheet in sheets)
