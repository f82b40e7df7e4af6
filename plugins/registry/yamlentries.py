"""The entries of a long YAML list, each as a text of its own."""

from __future__ import annotations

import re

_BETWEEN = re.compile(r"\n(?=- |-\n)")
_ODD = re.compile(r"^[^\s#-]|^-[^\s]", re.MULTILINE)  # at the margin: neither an entry nor a comment


def entries_of(text: str) -> list[tuple[int, str]] | None:
    """Return the entries of the list that *text* is, each with its first line, from 0; None if it is none.

    Only the margin is looked at. An entry that has a line like the beginning of another, between quotes, is torn: it
    cannot be read then.
    """
    if _ODD.search(text):
        return None
    entries: list[tuple[int, str]] = []
    line = 0
    for piece in _BETWEEN.split(text):
        if piece.startswith("-"):
            entries.append((line, piece + "\n"))
        elif entries or any(one.strip() and not one.startswith("#") for one in piece.split("\n")):
            return None
        line += piece.count("\n") + 1
    return entries
