"""Which unit was probably meant by a name that none bears: one that is a slip of the keyboard away, and no other.

Names of units are long and nearly the same: “VKSND tỉnh …” is most of each. Compared as a whole, a court, a police unit
or a foreign procuracy is near to some office of ours; so what all have in common is left out, and one word may differ.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from plugins.registry.texts import fold_name, without_marks

_COMMON = re.compile(r"(?:(?:vien kiem sat(?: nhan dan)?|vks(?:nd)?|tinh|thanh pho|tp|huyen|thi xa|tx|quan(?! su)) )+")
_WORD = re.compile(r"[a-z0-9]+")
_NEAR = 0.6  # of one word: two letters of three, exchanged letters
_SAME = 0.85  # of all without the gaps between words, `lamdong`
_LETTERS = 2  # that one may be longer then: a word more makes another name


def near_unit(written: str, forms: Mapping[str, object]) -> str | None:
    """Return the id of the unit one slip from *written*; *forms* are ids, or names and the id of who bears each."""
    wanted = _own_words(written)
    best, found = 0.0, None
    for form in sorted(forms):
        likeness = _likeness(wanted, _own_words(form))
        if likeness > best:
            best, found = likeness, form
    if found is None:
        return None
    bearer = forms[found]
    return bearer if isinstance(bearer, str) else found


def _own_words(text: str) -> tuple[str, ...]:
    """Return the words that tell a name from others: without those with which such names begin, and without marks."""
    plain = " ".join(_WORD.findall(without_marks(fold_name(text))))
    common = _COMMON.match(plain)
    return tuple(plain[common.end() if common else 0 :].split())


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return how near two names are, 0 for those that are of two units."""
    if not one or not other:
        return 0.0
    joined, beside = "".join(one), "".join(other)
    whole = SequenceMatcher(None, joined, beside).ratio()
    if whole >= _SAME and abs(len(joined) - len(beside)) <= _LETTERS and _numbers(one) == _numbers(other):
        return whole
    if len(one) != len(other):
        return 0.0
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differing) > 1:
        return 0.0
    return whole if all(SequenceMatcher(None, a, b).ratio() >= _NEAR for a, b in differing) else 0.0


def _numbers(words: tuple[str, ...]) -> list[str]:
    return [word for word in words if word.isdigit()]
