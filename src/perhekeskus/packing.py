"""Files packed once, so that a host need not pack them for every reader."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

TEXTS = (".html", ".js", ".css", ".svg", ".json", ".geojson", ".csv", ".atom", ".xml", ".ics", ".txt")
LEAST = 1024  # bytes: what fits into one packet comes no sooner when it is smaller

QUALITY = 10  # of brotli: a third of the time of 11, and 1.5 % more bytes; 5 is as quick as gzip, and hardly smaller than it
SUFFIXES = (".gz", ".br")


class Packing(NamedTuple):
    """`pack` gives the same bytes for the same content, whenever; `unpack` raises `fault` for what it cannot read."""

    pack: Callable[[bytes], bytes]
    unpack: Callable[[bytes], bytes]
    fault: type[Exception]


def packings() -> Mapping[str, Packing]:
    """By what is put behind a file's name. Raises ModuleNotFoundError where the extra `hosting` is not installed."""
    import brotli

    return {".gz": Packing(_gzipped, _gunzipped, zlib.error), ".br": Packing(partial(brotli.compress, quality=QUALITY), brotli.decompress, brotli.error)}


def packed(name: str, content: bytes, packing: Packing, before: bytes | None = None) -> bytes | None:
    """The packed form of a file, or None where it has none: pictures, and what would hardly be smaller. What was packed before stays if it says the same:
    reading it takes a hundredth of the time."""
    if len(content) < LEAST or not name.endswith(TEXTS):
        return None
    if before is not None and _says(before, content, packing):
        return before
    made = packing.pack(content)
    return made if len(made) < len(content) else None


def _says(made: bytes, content: bytes, packing: Packing) -> bool:
    try:
        return packing.unpack(made) == content
    except packing.fault:
        return False


def _gzipped(content: bytes) -> bytes:
    """Without a name or a time in its head, which would differ at every build."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    return packer.compress(content) + packer.flush()


def _gunzipped(made: bytes) -> bytes:
    return zlib.decompress(made, zlib.MAX_WBITS | 16)
