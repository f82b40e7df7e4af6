"""Aside: where a build writes what the output has not, until the gate has let it through."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from plugins.freshness.outputs import digests
from plugins.publish.outputs import TrueFolders, is_readable_file
from plugins.publish.trees import walk

_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
_NO_WAITING = getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to is opened at once


class Aside:
    """The *folder* in which a build for *output* writes. Paths are strings here: a site has ten thousand pages."""

    def __init__(self, folder: Path, output: Path) -> None:
        self.folder = folder
        self._folder, self._output = os.fspath(folder), os.fspath(output)
        self._folders = TrueFolders(output)

    def put(self, path: str, data: bytes) -> None:
        """Write *data* as the file at *path*, unless the output has just that already.

        Nothing is written where a file stands for which another needs a folder, or the other way round: which two
        pages these are is told when all are known. If nobody told it, the gate would miss the file.
        """
        if self._lies(path, data):
            return
        target = f"{self._folder}/{path}"
        with suppress(NotADirectoryError, IsADirectoryError, FileExistsError):
            try:
                _write(target, data)
            except FileNotFoundError:
                Path(target).parent.mkdir(parents=True, exist_ok=True)  # another worker may have been there first
                _write(target, data)

    def digests(self) -> dict[str, bytes]:
        """Return the hashes of all files that lie here, by path."""
        return digests(self.folder, (path for path, _ in walk(self.folder)))

    def _lies(self, path: str, data: bytes) -> bool:
        """Tell whether the output has just this file: a true one that its owner may read, not a link to one."""
        if not self._folders.hold(path):
            return False
        try:
            descriptor = os.open(f"{self._output}/{path}", os.O_RDONLY | _NO_LINKS | _NO_WAITING)
        except OSError:
            return False
        try:
            if not is_readable_file(os.fstat(descriptor)):
                return False
            with open(descriptor, "rb", closefd=False) as file:
                return file.read(len(data) + 1) == data
        finally:
            os.close(descriptor)


def _write(file: str, data: bytes) -> None:
    try:
        with open(file, "wb") as out:  # noqa: PTH123
            out.write(data)
    except OSError as error:
        error.filename = file  # of a full disk the system does not say where
        raise
