"""The last whole fetch beside our places: what is offered for each, which of ours it is, what differs, and which have been withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from .. import reading
from ..catalogue import Catalogue
from ..reading import Document
from .comparison import Difference, differences
from .matching import Match, Matcher
from .offers import Offer, Offers
from .records import location_of, organisation_of, words_of
from .shelf import Fetch


@dataclass(frozen=True)
class Finding:
    """One service location that is ours, may be ours, or could be added. `document` is the file of the place that it surely is."""

    offer: Offer
    match: Match | None = None
    document: Document | None = None
    differences: tuple[Difference, ...] = ()

    @property
    def is_ours(self) -> bool:
        return self.document is not None


@dataclass(frozen=True)
class Survey:
    """Reads the fetch once for each question; one record is in memory at a time."""

    root: Path
    catalogue: Catalogue
    fetch: Fetch
    today: date
    town: str | None = None

    @cached_property
    def offers(self) -> Offers:
        organisations = {item.get("contentId"): organisation_of(item) for item in self.fetch.items("organizations")}
        postal = {item.get("code"): words_of(item.get("name")) for item in self.fetch.items("postal-codes")}
        return Offers(self.catalogue, str(self.fetch.about["wishes"]["base"]), self.today, organisations, postal, self.town)

    @cached_property
    def matcher(self) -> Matcher:
        return Matcher(self.catalogue)

    def findings(self) -> Iterator[Finding]:
        """Of every location that is one of ours, and of those connected with a service that families need."""
        connected = {item.get("channelContentId") for item in self.fetch.items("connections")}
        for item in self.fetch.items("places"):
            if (item.get("contentId") in self.matcher.known or item.get("contentId") in connected) and (location := location_of(item)):
                yield self._finding(self.offers.of(location))

    def withdrawn(self) -> Mapping[str, str]:
        """Our places, each with the catalogue's id, that the catalogue has given up since the first fetch."""
        archived = {item.get("contentId") for item in self.fetch.items("archived")}
        return {place: id for id, place in self.matcher.known.items() if id in archived}

    def _finding(self, offer: Offer) -> Finding:
        match = self.matcher.match(offer)
        if match is None or match.how != "id":
            return Finding(offer, match)
        offer = replace(offer, doubts=tuple(doubt for doubt in offer.doubts if doubt.kind != "municipality"))  # the file says it
        document = reading.read(self.root / self.catalogue.origins["place", match.place], self.root)
        return Finding(offer, match, document, tuple(differences(document.data, self.catalogue.places[match.place], offer, self.today)))
