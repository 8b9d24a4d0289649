"""The regions' outlines as SVG paths: longitude and latitude in, a picture of the country out."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

WIDTH = 240  # units of the picture: whole units are fine enough for a country, and borders round alike on both sides
SKETCH = 120  # units of the small picture that stands in pages itself
SMALLEST_ISLAND = 0.01  # of the width, in square: what is smaller is not seen
_MERIDIAN = math.radians(27)  # of ETRS-TM35FIN, the projection Finns know their map in
Point = tuple[int, int]
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Outlines:
    """`paths` is the d attribute of each region by its two-digit code, and `boxes` what each fills (left, top, width, height);
    the picture is `width` × `height` units. `corner` and `scale` lead from the projection to units. `sketch` is the same, half as fine."""

    paths: Mapping[str, str]
    width: int
    height: int
    boxes: Mapping[str, Box] = field(default_factory=dict)
    corner: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0
    sketch: Outlines | None = None

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point stands in the picture, in units."""
        x, y = _project(longitude, latitude)
        return round((x - self.corner[0]) * self.scale, 1), round((self.corner[1] - y) * self.scale, 1)

    @classmethod
    def read(cls, path: Path) -> Outlines:
        """GeoJSON whose features have `code`. Raises OSError, ValueError, KeyError or TypeError when it is anything else."""
        try:
            features = json.loads(path.read_text(encoding="utf-8"))["features"]
            rings = {f["properties"]["code"]: [[_project(*p[:2]) for p in ring] for ring in _outer_rings(f["geometry"])] for f in features}
            return replace(cls._drawn(rings, WIDTH), sketch=cls._drawn(rings, SKETCH))
        except (IndexError, ArithmeticError, RecursionError) as error:
            raise ValueError("a shape without extent, or nested without end") from error

    @classmethod
    def _drawn(cls, rings: Mapping[str, list], width: int) -> Outlines:
        xs, ys = zip(*(point for shape in rings.values() for ring in shape for point in ring))
        left, top, scale = min(xs), max(ys), width / (max(xs) - min(xs))

        def unit(point: tuple[float, float]) -> Point:
            return round((point[0] - left) * scale), round((top - point[1]) * scale)

        drawn = {code: [[unit(p) for p in ring] for ring in shape] for code, shape in rings.items()}
        paths = {code: _path(shape, (width * SMALLEST_ISLAND) ** 2) for code, shape in drawn.items()}
        return cls(paths, width, round((top - min(ys)) * scale), {code: _box(shape) for code, shape in drawn.items()}, (left, top), scale)


def _outer_rings(geometry: dict) -> list:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [polygon[0] for polygon in polygons]


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    """Transverse Mercator on a sphere: good for a picture, not for measuring."""
    east, north = math.radians(longitude) - _MERIDIAN, math.radians(latitude)
    across = math.cos(north) * math.sin(east)
    return math.atanh(across), math.atan2(math.tan(north), math.cos(east))


def _path(rings: Iterable[list[Point]], smallest: float) -> str:
    """Relative moves of whole units; islands below `smallest` square units vanish, but never a region's largest ring."""
    shapes = [[point for index, point in enumerate(ring) if not index or point != ring[index - 1]] for ring in rings]
    shapes = sorted((_straightened(shape) for shape in shapes if len(shape) > 3), key=_extent, reverse=True)
    parts = []
    for points in shapes[:1] + [shape for shape in shapes[1:] if _extent(shape) >= smallest]:
        steps = [f"{x - px} {y - py}" for (px, py), (x, y) in zip(points, points[1:-1])]
        parts.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z")
    return "".join(parts).replace(" -", "-")


def _straightened(ring: list[Point]) -> list[Point]:
    """Without the points that lie on the line between their neighbours: the same picture in fewer words."""
    kept = ring[:1]
    for here, after in zip(ring[1:], ring[2:]):
        (x, y), (ax, ay), (bx, by) = kept[-1], here, after
        if (ax - x) * (by - ay) != (ay - y) * (bx - ax):
            kept.append(here)
    return [*kept, ring[-1]]


def _box(rings: list[list[Point]]) -> Box:
    xs, ys = zip(*(point for ring in rings for point in ring))
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _extent(points: list[Point]) -> int:
    xs, ys = zip(*points)
    return (max(xs) - min(xs)) * (max(ys) - min(ys))
