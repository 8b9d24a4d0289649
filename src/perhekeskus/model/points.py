"""Where on the map something is."""

from __future__ import annotations

from typing import Any

from pydantic import model_validator

from ..refusals import fault
from .words import Noun


class Coordinates(Noun):
    """WGS84 degrees, within Finland."""

    latitude: float
    longitude: float

    @model_validator(mode="before")
    @classmethod
    def _pair(cls, data: Any) -> Any:
        if isinstance(data, (list, tuple)):
            if len(data) != 2:
                raise fault("coordinates-form")
            return {"latitude": data[0], "longitude": data[1]}
        return data

    @model_validator(mode="after")
    def _in_finland(self) -> Coordinates:
        if _in_finland(self.longitude, self.latitude):
            raise fault("coordinates-swapped", latitude=self.latitude, longitude=self.longitude)
        if not _in_finland(self.latitude, self.longitude):
            raise fault("coordinates-outside", latitude=self.latitude, longitude=self.longitude)
        return self


def _in_finland(latitude: float, longitude: float) -> bool:
    return 59.4 <= latitude <= 70.2 and 19.0 <= longitude <= 31.7
