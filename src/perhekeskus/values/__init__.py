"""The small types that nouns are made of: words, dates, phones, addresses. Each refuses what would mislead a reader."""

from .ages import AgeRange, Ages
from .codes import Id, MunicipalityCode, PageAddress, PostalCode, PtvId, RegionCode
from .contacts import Addresses, Email, Phone, Url
from .references import (
    HelplineId,
    MethodId,
    MunicipalityId,
    PageId,
    ServiceId,
    SituationId,
    TermId,
)  # fmt: skip
from .texts import Words, unfit
from .times import Day, HolidayId, Openings, Rough, RoughDate

__all__ = [
    "Addresses", "AgeRange", "Ages", "Day", "Email", "HelplineId", "HolidayId", "Id", "MethodId", "MunicipalityCode", "MunicipalityId", "Openings", "PageAddress", "PageId", "Phone", "PostalCode", "PtvId", "RegionCode", "Rough", "RoughDate", "ServiceId", "SituationId", "TermId", "Url", "Words", "unfit",
]
