"""What lies in the output folder since the last build: what is as it was need not be written, nor looked into."""

from __future__ import annotations

import os
import posixpath
import stat
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from plugins.freshness.signatures import MARGIN
from plugins.freshness.tables import Tables
from plugins.freshness.values import digest_of

NAME = "output"
_NEVER = (0, 0, 0, 0)  # of no file: what is kept with it is read again

FileState = tuple[int, int, int, int]
"""What the file system says of a file: time of the last change of its bytes, size, inode, and time of any change.

Nobody can set the last: an edit after which the old time was put back has another. So have a file that was moved, one
whose rights were changed and one that got a second name; the bytes decide then.
"""


class _Table(msgspec.Struct, gc=False):
    build: int = 0
    files: dict[str, FileState] = {}
    digests: dict[str, bytes] = {}
    folders: dict[str, tuple[int, int]] = {}


class Remains(NamedTuple):
    """What has become of what *build* left: the files that are *lost*, being gone or others; see `Outputs` for *known*.

    *moved* are files that look otherwise and have the bytes that were left, with their new state. It goes from process
    to process.
    """

    build: int
    lost: frozenset[str]
    moved: dict[str, FileState]
    known: bool


def look(root: Path, shelf: Tables, *, reads_all: bool = False) -> Remains:
    """Look at every file that the last build left in the output folder *root*, and into those that look otherwise.

    If it *reads_all*, every file is read and compared with its hash, whatever the file system says of it.
    """
    folder, table, now = os.path.realpath(root), _taken(shelf), time.time_ns()
    seen = {path: _changed(folder, path) for path in table.folders}
    strange = {path for path, found in seen.items() if found is None}  # a link, a file, nothing
    lost, moved = [], {}
    for path, before in table.files.items():
        if strange and not strange.isdisjoint(_above([path])):
            lost.append(path)
        elif reads_all or before != _state(folder, path):
            found = _reread(folder, path, table.digests.get(path))
            if found is None:
                lost.append(path)
            else:
                moved[path] = found if max(found[0], found[3]) < now - MARGIN or found == before else _NEVER
    return Remains(build=table.build, lost=frozenset(lost), moved=moved, known=bool(seen) and seen == table.folders)


def digests(folder: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Return the hashes of the files at *paths* in *folder*, for `Outputs.keep`."""
    found = {}
    for path in paths:
        with open(f"{folder}/{path}", "rb") as file:  # noqa: PTH123  ten thousand
            found[path] = digest_of(file.read())
    return found


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
        self._moved = remains.moved if is_known else {}
        self.known = is_known and remains.known
        self.whole = bool(self.files) and not remains.lost
        """Whether all that the last build left lies there as it did, whatever else does."""

    @property
    def left(self) -> Collection[str] | None:
        """Return the files that the last build left; None if that is not known."""
        return self.files.keys() or None

    @property
    def digests(self) -> Mapping[str, bytes]:
        """Return the hashes of the files that the last build left, as far as that is known."""
        return self._table.digests

    def forget(self) -> None:
        """Have nothing known, until the next build is done: from here on the folder changes."""
        self._shelf.drop(NAME)

    def lies(self) -> dict[str, FileState]:
        """Return what lies there after `keep`: the states of files, and of folders the times of the last change."""
        folders = self._table.folders.items()
        return {**self._table.files, **{folder: (changed, 0, 0, any_) for folder, (changed, any_) in folders}}

    def keep(
        self,
        build: int,
        files: Sequence[str],
        written: Iterable[str],
        removed: Iterable[str] = (),
        hashes: Mapping[str, bytes] | None = None,
    ) -> None:
        """Keep what lies there after *build*: *files*, of which *written* are new or changed; others were *removed*.

        *hashes* are those of files that the build made, taken before they were put in place. What is known and was not
        touched is not looked at again: should somebody else have been there, it will be seen.
        """
        anew = set(written)
        still = self.intact - anew
        left = {**self.files, **self._moved}
        found = {path: left[path] if path in still else _state(self._root, path) for path in files}
        known = self._table.digests
        made = hashes or {}
        kept = {path: made.get(path) or (known.get(path) if path in still else None) for path in found}
        kept |= digests(Path(self._root), [path for path, one in kept.items() if one is None and found[path]])
        touched = _above([*anew, *removed] if self.known else files) - anew
        untouched = self._table.folders.items() if self.known else ()
        folders = {folder: time for folder, time in untouched if folder not in touched}
        folders |= {folder: time for folder in touched if (time := _changed(self._root, folder)) is not None}
        states = {path: seen for path, seen in found.items() if seen}
        self._table = _Table(build, states, {path: kept[path] or b"" for path in states}, folders)
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


def _state(root: str, path: str) -> FileState | None:
    try:
        looked = os.lstat(f"{root}/{path}")
    except OSError:
        return None
    return looked.st_mtime_ns, looked.st_size, looked.st_ino, looked.st_ctime_ns


def _reread(root: str, path: str, digest: bytes | None) -> FileState | None:
    """Return the state of the file at *path* if it can be read and has the bytes that were left there; else None."""
    found = _state(root, path)
    try:
        # A pipe is never opened, which would wait for ever; and what only we could read is no use to a web server.
        if digest and found and _is_readable(os.lstat(f"{root}/{path}")):
            with open(f"{root}/{path}", "rb") as file:  # noqa: PTH123
                return found if digest_of(file.read()) == digest else None
    except OSError:
        pass
    return None


def _is_readable(status: os.stat_result) -> bool:
    """Tell whether that is the *status* of a plain file that its owner may read."""
    return stat.S_ISREG(status.st_mode) and bool(status.st_mode & stat.S_IRUSR)


def _changed(root: str, folder: str) -> tuple[int, int] | None:
    """Return when something came or went in *folder*, and when anything of it changed; None if it is no true one."""
    try:
        looked = os.lstat(f"{root}/{folder}" if folder else root)
    except OSError:
        return None
    return (looked.st_mtime_ns, looked.st_ctime_ns) if stat.S_ISDIR(looked.st_mode) else None


def _taken(shelf: Tables) -> _Table:
    return shelf.read(_Table, NAME) or _Table()
