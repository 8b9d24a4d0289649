"""Opening hours in an editor's own words, Finnish, Swedish or English, as the keys of a file. What is not understood is refused, never guessed."""

from .keys import day_keys, read_keys
from .rows import canonical_row, read_spoken
from .vocabulary import DAY_WORDS

__all__ = ["DAY_WORDS", "canonical_row", "day_keys", "read_keys", "read_spoken"]
