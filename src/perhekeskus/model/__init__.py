"""The nouns of the site, frozen: what a region, a place, a service, a method, a situation and a phone line are."""

from .departures import Departure
from .files import OF_SITE, SHARED
from .national import (
    MEANING_LENGTH,
    Advice,
    Arranger,
    ContentPage,
    Danger,
    Explanation,
    Group,
    Helpline,
    Method,
    Rating,
    Saying,
    Service,
    Situation,
    Step,
    Term,
)  # fmt: skip
from .places import (
    Accessibility,
    Closure,
    Days,
    FirstVisit,
    HoursException,
    HoursRule,
    InCatalogue,
    Organiser,
    OrganiserKind,
    Period,
    Place,
    PlaceKind,
    PlacePhone,
    Status,
    rows_of,
)  # fmt: skip
from .plans import PlanPart, Question
from .points import Coordinates
from .regions import (
    Area,
    Contact,
    DigitalService,
    HistoryItem,
    Municipality,
    OwnWorker,
    Region,
    RegionMethod,
)  # fmt: skip
from .site import Corrections, Exemption, Gap, Limits, Statement
from .words import (
    LAST_KEYS,
    SUMMARY_LENGTH,
    Audience,
    Check,
    CheckEvery,
    Cost,
    Language,
    Link,
    Noun,
    Prose,
    Record,
    ServedIn,
    Slug,
    Source,
    Summary,
    Text,
    Website,
    WordLists,
    YesNo,
    keys_of,
)  # fmt: skip

__all__ = [
    "OF_SITE", "SHARED", "LAST_KEYS", "MEANING_LENGTH", "SUMMARY_LENGTH", "Language", "ServedIn", "YesNo", "Noun", "keys_of", "Text", "Prose", "Summary", "Website", "Source", "Check", "CheckEvery", "Link", "WordLists", "Slug", "Audience", "Cost", "Record", "PlaceKind", "Status", "OrganiserKind", "Organiser", "PlacePhone", "Period", "HoursRule", "Days", "HoursException", "Closure", "FirstVisit", "Accessibility", "Coordinates", "InCatalogue", "Place", "rows_of", "Group", "Arranger", "Saying", "Service", "Rating", "Method", "Helpline", "Danger", "Step", "Situation", "Term", "Explanation", "Advice", "ContentPage", "Area", "Contact", "DigitalService", "RegionMethod", "HistoryItem", "OwnWorker", "Region", "Municipality", "PlanPart", "Question", "Gap", "Statement", "Corrections", "Limits", "Exemption", "Departure",
]
