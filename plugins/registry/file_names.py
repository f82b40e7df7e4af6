"""File names that not every system can keep: a folder is copied between Windows, Macs and servers, and nothing is lost.

Windows has names of its own for devices, signs that no name may have, and drops blanks and dots at the end of one
(learn.microsoft.com/windows/win32/fileio/naming-a-file; the list is that of Python's `os.path.isreserved`, and of
OneDrive, which refuses the numbers 0, too). What is published is copied as well, so ids and addresses are no exception.
"""

from __future__ import annotations

import re

from plugins.problems import Place, Problem
from plugins.registry import rules
from plugins.registry.hidden import hidden_after

NAME_LIMIT = 255
"""Bytes of a name in UTF-8: no file system of Linux or of a Mac takes more."""
PATH_LIMIT = 240
"""UTF-16 units of a path from the content folder: Windows takes 259 for the whole, `C:\\…\\content\\` among them."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
_LONGEST = max(map(len, _DEVICES))
_PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9]+)?")  # most names: nothing to look for but devices
_SIGNS = re.compile(r'[<>:"|?*\\]')
_BLANK_FIRST = re.compile(r"\s+")
_ENDS = re.compile(r"[\s.]+$")


def is_device(name: str) -> bool:
    """Tell whether Windows keeps *name*, or what stands before its first dot, for a device: `con`, `Aux.tar.gz`."""
    stem = name.partition(".")[0]
    return len(stem) <= _LONGEST + 1 and stem.rstrip(" ").casefold() in _DEVICES


def fault_of(name: str, place: Place) -> Problem | None:
    """Return why a file or folder, which is at *place*, may not be called *name*; None if it may."""
    if is_device(name):
        return rules.DEVICE_NAME.at(place, name=name, fixed=_mended(name))
    if _PLAIN.fullmatch(name) and len(name) <= NAME_LIMIT:
        return None
    hidden = next((char for char in name if char < " "), None) or ((found := hidden_after(name)) and found[0][0])
    if hidden:
        return rules.NAME_HIDES.at(place, name=name, code=ord(hidden), fixed=_mended(name))
    if sign := _SIGNS.search(name):
        return rules.NAME_SIGN.at(place, name=name, sign=sign[0], fixed=_mended(name))
    if _ENDS.search(name):
        where = "kết thúc bằng dấu chấm" if name.endswith(".") else "kết thúc bằng dấu cách"
        return rules.NAME_ENDS.at(place, name=name, where=where, fixed=_mended(name))
    if _BLANK_FIRST.match(name):
        return rules.NAME_ENDS.at(place, name=name, where="bắt đầu bằng dấu cách", fixed=_mended(name))
    if (length := len(name.encode(errors="surrogateescape"))) > NAME_LIMIT:
        return rules.NAME_TOO_LONG.at(place, what=f"tên “{name}”", length=f"{length} byte", limit=f"{NAME_LIMIT} byte")
    return None


def fault_of_path(path: str) -> Problem | None:
    """Return that *path*, from the content folder, is too long; None if it is not."""
    length = len(path) if path.isascii() else len(path.encode("utf-16-le", errors="surrogatepass")) // 2
    if length <= PATH_LIMIT:
        return None
    limit = f"{PATH_LIMIT} chữ"
    return rules.NAME_TOO_LONG.at(Place(path=path), what="đường dẫn này", length=f"{length} chữ", limit=limit)


def _renamed(name: str) -> str:
    stem, dot, ending = name.partition(".")
    return f"{stem.rstrip()}-1{dot}{ending}"


def _mended(name: str) -> str:
    """Return *name* as every system can keep it."""
    shown = "".join(char for char in name if char >= " ")
    while hidden := hidden_after(shown):
        shown = shown[: hidden.start()] + shown[hidden.end() :]
    fixed = _ENDS.sub("", _SIGNS.sub("-", shown)).strip()
    stem, dot, ending = fixed.partition(".")
    if not stem.strip("- "):
        fixed = f"ten-moi{dot}{ending}"
    return _renamed(fixed) if is_device(fixed) else fixed
