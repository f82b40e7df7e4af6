"""The order of the Vietnamese alphabet, in which every list of names stands that people read.

Ă and Â follow A, Đ follows D; Ê, Ô, Ơ and Ư follow E, O and U; F, J, W and Z stand in their places. Word by word, as
in a dictionary: by letters, and of the same letters by tones (none, huyền, hỏi, ngã, sắc, nặng), wherever these are
put; capitals last. Numbers go by size: *Phòng 9* before *Phòng 10*. No locale of the machine has a say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Literal

from plugins.registry.spelling import barred, recomposed

Word = tuple[int, int | str, str]
Key = tuple[tuple[Word, ...], str]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACES = str.maketrans({letter: chr(place) for place, letter in enumerate(_ALPHABET, start=1)})
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_SHAPES = "\u0306\u0302\u031b"  # marks that make another letter
_OTHER_MARK = "6"
_WORD = re.compile(r"\d+|[^\W\d_]+")
_NUMBER, _LETTERS = 0, 1


def collation_key(text: str) -> Key:
    """Return the key by which *text* stands among others; signs and the width of blanks make no difference."""
    return tuple(map(_word, _WORD.findall(recomposed(text)))), text.swapcase()


@lru_cache(maxsize=16384)  # names are made of few syllables
def _word(word: str) -> Word:
    """Return the key of a word: a number's length and digits, or places in the alphabet and tones."""
    if word[0].isdecimal():
        digits = "".join(str(unicodedata.decimal(digit)) for digit in word).lstrip("0")
        return _NUMBER, len(digits), digits
    letters, tones = "", ""
    for letter in barred(word).casefold():
        if letter in _ALPHABET:
            letters += letter
            continue
        plain, marks = _apart(letter)
        letters += plain
        tones += "".join(_TONES.get(mark, _OTHER_MARK) for mark in marks)
    return _LETTERS, letters.translate(_PLACES), tones


def _apart(letter: str) -> tuple[str, str]:
    """Return *letter*, a small one, as it stands in the alphabet, and the marks that it has besides."""
    marks = unicodedata.normalize("NFD", letter)
    shaped = unicodedata.normalize("NFC", marks[0] + "".join(mark for mark in marks if mark in _SHAPES))
    if shaped in _ALPHABET:
        return shaped, "".join(mark for mark in marks[1:] if mark not in _SHAPES)
    return marks[0], marks[1:]


def person_key(name: str) -> tuple[Key, Key, Key]:
    """Return the key by which people stand: by the given name, which stands last, the middle, and the family's name."""
    words = name.split() or [""]
    family = words[0] if len(words) > 1 else ""
    return collation_key(words[-1]), collation_key(" ".join(words[1:-1])), collation_key(family)


# Nobody looks for a city apart from the provinces.
_KIND_OF_PLACE = re.compile(
    r"^(viện\s+kiểm\s+sát\s+nhân\s+dân|viện\s+ksnd|vksnd|vks)\s+(?:tỉnh|thành\s+phố|tp\b\.?|huyện|quận|thị\s+xã)\s*",
    re.IGNORECASE,
)


def unit_key(name: str) -> Key:
    """Return the key by which units stand: *VKSND thành phố Cần Thơ* between *tỉnh Cao Bằng* and *tỉnh Đắk Lắk*."""
    words, text = collation_key(_KIND_OF_PLACE.sub(r"\1 ", recomposed(name).strip(), count=1))
    return words, f"{text} {name}"


def initial(name: str) -> str:
    """Return the capital letter under which *name* stands in an index: that of Đức is Đ; empty if it has none."""
    letters = barred(recomposed(name).casefold())
    return next((_apart(letter)[0].upper() for letter in letters if letter.isalnum()), "")


def key_of(kind: Literal["unit", "person"]) -> Callable[[str], tuple[Any, ...]]:
    """Return by which key the names of units, or of people, stand."""
    return person_key if kind == "person" else unit_key
