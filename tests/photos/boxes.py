"""A reader of picture files that knows only their boxes: what stands in a file beside pixels.

It is not Pillow's, which made the files.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

# What a picture of ours is made of. Whatever else a file holds is told.
ALLOWED = {
    "jpg": {"SOI", "APP0", "DQT", "SOF0", "SOF2", "DHT", "SOS", "EOI"},  # APP0 is JFIF: a version and a density
    "png": {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"},
    "webp": {"VP8 ", "VP8L", "VP8X", "ALPH"},
    "avif": {
        "ftyp", "meta", "hdlr", "pitm", "iloc", "iinf", "infe", "infe:av01", "iref", "auxl", "prem", "iprp", "ipco",
        "ispe", "pixi", "av1C", "colr:nclx", "auxC", "ipma", "mdat",
    },
}  # fmt: skip
_JPEG = {0xD8: "SOI", 0xD9: "EOI", 0xDB: "DQT", 0xC0: "SOF0", 0xC2: "SOF2", 0xC4: "DHT", 0xDA: "SOS", 0xFE: "COM"}
_VP8X_METADATA = 0b00101100  # ICC profile, Exif, XMP


def foreign(name: str, data: bytes) -> set[str]:
    """Return what the file *name* holds that no picture of ours should."""
    extension = name.rsplit(".", 1)[1]
    return set(boxes(extension, data)) - ALLOWED[extension]


def boxes(extension: str, data: bytes) -> Iterator[str]:
    """Yield the names of everything in a file; nothing may stand between or after them."""
    return {"jpg": _jpeg, "png": _png, "webp": _webp, "avif": _avif}[extension](data)


def _jpeg(data: bytes) -> Iterator[str]:
    at = 0
    while at < len(data):
        assert data[at] == 0xFF, f"no marker at {at}"
        marker = data[at + 1]
        yield _JPEG.get(marker, f"APP{marker - 0xE0}" if 0xE0 <= marker <= 0xEF else f"{marker:#x}")
        at += 2
        if marker in (0xD8, 0xD9):
            continue
        if marker == 0xE0:
            assert data[at + 2 : at + 7] == b"JFIF\0", "a thumbnail, or somebody's own"
            assert data[at : at + 2] == b"\0\x10"
        at += int.from_bytes(data[at : at + 2])
        if marker == 0xDA:  # the pixels, to the next marker
            while data[at] != 0xFF or data[at + 1] == 0 or 0xD0 <= data[at + 1] <= 0xD7:
                at += 1


def _png(data: bytes) -> Iterator[str]:
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    at = 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        yield kind.decode()
        at += 12 + length


def _webp(data: bytes) -> Iterator[str]:
    assert (data[:4], data[8:12], len(data)) == (b"RIFF", b"WEBP", int.from_bytes(data[4:8], "little") + 8)
    at = 12
    while at < len(data):
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        yield kind.decode()
        if kind == b"VP8X" and data[at + 8] & _VP8X_METADATA:
            yield "VP8X says metadata"
        at += 8 + length + length % 2


_FULL = {"meta": 4, "iprp": 0, "ipco": 0, "iref": 4}


def _avif(data: bytes) -> Iterator[str]:
    at = 0
    while at < len(data):
        length, raw = struct.unpack(">I4s", data[at : at + 8])
        kind = raw.decode()
        assert length >= 8, "a box to the end of the file"
        inside = data[at + 8 : at + length]
        yield f"colr:{inside[:4].decode()}" if kind == "colr" else kind
        if kind in _FULL:
            yield from _avif(inside[_FULL[kind] :])
        elif kind == "iinf":
            yield from _avif(inside[6:])
        elif kind == "infe":
            yield f"infe:{inside[8:12].decode()}"
        at += length
