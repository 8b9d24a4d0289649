"""What a comparison found, as text for editors and as data for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..catalogue import Catalogue
from ..manuscript import flow_text
from ..problems import remarks, shown
from .comparison import Difference
from .offers import Doubt, Offer
from .survey import Finding


def lines_of(finding: Finding, catalogue: Catalogue, language: str) -> Iterator[str]:
    """Of a place of ours what differs, and then what its editor should know; of one that may be ours, which it is. Of others nothing."""
    if finding.is_ours and finding.differences:
        yield from (line_of(finding, difference, language) for difference in finding.differences)
        yield from doubt_lines(finding.offer, language)
    elif finding.match and not finding.is_ours:
        yield perhaps_line(finding, catalogue, language)


def line_of(finding: Finding, difference: Difference, language: str) -> str:
    """'data/…/majakka.yaml:6: katuosoite: Rantatie 1 ≠ Rantatie 2', or what the catalogue adds."""
    kind = "ptv-lacks" if difference.lacks else "ptv-differs"
    place, column = finding.document.position((difference.field,))
    return remarks()[kind][language].format(file=finding.document.file, line=place, field=field_name(difference.field, language), ours=shown(flow_text(difference.ours)), theirs=shown(flow_text(difference.theirs)))


def doubt_lines(offer: Offer, language: str) -> Iterator[str]:
    """What an editor has to know of a location that the file cannot say."""
    return (f"  {name_of(offer)}: {said_of(doubt, language)}" for doubt in offer.doubts)


def said_of(doubt: Doubt, language: str) -> str:
    what = field_name(doubt.what, language) if doubt.kind == "person" else shown(doubt.what)
    return remarks()[f"ptv-doubt-{doubt.kind}"][language].format(what=what)


def name_of(offer: Offer) -> str:
    """Its name and id."""
    return f"{shown(next(iter(offer.location.name.values())))} ({shown(offer.location.id)})"


def field_name(field: str, language: str) -> str:
    return remarks()[f"fact-{field.replace('_', '-')}"][language]


def perhaps_line(finding: Finding, catalogue: Catalogue, language: str) -> str:
    """A location that may be one of ours: which, by what, and what to write if it is."""
    how = remarks()[f"ptv-by-{finding.match.how}"][language]
    return remarks()["ptv-perhaps"][language].format(name=name_of(finding.offer), file=catalogue.origins.get(("place", finding.match.place), finding.match.place), how=how, id=finding.offer.location.id)


def as_data(finding: Finding, catalogue: Catalogue) -> dict[str, object]:
    """One finding as plain values: fields by their keys in files."""
    offer, match = finding.offer, finding.match
    return {
        "ptv": offer.location.id, "name": dict(offer.location.name), "place": match and match.place, "match": match.how if match else None, "file": catalogue.origins.get(("place", match.place)) if match else None,
        "differences": [{"field": one.field, "line": finding.document.position((one.field,))[0], "lacks": one.lacks, "ours": one.ours, "theirs": one.theirs} for one in finding.differences],
        "doubts": [doubt._asdict() for doubt in offer.doubts],
    }  # fmt: skip


def withdrawn_lines(withdrawn: Mapping[str, str], catalogue: Catalogue, language: str) -> Iterable[str]:
    return (remarks()["ptv-withdrawn"][language].format(file=catalogue.origins["place", place], id=id) for place, id in withdrawn.items())
