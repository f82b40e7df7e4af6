"""Spelling: names as they are compared. What looks the same, or is the same by either school of spelling, is one."""

from __future__ import annotations

from plugins.award_lists.sheets import clean
from plugins.registry.texts import fold_name


def spelt(text: str) -> str:
    """Return *text* as names are compared everywhere (`fold_name`), whatever a spreadsheet has in it: Hoà is Hòa."""
    return fold_name(clean(text))
