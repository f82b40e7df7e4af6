"""The files of a folder, without following anything out of it; and of two folders that will be one."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from plugins.problems import Place, Problem
from plugins.publish import rules
from plugins.publish.manifest import Manifest
from plugins.publish.root_files import WELL_KNOWN, kind_of

_SIGNED = (1 << 63) - 1
_NONE: Mapping[str, Signature] = {}


# What the file system tells of a file without reading it: time in nanoseconds, size, inode. A move on one disk changes
# nothing of it.
Signature = tuple[int, int, int]


def signature(status: os.stat_result) -> Signature:
    """Return the signature of a file with that *status*."""
    return status.st_mtime_ns, status.st_size, status.st_ino & _SIGNED


@dataclass(kw_only=True)
class Merged:
    """The site as it will stand: files *written* by this build, and those *standing* that it leaves in their place."""

    written: list[str] = field(default_factory=list)
    standing: dict[str, Signature] = field(default_factory=dict)
    as_is: frozenset[str] = frozenset()
    """Those that are the owner's and published as they are; of each its name says that it may be."""
    problems: list[Problem] = field(default_factory=list)


def walk(folder: Path, prefix: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below *folder* that is no true folder, in order, with its path relative to it.

    A folder whose name begins with a dot is yielded and not entered, but for `.well-known` at the root.
    """
    with os.scandir(f"{folder}/{prefix}") as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = prefix + entry.name
            enters = not entry.name.startswith(".") or path == WELL_KNOWN
            if enters and entry.is_dir(follow_symlinks=False):
                yield from walk(folder, f"{path}/")
            else:
                yield path, entry


def looked_at(base: Path, paths: Iterable[str]) -> dict[str, Signature]:
    """Return the signatures of those of *paths* that are plain files in *base*, for a `merge` to come."""
    found = {}
    with contextlib.suppress(OSError), _looking_in(f"{base}/") as look:
        for path in paths:
            with contextlib.suppress(OSError, ValueError):
                status = look(path)
                if _is_plain(path, status):
                    found[path] = signature(status)
    return found


def merge(tree: Path, base: Path | None, manifest: Manifest, seen: Mapping[str, Signature] = _NONE) -> Merged:
    """Return the files of *tree* and, of those meant, the others in *base*; and what is wrong with which there are.

    What else is in *base* is not looked at: it will be gone. Of the files there that were *seen* already (`looked_at`)
    it is believed that they are still so.
    """
    merged = Merged(as_is=frozenset(path for path in manifest.as_is if kind_of(path)))
    meant = set(manifest.files)
    for path, entry in walk(tree):
        if _is_unwritable(path):
            merged.problems.append(_bad_name(path))
            continue
        place = Place(path=f"output/{path}")
        if entry.is_symlink():
            merged.problems.append(rules.SYMLINK.at(place))
        elif "/." in f"/{path}" and path not in merged.as_is:
            merged.problems.append(rules.DOT_FILE.at(place, name=entry.name))
        elif not entry.is_file(follow_symlinks=False):
            merged.problems.append(rules.SPECIAL_FILE.at(place))
        else:
            merged.written.append(path)
            if path not in meant:
                merged.problems.append(rules.UNEXPECTED_FILE.at(place))
        meant.discard(path)
    missing = [path for path in manifest.files if path in meant]
    if base is not None:
        missing = _Base(base, merged, seen).take(missing)
    merged.problems += [rules.MISSING_FILE.at(Place(path=f"output/{path}")) for path in missing]
    return merged


_Look = Callable[[str], os.stat_result]


@contextlib.contextmanager
def _looking_in(root: str) -> Iterator[_Look]:
    """Give a way to ask for what is at a path in *root*, without following a link; raise FileNotFoundError."""
    if os.stat not in os.supports_dir_fd:
        yield lambda path: os.lstat(root + path)
        return
    descriptor = os.open(root, os.O_RDONLY)
    try:
        yield partial(os.lstat, dir_fd=descriptor)  # the way to the root is gone once
    finally:
        os.close(descriptor)


class _Base:
    """The output as it stands, from which files are taken over."""

    def __init__(self, folder: Path, merged: Merged, seen: Mapping[str, Signature]) -> None:
        self._root = f"{folder}/"
        self._seen = seen
        self._merged = merged
        self._taken = frozenset(merged.written)
        self._rooms = {folder for path in merged.written for folder in _folders(path)}  # no file can stand there
        self._folders = {"": True}  # whether they are true ones, and will be
        self._listed: set[str] = set()

    def take(self, paths: list[str]) -> list[str]:
        """Add the files at *paths* to those standing; return the paths where nothing is."""
        try:
            with _looking_in(self._root) as look:
                return self._take(paths, look)
        except FileNotFoundError:
            return paths

    def _take(self, paths: list[str], look: _Look) -> list[str]:
        standing, folders, rooms, seen = self._merged.standing, self._folders, self._rooms, self._seen
        missing = []
        for path in paths:  # ten thousand, of which one has changed: this loop is half of what an edit costs
            folder = path.rpartition("/")[0]
            whole = folders.get(folder)
            if whole is None:
                whole = self._is_true(folder)
            is_barred = not whole or path in rooms or path[:1] == "/"
            if path in seen and not is_barred:
                standing[path] = seen[path]
                continue
            try:
                status = None if is_barred else look(path)
            except (OSError, ValueError):  # not there; a NUL or half a letter in the name
                status = None
            if status is None:
                missing.append(path)
            elif _is_plain(path, status):
                standing[path] = signature(status)
            elif not self._tell(path, status):
                missing.append(path)
        return missing

    def _tell(self, path: str, status: os.stat_result) -> bool:
        """Do the same with a file that may be more than a plain one; tell whether anything is there."""
        place = Place(path=f"output/{path}")
        name = path.rpartition("/")[2]
        if _is_unwritable(path):
            self._merged.problems.append(_bad_name(path))
            return False
        if stat.S_ISLNK(status.st_mode):
            self._merged.problems.append(rules.SYMLINK.at(place))
        elif "/." in f"/{path}" and path not in self._merged.as_is:
            self._merged.problems.append(rules.DOT_FILE.at(place, name=name))
        elif stat.S_ISREG(status.st_mode):
            self._merged.standing[path] = signature(status)
        elif stat.S_ISDIR(status.st_mode):
            return False
        else:
            self._merged.problems.append(rules.SPECIAL_FILE.at(place))
        return True

    def _is_true(self, folder: str) -> bool:
        """Tell whether *folder*, of which nothing is known yet, is a true one and will be."""
        outer, _, name = folder.rpartition("/")
        known = self._folders.get(outer)
        if self._is_true(outer) if known is None else known:
            if name.startswith(".") and folder != WELL_KNOWN:
                self._tell_hidden(folder, name)
            elif outer not in self._listed:
                self._list(outer)
        return self._folders.setdefault(folder, False)

    def _list(self, outer: str) -> None:
        """Learn of all folders in *outer* at once: that costs less than to ask for each."""
        self._listed.add(outer)
        prefix = f"{outer}/" if outer else ""
        try:
            with os.scandir(self._root + outer) as entries:
                inside = {prefix + entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
        except OSError:
            return
        hidden = {path for path in inside if path.startswith(f"{prefix}.") and path != WELL_KNOWN}  # never entered
        self._folders.update(dict.fromkeys(inside - hidden - self._taken, True))

    def _tell_hidden(self, folder: str, name: str) -> None:
        try:
            mode = os.lstat(self._root + folder).st_mode
        except (OSError, ValueError):
            return
        place = Place(path=f"output/{folder}")
        link = stat.S_ISLNK(mode)
        self._merged.problems.append(rules.SYMLINK.at(place) if link else rules.DOT_FILE.at(place, name=name))


def _folders(path: str) -> Iterator[str]:
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)


def _is_plain(path: str, status: os.stat_result) -> bool:
    """Tell whether what is at *path* is a file of which nothing is to be told."""
    return stat.S_ISREG(status.st_mode) and path.isascii() and "/." not in path and path[:1] != "."


def _is_unwritable(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return True
    return False


def _bad_name(path: str) -> Problem:
    shown = path.encode("utf-8", "backslashreplace").decode()
    return rules.BAD_NAME.at(Place(path=f"output/{shown}"))
