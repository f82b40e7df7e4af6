"""Words in plain ASCII, for ids and slugs."""

from __future__ import annotations

import re
import unicodedata


def ascii_words(text: str) -> list[str]:
    """Return the words of *text* without diacritics, in small letters."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
