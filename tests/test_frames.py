import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.frames import PARTS, Frame, FrameError, mark

PAGE = "<title>" + mark("title") + "</title>" + "".join(mark(part) for part in PARTS[1:]) + "</html>"
TEXTS = st.text().filter(lambda text: "@@pk-" not in text)


def test_a_filled_frame_has_the_parts_where_the_marks_were():
    """Each part once, in its place, and no mark is left."""
    filled = Frame.of(PAGE).filled({part: part.upper() for part in PARTS})
    assert filled == "<title>TITLE</title>DESCRIPTIONHEADTWINBODY</html>"


@given(st.permutations([*PARTS, "title", "twin"]), st.lists(TEXTS, min_size=8, max_size=8), st.lists(st.text(), min_size=5, max_size=5))
def test_a_filled_frame_has_exactly_the_parts(marks, texts, values):
    """Whatever stands around the marks and in the parts, the page is the texts and the parts in turn, to the letter."""
    parts = dict(zip(PARTS, values))
    html = texts[0] + "".join(mark(name) + text for name, text in zip(marks, texts[1:]))
    expected = texts[0] + "".join(parts[name] + text for name, text in zip(marks, texts[1:]))
    assert Frame.of(html).filled(parts) == expected


def test_a_mark_in_a_page_s_own_text_stays_text():
    """Somebody who writes a mark in a text gets that text, not the page's title."""
    parts = dict.fromkeys(PARTS, "") | {"title": "Otsikko", "body": f"<p>{mark('title')}</p>"}
    assert Frame.of(PAGE).filled(parts).count("Otsikko") == 1


@pytest.mark.parametrize("part", PARTS)
def test_a_theme_that_lost_a_mark_is_found(part):
    """Pages would come out without that part, so there is no frame."""
    with pytest.raises(FrameError, match=part):
        Frame.of(PAGE.replace(mark(part), ""))


@pytest.mark.parametrize("more", [mark("body"), mark("footer")])
def test_a_doubled_text_or_an_unknown_mark_is_found(more):
    """A page has its text once, and nobody would fill a mark without a part."""
    with pytest.raises(FrameError):
        Frame.of(PAGE + more)


def test_a_page_without_one_of_its_parts_is_not_written():
    """A missing part is a fault of ours, not an empty title."""
    with pytest.raises(KeyError):
        Frame.of(PAGE).filled({"title": "Otsikko"})


def test_a_frame_may_have_parts_of_its_own():
    """Other than those of pages; what is missing is found all the same."""
    assert Frame.of(f"{mark('way')}: {mark('body')}", ("way", "body")).filled({"way": "a", "body": "b"}) == "a: b"
    with pytest.raises(FrameError, match="way"):
        Frame.of(mark("body"), ("way", "body"))
