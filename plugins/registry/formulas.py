"""Formulas: texts that a spreadsheet would run when it opens a table. No text of ours is meant so."""

from __future__ import annotations

import unicodedata

# Other forms of these signs, as ＝ and ﹢, are taken for them by some programs, and by who types them over.
_SIGNS = ("=", "+", "-", "@", "\N{MINUS SIGN}")
_BREAKS = ("\t", "\r", "\n")  # they begin a cell or a line of their own where a table is pasted
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"  # shown as nothing, and letters or a symbol by their category


def may_be_run(text: str) -> bool:
    """Tell whether a spreadsheet might take *text* for a formula, whatever nobody sees before it."""
    if text[:1].isascii() and text[:1].isalnum():
        return False  # most cells
    return text.startswith(_BREAKS) or plain_sign(next((char for char in text if not _is_unseen(char)), "")) != ""


def plain_sign(char: str) -> str:
    """Return the sign of formulas that *char* is a form of, as in `=`; nothing if it is none of them."""
    folded = unicodedata.normalize("NFKC", char)
    return folded[0] if folded.startswith(_SIGNS) else ""


def _is_unseen(char: str) -> bool:
    """Tell whether *char* is a blank, or shows nothing: a control, a mark of direction, a filler, a selector."""
    return char.isspace() or unicodedata.category(char)[0] in "CM" or char in _FILLERS
