"""The fingerprint of the code: of our own, of the packages that it uses, of the Python that runs it."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_OURS = Path(__file__).resolve().parent.parent


@cache
def code() -> bytes:
    """Return a hash that is another for any other code: whatever was kept is then of no use."""
    found = hashlib.blake2b(digest_size=32)
    for part in (sys.version, *_packages()):
        found.update(part.encode() + b"\0")
    for name, file in sorted(_files(os.fspath(_OURS), "")):
        found.update(name.encode() + b"\0")
        with open(file, "rb") as source:  # noqa: PTH123  two hundred times, before anything else is loaded
            found.update(hashlib.blake2b(source.read()).digest())
    return found.digest()


def _files(folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir() and entry.name != "__pycache__":
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            elif entry.name.endswith(".py"):
                yield prefix + entry.name, entry.path


def _packages() -> list[str]:
    """Return the names of all packages that are installed beside ours, with their versions."""
    try:
        names = os.listdir(sysconfig.get_paths()["purelib"])
    except OSError:
        return []
    return sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))
