"""Bytes that are kept by the folders of the texts they are of: whoever wants one mostly wants its neighbours.

What a folder has is dealt to a few files, so that an edit in a folder of ten thousand does not write them all again.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping
from itertools import accumulate, pairwise

from plugins.freshness.tables import Tables
from plugins.freshness.values import digest_of, packed, unpacked

FILES = 16  # of a folder
OPEN = 32  # files of which it is known where in them things are

_Places = dict[str, tuple[int, int]]
"""By the path of a text, where what is kept of it starts in its file, and where it ends."""
_SIZE = 4  # bytes, at the start of a file, that say how long its places are


class Drawers:
    """What is kept on *shelf* under *name*, by the paths of texts."""

    def __init__(self, shelf: Tables, name: str) -> None:
        self._shelf, self._name = shelf, name
        self._open: OrderedDict[str, _Places] = OrderedDict()

    def get(self, path: str, digest: bytes) -> bytes | None:
        """Return what is kept of the text at *path*, if it is what has the hash *digest*."""
        group = group_of(path)
        place = self._places(group).get(path)
        if place is None:
            return None
        # Read by itself: to hold what a few files have would be a tenth of a build's memory.
        found = self._shelf.part(self._file(group), *place)
        return found if digest_of(found) == digest else None

    def put(self, found: Mapping[str, bytes], is_there: Callable[[str], bool]) -> None:
        """Keep what is *found* of texts, and forget what is kept beside it of those that are not there any more."""
        groups: defaultdict[str, dict[str, bytes]] = defaultdict(dict)
        for path, data in found.items():
            groups[group_of(path)][path] = data
        for group, new in groups.items():
            old = self._shelf.take(self._file(group)) or b""
            kept = {path: old[start:end] for path, (start, end) in _places(old).items() if is_there(path)} | new
            self._open.pop(group, None)
            self._shelf.put(self._file(group), _drawer(kept))

    def _places(self, group: str) -> _Places:
        found = self._open.pop(group, None)
        if found is None:
            found = _places(self._shelf.take(self._file(group)) or b"")
        self._open[group] = found
        if len(self._open) > OPEN:
            self._open.popitem(last=False)
        return found

    def _file(self, group: str) -> str:
        return f"{self._name}/{group}"


def _drawer(kept: Mapping[str, bytes]) -> bytes:
    """Return the file of what is *kept*."""
    borders = pairwise(accumulate(map(len, kept.values()), initial=0))
    said = packed(dict(zip(kept, borders, strict=True)))
    return b"".join((len(said).to_bytes(_SIZE), said, *kept.values()))


def _places(file: bytes) -> _Places:
    """Return what is where in a *file*."""
    first = _SIZE + int.from_bytes(file[:_SIZE])
    places: _Places = unpacked(_Places, file[_SIZE:first]) or {}
    return {path: (first + start, first + end) for path, (start, end) in places.items()}


def group_of(path: str) -> str:
    """Return what is the same for texts that lie in one drawer: one process should put them."""
    folder = hashlib.blake2b(posixpath.dirname(path).encode(), digest_size=6).hexdigest()
    return f"{folder}-{hashlib.blake2b(path.encode(), digest_size=1).digest()[0] % FILES:x}"
