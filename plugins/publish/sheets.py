"""What is kept of a file when it was read: enough to judge the links of others, and its own again when others change.

It is kept for every file of the site at once, so it is short.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from zlib import crc32

from plugins.publish.trees import Signature

_AMONG = b"\xff"  # no UTF-8 has this byte
_MARK = 4  # bytes, as the numbers of an array("I")

NEVER: Signature = (-1, -1, -1)  # of no file


class Sheet(NamedTuple):
    """What is known of a file: how to know it again, its ids (`packed`), the marks of what its links need."""

    signature: Signature
    ids: bytes
    marks: bytes


def mark(target: str, anchor: str = "") -> bytes:
    """Return a few bytes for a file, or for an anchor in it. Others may have the same: good for “perhaps”."""
    return crc32(f"{target}#{anchor}".encode("utf-8", "surrogatepass")).to_bytes(_MARK, "little")


def holders(sheets: Mapping[str, Sheet], marks: Iterable[bytes]) -> Iterator[str]:
    """Yield the files that have one of the *marks*: their links need what it stands for, or what looks like it."""
    wanted = frozenset(array("I", b"".join(marks)))
    if wanted:
        for path, sheet in sheets.items():
            if not wanted.isdisjoint(array("I", sheet.marks)):
                yield path


def packed(ids: Iterable[str]) -> bytes:
    """Return *ids* as one value."""
    return _AMONG.join([text.encode("utf-8", "surrogatepass") for text in sorted(ids)])


def unpacked(ids: bytes) -> set[str]:
    """Return the ids of `packed`; for none an empty one, which no link can name."""
    return {text.decode("utf-8", "surrogatepass") for text in ids.split(_AMONG)}
