"""Lettering: words set in lines that fit a box, in the largest type that lets them."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from PIL import ImageFont

LEADING = 1.26  # of the size: capitals with two marks on them stand below letters with a dot under them
ELLIPSIS = "…"
_UNEVEN = 0.2  # of the size; lines are made as even as that


class Face(Struct, frozen=True):
    """A font file, in any size."""

    data: bytes

    @property
    def digest(self) -> str:
        """Return a hash of the file."""
        return _digest(self.data)

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return the face at *size* pixels."""
        return _font(self.data, size)


@cache
def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@cache
def _font(data: bytes, size: int) -> ImageFont.FreeTypeFont:
    # Not Raqm: it is not everywhere, and would set other lines. Vietnamese in NFC needs nothing of it.
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


class Lines(Struct, frozen=True, kw_only=True):
    """Words set in lines, and in what."""

    lines: tuple[str, ...]
    font: ImageFont.FreeTypeFont
    leading: int

    @property
    def height(self) -> int:
        """Return how high they are together."""
        return self.leading * len(self.lines)


def fitted(text: str, face: Face, sizes: Sequence[int], width: int, height: int) -> Lines:
    """Return *text* in the first of *sizes* in which it fits the box; in the last with “…” if it fits in none.

    A word that is wider than the box is broken. Whatever the text, no line is wider than *width*.
    """
    smallest = face.at(sizes[-1])
    words = [part for word in unicodedata.normalize("NFC", text).split() for part in _broken(word, smallest, width)]
    measured = _measured(words, face)
    widest = max((wide for _, wide in measured), default=0)
    for size in sizes:
        leading, font = round(size * LEADING), face.at(size)
        lines = _wrapped(measured, width / size)
        if len(lines) <= max(1, height // leading) and widest <= width / size:
            even = _even(measured, lines, width / size)
            if all(font.getlength(line) <= width for line in even):
                return Lines(lines=tuple(even), font=font, leading=leading)
    return Lines(lines=_cut_off(words, smallest, width, max(1, height // leading)), font=smallest, leading=leading)


_Word = tuple[str, float]  # how wide it is, as a multiple of the size: setting type at every size takes long
_MEASURE = 64  # px
_SPACE = 0.26  # of the size; a little more than the face has, for what hinting adds
_HINTING = 1.01


def _measured(words: Sequence[str], face: Face) -> list[_Word]:
    font = face.at(_MEASURE)
    return [(word, font.getlength(word) * _HINTING / _MEASURE) for word in words]


def _wrapped(words: Sequence[_Word], width: float) -> list[str]:
    """Return *words* in lines of at most *width*."""
    lines: list[list[str]] = []
    reached = width
    for word, wide in words:
        if lines and reached + _SPACE + wide <= width:
            lines[-1].append(word)
            reached += _SPACE + wide
        else:
            lines.append([word])
            reached = wide
    return [" ".join(line) for line in lines]


_ENDS = frozenset("/-–—._?&=#:,;@+")  # an address or a compound is better broken after one of these
_LEAST = (
    0.6  # of the width, that a part broken there fills: two parts never stand in one line, as if a space were there
)


def _broken(word: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Return *word* in parts of at most *width*; a letter stays with the marks on it."""
    parts = []
    while word and font.getlength(word) > width:
        end = _fitting(word, font, width)
        for earlier in range(end, 0, -1):
            if word[earlier - 1] in _ENDS:
                if font.getlength(word[:earlier]) >= width * _LEAST:
                    end = earlier
                break
        parts.append(word[:end])
        word = word[end:]
    return [*parts, word] if word else parts


def _fitting(word: str, font: ImageFont.FreeTypeFont, width: float) -> int:
    """Return how many of the first letters of *word* fit *width*; one letter is taken, whether it fits or not."""
    low, high = 0, len(word)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (middle, high) if font.getlength(word[:middle]) <= width else (low, middle)
    end = max(low, 1)
    while end > 1 and unicodedata.combining(word[end]):
        end -= 1
    while end < len(word) and end <= 1 and unicodedata.combining(word[end]):
        end += 1
    return end


def _even(words: Sequence[_Word], lines: list[str], width: float) -> list[str]:
    """Return as many lines in the narrowest column: no single word is left over for the last."""
    low, high = max((wide for _, wide in words), default=0), width
    while len(lines) > 1 and high - low > _UNEVEN:
        middle = (low + high) / 2
        tried = _wrapped(words, middle)
        if len(tried) == len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _cut_off(words: Sequence[str], font: ImageFont.FreeTypeFont, width: int, room: int) -> tuple[str, ...]:
    """Return *words* in at most *room* lines, measured as they are drawn; “…” stands for those that are left out."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        elif len(lines) < room:
            lines.append(word)
        else:
            lines[-1] = _cut(lines[-1], font, width)
            break
    return tuple(line if font.getlength(line) <= width else _cut(line, font, width) for line in lines)


def _cut(line: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """Return *line* with “…” at its end, without the words that leave no room for it; nothing if there is none."""
    words = line.split(" ")
    while len(words) > 1 and font.getlength(" ".join(words) + ELLIPSIS) > width:
        words.pop()
    kept = " ".join(words)
    while kept and font.getlength(kept + ELLIPSIS) > width:
        kept = kept[:-1]
    cut = kept.rstrip(" ,;:.–-") + ELLIPSIS
    return cut if font.getlength(cut) <= width else ""
