"""Ids and codes that others have given, and the addresses of our own pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from ..refusals import fault, is_real, written

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PAGE_ADDRESS = re.compile(rf"/(?:fi|sv)(?:/{_ID.pattern})+/")
_PTV_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _id(text: str) -> str:
    if not _ID.fullmatch(text) or len(text) > 80:
        raise fault("id-form", value=text)
    return text


def _page_address(text: str) -> str:
    if not _PAGE_ADDRESS.fullmatch(text):
        raise fault("page-address-form", value=text)
    return text


def _code(digits: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if not re.fullmatch(f"[0-9]{{{digits}}}", text):
            raise fault("code-form", value=text, digits=digits)
        return text

    return check


def _postal_code(text: str) -> str:
    if not re.fullmatch(r"[0-9]{5}", text):
        raise fault("postal-code-form", value=text)
    return text


def _ptv_id(text: str, info: ValidationInfo) -> str:
    if not _PTV_ID.fullmatch(text):
        raise fault("ptv-id-form", value=text)
    if text.startswith("00000000-") and is_real(info):
        raise fault("from-guide", value=text)
    return text


Id = Annotated[str, AfterValidator(_id), written("id-form", _ID.pattern, "integer", maxLength=80)]
PageAddress = Annotated[str, AfterValidator(_page_address), written("page-address-form", _PAGE_ADDRESS.pattern)]
RegionCode = Annotated[str, AfterValidator(_code(2)), written("code-form", "[0-9]{2}", "integer")]
MunicipalityCode = Annotated[str, AfterValidator(_code(3)), written("code-form", "[0-9]{3}", "integer")]
PostalCode = Annotated[str, AfterValidator(_postal_code), written("postal-code-form", "[0-9]{5}", "integer", maximum=99999)]
PtvId = Annotated[str, AfterValidator(_ptv_id), written("ptv-id-form", _PTV_ID.pattern)]
