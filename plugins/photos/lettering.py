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
    """Return *text* in the first of *sizes* in which it fits the box; in the last with “…” if it fits in none."""
    words = _measured(unicodedata.normalize("NFC", text).split(), face, width / sizes[-1])
    widest = max((wide for _, wide in words), default=0)
    for size in sizes:
        leading = round(size * LEADING)
        room = max(1, height // leading)
        lines = _wrapped(words, width / size)
        if len(lines) <= room and widest <= width / size:
            even = _even(words, lines, width / size)
            return Lines(lines=tuple(even), font=face.at(size), leading=leading)
    last = _cut(lines[room - 1], face.at(size), width)
    return Lines(lines=(*lines[: room - 1], last), font=face.at(size), leading=leading)


_Word = tuple[str, float]  # how wide it is, as a multiple of the size: setting type at every size takes long
_MEASURE = 64  # px
_SPACE = 0.26  # of the size; a little more than the face has, for what hinting adds
_HINTING = 1.01


def _measured(words: Sequence[str], face: Face, width: float) -> list[_Word]:
    """Return *words* and their widths; one that is wider than *width* is in parts."""
    font = face.at(_MEASURE)
    parts = (part for word in words for part in _broken(word, font, width * _MEASURE))
    return [(part, font.getlength(part) * _HINTING / _MEASURE) for part in parts]


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


def _broken(word: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    if font.getlength(word) <= width:
        return [word]
    parts = [""]
    for char in word:
        if parts[-1] and font.getlength(parts[-1] + char) > width:
            parts.append("")
        parts[-1] += char
    return parts


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


def _cut(line: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    """Return *line* with “…” at its end, without the words that leave no room for it."""
    words = line.split(" ")
    while len(words) > 1 and font.getlength(" ".join(words) + ELLIPSIS) > width:
        words.pop()
    kept = " ".join(words)
    while kept and font.getlength(kept + ELLIPSIS) > width:
        kept = kept[:-1]
    return kept.rstrip(" ,;:.–-") + ELLIPSIS
