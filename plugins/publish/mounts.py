"""Where disks are mounted, as far as the system tells: a file cannot be moved from one disk to another in one step."""

from __future__ import annotations

import re
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")  # Linux; elsewhere a disk is known by its number alone


def mount_points(table: Path = _TABLE) -> list[Path]:
    """Return the folders at which something is mounted, a part of the same disk as well; nothing if nobody knows."""
    try:
        lines = table.read_bytes().splitlines()
    except OSError:
        return []
    points = [line.split(b" ", 5)[4] for line in lines if line.count(b" ") > 4]
    return [
        Path(_ESCAPED.sub(lambda found: bytes([int(found[1], 8)]), point).decode("utf-8", "surrogateescape"))
        for point in points
    ]


_ESCAPED = re.compile(rb"\\([0-7]{3})")
