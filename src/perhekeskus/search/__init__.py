"""Search in two languages: an index made in Python, in pieces of which a browser fetches only what a query needs. Knows nothing of the site."""

from .entries import Entry, Section, from_corpus
from .explaining import explain, read_as
from .index import Index
from .lexicon import kept_lexicon
from .shards import shards

__all__ = ["Entry", "Index", "Section", "explain", "from_corpus", "kept_lexicon", "read_as", "shards"]
