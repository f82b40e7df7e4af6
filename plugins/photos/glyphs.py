"""Glyphs: which letters a face has, and a text in these alone, without holes where it lacks one."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from plugins.photos.lettering import Face

# What stands for a sign that the face lacks, where nothing of it is lost. Nobody is told of these.
_THE_SAME = {
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2015": "—",
    "\u2212": "–",
    "\u2024": ".",
    "\u2032": "'",
    "\u2033": '"',
    "\u02bc": "'",
    "\u2043": "-",
    "\u2044": "/",
}
# What comes nearest to one that has a meaning of its own.
_NEAR = {
    "→": "–",
    "←": "–",
    "↔": "–",
    "⇒": "–",
    "➔": "–",
    "➜": "–",
    "➡": "–",
    "№": "No.",
    "●": "–",
    "■": "–",
    "▪": "–",
    "✕": "x",
}
_HIDDEN = frozenset({"\u034f", "\u115f", "\u1160", "\u3164", "\uffa0", *map(chr, range(0xFE00, 0xFE10))})
_EMPTY = re.compile(r"[(\[{“‘«\"'<]\s*[)\]}”’»\"'>](?!\w)")
_LOOSE = re.compile(r"\s+(?=[,.;:!?…)\]}”’»])")
_ALONE = re.compile(r"(?:^|(?<=\s))[,.;:–—/&+-]+(?=\s*$)|^\s*[,.;:–—/&+-]+(?=\s)")


class Drawable(Struct, frozen=True, kw_only=True):
    """A *text* as a face can draw it, and the letters that it *lacks* and that a reader would have seen, each once."""

    text: str
    lacks: str = ""


def drawable(text: str, face: Face) -> Drawable:
    """Return *text* in letters that *face* has.

    Signs that nobody sees (a soft hyphen, U+200B, direction marks) are left out, every space is a plain one. A letter
    that the face lacks becomes the same in another form (“ﬁ”, “Ａ”, “𝐀”), its letter without the mark, or a sign that
    comes near (“→”, “№”); others are left out, with the brackets that would be empty then.
    """
    has = _visible(face.data)
    whole = unicodedata.normalize("NFC", text)
    if has.issuperset(whole):
        return Drawable(text=" ".join(whole.split()))
    pieces, lacks = [], []
    for char in whole:
        if char.isspace() or unicodedata.category(char) == "Zs":
            pieces.append(" ")
        elif _is_unseen(char):
            continue
        elif char in has:
            pieces.append(char)
        else:
            like = _THE_SAME.get(char)
            if like is None:
                if not _is_mark(char):
                    lacks.append(char)
                like = next((one for one in _likes(char) if has.issuperset(one)), " ")
            pieces.append(like)
    drawn = " ".join("".join(pieces).split())
    return Drawable(text=_tidy(drawn) if lacks else drawn, lacks="".join(dict.fromkeys(lacks)))


@cache
def _visible(data: bytes) -> frozenset[str]:
    """Return the letters of a font that are to be drawn: it has a soft hyphen, too, and draws one that is seen."""
    return frozenset(char for char in _glyphs(data) if not _is_unseen(char))


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) in ("Cf", "Cc") or char in _HIDDEN


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me")  # Mc are letters of their own, in Khmer as in Lao


def _likes(char: str) -> Iterator[str]:
    """Yield what may stand for *char*, the best first."""
    if char in _NEAR:
        yield _NEAR[char]
    same = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", char))
    yield same
    if _is_mark(char):
        yield ""
    bare = "".join(one for one in unicodedata.normalize("NFKD", char) if not _is_mark(one))
    if bare:
        yield bare


def _tidy(text: str) -> str:
    """Return *text* without what letters that were left out leave behind: empty brackets, a comma after a space."""
    for pattern in (_EMPTY, _LOOSE, _ALONE):
        text = pattern.sub("", text)
    return " ".join(text.split())


def glyphs(face: Face) -> frozenset[str]:
    """Return every letter that *face* has; raise ValueError if it is no TrueType or OpenType font."""
    return _glyphs(face.data)


@cache
def _glyphs(data: bytes) -> frozenset[str]:
    try:
        return frozenset(map(chr, _codes(_table(data, b"cmap"))))
    except struct.error:
        raise ValueError("a font that is cut off") from None


def _table(font: bytes, wanted: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * number)
        if tag == wanted:
            return font[offset : offset + length]
    raise ValueError("no font, or one without letters")


def _codes(cmap: bytes) -> Iterator[int]:
    """Yield the code points of all Unicode subtables: format 4 has the first 65,536, format 12 all."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for number in range(count):
        _, _, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * number)
        (form,) = struct.unpack_from(">H", cmap, offset)
        if form == 4:
            yield from _segments(cmap[offset:])
        elif form == 12:
            (groups,) = struct.unpack_from(">L", cmap, offset + 12)
            for start, end, _ in struct.iter_unpack(">LLL", cmap[offset + 16 : offset + 16 + 12 * groups]):
                yield from range(start, end + 1)


def _segments(subtable: bytes) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", subtable, 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", subtable, 14)
    starts = struct.unpack_from(f">{count}H", subtable, 16 + double)
    deltas = struct.unpack_from(f">{count}H", subtable, 16 + 2 * double)
    at = 16 + 3 * double
    offsets = struct.unpack_from(f">{count}H", subtable, at)
    for number, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(">H", subtable, at + 2 * number + offset + 2 * (code - start))
            if glyph and (glyph + delta) & 0xFFFF:
                yield code
