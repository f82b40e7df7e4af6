"""Signs that are another than they look: blanks that nobody sees, letters of other alphabets, dashes that are none."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

UNSEEN_BLANKS = "\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
"""Characters that look like a blank, or like nothing, and are neither a space nor a Tab."""


def quoted(text: str) -> str:
    """Return *text* as a quoted scalar of YAML that holds it exactly."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def unseen(sign: str) -> str:
    """Return the words for a sign that looks like a blank, or like nothing."""
    return f"dấu cách lạ, không nhìn thấy được (U+{ord(sign):04X})"


# Cyrillic and Greek letters that look like those of ids and of the words of the contract.
_ALIKE = str.maketrans("авеікмнорсѕтухјԁһԛԝɡοαενρτυιχκ", "abeikmhopcstyxjdhqwgoaenptuixk")
_UNSEEN = re.compile(f"[{UNSEEN_BLANKS}]")
_BLANKS = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def as_it_looks(text: str) -> tuple[str | None, str]:
    """Return *text* as a reader takes it, and the words for the first sign in it that is another than it looks."""
    found = _UNSEEN.search(text)
    plain = _UNSEEN.sub(lambda sign: " " if sign[0] in _BLANKS else "", text).strip()
    alike = unicodedata.normalize("NFKC", plain).translate(_ALIKE)
    if found:
        return unseen(found[0]), alike
    letter = next((one for one, other in zip(plain, alike, strict=False) if one != other), None)
    return (f"“{letter}”, chữ trông giống nhưng là chữ khác (U+{ord(letter):04X})" if letter else None), alike


class Dash(Struct, frozen=True):
    """A sign that was meant as the dash before an entry of a list, why it is none, and the entry."""

    reason: str
    rest: str
    is_unseen: bool


_DASHES = frozenset("-–—•·")
_DASH = re.compile(rf"(?P<dash>[-–—•·])(?P<blank>[{UNSEEN_BLANKS}]*) *(?P<rest>[^\s-].*)", re.DOTALL)


def dash_of(text: str) -> Dash | None:
    """Return the dash at the beginning of *text*, if it is none to YAML."""
    found = _DASH.fullmatch(text) if text[:1] in _DASHES else None  # it is asked of every text
    if found is None or text.startswith("- "):
        return None
    if found["dash"] != "-":
        reason = f"đầu mục là dấu “{found['dash']}”, không phải dấu “-”"
    elif found["blank"]:
        reason = f"sau dấu “-” có {unseen(found['blank'][0])}"
    else:
        reason = "sau dấu “-” ở đầu mục thiếu dấu cách"
    return Dash(reason, found["rest"], bool(found["blank"]))
