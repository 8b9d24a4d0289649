"""What readers saw change in the last months: each record on each day, from git, in the words of both languages."""

from .entries import DAYS, MOST, Entry, Fact, News
from .telling import news_of

__all__ = ["DAYS", "MOST", "Entry", "Fact", "News", "news_of"]
