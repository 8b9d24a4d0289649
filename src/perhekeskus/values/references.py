"""Names of records. The validation context holds, for each kind, the ids that exist (for municipalities: name → id)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationInfo, WithJsonSchema

from ..refusals import fault


def _known(kind: str) -> Callable[[str, ValidationInfo], str]:
    def check(text: str, info: ValidationInfo) -> str:
        known: Mapping[str, Any] | None = (info.context or {}).get(kind)
        if known is None:
            return text
        if text not in known:
            raise fault(f"unknown-{kind}", value=text, options=tuple(known))
        return known[text] if isinstance(known[text], str) else text

    return check


def _one_of(kind: str) -> WithJsonSchema:
    """An editor's program offers those it knows, and only checking knows them all."""
    return WithJsonSchema({"known": kind})


ServiceId = Annotated[str, AfterValidator(_known("service")), _one_of("service")]
MethodId = Annotated[str, AfterValidator(_known("method")), _one_of("method")]
HelplineId = Annotated[str, AfterValidator(_known("helpline")), _one_of("helpline")]
SituationId = Annotated[str, AfterValidator(_known("situation")), _one_of("situation")]
PageId = Annotated[str, AfterValidator(_known("page")), _one_of("page")]
MunicipalityId = Annotated[str, AfterValidator(_known("municipality")), _one_of("municipality")]
TermId = Annotated[str, AfterValidator(_known("term")), _one_of("term")]
