"""Spelling: names as they are compared. What looks the same, or is the same by either school of spelling, is one.

Case, quotes, dashes and spaces do not matter, nor where a syllable has its tone (Hoà, Hòa). Every other mark does.
"""

from __future__ import annotations

import unicodedata

from plugins.award_lists.sheets import clean
from plugins.registry.texts import fold_name

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))


def spelt(text: str) -> str:
    """Return *text* as names are compared, with every tone behind its syllable: Hoà is Hòa, Hùng is not Hưng."""
    return " ".join(map(_syllable, fold_name(clean(text)).split()))


def _syllable(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    return marks.translate(_TONES) + "".join(mark for mark in marks if ord(mark) in _TONES)
