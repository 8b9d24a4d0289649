"""What readers will see change: the site's facts as they were at a version of the repository beside those of today, page by page, in both languages."""

from .comparison import Changes, changes_between, derived_pages
from .history import HistoryError, as_it_was, files_changed
from .state import State
from .summaries import Summary
from .survey import FaultyBefore, since

__all__ = ["Changes", "FaultyBefore", "HistoryError", "State", "Summary", "as_it_was", "changes_between", "derived_pages", "files_changed", "since"]
