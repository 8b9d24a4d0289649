import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from perhekeskus.sheets import SIZES, SMALLEST, Row, Sheet, fitted

ROOT = Path(__file__).parent.parent


def a_sheet(days=0, unsure=0, words=6):
    text = Markup(" ".join(["kohtaamispaikka"] * words))
    row = Row(("9.30–11.30",), text, text)
    return Sheet(tuple((f"ma {n}.11.", (row,) * days) for n in range(1, 8)) if days else (), (), (), (row,) * unsure, SMALLEST, 1), (row,) * (7 * days)


def test_little_is_set_large_and_much_small():
    """Read from a wall: the type follows the amount."""
    sizes = [fitted(a_sheet(days, words=1)[0], (), "Mihin?").size for days in (1, 2, 3, 5)]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > sizes[-1]


def test_what_does_not_fit_by_day_is_joined():
    """The same openings, 'ma–pe 9–16'."""
    whole, rows = a_sheet(days=40)
    made = fitted(whole, (rows[:10],), "Mihin?")
    assert not made.days and made.joined == rows[:10] and not made.left_out


@given(st.integers(0, 60), st.integers(0, 200), st.integers(1, 30))
def test_nothing_is_lost_without_a_word(days, unsure, words):
    """What is shown and what is left out make up all there is; type is one of the sizes and never under eight points."""
    whole, rows = a_sheet(days, unsure, words)
    made = fitted(whole, (rows,), "Mihin lapsen kanssa? Rantakunta")
    shown = (sum(len(rows) for _, rows in made.days) or len(made.joined)) + len(made.unsure)
    assert shown + made.left_out == len(rows) + unsure
    assert made.size in SIZES and made.size >= SMALLEST
    assert not made.left_out or (made.size, made.columns) == (SMALLEST, 2)


def test_every_size_has_its_class():
    """sheets.py names sizes, print.css draws them."""
    css = (ROOT / "overrides" / "assets" / "print.css").read_text(encoding="utf-8")
    assert {int(a): int(b) for a, b in re.findall(r"\.pk-sheet--(\d+) \{ font-size: (\d+)pt; \}", css)} == {size: size for size in SIZES}
