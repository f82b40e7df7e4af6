"""What lies in the output folder since the last build: what is as it was need not be written, nor looked into."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable
from pathlib import Path

import msgspec

from plugins.freshness.shelf import Shelf
from plugins.freshness.signatures import signature
from plugins.freshness.values import packed, unpacked

NAME = "output"


class _Table(msgspec.Struct, gc=False):
    build: int = 0
    files: dict[str, tuple[int, int, int]] = {}
    folders: dict[str, int] = {}


class Outputs:
    """The files of the output folder *root* as they were left by *build*, the last.

    *intact* are those that are still so. The folder is *known* if nothing has come or gone in it since.
    """

    def __init__(self, root: Path, shelf: Shelf, build: int) -> None:
        self._root, self._shelf = os.path.realpath(root), shelf
        table = self._taken()
        if table.build != build:
            table = _Table()
        self._table = table
        self.files = table.files
        self.intact = {path for path, seen in table.files.items() if seen == self._seen(path)}
        self.known = bool(table.folders) and all(
            seen == self._changed(folder) for folder, seen in table.folders.items()
        )

    def forget(self) -> None:
        """Have nothing known, until the next build is done: from here on the folder changes."""
        self._shelf.drop(NAME)

    def lies(self) -> dict[str, tuple[int, int, int]]:
        """Return what lies there after `keep`: the signatures of files, and of folders the time of the last change."""
        return {**self._table.files, **{folder: (found, 0, 0) for folder, found in self._table.folders.items()}}

    def keep(self, build: int, files: Iterable[str], written: Iterable[str]) -> None:
        """Keep what lies there after *build*: *files*, of which *written* are new or changed."""
        anew = set(written)
        seen: dict[str, tuple[int, int, int]] = {}
        folders: set[str] = {""}
        for path in files:
            now = self.files[path] if path in self.intact and path not in anew else self._seen(path)
            if now:
                seen[path] = now
            folder = posixpath.dirname(path)
            while folder not in folders:
                folders.add(folder)
                folder = posixpath.dirname(folder)
        changed = {folder: found for folder in sorted(folders) if (found := self._changed(folder)) is not None}
        self._table = _Table(build, seen, changed)
        self._shelf.put(NAME, packed(self._table))

    def _seen(self, path: str) -> tuple[int, int, int] | None:
        try:
            return signature(os.lstat(f"{self._root}/{path}"))
        except OSError:
            return None

    def _changed(self, folder: str) -> int | None:
        try:
            return os.lstat(f"{self._root}/{folder}").st_mtime_ns
        except OSError:
            return None

    def _taken(self) -> _Table:
        return unpacked(_Table, self._shelf.take(NAME)) or _Table()
