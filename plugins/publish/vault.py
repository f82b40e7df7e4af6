"""Bytes put away in a file, in one step, that come back whole or not at all."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterable, Iterator
from pathlib import Path
from zlib import crc32

_MAGIC = b"bangvang gate 1\n"
_HEAD = struct.Struct("<16sIQ")  # the magic words, the sum, how many bytes follow
_LENGTH = struct.Struct("<Q")


class Spoilt(Exception):
    """What lies there is not what was put there. Raised by `get` only."""


def put(file: Path, parts: Iterable[bytes]) -> None:
    """Put *parts* into *file*; raise OSError where that cannot be."""
    body = b"".join([piece for part in parts for piece in (_LENGTH.pack(len(part)), part)])
    file.parent.mkdir(parents=True, exist_ok=True)
    for leftover in file.parent.glob(f"{file.name}-*"):  # of killed processes
        leftover.unlink(missing_ok=True)
    new = file.with_name(f"{file.name}-{os.getpid()}")
    try:
        new.write_bytes(_HEAD.pack(_MAGIC, crc32(body), len(body)) + body)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def get(file: Path) -> tuple[int, list[bytes]]:
    """Return the parts in *file* and their sum; raise Spoilt, or OSError where there is no file."""
    data = file.read_bytes()
    body = data[_HEAD.size :]
    try:
        magic, total, size = _HEAD.unpack_from(data)
    except struct.error:
        raise Spoilt from None
    if magic != _MAGIC or size != len(body) or total != crc32(body):
        raise Spoilt
    return total, list(_parts(body))


def _parts(body: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(body):
        (length,) = _LENGTH.unpack_from(body, at)
        at += _LENGTH.size + length
        yield body[at - length : at]
