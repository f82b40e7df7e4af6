"""Junk: what editors, Office, file managers, network drives and git leave in a folder. It is nobody's content.

The one list of it, for whatever reads the content folder and whatever watches it. Letters count in either case: Windows
writes `desktop.ini` and `Desktop.ini`, and old programs `.BAK`. A copy that somebody made, “Copy of …” or “… (1)”, is
content: people mean something by it.
"""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Iterable

_ANY = (
    # Whatever is hidden: .DS_Store, ._a.md, .a.md.swp, .#a.md, .~lock.a.csv#, .git, .goutputstream-…
    ".*",
    # Editors: Emacs, Vim, backups and safe saves of the others
    "#*#",
    "*~",
    "*.sw[a-p]",
    "*.bak",
    "*.sb-????????-??????",
    "*___jb_tmp___",
    "*___jb_old___",
    "nppBackup",
    # Office
    "~$*",
    "*.tmp",
    # Downloads that are not whole
    "*.part",
    "*.partial",
    "*.filepart",
    "*.crdownload",
    "*.download",
    # git and patch
    "*.orig",
    "*.rej",
    # Windows, macOS and what unpacks archives
    "Thumbs.db",
    "Thumbs.db:encryptable",
    "ehthumbs*.db",
    "desktop.ini",
    "$RECYCLE.BIN",
    "RECYCLER",
    "System Volume Information",
    "Icon\r",
    "Icon\uf00d",  # the same over a network
    "__MACOSX",
    "Network Trash Folder",
    "Temporary Items",
    # Network drives (Synology, QNAP) and disks of Linux
    "@eaDir",
    "@Recycle",
    "@Recently-Snapshot",
    "@tmp",
    ".@__thumb",
    "@__thumb",
    "#recycle",
    "#snapshot",
    "lost+found",
)
_FILES = (
    "[0-9A-F]" * 8,  # Excel, while it saves; a folder of that name is a date
    "4913",  # Vim, trying whether it may write
    "5036",
)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(fnmatch.translate, names)), re.IGNORECASE)


_JUNK, _JUNK_FILE = _pattern(_ANY), _pattern(_FILES)


def is_junk(name: str, *, folder: bool = False) -> bool:
    """Tell whether a file of that *name*, or a *folder*, is none of the content: hidden, temporary, of a program."""
    return _JUNK.match(name) is not None or (not folder and _JUNK_FILE.match(name) is not None)


def lies_in_junk(path: str, *, folder: bool = False) -> bool:
    """Tell whether the file at *path*, or the *folder* there, is junk or lies in some."""
    *folders, name = path.split("/")
    return is_junk(name, folder=folder) or any(is_junk(one, folder=True) for one in folders)
