"""Points of the grid in degrees, judged by the formula of Krüger written down here."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perhekeskus.ptv.grid import degrees_of

FLATTENING, AXIS = 1 / 298.257222101, 6378137.0
N = FLATTENING / (2 - FLATTENING)
RADIUS = AXIS / (1 + N) * (1 + N**2 / 4 + N**4 / 64)
SERIES = (N / 2 - 2 * N**2 / 3 + 5 * N**3 / 16, 13 * N**2 / 48 - 3 * N**3 / 5, 61 * N**3 / 240)


def grid_of(latitude, longitude):
    """(easting, northing) of degrees: Krüger's series to the third power, good to a millimetre."""
    phi, east = math.radians(latitude), math.radians(longitude - 27)
    eccentricity = 2 * math.sqrt(N) / (1 + N)
    t = math.sinh(math.atanh(math.sin(phi)) - eccentricity * math.atanh(eccentricity * math.sin(phi)))
    xi, eta = math.atan2(t, math.cos(east)), math.atanh(math.sin(east) / math.sqrt(1 + t * t))
    northing = xi + sum(a * math.sin(2 * j * xi) * math.cosh(2 * j * eta) for j, a in enumerate(SERIES, 1))
    easting = eta + sum(a * math.cos(2 * j * xi) * math.sinh(2 * j * eta) for j, a in enumerate(SERIES, 1))
    return 500000 + 0.9996 * RADIUS * easting, 0.9996 * RADIUS * northing


@given(st.floats(59.5, 70.1), st.floats(19.1, 31.6))
def test_all_of_finland_agrees_with_the_formula(latitude, longitude):
    """To a metre, which is what five digits say."""
    assert degrees_of(*grid_of(latitude, longitude)) == pytest.approx((latitude, longitude), abs=1.1e-5)


def test_the_middle_of_the_grid_is_27_degrees_east():
    """Whatever the latitude."""
    assert {degrees_of(500000, northing)[1] for northing in (6_650_000, 7_200_000, 7_750_000)} == {27.0}


@pytest.mark.parametrize("point", [(float("nan"), 0.0), (1e300, 1e300), (float("inf"), 7e6)])
def test_what_is_no_point_of_the_grid_is_nowhere_in_finland(point):
    """It raises nothing."""
    latitude, longitude = degrees_of(*point)
    assert not (59 < latitude < 71 and 19 < longitude < 32)
