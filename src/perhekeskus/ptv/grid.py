"""Points of Finland's grid (ETRS-TM35FIN, EPSG:3067) in degrees. The only module of the room that needs pyproj (extra `ptv`)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

DIGITS = 5  # of a degree: a metre


@cache
def _degrees() -> Callable[[float, float], tuple[float, float]]:
    """Metres east and north to longitude and latitude. ETRS89 and WGS84 differ by less than a metre, and PROJ takes them for the same."""
    from pyproj import Transformer  # here, because most commands have nothing to do with it

    return Transformer.from_crs("EPSG:3067", "EPSG:4326", always_xy=True).transform


def degrees_of(easting: float, northing: float) -> tuple[float, float]:
    """(latitude, longitude); infinite for what lies beyond any grid. Raises ImportError without the extra."""
    longitude, latitude = _degrees()(easting, northing)
    return round(latitude, DIGITS), round(longitude, DIGITS)
