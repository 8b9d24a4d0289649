"""Years of age, and the time before birth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator

from ..problems import shown
from ..refusals import fault, written


@dataclass(frozen=True)
class Ages:
    """Years of age from `youngest` to `oldest`, both included; before birth is `pregnancy`."""

    youngest: int | None = None
    oldest: int | None = None
    pregnancy: bool = False


def _ages(value: object) -> Ages:
    if isinstance(value, Ages):
        return value
    text = str(value)
    if text == "pregnancy":
        return Ages(pregnancy=True)
    found = re.fullmatch(r"([0-9]{1,2})(?:\s*[-–]\s*([0-9]{1,2}))?", text)
    if not found:
        raise fault("ages-form", value=shown(value))
    youngest, oldest = int(found[1]), int(found[2] or found[1])
    if oldest < youngest:
        raise fault("ages-reversed", value=text)
    return Ages(youngest, oldest)


AgeRange = Annotated[Ages, BeforeValidator(_ages), written("ages-form", r"pregnancy|[0-9]{1,2}(?:\s*[-–]\s*[0-9]{1,2})?", "integer", minimum=0, maximum=99)]
