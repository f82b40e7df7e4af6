"""Hidden signs: characters that no text of ours may hold, since they show nothing, or not what was meant.

Controls, marks that turn a text about, notes between its lines, what is no character, what only one font can show, and
what is left of a letter that was lost. Signs that come with any paste are none of these: `unseen` takes them away.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from plugins.problems import Place, Problem, Rule
from plugins.registry import rules

PRIVATE = "\ue000-\uf8ff"
_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f"
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # line ends that editors do not show; what turns a text about
    "\ud800-\udfff\ufdd0-\ufdef\ufff0-\ufffc\ufffe\uffff"  # halves of characters, none at all, notes, an object
)
HIDDEN_SIGNS = f"{_CONTROLS}{PRIVATE}\ufffd"
"""Those of the first plane, for a class of `re`; but for U+2800."""
# A blank of Braille is one among its letters; elsewhere it is what `title: "⠀"` is made of.
_LONE_BLANK = "(?<![\u2801-\u28ff])\u2800+(?![\u2801-\u28ff])"
_ENDS_OF_PLANES = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
_BEYOND = re.compile(
    # Of hieroglyphs, shorthand and music; tags and selectors that there are none of; private planes.
    "[\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e00ff\U000e01f0-\U000e0fff"
    f"\U000f0000-\U0010ffff{_ENDS_OF_PLANES}]"
)
_HIDDEN = re.compile(f"[{HIDDEN_SIGNS}]|{_LONE_BLANK}")
_IN_ADDRESS = re.compile(f"[{_CONTROLS}]")
_BEYOND_PRIVATE = 0xF0000
_LEADS = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")  # how UTF-8 begins a character beyond the first plane


def may_hide_beyond(data: bytes) -> bool:
    """Tell whether UTF-8 text has a character beyond the first plane, as an emoji: fast, and mostly not so."""
    return any(lead in data for lead in _LEADS)


def hidden_after(text: str, start: int = 0) -> re.Match[str] | None:
    """Return the first hidden sign of *text* from *start* on; of blanks of Braille all that stand together."""
    found = _HIDDEN.search(text, start)
    beyond = None if text.isascii() else _BEYOND.search(text, start, found.start() if found else len(text))
    return beyond or found


def hidden_sign(text: str) -> str | None:
    """Return the first hidden sign of *text*, if it has any."""
    found = hidden_after(text)
    return found[0][0] if found else None


def hidden_in_address(address: str) -> str | None:
    """Return the first control character of the web address *address*, as it is written or in percent code.

    Line ends are none, for a letter that is addressed (`mailto:…?body=`) may have some; what is not UTF-8 is another
    site's own affair.
    """
    found = _IN_ADDRESS.search(unquote(address, errors="ignore") if "%" in address else address)
    return found[0] if found else None


def problem_of(sign: str, place: Place) -> Problem:
    """Return what is wrong with the hidden *sign* at *place*."""
    return rule_of(sign).at(place, code=ord(sign))


def rule_of(sign: str) -> Rule:
    """Return the rule that the hidden *sign* breaks; its message wants its `code`."""
    if sign == "\ufffd":
        return rules.LOST_LETTER
    return rules.FONT_SIGN if "\ue000" <= sign <= "\uf8ff" or ord(sign) >= _BEYOND_PRIVATE else rules.CONTROL_CHARACTER
