"""How a report becomes a page: its words with their languages marked, how much of its lists fits, how dark a region is."""

from __future__ import annotations

from markupsafe import Markup

from .catalogue import Catalogue
from .pen import Pen
from .reports import Report, Table, Words

ALL_REGIONS = 24  # with the whole country
MOST_ROWS = 12  # of a table that is not about regions
MOST_ITEMS = 16  # of all lists of a page together, so that it keeps its budget, long addresses for editing included
FEWEST_ITEMS = 4  # of each
EDGES = (0, 1 / 2, 3 / 4)  # shares of municipalities without a place: what is above an edge is a shade darker
TONES = ("b1", "b2", "b3", "b4", "b5")  # of reports.css


def words_of_page(pen: Pen) -> Words:
    """The words of reports as a page shows them."""
    return pen.once("words of reports", lambda: Words(pen.language, pen.words, Markup))


def most_rows(table: Table) -> int:
    """How many rows of a table the page shows."""
    return ALL_REGIONS if table.bars else MOST_ROWS


def tones_of(table: Table) -> tuple[str, ...]:
    """The tone of each part of a bar, from the best to the worst: two parts are as far from each other as can be."""
    return TONES if len(table.bars) > 2 else (TONES[0], TONES[3])


def most_items(report: Report) -> int:
    """How many items of each list the page shows; the command tells the rest."""
    lists = sum(bool(listed.items) for listed in report.lists)
    return max(FEWEST_ITEMS, MOST_ITEMS // max(1, lists))


def gap_levels(catalogue: Catalogue, coverage: Report) -> dict[str, int]:
    """A region's code → 0 where every municipality has a place, up to 3 where hardly any has."""
    (gaps,) = coverage.tables
    shares = {row.key[1]: row.cells[2] / row.cells[0] for row in gaps.rows if row.key and row.cells[0]}
    return {catalogue.regions[id].code: sum(share > edge for edge in EDGES) for id, share in shares.items()}
