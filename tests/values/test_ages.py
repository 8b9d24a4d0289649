import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.values import Ages


@pytest.mark.parametrize(
    ("name", "written", "meant"),
    [
        ("AgeRange", "pregnancy", Ages(pregnancy=True)),
        ("AgeRange", "0-6", Ages(0, 6)),
        ("AgeRange", "3 – 6", Ages(3, 6)),
        ("AgeRange", 5, Ages(5, 5)),
    ],
)
def test_what_is_well_written_is_accepted(read, name, written, meant):
    """Spaces are put in order; what was written right stays as it was."""
    assert read(name, written) == meant


@pytest.mark.parametrize(
    ("name", "written", "kind"),
    [
        ("AgeRange", "alle 3", "ages-form"),
        ("AgeRange", "0-100", "ages-form"),
        ("AgeRange", "6-3", "ages-reversed"),
    ],
)
def test_what_would_mislead_a_reader_is_refused(fault_of, name, written, kind):
    """Each wrong value is told by its own kind, which has its own sentence for the editor."""
    assert fault_of(name, written) == kind


@given(st.integers(0, 120), st.integers(0, 120))
def test_ages_are_a_range_of_two_digit_years(fault_of, youngest, oldest):
    """Ages that nobody has and ranges that run backwards are refused."""
    expected = "ages-form" if max(youngest, oldest) > 99 else "ages-reversed" if oldest < youngest else None
    assert fault_of("AgeRange", f"{youngest}-{oldest}") == expected
