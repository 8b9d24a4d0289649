"""Ways to reach somebody: numbers, letter boxes and pages that are there, and nobody's by mistake."""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, ValidationInfo

from ..refusals import fault, is_real, written
from .texts import INVISIBLE

_PHONE = re.compile(r"\+?[0-9][0-9 ]{1,18}[0-9]")
_PHONE_PLACEHOLDER = re.compile(r"[xX?_]{2,}|\.{3}|…")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NAMELESS_EMAIL = re.compile(r"etunimi|sukunimi|fornamn|förnamn|efternamn|firstname|lastname|\[email", re.I)
_HOST = re.compile(r"[^.]+(?:\.[^.]+)+")
_ADDRESS = r"""[hH][tT][tT][pP][sS]?://[^\s<>"'\\@/?#.]+(?:\.[^\s<>"'\\@/?#.]+)+(?:[/?#][^\s<>"'\\]*)?"""
_ADDRESSES = r"https?://[^\s*/]+\.[^\s*/]+(?:/\S*)?"  # in which * after the host stands for anything


def _phone(text: str, info: ValidationInfo) -> str:
    text = " ".join(text.split())
    if _PHONE_PLACEHOLDER.search(text):
        raise fault("phone-placeholder", value=text)
    if not _PHONE.fullmatch(text):
        raise fault("phone-form", value=text)
    if set(text) <= set("0 ") and is_real(info):
        raise fault("from-guide", value=text)
    return text


def _email(text: str, info: ValidationInfo) -> str:
    if _NAMELESS_EMAIL.search(text):
        raise fault("email-placeholder", value=text)
    if not _EMAIL.fullmatch(text):
        raise fault("email-form", value=text)
    if text.endswith(".example") and is_real(info):
        raise fault("from-guide", value=text)
    return text


def _url(text: str, info: ValidationInfo) -> str:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise fault("url-form", value=text) from None
    if parts.scheme not in ("http", "https"):
        raise fault("url-scheme", value=text)
    if not _HOST.fullmatch(host) or re.search(r"[\s<>\"'\\]", text) or INVISIBLE.search(text) or "@" in parts.netloc:
        raise fault("url-form", value=text)
    if host.endswith(".example") and is_real(info):
        raise fault("from-guide", value=text)
    return text


def _addresses(text: str) -> str:
    if not re.fullmatch(_ADDRESSES, text):
        raise fault("exemption-address", value=text)
    return text


Phone = Annotated[str, AfterValidator(_phone), written("phone-form", _PHONE.pattern, "integer")]
Email = Annotated[str, AfterValidator(_email), written("email-form", f"(?!.*(?:{_NAMELESS_EMAIL.pattern})){_EMAIL.pattern}")]
Url = Annotated[str, AfterValidator(_url), written("url-form", _ADDRESS)]
Addresses = Annotated[str, AfterValidator(_addresses), written("exemption-address", _ADDRESSES)]
