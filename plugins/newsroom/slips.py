"""Slips: what was written in a body and came to nothing, or to something else than it says."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

SlipKind = Literal[
    "list lost",
    "list in text",
    "note unused",
    "note missing",
    "note in caption",
    "stars",
    "tag misplaced",
    "tag in list",
    "link in link",
    "shape lost",
]


class Slip(Struct, frozen=True):
    """What was *written*: an attribute list, a footnote, an element of HTML, which may stand in *parents* alone."""

    kind: SlipKind
    written: str
    parents: str = ""
