"""What lies in the output folder since the last build: what is as it was need not be written, nor looked into."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from plugins.freshness.signatures import signature
from plugins.freshness.tables import Tables

NAME = "output"


class _Table(msgspec.Struct, gc=False):
    build: int = 0
    files: dict[str, tuple[int, int, int]] = {}
    folders: dict[str, int] = {}


class Remains(NamedTuple):
    """What has become of what *build* left: the files that are *lost*, being gone or others; see `Outputs` for *known*.

    It goes from process to process.
    """

    build: int
    lost: frozenset[str]
    known: bool


def look(root: Path, shelf: Tables) -> Remains:
    """Look at every file that the last build left in the output folder *root*."""
    folder, table = os.path.realpath(root), _taken(shelf)
    return Remains(
        build=table.build,
        lost=frozenset(path for path, seen in table.files.items() if seen != _seen(folder, path)),
        known=bool(table.folders) and all(seen == _changed(folder, path) for path, seen in table.folders.items()),
    )


class Outputs:
    """The files of the output folder *root* as they were left by *build*, the last, and what *remains* of them.

    *intact* are those that are still so. The folder is *known* if nothing has come or gone in it since.
    """

    def __init__(self, root: Path, shelf: Tables, build: int, remains: Remains) -> None:
        self._root, self._shelf = os.path.realpath(root), shelf
        table = _taken(shelf)
        is_known = table.build == build == remains.build
        self._table = table if is_known else _Table()
        self.files = self._table.files
        self.intact = self.files.keys() - remains.lost
        self.known = is_known and remains.known
        self.whole = bool(self.files) and not remains.lost
        """Whether all that the last build left lies there as it did, whatever else does."""

    @property
    def left(self) -> Collection[str] | None:
        """Return the files that the last build left; None if that is not known."""
        return self.files.keys() or None

    def forget(self) -> None:
        """Have nothing known, until the next build is done: from here on the folder changes."""
        self._shelf.drop(NAME)

    def lies(self) -> dict[str, tuple[int, int, int]]:
        """Return what lies there after `keep`: the signatures of files, and of folders the time of the last change."""
        return {**self._table.files, **{folder: (found, 0, 0) for folder, found in self._table.folders.items()}}

    def keep(self, build: int, files: Sequence[str], written: Iterable[str], removed: Iterable[str] = ()) -> None:
        """Keep what lies there after *build*: *files*, of which *written* are new or changed; others were *removed*.

        What is known and was not touched is not looked at again: should somebody else have been there, it will be seen.
        """
        anew = set(written)
        still = self.intact - anew
        found = {path: self.files[path] if path in still else _seen(self._root, path) for path in files}
        touched = _above([*anew, *removed] if self.known else files) - anew
        untouched = self._table.folders.items() if self.known else ()
        folders = {folder: time for folder, time in untouched if folder not in touched}
        folders |= {folder: time for folder in touched if (time := _changed(self._root, folder)) is not None}
        self._table = _Table(build, {path: seen for path, seen in found.items() if seen}, folders)
        self._shelf.write(NAME, self._table)


def _above(paths: Iterable[str]) -> set[str]:
    """Return the folders in which *paths* are; the whole of the output is one of them."""
    folders = {""}
    for path in paths:
        folder = posixpath.dirname(path)
        while folder not in folders:
            folders.add(folder)
            folder = posixpath.dirname(folder)
    return folders


def _seen(root: str, path: str) -> tuple[int, int, int] | None:
    try:
        return signature(os.lstat(f"{root}/{path}"))
    except OSError:
        return None


def _changed(root: str, folder: str) -> int | None:
    try:
        return os.lstat(f"{root}/{folder}").st_mtime_ns
    except OSError:
        return None


def _taken(shelf: Tables) -> _Table:
    return shelf.read(_Table, NAME) or _Table()
