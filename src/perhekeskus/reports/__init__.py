"""What editors should look at, worked out from the Catalogue and from git's history: the same values as text, as data and as pages."""

from .desk import Desk
from .outputs import as_data, as_text
from .values import Figure, Item, Items, Report, Row, Said, Table
from .words import Words

__all__ = ["Desk", "Figure", "Item", "Items", "Report", "Row", "Said", "Table", "Words", "as_data", "as_text"]
