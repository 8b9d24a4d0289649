from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.openings import Opening
from perhekeskus.values import RoughDate


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("Day", "2026-02-28", date(2026, 2, 28)),
        ("Day", date(2026, 2, 28), date(2026, 2, 28)),
        ("Rough", "undated", RoughDate()),
        ("Rough", "2026", RoughDate(2026)),
        ("Rough", "2026-02", RoughDate(2026, 2)),
        ("Rough", "2026-02-03", RoughDate(2026, 2, 3)),
        ("Rough", date(2026, 2, 3), RoughDate(2026, 2, 3)),
        ("Openings", "9-12, 13-15", (Opening(540, 720), Opening(780, 900))),
    ],
)
def test_what_is_well_written_is_accepted(read, name, written, meant):
    """Spaces are put in order; what was written right stays as it was."""
    assert read(name, written) == meant


@pytest.mark.parametrize(
    ("name", "written", "kind"),
    [
        ("Day", "3.11.2026", "date-form"),
        ("Day", "2026-11", "date-form"),
        ("Day", "2026-02-29", "no-such-date"),
        ("Rough", "syksy 2026", "rough-date-form"),
        ("Rough", "2026-2", "rough-date-form"),
        ("Rough", "2026-13", "no-such-date"),
        ("Rough", "2025-02-29", "no-such-date"),
        ("Rough", "0000", "no-such-date"),
        ("Rough", "2026-00", "no-such-date"),
        ("Openings", "yhdeksästä", "hours-form"),
        ("Openings", ["9-12"], "hours-form"),
        ("Openings", "12-9", "hours-reversed"),
    ],
)
def test_what_would_mislead_a_reader_is_refused(fault_of, name, written, kind):
    """Each wrong value is told by its own kind, which has its own sentence for the editor."""
    assert fault_of(name, written) == kind


@given(st.text() | st.text("0123456789-", max_size=11))
def test_any_text_is_a_day_or_a_fault(read, fault_of, text):
    """What is accepted is written back the same."""
    kind = fault_of("Day", text)
    assert kind in (None, "date-form", "no-such-date")
    if kind is None:
        assert read("Day", text).isoformat() == text


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_rough_date_is_all_the_days_it_can_mean(read, day, length):
    """A year reaches from its first day to its last, a month over its own; written back it is as exact as before."""
    written = day.isoformat()[:length]
    rough = read("Rough", written)
    first, last = rough.earliest(), rough.latest()
    assert str(rough) == written and first <= day <= last
    assert first.isoformat().startswith(written) and last.isoformat().startswith(written)
    assert not date.fromordinal(last.toordinal() + 1).isoformat().startswith(written)


def test_an_undated_source_reaches_nowhere():
    """Undated is a value of its own, not a very old date."""
    assert RoughDate().latest() is RoughDate().earliest() is None and str(RoughDate()) == "undated"
