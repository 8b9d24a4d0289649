"""The regions' outlines as SVG paths: longitude and latitude in, a picture of the country out."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

WIDTH = 240  # units of the picture: whole units are fine enough for a country, and borders round alike on both sides
SMALLEST_ISLAND = 6  # square units
_MERIDIAN = math.radians(27)  # of ETRS-TM35FIN, the projection Finns know their map in
Point = tuple[int, int]
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Outlines:
    """`paths` is the d attribute of each region by its two-digit code, and `boxes` what each fills (left, top, width, height);
    the picture is `width` × `height` units. `corner` and `scale` lead from the projection to units."""

    paths: Mapping[str, str]
    width: int
    height: int
    boxes: Mapping[str, Box] = field(default_factory=dict)
    corner: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a point stands in the picture, in units."""
        x, y = _project(longitude, latitude)
        return round((x - self.corner[0]) * self.scale, 1), round((self.corner[1] - y) * self.scale, 1)

    @classmethod
    def read(cls, path: Path) -> Outlines:
        """GeoJSON whose features have `code`. Raises OSError, ValueError, KeyError or TypeError when it is anything else."""
        try:
            return cls._drawn(json.loads(path.read_text(encoding="utf-8"))["features"])
        except (IndexError, ArithmeticError, RecursionError) as error:
            raise ValueError("a shape without extent, or nested without end") from error

    @classmethod
    def _drawn(cls, features: list) -> Outlines:
        rings = {f["properties"]["code"]: [[_project(*p[:2]) for p in ring] for ring in _outer_rings(f["geometry"])] for f in features}
        xs, ys = zip(*(point for shape in rings.values() for ring in shape for point in ring))
        left, top, scale = min(xs), max(ys), WIDTH / (max(xs) - min(xs))

        def unit(point: tuple[float, float]) -> Point:
            return round((point[0] - left) * scale), round((top - point[1]) * scale)

        drawn = {code: [[unit(p) for p in ring] for ring in shape] for code, shape in rings.items()}
        return cls({code: _path(shape) for code, shape in drawn.items()}, WIDTH, round((top - min(ys)) * scale), {code: _box(shape) for code, shape in drawn.items()}, (left, top), scale)


def _outer_rings(geometry: dict) -> list:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [polygon[0] for polygon in polygons]


def _project(longitude: float, latitude: float) -> tuple[float, float]:
    """Transverse Mercator on a sphere: good for a picture, not for measuring."""
    east, north = math.radians(longitude) - _MERIDIAN, math.radians(latitude)
    across = math.cos(north) * math.sin(east)
    return math.atanh(across), math.atan2(math.tan(north), math.cos(east))


def _path(rings: Iterable[list[Point]]) -> str:
    """Relative moves of whole units; islands too small to see vanish, but never a region's largest ring."""
    shapes = [[point for index, point in enumerate(ring) if not index or point != ring[index - 1]] for ring in rings]
    shapes = sorted((shape for shape in shapes if len(shape) > 3), key=_extent, reverse=True)
    parts = []
    for points in shapes[:1] + [shape for shape in shapes[1:] if _extent(shape) >= SMALLEST_ISLAND]:
        steps = [f"{x - px} {y - py}" for (px, py), (x, y) in zip(points, points[1:-1])]
        parts.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z")
    return "".join(parts).replace(" -", "-")


def _box(rings: list[list[Point]]) -> Box:
    xs, ys = zip(*(point for ring in rings for point in ring))
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)


def _extent(points: list[Point]) -> int:
    xs, ys = zip(*points)
    return (max(xs) - min(xs)) * (max(ys) - min(ys))
