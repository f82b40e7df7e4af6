"""Signatures: what the file system says of a file, by which one that has not changed is known without reading it."""

from __future__ import annotations

import os
from typing import NamedTuple

MARGIN = 2_000_000_000  # nanoseconds: the coarsest file systems count in steps of two seconds


class Signature(NamedTuple):
    """The time of the last change in nanoseconds, the size in bytes, and which file it is."""

    mtime: int
    size: int
    inode: int

    def is_still(self, before: tuple[int, int, int], instant: int) -> bool:
        """Tell whether a file that was read at *instant*, and was as *before*, cannot be another now."""
        return self == before and self.is_older_than(instant)

    def is_older_than(self, instant: int) -> bool:
        """Tell whether the file had its last change so long before *instant* that none after it can look the same."""
        return self.mtime < instant - MARGIN


def signature(stat: os.stat_result) -> Signature:
    """Return the signature in *stat*."""
    return Signature(stat.st_mtime_ns, stat.st_size, stat.st_ino)
