"""A server that speaks as the catalogue does, and what is needed to ask it."""

from datetime import UTC, datetime

import pytest
from misbehaving import serving
from ptvserver import KEY, PtvServer

from perhekeskus.ptv.wire import Wire


@pytest.fixture
def server():
    with serving(PtvServer()) as server:
        yield server


@pytest.fixture
def wire(server):
    """Asks without waiting; how long it would have waited stands in `slept`."""
    slept = []
    wire = Wire(server.base, KEY, delay=0.25, patience=0.3, sleep=slept.append, now=lambda: datetime(2026, 11, 3, 10, tzinfo=UTC), chance=lambda: 0.5)
    wire.slept = slept
    return wire
