"""Days of a row of hours, and the times they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..openings import HoursError, Opening, canonical, read_openings


def written(keys: Iterable[str], times: str) -> str:
    """Days and times as a row of a file may have them."""
    keys = tuple(keys)
    return f"{', '.join(keys)}{':' if len(keys) == 1 else ''} {times}"


@dataclass
class Group:
    """Keys of days, their times as they were written, and which such days of a month are meant."""

    keys: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    ordinals: list[str] = field(default_factory=list)

    def openings(self) -> tuple[Opening, ...]:
        """Raises HoursError with the days before the times that it tells of."""
        try:
            return read_openings(", ".join(self.times))
        except HoursError as error:
            raise HoursError(error.kind, error.value, **{name: self._with_days(name, str(text)) for name, text in error.details.items()}) from None

    def _with_days(self, name: str, times: str) -> str:
        """Days before times that an error tells of; an example has days even where the text names none."""
        return times if name == "understood" and not self.keys else written(self.keys or ["mon-fri"], times)

    def understood(self) -> str:
        """The days, with their times where these can be read."""
        try:
            return written(self.keys, canonical(self.openings())) if self.times else ", ".join(self.keys)
        except HoursError:
            return ", ".join(self.keys)
