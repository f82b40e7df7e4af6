"""The HTML of bodies, kept by the folders of the texts: whoever shows one mostly shows its neighbours.

A folder's bodies are dealt to a few files, so that an edit in a folder of ten thousand does not write them all again.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping

from plugins.freshness.shelf import Shelf
from plugins.freshness.values import packed, unpacked

FILES = 16  # of a folder
OPEN = 32  # files that are kept in memory

Kept = dict[str, tuple[bytes, str]]
"""By the path of a text, the hash of its source and the HTML."""


class Bodies:
    """Bodies on *shelf*. What is not there, `read_again` makes of the file at a path."""

    def __init__(self, shelf: Shelf, read_again: Callable[[str], str]) -> None:
        self._shelf = shelf
        self._read_again = read_again
        self._open: OrderedDict[str, Kept] = OrderedDict()

    def html(self, path: str, source: bytes) -> str:
        """Return the body of the text at *path*, whose bytes have the hash *source*."""
        kept = self._file(_name(path)).get(path)
        return kept[1] if kept and kept[0] == source else self._read_again(path)

    def put(self, bodies: Mapping[str, tuple[bytes, str]], is_there: Callable[[str], bool]) -> None:
        """Keep *bodies*, and forget those beside them of texts that are not there any more."""
        by_name: defaultdict[str, Kept] = defaultdict(dict)
        for path, body in bodies.items():
            by_name[_name(path)][path] = body
        for name, new in by_name.items():
            kept = {path: body for path, body in self._file(name).items() if is_there(path)} | new
            self._open.pop(name, None)
            self._shelf.put(name, packed(kept))

    def _file(self, name: str) -> Kept:
        found = self._open.pop(name, None)
        if found is None:
            found = self._taken(name)
        self._open[name] = found
        if len(self._open) > OPEN:
            self._open.popitem(last=False)
        return found

    def _taken(self, name: str) -> Kept:
        return unpacked(Kept, self._shelf.take(name)) or {}


def _name(path: str) -> str:
    folder = hashlib.blake2b(posixpath.dirname(path).encode(), digest_size=6).hexdigest()
    return f"bodies/{folder}-{hashlib.blake2b(path.encode(), digest_size=1).digest()[0] % FILES:x}"


def group_of(path: str) -> str:
    """Return what is the same for paths whose bodies one process should put."""
    return _name(path)
