"""Nothing has changed: told by the standard library alone, in a few hundred milliseconds for ten thousand items.

A build leaves a note: what it was asked for, until when it holds, what lay in its folders, what it had to say. The next
that is asked for the same says the same, if everything still lies as it did. Whatever it is not sure of it leaves to
the build.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from plugins.freshness import fingerprints
from plugins.freshness.shelf import Shelf
from plugins.freshness.signatures import MARGIN

FOLDER = "unchanged"  # in the cache


class Inputs(NamedTuple):
    """Folders, and one hash of what the file system says of everything in them."""

    folders: tuple[str, ...]
    digest: str | None

    @classmethod
    def of(cls, folders: Iterable[str]) -> Inputs:
        """Return what is seen now."""
        sorted_ = tuple(sorted(folders))
        return cls(sorted_, _digest(_below(sorted_)))


class Note:
    """What the last build left that was *asked* for this, in the folder *cache*; of no use with other *settings*."""

    def __init__(self, cache: Path, asked: Iterable[str], settings: bytes = b"") -> None:
        request = json.dumps(list(asked)).encode()
        self._name = hashlib.blake2b(request, digest_size=8).hexdigest()  # so that what is of no use makes room
        self._shelf = Shelf(cache / FOLDER, hashlib.blake2b(request + settings + fingerprints.code()).digest())

    def leave(
        self,
        *,
        started: int,
        until: float | None,
        inputs: Inputs,
        output: str,
        lies: Mapping[str, tuple[int, int, int, int]],
        said: dict[str, str],
        mark: str = "",
    ) -> None:
        """Leave a note of a build that began at *started* (nanoseconds) and holds *until* (seconds), if that is known.

        *inputs* are what it was to read, as seen before it began; *lies* what it has put into *output*, with time of
        the last change, size, inode and time of any change; of folders the times alone count. *said* is what it says.
        While there is a file *mark*, another build is at it, or was killed and left something to remove: then it does
        not hold.
        """
        paths = sorted(lies)
        note = {
            "started": started,
            "until": until,
            "inputs": inputs.folders,
            "seen": inputs.digest,
            "output": output,
            "paths": paths,
            "lies": _digest((path, *lies[path]) for path in paths),
            "said": said,
            "mark": mark,
        }
        self._shelf.put(self._name, json.dumps(note).encode())

    def holds(self) -> dict[str, str] | None:
        """Return what the build would say; None if it may have something to do."""
        data = self._shelf.take(self._name)
        if data is None:
            return None
        note = json.loads(data)
        if note["until"] is not None and time.time() >= note["until"]:
            return None
        if note["mark"] and os.path.lexists(note["mark"]):
            return None
        before = note["started"] - MARGIN
        if _digest(_below(note["inputs"]), before) != note["seen"]:
            return None
        return note["said"] if _digest(_at(note["output"], note["paths"])) == note["lies"] else None


Seen = tuple[str, int, int, int] | tuple[str, int, int, int, int]
"""A path, and what the file system says of what is there: time of the last change, size, which file.

In the output the time of any change as well, which nobody can set back: there a file changes only when a build, or
somebody who has no business there, changes it. What lies in the content is copied, linked and moved all day.
"""


def _digest(found: Iterable[Seen], before: int | None = None) -> str | None:
    """Return one hash of all; None if something had its last change not surely *before* that instant."""
    seen = []
    for one in found:
        if before is not None and one[1] >= before:
            return None
        seen.append(one)
    # The plainest bytes that there are of numbers and words; they are never read back.
    return hashlib.blake2b(marshal.dumps(seen, 0), digest_size=16).hexdigest()


def _below(roots: Iterable[str]) -> Iterator[Seen]:
    """Yield everything in the folders *roots*, with the folders: these say when a file was put there, however old."""
    for root in roots:
        yield _seen(root, root)
        if os.path.isdir(root):  # noqa: PTH112  no objects here: each would cost as much as looking
            yield from _in(root)


def _in(folder: str) -> Iterator[Seen]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        looked = entry.stat(follow_symlinks=False)
        yield entry.path, looked.st_mtime_ns, looked.st_size, looked.st_ino
        if entry.is_dir(follow_symlinks=False):
            yield from _in(entry.path)


def _at(root: str, paths: Iterable[str]) -> Iterator[Seen]:
    for path in paths:
        file = f"{root}/{path}"
        try:
            looked = os.lstat(file)
        except OSError:
            yield path, 0, 0, 0, 0
            continue
        size, inode = (0, 0) if stat.S_ISDIR(looked.st_mode) else (looked.st_size, looked.st_ino)
        yield path, looked.st_mtime_ns, size, inode, looked.st_ctime_ns


def _seen(file: str, name: str) -> Seen:
    try:
        looked = os.lstat(file)
    except OSError:
        return name, 0, 0, 0
    if stat.S_ISDIR(looked.st_mode):
        return name, looked.st_mtime_ns, 0, 0
    return name, looked.st_mtime_ns, looked.st_size, looked.st_ino
