"""How a reader tells what is wrong on a page: a form or a letter, as the publisher has it, with the page's name, address and record filled in."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from .model import Corrections
from .wording import Wording

FORMS = {"fi": "korjaus.yml", "sv": "rattelse.yml"}  # in .github/ISSUE_TEMPLATE; their fields are `record` and `page`


@dataclass(frozen=True)
class Ways:
    """Addresses for links: of a form on the web, and of a letter; either may be missing."""

    form: str | None
    letter: str | None


def ways(corrections: Corrections | None, w: Wording, title: str = "", record: str = "", page: str = "") -> Ways | None:
    """What the publisher has configured, filled in with the page's `title`, its address `page` and the id of its record; nothing of the reader."""
    if not corrections:
        return None
    subject = w.label("report_subject", title=title) if title else w.report_subject_any
    form = corrections.issues and _with(corrections.issues, template=FORMS[w.language], title=subject, record=record, page=page)
    letter = corrections.email and _with(f"mailto:{quote(corrections.email, safe='@')}", subject=subject, body=w.label("report_letter", record=record, page=page).replace("\n", "\r\n"))
    return Ways(form, letter)


def _with(address: str, **values: str) -> str:
    """The address with its query lengthened by what is not empty."""
    parts = urlsplit(address)
    query = urlencode({name: value for name, value in values.items() if value}, quote_via=quote)
    return parts._replace(query=f"{parts.query}&{query}" if parts.query else query).geturl()
