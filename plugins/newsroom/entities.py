"""Entities: characters written as `&…;`, read as browsers do. The standard library drops some of them unsaid."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from msgspec import Struct

from plugins.registry.hidden import hidden_sign

_NUMBER = re.compile(r"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));?")
_LONG_NUMBER = re.compile(r"&#(?:([0-9]{100,})|[xX]([0-9a-fA-F]{100,}));?")
_MOST_DIGITS = 8  # of a code point; more, without the noughts before them, are of none, and slow to read
_LOST = "\ufffd"


class Entity(Struct, frozen=True):
    """A number of a hidden sign: where it begins, and what a browser *shows* for it."""

    start: int
    shown: str


def unescaped(text: str) -> str:
    """Return *text* with the characters that its entities stand for, those that no text should have among them."""
    return html.unescape(_NUMBER.sub(_read, text)) if "&" in text else text


def shortened(text: str) -> str:
    """Return *text* with endless numbers as short ones: Python refuses to read those of 4,300 digits."""
    return _LONG_NUMBER.sub(lambda number: f"&#x{_code(number):X};", text) if "&#" in text else text


def hidden_entities(text: str) -> Iterator[Entity]:
    """Yield each entity of *text* that stands for a sign that no text of ours may hold (`registry.hidden`)."""
    for number in _NUMBER.finditer(text) if "&#" in text else ():
        shown = _shown(_code(number))
        if hidden_sign(shown):
            yield Entity(number.start(), shown)


def _read(number: re.Match[str]) -> str:
    shown = _shown(_code(number))
    # Others are read by the standard library: it knows those of Windows, and that a text may go on like one.
    return shown if hidden_sign(shown) else number[0]


def _code(number: re.Match[str]) -> int:
    digits = (number[1] or number[2]).lstrip("0")
    if len(digits) > _MOST_DIGITS:
        return 0x110000
    return int(digits or "0", 10 if number[1] else 16)


def _shown(code: int) -> str:
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return _LOST
    return html.unescape(f"&#{code};") if 0x80 <= code < 0xA0 else chr(code)
