"""Origins: whether a file that lies in the output was written by a build."""

from __future__ import annotations

import re
import stat
from collections.abc import Collection
from pathlib import Path

from plugins.pages import urls

_HASHED = re.compile(r"[0-9a-f]{16,}(-\d+)?\.(jpg|png|webp|avif)")
_MADE = {
    urls.THEME[1:]: ("",),  # another theme had others
    urls.DATA[1:]: (".json", ".csv"),
    urls.SITEMAPS[1:]: (".xml",),
}
"""Folders in which no page stands, and the endings of what is written there."""
_MARK = f"{urls.THEME}css/main.css".encode()  # every page that a build writes asks for it
_LARGEST = 16 << 20  # bytes; no page is as long


class Origins:
    """Tells of files of *output* whether a build has written them.

    *left* are those that the last build left, if that is known. If all of them lie there as they did (*is_whole*), no
    other build has been here since, and what else lies there is somebody's. Otherwise, the cache gone or of another
    content folder, it is told by what only builds write: names that are hashes, feeds, pages that ask for our styles.
    """

    def __init__(self, output: Path, left: Collection[str] | None, *, is_whole: bool) -> None:
        self._output, self._left, self._is_whole = output, left or (), is_whole

    def is_ours(self, path: str) -> bool:
        """Tell whether a build has written the file at *path*."""
        if path in self._left:
            return True
        if self._is_page(path):  # at an old address it may be called anything
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
