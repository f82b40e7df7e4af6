"""Where every sequence of edits begins: folders that are there again in a moment, as if nobody had touched them."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Kept(NamedTuple):
    """What is in a file, and when it was written."""

    data: bytes
    times: tuple[int, int]


@dataclass
class StartingPoint:
    """The *folders* of *root* as they were when they were kept: links to the same files in a folder beside.

    A build trusts a file by its inode, so a copy would not do: all of it would be made again.
    """

    root: Path
    folders: tuple[str, ...]

    def keep(self) -> None:
        """Keep the folders as they are."""
        self._kept: dict[str, Kept] = {}
        self._beside.mkdir()
        for folder in self.folders:
            for file in sorted((self.root / folder).rglob("*")):
                if file.is_file():
                    path, stat = file.relative_to(self.root).as_posix(), file.stat()
                    self._kept[path] = Kept(file.read_bytes(), (stat.st_atime_ns, stat.st_mtime_ns))
                    _link(file, self._beside / path)

    def go_back(self) -> None:
        """Have the folders again as they were kept, whatever was done to the files in them."""
        for folder in self.folders:
            shutil.rmtree(self.root / folder, ignore_errors=True)
        for path, kept in self._kept.items():
            file = self._beside / path
            if file.read_bytes() != kept.data:
                file.write_bytes(kept.data)
            os.utime(file, ns=kept.times)
            _link(file, self.root / path)

    @property
    def _beside(self) -> Path:
        return self.root / "kept"


def _link(file: Path, to: Path) -> None:
    try:
        to.hardlink_to(file)
    except FileNotFoundError:
        to.parent.mkdir(parents=True, exist_ok=True)
        to.hardlink_to(file)
