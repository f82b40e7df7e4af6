"""Unseen signs: characters that nobody sees on the page and nobody means, such as those that come with a paste.

A text reads the same without them, but `ha-tinh` with one is no id, a name with one is nobody's, and `##` behind one
is no heading. Where a script needs such a sign (Persian, Hindi, Khmer, Thai, a composed emoji), it stays.
"""

from __future__ import annotations

import re
import unicodedata

# Soft hyphen, joiners and marks of direction, zero-width spaces, fillers; variation selectors; tags.
_OF_SCRIPTS = "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"
BASIC_SIGNS = f"\u00ad{_OF_SCRIPTS}\u200b-\u200f\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff"
_RUN = re.compile(f"[{BASIC_SIGNS}\U000e0000-\U000e007f\U000e0100-\U000e01ef]+")
OTHER_SIGNS = b"\xf3\xa0"
"""How tags and rare selectors begin in UTF-8: to look for them so is fast, in a class of `re` they make it slow."""

# Scripts whose letters join or stack: Arabic and its kin, those of India, of South-East Asia (Khmer, Thai, Cham, Tai
# Viet), Tibetan, Mongolian. Hebrew, too, has marks of direction.
_JOINING = re.compile(
    "[\u0590-\u109f\u1700-\u18af\u1950-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001e800-\U0001eeff]"
)
_JOINERS = frozenset("\u034f\u061c\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d\u200e\u200f")
_EMOJI_JOINER, _KEYCAP, _BLACK_FLAG = "\u200d", "\u20e3", "\U0001f3f4"
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_SELECTORS = range(0xFE00, 0xFE10)
_SUPPLEMENT = range(0xE0100, 0xE01F0)  # selectors of rare forms of ideographs
_TAGS = range(0xE0020, 0xE0080)


def without_unseen(text: str) -> str:
    """Return *text* without unseen signs, but for those that the script around them needs."""
    return text if text.isascii() or _RUN.search(text) is None else _RUN.sub(_needed, text)


def _needed(run: re.Match[str]) -> str:
    """Return the signs of *run* that change how its neighbours look."""
    text = run.string
    before = text[run.start() - 1] if run.start() else ""
    after = text[run.end()] if run.end() < len(text) else ""
    kept = ""
    for sign in run[0]:
        if _is_needed(sign, before, after, kept):
            kept += sign
    return kept


def _is_needed(sign: str, before: str, after: str, kept: str) -> bool:
    code = ord(sign)
    if sign in _JOINERS and any(_JOINING.match(side) for side in (before, after)):
        return sign not in kept
    if sign == _EMOJI_JOINER:
        return _is_symbol(before) and _is_symbol(after) and sign not in kept
    if code in _SELECTORS:
        return not kept and (after == _KEYCAP or _may_vary(before))
    if code in _SUPPLEMENT:
        return not kept and unicodedata.category(before or " ") == "Lo"
    return code in _TAGS and before == _BLACK_FLAG  # the flags of England, Scotland and Wales


def _is_symbol(char: str) -> bool:
    return char != "" and (unicodedata.category(char) in ("So", "Sm") or ord(char) in _SKIN_TONES)


def _may_vary(char: str) -> bool:
    """Tell whether *char* may have two forms: a symbol, a sign, an ideograph; no letter or space of ours."""
    return char != "" and unicodedata.category(char) not in ("Lu", "Ll", "Lt", "Mn", "Zs", "Cc")
