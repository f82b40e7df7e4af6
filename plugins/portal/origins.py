"""Origins: whether a file that lies in the output was written by a build."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from pathlib import Path

from plugins.freshness.values import digest_of
from plugins.pages import urls
from plugins.publish.outputs import is_regular
from plugins.publish.root_files import kind_of
from plugins.publish.trees import walk
from plugins.publish.untracked import is_litter

_HASHED = re.compile(r"[0-9a-f]{16,}(-\d+)?\.(jpg|png|webp|avif)")
_MADE = {
    urls.THEME[1:]: ("",),  # another theme had others
    urls.DATA[1:]: (".json", ".csv"),
    urls.SITEMAPS[1:]: (".xml",),
}
"""Folders in which no page stands, and the endings of what is written there."""
_MARK = f"{urls.THEME}css/main.css".encode()  # every page that a build writes asks for it
_LARGEST = 16 << 20  # bytes; no page is as long
_COMMON = {urls.SITEMAP[1:], urls.ROBOTS[1:]}  # any site has them, so they show nothing


class Origins:
    """Tells of files of *output* whether a build has written them.

    *left* are those that the last build left, with the hashes of their bytes, if that is known. If all of them lie
    there as they did (*is_whole*), no other build has been here since, and what else lies there is somebody's.
    Otherwise, the cache gone or of another content folder, it is told by what only builds write: names that are hashes,
    feeds, pages that ask for our styles.
    """

    def __init__(self, output: Path, left: Mapping[str, bytes], *, is_whole: bool) -> None:
        self._output, self._left, self._is_whole = output, left, is_whole
        self._by_letters = {path.casefold(): path for path in left}

    def is_ours(self, path: str) -> bool:
        """Tell whether a build has written the file at *path*."""
        if path in self._left:
            return True
        if self._is_page(path) or self._is_renamed(path):  # at an old address a page may be called anything
            return True
        if self._is_whole:
            return False
        name = path.rpartition("/")[2]
        if name == urls.FEED:
            return True
        folder = path.partition("/")[0] + "/"
        if folder == urls.PICTURES[1:]:
            return _HASHED.fullmatch(name) is not None
        return "/" in path and folder in _MADE and name.endswith(_MADE[folder])

    def _is_renamed(self, path: str) -> bool:
        """Tell whether the file at *path* is one that was left, under a name in other capitals."""
        before = self._by_letters.get(path.casefold())
        if before is None or not is_regular(self._output / path):
            return False
        try:
            return self._left[before] == digest_of((self._output / path).read_bytes())
        except OSError:
            return False

    def foreign(self) -> str:
        """Return the name of something in the output that no build has written, or nothing if it is a site of ours.

        It is one, too, if most of what the last build left is there: what else lies at its root is the owner's.
        """
        left = [path for path in self._left if (self._output / path).is_file()]
        if len(left) * 2 > len(self._left):
            return ""
        names = []
        for path, entry in walk(self._output):
            if is_litter(path) or kind_of(path) or path in _COMMON:
                continue
            if not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
                continue  # a link or a pipe: what it is in the place of, the installation will know
            if not self.is_ours(path):
                return path
            names.append(path)
        return "" if names else next(iter(sorted(entry.name for entry in self._output.iterdir())), "")

    def _is_page(self, path: str) -> bool:
        file = self._output / path
        try:
            status = file.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
                return False
            # An empty one is of nobody's worth keeping but at the root, where its name may be all that it says.
            return _MARK in file.read_bytes() or ("/" in path and not status.st_size)
        except OSError:
            return False
