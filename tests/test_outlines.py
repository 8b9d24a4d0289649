import json
import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.outlines import WIDTH, Outlines

POINTS = st.tuples(st.floats(19, 32), st.floats(59, 70.5))
RINGS = st.lists(POINTS, min_size=3, max_size=12).map(lambda points: [*points, points[0]])
SHAPES = st.dictionaries(st.sampled_from(["97", "98", "99"]), st.lists(RINGS, min_size=1, max_size=3), min_size=1)
ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3), max_leaves=12)
UNREADABLE = (OSError, ValueError, KeyError, TypeError)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    """Gives the picture of shapes: code → rings of (longitude, latitude)."""
    file = tmp_path_factory.mktemp("map") / "regions.geojson"

    def draw(shapes):
        return read([{"properties": {"code": code}, "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]}} for code, rings in shapes.items()])

    def read(features):
        file.write_text(json.dumps({"features": features}), encoding="utf-8")
        return Outlines.read(file)

    draw.features = read
    return draw


def corners(path):
    """Every ring of a path as the points a browser would draw."""
    rings = []
    for start, steps in re.findall(r"M(\d+ \d+)l([^z]*)z", path):
        x, y = map(int, start.split())
        ring, numbers = [(x, y)], list(map(int, re.findall(r"-?\d+", steps)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        rings.append(ring)
    return rings


def test_the_picture_is_as_wide_as_it_is_drawn(drawn):
    """West is left and north is up; the outermost points touch the edges."""
    outlines = drawn({"97": [[(22, 60), (30, 60), (30, 69), (22, 69), (22, 60)]]})
    (ring,) = corners(outlines.paths["97"])
    xs, ys = zip(*ring)
    assert (min(xs), max(xs), min(ys), max(ys)) == (0, WIDTH, 0, outlines.height)
    assert ring[0][1] > ring[2][1] and ring[0][0] < ring[1][0]


def test_a_country_keeps_its_proportions(drawn):
    """Around the middle meridian a degree of latitude is drawn as long as it is on the ground."""
    outlines = drawn({"97": [[(25, 64), (29, 64), (29, 66), (25, 66), (25, 64)]]})
    assert outlines.height / outlines.width == pytest.approx(2 / (4 * math.cos(math.radians(64))), rel=0.02)


@given(SHAPES)
def test_any_country_is_drawn_inside_the_picture(drawn, shapes):
    """Random rings give closed paths whose points lie in the picture, or no picture when they have no extent."""
    try:
        outlines = drawn(shapes)
    except ValueError:
        longitudes = {longitude for rings in shapes.values() for ring in rings for longitude, _ in ring}
        assert max(longitudes) - min(longitudes) < 1e-6
        return
    assert set(outlines.paths) == set(shapes)
    for path in outlines.paths.values():
        assert re.fullmatch(r"(M\d+ \d+l-?\d+[ -]\d+([ -]\d+)*z)*", path)
        assert all(0 <= x <= WIDTH and 0 <= y <= outlines.height for ring in corners(path) for x, y in ring)


@given(RINGS)
def test_a_border_looks_the_same_from_both_sides(drawn, ring):
    """Two regions that share a border are drawn with the same points, so that no gap shows."""
    box = [(19, 59), (32, 59), (32, 70.5), (19, 70.5), (19, 59)]
    paths = drawn({"97": [ring], "98": [ring[::-1]], "99": [box]}).paths
    there, back = ({point for found in corners(paths[code]) for point in found} for code in ("97", "98"))
    assert there == back


@pytest.mark.parametrize("island", [[(25, 65), (25.001, 65), (25.001, 65.001), (25, 65)], [(25, 65), (25.2, 65.0001), (25.2, 65), (25, 65)]])
def test_an_island_too_small_to_see_vanishes(drawn, island):
    """What would be a dot or a line is left out, not drawn wrong."""
    land = [(22, 60), (30, 60), (30, 69), (22, 69), (22, 60)]
    assert len(corners(drawn({"97": [land, island]}).paths["97"])) == 1


def test_only_the_outer_border_is_drawn(drawn):
    """A hole in a region, as a lake, is not part of its outline."""
    land, lake = [[22, 60], [30, 60], [30, 69], [22, 69], [22, 60]], [[25, 64], [27, 64], [27, 66], [25, 64]]
    outlines = drawn.features([{"properties": {"code": "97"}, "geometry": {"type": "Polygon", "coordinates": [land, lake]}}])
    assert len(corners(outlines.paths["97"])) == 1


@given(st.lists(st.fixed_dictionaries({"properties": st.just({"code": "97"}) | ANYTHING, "geometry": st.fixed_dictionaries({"type": st.sampled_from(["Polygon", "MultiPolygon"]), "coordinates": ANYTHING}) | ANYTHING}) | ANYTHING, max_size=2) | ANYTHING)
def test_anything_is_a_map_or_an_error_that_checking_knows(drawn, features):
    """Whatever stands in the file, reading it never fails in another way; a picture is drawn only of regions that are in it."""
    try:
        outlines = drawn.features(features)
    except UNREADABLE:
        return
    assert set(outlines.paths) == {feature["properties"]["code"] for feature in features}


@pytest.mark.parametrize(
    "text",
    [b"", b"\xff\xfe", b"{", b"[]", b'{"features": []}', b"[" * 200_000, b'{"features": [{"properties": {"code": "97"}, "geometry": {"type": "Polygon", "coordinates": []}}]}',
     b'{"features": [{"properties": {"code": "97"}, "geometry": {"type": "Polygon", "coordinates": [[[25, 60], [25, 60], [25, 60], [25, 60]]]}}]}',
     b'{"features": [{"properties": {"code": "97"}, "geometry": {"type": "Polygon", "coordinates": [[[25, 60], [26, 1e999], [25, 61], [25, 60]]]}}]}'],
)  # fmt: skip
def test_a_broken_file_is_no_map(tmp_path, text):
    """Empty, cut, nested without end, without extent or beyond all measure: each is told, none ends the check."""
    (tmp_path / "regions.geojson").write_bytes(text)
    with pytest.raises(UNREADABLE):
        Outlines.read(tmp_path / "regions.geojson")


def test_a_missing_file_is_no_map(tmp_path):
    """The file may not be there at all."""
    with pytest.raises(FileNotFoundError):
        Outlines.read(tmp_path / "regions.geojson")


# ---------------------------------------------------------------- points and boxes


@given(SHAPES)
def test_a_point_of_a_border_lies_on_it(drawn, shapes):
    """Where `at` puts it is where it was drawn, to the half unit that drawing rounds away."""
    try:
        outlines = drawn(shapes)
    except ValueError:
        return
    for code, rings in shapes.items():
        left, top, width, height = outlines.boxes[code]
        for longitude, latitude in (point for ring in rings for point in ring):
            x, y = outlines.at(longitude, latitude)
            assert left - 0.6 <= x <= left + width + 0.6 and top - 0.6 <= y <= top + height + 0.6


@given(SHAPES)
def test_a_box_holds_its_region(drawn, shapes):
    """Each region has one, and all that is drawn of it lies inside."""
    try:
        outlines = drawn(shapes)
    except ValueError:
        return
    assert set(outlines.boxes) == set(shapes)
    for code, (left, top, width, height) in outlines.boxes.items():
        assert all(left <= x <= left + width and top <= y <= top + height for ring in corners(outlines.paths[code]) for x, y in ring)


def test_a_box_is_no_larger_than_its_region(drawn):
    """The western half of a country fills the left of the picture, from top to bottom."""
    west, east = [(22, 60), (27, 60), (27, 66), (22, 66), (22, 60)], [(27, 60), (32, 60), (32, 66), (27, 66), (27, 60)]
    outlines = drawn({"97": [west], "98": [east]})
    left, _, width, height = outlines.boxes["97"]
    assert (left, width) == (0, WIDTH // 2) and outlines.boxes["98"][0] == WIDTH // 2
    assert outlines.height - 3 <= height <= outlines.height  # parallels bend a little


def test_a_point_stands_where_it_lies(drawn):
    """The middle in the middle, the north up and the west to the left."""
    outlines = drawn({"97": [[(22, 60), (32, 60), (32, 66), (22, 66), (22, 60)]]})
    x, y = outlines.at(27, 63)
    assert x == WIDTH / 2 and y == pytest.approx(outlines.height / 2, abs=outlines.height / 50)
    assert outlines.at(27, 64)[1] < y < outlines.at(27, 62)[1] and outlines.at(26, 63)[0] < x < outlines.at(28, 63)[0]
