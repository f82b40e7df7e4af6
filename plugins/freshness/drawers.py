"""Bytes that are kept by the folders of the texts they are of: whoever wants one mostly wants its neighbours.

What a folder has is dealt to a few files, so that an edit in a folder of ten thousand does not write them all again.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping

from plugins.freshness.tables import Tables
from plugins.freshness.values import digest_of, packed, unpacked

FILES = 16  # of a folder
OPEN = 32  # files that are kept in memory

_Drawer = dict[str, tuple[bytes, bytes]]
"""By the path of a text, the hash of what is kept of it, and that."""


class Drawers:
    """What is kept on *shelf* under *name*, by the paths of texts."""

    def __init__(self, shelf: Tables, name: str) -> None:
        self._shelf, self._name = shelf, name
        self._open: OrderedDict[str, _Drawer] = OrderedDict()

    def get(self, path: str, digest: bytes) -> bytes | None:
        """Return what is kept of the text at *path*, if it is what has the hash *digest*."""
        kept = self._drawer(group_of(path)).get(path)
        return kept[1] if kept and kept[0] == digest else None

    def put(self, found: Mapping[str, bytes], is_there: Callable[[str], bool]) -> None:
        """Keep what is *found* of texts, and forget what is kept beside it of those that are not there any more."""
        groups: defaultdict[str, _Drawer] = defaultdict(dict)
        for path, data in found.items():
            groups[group_of(path)][path] = (digest_of(data), data)
        for group, new in groups.items():
            kept = {path: one for path, one in self._drawer(group).items() if is_there(path)} | new
            self._open.pop(group, None)
            self._shelf.put(self._file(group), packed(kept))  # too much to be held

    def _drawer(self, group: str) -> _Drawer:
        found = self._open.pop(group, None)
        if found is None:
            found = unpacked(_Drawer, self._shelf.take(self._file(group))) or {}
        self._open[group] = found
        if len(self._open) > OPEN:
            self._open.popitem(last=False)
        return found

    def _file(self, group: str) -> str:
        return f"{self._name}/{group}"


def group_of(path: str) -> str:
    """Return what is the same for texts that lie in one drawer: one process should put them."""
    folder = hashlib.blake2b(posixpath.dirname(path).encode(), digest_size=6).hexdigest()
    return f"{folder}-{hashlib.blake2b(path.encode(), digest_size=1).digest()[0] % FILES:x}"
