"""Addresses that need no check, as data/links.yaml says: which, until when, and which of them nobody needs any more."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from ..model import Exemption


@dataclass(frozen=True)
class Exceptions:
    """Those that hold on a day, and those that no longer do, by their ids."""

    valid: Mapping[str, Exemption]
    expired: Mapping[str, Exemption]

    @classmethod
    def on(cls, exemptions: Mapping[str, Exemption], today: date) -> Exceptions:
        """An exemption holds on its last day."""
        valid = {id: exemption for id, exemption in exemptions.items() if today <= exemption.until}
        return cls(valid, {id: exemption for id, exemption in exemptions.items() if id not in valid})

    def cover(self, address: str) -> bool:
        return any(covers(exemption, address) for exemption in self.valid.values())

    def unused(self, addresses: Collection[str]) -> list[str]:
        """Ids of those that none of the addresses needs."""
        return [id for id, exemption in self.valid.items() if not any(covers(exemption, address) for address in addresses)]


def covers(exemption: Exemption, address: str) -> bool:
    """Whether the exemption is for this address; the place inside the page does not matter unless it names one."""
    pattern = ".*".join(map(re.escape, exemption.address.split("*")))
    return any(re.fullmatch(pattern, form, re.DOTALL) for form in (address, address.partition("#")[0]))
