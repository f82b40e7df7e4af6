"""Stars that were meant to make bold, and stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

_begins_bold = re.compile(r"(?<![\w*(])\*\*(?![*\s)])[^*\n]{0,40}").finditer


def stars_left(root: Element) -> Iterator[str]:
    """Yield what follows each pair of stars in the tree *root* that begins bold and does not end it, with the stars."""
    if root.tag in ("code", "pre"):
        return
    yield from (found[0] for found in _begins_bold(root.text or ""))
    for child in root:
        yield from stars_left(child)
        yield from (found[0] for found in _begins_bold(child.tail or ""))
