"""The scans of a JPEG: how often a decoder has to go over the whole picture.

A picture that shows bit by bit has about ten. A few bytes are enough for one, so a small file can have thousands.
"""

from __future__ import annotations

import re

SCAN_LIMIT = 100

_START = b"\xff\xda"
_MARKER = re.compile(b"\xff+([^\x00\xff])")
_ALONE = frozenset([0x01, *range(0xD0, 0xD9)])  # markers without a length: of restarts, and the beginning
_SCAN, _END = 0xDA, 0xD9


def number_of_scans(data: bytes) -> int:
    """Return how many scans the first picture of the JPEG in *data* has, if these are more than `SCAN_LIMIT`.

    Otherwise it may be more: thumbnails and further pictures count, too.
    """
    most = data.count(_START)
    return most if most <= SCAN_LIMIT else _counted(data)


def _counted(data: bytes) -> int:
    scans = position = 0
    while found := _MARKER.search(data, position):
        marker = found[1][0]
        position = found.end()
        if marker == _END:
            break
        if marker in _ALONE:
            continue
        scans += marker == _SCAN
        position += int.from_bytes(data[position : position + 2])  # a scan goes on behind it, without markers
    return scans
