"""A portal of any size, made from lists of words: the same seed gives the same bytes, on any day and machine."""

from __future__ import annotations

from bench.corpus.model import Corpus, Item, Section
from bench.corpus.whole import AT, make

__all__ = ["AT", "Corpus", "Item", "Section", "make"]
