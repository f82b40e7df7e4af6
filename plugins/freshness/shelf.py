"""A shelf: plain bytes kept between builds under a name, for one key; whole and of that key, or not there."""

from __future__ import annotations

import hashlib
import os
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from plugins import interrupts

CACHE_VARIABLE = "BANGVANG_CACHE"

_MARK = b"bangvang shelf 2\n"
_LENGTH = 32
_BESIDE = re.compile(r"\..+\.(\d+)")
_START = len(_MARK) + _LENGTH


def cache_folder(path: Path) -> Path:
    """Return the folder of the cache: *path*, unless the environment names another.

    It does where the checkout is read-only, and in tests.
    """
    return Path(os.environ.get(CACHE_VARIABLE) or path)


class Shelf:
    """Keeps files in *folder* for *key*, which says all that decides whether they may be used at all.

    A folder that cannot be written to keeps nothing, and is no mistake. No folder at all is one.
    """

    def __init__(self, folder: Path | None, key: bytes) -> None:
        self.folder = folder
        self._key = key

    def take(self, name: str) -> bytes | None:
        """Return what was put under *name*; None if it is not there, not whole, or of another key."""
        if self.folder is None:
            return None
        try:
            with (self.folder / name).open("rb") as file:
                head = file.read(_START)
                data = file.read()
        except OSError:
            return None
        return data if head == _MARK + self._seal(name, data) else None

    def part(self, name: str, start: int, end: int) -> bytes:
        """Return the bytes from *start* to *end* of what was put under *name*; others or fewer if it is not whole.

        For whoever has taken the whole, does not hold it, and knows a hash of the part.
        """
        if self.folder is None:
            return b""
        try:
            with open(f"{self.folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123  one for each item twice
                file.seek(_START + start)
                return file.read(end - start)
        except OSError:
            return b""

    def put(self, name: str, data: bytes) -> None:
        """Keep *data* under *name*."""
        with self.laid(name, data) as place:
            place()

    @contextmanager
    def laid(self, name: str, data: bytes) -> Iterator[Callable[[], None]]:
        """Write *data* beside what is under *name*; lend what puts them in its place, in no time and in one step.

        Another build may be reading, and this one may be killed. Unless it is called, all stays as it was.
        """
        if self.folder is None:
            yield lambda: None
            return
        file = self.folder / name
        beside = _beside(file)
        with interrupts.tidied(partial(_remove, beside)):
            try:
                _write(beside, _MARK, self._seal(name, data), data)
            except OSError:
                yield lambda: None
                return
            del data  # twenty megabytes of some, and what comes now may take its time

            def place() -> None:
                with suppress(OSError):
                    beside.replace(file)

            try:
                yield place
            finally:
                _remove(beside)

    def drop(self, name: str) -> None:
        """Forget what is under *name*."""
        if self.folder is not None:
            _remove(self.folder / name)

    def _seal(self, name: str, data: bytes) -> bytes:
        # Which data are wanted is a hash's to say. That they are whole is told by a checksum: it finds what accidents
        # do, and takes a quarter of the time; whoever forges files of the cache could forge a hash as well.
        check = zlib.crc32(data).to_bytes(4)
        whose = hashlib.blake2b(self._key + name.encode(), digest_size=_LENGTH - len(check))
        return whose.digest() + check


def write_whole(file: Path, *parts: bytes) -> None:
    """Write *parts* into *file* in one step: another build may be reading, and this one may be killed."""
    beside = _beside(file)
    with interrupts.tidied(partial(_remove, beside)):
        _write(beside, *parts)
        try:
            beside.replace(file)
        except OSError:
            _remove(beside)
            raise


def sweep(folder: Path) -> None:
    """Remove what processes that were killed have left below *folder*, half written."""
    for inside, _, names in os.walk(folder):
        for name in names:
            if (found := _BESIDE.fullmatch(name)) and not _is_running(int(found[1])):
                _remove(Path(inside, name))


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another user's, or no number of a process
        return True
    return True


def _beside(file: Path) -> Path:
    """Return the name under which what is to become *file* is written by this process."""
    return file.with_name(f".{file.name}.{os.getpid()}")


def _write(file: Path, *parts: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("wb") as out:
            out.writelines(parts)
    except OSError:
        _remove(file)
        raise


def _remove(file: Path) -> None:
    with suppress(OSError):
        file.unlink()
