"""Files of the content, looked up by path: whoever asks for a few need not list them all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from plugins.portal.content_tree import Files, fault, read_tree
from plugins.portal.junk import is_junk


class Lookup(Mapping[str, bytes]):
    """The files in *folders* of the content folder at *root*, which is a real path: the same as in its tree.

    A file that lies where its path says is found at once. Whether another does, only the whole list can tell: the name
    on the disk may be written in another normal form. What is refused counts as being there *with_refused*.
    """

    def __init__(self, root: Path, *folders: str, with_refused: bool = False) -> None:
        self._root, self._folders, self._with_refused = root, folders, with_refused

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str):
            return False
        return self._lies(path) or path in self._all or (self._with_refused and self._is_refused(path))

    def __getitem__(self, path: str) -> bytes:
        return Files({path: os.fspath(self._root / path)})[path] if self._lies(path) else self._all[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def _is_refused(self, path: str) -> bool:
        """Tell whether *path* leads to what is refused: that is told, and who refers to it makes no mistake."""
        if not path.startswith(self._folders):
            return False
        parts = path.split("/")
        above = (self._root.joinpath(*parts[:end]) for end in range(1, len(parts) + 1))
        return any(one.is_symlink() for one in above)

    def _lies(self, path: str) -> bool:
        """Tell whether *path* leads to a file that counts, letter by letter, whatever the file system takes for it."""
        if not path.startswith(self._folders):
            return False
        found = self._root
        for name in path.split("/"):
            is_folder = (found / name).is_dir()
            if found.is_symlink() or is_junk(name, folder=is_folder) or name not in self._names(found):
                return False
            found /= name
        return fault(path, found) is None

    def _names(self, folder: Path) -> frozenset[str]:
        if folder not in self._listed:
            try:
                self._listed[folder] = frozenset(os.listdir(folder))
            except OSError:
                self._listed[folder] = frozenset()
        return self._listed[folder]

    @cached_property
    def _listed(self) -> dict[Path, frozenset[str]]:
        return {}

    @cached_property
    def _all(self) -> Files:
        return Files(read_tree(self._root, self._folders).on_disk)
